"""A second count of words, which shares nothing with the first: the words of a folder of plain texts.

    python3 independent_count.py FOLDER TERM…
    python3 independent_count.py concordance FOLDER WORD KEY…

Prints one JSON object: how often each word occurs in all texts, and for each year of metadata.csv its words and how
often each TERM occurs. A word is a run of letters and digits; an apostrophe, a full stop or a colon between two letters,
and an apostrophe, a full stop, a comma or a semicolon between two digits, do not end it. Case does not matter.

The second form prints where WORD occurs, each time as [file, number of the word from 0, the eight words before, the eight
words after], in the order of the words at KEY…, which are written as 1R or 2L.
"""

import collections
import csv
import json
import pathlib
import re
import sys
import unicodedata

LETTER = r"[^\W\d_]"
WORD = re.compile(rf"(?:\w|(?<={LETTER})['‘’.:](?={LETTER})|(?<=\d)['‘’.,;](?=\d))+")


def decoded(path):
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def words(text):
    for match in WORD.finditer(unicodedata.normalize("NFC", text)):
        word = unicodedata.normalize("NFKC", match.group().casefold())
        if any(sign.isalnum() for sign in word):
            yield re.sub("[‘’]", "'", word)


def concordance(folder, word, keys):
    lines = []
    for path in sorted(folder.glob("*.txt"), key=lambda path: path.name):
        text = list(words(decoded(path)))
        for at in (at for at, found in enumerate(text) if found == word):
            order = []
            for key in keys:
                place = at + int(key[:-1]) * (1 if key.endswith("R") else -1)
                order.append(text[place] if 0 <= place < len(text) else "")
            lines.append((order, [path.name, at, text[max(at - 8, 0) : at], text[at + 1 : at + 9]]))
    return [line for _, line in sorted(lines, key=lambda line: line[0])]


if sys.argv[1] == "concordance":
    json.dump(concordance(pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4:]), sys.stdout)
    sys.exit()

folder, terms = pathlib.Path(sys.argv[1]), sys.argv[2:]
with open(folder / "metadata.csv", encoding="utf-8-sig", newline="") as table:
    year_of = {row["filename"]: row["date"][:4] for row in csv.DictReader(table)}
total = collections.Counter()
years = {}
for path in sorted(folder.glob("*.txt")):
    counts = collections.Counter(words(decoded(path)))
    total += counts
    year = years.setdefault(year_of[path.name], collections.Counter())
    year["tokens"] += sum(counts.values())
    for term in terms:
        year["term " + term] += counts[term]
json.dump({"words": total, "years": years}, sys.stdout)
