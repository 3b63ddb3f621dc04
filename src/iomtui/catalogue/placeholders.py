"""What texts are made of: paragraphs, and values for the names in braces."""

from __future__ import annotations

import re

from iomtui.catalogue.model import Audience, LanguageFile, Series, Statement
from iomtui.i18n.formats import moment_values, number
from iomtui.parsing.sanitize import one_line

GLOSS = "gloss"
"""The reason for which the meaning of a title is ours."""

VIDEO = "video"
"""The reason for which the address of a video is ours."""


_BLANK_LINE = re.compile(r"\n *\n")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, which blank lines part; other line ends are spaces."""
    return tuple(line for part in _BLANK_LINE.split(text) if (line := one_line(part)))


def lined_paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text in which every line end counts."""
    parts = (
        "\n".join(filter(None, map(one_line, part.split("\n")))) for part in _BLANK_LINE.split(text)
    )
    return tuple(filter(None, parts))


def statement_values(statement: Statement, file: LanguageFile) -> dict[str, str]:
    """Return what the braces in a statement's words stand for, in the language of `file`."""
    values = {name: number(figure, file.formats) for name, figure in statement.figures.items()}
    for name, moment in statement.times.items():
        values |= moment_values(name, moment, file.formats)
    return values


def reasons(series: Series, file: LanguageFile, audience: Audience) -> tuple[str, ...]:
    """Return the ids of the reasons for which something that an audience is shown is ours.

    First the order of the list, then the meanings of titles if the language has any, videos,
    synopses, and statements in the order of the data.
    """
    found: list[str | None] = [series.listed.ours]
    if any(words.gloss for words in file.episodes.values()):
        found.append(GLOSS)
    if any(episode.video for episode in series.episodes):
        found.append(VIDEO)
    found += [episode.synopsis.ours for episode in series.episodes if episode.synopsis]
    found += [
        statement.ours
        for statement in series.statements.values()
        if statement.audience in ("public", audience)
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def series_values(series: Series) -> dict[str, str]:
    """Return what every statement may name in braces."""
    values = {"publisher": one_line(series.publisher)}
    if series.channel:
        values["channel.name"] = one_line(series.channel.name)
    return values
