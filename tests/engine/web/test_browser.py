"""A real browser, and no script of ours: by keyboard alone, on a phone, on a desk, for everybody's eyes."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from engine.cases.values import read_answer
from engine.web.application import Settings, protected
from engine.web.server import PromptProtocol
from knowledge.criteria import Choice, KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tests.engine.interview.garage import GARAGE
from tests.engine.web.garage_site import PATIENT, kept

pytestmark = pytest.mark.browser
playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served(knowledge: KnowledgeBase, folder: Path) -> Iterator[str]:
    sock = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{sock.getsockname()[1]}"
    app = protected(knowledge, Settings(folder, (address,), limits=PATIENT))
    running = uvicorn.Server(uvicorn.Config(app, http=PromptProtocol, ws="none", log_config=None))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [sock]})
    thread.start()
    try:
        yield address
    finally:
        running.should_exit = True
        thread.join()
        sock.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    with served(GARAGE, tmp_path / "journals") as address:
        yield address


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=True)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda one: said.append(one.text))
    yield opened
    assert [text for text in said if "Content Security Policy" in text] == []
    context.close()


_FOCUS = """selector => {
    const here = document.activeElement;
    if (here === document.body) return ["", false];
    return [getComputedStyle(here.closest(".tick") || here).outlineStyle, here.matches(selector)];
}"""


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until something has the focus; what has it is always seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        outline, is_there = page.evaluate(_FOCUS, selector)
        assert outline != "none"
        if is_there:
            return
    raise AssertionError(f"Tab never comes to {selector}")


def press(page: Any, *keys: str) -> None:
    """Press keys; Enter sends the form or follows the link that has the focus."""
    for key in keys:
        if key == "Enter":
            with page.expect_navigation():
                page.keyboard.press(key)
        else:
            page.keyboard.press(key)


def test_an_interview_is_held_by_keyboard_alone_from_the_start_to_the_note(
    page: Any, site: str, tmp_path: Path
) -> None:
    page.goto(site)
    tab_to(page, "[name=audience]")
    press(page, "Space", "ArrowDown", "Enter")
    tab_to(page, "[name=will_not_start]")
    press(page, "Space")
    tab_to(page, "[name=noise]")
    press(page, "Space")
    tab_to(page, "[name=rest]")
    press(page, "Space", "Enter")
    assert "What weather?" in page.inner_text("h1")
    tab_to(page, "[name=weather][value=cold]")
    press(page, "Space", "Enter")
    tab_to(page, "[name=names]")
    page.keyboard.type("gasohol")
    tab_to(page, "[name=whole]")
    press(page, "Space", "Enter")
    assert "gasohol (ethanol blend)" in page.inner_text("main")
    tab_to(page, "button[value=answer]")
    press(page, "Enter")
    for _ in range(6):
        if page.locator("button[value=confirm]").count():
            break
        tab_to(page, "button[value=answer]")
        press(page, "Enter")
        if page.locator(".problem").count():
            tab_to(page, "[name^='unknown.']")
            press(page, "Space", "Enter")
    tab_to(page, "button[value=confirm]")
    press(page, "Enter")
    assert page.inner_text("h1") == "The result"
    tab_to(page, "a[href$='/note']")
    press(page, "Enter")
    assert page.inner_text("h1") == "Referral note"
    assert kept(tmp_path / "journals").case.told["will_not_start"] is True


SWOLLEN_CALF = {
    "leg_pain": "yes", "side": "one leg", "course": "constant", "age": "32", "one_sided_swelling": "yes",
    "deep_tenderness": "yes", "location": "calf", "quality": "aching",
}  # fmt: skip
WEAK_LEGS = {
    "leg_pain": "yes", "side": "both legs", "course": "steadily worse", "age": "54", "leg_weakness": "yes",
    "weakness_pace": "over days to four weeks", "tingling": "yes", "sex_at_birth": "male",
}  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "size", "story"),
    [("patient", PHONE, SWOLLEN_CALF), ("clinician", DESK, WEAK_LEGS)],
    ids=["patient", "clinician"],
)
def test_the_real_interview_by_keyboard_alone_is_accessible_on_every_kind_of_page(
    chromium: Any, tmp_path: Path, audience: str, size: Any, story: Mapping[str, str]
) -> None:
    knowledge = leg_cramps()
    context = chromium.new_context(viewport=size, bypass_csp=True)
    page = context.new_page()
    with served(knowledge, tmp_path / "journals") as site:
        page.goto(site)
        seen = {"start": looked_at(page, size)}
        choose(page, "audience", audience)
        press(page, "Enter")
        while page.inner_text("h1") != "The result":
            kind = kind_of(page)
            if kind not in seen:
                seen[kind] = looked_at(page, size)
                if kind == "checklist":
                    tab_to(page, "a[href$='/why']")
                    press(page, "Enter")
                    seen["why"] = looked_at(page, size)
                    tab_to(page, "nav a")
                    press(page, "Enter")
            go_on(page, kind, story)
        assert {
            "why",
            "checklist",
            "refused",
            "question",
            "alarm",
            "medicines",
            "read",
            "confirm",
        } <= seen.keys()
        for link in ("a[href*='explain?question=how&about=disorder']", "a[href$='/report']", SKIP, NOTE):
            tab_to(page, link)
            if link == SKIP:
                page.keyboard.press("Enter")
            else:
                press(page, "Enter")
                looked_at(page, size)
        assert page.inner_text("h1") == "Referral note"
    told = kept(tmp_path / "journals", knowledge).case.told
    for name, said in story.items():
        finding = knowledge.finding[name]
        several = isinstance(finding, Choice) and finding.several
        assert told[name] == read_answer(finding, [said] if several else said)
    context.close()


SKIP, NOTE = "a.skip[href='#links']", "a[href$='/note']"


def looked_at(page: Any, size: Mapping[str, int]) -> str:
    """Hold a page to its width and to axe-core; return its title."""
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    library = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`")
    found = library.Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    return str(page.title())


def kind_of(page: Any) -> str:
    """Say what kind of page it is, by what stands on it."""
    marks = {
        "alarm": "button[value=heard]", "clash": "button[value=keep]", "confirm": "button[value=confirm]",
        "refused": ".problems", "read": ".read-as", "medicines": "[name=names]", "tests": "[name=paste]",
        "checklist": "[name=rest]",
    }  # fmt: skip
    return next((kind for kind, mark in marks.items() if page.locator(mark).count()), "question")


def go_on(page: Any, kind: str, story: Mapping[str, str]) -> None:
    """Answer a page with the keys that a person would press, and go on to the next."""
    buttons = {"alarm": "heard", "clash": "keep", "confirm": "confirm", "tests": "answer", "read": "answer"}
    if kind == "tests":
        tab_to(page, "[name=paste]")
        page.keyboard.type("K 3,9; CK 180")
        tab_to(page, "a[href='#go-on']")
        page.keyboard.press("Enter")
    if kind in buttons:
        tab_to(page, f"button[value={buttons[kind]}]")
    elif kind == "medicines":
        tab_to(page, "[name=names]")
        page.keyboard.type("the pill, ramipirl")
        choose(page, "whole", "all")
    elif kind == "refused":
        names = page.locator(".problems a").evaluate_all("all => all.map(a => a.hash.slice(7))")
        for name in names:
            choose(page, name, "unknown")
    else:
        names = page.locator("form .field").evaluate_all("all => all.map(one => one.id.slice(6))")
        if kind == "checklist" and not story.keys() & set(names):
            tab_to(page, "a[href='#field-rest']")
            page.keyboard.press("Enter")
        for name in names:
            if name in story:
                choose(page, name, story[name])
            elif kind == "question":
                choose(page, name, "unknown")
        if kind == "checklist":
            choose(page, "rest", "none" if page.locator("[name=rest][value=none]").count() else "unknown")
    press(page, "Enter")


def choose(page: Any, name: str, value: str) -> None:
    """Give one answer: come to it by Tab, then space and arrows, or type it."""
    kind = page.locator(f"[name='{name}']").first.get_attribute("type", timeout=2000)
    if kind == "radio":
        tab_to(page, f"[name='{name}']")
        page.keyboard.press("Space")
        values = page.locator(f"[name='{name}']").evaluate_all("all => all.map(one => one.value)")
        press(page, *["ArrowDown"] * values.index(value))
    elif value == "unknown":
        tab_to(page, f"[name='unknown.{name}']")
        page.keyboard.press("Space")
    elif kind == "checkbox":
        tab_to(page, f"[name='{name}'][value='{value}']")
        page.keyboard.press("Space")
    else:
        tab_to(page, f"[name='{name}']")
        page.keyboard.type(value)


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(page: Any, site: str) -> None:
    page.goto(site)
    page.get_by_label("A clinician").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Go on").click()
    assert page.title().startswith("Error: ")
    page.locator(".problems:focus").wait_for()
    page.locator(".problems a[href^='#field-']").last.click()
    target = page.evaluate("document.activeElement.id || location.hash.slice(1)")
    assert target.startswith("field-")


def test_the_browsers_back_button_shows_the_answers_and_nothing_is_done_twice(
    page: Any, site: str, tmp_path: Path
) -> None:
    page.goto(site)
    page.get_by_label("A clinician").check()
    page.get_by_role("button", name="Begin").click()
    page.locator("[name=will_not_start][value=yes]").check()
    page.locator("[name=rest][value=none]").check()
    page.get_by_role("button", name="Go on").dblclick()
    page.get_by_text("What weather?").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.reload()
    assert "What weather?" in page.inner_text("h1")
    page.go_back()
    assert page.locator("[name=will_not_start][value=yes]").count()
    assert len(kept(tmp_path / "journals").turns) == 1


@pytest.mark.parametrize("width", [320, PHONE["width"], DESK["width"]])
def test_no_page_is_wider_than_its_window_and_each_is_accessible(
    chromium: Any, site: str, width: int
) -> None:
    library = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`")
    axe, steps = library.Axe(), ("", "/answers", "/why", "/report", "/note", "/explain?about=leak")
    context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(site)
    page.get_by_label("A clinician").check()
    page.get_by_role("button", name="Begin").click()
    here = page.url
    page.get_by_role("button", name="Go on").click()
    for to in (*steps, "/change/voltage", "/change/medicines"):
        if to:
            page.goto(here + to)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = axe.run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    context.close()
