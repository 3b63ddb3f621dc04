"""The details file: which one counts, how it is read and written.

What is read is cleaned as what is fetched is: anybody may have written the file.
"""

from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import read_file, shown_path
from iomtui.parsing.sanitize import short
from iomtui.storage import paths
from iomtui.youtube.details import FORMAT, Details, clean_title, clean_video


class StoredDetails(NamedTuple):
    """What the details files say."""

    details: Details | None = None
    is_own: bool = False
    """Whether they are of the person's own file, and not of a data folder."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Why a file cannot be used."""


def stored_details(folder: Path, *, own: bool) -> StoredDetails:
    """Return the details for a data folder.

    `own` says whether a person's own file counts as well. Of two, the one fetched later does.
    """
    latest = StoredDetails()
    diagnostics: list[Diagnostic] = []
    own_file = paths.details_file() if own else None
    for file in filter(None, (paths.details_in(folder), own_file)):
        try:
            details = load_details(file)
        except InvalidContentError as error:
            diagnostics += error.diagnostics
            continue
        if details and (latest.details is None or details.fetched > latest.details.fetched):
            latest = StoredDetails(details, file == own_file)
    return latest._replace(diagnostics=tuple(diagnostics))


def load_details(path: Path) -> Details | None:
    """Return the details in a file; None if there is no such file.

    Raises InvalidContentError as `decode_details` does, or if the file cannot be read.
    """
    try:
        return decode_details(read_file(path), shown_path(path))
    except InvalidContentError as error:
        if error.diagnostics[0].code is Code.NO_FILE:
            return None
        raise


class _Header(msgspec.Struct):
    """The part of the file that every format has."""

    format: int = 0


def decode_details(data: bytes, file: str) -> Details:
    """Return details, cleaned and checked; `file` is the name for diagnostics.

    Raises InvalidContentError with one diagnostic if the data is damaged or of a newer format.
    """
    try:
        newer = msgspec.json.decode(data, type=_Header).format
        if newer > FORMAT:
            values = {"found": short(str(newer)), "known": str(FORMAT)}
            raise InvalidContentError([Diagnostic(file, None, Code.NEWER_FORMAT, values)])
        details = msgspec.json.decode(data, type=Details)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _refusal(file, str(error)) from None
    videos = {name: clean_video(video) for name, video in details.videos.items()}
    origin = replace(details.origin, name=clean_title(details.origin.name))
    return replace(details, videos=videos, origin=origin)


def encode_details(details: Details) -> bytes:
    """Return details as JSON that a person can read."""
    return msgspec.json.format(msgspec.json.encode(details), indent=2) + b"\n"


def _refusal(file: str, reason: str) -> InvalidContentError:
    values = {"reason": short(reason, 120)}
    return InvalidContentError([Diagnostic(file, None, Code.CHANNEL_FILE, values)])
