"""Leg cramps in Python: what may be behind them, how urgent it is, and why.

>>> import crampdx
>>> done = crampdx.assess({"answers": {"leg_cramp": True, "potassium": "3.1 mmol/L"}, "medicines": ["HCTZ"]})
>>> done.urgency == "soon", [disorder.id for disorder in done.leading]
(True, ['hypokalemia', 'electrolyte_imbalance', 'medication_induced'])

Every function takes a `knowledge` base of its own; without one it is the leg cramps. Education, not a medical
device.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.assessment.consultation import Consulted, consult
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.errors import CrampdxError, UnreadableInput
from knowledge.criteria import Disorder, KnowledgeBase, Urgency

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from engine.explain import Explanation

__all__ = [
    "Assessment", "Case", "CrampdxError", "KnowledgeBase", "UnreadableInput", "Urgency",
    "assess", "assess_batches", "assess_spark", "assess_table", "explain", "result_schema",
]  # fmt: skip

Record: TypeAlias = Mapping[str, Any]
"""What a case file holds: `answers`, and perhaps `id`, `audience`, `medicines`, `medicines_complete`."""


class Assessment(Consulted):
    """What is said of one patient; `assessment` has all of it, with the rules."""

    @property
    def urgency(self) -> Urgency:
        """How urgent it is: a word that has an order, `self_care` the lowest and `emergency` the highest."""
        return self.assessment.urgency

    @property
    def leading(self) -> tuple[Disorder, ...]:
        """The disorders that explain it best."""
        return self.assessment.leading

    def to_dict(self) -> dict[str, Any]:
        """Return the assessment as data, as `crampdx assess --format json` prints it."""
        from engine.assessment.record import assessment_record

        return assessment_record(self.assessment)

    def to_text(self, width: int = 80, *, full: bool = False) -> str:
        """Return the report as plain text, at most `width` columns wide: one screen, or `full`."""
        from engine.report.page_of import page_of
        from engine.report.text import plain_text

        page = page_of(self)
        return plain_text(page.whole() if full else page, width)


def assess(case: Record | Case, *, knowledge: KnowledgeBase | None = None) -> Assessment:
    """Assess one patient; raise UnreadableInput with all that is wrong with the record.

    >>> done = assess({"answers": {"leg_cramp": "yes"}, "medicines": ["quinine"]})
    >>> done.urgency == "routine", done.to_dict()["warnings"][0]["id"], done.assessment.settled
    (True, 'quinine', False)
    """
    known = _or_leg_cramps(knowledge)
    (done,) = consult(known, [_case(case, known)])
    return Assessment(done.knowledge, done.case, done.firings)


def explain(case: Record | Case, *question: str, knowledge: KnowledgeBase | None = None) -> Explanation:
    """Answer a question about a patient: how, why, why-not, what-if, what-would-change, open or source.

    >>> explain({"answers": {"leg_cramp": True, "potassium": 3.1}}, "how", "urgency").to_dict()["question"]
    'how'
    """
    from engine.explain import answer

    known = _or_leg_cramps(knowledge)
    return answer(known, _case(case, known), question[0] if question else "open", question[1:])


def assess_batches(
    batches: Iterable[pa.RecordBatch], *, fired: bool = False, knowledge: KnowledgeBase | None = None
) -> Iterator[pa.RecordBatch]:
    """Assess record batches of cases: one row out for each row in, in the same order, in constant memory.

    Columns are those of a table for `crampdx batch`. What is wrong with a row stands in `problems` (a list of
    {path, value, message}); then all other columns but `id` are null. Whether ids are unique is not checked.
    Raises UnreadableInput if a column is not one that a case has.
    """
    from engine.batch.arrow import assess_batches as assessed

    return assessed(_or_leg_cramps(knowledge), batches, fired=fired)


def assess_table(table: pa.Table, *, fired: bool = False, knowledge: KnowledgeBase | None = None) -> pa.Table:
    """Assess a table of cases, as `assess_batches` does.

    >>> import pyarrow as pa
    >>> cases = pa.table({"leg_cramp": ["yes", "perhaps"], "potassium": [3.1, 4.0]})
    >>> assess_table(cases).select(["id", "urgency"]).to_pylist()
    [{'id': 'row-1', 'urgency': 'soon'}, {'id': 'row-2', 'urgency': None}]
    """
    from engine.batch.arrow import assess_table as assessed

    return assessed(_or_leg_cramps(knowledge), table, fired=fired)


def assess_spark(
    cases: DataFrame, *, fired: bool = False, knowledge: KnowledgeBase | None = None
) -> DataFrame:
    """Assess a Spark frame of cases on its executors, as `assess_batches` does; see docs/spark.md."""
    from engine.spark import assess_spark as assessed

    return assessed(_or_leg_cramps(knowledge), cases, fired=fired)


def result_schema(*, fired: bool = False, knowledge: KnowledgeBase | None = None) -> pa.Schema:
    """Return the schema of what `assess_batches` yields: it depends on the knowledge alone, on no row.

    >>> result_schema().names[:4], str(result_schema().field("leading").type)
    (['id', 'in_scope', 'urgency', 'urgency_could_be'], 'list<item: string>')
    """
    from engine.batch.arrow import result_schema as schema

    return schema(_or_leg_cramps(knowledge), fired=fired)


def _or_leg_cramps(knowledge: KnowledgeBase | None) -> KnowledgeBase:
    from knowledge.leg_cramps import leg_cramps

    return leg_cramps() if knowledge is None else knowledge


def _case(case: Record | Case, knowledge: KnowledgeBase) -> Case:
    if isinstance(case, Case):
        return case
    if not isinstance(case, Mapping):
        raise TypeError(
            f"a case is a mapping with `answers`, or a Case; read a file of them first, not {case!r:.60}"
        )
    return case_of(dict(case), knowledge, default_id="case")
