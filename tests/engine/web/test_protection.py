"""Every attack that docs/security.md names, and what becomes of it."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from engine.web.protection import HEADERS, Limits, Protection
from engine.web.showing import MOST_WAITING, Busy, OneAtATime
from engine.web.visitors import Full, Visitors
from tests.engine.interview.garage import GARAGE
from tests.engine.web.browser import Browser
from tests.engine.web.garage_site import kept, site, visitor

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return visitor(tmp_path)


# Whose browser it is


def test_another_sites_page_cannot_begin_answer_or_delete(browser: Browser, tmp_path: Path) -> None:
    path = browser.begin("patient")
    before = kept(tmp_path)
    for header in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        for to in ("/interview", path, f"{path}/delete", "/assess", "/explain"):
            assert (
                browser.raw("POST", to, content="do=back&end=1", headers={**FORM, **header}).status_code
                == 403
            )
    assert (
        browser.raw("POST", path, content="", headers={**FORM, "sec-fetch-site": "same-site"}).status_code
        == 403
    )
    assert kept(tmp_path).turns == before.turns
    assert len([*tmp_path.iterdir()]) == 1


def test_our_own_pages_are_believed_though_they_send_no_referrer(browser: Browser) -> None:
    headers = {**FORM, "origin": "null", "sec-fetch-site": "same-origin"}
    answer = browser.raw("POST", "/interview", content="audience=patient", headers=headers)
    assert answer.url.path.startswith("/interview/")


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "127.0.0.1:1", "", "testserver,x"]
)
def test_a_name_that_was_pointed_at_us_is_not_served(browser: Browser, host: str) -> None:
    for method, path in (("GET", "/"), ("POST", "/assess")):
        answer = browser.raw(method, path, headers={"host": host})
        assert answer.status_code == 421
        assert "leg" not in answer.text


def test_no_page_may_be_framed_cached_sniffed_or_run_a_script(browser: Browser) -> None:
    path = browser.begin("patient")
    for to in ("/", path, f"{path}/report", "/style.css", "/nothing", "/openapi.json", f"{path}/answers"):
        headers = browser.get(to).answer.headers
        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert "set-cookie" not in headers
        assert "server" not in headers
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_pages_hold_no_script_no_inline_style_and_load_one_file_of_our_own(browser: Browser) -> None:
    path = browser.begin("clinician")
    for to in ("/", path, f"{path}/report", f"{path}/answers", f"{path}/note", "/nothing", "/source/CAR-03"):
        tags = browser.get(to).page.tags
        assert not {"script", "style", "img", "iframe", "object"} & {tag for tag, _ in tags}
        assert [a["href"] for tag, a in tags if tag == "link"] == ["/style.css"]
        assert not [a for _, a in tags if "style" in a or any(name.startswith("on") for name in a)]
        assert all(link.startswith(("/", "#")) or link == "" for link in browser.page.links)


# Whose interview it is


def test_links_hold_128_random_bits_and_no_two_are_alike(browser: Browser) -> None:
    links = [browser.begin("patient").rpartition("/")[2] for _ in range(20)]
    assert len(set(links)) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", link) for link in links)


@pytest.mark.parametrize(
    "link",
    [
        "x" * 22,
        "",
        "%2e%2e%2fetc",
        "a" * 21,
        "a" * 23,
        "*",
        pytest.param(secrets.token_urlsafe(16), id="well formed"),
        "%00" * 22,
        "\u00e9" * 22,
    ],
)
def test_a_link_that_is_none_is_not_there_and_nothing_more_is_said(browser: Browser, link: str) -> None:
    path = browser.begin("patient")
    browser.raw("POST", f"{path}/delete", headers=FORM)
    deleted = browser.get(path).answer.text
    for more in (
        "",
        "/report",
        "/answers",
        "/note",
        "/case.yaml",
        "/why",
        "/explain",
        "/change/noise",
        "/answered/0",
    ):
        answer = browser.get(f"/interview/{link}{more}").answer
        if answer.status_code != 414:
            assert (answer.status_code, answer.text) == (404, deleted)


def test_one_visitor_never_sees_another(tmp_path: Path) -> None:
    one, other = visitor(tmp_path), visitor(tmp_path)
    path, _ = one.begin("clinician"), other.begin("clinician")
    one.get(path)
    one.press("answer", one.form.fill("smell_of_fuel", "yes").fill("rest", "none"))
    assert "EMERGENCY" in one.text
    assert "EMERGENCY" not in other.get(other.answer.url.path).text


def test_the_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "theirs")
    with pytest.raises(PermissionError):
        Visitors(tmp_path / "link", GARAGE, keep=False)


# What is sent


def test_markup_is_shown_as_it_was_typed_and_is_never_obeyed(browser: Browser) -> None:
    path = browser.begin("clinician")
    browser.get(f"{path}/change/voltage").form.fill("voltage", MARKUP)
    browser.press("answer")
    assert "<img src=x" not in browser.answer.text
    assert browser.form.value("voltage") == MARKUP
    browser.get(f"{path}/change/medicines").form.fill("names", MARKUP.replace(",", ""))
    browser.press("answer", browser.form.fill("whole", "all"))
    browser.press("answer")
    for to in (
        path,
        f"{path}/report",
        f"{path}/note",
        f"{path}/answers",
        f"{path}/explain?question=how&about={MARKUP}",
    ):
        assert "<img src=x" not in browser.get(to).answer.text
        assert "<script" not in browser.answer.text


def test_control_characters_are_left_out(browser: Browser) -> None:
    path = browser.begin("clinician")
    browser.get(f"{path}/change/medicines").form.fill("names", "gas\x00o\x1b[31mhol\x7f\u202e")
    browser.press("answer", browser.form.fill("whole", "all"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", browser.answer.text)


def test_what_is_too_long_is_refused_before_it_is_read(tmp_path: Path) -> None:
    read = []

    async def receive() -> dict[str, Any]:
        read.append(1)
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    told: list[Any] = []

    async def send(message: Any) -> None:
        told.append(message)

    def scope(*headers: tuple[bytes, bytes]) -> dict[str, Any]:
        return {
            "type": "http", "method": "POST", "path": "/interview", "query_string": b"",
            "client": ("1.2.3.4", 5),
            "headers": [(b"host", b"testserver"), (b"content-type", FORM["content-type"].encode()), *headers],
        }  # fmt: skip

    app = site(tmp_path)
    asyncio.run(app(scope((b"content-length", b"10000000")), receive, send))
    assert (told[0]["status"], read) == (413, [])
    told.clear()
    asyncio.run(app(scope(), receive, send))
    assert told[0]["status"] == 413
    assert len(read) <= 66


@pytest.mark.parametrize("path", ["/interview", "/assess", "/explain"])
def test_ten_megabytes_are_refused(browser: Browser, path: str) -> None:
    answer = browser.raw("POST", path, content=b"a=" + b"x" * 10_000_000, headers=FORM)
    assert answer.status_code == 413


def test_a_form_of_very_many_fields_or_none_or_another_kind_is_refused(browser: Browser) -> None:
    path = browser.begin("patient")
    for body, kind, status in (
        ("&".join(f"a{n}=1" for n in range(5_000)), FORM["content-type"], 400),
        ("a=%ff", FORM["content-type"], 400),
        ("{}", "application/json", 415),
        ("x", "multipart/form-data; boundary=x", 415),
    ):
        assert browser.raw("POST", path, content=body, headers={"content-type": kind}).status_code == status


def test_a_body_that_never_ends_is_cut_off() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError("is not asked")

    async def never() -> Any:
        await asyncio.sleep(60)

    told: list[Any] = []

    async def send(message: Any) -> None:
        told.append(message)

    limits = Limits(body_seconds=0.05)
    protection = Protection(app, frozenset({"testserver"}), frozenset(), limits, cross=False)
    headers = [(b"host", b"testserver")]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    asyncio.run(protection(scope, never, send))
    assert told[0]["status"] == 408


def test_a_form_that_was_cut_short_does_nothing(browser: Browser, tmp_path: Path) -> None:
    browser.begin("patient")
    form = browser.form.fill("will_not_start", "yes").fill("rest", "none")
    whole = form.sent("answer")
    for length in range(len(whole)):
        browser.post(form.action, whole[:length])
        assert browser.status in (409, 422)
        assert kept(tmp_path).turns == ()
    assert "arrived incomplete" in browser.text
    assert browser.form.chosen("will_not_start") == ["yes"]


def test_a_forged_form_answers_only_what_its_screen_asks(browser: Browser, tmp_path: Path) -> None:
    browser.begin("patient")
    form = browser.form.fill("will_not_start", "yes").fill("rest", "none")
    forged = [
        ("voltage", "3"),
        ("ethanol", "yes"),
        ("leak_test_dry", "yes"),
        ("__proto__", "1"),
        *form.sent("answer"),
    ]
    browser.post(form.action, forged)
    assert not {"voltage", "ethanol", "leak_test_dry"} & kept(tmp_path).case.told.keys()


@pytest.mark.parametrize("do", ["confirm", "heard", "keep", "delete", "", "what-if"])
def test_a_button_that_the_page_does_not_have_does_nothing(browser: Browser, tmp_path: Path, do: str) -> None:
    browser.begin("patient")
    browser.post(browser.form.action, [("at", browser.form.value("at")), ("do", do), ("end", "1")])
    assert browser.status == 409
    assert kept(tmp_path).turns == ()


@pytest.mark.parametrize("at", ["0", "-1", "99999999999999999999", "x", "", "1.0", "\u0661"])
def test_a_position_that_is_none_does_nothing(browser: Browser, tmp_path: Path, at: str) -> None:
    browser.begin("patient")
    browser.post(browser.form.action, [("at", at), ("do", "stop"), ("end", "1")])
    assert browser.status == 409
    assert kept(tmp_path).turns == ()


NONSENSE = (
    "", " ", "yes no", "-1", "NaN", "1e400", "\x00", MARKUP, "'; DROP TABLE", "../../etc/passwd", "\u202eabc",
    "9" * 5_000, "12 mmol/L", "\U0001f600", "{{7*7}}", "=cmd|' /C calc'!A0", "\r\nSet-Cookie: a=b",
)  # fmt: skip


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_every_field_of_every_screen_is_told_and_never_breaks(
    tmp_path: Path, nonsense: str
) -> None:
    browser = visitor(tmp_path)
    path = browser.begin("clinician")
    seen = set()
    for name in (*GARAGE.finding, "medicines"):
        form = browser.get(f"{path}/change/{name}").form
        seen.add(form.value("screen"))
        for field in {*form.choices, *form.texts}:
            kept_pairs = [(n, v) for n, v in form.values if n in ("at", "screen", "checked")]
            browser.post(form.action, [*kept_pairs, (field, nonsense), ("do", "answer"), ("end", "1")])
            assert browser.status in (200, 409, 422)
    assert len(seen) >= len(GARAGE.finding) - 1
    assert not any(isinstance(answer, str) for answer in kept(tmp_path).case.told.values())


# How much of it


def test_a_client_that_asks_too_fast_has_to_wait_and_others_do_not(tmp_path: Path) -> None:
    browser = visitor(tmp_path, limits=Limits(burst=5, rate=0.001))
    statuses = [browser.raw("GET", "/").status_code for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2


def test_interviews_that_are_begun_are_bounded(tmp_path: Path) -> None:
    visitors = Visitors(tmp_path, GARAGE, keep=False, most=3)
    for _ in range(3):
        visitors.begin("patient")
    with pytest.raises(Full):
        visitors.begin("patient")
    browser = visitor(tmp_path, most=3)
    assert browser.raw("POST", "/interview", content="audience=patient", headers=FORM).status_code == 503
    assert len([*tmp_path.iterdir()]) == 3


def test_too_many_who_wait_are_told_to_come_again() -> None:
    turns = OneAtATime()
    done = threading.Event()

    def work() -> None:
        with turns():
            done.wait()

    waiting = [threading.Thread(target=work) for _ in range(MOST_WAITING)]
    for thread in waiting:
        thread.start()
    while turns._waiting.acquire(blocking=False):  # not all of them are there yet
        turns._waiting.release()
        time.sleep(0.01)
    with pytest.raises(Busy), turns():
        pass
    done.set()
    for thread in waiting:
        thread.join()
    with turns():
        pass


def test_an_address_that_is_too_long_is_refused(browser: Browser) -> None:
    assert browser.raw("GET", "/interview/" + "x" * 5_000).status_code == 414
    assert browser.raw("GET", "/?" + "x" * 5_000).status_code == 414


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "X"])
def test_no_other_method_is_served(browser: Browser, method: str) -> None:
    assert browser.raw(method, "/").status_code == 405


# What is left behind


def test_nothing_of_a_patient_is_logged_though_a_request_breaks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = visitor(tmp_path)
    path = browser.begin("patient")

    def broken(*_: Any) -> None:
        raise RuntimeError("the patient smells fuel")

    monkeypatch.setattr("engine.web.application.take", broken)
    with caplog.at_level(logging.DEBUG):
        browser.press("answer", browser.form.fill("smell_of_fuel", "yes"))
    assert browser.status == 500
    assert "patient smells" not in browser.answer.text
    told = "\n".join(
        record.getMessage() + str(record.exc_info or "")
        for record in caplog.records
        if record.name.startswith("crampdx")
    )
    assert re.search(r"RuntimeError at test_protection\.py:[0-9]+", told)
    assert "smell" not in told
    assert path.rpartition("/")[2] not in told


def test_a_full_disk_loses_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = visitor(tmp_path)
    browser.begin("patient")
    form = browser.form.fill("will_not_start", "yes").fill("rest", "none")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", _full)
        browser.press("answer", form)
    assert browser.status == 503
    assert "could not be saved" in browser.text
    assert browser.form.chosen("will_not_start") == ["yes"]
    browser.press("answer")
    assert kept(tmp_path).case.told["will_not_start"] is True


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_programs_of_other_sites_are_not_let_in_by_cross_origin_headers(browser: Browser) -> None:
    for path in ("/", "/assess", "/openapi.json"):
        answer = browser.raw("OPTIONS", path, headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in answer.headers


# And the list of it


def test_docs_name_every_attack_and_no_test_that_there_is_not() -> None:
    folder = Path(__file__).parent
    told = set(re.findall(r"`(test_\w+)`", (folder.parents[2] / "docs" / "security.md").read_text("utf-8")))
    there = {
        path.name: set(re.findall(r"def (test_\w+)", path.read_text("utf-8")))
        for path in folder.glob("test_*.py")
    }
    assert told - set().union(*there.values()) == set()
    assert there["test_protection.py"] - told == {"test_docs_name_every_attack_and_no_test_that_there_is_not"}
