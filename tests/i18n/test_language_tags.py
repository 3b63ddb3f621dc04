"""Which language a tag or a locale asks for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.i18n.languages import from_locale, lookup
from tests.support.examples import examples

OFFERED = ("id", "en")
SUBTAG = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=8)
TAGS = st.lists(SUBTAG, min_size=1, max_size=3).map("-".join)


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        ("en", OFFERED, "en"),
        ("EN", OFFERED, "en"),
        ("id-ID", OFFERED, "id"),
        ("en_GB", OFFERED, "en"),
        ("in", OFFERED, "id"),
        ("in_ID", OFFERED, "id"),
        ("iw", ("en", "he"), "he"),
        ("ji", ("en", "yi"), "yi"),
        ("zh-Hant-TW", ("zh", "zh-Hant"), "zh-Hant"),
        ("pt", ("en", "pt-BR"), "pt-BR"),
        ("pt-PT", ("en", "pt-BR", "pt-AO"), "pt-BR"),
        ("pt-PT", ("pt-BR", "pt"), "pt"),
        ("pt-br", ("en", "pt", "pt-BR"), "pt-BR"),
        ("fr", OFFERED, None),
        ("e", OFFERED, None),
        ("eng", OFFERED, None),
        ("", OFFERED, None),
        ("-", OFFERED, None),
        ("C", OFFERED, None),
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
def test_whatever_is_asked_for_only_what_is_offered_comes(wanted: str, offered: list[str]) -> None:
    assert lookup(wanted, offered) in {None, *offered}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "in_ID"}, "id"),
        ({"LANG": "en.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8@euro"}, "en"),
        ({"LANG": "en@latin"}, "en"),
        ({"LC_ALL": "id_ID", "LANG": "en_US"}, "id"),
        ({"LC_MESSAGES": "id_ID", "LANG": "en_US"}, "id"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "id_ID"}, "en"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LC_NUMERIC": "id_ID"}, None),
        ({}, None),
    ],
)
def test_the_strongest_variable_of_the_locale_counts(
    environ: dict[str, str], expected: str | None
) -> None:
    assert from_locale(environ, OFFERED) == expected
