"""The real program at every size: all of it can be reached and read to its last line."""

from __future__ import annotations

from iomtui.catalogue.edition import Edition
from iomtui.render.typesetting import layout_entry
from tests.support.examples import first
from tests.support.reading import LARGE, NARROW, SMALL, Layout, pane_lines, read_entry
from tests.support.terminal import KEYS
from tests.terminal.conftest import OpenViewer


# Without `thorough`, each of the first two reads what the other one passes over. Both languages are
# read in the large size by tests/content/test_facts.py.
@first(
    2,
    ("tag", "layout"),
    [
        *(("en", SMALL), ("id", NARROW), ("id", SMALL), ("en", NARROW)),
        *(("en", LARGE), ("id", LARGE)),
    ],
    ids=str,
)
def test_every_title_is_reached_and_every_page_read_to_its_last_line(
    shipped_editions: tuple[Edition, ...],
    open_viewer: OpenViewer,
    thorough: bool,
    layout: Layout,
    tag: str,
) -> None:
    edition = next(each for each in shipped_editions if each.tag == tag)
    with open_viewer(tag, layout.size) as terminal:
        terminal.wait_for(edition.wording.list["episodes"])
        for index, entry in enumerate(edition.entries):
            if index:
                terminal.type(KEYS["down"])
            terminal.wait_for(entry.title)
            if thorough or (index % 2 == 0) is (layout is SMALL):
                terminal.type("\r")
                read_entry(terminal, edition, index, layout)
                terminal.type(KEYS["left"])


@first(1, "key", ["L", "l", KEYS["f2"]], ids=["L", "l", "F2"])
def test_switching_the_language_and_back_changes_nothing(
    shipped_editions: tuple[Edition, ...], open_viewer: OpenViewer, key: str
) -> None:
    indonesian, english = shipped_editions
    with open_viewer("en", SMALL.size) as terminal:
        terminal.wait_for(english.title)
        terminal.type(KEYS["end"])
        terminal.wait_for(english.sources[0].title[:30])
        terminal.type("\r")
        terminal.wait_for(english.wording.commands["back"].label or "")
        terminal.type(KEYS["pagedown"])
        page = [
            line.text.rstrip()
            for line in layout_entry(english.entries[-1], "Source", SMALL.measure)
        ]
        terminal.wait(lambda: pane_lines(terminal, SMALL)[1] == page[19], "the second page")
        before, cursor = terminal.text, (terminal.screen.cursor.x, terminal.screen.cursor.y)
        terminal.type(key)
        terminal.wait_for(indonesian.title)
        terminal.wait_for(indonesian.wording.commands["quit"].label or "")
        assert english.title not in terminal.text
        terminal.type(key)
        terminal.wait(lambda: terminal.text == before, "the screen as it was")
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == cursor
