"""Every state of the viewer in the real program, by keyboard alone and by mouse alone."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from iomtui.catalogue.edition import Edition
from iomtui.commands.table import COMMANDS
from iomtui.i18n.templates import fill
from tests.support.examples import first
from tests.support.terminal import KEYS, Terminal
from tests.terminal.conftest import OpenViewer

WINDOWS = (("en", (80, 24)), ("id", (40, 12)), ("id", (120, 33)))
"""The language in which one begins, and the size; by keyboard every state is seen in both."""


class Visit(NamedTuple):
    """A state: how to get there, and what is seen only there."""

    command: str
    keys: str
    seen: Callable[[Edition, Edition], str]


VISITS = (
    Visit("side_by_side", "=", lambda here, there: there.entries[1].blocks[0].paragraphs[0]),
    Visit("sources", "s", lambda here, there: here.wording.sources["sources"]),
    Visit("link", "c", lambda here, there: "IOM+Indonesia+The"),
    Visit("copy_link", "y", lambda here, there: here.wording.link["copied"][:12]),
    Visit("open_link", "o", lambda here, there: here.wording.link["no_browser"][:12]),
    Visit("search", "/", lambda here, there: here.wording.search["prompt"][:24]),
)


def both(editions: tuple[Edition, ...], tag: str) -> tuple[Edition, Edition]:
    """Return the edition of a language and the other one."""
    here = next(each for each in editions if each.tag == tag)
    return here, next(each for each in editions if each.tag != tag)


def squeezed(terminal: Terminal) -> str:
    """Return the screen without white space: a narrow window breaks lines anywhere."""
    return "".join(terminal.text.split())


def wait_for(terminal: Terminal, text: str) -> None:
    terminal.wait(lambda: "".join(text.split()) in squeezed(terminal), repr(text))


@first(1, ("tag", "size"), WINDOWS, ids=str)
def test_every_state_is_reached_and_left_by_keyboard_alone(
    shipped_editions: tuple[Edition, ...], open_viewer: OpenViewer, tag: str, size: tuple[int, int]
) -> None:
    here, there = both(shipped_editions, tag)
    with open_viewer(tag, size) as terminal:
        terminal.wait_for(here.wording.list["episodes"])
        terminal.type("2")
        home = here.wording.list["more"]
        for visit in VISITS[:-1]:
            terminal.type(visit.keys)
            wait_for(terminal, visit.seen(here, there))
            terminal.type(KEYS["f2"])
            wait_for(terminal, visit.seen(there, here))
            terminal.type(KEYS["f2"])
            wait_for(terminal, visit.seen(here, there))
            terminal.type(KEYS["escape"])
            terminal.wait_for(home)
        _search(terminal, here, there)
        terminal.type("\x10")
        wait_for(terminal, here.wording.palette["prompt"][:20])
        terminal.type(there.wording.chooser["title"].lower()[:5] + "\r")
        terminal.wait_for(there.title)


def _search(terminal: Terminal, here: Edition, there: Edition) -> None:
    """Find text of the other language only, read it, and return."""
    terminal.type("/")
    wait_for(terminal, VISITS[-1].seen(here, there))
    terminal.type({"id": "KOTA mana", "en": "lasting WAYS"}[there.tag])
    wait_for(terminal, fill(here.wording.search["count"], {"number": "1", "count": ""}))
    terminal.type("\r")
    wait_for(
        terminal,
        fill(here.wording.search["language"], {"language": here.wording.languages[there.tag]}),
    )
    terminal.type(KEYS["escape"])
    terminal.wait(lambda: "/" not in terminal.lines[-2], "the end of the search")
    terminal.type(KEYS["escape"])
    terminal.wait_for(here.wording.list["more"])
    # A key that came at once after Esc would be that key with Alt.
    bar = here.wording.commands["read"].label or ""
    terminal.wait(lambda: bar in terminal.lines[-1], "the key bar of the list")


@first(1, ("tag", "size"), (*WINDOWS[1:], WINDOWS[0]), ids=str)
def test_every_state_is_reached_and_left_by_mouse_alone(
    shipped_editions: tuple[Edition, ...], tag: str, size: tuple[int, int]
) -> None:
    here, there = both(shipped_editions, tag)
    words = here.wording.commands
    # Its own viewer: after a new size, what is clicked on may still move by a row.
    with Terminal("--lang", tag, size=size) as terminal:
        terminal.wait_for(words["help"].label or "")
        terminal.wait(lambda: terminal.lines[-1].startswith(" L "), "the other language")
        terminal.click_on("The New Horizon")
        terminal.wait_for(here.entries[1].blocks[0].paragraphs[0])
        for visit in VISITS:
            terminal.click_on(words["help"].label or "", last=True)
            terminal.wait_for(here.wording.help["keys"])
            _click_command(terminal, here, visit.command)
            wait_for(terminal, visit.seen(here, there))
            back = words["back"]
            label = back.searching if visit.command == "search" else back.label
            terminal.wait_for(label or "")  # the bar may come a frame later
            terminal.click_on(label or "", last=True)
            gone = "".join(visit.seen(here, there).split())
            terminal.wait(lambda gone=gone: gone not in squeezed(terminal), "the page again")  # type: ignore[misc]


def _click_command(terminal: Terminal, here: Edition, name: str) -> None:
    """Click on a command in the help, going on by its last line until it is there."""
    (command,) = (each for each in COMMANDS if each.id == name)
    keys = " ".join(map(here.wording.key_name, command.display_keys))
    while not (
        found := [line for line in terminal.lines if line.strip(" ▌").startswith(f"{keys} ")]
    ):
        before = terminal.text
        terminal.click(4, terminal.screen.lines - 2)
        terminal.wait(lambda before=before: terminal.text != before, "more help")  # type: ignore[misc]
    terminal.click(6, terminal.lines.index(found[0]))


def test_copying_and_opening_use_the_address_on_the_screen(tmp_path: Path) -> None:
    browser, report = tmp_path / "xdg-open", tmp_path / "report"
    new = tmp_path / "new"
    lines = (
        "#!/bin/sh",
        "echo noise; echo noise >&2",
        f'printf "%s" "$*" > {new}; mv {new} {report}',
    )
    browser.write_text("\n".join(lines), encoding="utf-8")
    browser.chmod(0o755)
    environ = {"DISPLAY": ":7", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    address = "https://youtube.com/results?search_query=IOM+Indonesia+The+New+Horizon"
    with Terminal("--lang", "en", environ=environ) as terminal:
        terminal.wait_for("q quit")
        terminal.type("2y")
        terminal.wait_for("The address was sent to the")
        copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)", terminal.raw)
        assert [base64.b64decode(each).decode() for each in copied] == [address]
        terminal.type("o")
        terminal.wait_for("Your browser was asked")
        terminal.type("L")
        terminal.wait_for("Peramban Anda diminta")
        while not report.exists():
            terminal.type("LL")
            terminal.wait_for("Peramban Anda diminta")
        assert report.read_text("utf-8") == address
        assert "noise" not in terminal.text


@pytest.mark.thorough
def test_clicks_and_keys_in_one_burst_are_safe() -> None:
    """A slow line may deliver a click and the next keys together."""
    hints = ("? help", "= compare", "c QR code", "s sources")
    typed = ("j", "yLL", "\x10\x10", "?s=c")
    with Terminal("--lang", "en", size=(120, 33)) as terminal:
        terminal.wait_for("q quit")
        for hint, keys in product(hints, typed):
            terminal.wait(lambda hint=hint: hint in terminal.lines[-1], f"{hint} in the list")  # type: ignore[misc]
            column = terminal.lines[-1].index(hint) + 2
            click = "".join(f"\x1b[<0;{column};33{end}" for end in "MmMm")
            terminal.type(click + keys + KEYS["left"] * 4 + "9")
            terminal.type("1")
            terminal.wait_for("Episode list: 1 of 5")
        terminal.type("q")
        assert terminal.wait_end() == 0
