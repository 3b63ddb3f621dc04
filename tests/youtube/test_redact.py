"""No address and no number to call is left of what others wrote; dates and plain numbers are."""

from __future__ import annotations

import time

import pytest

from iomtui.youtube.redact import without_contacts
from iomtui.youtube.redacted_texts import description_of
from tests.support.examples import first

ADDRESSES = [
    "https://evil.example/path?q=1#x",
    "http://10.0.0.1:8080",
    "HTTPS://EVIL.EXAMPLE",
    "www.evil.example",
    "evil.xyz",
    "t.me/helprefugees",
    "wa.me/628111219913",
    "bit.ly/abc",
    "ｅｖｉｌ．ｃｏｍ",
    "evil。com",
    "evil․com",
    "пример.рф",
    "हिन्दी.भारत",
    "magnet://x",
    "192.168.1.1",
    "help@evil.example",
    "help＠evil.example",
    "@iom_help",
    "evil-.com",
    "evil .com",
    "evil. com",
    "evil . com",
    "evil. COM",
    "evil. co. id",
    "t. me/help",
    "evil..com",
    "evil[.]com",
    "evil(dot)com",
    "evil dot com",
    "evil titik com",
    "help (at) evil (dot) org",
    "help [AT] evil [DOT] org",
    "help ( at ) evil",
]

NUMBERS = [
    "+62 811 1219 913",
    "+62-811-1219-913",
    "(021) 5795 1275",
    "0811.1219.913",
    "08111219913",
    "0811 – 1219 – 913",
    "0811,1219,913",
    "0811, 1219, 913",
    "0812:3456:7890",
    "0812;3456;7890",
    "0812=3456=7890",
    "0812'3456'7890",
    "0812 & 3456 & 7890",
    "0812x3456x7890",
    "0812 x 3456 x 7890",
    "0812…3456…7890",
    "0̲8̲1̲2̲3̲4̲5",
    "08 | | 12 | | 34 | | 56",
    "20122016",
    "０８１１１２１９９１３",
    "٠٨١١١٢١٩٩١٣",
    "0⃣8⃣1⃣1⃣1⃣2⃣1⃣9⃣9⃣",
    "❶❷❸❹❺❻❼❽",
    "⓿❽❶❶",
    "⒏⒈⒈⒉⒊",
    "⑴⑵⑶⑷",
    "🄁🄂🄃",
    "ⅠⅠⅤ",
    "⑩ ⑪ ⑫",
    "0811\n1219\n913",
    "555-0123",
]


@pytest.mark.parametrize("contact", [*ADDRESSES, *NUMBERS])
def test_addresses_and_numbers_are_taken_out_of_a_sentence(contact: str) -> None:
    assert description_of(f"For help see ({contact}), day and night.") == (
        "For help see (…), day and night."
    )


@pytest.mark.parametrize(
    ("contact", "left"),
    [
        ("(evil).com", "(…"),
        ("'evil'.com", "'…"),
        ("evil.(com)", "…)"),
        ("evil.'com'", "…'"),
        ("help at evil dot org", "help at …"),
    ],
)
def test_of_an_address_in_pieces_enough_is_taken_out(contact: str, left: str) -> None:
    assert description_of(f"For help see {contact} or ask.") == f"For help see {left} or ask."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tel: 129 now", "Tel: … now"),
        ("hubungi 112 now", "hubungi … now"),
        ("Call us 1500 now", "Call us … now"),
        ("WhatsApp – 0811 now", "WhatsApp – … now"),
        ("HP911 now", "HP… now"),
        ("Hubungi kami di 14045", "Hubungi kami di …"),
        ("WA kami di 150 999", "WA kami di …"),
        ("Nomor darurat: 654321", "Nomor darurat: …"),
        ("Call us now on 654 321", "Call us now on …"),
        ("Hubungi nomor ini 110", "Hubungi nomor ini …"),
        ("hotline kami adalah 119", "hotline kami adalah …"),
        ("14045 adalah hotline kami", "… adalah hotline kami"),
        ("dial ⒈⒈⓪", "dial …"),
        ("Ｃａｌｌ 1 1 0", "Ｃａｌｌ …"),
        ("Call 11 and then 0", "Call … and then …"),
        ("Call in 1999, at 21.00", "Call in …, at …"),
        ("Telp. 1998", "Telp. …"),
        ("Hubungi kami. 1998", "Hubungi kami. …"),
        ("Call us! We answer on 14045.", "Call us! We answer on …."),
        ("WA\n\n14045 (IOM)\n125 families", "WA\n\n… (IOM)\n125 families"),
    ],
)
def test_short_numbers_are_taken_out_where_one_is_to_call_them(text: str, left: str) -> None:
    assert description_of(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "6,800 refugees, or 6.800.000 rupiah and 1,000,000 words",
        "6.800 pengungsi, 12,5% of 45.6 km, 1/2 and ½, 3 m² by 4 m",
        "On 29 June 2023 at 21.00 WIB, 2023-06-29, 29/06/2023 and 29.06.2023 21.00-22.00",
        "29 June 2023, 21:00-22:00, and 1:35 or 1:02:03 long",
        "The Convention of 1951 (2016–2023), Perpres 125/2016",
        "The 1951 Convention, the Protocol of 1967, 140 states",
        "Peraturan Presiden Nomor 125 Tahun 2016, 2021/2022, 2022/2023",
        "Episode 3 – 2023 – 40 min, 1080p, S01E05",
        "00:00 Night\n01:30 Morning\n12:10 End",
        "0:00\n1:35 Start",
        "They call it home. In 1951, at 21.00, 13,541 people came. Of them 125 stayed.",
        "A film that is called 999, and hubungan 125 keluarga",
        "Call for papers 20",
        "Who said so? They did... and so on, e.g. in the U.S., at 3.5 m.",
        "Ini film. Info lebih lanjut. Online. Me too. Jl. Raya, dr. Ali, 7 a.m. and 8 p.m.",
        "We met at noon (at home), at a dot on the map",
        "Episode 1 of 5, 40 min #refugees",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert description_of(text) == text


def seconds(text: str) -> float:
    """Return how long the processor takes for a text, at best."""
    times = []
    for _ in range(3):
        start = time.process_time()
        without_contacts(text)
        times.append(time.process_time() - start)
    return min(times)


@first(
    14,
    "piece",
    [
        *("1", "1 ", "1a", "1 x ", "1      ", "+", "+1", "(", "(1", "(+1)", "①", "100,", "2016 "),
        *(
            "29.06.2023 ",
            "12.345.678 ",
            "1.1.1",
            "08.11-",
            "a",
            "é",
            "a ",
            "a.",
            ". ",
            "a. ",
            ".(a",
        ),
        *("a@ ", "://", "(at)", "a (dot) ", " dot ", ". com", "co. ", "[ ", "…", "\n", "1\n"),
        *("hubungi", "call ", "call 1. ", "call a! 12 b. ", "nomor ", "tele", "reach us "),
    ],
)
def test_eight_times_as_much_takes_about_eight_times_as_long(piece: str) -> None:
    """Were it sought from every character again, it would be 64 times."""
    short, long = (f"9 {piece * (size // len(piece))} 9" for size in (2_000, 16_000))
    assert seconds(long) < 24 * seconds(short)
