//! What narrows the view, each with a way to take it away.

use crate::link::{Days, Filter};
use crate::platform::locale;
use crate::ui::app::App;
use crate::ui::dom::{Piece, button, click, el, live, pieces, text, when};
use crate::ui::parts::filters;
use crate::ui::signals::*;
use crate::ui::words;

pub fn chips(app: App) -> Piece {
    let all = Memo::new(move || app.state.with(|s| s.filters.clone()));
    let clear = move || {
        let before = all.get_untracked();
        app.go(|s| s.filters.clear());
        filters::focus();
        let back = Callback::new(move |()| {
            let before = before.clone();
            app.go(|s| s.filters = before);
        });
        app.say_with(words::CLEARED.into(), Some((words::UNDO, back)));
    };
    pieces()
        .and(live(move || all.get().into_iter().map(|filter| chip(app, filter)).collect::<Piece>()))
        .and(when(move || all.with(|f| f.len() > 1), move || button("plain", words::CLEAR_ALL, clear)))
}

fn chip(app: App, filter: String) -> Piece {
    // A field's label is known only once the corpus is open.
    let words_of = filter.clone();
    let in_words = Memo::new(move || in_words(app, &words_of));
    let label = text(move || words::remove(&in_words.get()));
    let take = move || {
        app.go(|s| s.filters.retain(|f| *f != filter));
        filters::focus();
    };
    el("button")
        .at("type", "button")
        .is("chip")
        .at("aria-label", label)
        .on("click", click(take))
        .with(el("span").at("dir", "auto").with(text(move || in_words.get())))
        .with(el("span").is("cross").at("aria-hidden", "true").with("×"))
        .piece()
}

/// A filter in words; one that only the query language can say stands as it is.
fn in_words(app: App, filter: &str) -> String {
    let Some(filter) = Filter::parse(filter) else { return filter.to_owned() };
    let label = app.info.with(|info| {
        let field = info.iter().flat_map(|i| &i.fields).find(|f| f.name == filter.field);
        field.map(|f| f.label.clone())
    });
    let values: Vec<String> = filter.values.iter().map(|v| date_range(v).unwrap_or_else(|| v.clone())).collect();
    words::chip(&label.unwrap_or_else(|| filter.field.clone()), &values, filter.exclude)
}

fn date_range(value: &str) -> Option<String> {
    let days = Days::parse(value)?;
    let [from, to] = [days.from(), days.to()].map(|end| end.map(|date| locale::date(&date.to_string())));
    Some(match (from, to) {
        (Some(from), Some(to)) if from != to => words::range(&from, &to),
        (Some(day), Some(_)) => day,
        (Some(from), None) => words::since(&from),
        (None, to) => words::until(&to.unwrap_or_default()),
    })
}
