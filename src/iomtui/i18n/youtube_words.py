"""The words about YouTube, as types."""

from __future__ import annotations

from iomtui.i18n.templates import Plural, Section


class YoutubeWords(Section, frozen=True):
    """What was fetched from YouTube. Labels have ten cells at most."""

    basis: str
    """{date}: what something rests on that was fetched on that day."""
    basis_unconfirmed: str
    """{date}: the same, where nobody has confirmed that the video is the episode."""
    worked_out: str
    description: str
    """Shown above the channel's own description, once a person has approved it."""
    description_unconfirmed: str
    """The same before that: that whoever put the video there wrote it, and nobody checked it."""
    found: str
    """Shown where a video was found by its title, and nobody has confirmed it."""
    unconfirmed: str
    """Shown where nobody has confirmed it, however it was found."""
    states: dict[str, str]
    """{date}: why a video could not be watched on that day, by the state."""
    length: str
    hours: str
    """{hours}: a part of a length."""
    minutes: str
    """{minutes}: a part of a length."""
    seconds: str
    """{seconds}: a part of a length."""
    published: str
    since: str
    """{date}: the day of publishing."""
    since_about: str
    """{date}: the same, if it is not exact."""
    views: str
    count: str
    """{count} and {date}: how often it had been watched by that day."""
    count_about: str
    """{count} and {date}: the same, if it is rounded."""
    subtitles: str
    chapters: str
    more_chapters: str
    """{count}: how many chapters are not shown; never one."""
    approve: str
    """{episode} and {address}: how a person approves the text of a video; the lines follow."""
    approved: str
    """{episode} and {address}: the same where those lines are there already."""


class FetchWords(Section, frozen=True):
    """Asking the channel: how it goes, and what came of it."""

    starting: str
    """Shown while the program that asks is loaded."""
    progress: str
    """{requests}, {most}, {listed}, {found} and {wanted}: how far asking has come."""
    summary: Plural
    """{found} and {wanted}: how many episodes were found."""
    asked: str
    """{address} and {date}: what was asked, and when."""
    looked_at: str
    """{listed} and {requests}: how many videos were looked at."""
    cut: str
    never: str
    last_try: str
    """{date} and {fault}: how the last try went."""
    saved: str
    """{file}: where the result is."""
    not_saved: str
    found: str
    known: str
    """{date}: it is known from that day."""
    unconfirmed: str
    """{found}: one of the two above, where nobody has confirmed that it is the episode."""
    not_asked: str
    unmatched: str
    ambiguous: str
    rivals: str
    """{videos}: these are they."""
    numbered: str
    """{number}: the number that the video's title gives the episode."""
    news: str
    """{fields}: what is new."""
    title: str
    question: str
    terms: str
    """{most}: what that does."""
    press: str
    """{key}: how to say yes."""
    stop: str
    """{key}: how to stop it."""
    how_to_confirm: str
    corner: str
    """{requests}, {most} and {key}: how far asking has come, and what stops it; in 45 cells."""
    corner_short: str
    """{requests} and {most}: the same in 20 cells, as are all short forms."""
    corner_found: Plural
    """{found} and {wanted}: how it went, in 45 cells, as are all that follow."""
    corner_found_short: str
    """{found} and {wanted}: the same."""
    corner_part: str
    """{found}, {wanted} and {key}: some was found, and the key that shows what went wrong."""
    corner_failed: str
    """{key}: nothing was found, and the key that shows why."""
    corner_failed_short: str
    """{key}: the same."""
    corner_stopped: str
    """A person stopped it; in 20 cells."""
    confirm: str
    """Shown above the lines that confirm the videos."""
    or_channel: str
    """{address}: how to confirm the channel as a whole instead."""
    other_address: str
    """{address}: the channel that was asked is not the one in the data."""
    fields: dict[str, str]
    states: dict[str, str]
    """Why a video cannot be watched, by its state."""
    faults: dict[str, str]
    """What went wrong, by the fault's code; {file} and {reason} where it cannot be saved."""
    advice: dict[str, str]
    """What to do; {until} where one has to wait."""
