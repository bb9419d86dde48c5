"""Spark on executors of their own: what they say is what a batch says, row by row."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch import run
from engine.batch.arrow import assess_table, result_schema
from engine.errors import UnreadableInput
from engine.spark import assess_spark
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.batch.running import errors_in
from tools.cases import drawn
from tools.cases.arrays import table
from tools.cases.drawing import Clinic
from tools.cases.pictures import PICTURES

pytest.importorskip("pyspark", reason="Spark comes with the extra `engines`")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17", allow_module_level=True)

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

pytestmark = [
    pytest.mark.engines,
    pytest.mark.filterwarnings(
        "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
    ),
]

ROOT = Path(__file__).parents[2]
CASES = 10_000
EVERY = 997
"""Every so manieth case has a potassium that nobody has."""


def _zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for package in ("engine", "knowledge"):
            for file in sorted((ROOT / package).rglob("*")):
                if file.suffix in {".py", ".csv", ".toml", ".txt"}:
                    archive.write(file, file.relative_to(ROOT))
    return path


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    folder = tmp_path_factory.mktemp("spark")
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.submit.pyFiles", str(_zip(folder / "crampdx.zip")))
            .config("spark.local.dir", str(folder))
            .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clinic = Clinic(leg_cramps(), PICTURES)
    cases = pa.concat_tables(table(clinic, first, some) for first, some in drawn(clinic, CASES, 3))
    potassium = cases.column("potassium").to_numpy().copy()
    potassium[::EVERY] = 3000.0
    place = cases.schema.get_field_index("potassium")
    column = pa.array(potassium, mask=np.isnan(potassium))
    path = tmp_path_factory.mktemp("cases") / "cases.parquet"
    parquet.write_table(cases.set_column(place, "potassium", column), path)
    return path


@pytest.fixture(scope="module")
def batch(file: Path) -> tuple[pa.Table, list[dict[str, Any]]]:
    """What a batch says of the cases, in the order of their ids, and what it rejects."""
    output = file.with_name("out.parquet")
    run(leg_cramps(), [str(file)], str(output), trace=True)
    return parquet.read_table(output).sort_by("id"), errors_in(output)


def _same(said: DataFrame, batch: tuple[pa.Table, list[dict[str, Any]]]) -> None:
    """Hold what Spark says to what a batch says: every row, every column, and all that was rejected."""
    rows, errors = batch
    everything = said.toArrow().sort_by("id")
    wrong = [row["id"] for row in everything.filter(pa.compute.is_null(everything["urgency"])).to_pylist()]
    assert wrong == sorted(error["id"] for error in errors)
    assert len(wrong) == -(-CASES // EVERY)
    rejected = said.filter(f.size("problems") > 0).select("id", "problems.path").collect()
    assert sorted(row.id for row in rejected) == wrong
    assert {path for row in rejected for path in row.path} == {"answers.potassium"}
    cases = everything.filter(pa.compute.is_valid(everything["urgency"])).select(rows.column_names)
    assert len(rows) == CASES - len(wrong)
    assert cases.cast(rows.schema).equals(rows)


def test_executors_say_what_a_batch_says_row_by_row(
    spark: SparkSession, file: Path, batch: tuple[pa.Table, list[dict[str, Any]]]
) -> None:
    _same(assess_spark(leg_cramps(), spark.read.parquet(str(file)).repartition(5), fired=True), batch)


def test_a_killed_executor_changes_nothing(
    spark: SparkSession, file: Path, batch: tuple[pa.Table, list[dict[str, Any]]], tmp_path: Path
) -> None:
    killed = str(tmp_path / "killed")

    def killing(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for number, each in enumerate(batches):
            yield each
            if number == 1 and not os.path.exists(killed):
                Path(killed).touch()
                daemon = os.getppid()  # the process that forks workers; its parent is the executor
                executor = int(Path(f"/proc/{daemon}/stat").read_text().rpartition(")")[2].split()[1])
                os.kill(executor, signal.SIGKILL)

    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
    try:
        cases = spark.read.parquet(str(file)).repartition(4)
        _same(assess_spark(leg_cramps(), cases.mapInArrow(killing, cases.schema), fired=True), batch)
    finally:
        spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
    assert Path(killed).exists()


def test_all_rows_in_one_partition_and_none_in_the_others(
    spark: SparkSession, file: Path, batch: tuple[pa.Table, list[dict[str, Any]]]
) -> None:
    _same(
        assess_spark(leg_cramps(), spark.read.parquet(str(file)).repartition(6, f.lit(1)), fired=True), batch
    )


def test_the_code_that_runs_there_is_that_of_the_zip(spark: SparkSession) -> None:
    def where(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import engine.batch.arrow

        for _ in batches:
            yield pa.RecordBatch.from_pydict({"file": [engine.batch.arrow.__file__]})

    (row,) = spark.range(1).mapInArrow(where, "file string").collect()
    assert "crampdx.zip/engine/batch/arrow.py" in row.file


def test_rows_without_an_id_are_called_by_their_partition_and_place(spark: SparkSession) -> None:
    cases = spark.range(8).repartition(3).select(f.lit(True).alias("will_not_start"))
    said = assess_spark(CAR, cases).collect()
    assert len({row.id for row in said}) == 8
    assert all(row.id.startswith("row-") for row in said)


def test_nulls_and_columns_of_nulls_alone_are_open(spark: SparkSession) -> None:
    written = "id string, lights_dim string, voltage decimal(4, 1)"
    cases = spark.createDataFrame([("a", "yes", None), ("b", None, None), ("c", "perhaps", None)], written)
    cases = cases.withColumns({"smell_of_fuel": f.lit(None), "weather": f.array(), "medicines": f.lit(None)})
    said = assess_spark(CAR, cases).toArrow()
    assert said.schema.equals(result_schema(CAR))
    alone = assess_table(CAR, pa.table({"id": ["a", "b", "c"], "lights_dim": ["yes", None, "perhaps"]}))
    assert said.sort_by("id").select(["id", "urgency"]).equals(alone.select(["id", "urgency"]))
    assert [bool(row["problems"]) for row in said.sort_by("id").to_pylist()] == [False, False, True]


def test_a_frame_without_rows_or_partitions_gives_none(spark: SparkSession) -> None:
    empty = spark.createDataFrame([], "id string, lights_dim boolean")
    assert assess_spark(CAR, empty).toArrow().equals(result_schema(CAR).empty_table())


def test_a_column_that_a_case_does_not_have_is_refused_before_any_job(spark: SparkSession) -> None:
    with pytest.raises(UnreadableInput, match="lights_dimm"):
        assess_spark(CAR, spark.createDataFrame([(True,)], "lights_dimm boolean"))
