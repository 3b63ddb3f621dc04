"""The files of settings (TOML): a person's own, and those for everybody on this computer.

A wrong value in a person's own file is fatal; a shared file with one is passed over as a whole, for
the person may not be able to change it. Nothing in the table [kiosk] is fatal: a visitor cannot
change a file, and a kiosk with its defaults is better than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Severity, refusal
from iomtui.parsing.field_types import SettingText
from iomtui.parsing.files import read_file, shown_path
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.parsing.document import Document
    from iomtui.parsing.schema_check import Difference


class KioskSettings(msgspec.Struct, frozen=True):
    """The table [kiosk]. None stands for the general setting if not stated otherwise."""

    language: SettingText | None = None
    """The tag of the language that the kiosk returns to."""
    theme: SettingText | None = None
    data: Path | None = None
    idle: Annotated[int, Meta(ge=30, le=600)] = 90
    """Seconds without a key after which the warning comes."""
    dwell: Annotated[int, Meta(ge=10, le=600)] | None = None
    """Seconds that a card stays while nobody is there; None goes by the length of its text."""
    pin_file: Path | None = None
    """The file with the PIN of the staff; None for `paths.pin_file`."""
    mouse: bool = False
    half_blocks: bool | None = None


class Settings(msgspec.Struct, frozen=True):
    """What can be set once for all runs."""

    language: SettingText | None = None
    """The tag of the language to begin with."""
    theme: SettingText | None = None
    data: Path | None = None
    half_blocks: bool | None = None
    """Whether the terminal's font has the half blocks of QR codes; None if it must be guessed."""
    keys: dict[str, tuple[str, ...]] = {}
    """The keys of each slot that has others than usual; fit for `keymaps.remap_commands`."""
    kiosk: KioskSettings = KioskSettings()


class LoadedSettings(NamedTuple):
    """The settings that count."""

    settings: Settings
    diagnostics: list[Diagnostic]
    """What was passed over."""
    origins: dict[str, str]
    """File, line and column of each setting, by its name; those of a kiosk as `kiosk.idle`."""


def read_settings(
    own: Path | None, shared: Sequence[Path] = (), *, must_exist: bool = False
) -> LoadedSettings:
    """Return the settings of a person's own file, with those of shared files as defaults.

    `shared` is in descending precedence. Raises InvalidContentError if the person's own file cannot
    be read or has a value that does not fit, or is missing although it must exist.
    """
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    for path in reversed(shared):
        try:
            documents += _read(path, diagnostics)
        except InvalidContentError as error:
            passed_over = Diagnostic(shown_path(path), None, Code.PASSED_OVER)
            diagnostics += [*error.diagnostics, passed_over]
    if own is not None:
        documents += _read(own, diagnostics)
        if must_exist and not documents:
            raise refusal(shown_path(own), None, Code.NO_SETTINGS)
    general: dict[str, object] = {}
    kiosk: dict[str, object] = {}
    origins: dict[str, str] = {}
    for document in documents:
        root = {name: value for name, value in document.root.items() if name != "keys"}
        for_kiosk = root.pop("kiosk", {})
        general |= root
        kiosk |= for_kiosk
        origins |= {name: document.origin((name,)) for name in root}
        origins |= {f"kiosk.{name}": document.origin(("kiosk", name)) for name in for_kiosk}
    values = {**general, "kiosk": kiosk}
    if with_keys := [document for document in documents if "keys" in document.root]:
        from iomtui.storage.key_settings import resolve_keys  # noqa: PLC0415 - few choose keys

        values["keys"] = resolve_keys(with_keys, diagnostics)
    return LoadedSettings(msgspec.convert(values, Settings), diagnostics, origins)


def _read(path: Path, diagnostics: list[Diagnostic]) -> Iterator[Document]:
    """Yield a file, if there is one, without the values that are passed over.

    `diagnostics` gets those. Paths in the settings are made whole.
    """
    try:
        data = read_file(path)
    except InvalidContentError as error:
        if error.diagnostics[0].code is Code.NO_FILE:
            return
        raise
    # Imported late, because most people have no such file.
    from iomtui.parsing.schema_check import check_schema  # noqa: PLC0415
    from iomtui.parsing.toml_reader import read_toml  # noqa: PLC0415

    document = read_toml(data, shown_path(path))
    differences = [
        difference._replace(diagnostic=_judged(difference))
        for difference in check_schema(document, Settings)
        # `key_settings` checks the keys, and accepts more forms.
        if difference.path[0] != "keys" or difference.path == ("keys",)
    ]
    reported = [difference.diagnostic for difference in differences]
    if any(diagnostic.severity is Severity.FATAL for diagnostic in reported):
        raise InvalidContentError(reported)
    diagnostics += reported
    for difference in differences:
        document.value_at(difference.path[:-1]).pop(difference.path[-1], None)
    _resolve_paths(document.root, path.parent.absolute())
    yield document


def _judged(difference: Difference) -> Diagnostic:
    """Return a diagnostic, as one of a value that is ignored unless it must be fatal."""
    (first, *rest), diagnostic = difference
    if diagnostic.values.get("expected") == "mapping":  # in TOML, `kinds` has another name
        values = {**diagnostic.values, "expected": "table"}
        diagnostic = msgspec.structs.replace(diagnostic, values=values)
    if diagnostic.code is Code.UNKNOWN_KEY and not rest:
        if first not in KioskSettings.__struct_fields__:
            return diagnostic
        return msgspec.structs.replace(diagnostic, code=Code.OF_KIOSK, values={"key": str(first)})
    if first == "kiosk" or diagnostic.code in (Code.EMPTY_TEXT, Code.NO_PATH):
        return msgspec.structs.replace(diagnostic, lowered=Severity.IGNORED)
    return diagnostic


def _resolve_paths(root: dict[str, Any], folder: Path) -> None:
    """Make paths of the settings that are paths; relative ones count from `folder`."""
    for table in (root, root.get("kiosk", {})):
        for name in table.keys() & {"data", "pin_file"}:
            table[name] = paths.path_named(table[name], folder)
