"""A small catalogue that is whole, and copies of it in which one thing is changed."""

from __future__ import annotations

from pathlib import Path

SERIES = """\
format: 1
languages: [id, en]
publisher: IOM Indonesia
sources:
  release-en: {kind: release, language: en, mark: E, title: A release, url: "https://example.org/en"}
  release-id: {kind: release, language: id, title: Sebuah rilis}
channel:
  {name: The Channel, url: "https://example.org/channel", search: "The Channel {title}", addresses:
    {video: "https://youtu.be/{id}", search: "https://search.example/?q={words}"}}
listed: {sources: [release-en, release-id]}
episodes:
  - {id: first, title: {text: The First, language: en}, video: null}
  - id: second
    title: {text: The Second, language: en}
    video: abc_DEF-123
    synopsis: {sources: [release-id]}
statements:
  origin: {sources: [release-en, release-id]}
  people: {sources: [release-en], figures: {people: 6800}}
  start: {sources: [release-id], times: {start: "2023-06-29T21:00:00+07:00"}}
  later: {ours: words, calculated_from: [start], times: {later: "2023-06-29T22:00:00+08:00"}}
  kinds: {ours: words}
  unknown: {not_stated: true}
  contact: {sources: [release-en], audience: press}
  address: {ours: channel, shows: channel}
  state: {ours: words, shows: language}
  releases: {sources: [release-en, release-id], shows: sources}
  why: {ours: words, shows: reasons}
every_episode: [origin, start]
pages:
  - {id: about, statements: [origin, people, kinds, unknown, contact]}
  - {id: origins, statements: [later, address, state, releases, why]}
"""

ENGLISH = """\
format: 1
language: {tag: en, name: English, state: unreviewed}
formats:
  months:
    [January, February, March, April, May, June,
     July, August, September, October, November, December]
  zones: {"+07:00": WIB}
series: {title: The series}
episodes:
  second: {synopsis: What it tells.}
pages:
  about: {title: About}
  origins: {title: Origins}
statements:
  origin: Real lives.
  people: "More than {people} people."
  start: {label: Watch from, text: "{start}"}
  later: "{later.time} {later.zone}"
  kinds: {text: "Two kinds:", items: [one, another]}
  unknown: Not stated.
  contact: For the press.
reasons: {gloss: Translated by us., video: Seen by us., words: Written by us., channel: By us.}
"""

INDONESIAN = """\
format: 1
language: {tag: id, name: Bahasa Indonesia, state: unreviewed}
formats:
  months:
    [Januari, Februari, Maret, April, Mei, Juni,
     Juli, Agustus, September, Oktober, November, Desember]
  time: "{hour}.{minute}"
  group: "."
  zones: {"+07:00": WIB}
series: {title: Serial ini}
episodes:
  first: {gloss: Yang Pertama}
  second: {gloss: Yang Kedua, synopsis: Isi ceritanya.}
pages:
  about: {title: Tentang}
  origins: {title: Asal}
statements:
  origin: Kehidupan nyata.
  people: "Lebih dari {people} orang."
  start: {label: Mulai, text: "{start}"}
  later: "{later.time} {later.zone}"
  kinds: {text: "Dua macam:", items: [satu, dua]}
  unknown: Tidak disebutkan.
  contact: Untuk pers.
reasons: {gloss: Terjemahan kami., video: Video kami., words: Tulisan kami., channel: Temuan kami.}
"""

FILES = {
    "series.yaml": SERIES,
    "languages/en.yaml": ENGLISH,
    "languages/id.yaml": INDONESIAN,
}

Change = tuple[str, str, str]


def make_catalogue(folder: Path, *changes: Change) -> Path:
    """Write a catalogue into an empty folder, with replacements (file, old text, new text).

    The old text must be there, and once only; for a further file it is empty.
    """
    files = dict(FILES)
    for name, old, new in changes:
        text = files.get(name, "")
        assert text.count(old) == 1 or (not old and not text), (name, old)
        files[name] = text.replace(old, new)
    (folder / "languages").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder
