"""Whatever lies in the file of a supplement: it is sound, or it is refused in one sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect as types
from msgspec import to_builtins
from msgspec.structs import replace

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Severity
from iomtui.parsing.sanitize import clean
from iomtui.youtube import redacted_texts
from iomtui.youtube.details import (
    MAX_BYTES,
    MAX_DESCRIPTION,
    MAX_EPISODES,
    Chapter,
    Details,
    Video,
)
from iomtui.youtube.details_file import (
    cleaned,
    cleaned_video,
    fitting,
    load_details,
    read_details,
    written,
)
from iomtui.youtube.redact import without_contacts
from iomtui.youtube.redacted_texts import MOST_PASSES
from tests.support.channel import (
    NOW,
    SOURCE,
    TEXTS,
    full_video,
    fullest,
    supplement,
    video_id,
    videos,
)
from tests.support.examples import examples

GOOD = supplement(burn_the_past=full_video(1), the_new_horizon=full_video(2))


def refusal(data: bytes, now: datetime = NOW) -> Diagnostic:
    """Return the one problem for which some bytes are refused."""
    with pytest.raises(InvalidContentError) as caught:
        read_details(data, "channel.json", now)
    (problem,) = caught.value.diagnostics
    return problem


def changed(change: Callable[[dict[str, Any]], Any]) -> bytes:
    """Return the file of the good supplement, in which one thing is changed."""
    values: dict[str, Any] = to_builtins(GOOD)
    change(values)
    return json.dumps(values).encode()


def put(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Return a change: another value at a path."""

    def change(values: dict[str, Any]) -> None:
        *parents, last = path.split("/")
        for parent in parents:
            values = values[parent]
        values[last] = value

    return change


def test_what_was_written_is_read() -> None:
    assert read_details(written(GOOD), "channel.json", NOW) == GOOD


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "JSON"),
        (b"[]", "JSON"),
        (b"\xff\xfe{\x00}\x00", "JSON"),
        (b'{"format": NaN}', "JSON"),
        (b'{"format": ' + b"9" * 5000 + b"}", "JSON"),
        (b"[" * 200_000, "JSON"),
        (b'{"a":' * 100_000, "JSON"),
        (written(GOOD)[:-100], "JSON"),
        (b'{"format": 1, "format": 1}', "format × 2"),
        (b" " * MAX_BYTES + b"{}", "> 512 KiB"),
        (b"{}", "Object missing required field `format`"),
        (b'{"format": "1"}', "Expected `int`, got `str` - at `$.format`"),
    ],
)
def test_what_is_damaged_is_refused(data: bytes, reason: str) -> None:
    problem = refusal(data)
    assert problem.code is Code.CHANNEL_FILE
    assert problem.severity is Severity.FAULT
    assert problem.values == {"reason": reason}


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("format", 0, "format: 0"),
        ("fetched", "2022-12-31T23:59:59Z", "fetched: 2022"),
        ("fetched", "2026-11-22T00:00:00Z", "fetched: 2026"),
        ("fetched", "9999-12-31T23:59:59-14:00", "fetched: 9999"),
        ("fetched", "0001-01-01T00:00:00+14:00", "fetched: 0001"),
        ("fetched", "2026-11-01", "$.fetched"),
        ("tool", "yt-dlp evil.example", "$.tool"),
        ("origin/url", "https://evil.example/@IOMIndonesia", "origin.url: https://evil.example"),
        ("origin/channel", "UC\u202e", "$.origin.channel"),
        ("origin/listed", 10**9, "$.origin.listed"),
        ("videos/burn-the-past/fetched", "2031-01-01T00:00:00Z", "videos.burn-the-past.fetched"),
        ("videos/burn-the-past/published", "2005-04-22", "published: 2005-04-22"),
        ("videos/burn-the-past/published", "2026-10-23", "published: 2026-10-23"),
        ("videos/burn-the-past/duration", 0, ".duration"),
        ("videos/burn-the-past/duration", 86_401, ".duration"),
        ("videos/burn-the-past/duration", 200, "videos.burn-the-past.chapters"),
        ("videos/burn-the-past/views", -1, ".views"),
        ("videos/burn-the-past/views", 10**12, ".views"),
        ("videos/burn-the-past/id", "../../etc/p", ".id"),
        ("videos/burn-the-past/id", "video-00002", "videos.the-new-horizon.id"),
        ("videos/burn-the-past/state", "\ud800", "surrogates"),
        ("videos/burn-the-past/subtitles", ["\x1b[2J"], ".subtitl"),
        ("videos/burn-the-past/subtitles", ["xx" + "-aaaaaaaa" * 50_000], ".subtitl"),
        ("videos/burn-the-past/subtitles", ["tel-0812-3456-7890"], ".subtitl"),
        ("videos/burn-the-past/subtitles", ["wa-081", "hp-234"], ".subtitl"),
        ("videos/burn-the-past/subtitles", ["id\n"], ".subtitl"),
        ("videos/burn-the-past/subtitles", ["en"] * 101, ".subtitl"),
        ("videos/burn-the-past/title", "x" * 201, ".title"),
        ("videos/burn-the-past/description", "x" * 5001, ".description"),
        ("videos/burn-the-past/chapters", [{"start": 9, "title": "x" * 201}], ".title"),
        ("videos/burn-the-past/chapters", [{"start": 9, "title": "a"}] * 201, ".chapters"),
        ("origin/name", "x" * 201, "$.origin.name"),
        ("origin/url", SOURCE + "x" * 2000, "$.origin.url"),
        ("tool", "yt-dlp " + "1" * 41, "$.tool"),
        ("unmatched", ["x" * 65], "$.unmatched"),
        ("ambiguous", {"x" * 65: []}, "$.ambiguous"),
        ("ambiguous", {"x": ["video-00001"] * 101}, "$.ambiguous"),
        ("videos/burn-the-past/subtitles", ["en" + "-latin" * 6], ".subtitl"),
        ("videos/burn-the-past/chapters", [{"start": 9, "title": "a"}] * 2, "chapters"),
        ("videos/burn-the-past/chapters", [{"start": 9, "title": "\x1b"}], "chapters"),
        ("videos/Evil", {}, "$.videos"),
        ("videos", {f"e{number}": {} for number in range(101)}, "$.videos"),
        ("ambiguous", {"burn-the-past": ["x"]}, "$.ambiguous"),
    ],
)
def test_what_cannot_be_true_is_refused_and_named(path: str, value: object, named: str) -> None:
    problem = refusal(changed(put(path, value)))
    assert problem.code is Code.CHANNEL_FILE
    assert named in problem.values["reason"]
    assert len(problem.values["reason"]) <= 120


@pytest.mark.parametrize("found", [2, 10**20])
def test_a_newer_format_is_named_whatever_else_is_in_the_file(found: int) -> None:
    problem = refusal(json.dumps({"format": found, "videos": 7}).encode())
    assert problem.code is Code.NEWER_FORMAT
    assert problem.values == {"found": str(found), "known": "1"}


def test_keys_of_later_versions_are_passed_over() -> None:
    assert read_details(changed(put("later", [1])), "channel.json", NOW) == GOOD


def test_texts_that_somebody_changed_are_cleaned() -> None:
    data = changed(put("videos/burn-the-past/title", "Burn\x1b[2J https://evil.example"))
    found = read_details(data, "channel.json", NOW)
    assert found.videos["burn-the-past"].title == "Burn[2J …"


def test_languages_are_known_with_their_scripts_and_regions() -> None:
    tags = ("id", "fil", "fa-AF", "zh-Hant", "zh-Hant-TW", "es-419")
    data = changed(put("videos/burn-the-past/subtitles", tags))
    assert read_details(data, "channel.json", NOW).videos["burn-the-past"].subtitles == tags


def bounded(kind: types.Type) -> bool:
    """Tell whether there is an end to what a kind of value may hold."""
    kind = kind.type if isinstance(kind, types.Metadata) else kind
    match kind:
        case types.StrType():
            is_ended = kind.pattern is not None and not re.search(r"[*+]|,\}", kind.pattern)
            return kind.max_length is not None or is_ended
        case types.VarTupleType():
            return kind.max_length is not None and bounded(kind.item_type)
        case types.DictType():
            parts = bounded(kind.key_type), bounded(kind.value_type)
            return kind.max_length is not None and all(parts)
        case types.UnionType():
            return all(map(bounded, kind.types))
        case types.StructType():
            return all(bounded(field.type) for field in kind.fields)
    return True


def test_nothing_in_a_supplement_is_without_an_end() -> None:
    assert bounded(types.type_info(Details))
    assert not bounded(types.type_info(tuple[str, ...]))


def test_a_clock_may_be_a_day_slow() -> None:
    early = GOOD.fetched - timedelta(hours=20)
    assert read_details(written(GOOD), "channel.json", early) == GOOD


def test_a_clock_that_knows_no_present_condemns_nothing() -> None:
    assert read_details(written(GOOD), "channel.json", datetime(1970, 1, 1, tzinfo=UTC)) == GOOD


@pytest.mark.parametrize("field", ["fetched", "state_seen"])
@pytest.mark.parametrize("moment", ["9999-12-31T12:00:00Z", "9999-12-31T23:59:59-14:00"])
def test_nor_does_it_believe_in_the_end_of_the_calendar(field: str, moment: str) -> None:
    data = changed(put(f"videos/burn-the-past/{field}", moment))
    problem = refusal(data, datetime(1970, 1, 1, tzinfo=UTC))
    assert "videos.burn-the-past.fetched: 9999" in problem.values["reason"]


def test_values_that_cannot_be_true_are_dropped_when_they_are_fetched() -> None:
    video = replace(
        full_video(),
        duration=-5,
        views=10**15,
        published=(NOW + timedelta(days=400)).date(),
        chapters=(Chapter(start=10, title="b"), Chapter(start=5, title="a")),
        subtitles=("en", "en"),
    )
    found = cleaned_video(video)
    assert (found.duration, found.views, found.published, found.chapters) == (None, None, None, ())
    assert not found.views_exactly
    assert not found.published_exactly
    assert found.subtitles == ("en",)
    assert found.title == video.title


def test_however_much_there_is_its_file_is_not_too_large_to_be_read() -> None:
    found = fitting(fullest(MAX_EPISODES))
    assert read_details(written(found), "channel.json", NOW) == found
    assert all(video.title and video.subtitles for video in found.videos.values())


def test_only_what_is_too_long_is_left_out_and_descriptions_last() -> None:
    full = fullest(12)
    names = list(full.videos)
    short = full_video(99)
    found = fitting(replace(full, videos={**full.videos, names[7]: short}))
    assert found.videos[names[7]] == short
    assert found.videos[names[8]] == replace(full.videos[names[8]], chapters=())


def test_dozens_of_long_descriptions_are_kept() -> None:
    video = replace(full_video(), description="س" * MAX_DESCRIPTION)
    many = {f"e{number}": replace(video, id=video_id(number)) for number in range(40)}
    found = replace(GOOD, videos=many)
    assert fitting(found) == found


def test_a_file_that_was_made_to_be_slow_is_gone_through_only_so_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lengths: list[int] = []

    def counting(text: str) -> str:
        lengths.append(len(text))
        return without_contacts(text)

    monkeypatch.setattr(redacted_texts, "without_contacts", counting)
    pad = "…" * 8
    layers = "\n".join([f"{pad}1234"] * 180 + ["1234567"] + [f"5678{pad}"] * 180)
    video = to_builtins(replace(full_video(), description=layers))
    many = {f"e{number}": video | {"id": video_id(number)} for number in range(40)}
    data = json.dumps(to_builtins(GOOD) | {"videos": many}, ensure_ascii=False).encode()
    assert MAX_BYTES // 2 < len(data) <= MAX_BYTES
    found = read_details(data, "channel.json", NOW)
    assert not any(video.description for video in found.videos.values())
    assert len([length for length in lengths if length > 1000]) == MOST_PASSES * len(many)
    assert sum(lengths) < MOST_PASSES * len(data)


def test_a_missing_file_is_no_supplement(tmp_path: Path) -> None:
    assert load_details(tmp_path / "channel.json", NOW) is None


def test_a_file_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "channel.json"
    path.write_bytes(written(GOOD))
    assert load_details(path, NOW) == GOOD


@pytest.mark.parametrize(
    ("size", "code"), [(MAX_BYTES + 1, Code.CHANNEL_FILE), (0, Code.NOT_REGULAR)]
)
def test_a_file_that_is_too_big_or_none_is_refused(tmp_path: Path, size: int, code: Code) -> None:
    path = tmp_path / "channel.json"
    if size:
        path.write_bytes(b" " * size)
    else:
        path.mkdir()
    with pytest.raises(InvalidContentError) as caught:
        load_details(path, NOW)
    assert [problem.code for problem in caught.value.diagnostics] == [code]


def texts(found: Details) -> list[str]:
    """Return the texts of a supplement that people are shown."""
    of_videos = (
        text
        for video in found.videos.values()
        for text in (video.title, video.description, *(part.title for part in video.chapters))
    )
    return [text for text in (found.origin.name, *of_videos) if text is not None]


@given(st.lists(videos(), max_size=3, unique_by=lambda video: video.id), TEXTS)
@examples(40)
def test_what_is_cleaned_is_clean_and_can_be_read_again(found: list[Video], name: str) -> None:
    dirty = replace(
        GOOD,
        origin=replace(GOOD.origin, name=name),
        videos={f"e{number}": video for number, video in enumerate(found)},
    )
    kept = cleaned(dirty)
    assert cleaned(kept) == kept
    assert all(clean(text) == text for text in texts(kept))
    assert read_details(written(kept), "channel.json", NOW) == kept


def sound_or_refused(data: bytes, now: datetime = NOW) -> None:
    """Fail unless some bytes are a sound supplement, or refused."""
    try:
        found = read_details(data, "channel.json", now)
    except InvalidContentError:
        return
    assert all(clean(text) == text for text in texts(found))
    assert read_details(written(found), "channel.json", now) == found


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_refused_at_worst(data: bytes) -> None:
    sound_or_refused(data)


VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.datetimes().map(str)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
VALUE_PATHS = st.sampled_from(
    ["format", "fetched", "tool", "origin", "origin/url", "origin/name", "origin/listed", "videos"]
    + ["unmatched", "ambiguous", "videos/burn-the-past"]
    + [f"videos/burn-the-past/{name}" for name in Video.__struct_fields__]
)


ENDS = tuple(found.replace(tzinfo=UTC) for found in (datetime.min, datetime.max))
ZONES = st.timedeltas(timedelta(hours=-14), timedelta(hours=14)).map(timezone)
MOMENTS = st.one_of(st.datetimes(timezones=ZONES), st.sampled_from((NOW, *ENDS)))


@given(VALUE_PATHS, VALUES, MOMENTS)
@examples(120)
def test_any_value_anywhere_is_sound_or_refused(path: str, value: object, now: datetime) -> None:
    sound_or_refused(changed(put(path, value)), now)


TIMES = st.sampled_from(["fetched", "videos/burn-the-past/fetched"])


@given(TIMES, MOMENTS, MOMENTS)
@examples(80)
def test_any_moment_at_any_moment_is_sound_or_refused(
    path: str, moment: datetime, now: datetime
) -> None:
    sound_or_refused(changed(put(path, moment.isoformat())), now)


FILE = written(GOOD)


@given(st.integers(0, len(FILE)), st.integers(0, 30), st.binary(max_size=12))
@examples(120)
def test_accidents_to_the_file_are_sound_or_refused(at: int, lost: int, came: bytes) -> None:
    sound_or_refused(FILE[:at] + came + FILE[at + lost :])
