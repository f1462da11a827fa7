//! How evenly the matches are spread over documents, equal parts or the parts of a field.

use std::rc::Rc;

use crate::export::Cell;
use crate::link::{Filter, State, View, write_run};
use crate::platform::locale;
use crate::protocol::{
    Body, Dispersion, DispersionRequest, FieldKind, KwicKey, KwicOnly, PartRow, PartSort, Parts, Request, Run,
};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, live, live_option};
use crate::ui::parts::measured::{Column, DRAWING, Head, Kind, Page, Spec, Value, column, measured};
use crate::ui::parts::{choose::menu, settings, strip::strip};
use crate::ui::words::{self, Text, measured::of, spread as said};
use leptos::prelude::*;

const COLUMNS: &[Column] = &[
    column("part", Some(said::part), Some(said::order_title), Kind::Name, true),
    column("tokens", Some(said::tokens), None, Kind::Number(0), true),
    column("freq", Some(said::freq), None, Kind::Number(0), true),
    column("per_million", None, None, Kind::Rate, true),
];
const STRIP: Column = column(DRAWING, Some(said::strip), Some(said::strip_title), Kind::Drawn, false);
/// Name and formula of each measure, in their order.
const MEASURES: [(Text, Text); 8] = [
    (said::measure_matches, said::measure_matches_title),
    (said::measure_range, said::measure_range_title),
    (said::measure_juilland_d, said::measure_juilland_d_title),
    (said::measure_dp, said::measure_dp_title),
    (said::measure_dp_norm, said::measure_dp_norm_title),
    (said::measure_rosengren_s, said::measure_rosengren_s_title),
    (said::measure_carroll_d2, said::measure_carroll_d2_title),
    (said::measure_arf, said::measure_arf_title),
];
const DOCUMENTS: &str = "documents";
const EQUAL: [&str; 3] = ["10", "20", "100"];

pub fn view(app: App, which: Piece) -> Piece {
    let spec = Spec {
        name: "dispersion",
        columns: COLUMNS,
        order: (0, false),
        ask,
        read,
        settings: facts,
        empty: (said::none_title, said::none_help),
    };
    let (table, ways, rows) = measured(app, spec);
    let summary = live_option(move || {
        table.reply.with(|reply| match &reply.as_deref()?.body {
            Body::Dispersion(found) => Some(summary(app, found)),
            _ => None,
        })
    });
    let controls = settings::settings().with(which).with(live(move || across(app)));
    controls.piece().and(ways).and(summary).and(rows)
}

/// What the parts are. The corpus is open by now: it has been asked.
fn across(app: App) -> Piece {
    let now = move || app.state.with(|state| state.settings.text("across").to_owned());
    let mut options = vec![(DOCUMENTS.to_owned(), said::documents())];
    options.extend(EQUAL.map(|n| (n.to_owned(), said::parts(n))));
    app.info.with(|info| {
        let facets = info.iter().flat_map(|info| &info.fields).filter(|field| field.kind == FieldKind::Facet);
        options.extend(facets.map(|field| (field.name.clone(), field.label.clone())));
    });
    // A link may say any number.
    let other = untrack(now);
    if options.iter().all(|(value, _)| *value != other) {
        options.push((other.clone(), said::parts(&other)));
    }
    menu(
        said::across(),
        "choose",
        options,
        Rc::new(now),
        Box::new(move |across| app.go(|state| state.settings.put("across", across.clone()))),
    )
}

fn ask(app: App, (column, descending): (usize, bool), offset: u32, limit: u32) -> Option<Request> {
    let scope = app.scope.get();
    let parts = app.state.with(|state| match (state.settings.text("across"), state.settings.number("across")) {
        (DOCUMENTS, _) => Parts::Documents,
        (field, 0) => Parts::Field(field.to_owned()),
        (_, n) => Parts::Equal(n),
    });
    let sort = match column {
        1 => PartSort::Tokens,
        2 => PartSort::Freq,
        3 => PartSort::PerMillion,
        _ => PartSort::Order,
    };
    Some(Request::Dispersion(DispersionRequest { scope, parts, sort, descending, offset, limit }))
}

fn measures(found: &Dispersion) -> [Option<f64>; 6] {
    [found.juilland_d, found.dp, found.dp_norm, found.rosengren_s, found.carroll_d2, found.arf]
}

fn facts(_: App, state: &State, body: &Body) -> Vec<(&'static str, String)> {
    let mut facts = vec![("parts", state.settings.text("across").to_owned())];
    if let Body::Dispersion(found) = body {
        facts.extend([("freq", found.freq.to_string()), ("range", found.range.to_string())]);
        let names = ["juilland_d", "dp", "dp_norm", "rosengren_s", "carroll_d2", "arf"];
        let values = measures(found).map(|value| value.map(crate::platform::download::number).unwrap_or_default());
        facts.extend(names.into_iter().zip(values));
    }
    facts
}

fn summary(app: App, found: &Dispersion) -> Piece {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| locale::fixed(value, 3));
    let counts =
        [locale::count(found.freq), of(&locale::count(found.range.into()), &locale::count(found.parts.into()))];
    let values = counts.into_iter().chain(measures(found).map(number));
    let measure = |((name, title), value): ((Text, Text), String)| {
        el("div").at("title", title()).with(el("dt").with(name())).with(el("dd").with(value))
    };
    let measures = MEASURES.into_iter().zip(values).map(measure).collect::<Piece>();
    let lines = el("a").at("href", app.link_to_lines(None)).with(said::all_lines());
    el("dl").is("measures").with(measures).piece().and(el("p").is("measured-said").with(lines))
}

fn read(app: App, body: &Body) -> Option<Page> {
    let Body::Dispersion(found) = body else { return None };
    let by_document = found.by == DOCUMENTS;
    let runs = app.state.with_untracked(|state| state.settings.number("across"));
    let row = |row: &PartRow| {
        let part = || Value::from(row.part.clone().map_or(Cell::Nothing, Cell::Text));
        let name = row.title.as_ref().or(row.part.as_ref()).cloned().unwrap_or_else(said::no_value);
        let narrowed = match (&row.part, found.by.as_str()) {
            (Some(number), "equal") => Part::Run(Run { nth: number.parse().unwrap_or_default(), of: runs }),
            (Some(doc), DOCUMENTS) => Part::Document(doc.clone()),
            (value, field) => Part::Condition(Filter::of(field, value.as_deref()).text()),
        };
        let lead = |value: Value| {
            let narrowed = narrowed.clone();
            value.leads(move |state| lines_of(state, &narrowed))
        };
        let named = match &narrowed {
            Part::Document(doc) => {
                let doc = doc.clone();
                part().shown(&name).leads(move |state| state.view = View::Read(doc.clone(), None))
            }
            _ => lead(part().shown(&name)),
        };
        let mut cells = vec![named, Value::count(row.tokens), lead(Value::count(row.freq)), row.per_million.into()];
        if by_document {
            cells.push(Value { drawn: Some(strip(&row.strip)), ..Cell::Nothing.into() });
        }
        cells
    };
    let matches = words::count_matches(found.freq);
    let head = Head {
        total: found.parts,
        offset: found.offset,
        caption: said::caption(
            &matches,
            &locale::count(found.range.into()),
            &locale::count(found.parts.into()),
            &words::count_words(found.view.tokens),
        ),
        tokens: found.view.tokens,
        documents: found.view.documents,
        more: if by_document { vec![STRIP] } else { Vec::new() },
    };
    Some(Page { head, all: None, rows: found.rows.iter().map(row).collect() })
}

/// What leads to the lines of a part.
#[derive(Clone)]
enum Part {
    Document(String),
    Condition(String),
    Run(Run),
}

fn lines_of(state: &mut State, part: &Part) {
    state.view = View::Concordance;
    (state.concordance.only, state.concordance.sample) = (None, None);
    match part {
        Part::Document(doc) => state.concordance.only = Some(KwicOnly { key: KwicKey::Doc, value: Some(doc.clone()) }),
        Part::Condition(condition) if state.filters.contains(condition) => {}
        Part::Condition(condition) => state.filters.push(condition.clone()),
        Part::Run(run) => state.settings.put("run", write_run(*run)),
    }
}
