import base64

from khabar.register.accounts.factors.picture import picture


def test_a_code_is_an_image_in_the_page_itself() -> None:
    kind, _, data = picture("otpauth://totp/Register:amal").partition(",")
    assert kind == "data:image/svg+xml;base64"
    drawn = base64.b64decode(data).decode()
    assert drawn.startswith("<svg xmlns=")
    assert "script" not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
