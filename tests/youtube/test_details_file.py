"""Whatever is in a details file is sound, or refused in one sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import inspect as types
from msgspec import to_builtins
from msgspec.structs import replace

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Severity
from iomtui.parsing.sanitize import clean
from iomtui.storage import paths
from iomtui.youtube.details import Chapter, Details, Video, clean_video
from iomtui.youtube.details_file import (
    decode_details,
    encode_details,
    load_details,
    stored_details,
)
from tests.conftest import FETCHED
from tests.support.details import ANYTHING, SOURCE, full_video, make_details, videos
from tests.support.examples import examples

GOOD = make_details(burn_the_past=full_video(1), the_new_horizon=full_video(2))


def refusal(data: bytes) -> Diagnostic:
    """Return the one diagnostic with which some bytes are refused."""
    with pytest.raises(InvalidContentError) as caught:
        decode_details(data, "channel.json")
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def changed(path: str, value: object) -> bytes:
    """Return the good file with another value at a path."""
    values: dict[str, Any] = to_builtins(GOOD)
    *parents, last = path.split("/")
    parent = values
    for name in parents:
        parent = parent[name]
    parent[last] = value
    return json.dumps(values).encode()


def test_details_survive_being_written_and_read() -> None:
    assert decode_details(encode_details(GOOD), "channel.json") == GOOD


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"format": "1"}',
        b"\xff\xfe{\x00}\x00",
        b'{"format": ' + b"9" * 5000 + b"}",
        b"[" * 200_000,
    ],
)
def test_damaged_data_is_refused(data: bytes) -> None:
    diagnostic = refusal(data)
    assert diagnostic.code is Code.CHANNEL_FILE
    assert diagnostic.severity is Severity.FAULT
    assert 0 < len(diagnostic.values["reason"]) <= 120


VIDEO = "videos/burn-the-past"


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("format", 0, "$.format"),
        ("fetched", "2026-11-01", "$.fetched"),
        ("tool", "yt-dlp evil.example", "$.tool"),
        ("origin/url", "https://evil.example/@IOMIndonesia", "url: https://evil.example"),
        ("origin/url", SOURCE + "x" * 2000, "$.origin.url"),
        (f"{VIDEO}/duration", 86_401, "duration"),
        (f"{VIDEO}/id", "../../etc/p", "id"),
        (f"{VIDEO}/id", "video-00002", "two episodes"),
        (f"{VIDEO}/subtitles", ["tel-0812-3456-7890"], "subtitl"),
        (f"{VIDEO}/title", "x" * 201, "title"),
        ("videos", {f"e{number}": {} for number in range(101)}, "$.videos"),
        ("ambiguous", {"burn-the-past": ["x"]}, "$.ambiguous"),
    ],
)
def test_values_out_of_range_are_refused_and_named(path: str, value: object, named: str) -> None:
    diagnostic = refusal(changed(path, value))
    assert diagnostic.code is Code.CHANNEL_FILE
    assert named in diagnostic.values["reason"]


@pytest.mark.parametrize("found", [2, 10**18])
def test_a_newer_format_is_named_whatever_else_is_in_the_file(found: int) -> None:
    diagnostic = refusal(json.dumps({"format": found, "videos": 7}).encode())
    assert diagnostic.code is Code.NEWER_FORMAT
    assert diagnostic.values == {"found": str(found), "known": "1"}


def test_unknown_keys_are_ignored() -> None:
    assert decode_details(changed("later", [1]), "channel.json") == GOOD


def test_texts_are_cleaned_and_keep_what_they_say() -> None:
    text = "Burn\x1b[2J \n https://evil.example\n\n\n\n  0812 3456"
    video = clean_video(replace(full_video(), title=text, description=text))
    assert video.title == "Burn[2J https://evil.example 0812 3456"
    assert video.description == "Burn[2J\nhttps://evil.example\n\n0812 3456"
    empty = clean_video(replace(full_video(), title="\u202e …", description="\n--\n"))
    assert (empty.title, empty.description) == (None, None)


def test_values_that_cannot_be_true_are_dropped() -> None:
    video = replace(
        full_video(),
        duration=-5,
        views=10**15,
        published=date(2005, 4, 22),
        subtitles=("en", "en"),
    )
    cleaned = clean_video(video)
    assert (cleaned.duration, cleaned.views, cleaned.published) == (None, None, None)
    assert not cleaned.views_exactly
    assert not cleaned.published_exactly
    assert cleaned.subtitles == ("en",)
    assert cleaned.title == video.title


@pytest.mark.parametrize(
    ("starts", "duration", "is_valid"),
    [
        ((0, 10, 20), 30, True),
        ((0, 10, 20), None, True),
        ((0, 10), 30, False),
        ((5, 15, 25), 60, False),
        ((0, 9, 20), 30, False),
        ((0, 20, 10), 60, False),
        ((0, 10, 20), 29, False),
        ((), 30, False),
    ],
)
def test_chapters_are_kept_only_by_youtubes_rule(
    starts: tuple[int, ...], duration: int | None, is_valid: bool
) -> None:
    chapters = tuple(Chapter(start=start, title="Part") for start in starts)
    cleaned = clean_video(replace(full_video(), duration=duration, chapters=chapters))
    assert cleaned.chapters == (chapters if is_valid else ())


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_file_from_a_computer_with_a_wrong_clock_is_read(moment: str, tmp_path: Path) -> None:
    data = changed("fetched", moment)
    assert decode_details(data, "channel.json").fetched.isoformat() == moment.replace("Z", "")
    (tmp_path / "channel.json").write_bytes(data)
    own = paths.details_file()
    assert own
    own.parent.mkdir(parents=True)
    own.write_bytes(encode_details(GOOD))
    assert stored_details(tmp_path, own=True).is_own == moment.startswith("0001")


def is_bounded(kind: types.Type) -> bool:
    """Return whether there is an end to what a kind of value may hold."""
    kind = kind.type if isinstance(kind, types.Metadata) else kind
    match kind:
        case types.StrType():
            has_end = kind.pattern is not None and not re.search(r"[*+]|,\}", kind.pattern)
            return kind.max_length is not None or has_end
        case types.VarTupleType():
            return kind.max_length is not None and is_bounded(kind.item_type)
        case types.DictType():
            parts = is_bounded(kind.key_type), is_bounded(kind.value_type)
            return kind.max_length is not None and all(parts)
        case types.UnionType():
            return all(map(is_bounded, kind.types))
        case types.StructType():
            return all(is_bounded(field.type) for field in kind.fields)
    return True


def test_every_text_and_list_has_a_limit() -> None:
    assert is_bounded(types.type_info(Details))
    assert not is_bounded(types.type_info(tuple[str, ...]))


def texts(details: Details) -> list[str]:
    """Return the texts that people are shown."""
    of_videos = (
        text
        for video in details.videos.values()
        for text in (video.title, video.description, *(part.title for part in video.chapters))
    )
    return [text for text in (details.origin.name, *of_videos) if text is not None]


def check_sound_or_refused(data: bytes) -> None:
    try:
        details = decode_details(data, "channel.json")
    except InvalidContentError:
        return
    assert all(clean(text) == text for text in texts(details))
    assert decode_details(encode_details(details), "channel.json") == details


@given(st.lists(videos(), max_size=3, unique_by=lambda video: video.id))
@examples(40)
def test_any_fetched_video_can_be_written_and_read(found: list[Video]) -> None:
    cleaned = {f"e{number}": clean_video(video) for number, video in enumerate(found)}
    details = replace(GOOD, videos=cleaned)
    assert all(clean(text) == text for text in texts(details))
    assert decode_details(encode_details(details), "channel.json") == details


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_refused_at_worst(data: bytes) -> None:
    check_sound_or_refused(data)


VALUE_PATHS = st.sampled_from(
    ["format", "fetched", "tool", "origin", "origin/url", "origin/name", "origin/listed", "videos"]
    + ["unmatched", "ambiguous", VIDEO]
    + [f"{VIDEO}/{name}" for name in Video.__struct_fields__]
)


@given(VALUE_PATHS, ANYTHING)
@examples(120)
def test_any_value_anywhere_is_sound_or_refused(path: str, value: object) -> None:
    check_sound_or_refused(changed(path, value))


FILE = encode_details(GOOD)


@given(st.integers(0, len(FILE)), st.integers(0, 30), st.binary(max_size=12))
@example(at=0, lost=0, came=b"\x80")  # no UTF-8
@examples(120)
def test_accidents_to_the_file_are_sound_or_refused(at: int, lost: int, came: bytes) -> None:
    check_sound_or_refused(FILE[:at] + came + FILE[at + lost :])


@pytest.fixture
def own() -> Path:
    """The person's own file, with the made-up details."""
    path = paths.details_file()
    assert path
    path.parent.mkdir(parents=True)
    shutil.copy(FETCHED, path)
    return path


def test_the_persons_own_file_counts_where_the_folder_has_none_and_only_if_it_may(
    own: Path, fetched: Details, tmp_path: Path
) -> None:
    assert stored_details(tmp_path, own=True) == (fetched, True, ())
    own.write_text("{")
    assert stored_details(tmp_path, own=False) == (None, False, ())
    own.unlink()
    assert stored_details(tmp_path, own=True) == (None, False, ())


def test_of_two_files_the_one_fetched_later_counts(
    own: Path, fetched: Details, tmp_path: Path
) -> None:
    older = replace(fetched, fetched=datetime(2025, 1, 1, tzinfo=UTC))
    (tmp_path / "channel.json").write_bytes(encode_details(older))
    assert stored_details(tmp_path, own=True) == (fetched, True, ())
    assert stored_details(tmp_path, own=False) == (older, False, ())
    later = replace(older, fetched=datetime(2027, 1, 1, tzinfo=UTC))
    (tmp_path / "channel.json").write_bytes(encode_details(later))
    assert stored_details(tmp_path, own=True) == (later, False, ())


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.write_text("[]"), Code.CHANNEL_FILE),
        (lambda path: path.mkdir(), Code.NOT_REGULAR),
        (lambda path: path.write_bytes(b" " * (8 * 1024 * 1024 + 1)), Code.TOO_BIG),
    ],
)
def test_a_file_that_cannot_be_used_is_reported_and_the_other_counts(
    own: Path, fetched: Details, tmp_path: Path, damage: Callable[[Path], object], code: Code
) -> None:
    damage(tmp_path / "channel.json")
    details, is_own, (diagnostic,) = stored_details(tmp_path, own=True)
    assert (details, is_own) == (fetched, True)
    assert (diagnostic.file, diagnostic.code) == (str(tmp_path / "channel.json"), code)


def test_a_dangling_link_and_a_missing_home_are_as_good_as_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "details_file", lambda: None)
    (tmp_path / "channel.json").symlink_to(tmp_path / "nowhere")
    assert stored_details(tmp_path, own=True) == (None, False, ())
    assert load_details(tmp_path / "channel.json") is None
