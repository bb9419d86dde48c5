"""Medicines typed into the interview: what is recognised is kept, unless it is refused by name."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.cases.medicine_names import parts_of, recognise
from engine.cases.open import read_cases
from engine.interview.asked_screens import medicines_screen
from engine.interview.commands import Instead
from engine.interview.dialog import Dialog
from engine.interview.journal import Interview
from engine.interview.medicine_list import MedicineList
from engine.interview.run import PlainFace, interview
from engine.interview.session import AnsweredScreen, Medicines, Session
from engine.interview.views import View
from engine.report.page import Tone
from knowledge.leg_cramps import leg_cramps

LEGS = leg_cramps()


class Typist(PlainFace):
    """A face that types lines and remembers what was asked when each was typed."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__(io.StringIO(), io.StringIO())
        self.lines = list(lines)
        self.asked = ""
        self.said: list[tuple[str, str]] = []

    def show(self, view: View) -> None:
        self.asked = view.title if view.tone == "caution" else ""

    def say(self, text: str, tone: Tone = "plain", *, whole: bool = False) -> None:
        if text.startswith("Noted"):
            self.asked = ""

    def read(self, *_: object, **__: object) -> str:  # type: ignore[override]
        if not self.lines:
            raise EOFError
        self.said.append((self.asked, self.lines.pop(0)))
        return self.said[-1][1]

    @property
    def refused(self) -> str:
        """The questions that name a medicine and were answered neither by yes nor by keep."""
        return " | ".join(asked for asked, line in self.said if asked and line not in ("y", "k"))


def typed(*lines: str, before: tuple[str, ...] | None = None) -> tuple[tuple[str, ...], Typist]:
    """Type lines on the screen of medicines; return the list, or what is kept of it when they end."""
    typist, asked = Typist(lines), medicines_screen(LEGS)
    told = () if before is None else (AnsweredScreen(asked.screen.id, {}, Medicines(before)),)
    dialog = Dialog(typist, Interview(Session(LEGS, "patient", told)))
    dialog._quiet = True  # what stands so far takes its time
    try:
        answer = MedicineList(dialog, asked).ask("", changed=bool(told))
    except Instead:
        return dialog.interview.given(asked).names, typist
    return answer.names or (), typist


def classes(*names: str) -> set[str]:
    return set(recognise(names, LEGS.drugs).classes)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("i take hctz and quinine", "y"), ("hctz", "quinine")),
        (("i take hctz and quinine", "drop quinine", "y"), ("hctz",)),
        (("I'm on quinine please", "y"), ("quinine",)),
        (("furosmide and quinine", "1", "y"), ("quinine", "furosemide")),
        (("furosmide plus quinine", "1", "y"), ("quinine", "furosemide")),
        (("furosmide and quinine", "d", "y"), ("quinine",)),
        (("furosmide and quinine", "k", "y"), ("quinine", "furosmide")),
        (("furosmide and magnesum and quinine", "1", "1", "y"), ("quinine", "furosemide", "magnesium")),
        (("furosmide", "1 2", "y"), ("furosemide", "furosimide")),
        (("furosmide", "9", "hctz and quinine", "y"), ("hctz", "quinine")),
        (("i stopped quinine", "n", "none"), ()),
        (("i stopped quinine", "y", "y"), ("quinine",)),
        (("i stopped quinine", "u", "y"), ("stopped quinine",)),
        (("no quinine and hctz", "n", "y", "y"), ("hctz",)),
        (("lisinopril/hctz 20/12.5 mg", "y"), ("lisinopril/hctz 20/12.5 mg",)),
        (("water pill and quinine", "k", "y"), ("quinine", "water pill")),
        (("water pill and quinine", "furosemide", "y"), ("quinine", "furosemide")),
        (("diclofenac gel", "y"), ("diclofenac gel",)),
    ],
)
def test_what_is_recognised_is_kept_and_the_rest_is_asked_about(
    lines: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert expected == typed(*lines)[0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("hctz", "y"), ("quinine", "hctz")),
        (("",), ("quinine",)),
        (("drop hctz", "none", "drop quinine", "none"), ()),
        (("hctz", "drop all", "none"), ()),
    ],
)
def test_a_list_that_is_changed_loses_only_what_is_dropped_by_name(
    lines: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert expected == typed(*lines, before=("quinine",))[0]


def test_only_what_is_not_known_is_asked_about() -> None:
    _, typist = typed("i take hctz and quinine", "y")
    assert [asked for asked, _ in typist.said if asked] == []
    _, typist = typed("hctz, furosmide and quinine", "1", "y")
    assert [asked for asked, _ in typist.said if asked] == ["'furosmide' is not known here"]


def test_a_brand_that_ends_with_plus_is_not_cut_there() -> None:
    assert [part.text for part in parts_of("strangename plus 5 mg", LEGS.drugs)] == ["strangename plus 5 mg"]


@pytest.mark.parametrize("leave", ["quit", "stop", "y"])
def test_quinine_in_a_line_of_an_interview_warns_however_it_is_left(tmp_path: Path, leave: str) -> None:
    lines = ("2a 3a 6a 7a 8a 0", "change medicines", "i take hctz, furosmide and quinine", leave)
    path, case = tmp_path / "interview.jsonl", tmp_path / "case.yaml"
    face = PlainFace(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO())
    interview(LEGS, face, "patient", None, path)
    again = PlainFace(io.StringIO(f"save {case}\n"), io.StringIO())
    interview(LEGS, again, None, path)
    (said,) = consult(LEGS, read_cases(str(case), LEGS))
    assert any("quinine" in given.warning.id for given in said.assessment.warnings)
    assert said.case.medicines == ("i take hctz", "quinine", "furosmide")


names = st.sampled_from(sorted(LEGS.drugs))
joiners = st.sampled_from((" and ", ", ", "; ", " + ", "/", " & ", " with ", " plus ", " "))
noise = st.sampled_from(
    ("", "", "i take ", "i'm on ", "my ", "20 mg ", "tablets ", "blah ", "stopped ", "no ", "cream ", "é ")
)
replies = st.sampled_from(
    ("1", "2", "1 2", "1,3", "7", "k", "d", "y", "n", "u", "", "0", "none", "blah", "hctz", "quinine",
     "quinine and furosmide", "drop quinine", "drop all")
)  # fmt: skip


@st.composite
def mistyped(draw: st.DrawFn) -> str:
    name = draw(names)
    place = draw(st.integers(0, len(name) - 1))
    return name[:place] + name[place + 1 :]


@st.composite
def typed_lines(draw: st.DrawFn) -> str:
    line = ""
    for word in draw(
        st.lists(st.one_of(names, names, st.just("quinine"), mistyped()), min_size=1, max_size=4)
    ):
        line += (draw(joiners) if line else "") + draw(noise) + word
    return line[:190]


@settings(max_examples=2 * settings.default.max_examples)
@example("quinine and delix plus a-methapred", [])
@given(typed_lines(), st.lists(replies, max_size=8))
def test_every_medicine_that_a_case_file_would_recognise_is_kept_or_was_refused_by_name(
    line: str, said: list[str]
) -> None:
    kept, typist = typed(line, *(one for one in said if not one.startswith("drop")))
    refused = classes(*re.findall(r"'([^']*)'", typist.refused))
    assert classes(line) <= classes(*kept) | refused


@settings(max_examples=2 * settings.default.max_examples)
@given(typed_lines(), st.lists(replies, max_size=8), st.booleans())
def test_quinine_in_any_line_is_kept_or_was_refused_by_name(line: str, said: list[str], first: bool) -> None:
    whole = f"quinine and {line}" if first else f"{line} and quinine"
    kept, typist = typed(whole, *(one for one in said if not one.startswith("drop")))
    # Beside "no" or "cream" it is asked about; till then, and where that is not known, the text is kept.
    assert (
        "quinine" in classes(*kept)
        or "quinine" in typist.refused
        or any("quinine" in name for name in recognise(kept, LEGS.drugs).unrecognised)
    )


def test_back_from_a_change_of_the_list_leaves_it_as_it_was(tmp_path: Path) -> None:
    lines = (
        "2a 3a 6a 7a 8a 0",
        "change medicines",
        "quinine",
        "y",
        "change medicines",
        "hctz",
        "back",
        "stop",
    )
    case = tmp_path / "case.yaml"
    target = io.StringIO()
    face = PlainFace(io.StringIO("".join(f"{line}\n" for line in (*lines, f"save {case}"))), target)
    interview(LEGS, face, "patient", None, tmp_path / "interview.jsonl")
    assert "Nothing was changed." in target.getvalue()
    (read,) = read_cases(str(case), LEGS)
    assert read.medicines == ("quinine",)
    assert read.medicines_complete


def test_a_list_whose_change_was_taken_back_is_shown_again_after_a_break(tmp_path: Path) -> None:
    lines = ("2a 3a 6a 7a 8a 0", "change medicines", "quinine", "y", "change medicines", "hctz", "back")
    path, target = tmp_path / "interview.jsonl", io.StringIO()
    face = PlainFace(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO())
    interview(LEGS, face, "patient", None, path)
    interview(LEGS, PlainFace(io.StringIO("change medicines\n"), target), None, path)
    assert "Your answer so far: quinine. Enter keeps it." in target.getvalue()
