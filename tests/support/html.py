"""HTML as a reader meets it: its text, and its elements with their attributes."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple


class Element(NamedTuple):
    """A start tag."""

    tag: str
    attributes: dict[str, str | None]


class Html(HTMLParser):
    """A parsed page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.style = ""
        self._texts: list[str] = []
        self.feed(page.decode())

    @property
    def text(self) -> str:
        """All text in the body, with single spaces."""
        return " ".join("".join(self._texts).split())

    def values(self, tag: str, attribute: str) -> list[str]:
        """Return an attribute of all elements of a kind that have it."""
        return [
            value
            for each in self.elements
            if each.tag == tag
            if (value := each.attributes.get(attribute))
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))
        if tag not in ("a", "abbr", "b", "bdi", "small", "span"):
            self._texts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1].tag == "style":
            self.style += data
        else:
            self._texts.append(data)
