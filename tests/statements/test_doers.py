"""Who is said to have done what a figure counts."""

import pytest

from khabar.statements import read_statement


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("At least 40 men were arrested by government forces in Dar Nour.", "government forces"),
        ("At least 40 men were abducted by the Shield of Dar Nour in May.", "the Shield of Dar Nour"),
        (
            "At least 40 men died in the custody of the General Directorate of Roads.",
            "the General Directorate of Roads",
        ),
        ("Activists said government forces have killed at least 40 men.", "government forces"),
        ("Masked gunmen abduct 40 men from a bus.", "Masked gunmen"),
        ("The regime continues to hold 40 men in its prisons and camps.", "The regime"),
        ("Of these, 40 killings by the Shield Brigades stand in the report.", "the Shield Brigades"),
        ("The Shield Brigades were responsible for 40 arrests.", "The Shield Brigades"),
        ("In May 40 killings were attributed to Lowland rebels.", "Lowland rebels"),
        ("Some 40 men are in government forces custody.", "government forces"),
        ("قتل 40 شخصاً على يد قوات الحكومة في دار النور.", "قوات الحكومة"),
        ("تنعى الغرفة 40 مواطناً قتلتهم قوات الدرع السريع في قرية.", "قوات الدرع السريع"),
        ("اعتقلت شرطة المجلس الشرقي 40 شخصاً في أيار.", "شرطة المجلس الشرقي"),
        ("قال شاهد إن عناصر الجيش اعتقلوا 40 رجلاً.", "عناصر الجيش"),
        ("كانت كتائب الدرع مسؤولة عن مقتل 40 شخصاً.", "كتائب الدرع"),
        ("ما زال في سجون تنظيم الدرع 40 رجلاً محتجزاً.", "تنظيم الدرع"),
    ],
)
def test_a_body_before_or_behind_a_figure(text: str, by: str) -> None:
    (figure,) = read_statement(text).figures
    assert figure.by == by


@pytest.mark.parametrize(
    "text",
    [
        "At least 40 families returned to villages retaken by the army.",
        "The Harbour Network documented 40 arrests in May.",
        "The arrest of 40 men was documented by the Harbour Network.",
        "The report has 40 cases documented by local groups.",
        "Methodology: 40 men were counted.",
        "Lowland: 40 men arrested in May.",
        "وثقت شبكة المرفأ اعتقال 40 شخصاً في أيار.",
        "أرقام الطوارئ: 40 رجلاً.",
    ],
)
def test_who_counted_and_what_a_line_is_about_did_nothing(text: str) -> None:
    assert {figure.by for figure in read_statement(text).figures} <= {""}


def test_a_line_of_a_list_names_whom_it_counts() -> None:
    text = "At least 40 people were arrested in May:\n\n1. Government forces: 30\n\n2. The Salvation Council: 10\n"
    assert [figure.by for figure in read_statement(text).figures] == ["", "Government forces", "The Salvation Council"]
