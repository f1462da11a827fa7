### Dispersion, in Trends, and diversity, in Documents.

spread-show = Show
spread-of-trends-default = frequency
spread-of-trends-heat = frequency as a heat map
spread-of-trends-dispersion = how evenly it is spread
spread-of-documents-default = the catalogue
spread-of-documents-diversity = how rich the words are
spread-order-title = In the order of the corpus, or of the field

## Dispersion.

spread-across = Over
spread-documents = documents
spread-part = Part
spread-tokens = Words
spread-freq = Matches
spread-strip = Where in it
spread-strip-title = From the first word of the document at the left to its last at the right; at most 400 matches are drawn
spread-no-value = (none)
spread-none-title = No part has words
spread-none-help = Nothing is left in view. Take a filter away.

## Name, formula, of each measure, in their order.

spread-measure-matches = Matches
spread-measure-matches-title = How many matches the parts have together
spread-measure-range = Range
spread-measure-range-title = Parts with at least one match, of all parts
spread-measure-juilland-d = Juilland’s D
spread-measure-juilland-d-title = 1 − V / √(n − 1), V the coefficient of variation of the rates of the n parts; 1 is evenly (Juilland and Chang-Rodríguez 1964)
spread-measure-dp = DP
spread-measure-dp-title = ½ Σ |share of the matches − share of the words|; 0 is evenly, towards 1 is in few parts (Gries 2008)
spread-measure-dp-norm = DPnorm
spread-measure-dp-norm-title = DP / (1 − smallest share of the words), so that 1 is the most uneven there is (Lijffijt and Gries 2012)
spread-measure-rosengren-s = Rosengren’s S
spread-measure-rosengren-s-title = (Σ √(share of the words · matches))² / all matches; 1 is evenly (Rosengren 1971)
spread-measure-carroll-d2 = Carroll’s D₂
spread-measure-carroll-d2-title = The entropy of the rates over log₂ n; 1 is evenly (Carroll 1970)
spread-measure-arf = ARF
spread-measure-arf-title = Average reduced frequency: matches that lie close together count as less than one each; it needs no parts (Savický and Hlaváčová 2002)
spread-all-lines = Show all matches as lines

# A chip: only the matches in one of the parts.
# Variables:
#   $number (String) - Which one it is, counted from 1.
#   $all (String) - How many there are in all.
spread-run = Part { $number } of { $all } equal parts

# Variables:
#   $count (String) - How many there are.
spread-parts = { $count } equal parts

# "312 matches in 48 of 54 documents".
# Variables:
#   $matches (String) - How many matches, with the noun.
#   $range (String) - How many parts have a match.
#   $parts (String) - How many parts there are.
#   $words (String) - How many words, with the noun.
spread-caption = { $matches } in { $range } of { $parts } parts, which have { $words }

## Diversity.

spread-document = Document
spread-all = All in view
spread-types = Different words
spread-ttr = TTR
spread-ttr-title = Type–token ratio: different words over words. It falls with length: compare texts of like length only
spread-mattr = MATTR
spread-mattr-title = Moving-average type–token ratio: the mean over all windows of 100 words (Covington and McFall 2010)
spread-mtld = MTLD
spread-mtld-title = Measure of textual lexical diversity: the mean length of stretches whose type–token ratio stays above 0.72, forwards and backwards (McCarthy and Jarvis 2010)
spread-hdd = HD-D
spread-hdd-title = HD-D: the share of different words to expect in 42 words drawn at random (McCarthy and Jarvis 2007)
spread-yule = Yule’s K
spread-yule-title = Yule’s K = 10⁴ · (Σ m² V(m) − N) / N²: how often the same words come back; it hardly depends on length (Yule 1944)
spread-sentence = Words a sentence
spread-sentence-title = Words over sentences with a word

## Several terms side by side.

spread-each-term = Each term by itself
spread-all-terms = All of them together
spread-term = Term
spread-term-title = As it stands in the query; the parts that it has by itself are behind it

# Variables:
#   $terms (Number) - How many terms there are.
#   $words (String) - How many words, with the noun.
spread-terms-caption =
    { $terms ->
        [one] The spread of { $terms } term over { $words }
       *[other] The spread of { $terms } terms over { $words }
    }
