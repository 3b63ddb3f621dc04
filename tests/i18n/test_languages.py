"""Which language a reader meets first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iomtui.i18n.languages import Preference, negotiate_language
from tests.support.examples import examples

OFFERED = ("id", "en")
INDONESIAN = {"LANG": "id_ID.UTF-8"}
BRITISH = {"LANG": "en_GB.UTF-8"}


def test_without_a_wish_or_a_locale_the_first_language_is_shown() -> None:
    assert negotiate_language(OFFERED, [], {}).tag == "id"


def test_the_locale_decides_where_nobody_wishes() -> None:
    assert (
        negotiate_language(
            OFFERED, [Preference("--lang", None), Preference("IOMTUI_LANG", "")], BRITISH
        ).tag
        == "en"
    )


def test_a_locale_that_is_not_offered_is_passed_over_in_silence() -> None:
    choice = negotiate_language(OFFERED, [], {"LANG": "fr_FR.UTF-8"})
    assert (choice.tag, choice.refused) == ("id", [])


def test_the_first_wish_that_can_be_met_counts() -> None:
    wishes = [
        Preference("--lang", None),
        Preference("IOMTUI_LANG", "en"),
        Preference("config", "id"),
    ]
    assert negotiate_language(OFFERED, wishes, INDONESIAN).tag == "en"


def test_a_wish_is_stronger_than_the_locale() -> None:
    assert negotiate_language(OFFERED, [Preference("config", "id")], BRITISH).tag == "id"


def test_a_wish_that_cannot_be_met_is_told_and_the_next_one_counts() -> None:
    refused = Preference("--lang", "fr")
    choice = negotiate_language(OFFERED, [refused, Preference("config", "en")], INDONESIAN)
    assert (choice.tag, choice.refused) == ("en", [refused])


def test_a_wish_that_came_too_late_is_not_told() -> None:
    choice = negotiate_language(
        OFFERED, [Preference("--lang", "en"), Preference("config", "fr")], {}
    )
    assert choice.refused == []


def test_a_variety_of_a_language_is_met_by_the_language() -> None:
    assert negotiate_language(OFFERED, [Preference("--lang", "en-AU")], {}).tag == "en"


@given(
    st.lists(st.sampled_from(["id", "en", "nl", "pt-BR"]), min_size=1, unique=True),
    st.lists(st.none() | st.text(max_size=6) | st.sampled_from(["en", "id", "fr"]), max_size=4),
    st.dictionaries(st.sampled_from(["LANG", "LC_ALL"]), st.text(max_size=8)),
)
@examples(150)
def test_every_reader_gets_a_language_that_is_there(
    offered: list[str], wanted: list[str | None], environ: dict[str, str]
) -> None:
    choice = negotiate_language(offered, [Preference("somewhere", tag) for tag in wanted], environ)
    assert choice.tag in offered
    assert all(wish.tag and wish.tag not in offered for wish in choice.refused)
