"""What each statement rests on: in marks, and the same in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition, edition
from iomtui.catalogue.entry import Block
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Audience, Catalogue
from iomtui.catalogue.provenance import Attribution, SourceReference
from iomtui.i18n.wording_loader import load_wording

SERIES, ENGLISH, INDONESIAN = "series.yaml", "languages/en.yaml", "languages/id.yaml"
WORDS = load_wording("en")
EN_ONLY = {
    "release-en": "only in the English release",
    "release-id": "only in the Indonesian release",
}
ID_ONLY = {
    "release-en": "hanya dalam rilis bahasa Inggris",
    "release-id": "hanya dalam rilis bahasa Indonesia",
}
ONE_RELEASE = (SERIES, "release-id: {kind: release,", "release-id: {kind: web,")

Tell = Callable[..., Attribution]


def blocks_of(found: Edition) -> list[Block]:
    return [block for entry in found.entries for block in entry.blocks]


@pytest.fixture
def tell(make_folder: Callable[..., Path]) -> Tell:
    """Return what a statement of a small catalogue rests on, changed as a test likes."""

    def told(
        name: str, *changes: tuple[str, str, str], tag: str = "en", to: Audience = "press"
    ) -> Attribution:
        found = edition(load(make_folder(*changes)), tag, to)
        return next(block.attribution for block in blocks_of(found) if block.id == name)

    return told


def spoken(told: Attribution) -> tuple[tuple[str, str], ...]:
    """Return each thing that something rests on: its mark, and the same in words."""
    return tuple((basis.mark, basis.text) for basis in told.citations)


def test_a_source_has_a_mark_and_a_name(tell: Tell) -> None:
    english = ("E", "stated in the English release")
    indonesian = ("ID", "stated in the Indonesian release")
    assert spoken(tell("people")) == (english,)
    assert (tell("people").marks, tell("people").only) == (("E",), "only in the English release")
    assert spoken(tell("origin")) == (english, indonesian)
    assert (tell("origin").marks, tell("origin").only) == (("E", "ID"), "")
    assert spoken(tell("origin", tag="id")) == (
        ("E", "disebut dalam rilis bahasa Inggris"),
        ("ID", "disebut dalam rilis bahasa Indonesia"),
    )


def test_sources_with_the_same_mark_are_cited_separately(tell: Tell) -> None:
    alike = tell("origin", (SERIES, "mark: E,", "mark: ID,"))
    assert alike.marks == ("ID",)
    assert [basis.text for basis in alike.citations] == [
        "stated in the English release",
        "stated in the Indonesian release",
    ]


def test_a_source_other_than_a_release_has_its_title_as_name(tell: Tell) -> None:
    told = tell("start", ONE_RELEASE, (SERIES, "title: Sebuah rilis", r'title: "Sebuah\n rilis"'))
    assert spoken(told) == (("ID", "stated in Sebuah rilis"),)


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
    tell: Tell,
) -> None:
    no_reason = (ENGLISH, "words: Written by us.", "words: ' '")
    assert spoken(tell("kinds")) == (("ours", "Written by us."),)
    assert spoken(tell("kinds", no_reason)) == (("ours", "Tulisan kami."),)
    nowhere = tell("kinds", no_reason, (INDONESIAN, "words: Tulisan kami.", "words: null"))
    assert spoken(nowhere) == (("ours", WORDS.help.ours),)


def test_not_stated_and_unsourced_differ(tell: Tell) -> None:
    stated_nowhere = tell("unknown")
    assert spoken(stated_nowhere) == ((WORDS.marks.not_stated, WORDS.help.not_stated),)
    assert stated_nowhere.is_not_stated
    not_noted = tell("unknown", (SERIES, "unknown: {not_stated: true}", "unknown: {}"))
    assert spoken(not_noted) == ((WORDS.marks.unsourced, WORDS.help.unsourced),)
    assert not not_noted.is_not_stated


def test_a_machine_translation_is_cited_as_such(tell: Tell) -> None:
    machine = (WORDS.marks.machine, WORDS.help.machine)
    told = tell("people", (ENGLISH, "state: unreviewed", "state: machine"))
    assert spoken(told) == (("E", "stated in the English release"), machine)
    assert told.marks == ("E", WORDS.marks.machine)
    assert machine not in spoken(tell("people"))


def test_a_calculated_statement_cites_its_base(tell: Tell) -> None:
    said = "worked out from “Watch from: 29 June 2023, 21:00 WIB”"
    told = tell("later")
    assert spoken(told) == (("ours", "Written by us."), ("ID", said))
    assert told.marks == ("ours",)
    said = "dihitung dari “Mulai: 29 Juni 2023, 21.00 WIB”"
    assert spoken(tell("later", tag="id"))[1] == ("ID", said)
    both = tell("later", (SERIES, "calculated_from: [start]", "calculated_from: [people, origin]"))
    assert spoken(both)[1:] == (
        ("E", "worked out from “More than 6,800 people.”"),
        ("E ID", "worked out from “Real lives.”"),
    )


def test_the_base_of_a_calculation_falls_back_to_another_language(tell: Tell) -> None:
    lost = (ENGLISH, '  start: {label: Watch from, text: "{start}"}\n', "")
    assert (
        tell("later", lost).citations[1].text == "worked out from “Mulai: 29 Juni 2023, 21.00 WIB”"
    )


def test_a_press_statement_is_not_cited_for_the_public(tell: Tell) -> None:
    change = (SERIES, "calculated_from: [start]", "calculated_from: [contact]")
    assert len(tell("later", change, to="press").citations) == 2
    assert len(tell("later", change, to="public").citations) == 1


def test_with_one_release_there_is_no_only_note(tell: Tell) -> None:
    assert tell("people", tag="id").only == "hanya dalam rilis bahasa Inggris"
    assert tell("people", ONE_RELEASE).only == ""
    assert tell("start", ONE_RELEASE).only == ""


def test_the_only_note_is_exactly_on_statements_of_one_release(
    shipped: Catalogue, shipped_editions: tuple[Edition, ...]
) -> None:
    alone = {
        name: statement.sources[0]
        for name, statement in shipped.series.statements.items()
        if len(statement.sources) == 1
    }
    assert set(alone.values()) == {"release-en", "release-id"}
    sentences = {"en": EN_ONLY, "id": ID_ONLY}
    for found in shipped_editions:
        said = {
            block.id: block.attribution.only for block in blocks_of(found) if block.attribution.only
        }
        assert said == {name: sentences[found.tag][source] for name, source in alone.items()}


def test_every_mark_is_cited_in_words(shipped_editions: tuple[Edition, ...]) -> None:
    for found in shipped_editions:
        for block in blocks_of(found):
            told = {basis.mark: basis.text for basis in block.attribution.citations}
            assert block.attribution.marks
            assert set(block.attribution.marks) <= set(told)
            assert all(told.values())
