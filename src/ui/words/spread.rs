//! The words of Dispersion, in Trends, and of diversity, in Documents.

pub const SHOW: &str = "Show";
pub const OF_TRENDS: &[(&str, &str)] =
    &[("", "frequency"), ("heat", "frequency as a heat map"), ("dispersion", "how evenly it is spread")];
pub const OF_DOCUMENTS: &[(&str, &str)] = &[("", "the catalogue"), ("diversity", "how rich the words are")];

pub const ORDER_TITLE: &str = "In the order of the corpus, or of the field";

// Dispersion.
pub const ACROSS: &str = "Over";
pub const DOCUMENTS: &str = "documents";
pub const PART: &str = "Part";
pub const TOKENS: &str = "Words";
pub const FREQ: &str = "Matches";
pub const STRIP: &str = "Where in it";
pub const STRIP_TITLE: &str =
    "From the first word of the document at the left to its last at the right; at most 400 matches are drawn";
pub const NO_VALUE: &str = "(none)";
pub const NONE_TITLE: &str = "No part has words";
pub const NONE_HELP: &str = "Nothing is left in view. Take a filter away.";
/// Name, formula, of each measure, in their order.
pub const MEASURES: [(&str, &str); 8] = [
    ("Matches", "How many matches the parts have together"),
    ("Range", "Parts with at least one match, of all parts"),
    (
        "Juilland’s D",
        "1 − V / √(n − 1), V the coefficient of variation of the rates of the n parts; 1 is evenly (Juilland and Chang-Rodríguez 1964)",
    ),
    ("DP", "½ Σ |share of the matches − share of the words|; 0 is evenly, towards 1 is in few parts (Gries 2008)"),
    (
        "DPnorm",
        "DP / (1 − smallest share of the words), so that 1 is the most uneven there is (Lijffijt and Gries 2012)",
    ),
    ("Rosengren’s S", "(Σ √(share of the words · matches))² / all matches; 1 is evenly (Rosengren 1971)"),
    ("Carroll’s D₂", "The entropy of the rates over log₂ n; 1 is evenly (Carroll 1970)"),
    (
        "ARF",
        "Average reduced frequency: matches that lie close together count as less than one each; it needs no parts (Savický and Hlaváčová 2002)",
    ),
];

pub const ALL_LINES: &str = "Show all matches as lines";
pub const EQUAL: &str =
    "An equal part is a run of words, wherever documents begin and end: it has no lines of its own to open.";

/// A chip: only the matches in one of the parts.
pub fn run(nth: &str, of: &str) -> String {
    ["Part ", nth, " of ", of, " equal parts"].concat()
}

pub fn parts(n: &str) -> String {
    [n, " equal parts"].concat()
}

/// "312 matches in 48 of 54 documents".
pub fn caption(matches: &str, range: &str, parts: &str, words: &str) -> String {
    [matches, " in ", range, " of ", parts, " parts, which have ", words].concat()
}

// Diversity.
pub const DOCUMENT: &str = "Document";
pub const ALL: &str = "All in view";
pub const TYPES: &str = "Different words";
pub const TTR_TITLE: &str =
    "Type–token ratio: different words over words. It falls with length: compare texts of like length only";
pub const MATTR_TITLE: &str =
    "Moving-average type–token ratio: the mean over all windows of 50 words (Covington and McFall 2010)";
pub const MTLD_TITLE: &str = "Measure of textual lexical diversity: the mean length of stretches whose type–token ratio stays above 0.72, forwards and backwards (McCarthy and Jarvis 2010)";
pub const HDD_TITLE: &str =
    "HD-D: the share of different words to expect in 42 words drawn at random (McCarthy and Jarvis 2007)";
pub const YULE_TITLE: &str = "Yule’s K = 10⁴ · (Σ m² V(m) − N) / N²: how often the same words come back; it hardly depends on length (Yule 1944)";
pub const SENTENCE: &str = "Words a sentence";
pub const SENTENCE_TITLE: &str = "Words over sentences with a word";
