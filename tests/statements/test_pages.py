from tests.statements.pages import plain


def test_a_page_becomes_its_words_a_block_a_line() -> None:
    head = "<head><title>no</title></head>"
    body = "<body><!-- no --><script>no</script><h1>A&amp;b</h1><p>c <i>d</i>\n e</p><p></p>f</body>"
    assert plain(f"<html>{head}{body}</html>") == "A&b\nc d e\nf"
