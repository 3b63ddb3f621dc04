"""An allow-list of what a kiosk may write to its terminal; everything else is a fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ALLOWED = re.compile(
    r"""
      \x1b\[[0-9;]*m                          # colours and styles (SGR)
    | \x1b\[[0-9]*(?:;[0-9]*)?H               # the cursor to a place
    | \x1b\[[0-9]*[A-DG]                      # the cursor by some cells
    | \x1b\[[0-3]?[JK]                        # erase
    | \x1b\[\?(?:7|25|1049|2026)[hl]          # wrapping, cursor, second screen, whole frames
    | \x1b\[(?:9|14);[0-9]+\]                 # blanking of Linux's console
    | \x1b\[\?2026\$p                         # "can you draw whole frames?"
    | \x0f\x1b\(B\x1b\[r\x1b\[\?6l\x1b\[4l      # usual characters, margins and modes (Ctrl+L)
    | [\r\n]
    """,
    re.VERBOSE,
)
_MOUSE = re.compile(r"\x1b\[\?100[06][hl]")
_LEAVING = re.compile(r"\x1b\[\?(?:1000|1006|2004)l")
"""Modes that are reset at the end whether they were set or not."""

_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")
_TELLTALES = ("Traceback", "site-packages", ".py", ">>>", "Exception", "Warning:", "Error:")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def finished(raw: bytes) -> int:
    """Return the number of bytes before an unfinished sequence or character at the end."""
    end = len(raw)
    if unfinished := _UNFINISHED.search(raw, max(0, raw.rfind(b"\x1b"))):
        end = unfinished.start()
    for back in range(1, 4):
        lead = raw[end - back] if end >= back else 0
        if lead >= 0xC0:
            length = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
            return end - back if length > back else end
        if not 0x80 <= lead < 0xC0:
            break
    return end


def faults_in(raw: bytes, secrets: Iterable[str] = (), *, mouse: bool = False) -> list[str]:
    """Return what is wrong with the output of a kiosk, in which no secret may be."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"not UTF-8: {raw[max(0, error.start - 20) : error.end + 20]!r}"]
    faults, seen, at = [], [], 0
    while at < len(text):
        if text[at] >= " " and unicodedata.category(text[at]) not in _UNSEEN:
            seen.append(text[at])
            at += 1
        elif allowed := _match(text, at, mouse=mouse):
            at = allowed.end()
        else:
            faults.append(f"may not be written: {text[at : at + 40]!r}")
            at += 1
    # Without white space: a long path goes on in the next row.
    squeezed = "".join("".join(seen).split())
    for secret in (*_TELLTALES, *secrets):
        place = squeezed.find("".join(secret.split()))
        if place >= 0:
            shown = squeezed[max(0, place - 60) : place + 60]
            faults.append(f"shows {secret!r}: {shown!r}")
    return faults


def _match(text: str, at: int, *, mouse: bool) -> re.Match[str] | None:
    matched = _ALLOWED.match(text, at) or _LEAVING.match(text, at)
    return matched or (_MOUSE.match(text, at) if mouse else None)
