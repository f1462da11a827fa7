//! Settings of single series of a chart, by their terms: which are hidden, and names that the reader gave. Those of terms
//! that the query does not have any more are kept and have no effect.

use super::Settings;

const HIDDEN: &str = "hidden";
const NAMES: &str = "names";

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
        let all = list(self.text(NAMES));
        all.chunks(2).find(|pair| pair.first().is_some_and(|of| of == term)).and_then(|pair| pair.get(1)).cloned()
    }

    /// Gives a term a name; one that is empty or the term itself takes it away.
    pub fn rename(&mut self, term: &str, name: &str) {
        let all = list(self.text(NAMES));
        let others = all.chunks(2).filter(|pair| pair.len() == 2 && pair.first().is_some_and(|of| of != term));
        let mut all: Vec<String> = others.flatten().cloned().collect();
        if !name.is_empty() && name != term {
            all.extend([term.to_owned(), name.to_owned()]);
        }
        self.put(NAMES, written(&all));
    }
}

/// A list of texts, separated by `|`; `\` escapes a `|` or a `\`.
fn list(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, all.last_mut()) {
            ('|', _) => all.push(String::new()),
            ('\\', Some(last)) => last.extend(letters.next()),
            (letter, Some(last)) => last.push(letter),
            (_, None) => {}
        }
    }
    all.retain(|text| !text.is_empty());
    all
}

fn written(all: &[String]) -> String {
    let escaped = |text: &String| text.replace('\\', "\\\\").replace('|', "\\|");
    all.iter().map(escaped).collect::<Vec<_>>().join("|")
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
