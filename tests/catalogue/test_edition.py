"""Editions: every text is final, marked, and in the reader's language or noted as a fallback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition, edition, editions
from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Audience
from iomtui.catalogue.provenance import SourceReference
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording

MakeFolder = Callable[..., Path]
Build = Callable[..., Edition]

SERIES, ENGLISH, INDONESIAN = "series.yaml", "languages/en.yaml", "languages/id.yaml"
MACHINE = (INDONESIAN, "state: unreviewed", "state: machine")
WORDS = load_wording("id")
OURS, MACHINES, UNSOURCED = WORDS.marks["ours"], WORDS.marks["machine"], WORDS.marks["unsourced"]
IN_ENGLISH = fill(WORDS.pane["other_language"], {"language": "Inggris"})


@pytest.fixture
def build(make_folder: MakeFolder) -> Build:
    def build_edition(
        *changes: tuple[str, str, str], tag: str = "id", to: Audience = "press"
    ) -> Edition:
        return edition(load(make_folder(*changes)), tag, to)

    return build_edition


def entry(result: Edition, name: str) -> Entry:
    return next(entry for entry in result.entries if entry.id == name)


def block(result: Edition, entry_name: str, name: str) -> Block:
    (only,) = (block for block in entry(result, entry_name).blocks if block.id == name)
    return only


def names(result: Edition, entry_name: str) -> list[str]:
    return [block.id for block in entry(result, entry_name).blocks]


def test_an_edition_is_in_one_language(build: Build) -> None:
    result = build()
    assert (result.tag, result.name, result.title) == ("id", "Bahasa Indonesia", "Serial ini")
    assert result.short == result.name
    assert result.wording == WORDS
    assert [entry.title for entry in result.entries] == [
        "The First",
        "The Second",
        "Tentang",
        "Asal",
    ]
    assert [entry.number for entry in result.entries] == [1, 2, None, None]
    assert result.sources == (
        SourceReference("E", "rilis berbahasa Inggris", "A release", "https://example.org/en"),
        SourceReference("ID", "rilis berbahasa Indonesia", "Sebuah rilis"),
    )
    assert {entry.note for entry in result.entries} == {""}


def test_blocks_of_an_episode_are_place_gloss_synopsis_how_to_watch_and_common_statements(
    build: Build,
) -> None:
    assert names(build(), "first") == [":place", ":gloss", ":search", "origin", "start"]
    assert names(build(), "second") == [
        ":place",
        ":gloss",
        ":synopsis",
        ":video",
        "origin",
        "start",
    ]


def test_an_episode_has_statements_of_its_own_before_those_of_every_episode(build: Build) -> None:
    own = (SERIES, "video: null}", "video: null, statements: [people, start]}")
    line = (ENGLISH, "{title: The series}", "{title: The series, over_statements: Of all}")
    result = build(own, line, tag="en")
    assert names(result, "first")[1:] == [
        ":search",
        ":over-statements",
        "people",
        "start",
        "origin",
    ]
    assert block(result, "first", ":over-statements").paragraphs == ("Of all",)
    assert names(build(), "first")[-2:] == ["origin", "start"]


def test_a_question_is_marked_as_ours_and_says_where_it_comes_from(build: Build) -> None:
    question = (INDONESIAN, "{gloss: Yang Pertama}", "{gloss: Yang Pertama, question: Apa itu?}")
    reason = (INDONESIAN, "reasons: {", "reasons: {question: Dari judul., ")
    result = build(question, reason)
    asked = block(result, "first", ":question")
    assert (asked.label, asked.paragraphs) == (WORDS.pane["question"], ("Apa itu?",))
    assert (asked.attribution.marks, asked.attribution.citations[0].text) == (
        (OURS,),
        "Dari judul.",
    )
    assert block(result, "first", ":about-question").paragraphs == ("Dari judul.",)
    assert "Dari judul." in block(result, "origins", "why").items
    assert build(question, tag="en").entries[0].note
    assert ":about-question" not in names(build(question), "first")


def test_a_statement_until_there_is_a_synopsis_is_left_out_where_there_is_one(build: Build) -> None:
    result = build((SERIES, "origin: {", "origin: {until_synopsis: true, "))
    assert "origin" in names(result, "first")
    assert "origin" not in names(result, "second")
    assert "origin" in names(result, "about")


def test_numbers_in_the_place_are_formatted(build: Build) -> None:
    more = "".join(
        f"  - {{id: more-{number}, title: {{text: More, language: en}}}}\n" for number in range(998)
    )
    result = build((SERIES, "statements:\n  origin", f"{more}statements:\n  origin"))
    place = fill(WORDS.pane["place"], {"number": "1.000", "count": "1.000"})
    assert block(result, "more-997", ":place").paragraphs == (place,)


def test_a_gloss_is_on_one_line_and_marked_as_ours(build: Build) -> None:
    result = build((INDONESIAN, "gloss: Yang Pertama", 'gloss: "Yang\\n Pertama"'))
    gloss = block(result, "first", ":gloss")
    assert (gloss.label, gloss.paragraphs) == (WORDS.pane["gloss"], ("Yang Pertama",))
    assert (gloss.attribution.marks, gloss.tone) == ((OURS,), "gloss")


@pytest.mark.parametrize("gloss", ["null", '""', '"  "'])
def test_an_empty_gloss_has_no_block(build: Build, gloss: str) -> None:
    result = build((INDONESIAN, "gloss: Yang Pertama", f"gloss: {gloss}"))
    assert ":gloss" not in names(result, "first")
    assert ":gloss" not in names(build(tag="en"), "first")


def test_a_synopsis_has_the_mark_of_its_source_or_of_none(build: Build) -> None:
    synopsis = block(build(), "second", ":synopsis")
    assert (synopsis.paragraphs, synopsis.attribution.marks) == (("Isi ceritanya.",), ("ID",))
    unsourced = build((SERIES, "    synopsis: {sources: [release-id]}\n", ""))
    assert block(unsourced, "second", ":synopsis").attribution.marks == (UNSOURCED,)


def test_a_synopsis_falls_back_to_another_language(build: Build) -> None:
    result = build((INDONESIAN, "synopsis: Isi ceritanya.", "synopsis: null"))
    synopsis = block(result, "second", ":synopsis")
    assert synopsis.paragraphs == ("What it tells.",)
    assert [entry.note for entry in result.episodes] == ["", IN_ENGLISH]


def test_a_video_has_its_address_and_is_marked_as_ours(build: Build) -> None:
    video = block(build(), "second", ":video")
    assert (video.paragraphs, video.attribution.marks) == (
        ("https://youtu.be/abc_DEF-123",),
        (OURS,),
    )


def test_the_tone_of_a_block_follows_from_what_it_is(build: Build) -> None:
    result = build()
    assert [part.tone for part in entry(result, "first").blocks][:3] == ["place", "gloss", "plain"]
    assert block(result, "about", "unknown").tone == "quiet"
    assert block(result, "first", ":place").attribution.marks == ("E", "ID")


def test_figures_and_times_are_formatted_for_the_language(build: Build) -> None:
    assert block(build(), "about", "people").paragraphs == ("Lebih dari 6.800 orang.",)
    start = block(build(), "first", "start")
    assert (start.label, start.paragraphs) == ("Mulai", ("29 Juni 2023, 21.00 WIB",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{start.time} {start.zone}, {start.date}", "21.00 WIB, 29 Juni 2023"),
        ("{publisher}, {channel.name}", "IOM Indonesia, The Channel"),
    ],
)
def test_placeholders_are_parts_of_a_time_and_facts_of_the_series(
    build: Build, text: str, expected: str
) -> None:
    result = build((INDONESIAN, 'text: "{start}"', f'text: "{text}"'))
    assert block(result, "first", "start").paragraphs == (expected,)


def test_a_text_with_a_name_without_a_value_is_not_shown_in_any_language(build: Build) -> None:
    misspelt = (INDONESIAN, "{people} orang", "{peopel} orang")
    assert block(build(misspelt), "about", "people").paragraphs == ("More than 6,800 people.",)


def test_a_figure_may_have_any_id(build: Build) -> None:
    result = build(
        (SERIES, "{people: 6800}", '{"2022": 6800}'), (INDONESIAN, "{people} orang", "{2022} orang")
    )
    assert block(result, "about", "people").paragraphs == ("Lebih dari 6.800 orang.",)


def test_placeholders_in_labels_and_lists_are_filled(build: Build) -> None:
    result = build(
        (INDONESIAN, "label: Mulai", 'label: "Pukul {start.time}"'),
        (INDONESIAN, 'text: "{start}"}', 'items: ["{start.date}"]}'),
    )
    start = block(result, "first", "start")
    assert (start.label, start.paragraphs, start.items) == ("Pukul 21.00", (), ("29 Juni 2023",))


def test_paragraphs_and_lists_are_separate(build: Build) -> None:
    result = build((INDONESIAN, "origin: Kehidupan nyata.", 'origin: "Satu\\n dua\\n \\n\\nTiga"'))
    assert block(result, "about", "origin").paragraphs == ("Satu dua", "Tiga")
    kinds = block(result, "about", "kinds")
    assert (kinds.paragraphs, kinds.items) == (("Dua macam:",), ("satu", "dua"))
    listed = build((INDONESIAN, "origin: Kehidupan nyata.", 'origin: [satu, " dua\\n tiga"]'))
    origin = block(listed, "about", "origin")
    assert (origin.paragraphs, origin.items) == ((), ("satu", "dua tiga"))


@pytest.mark.parametrize(
    "words",
    ["", "  people: null\n", '  people: ""\n', '  people: "  "\n', "  people: {label: X}\n"],
)
def test_a_missing_text_falls_back_to_another_language_and_its_page_has_a_note(
    build: Build, words: str
) -> None:
    result = build((INDONESIAN, '  people: "Lebih dari {people} orang."\n', words))
    people = block(result, "about", "people")
    assert [page.note for page in result.pages if page.id == "about"] == [IN_ENGLISH]
    assert people.paragraphs == ("More than 6,800 people.",)
    assert people.attribution.marks == ("E",)


def test_a_text_that_no_language_has_is_left_out(build: Build) -> None:
    result = build(
        (INDONESIAN, "  origin: Kehidupan nyata.\n", ""), (ENGLISH, "  origin: Real lives.\n", "")
    )
    assert names(result, "about") == ["people", "kinds", "unknown", "contact"]


def test_missing_titles_fall_back(build: Build) -> None:
    no_titles = [
        (INDONESIAN, "series: {title: Serial ini}", "series: {}"),
        (INDONESIAN, "about: {title: Tentang}", "about: {title: ' '}"),
    ]
    result = build(*no_titles)
    assert (result.title, entry(result, "about").title) == ("The series", "About")
    nowhere = build(
        (SERIES, "publisher: IOM Indonesia", r'publisher: "IOM\n Indonesia"'),
        *no_titles,
        (ENGLISH, "series: {title: The series}\n", ""),
        (ENGLISH, "title: About", ""),
    )
    assert (nowhere.title, entry(nowhere, "about").title) == ("IOM Indonesia", "about")


def test_every_title_is_on_one_line(build: Build) -> None:
    result = build(
        (SERIES, "text: The First", r'text: "The\n First"'),
        (SERIES, "mark: E, title: A release", r'mark: "E  N", title: "A\n release"'),
        (INDONESIAN, "title: Serial ini", r'title: "Serial\n ini"'),
        (INDONESIAN, "title: Tentang", r'title: " Tentang\n"'),
        (INDONESIAN, "name: Bahasa Indonesia", r'name: "Bahasa\nIndonesia", short: " Indo\n"'),
    )
    assert (result.title, result.name, result.short) == ("Serial ini", "Bahasa Indonesia", "Indo")
    assert [result.entries[0].title, result.pages[0].title] == ["The First", "Tentang"]
    assert (result.sources[0].mark, result.sources[0].title) == ("E N", "A release")
    assert block(result, "about", "people").attribution.marks == ("E N",)


def test_press_statements_are_not_public(build: Build, make_folder: MakeFolder) -> None:
    assert "contact" in names(build(to="press"), "about")
    catalogue = load(make_folder())
    for result in (build(to="public"), edition(catalogue, "id"), *editions(catalogue)):
        assert "contact" not in names(result, "about")


def test_machine_translations_are_marked(build: Build) -> None:
    result = build(MACHINE)
    assert block(result, "second", ":synopsis").attribution.marks == ("ID", MACHINES)
    assert block(result, "first", ":gloss").attribution.marks == (OURS, MACHINES)
    assert block(result, "origins", "why").attribution.marks == (OURS, MACHINES)
    borrowed = build(MACHINE, (ENGLISH, "  origin: Real lives.\n", ""), tag="en")
    assert block(borrowed, "about", "origin").attribution.marks[:2] == ("E", "ID")
    assert (
        block(borrowed, "about", "origin").attribution.marks[2]
        == load_wording("en").marks["machine"]
    )
    assert block(borrowed, "about", "people").attribution.marks == ("E",)


def test_the_list_of_sources_has_marks_and_addresses(build: Build) -> None:
    assert [
        (result.attribution.marks, result.paragraphs)
        for result in entry(build(), "origins").blocks
        if result.id.startswith("releases")
    ] == [(("E",), ("A release\nhttps://example.org/en",)), (("ID",), ("Sebuah rilis",))]


def test_the_channel_has_its_address_and_whether_that_is_confirmed(build: Build) -> None:
    address, words = "https://example.org/channel", WORDS.channel
    unconfirmed = block(build(), "origins", "address")
    assert unconfirmed.paragraphs == (f"{address}\n{words['unconfirmed']}",)
    assert unconfirmed.attribution.marks == (OURS,)
    confirmed = build((SERIES, f'url: "{address}"', f'url: "{address}", confirmed: true'))
    assert block(confirmed, "origins", "address").paragraphs == (
        f"{address}\n{words['confirmed']}",
    )
    nowhere = build((SERIES, f', url: "{address}"', ""))
    assert "address" not in names(nowhere, "origins")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("unreviewed", WORDS.state["unreviewed"]),
        ("machine", WORDS.state["machine"]),
        ("reviewed", WORDS.state["reviewed"]),
        ("reviewed, reviewed_by: Sari", fill(WORDS.state["reviewed_by"], {"person": "Sari"})),
    ],
)
def test_the_review_state_of_a_language_is_shown(build: Build, state: str, expected: str) -> None:
    result = build((INDONESIAN, "state: unreviewed", f"state: {state}"))
    assert block(result, "origins", "state").paragraphs == (expected,)


def test_reasons_are_listed_once_in_the_order_of_the_data(build: Build) -> None:
    why = block(build(), "origins", "why")
    assert why.paragraphs == (WORDS.pane["reasons"],)
    assert why.items == ("Terjemahan kami.", "Video kami.", "Tulisan kami.", "Temuan kami.")
