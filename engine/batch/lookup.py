"""One record of a batch's input, by its id: the case that it is there, whatever file it is in."""

from __future__ import annotations

from engine.batch.inputs import find_inputs
from engine.batch.piece import BLANK, Piece, Rejected
from engine.batch.records import Reader
from engine.cases.case import Case
from engine.cases.files import unusable
from engine.cases.problems import did_you_mean, escaped, shown
from engine.errors import UnreadableInput
from engine.words import listed
from knowledge.criteria import KnowledgeBase

_FEW_IDS = 8
_SOME_RECORDS = 1000


def case_in(name: str, wanted: str, knowledge: KnowledgeBase) -> Case:
    """Return the case with this id in a file: the first of them, as in a batch.

    Raises UnreadableInput with all that is wrong with it, or where there is none.
    """
    [given] = find_inputs([name], leaving_out=()).inputs
    first: Piece | None = None
    rejected: Rejected | None = None
    for piece in Reader(knowledge).opened(given)():
        first = piece if first is None else first
        rows = piece.perhaps(wanted)
        named = [row for row, record in zip(rows, piece.records(rows), strict=True) if record.id == wanted]
        for _, read in piece.cases(named, knowledge):
            if isinstance(read, Case):
                return read
            rejected = rejected or read
    if rejected is not None:
        raise UnreadableInput(f"{given.source}, record {rejected.number}", rejected.problems)
    raise unusable(given.source, f"holds no case with the id {shown(wanted)}", _ids_like(wanted, first))


def _ids_like(wanted: str, piece: Piece | None) -> str:
    """Suggest an id that is meant, or name some of those there are."""
    if piece is None:
        return ""
    some = range(min(len(piece), _SOME_RECORDS))
    ids = [escaped(record.id) for record in piece.records(some) if record.value is not BLANK]
    return did_you_mean(wanted, ids, f"The first are {listed(ids[:_FEW_IDS])}.")
