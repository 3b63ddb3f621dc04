"""What is drawn reaches the terminal in order; one that is gone or stalled holds up nothing."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator
from threading import Event

import pytest

from iomtui.wire.writer import Writer, write_all


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: the one that is read, and the one that is written to."""
    ends = pty.openpty()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def test_what_is_written_comes_out_in_order(terminal: tuple[int, int]) -> None:
    outer, inner = terminal
    writer = Writer(inner, "utf-8", lambda: None)
    writer.start()
    for word in ("one ", "two ", "drei—"):
        writer.write(word)
    writer.stop()
    assert os.read(outer, 100).decode() == "one two drei—"


def test_what_an_encoding_lacks_becomes_a_question_mark(terminal: tuple[int, int]) -> None:
    outer, inner = terminal
    writer = Writer(inner, "ascii", lambda: None)
    writer.start()
    writer.write("▌a")
    writer.stop()
    assert os.read(outer, 100) == b"?a"


def test_a_terminal_that_is_gone_is_told_once_and_the_rest_is_dropped(
    terminal: tuple[int, int],
) -> None:
    outer, inner = terminal
    told, gone = [], Event()

    def is_gone() -> None:
        told.append(True)
        gone.set()

    writer = Writer(inner, "utf-8", is_gone)
    os.close(outer)
    writer.start()
    for _ in range(100):
        writer.write("frame")
    assert gone.wait(30)
    writer.stop()
    assert told == [True]
    assert not writer.is_alive()


def test_a_terminal_that_does_not_read_is_not_waited_for_at_the_end(
    terminal: tuple[int, int],
) -> None:
    outer, inner = terminal
    writer = Writer(inner, "utf-8", lambda: None)
    writer.start()
    writer.write("x" * 1_000_000)
    writer.stop()
    assert writer.is_alive()
    os.close(outer)
    writer.join(30)


def test_writing_to_what_is_closed_says_so(terminal: tuple[int, int]) -> None:
    outer, inner = terminal
    os.close(outer)
    assert not write_all(inner, b"x")
