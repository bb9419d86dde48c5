from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.medicines import main, report


def test_the_shares_are_told_by_reason() -> None:
    lines = list(report([("furosemide", 3), ("furosemide xyz", 1), ("xyz", 2), ("stopped quinine", 2)]))
    assert lines == [
        "recognised: 1 of 4 names (25.0 %), 3 of 8 rows (37.5 %)",
        "not known: 1 of 4 names (25.0 %), 2 of 8 rows (25.0 %)",
        "  xyz",
        "says that it is not taken: 1 of 4 names (25.0 %), 2 of 8 rows (25.0 %)",
        "  stopped quinine",
        "known, with words left over: 1 of 4 names (25.0 %), 1 of 8 rows (12.5 %)",
        "  furosemide xyz",
    ]


def test_files_are_read_by_count_and_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "names.tsv").write_text("2\tHCTZ 25 mg\n", encoding="utf-8")
    main([str(tmp_path / "names.tsv")])
    assert "recognised: 1 of 1 names (100.0 %), 2 of 2 rows" in capsys.readouterr().out
