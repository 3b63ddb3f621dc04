"""Attribution of statements in one language: short marks for the margin, citations in words."""

import msgspec

from iomtui.catalogue.model import LanguageFile, Provenance, Series
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording


class SourceReference(msgspec.Struct, frozen=True):
    """A source as it is cited."""

    mark: str
    name: str
    """Its name within a sentence, such as "the English release"."""
    title: str
    address: str = ""
    """Its URL; empty if it has none."""


class Citation(msgspec.Struct, frozen=True):
    """A mark, explained in words."""

    mark: str
    text: str
    sources: tuple[SourceReference, ...] = ()


class Attribution(msgspec.Struct, frozen=True):
    """Where a statement comes from."""

    marks: tuple[str, ...]
    citations: tuple[Citation, ...]
    """Each mark in words, and what the statement was calculated from."""
    only: str = ""
    """A note, if only one of several releases states it."""
    is_not_stated: bool = False
    """Whether it says that no source states something."""

    @property
    def sources(self) -> tuple[SourceReference, ...]:
        """The sources of all citations, each once."""
        return tuple(
            dict.fromkeys(each for citation in self.citations for each in citation.sources)
        )


class AttributionBuilder:
    """Builds attributions in the language of the first of `files`; the others are fallbacks."""

    def __init__(self, series: Series, files: tuple[LanguageFile, ...], wording: Wording) -> None:
        self._series = series
        self._files = files
        self._wording = wording
        names = {file.language.tag: file.language.name for file in files}
        self.languages = names | wording.languages
        """Names of languages, by tag."""
        self.sources = {name: self._source(name) for name in series.sources}
        releases = [name for name, source in series.sources.items() if source.kind == "release"]
        self._releases = frozenset(releases if len(releases) > 1 else ())
        self._cache: dict[tuple[object, ...], Attribution] = {}

    def _source(self, name: str) -> SourceReference:
        source = self._series.sources[name]
        name_in_sentence = source.title
        if source.kind == "release":
            language = self.languages.get(source.language, source.language)
            name_in_sentence = fill(self._wording.sources["release"], {"language": language})
        return SourceReference(source.shown_mark, name_in_sentence, source.title, source.url or "")

    def build(
        self,
        provenance: Provenance,
        file: LanguageFile | None = None,
        calculated_from: tuple[Citation, ...] = (),
    ) -> Attribution:
        """Return the attribution of something with this provenance.

        `file` is the language file of its words: a machine translation is marked as such.
        `calculated_from` are citations without a mark of their own in the margin.
        """
        is_machine = file is not None and file.language.state == "machine"
        sources, ours, not_stated = provenance.sources, provenance.ours, provenance.not_stated
        key = (sources, ours, not_stated, is_machine, calculated_from)
        if key not in self._cache:
            own = self._citations(provenance)
            words = self._wording
            mark = Citation(words.marks["machine"], words.help["machine"])
            machine = [mark] if is_machine else []
            marks = tuple(dict.fromkeys(citation.mark for citation in (*own, *machine)))
            citations = (*own, *calculated_from, *machine)
            self._cache[key] = Attribution(marks, citations, self._only(provenance), not_stated)
        return self._cache[key]

    def _citations(self, provenance: Provenance) -> list[Citation]:
        marks, words = self._wording.marks, self._wording.help
        citations = []
        for name in provenance.sources:
            source = self.sources[name]
            text = fill(self._wording.sources["stated"], {"source": source.name})
            citations.append(Citation(source.mark, text, (source,)))
        if provenance.ours is not None:
            citations.append(Citation(marks["ours"], self.reason(provenance.ours) or words["ours"]))
        if provenance.not_stated:
            citations.append(Citation(marks["not_stated"], words["not_stated"]))
        return citations or [Citation(marks["unsourced"], words["unsourced"])]

    def _only(self, provenance: Provenance) -> str:
        if len(provenance.sources) != 1 or provenance.sources[0] not in self._releases:
            return ""
        source = self.sources[provenance.sources[0]]
        return fill(self._wording.sources["only"], {"source": source.name})

    def reason(self, name: str) -> str:
        """Return the words of a reason, on one line; empty if no language has them."""
        texts = (file.reasons.get(name) or "" for file in self._files)
        return next((text for text in texts if text.strip()), "")
