"""The register: every claim of the five documents, in the project's own words, read from `claims.csv`."""

from __future__ import annotations

import csv

from knowledge.criteria import Claim, KnowledgeError
from knowledge.digest import HERE
from knowledge.sources import DOCUMENTS

COLUMNS = ("id", "document", "place", "subject", "role", "kind", "statement", "declined")


def read_claims(text: str) -> tuple[Claim, ...]:
    """Read a register from the text of a CSV file; `document` is the file name of the claim's document.

    A claim's id is the letter of its document and a number, and every cell but the last is filled.
    """
    header, *rows = csv.reader(text.splitlines(), strict=True)
    if tuple(header) != COLUMNS:
        raise KnowledgeError(f"the register has the columns {header}, not {list(COLUMNS)}")
    claims: dict[str, Claim] = {}
    for row in rows:
        if len(row) != len(COLUMNS) or not all(row[:-1]):
            raise KnowledgeError(f"{row} is no claim: it needs {list(COLUMNS)}, only the last may be empty")
        claim = Claim(**dict(zip(COLUMNS, row, strict=True)))
        if claim.id in claims:
            raise KnowledgeError(f"two claims have the id {claim.id!r}: ids are never reused")
        if claim.id[0] not in _LETTERS:
            raise KnowledgeError(f"claim {claim.id} is of no document: {', '.join(_LETTERS)}")
        claims[claim.id] = claim
    return tuple(claims.values())


_LETTERS = tuple(document.document for document in DOCUMENTS)
CLAIMS: tuple[Claim, ...] = read_claims((HERE / "claims.csv").read_text("utf-8"))
