//! The words of Compare.

pub const TARGET: &str = "Compare";
pub const TARGET_HINT: &str = "side:China";
pub const REFERENCE: &str = "with";
pub const REFERENCE_HINT: &str = "all the rest";
pub const SWAP: &str = "Swap";
pub const SWAP_TITLE: &str = "Compare the other way round";
pub const IMPORT: &str = "Word list …";
pub const IMPORT_TITLE: &str = "Compare with a word list from a file: a word and its frequency in each line";
pub const LIST_KEPT: &str = "The list stays on this page; a link to the view does not carry it.";
pub const LIST_TITLE: &str = "The word list is not in the link";
pub const LIST_HELP: &str = "This view compares with a list that was read from a file, and files do not leave the computer that they are on. Choose the file above, or take its name away to compare with all the rest.";
pub const SIDES: &str = "Sides of the comparison";

pub const TOGETHER: &str = "At least";
pub const TOGETHER_UNIT: &str = "times in both";
pub const RANGE: &str = "in";
pub const RANGE_UNIT: &str = "documents";
pub const TYPICAL: &str = "Words";
pub const DIRECTIONS: &[(&str, &str)] =
    &[("both", "of both sides"), ("attracted", "of the first side"), ("repelled", "of the second side")];

pub const TERM: &str = "Word";
pub const TERM_TITLE: &str = "By its normal form; all its lines are behind it";
pub const FREQ_TARGET: &str = "First";
pub const FREQ_TARGET_TITLE: &str = "How often in the first side, the target";
pub const FREQ_REFERENCE: &str = "Second";
pub const FREQ_REFERENCE_TITLE: &str = "How often in the second side, the reference";
pub const LOG_RATIO: &str = "Log ratio";
pub const LOG_RATIO_TITLE: &str = "log₂((a / c) / (b / d)): 1 is twice as frequent in the first side, −1 half; a frequency of 0 is taken as 0.5 (Hardie 2014)";
pub const LOW: &str = "from";
pub const HIGH: &str = "to";
pub const INTERVAL_TITLE: &str = "95 % interval of the log ratio, if words were independent (Katz et al. 1978)";
pub const G2_TITLE: &str = "G² = 2 · Σ O · ln(O / E): how surely the two sides differ (Dunning 1993)";
pub const P_TITLE: &str = "p of G² with one degree of freedom, if words were independent";
pub const Q_TITLE: &str =
    "q: p as it has to be read where so many words are tested at once (Benjamini and Hochberg 1995)";
pub const PCT_TITLE: &str =
    "%DIFF = (a/c − b/d) / (b/d) · 100; undefined where the second side lacks the word (Gabrielatos and Marchi 2011)";
pub const RANGE_TARGET: &str = "Documents, first";
pub const RANGE_TARGET_TITLE: &str = "Documents of the first side with the word";
pub const RANGE_REFERENCE: &str = "second";
pub const RANGE_REFERENCE_TITLE: &str = "Documents of the second side with the word";
pub const DP: &str = "DP, first";
pub const DP_TITLE: &str =
    "How unevenly the word is spread over the documents of the first side: 0 evenly, towards 1 in few (Gries 2008)";

pub const EMPTY_TITLE: &str = "No word is left";
pub const EMPTY_HELP: &str = "No word is as frequent in both sides together. Ask for less, or compare larger sides.";
pub const BEGIN_TITLE: &str = "What does one part of the texts say more often than another?";
pub const BEGIN_HELP: &str =
    "Name the first side above by conditions, such as speaker:name or date:2020, or begin with one of these:";
pub const MAP: &str =
    "Each word by how often it occurs per million words: the farther from the line, the more typical of one side.";

pub fn begin_with(filter: &str) -> String {
    [filter, " with all the rest"].concat()
}

/// "20,310 words in 24 documents with 78,440 words in 30 documents; 812 words tested".
pub fn caption(target: &str, reference: &str, tested: &str) -> String {
    [target, " compared with ", reference, "; ", tested, " tested"].concat()
}

pub fn side(words: &str, documents: Option<&str>) -> String {
    match documents {
        Some(documents) => [words, " in ", documents].concat(),
        None => words.to_owned(),
    }
}

pub fn list(name: &str, words: &str) -> String {
    [name, ": ", words].concat()
}

pub fn list_unreadable(line: &str) -> String {
    [
        "The list cannot be read: line ",
        line,
        " has no word with a frequency. Each line needs both, with a tab or a comma between them.",
    ]
    .concat()
}
