"""Pages as HTML: complete, escaped, loading nothing, and a tree that folds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from engine.report.html import html_page, html_pages
from engine.report.page import Node, Page, Section

VOID = ("meta", "br")
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
nodes = st.recursive(
    st.builds(Node, texts, texts),
    lambda inner: st.builds(Node, texts, children=st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)
sections = st.builds(Section, texts, st.lists(nodes, max_size=3).map(tuple))
pages = st.builds(Page, texts, st.lists(sections, max_size=3).map(tuple), texts)


class Read(HTMLParser):
    """What a browser makes of a page: its text, and its elements properly nested."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.said.append(data)


def told(some: tuple[Node, ...]) -> list[Node]:
    return [one for node in some for one in (node, *told(node.children))]


def shown(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


@given(pages)
def test_everything_on_a_page_is_told_and_nothing_becomes_markup(page: Page) -> None:
    read = Read(html_page(page))
    said = [part.strip() for part in read.said]
    every = [node for section in page.sections for node in told(section.nodes)]
    for text in (page.title, page.footer, *(s.title for s in page.sections), *(n.text for n in every)):
        assert shown(text).strip() in said
    assert len(every) == read.elements.count("li")
    assert sum(bool(node.children) for node in every) == read.elements.count("details")
    assert set(read.elements) <= {
        "html", "head", "meta", "title", "style", "body", "main", "article", "h1", "h2", "section", "ul",
        "li", "div", "span", "details", "summary", "footer", "a", "nav",
    }  # fmt: skip


HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\" 'single' \x1b[31m\u202e"


def test_hostile_text_stays_text() -> None:
    node = Node(HOSTILE, HOSTILE, children=(Node(HOSTILE),))
    text = html_page(Page(HOSTILE, (Section(HOSTILE, (node,)),), HOSTILE))
    read = Read(text)
    assert not {"script", "img"} & set(read.elements)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not any(name.startswith("on") for name, _ in read.attributes)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = html_page(Page("A", (Section("B", (Node("C"),)),), "D"))
    assert not re.search(r"https?:|url\(|@import|<script|<link|src=|href=\"[^#]", text)
    assert "default-src 'none'" in text


def test_it_is_made_for_screen_readers_phones_and_paper() -> None:
    text = html_page(Page("A", (Section("B", (Node("C", children=(Node("D"),)),)),), "E"))
    assert '<html lang="en">' in text
    assert 'name="viewport" content="width=device-width' in text
    assert 'aria-labelledby="section-0-0"' in text
    assert 'id="section-0-0"' in text
    assert "<details open><summary>" in text
    assert text.index('href="#report"') < text.index("<nav") < text.index('<main id="report"')
    assert '<a href="#section-0-0">B</a>' in text
    assert "@media print" in text
    assert "details::details-content" in text


def test_what_one_screen_has_no_room_for_is_folded_and_nothing_is_left_out() -> None:
    node = Node("C", children=(Node("D"),), more=(Node("E"),))
    page = Page("A", (Section("B", (node, Node("F", more=(Node("G"),))), more=(Node("H"),)),), "I", "first")
    text = html_page(page)
    said = Read(text).said
    assert [each for each in said if each.strip() and each != "Skip to the report"][2:] == [
        "first", "A", "B", "C", "D", "more", "E", "F", "G", "1 more", "H", "I",
    ]  # fmt: skip
    assert (text.count("<details open>"), text.count("<details>")) == (1, 3)
    assert html_page(page.whole()).count("<details>") == 0


def test_headings_are_in_order() -> None:
    """One first heading a page, and second ones under it."""
    page = Page("A", (Section("B", (Node("C"),)), Section("D", (Node("E"),))), "F")
    headings = [tag for tag in Read(html_pages([page, page])).elements if tag in ("h1", "h2", "h3")]
    assert headings == ["h1", "h2", "h2"] * 2


def test_several_pages_are_one_file_with_ids_of_their_own() -> None:
    page = Page("A", (Section("B", (Node("C"),)),), "D")
    text = html_pages([page, page])
    ids = [value for name, value in Read(text).attributes if name == "id"]
    assert len(set(ids)) == len(ids) == 5
    assert {f"#{name}" for name in ids} >= {value for name, value in Read(text).attributes if name == "href"}
    assert "<title>2 reports</title>" in text
