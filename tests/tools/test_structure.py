"""The house stays in order: one name, one thing, and no imports in a circle."""

from __future__ import annotations

from tools.structure import classes_twice, cycles, sources, twice

ENGINE = sources("engine")
BAD = {
    "engine.one": "from engine.two import Row\nclass Page: ...\nclass Word: ...",
    "engine.two": "def row():\n    from engine.one import Page\nclass Page: ...\nclass Row: ...",
    "engine.room.two": "if TYPE_CHECKING:\n    from engine.one import Page",
}


def test_no_two_files_of_the_engine_have_one_name() -> None:
    assert twice(BAD) == ["two"]
    assert twice(ENGINE) == []


def test_no_two_classes_of_the_engine_have_one_name() -> None:
    assert classes_twice(BAD) == ["Page"]
    assert classes_twice(ENGINE) == []


def test_no_modules_of_the_engine_import_each_other_in_a_circle() -> None:
    assert cycles(BAD) == [["engine.one", "engine.two"]]
    assert cycles(ENGINE) == []
