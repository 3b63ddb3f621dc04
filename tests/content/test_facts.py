"""Every fact of the two releases is on the screens of the real program.

Each row is one fact, what a reader of each language must find, and the marks beside it.
"""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from iomtui.catalogue.edition import Edition
from tests.support.reading import LARGE, read_entry
from tests.support.terminal import KEYS, Terminal

BOTH, EN, ID, OURS, NOWHERE, NO_MARK = "EN ID", "EN", "ID", "editors", "–", ""
"""The marks; what the program itself adds has none."""
HOW_TO_WATCH = ("How to watch", "Cara menonton")
OUR_MARK = {"en": "editors", "id": "redaksi"}

FACTS: list[tuple[str, str, str, str]] = [
    ("1 launched", BOTH, r"web series in five episodes, launched by the International Organization for Migration \(IOM\)", r"serial web lima episode yang diluncurkan oleh Organisasi Internasional untuk Migrasi \(IOM\)"),
    ("1 place", BOTH, r"Below the headline, both releases name a place: Jakarta, Indonesia", r"Di bawah judulnya, kedua rilis mencantumkan tempat: Jakarta, Indonesia"),
    ("2 listed, not numbered", BOTH, r"list the episodes in the order shown here and do not number them.*English in both", r"urutan seperti di sini, tanpa nomor.*berbahasa Inggris"),
    ("3 aim", BOTH, r"understand the issues that refugees and asylum seekers in Indonesia commonly face.*social cohesion between local people, refugees and asylum seekers", r"memahami masalah yang umum dihadapi pengungsi dan pencari suaka di Indonesia.*kohesi sosial antara masyarakat setempat, pengungsi, dan pencari suaka"),
    ("3 social cohesion", OURS, r"“Social cohesion” means living together well", r"“Kohesi sosial” berarti hidup bersama dengan rukun"),
    ("4 real experience", BOTH, r"inspired by what refugees and asylum seekers really experienced. For nearly ten years, these people had sought protection in various parts of Indonesia", r"diilhami pengalaman nyata pengungsi dan pencari suaka.*Selama hampir sepuluh tahun.*telah mencari perlindungan di berbagai daerah di Indonesia"),
    ("5 life stories", BOTH, r"lives of their main characters. They mix with the people around them and live side by side with them", r"kehidupan para tokoh utama, yang bergaul dan hidup berdampingan dengan warga di sekitar mereka"),
    ("6 four cities", BOTH, r"Produced in Jakarta, Medan, Kupang and Surabaya \(series as a whole\)", r"Diproduksi di Jakarta, Medan, Kupang, dan Surabaya \(untuk seluruh serial\)"),
    ("7 with refugees", EN, r"made together with refugees in IOM’s care", r"dibuat bersama pengungsi yang didampingi IOM"),
    ("8 Josh Hart", BOTH, r"Both of IOM’s press releases quote its Senior Programme Coordinator, Josh Hart", r"Kedua rilis pers IOM mengutip Koordinator Program Senior IOM, Josh Hart"),
    ("8 his post, as printed", ID, r"prints Josh Hart’s post as “Senior Koordinator Program”", r"jabatan Josh Hart sebagai “Senior Koordinator Program”"),
    ("8 hope, English", EN, r"The hope is that the series helps local communities to understand refugees and asylum seekers better.*good qualities they bring.*difficulties they meet", r"Harapannya.*lebih memahami pengungsi dan pencari suaka.*sifat-sifat baik yang mereka bawa.*kesulitan"),
    ("8 hope, Indonesian", ID, r"The hope is that.*can live side by side with refugees and asylum seekers.*able to help them while they are in Indonesia", r"Harapannya.*dapat hidup berdampingan dengan pengungsi dan pencari suaka.*dapat membantu mereka selama di Indonesia"),
    ("9 convention, and an example", BOTH, r"Indonesia has not signed the 1951 Refugee Convention. Even so.*generosity as an example in the region.*willingness to receive refugees during the wait for durable solutions", r"Indonesia tidak menandatangani Konvensi Pengungsi 1951. Meski begitu.*kemurahan hati.*contoh di kawasan.*kesediaan menerima pengungsi yang menunggu solusi jangka panjang"),
    ("9 example, English", EN, r"In the English release, Josh Hart calls Indonesians’ generosity and willingness to receive refugees an example in the region", r"Dalam rilis berbahasa Inggris, Josh Hart menyebut kemurahan hati masyarakat Indonesia dan kesediaannya menerima pengungsi sebagai contoh di kawasan"),
    ("9 example, Indonesian", ID, r"In the Indonesian release, he says that both can be a good example there", r"Dalam rilis berbahasa Indonesia.*dapat menjadi contoh yang baik"),
    ("9 durable solutions", OURS, r"“Durable solutions” are lasting ways to live in safety", r"“Solusi jangka panjang” berarti jalan keluar"),
    ("10 online event", BOTH, r"was to take place online, followed by a film discussion", r"Menurut rencana, serial ini diluncurkan secara daring, lalu dilanjutkan dengan diskusi film"),
    ("10 guests", BOTH, r"actors, both refugees and non-refugees.*film director.*experts from IOM", r"aktor, baik pengungsi maupun bukan.*sutradara film.*ahli dari IOM"),
    ("10 experience", BOTH, r"experience of work with refugees and local people for stronger social cohesion", r"pengalaman bekerja bersama pengungsi dan masyarakat setempat untuk memperkuat kohesi sosial"),
    ("10 today", ID, r"launched on the day of that release", r"diluncurkan pada hari rilis itu terbit"),
    ("11 psychological toll", BOTH, r"what a long wait does to refugees’ minds. They wait while they look for durable solutions", r"dampak psikologis yang dialami pengungsi.*lama menunggu sambil mencari solusi jangka panjang"),
    ("12 refugees assisted", BOTH, r"When the releases appeared, IOM Indonesia was helping more than 6,800 refugees who had come to Indonesia from abroad", r"Ketika kedua rilis terbit, pengungsi dari luar negeri yang dibantu IOM Indonesia di negara ini berjumlah lebih dari 6\.800 orang"),
    ("13 regulation", BOTH, r"in line with an Indonesian rule: Presidential Regulation No\. 125 of 2016 on the Handling of Foreign Refugees", r"Peraturan Presiden \(Perpres\) Nomor 125 Tahun 2016 tentang Penanganan Pengungsi dari Luar Negeri"),
    ("14 help", BOTH, r"This help includes: · shelter · health insurance · monthly cash assistance · access to education · psychosocial support · social cohesion · targeted case management", r"antara lain mencakup hal-hal berikut: · tempat tinggal · asuransi kesehatan · bantuan tunai bulanan · akses pendidikan · dukungan psikososial · kohesi sosial · manajemen kasus terarah"),
    ("14 education", BOTH, r"IOM’s help for refugees includes access to education", r"Bantuan IOM bagi pengungsi mencakup akses pendidikan"),
    ("15 compact", BOTH, r"supports putting the Global Compact for Refugees into practice.*lighten the load on the countries that receive refugees.*self-reliant.*home countries.*go back safely and with dignity", r"mendukung pelaksanaan Global Compact for Refugees.*beban negara penerima.*mandiri.*negara asal.*aman dan bermartabat"),
    ("15 official name", OURS, r"official name is Global Compact on Refugees", r"Nama resminya Global Compact on Refugees"),
    ("16 other programmes", BOTH, r"human trafficking.*protect migrant workers.*disaster risks and respond to disasters.*integrated border management", r"perdagangan orang.*pekerja migran.*tanggap bencana dan pengurangan risiko.*perbatasan terpadu"),
    ("17 watch from", BOTH, r"^Watch from 29 June 2023, 21:00$", r"^Tonton mulai 29 Juni 2023, 21\.00$"),
    ("17 zone", ID, r"^Time zone WIB$", r"^Zona waktu WIB$"),
    ("17 no zone", EN, r"The English release says 9 pm and names no time zone", r"Rilis berbahasa Inggris menulis pukul 9 malam tanpa menyebutkan zona waktu"),
    ("17 other zones", OURS, r"Other zones 22:00 WITA, 23:00 WIT", r"Zona lain 22\.00 WITA, 23\.00 WIT"),
    ("17 UTC", OURS, r"29 June 2023, 14:00 UTC", r"29 Juni 2023, 14\.00 UTC"),
    ("17 on YouTube", BOTH, r"Watch on IOM Indonesia’s channel on YouTube", r"Tonton di kanal YouTube IOM Indonesia"),
    ("17 address not stated", NOWHERE, r"^IOM’s press releases do not give the channel’s address", r"^Kedua rilis pers IOM tidak mencantumkan alamat kanalnya"),
    ("17 still online, unchecked", OURS, r"editors have not checked whether the videos are still online", r"Redaksi belum memeriksa apakah videonya masih ada di internet"),
    ("17 unchecked, of an episode", NO_MARK, r"How to watch On YouTube, look for: IOM Indonesia Burn the Past Still there\? Not checked", r"Cara menonton Cari di YouTube: IOM Indonesia Burn the Past Masih ada\? Belum diperiksa"),
    ("zones of the cities", OURS, r"Kupang is on WITA \(UTC\+8\).*Jakarta, Medan and Surabaya are on WIB", r"Kupang memakai WITA \(UTC\+8\).*Jakarta, Medan, dan Surabaya memakai WIB"),
    ("channel not confirmed", OURS, r"https://www\.youtube\.com/@IOMIndonesia Nobody has confirmed", r"https://www\.youtube\.com/@IOMIndonesia Alamat ini belum dipastikan kebenarannya"),
    ("18 contact", BOTH, r"Media contact.*Ayunda Pratama, IOM Indonesia, tel\. \+62 0811 1219 913 \(as printed\)", r"Narahubung media.*Ayunda Pratama, IOM Indonesia, telp\. \+62 0811 1219 913"),
    ("18 caution", OURS, r"may have changed since.*not a help line", r"Narahubung ini mungkin sudah berganti.*bukan layanan bantuan"),
    ("18 role, English", EN, r"National Media and Communication", r"National Media and Communication"),
    ("18 role, Indonesian", ID, r"Staff Nasional untuk Media dan Komunikasi", r"Staff Nasional untuk Media dan Komunikasi"),
    ("18 e-mail", ID, r"apratama@iom\.int", r"apratama@iom\.int"),
    ("19 goals", EN, r"Goal 3: Good Health and Well-Being · Goal 10: Reduced Inequalities · Goal 17: Partnerships for the Goals", r"Tujuan 3: Kehidupan Sehat dan Sejahtera · Tujuan 10: Berkurangnya Kesenjangan · Tujuan 17: Kemitraan"),
    ("place in the list", BOTH, r"^Episode list: 3 of 5$", r"^Daftar episode: 3 dari 5$"),
    ("meaning of a title", OURS, r"Meaning Happiness put to the test", r"Arti judul Ujian Kebahagiaan"),
    ("question", OURS, r"To talk about What keeps people happy in hard times\? The question comes from the title", r"Bahan obrolan Apa yang membuat orang tetap bahagia pada masa sulit\? Pertanyaannya dari judul"),
    ("of all episodes", NO_MARK, r"From IOM’s press releases on the whole series:", r"Dari rilis pers IOM tentang seluruh serial:"),
    ("20 of an episode", NOWHERE, r"do not say what happens in this episode, how long it is or who acts in it", r"tidak menyebutkan jalan cerita, durasi, ataupun pemeran episode ini"),
    ("20 of the launch", NOWHERE, r"do not name the date, hour or platform of the launch.*bear no date", r"tanggal, jam, ataupun layanan daring untuk peluncuran itu.*tidak bertanggal"),
    ("20 all of it", NOWHERE, r"name of the series.*single episode.*numbers, running times and cast.*director’s name.*languages and subtitles.*city.*channel’s address.*date, hour and platform.*dates of the releases", r"nama serial.*setiap episode.*nomor, durasi, dan pemeran.*sutradara.*bahasa dan takarir.*kota.*alamat kanal.*tanggal, jam, dan layanan daring.*tanggal kedua rilis"),
    ("at that time", OURS, r"describe the time of IOM’s press releases. The only full date in them is 29 June 2023", r"keadaan saat kedua rilis pers IOM terbit. Satu-satunya tanggal lengkap di dalamnya ialah 29 Juni 2023"),
    ("own words", OURS, r"retold in the editors’ own words", r"ditulis ulang dengan kata-kata redaksi sendiri"),
    ("independence", OURS, r"not made or endorsed by IOM", r"bukan buatan IOM dan tidak didukung secara resmi"),
    ("state of the texts", OURS, r"Nobody has reviewed these texts yet", r"Belum ada yang meninjau teks ini"),
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
    """Join lines to statements: each starts at a mark in the margin, or after an empty line.

    How to watch has neither.
    """
    found: list[tuple[str, str]] = []
    starts = True
    for line in lines[1:]:
        text, mark = line[: LARGE.measure.text].split(), line[LARGE.measure.text :].strip()
        if mark or (text and starts) or line.startswith(HOW_TO_WATCH):
            found.append((" ".join(text), mark))
        elif text:
            before, known = found[-1]
            found[-1] = (" ".join([before, *text]), known)
        starts = not text and not mark
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


def test_episodes_begin_alike_and_share_what_the_stories_tell_and_what_is_not_stated_only(
    shipped_editions: tuple[Edition, ...],
) -> None:
    head = [":place", ":gloss", ":search", ":question", ":about-question", ":over-statements"]
    for edition in shipped_editions:
        assert all([block.id for block in each.blocks][:6] == head for each in edition.episodes)
        for one, other in combinations(edition.episodes, 2):
            shared = [
                each.id for each in one.blocks if each.attribution.marks and each in other.blocks
            ]
            assert shared == ["stories", "episode-not-stated"]
