"""A catalogue of any number of episodes, in two languages, no two of which share a line."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

_SYLLABLES = ("ba", "da", "ga", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wi", "ya", "zu")


def make_large(folder: Path, count: int, words: int = 50) -> Path:
    """Write a catalogue of long titles, and synopses of some words; return its folder."""
    ids = [f"e{number}" for number in range(1, count + 1)]
    titles = [f"Title {number}, which is rather long for one" for number in range(1, count + 1)]
    series = {
        "format": 1,
        "languages": ["en", "id"],
        "publisher": "Nobody",
        "listed": {"ours": "made-up"},
        "episodes": [
            {
                "id": name,
                "title": {"text": title, "language": "en"},
                "synopsis": {"ours": "made-up"},
            }
            for name, title in zip(ids, titles, strict=True)
        ],
        "statements": {"shared": {"ours": "made-up"}},
        "every_episode": ["shared"],
    }
    _write(folder / "series.yaml", series)
    for tag, name in (("en", "English"), ("id", "Bahasa Indonesia")):
        texts = {
            "format": 1,
            "language": {"tag": tag, "name": name},
            "formats": {"months": [f"{tag} {month}" for month in range(1, 13)]},
            "series": {"title": f"A large catalogue ({tag})"},
            "episodes": {each: {"synopsis": _text(f"{tag} {each}", words)} for each in ids},
            "statements": {"shared": f"Said of every episode ({tag}). " * 4},
            "reasons": {"made-up": "It is made up.", "gloss": "Translated."},
        }
        _write(folder / "languages" / f"{tag}.yaml", texts)
    return folder


def _text(seed: str, count: int) -> str:
    """Return that many words, the same for the same seed."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)]
    return f"{seed} {' '.join(words)}."


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
