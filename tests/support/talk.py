"""A channel that answers at once, in our own process: for the plan of what to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iomtui.channel.conversation import ChannelError
from iomtui.channel.protocol import Begin, Failed, List, Listed, More, Page, Signs, VideoDetails
from iomtui.youtube.report import Fault
from tests.support.channel import CHANNEL

BLOCKED = Failed(signs=Signs(status=403))
OFFLINE = Failed(signs=Signs(causes=("TransportError", "gaierror")))
NOT_FOUND = Failed(signs=Signs(status=404))
PRIVATE = Signs(messages=("Private video. Sign in …",))
REMOVED = Signs(messages=("Video unavailable. This video has been removed by the uploader",))


def page(*titles: str, is_last: bool = False, channel: str | None = CHANNEL) -> Page:
    """Return a page with a video for each title."""
    videos = tuple(
        Listed(id=id_of(title), title=title, duration=700, views=1000) for title in titles
    )
    return Page(videos=videos, is_last=is_last, channel=channel, name="IOM Indonesia")


def id_of(title: str) -> str:
    """Return the id of the video that has a title here."""
    kept = "".join(character for character in title if character.isascii() and character.isalnum())
    return f"{kept:_<11}"[:7] + f"{sum(title.encode()) % 10_000:04}"


def details(
    title: str, *, channel: str | None = CHANNEL, signs: Signs | None = None
) -> VideoDetails:
    """Return what the own page of a video says."""
    return VideoDetails(
        id=id_of(title),
        title=title,
        channel=channel,
        description=f"What {title} tells.",
        duration=701,
        published="20230629",
        views=1234,
        signs=signs,
    )


class Talk:
    """Answers from pages; a page costs a request, and the details of a video cost two."""

    def __init__(
        self, *pages: Page | Failed, own: Mapping[str, VideoDetails | Failed] | None = None
    ) -> None:
        """Answer with pages; of a video in `own`, by its title, not with what a list suggests."""
        self.asked: list[str] = []
        """What was asked: "page", or the title of a video."""
        self.requests = 0
        """How many requests there were."""
        self.ends: dict[int, Fault] = {}
        """What ends it all at which request."""
        self._pages = list(pages)
        listed = (video.title for each in pages if isinstance(each, Page) for video in each.videos)
        self._own: dict[str, VideoDetails | Failed] = {title: details(title) for title in listed}
        self._own.update(own or {})
        self._titles = {id_of(title): title for title in self._own}
        self._budget = 0

    def begin(self, rules: Begin) -> str:
        """Take the rules."""
        self._budget = rules.budget
        return "2026.10.26"

    def turn(self, question: List | More, heard: Callable[[int], None]) -> Page | Failed:
        """Answer with the next page."""
        assert isinstance(question, List) == ("page" not in self.asked)
        self._ask("page", 1, heard)
        return self._pages.pop(0)

    def look(self, video: str, heard: Callable[[int], None]) -> VideoDetails | Failed:
        """Answer with what is known of a video; it was removed if nothing is."""
        title = self._titles.get(video, video)
        self._ask(title, 2, heard)
        return self._own.get(title, Failed(signs=REMOVED))

    def _ask(self, what: str, cost: int, heard: Callable[[int], None]) -> None:
        self.asked.append(what)
        for _ in range(cost):
            self.requests += 1
            assert self.requests <= self._budget
            heard(self.requests)
            if fault := self.ends.get(self.requests):
                raise ChannelError(fault)
