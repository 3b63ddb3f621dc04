"""Nothing from the channel tells anybody where to go or whom to call."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from iomtui.catalogue.channel_texts import description_of, title_of
from iomtui.catalogue.supplement import MAX_DESCRIPTION, MAX_TITLE
from iomtui.reading.cleaning import clean
from tests.support.channel import TEXTS


@pytest.mark.parametrize(
    "contact",
    [
        "https://evil.example/path?q=1#x",
        "http://10.0.0.1:8080",
        "HTTPS://EVIL.EXAMPLE",
        "www.evil.example",
        "evil.xyz",
        "t.me/helprefugees",
        "wa.me/628111219913",
        "bit.ly/abc",
        "ｅｖｉｌ．ｃｏｍ",
        "evil。com",
        "пример.рф",
        "हिन्दी.भारत",
        "magnet://x",
        "192.168.1.1",
        "help@evil.example",
        "help＠evil.example",
        "@iom_help",
        "+62 811 1219 913",
        "+62-811-1219-913",
        "(021) 5795 1275",
        "0811.1219.913",
        "08111219913",
        "0811 – 1219 – 913",
        "0811,1219,913",
        "０８１１１２１９９１３",
        "٠٨١١١٢١٩٩١٣",
        "0⃣8⃣1⃣1⃣1⃣2⃣1⃣9⃣9⃣",
        "0811\n1219\n913",
        "555-0123",
    ],
)
def test_addresses_and_numbers_are_taken_out_of_a_sentence(contact: str) -> None:
    assert description_of(f"For help see ({contact}), day and night.") == (
        "For help see (…), day and night."
    )


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("Tel:", "129"),
        ("hubungi", "112"),
        ("Call us", "1500"),
        ("WhatsApp –", "0811"),
        ("HP", "911"),
    ],
)
def test_short_numbers_are_taken_out_where_one_is_to_call_them(before: str, number: str) -> None:
    assert description_of(f"{before} {number} now") == f"{before} … now"


@pytest.mark.parametrize(
    "text",
    [
        "6,800 refugees, or 6.800.000 rupiah and 1,000,000 words",
        "On 29 June 2023 at 21.00 WIB, 2023-06-29, 29/06/2023 and 29.06.2023 21.00-22.00",
        "The Convention of 1951 (2016–2023), Perpres 125/2016",
        "00:00 Night\n01:30 Morning\n12:10 End",
        "Who said so? They did... and so on, e.g. in the U.S., at 3.5 m.",
        "Episode 1 of 5, 40 min #refugees",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert description_of(text) == text


def test_lines_that_only_led_to_an_address_go_and_others_keep_their_places() -> None:
    text = "He flees.\n\n\n\nhttps://a.example/x\n👉 @iom\nShe waits.  \r\nMore: https://b.example"
    assert description_of(text) == "He flees.\n\nShe waits.\nMore: …"


@pytest.mark.parametrize("text", [None, "", "  \n ", "\x1b\u202e", "https://a.example", "…", "👉"])
def test_a_text_of_which_nothing_is_left_is_none(text: str | None) -> None:
    assert title_of(text) is None
    assert description_of(text) is None


def test_a_title_is_one_line_without_escapes() -> None:
    assert title_of(" Burn\x1b[2J\n the\u202e\tPast ") == "Burn[2J the Past"


def test_long_texts_are_cut() -> None:
    assert title_of("word " * 1000) == ("word " * (MAX_TITLE // 5)).strip()
    assert len(description_of("word\n" * 100_000) or "") == MAX_DESCRIPTION - 1


@given(TEXTS)
@example("x " * 98 + "12.345.678")
@example("x" * 4990 + " 29.06.2023 21.00")
@settings(max_examples=300)
def test_what_comes_out_is_clean_and_comes_out_again_as_it_is(text: str) -> None:
    for found, again in ((title_of(text), title_of), (description_of(text), description_of)):
        assert found is None or (clean(found) == found and again(found) == found)


@given(TEXTS)
@settings(max_examples=150)
def test_no_sign_of_an_address_is_left(text: str) -> None:
    shown = (title_of(text) or "") + (description_of(text) or "")
    assert not any(sign in shown for sign in ("://", "@evil", "a@b", "www.x", "evil.xyz", "\x1b"))
