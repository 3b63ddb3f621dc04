"""The key bar of a kiosk: the keys for forward, back and the language, in any window."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.kiosk.app import KioskApp
from iomtui.render.typesetting import Role
from iomtui.tui.screens.entry import LinkView
from tests.kiosk.conftest import OpenKiosk
from tests.support.examples import first
from tests.support.pilot import screen_lines
from tests.support.pseudo import add_pseudo_language

SMALLEST = (40, 12)

AROUND_A_CODE = {
    True: [(62, 26), (62, 27), (66, 23), (66, 24), (99, 30), (100, 30), (120, 33)],
    False: [(99, 44), (100, 43), (100, 44), (100, 45), (120, 45), (120, 46)],
}
"""Windows in which a QR code just fits or just does not, with half blocks and without."""


def has_drawn_code(app: KioskApp) -> bool:
    """Tell whether a QR code is on the screen."""
    sheet = app.screen.query_one(LinkView)
    codes = (Role.CODE, Role.CODE_DARK)
    return any(span.role in codes for line in sheet.lines for span in line.spans)


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
            assert screen_lines(kiosk.pilot)[-1].strip() == bar
            await kiosk.press("enter")


async def test_a_language_with_a_long_name_and_no_short_one_is_shown_by_its_tag(
    open_kiosk: OpenKiosk, public: tuple[Edition, ...]
) -> None:
    name = "Basa Jawa Krama Inggil"
    long = (msgspec.structs.replace(public[0], name=name, short=name), public[1])
    async with open_kiosk(SMALLEST, tag="en", editions=long) as kiosk:
        await kiosk.press("enter")
        assert screen_lines(kiosk.pilot)[-1].strip() == "0 ID  Enter address  Esc back"
        await kiosk.pilot.resize_terminal(80, 24)
        assert f"0 {name}" in screen_lines(kiosk.pilot)[-1]


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
            assert screen_lines(kiosk.pilot)[-1].strip() == bar


@first(1, ("tag", "half_blocks"), [("en", True), ("id", False), ("en", False), ("id", True)])
async def test_the_bar_says_qr_code_only_where_one_fits(
    open_kiosk: OpenKiosk, thorough: bool, tag: str, half_blocks: bool
) -> None:
    names = {"en": ("QR code", "address"), "id": ("kode QR", "alamat")}[tag]
    seen = set()
    async with open_kiosk(AROUND_A_CODE[half_blocks][0], tag, half_blocks=half_blocks) as kiosk:
        await kiosk.press("enter")
        for size in AROUND_A_CODE[half_blocks][: None if thorough else 4]:
            await kiosk.pilot.resize_terminal(*size)
            for digit in "13":
                await kiosk.press(digit)
                bar = screen_lines(kiosk.pilot)[-1]
                await kiosk.press("enter")
                has_code = has_drawn_code(kiosk.app)
                await kiosk.press("escape")
                assert f"Enter {names[0] if has_code else names[1]}" in bar, size
                seen.add(has_code)
    assert seen == {True, False}
