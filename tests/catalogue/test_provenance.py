"""Attributions of statements: marks, and citations in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition, edition
from iomtui.catalogue.entry import Block
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Audience
from iomtui.catalogue.provenance import Attribution, SourceReference
from iomtui.i18n.wording_loader import load_wording

SERIES, ENGLISH, INDONESIAN = "series.yaml", "languages/en.yaml", "languages/id.yaml"
WORDS = load_wording("en")
ONE_RELEASE = (SERIES, "release-id: {kind: release,", "release-id: {kind: web,")

UNMARKED = (":search", ":about-question", ":over-statements")
"""What the program says itself."""

AttributionOf = Callable[..., Attribution]


def blocks_of(result: Edition) -> list[Block]:
    return [block for entry in result.entries for block in entry.blocks]


@pytest.fixture
def attribution_of(make_folder: Callable[..., Path]) -> AttributionOf:
    """Return what a statement of a small catalogue rests on, changed as a test likes."""

    def attribution(
        name: str, *changes: tuple[str, str, str], tag: str = "en", to: Audience = "press"
    ) -> Attribution:
        result = edition(load(make_folder(*changes)), tag, to)
        return next(block.attribution for block in blocks_of(result) if block.id == name)

    return attribution


def citations_of(attribution: Attribution) -> tuple[tuple[str, str], ...]:
    """Return each thing that something rests on: its mark, and the same in words."""
    return tuple((citation.mark, citation.text) for citation in attribution.citations)


def test_a_source_has_a_mark_and_a_name(attribution_of: AttributionOf) -> None:
    english = ("E", "stated in the English release")
    indonesian = ("ID", "stated in the Indonesian release")
    assert citations_of(attribution_of("people")) == (english,)
    assert (attribution_of("people").marks, attribution_of("people").only) == (
        ("E",),
        "only in the English release",
    )
    assert citations_of(attribution_of("origin")) == (english, indonesian)
    assert (attribution_of("origin").marks, attribution_of("origin").only) == (("E", "ID"), "")


def test_sources_with_the_same_mark_are_cited_separately(attribution_of: AttributionOf) -> None:
    alike = attribution_of("origin", (SERIES, "mark: E,", "mark: ID,"))
    assert alike.marks == ("ID",)
    assert [citation.text for citation in alike.citations] == [
        "stated in the English release",
        "stated in the Indonesian release",
    ]


def test_a_source_other_than_a_release_has_its_title_as_name(attribution_of: AttributionOf) -> None:
    attribution = attribution_of(
        "start", ONE_RELEASE, (SERIES, "title: Sebuah rilis", r'title: "Sebuah\n rilis"')
    )
    assert citations_of(attribution) == (("ID", "stated in Sebuah rilis"),)


def test_a_release_in_an_unknown_language_has_the_languages_own_name_or_tag(
    make_folder: Callable[..., Path],
) -> None:
    old = "release-id: {kind: release, language: id"
    folder = make_folder((SERIES, old, old.replace("language: id", "language: min")))
    assert edition(load(folder), "en").sources[1] == SourceReference(
        "MIN", "the min release", "Sebuah rilis"
    )
    words = (folder / ENGLISH).read_text("utf-8")
    words = words.replace("tag: en, name: English", "tag: min, name: Baso Minang")
    (folder / "languages" / "min.yaml").write_text(words, "utf-8")
    assert edition(load(folder), "en").sources[1].name == "the Baso Minang release"


def test_our_own_text_has_its_reason_in_the_current_language_or_a_fallback(
    attribution_of: AttributionOf,
) -> None:
    no_reason = (ENGLISH, "words: Written by us.", "words: ' '")
    assert citations_of(attribution_of("kinds")) == (("editors", "Written by us."),)
    assert citations_of(attribution_of("kinds", no_reason)) == (("editors", "Tulisan kami."),)
    nowhere = attribution_of(
        "kinds", no_reason, (INDONESIAN, "words: Tulisan kami.", "words: null")
    )
    assert citations_of(nowhere) == (("editors", WORDS.help["ours"]),)


def test_not_stated_and_unsourced_differ(attribution_of: AttributionOf) -> None:
    stated_nowhere = attribution_of("unknown")
    assert citations_of(stated_nowhere) == ((WORDS.marks["not_stated"], WORDS.help["not_stated"]),)
    assert stated_nowhere.is_not_stated
    not_noted = attribution_of("unknown", (SERIES, "unknown: {not_stated: true}", "unknown: {}"))
    assert citations_of(not_noted) == ((WORDS.marks["unsourced"], WORDS.help["unsourced"]),)
    assert not not_noted.is_not_stated


def test_a_machine_translation_is_cited_as_such(attribution_of: AttributionOf) -> None:
    machine = (WORDS.marks["machine"], WORDS.help["machine"])
    attribution = attribution_of("people", (ENGLISH, "state: unreviewed", "state: machine"))
    assert citations_of(attribution) == (("E", "stated in the English release"), machine)
    assert attribution.marks == ("E", WORDS.marks["machine"])
    assert machine not in citations_of(attribution_of("people"))


def test_a_calculated_statement_cites_its_base(attribution_of: AttributionOf) -> None:
    sentence = "worked out from “Watch from: 29 June 2023, 21:00 WIB”"
    attribution = attribution_of("later")
    assert citations_of(attribution) == (("editors", "Written by us."), ("ID", sentence))
    assert attribution.marks == ("editors",)
    both = attribution_of(
        "later", (SERIES, "calculated_from: [start]", "calculated_from: [people, origin]")
    )
    assert citations_of(both)[1:] == (
        ("E", "worked out from “More than 6,800 people.”"),
        ("E ID", "worked out from “Real lives.”"),
    )


def test_the_base_of_a_calculation_falls_back_to_another_language(
    attribution_of: AttributionOf,
) -> None:
    lost = (ENGLISH, '  start: {label: Watch from, text: "{start}"}\n', "")
    assert (
        attribution_of("later", lost).citations[1].text
        == "worked out from “Mulai: 29 Juni 2023, 21.00 WIB”"
    )


def test_a_press_statement_is_not_cited_for_the_public(attribution_of: AttributionOf) -> None:
    change = (SERIES, "calculated_from: [start]", "calculated_from: [contact]")
    assert len(attribution_of("later", change, to="press").citations) == 2
    assert len(attribution_of("later", change, to="public").citations) == 1


def test_with_one_release_there_is_no_only_note(attribution_of: AttributionOf) -> None:
    assert attribution_of("people", ONE_RELEASE).only == ""
    assert attribution_of("start", ONE_RELEASE).only == ""


def test_every_mark_is_cited_in_words(shipped_editions: tuple[Edition, ...]) -> None:
    for result in shipped_editions:
        for block in blocks_of(result):
            attribution = {citation.mark: citation.text for citation in block.attribution.citations}
            assert bool(block.attribution.marks) == (block.id not in UNMARKED)
            assert set(block.attribution.marks) <= set(attribution)
            assert all(attribution.values())
