#!/usr/bin/env python3
"""Makes src/text/words.bin from the tables of the crate unicode-segmentation:

    python3 scripts/words.py ~/.cargo/registry/src/*/unicode-segmentation-1.13.3/src/tables.rs

The table is one of runs: characters left out, characters less one, both as variable-length integers, and the number
of their class, with 32 added for pictures.
"""

import re
import sys
from itertools import groupby

# As CLASSES in src/text/words.rs.
CLASSES = [
    "Any", "ALetter", "Extend", "Numeric", "CR", "Double_Quote", "ExtendNumLet", "Format", "Hebrew_Letter", "Katakana",
    "LF", "MidLetter", "MidNum", "MidNumLet", "Newline", "Regional_Indicator", "Single_Quote", "WSegSpace", "ZWJ",
]
PICTURE = 32


def ranges(rust, prefix):
    for first, last, name in re.findall(rf"\('\\u\{{(\w+)\}}',\s*'\\u\{{(\w+)\}}',\s*{prefix}(\w+)\)", rust):
        yield range(int(first, 16), int(last, 16) + 1), name


def integer(value):
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return out


def main():
    rust = open(sys.argv[1], encoding="utf-8").read()
    words, rest = rust.split("pub mod word {")[1].split("pub mod emoji {")
    pictures = rest.split("pub mod sentence {")[0]
    kinds = {}
    for span, name in ranges(words, "WC_"):
        kinds.update(dict.fromkeys(span, CLASSES.index(name)))
    for span, _ in ranges(pictures, "EC_"):
        kinds.update((c, kinds.get(c, 0) | PICTURE) for c in span)
    out, end = bytearray(), 0
    for (_, kind), run in groupby(enumerate(sorted(kinds)), lambda pair: (pair[1] - pair[0], kinds[pair[1]])):
        run = [c for _, c in run]
        out += integer(run[0] - end) + integer(len(run) - 1) + bytes([kind])
        end = run[-1] + 1
    open("src/text/words.bin", "wb").write(out)


main()
