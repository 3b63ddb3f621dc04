"""The files of settings (TOML): a person's own, and below it those of the system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Severity
from iomtui.parsing.files import read_file, shown_path
from iomtui.storage import paths
from iomtui.storage.kiosk_settings import KioskSettings, read_kiosk

if TYPE_CHECKING:
    from iomtui.parsing.toml_document import TomlDocument


class Settings(msgspec.Struct, frozen=True):
    """What can be set once for all runs. Everything has a default."""

    language: str | None = None
    """The tag of the language to begin with."""
    theme: str | None = None
    """The name of the colour theme."""
    data: Path | None = None
    """The data folder."""
    half_blocks: bool | None = None
    """Whether the terminal's font has the half blocks of QR codes; None if it must be guessed."""
    keys: dict[str, tuple[str, ...]] = {}
    """The keys of each slot that has others than usual; fit for `keymaps.remapped`."""
    kiosk: KioskSettings = KioskSettings()
    """What counts on an unattended screen only."""


_EXPECTED = {
    "language": "text",
    "theme": "text",
    "data": "text",
    "half_blocks": "yes_no",
    "kiosk": "table",
    "keys": "table",
}
"""The kind of value that each setting needs."""


class LoadedSettings(NamedTuple):
    """The settings, what was passed over in their files, and where each was set."""

    settings: Settings
    """The settings."""
    diagnostics: list[Diagnostic]
    """What was passed over."""
    origins: dict[str, str]
    """Where each setting comes from, file, line and column, by its name."""


def read_settings(own: Path | None, shared: Sequence[Path] = ()) -> LoadedSettings:
    """Return the settings of a person's own file, and below it of shared ones.

    `shared` has the weightiest first. A shared file that cannot be used is passed over and told,
    for whom it stops may not be able to mend it. Raises InvalidContentError if the person's own
    cannot be read or has a value of the wrong kind.
    """
    documents: list[TomlDocument] = []
    faults: list[Diagnostic] = []
    for path in reversed(shared):
        try:
            documents += _read(path, faults)
        except InvalidContentError as error:
            left_out = Diagnostic(shown_path(path), None, Code.PASSED_OVER)
            faults += [*error.diagnostics, left_out]
    if own is not None:
        documents += _read(own, faults)
    values: dict[str, object] = {}
    places: dict[str, str] = {}
    for document in documents:
        known = {
            name: paths.resolved(name, document.root[name], document.folder)
            for name in _EXPECTED
            if document.root.get(name, "") != ""
        }
        values |= known
        places |= {name: document.where(name) for name in known}
    if "kiosk" in values:
        values["kiosk"] = _kiosk(documents, faults, places)
    if "keys" in values:
        values["keys"] = _keys(documents, faults)
    return LoadedSettings(msgspec.convert(values, Settings), faults, places)


def read_named_settings(path: Path) -> LoadedSettings:
    """Return the settings of a file that was asked for by name; no other counts beside it.

    Raises InvalidContentError if it is missing, cannot be read or has a value of the wrong kind.
    """
    try:
        read_file(path)
    except InvalidContentError as error:
        if error.diagnostics[0].code is not Code.NO_FILE:
            raise
        missing = Diagnostic(shown_path(path), None, Code.NO_SETTINGS)
        raise InvalidContentError([missing]) from None
    return read_settings(path)


def _read(path: Path, faults: list[Diagnostic]) -> Iterator[TomlDocument]:
    """Yield the content of a file, if there is one; `faults` gets what is to be passed over."""
    try:
        data = read_file(path)
    except InvalidContentError as error:
        if error.diagnostics[0].code is Code.NO_FILE:
            return
        raise
    # Only now: most people have no such file, and need not wait for what reads it.
    from iomtui.parsing.toml_document import read_toml  # noqa: PLC0415

    document = read_toml(data, shown_path(path), path.parent.absolute())
    problems = list(_problems(document))
    if any(problem.severity is Severity.FATAL for problem in problems):
        raise InvalidContentError(problems)
    faults += problems
    yield document


def _problems(document: TomlDocument) -> Iterator[Diagnostic]:
    from iomtui.parsing.toml_document import toml_kind, unknown_setting  # noqa: PLC0415

    for key, value in document.root.items():
        expected, found = _EXPECTED.get(key), toml_kind(value)
        if expected is None and key in KioskSettings.__struct_fields__:
            yield Diagnostic(document.file, document.position_of(key), Code.OF_KIOSK, {"key": key})
        elif expected is None:
            yield unknown_setting(document, (key,), _EXPECTED)
        elif found != expected:
            code, values = Code.WRONG_TYPE, {"expected": expected, "found": found}
            if key == "kiosk":
                # Whatever is wrong with the kiosk is passed over: its screen must come up.
                code, values = Code.NO_TABLE, {"key": key}
            yield Diagnostic(document.file, document.position_of(key), code, values)
        elif value == "":
            yield Diagnostic(document.file, document.position_of(key), Code.HOLDS_NOTHING)


def _kiosk(
    documents: Sequence[TomlDocument], faults: list[Diagnostic], places: dict[str, str]
) -> dict[str, object]:
    """Return what counts of the tables of all files, the strongest last."""
    values: dict[str, object] = {}
    for document in documents:
        if isinstance(table := document.root.get("kiosk"), dict):
            found = read_kiosk(table, document)
            values |= found.values
            faults += found.diagnostics
            places |= {f"kiosk.{name}": document.where("kiosk", name) for name in found.values}
    return values


def _keys(
    documents: Sequence[TomlDocument], faults: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    from iomtui.storage.key_settings import read_keys, resolve_keys  # noqa: PLC0415 - few choose keys

    asked = [
        read_keys(table, document)
        for document in documents
        if isinstance(table := document.root.get("keys"), dict)
    ]
    settled = resolve_keys([found.changes for found in asked])
    for more in (*(found.diagnostics for found in asked), settled.diagnostics):
        faults += more
    return settled.keys
