"""Which language a tag or a locale means, and which one is shown first."""

from __future__ import annotations

import pytest
from babel.core import get_global
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.i18n.languages import (
    Preference,
    canonical_tag,
    direction,
    from_locale,
    lookup,
    negotiate_language,
)
from tests.support.examples import examples

OFFERED = ("id", "en")
SUBTAG = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=8)
TAGS = st.lists(SUBTAG, min_size=1, max_size=3).map("-".join)


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        ("en", OFFERED, "en"),
        ("id-ID", OFFERED, "id"),
        ("in", OFFERED, "id"),
        ("iw", ("en", "he"), "he"),
        ("zh-Hant-TW", ("zh", "zh-Hant"), "zh-Hant"),
        ("pt", ("en", "pt-BR"), "pt-BR"),
        ("pt-PT", ("en", "pt-BR", "pt-AO"), "pt-BR"),
        ("pt-PT", ("pt-BR", "pt"), "pt"),
        ("fr", OFFERED, None),
        ("eng", OFFERED, None),
        ("", OFFERED, None),
    ],
)
def test_a_tag_gets_the_closest_language_on_offer(
    wanted: str, offered: tuple[str, ...], expected: str | None
) -> None:
    assert lookup(wanted, offered) == expected


@given(st.lists(TAGS, min_size=1, max_size=4, unique_by=str.lower), st.data())
@example(["en", "iw"], None)
@examples(200)
def test_a_language_on_offer_can_be_asked_for_in_any_case(
    offered: list[str], data: st.DataObject | None
) -> None:
    tag = data.draw(st.sampled_from(offered)) if data else offered[-1]
    assert lookup(tag, offered) == tag
    assert lookup(tag.swapcase(), offered) == tag
    assert lookup(tag.replace("-", "_"), offered) == tag


@given(st.text(max_size=20), st.lists(TAGS, max_size=4))
@examples(200)
def test_only_a_language_on_offer_is_found(wanted: str, offered: list[str]) -> None:
    assert lookup(wanted, offered) in {None, *offered}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en@latin"}, "en"),
        ({"LC_MESSAGES": "id_ID", "LANG": "en_US"}, "id"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "id_ID"}, "en"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LC_ALL": "C", "LANG": "id_ID"}, None),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "in_ID.UTF-8:en"}, "id"),
        ({"LC_ALL": "en_GB", "LANGUAGE": "de::fr"}, "en"),
        ({"LANG": "en_GB", "LANGUAGE": ""}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "en"}, None),
        ({"LC_ALL": "POSIX", "LANG": "de_DE", "LANGUAGE": "en"}, None),
        ({"LANGUAGE": "en"}, None),
        ({}, None),
    ],
)
def test_the_strongest_variable_of_the_locale_counts(
    environ: dict[str, str], expected: str | None
) -> None:
    assert from_locale(environ, OFFERED) == expected


INDONESIAN, BRITISH = {"LANG": "id_ID.UTF-8"}, {"LANG": "en_GB.UTF-8"}


@pytest.mark.parametrize(
    ("tags", "environ", "expected", "refused"),
    [
        ([], {}, "id", []),
        ([None, ""], BRITISH, "en", []),
        ([], {"LANG": "fr_FR.UTF-8"}, "id", []),
        ([None, "en", "id"], INDONESIAN, "en", []),
        (["id"], BRITISH, "id", []),
        (["fr", "en"], INDONESIAN, "en", ["fr"]),
    ],
)
def test_the_first_preference_on_offer_counts_then_the_locale_then_the_first_language(
    tags: list[str | None], environ: dict[str, str], expected: str, refused: list[str]
) -> None:
    preferences = [Preference("somewhere", tag) for tag in tags]
    tag, passed_over = negotiate_language(OFFERED, preferences, environ)
    assert (tag, [preference.tag for preference in passed_over]) == (expected, refused)


@given(
    st.lists(st.sampled_from(["id", "en", "nl", "pt-BR"]), min_size=1, unique=True),
    st.lists(st.none() | st.text(max_size=6) | st.sampled_from(["en", "id", "fr"]), max_size=4),
    st.dictionaries(st.sampled_from(["LANG", "LC_ALL", "LANGUAGE"]), st.text(max_size=8)),
)
@examples(150)
def test_a_language_on_offer_is_always_chosen(
    offered: list[str], wanted: list[str | None], environ: dict[str, str]
) -> None:
    preferences = [Preference("somewhere", tag) for tag in wanted]
    tag, refused = negotiate_language(offered, preferences, environ)
    assert tag in offered
    assert all(each.tag and each.tag not in offered for each in refused)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("ms", "ms"),
        ("PT_br", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("SR-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("iw", "he"),
        ("sl-rozaj-biske-1994", "sl-rozaj-biske-1994"),
        ("en-a-bbb-x-ms", "en-a-bbb-x-ms"),
        ("malay", None),
        ("../en", None),
        ("en.yaml", None),
        ("m", None),
        ("x-en", None),
        ("", None),
        ("en\n", None),
    ],
)
def test_a_tag_is_written_as_usual_or_refused(typed: str, tag: str | None) -> None:
    assert canonical_tag(typed) == tag


RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}


def test_the_direction_is_that_of_the_script_in_which_a_language_is_usually_written() -> None:
    usual = {tag: likely.split("_")[1] for tag, likely in get_global("likely_subtags").items()}
    for tag in (*filter(lambda tag: len(tag) == 2, usual), "prs", "haz", "rhg", "ckb", "jv-Arab"):
        script = tag[3:] or usual.get(tag, "Arab")  # CLDR has Dari as fa-AF
        assert direction(tag) == ("rtl" if script in RTL_SCRIPTS else "ltr"), tag
    assert direction("fa-Latn") == "ltr"
