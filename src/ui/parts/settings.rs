//! The settings of a table of measures, each a field that shows what the link says and changes it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::link::{State, within_name};
use crate::platform::media;
use crate::protocol::Within;
use crate::ui::app::App;
use crate::ui::dom::{El, Piece, check, el, event, flag, pieces, text, when};
use crate::ui::parts::choose::{Now, Options, choose};
use crate::ui::words::measured as said;
use leptos::prelude::*;

const ROWS_OF: Options =
    &[("1", said::rows_1), ("2", said::rows_2), ("3", said::rows_3), ("4", said::rows_4), ("5", said::rows_5)];
const EDGES: Options =
    &[("turn", said::edge_turn), ("sentence", said::edge_sentence), ("document", said::edge_document)];
const STOPS: Options = &[("", said::stop_default), ("en", said::stop_en), ("zh", said::stop_zh)];

/// The row in which the settings of a view stand.
pub fn settings() -> El {
    el("form").is("measured-controls").on("submit", event(|event| event.prevent_default()))
}

/// Settings that are folded away on a narrow window, where what they are of comes first.
pub fn folded(label: String, settings: Piece) -> Piece {
    el("details").is("settings").at("open", !media::is_narrow()).with(el("summary").with(label)).with(settings).piece()
}

/// One of a few values of a setting, by the values and their names.
pub fn one_of(app: App, label: String, name: &'static str, options: Options) -> Piece {
    let now = move || {
        let now = app.state.with(|state| state.settings.text(name).to_owned());
        // What is another view's is the default here.
        let is_others =
            options.iter().any(|(value, _)| value.is_empty()) && options.iter().all(|(value, _)| *value != now);
        if is_others { String::new() } else { now }
    };
    choose(label, options, now, move |value| set(app, name, &value))
}

/// A setting that is written: a number where it has a unit.
pub fn written(app: App, label: String, name: &'static str, unit: Option<String>) -> El {
    let now = move || app.state.with(|state| state.settings.text(name).to_owned());
    field(label, Rc::new(now), unit, "change", move |value| set(app, name, value))
}

fn set(app: App, name: &'static str, value: &str) {
    app.go(|state| match value.trim() {
        "" => state.settings.put(name, String::new()),
        // What cannot be read changes nothing.
        value => state.settings.set(name, value).map(|_| ()).unwrap_or_default(),
    });
}

/// A field with its label; with a unit it is for a number.
pub fn field(label: String, now: Now, unit: Option<String>, when: &'static str, change: impl Fn(&str) + 'static) -> El {
    let shown = Rc::clone(&now);
    let typed = event(move |event| {
        change(&event_target_value(&event));
        // What could not be used is taken back.
        if when == "change"
            && let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        {
            field.set_value(&untrack(|| shown()));
        }
    });
    let input = el("input").at("autocomplete", "off").at("autocapitalize", "off").at("spellcheck", "false");
    let input = match unit {
        Some(_) => input.at("type", "number").at("min", "1").at("step", "1").at("inputmode", "numeric"),
        None => input.at("type", "search"),
    };
    let input = input.prop("value", text(move || now())).on(when, typed);
    el("label").with(label).with(" ").with(input).with(unit.map(|unit| pieces().and(" ").and(unit)))
}

/// Only terms with some letters.
pub fn filter(app: App) -> Piece {
    let now = move || app.state.with(|state| state.term_filter.clone());
    let change = move |value: &str| app.edit(|state| state.term_filter = value.to_owned());
    field(said::filter_label(), Rc::new(now), None, "input", change).piece()
}

/// Words that are left out of the rows.
pub fn stop_words(app: App) -> Piece {
    let now = move || app.state.with(|state| state.term_rows.stop.clone());
    choose(said::stop(), STOPS, now, move |stop| app.go(|state| state.term_rows.stop = stop.clone()))
}

/// How many words a row has, and what it stays within.
pub fn rows_of_words(app: App) -> Piece {
    let grams = move || app.state.with(|state| state.term_rows.grams);
    let n = move || grams().n.to_string();
    pieces()
        .and(choose(said::rows(), ROWS_OF, n, move |n| {
            let n = n.parse().unwrap_or(1);
            app.go(|state| {
                state.term_rows.grams.n = n;
                state.term_rows.grams.open &= n > 2;
            });
        }))
        .and(when(
            move || grams().n > 2,
            move || {
                let open = flag(move || grams().open);
                check(said::open(), Some(said::open_title()), open, move |on| app.go(|s| s.term_rows.grams.open = on))
            },
        ))
        .and(when(move || grams().n > 1, move || edge(app)))
}

/// What a row of words or a window stays within.
pub fn edge(app: App) -> Piece {
    let now = move || within_name(app.state.with(|state| state.term_rows.grams.within)).to_owned();
    choose(said::edge(), EDGES, now, move |edge| {
        let within = match edge.as_str() {
            "document" => Within::Document,
            "sentence" => Within::Sentence,
            _ => Within::Turn,
        };
        app.go(|state| state.term_rows.grams.within = within);
    })
}

/// What a window stays within, in words.
pub fn edge_name(within: Within) -> String {
    match within {
        Within::Turn => said::edge_turn(),
        Within::Sentence => said::edge_sentence(),
        Within::Document => said::edge_document(),
    }
}

/// These settings as a file has them.
pub fn facts(state: &State) -> Vec<(&'static str, String)> {
    let rows = &state.term_rows;
    let mut facts = vec![
        ("filter", state.term_filter.clone()),
        ("stop-words", if rows.stop.is_empty() { "none" } else { &rows.stop }.to_owned()),
        ("n", rows.grams.n.to_string()),
    ];
    if rows.grams.open {
        facts.push(("open", "yes".to_owned()));
    }
    facts.push(("within", within_name(rows.grams.within).to_owned()));
    facts
}
