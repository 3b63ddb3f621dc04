"""Which language a reader meets first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iomtui.languages import Wish, choose
from tests.support.examples import examples

OFFERED = ("id", "en")
INDONESIAN = {"LANG": "id_ID.UTF-8"}
BRITISH = {"LANG": "en_GB.UTF-8"}


def test_without_a_wish_or_a_locale_the_first_language_is_shown() -> None:
    assert choose(OFFERED, [], {}).tag == "id"


def test_the_locale_decides_where_nobody_wishes() -> None:
    assert choose(OFFERED, [Wish("--lang", None), Wish("IOMTUI_LANG", "")], BRITISH).tag == "en"


def test_a_locale_that_is_not_offered_is_passed_over_in_silence() -> None:
    choice = choose(OFFERED, [], {"LANG": "fr_FR.UTF-8"})
    assert (choice.tag, choice.refused) == ("id", [])


def test_the_first_wish_that_can_be_met_counts() -> None:
    wishes = [Wish("--lang", None), Wish("IOMTUI_LANG", "en"), Wish("config", "id")]
    assert choose(OFFERED, wishes, INDONESIAN).tag == "en"


def test_a_wish_is_stronger_than_the_locale() -> None:
    assert choose(OFFERED, [Wish("config", "id")], BRITISH).tag == "id"


def test_a_wish_that_cannot_be_met_is_told_and_the_next_one_counts() -> None:
    refused = Wish("--lang", "fr")
    choice = choose(OFFERED, [refused, Wish("config", "en")], INDONESIAN)
    assert (choice.tag, choice.refused) == ("en", [refused])


def test_a_wish_that_came_too_late_is_not_told() -> None:
    choice = choose(OFFERED, [Wish("--lang", "en"), Wish("config", "fr")], {})
    assert choice.refused == []


def test_a_variety_of_a_language_is_met_by_the_language() -> None:
    assert choose(OFFERED, [Wish("--lang", "en-AU")], {}).tag == "en"


@given(
    st.lists(st.sampled_from(["id", "en", "nl", "pt-BR"]), min_size=1, unique=True),
    st.lists(st.none() | st.text(max_size=6) | st.sampled_from(["en", "id", "fr"]), max_size=4),
    st.dictionaries(st.sampled_from(["LANG", "LC_ALL"]), st.text(max_size=8)),
)
@examples(150)
def test_every_reader_gets_a_language_that_is_there(
    offered: list[str], wanted: list[str | None], environ: dict[str, str]
) -> None:
    choice = choose(offered, [Wish("somewhere", tag) for tag in wanted], environ)
    assert choice.tag in offered
    assert all(wish.tag and wish.tag not in offered for wish in choice.refused)
