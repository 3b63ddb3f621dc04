"""The checker of what a kiosk writes finds what must not be there, and nothing else."""

from __future__ import annotations

import pytest

from tests.support.wire import faults_in, finished

FRAME = (
    "\x1b[?2026h\x1b[3;12H\x1b[38;2;1;2;3;48;5;4mKota é “難”\x1b[0m\x1b[K\r\n\x1b[?2026l".encode()
)


def test_a_frame_is_allowed() -> None:
    everything = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2026$p" + FRAME + b"\x1b[2J\x1b[H\x1b[?25h"
    assert faults_in(everything) == []


@pytest.mark.parametrize(
    "written",
    [
        b"\x1b]52;c;aGk=\x07",
        b"\x1b]0;title\x1b\\",
        b"\x1b]22;default\x07",
        b"\x1bPq\x1b\\",
        b"\x1b_G\x1b\\",
        b"\x1b^x\x1b\\",
        b"\x1bXx\x1b\\",
        b"\x1bc",
        b"\x1b7",
        b"\x1b[6n",
        b"\x1b[c",
        b"\x1b[8;9;9t",
        b"\x1b[>1u",
        b"\x1b[?1000h",
        b"\x1b[?1003h",
        b"\x1b[?2004h",
        b"\x1b[?2048h",
        b"\x1b[?1004h",
        b"\x07",
        b"\x00",
        b"\x08",
        b"\t",
        b"\x7f",
        "\x9b2J".encode(),
        "\x85".encode(),
        "\u202e".encode(),
        "\u200b".encode(),
        "\ufeff".encode(),
        "\u2028".encode(),
        "\ue000".encode(),
        b"\xff",
        b"\xc3",
        b"\x1b[1",
    ],
    ids=repr,
)
def test_whatever_else_is_written_is_found(written: bytes) -> None:
    assert faults_in(FRAME + written + FRAME)


@pytest.mark.parametrize(
    "written",
    [
        b"Traceback (most recent call last):",
        b"\x1b[31mTrace\x1b[1mback",
        b'File "/usr/lib/some\r\nthing.p\r\n   y", line 3',
        b">>> ",
        b"DeprecationWarning: old",
        b"the can\x1b[2;1H   ary here",
    ],
    ids=repr,
)
def test_what_tells_of_the_inside_is_found_across_colours_and_rows(written: bytes) -> None:
    assert faults_in(FRAME + written, ["canary here"])


def test_a_mouse_may_be_asked_for_only_where_there_is_one() -> None:
    assert faults_in(b"\x1b[?1000h\x1b[?1006h", mouse=True) == []
    assert faults_in(b"\x1b[?1003h", mouse=True)
    assert faults_in(b"\x1b[?1000l\x1b[?1006l\x1b[?2004l") == []


@pytest.mark.parametrize("place", range(len(FRAME) + 1))
def test_what_came_in_two_pieces_is_judged_when_it_is_whole(place: int) -> None:
    whole = finished(FRAME[:place])
    assert faults_in(FRAME[:whole]) == []
    assert place - whole < 20
    assert faults_in(FRAME[whole:]) == []


def test_a_command_string_that_never_ends_is_not_waited_for() -> None:
    written = FRAME + b"\x1b]0;" + b"x" * 100
    assert faults_in(written[: finished(written)])
