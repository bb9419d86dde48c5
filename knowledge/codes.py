"""The codes of records that give answers: codes.csv."""

from __future__ import annotations

import csv
from functools import cache

from knowledge.criteria import Code, KnowledgeError
from knowledge.digest import HERE

COLUMNS = ("system", "code", "finding", "value", "unit", "when", "days", "note", "checked")


def read_codes(text: str) -> tuple[Code, ...]:
    r"""Read the table of codes; refuse one that gives a finding two answers by one code.

    >>> (row,) = read_codes(",".join(COLUMNS) + "\nLOINC,2823-3,potassium,,,,30,,by hand\n")
    >>> row.finding, row.days, row.when
    ('potassium', 30, 'now')
    """
    header, *rows = csv.reader(text.splitlines(), strict=True)
    if tuple(header) != COLUMNS:
        raise KnowledgeError(f"the table of codes has the columns {header}, not {list(COLUMNS)}")
    codes: dict[tuple[str, str, str], Code] = {}
    for row in rows:
        given = dict(zip(COLUMNS, row, strict=True))
        days = given.pop("days")
        code = Code(**{**given, "when": given["when"] or "now"}, days=int(days) if days else None)  # type: ignore[arg-type]
        key = code.system, code.code, code.finding
        if key in codes:
            raise KnowledgeError(f"{code.system} {code.code} gives {code.finding} twice")
        codes[key] = code
    return tuple(codes.values())


@cache
def codes() -> tuple[Code, ...]:
    """Return the table, read once it is asked for."""
    return read_codes((HERE / "codes.csv").read_text("utf-8"))
