"""What a form looks like, at every size: whole, no wider than the terminal, the focus always in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.interview.asked_screens import asked_of_screen, screens_of
from engine.interview.form import Sent, TerminalForm, form_of, paste, press
from engine.interview.form_lines import FOCUS, Corner, Pane, longer_than, rows_of
from engine.interview.views import View, screen_view
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps

LEGS = leg_cramps()
CORNER = Corner("so far: at least routine; night leg cramps", ("No sign found of: low potassium.",))
SIZES = ((60, 20), (80, 24), (200, 60))


def form(name: str, audience: Audience = "patient") -> TerminalForm:
    everything = {f.id: 1.0 for f in LEGS.finding.values() if audience in f.asked_of}
    asked = asked_of_screen(LEGS, screens_of(LEGS)[name], audience, everything, ())
    assert asked is not None
    return form_of(screen_view(asked, audience, {}, "screen 1, at most 18 more"))


def drawn(of: TerminalForm, columns: int, rows: int, pane: Pane = Pane()) -> list[str]:  # noqa: B008  it is frozen
    return [row.text for row in rows_of(of, pane, CORNER, columns, rows)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("name", [name for name, one in screens_of(LEGS).items() if one.kind == "checklist"])
def test_whatever_has_the_focus_is_in_sight_and_marked_by_a_character(
    name: str, columns: int, rows: int
) -> None:
    now: TerminalForm | Sent = form(name, "clinician")
    assert isinstance(now, TerminalForm)
    for box in now.boxes:
        assert isinstance(now, TerminalForm)
        lines = drawn(now, columns, rows)
        assert len(lines) == rows
        assert all(len(line) <= columns for line in lines)
        (marked,) = [line for line in lines if line.startswith(FOCUS)]
        assert f" {box.code} " in marked
        now = press(now, "down")


@given(
    st.sampled_from(tuple(name for name, one in screens_of(LEGS).items() if one.kind != "medicines")),
    st.tuples(st.integers(20, 250), st.integers(6, 70)),
    st.lists(st.sampled_from(("down", "up", " ", "1", "n")), max_size=20),
    st.text(max_size=30),
    st.booleans(),
)
def test_any_size_is_filled_exactly(
    name: str, size: tuple[int, int], keys: list[str], told: str, is_open: bool
) -> None:
    columns, rows = size
    now: TerminalForm | Sent = form(name, "clinician")
    for key in keys:
        assert isinstance(now, TerminalForm)
        now = press(now, key)
    assert isinstance(now, TerminalForm)
    lines = rows_of(now, Pane([told] * 3, 2, is_open), CORNER, columns, rows)
    assert len(lines) == rows
    assert any(row.focus for row in lines) or is_open
    assert not any("\n" in row.text for row in lines)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_stands_so_far_is_always_there(columns: int, rows: int) -> None:
    told = " ".join(drawn(form("what"), columns, rows))
    assert "so far: at least routine" in told
    assert "No sign found of: low potassium." in told


def test_yes_no_and_unknown_are_told_apart_without_colour() -> None:
    now: TerminalForm | Sent = form("what")
    for key in ("y", "down", "n", "down", "u"):
        assert isinstance(now, TerminalForm)
        now = press(now, key)
    assert isinstance(now, TerminalForm)
    marks = [line[2:5] for line in drawn(now, 80, 24) if line[2:3] == "["]
    assert marks[:4] == ["[x]", "[n]", "[?]", "[ ]"]


def test_a_long_pane_scrolls_and_keeps_the_question_in_sight() -> None:
    pane = Pane([f"line {number}" for number in range(40)], top=0, is_open=True)
    lines = drawn(form("what"), 60, 20, pane)
    assert any(line.startswith(FOCUS) for line in lines)
    assert "line 0" in lines
    assert any(line.endswith("below") for line in lines)
    last = drawn(form("what"), 60, 20, Pane(pane.texts, 1_000, is_open=True))
    assert "line 39" in last
    assert longer_than(pane.texts, 60, 5)


def test_what_is_typed_ends_in_a_mark_where_no_cursor_is_shown() -> None:
    assert "> 58_" in drawn(paste(form("age"), "58"), 60, 20)
    assert any(line.startswith("> 1a 2_") for line in drawn(paste(form("what"), "1a 2"), 60, 20))


def test_an_emergency_says_so_in_capitals() -> None:
    lines = drawn(form_of(View("EMERGENCY", text=("Get help now.",), tone="alarm")), 60, 20)
    assert lines[:2] == ["!!! EMERGENCY !!!", "Get help now."]
