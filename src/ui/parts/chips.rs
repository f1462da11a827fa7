//! What narrows the view, each with a way to take it away.

use crate::link::{Days, Filter};
use crate::platform::locale;
use crate::protocol::SUBSET;
use crate::ui::app::App;
use crate::ui::dom::{Piece, button, click, el, live, live_option, pieces, text, when};
use crate::ui::narrow::Chip;
use crate::ui::parts::filters;
use crate::ui::views::collocates;
use crate::ui::words;
use leptos::prelude::*;

pub fn chips(app: App) -> Piece {
    let all = Memo::new(move |_| app.chips());
    let clear = move || {
        app.clear_filters();
        filters::focus();
    };
    pieces()
        .and(live(move || all.get().into_iter().map(|chip| draw(app, chip)).collect::<Piece>()))
        .and(live_option(move || {
            let near = app.state.with(|state| state.settings.near())?;
            Some(kept_setting(app, collocates::near_in_words(&near), "near"))
        }))
        .and(live_option(move || {
            let run = app.state.with(|state| state.settings.run())?;
            let [nth, of] = [run.nth, run.of].map(|number| locale::count(number.into()));
            Some(kept_setting(app, words::spread::run(&nth, &of), "run"))
        }))
        .and(when(move || all.with(|f| f.len() > 1), move || button("plain", words::clear_all(), clear)))
}

fn draw(app: App, chip: Chip) -> Piece {
    let Chip { text: filter, is_typed } = chip;
    // A field's label is known only once the corpus is open.
    let words_of = filter.clone();
    let in_words = Memo::new(move |_| in_words(app, &words_of));
    let label = text(move || words::remove_filter(&in_words.get()));
    let take = move || {
        app.take_away(&filter);
        filters::focus();
    };
    el("button")
        .at("type", "button")
        .is("chip")
        .at("aria-label", label)
        .at("title", is_typed.then_some(words::typed_filter()))
        .on("click", click(take))
        .with(el("span").at("dir", "auto").with(text(move || in_words.get())))
        .with(el("span").is("cross").at("aria-hidden", "true").with("×"))
        .piece()
}

/// What narrows the matches by a setting.
fn kept_setting(app: App, label: String, name: &'static str) -> Piece {
    chip(label, None, move || app.go(|state| state.settings.put(name, String::new())))
}

/// Something that stays as it is until it is taken away.
pub fn chip(label: String, title: Option<String>, take: impl FnMut() + 'static) -> Piece {
    el("button")
        .at("type", "button")
        .is("chip")
        .at("aria-label", words::remove_filter(&label))
        .at("title", title)
        .on("click", click(take))
        .with(el("span").at("dir", "auto").with(label))
        .with(el("span").is("cross").at("aria-hidden", "true").with("×"))
        .piece()
}

/// A filter in words; one that only the query language can say stands as it is.
pub fn in_words(app: App, filter: &str) -> String {
    let Some(filter) = Filter::parse(filter) else { return filter.to_owned() };
    let label = app.info.with(|info| {
        let field = info.iter().flat_map(|i| &i.fields).find(|f| f.name.eq_ignore_ascii_case(&filter.field));
        field.map(|f| f.label.clone())
    });
    let values: Vec<String> = filter.values.iter().map(|v| date_range(v).unwrap_or_else(|| v.clone())).collect();
    let label = if filter.field.eq_ignore_ascii_case(SUBSET) { Some(words::subset()) } else { label };
    let label = label.unwrap_or_else(|| filter.field.clone());
    match (values.iter().any(|value| value == "*"), filter.exclude) {
        (true, true) => words::chip_none(&label),
        (true, false) => words::chip_any(&label),
        (false, true) => words::chip_not(&label, &either(values)),
        (false, false) => words::chip(&label, &either(values)),
    }
}

fn either(values: Vec<String>) -> String {
    values.into_iter().reduce(|before, value| words::or(&before, &value)).unwrap_or_default()
}

fn date_range(value: &str) -> Option<String> {
    let days = Days::parse(value)?;
    let [from, to] = [days.from(), days.to()].map(|end| end.map(|date| locale::date(&date.text())));
    Some(match (from, to) {
        (Some(from), Some(to)) if from != to => words::range(&from, &to),
        (Some(day), Some(_)) => day,
        (Some(from), None) => words::since(&from),
        (None, to) => words::until(&to.unwrap_or_default()),
    })
}
