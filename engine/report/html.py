"""Pages as one HTML file: nothing is loaded from anywhere, nothing runs, and it prints in full.

What stands under a node folds away with it, by `details`, which keyboards and screen readers know; what one
screen has no room for is folded at first. Tones are told by weight and marks as well as by colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import TypeAlias

from engine.cases.problems import printable
from engine.report.page import Node, Page, Section

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; --text: #1b1f24; --quiet: #57606a; --back: #fff; --line: #d0d7de;
  --alarm: #b3131c; --caution: #8a5a00; --good: #1a6b34; --focus: #0a58ca; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --quiet: #a3acb6; --back: #16191d;
  --line: #3a4149; --alarm: #ff8a85; --caution: #f0b849; --good: #6fd58d; --focus: #7db2ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
main { max-width: 50rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
article + article { margin-top: 3rem; border-top: 3px solid var(--line); }
ul { list-style: none; margin: 0; padding: 0; }
ul ul { margin-left: .35rem; padding-left: .9rem; border-left: 1px solid var(--line); }
li { margin: .3rem 0; }
ul:has(> li > details) > li > .line { padding-left: 1.1rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; display: inline-block; padding: .3rem 0; }
a { color: var(--focus); }
nav { max-width: 50rem; margin: 0 auto; padding: 1rem 1rem 0; font-size: .85rem; }
nav a { margin-right: .8rem; white-space: nowrap; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
summary { cursor: pointer; border-radius: .2rem; list-style: none; padding-left: 1.1rem;
  text-indent: -1.1rem; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\25b8"; display: inline-block; width: 1.1rem; text-indent: 0;
  color: var(--quiet); }
details[open] > summary::before { content: "\\25be"; }
summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.label { color: var(--quiet); font-size: .85em; margin-right: .5em; }
.alarm, .strong { font-weight: 650; }
.alarm { color: var(--alarm); } .caution { color: var(--caution); } .good { color: var(--good); }
.quiet { color: var(--quiet); font-size: .9em; }
h2.alarm, .alarmed > .line, .alarmed > details > summary { padding-left: .6rem;
  text-indent: 0; border-left: 4px solid var(--alarm); }
.lead { font-size: 1.25rem; line-height: 1.35; margin: .5rem 0; padding-left: .6rem;
  border-left: 4px solid var(--alarm); }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line); color: var(--quiet);
  font-size: .85rem; }
@media print { body { font-size: 10pt; color: #000; background: #fff; } main { max-width: none; padding: 0; }
  .line, summary, h2 { break-inside: avoid-page; } summary, h2 { break-after: avoid-page; }
  .skip, nav { display: none; } .quiet, .label, footer { color: #333; }
  details::details-content { content-visibility: visible; block-size: auto; height: auto; }
  summary::before { content: "\\25be"; } article + article { break-before: page; } }
"""
_OPEN_TO = 3
"""So deep a tree is unfolded at first; the rest opens on demand, and in print."""
Links: TypeAlias = Callable[[Sequence[str]], str]
"""Markup of the links to what can be asked about something, given what a node or a section is about."""


def html_page(page: Page) -> str:
    """Return a page as an HTML file."""
    return html_pages([page])


def html_pages(pages: Sequence[Page]) -> str:
    """Return pages as one HTML file."""
    title = _text(pages[0].title if len(pages) == 1 else f"{len(pages)} reports")
    body = "\n".join(html_article(page, number) for number, page in enumerate(pages))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'{_contents(pages)}<main id="report" tabindex="-1">\n{body}\n</main>\n'
        "</body>\n</html>\n"
    )


def _contents(pages: Sequence[Page]) -> str:
    """Return links to the sections of a page, or to each of several pages, and one that skips them."""
    if len(pages) == 1:
        places = [(f"section-0-{place}", section.title) for place, section in enumerate(pages[0].sections)]
    else:
        places = [(f"page-{number}", page.title) for number, page in enumerate(pages)]
    links = " ".join(f'<a href="#{name}">{_text(title)}</a>' for name, title in places)
    skip = '<a class="skip" href="#report">Skip to the report</a>'
    return f'{skip}\n<nav aria-label="On this page">{links}</nav>\n'


def html_article(page: Page, number: int = 0, links: Links | None = None) -> str:
    """Return a page as a part of an HTML file; `links` are put behind what can be asked about."""
    return "\n".join(_article(page, number, links))


def _article(page: Page, number: int, links: Links | None) -> Iterator[str]:
    yield f'<article aria-labelledby="page-{number}">'
    if page.lead:
        yield f'<p class="lead alarm">{_text(page.lead)}</p>'
    yield f'<h1 id="page-{number}">{_text(page.title)}</h1>'
    for place, section in enumerate(page.sections):
        yield from _section(section, f"section-{number}-{place}", links)
    yield f"<footer>{_text(page.footer)}</footer>"
    yield "</article>"


def _section(section: Section, name: str, links: Links | None) -> Iterator[str]:
    tone = f' class="{section.tone}"' if section.tone != "plain" else ""
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}"{tone}>{_text(section.title)}</h2>'
    if links and section.about:
        yield links(section.about)
    more = (Node(f"{len(section.more)} more", tone="quiet", more=section.more),) if section.more else ()
    yield from _list((*section.nodes, *more), 0, links)
    yield "</section>"


def _list(nodes: Iterable[Node], depth: int, links: Links | None) -> Iterator[str]:
    yield "<ul>"
    for node in nodes:
        yield from _item(node, depth, links)
    yield "</ul>"


def _item(node: Node, depth: int, links: Links | None) -> Iterator[str]:
    asked = links(node.about) if links and node.about else ""
    label = f'<span class="label">{_text(node.label)}</span> ' if node.label else ""
    tone = f' class="{node.tone}"' if node.tone != "plain" else ""
    text = f"{label}<span{tone}>{_text(node.text)}</span>"
    item = ' class="alarmed"' if node.tone == "alarm" else ""
    if not (node.children or node.folded):
        yield f'<li{item}><div class="line">{text}</div>{asked}</li>'
        return
    under = node.children or node.folded
    if node.children and node.folded:
        under += (Node("more", tone="quiet", more=node.folded),)
    is_open = node.children and depth < _OPEN_TO
    yield f"<li{item}><details{' open' if is_open else ''}><summary>{text}</summary>"
    yield from _list(under, depth + 1, links)
    yield f"</details>{asked}</li>"


def _text(text: str) -> str:
    return escape(printable(text), quote=True)
