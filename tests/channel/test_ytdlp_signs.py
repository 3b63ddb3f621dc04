"""What is told of an exception: what it and what it came from say and are."""

from __future__ import annotations

import ssl
import sys
import urllib.error

import pytest

from iomtui.channel.ytdlp_gate import Gate, Stopped
from iomtui.channel.ytdlp_signs import signs_of


class ToldError(Exception):
    """An exception that holds what it came from in its own way, as yt-dlp's do."""

    def __init__(self, message: str, **held: object) -> None:
        super().__init__(message)
        for name, value in held.items():
            setattr(self, name, value)


@pytest.fixture
def gate() -> Gate:
    return Gate(9, 0.0, lambda _: None)


def test_where_nothing_went_wrong_there_are_no_signs(gate: Gate) -> None:
    assert signs_of(gate) is None


def test_the_error_is_told_first_and_then_the_warnings(gate: Gate) -> None:
    gate.warnings += ["one", "two"]
    found = signs_of(gate, ValueError("the error"))
    assert found
    assert found.messages == ("the error", "one", "two")


def test_causes_are_found_by_all_ways(gate: Gate) -> None:
    refused = ConnectionRefusedError(111, "Connection refused")
    inner = ToldError("asked", cause=ToldError("sent", reason=refused))
    try:
        raise inner
    except ToldError:
        outer = ToldError("extracted", exc_info=sys.exc_info())
    found = signs_of(gate, outer)
    assert found
    assert found.causes == ("ToldError", "ConnectionRefusedError")
    assert (found.errno, found.status, found.verify_code) == (111, None, None)


def test_what_was_being_handled_is_a_cause_and_what_was_put_aside_is_not(gate: Gate) -> None:
    errors: list[Exception] = []
    for aside in (False, True):
        try:
            try:
                raise KeyError("first")
            except KeyError:
                if aside:
                    raise ValueError("second") from None
                int("second")
        except ValueError as error:
            errors.append(error)
    found = [signs_of(gate, error) for error in errors]
    assert [signs and signs.causes for signs in found] == [
        ("ValueError", "KeyError"),
        ("ValueError",),
    ]


def test_a_circle_of_causes_ends(gate: Gate) -> None:
    one, two = ToldError("one"), ToldError("two")
    one.__cause__, two.__cause__ = two, one
    assert signs_of(gate, one) is not None


def test_the_number_of_openssl_is_not_the_system_s(gate: Gate) -> None:
    wrong = ssl.SSLCertVerificationError(1, "certificate verify failed")
    wrong.verify_code = 10
    found = signs_of(gate, urllib.error.URLError(wrong))
    assert found
    assert (found.errno, found.verify_code) == (None, 10)


def test_what_happened_to_requests_counts_where_the_error_does_not_say_it(gate: Gate) -> None:
    gate.failures.append(ToldError("HTTP Error 403", status=403))
    found = signs_of(gate, ValueError("nothing could be extracted"))
    assert found
    assert (found.status, found.causes) == (403, ("ValueError", "ToldError"))


def test_why_it_was_stopped_is_told(gate: Gate) -> None:
    budget, host = signs_of(gate, Stopped(is_over_budget=True)), signs_of(gate, Stopped())
    assert budget
    assert (budget.is_over_budget, budget.is_other_host) == (True, False)
    assert host
    assert not host.is_over_budget


def test_an_exception_without_words_lets_its_cause_speak(gate: Gate) -> None:
    stopped = Stopped()
    stopped.__cause__ = OSError(101, "Network is unreachable")
    found = signs_of(gate, stopped)
    assert found
    assert found.messages == ("[Errno 101] Network is unreachable",)


def test_much_is_cut(gate: Gate) -> None:
    gate.warnings += ["\ud800" + "x" * 10_000] * 100
    error: Exception = ValueError("x" * 10_000)
    for number in range(100):
        kind = type(f"Kind{number}", (Exception,), {})
        outer = kind("outer")
        outer.__cause__ = error
        error = outer
    found = signs_of(gate, error)
    assert found
    assert (len(found.messages), len(found.causes)) == (20, 20)
    assert all(len(message) <= 500 for message in found.messages)
    assert found.messages[1].startswith("\ufffdx")
