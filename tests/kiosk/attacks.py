"""Hostile input for a kiosk: keys, reports of terminals, broken bytes and floods.

Sources: xterm's ctlseqs, ECMA-48, the Linux console (console_codes(4)), the keyboard protocol of
kitty, and what is known to have ended, frozen or taken over other full-screen programs.
"""

from __future__ import annotations

import random
from string import ascii_lowercase

PLACES = {
    "list": b"",
    "reading": b"\r",
    "link": b"\r\r",
    "beside": b"\r\r\r",
    "sources": b"s",
    "help": b"?",
    "pin": b"\x05",
}
"""The keys that lead from the list to each page."""

MEGABYTE = 1_000_000
_FINALS = "ABCDEFHPQRSZ"
_STRINGS = {"osc": "]", "dcs": "P", "apc": "_", "pm": "^", "sos": "X"}

_TYPED: dict[str, str | bytes] = {
    # Every key of a keyboard, with every modifier.
    "letters": ascii_lowercase + ascii_lowercase.upper(),
    "signs": "".join(map(chr, range(0x20, 0x7F))),
    "ctrl_letters": bytes(range(1, 27)),
    "ctrl_signs": b"\x00\x1b\x1c\x1d\x1e\x1f\x7f",
    "alt_letters": "".join(f"\x1b{letter}" for letter in ascii_lowercase),
    "ctrl_alt_letters": b"".join(bytes((0x1B, code)) for code in range(1, 27)),
    "alt_as_eighth_bit": bytes(range(0xE1, 0xFB)),
    "arrows": "".join(f"\x1b[{end}" for end in _FINALS),
    "arrows_application": "".join(f"\x1bO{end}" for end in _FINALS),
    "keypad_application": "".join(f"\x1bO{chr(code)}" for code in range(0x40, 0x7F)),
    "keys_with_numbers": "".join(f"\x1b[{number}~" for number in range(40)),
    "keys_of_rxvt": "".join(f"\x1b[{number}{end}" for number in range(40) for end in "$^@"),
    "keys_of_linux": "".join(f"\x1b[[{chr(code)}" for code in range(0x40, 0x60)),
    "modifiers": "".join(f"\x1b[1;{number}{end}" for number in range(2, 17) for end in _FINALS),
    "modified_keys": "".join(
        f"\x1b[{key};{number}~" for number in range(2, 17) for key in range(1, 9)
    ),
    "modify_other_keys": "".join(f"\x1b[27;{m};{k}~" for m in (2, 5, 8) for k in range(128)),
    "kitty_no_character": "\x1b[1114112u",
    "kitty_surrogate": "\x1b[55296u\x1b[57343;5u",
    "kitty_events": "\x1b[97;5:3u\x1b[97::99;5:1;113u\x1b[57441;1:1u",
    "a_key_of_nothing": "\x1b[u\x1b[;u\x1b[0u\x1b[-1u",
    # Commands of the viewer that a kiosk does not have, and keys that end other programs.
    "search": "/refugee\r\x1b",
    "palette": "\x10quit\r",
    "quit": "qQ",
    "ctrl_q": "\x11",
    "ctrl_c": "\x03" * 20,
    "ctrl_d": "\x04" * 20,
    "ctrl_z": "\x1a" * 20,
    "ctrl_backslash": "\x1c" * 20,
    "ctrl_s_and_no_ctrl_q": "\x13",
    "ctrl_v_takes_the_next": "\x16\x03\x16\x1b",
    "every_command_twice": "lLf=csoy?tqk j1230\t\x1b[Z" * 2,
    # What people type who know computers.
    "vi": ":q!\r:wq\rZZ:!sh\r",
    "shell": "exit\rlogout\rsh\rreboot\r",
    "sysrq": "\x1b[43~\x1b[[5~\x1b\x1b[29~",
    "console_switch": "\x1b\x1bOP\x1b[1;3P\x1b[1;7Q\x1b[25~",
    "injection": "$(reboot)`id`;${HOME}%s%n%x{0}{{7*7}}",
    # Reports of a mouse, whether or not one is allowed.
    "x10": b"\x1b[M !!\x1b[M#!!\x1b[M\xff\xff\xff",
    "x10_cut_off": b"\x1b[M \x1b[M",
    "sgr_everywhere": "".join(
        f"\x1b[<0;{x};{y}{end}" for y in range(1, 26) for x in range(1, 82, 8) for end in "Mm"
    ),
    "sgr_buttons": "".join(f"\x1b[<{code};9;9{end}" for code in range(256) for end in "Mm"),
    "sgr_wheel": "\x1b[<64;40;12M" * 30 + "\x1b[<65;40;12M" * 60,
    "sgr_key_bar": "".join(f"\x1b[<0;{x};24M\x1b[<0;{x};24m" for x in range(1, 81)),
    "sgr_outside": "".join(
        f"\x1b[<0;{cell}{end}"
        for cell in ("0;0", "81;1", "1;25", "999;999", "1001;1", "9999;9")
        for end in "Mm"
    ),
    "sgr_huge": f"\x1b[<0;{10**20};{10**20}M\x1b[<{10**30};1;1m",
    "sgr_malformed": "\x1b[<M\x1b[<;;M\x1b[<0;1M\x1b[<0;1;1;1m\x1b[<-1;-1;-1M\x1b[<0;1:2;1M",
    "urxvt": "\x1b[32;10;10M\x1b[35;10;10M\x1b[96;999;999M",
    "highlight_tracking": b"\x1b[t!!\x1b[T!!!!!!",
    # Answers of terminals that nobody asked for.
    "focus": "\x1b[I\x1b[O" * 20,
    "in_band_resize": "\x1b[48;9999;9999;1;1t",
    "device_attributes": "\x1b[?62;1;2;4c\x1b[>41;354;0c\x1b[=0c\x1bP!|00000000\x1b\\",
    "cursor_position": "\x1b[1;1R\x1b[9999;9999R\x1b[?1;1;1R",
    "xtversion": "\x1bP>|XTerm(390)\x1b\\",
    "modes": "".join(
        f"\x1b[?{mode};{way}$y" for mode in (7, 25, 1049, 2026, 2048, 9) for way in range(6)
    ),
    "colours": "\x1b]10;rgb:ffff/ffff/ffff\x1b\\\x1b]11;rgb:0000/0000/0000\x07\x1b]4;1;#fff\x07",
    "termcap": "\x1bP1+r544e=787465726d\x1b\\\x1bP0+r\x1b\\\x1bP1$r0m\x1b\\",
    "kitty_graphics": "\x1b_Gi=1;OK\x1b\\\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\",
    # Command strings, with and without an end.
    "clipboard": "\x1b]52;c;aGFja2Vk\x07\x1b]52;c;?\x1b\\",
    "link": "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x1b\\",
    "title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\\x1b[21t\x1b[22t\x1b[23t",
    "linux_palette": "\x1b]P0ff0000\x1b]R",
    **{f"{name}_unclosed": f"\x1b{begin}52;c;q\x03\x11jjj" for name, begin in _STRINGS.items()},
    **{f"{name}_huge_unclosed": f"\x1b{begin}" + "A" * 20_000 for name, begin in _STRINGS.items()},
    "c1_strings": "\x9d52;c;aGk=\x9c\x90q\x9c\x9fq\x9c\x9eq\x9c\x98q\x9c",
    "string_cancelled": "\x1b]0;a\x18\x1bPb\x1a\x1b]c\x1b[A",
    # Pasted texts, as a terminal marks them.
    "paste_unclosed": "\x1b[200~" + "j" * 100,
    "paste_unopened": "\x1b[201~" * 20,
    "paste_controls": b"\x1b[200~" + bytes(range(256)) + b"\x1b[201~",
    "paste_resize": "\x1b[200~\x1b[48;9999;9999;1;1t\x1b[201~",
    "paste_large": "\x1b[200~" + "quit\r\x03" * 20_000 + "\x1b[201~",
    "paste_end_cut_off": "\x1b[200~abc\x1b[201",
    # Bytes that are not UTF-8.
    "lone_continuation": b"\x80\xbf\xa0",
    "lone_lead": b"\xc3\xe2\xf0",
    "cut_off_2": b"\xc3",
    "cut_off_3": b"\xe2\x82",
    "cut_off_4": b"\xf0\x9f\x98",
    "cut_off_then_key": b"\xe2\x82j\xf0\x9f\x1b[B",
    "overlong": b"\xc0\x80\xc1\xbf\xe0\x80\xaf\xf0\x80\x80\xaf\xc0\x9b[A",
    "surrogates": b"\xed\xa0\x80\xed\xbf\xbf\xed\xa0\xbd\xed\xb8\x80",
    "beyond_unicode": b"\xf4\x90\x80\x80\xf5\x80\x80\x80\xf8\x88\x80\x80\x80",
    "every_byte": bytes(range(256)) * 4,
    # Control characters.
    "nulls": b"\x00" * 4000,
    "c0": bytes(range(32)) * 10,
    "c0_in_sequences": b"".join(b"\x1b[1" + bytes((code,)) + b"A" for code in range(32)),
    "c1": "".join(map(chr, range(0x80, 0xA0))),
    "c1_sequences": "\x9bA\x9b48;9999;9999;1;1t\x9b200~\x8fP",
    "resets": "\x1bc\x1b[!p\x1b[?1049l\x1b[?25h\x1b[2J\x1b#8\x1b(0\x1b%G",
    "shifts": "\x0e\x0f\x1bn\x1bo\x1bN\x1bO\x1b~",
    "set_modes": "\x1b[?2004h\x1b[?1003h\x1b[?1006h\x1b[>4;2m\x1b[=1;1u\x1b[?9001h",
    "deletes": b"\x7f\x08" * 500,
    "bells": b"\x07" * 500,
    "escape_and_any": b"".join(b"\x1b" + bytes((code,)) for code in range(256)),
    "csi_and_any": b"".join(b"\x1b[" + bytes((code,)) for code in range(256)),
    "ss3_and_any": b"".join(b"\x1bO" + bytes((code,)) for code in range(256)),
    "csi_private_and_any": b"".join(b"\x1b[?1" + bytes((code,)) for code in range(256)),
    # Characters that are hard to draw.
    "emoji": "😀👩‍👩‍👧‍👦🏳️‍🌈🇮🇩" * 20,
    "combining": "e" + "\u0301" * 1000,
    "bidi": "\u202e\u2066\u2067\u2068\u2069\u202a\u202c\u200f\u061c",
    "invisible": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\U000e0041\ufe0f",
    "line_separators": "\u2028\u2029\x85\x0b\x0c",
    "private_and_unassigned": "\ue000\U000f0000\U0010ffff\ufffe\uffff\u0378",
    # Markup of Textual.
    "markup_close": "[/x][/]",
    "markup_click": "[@click=app.quit]q[/]",
    "markup_link": "[link=file:///etc/passwd]x[/link]",
    # Input for the PIN box; without one, the keys do what they usually do.
    "pin_open_and_close": "\x05" * 51,
    "pin_languages": "\x05" + "l\x1bOQ" * 20,
    "pin_letters": "\x05letters!?/=\r\r\r",
    "pin_ten_thousand_digits": "\x05" + "7" * 10_000 + "\r",
    "pin_backspaces": "\x05" + "\x7f\b" * 30 + "1\x7f\r",
    "pin_empty": "\x05" + "\r" * 40,
    "pin_other_digits": "\x05٤٨٢٩١٥\r",
    "pin_pasted": "\x05\x1b[200~111222\x1b[201~\r",
    "pin_commands": "\x05/\x10qoyt?=cs\t\x03\x1a\x1c\x11",
    "pin_wrong_once": "\x05111222\r",
    "pin_up_to_the_lock": "\x05" + "111222\r" * 6,
    "pin_locked": "\x05" + "111222\r" * 7,
    # Sequences that are longer or odder than any valid one.
    "parameters_many": "\x1b[" + "1;" * 10_000 + "A",
    "parameter_long": "\x1b[" + "9" * 20_000 + "A",
    "parameter_long_unclosed": "\x1b[" + "9" * 20_000,
    "parameters_odd": "\x1b[;;;;A\x1b[1:2:3A\x1b[<=>?A\x1b[1;A\x1b[;5A\x1b[1;0A\x1b[1;-2A",
    "modifier_huge": f"\x1b[1;{10**18}A\x1b[{10**18}~",
    "sequence_in_sequence": "\x1b[1;\x1b[1;\x1b[A\x1bO\x1b[B",
    # More than anybody can type, at once.
    "flood_one_key": b"j" * MEGABYTE,
    "flood_language": b"0" * (MEGABYTE // 10),
    "flood_arrows": b"\x1b[B\x1b[A" * (MEGABYTE // 6),
    "flood_escape": b"\x1b" * MEGABYTE,
    "flood_brackets": b"\x1b[" * (MEGABYTE // 2),
    "flood_random": random.Random(20230629).randbytes(MEGABYTE),
    "flood_clicks": b"\x1b[<0;40;8M\x1b[<0;40;8m" * (MEGABYTE // 40),
    "flood_emoji": "👩‍👩‍👧‍👦".encode() * (MEGABYTE // 25),
    "flood_pin": b"\x051\r" * (MEGABYTE // 30),
}

ATTACKS = {
    name: typed.encode() if isinstance(typed, str) else typed for name, typed in _TYPED.items()
}
"""What is typed at a kiosk in each attack, by the name of the attack."""
