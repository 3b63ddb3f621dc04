"""`iomtui new`: makes a data folder to edit, or a file for one more language in one."""

import errno
from pathlib import Path

from iomtui.catalogue.folder import LANGUAGES
from iomtui.catalogue.loading import load
from iomtui.catalogue.translation import new_language_file
from iomtui.cli.arguments import Subcommand
from iomtui.cli.invocation import Invocation, quoted
from iomtui.cli.output import print_error
from iomtui.exit_status import ExitStatus
from iomtui.i18n.languages import canonical_tag
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import short
from iomtui.storage import paths
from iomtui.storage.atomic_file import create_file, create_folder

_SENTENCES = {
    errno.EEXIST: "exists",
    errno.ENOTEMPTY: "exists",
    errno.ENOTDIR: "is_file",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENOENT: "no_parent",
}
"""The names of the sentences for errors of the system."""


def run_new(invocation: Invocation) -> int:
    """Make a folder or a language file, and return the exit status. Nothing is overwritten."""
    if invocation.arguments.language is not None:
        return _add_language(invocation, invocation.arguments.language)
    words, folder = invocation.wording.new, invocation.arguments.data
    if not folder:
        return print_error(words["name_missing"], ExitStatus.USAGE)
    path = paths.path_named(folder)
    try:
        create_folder(path, _shipped_files())
    except OSError as error:
        return report_os_error(words, error, path)
    print_error(fill(words["folder_made"], {"path": shown_path(path)}))
    _print_next(words, f"iomtui --data {quoted(path)}", path)
    return ExitStatus.OK


def _shipped_files() -> dict[str, bytes]:
    """Return the files of the data that came with the program, by their paths; no hidden ones."""
    folder = paths.shipped_data()
    files = (path for path in sorted(folder.rglob("[!.]*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _add_language(invocation: Invocation, typed: str) -> int:
    words, folder = invocation.wording.new, invocation.data
    tag = canonical_tag(typed)
    if tag is None:
        return print_error(
            fill(words["wrong_tag"], {"tag": short(typed) or '""'}), ExitStatus.USAGE
        )
    is_named = invocation.arguments.data is not None or folder != paths.shipped_data()
    if not is_named or paths.is_in_package(folder):
        return print_error(fill(words["shipped"], {"tag": tag}), ExitStatus.USAGE)
    invocation.require_folder(folder)
    path = folder / LANGUAGES / f"{tag}.yaml"
    name = invocation.wording.languages.get(tag, tag)
    hint = fill(words["hint"], {"language": name})
    if (folder / "schema" / "language.json").is_file():
        hint = f"yaml-language-server: $schema=../schema/language.json\n{hint}"
    text = new_language_file(load(folder), tag, name, hint)
    try:
        create_file(path, text.encode())
    except FileExistsError:
        return print_error(fill(words["language_exists"], {"path": shown_path(path)}))
    except OSError as error:
        return report_os_error(words, error, path)
    print_error(fill(words["language_made"], {"path": shown_path(path)}))
    _print_next(words, f"iomtui --data {quoted(folder)} --lang {tag}", folder)
    return ExitStatus.OK


def _print_next(words: dict[str, str], show: str, folder: Path) -> None:
    """Print the commands that show and check a folder."""
    print_error(fill(words["look"], {"command": show}))
    print_error(fill(words["check"], {"command": f"iomtui {Subcommand.CHECK} {quoted(folder)}"}))


def report_os_error(words: dict[str, str], error: OSError, path: Path) -> int:
    """Print why a path could not be made, and return the exit status."""
    template = words[_SENTENCES.get(error.errno or 0, "failed")]
    return print_error(fill(template, {"path": shown_path(path), "reason": error.strerror or ""}))
