"""Who said what, in Arabic."""

import pytest
from tests.statements.languages.telling import Told, told

from khabar.statements.languages.ar import find_said
from khabar.statements.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال الأمين العام للائتلاف الوطني سامر قاسم إن النظام أفرج عن بضع مئات.",
            [("سامر قاسم, الأمين العام, الائتلاف الوطني", "قال", "النظام أفرج عن بضع مئات", False)],
        ),
        (
            "وأضاف أن آلاف العائلات تنتظر، مشيراً إلى أن القوائم غير مكتملة.",
            [("same", "وأضاف", "آلاف العائلات تنتظر", False), ("same", "مشيراً", "القوائم غير مكتملة", False)],
        ),
        (
            "«لم يخبرنا أحد بشيء»، قالت أم خالد، وهي والدة أحد المعتقلين.",
            [("أم خالد", "قالت", "لم يخبرنا أحد بشيء", True)],
        ),
        (
            "ونفى المتحدث باسم وزارة الداخلية نادر العلي وجود معتقلين في السجن.",
            [
                ("نادر العلي, المتحدث باسم وزارة الداخلية, وزارة الداخلية", "ونفى", "وجود معتقلين في السجن", False),
            ],
        ),
        (
            "وبحسب مصدر أمني فإن 40 رجلاً نقلوا إلى سجن آخر.",
            [("مصدر أمني", "وبحسب", "40 رجلاً نقلوا إلى سجن آخر", False)],
        ),
        (
            "أفرجت السلطات عن 60 معتقلاً، بحسب وكالة أنباء محلية.",
            [("وكالة أنباء محلية", "بحسب", "أفرجت السلطات عن 60 معتقلاً", False)],
        ),
        (
            "وندد هيثم قاسم، الأمين العام للائتلاف، بالعفو المزعوم، مؤكداً أن الثورة مستمرة.",
            [
                ("هيثم قاسم, الأمين العام, الائتلاف", "وندد", "بالعفو المزعوم", False),
                ("same", "مؤكداً", "الثورة مستمرة", False),
            ],
        ),
        ("خرج الرجال من السجن في الصباح.", []),
    ],
)
def test_attributions(text: str, expected: list[Told]) -> None:
    assert told(text, find_said) == expected


def test_news_that_was_passed_on_names_who_passed_it_on() -> None:
    text = "ونقلت وكالة الشرق عن مصدر عسكري قوله إن الجيش حرر 60 رهينة."
    (said,) = find_said(text, sentences(text, 0, len(text))[0])
    assert (said.mention.speaker.role, said.via) == ("مصدر عسكري", ("وكالة الشرق",))


def test_whom_it_was_told_to_is_a_bearer() -> None:
    text = "وأفاد ناشطون لموقع عنب بأن القوات اعتقلت 12 شاباً."
    (said,) = find_said(text, sentences(text, 0, len(text))[0])
    assert (said.mention.speaker.role, said.via) == ("ناشطون", ("موقع عنب",))
