"""What the keys of common terminals send, in the search field and in the box for the PIN."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from iomtui.terminal.reader import OTHER, InputFilter, Reader
from tests.support.processes import PIN, kiosk, prepare
from tests.support.terminal import Terminal
from tests.support.terminfo import expected_keys
from tests.terminal.conftest import USUAL, OpenViewer

pytestmark = pytest.mark.thorough

KEYS = {
    data: key
    for data, key in expected_keys().items()
    # Some are over only after a silence, in which these tests would have to wait.
    if Reader(InputFilter()).feed(data, 0.0)
}
EDITED = {"left": "axb", "home": "xab", "backspace": "ax"}
"""What the field holds after `ab`, each of these keys and `x`; after all others it is `abx`."""

LEAVING = {"enter", "f1", "ctrl+z"}
"""Keys that leave the field."""

END = b"\x1b[F"


def batches(keys: dict[bytes, str], size: int) -> Iterator[dict[bytes, str]]:
    rest = iter(keys.items())
    while batch := dict(islice(rest, size)):
        yield batch


def wait_for_field(viewer: Terminal, text: str) -> None:
    shown = f" / {text}  "
    viewer.wait(lambda: any(f"{line}  ".startswith(shown) for line in viewer.lines), shown)


def test_in_the_search_field_each_types_its_character_or_none(open_viewer: OpenViewer) -> None:
    typing = {data: key for data, key in KEYS.items() if key == OTHER or len(key) == 1}
    with open_viewer("en", USUAL) as viewer:
        viewer.type("/")
        viewer.wait_for("type a word in any")
        for batch in batches(typing, 20):
            viewer.process.write(b"".join(data + b"x" for data in batch))
            characters = ("" if key == OTHER else key for key in batch.values())
            wait_for_field(viewer, "".join(character + "x" for character in characters))
            viewer.type("\x15")
            viewer.wait_for("type a word in any")
        viewer.type("\r")


def test_in_the_search_field_each_key_edits_as_its_name_says(open_viewer: OpenViewer) -> None:
    named = {data: key for data, key in KEYS.items() if key != OTHER and len(key) > 1}
    with open_viewer("en", USUAL) as viewer:
        viewer.type("/")
        for data, key in named.items():
            if key not in LEAVING:
                viewer.process.write(END + b"\x15ab" + data + b"x")
                wait_for_field(viewer, EDITED.get(key, "abx"))
        viewer.process.write(END + b"\x15\r")


def test_in_the_box_for_the_pin_digits_of_any_script_count_and_nothing_else(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    leaving = ("enter", "left", "backspace")
    keys = {data: key for data, key in KEYS.items() if data.isascii() and key not in leaving}
    with kiosk(home=tmp_path) as terminal:
        terminal.type("\x05")
        terminal.wait_for("For staff only")
        for batch in batches(keys, 20):
            terminal.process.write(b"".join(batch) + b"1")
            digits = 1 + sum(map(str.isdecimal, batch.values()))
            terminal.wait(lambda: terminal.text.count("* ") == digits, f"{digits} digits")  # noqa: B023
            terminal.type("\x7f" * digits)
            terminal.wait(lambda: "* " not in terminal.text, "an empty box")
            # Until enough keys count again.
            while terminal.look(0.4):
                pass
        terminal.type("".join(chr(0x0660 + int(digit)) for digit in PIN) + "\x1bOM")
        assert terminal.wait_end() == 86
