//! The words of charts and of Trends.

pub const BY: &str = "By";
pub const TIMES: &[(&str, &str)] =
    &[("auto", "what fits"), ("year", "year"), ("quarter", "quarter"), ("month", "month"), ("day", "day")];
pub const DATE_FIELD: &str = "Date";
pub const UNIT: &str = "Unit";
pub const UNITS: &[(&str, &str)] =
    &[("rate", "rate"), ("count", "hits"), ("documents", "share of documents"), ("among", "share among the terms")];
pub const SMOOTH: &str = "Line";
pub const SMOOTHS: &[(&str, &str)] = &[
    ("", "point to point"),
    ("3", "3 points together"),
    ("5", "5 points together"),
    ("7", "7 points together"),
    ("13", "13 points together"),
];
pub const PANELS: &str = "A chart each";
pub const NO_PANELS: &str = "no, one for all";
pub const PANELS_OF: &str = "Charts, one for each value";
pub const CHANGES: &str = "Changes of level";
pub const CHANGES_OF: &[(&str, &str)] = &[("", "not marked"), ("marked", "marked")];

pub const TERMS_COMPARED: &str = "Terms compared";
pub const ADD: &str = "Add";
pub const ADD_LABEL: &str = "Add a term";
pub const ADD_HINT: &str = "another term";

pub const AS_TABLE: &str = "Show as table";
pub const AS_CHART: &str = "Show as chart";
pub const SVG: &str = "SVG";
pub const SVG_TITLE: &str = "Save the chart as a picture (SVG)";
pub const PNG: &str = "PNG";
pub const PNG_TITLE: &str = "Save the chart as an image (PNG)";
pub const NO_PNG: &str = "This browser made no image; save the chart as SVG.";
pub const CITE: &str = "Cite";
pub const CITE_TITLE: &str = "Copy a citation of the chart";
pub const CSV_TITLE: &str = "Save the numbers as a table (CSV), with the settings they come from";
pub const POINTS: &str = "Points of the chart";
pub const POINTS_HELP: &str = "The arrow keys go from point to point, Enter opens the lines behind one. With Shift they choose a stretch of time to filter by.";
pub const OPENS: &str = "Click or Enter: the lines behind this point";
pub const WEAK_HERE: &str = "Weak: under 1,000 words or 5 hits";
pub const WEAK_SHARE_HERE: &str = "Weak: under 10 documents";
pub const WEAK_AMONG_HERE: &str = "Weak: under 5 hits of all terms";

pub const HITS: &str = "hits";
pub const WORDS: &str = "words";
pub const DOCUMENTS: &str = "documents";
pub const PER_MILLION: &str = "per million words";
pub const PER_THOUSAND: &str = "per thousand words";
pub const SHARE: &str = "% of documents";
pub const AMONG: &str = "% of the hits of these terms";
pub const SHORT_AMONG: &str = "% of the hits";
pub const GREATEST: &str = "the highest of each term";
pub const WHOLE: &str = "all hits of these terms";
pub const SHORT_PER_MILLION: &str = "Per million";
pub const SHORT_PER_THOUSAND: &str = "Per thousand";
pub const INTERVAL: &str = "95 % interval";
pub const NO_VALUE: &str = "no value";
pub const NO_WORDS: &str = "no words";
pub const NO_HITS: &str = "no hits of these terms";

pub const INTERVALS: &str = "95 % intervals, if words came independently.";
pub const SHARE_INTERVALS: &str = "95 % intervals, if documents came independently.";
pub const AMONG_INTERVALS: &str = "Points and the table have 95 % intervals, if hits came independently. A text that two terms match counts for both.";
pub const WEAK_AMONG: &str = "Pale: under 5 hits of all terms, too few to lean on.";
pub const HEAT: &str = "The darker a cell, the higher its value: of each term, from 0 to its own highest. An empty outline is zero; where there is none, there are no words.";
pub const HEAT_AMONG: &str = "The darker a cell, the greater its share, from 0 to 100 %. An empty outline is zero; where there is none, there are no hits of any of the terms.";
pub const HEAT_WEAK: &str = "A small square, or a line under a number: too few words, hits or documents to lean on.";
pub const WEAK_SHARE: &str = "Hollow or thin: under 10 documents, too few to lean on.";
pub const NO_CHANGE: &str = "No change of level was found: Pettitt’s test, p under 0.05.";
pub const FEW_FOR_CHANGES: &str = "Changes of level need 10 points.";
pub const CHANGES_TEST: &str = "Dotted lines mark changes of level: Pettitt’s test, p under 0.05, as if points were independent. Of twenty tests one finds a change where there is none.";
pub const CUT: &str = "An arrow marks an interval that goes on: the axis is made for the rates, and few words have an interval many times their rate.";
pub const WEAK: &str = "Hollow or thin: under 1,000 words or 5 hits, too few to lean on.";
pub const GAPS: &str = "A gap is a time without words, which is not zero.";
pub const SOURCE: &str = "Counted in";

pub const EMPTY_TITLE: &str = "Nothing to count yet";
pub const EMPTY_HELP: &str = "Type one or more terms in the box, with commas between them: each becomes a line.";
pub const EMPTY_TRY: &str = "Long words that are frequent here:";
pub const NO_TERMS_TITLE: &str = "No words to count";
pub const NO_TERMS_HELP: &str = "The query narrows the view but names no words. Add a term.";
pub const NO_BINS_TITLE: &str = "Nothing to draw";
pub const NO_BINS_HELP: &str =
    "No document in view has a value to count by. Take away a filter, or count by something else.";

/// "huawei, security by month".
pub fn title(terms: &[&str], by: &str) -> String {
    format!("{} by {by}", terms.join(", "))
}

/// "412 per million".
pub fn rate(value: &str, unit: &str) -> String {
    format!("{value} {unit}")
}

/// "12 hits in 29,104 words".
pub fn hits_in_words(freq: u64, hits: &str, words: &str) -> String {
    format!("{} in {words}", super::count_of(freq, hits, "hit", "hits"))
}

/// "1,204 words in 3 documents".
pub fn of_whole(words: &str, documents: &str) -> String {
    format!("{words} in {documents}")
}

/// "12 of 30 hits".
pub fn of_hits(freq: &str, all: u64, formatted: &str) -> String {
    format!("{freq} of {}", super::count_of(all, formatted, "hit", "hits"))
}

/// "China: huawei by month", "huawei by month, for each value of side".
pub fn of_panel(panel: &str, what: &str) -> String {
    format!("{panel}: {what}")
}

pub fn each(title: &str, field: &str) -> String {
    format!("{title}, for each {field}")
}

pub fn panels_shown(shown: &str, all: &str) -> String {
    format!("{shown} of {all} values have a chart, those in most documents; a filter brings others.")
}

pub fn panels_overlap(field: &str) -> String {
    format!("Some documents have several values of {field}: they count in the chart of each.")
}

/// "12 hits in 3 documents".
pub fn total(freq: u64, hits: &str, documents: u32, formatted: &str) -> String {
    let documents = super::count_of(documents.into(), formatted, "document", "documents");
    format!("{} in {documents}", super::count_of(freq, hits, "hit", "hits"))
}

pub fn interval(low: &str, high: &str) -> String {
    format!("95 %: {low} to {high}")
}

/// One sentence a series, for whoever cannot see the chart.
pub fn highest(term: &str, bin: &str, value: &str, detail: &str) -> String {
    format!("{term}: highest in {bin}, {value} ({detail}).")
}

pub fn nothing_found(term: &str) -> String {
    format!("{term}: no hits.")
}

pub fn view_size(words: &str, documents: &str) -> String {
    format!("{words} in {documents} in view.")
}

pub fn undated(n: u32, formatted: &str) -> String {
    let (documents, are) = if n == 1 { ("document", "is") } else { ("documents", "are") };
    format!("{formatted} {documents} without a date {are} in none of the points.")
}

pub fn coarse(n: u32, formatted: &str, by: &str) -> String {
    let (documents, are) = if n == 1 { ("document", "is") } else { ("documents", "are") };
    format!("{formatted} {documents} dated more coarsely than a {by} {are} in none of the points.")
}

pub fn overlapping(field: &str) -> String {
    format!("Some documents have several values of {field}: their words count in each, and the rows overlap.")
}

pub fn rows_shown(shown: &str, all: &str) -> String {
    format!("{shown} of {all} values are drawn; the table has them all.")
}

pub fn series_shown(shown: usize, all: usize) -> String {
    format!("{shown} of {all} terms are drawn; the table has them all.")
}

/// From one bin to another.
pub fn range(from: &str, to: &str) -> String {
    format!("{from} – {to}")
}

/// "3 of 12 documents".
pub fn of(part: &str, all: &str) -> String {
    format!("{part} of {all}")
}

pub fn citation(title: &str, corpus: &str, fingerprint: &str, version: &str, today: &str, link: &str) -> String {
    format!("“{title}”, chart of {corpus} (fingerprint {fingerprint}), {version}, made {today}. {link}")
}

pub fn smoothed(value: &str) -> String {
    format!("With its neighbours: {value}")
}

pub fn smoothed_over(points: &str, by: &str) -> String {
    format!(
        "A line is {points} {by}s together around each, fewer at its ends and beside gaps. Marks are single {by}s; the table has their intervals."
    )
}

pub fn change(term: &str, bin: &str, [before, after]: [&str; 2], unit: &str, p: &str) -> String {
    format!("{term} changes at {bin}, from {before} to {after} {unit} (p {p}).")
}

pub fn hidden(n: usize) -> String {
    format!("Left out of the drawing: {n}.")
}

pub fn show_term(term: &str) -> String {
    format!("Draw {term}")
}

pub fn edit_term(term: &str) -> String {
    format!("Edit {term}")
}

pub const SMOOTHED: &str = "With neighbours";
pub const EDIT: &str = "Edit";
pub const NAME: &str = "Name";
pub const EARLIER: &str = "Earlier";
pub const LATER: &str = "Later";

pub fn remove_term(term: &str) -> String {
    format!("Remove {term}")
}

pub fn table_caption(title: &str, unit: &str) -> String {
    format!("{title}: hits, rates {unit} with 95 % intervals, and the words that they are a share of")
}
