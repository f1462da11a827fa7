//! Steps from one state of the page to another.

use crate::link::{State, View};

/// Whether a step leads to another view or another document, and not only to another place in the same one.
pub fn is_elsewhere(before: &View, after: &View) -> bool {
    match (before, after) {
        (View::Read(before, _), View::Read(after, _)) => before != after,
        _ => before.name() != after.name(),
    }
}

/// The charts that can have a title of the reader's, by their ids, with the settings that change what they show.
const TITLED: [(&str, &[&str]); 2] =
    [("trend", &["unit", "panels", "hidden", "near", "run"]), ("overview-time", &["whole", "panels"])];

/// Takes away the titles that readers gave charts which show something else after a step: other terms, bins, units or
/// filters. Those that it took away, with their charts.
pub fn drop_outdated_titles(before: &State, after: &mut State) -> Vec<(&'static str, String)> {
    let is_other = |settings: &[&str]| {
        settings.iter().any(|name| before.settings.text(name) != after.settings.text(name))
            || before.query.trim() != after.query.trim()
            || before.filters != after.filters
            || (&before.by, &before.date_field) != (&after.by, &after.date_field)
    };
    let title = |(chart, settings): (&'static str, &[&str])| {
        let kept = after.settings.title_of(chart)?;
        let is_kept = before.settings.title_of(chart).is_some_and(|title| title == kept);
        (is_kept && is_other(settings)).then_some((chart, kept))
    };
    let dropped: Vec<_> = TITLED.into_iter().filter_map(title).collect();
    for (chart, _) in &dropped {
        after.settings.give_title(chart, "");
    }
    dropped
}

#[cfg(test)]
mod tests {
    use super::{drop_outdated_titles, is_elsewhere};
    use crate::link::{Place, State, View};
    use crate::protocol::By;

    #[test]
    fn a_title_goes_with_what_it_is_the_title_of() {
        let mut titled = State { query: "huawei".into(), ..State::default() };
        titled.settings.give_title("trend", "Huawei by publisher");
        let after = |change: &dyn Fn(&mut State)| {
            let mut after = titled.clone();
            change(&mut after);
            drop_outdated_titles(&titled, &mut after)
                .first()
                .map(|(_, title)| title.clone())
                .ok_or(after.settings.title_of("trend"))
        };
        let (dropped, kept) = (Ok("Huawei by publisher".to_owned()), Err(Some("Huawei by publisher".to_owned())));
        assert_eq!(after(&|state| state.query = "huawei, 5g".into()), dropped);
        assert_eq!(after(&|state| state.by = Some(By::Month)), dropped);
        assert_eq!(after(&|state| state.settings.put("unit", "count".into())), dropped);
        assert_eq!(after(&|state| state.settings.hide("huawei", true)), dropped);
        assert_eq!(after(&|state| state.filters.push("side:UK".into())), dropped);
        // How it is drawn, and where one goes, changes nothing of that.
        assert_eq!(after(&|state| state.settings.put("drawing", "bars".into())), kept);
        assert_eq!(after(&|state| state.settings.put("rank", "hits".into())), kept);
        assert_eq!(after(&|state| state.settings.put("whole", "words".into())), kept);
        assert_eq!(after(&|state| state.view = View::Search), kept);
        assert_eq!(after(&|state| state.query.push(' ')), kept);
        // One that is given or taken in the same step is as it is wanted.
        assert_eq!(after(&|state| state.settings.give_title("trend", "")), Err(None));
    }

    #[test]
    fn another_place_in_the_same_document_is_not_elsewhere() {
        let read = |doc: &str, paragraph| {
            View::Read(doc.into(), (paragraph > 0).then(|| Place { paragraph, words: String::new() }))
        };
        for (before, after, expected) in [
            (View::Search, View::Search, false),
            (View::Search, View::Terms, true),
            (read("a", 0), read("a", 3), false),
            (read("a", 1), read("b", 1), true),
            (View::Documents, read("a", 0), true),
        ] {
            assert_eq!(is_elsewhere(&before, &after), expected, "{before:?} {after:?}");
            assert_eq!(is_elsewhere(&after, &before), expected);
        }
    }
}
