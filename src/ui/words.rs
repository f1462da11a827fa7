//! Every text that the page shows, in one place.
//!
//! House rules: a sentence says what is so and what to do; a button says what it does; numbers come formatted.

pub mod chart;
pub mod terms;

pub const BRAND: &str = "Readout";
pub const SKIP: &str = "Skip to the content";
pub const SEARCH_LABEL: &str = "Search the corpus";
pub const SEARCH_HINT: &str = "Words, \"a phrase\", speaker:name, date:2020 …";
pub const VIEWS: &str = "Views";
pub const OVERVIEW: &str = "Overview";
pub const SEARCH: &str = "Search";
pub const TRENDS: &str = "Trends";
pub const TERMS: &str = "Terms";
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
pub const DATE_HINT: &str = "2020, 2020-07 or 2020-07-30";
pub const DATE_UNREADABLE: &str = "Write a year, a month or a day: 2020, 2020-07 or 2020-07-30.";
pub const CLEARED: &str = "Filters cleared.";
pub const NO_VALUE_MATCHES: &str = "No value has these letters.";

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

pub fn hits_in_documents(n: u64, hits: &str, documents: &str, all: &str) -> String {
    format!("{} in {documents} of {all} documents", count_of(n, hits, "hit", "hits"))
}

pub fn some_documents(some: &str, all: &str) -> String {
    format!("{some} of {all} documents")
}

pub fn words_in_view(some: &str, all: &str) -> String {
    format!("{some} of {all} words in view")
}

pub fn query_cleared(query: &str) -> String {
    format!("Cleared “{query}”.")
}
