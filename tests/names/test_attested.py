from khabar.names.attested import MOST_TRUST, attested


def test_shares_of_a_form_add_up_to_one() -> None:
    for form, shares in attested().latin.items():
        assert abs(sum(shares.values()) - 1) < 1e-9
        assert 0 < attested().trust[form] <= MOST_TRUST


def test_spellings_lead_back() -> None:
    assert attested().arabic["mohamed"]["محمد"] == attested().latin["محمد"]["mohamed"]
