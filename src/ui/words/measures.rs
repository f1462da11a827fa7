//! The words of dispersion and of lexical diversity.

pub const TREND: &str = "Trend";
pub const DISPERSION: &str = "Dispersion";
pub const CATALOGUE: &str = "Catalogue";
pub const DIVERSITY: &str = "Lexical diversity";
pub const SHOWN: &str = "What is shown";

// Dispersion.
pub const OVER: &str = "Over";
pub const DOCUMENTS: &str = "documents";
pub const FEW_PARTS: &str = "10 equal parts";
pub const MANY_PARTS: &str = "100 equal parts";
pub const PART: &str = "Part";
pub const PLACES: &str = "Where in it";
pub const PLACES_SAYS: &str = "Each mark is a match, from the first word of the document on the left to its last on the right, whatever its length.";
pub const NO_VALUE: &str = "none given";
pub const EMPTY_TITLE: &str = "Nothing to spread";
pub const EMPTY_HELP: &str =
    "Write a word, a phrase or any other query into the box: here you see how evenly its matches are spread.";
pub const UNDEFINED: &str = "Undefined: there is one part only, or no match";
pub const MEASURES: &str = "How evenly the matches are spread";

pub const RANGE: (&str, &str) = ("Range", "Parts with a match, of those with words");
pub const JUILLAND: (&str, &str) = (
    "Juilland’s D",
    "1 − (σ/μ)/√(k − 1) over the rates of k parts (Gries’s form for unequal parts): 1 is even. It flatters rare words over many parts.",
);
pub const DP: (&str, &str) = (
    "DP",
    "½·Σ|v/f − s| over the parts, s a part’s share of the words (Gries 2008): 0 is even, towards 1 is all in few",
);
pub const DP_NORM: (&str, &str) = ("DPnorm", "DP divided by 1 − the least s (Lijffijt & Gries 2012): 0 to 1");
pub const ROSENGREN: (&str, &str) = ("Rosengren’s S", "(Σ√(v·s))²/f: 1 is even");
pub const CARROLL: (&str, &str) = ("Carroll’s D2", "The entropy of the rates’ shares divided by log k: 1 is even");
pub const ARF: (&str, &str) = (
    "ARF",
    "Average reduced frequency (Savický & Hlaváčová 2002): the frequency that matches spread evenly would seem to have",
);

pub fn part(number: &str) -> String {
    ["Part ", number].concat()
}

pub fn spread_caption(matches: &str, parts: &str, words: &str) -> String {
    format!("{matches} in {parts}, {words}")
}

// Diversity.
pub const TOTAL: &str = "All together";
pub const SHORT: &str = "Undefined: too few words";
pub const TYPES: (&str, &str) = ("Distinct words", "");
pub const TTR: (&str, &str) = ("TTR", "Types by tokens: falls with length, so compare only texts of like length");
pub const MATTR: (&str, &str) = (
    "MATTR",
    "The mean type-token ratio of a window of 100 words that moves through the text (Covington & McFall 2010)",
);
pub const MTLD: (&str, &str) =
    ("MTLD", "Words until the type-token ratio falls below .72, mean of both directions (McCarthy & Jarvis 2010)");
pub const HDD: (&str, &str) = (
    "HD-D",
    "The mean contribution of each type to samples of 42 words, by the hypergeometric distribution (McCarthy & Jarvis 2010)",
);
pub const YULE: (&str, &str) = ("Yule’s K", "10⁴(Σf² − N)/N²: the higher, the more is repeated (Yule 1944)");
pub const SENTENCE: (&str, &str) = ("Words a sentence", "The mean length of a sentence, in words");

pub fn diversity_caption(documents: &str, words: &str) -> String {
    format!("{documents}, {words}")
}

pub fn lines_in(part: &str) -> String {
    ["Show the lines in ", part].concat()
}
