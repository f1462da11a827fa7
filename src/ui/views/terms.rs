//! Terms: the words of a view, or rows of words, with frequency, range and dispersion.

use leptos::prelude::*;

use std::rc::Rc;

use crate::export::Cell;
use crate::link::{State, View, row_query};
use crate::platform::locale;
use crate::protocol::{Body, Request, TermRow, TermSort, Terms, TermsRequest};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, pieces};
use crate::ui::parts::measured::{Column, Head, Kind, Page, Spec, Value, column, measured};
use crate::ui::parts::settings::{self, field};
use crate::ui::words::{self, terms as said};

const COLUMNS: &[Column] = &[
    column("term", Some(said::term), None, Kind::Name, true),
    column("freq", Some(said::freq), None, Kind::Number(0), true),
    column("per_million", None, None, Kind::Rate, true),
    column("range", Some(said::range), None, Kind::Range, true),
    column("dp", Some(said::dp), Some(said::dp_title), Kind::Number(3), true),
];
const FORMS: Column = column("forms", Some(said::forms), Some(said::forms_title), Kind::Drawn, false);

pub fn view(app: App) -> Piece {
    let spec = Spec {
        name: "terms",
        columns: COLUMNS,
        order: (1, true),
        ask,
        read,
        settings: |_, state, _| {
            let mut facts = settings::facts(state);
            facts.push(("min-freq", least(state).to_string()));
            facts
        },
        empty: (said::empty_title, said::empty_help),
    };
    let (_, ways, table) = measured(app, spec);
    let least = move || app.state.with(|state| self::least(state).to_string());
    let counted = move |least: &str| {
        // What is no number changes nothing.
        if let Ok(least) = if least.is_empty() { Ok(0) } else { least.parse::<u32>() } {
            app.go(|state| state.min_freq = least);
        }
    };
    let controls = settings::settings()
        .with(settings::rows_of_words(app))
        .with(settings::stop_words(app))
        .with(settings::filter(app))
        .with(field(said::min_label(), Rc::new(least), Some(said::min_unit()), "change", counted));
    pieces()
        .and(el("h1").is("vh").with(words::terms()))
        .and(settings::folded(words::measured::settings(), controls.piece()))
        .and(el("p").is("measured-said soft").with(said::not_narrowed()))
        .and(ways)
        .and(table)
}

/// The least frequency of the rows: what is asked for, or, of rows of several words, two, since most come once.
fn least(state: &State) -> u32 {
    if state.min_freq == 0 && state.term_rows.grams.n > 1 { 2 } else { state.min_freq }
}

fn ask(app: App, (column, descending): (usize, bool), offset: u32, limit: u32) -> Option<Request> {
    let scope = app.scope.get();
    app.state.with(|state| {
        let sort = match column {
            0 => TermSort::Term,
            3 => TermSort::Range,
            4 => TermSort::Dp,
            _ => TermSort::Freq,
        };
        Some(Request::Terms(TermsRequest {
            scope,
            filter: state.term_filter.clone(),
            min_freq: least(state),
            sort,
            descending,
            offset,
            limit,
            grams: state.term_rows.grams,
            stop_words: state.term_rows.stop_words(),
        }))
    })
}

fn read(app: App, body: &Body) -> Option<Page> {
    let Body::Terms(terms) = body else { return None };
    let grams = app.state.with_untracked(|state| state.term_rows.grams);
    let is_row = grams.n > 1;
    let row = |row: &TermRow| {
        let query = row_query(&row.term, grams.within, &terms.conditions);
        let mut cells = vec![
            Value::text(&row.term).leads(lines(View::Search, query.clone())),
            Value::count(row.freq).leads(lines(View::Concordance, query.clone())),
            Cell::Number(row.per_million).into(),
            Value::count(row.range.into()).leads(lines(View::Search, query.clone())),
            row.dp.into(),
        ];
        if !is_row {
            cells.push(forms(app, row, query));
        }
        cells
    };
    let more = if is_row { Vec::new() } else { vec![FORMS] };
    let Terms { tokens, documents, .. } = *terms;
    let head = Head {
        total: terms.rows_total,
        offset: terms.offset,
        caption: caption(terms, is_row),
        tokens,
        documents,
        more,
    };
    Some(Page { head, all: None, rows: terms.rows.iter().map(row).collect() })
}

/// The lines of a query, all of them.
pub fn lines(view: View, query: String) -> impl Fn(&mut State) {
    move |state| {
        state.view = view.clone();
        state.query = query.clone();
        state.sort = None;
        (state.concordance.only, state.concordance.sample) = (None, None);
        for name in ["near", "run"] {
            state.settings.put(name, String::new());
        }
    }
}

fn caption(terms: &Terms, is_row: bool) -> String {
    let (types, documents) = (u64::from(terms.types), u64::from(terms.documents));
    let words = locale::count(terms.tokens);
    let documents = words::count_documents(documents);
    if is_row {
        said::caption_of_rows(&said::different_rows(types), &words, &documents)
    } else {
        said::caption(&said::different_words(types), &words, &documents)
    }
}

/// In how many ways a word is written. Most are written in one, and then there is nothing to show.
fn forms(app: App, row: &TermRow, query: String) -> Value {
    let count = locale::count(row.forms.into());
    let drawn = if row.forms > 1 {
        let label = said::forms_of(&count, &row.term);
        let open = click(move || app.asks_forms.set(Some(query.clone())));
        el("button").at("type", "button").is("plain").at("aria-label", label).on("click", open).with(count).piece()
    } else {
        count.into()
    };
    Value { drawn: Some(drawn), ..Value::count(row.forms.into()) }
}
