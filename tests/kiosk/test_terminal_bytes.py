"""The allow-list for the output of a kiosk accepts its frames and nothing else."""

from __future__ import annotations

import pytest

from tests.support.wire import faults_in, finished

FRAME = (
    "\x1b[?2026h\x1b[3;12H\x1b[38;2;1;2;3;48;5;4mKota é “難”\x1b[0m\x1b[K\r\n\x1b[?2026l".encode()
)


def test_a_frame_is_allowed() -> None:
    everything = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2026$p" + FRAME + b"\x1b[2J\x1b[H\x1b[?25h"
    assert faults_in(everything) == []


FORBIDDEN = (
    *(
        "\x1b]52;c;aGk=\x07",
        "\x1b]8;;https://a.example\x1b\\",
        "\x1b]8;;\x1b\\",
        "\x1b]0;title\x1b\\",
        "\x1bPq\x1b\\",
        "\x1b_G\x1b\\",
        "\x1b^x\x1b\\",
    ),
    *("\x1bXx\x1b\\", "\x1bc", "\x1b7", "\x1b[6n", "\x1b[c", "\x1b[8;9;9t", "\x1b[>1u", "\x1b[1"),
    *(f"\x1b[?{mode}h" for mode in (1000, 1003, 1004, 2004, 2048)),
    *"\x07\x00\x08\t\x7f\x85\u202e\u200b\ufeff\u2028\ue000",
    "\x9b2J",
)


@pytest.mark.parametrize("written", [b"\xff", b"\xc3", *map(str.encode, FORBIDDEN)], ids=repr)
def test_everything_else_is_a_fault(written: bytes) -> None:
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
def test_words_of_a_traceback_and_secrets_are_found_across_colours_and_rows(written: bytes) -> None:
    assert faults_in(FRAME + written, ["canary here"])


def test_mouse_modes_are_allowed_only_with_a_mouse() -> None:
    assert faults_in(b"\x1b[?1000h\x1b[?1006h", mouse=True) == []
    assert faults_in(b"\x1b[?1003h", mouse=True)
    assert faults_in(b"\x1b[?1000l\x1b[?1006l\x1b[?2004l") == []


@pytest.mark.parametrize("place", range(len(FRAME) + 1))
def test_an_unfinished_sequence_or_character_is_left_for_the_next_call(place: int) -> None:
    whole = finished(FRAME[:place])
    assert faults_in(FRAME[:whole]) == []
    assert place - whole < 20
    assert faults_in(FRAME[whole:]) == []


def test_an_unterminated_command_string_is_a_fault() -> None:
    written = FRAME + b"\x1b]0;" + b"x" * 100
    assert faults_in(written[: finished(written)])
