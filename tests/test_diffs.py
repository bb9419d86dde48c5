"""The committed diffs are those of the releases they name, and their patients are told what they say."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.assessment.consultation import consult
from engine.assessment.record import assessment_record
from engine.cases.casefile import case_of
from engine.diff import Diff, read_version, version_of
from engine.diff.changes import changes
from engine.diff.conclusions import in_one_line
from engine.diff.diff_page import diff_page
from engine.diff.versions import Versions, on_common_answers, paired
from engine.report.markdown import markdown_page
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS

ROOT = Path(__file__).parent.parent
DIFFS = sorted((ROOT / "docs" / "diffs").glob("*.md"))
REFRESH = (
    "refresh it: crampdx knowledge diff knowledge/releases/{0}.json --format markdown > docs/diffs/{0}.md"
)
SEARCHED = {"In short", "What an old case file means", "Patients who are told something else"}
"""Sections that rest on what the solver finds: too dear to be repeated here."""


@cache
def since(release: str) -> Versions:
    old = read_version(str(ROOT / "knowledge" / "releases" / f"{release}.json"))
    return paired(old, version_of("what is installed here", leg_cramps(), OBLIGATIONS))


def sections(text: str) -> dict[str, str]:
    parts = (part.partition("\n") for part in text.split("\n## ")[1:])
    return {title.partition(" (+")[0]: body.strip() for title, _, body in parts}


def cases(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text("utf-8").partition("```json\n")[2].partition("```")[0].splitlines()
    return [json.loads(line) for line in lines]


def test_there_is_a_diff_for_each_release() -> None:
    releases = sorted(path.stem for path in (ROOT / "knowledge" / "releases").glob("*.json"))
    assert [path.stem for path in DIFFS] == releases


@pytest.mark.parametrize("path", DIFFS, ids=lambda path: path.stem)
def test_what_changed_since_a_release_is_not_stale(path: Path) -> None:
    pair = since(path.stem)
    told = sections(markdown_page(diff_page(Diff(pair, changes(pair), (), (), ()))))
    shown = sections(path.read_text("utf-8"))
    for title in told.keys() - SEARCHED:
        body = told[title].replace(str(ROOT) + "/", "").partition("\n*Decision support")[0].strip()
        assert shown[title].partition("\n*Decision support")[0].strip() == body, REFRESH.format(path.stem)


@pytest.mark.parametrize("path", DIFFS, ids=lambda path: path.stem)
def test_its_first_patients_are_still_told_what_it_says(path: Path) -> None:
    bases = on_common_answers(since(path.stem))
    first = cases(path)[:8]
    assert first
    for record in first:
        told = []
        for base in bases:
            (one,) = consult(base, [case_of(record, base)])
            told.append(in_one_line(assessment_record(one.assessment), *bases))
        assert record["notes"] == "; now ".join(told)


@pytest.mark.parametrize("path", DIFFS, ids=lambda path: path.stem)
def test_no_change_is_told_as_python_writes_a_record(path: Path) -> None:
    """Whose order could differ from run to run: promises and screens among them."""
    told = [one.text for one in changes(since(path.stem))]
    assert told
    assert [text for text in told if re.search(r"\w\(\w+=|frozenset", text)] == []
