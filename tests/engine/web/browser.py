"""A browser without scripts for tests: it reads the forms of a page, and sends them as people do."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

with warnings.catch_warnings():
    # Which client library stands below it is no business of these tests.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

import httpx

ORIGIN = "http://testserver"


@dataclass
class Button:
    name: str
    value: str


@dataclass
class HtmlForm:
    """One form of a page: what would be sent as it stands, what can be chosen, and its buttons."""

    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    buttons: list[Button] = field(default_factory=list)

    def fill(self, name: str, *said: str) -> HtmlForm:
        """Choose or type; what was chosen or typed before under this name is replaced."""
        assert name in self.choices or name in self.texts, f"the form has no {name}"
        assert name in self.texts or set(said) <= set(self.choices[name]), f"{name} does not offer {said}"
        self.values = [(n, v) for n, v in self.values if n != name] + [(name, v) for v in said]
        return self

    def sent(self, button: str) -> list[tuple[str, str]]:
        """Return what is sent when a button is pressed."""
        assert button in [one.value for one in self.buttons], f"no button {button}: {self.buttons}"
        name = next(one.name for one in self.buttons if one.value == button)
        end = [pair for pair in self.values if pair[0] == "end"]
        rest = [pair for pair in self.values if pair[0] != "end"]
        return [*rest, (name, button), *end]

    def value(self, name: str) -> str:
        return next((v for n, v in self.values if n == name), "")

    def chosen(self, name: str) -> list[str]:
        return [v for n, v in self.values if n == name]


class Html(HTMLParser):
    """What of a page a visitor acts on: forms, links, headings, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[HtmlForm] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._form: HtmlForm | None = None
        self._select = self._area = ""
        self._hidden = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        name, value = found.get("name", ""), found.get("value", "")
        if tag == "a":
            self.links.append(found.get("href", ""))
        elif tag == "form":
            self._form = HtmlForm(found["action"], found.get("method", "get"))
            self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "input" and found.get("type") in ("radio", "checkbox"):
            self._form.choices.setdefault(name, []).append(value)
            if "checked" in found:
                self._form.values.append((name, value))
        elif tag == "input":
            self._form.values.append((name, value))
            if found.get("type") != "hidden":
                self._form.texts.add(name)
        elif tag == "select":
            self._select = name
        elif tag == "option":
            options = self._form.choices.setdefault(self._select, [])
            if not options or "selected" in found:
                self._form.values = [(n, v) for n, v in self._form.values if n != self._select]
                self._form.values.append((self._select, value))
            options.append(value)
        elif tag == "textarea":
            self._area = name
            self._form.texts.add(name)
            self._form.values.append((name, ""))
        elif tag == "button":
            self._form.buttons.append(Button(name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            text = self._form.value(self._area) + (data[1:] if data.startswith("\n") else data)
            self._form.fill(self._area, text)
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class Browser:
    """One visitor's window."""

    def __init__(self, app: Any) -> None:
        self._client = TestClient(app, base_url=ORIGIN, follow_redirects=True)
        self.answer: httpx.Response = None  # type: ignore[assignment]
        self.page = Html("")

    def get(self, path: str) -> Browser:
        return self._show(self._client.get(path))

    def post(self, path: str, pairs: list[tuple[str, str]], **headers: str) -> Browser:
        body = str(httpx.QueryParams(pairs))
        own = {"content-type": "application/x-www-form-urlencoded", "origin": ORIGIN}
        return self._show(self._client.post(path, content=body, headers={**own, **headers}))

    def raw(self, method: str, path: str, **more: Any) -> httpx.Response:
        response: httpx.Response = self._client.request(method, path, **more)
        return response

    @property
    def form(self) -> HtmlForm:
        """The form with the answers: the first that is posted."""
        return next(form for form in self.page.forms if form.method == "post")

    def press(self, button: str, form: HtmlForm | None = None) -> Browser:
        form = form or self.form
        return self.post(form.action, form.sent(button))

    def begin(self, audience: str) -> str:
        """Begin an interview; return its path."""
        self.get("/").form.fill("audience", audience)
        form = self.form
        self.post(form.action, form.values)
        return str(self.answer.url.path)

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def text(self) -> str:
        return self.page.text

    def _show(self, response: httpx.Response) -> Browser:
        self.answer, self.page = response, Html(response.text)
        return self


def redirects(browser: Browser) -> Iterator[str]:
    """Yield where a request was sent on to."""
    yield from (one.headers["location"] for one in browser.answer.history)
