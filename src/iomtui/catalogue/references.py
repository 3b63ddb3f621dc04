"""Ids that join the files: each must be defined, and only once."""

from collections.abc import Iterator
from typing import NamedTuple

from iomtui.catalogue.model import Provenance, Series
from iomtui.parsing.diagnostics import Code
from iomtui.parsing.document import Path


class BrokenReference(NamedTuple):
    """An id that is undefined or defined twice."""

    path: Path
    """In series.yaml."""
    code: Code
    id: str


def broken_references(series: Series) -> Iterator[BrokenReference]:
    """Yield each id in series.yaml that is undefined or defined twice."""
    yield from _duplicates(series)
    for path, names in named_statements(series):
        for index, name in enumerate(names):
            if name not in series.statements:
                yield BrokenReference((*path, index), Code.UNKNOWN_ID, name)
    for where, provenance in provenances(series):
        for index, name in enumerate(provenance.sources):
            if name not in series.sources:
                yield BrokenReference((*where, "sources", index), Code.UNKNOWN_ID, name)


def named_statements(series: Series) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield each list of ids of statements in series.yaml, with its path."""
    yield ("every_episode",), series.every_episode
    for index, episode in enumerate(series.episodes):
        yield ("episodes", index, "statements"), episode.statements
    for index, page in enumerate(series.pages):
        yield ("pages", index, "statements"), page.statements
    for name, statement in series.statements.items():
        yield ("statements", name, "calculated_from"), statement.calculated_from


def provenances(series: Series) -> Iterator[tuple[Path, Provenance]]:
    """Yield every provenance in series.yaml, with its path."""
    yield ("listed",), series.listed
    for name, statement in series.statements.items():
        yield ("statements", name), statement
    for index, episode in enumerate(series.episodes):
        if episode.synopsis is not None:
            yield ("episodes", index, "synopsis"), episode.synopsis


def _duplicates(series: Series) -> Iterator[BrokenReference]:
    entries: list[tuple[Path, str]] = [
        (("episodes", index, "id"), item.id) for index, item in enumerate(series.episodes)
    ]
    entries += [(("pages", index, "id"), item.id) for index, item in enumerate(series.pages)]
    entries += [(("languages", index), tag) for index, tag in enumerate(series.languages)]
    seen: set[tuple[bool, str]] = set()
    for path, name in entries:
        key = (path[0] == "languages", name)
        if key in seen:
            yield BrokenReference(path, Code.DUPLICATE_ID, name)
        seen.add(key)
