"""Pages of the web face: templates that escape what they are given, and reports that link to questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from engine.cases.problems import printable
from engine.explain.explanation import Question
from engine.report.html import STYLE, html_article
from engine.report.page import Page

QUESTIONS_IN_WORDS: dict[Question, str] = {
    "how": "How: what does it rest on?",
    "why-not": "Why not: what stands in its way?",
    "what-would-change": "What would change it?",
    "what-if": "What if an answer were another?",
    "why": "Why is this asked?",
    "open": "What is still open?",
    "source": "Which sources does it rest on?",
}
_SHORT: dict[Question, str] = {
    "how": "How?",
    "why-not": "Why not?",
    "what-would-change": "What changes it?",
    "source": "Source",
}
_OF_A_FINDING: dict[Question, str] = {
    "why": "Why asked?",
    "what-if": "What if?",
    "source": "Source",
}
NameOf = Callable[[str], str]
"""Names what can be asked about, for those who cannot see what a link stands beside."""


def rendered(template: str, **context: object) -> str:
    """Return a page."""
    return (
        _templates()
        .get_template(template)
        .render({"notice": "", "changes": (), "article": "", "title": "", **context})
    )


@cache
def stylesheet() -> str:
    """Return the one style sheet: that of reports, and that of forms."""
    return STYLE + _read("web.css")


def drawn(page: Page, links: Callable[[Sequence[str]], str] | None = None) -> Markup:
    """Return a report or an explanation, with the links that go with what is spoken of."""
    return Markup(html_article(page, links=links))  # noqa: S704


def question_links(about: Sequence[str], here: str, name_of: NameOf) -> str:
    """Return links to the questions about one thing, or to one question about each of several."""
    if len(about) == 1:
        (target,) = about
        name = name_of(target)
        links = [(href(here, question, target), text, name) for question, text in asked_of(target).items()]
        return _linked(links)
    links = [(href(here, next(iter(asked_of(one))), one), name_of(one), "") for one in about]
    return _folded("Ask about one of these", links)


def change_links(about: Sequence[str], here: str, name_of: NameOf) -> str:
    """Return links to where answers are changed: one, or a list that is folded at first."""
    ids = [one.removeprefix("finding:") for one in about]
    if len(about) == 1:
        return _linked([(f"{here}/change/{ids[0]}", "Change", name_of(about[0]))], "asked inline")
    links = [(f"{here}/change/{one}", name_of(target), "") for one, target in zip(ids, about, strict=True)]
    return _folded("Change one of these", links)


def asked_of(target: str) -> dict[Question, str]:
    """Return the questions that make sense of something, each with what its link says."""
    return _OF_A_FINDING if target.startswith("finding:") or target == "medicines" else _SHORT


def href(here: str, question: str, about: str) -> str:
    """Return where a question about something is answered."""
    return f"{here}/explain?{urlencode({'question': question, 'about': about})}"


def _folded(text: str, links: Sequence[tuple[str, str, str]]) -> str:
    return f'<details class="asked"><summary>{text}</summary>{_linked(links, "")}</details>'


def _linked(links: Sequence[tuple[str, str, str]], kind: str = "asked") -> str:
    shown = (
        f'<a href="{escape(to)}">{escape(printable(text))}'
        + (f'<span class="hidden"> {escape(printable(hidden))}</span>' if hidden else "")
        + "</a>"
        for to, text, hidden in links
    )
    return f'<div class="{kind}">{" ".join(shown)}</div>'


def _read(name: str) -> str:
    return (files("engine.web") / name).read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: _read(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
