//! The words of Terms.

pub const MIN_LABEL: &str = "At least";
pub const MIN_UNIT: &str = "times";
pub const TERM: &str = "Word";
pub const FREQ: &str = "Frequency";
pub const RANGE: &str = "In documents";
pub const DP: &str = "DP";
pub const DP_TITLE: &str = "Deviation of proportions (Gries 2008): 0 is spread over all documents as their length has it, towards 1 is all in few";
pub const FORMS: &str = "Forms";
pub const FORMS_TITLE: &str = "In how many ways the corpus writes the word";
pub const NOT_NARROWED: &str =
    "Words in the box do not narrow this list; filters and conditions such as speaker:name do.";
pub const EMPTY_TITLE: &str = "No word is left";
pub const EMPTY_HELP: &str =
    "No word of this view has these letters and is as frequent. Ask for fewer letters or a lower frequency.";

pub fn different(row: bool, n: u64, formatted: &str) -> String {
    match row {
        true => super::count_of(n, formatted, "different row of words", "different rows of words"),
        false => super::count_of(n, formatted, "different word", "different words"),
    }
}

/// "2,310 different words among 12,480, in 52 documents".
pub fn caption(row: bool, types: &str, words: &str, documents: &str) -> String {
    let places = if row { " places" } else { "" };
    format!("{types} among {words}{places}, in {documents}")
}

/// The name of a button that shows the number alone.
pub fn forms_of(n: &str, term: &str) -> String {
    format!("{n} written forms of {term}")
}
