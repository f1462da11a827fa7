### Compare.

compare-target = Compare
compare-target-hint = side:China
compare-reference = with
compare-reference-hint = all the rest
compare-swap = Swap
compare-swap-title = Compare the other way round
compare-import = Word list …
compare-import-title = Compare with a word list from a file: a word and its frequency in each line
compare-other-corpus = Another corpus …
compare-list-kept = The list stays on this page; a link to the view does not carry it.
compare-list-title = The word list is not in the link
compare-list-help = This view compares with a list that was read from a file, and files do not leave the computer that they are on. Choose the file above, or take its name away to compare with all the rest.
compare-sides = Sides of the comparison
compare-together = At least
compare-together-unit = times, both sides together
compare-range = in
compare-range-unit = documents
compare-typical = Keywords
compare-typical-both = of both sides
compare-typical-attracted = of the first side
compare-typical-repelled = of the second side
compare-term = Keyword
compare-term-title = By its normal form; all its lines are behind it
compare-freq-target = First
compare-freq-target-title = How often in the first side, the target
compare-freq-reference = Second
compare-freq-reference-title = How often in the second side, the reference
compare-log-ratio = Log ratio
compare-log-ratio-title = log₂((a / c) / (b / d)): 1 is twice as frequent in the first side, −1 half; a frequency of 0 is taken as 0.5 (Hardie 2014)
compare-low = from
compare-high = to
compare-interval-title = 95 % interval of the log ratio, if words were independent (Katz et al. 1978)
compare-g2 = G²
compare-g2-title = Log-likelihood G² = 2 · Σ O · ln(O / E) over the four cells: how surely the two sides differ (Dunning 1993)
compare-p = p
compare-p-title = p of G² with one degree of freedom, if words were independent
compare-q = q
compare-q-title = q: p as it has to be read where so many words are tested at once (Benjamini and Hochberg 1995)
compare-pct = %DIFF
compare-pct-title = %DIFF = (a/c − b/d) / (b/d) · 100; undefined where the second side lacks the word (Gabrielatos and Marchi 2011)
# The head of a column.
# Variables:
#   $side (String) - The name of the side, such as "Date: 2019".
compare-documents-of = Documents, { $side }

compare-range-target = Documents, first
compare-range-target-title = Documents of the first side with the word
compare-range-reference = second
compare-range-reference-title = Documents of the second side with the word
compare-dp = DP, first
compare-dp-title = How unevenly the word is spread over the documents of the first side: 0 evenly, towards 1 in few (Gries 2008)
compare-empty-title = No keyword is left
compare-empty-help = No word is as frequent in both sides together. Ask for less, or compare larger sides.
compare-begin-title = What does one part of the texts say more often than another?
compare-begin-help = Name the first side above by conditions, such as speaker:name or date:2020, or begin with one of these. Words that one side has more often than the other are its keywords.
compare-map = Each keyword by how often it occurs per million words: the farther from the line, the more typical of one side.

# A word of the plot, with how often it is in either side.
# Variables:
#   $word (String) - The word.
#   $first (String) - The first side.
#   $second (String) - The second side.
compare-point = { $word }: { $first } | { $second }

# Variables:
#   $filter (String) - The filter, as a chip names it.
compare-begin-with = { $filter } with all the rest

# "20,310 words in 24 documents with 78,440 words in 30 documents; 812 words tested".
# Variables:
#   $first (String) - The first side.
#   $second (String) - The second side.
#   $words (String) - How many words, with the noun.
compare-caption = { $first } compared with { $second }; { $words } tested

# Variables:
#   $words (String) - How many words, with the noun.
#   $documents (String) - How many documents, with the noun.
compare-side = { $words } in { $documents }

# Variables:
#   $name (String) - The name of the file.
#   $words (String) - How many words, with the noun.
compare-list = { $name }: { $words }

# Variables:
#   $line (String) - The number of the line.
compare-list-unreadable = The list cannot be read: line { $line } has no word with a frequency. Each line needs both, with a tab or a comma between them.

compare-log-ratio-low = Log ratio, from
compare-log-ratio-high = Log ratio, to
compare-frequency-target = Frequency, first
compare-frequency-reference = Frequency, second
compare-documents-reference = Documents, second
compare-in-too-few = No word is in so many documents.

# Variables:
#   $least (Number) - How often a word has to occur.
compare-too-rare = No word is at least { $least } times in both sides together.

compare-typical-alike = used alike by both
compare-shared = In both
compare-shared-title = Per million words, the lesser of the two rates: what both sides reach
compare-none-alike = No word’s rates are known to be alike: the 95 % interval of each log ratio goes beyond −0.5 or 0.5. It is narrower for frequent words and in larger sides.
compare-show-both = Show the words of both sides
