"""Addresses in the real program: opened, copied, scanned, and sent as hyperlinks (OSC 8)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.provenance import SourceReference
from tests.support.camera import seen_code
from tests.support.terminal import KEYS, Terminal

SIZE = (120, 33)
BEGINS = re.compile(rb"\x1b\]8;(id=\w+);(https://[!-~]+)\x1b\\")
ENDS = b"\x1b]8;;\x1b\\"
COPIED = re.compile(rb"\x1b\]52;c;([^\x07\x1b]*)")


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """The file in which the browser of `reading` notes the addresses."""
    return tmp_path / "opened"


@pytest.fixture
def reading(tmp_path: Path, opened: Path) -> Iterator[Terminal]:
    """The viewer in English at its page Sources, with a browser."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n')
    browser.chmod(0o755)
    environ = {"BROWSER": str(browser)}
    with Terminal("--lang", "en", size=SIZE, environ=environ) as terminal:
        terminal.wait_for("q quit")
        terminal.type(KEYS["end"])
        terminal.wait_for("/id/news/")
        yield terminal


def wait_for_uses(terminal: Terminal, opened: Path, source: SourceReference) -> None:
    """Wait until an address is on the screen as a code, and was opened and copied last."""
    address = source.address

    def is_copied() -> bool:
        copied = COPIED.findall(terminal.raw)
        return bool(copied) and base64.b64decode(copied[-1]).decode() == address

    terminal.wait(is_copied, f"a copy of {address}")
    terminal.wait(lambda: seen_code(terminal) == address, f"the code of {address}")
    assert opened.read_text().splitlines()[-1] == address


def test_by_keyboard_alone_the_address_of_each_source_is_used(
    shipped_editions: tuple[Edition, ...], reading: Terminal, opened: Path
) -> None:
    sources = shipped_editions[1].sources
    for place, (number, source) in product((KEYS["right"], "s"), enumerate(sources)):
        there = place + KEYS["home"] + KEYS["up"] + KEYS["down"] * number
        reading.type(there + "o")
        reading.wait_for("Your browser was asked")
        reading.wait(opened.exists, "the browser")
        reading.type("y")
        wait_for_uses(reading, opened, source)
        reading.type(KEYS["left"] * 2)
        reading.wait_for("MORE")


def test_by_mouse_alone_the_address_of_each_source_is_used(
    shipped_editions: tuple[Edition, ...], reading: Terminal, opened: Path
) -> None:
    for source, part in zip(shipped_editions[1].sources, ("/news/iom", "/id/news"), strict=True):
        for place in ("MORE", "STATEMENT"):
            if place == "STATEMENT":
                reading.click_on("s sources")
            reading.wait_for(place)
            reading.click_on(source.title[:18])
            reading.click_on("c QR code")
            reading.wait_for("y copy")
            assert seen_code(reading) == source.address
            reading.click_on("https://")
            reading.wait_for("Your browser was asked")
            reading.click_on("y copy")
            wait_for_uses(reading, opened, source)
            reading.click_on("Esc back")
            reading.wait_for(place)
        reading.click_on("Esc back")
        reading.wait_for("MORE")
        reading.click_on(part)
        reading.wait_for("Your browser was asked")
        reading.click_on("Esc back")
        reading.wait_for("MORE")


def test_each_address_is_one_hyperlink_which_ends_where_it_ends(
    shipped_editions: tuple[Edition, ...], reading: Terminal
) -> None:
    sources = {source.address.encode() for source in shipped_editions[1].sources}
    begun = BEGINS.findall(reading.raw)
    assert {address for _, address in begun} == sources
    assert len({name for name, _ in begun}) == 1
    for piece in BEGINS.split(reading.raw)[3::3]:
        text = re.sub(rb"\x1b\[[0-9;]*[mH]", b"", piece.split(ENDS)[0]).decode()
        assert ENDS in piece
        assert re.fullmatch(r"[!-~]+", text)
        assert any(text in address.decode() for address in sources)
    before = len(reading.raw)
    reading.type(KEYS["right"])
    reading.wait_for("↑ ↓ choose  Esc")
    reading.type(KEYS["down"])
    reading.wait(lambda: "▌ IOM Meluncurkan" in reading.text, "the second source")
    assert {address for _, address in BEGINS.findall(reading.raw[before:])} <= sources
    reading.type("q")
    assert reading.wait_end() == 0
    assert ENDS in reading.raw[reading.raw.rfind(b"\x1b[?2026l") - 100 :]


@pytest.mark.parametrize(
    ("environ", "arguments"),
    [({"TERM": "linux"}, ()), ({"LC_ALL": "C"}, ()), ({}, ("kiosk",))],
    ids=["console", "ascii", "kiosk"],
)
def test_a_kiosk_and_a_terminal_that_may_print_hyperlinks_get_none(
    environ: dict[str, str], arguments: tuple[str, ...]
) -> None:
    with Terminal("--lang", "en", *arguments, environ=environ) as terminal:
        terminal.wait_for("MORE")
        terminal.type(KEYS["end"])
        terminal.wait_for("/id/news/")
        terminal.type("s")
        terminal.wait_for("STATEMENT BY STATEMENT")
        terminal.type("\x0coyL")
        terminal.wait_for("PERNYATAAN" if arguments else "Alamat sudah dikirim")
    assert b"\x1b]8" not in terminal.raw
    assert (b"\x1b]52" in terminal.raw) == (not arguments)
