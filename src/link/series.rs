//! Settings of single series of a chart, by their terms: which are hidden, and names that the reader gave. Those of terms
//! that the query does not have any more are kept and have no effect.

use super::Settings;
use super::list::{LONGEST_TITLE, list, written};

const HIDDEN: &str = "hidden";
const NAMES: &str = "names";
const TITLES: &str = "titles";

impl Settings {
    pub fn is_hidden(&self, term: &str) -> bool {
        list(self.text(HIDDEN)).iter().any(|hidden| hidden == term)
    }

    pub fn hide(&mut self, term: &str, hide: bool) {
        let mut all = list(self.text(HIDDEN));
        all.retain(|hidden| hidden != term);
        all.extend(hide.then(|| term.to_owned()));
        self.put(HIDDEN, written(&all));
    }

    /// A term's own name, where it has one.
    pub fn name_of(&self, term: &str) -> Option<String> {
        self.given(NAMES, term)
    }

    /// Gives a term a name; one that is empty or the term itself takes it away.
    pub fn rename(&mut self, term: &str, name: &str) {
        self.give(NAMES, term, if name == term { "" } else { name });
    }

    /// The title that the reader gave a chart.
    pub fn title_of(&self, chart: &str) -> Option<String> {
        self.given(TITLES, chart)
    }

    /// Gives a chart a title, as much of it as a title can have; an empty one takes it away.
    pub fn give_title(&mut self, chart: &str, title: &str) {
        let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
        self.give(TITLES, chart, title.trim_end());
    }

    /// What is given to one of several things in a setting of pairs.
    fn given(&self, setting: &str, to: &str) -> Option<String> {
        let all = list(self.text(setting));
        all.chunks(2).find(|pair| pair.first().is_some_and(|of| of == to)).and_then(|pair| pair.get(1)).cloned()
    }

    fn give(&mut self, setting: &str, to: &str, what: &str) {
        let all = list(self.text(setting));
        let others = all.chunks(2).filter(|pair| pair.len() == 2 && pair.first().is_some_and(|of| of != to));
        let mut all: Vec<String> = others.flatten().cloned().collect();
        if !what.is_empty() {
            all.extend([to.to_owned(), what.to_owned()]);
        }
        self.put(setting, written(&all));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn series_are_hidden_and_named_by_their_terms() {
        let mut settings = Settings::default();
        settings.hide("a|b", true);
        settings.hide("c", true);
        settings.rename("c", "See");
        settings.rename("\\", "x|y");
        assert_eq!((settings.text(HIDDEN), settings.text(NAMES)), ("a\\|b|c", "c|See|\\\\|x\\|y"));
        assert!(settings.is_hidden("a|b") && settings.is_hidden("c") && !settings.is_hidden("a"));
        assert_eq!(settings.name_of("\\").as_deref(), Some("x|y"));
        settings.hide("c", false);
        settings.rename("c", "");
        assert_eq!((settings.text(HIDDEN), settings.name_of("c")), ("a\\|b", None));
    }

    #[test]
    fn charts_have_titles_that_are_not_too_long() {
        let mut settings = Settings::default();
        settings.give_title("trend", " Huawei | 5G \\ ‘x’ ");
        settings.give_title("overview-time", "Who wrote");
        assert_eq!(settings.title_of("trend").as_deref(), Some("Huawei | 5G \\ ‘x’"));
        settings.give_title("trend", &"é".repeat(LONGEST_TITLE + 5));
        assert_eq!(settings.title_of("trend").map(|title| title.chars().count()), Some(LONGEST_TITLE));
        settings.give_title("trend", " ");
        assert_eq!(settings.text(TITLES), "overview-time|Who wrote");

        let (long, fits) = ("x".repeat(LONGEST_TITLE + 1), "x".repeat(LONGEST_TITLE));
        for (value, fits) in
            [("trend|A", true), (&format!("trend|{fits}"), true), (&format!("trend|{long}"), false), ("trend", false)]
        {
            assert_eq!(settings.set(TITLES, value).map(|read| read.is_ok()), Some(fits), "{value}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(all in proptest::collection::vec(".{1,6}", 0..5)) {
            prop_assert_eq!(list(&written(&all)), all);
        }

        #[test]
        fn any_text_is_read(text in ".{0,12}", term in ".{1,3}") {
            let mut settings = Settings::default();
            settings.put(HIDDEN, text.clone());
            settings.put(NAMES, text);
            settings.hide(&term, true);
            settings.rename(&term, "name");
            prop_assert!(settings.is_hidden(&term));
            prop_assert_eq!(settings.name_of(&term), (term != "name").then(|| "name".to_owned()));
        }
    }
}
