"""`iomtui export`: writes pages for a browser, sheets to print, or JSON."""

import errno
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from iomtui.catalogue.edition import Edition, from_first
from iomtui.catalogue.json_format import catalogue_json
from iomtui.catalogue.model import Catalogue
from iomtui.cli.arguments import EXPORTS
from iomtui.cli.content import EXPORT, load_catalogue
from iomtui.cli.invocation import Invocation
from iomtui.cli.new import report_os_error
from iomtui.cli.output import json_text, print_error
from iomtui.cli.preferences import choose_language
from iomtui.exit_status import ExitStatus
from iomtui.export.writing import write_file, write_folder
from iomtui.i18n.languages import Preference
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path
from iomtui.storage import paths
from iomtui.youtube.report_lines import install_command


def run_export(invocation: Invocation) -> int:
    """Write what the command line names, and return the exit status."""
    words = invocation.wording.export
    kind, target = invocation.arguments.kind, invocation.arguments.target
    if kind not in EXPORTS or not target:
        return print_error(words["usage"], ExitStatus.USAGE)
    if kind != "json" and not find_spec("jinja2"):
        return print_error(fill(words["not_installed"], {"install": install_command()}))
    catalogue, shown = load_catalogue(invocation, EXPORT)
    # Only what is typed counts, so that every computer writes the same bytes.
    lang = invocation.arguments.lang
    tag = choose_language(invocation, catalogue, [Preference("--lang", lang)], {})
    editions = from_first(shown, catalogue.tags.index(tag))
    if kind != "json" and lang is not None:
        editions = editions[:1]
    elif kind == "handout":
        editions = editions[:2]  # more do not fit on a sheet
    path = paths.path_named(target)
    try:
        removed = _write(kind, path, catalogue, editions)
    except OSError as error:
        own = {errno.EEXIST: words["other_file"], errno.EISDIR: words["is_folder"]}
        sentence = own.get(error.errno or 0)
        if not sentence:
            return report_os_error(invocation.wording.new, error, path)
        example = path / ("catalogue.json" if kind == "json" else "handout.html")
        other = shown_path(Path(error.filename or path))
        return print_error(fill(sentence, {"path": other, "example": shown_path(example)}))
    made = {"html": "site_made", "handout": "handout_made", "json": "json_made"}
    print_error(fill(words[made[kind]], {"path": shown_path(path)}))
    if removed:
        print_error(fill(words["removed"], {"files": ", ".join(removed)}))
    return ExitStatus.IN_PART if catalogue.omissions else ExitStatus.OK


def _write(kind: str, path: Path, catalogue: Catalogue, editions: Sequence[Edition]) -> list[str]:
    """Write an export, and return the names of pages of a former one that were removed."""
    if kind == "json":
        values = catalogue_json(editions, editions[0].entries)
        write_file(path, f"{json_text(values)}\n".encode())
        return []
    from iomtui.export.pages import handout, site  # noqa: PLC0415 - Jinja2 may be missing

    if kind == "html":
        return write_folder(path, site(catalogue, editions))
    write_file(path, handout(catalogue, editions))
    return []
