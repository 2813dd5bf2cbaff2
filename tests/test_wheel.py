"""The built wheel holds what it must, and runs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from roleadvisor.packs.files import find_files

ROOT = Path(__file__).resolve().parents[1]


def test_the_wheel_holds_the_package_the_roles_compiled_too_the_manual_and_nothing_else(
    tmp_path: Path,
) -> None:
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    package = {
        f"roleadvisor/{p.relative_to(ROOT / 'src/roleadvisor').as_posix()}"
        for p in (ROOT / "src/roleadvisor").rglob("*")
        if p.suffix in {".py", ".typed", ".html", ".css", ".gz", ".yaml", ".msgpack"}
    }
    roles = {
        f"roleadvisor/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "roles").rglob("*.yaml")
    }
    manual = {
        f"{Path(wheel.name).stem.removesuffix('-py3-none-any')}.data/data/share/man/man1/roleadvisor.1"
    }
    assert names == package | roles | manual
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    check = (
        "from roleadvisor.packs.loading import COMPILED, bundled_pack, load_compiled; "
        "print(COMPILED, len(load_compiled(bundled_pack()).roles))"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    printed = subprocess.run(
        [sys.executable, "-c", check], env=environment, check=True, capture_output=True, text=True
    ).stdout
    assert printed.split() == [
        str(tmp_path / "site/roleadvisor/packs/bundled.msgpack"),
        str(len(find_files(ROOT / "roles").roles)),
    ]
