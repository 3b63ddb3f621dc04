"""The plan: what is asked of the channel, in which order, and when it is enough.

A list is asked for only if there is an episode whose video nobody has named. Requests are few, so
enough of them are kept for the details of every video that is known by then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from iomtui.catalogue.model import Series
from iomtui.channel.conversation import ChannelError
from iomtui.channel.faults import OF_ONE_VIDEO, classify
from iomtui.channel.listing import Listing
from iomtui.channel.looking import Looks
from iomtui.channel.matching import Matcher, named_videos
from iomtui.channel.merging import Outcome
from iomtui.channel.protocol import Begin, Failed, List, More, Page, Signs, VideoDetails
from iomtui.channel.verdicts import Standing
from iomtui.youtube.details import Details, Origin
from iomtui.youtube.redacted_texts import title_of
from iomtui.youtube.report import MOST_REQUESTS, Fault, Progress

_PAGES = 3
"""How many pages of a list are seen even if there seems to be nothing left to find: on a later
one there may be a second video of the same title."""

_EACH = 2
"""The requests that the details of a video cost."""

_OF_THE_LIST = frozenset({Fault.NOT_FOUND, Fault.NO_VIDEOS, Fault.OUTDATED})
"""What may be wrong with a list while videos that a person named can be asked for."""


class Talk(Protocol):
    """Whom to ask. Everything raises ChannelError if it cannot go on."""

    def begin(self, rules: Begin) -> str:
        """Begin, and return the version of yt-dlp."""

    def turn(self, question: List | More, heard: Callable[[int], None]) -> Page | Failed:
        """Ask for a page of a list."""

    def look(self, video: str, heard: Callable[[int], None]) -> VideoDetails | Failed:
        """Ask for the details of a video."""


class Subject(NamedTuple):
    """What is asked for."""

    address: str
    """The address of the channel or playlist, in its plainest form."""
    series: Series
    """The series whose episodes are looked for."""
    known: Details | None
    """What was known before."""
    limit: int | None
    """The most videos of the list that are looked at; None for as many as can be."""
    now: datetime
    """The present moment."""


class Gathering:
    """One asking, from the first question to the last answer."""

    def __init__(self, subject: Subject, talk: Talk, tell: Callable[[Progress], None]) -> None:
        """Ask `talk` for a subject, and tell after each answer how far that has come."""
        self.fault: Fault | None = None
        """What ended it early."""
        self.requests = 0
        """How many requests were made."""
        self._subject = subject
        self._talk = talk
        self._tell = tell
        self._named = named_videos(subject.series)
        matcher = Matcher(subject.series)
        self._wanted = [each.id for each in subject.series.episodes if matcher.seeks(each.id)]
        self.listing = Listing(subject.address, matcher, subject.limit)
        """What was seen of the list."""
        known = subject.known
        # What another list told says nothing of this one.
        self._known = known if known and known.origin.url == subject.address else None
        self.looks = Looks(self._named, self.listing, matcher, self._known, subject.now)
        """What was seen of videos."""
        self._has_list = False
        self._version = ""

    def gather(self, pause: float) -> None:
        """Ask until it is enough, `pause` seconds from one request to the next."""
        try:
            self._version = self._talk.begin(Begin(budget=MOST_REQUESTS, pause=pause))
            if self._wanted:
                self._list()
            self._look()
        except ChannelError as error:
            if self.fault is None or error.fault is Fault.CANCELLED:
                self.fault = error.fault

    def outcome(self) -> Outcome:
        """Return what was learnt."""
        listing, taken = self.listing, self.looks.taken
        origin = Origin(
            url=self._subject.address,
            channel=listing.channel,
            name=title_of(listing.name),
            listed=len(listing.videos),
            complete=listing.is_complete,
        )
        ambiguous = self.looks.ambiguous if self._has_list else {}
        unmatched = (name for name in self._wanted if name not in taken and name not in ambiguous)
        return Outcome(
            origin=origin,
            tool=f"yt-dlp {self._version}" if _is_version(self._version) else "yt-dlp",
            fault=self.fault,
            has_list=self._has_list,
            videos=self.looks.videos(),
            looked=frozenset(self.looks.seen),
            sure=frozenset(self.looks.sure(self._standing)),
            unmatched=tuple(unmatched) if self._has_list else (),
            ambiguous=ambiguous,
        )

    @property
    def _standing(self) -> Standing:
        """How much the list counts. Another address was chosen by a person, and counts whole."""
        before = self._known.origin.channel if self._known else None
        if len({before, self.listing.channel} - {None}) > 1:
            return Standing.FOREIGN
        is_whole = self._known is None or self.listing.is_complete
        return Standing.WHOLE if self._has_list and is_whole else Standing.PART

    def _list(self) -> None:
        """Ask for pages of the list until there is no need of more."""
        question: List | More = List(url=self._subject.address)
        while True:
            answer = self._talk.turn(question, self._heard)
            if isinstance(answer, Failed):
                return self._end_list(answer.signs, is_first=not self.listing.pages)
            goes_on = self.listing.take(answer)
            self._say()
            if not goes_on or not self._needs_more():
                break
            question = More()
        if self._is_suspect():
            self.fault = Fault.SUSPECT
        else:
            self._has_list = True
        return None

    def _end_list(self, signs: Signs, *, is_first: bool) -> None:
        fault = classify(signs) or Fault.OUTDATED
        if fault in OF_ONE_VIDEO:
            fault = Fault.NOT_FOUND
        if fault is Fault.NOT_FOUND and not is_first:
            fault = Fault.SERVER  # the address was right before
        if fault not in _OF_THE_LIST:
            raise ChannelError(fault)
        self.fault = fault

    def _needs_more(self) -> bool:
        """Tell whether a further page is worth a request."""
        if self.listing.pages < _PAGES:
            return True
        matches, unlisted = self.listing.matches, self.looks.unlisted
        found = matches.taken.keys() | matches.ambiguous.keys() | unlisted.keys()
        looks = len(self._named) + len(matches.taken) + len(unlisted)
        is_affordable = self.requests + 1 + _EACH * looks <= MOST_REQUESTS
        return is_affordable and any(name not in found for name in self._wanted)

    def _is_suspect(self) -> bool:
        """Tell whether a list looks as if YouTube, and not the channel, had changed."""
        matches, known = self.listing.matches, self._known
        has_less = known is not None and any(name in known.videos for name in self._wanted)
        is_matchless = not matches.taken and not matches.ambiguous
        return not self.listing.videos or (is_matchless and has_less and self.listing.is_complete)

    def _look(self) -> None:
        """Ask for the details of videos, as long as requests are left."""
        for look in self.looks.in_order(has_list=self._has_list, standing=self._standing):
            if self.requests + _EACH > MOST_REQUESTS:
                if self.looks.has_details(look):
                    continue  # what is known of it will do until the next time
                raise ChannelError(Fault.BUDGET)
            fault = self.looks.take(look, self._talk.look(look.video, self._heard))
            self._say()
            if fault:
                raise ChannelError(fault)

    def _heard(self, requests: int) -> None:
        self.requests = requests
        self._say()

    def _say(self) -> None:
        episodes = len(self._subject.series.episodes)
        found = len(self.looks.taken)
        self._tell(Progress(self.requests, len(self.listing.videos), found, episodes))


def _is_version(text: str) -> bool:
    return len(text) <= 40 and text[:1].isdecimal() and not text.strip("0123456789.")
