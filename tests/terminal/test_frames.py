"""Frames of the real program: how many bytes they have, and that nothing stays of earlier ones."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import examples
from tests.support.large import make_large
from tests.support.terminal import KEYS, OUTPUT_TIMEOUT, Terminal

QUIET = 0.15
"""Seconds without a byte after which the last one is taken to have come."""

BEGIN = b"\x1b[?2026h"
"""Begins a frame (synchronized output, mode 2026)."""

SIZES = {"80x24": (80, 24), "120x33": (120, 33)}


@pytest.fixture(scope="module")
def distinct(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of five episodes whose pages are different in every line."""
    return make_large(tmp_path_factory.mktemp("distinct"), 5, words=300)


def opened(data: Path, size: str) -> Terminal:
    """Return a viewer after its first frames."""
    terminal = Terminal("--lang", "en", "--data", str(data), size=SIZES[size])
    terminal.wait_for("Bahasa Indonesia")  # the other language comes after the first frame
    press(terminal, "5", "Episode list: 5 of 5")
    press(terminal, "1", "Episode list: 1 of 5")
    terminal.raw = b""
    return terminal


def press(terminal: Terminal, key: str, text: str) -> None:
    """Press a key, and wait for what it shows."""
    terminal.type(key)
    terminal.wait_for(text)


KEYS_AND_TEXTS = {
    "move": [(KEYS["down"], f"Episode list: {number} of 5") for number in (2, 3, 4, 5)],
    "switch": [("L", "1 dari 5"), ("L", "Episode list: 1 of 5")],
    "help": [("?", "KEYS"), ("?", "Episode list: 1 of 5")] * 2,
    "letter": [
        ("/", "type a word in any"),
        *((each, f"/ {'title'[: n + 1]}") for n, each in enumerate("title")),
    ],
    "scroll, side by side": [("=", "Daftar episode"), *((KEYS["down"], "") for _ in range(8))],
}
"""Keys with what each of them shows."""

MOST_BYTES = {
    "move": (1500, 2800),
    "switch": (2250, 3750),
    "help": (3800, 6200),
    "letter": (600, 830),
    "scroll, side by side": (1900, 4000),
}
"""The bytes that a key may send in either size; some 30 % above what was measured."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", KEYS_AND_TEXTS)
def test_a_key_sends_one_small_frame(distinct: Path, size: str, keys: str) -> None:
    steps = KEYS_AND_TEXTS[keys]
    with opened(distinct, size) as terminal:
        for number, (key, text) in enumerate(steps, 1):
            terminal.type(key)
            terminal.wait(
                lambda number=number, text=text: (  # type: ignore[misc]
                    terminal.raw.count(BEGIN) >= number and text in terminal.text
                ),
                f"frame {number} with {text!r}",
            )
        assert terminal.raw.count(BEGIN) == len(steps)
        most_bytes = dict(zip(SIZES, MOST_BYTES[keys], strict=True))[size]
        assert len(terminal.raw) / len(steps) < most_bytes


def test_a_viewer_that_nobody_touches_sends_nothing(distinct: Path, *, thorough: bool) -> None:
    seconds = 60 if thorough else 2
    with opened(distinct, "80x24") as terminal:
        assert not terminal.look(seconds)


ACTIONS = [*KEYS.values(), *"12345jkhlLLcstT=?/", "\x0b", "\t", "\r", "abc"]


def check_nothing_stays(actions: Iterable[str], size: tuple[int, int]) -> None:
    """Check that many small frames leave the screen that is drawn anew in the same state."""
    columns, rows = size
    with Terminal(size=size) as terminal, Terminal(size=size) as redrawn:
        both = (terminal, redrawn)
        for each in both:
            each.wait_for("English")
            for action in actions:
                each.type(action)
        redrawn.resize(columns + 1, rows)
        redrawn.resize(columns, rows)
        deadline = time.monotonic() + OUTPUT_TIMEOUT
        # Both have done all of it when nothing more comes.
        while any(each.look(QUIET) for each in both) or terminal.lines != redrawn.lines:
            assert time.monotonic() < deadline, f"{actions}\n{terminal.text}\n{redrawn.text}"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_stays_of_an_earlier_frame(size: str) -> None:
    check_nothing_stays((*ACTIONS, *reversed(ACTIONS)), SIZES[size])


@pytest.mark.thorough
@examples(100)
@given(
    actions=st.lists(st.sampled_from(ACTIONS), max_size=200),
    size=st.sampled_from(list(SIZES.values())),
)
def test_nothing_stays_whatever_was_done(actions: list[str], size: tuple[int, int]) -> None:
    check_nothing_stays(actions, size)
