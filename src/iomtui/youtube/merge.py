"""Known and fetched details of one video combined, and what is new: nothing known is lost."""

from collections.abc import Iterator

from msgspec.structs import replace

from iomtui.youtube.details import MAX_SECONDS, Details, Video


def combine_videos(old: Video, new: Video, *, is_page: bool) -> Video:
    """Return what is known of one video; `new` is by its own page, or else only by a list.

    What is exact stays until something exact replaces it. A day that was worked out stays, too:
    the longer ago, the rougher "2 years ago" is. The number of views is what shows how old the
    facts are, so their date goes with it.
    """
    day = new if new.published and (new.published_exactly or not old.published) else old
    has_views = new.views is not None and (new.views_exactly or not old.views_exactly)
    latest = max(new.fetched, old.fetched)
    fetched = latest if has_views or old.views is None else old.fetched
    state = new.state if is_page else old.state
    state_seen = latest if is_page else old.state_seen or old.fetched
    first, second = (new, old) if is_page else (old, new)
    duration = first.duration or second.duration
    chapters = new.chapters or old.chapters
    return replace(
        new,
        fetched=fetched,
        state=state,
        state_seen=None if state == "public" or state_seen == fetched else state_seen,
        channel=new.channel or old.channel,
        title=new.title or old.title,
        description=new.description or old.description,
        duration=duration,
        published=day.published,
        published_exactly=day.published_exactly,
        views=new.views if has_views else old.views,
        views_exactly=new.views_exactly if has_views else old.views_exactly,
        subtitles=new.subtitles or old.subtitles,
        chapters=tuple(part for part in chapters if part.start < (duration or MAX_SECONDS)),
    )


_REPORTED = (
    "state",
    "title",
    "description",
    "duration",
    "published",
    "views",
    "subtitles",
    "chapters",
)
"""The fields whose changes are reported, in this order."""


def changed_fields(old: Details | None, new: Details | None) -> dict[str, tuple[str, ...]]:
    """Return the names of the fields that are new or have changed, by the episode's id."""
    before, after = old.videos if old else {}, new.videos if new else {}
    changes = {name: tuple(_changes(before.get(name), video)) for name, video in after.items()}
    return {name: fields for name, fields in changes.items() if fields}


def _changes(old: Video | None, new: Video) -> Iterator[str]:
    if old is None or old.id != new.id:
        yield "video"
        old = Video(id=new.id, matched=new.matched, fetched=new.fetched)
    for field in _REPORTED:
        if getattr(new, field) != getattr(old, field):
            yield field
