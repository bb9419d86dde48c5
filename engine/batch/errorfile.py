"""The file of rejected records: a line of JSON for each, with all its problems."""

from __future__ import annotations

from typing import Any

import orjson

from engine.batch.piece import Rejected


def error_line(rejected: Rejected) -> bytes:
    """Return the line for a rejected record."""
    return orjson.dumps(rejected_record(rejected), option=orjson.OPT_APPEND_NEWLINE)


def rejected_record(rejected: Rejected) -> dict[str, Any]:
    """Return a rejected record as data: its id, its problems, and of the patient only offending values."""
    return {
        "file": rejected.source,
        "record": rejected.number,
        "id": rejected.id,
        "problems": [
            {
                "path": "" if problem.place == "the record" else problem.place,
                "message": problem.message,
                "value": problem.value,
                "suggestion": problem.suggestion,
            }
            for problem in rejected.problems
        ],
    }
