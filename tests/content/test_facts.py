"""Every fact of the two releases is on the screens of the real program.

Each row is one fact, what a reader of each language must find, and the marks beside it.
"""

from __future__ import annotations

import re

import pytest

from iomtui.catalogue.edition import Edition
from tests.support.reading import LARGE, read_entry
from tests.support.terminal import KEYS, Terminal

BOTH, EN, ID, OURS, NOWHERE = "EN ID", "EN", "ID", "ours", "–"
OUR_MARK = {"en": "ours", "id": "kami"}

FACTS: list[tuple[str, str, str, str]] = [
    ("1 publisher", BOTH, r"International Organization for Migration \(IOM\).*publisher.*Jakarta", r"Penerbitnya.*Organisasi Internasional untuk Migrasi \(IOM\).*Jakarta"),
    ("2 five, not numbered", BOTH, r"five episodes.*English in both.*do not number", r"lima episode.*berbahasa Inggris.*tanpa nomor"),
    ("3 aim", BOTH, r"understand what refugees and asylum seekers in Indonesia commonly face.*social cohesion.*strengthen the cohesion of all three: refugees, asylum seekers and local people", r"memahami hal-hal yang umum dihadapi pengungsi dan pencari suaka di Indonesia.*kohesi sosial.*memperkuat kohesi antara pengungsi, pencari suaka, dan masyarakat setempat"),
    ("4 real lives", BOTH, r"Real lives of refugees and asylum seekers inspired the series.*almost a decade they have sought protection in various parts of Indonesia", r"diilhami kisah nyata pengungsi dan pencari suaka.*Hampir satu dasawarsa.*perlindungan di berbagai daerah di Indonesia"),
    ("5 life stories", BOTH, r"how their main characters meet and live side by side with the people around them", r"hidup para tokoh utama yang bergaul dan hidup berdampingan dengan warga sekitar"),
    ("6 four cities", BOTH, r"Made in Jakarta, Medan, Kupang, Surabaya", r"Dibuat di Jakarta, Medan, Kupang, Surabaya"),
    ("6 which city, nowhere", NOWHERE, r"Which city belongs to which episode is not stated", r"Tidak disebutkan episode mana dibuat di kota mana"),
    ("7 with refugees", EN, r"together with refugees who are in the care of IOM", r"bersama para pengungsi yang didampingi IOM"),
    ("8 hope, English", EN, r"Josh Hart is IOM’s Senior Programme Coordinator.*hopes the series helps local communities to understand refugees and asylum seekers better.*good that they bring.*challenges they face", r"Josh Hart adalah Senior Koordinator Program IOM.*lebih memahami pengungsi dan pencari suaka.*hal-hal baik.*tantangan"),
    ("8 hope, Indonesian", ID, r"he hopes the series lets local communities live side by side with refugees and asylum seekers.*help them during their time in Indonesia", r"ia berharap melalui serial ini warga setempat hidup berdampingan.*membantu mereka selama berada di Indonesia"),
    ("9 convention", BOTH, r"Indonesia has not signed the Refugee Convention of 1951", r"tidak menandatangani Konvensi Pengungsi tahun 1951"),
    ("9 example, English", EN, r"generosity of Indonesia’s people an example in the region.*welcome refugees.*durable solutions", r"kemurahan hati orang Indonesia sebagai contoh di kawasan.*menyambut pengungsi.*solusi jangka panjang"),
    ("9 example, Indonesian", ID, r"generosity and readiness to receive refugees can be a good example regionally.*long-term solutions", r"menerima pengungsi dapat menjadi contoh baik.*solusi jangka panjang"),
    ("10 online event", BOTH, r"announced as an online event.*film discussion", r"acara daring.*diskusi film"),
    ("10 guests", BOTH, r"actors, both refugees and non-refugees.*film director.*experts from IOM", r"aktor, baik pengungsi maupun bukan.*sutradara film.*ahli dari IOM"),
    ("10 experience", BOTH, r"experience of working with refugees and local communities for social cohesion", r"pengalaman bekerja dengan pengungsi dan masyarakat setempat demi kohesi sosial"),
    ("10 today", ID, r"launched on the day of that release", r"diluncurkan pada hari rilis itu terbit"),
    ("11 psychological toll", BOTH, r"psychological burden of a long wait for durable solutions", r"beban psikologis akibat lamanya menanti solusi jangka panjang"),
    ("12 refugees assisted", BOTH, r"assists more than 6,800 refugees from abroad", r"membantu lebih dari 6\.800 pengungsi dari luar negeri"),
    ("13 regulation", BOTH, r"Presidential Regulation No\. 125 of 2016 on the Handling of Foreign Refugees", r"Peraturan Presiden \(Perpres\) No\. 125 Tahun 2016 tentang Penanganan Pengungsi dari Luar Negeri"),
    ("14 seven kinds", BOTH, r"list is not complete: · shelter · monthly cash-based assistance · medical insurance · psychosocial support · access to education · social cohesion · targeted case management", r"tidak lengkap: · tempat tinggal · bantuan tunai bulanan · asuransi kesehatan · dukungan psikososial · akses pendidikan · kohesi sosial · manajemen kasus yang terarah"),
    ("15 compact", BOTH, r"supports putting the Global Compact for Refugees into practice.*pressure on host countries.*self-reliant.*home country.*return safely and with dignity", r"mendukung pelaksanaan Global Compact for Refugees.*tekanan pada negara penerima.*mandiri.*negara asal.*aman dan bermartabat"),
    ("15 official name", OURS, r"official name is Global Compact on Refugees", r"Nama resmi.*Global Compact on Refugees"),
    ("16 other programmes", BOTH, r"trafficking in persons.*protect migrant workers.*disaster risk reduction and response.*integrated systems of border management", r"perdagangan orang.*pekerja migran.*risiko bencana dan menanggapinya.*perbatasan yang terpadu"),
    ("17 watch from", ID, r"Watch from 29 June 2023, 21:00 WIB", r"Mulai 29 Juni 2023, 21\.00 WIB"),
    ("17 other zones", OURS, r"Other zones 22:00 WITA, 23:00 WIT", r"Zona lain 22\.00 WITA, 23\.00 WIT"),
    ("17 UTC", OURS, r"29 June 2023, 14:00 UTC", r"29 Juni 2023, 14\.00 UTC"),
    ("17 on YouTube", BOTH, r"Watch on YouTube, IOM Indonesia", r"Tonton di YouTube, IOM Indonesia"),
    ("17 zone named", ID, r"The Indonesian release names the time zone, WIB \(UTC\+7\)", r"Rilis berbahasa Indonesia menyebut zona waktunya, yaitu WIB \(UTC\+7\)"),
    ("17 zone not named", EN, r"The English release says 9 pm on the same day and names no time zone", r"Rilis berbahasa Inggris menulis pukul 9 malam pada hari yang sama tanpa menyebut zona"),
    ("17 not the launch", NOWHERE, r"hour of the launch event is not stated", r"Jam acara peluncuran tidak disebutkan"),
    ("17 address not stated", NOWHERE, r"neither the channel’s address nor whether the videos are still online", r"tidak menyebut alamat kanalnya.*masih tersedia"),
    ("zones of the cities", OURS, r"Kupang is on WITA \(UTC\+8\).*Jakarta, Medan and Surabaya are on WIB", r"Kupang memakai WITA \(UTC\+8\).*Jakarta, Medan, dan Surabaya memakai WIB"),
    ("channel not confirmed", OURS, r"https://www\.youtube\.com/@IOMIndonesia Nobody has confirmed", r"https://www\.youtube\.com/@IOMIndonesia Belum ada yang memastikan"),
    ("18 contact", BOTH, r"Media contact.*Ayunda Pratama, IOM Indonesia, tel\. \+62 0811 1219 913 \(as printed\)", r"Narahubung media.*Ayunda Pratama, IOM Indonesia, telp\. \+62 0811 1219 913"),
    ("18 caution", OURS, r"may have changed.*not a help line", r"mungkin sudah berganti.*bukan layanan bantuan"),
    ("18 role, English", EN, r"National Media and Communication", r"National Media and Communication"),
    ("18 role, Indonesian", ID, r"Staff Nasional untuk Media dan Komunikasi", r"Staff Nasional untuk Media dan Komunikasi"),
    ("18 e-mail", ID, r"apratama@iom\.int", r"apratama@iom\.int"),
    ("19 goals", EN, r"3 Good Health and Well-Being · 10 Reduced Inequalities · 17 Partnerships for the Goals", r"3 Kehidupan Sehat dan Sejahtera · 10 Berkurangnya Kesenjangan · 17 Kemitraan"),
    ("20 name of the series", NOWHERE, r"give the series no name", r"tidak menyebut nama tersendiri"),
    ("20 of an episode", NOWHERE, r"What this episode is about, its length and its cast are not stated", r"Isi, durasi, dan pemeran episode ini tidak disebutkan"),
    ("20 date of the launch", NOWHERE, r"date, hour and place of the launch and the discussion are not stated.*its own date", r"Tanggal, jam, dan tempat peluncuran serta diskusi tidak disebutkan.*tanggalnya sendiri"),
    ("20 all of it", NOWHERE, r"name of the series.*single episode.*numbers, running times and cast.*director’s name.*languages and subtitles.*city.*channel’s address.*date, hour and place.*dates of the releases.*still online", r"nama serial.*setiap episode.*nomor, durasi, dan pemeran.*sutradara.*bahasa dan takarir.*kota.*alamat kanal.*tanggal, jam, dan tempat.*tanggal kedua rilis.*masih tersedia"),
    ("at that time", OURS, r"as it was at the time of the releases", r"sesuai dengan keadaan saat rilis terbit"),
    ("independence", OURS, r"not made by IOM, and IOM does not endorse it", r"bukan buatan IOM dan tidak didukung"),
    ("state of the texts", OURS, r"Nobody has reviewed these texts yet", r"Belum ada yang meninjau naskah ini"),
    ("source, English", EN, r"IOM Launches New Web Series.*https://indonesia\.iom\.int/news/", r"IOM Launches New Web Series.*https://indonesia\.iom\.int/news/"),
    ("source, Indonesian", ID, r"IOM Meluncurkan Serial Web Baru.*https://indonesia\.iom\.int/id/news/", r"IOM Meluncurkan Serial Web Baru.*https://indonesia\.iom\.int/id/news/"),
]  # fmt: skip

TITLES = "Burn the Past|The New Horizon|Trial of Happiness|Space Between Us|Pursuit of Knowledge"


@pytest.fixture(scope="module")
def walked(shipped_editions: tuple[Edition, ...]) -> dict[str, list[list[tuple[str, str]]]]:
    """The statements read off the screens, per language and entry, each with its mark."""
    found = {}
    with Terminal("--lang", shipped_editions[0].tag, size=LARGE.size) as terminal:
        for edition in shipped_editions:
            found[edition.tag] = _walk(terminal, edition)
            terminal.type(KEYS["home"] + "L")
    return found


def _walk(terminal: Terminal, edition: Edition) -> list[list[tuple[str, str]]]:
    entries = []
    listed = list(zip("12345", TITLES.split("|"), strict=True))
    terminal.wait(
        lambda: re.findall(rf"(\d)  ({TITLES})", terminal.text) == listed,
        "the five titles in the order of the releases",
    )
    for index in range(len(edition.entries)):
        if index:
            terminal.type(KEYS["down"])
        terminal.type("\r")
        entries.append(_statements(read_entry(terminal, edition, index, LARGE)))
        terminal.type(KEYS["left"])
    return entries


def _statements(lines: list[str]) -> list[tuple[str, str]]:
    """Join lines to statements: each starts at a mark in the margin."""
    found: list[tuple[str, str]] = []
    for line in lines[1:]:
        text, mark = line[: LARGE.measure.text].split(), line[LARGE.measure.text :].strip()
        if mark:
            found.append((" ".join(text), mark))
        elif text:
            before, known = found[-1]
            found[-1] = (" ".join([before, *text]), known)
    return found


@pytest.mark.parametrize(
    ("mark", "english", "indonesian"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS]
)
def test_the_fact_is_on_the_screen_with_its_mark_in_both_languages(
    walked: dict[str, list[list[tuple[str, str]]]], mark: str, english: str, indonesian: str
) -> None:
    for tag, pattern in (("en", english), ("id", indonesian)):
        wanted = OUR_MARK[tag] if mark == OURS else mark
        statements = [statement for entry in walked[tag] for statement in entry]
        matching = {found for text, found in statements if re.search(pattern, text)}
        assert matching == {wanted}, (tag, pattern)


def test_each_episode_has_its_place_and_the_meaning_of_its_title(
    walked: dict[str, list[list[tuple[str, str]]]],
) -> None:
    meanings = (
        *("Membakar Masa Lalu", "Cakrawala Baru", "Ujian Kebahagiaan"),
        *("Ruang di Antara Kita", "Menuntut Ilmu"),
    )
    for number, meaning in enumerate(meanings, 1):
        assert walked["en"][number - 1][0] == (f"{number} of the 5 listed", "EN ID")
        assert walked["id"][number - 1][:2] == [
            (f"Urutan ke-{number} dari 5 di daftar", "EN ID"),
            (f"Artinya {meaning}", "kami"),
        ]
