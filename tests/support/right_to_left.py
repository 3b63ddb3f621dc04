"""A language that is written from right to left, translated in part."""

from __future__ import annotations

from pathlib import Path

TAG = "fa"
"""Its tag."""

QUESTION = "چه چیزی را پشت سر می‌گذارید؟"
"""The only question in it."""

_FILE = f"""\
format: 1
language: {{tag: fa, name: فارسی, direction: rtl, state: unreviewed}}
formats: {{months: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]}}
series: {{title: مجموعه‌ای درباره پناهندگان}}
episodes:
  burn-the-past: {{gloss: سوزاندن گذشته, question: {QUESTION}}}
pages:
  about: {{title: درباره مجموعه}}
"""


def add_right_to_left_language(folder: Path) -> None:
    """Add the language to a copy of the shipped data."""
    (folder / "languages" / f"{TAG}.yaml").write_text(_FILE, "utf-8")
