"""Pages of HTML, made from Editions by the templates beside this module.

Nothing in them depends on the time, the computer or the version, so that the same content gives
the same bytes.
"""

from collections.abc import Sequence

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from iomtui.catalogue.edition import Edition, mark_meanings
from iomtui.catalogue.links import may_open
from iomtui.catalogue.model import Catalogue
from iomtui.i18n.templates import fill

INDEX = "index.html"


def site(catalogue: Catalogue, editions: Sequence[Edition]) -> dict[str, bytes]:
    """Return the files of a site by their names: an index, and a page for each Edition."""
    files = {INDEX: _render("index.html", catalogue, editions)}
    for edition in editions:
        files[file_name(edition)] = _render("series.html", catalogue, editions, edition=edition)
    return files


def handout(catalogue: Catalogue, editions: Sequence[Edition]) -> bytes:
    """Return a page to print, with a sheet of paper for each episode."""
    return _render("handout.html", catalogue, editions)


def file_name(edition: Edition) -> str:
    """Return the name of the page of an Edition."""
    return f"series-{edition.tag}.html"


def _render(
    template: str, catalogue: Catalogue, editions: Sequence[Edition], **values: object
) -> bytes:
    environment = Environment(
        loader=PackageLoader("iomtui.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        code=code_svg, file_name=file_name, fill=fill, lines=linked_lines, meanings=mark_meanings
    )
    languages = [file.language for file in catalogue.languages]
    text = environment.get_template(template).render(
        values,
        editions=editions,
        facts=catalogue.series.episodes,
        directions={language.tag: language.direction for language in languages},
    )
    return text.encode()


def linked_lines(text: str, hosts: frozenset[str]) -> Markup:
    """Return a text with its line breaks; a line that is an address becomes a link to it."""
    link = Markup('<a href="{0}" dir="ltr">{0}</a>')
    lines = (link.format(x) if may_open(x, hosts) else escape(x) for x in text.split("\n"))
    return Markup("<br>\n").join(lines)


def code_svg(address: str, name: str) -> Markup:
    """Return the QR code of an address as an SVG image that is called `name`.

    Empty for an address that is too long for any code.
    """
    try:
        code = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        return Markup()
    side = code.symbol_size(scale=3)[0]
    image = code.svg_inline(scale=3, light="#fff", title=name, svgclass="code", omitsize=True)
    size = f'<svg role="img" width="{side}" height="{side}" '
    return Markup(image.replace("<svg ", size, 1))
