"""A QR code, as an image that stands in the page itself: nothing is fetched, and no file of it is kept."""

import base64

from qrcode.main import QRCode

from khabar.charts import squares

QUIET = 4
"""White squares around the code, which cameras need (ISO/IEC 18004)."""


def picture(text: str) -> str:
    """The QR code of a text as the address of an image.

    Ex: picture("otpauth://...") -> "data:image/svg+xml;base64,..."
    """
    code = QRCode(border=QUIET)
    code.add_data(text)
    code.make()
    return "data:image/svg+xml;base64," + base64.b64encode(squares(code.get_matrix()).encode()).decode()
