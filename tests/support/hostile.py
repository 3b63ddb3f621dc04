"""A catalogue in which every text tries to control the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from iomtui.i18n.templates import FOLDER

PAYLOAD = (
    "\x1b[31m\x1b]52;c;aGFja2Vk\x07\x1b]0;owned\x07\x1bc\x1b[2J\x9b2J\x9d52;c;YQ==\x9c\x07\x08\x00"
    "[/x][@click=app.quit]click[/][link=https://evil.example]l[/link]"
    "\u202eesrever\u2066\u2069\u200b\u200f\ufeff\u00ado" + "\u0301" * 40 + "\r\n\u2028\U000e0041"
)
"""Escapes, clipboard and title sequences, C1 controls, markup, bidi overrides, a pile of marks."""

FORBIDDEN = (
    *(chr(code) for code in range(0x80, 0xA0)),
    *"\x00\x07\u202e\u2066\u2069\u200b\u200f\ufeff\u00ad\u2028\U000e0041",
)
"""Characters that must never be written to a terminal, besides foreign escape sequences."""


def make_hostile(folder: Path) -> None:
    """Put the payload into every text of a data folder."""
    series_path = folder / "series.yaml"
    series = yaml.load(series_path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    series["publisher"] += PAYLOAD
    series["channel"]["name"] += PAYLOAD
    for source in series["sources"].values():
        source["title"] += PAYLOAD
        source["mark"] = "\x1b[7m" + source["mark"]
    for episode in series["episodes"]:
        episode["title"]["text"] += PAYLOAD
    _write(series_path, series)
    interface = yaml.load((FOLDER / "en.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    for path in (folder / "languages").glob("*.yaml"):
        words = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        words["language"]["name"] += PAYLOAD
        for part in ("series", "episodes", "pages", "statements", "reasons"):
            words[part] = _poisoned(words[part])
        formats = words["formats"]
        formats["months"] = _poisoned(formats["months"])
        formats["zones"] = _poisoned(formats["zones"])
        formats["date"] += PAYLOAD
        for episode in words["episodes"].values():
            episode["synopsis"] = "Synopsis " + PAYLOAD
        words["interface"] = _poisoned(interface)
        _write(path, words)


def _poisoned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _poisoned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_poisoned(item) for item in value]
    return value + PAYLOAD if isinstance(value, str) else value


def _write(path: Path, value: Any) -> None:
    """Write YAML with every unusual character as an escape, which YAML turns back."""
    path.write_text(
        yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=False, sort_keys=False),
        encoding="utf-8",
    )
