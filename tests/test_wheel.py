"""What is installed: the two packages with their data, one module, one command, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "cli.py", "engine", "knowledge")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("out")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, source / part)
    command = (
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(out),
    )
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    return next(out.glob("crampdx-*.whl"))


def test_the_wheel_holds_every_module_and_data_file_but_no_old_release_and_nothing_else(wheel: Path) -> None:
    expected = {"cli.py"}
    for package in ("engine", "knowledge"):
        files = (p for p in (ROOT / package).rglob("*") if p.is_file() and p.suffix != ".pyc")
        expected |= {path.relative_to(ROOT).as_posix() for path in files if path.parent.name != "releases"}
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if ".dist-info/" not in name} == expected


def test_the_wheel_brings_the_command_and_forbids_upload(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = next(name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name)
    assert "crampdx = cli:main" in archive.read(f"{info}/entry_points.txt").decode()
    metadata = archive.read(f"{info}/METADATA").decode()
    assert "Classifier: Private :: Do Not Upload" in metadata
    assert "Requires-Python: <3.14,>=3.11" in metadata
