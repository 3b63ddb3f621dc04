"""A language that does not exist: every word altered, so that a forgotten one shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from iomtui.i18n.templates import FOLDER

PSEUDO = "qps"
"""Its tag, from the range that ISO 639 leaves to private use."""

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALTERED = "àƀćďéƒǵĥíĵķĺḿńóṕɋŕśţúṽŵẋýźÀƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŢÚṼŴẊÝŹ"
_TABLE = str.maketrans(_PLAIN, _ALTERED)


def altered(value: Any) -> Any:
    """Return every text in a value altered, names in braces left as they are."""
    if isinstance(value, dict):
        return {key: altered(item) for key, item in value.items()}
    if isinstance(value, list):
        return [altered(item) for item in value]
    if isinstance(value, str):
        parts = re.split(r"(\{[^}]*\})", value)
        return "".join(part if part.startswith("{") else part.translate(_TABLE) for part in parts)
    return value


def add_pseudo_language(folder: Path) -> None:
    """Add the pseudo-language to a data folder: words, interface and all."""
    english = yaml.load(
        (folder / "languages" / "en.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    interface = yaml.load((FOLDER / "en.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    words = {
        key: altered(english[key])
        for key in ("series", "episodes", "pages", "statements", "reasons")
    }
    formats = english["formats"]
    formats["months"] = altered(formats["months"])
    language = {"tag": PSEUDO, "name": altered("Pseudo"), "state": "unreviewed"}
    document = {"format": 1, "language": language, "formats": formats, **words}
    document["interface"] = altered(interface)
    text = yaml.dump(
        document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
    )
    (folder / "languages" / f"{PSEUDO}.yaml").write_text(text, encoding="utf-8")
