"""Paragraphs of a text, and values for the placeholders in it."""

import re
from collections.abc import Mapping

from iomtui.catalogue.model import Audience, LanguageFile, Series, Statement, Words
from iomtui.i18n.formats import moment_values, number
from iomtui.i18n.templates import PLACEHOLDER
from iomtui.parsing.sanitize import one_line

GLOSS = "gloss"
"""Id of the reason for glosses of titles."""

QUESTION = "question"
"""Id of the reason for questions about episodes; it is shown below each of them, too."""

VIDEO = "video"
"""Id of the reason for addresses of videos."""

_BLANK_LINE = re.compile(r"\n *\n")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a folded text."""
    return tuple(filter(None, text.split("\n\n")))


def lined_paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, keeping the line ends within them."""
    parts = (
        "\n".join(filter(None, map(one_line, part.split("\n")))) for part in _BLANK_LINE.split(text)
    )
    return tuple(filter(None, parts))


def statement_values(statement: Statement, file: LanguageFile) -> dict[str, str]:
    """Return the values of a statement's placeholders, in the language of `file`."""
    values = {name: number(figure, file.formats) for name, figure in statement.figures.items()}
    for name, moment in statement.times.items():
        values |= moment_values(name, moment, file.formats)
    return values


def has_values(words: Words, values: Mapping[str, str]) -> bool:
    """Return whether each placeholder has a value; a text without one is not shown."""
    texts = (words.label, words.text, *words.items)
    return all(name in values for text in texts for name in PLACEHOLDER.findall(text or ""))


def reason_ids(series: Series, file: LanguageFile, audience: Audience) -> tuple[str, ...]:
    """Return the ids of the reasons that apply to texts shown to an audience, each once.

    In this order: the list of episodes, glosses and questions if the language has any, videos,
    synopses, statements in the order of the data.
    """
    ids: list[str | None] = [series.listed.ours]
    if any(words.gloss for words in file.episodes.values()):
        ids.append(GLOSS)
    if any(words.question for words in file.episodes.values()):
        ids.append(QUESTION)
    if any(episode.video for episode in series.episodes):
        ids.append(VIDEO)
    ids += [episode.synopsis.ours for episode in series.episodes if episode.synopsis]
    ids += [
        statement.ours
        for statement in series.statements.values()
        if statement.audience in ("public", audience)
    ]
    return tuple(dict.fromkeys(filter(None, ids)))


def series_values(series: Series) -> dict[str, str]:
    """Return the values of the placeholders that every statement may have."""
    values = {"publisher": series.publisher}
    if series.channel:
        values["channel.name"] = series.channel.name
    return values
