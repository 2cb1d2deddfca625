from khabar.register.accounts.templatetags.khabar import verbatim


def test_words_are_escaped_and_isolated() -> None:
    assert verbatim("<script>") == "<bdi>&lt;script&gt;</bdi>"


def test_hidden_direction_controls_are_shown() -> None:
    assert "[U+202E]" in verbatim("abc\u202edef")
