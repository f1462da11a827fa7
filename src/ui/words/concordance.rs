//! The words of Concordance.

pub const LINES: &str = "Lines of the concordance";
pub const LEFT: &str = "Before";
pub const RIGHT: &str = "Match and after";
pub const SOURCE: &str = "Source";
pub const CHOOSE: &str = "Chosen";
pub const COPY_TITLE: &str = "Copy the line with its source";
pub const COPIED: &str = "The line is on the clipboard, with its source.";
pub const OPEN: &str = "Concordance";
pub const OPEN_TITLE: &str = "Every hit as a line in its context";
pub const JSON: &str = "JSON";
pub const JSON_TITLE: &str = "Save all lines as JSON, with the settings they come from";
pub const CSV_TITLE: &str = "Save all lines as a table (CSV), with the settings they come from";

pub const SORT: &str = "Sort by";
pub const THEN: &str = "then by";
pub const TURNED: &str = "reversed";
pub const TURNED_TITLE: &str = "Turn this order round";
pub const TEXT_ORDER: &str = "text order";
pub const PRESETS: &str = "Common orders";
pub const CONTEXT: &str = "Context";
pub const PARAGRAPH: &str = "paragraph";
pub const SAMPLE: &str = "Show";
pub const ALL_LINES: &str = "all lines";
pub const SEED: &str = "Seed";
pub const SEED_TITLE: &str = "The same seed draws the same lines from the same corpus";
pub const ANOTHER: &str = "Another sample";
pub const GROUP: &str = "Count by";
pub const NO_GROUP: &str = "nothing";
pub const MATCH: &str = "match";
pub const DOCUMENT: &str = "document";
pub const DATE: &str = "date";
pub const EDGE: &str = "(edge of the text)";
pub const NO_VALUE: &str = "(no value)";
pub const COUNT: &str = "Lines";
pub const IN_DOCUMENTS: &str = "Documents";
pub const OVERLAPPING: &str = "Some lines have several values: they count in each.";

pub const BEGIN_TITLE: &str = "No word to show yet";
pub const BEGIN_HELP: &str = "A concordance shows every hit of a word in its context, one below the other. Type a word or a “phrase” into the box.";
pub const NONE_TITLE: &str = "No line is left";
pub const NONE_HELP: &str = "There are hits, but what is chosen above leaves none of them.";

pub const TOOLS: &str = "Chosen lines";
pub const NONE_CHOSEN: &str = "No line chosen";
pub const ALL: &str = "Choose all";
pub const NOT_ANY: &str = "Choose none";
pub const DROP: &str = "Drop";
pub const KEEP: &str = "Keep only these";
pub const CATEGORY: &str = "Category …";
pub const CATEGORY_TITLE: &str = "Put lines into a category";
pub const CATEGORY_HELP: &str =
    "A category is a name of your own for some lines. It is kept in this browser and stands in what you save.";
pub const CATEGORY_NAME: &str = "New category";
pub const PUT: &str = "Put";
pub const NO_CATEGORY: &str = "Take out of its category";
pub const BRING_BACK: &str = "Bring back";
pub const SHOW_ALL: &str = "Show all lines";
pub const CATEGORIES: &str = "Categories";
pub const CATEGORY_SHOWN: &str = "Category";
pub const KEPT_ONLY: &str = "Only kept lines";

/// A place beside the match, with what it is in words: "2R, 2 words after".
pub fn place(name: &str, far: u8, left: bool) -> String {
    let side = if left { "before" } else { "after" };
    match far {
        1 => format!("{name}, the word {side}"),
        _ => format!("{name}, {far} words {side}"),
    }
}

pub fn lines(n: u64, formatted: &str) -> String {
    super::count_of(n, formatted, "line", "lines")
}

/// "1,204 lines in 54 documents".
pub fn lines_in(lines: &str, documents: &str) -> String {
    format!("{lines} in {documents}")
}

/// "100 lines in 20 documents, of 1,204 hits".
pub fn of_hits(lines: &str, hits: &str) -> String {
    format!("{lines}, of {hits}")
}

pub fn words_each_side(n: u32) -> String {
    format!("{n} words")
}

pub fn at_random(formatted: &str) -> String {
    format!("{formatted} at random")
}

pub fn chosen(n: u64, formatted: &str) -> String {
    format!("{} chosen", lines(n, formatted))
}

pub fn dropped(n: u64, formatted: &str) -> String {
    format!("{} dropped.", lines(n, formatted))
}

pub fn put_into(n: u64, formatted: &str, category: &str) -> String {
    format!("{} put into “{category}”.", lines(n, formatted))
}

pub fn taken_out(n: u64, formatted: &str) -> String {
    format!("{} taken out.", lines(n, formatted))
}

pub fn kept(n: u64, formatted: &str) -> String {
    format!("{} kept, all others put aside.", lines(n, formatted))
}

pub fn only(key: &str, value: &str) -> String {
    format!("{key}: {value}")
}

pub fn category(name: &str, count: &str) -> String {
    format!("{name} ({count})")
}

pub fn choose_line(n: &str) -> String {
    format!("Line {n}")
}

pub fn groups_caption(by: &str, rows: &str, lines: &str) -> String {
    format!("By {by}: {rows} in {lines}")
}

pub fn groups(n: u64, formatted: &str) -> String {
    super::count_of(n, formatted, "group", "groups")
}

pub const SETTINGS: &str = "Order, context, sample";
