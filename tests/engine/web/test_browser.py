"""A real browser, and no script of ours: by keyboard alone, on a phone, on a desk, for everybody's eyes."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from engine.web.application import Settings, protected
from engine.web.server import PromptProtocol
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


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    sock = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{sock.getsockname()[1]}"
    app = protected(GARAGE, Settings(tmp_path / "journals", (address,), limits=PATIENT))
    running = uvicorn.Server(uvicorn.Config(app, http=PromptProtocol, ws="none", log_config=None))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [sock]})
    thread.start()
    yield address
    running.should_exit = True
    thread.join()
    sock.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=True)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda one: said.append(one.text))
    yield opened
    assert [text for text in said if "Content Security Policy" in text] == []
    context.close()


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until something has the focus; what has it is always seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        outline = "e => getComputedStyle(e.closest('.tick') || e).outlineStyle"
        assert page.evaluate(f"({outline})(document.activeElement)") != "none"
        if page.evaluate("s => document.activeElement.matches(s)", selector):
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
