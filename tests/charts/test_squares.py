from xml.etree.ElementTree import fromstring

from khabar.charts import squares


def test_each_true_is_one_black_square() -> None:
    drawn = fromstring(squares([[True, False, True], [False, True, False]], side=10))  # noqa: S314 - our own
    assert (drawn.get("width"), drawn.get("height"), drawn.get("viewBox")) == ("30", "20", "0 0 3 2")
    assert [path.get("d") for path in drawn] == ["M0 0h3v2H0z", "M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1z"]
