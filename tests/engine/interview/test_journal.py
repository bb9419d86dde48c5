"""Nothing is ever lost: torn lines, full disks, other versions, and files that are no journals."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.cases.case import CANNOT_TELL
from engine.cases.open import read_cases
from engine.errors import UnreadableInput
from engine.interview.journal import Journal, case_so_far
from engine.interview.session import AnsweredScreen, Heard, Kept, Medicines, Session, Stopped
from tests.engine.interview.garage import GARAGE

FIRST = AnsweredScreen("trouble", {"will_not_start": True, "smell_of_fuel": False, "noise": "click"})
SECOND = AnsweredScreen("additives", {}, Medicines(("gasohol", "mystery"), complete=False))
THIRD = AnsweredScreen("voltage", {"voltage": 11.25}, None, changed=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interview.jsonl"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    yield journal
    journal.close()


def written(journal: Journal, *turns: object) -> Session:
    session = Session(GARAGE, "patient")
    for turn in turns:
        session = session.after(turn)  # type: ignore[arg-type]
        journal.append(turn, session)  # type: ignore[arg-type]
    return session


def resumed(path: Path, knowledge: object = GARAGE) -> tuple[Session, tuple[str, ...]]:
    journal = Journal(path, new=False)
    try:
        read = journal.resume(knowledge)  # type: ignore[arg-type]
    finally:
        journal.close()
    return read.session, read.changes


def test_every_turn_comes_back(path: Path, journal: Journal) -> None:
    kept = Kept("noise_without_turning", {"noise": "none", "weather": ("cold", "wet")})
    session = written(journal, FIRST, SECOND, THIRD, Heard(("leak",)), kept, Stopped())
    journal.close()
    assert (session, ()) == resumed(path)


def test_a_journal_cut_at_any_byte_resumes_at_the_last_whole_turn(path: Path, tmp_path: Path) -> None:
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    session = written(journal, FIRST, SECOND)
    journal.close()
    text = path.read_bytes()
    header = text.index(b"\n") + 1
    for end in range(header, len(text)):
        cut = tmp_path / f"cut-{end}.jsonl"
        cut.write_bytes(text[:end])
        again, changes = resumed(cut)
        whole = text[:end].count(b"\n") - 1
        assert session.turns[:whole] == again.turns
        assert (text[end - 1 : end] != b"\n") is bool(changes)
        assert cut.read_bytes() == text[: text[:end].rfind(b"\n") + 1]


def test_an_interview_can_be_assessed_while_it_goes_on_and_with_what_is_left_unfinished(
    path: Path, journal: Journal
) -> None:
    session = written(journal, SECOND)
    journal.draft(AnsweredScreen("trouble", {"will_not_start": True}))
    before = path.read_bytes()
    (case,) = read_cases(str(path), GARAGE)
    assert (case.id, case.audience) == ("interview", "patient")
    assert session.after(AnsweredScreen("trouble", {"will_not_start": True})).case.told == case.told
    assert before == path.read_bytes()


def test_what_was_not_saved_whole_is_left_out_of_the_case_and_told(path: Path, journal: Journal) -> None:
    session = written(journal, SECOND)
    said: list[str] = []
    read_cases(str(path), GARAGE, said.append)
    assert said == []
    with path.open("ab") as file:
        file.write(b'{"turn":"answered","scr')
    (case,) = read_cases(str(path), GARAGE, said.append)
    assert session.case.told == case.told
    assert [
        f"{path}: The interview broke off while the last answer was being saved, so it is left out."
    ] == said


@pytest.mark.parametrize("name", ["mine.json", "mine.yaml", "mine"])
def test_a_saved_interview_is_read_whatever_it_is_called(path: Path, journal: Journal, name: str) -> None:
    session = written(journal, FIRST)
    (case,) = read_cases(str(path.rename(path.with_name(name))), GARAGE)
    assert session.case.told == case.told


def test_a_full_disk_costs_no_answer(path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    session = written(journal, FIRST)
    before = path.read_bytes()
    real = os.write

    def half(file: int, data: memoryview) -> int:
        real(file, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="No space"):
        journal.append(SECOND, session.after(SECOND))
    assert before == path.read_bytes()
    monkeypatch.undo()
    journal.append(SECOND, session.after(SECOND))
    journal.close()
    assert session.after(SECOND) == resumed(path)[0]


def test_another_version_is_read_anew_and_says_what_changed(path: Path) -> None:
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    written(journal, FIRST, AnsweredScreen("results", {"voltage": 11.25}))
    journal.close()
    other = replace(
        GARAGE,
        version="2",
        screens=(),
        rules=tuple(rule for rule in GARAGE.rules if rule.id != "CAR-04"),
    )
    session, changes = resumed(path, other)
    assert dict(session.case.answers) == {
        "will_not_start": True,
        "smell_of_fuel": False,
        "noise": "click",
        "voltage": 11.25,
    }
    assert "another version of the knowledge" in changes[0]
    assert changes[1:] == ("The result so far is the same.",)
    assert resumed(path, other)[1] == (), "what was said is not said again"


def test_what_has_become_of_the_result_is_said_in_the_words_of_a_diff(path: Path) -> None:
    smell = AnsweredScreen("what", {"will_not_start": True, "smell_of_fuel": True})
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    written(journal, smell)
    journal.close()
    rules = tuple(rule for rule in GARAGE.rules if rule.id not in ("CAR-06", "CAR-08"))
    changes = resumed(path, replace(GARAGE, version="2", rules=rules))[1]
    assert changes[1:] == (
        "With the same answers, urgency: emergency → routine.",
        "With the same answers, what leads: fuel leak → nothing.",
    )


def test_answers_that_mean_nothing_any_more_are_said(path: Path) -> None:
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    written(journal, FIRST)
    journal.close()
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('"noise":"click"', '"noise":"bang"').replace("smell_of_fuel", "smell"), "utf-8"
    )
    session, changes = resumed(path)
    assert dict(session.case.answers) == {"will_not_start": True}
    told = " ".join(changes)
    assert "smell is not asked any more" in told
    assert "noise" in told


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"hello\n",
        b"[]\n",
        b'{"schema":"crampdx/interview/1"}\n',
        b'{"schema":"crampdx/interview/1","audience":["patient"]}\n',
        b'{"schema":"crampdx/interview/1","audience":"patient"}\n{"turn":7}\n',
        b'{"schema":"crampdx/interview/1","audience":"patient"}\n{"turn":"answered","screen":"x","answers":3}\n',
        b'{"schema":"crampdx/interview/1","audience":"patient"}\n{}\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b'{"a":' * 100_000 + b"\n",
    ],
)
def test_what_is_no_journal_is_refused_in_words(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadableInput):
        resumed(path)
    assert content == path.read_bytes()


def test_the_file_is_its_owners_alone_and_never_written_over(path: Path, journal: Journal) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        Journal.begin(path, Session(GARAGE, "patient"))


def test_a_journal_in_use_is_left_alone(path: Path, journal: Journal) -> None:
    with pytest.raises(UnreadableInput, match="in use"):
        Journal(path, new=False)


def test_a_folder_a_link_and_nothing_are_no_journals(tmp_path: Path, path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        Journal(tmp_path, new=False)
    with pytest.raises(FileNotFoundError):
        Journal(path, new=False)
    target = tmp_path / "target"
    target.write_text("untouched", "utf-8")
    path.symlink_to(target)
    with pytest.raises(OSError, match="symbolic"):
        Journal(path, new=False)


def test_going_back_is_kept_too(path: Path, journal: Journal) -> None:
    session = written(journal, FIRST, SECOND).back()
    journal.undo(session)
    journal.close()
    assert session == resumed(path)[0]


def test_what_was_answered_of_an_unfinished_screen_comes_back(path: Path, journal: Journal) -> None:
    some = {"will_not_start": True, "noise": CANNOT_TELL}
    journal.draft(AnsweredScreen("trouble", {"will_not_start": True}))
    journal.draft(AnsweredScreen("trouble", some))
    journal.draft(AnsweredScreen("additives", {}, SECOND.medicines))
    journal.close()
    again = Journal(path, new=False)
    drafts = again.resume(GARAGE).drafts
    assert {
        "trouble": AnsweredScreen("trouble", some),
        "additives": AnsweredScreen("additives", {}, SECOND.medicines),
    } == {**drafts}
    session = Session(GARAGE, "patient").after(FIRST)
    again.append(FIRST, session)
    again.close()
    last = Journal(path, new=False)
    assert set(last.resume(GARAGE).drafts) == {"additives"}, "a finished screen is no draft"
    last.close()


def test_without_locks_nothing_else_is_different(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.safe_files.fcntl", None)
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    session = written(journal, FIRST)
    assert (session, ()) == resumed(path)
    journal.close()


def test_an_interview_that_lost_an_answer_is_no_case_before_it_was_asked_again(path: Path) -> None:
    journal = Journal.begin(path, Session(GARAGE, "patient"))
    written(journal, FIRST)
    journal.close()
    assert case_so_far(path, GARAGE).answers
    path.write_text(path.read_text("utf-8").replace("smell_of_fuel", "smell"), "utf-8")
    with pytest.raises(UnreadableInput, match="does not know any more: smell"):
        case_so_far(path, GARAGE)


def test_standard_input_is_read_though_a_saved_interview_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal.begin(tmp_path / "-", Session(GARAGE, "patient")).close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "piped", "answers": {}}')))
    assert [case.id for case in read_cases("-", GARAGE)] == ["piped"]
