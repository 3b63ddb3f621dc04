"""Frames on their way to the terminal: each once."""

from __future__ import annotations

from iomtui.terminal.frames import BEGIN, END, FrameFilter

WHOLE = "\x1b[H\x1b[38mEpisodes"
PART = "\x1b[3;5H\x1b[38mread"
COPY = "\x1b]52;c;aW9tdHVp\a"


def passed(*texts: str) -> list[str]:
    """Return what is written of each text."""
    frames = FrameFilter()
    return [frames.passed(text) for text in texts]


def test_a_frame_is_drawn_once() -> None:
    assert passed(WHOLE, WHOLE, PART, PART, WHOLE) == [WHOLE, "", PART, "", WHOLE]


def test_of_a_frame_that_is_shown_at_once_nothing_is_left_when_it_is_drawn_already() -> None:
    shown = passed(*[BEGIN, WHOLE, END] * 3, BEGIN, PART, END)
    assert "".join(shown) == BEGIN + WHOLE + END + BEGIN + PART + END


def test_what_does_not_draw_is_written_as_often_as_one_asks() -> None:
    assert passed(COPY, COPY) == [COPY, COPY]


def test_what_was_written_between_may_have_spoilt_the_frame() -> None:
    cleared = "\x1b[2J"
    assert passed(WHOLE, cleared, WHOLE) == [WHOLE, cleared, WHOLE]


def test_a_terminal_of_another_size_is_drawn_anew() -> None:
    frames = FrameFilter()
    assert frames.passed(WHOLE) == WHOLE
    frames.forget()
    assert frames.passed(WHOLE) == WHOLE
