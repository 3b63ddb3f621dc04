"""From what was raised and said to the signs by which one can tell what went wrong."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from iomtui.channel.protocol import Signs
from iomtui.channel.ytdlp_gate import Gate, Stopped
from iomtui.channel.ytdlp_text import sendable

_MOST_MESSAGES = 20
_LONGEST_MESSAGE = 500
_MOST_CAUSES = 20


def signs_of(gate: Gate, error: BaseException | None = None) -> Signs | None:
    """Return the signs of what went wrong with a question; None if nothing did.

    The gate's failures count too: of a video yt-dlp says what happened only in a warning.
    """
    chain = [*_chain(error), *(link for end in reversed(gate.failures) for link in _chain(end))]
    messages = [*_words(error), *gate.warnings]
    if not chain and not messages and not gate.is_html:
        return None
    return Signs(
        messages=tuple(sendable(text, _LONGEST_MESSAGE) for text in messages[:_MOST_MESSAGES]),
        causes=tuple(dict.fromkeys(type(link).__name__ for link in chain))[:_MOST_CAUSES],
        status=next((number for link in chain if (number := _status(link))), None),
        errno=next((number for link in chain if (number := _errno(link))), None),
        verify_code=next((number for link in chain if (number := _verify_code(link))), None),
        is_over_budget=isinstance(error, Stopped) and error.is_over_budget,
        is_other_host=isinstance(error, Stopped) and error.is_other_host,
        is_html=gate.is_html,
    )


def _words(error: BaseException | None) -> list[str]:
    """Return what an exception says, or if it says nothing, what that says which it came from."""
    return next(([words] for link in _chain(error) if (words := str(link))), [])


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Go from an exception to what it came from, by all the ways that yt-dlp and urllib have."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = next(filter(None, _before(error)), None)


def _before(error: BaseException) -> Iterator[BaseException | None]:
    held = getattr(error, "exc_info", None)
    values = (
        held[1] if isinstance(held, tuple) and len(held) > 1 and held[1] is not error else None,
        getattr(error, "cause", None),
        getattr(error, "reason", None),
        error.__cause__,
        None if error.__suppress_context__ else error.__context__,
    )
    return (value if isinstance(value, BaseException) else None for value in values)


def _status(error: BaseException) -> int | None:
    return _number(getattr(error, "status", None))


def _errno(error: BaseException) -> int | None:
    """Return the system's number; OpenSSL's numbers of its own are none."""
    if not isinstance(error, OSError) or isinstance(error, ssl.SSLError):
        return None
    return _number(error.errno)


def _verify_code(error: BaseException) -> int | None:
    return _number(getattr(error, "verify_code", None))


def _number(value: object) -> int | None:
    return value if type(value) is int else None
