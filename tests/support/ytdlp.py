"""yt-dlp that answers at once, in our own process: for what is asked, and what is made of it."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

from iomtui.youtube.report import Fault
from iomtui.youtube.ytdlp_process import Ytdlp, YtdlpError
from tests.support.details import CHANNEL

OFFLINE = "ERROR: <urlopen error [Errno -3] Temporary failure in name resolution>"
NOT_FOUND = "ERROR: Unable to download API page: HTTP Error 404: Not Found"
RATE_LIMITED = "WARNING: [youtube] HTTP Error 429: Too Many Requests"
PRIVATE = "WARNING: [youtube] Private video. Sign in if you've been granted access to this video"
REMOVED = "WARNING: [youtube] Video unavailable. This video has been removed by the uploader"

Entry = dict[str, Any]


def entries(*titles: str, channel: str | None = CHANNEL) -> list[Entry]:
    """Return a page of a list with a video for each title."""
    return [
        {
            "id": id_of(title),
            "title": title,
            "duration": 700,
            "view_count": 1000,
            "playlist_channel": "IOM Indonesia",
            "playlist_channel_id": channel,
        }
        for title in titles
    ]


def id_of(title: str) -> str:
    """Return the id of the video that has a title here."""
    kept = "".join(character for character in title if character.isascii() and character.isalnum())
    return f"{kept:_<11}"[:7] + f"{sum(title.encode()) % 10_000:04}"


def page(title: str, **changes: Any) -> Entry:
    """Return what the own page of a video says."""
    return {
        "id": id_of(title),
        "title": title,
        "channel_id": CHANNEL,
        "description": f"What {title} tells.",
        "duration": 701,
        "timestamp": 1688050800,
        "view_count": 1234,
        **changes,
    }


class StandInYtdlp(Ytdlp):
    """Answers from pages of a list, each of which costs a request, and from the own pages of
    videos, each of which costs two."""

    def __init__(
        self,
        *pages: list[Entry] | str,
        own: Mapping[str, Entry | Fault | str] | None = None,
        is_whole: bool = False,
    ) -> None:
        """Answer with pages, in whose place a message ends the list; `is_whole` says that there
        are no more of them. Of a video in `own`, by its title, not with what a list suggests: a
        message alone stands for an answer without a title, and a fault ends the process."""
        super().__init__({})
        self.asked: list[str] = []
        """What was asked: "page", or the title of a video."""
        self.requests = 0
        self.version = "2026.10.26"
        self._pages = pages
        self._is_whole = is_whole
        listed = (each for given in pages if not isinstance(given, str) for each in given)
        self._own: dict[str, Entry | Fault | str] = {
            each["title"]: page(each["title"], channel_id=each.get("playlist_channel_id"))
            for each in listed
        }
        self._own.update(own or {})
        self._titles = {id_of(title): title for title in self._own}

    def allow_request(self) -> None:
        self.requests += 1

    async def lines(self, *arguments: str) -> AsyncGenerator[str, None]:
        for line in self.answer(arguments):
            yield line

    def answer(self, arguments: tuple[str, ...]) -> Generator[str, None, None]:
        """Yield the lines of a process."""
        yield json.dumps({"version": self.version})
        if "--flat-playlist" in arguments:
            yield from self._list()
        else:
            for address in (each for each in arguments if "/watch?v=" in each):
                yield from self._page(address)

    def _list(self) -> Generator[str, None, None]:
        self.status = None
        for given in self._pages:
            yield from self._request("https://www.youtube.com/youtubei/v1/browse")
            self.asked.append("page")
            if isinstance(given, str):
                yield given
                self.status = 1
                return
            yield from map(json.dumps, given)
        if not self._is_whole:
            yield from self._request("https://www.youtube.com/youtubei/v1/browse")
            raise AssertionError("There is no such page.")
        self.status = 0

    def _page(self, address: str) -> Generator[str, None, None]:
        video = address.partition("/watch?v=")[2]
        title = self._titles.get(video, video)
        yield from self._request(address)
        self.asked.append(title)
        yield from self._request("https://www.youtube.com/youtubei/v1/player")
        answer = self._own.get(title, REMOVED)
        if isinstance(answer, Fault):
            raise YtdlpError(answer)
        if isinstance(answer, str):
            yield answer
            answer = {"id": video, "title": f"youtube video #{video}"}
        elif messages := answer.get("messages"):
            yield messages
        yield json.dumps(answer)

    def _request(self, address: str) -> Generator[str, None, None]:
        before = self.requests
        yield json.dumps({"request": address})
        assert self.requests == before + 1, "The request was not allowed."
