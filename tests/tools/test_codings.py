"""Two codings of the same patients are compared answer by answer, and by what is said of them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from knowledge.leg_cramps import leg_cramps
from tools.codings import kinds, main, pairs, remarks


def coded(folder: Path, name: str, *lines: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text("\n".join([f"id: {name}", "answers:", *lines, ""]))


def test_answers_are_alike_or_in_two_ways_or_one_coders_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    coded(
        one, "p1", "  leg_cramp: yes", "  side: one leg", "  fever: no", "# unsaid: left", "# poor fit: calf"
    )
    coded(other, "p1", "  leg_cramp: yes", "  side: both legs", "# unsaid: left")
    coded(one, "p2", "  leg_cramp: yes")
    (pair,) = pairs(leg_cramps(), one, other)
    assert (pair.alike, pair.unlike, pair.alone) == (["leg_cramp"], ["side"], ["fever"])
    assert remarks(one) == {"# unsaid": 1, "# poor fit": 1}
    assert remarks(other) == {"# unsaid": 1, "# poor fit": 0}


def test_what_is_not_said_well_is_counted_by_kind(tmp_path: Path) -> None:
    coded(
        tmp_path / "one", "p1",
        "  leg_cramp: yes",
        "# unsaid: no chills",
        "# unsaid: 40 pack-years",
        "# unsaid: painkillers, not named",
        "# unsaid: blames the weather",
        "# poor fit: place not told -> leg_cramp yes",
        "# poor fit: pulses weak -> pedal_pulses diminished",
        "# poor fit: iron studies normal -> ferritin 90",
        "# poor fit: healthy -> none_of past_illness",
    )  # fmt: skip
    assert kinds(leg_cramps(), tmp_path / "one") == {
        "unsaid, denied or normal": 1,
        "unsaid, an amount or a time": 1,
        "unsaid, left open by the story": 1,
        "unsaid, else": 1,
        "poor fit, history": 1,
        "poor fit, examination": 1,
        "poor fit, tests": 1,
        "poor fit, in one word": 1,
    }


def test_the_answers_that_differ_are_shown_where_what_is_said_does(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    coded(one, "p1", "  leg_cramp: yes", "  night_in_bed: yes")
    coded(other, "p1", "  leg_cramp: yes", "  night_in_bed: yes", "  breathless_or_chest_pain: yes")
    coded(one, "p2", "  leg_cramp: yes", "  age: 50")
    coded(other, "p2", "  leg_cramp: yes", "  age: 51")
    lines = CliRunner().invoke(main, [str(one), str(other)]).output.splitlines()
    assert lines[0] == "2 patients; 5 findings answered by either"
    assert "  the same urgency: 1 of 2" in lines
    (shown,) = (line for line in lines if line.startswith("p1"))
    assert shown.startswith("p1  urgency: routine | emergency")
    assert "    breathless_or_chest_pain: - | yes" in lines
    assert not any(line.startswith("p2") for line in lines)
