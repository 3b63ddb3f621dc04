"""What is drawn reaches the terminal in order; one that is gone or stalled holds up nothing."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import threading
from collections.abc import Iterator
from threading import Event

import pytest

from iomtui.terminal import writer as writer_module
from iomtui.terminal.writer import OutputState, Writer, write_at_once

LAST = "the last text"
Ends = tuple[int, int]


@pytest.fixture
def terminal() -> Iterator[Ends]:
    """The two ends of a terminal: the one that is read, and the one that is written to."""
    ends = pty.openpty()
    yield ends
    for end in ends:
        with contextlib.suppress(OSError):
            os.close(end)


def ignore() -> None:
    """Do nothing."""


def read_until(outer: int, end: bytes) -> bytes:
    """Read a terminal until something has come."""
    data = b""
    while not data.endswith(end):
        data += os.read(outer, 200)
    return data


def test_what_is_written_comes_out_in_order(terminal: Ends) -> None:
    outer, inner = terminal
    writer = Writer(inner, "utf-8", on_idle=ignore, on_hangup=ignore)
    writer.start()
    for word in ("one ", "two ", "drei—"):
        writer.write(word)
    assert read_until(outer, "—".encode()).decode() == "one two drei—"
    assert writer.finish(LAST)
    assert os.read(outer, 100).decode() == LAST


def test_a_writer_is_idle_when_the_terminal_has_taken_all(terminal: Ends) -> None:
    outer, inner = terminal
    has_taken_all = Event()
    writer = Writer(inner, "utf-8", on_idle=has_taken_all.set, on_hangup=ignore)
    writer.start()
    writer.write("x" * 100_000 + "y")
    assert not has_taken_all.is_set()
    while writer.state is OutputState.STUCK:  # until the thread begins to write
        assert not has_taken_all.wait(0.01)
    states = [writer.state]
    read_until(outer, b"y")
    assert has_taken_all.wait(30)
    assert writer.is_idle
    assert [*states, writer.state] == [OutputState.WAITING, OutputState.DRAWN]
    writer.finish(LAST)


def test_a_writer_that_writes_nothing_although_the_terminal_would_take_it_is_stuck(
    terminal: Ends,
) -> None:
    writer = Writer(terminal[1], "utf-8", on_idle=ignore, on_hangup=ignore)
    writer.write("the thread has not started")
    assert writer.state is OutputState.STUCK


def test_what_an_encoding_lacks_is_replaced(terminal: Ends) -> None:
    outer, inner = terminal
    writer = Writer(inner, "ascii", on_idle=ignore, on_hangup=ignore)
    writer.start()
    assert writer.finish("▌a")
    assert os.read(outer, 100) == b">a"


def test_a_terminal_that_is_gone_is_reported_once_and_the_rest_is_dropped(terminal: Ends) -> None:
    outer, inner = terminal
    hangups, gone = [], Event()

    def hang_up() -> None:
        hangups.append(True)
        gone.set()

    writer = Writer(inner, "utf-8", on_idle=ignore, on_hangup=hang_up)
    os.close(outer)
    writer.start()
    for _ in range(100):
        writer.write("frame")
    assert gone.wait(30)
    assert writer.finish(LAST)
    assert hangups == [True]


def test_a_slow_terminal_gets_the_last_text_and_not_what_waited(terminal: Ends) -> None:
    outer, inner = terminal
    writer = Writer(inner, "utf-8", on_idle=ignore, on_hangup=ignore)
    writer.start()
    frame = "x" * 20_000
    for _ in range(20):
        writer.write(frame)
    seen: list[bytes] = []
    reader = threading.Thread(target=lambda: seen.append(read_until(outer, LAST.encode())))
    reader.start()
    assert writer.finish(LAST)
    reader.join(30)
    assert seen[0].endswith(LAST.encode())
    assert len(seen[0]) < 20 * len(frame)


def test_a_stalled_terminal_is_not_waited_for(
    terminal: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, inner = terminal
    monkeypatch.setattr(writer_module, "_STALLED_SECONDS", 0.2)
    writer = Writer(inner, "utf-8", on_idle=ignore, on_hangup=ignore)
    writer.start()
    for _ in range(20):
        writer.write("x" * 100_000)
    while select.select([], [inner], [], 0)[1]:
        pass  # until it takes no more
    assert not writer.finish(LAST)
    write_at_once(inner, LAST)
    os.close(outer)
    writer.join(30)
    assert not writer.is_alive()


def test_a_terminal_that_somebody_made_non_blocking_still_gets_all(terminal: Ends) -> None:
    outer, inner = terminal
    os.set_blocking(inner, False)
    gone = Event()
    writer = Writer(inner, "utf-8", on_idle=ignore, on_hangup=gone.set)
    writer.start()
    writer.write("x" * 50_000)
    assert len(read_until(outer, b"x" * 10)) > 0
    writer.write("end")
    read_until(outer, b"end")
    assert writer.finish(LAST)
    assert not gone.is_set()


def test_writing_at_once_waits_for_nothing_and_leaves_the_terminal_as_it_is(terminal: Ends) -> None:
    outer, inner = terminal
    write_at_once(inner, "x" * 1_000_000)
    assert os.get_blocking(inner)
    os.close(outer)
    write_at_once(inner, "x")
