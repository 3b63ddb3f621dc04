"""One run of the program: what was asked for, by whom, and what follows from that."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from iomtui.cli.arguments import Arguments, Subcommand, language_typed
from iomtui.i18n import languages
from iomtui.i18n.languages import Preference
from iomtui.i18n.wording import Wording
from iomtui.i18n.wording_loader import SHIPPED, load_wording
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import clean, one_line
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings


class Invocation(NamedTuple):
    """One run of the program: what was asked for, and by whom."""

    typed: Sequence[str]
    """The words of the command line."""
    arguments: Arguments
    """The same, understood."""
    read: LoadedSettings
    """The settings, and what is told of them."""
    environ: Mapping[str, str]
    """The environment variables."""

    @property
    def settings(self) -> Settings:
        """What was set once for all runs."""
        return self.read.settings

    @property
    def wording(self) -> Wording:
        """The words for messages; read when there is one to give, for reading takes its time."""
        return message_wording(self.typed, self.environ, self.settings)

    @property
    def data(self) -> Path:
        """The data folder. Raises InvalidContentError if it is named by an empty text."""
        variable = self.environ.get("IOMTUI_DATA")
        return self.folder(paths.path_named(variable) if variable else self.settings.data)

    def folder(self, otherwise: Path | None) -> Path:
        """Return the folder that was typed, else the one named here, else the shipped data.

        Raises InvalidContentError if an empty text was typed.
        """
        if self.arguments.data is not None:
            return folder_named(self.arguments.data)
        return otherwise or paths.shipped_data()

    def named_at(self, data: Path) -> str:
        """Return where in the settings a data folder is named; empty if none of them names it."""
        named = {"kiosk.data": self.settings.kiosk.data, "data": self.settings.data}
        places = (self.read.origins.get(key, "") for key, path in named.items() if path == data)
        return next(filter(None, places), "")

    @property
    def preferences(self) -> list[Preference]:
        """The languages asked for, the strongest first."""
        return [
            Preference("--lang", self.arguments.lang),
            Preference("IOMTUI_LANG", self.environ.get("IOMTUI_LANG")),
            Preference(self.read.origins.get("language", ""), self.settings.language),
        ]

    @property
    def pin_file(self) -> Path | None:
        """Where the PIN of the kiosk is kept; None where there is no home for it."""
        return self.settings.kiosk.pin_file or paths.pin_file()

    def command(self, subcommand: Subcommand) -> str:
        """Return what a person types to do something else with the same file of settings.

        It works from any folder: whoever reads it may be elsewhere.
        """
        named = self.arguments.config
        path = str(paths.path_named(named).absolute()) if named else ""
        option = f" --config {shlex.quote(one_line(clean(path)))}" if named else ""
        return f"iomtui {subcommand}{option}"


def message_wording(
    typed: Sequence[str], environ: Mapping[str, str], settings: Settings
) -> Wording:
    """Return the words for messages; the catalogue may have none yet, or be broken."""
    preferences = [
        Preference("", language_typed(typed)),
        Preference("", environ.get("IOMTUI_LANG")),
        Preference("", settings.language),
    ]
    return load_wording(languages.negotiate_language(SHIPPED, preferences, environ).tag)


def folder_named(typed: str) -> Path:
    """Return the folder that was typed. Raises InvalidContentError if that is an empty text."""
    if not typed:
        raise InvalidContentError([Diagnostic('""', None, Code.NO_FOLDER)])
    return paths.path_named(typed)


def require_folder(path: Path, named_at: str = "") -> None:
    """Raise InvalidContentError unless there is a folder here that one may look into.

    `named_at` is where a file of settings names it; empty if none does.
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where it may not look
        return
    if named_at:
        values = {"path": shown_path(path)}
        raise InvalidContentError([Diagnostic(named_at, None, Code.NO_DATA, values)])
    raise InvalidContentError([Diagnostic(shown_path(path), None, Code.NO_FOLDER)])
