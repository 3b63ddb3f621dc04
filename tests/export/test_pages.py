"""The pages of a site and the sheets of the hand-out: what they say, and what they leave out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition, edition, editions, mark_meanings
from iomtui.catalogue.links import may_open
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue
from iomtui.export.pages import INDEX, code_svg, file_name, handout, site
from tests.support.html import Html
from tests.support.pseudo import PSEUDO, add_pseudo_language
from tests.support.right_to_left import QUESTION, TAG, add_right_to_left_language

MakeFolder = Callable[..., Path]


@pytest.fixture(scope="module")
def public(shipped: Catalogue) -> tuple[Edition, ...]:
    return editions(shipped)


@pytest.fixture(scope="module")
def pages(shipped: Catalogue, public: tuple[Edition, ...]) -> dict[str, Html]:
    files = site(shipped, public) | {"handout.html": handout(shipped, public)}
    return {name: Html(data) for name, data in files.items()}


def test_a_page_has_every_public_text_with_its_marks_and_nothing_for_the_press(
    public: tuple[Edition, ...], shipped_editions: tuple[Edition, ...], pages: dict[str, Html]
) -> None:
    for shown, press in zip(public, shipped_editions, strict=True):
        text = pages[file_name(shown)].text
        for entry in shown.entries:
            assert entry.title in text
            for block in entry.blocks:
                *_, last = (block.label, *block.paragraphs, *block.items)
                for each in (*block.paragraphs, *block.items):
                    assert " ".join(each.split()) in text
                marks = " ".join(block.attribution.marks)
                assert f"{' '.join(last.split())} [{marks}]" in text or not marks
        ids = {block.id for entry in shown.entries for block in entry.blocks}
        hidden = [b for entry in press.entries for b in entry.blocks if b.id not in ids]
        assert hidden
        assert all(paragraph not in text for each in hidden for paragraph in each.paragraphs)


def test_each_mark_is_explained_and_each_source_has_its_address(
    public: tuple[Edition, ...], pages: dict[str, Html]
) -> None:
    for shown in public:
        page = pages[file_name(shown)]
        assert all(f"{mark} {text}" in page.text for _, mark, text in mark_meanings(shown))
        assert {source.address for source in shown.sources} <= {*page.values("a", "href")}
        assert all(page.values("abbr", "title"))


def test_every_page_says_that_iom_has_not_made_it(
    public: tuple[Edition, ...], pages: dict[str, Html]
) -> None:
    assert "not made or endorsed by IOM" in public[1].wording.export["independence"]
    for shown in public:
        for name in (INDEX, file_name(shown)):
            assert shown.wording.export["independence"] in pages[name].text
        sheets = pages["handout.html"].text.count(shown.wording.export["independence"])
        assert sheets == len(shown.episodes)


def test_links_lead_to_files_and_places_of_the_site_or_to_known_hosts(
    public: tuple[Edition, ...], pages: dict[str, Html]
) -> None:
    for page in pages.values():
        places = {f"#{each.attributes.get('id')}" for each in page.elements}
        for target in page.values("a", "href"):
            assert target in places | pages.keys() or may_open(target, public[0].hosts)


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(pages: dict[str, Html]) -> None:
    for page in pages.values():
        assert {each.tag for each in page.elements}.isdisjoint(
            {"script", "img", "iframe", "object", "form", "base"}
        )
        assert page.values("link", "href") == ["data:,"]
        assert "url(" not in page.style
        assert "@import" not in page.style


def test_a_sheet_has_title_meaning_question_fact_and_address_in_each_language(
    public: tuple[Edition, ...], pages: dict[str, Html]
) -> None:
    sheets = pages["handout.html"]
    for shown in public:
        for entry in shown.episodes:
            blocks = {block.id: block.paragraphs[0] for block in entry.blocks if block.paragraphs}
            assert entry.title in sheets.text
            for text in (blocks[":gloss"], blocks[":question"], shown.wording.export["notes"]):
                assert text in sheets.text
            assert entry.link
            assert entry.link.address in sheets.values("a", "href")
        for fact in ("origin", "example", "launch-toll", "aim", "assistance-education"):
            (text,) = {b.paragraphs[0] for e in shown.entries for b in e.blocks if b.id == fact}
            assert sheets.text.count(text) == 1


def test_hostile_text_stays_text(make_folder: MakeFolder) -> None:
    attack = '</title><script>alert(1)</script>&amp;\\" onload=x'
    folder = make_folder(
        ("series.yaml", "text: The First", f'text: "{attack}"'),
        ("languages/en.yaml", 'kinds: {text: "Two kinds:"', f'kinds: {{text: "{attack}"'),
        ("languages/en.yaml", "title: The series", f'title: "{attack}"'),
    )
    catalogue = load(folder)
    seen = attack.replace("\\", "")
    for data in (
        *site(catalogue, editions(catalogue)).values(),
        handout(catalogue, editions(catalogue)),
    ):
        page = Html(data)
        assert "script" not in {each.tag for each in page.elements}
        assert seen in page.text


def test_a_language_from_right_to_left_is_set_so_and_what_it_lacks_as_its_own_language(
    data_copy: Path,
) -> None:
    add_right_to_left_language(data_copy)
    catalogue = load(data_copy)
    shown = editions(catalogue)
    files = site(catalogue, shown)
    page = Html(files[f"series-{TAG}.html"])
    root = page.elements[0].attributes
    assert (root["lang"], root["dir"]) == (TAG, "rtl")
    assert QUESTION in page.text
    fallbacks = {each.attributes.get("lang"): each.attributes.get("dir") for each in page.elements}
    assert fallbacks["id"] == "ltr"
    sheets = Html(handout(catalogue, shown))
    sections = [each.attributes for each in sheets.elements if each.tag == "section"]
    assert {(each["lang"], each["dir"]) for each in sections} == {
        ("id", "ltr"),
        ("en", "ltr"),
        (TAG, "rtl"),
    }
    assert sheets.text.count(shown[-1].episodes[0].note) == len(shown[-1].episodes)


def test_no_word_is_hard_coded(data_copy: Path) -> None:
    add_pseudo_language(data_copy)
    catalogue = load(data_copy)
    pseudo = edition(catalogue, PSEUDO)
    names = [*(source.title for source in pseudo.sources), *(e.title for e in pseudo.episodes)]
    names += [
        "IOM Indonesia",
        "Bahasa Indonesia",
        "English",
        "WITA",
        "WIB",
        "WIT",
        "UTC",
        "EN",
        "ID",
    ]
    for data in (*site(catalogue, (pseudo,)).values(), handout(catalogue, (pseudo,))):
        text = re.sub(r"https://\S+", "", Html(data).text)
        for name in names:
            text = text.replace(name, "")
        assert re.findall(r"[A-Za-z]{2,}", text) == []


def test_one_language_alone_has_no_choice_of_languages(shipped: Catalogue) -> None:
    english = edition(shipped, "en")
    page = Html(site(shipped, (english,))["series-en.html"])
    assert "Bahasa Indonesia" not in page.text
    assert not page.values("a", "hreflang")


def test_a_code_has_a_name_and_an_address_too_long_for_any_code_has_none() -> None:
    image = Html(code_svg("https://a.example/", "Scan <me>").encode())
    assert image.elements[0].attributes["role"] == "img"
    assert image.text == "Scan <me>"
    assert code_svg("https://a.example/" + "a" * 3000, "") == ""
