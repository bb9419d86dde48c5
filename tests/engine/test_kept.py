"""What is worked out once is worked out once for each instance and its arguments, and kept no longer."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass, field

from engine.kept import kept


@dataclass(frozen=True, eq=False)
class Counting:
    asked: list[tuple[int, bool]] = field(default_factory=list)

    @kept
    def twice(self, number: int, *, doubled: bool = True) -> int | None:
        self.asked.append((number, doubled))
        return 2 * number if doubled else None


def test_what_was_asked_before_is_not_worked_out_again() -> None:
    one = Counting()
    assert [one.twice(2), one.twice(2), one.twice(3), one.twice(2, doubled=False)] == [4, 4, 6, None]
    assert one.twice(2, doubled=False) is None
    assert one.asked == [(2, True), (3, True), (2, False)]


def test_each_instance_keeps_its_own_and_is_not_kept_alive() -> None:
    one, other = Counting(), Counting()
    assert one.twice(2) == other.twice(2)
    assert [len(each.asked) for each in (one, other)] == [1, 1]
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None


def test_what_was_kept_by_one_class_is_not_taken_for_that_of_one_that_extends_it() -> None:
    class More(Counting):
        @kept
        def twice(self, number: int, *, doubled: bool = True) -> int | None:
            return super().twice(number, doubled=doubled)

    one = More()
    assert [one.twice(2), one.twice(2)] == [4, 4]
    assert one.asked == [(2, True)]
