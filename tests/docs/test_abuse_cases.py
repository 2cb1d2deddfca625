"""The page of abuse cases is true: every case has its row, every named test exists, every number is counted."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/abuse-cases.md").read_text("utf-8")
CASES = 24
KINDS = {
    "a stranger": "test_stranger",
    "another family": "test_another_family",
    "a curious case worker": "test_curious_case_worker",
    "a reader of counts": "test_counts",
    "somebody with a stolen database": "test_stolen_database",
}


def functions_of(path: Path) -> list[str]:
    """The test functions of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def rows() -> list[list[str]]:
    """The rows of the table of cases, cell by cell."""
    found = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)]
    assert all(len(row) == 4 for row in found)
    return found


def test_every_case_has_one_row_in_order_with_a_defence() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, CASES + 1))
    assert all(len(row[1]) > 5 and len(row[2]) > 20 for row in rows())


def test_every_case_names_a_test_and_every_named_test_exists() -> None:
    for number, _abuse, _defence, tests in rows():
        named = re.findall(r"`([\w/]+\.py)::(\w+)`", tests)
        assert named, f"case {number} names no test"
        for file, name in named:
            assert name in functions_of(ROOT / file), f"case {number}: {file}::{name}"


def test_a_test_that_is_called_after_a_case_stands_in_its_row() -> None:
    tests = {int(row[0]): row[3] for row in rows()}
    for path in (ROOT / "tests/register").rglob("test_*.py"):
        for name in functions_of(path):
            if found := re.match(r"test_case_(\d+)_", name):
                assert path.stem in tests[int(found[1])], f"{name} stands in no row"


def test_the_numbers_of_attacks_are_those_of_the_tests() -> None:
    folder = ROOT / "tests/register/families/attacks"
    assert {path.stem for path in folder.glob("test_*.py")} == set(KINDS.values())
    for kind, stem in KINDS.items():
        assert f"| {kind} | {len(functions_of(folder / f'{stem}.py'))} |" in PAGE
