"""What is installed: the two packages with their data, one module, one command, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from knowledge.criteria import KnowledgeError
from knowledge.digest import digest, digest_of

ROOT = Path(__file__).parent.parent
PARTS = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "cli.py", "crampdx.py", "engine", "knowledge")


ZIPPED = """
import sys
sys.path.insert(0, sys.argv[1])
import crampdx, pickle, pyarrow
from knowledge.leg_cramps import leg_cramps
table = pyarrow.table({"leg_cramp": ["yes", "perhaps"], "medicines": ["quinine", None]})
said = crampdx.assess_table(table).column("warnings").to_pylist()
assert "engine" in sys.modules and sys.modules["engine"].__file__.startswith(sys.argv[1])
sent = pickle.loads(pickle.dumps(leg_cramps()))
assert sent.drugs == leg_cramps().drugs and sent.digest == leg_cramps().digest
from engine.fhir import CodeTable
from knowledge.codes import codes
assert CodeTable(leg_cramps(), codes()).meanings("http://loinc.org", "2823-3")
print(said, leg_cramps().digest)
"""


ON_EXECUTORS = """
import sys
sys.path.insert(0, sys.argv[1])
there = set(sys.modules)
import pyarrow
from engine.spark import assess_batches
from knowledge.leg_cramps import leg_cramps
table = pyarrow.table({"side": ["one leg", "rihgt"], "medicines": ["quinine", None]})
(said,) = assess_batches(leg_cramps(), table.to_batches())
assert [bool(problems) for problems in said["problems"].to_pylist()] == [False, True]
allowed = {"engine", "knowledge", "numpy", "orjson", "pyarrow", "rapidfuzz"}
# Arrow looks for pandas by itself, and is content without.
brought = {"pandas", "dateutil", "pytz", "six", "tzdata"}
for name, module in sorted(sys.modules.items()):
    if name not in there and "-packages" in (getattr(module, "__file__", None) or ""):
        first = name.partition(".")[0].lstrip("_")
        assert first in allowed | brought or "cyutility" in first, name
"""


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
    expected = {"cli.py", "crampdx.py"}
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


def test_the_wheel_runs_from_a_zip_and_has_the_digest_of_its_sources(wheel: Path, tmp_path: Path) -> None:
    zipped = shutil.copy(wheel, tmp_path / "crampdx.zip")
    command = (sys.executable, "-c", ZIPPED, str(zipped))
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.stdout == f"[['quinine', 'medication_review'], None] {digest()}\n", done.stderr


def test_a_package_without_its_files_has_no_digest(tmp_path: Path) -> None:
    (tmp_path / "rules.pyc").write_bytes(b"compiled")
    with pytest.raises(KnowledgeError, match="cannot be found"):
        digest_of(tmp_path)


def test_executors_of_spark_need_four_libraries_and_no_more(wheel: Path, tmp_path: Path) -> None:
    zipped = shutil.copy(wheel, tmp_path / "crampdx.zip")
    command = (sys.executable, "-c", ON_EXECUTORS, str(zipped))
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
