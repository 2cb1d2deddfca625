"""Compiled loops are made anew when anything changes that they are made of."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from numba.core.registry import CPUDispatcher

from khabar import compiled

LOOP = """
from khabar.compiled import njit
from khabar.names.levels import LEVEL


@njit(cache=True)
def level():
    return LEVEL
"""
ASK = "from khabar.names.loop import level; print(level(), sum(level.stats.cache_hits.values()))"


def test_a_constant_of_another_file_is_never_an_old_one(tmp_path: Path) -> None:
    room = tmp_path / "khabar/names"
    room.mkdir(parents=True)
    shutil.copy(compiled.__file__, tmp_path / "khabar")
    (tmp_path / "khabar/__init__.py").write_text("", "utf-8")
    (room / "__init__.py").write_text("", "utf-8")
    (room / "loop.py").write_text(LOOP, "utf-8")
    (room / "other.py").write_text("", "utf-8")

    def ask() -> list[str]:
        environment = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
        return done.stdout.split()

    (room / "levels.py").write_text("LEVEL = 1\n", "utf-8")
    assert ask() == ["1", "0"]
    (room / "other.py").write_text("LEVEL = 2\n", "utf-8")
    assert ask() == ["1", "1"]
    (room / "levels.py").write_text("LEVEL = 2\n", "utf-8")
    assert ask() == ["2", "0"]
    assert len(list((tmp_path / "khabar/__pycache__").glob("khabar-loops-*"))) == 1


def test_a_folder_is_kept_while_only_other_files_change(tmp_path: Path) -> None:
    for room in compiled.ROOMS:
        shutil.copytree(compiled.HERE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    before = compiled.digest(tmp_path)
    assert before == compiled.digest(compiled.HERE)
    for name, changes in (("names/parsing.py", False), ("names/usual.py", True), ("linkage/bare.py", True)):
        with (tmp_path / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        assert (compiled.digest(tmp_path) != before) is changes
        before = compiled.digest(tmp_path)


def test_where_nothing_can_be_written_the_next_place_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "file"))
    found = compiled.folder.__wrapped__()
    assert found is not None
    assert found.parent == compiled.HERE / "__pycache__"


def test_no_other_room_has_compiled_loops() -> None:
    for path in compiled.HERE.rglob("*.py"):
        if path.relative_to(compiled.HERE).parts[0] not in (*compiled.ROOMS, "compiled.py"):
            assert "njit" not in path.read_text("utf-8"), path


def test_constants_come_into_compiled_loops_in_capitals_and_by_name() -> None:
    found = 0
    for path, text in compiled.sources(compiled.HERE).items():
        if "njit" not in text:
            continue
        assert "from numba import njit" not in text
        module = import_module(".".join(("khabar", *path.relative_to(compiled.HERE).with_suffix("").parts)))
        taken = {
            name.asname or name.name
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("khabar.")
            for name in node.names
        }
        for loop in vars(module).values():
            if isinstance(loop, CPUDispatcher) and loop.py_func.__module__ == module.__name__:
                found += 1
                for name in set(names_in(loop.py_func.__code__)) & taken:
                    value = getattr(module, name)
                    assert not isinstance(value, ModuleType), f"{module.__name__}: {name} is not taken by name"
                    assert callable(value) or name.isupper(), f"{module.__name__}: {name} must be in capitals"
    assert found > 50


def names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from names_in(inner)
