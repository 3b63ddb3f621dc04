"""What a statement rests on, told in one language: short marks, and the same in words."""

from __future__ import annotations

import msgspec

from iomtui.catalogue.model import LanguageFile, Provenance, Series
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.parsing.sanitize import one_line


class SourceReference(msgspec.Struct, frozen=True):
    """Something that statements rest on, as a reader is told."""

    mark: str
    """Its short mark."""
    name: str
    """What it is called in a sentence: the English release."""
    title: str
    """Its own title, on one line."""
    address: str = ""
    """Where it can be read, if it can."""


class Citation(msgspec.Struct, frozen=True):
    """One thing that a statement rests on."""

    mark: str
    """Its short mark."""
    text: str
    """The same in words."""
    sources: tuple[SourceReference, ...] = ()
    """The sources behind it."""


class Attribution(msgspec.Struct, frozen=True):
    """What a statement rests on, as a reader is told."""

    marks: tuple[str, ...]
    """The short marks beside it."""
    citations: tuple[Citation, ...]
    """Each mark in words; where something is ours, the reason."""
    only: str = ""
    """Said where one release states it and another does not."""
    is_not_stated: bool = False
    """Whether it says what no source states."""

    @property
    def sources(self) -> tuple[SourceReference, ...]:
        """The sources behind it all, each once."""
        return tuple(dict.fromkeys(each for basis in self.citations for each in basis.sources))


class AttributionBuilder:
    """Tells provenance in the language of the first of `files`; the others lend reasons."""

    def __init__(self, series: Series, files: tuple[LanguageFile, ...], wording: Wording) -> None:
        self._series = series
        self._files = files
        self._wording = wording
        names = {file.language.tag: one_line(file.language.name) for file in files}
        self.languages = names | wording.languages
        """What languages are called, by their tags."""
        self.sources = {name: self._source(name) for name in series.sources}
        """The sources, by id."""
        releases = [name for name, source in series.sources.items() if source.kind == "release"]
        self._alone = frozenset(releases if len(releases) > 1 else ())
        self._told: dict[tuple[object, ...], Attribution] = {}

    def _source(self, name: str) -> SourceReference:
        source = self._series.sources[name]
        title = one_line(source.title)
        called = title
        if source.kind == "release":
            language = self.languages.get(source.language, source.language)
            called = fill(self._wording.sources.release, {"language": language})
        return SourceReference(one_line(source.shown_mark), called, title, source.url or "")

    def build(
        self,
        provenance: Provenance,
        file: LanguageFile | None = None,
        bases: tuple[Citation, ...] = (),
    ) -> Attribution:
        """Return what something rests on.

        `file` is the one that its words come from: a machine's translation is marked. `bases`
        are the statements from which it is worked out.
        """
        machine = file is not None and file.language.state == "machine"
        kind = (provenance.sources, provenance.ours, provenance.not_stated, machine, bases)
        if kind not in self._told:
            basis = [*self._basis(provenance), *bases]
            if machine:
                basis.append(Citation(self._wording.marks.machine, self._wording.help.machine))
            marks = tuple(dict.fromkeys(each.mark for each in basis if each not in bases))
            self._told[kind] = Attribution(
                marks, tuple(basis), self._only(provenance), provenance.not_stated
            )
        return self._told[kind]

    def _basis(self, provenance: Provenance) -> list[Citation]:
        marks, words = self._wording.marks, self._wording.help
        found = []
        for name in provenance.sources:
            source = self.sources[name]
            text = fill(self._wording.sources.stated, {"source": source.name})
            found.append(Citation(source.mark, text, (source,)))
        if provenance.ours is not None:
            found.append(Citation(marks.ours, self.reason(provenance.ours) or words.ours))
        if provenance.not_stated:
            found.append(Citation(marks.not_stated, words.not_stated))
        return found or [Citation(marks.unsourced, words.unsourced)]

    def _only(self, provenance: Provenance) -> str:
        if len(provenance.sources) != 1 or provenance.sources[0] not in self._alone:
            return ""
        source = self.sources[provenance.sources[0]]
        return fill(self._wording.sources.only, {"source": source.name})

    def reason(self, name: str) -> str:
        """Return why something is ours, on one line; empty if no language tells it."""
        told = (one_line(file.reasons.get(name) or "") for file in self._files)
        return next(filter(None, told), "")
