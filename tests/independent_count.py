"""A second count of words, which shares nothing with the first: the words of a folder of plain texts.

    python3 independent_count.py FOLDER TERM…

Prints one JSON object: how often each word occurs in all texts, and for each year of metadata.csv its words and how
often each TERM occurs. A word is a run of letters and digits; an apostrophe, a full stop or a colon between two letters,
and an apostrophe, a full stop, a comma or a semicolon between two digits, do not end it. Case does not matter.
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
