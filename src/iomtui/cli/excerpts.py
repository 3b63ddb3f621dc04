"""Problems of files in the order reported, each with its line and a caret under the column."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from rich.cells import cell_len, split_text

from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Diagnostic, InvalidContentError, Position
from iomtui.parsing.files import read_lines
from iomtui.parsing.sanitize import clean


def problem_lines(
    problems: list[Diagnostic], files: Mapping[str, Path], wording: Wording
) -> Iterator[str]:
    """Yield each problem, and below it the line of the file with a caret under the column."""

    @cache
    def lines_of(file: str) -> list[str]:
        with suppress(InvalidContentError):
            return read_lines(files[file])
        return []

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for problem in problems:
        yield wording.describe(problem)
        if position := problem.position:
            (line,) = lines_of(problem.file)[position.line - 1 :][:1] or ("",)
            if line.strip():
                yield from excerpt(line, position, width)


_WIDEST = 120
"""The most cells of an excerpt; a line of a file may have millions."""


def excerpt(line: str, position: Position, width: int) -> tuple[str, str]:
    """Return a line of a file, cleaned, with its number before it, and one with a caret.

    A line of more cells than `width` is cut around the column.
    """
    column = position.column - 1
    # Cut first, since cleaning takes long. Few characters have no width of their own.
    before = clean(line[max(0, column - 10 * width) : column])
    after = clean(line[column : column + 10 * width])
    number = f"{position.line:>4} | "
    space = max(width - len(number), 2 * len(number))
    if cell_len(before + after) > space:
        # Two thirds for what stands before the column at most.
        excess = cell_len(before) - max(space * 2 // 3, space - cell_len(after))
        if excess > 0:
            before = "…" + split_text(before, excess + 1)[1]
        rest = space - cell_len(before)
        if cell_len(after) > rest:
            after = split_text(after, rest - 1)[0] + "…"
    # Cleaned again, since a mark may now follow what it belongs to.
    shown = clean(f"{number}{before}{after}").rstrip()
    return shown, f"{'| ':>{len(number)}}{' ' * cell_len(before)}^"
