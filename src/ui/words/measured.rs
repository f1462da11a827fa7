//! The words of all tables of measures.

pub const SETTINGS: &str = "Settings";
pub const LIST: &str = "Rows of the table";
pub const COPY_TITLE: &str = "Copy the whole table, to be pasted into a spreadsheet";
pub const COPIED: &str = "The table is on the clipboard.";
pub const NOT_COPIED: &str = "The browser does not allow copying here. The table can be saved as CSV.";
pub const JSON: &str = "JSON";
pub const JSON_TITLE: &str = "Save the whole table as JSON, with what it was made from";
pub const LINES_TITLE: &str = "Show the lines that this counts";
pub const UNDEFINED: &str = "Undefined here: too few words, matches or parts, or a division by nothing";
pub const TINY: &str = "< 0.0001";

/// A number with a minus in place of the hyphen that stands for one.
pub fn minus(number: String) -> String {
    match number.strip_prefix('-') {
        Some(number) => ["−", number].concat(),
        None => number,
    }
}

/// "12 of 54".
pub fn of(some: &str, all: &str) -> String {
    [some, " of ", all].concat()
}

pub const FILTER_LABEL: &str = "Only words with";
pub const FILTER_HINT: &str = "letters";
pub const ROWS: &str = "Rows of";
pub const ROWS_OF: &[(&str, &str)] =
    &[("1", "single words"), ("2", "2 words"), ("3", "3 words"), ("4", "4 words"), ("5", "5 words")];
pub const OPEN: &str = "One place open";
pub const OPEN_TITLE: &str = "One place between the first and the last word may be any word and is shown as *";
pub const EDGE: &str = "Within a";
pub const EDGES: &[(&str, &str)] = &[("turn", "turn"), ("sentence", "sentence"), ("document", "document")];
pub const STOP: &str = "Leave out";
pub const STOPS: &[(&str, &str)] = &[("", "no word"), ("en", "English stop words"), ("zh", "Chinese stop words")];
