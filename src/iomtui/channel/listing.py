"""What has been seen of a channel's list, page by page."""

from __future__ import annotations

from iomtui.channel.matching import Candidate, Matcher, Matches
from iomtui.channel.protocol import Listed, Page
from iomtui.channel.videos import channel_id, is_video_id


class Listing:
    """The videos of a list that were looked at."""

    def __init__(self, address: str, matcher: Matcher, limit: int | None = None) -> None:
        """Look at no more than `limit` videos of the list at an address."""
        self._is_playlist = "/playlist?" in address
        self._matcher = matcher
        self._limit = limit
        self.videos: dict[str, Listed] = {}
        """They, by their ids."""
        self.pages = 0
        """How many pages there were."""
        self.channel: str | None = None
        """The id of the channel, once it is known."""
        self.name: str | None = None
        """What the channel calls itself; not cleaned."""
        self.is_complete = False
        """Whether these are all videos of the list."""
        self.matches = Matches({}, {}, {})
        """Which of them are episodes."""

    @property
    def owner(self) -> str | None:
        """The id of the channel that all of its videos are of; a playlist may have anybody's."""
        return None if self._is_playlist else self.channel

    def take(self, page: Page) -> bool:
        """Look at a page, and tell whether there is any sense in asking for a further one.

        There is none after a page that brought nothing new: such a list may have no end.
        """
        self.pages += 1
        self.channel = self.channel or channel_id(page.channel)
        self.name = self.name or page.name
        new: dict[str, Listed] = {}
        for video in page.videos:
            if is_video_id(video.id) and video.id not in self.videos:
                new.setdefault(video.id, video)
        room = len(new) if self._limit is None else self._limit - len(self.videos)
        self.videos.update(list(new.items())[:room])
        self.is_complete = page.is_last and len(new) <= room
        self.matches = self._matcher.match(
            Candidate(video.id, video.title, video.duration) for video in self.videos.values()
        )
        is_full = self._limit is not None and len(self.videos) >= self._limit
        return bool(new) and not page.is_last and not is_full
