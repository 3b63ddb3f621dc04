"""Which video is an episode's: an id that a person named wins, then an exact title, else none.

A video that was an episode's before stays if it is still there and still fits, for a list that was
cut says nothing of what it does not have. If another one fits as well, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from iomtui.catalogue.model import Series
from iomtui.youtube.answers import Answers
from iomtui.youtube.details import MAX_RIVALS, Details, State, Video
from iomtui.youtube.match import Candidate, Matcher, named_videos

_NEVER = datetime(1, 1, 2, tzinfo=UTC)


class Choice(NamedTuple):
    """What was found for an episode."""

    video: str | None
    """The id of its video."""
    rivals: tuple[str, ...] = ()
    """The ids of videos that fit equally well, of which none is taken."""


class Selection:
    """Chooses the videos of a series from the answers that have come so far."""

    def __init__(self, series: Series, known: Details | None, answers: Answers) -> None:
        """Choose from `answers`; `known` is what was known before, of whatever address."""
        self.named = named_videos(series)
        """The ids of videos that a person named, by the episode's id."""
        self._answers = answers
        self._matcher = Matcher(series)
        self._episodes = [episode.id for episode in series.episodes]
        is_same = known is not None and known.origin.url == answers.url
        self.known = known.videos if known and is_same else {}
        """The earlier videos from this address, by the episode's id."""
        self._channel = known.origin.channel if known and is_same else None
        self.unnamed = [name for name in self._episodes if name not in self.named]
        """The episodes whose videos are to be found by their titles."""

    def match_list(self) -> None:
        """Find the episodes among the entries of the list."""
        self._answers.matches = self._matcher.match(self._answers.candidates())

    def choices(self) -> dict[str, Choice]:
        """Return what was found for each episode, in the order of the series."""
        return {name: self._choice(name) for name in self._episodes}

    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """Return the rivals by the episode's id; none unless the list came."""
        choices = self.choices() if self._answers.has_list else {}
        return {name: choice.rivals for name, choice in choices.items() if choice.rivals}

    def unmatched(self) -> tuple[str, ...]:
        """Return the episodes of which no video has the title; none unless the list came."""
        choices = self.choices()
        unnamed = self.unnamed if self._answers.has_list else []
        return tuple(name for name in unnamed if choices[name] == Choice(None))

    def page_of(self, name: str) -> Video | None:
        """Return the own page of an episode's video, or of its earlier one if it has none now."""
        earlier = self.known.get(name)
        video = self._choice(name).video or self.named.get(name) or (earlier and earlier.id)
        return self._answers.pages.get(video) if video else None

    def states(self) -> dict[str, State]:
        """Return why videos cannot be watched, by the episode's id."""
        pages = ((name, self.page_of(name)) for name in self._episodes)
        return {name: page.state for name, page in pages if page and page.state != "public"}

    def page_requests(self) -> list[tuple[str, str]]:
        """Return episodes and the videos to look at, first what has waited longest for it."""
        new = (*self.named.items(), *self._answers.matches.taken.items())
        earlier = self._earlier() if self._answers.has_list else ()
        return sorted((*new, *earlier), key=lambda each: self._last_details(*each))

    def has_details(self, name: str, video: str) -> bool:
        """Tell whether an episode's video was looked at some earlier time."""
        return self._last_details(name, video) != _NEVER

    @property
    def lacking(self) -> bool:
        """Whether there is an episode of whose video nothing is known so far."""
        matches = self._answers.matches
        found = matches.taken.keys() | matches.ambiguous.keys() | dict(self._earlier()).keys()
        return any(name not in found for name in self.unnamed)

    def _choice(self, name: str) -> Choice:
        answers, pages = self._answers, self._answers.pages
        if name in self.named:
            page = pages.get(self.named[name])
            return Choice(page.id if page and page.title else None)
        if rivals := answers.matches.ambiguous.get(name):
            return Choice(None, rivals[:MAX_RIVALS])
        new, old = answers.matches.taken.get(name), self.known.get(name)
        if new and answers.is_of_other_channel(new):
            new = None
        if old is None or old.id == new:
            return Choice(new)
        fits = old.id in pages and self._fits(name, pages[old.id])
        if new is None:
            return Choice(old.id if fits and not answers.is_of_other_channel(old.id) else None)
        if fits:
            return Choice(None, tuple(sorted((old.id, new))))
        is_gone = answers.is_complete or old.id in pages or old.id in answers.listed
        return Choice(new if is_gone and not self._is_other_channel else None)

    def _fits(self, name: str, video: Video) -> bool:
        candidate = Candidate(video.id, video.title or "", video.duration)
        return self._matcher.match([candidate]).taken.get(name) == video.id

    def _earlier(self) -> Iterator[tuple[str, str]]:
        """Find the earlier videos of which the list says nothing, where that leaves a doubt."""
        answers = self._answers
        others = {*self.named.values(), *answers.listed}
        for name in self.unnamed:
            is_settled = name in answers.matches.ambiguous or (
                name in answers.matches.taken and (answers.is_complete or self._is_other_channel)
            )
            if name in self.known and self.known[name].id not in others and not is_settled:
                yield name, self.known[name].id

    @property
    def _is_other_channel(self) -> bool:
        """Whether another channel answers at the address than before."""
        return None not in (self._channel, self._answers.channel) and (
            self._channel != self._answers.channel
        )

    def _last_details(self, name: str, video: str) -> datetime:
        known = self.known.get(name)
        has_details = known and known.id == video and known.views_exactly
        return known.fetched if known and has_details else _NEVER
