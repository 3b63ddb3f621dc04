"""Hostile text in every field is shown as harmless text: the raw bytes are checked."""

from __future__ import annotations

import re
from pathlib import Path

from iomtui.parsing.sanitize import MAX_MARKS
from tests.support.here import run_here
from tests.support.hostile import FORBIDDEN, make_hostile
from tests.support.terminal import ESCAPES, KEYS, Terminal


def _walk(*arguments: str, pages: tuple[int, int] = (10, 10)) -> Terminal:
    """Show so many pages of each language to their ends, and the help; leave."""
    with Terminal(*arguments, size=(80, 24)) as terminal:
        terminal.wait_for("Burn the Past")
        for language, count in enumerate(pages):
            for index in range(count):
                before = terminal.text
                terminal.type(KEYS["down"] if index else KEYS["home"])
                if index:
                    terminal.wait(lambda before=before: terminal.text != before, "the next")  # type: ignore[misc]
                else:
                    terminal.wait(lambda: " ▌ 1 " in terminal.text, "the first")
                terminal.type("\r" + KEYS["pagedown"] * 3 + KEYS["left"])
            terminal.type("?" + KEYS["end"])
            terminal.type("?")
            before = terminal.text
            terminal.type("L")
            terminal.wait(lambda before=before: terminal.text != before, f"language {language}")  # type: ignore[misc]
        terminal.type("q")
        assert terminal.wait_end() == 0
    return terminal


def _shapes(raw: bytes) -> set[bytes]:
    """Return the kinds of escape sequences in a stream, whatever their numbers."""
    return {re.sub(rb"[0-9;:]+", b"#", found) for found in ESCAPES.findall(raw)}


def test_no_byte_of_hostile_text_controls_the_terminal(data_copy: Path, thorough: bool) -> None:
    harmless = _walk(pages=(2, 2))
    make_hostile(data_copy)
    hostile = _walk("--data", str(data_copy), pages=(10, 10 if thorough else 2))
    # Rows with wide characters are erased first, and their cells have columns (EL, CHA).
    assert _shapes(hostile.raw) <= _shapes(harmless.raw) | {b"\x1b[K", b"\x1b[#G"}
    commands = [found for found in ESCAPES.findall(hostile.raw) if found.startswith(b"\x1b]")]
    link = re.compile(rb"\x1b\]8;(?:id=iomtui;https://[a-z0-9.-]+/[!-~]*|;)\x1b\\")
    assert [found for found in commands if not link.fullmatch(found)] == []
    written = ESCAPES.sub(b"", hostile.raw).decode("utf-8")
    assert [hex(ord(each)) for each in FORBIDDEN if each in written] == []
    assert "\u0301" * (MAX_MARKS + 1) not in written
    assert "[/x][@click=app.quit]click[/][link=" in re.sub(r"\s+", "", written)


def test_plain_output_of_a_hostile_catalogue_has_no_escape(data_copy: Path) -> None:
    make_hostile(data_copy)
    for arguments in ([], ["list"], ["list", "--json"], ["check"], ["languages"], ["read"]):
        typed = "1\n" * 10  # every page of the dialogue
        shown = run_here("--data", str(data_copy), *arguments, typed=typed)
        assert shown.returncode == (3 if arguments == ["check"] else 0), shown.stderr
        written = shown.stdout + shown.stderr
        assert "\x1b" not in written
        assert [hex(ord(each)) for each in FORBIDDEN if each in written] == []


def test_hostile_arguments_are_printed_safely() -> None:
    for arguments in (["--lang", "\x1b[31mfr"], ["\x1b]52;c;YQ==\x07"], ["--data", "/\x1b[2J"]):
        shown = run_here(*arguments)
        assert shown.returncode in (2, 4)
        assert "\x1b" not in shown.stderr
        assert "\x07" not in shown.stderr
