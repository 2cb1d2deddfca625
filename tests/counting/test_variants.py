"""When another answer speaks against an answer."""

import pytest
from tests.counting.tables import FIVE, KOSOVO, SPINA_BIFIDA

from khabar.counting import Interval, Remark, Variant
from khabar.counting.variants import Rule, left_out, rule_for, too_wide, unstable

ANSWER = Interval(100, 80, 130)


@pytest.mark.parametrize(
    ("other", "rule", "contradicts"),
    [
        (Interval(125, 110, 150), Rule.STRICT, False),
        (Interval(140, 90, 200), Rule.STRICT, True),
        (Interval(140, 90, 200), Rule.MUTUAL, False),
        (Interval(140, 110, 200), Rule.MUTUAL, True),
        (Interval(70, 60, 90), Rule.MUTUAL, True),
        (Interval(900, 800, 999), Rule.TOLD, False),
        (None, Rule.STRICT, False),
    ],
)
def test_another_answer(other: Interval | None, rule: Rule, contradicts: bool) -> None:
    variant = Variant(Remark("by_aic"), other, rule)
    assert variant.contradicts(ANSWER) is contradicts
    said = {Rule.STRICT: "unstable"}.get(rule, "contradicted")
    assert [one.key for one in unstable(ANSWER, [variant])] == [said] * contradicts


def test_lists_are_left_out_where_enough_remain() -> None:
    assert left_out(SPINA_BIFIDA) == []
    assert next((name, rule_for(rest)) for name, rest in left_out(KOSOVO)) == ("EXH", Rule.TOLD)
    assert {rule_for(rest) for _, rest in left_out(FIVE)} == {Rule.MUTUAL}


def test_an_interval_may_be_wide_but_not_without_end() -> None:
    assert too_wide(Interval(100, 50, 250)) == []
    assert too_wide(Interval(100, 50, 251))[0].values["ratio"] == "5.0"
    assert too_wide(Interval(100, 50, float("inf")))[0].values["ratio"] == "∞"
