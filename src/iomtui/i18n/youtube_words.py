"""The words for what the channel says of the episodes, as types."""

from __future__ import annotations

from iomtui.i18n.templates import Section


class YoutubeWords(Section, frozen=True):
    """What was fetched from YouTube. Labels have ten cells at most."""

    basis: str
    """{date}: what something rests on that was fetched on that day."""
    basis_unconfirmed: str
    """{date}: the same, where nobody has confirmed that the video is the episode."""
    worked_out: str
    """Where a day of publishing comes from that is not exact."""
    description: str
    """Said over the channel's own description."""
    description_unconfirmed: str
    """The same, where nobody has confirmed that the video is the episode."""
    found: str
    """Said where a video was found by its title, and nobody has confirmed it."""
    unconfirmed: str
    """Said where nobody has confirmed it, however it was found."""
    states: dict[str, str]
    """{date}: why a video could not be watched on that day, by the state."""
    length: str
    """The label of a video's length."""
    hours: str
    """{hours}: a part of a length."""
    minutes: str
    """{minutes}: a part of a length."""
    seconds: str
    """{seconds}: a part of a length."""
    published: str
    """The label of the day of publishing."""
    since: str
    """{date}: the day of publishing."""
    since_about: str
    """{date}: the same, if it is not exact."""
    views: str
    """The label of how often it was watched."""
    count: str
    """{count} and {date}: how often it had been watched by that day."""
    count_about: str
    """{count} and {date}: the same, if it is rounded."""
    subtitles: str
    """The label of the languages of its subtitles."""
    chapters: str
    """The label of its chapters."""
    more_chapters: str
    """{count}: how many chapters are not shown; never one."""
