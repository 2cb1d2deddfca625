from khabar.model import Credibility, Hop, HopKind, Reliability, Source, chain


def test_nothing_is_judged_before_a_person_judges_it() -> None:
    assert Source("A news desk").reliability == Reliability.UNJUDGED == "F"
    assert Credibility.UNJUDGED == "6"


def test_the_chain_comes_oldest_hop_first() -> None:
    witness, outlet = Hop("a neighbour", HopKind.EYEWITNESS), Hop("A news desk", HopKind.PUBLISHED)
    assert chain((outlet,), own=(witness,)) == (witness, outlet)
    assert chain((outlet,)) == (outlet,)
