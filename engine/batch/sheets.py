"""Sheets of a spreadsheet, a row a case: python-calamine reads them, and a cell becomes what CSV has for it.

Every sheet that can be seen and has a column for a finding, or for medicines, is read; which others there
are is told. Needs the extra `xlsx` (https://github.com/dimastbk/python-calamine), which this module alone
imports. It gives what formulas came to when the file was saved, and nothing for a cell that shows an error.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyarrow as pa

from engine.batch.inputs import Input
from engine.batch.tables import column_name
from engine.cases.files import unusable
from engine.cases.problems import shown
from knowledge.criteria import KnowledgeBase

_LARGEST = 2 << 30
_DIGITS = ".15g"
# A number that a dot between thousands would be suspected in, were it written by hand.
_LIKE_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")


@dataclass(frozen=True)
class Sheet:
    """A sheet below its header; `name` is empty where no other sheet of the file is read."""

    name: str
    header: Sequence[str]
    rows: Any

    @property
    def nothing(self) -> pa.RecordBatch:
        """No rows, of the columns that it has: all are texts."""
        columns = [pa.array([], pa.dictionary(pa.int32(), pa.string()))] * len(self.header)
        return pa.RecordBatch.from_arrays(columns, list(self.header))

    def batches(self, most: int) -> Iterator[pa.RecordBatch]:
        """Yield the rows, so many at a time."""
        while some := list(islice(self.rows, most)):
            columns = [pa.array(map(_text, cells), pa.string()) for cells in zip(*some, strict=True)]
            encoded = [column.dictionary_encode() for column in columns]
            yield pa.RecordBatch.from_arrays(encoded, list(self.header))


def sheets_in(given: Input, knowledge: KnowledgeBase) -> tuple[list[Sheet], list[str]]:
    """Return the sheets to be read, and in words those that are not; raise UnreadableInput if none can be.

    Where no sheet looks as if it were meant, it is the first that has anything in it.
    """
    book = _opened(given)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    filled: list[Sheet] = []
    passed: list[str] = []
    for about in book.sheets_metadata:
        what = f"the sheet {shown(about.name)} of {given.source}"
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            passed.append(f"{what}, which is hidden")
            continue
        rows = iter(_sheet(book, about.name, given).iter_rows())
        header = next((row for row in ([_text(c) or "" for c in row] for row in rows) if any(row)), None)
        if header is not None:
            filled.append(Sheet(about.name, header, rows))
    meant = [sheet for sheet in filled if _of_cases(sheet.header, knowledge)] or filled[:1]
    passed += [
        f"the sheet {shown(sheet.name)} of {given.source}, which has no column for a finding"
        for sheet in filled
        if sheet not in meant
    ]
    if len(meant) == 1:
        meant = [Sheet("", meant[0].header, meant[0].rows)]
    return meant, passed


def _of_cases(header: Iterable[str], knowledge: KnowledgeBase) -> bool:
    names = {column_name(name, knowledge) for name in header}
    return not names.isdisjoint({"medicines", *knowledge.finding})


def _opened(given: Input) -> Any:
    """Open a workbook whose parts are not larger than can be held."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError:
        what = "is a spreadsheet, and python-calamine, which reads it, is not installed"
        hint = "Install the extra in the clone with pip install '.[xlsx]', or save the sheet as CSV (UTF-8)."
        raise unusable(given.source, what, hint) from None
    stream = given.open()
    try:
        content = io.BytesIO(stream.read())
    finally:
        given.close(stream)
    try:
        with zipfile.ZipFile(content) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                what = "is larger than a spreadsheet is read"
                raise unusable(given.source, what, "Save the sheet as CSV (UTF-8).")
        content.seek(0)
        return CalamineWorkbook.from_filelike(content)
    except (CalamineError, zipfile.BadZipFile) as error:
        raise given.damaged("a spreadsheet", error) from None


def _sheet(book: Any, name: str, given: Input) -> Any:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise given.damaged("a spreadsheet", error) from None


def _text(cell: object) -> str | None:
    """Return what CSV has for a cell.

    >>> [_text(cell) for cell in ("", True, 4.0, 0.1 + 0.2, 28.376)]
    [None, 'true', '4', '0.3', '28.3760']
    """
    match cell:
        case "":
            return None
        case bool():
            return "true" if cell else "false"
        case float() | int():
            text = format(cell, _DIGITS)
            # Of a number nobody has to ask whether its dot stands between thousands.
            return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text
        case _:
            return str(cell)
