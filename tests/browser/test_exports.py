"""The exported pages in Chromium: nothing is loaded, nothing is a barrier, nothing is cut."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import zxingcpp

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.export.pages import handout, site
from iomtui.export.writing import write_file, write_folder
from iomtui.storage.paths import shipped_data
from tests.support.right_to_left import add_right_to_left_language

pytestmark = pytest.mark.browser

PAGES = ("index.html", "series-en.html", "series-id.html", "series-fa.html", "handout.html")


class Exported(NamedTuple):
    """A folder with all pages, and what they were made of."""

    folder: Path
    editions: tuple[Edition, ...]


@pytest.fixture(scope="module")
def exported(shipped_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The shipped catalogue with a language from right to left."""
    folder = shutil.copytree(shipped_folder, tmp_path_factory.mktemp("all") / "data")
    add_right_to_left_language(folder)
    catalogue = load(folder)
    shown = editions(catalogue)
    pages = tmp_path_factory.mktemp("pages")
    write_folder(pages, site(catalogue, shown))
    write_file(pages / "handout.html", handout(catalogue, shown[:2]))
    return Exported(pages, shown)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only make browser has it

    with sync_playwright() as playwright:
        # Tests may run as root, for whom Chromium has no sandbox; all that it opens is our own.
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (800, "light"), (1400, "light"), (800, "dark")]
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_has_no_fault_no_barrier_and_fits_the_window(
    name: str, width: int, scheme: str, exported: Exported, chromium: Any, tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - see above

    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    address = (exported.folder / name).as_uri()
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    assert requests == [address]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.screenshot(path=tmp_path / f"{name}-{width}-{scheme}.png", full_page=True)
    barriers = Axe().run(page)
    assert barriers.violations_count == 0, barriers.generate_report()
    assert faults == []
    page.close()


def test_the_rules_for_notes_end_above_the_footer(chromium: Any) -> None:
    catalogue = load(shipped_data())
    shown = editions(catalogue)
    page = chromium.new_page(viewport={"width": 680, "height": 1009})  # A4 without its margins
    page.emulate_media(media="print")
    for sheets in (shown[:1], shown[1:], shown):
        page.set_content(handout(catalogue, sheets).decode())
        notes = "[...document.querySelectorAll('.notes')]"
        assert page.evaluate(f"{notes}.map(each => each.scrollHeight - each.clientHeight)") == [
            0 for _ in shown[0].episodes
        ]
    page.close()


@pytest.fixture(scope="module")
def printed(exported: Exported, chromium: Any) -> Path:
    """The hand-out, printed to a file."""
    page = chromium.new_page()
    page.goto((exported.folder / "handout.html").as_uri())
    path = exported.folder.parent / "handout.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    page.close()
    return path


def test_each_sheet_of_paper_has_an_episode_whole(printed: Path, exported: Exported) -> None:
    sheets = text_of(printed)
    assert len(sheets) == len(exported.editions[0].episodes)
    for shown in exported.editions[:2]:
        for entry, sheet in zip(shown.episodes, sheets, strict=True):
            assert sheet.startswith(entry.title)
            for block in entry.blocks:
                if block.id in (":gloss", ":question", "origin", "example", "aim"):
                    assert without_spaces(block.paragraphs[0]) in without_spaces(sheet)
            assert without_spaces(shown.wording.export["independence"]) in without_spaces(sheet)


def test_every_code_on_paper_leads_to_the_address_beside_it(
    printed: Path, exported: Exported
) -> None:
    for number, entry in enumerate(exported.editions[0].episodes, 1):
        command = ["pdftoppm", "-gray", "-r", "150", "-f", str(number), "-l", str(number)]
        image = subprocess.run([*command, str(printed)], check=True, capture_output=True).stdout
        header = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", image)
        assert header
        shape = (int(header[2]), int(header[1]))
        found = zxingcpp.read_barcodes(memoryview(image[header.end() :]).cast("B", shape))
        assert entry.link
        assert [each.text for each in found] == [entry.link.address]


def test_a_printed_page_has_every_statement_whole_on_one_sheet(
    exported: Exported, chromium: Any
) -> None:
    for shown in exported.editions[:2]:
        page = chromium.new_page()
        page.goto((exported.folder / f"series-{shown.tag}.html").as_uri())
        path = exported.folder.parent / f"{shown.tag}.pdf"
        page.pdf(path=path, prefer_css_page_size=True)
        page.close()
        sheets = [without_spaces(sheet) for sheet in text_of(path)]
        for block in (block for entry in shown.entries for block in entry.blocks):
            for text in (*block.paragraphs, *block.items):
                assert any(without_spaces(text) in sheet for sheet in sheets), text


def text_of(document: Path) -> list[str]:
    """Return the text of each page, in the order of the document."""
    command = ["pdftotext", "-raw", str(document), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def without_spaces(text: str) -> str:
    """Return a text without spaces, since lines end elsewhere on paper."""
    return re.sub(r"\s", "", text)
