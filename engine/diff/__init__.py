"""Two versions of a knowledge base: what changed, in English, and what that changes for patients."""

from __future__ import annotations

from typing import IO

from engine.diff.difference import Diff, difference
from engine.diff.versions import Version, read_version, version_of

__all__ = ["Diff", "Version", "difference", "read_version", "rendered", "version_of"]


def rendered(found: Diff, form: str, stream: IO[str], *, full: bool = False) -> str:
    """Return a difference as text, json or markdown; the patients stand below as case files, one a line."""
    from engine.assessment.record import as_json
    from engine.diff.diff_page import diff_page
    from engine.diff.difference import case_files, diff_record

    if form == "json":
        return as_json(diff_record(found))
    page = diff_page(found).whole() if full else diff_page(found)
    lines = "".join(as_json(each, one_line=True) for each in case_files(found))
    if form == "markdown":
        from engine.report.markdown import markdown_page

        below = f"<details><summary>Patients as case files</summary>\n\n```json\n{lines}```\n\n</details>\n"
        return markdown_page(page) + (f"\n{below}" if lines else "")
    from engine.report.text import console_for, text_page

    return text_page(page, console_for(stream)) + (f"\nThe patients as case files:\n{lines}" if lines else "")
