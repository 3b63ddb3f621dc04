"""What the channel says of an episode: marked, dated, and never taken for a person's word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.catalogue.edition import edition, editions
from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue
from iomtui.cli.content import with_details
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.sanitize import clean, one_line
from iomtui.youtube.details import Chapter, Details, Video, clean_video
from iomtui.youtube.enrich import enriched
from tests.support.details import EPISODES, SOURCE, full_video, make_details, video_id, videos
from tests.support.examples import examples

MakeFolder = Callable[..., Path]

SERIES = "series.yaml"
DAY = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
ENGLISH, INDONESIAN = load_wording("en"), load_wording("id")
DATE = "25 November 2026"
"""The day in both languages."""
CONFIRMED = (SERIES, 'url: "https://example.org/channel"', f'url: "{SOURCE}", confirmed: true')
UNKNOWN = (SERIES, "every_episode: [origin, start]", "every_episode: [origin, start, unknown]")
FACTS = [":video", ":length", ":published", ":views", ":subtitles", ":chapters"]


@pytest.fixture
def make(make_folder: MakeFolder) -> Callable[..., Catalogue]:
    """Make a small catalogue, changed as (file, old text, new text) say."""
    return lambda *changes: load(make_folder(*changes))


Make = Callable[..., Catalogue]


def known(**changes: Any) -> Details:
    """Return what is known of the first episode, but for what is changed."""
    return make_details(first=replace(full_video(1), fetched=DAY, **changes))


def bare(**changes: Any) -> Details:
    """Return that the first episode was found, and what is given here."""
    return make_details(first=Video(id=video_id(1), matched="title", fetched=DAY, **changes))


def first(
    catalogue: Catalogue, found: Details | None, tag: str = "en", *, approved_only: bool = False
) -> Entry:
    plain = (edition(catalogue, tag),)
    (shown,) = with_details(plain, catalogue, found, approved_only=approved_only)
    return shown.episodes[0]


def block(entry: Entry, name: str) -> Block:
    (only,) = (block for block in entry.blocks if block.id == name)
    return only


def names(entry: Entry) -> list[str]:
    return [block.id for block in entry.blocks]


def row(entry: Entry, name: str) -> tuple[str, str]:
    """Return the label of a block and all that it says."""
    found = block(entry, name)
    return found.label, "\n".join((*found.paragraphs, *found.items))


def test_details_of_other_episodes_or_videos_change_nothing(make: Make) -> None:
    catalogue = make()
    alone = editions(catalogue)
    named_otherwise = make_details(second=full_video(1))
    for nothing in (
        None,
        make_details(),
        make_details(nowhere=full_video(3)),
        named_otherwise,
    ):
        assert with_details(alone, catalogue, nothing) == alone


def test_the_description_takes_the_empty_place_and_the_rest_continues_the_facts(
    make: Make,
) -> None:
    entry = first(make(UNKNOWN), known(), "id")
    head = [":place", ":gloss", ":description", ":search"]
    rest = ["origin", "start", *FACTS, "unknown"]
    assert names(entry) == head + rest
    del head[1]
    assert names(first(make(), known())) == [*head, "origin", "start", *FACTS]


def test_what_a_person_wrote_wins(make: Make) -> None:
    written = ("languages/en.yaml", "  second:", "  first: {synopsis: By a person.}\n  second:")
    for tag in ("en", "id"):
        entry = first(make(written), known(), tag)
        assert ":description" not in names(entry)
        assert block(entry, ":synopsis").paragraphs == ("By a person.",)
        assert names(entry)[-6:] == FACTS


def test_an_episode_whose_video_a_person_named_keeps_what_it_had(make: Make) -> None:
    catalogue = make()
    seen = make_details(second=replace(full_video(1), id="abc_DEF-123"))
    for tag in ("en", "id"):
        before = edition(catalogue, tag).episodes[1]
        after = enriched(edition(catalogue, tag), catalogue, seen, approved_only=False).episodes[1]
        assert (after.title, after.link) == (before.title, before.link)
        assert [each for each in after.blocks if each.id not in FACTS[1:]] == list(before.blocks)
        assert names(after)[-5:] == FACTS[1:]
        assert names(after).index(":video") < names(after).index("origin")


def test_each_fact_is_written_out(make: Make) -> None:
    entry = first(make(), known())
    assert [row(entry, name) for name in FACTS] == [
        ("Video", "Found by its title, not confirmed by anyone."),
        ("Length", "12 min 34 s"),
        ("On YouTube", "since 29 June 2023"),
        ("Views", "12,345 on 25 November 2026"),
        ("Subtitles", "English, Indonesian"),
        ("Chapters", "00:00 Night\n05:00 Morning\n10:00 Evening"),
    ]


def test_what_is_not_exact_says_so(make: Make) -> None:
    for tag, day, views in (
        ("en", "since about 29 June 2023", "about 12,345 on 25 November 2026"),
        ("id", "sejak sekitar 29 Juni 2023", "sekitar 12.345 per 25 November 2026"),
    ):
        entry = first(make(), known(published_exactly=False, views_exactly=False), tag)
        assert (row(entry, ":published")[1], row(entry, ":views")[1]) == (day, views)
        citations = block(entry, ":published").attribution.citations
        assert [each.text for each in citations][1:] == [load_wording(tag).youtube.worked_out]
        assert len(block(entry, ":views").attribution.citations) == 1


def test_facts_that_are_not_known_have_no_block(make: Make) -> None:
    assert names(first(make(), bare())) == [":place", ":search", "origin", "start", ":video"]
    nothing = first(make(), bare(description=" \n\n ", duration=None))
    assert names(nothing) == [":place", ":search", "origin", "start", ":video"]
    assert row(first(make(), bare(views=0)), ":views")[1] == "about 0 on 25 November 2026"


@pytest.mark.parametrize(
    ("fact", "changes", "text"),
    [
        (":length", {"duration": 3_605}, "1 h 5 s"),
        (":length", {"duration": 86_399}, "23 h 59 min 59 s"),
        (":subtitles", {"subtitles": ("fa", "fa-AF", "prs")}, "Persian, Dari"),
        (":subtitles", {"subtitles": ("en-GB", "en", "tlh")}, "English, tlh"),
    ],
)
def test_lengths_and_languages_are_written_out(
    make: Make, fact: str, changes: dict[str, Any], text: str
) -> None:
    assert row(first(make(), bare(**changes)), fact)[1] == text


def chapters(*starts: int) -> Details:
    return bare(chapters=tuple(Chapter(start=start, title=f"At {start}") for start in starts))


@pytest.mark.parametrize(
    ("starts", "times"),
    [
        ((0, 59, 599), ["0:00", "0:59", "9:59"]),
        ((0, 61, 3_600), ["0:00:00", "0:01:01", "1:00:00"]),
        ((5, 36_000), ["00:00:05", "10:00:00"]),
    ],
)
def test_times_of_chapters_stand_one_under_the_other(
    make: Make, starts: tuple[int, ...], times: list[str]
) -> None:
    items = block(first(make(), chapters(*starts)), ":chapters").items
    assert items == tuple(f"{time} At {start}" for time, start in zip(times, starts, strict=True))


def test_of_many_chapters_the_first_are_shown_and_the_rest_counted(make: Make) -> None:
    twelve, thirteen = chapters(*range(12)), chapters(*range(13))
    assert len(block(first(make(), twelve), ":chapters").items) == 12
    for tag, more in (("en", "and 2 more"), ("id", "dan 2 lagi")):
        items = block(first(make(), thirteen, tag), ":chapters").items
        assert items[-2:] == ("0:10 At 10", more)
        assert len(items) == 12


def test_the_lines_of_a_description_stay_as_they_are(make: Make) -> None:
    text = " One line \nanother\n  \n\n  Second part\n"
    entry = first(make(), bare(description=text))
    assert block(entry, ":description").paragraphs == ("One line\nanother", "Second part")


def test_a_stranger_is_never_presented_as_confirmed(make: Make) -> None:
    """Same name, same titles, another address; and the same address while nobody confirmed it."""
    impostor = replace(
        known(matched="id"),
        origin=replace(known().origin, url=f"{SOURCE}_", name="The Channel"),
    )
    for catalogue, found in ((make(CONFIRMED), impostor), (make(), impostor), (make(), known())):
        for tag, wording in (("en", ENGLISH), ("id", INDONESIAN)):
            plain, entry = first(catalogue, None, tag), first(catalogue, found, tag)
            assert entry.link == plain.link
            assert entry.link
            assert entry.link.note == wording.link["search_note"]
            text = "\n".join(text for each in entry.blocks for text in texts_of(each))
            assert video_id(1) not in text
            assert "https:" not in text
            assert block(entry, ":description").note == wording.youtube.description_unconfirmed
            assert block(entry, ":video").tone == "quiet"
            for name in (":description", *FACTS):
                attribution = block(entry, name).attribution
                assert attribution.marks == (wording.marks["youtube"],)
                text = fill(wording.youtube.basis_unconfirmed, {"date": DATE})
                assert [each.text for each in attribution.citations] == [text]
    matched = block(first(make(), impostor), ":video").paragraphs
    assert matched == (ENGLISH.youtube.unconfirmed,)


def test_once_a_person_confirmed_the_channel_its_videos_are_linked(make: Make) -> None:
    address = f"https://youtu.be/{video_id(1)}"
    for tag, wording in (("en", ENGLISH), ("id", INDONESIAN)):
        entry = first(make(CONFIRMED), known(), tag)
        assert entry.link
        assert (entry.link.address, entry.link.note) == (address, "")
        assert entry.link.purpose == wording.link["video"]
        assert row(entry, ":video") == (wording.channel["video"], address)
        assert block(entry, ":video").tone == "plain"
        for name in (":description", *FACTS):
            (basis,) = block(entry, name).attribution.citations
            assert basis.text == fill(wording.youtube.basis, {"date": DATE})


def test_the_address_of_a_confirmed_video_takes_the_place_of_what_to_search_for(make: Make) -> None:
    plain, confirmed = first(make(), known()), first(make(CONFIRMED), known())
    head = [":place", ":description", ":search"]
    assert names(plain)[:3] == head
    assert names(confirmed)[:3] == [":place", ":description", ":video"]
    assert ":search" not in names(confirmed)


def test_a_statement_until_there_is_a_synopsis_is_left_out_where_a_description_is_shown(
    make: Make,
) -> None:
    catalogue = make(UNKNOWN, (SERIES, "unknown: {", "unknown: {until_synopsis: true, "))
    assert "unknown" not in names(first(catalogue, known()))
    for hidden in (first(catalogue, known(), approved_only=True), first(catalogue, bare())):
        assert names(hidden)[-1] == "unknown"


def approve(identifier: str, *, shown: bool = True) -> tuple[str, str, str]:
    flag = ", show_description: true" if shown else ""
    return (SERIES, "video: null}", f'video: "{identifier}"{flag}}}')


def test_descriptions_and_chapters_are_for_everybody_only_once_a_person_approved_them(
    make: Make,
) -> None:
    texts = [":description", ":chapters"]
    strangers = (
        make(),
        make(CONFIRMED),
        make((SERIES, "{id: first, ", "{id: first, show_description: true, ")),
        make(approve(video_id(1), shown=False)),
    )
    for catalogue in strangers:
        assert set(texts) & set(names(first(catalogue, known(), approved_only=True))) == set()
        own = first(catalogue, known())
        assert set(texts) <= set(names(own))
        assert block(own, ":description").note == ENGLISH.youtube.description_unconfirmed
    approved = first(make(approve(video_id(1))), known(), approved_only=True)
    assert set(texts) <= set(names(approved))
    assert block(approved, ":description").note == ENGLISH.youtube.description


def test_where_nobody_says_how_addresses_are_made_a_confirmed_video_is_searched_for(
    make: Make,
) -> None:
    catalogue = make(CONFIRMED, (SERIES, 'video: "https://youtu.be/{id}", ', ""))
    entry = first(catalogue, known())
    assert entry.link == first(catalogue, None).link
    assert ":video" not in names(entry)


def test_a_video_that_could_not_be_watched_says_when_and_why(make: Make) -> None:
    state = "members"
    address = f"https://youtu.be/{video_id(1)}"
    for tag, wording in (("en", ENGLISH), ("id", INDONESIAN)):
        sentence = fill(wording.youtube.states[state], {"date": DATE})
        unconfirmed = first(make(), known(state=state), tag)
        assert row(unconfirmed, ":video")[1] == f"{wording.youtube.found}\n{sentence}"
        confirmed = first(make(CONFIRMED), known(state=state), tag)
        assert row(confirmed, ":video")[1] == f"{address}\n{sentence}"
        assert confirmed.link
        assert (confirmed.link.address, confirmed.link.note) == (address, sentence)


def test_the_state_of_a_video_that_a_person_named_is_from_youtube_and_the_address_is_not(
    make: Make,
) -> None:
    hidden = replace(full_video(1), id="abc_DEF-123", state="private")
    catalogue = make()
    before_all = edition(catalogue, "en")
    before = before_all.episodes[1]
    after = enriched(
        before_all, catalogue, make_details(second=hidden), approved_only=False
    ).episodes[1]
    attribution = block(after, ":video").attribution
    assert attribution.marks == (ENGLISH.marks["ours"], ENGLISH.marks["youtube"])
    assert attribution.citations[:1] == block(before, ":video").attribution.citations
    assert after.link
    assert before.link
    assert after.link.address == before.link.address
    assert "private" in after.link.note


def test_the_state_bears_the_day_on_which_it_was_seen(make: Make) -> None:
    seen = DAY.replace(month=12, day=3)
    entry = first(make(), known(state="private", state_seen=seen))
    assert row(entry, ":video")[1].endswith("On 3 December 2026 it was private.")
    assert row(entry, ":views")[1].endswith("on 25 November 2026")


def test_an_announced_video_has_no_day_of_publication(make: Make) -> None:
    assert ":published" not in names(first(make(), known(state="upcoming")))


def texts_of(block: Block) -> tuple[str, ...]:
    bases = tuple(basis.text for basis in block.attribution.citations)
    return (block.label, block.note, *block.paragraphs, *block.items, *bases)


FETCHED_DETAILS = st.lists(
    videos().map(clean_video), max_size=5, unique_by=lambda each: each.id
).map(lambda found: replace(make_details(), videos=dict(zip(EPISODES, found, strict=False))))


@given(FETCHED_DETAILS)
@examples(60)
def test_whatever_was_fetched_the_editions_are_clean_and_alike_in_every_language(
    shipped: Catalogue, found: Details
) -> None:
    known_to_all = with_details(editions(shipped, "press"), shipped, found, approved_only=False)
    for entries in zip(*(each.entries for each in known_to_all), strict=True):
        # What a title means is told in one language alone.
        ids = {tuple(name for name in names(entry) if name != ":gloss") for entry in entries}
        assert len(ids) == 1
        for entry in entries:
            assert len(names(entry)) == len(set(names(entry)))
            for each in entry.blocks:
                for text in texts_of(each):
                    assert text == clean(text)
                    assert all(line == one_line(line) for line in text.split("\n"))
