"""Which requests the helper's gate lets pass, and when it gives a question up."""

from __future__ import annotations

import pytest

from iomtui.channel.ytdlp_gate import MOST_BYTES, Gate, Stopped

HERE = "https://www.youtube.com/@IOMIndonesia/videos"
API = "https://www.youtube.com/youtubei/v1/browse?prettyPrint=false"


class RefusedError(Exception):
    """A failure with the status of an HTTP answer."""

    def __init__(self, status: int | None = None) -> None:
        super().__init__("refused")
        self.status = status


@pytest.fixture
def announced() -> list[int]:
    return []


@pytest.fixture
def gate(announced: list[int]) -> Gate:
    return Gate(9, 0.0, announced.append)


def fail(gate: Gate, url: str, status: int | None = None) -> None:
    gate.pass_to(url)
    gate.failed(url, RefusedError(status))


@pytest.mark.parametrize("url", [HERE, "https://www.youtube.com/watch?v=a", API])
def test_youtube_may_be_asked(url: str, gate: Gate, announced: list[int]) -> None:
    gate.pass_to(url)
    assert announced == [1]


@pytest.mark.parametrize(
    "url",
    [
        "http://www.youtube.com/",
        "https://evil.example/",
        "https://www.youtube.com.evil.example/",
        "https://evil.example/www.youtube.com",
        "https://www.youtube.com@evil.example/",
        "https://me@www.youtube.com/",
        "https://www.youtube.com:444/",
        "https://youtube.com/",
        "https://consent.youtube.com/",
        "https://i.ytimg.com/",
        "file:///etc/passwd",
        "//www.youtube.com/",
        "",
    ],
)
def test_nobody_else_may_be_asked(url: str, gate: Gate, announced: list[int]) -> None:
    with pytest.raises(Stopped) as stopped:
        gate.pass_to(url)
    assert stopped.value.is_other_host
    assert announced == []


def test_no_more_may_be_asked_than_was_agreed(gate: Gate, announced: list[int]) -> None:
    for _ in range(9):
        gate.pass_to(HERE)
    with pytest.raises(Stopped) as stopped:
        gate.pass_to(HERE)
    assert stopped.value.is_over_budget
    assert announced == list(range(1, 10))


def test_only_what_urllib_is_about_to_ask_is_watched(gate: Gate, announced: list[int]) -> None:
    gate.watch("open", ("https://evil.example/",))
    gate.watch("urllib.Request", (HERE, None, {}, "GET"))
    assert announced == [1]


def test_two_failures_before_any_answer_are_enough(gate: Gate) -> None:
    fail(gate, HERE)
    with pytest.raises(Stopped) as stopped:
        fail(gate, API)
    assert isinstance(stopped.value.__cause__, RefusedError)


def test_each_question_has_its_own_failures(gate: Gate) -> None:
    fail(gate, HERE)
    gate.forget()
    fail(gate, HERE)
    assert len(gate.failures) == 1


def test_after_an_answer_yt_dlp_decides(gate: Gate) -> None:
    gate.pass_to(HERE)
    gate.answered(HERE, b"<html>")
    for _ in range(3):
        fail(gate, API)
    assert len(gate.failures) == 3


def test_what_is_answered_at_last_did_not_fail(gate: Gate) -> None:
    gate.warnings.append("before")
    fail(gate, HERE)
    gate.warnings.append("asking again")
    gate.pass_to(HERE)
    gate.answered(HERE, b"<html>")
    assert (gate.failures, gate.warnings) == ([], ["before"])


def test_the_answer_to_something_else_mends_nothing(gate: Gate) -> None:
    fail(gate, HERE)
    gate.warnings.append("it failed")
    gate.pass_to(API)
    gate.answered(API, b"{}")
    assert (len(gate.failures), gate.warnings) == (1, ["it failed"])


def test_after_a_429_nothing_passes_whatever_is_asked(gate: Gate, announced: list[int]) -> None:
    with pytest.raises(Stopped):
        fail(gate, HERE, 429)
    gate.forget()
    with pytest.raises(Stopped) as stopped:
        gate.pass_to(HERE)
    assert isinstance(stopped.value.__cause__, RefusedError)
    assert announced == [1]


@pytest.mark.parametrize(
    ("url", "body", "is_html"),
    [
        (API, b'{"contents": []}', False),
        (API, b"  [1]", False),
        (API, b"<!doctype html>", True),
        (API, b"", True),
        (HERE, b"<!doctype html>", False),
    ],
)
def test_html_is_told_where_json_belongs(url: str, body: bytes, is_html: bool, gate: Gate) -> None:
    gate.pass_to(url)
    gate.answered(url, body)
    assert gate.is_html is is_html


def test_an_answer_may_be_long_and_no_longer(gate: Gate) -> None:
    body = b"{" * MOST_BYTES
    gate.pass_to(API)
    gate.answered(API, body)
    gate.pass_to(API)
    with pytest.raises(Stopped) as stopped:
        gate.answered(API, body + b"{")
    assert str(MOST_BYTES) in str(stopped.value.__cause__)
