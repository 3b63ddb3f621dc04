"""What can go wrong on the way between the program and the stand-in for YouTube."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NamedTuple, Protocol

JSON, HTML = "application/json; charset=UTF-8", "text/html; charset=utf-8"


class Answer(NamedTuple):
    """An answer to a request."""

    status: int
    kind: str
    """The type of the body."""
    body: bytes
    location: str | None = None
    """Where else to ask."""

    def encoded(self) -> bytes:
        """Return it as it goes over the wire."""
        phrase = HTTPStatus(self.status).phrase
        lines = [
            f"HTTP/1.1 {self.status} {phrase}",
            f"Content-Type: {self.kind}",
            f"Content-Length: {len(self.body)}",
            "Connection: close",
            *([f"Location: {self.location}"] if self.location else []),
        ]
        return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + self.body


def html(text: str, status: int = 200) -> Answer:
    """Return a page as an answer."""
    return Answer(status, HTML, text.encode())


def as_json(value: Any, status: int = 200) -> Answer:
    """Return a value as an answer; half characters go as escapes, as nobody forbids."""
    return Answer(status, JSON, json.dumps(value).encode("ascii"))


class Line(Protocol):
    """The way back to the client."""

    def send(self, data: bytes) -> None:
        """Send some bytes."""

    def wait(self, seconds: float | None = None) -> bool:
        """Wait, and tell whether the stand-in ends; None waits until it does."""

    def reset(self) -> None:
        """Break off so that the other side is told that the connection is reset."""


class Fault(Protocol):
    """Something that is wrong with the way."""

    def spoil(self, answer: Answer, line: Line) -> None:
        """Send what becomes of an answer."""


@dataclass(frozen=True)
class Status:
    """An answer with another status, and an error as YouTube's interface has it."""

    code: int
    message: str = "Something went wrong."

    def spoil(self, answer: Answer, line: Line) -> None:
        error = {"error": {"code": self.code, "message": self.message}}
        if answer.kind == JSON:
            line.send(as_json(error, self.code).encoded())
        else:
            line.send(html(f"<title>{self.code}</title>", self.code).encoded())


@dataclass(frozen=True)
class Stalled:
    """Nothing comes, and nothing ends."""

    after: int = 0
    """The bytes that do come."""

    def spoil(self, answer: Answer, line: Line) -> None:
        """Send nothing further until the stand-in ends."""
        line.send(answer.encoded()[: self.after])
        line.wait()


@dataclass(frozen=True)
class Trickle:
    """The answer comes a few bytes a second."""

    bytes_a_second: int = 3

    def spoil(self, answer: Answer, line: Line) -> None:
        """Send a few bytes, again and again."""
        for piece in _pieces(answer.encoded(), self.bytes_a_second):
            line.send(piece)
            if line.wait(1.0):
                return


@dataclass(frozen=True)
class CutOff:
    """The answer ends in the middle."""

    def spoil(self, answer: Answer, line: Line) -> None:
        whole = answer.encoded()
        line.send(whole[: len(whole) - len(answer.body) // 2 - 1])


@dataclass(frozen=True)
class Reset:
    """The connection is reset."""

    def spoil(self, answer: Answer, line: Line) -> None:
        line.reset()


@dataclass(frozen=True)
class Instead:
    """Another answer comes, whatever was asked."""

    other: Answer

    def spoil(self, answer: Answer, line: Line) -> None:
        line.send(self.other.encoded())


@dataclass(frozen=True)
class Times:
    """A fault that is over after some requests."""

    times: int
    fault: Fault

    def spoil(self, answer: Answer, line: Line) -> None:
        """Do as the fault does; the stand-in counts."""
        self.fault.spoil(answer, line)


def portal() -> Instead:
    """Return the sign-in page of a network that wants to be asked first."""
    return Instead(html("<!doctype html><title>Sign in to the Wi-Fi</title><form></form>"))


def sent_to(url: str) -> Instead:
    """Return an answer that redirects to another address."""
    return Instead(Answer(302, HTML, b"", location=url))


def _pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))
