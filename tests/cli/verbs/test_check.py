"""`khabar check`: a text, a page, standard input, rubbish."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

ARTICLE = "Rami Odeh, spokesman of the Harbour Coalition, said that 40 detainees were released out of 300.\n"


def test_an_article_as_a_table_and_for_a_program(khabar: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    shown = khabar("check", path)
    assert shown.code == 0
    assert "1 statements, 2 figures" in shown.out
    told = json.loads(khabar("check", path, "--json").out)
    assert told["statements"][0]["speaker"] == {
        "name": "Rami Odeh", "role": "spokesman", "organisation": "Harbour Coalition",
    }  # fmt: skip
    figure = told["figures"][0]
    assert (figure["low"], figure["high"], figure["counts"], figure["statement"]) == (40, 40, "released", 0)
    start, end = figure["span"]
    assert told["text"][start:end] == figure["text"] == "40"
    assert {"title", "outlet", "office", "date", "language", "disclaimers", "related"} <= set(told["document"])


def test_standard_input_and_a_page(khabar: Callable[..., Any], tmp_path: Path) -> None:
    assert json.loads(khabar("check", "-", "--json", given=ARTICLE).out)["figures"][1]["part_of"] is None
    page = tmp_path / "page.html"
    page.write_text(
        '<html lang="en"><head><meta charset="utf-8"><meta property="og:site_name" content="Harbour Post">'
        "<title>Home | Harbour Post</title></head><body><nav>Home</nav><h1>Forty came home</h1>"
        f"<p>{ARTICLE}</p></body></html>",
        "utf-8",
    )
    told = json.loads(khabar("check", page, "--json").out)
    assert (told["document"]["title"], told["document"]["outlet"]) == ("Forty came home", "Harbour Post")


def test_what_is_no_article_is_refused_in_a_sentence(khabar: Callable[..., Any], tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("name,age\nRami Odeh,40\n", "utf-8")
    answers = [khabar("check", listed), khabar("check", tmp_path / "none.txt"), khabar("check", "-", given=" ")]
    assert [answer.code for answer in answers] == [1, 1, 1]
    assert "this is a list, not a text" in answers[0].err
    assert all("Traceback" not in answer.err for answer in answers)


def test_which_cases_are_in_a_figure(khabar: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("In May 212 people were released, excluding soldiers.\n", "utf-8")
    assert json.loads(khabar("check", path, "--json").out)["figures"][0]["scope"] == "excluding soldiers"
    assert "excluding soldiers" in khabar("check", path).out.split("Which cases are in a figure")[1]
