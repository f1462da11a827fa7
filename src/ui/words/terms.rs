//! The words of Terms.

pub const FILTER_LABEL: &str = "Only words with";
pub const FILTER_HINT: &str = "letters";
pub const MIN_LABEL: &str = "At least";
pub const MIN_UNIT: &str = "times";
pub const TERM: &str = "Word";
pub const FREQ: &str = "Frequency";
pub const RANGE: &str = "In documents";
pub const DP: &str = "DP";
pub const DP_TITLE: &str = "Deviation of proportions (Gries 2008): 0 is spread over all documents as their length has it, towards 1 is all in few";
pub const DP_NONE: &str = "Undefined: the view has only one document";
pub const FORMS: &str = "Forms";
pub const FORMS_TITLE: &str = "In how many ways the corpus writes the word";
pub const LIST: &str = "Words of this view";
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

pub fn range(some: &str, all: &str) -> String {
    format!("{some} of {all}")
}

pub fn lines_of(term: &str) -> String {
    format!("Show the lines with {term}")
}

/// The name of a button that shows the number alone.
pub fn forms_of(n: &str, term: &str) -> String {
    format!("{n} written forms of {term}")
}

pub const ROWS: &str = "Rows of";
pub const ROWS_OF: &[(&str, &str)] =
    &[("1", "single words"), ("2", "2 words"), ("3", "3 words"), ("4", "4 words"), ("5", "5 words")];
pub const OPEN: &str = "One place open";
pub const OPEN_TITLE: &str = "One place between the first and the last word may be any word and is shown as *";
pub const EDGE: &str = "Within a";
pub const EDGES: &[(&str, &str)] = &[("turn", "turn"), ("sentence", "sentence"), ("document", "document")];
pub const STOP: &str = "Leave out";
pub const STOPS: &[(&str, &str)] = &[("", "no word"), ("en", "English stop words"), ("zh", "Chinese stop words")];
