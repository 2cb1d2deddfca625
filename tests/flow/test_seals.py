"""A sealed bag, from the command line to a verdict."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Answer

Khabar = Callable[..., Answer]


def test_a_bag_is_sealed_verified_and_found_out(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "قائمة.csv").write_text("id,name\n1,Zayd\n")
    sealed = khabar("seal", "قائمة.csv", "--to", "bag", "--json")
    assert sealed.code == 0, sealed.err
    check = ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(check, cwd=tmp_path / "bag", check=False).returncode == 0
    whole = khabar("verify", "bag")
    assert (whole.code, "1 file" in whole.out) == (0, True)
    assert json.loads(sealed.out)["seal"] in whole.out
    assert khabar("seal", "قائمة.csv", "--to", "bag").code == 1
    (tmp_path / "bag" / "data" / "قائمة.csv").write_text("id,name\n1,Zaid\n")
    changed = khabar("verify", "bag", "--json")
    assert changed.code == 1
    assert "data/قائمة.csv: changed" in changed.err
    assert json.loads(changed.out)["problems"] == [{"path": "data/قائمة.csv", "what": "changed"}]
    assert khabar("verify", "nowhere").code == 1


def test_bags_are_verified_without_the_registers_packages(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert khabar("seal", "a.txt", "--to", "bag").code == 0
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('django', 'numpy', 'pyarrow', 'pyrage')));"
        "from pathlib import Path; from khabar.evidence import verify; sys.exit(not verify(Path('bag')))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
