"""Spark: where one machine is too small, `DataFrame.mapInArrow` is handed what assesses record batches.

Spark cuts a frame into partitions, hands the rows of each to a process of Python as record batches, and does
a partition again elsewhere where the machine that had it is lost. All that is ours is a function from batches
to batches with a schema known beforehand, so none of this is written here.

The knowledge goes with the function, whole: workers need this package, from its wheel or any zip of it, and
read none of its files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from engine.batch.arrow import assess_batches, check_columns, result_schema
from knowledge.criteria import KnowledgeBase

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType


def assess_spark(knowledge: KnowledgeBase, cases: DataFrame, *, fired: bool = False) -> DataFrame:
    """Assess the rows of a Spark frame: a row out for each row in, as `assess_batches` says of them.

    What is wrong with a row stands in its `problems`, so rejected rows are a filter on it and no job of their
    own. A row without an id is called after its partition and its place there. That ids are unique is for the
    caller to see to. Raises UnreadableInput, before any job, for a column that a case does not have.
    """
    from pyspark.sql.pandas.types import to_arrow_schema

    check_columns(knowledge, to_arrow_schema(cases.schema.toNullable()))
    sent = partial(_assessed, _pickles().dumps(knowledge), fired)
    return cases.mapInArrow(sent, spark_schema(knowledge, fired=fired))


def spark_schema(knowledge: KnowledgeBase, *, fired: bool = False) -> StructType:
    """Return the schema of the results as Spark has it."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(result_schema(knowledge, fired=fired))


def _assessed(sent: bytes, fired: bool, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    from pyspark import TaskContext

    task = TaskContext.get()
    stem = "row" if task is None else f"row-{task.partitionId()}"
    return assess_batches(_received(sent), batches, fired=fired, stem=stem)


@lru_cache(maxsize=1)
def _received(sent: bytes) -> KnowledgeBase:
    """Return the knowledge that was sent; a worker does one partition after another, and unpacks it once."""
    knowledge: KnowledgeBase = _pickles().loads(sent)
    return knowledge


def _pickles() -> Any:
    """Spark's own way to send functions and what they need from one of its processes to another."""
    from pyspark import cloudpickle

    return cloudpickle
