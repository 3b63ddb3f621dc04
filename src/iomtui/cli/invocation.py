"""One run of the program: command line, settings and environment, and what follows from them."""

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from iomtui.cli.arguments import Arguments, Subcommand, message_language
from iomtui.i18n.cli_words import CliWords, load_cli_words
from iomtui.i18n.languages import Preference
from iomtui.i18n.wording import Wording
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.diagnostics import Code, refusal
from iomtui.parsing.files import shown_path
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings


class Invocation(NamedTuple):
    """Command line, settings and environment of one run."""

    argv: Sequence[str]
    """The command line without the program's name."""
    arguments: Arguments
    loaded: LoadedSettings
    """The settings, their problems, and where each was set."""
    environ: Mapping[str, str]

    @property
    def settings(self) -> Settings:
        return self.loaded.settings

    @property
    def wording(self) -> Wording:
        """The words for messages; loaded on use, because that takes time."""
        return load_wording(self._message_language)

    @property
    def words(self) -> CliWords:
        """The words of the command line in the same language."""
        return load_cli_words(self._message_language)

    @property
    def _message_language(self) -> str:
        return message_language(self.argv, self.environ, self.settings.language)

    @property
    def data(self) -> Path:
        """The data folder. Raises InvalidContentError if it is named by an empty text."""
        variable = self.environ.get("IOMTUI_DATA")
        return self.folder(paths.path_named(variable) if variable else self.settings.data)

    def folder(self, default: Path | None) -> Path:
        """Return --data, else the given folder, else the shipped data.

        Raises InvalidContentError if --data is empty.
        """
        if self.arguments.data is not None:
            return named_folder(self.arguments.data)
        return default or paths.shipped_data()

    def require_folder(self, path: Path) -> None:
        """Raise InvalidContentError unless a path is an accessible folder.

        The error has the position of the setting that names it, if one does.
        """
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises without permission
            return
        for key, named in (("kiosk.data", self.settings.kiosk.data), ("data", self.settings.data)):
            if named == path and (origin := self.loaded.origins.get(key)):
                raise refusal(origin, None, Code.NO_DATA, path=shown_path(path))
        raise refusal(shown_path(path), None, Code.NO_FOLDER)

    @property
    def preferences(self) -> list[Preference]:
        """The preferred languages, the strongest first."""
        return [
            Preference("--lang", self.arguments.lang),
            Preference("IOMTUI_LANG", self.environ.get("IOMTUI_LANG")),
            self.preference("language"),
        ]

    def preference(self, name: str) -> Preference:
        """Return a setting as a preference; a name such as `theme` or `kiosk.theme`."""
        return Preference(self.loaded.origins.get(name, ""), attrgetter(name)(self.settings))

    @property
    def pin_file(self) -> Path | None:
        """Where the PIN of the kiosk is kept; None where there is no home for it."""
        return self.settings.kiosk.pin_file or paths.pin_file()

    def command(self, subcommand: Subcommand) -> str:
        """Return the command line of a subcommand with the same --config, as an absolute path."""
        named = self.arguments.config
        if not named:
            return f"iomtui {subcommand}"
        return f"iomtui {subcommand} --config {quoted(paths.path_named(named).absolute())}"


def quoted(path: Path) -> str:
    """Return a path as the shell of this system wants it typed in a command."""
    word = shown_path(path)
    if os.name == "posix":
        return shlex.quote(word)
    # A file name has no double quotes on Windows, and its shells agree on nothing else.
    return word if re.fullmatch(r"[\w./:\\-]+", word) else f'"{word}"'


def named_folder(text: str) -> Path:
    """Return the path of a folder as typed. Raises InvalidContentError if it is empty."""
    if not text:
        raise refusal('""', None, Code.NO_FOLDER)
    return paths.path_named(text)
