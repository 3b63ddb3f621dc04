"""The words about YouTube, as types."""

from iomtui.i18n.plurals import Plural, Section


class YoutubeWords(Section, frozen=True):
    """What was fetched from YouTube."""

    basis: str
    basis_unconfirmed: str
    worked_out: str
    description: str
    description_unconfirmed: str
    found: str
    unconfirmed: str
    states: dict[str, str]
    """{date}: why a video could not be watched on that day, by the state."""
    length: str
    hours: str
    minutes: str
    seconds: str
    published: str
    since: str
    since_about: str
    views: str
    count: str
    count_about: str
    subtitles: str
    chapters: str
    more_chapters: str
    approve: str
    approved: str


class FetchWords(Section, frozen=True):
    """Asking the channel: how it goes, and what came of it."""

    starting: str
    progress: str
    summary: Plural
    asked: str
    looked_at: str
    cut: str
    never: str
    last_try: str
    saved: str
    not_saved: str
    found: str
    known: str
    unconfirmed: str
    not_asked: str
    unmatched: str
    ambiguous: str
    rivals: str
    numbered: str
    news: str
    title: str
    question: str
    terms: str
    press: str
    stop: str
    how_to_confirm: str
    corner: str
    corner_short: str
    corner_found: Plural
    corner_found_short: str
    corner_part: str
    corner_failed: str
    corner_failed_short: str
    corner_stopped: str
    confirm: str
    or_channel: str
    other_address: str
    fields: dict[str, str]
    states: dict[str, str]
    """Why a video cannot be watched, by its state."""
    faults: dict[str, str]
    """What went wrong, by the fault's code; {file} and {reason} where it cannot be saved."""
    advice: dict[str, str]
    """What to do; {until} where one has to wait."""
