"""A second count of words, which shares nothing with the first: the words of a folder of plain texts.

    python3 independent_count.py FOLDER TERM…
    python3 independent_count.py concordance FOLDER WORD KEY…
    python3 independent_count.py FOLDER --statistics NODE FIELD VALUE SPREAD

Prints one JSON object: how often each word occurs in all texts, and for each year of metadata.csv its words and how
often each TERM occurs. With --statistics it prints the bigrams; the collocates of the word NODE, five words to each
side; the keyness of the texts whose FIELD in metadata.csv is VALUE against all others; the dispersion of the word SPREAD
over the texts; and the lexical diversity of each text. Texts are taken as one turn each.

A word is a run of letters and digits; an apostrophe, a full stop or a colon between two letters,
and an apostrophe, a full stop, a comma or a semicolon between two digits, do not end it. Case does not matter.

The second form prints where WORD occurs, each time as [file, number of the word from 0, the eight words before, the eight
words after], in the order of the words at KEY…, which are written as 1R or 2L.
"""

import collections
import csv
import json
import math
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
        pass
    # One of the inaugural addresses was written on a Chinese system.
    try:
        return raw.decode("big5")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


LABEL = re.compile(r"^([A-Z]\w*(?: [A-Z]\w*){0,3}): ", re.MULTILINE)


def without_labels(text):
    """The text without the names before colons at the heads of lines, where one of them stands again after another."""
    names = [match.group(1) for match in LABEL.finditer(text)]
    turns = [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]
    return LABEL.sub("", text) if len(set(turns)) < len(turns) else text


def words(text):
    text = without_labels(text)
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
def log2(x):
    return math.log(x) / math.log(2)


def likelihood(table):
    """G2 of two rows of two columns."""
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table)]
    if 0 in rows or 0 in columns:
        return None
    n = sum(rows)
    cells = [(k, (k * n - rows[i] * columns[j]) / (rows[i] * columns[j])) for i, row in enumerate(table) for j, k in enumerate(row)]
    return 2 * math.fsum(k * math.log1p(more) for k, more in cells if k)


def bigrams(texts):
    return collections.Counter(" ".join(pair) for text in texts for pair in zip(text, text[1:]))


def collocates(texts, node, reach):
    matches = 0
    joint, alone, lines = collections.Counter(), collections.Counter(), collections.Counter()
    for text in texts:
        alone.update(word for word in text if word != node)
        near = set()
        for place, word in enumerate(text):
            if word == node:
                matches += 1
                around = [at for at in range(place - reach, place + reach + 1) if 0 <= at < len(text) and text[at] != node]
                near.update(around)
                lines.update({text[at] for at in around})
        joint.update(text[at] for at in near)
    r1, n = sum(joint.values()), sum(alone.values())
    rows = {}
    for word, o11 in joint.items():
        c1 = alone[word]
        e11 = r1 * c1 / n
        o12, o21, o22 = r1 - o11, c1 - o11, n - r1 - c1 + o11
        rows[word] = {
            "o11": o11, "lines": lines[word], "c1": c1, "e11": e11,
            "mi": log2(o11 / e11), "mi3": log2(o11**3 / e11),
            "t": (o11 - e11) / math.sqrt(o11), "z": (o11 - e11) / math.sqrt(e11),
            "g2": likelihood([[o11, o12], [o21, o22]]),
            "dice": 2 * o11 / (matches + c1), "log_dice": 14 + log2(2 * o11 / (matches + c1)),
            "delta_p_21": o11 / r1 - o21 / (n - r1), "delta_p_12": o11 / c1 - o12 / (n - c1),
            "direction": "attracted" if o11 * n > r1 * c1 else "repelled",
        }
    return {"matches": matches, "n": n, "r1": r1, "rows": rows}


def deviation(parts):
    """DP over pairs of a frequency and a size."""
    freq, tokens = sum(v for v, _ in parts), sum(size for _, size in parts)
    return sum(abs(v / freq - size / tokens) for v, size in parts) / 2 if freq and len(parts) > 1 else None


def keyness(target, reference, least):
    counts = [[collections.Counter(text) for text in side] for side in (target, reference)]
    mine, theirs = (sum(side, collections.Counter()) for side in counts)
    c, d = sum(mine.values()), sum(theirs.values())
    rows = {}
    for word in mine | theirs:
        a, b = mine[word], theirs[word]
        if a + b < least:
            continue
        x, y = a or 0.5, b or 0.5
        ratio = log2((x / c) / (y / d))
        reach = 1.959964 * math.sqrt(1 / x - 1 / c + 1 / y - 1 / d) / math.log(2)
        g2 = likelihood([[a, c - a], [b, d - b]])
        rows[word] = {
            "freq_target": a, "freq_reference": b, "g2": g2, "p": math.erfc(math.sqrt(max(g2, 0) / 2)),
            "log_ratio": ratio, "log_ratio_low": ratio - reach, "log_ratio_high": ratio + reach,
            "pct_diff": (a / c - b / d) / (b / d) * 100 if b else None,
            "range_target": sum(word in text for text in counts[0]),
            "range_reference": sum(word in text for text in counts[1]),
            "dp_target": deviation([(text[word], sum(text.values())) for text in counts[0]]),
            "direction": "attracted" if a * (c + d) > (a + b) * c else "repelled",
        }
    # From the greatest p: the least of what the ranks from here on give.
    least_so_far = 1
    ranked = sorted(rows.values(), key=lambda row: row["p"])
    for rank in range(len(ranked), 0, -1):
        least_so_far = min(least_so_far, ranked[rank - 1]["p"] * len(ranked) / rank)
        ranked[rank - 1]["q"] = least_so_far
    return {"target": [len(target), c], "reference": [len(reference), d], "tested": len(rows), "rows": rows}


def dispersion(texts, term):
    parts = [(text.count(term), len(text)) for text in texts if text]
    freq, tokens, k = sum(v for v, _ in parts), sum(size for _, size in parts), len(parts)
    rates = [v / size for v, size in parts]
    mean = sum(rates) / k
    deviations = math.sqrt(sum((rate - mean) ** 2 for rate in rates) / k)
    shares = [rate / sum(rates) for rate in rates]
    dp = deviation(parts)
    places = [at for at, word in enumerate(word for text in texts for word in text) if word == term]
    gaps = [(after - before) % tokens or tokens for before, after in zip(places, places[1:] + places[:1])]
    even = tokens / freq
    return {
        "freq": freq, "parts": k, "range": sum(v > 0 for v, _ in parts),
        "juilland_d": 1 - deviations / mean / math.sqrt(k - 1),
        "dp": dp, "dp_norm": dp / (1 - min(size for _, size in parts) / tokens),
        "rosengren_s": sum(math.sqrt(v * size / tokens) for v, size in parts) ** 2 / freq,
        "carroll_d2": -sum(share * math.log(share) for share in shares if share) / math.log(k),
        "arf": sum(min(gap, even) for gap in gaps) / even,
    }


def run(text):
    """Factors of MTLD in one direction."""
    factors, types, tokens = 0.0, set(), 0
    for word in text:
        types.add(word)
        tokens += 1
        if len(types) / tokens < 0.72:
            factors, types, tokens = factors + 1, set(), 0
    return factors + ((1 - len(types) / tokens) / 0.28 if tokens else 0)


def diversity(text):
    counts, n = collections.Counter(text), len(text)
    long = n >= 100
    return {
        "tokens": n, "types": len(counts), "ttr": len(counts) / n,
        "mattr": sum(len(set(text[at:at + 100])) for at in range(n - 99)) / (n - 99) / 100 if long else None,
        "mtld": (n / run(text) + n / run(text[::-1])) / 2 if long else None,
        "hdd": sum(1 - math.comb(n - f, 42) / math.comb(n, 42) for f in counts.values()) / 42 if n >= 42 else None,
        "yule_k": 1e4 * (sum(f * f for f in counts.values()) - n) / n**2,
    }


folder, terms = pathlib.Path(sys.argv[1]), sys.argv[2:]
with open(folder / "metadata.csv", encoding="utf-8-sig", newline="") as table:
    fields = {row["filename"]: row for row in csv.DictReader(table)}
texts = {path.name: list(words(decoded(path))) for path in sorted(folder.glob("*.txt"))}
if terms[:1] == ["--statistics"]:
    node, field, value, spread = terms[1:]
    sides = [[text for name, text in texts.items() if (fields[name][field] == value) == mine] for mine in (True, False)]
    answer = {
        "bigrams": bigrams(texts.values()),
        "collocates": collocates(texts.values(), node, 5),
        "keyness": keyness(*sides, 3),
        "dispersion": dispersion(list(texts.values()), spread),
        "diversity": {name: diversity(text) for name, text in texts.items()},
    }
    json.dump(answer, sys.stdout)
    sys.exit()
total = collections.Counter()
years = {}
for name, text in texts.items():
    counts = collections.Counter(text)
    total += counts
    year = years.setdefault(fields[name]["date"][:4], collections.Counter())
    year["tokens"] += sum(counts.values())
    for term in terms:
        year["term " + term] += counts[term]
json.dump({"words": total, "years": years}, sys.stdout)
