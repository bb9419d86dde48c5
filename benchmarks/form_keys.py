"""How many keys the form takes against codes, and how long one takes: `python -m benchmarks.form_keys N`.

Generated patients answer every screen but the list of medicines and results at hand, which are typed in both.
On the form each tick is reached by the arrows, and "none of the others" is ticked like any other box.
"""

from __future__ import annotations

from itertools import groupby
from statistics import median
from time import process_time
from typing import get_args

import click

from benchmarks.interview import patients, spread
from engine.cases.case import CANNOT_TELL, Answer
from engine.interview.form import Sent, TerminalForm, form_of, press
from engine.interview.form_lines import Corner, Pane, rows_of
from engine.interview.from_case import steps_answered
from engine.interview.session import AnsweredScreen, Ask
from engine.interview.views import all_settled, screen_view, status
from knowledge.criteria import Audience
from knowledge.leg_cramps import leg_cramps

_SIZE = (80, 24)


def keys_for(form: TerminalForm, answers: dict[str, Answer]) -> list[str]:
    """Return the keys that tick what applies or is unknown, and then, if it is needed, none of the others."""
    keys: list[str] = []
    at = form.at
    open_, some = set(answers), set[str]()
    wanted: list[tuple[int, str]] = []
    for place, box in enumerate(form.boxes):
        said = answers.get(box.finding)
        if box.finding not in open_:
            continue
        if said == box.value or (isinstance(said, tuple) and box.value in said):
            wanted.append((place, " "))
        elif box.line and said is CANNOT_TELL:
            wanted.append((place, "u"))
        else:
            continue
        if box.several:
            some.add(box.finding)
        else:
            open_.discard(box.finding)
    open_ -= some
    if any(box.code == "0" and box.finding in ("", *open_) for box in form.boxes) and open_:
        wanted.append((next(n for n, box in enumerate(form.boxes) if box.code == "0"), " "))
    for place, key in wanted:
        down = (place - at) % len(form.boxes)
        up = (at - place) % len(form.boxes)
        keys += ["down"] * down if down <= up else ["up"] * up
        keys.append(key)
        at = place
    return [*keys, "enter"]


def codes_for(form: TerminalForm) -> str:
    """Return the shortest line that says the same."""
    asked = form.view.asked
    if asked is None or asked.screen.kind != "checklist":
        keys = [box.code for box in form.boxes if form.is_ticked(box)]
        return " ".join(keys)
    said = []
    for place, boxes in groupby((box for box in form.boxes if box.line), key=lambda box: box.place):
        ticked = [box for box in boxes if form.is_ticked(box)]
        if ticked:
            said.append(place + "".join(box.code.removeprefix(place) for box in ticked))
    said += [f"{box.line}u" for box in form.boxes if box.line and form.mark(box) == "?"]
    denied = any(not form.is_ticked(box) for box in form.boxes if box.line and not box.several)
    return " ".join(dict.fromkeys([*said, *(["0"] if denied else [])]))


def counted(audience: Audience, total: int, seed: int) -> tuple[list[int], list[int], list[float]]:
    """Return how many keys each interview takes on the form and typed, and how long each key took."""
    knowledge = leg_cramps()
    on_form, typed, times = [], [], []
    for case in patients(knowledge, audience, total, seed):
        ticks = letters = 0
        for step, after in steps_answered(knowledge, case, audience):
            turn = after.turns[-1] if after.turns else None
            if not isinstance(step, Ask) or not isinstance(turn, AnsweredScreen):
                continue
            form = form_of(screen_view(step.next.asked, audience, {}))
            if not form.boxes:
                continue
            corner = Corner(status(after), all_settled(after))
            for key in keys_for(form, dict(turn.answers)):
                start = process_time()
                pressed = press(form, key)
                if isinstance(pressed, Sent):
                    break
                form = pressed
                rows_of(form, Pane(), corner, *_SIZE)
                times.append(process_time() - start)
                ticks += 1
            ticks += 1
            letters += len(codes_for(form)) + 1
        on_form.append(ticks)
        typed.append(letters)
    return on_form, typed, times


@click.command()
@click.argument("total", type=click.IntRange(min=2), default=100)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
def main(total: int, seed: int) -> None:
    """Answer TOTAL interviews for each audience."""
    for audience in get_args(Audience):
        on_form, typed, times = counted(audience, total, seed)
        print(f"{audience + ', ' + str(total) + ' interviews, seed ' + str(seed):<46} median    p90    max")
        print(f"  {'keys on the form':<45}{spread(on_form)}")
        print(f"  {'keys of typed codes':<45}{spread(typed)}")
        print(f"  {'a key, milliseconds of the processor':<45}{1_000 * median(times):6.2g}")


if __name__ == "__main__":
    main()
