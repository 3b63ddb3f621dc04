"""The key bar of a kiosk: the keys for forward, back and the language, in any window."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.render.typesetting import Role
from iomtui.tui.screens.entry import LinkView
from tests.kiosk.conftest import OpenKiosk
from tests.support.pilot import screen_lines
from tests.support.pseudo import add_pseudo_language

SMALLEST = (40, 12)

AROUND_A_CODE = {
    True: [(62, 26), (62, 27), (66, 23), (66, 24)],
    False: [(99, 44), (100, 43), (100, 44), (100, 45)],
}
"""Windows in which a QR code just fits or just does not, with half blocks and without."""


@pytest.mark.parametrize(
    ("tag", "bars"),
    [
        (
            "en",
            [
                "0 Indonesia   ↑ ↓ choose   Enter read",
                "0 Indonesia  Enter address  Esc back",
                "0 ID  Enter two languages  Esc back",
                "0 Indonesia  Enter sources  Esc back",
                "0 Indonesia  Enter help  Esc back",
                "0 Indonesia   ↑ ↓ scroll   Esc back",
            ],
        ),
        (
            "id",
            [
                "0 English   ↑ ↓ pilih   Enter baca",
                "0 English  Enter alamat  Esc kembali",
                "0 EN  Enter dua bahasa  Esc kembali",
                "0 English  Enter sumber  Esc kembali",
                "0 English  Enter bantuan  Esc kembali",
                "0 English   ↑ ↓ gulir   Esc kembali",
            ],
        ),
    ],
)
async def test_every_page_names_the_keys_for_forward_back_and_the_language(
    open_kiosk: OpenKiosk, tag: str, bars: list[str]
) -> None:
    async with open_kiosk(SMALLEST, tag=tag) as kiosk:
        await kiosk.press("other")
        for bar in bars:
            assert screen_lines(kiosk)[-1].strip() == bar
            await kiosk.press("enter")


async def test_a_language_with_a_long_name_and_no_short_one_is_shown_by_its_tag(
    open_kiosk: OpenKiosk, public: tuple[Edition, ...]
) -> None:
    name = "Basa Jawa Krama Inggil"
    long = (msgspec.structs.replace(public[0], name=name, short=name), public[1])
    async with open_kiosk(SMALLEST, tag="en", editions=long) as kiosk:
        await kiosk.press("enter")
        assert screen_lines(kiosk)[-1].strip() == "0 ID  Enter address  Esc back"
        await kiosk.resize_terminal(80, 24)
        assert f"0 {name}" in screen_lines(kiosk)[-1]


async def test_three_languages_share_one_word_and_a_single_one_has_no_key(
    open_kiosk: OpenKiosk, public: tuple[Edition, ...], data_copy: Path
) -> None:
    add_pseudo_language(data_copy)
    for offered, bar in (
        (editions(load(data_copy)), "0 language  Enter address  Esc back"),
        (public[1:], "↑ ↓ scroll   Enter address   Esc back"),
    ):
        async with open_kiosk(SMALLEST, tag="en", editions=offered) as kiosk:
            await kiosk.press("enter")
            assert screen_lines(kiosk)[-1].strip() == bar


@pytest.mark.parametrize("half_blocks", [True, False])
async def test_the_bar_says_qr_code_only_where_one_fits(
    open_kiosk: OpenKiosk, half_blocks: bool
) -> None:
    seen = set()
    async with open_kiosk(tag="en", half_blocks=half_blocks) as kiosk:
        await kiosk.press("enter")
        for size in AROUND_A_CODE[half_blocks]:
            await kiosk.resize_terminal(*size)
            bar = screen_lines(kiosk)[-1]
            await kiosk.press("enter")
            spans = (s for line in kiosk.app.screen.query_one(LinkView).lines for s in line.spans)
            has_code = any(span.role in (Role.CODE, Role.CODE_DARK) for span in spans)
            await kiosk.press("escape")
            assert ("Enter QR code" if has_code else "Enter address") in bar, size
            seen.add(has_code)
    assert seen == {True, False}
