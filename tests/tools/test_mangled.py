"""Mangled records come out of a batch once each, and the check of that finds what does not."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from engine.batch.cells import CellReader
from engine.cases.problems import WrongValue
from knowledge.leg_cramps import leg_cramps
from tools.mangled import FORMS, tried


@pytest.mark.parametrize("suffix", FORMS)
def test_every_mangled_record_comes_out_once_and_as_it_is_by_itself(tmp_path: Path, suffix: str) -> None:
    found = tried(leg_cramps(), suffix, 150, 7, tmp_path)
    assert found.right
    assert min(found.rows, found.errors) > 20


def test_an_answer_that_passes_silently_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = CellReader._read_text

    def lenient(self: CellReader, text: str) -> object:
        means = strict(self, text)
        return None if isinstance(means, WrongValue) else means

    monkeypatch.setattr(CellReader, "_read_text", lenient)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(click.ClickException, match="not all of 150 records came out right"):
        tried(leg_cramps(), ".csv", 150, 7, tmp_path)
