"""Words whose spelling needs several combining marks in a row, or joiners."""

from __future__ import annotations

import unicodedata

SPELLINGS = {
    "Arabic": "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f\u064c",
    "Bengali": "\u09b0\u200d\u09cd\u09af\u09be\u09ac",
    "Burmese": "\u1019\u103c\u102d\u102f\u1037",
    "Greek": unicodedata.normalize("NFD", "ᾧ ἀνθρώπῳ"),
    "Hebrew": "\u05d1\u05b0\u05bc\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u0596\u05d9\u05ea",
    "Hebrew, marks in an order of their own": "\u05dc\u05b7\u034f\u05bd\u05d0",
    "Hindi": "\u0915\u094d\u200c\u0937",
    "Khmer": "\u1794\u17ca\u200c\u17b8",
    "Malayalam": "\u0d28\u0d4d\u200d",
    "Mongolian": "\u182c\u1820\u1837\u180e\u1820",
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Persian, joiner after a mark": "\u062e\u0627\u0646\u0647\u0654\u200c\u0645\u0646",
    "Persian, joiner at the end": "\u06f1\u06f4\u06f0\u06f2 \u0647\u200d.",
    "Quranic": "\u06dd\u0661",
    "Rohingya": "\U00010d0c\U00010d1f\U00010d07\U00010d24\U00010d1d",
    "Sinhala": "\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0dbd\u0d82\u0d9a\u0dcf",
    "Tai Tham": "\u1a48\u1a60\u1a45\u1a62\u1a60\u1a54\u1a60\u1a2f\u1a66",
    "Thai": "\u0e19\u0e49\u0e33 \u0e1b\u0e39\u0e48",
    "Tibetan": "\u0f56\u0f62\u0f92\u0fb1\u0f51 \u0f68\u0f7c\u0f7e",
    "Vietnamese": unicodedata.normalize("NFD", "Việt Nữ"),
}
