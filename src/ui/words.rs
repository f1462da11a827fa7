//! Every text that the page shows, in one place.
//!
//! House rules: a sentence says what is so and what to do; a button says what it does; numbers come formatted.

pub mod chart;
pub mod collocates;
pub mod compare;
pub mod concordance;
pub mod measured;
pub mod spread;
pub mod terms;

use crate::protocol::ExampleKind;

pub const BRAND: &str = "Readout";
pub const SKIP: &str = "Skip to the content";
pub const SEARCH_LABEL: &str = "Search the corpus";
pub const SEARCH_HINT: &str = "Words, \"a phrase\", speaker:name, date:2020 …";
pub const VIEWS: &str = "Views";
pub const OVERVIEW: &str = "Overview";
pub const SEARCH: &str = "Search";
pub const TRENDS: &str = "Trends";
pub const TERMS: &str = "Terms";
pub const COLLOCATES: &str = "Collocates";
pub const COMPARE: &str = "Compare";
pub const CONCORDANCE: &str = "Concordance";
pub const DOCUMENTS: &str = "Documents";

// Tools of the head.
pub const TOOLS: &str = "Tools";
pub const LINK: &str = "Link";
pub const LINK_TITLE: &str = "Copy a link that reopens exactly this view";
pub const LINK_COPIED: &str = "The link to this view is on the clipboard.";
pub const NOT_COPIED: &str = "The browser does not allow copying here. The address of the page is the same link.";
pub const ABOUT: &str = "About";
pub const HELP: &str = "Help and keys";
pub const TO_DARK: &str = "Dark";
pub const TO_LIGHT: &str = "Light";
pub const TO_DARK_TITLE: &str = "Use dark colours";
pub const TO_LIGHT_TITLE: &str = "Use light colours";

// Things done everywhere.
pub const CLOSE: &str = "Close";
pub const DISMISS: &str = "Dismiss";
pub const UNDO: &str = "Undo";
pub const COPY: &str = "Copy";
pub const RELOAD: &str = "Reload";
pub const TRY_AGAIN: &str = "Try again";
pub const REMOVE: &str = "Remove";
pub const CLEAR_ALL: &str = "Clear all";
pub const SHOW_MORE: &str = "Show more";
pub const SHOW_FEWER: &str = "Show fewer";
pub const CSV: &str = "CSV";
pub const LOADING: &str = "Counting …";
pub const OPENING: &str = "Opening the corpus …";

// Faults.
pub const CORPUS_HAS_CHANGED: &str =
    "This link was made with an earlier state of the corpus. The view is the same, but its numbers may differ.";
pub const CLOSED_TITLE: &str = "The corpus cannot be opened";
pub const CLOSED_HELP: &str =
    "Check the connection and reload. Where it stays so, the corpus was not copied whole to its server.";
pub const OTHER_BUILD_TITLE: &str = "The page was updated while it loaded";
pub const OTHER_BUILD_HELP: &str = "Its parts are of two versions. Reloading brings them together.";
pub const NO_WORKER_TITLE: &str = "The search engine cannot run";
pub const NO_WORKER_HELP: &str =
    "It failed several times, or the browser does not let it start. Reload, or try another browser.";
pub const REPLACED_TITLE: &str = "The search engine failed and was started again";
pub const REPLACED_HELP: &str = "Nothing is lost. Try the same question again, or change it if it fails again.";
pub const QUERY_WAITS_TITLE: &str = "Nothing to show yet";
pub const QUERY_WAITS_HELP: &str = "The query in the box cannot be read. Mend the part that is underlined above; ? beside the box shows what can be written.";
pub const QUERY_UNREADABLE: &str = "This part of the query cannot be read:";

// Filters.
pub const FILTERS: &str = "Filters";
pub const MATCHING: &str = "Matching";
pub const FORMS_STEM: &str = "Related forms of a word";
pub const FORMS_STEM_TITLE: &str = "Plain words match by their stem: sanction also finds sanctions and sanctioned";
pub const CASE: &str = "Capitals matter";
pub const CASE_TITLE: &str = "Plain words match only as they are written: May, not may";
pub const TIME: &str = "Time";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const FROM_BAR: &str = "First bar of the time";
pub const TO_BAR: &str = "Last bar of the time";
pub const DATE_HINT: &str = "2020, 2020-07 or 2020-07-30";
pub const DATE_SHAPE: &str = "yyyy-mm-dd";
pub const DATE_UNREADABLE: &str = "Write a year, a month or a day: 2020, 2020-07 or 2020-07-30.";
pub const TIME_REVERSED: &str = "This time ends before it begins.";
pub const CLEARED: &str = "Filters cleared.";
pub const TYPED_FILTER: &str = "Typed into the box as part of the query";
pub const NO_VALUE_MATCHES: &str = "No value has these letters.";

// Subsets.
pub const SUBSET: &str = "Subset";
pub const SUBSETS: &str = "Subsets";
pub const KEEP_SUBSET: &str = "Keep as subset";
pub const SUBSETS_TITLE: &str = "Give the present query and filters a name, to be used like a filter";
pub const SUBSETS_HELP: &str = "A subset is a query with filters under a name: the documents that it finds, as far as its filters leave them. It can be used wherever a filter can, and in the box as subset:name. Subsets are kept in this browser; a link to a view carries those that the view uses.";
pub const SUBSETS_KEPT: &str = "What can be used here";
pub const NO_SUBSETS: &str = "No subset has been kept yet. Search for something or choose a filter, then keep it here.";
pub const SUBSET_NAME: &str = "Name";
pub const SUBSET_IS: &str = "Query and filters";
pub const SUBSET_DO: &str = "Do";
pub const KEEP: &str = "Keep";
pub const REPLACE: &str = "Replace";
pub const USE_SUBSET: &str = "Use as filter";
pub const OPEN_SUBSET: &str = "Open";
pub const SUBSET_UNNAMED: &str = "Give it a name.";
pub const SUBSET_OF_ITSELF: &str =
    "The present view uses the subset of this name, which cannot be a part of itself. Give it another name.";

pub fn subset_of(what: &str) -> String {
    format!("The present view: {what}")
}

pub fn subset_kept(name: &str) -> String {
    format!("Kept as “{name}”.")
}

pub fn subset_forgotten(name: &str) -> String {
    format!("Removed “{name}”.")
}

pub fn subset_differs(name: &str) -> String {
    format!("This link came with another subset “{name}” than the one that you have kept: here the link’s is used.")
}

// Written forms.
pub const FORMS: &str = "Written forms";
pub const FORMS_TITLE: &str = "How the words of the query are written in the text, with counts";
pub const FORMS_HELP: &str = "How what the query matches is written in the text in view. A click shows one form alone.";
pub const FORM: &str = "Form";
pub const SHARE: &str = "Share";

pub fn forms_caption(said: &str, matches: &str, forms: &str) -> String {
    format!("{said}: {matches} in {forms}")
}

// Search.
pub const SORT_BY: &str = "Sort by";
pub const SORT_RELEVANCE: &str = "relevance";
pub const SORT_NEWEST: &str = "newest first";
pub const SORT_OLDEST: &str = "oldest first";
pub const SORT_HITS: &str = "most hits";
pub const SORT_TITLE: &str = "title";
pub const SORT_LENGTH: &str = "longest";
pub const NOTHING_TITLE: &str = "Nothing found";
pub const NOTHING_HELP: &str = "No document has all of this. Take away a word or a filter, or try one of these:";

pub fn count_of(n: u64, formatted: &str, one: &str, many: &str) -> String {
    format!("{formatted} {}", if n == 1 { one } else { many })
}

pub fn documents(n: u64, formatted: &str) -> String {
    count_of(n, formatted, "document", "documents")
}

pub fn words(n: u64, formatted: &str) -> String {
    count_of(n, formatted, "word", "words")
}

/// "12 hits in 3 of 54 documents".
pub fn hits_in_documents(n: u64, hits: &str, some: &str, documents: &str) -> String {
    format!("{} in {some} of {documents}", count_of(n, hits, "hit", "hits"))
}

/// "3 of 54 documents", "20 of 80 words".
pub fn some_of(some: &str, all: &str) -> String {
    format!("{some} of {all}")
}

pub fn in_view(words: &str) -> String {
    format!("{words} in view")
}

pub fn all(what: &str) -> String {
    format!("All {what}")
}

pub fn query_cleared(query: &str) -> String {
    format!("Cleared “{query}”.")
}

pub fn find_in(label: &str) -> String {
    format!("Find in {label}")
}

pub fn show_all(n: &str) -> String {
    format!("Show all {n}")
}

pub fn facet_title(documents: &str, share: &str, words: &str) -> String {
    format!("{documents}, {share} of the corpus; {words} words")
}

pub fn remove(filter: &str) -> String {
    format!("{REMOVE} {filter}")
}

pub fn leave_out(value: &str) -> String {
    ["Leave out ", value].concat()
}

pub fn chip(field: &str, values: &[String], exclude: bool) -> String {
    let any = values.iter().any(|v| v == "*");
    match (any, exclude) {
        (true, true) => format!("{field}: none given"),
        (true, false) => format!("{field}: any given"),
        (false, true) => format!("{field}: not {}", values.join(" or ")),
        (false, false) => format!("{field}: {}", values.join(" or ")),
    }
}

pub fn range(from: &str, to: &str) -> String {
    format!("{from} – {to}")
}

/// A time that is open at its end.
pub fn since(from: &str) -> String {
    format!("from {from} on")
}

/// A time that is open at its beginning.
pub fn until(to: &str) -> String {
    format!("until {to}")
}

// About.
pub const WORDS: &str = "Words";
pub const DISTINCT_WORDS: &str = "Distinct words";
pub const TURNS: &str = "Turns";
pub const PERIOD: &str = "Period";
pub const SPEAKERS: &str = "Speakers";
pub const LICENCE: &str = "Licence";
pub const CITATION: &str = "Cite as";
pub const COPY_CITATION: &str = "Copy the citation";
pub const CITATION_COPIED: &str = "The citation is on the clipboard.";
pub const NOT_COPIED_TEXT: &str = "The browser does not allow copying here. Select the text instead.";
pub const FINGERPRINT: &str = "Fingerprint";
pub const STEMMER: &str = "Stemmer";
pub const NONE: &str = "none";
pub const ABOUT_READOUT: &str = "About Readout";
pub const PRIVACY: &str = "Everything happens in this browser. What you type, choose and read is sent nowhere; the page \
     asks no other host for anything, sets no cookie and remembers only the colours, past queries, columns, subsets and lines that you chose.";

pub fn version(number: &str) -> String {
    format!("Readout {number}")
}

// Help.
pub const OFFERS: &str = "Words, fields and values that begin so";
pub const PAST_QUERY: &str = "past query";
pub const FIELD: &str = "field";
pub const HELP_QUERY: &str = "What to write into the box";
pub const HELP_WRITE: &str = "Write";
pub const HELP_FINDS: &str = "Finds";
pub const HELP_LANGUAGE: &str = "The query language, whole";
pub const HELP_LANGUAGE_SAYS: &str = ": what a word is, what comes first, and all of the above in detail.";
pub const HELP_KEYS: &str = "Keys";
pub const HELP_KEY: &str = "Key";
pub const HELP_DOES: &str = "Does";

/// What can be written into the box: of each kind of query an example for a corpus that has none, and what it finds.
pub const EXAMPLES: [(ExampleKind, &str, &str); 19] = [
    (ExampleKind::Words, "human rights", "documents with both words, anywhere"),
    (ExampleKind::Phrase, "\"human rights\"", "the words next to each other, in this order"),
    (ExampleKind::Gap, "\"human * rights\"", "one other word between them"),
    (ExampleKind::Near, "\"rights human\"~5", "in any order, with at most five other words among them"),
    (ExampleKind::Either, "market | trade", "either word"),
    (
        ExampleKind::Series,
        "security, trade, press",
        "each word as a series of its own in charts; together, any of them",
    ),
    (ExampleKind::Without, "trade -war", "documents with the first word and without the second"),
    (ExampleKind::Group, "(trade | market) security", "brackets group"),
    (ExampleKind::Begins, "sanction*", "words that begin so; the star may stand anywhere"),
    (ExampleKind::OneLetter, "wom?n", "exactly one letter"),
    (ExampleKind::Regex, "/relation(s|ship)?/", "a regular expression over the whole word"),
    (ExampleKind::Edits, "huawey~", "words that differ by one letter; ~2: by two"),
    (ExampleKind::Written, "=May", "written just so, capitals and all"),
    (ExampleKind::Norm, "[norm=\"security\"]", "exactly this word, whatever the matching is set to"),
    (
        ExampleKind::Sequence,
        "[stem=\"trade\"] []{0,2} [word=\"war\"] within sentence",
        "tokens by word, norm, fold or stem, with gaps, in one sentence",
    ),
    (ExampleKind::Field, "security speaker:Reuters", "the word, only in text with this value"),
    (ExampleKind::NotField, "security -speaker:Reuters", "the word, only in text without this value"),
    (ExampleKind::Year, "date:2020", "documents of that year"),
    (ExampleKind::Range, "date:2019-04..2020", "documents from that month to the end of that year"),
];
pub const HELP_SUBSET: &str = "subset:name";
pub const HELP_SUBSET_FINDS: &str = "what you have kept under that name: “Keep as subset” stands beside the filters";

pub const KEYS: [(&str, &str); 11] = [
    ("↓ ↑", "in the search box: goes through what it offers; in an empty one, through past queries"),
    ("/", "goes to the search box"),
    ("Escape", "closes what the box offers, then clears it; once more brings the query back"),
    ("Enter", "in the search box: shows the results"),
    ("n", "in a document: the next hit"),
    ("p", "in a document: the previous hit"),
    ("j k ↓ ↑", "in the concordance: the next line, the one before"),
    ("Enter", "on a line: opens it in its text"),
    ("Space", "on a line: chooses it"),
    ("c", "on a line: copies it with its source"),
    ("?", "this help"),
];

// Overview.
pub const TRY: &str = "Words to begin with";
pub const TRY_HELP: &str = "Frequent in some of the documents and rare in the others.";
pub const COMPARE_OVER_TIME: &str = "Compare three of them over time";
pub const WHAT_IS_HERE: &str = "What is here";
pub const VALUE: &str = "Value";
pub const SHARE_OF_WORDS: &str = "Share of words";
pub const MORE_ABOUT: &str = "About the corpus";

pub fn and_more(n: &str) -> String {
    format!("and {n} more")
}

// Search and Documents.
pub const WITHOUT_FILTERS: &str = "Remove all filters";
pub const WITHOUT_QUERY: &str = "Clear the query";
pub const COLUMNS: &str = "Columns";
pub const TITLE: &str = "Title";
pub const DATE: &str = "Date";
pub const HITS: &str = "Hits";

pub fn all_documents(documents: &str, words: &str) -> String {
    format!("{documents}, {words}")
}

// Reader.
pub const PREVIOUS_HIT: &str = "Previous hit";
pub const NEXT_HIT: &str = "Next hit";
pub const NO_HITS: &str = "No hits in this document";
pub const PREVIOUS_DOCUMENT: &str = "Previous document";
pub const NEXT_DOCUMENT: &str = "Next document";
pub const HIT_PLACES: &str = "Where the hits lie in the document";
pub const ASKS: &str = "asks";
pub const ANSWERS: &str = "answers";
pub const MISSING_TITLE: &str = "This document is not in the corpus";
pub const MISSING_HELP: &str =
    "The link names a document that the corpus does not have, or has under another name now.";
pub const ALL_DOCUMENTS: &str = "All documents";
pub const PLACE_COPIED: &str = "The link to this paragraph is on the clipboard.";
pub const SOME_DIMMED: &str = "The filters leave out the paler paragraphs.";
pub const DETAILS: &str = "About this document";
pub const READING: &str = "Opening the document …";

pub fn hit_of(n: &str, all: &str) -> String {
    format!("Hit {n} of {all}")
}

pub fn paragraph_link(n: &str) -> String {
    format!("Link to paragraph {n}")
}

pub fn window_title(view: &str, corpus: &str) -> String {
    format!("{view} · {corpus} – {BRAND}")
}
