//! Compare: what one part of the texts says more, or less, often than another.

use std::sync::Arc;

use crate::export::Cell;
use crate::import;
use crate::link::{Filter, State, View, all_but, row_query};
use crate::platform::{files, locale};
use crate::protocol::{
    Body, Direction, Facet, Keyness, KeynessRequest, KeynessRow, KeynessSort, Reference, Request, SUBSET, Size,
};
use crate::ui::app::{App, WordList};
use crate::ui::dom::{Handler, Piece, click, el, event, live, live_option, pieces, when};
use crate::ui::parts::chips::{chip, in_words};
use crate::ui::parts::choose::Options;
use crate::ui::parts::measured::{Column, Head, Kind, Page, Spec, Value, column, measured};
use crate::ui::parts::scatter::{Point, ScatterWords, scatter};
use crate::ui::parts::settings::{self, one_of, written};
use crate::ui::views::terms::lines;
use crate::ui::words::{self, compare as said};
use leptos::prelude::*;

const COLUMNS: &[Column] = &[
    column("term", Some(said::term), Some(said::term_title), Kind::Name, true),
    column("freq_target", Some(said::freq_target), Some(said::freq_target_title), Kind::Number(0), true),
    column("freq_reference", Some(said::freq_reference), Some(said::freq_reference_title), Kind::Number(0), true),
    column("log_ratio", Some(said::log_ratio), Some(said::log_ratio_title), Kind::Number(2), true),
    column("log_ratio_low", Some(said::low), Some(said::interval_title), Kind::Number(2), true),
    column("log_ratio_high", Some(said::high), Some(said::interval_title), Kind::Number(2), true),
    column("g2", Some(said::g2), Some(said::g2_title), Kind::Number(1), true),
    column("p", Some(said::p), Some(said::p_title), Kind::Probability, true),
    column("q", Some(said::q), Some(said::q_title), Kind::Probability, true),
    column("pct_diff", Some(said::pct), Some(said::pct_title), Kind::Number(0), true),
    column("range_target", Some(said::range_target), Some(said::range_target_title), Kind::Number(0), true),
    column("range_reference", Some(said::range_reference), Some(said::range_reference_title), Kind::Number(0), true),
    column("dp_target", Some(said::dp), Some(said::dp_title), Kind::Number(3), true),
];
/// By the place of the column; p and q have the order of G2, turned round.
const SORTS: [KeynessSort; 13] = [
    KeynessSort::Term,
    KeynessSort::FreqTarget,
    KeynessSort::FreqReference,
    KeynessSort::LogRatio,
    KeynessSort::LogRatioLow,
    KeynessSort::LogRatioHigh,
    KeynessSort::G2,
    KeynessSort::G2,
    KeynessSort::G2,
    KeynessSort::PctDiff,
    KeynessSort::RangeTarget,
    KeynessSort::RangeReference,
    KeynessSort::DpTarget,
];
const DIRECTIONS: Options =
    &[("both", said::typical_both), ("attracted", said::typical_attracted), ("repelled", said::typical_repelled)];
const BY_G2: (usize, bool) = (6, true);
/// Words of the plot.
const PLOTTED: u32 = 150;
/// Values of a field that are offered.
const OFFERED: usize = 12;
const CONDITIONS: &str = "compare-conditions";

pub fn view(app: App) -> Piece {
    let spec = Spec {
        name: "compare",
        columns: COLUMNS,
        order: BY_G2,
        ask: question,
        read,
        settings: facts,
        empty: (said::empty_title, said::empty_help),
    };
    let has_target = Memo::new(move |_| app.state.with(|state| !state.settings.text("target").is_empty()));
    let lacks_list =
        Memo::new(move |_| app.word_list.with(Option::is_none) && app.state.with(|state| listed(state).is_some()));
    let content = move || {
        let (table, ways, rows) = measured(app, spec);
        let controls = settings::settings()
            .with(settings::rows_of_words(app))
            .with(settings::stop_words(app))
            .with(written(app, said::together(), "together", Some(said::together_unit())))
            .with(written(app, said::range(), "minrange", Some(said::range_unit())))
            .with(one_of(app, said::typical(), "typical", DIRECTIONS))
            .with(settings::filter(app));
        let has_rows = move || table.total().is_some_and(|total| total > 1);
        pieces()
            .and(settings::folded(words::measured::settings(), controls.piece()))
            .and(when(has_rows, move || plot(app)))
            .and(ways)
            .and(rows)
    };
    pieces().and(el("h1").is("vh").with(words::compare())).and(sides(app)).and(live(move || {
        match (has_target.get(), lacks_list.get()) {
            (false, _) => begin(app),
            (true, true) => {
                let help = el("p").with(said::list_help());
                el("section").is("empty").with(el("h2").with(said::list_title())).with(help).piece()
            }
            (true, false) => content(),
        }
    }))
}

/// What is compared with what.
fn sides(app: App) -> Piece {
    let side = move |label: String, name: &'static str, hint: String| {
        let label = written(app, label, name, None);
        if let Some(input) = label.element().last_element_child() {
            input.set_attribute("list", CONDITIONS).unwrap_or_default();
            input.set_attribute("placeholder", &hint).unwrap_or_default();
        }
        label.piece()
    };
    let swap = move || {
        app.go(|state| {
            let [target, reference] = ["target", "reference"].map(|name| state.settings.text(name).to_owned());
            state.settings.put("reference", if reference.is_empty() { String::new() } else { target.clone() });
            state.settings.put("target", if reference.is_empty() { all_but(&target) } else { reference });
        });
    };
    let list = move || {
        let name = app.state.with(|state| listed(state).map(str::to_owned))?;
        let label = match app.word_list.get() {
            Some(list) => said::list(&list.name, &words::count_words(list.total)),
            None => name,
        };
        let drop = move || {
            app.word_list.set(None);
            app.go(|state| state.settings.put("reference", String::new()));
        };
        Some(chip(label, Some(said::list_kept()), drop))
    };
    let has_list = Memo::new(move |_| app.state.with(|state| listed(state).is_some()));
    let import = move || {
        let input = el("input").at("type", "file").at("accept", ".txt,.csv,.tsv,text/plain,text/csv").is("vh");
        let chosen = takes_list(app);
        el("label")
            .is("plain button")
            .at("title", said::import_title())
            .with(said::import())
            .with(input.on("change", chosen))
            .piece()
    };
    settings::settings()
        .class("measured-sides", true)
        .at("aria-label", said::sides())
        .with(side(said::target(), "target", said::target_hint()))
        .with(when(
            move || !has_list.get(),
            move || {
                let swap = el("button")
                    .at("type", "button")
                    .is("plain")
                    .at("title", said::swap_title())
                    .on("click", click(swap));
                side(said::reference(), "reference", said::reference_hint()).and(swap.with(said::swap())).and(import())
            },
        ))
        .with(when(
            move || has_list.get(),
            move || {
                let again = when(move || app.word_list.with(Option::is_none), import);
                el("span").with(said::reference()).piece().and(again)
            },
        ))
        .with(live_option(list))
        .with(el("datalist").at("id", CONDITIONS).with(live(move || {
            offered(app).into_iter().map(|filter| el("option").at("value", filter)).collect::<Piece>()
        })))
        .piece()
}

/// Takes over a word list from the file that was chosen.
fn takes_list(app: App) -> Handler {
    event(move |event| {
        files::read_chosen(&event, move |name, text| match import::word_list(&text) {
            Ok(words) => {
                let total = words.iter().map(|(_, freq)| freq).sum();
                let reference = [LISTED, &name].concat();
                app.word_list.set(Some(Arc::new(WordList { name, words, total })));
                app.go(|state| {
                    state.settings.put("reference", reference);
                    // A list has single words.
                    state.term_rows.grams.n = 1;
                });
            }
            Err(line) => app.say(said::list_unreadable(&locale::count(line as u64))),
        });
    })
}

/// What the link has for the second side where that is a word list: the list's name, and not the list. No condition
/// begins so.
const LISTED: &str = "list=";

/// The name of the list that is compared with.
fn listed(state: &State) -> Option<&str> {
    state.settings.text("reference").strip_prefix(LISTED)
}

/// Conditions that can be sides: values of facets, and subsets with names.
fn offered(app: App) -> Vec<String> {
    let subsets = app.subsets().into_iter().map(|subset| Filter::of(SUBSET, Some(&subset.name)).text());
    let values = app.with_facets(|facets| {
        let of_field = |facet: &Facet| {
            let values =
                facet.values.iter().map(|value| value.value.as_str()).filter(|value| !value.is_empty()).take(OFFERED);
            values.map(|value| Filter::of(&facet.name, Some(value)).text()).collect::<Vec<_>>()
        };
        facets.fields.iter().flat_map(of_field).collect::<Vec<_>>()
    });
    subsets.chain(values.unwrap_or_default()).collect()
}

/// Nothing is compared yet: one value of each field to begin with.
fn begin(app: App) -> Piece {
    let ways = move || {
        let firsts = app.with_facets(|facets| {
            let several = facets.fields.iter().filter(|facet| facet.values.len() > 1);
            let first = |facet: &Facet| {
                let value = facet.values.iter().map(|value| value.value.as_str()).find(|value| !value.is_empty())?;
                Some(Filter::of(&facet.name, Some(value)).text())
            };
            several.filter_map(first).take(6).collect::<Vec<_>>()
        });
        let way = |filter: String| {
            let link = app.link_to(|state| state.settings.put("target", filter.clone()));
            el("li").with(el("a").at("href", link).at("dir", "auto").with(said::begin_with(&in_words(app, &filter))))
        };
        firsts.unwrap_or_default().into_iter().map(way).collect::<Piece>()
    };
    let help = el("p").with(said::begin_help());
    el("section")
        .is("empty")
        .with(el("h2").with(said::begin_title()))
        .with(help)
        .with(el("ul").is("ways").with(live(ways)))
        .piece()
}

fn question(app: App, order: (usize, bool), offset: u32, limit: u32) -> Option<Request> {
    let (scope, list) = (app.scope.get(), app.word_list.get());
    app.state.with(|state| {
        let settings = &state.settings;
        let (target, reference) = (settings.text("target"), settings.text("reference"));
        let reference = match (listed(state).is_some(), list) {
            (true, Some(list)) => Reference::List { words: list.words.clone(), total: list.total },
            (true, None) => return None,
            _ if reference.is_empty() => Reference::Rest,
            _ => Reference::Filters(vec![reference.to_owned()]),
        };
        let request = Request::Keyness(KeynessRequest {
            scope,
            filter: state.term_filter.clone(),
            target: vec![target.to_owned()],
            reference,
            grams: state.term_rows.grams,
            min_freq: settings.number("together"),
            min_range: settings.number("minrange"),
            direction: settings.direction("typical"),
            sort: SORTS[order.0],
            descending: order.1 != matches!(order.0, 7 | 8),
            offset,
            limit,
            stop_words: state.term_rows.stop_words(),
        });
        Some(request).filter(|_| !target.is_empty())
    })
}

fn facts(app: App, state: &State, body: &Body) -> Vec<(&'static str, String)> {
    let mut facts = settings::facts(state);
    for (name, setting) in [
        ("target", "target"),
        ("reference", "reference"),
        ("min-freq", "together"),
        ("min-range", "minrange"),
        ("direction", "typical"),
    ] {
        facts.push((name, state.settings.text(setting).to_owned()));
    }
    if let Some(list) = app.word_list.get_untracked() {
        facts.push(("reference-list", list.name.clone()));
    }
    if let Body::Keyness(found) = body {
        let counts = [
            ("target-words", found.places_target),
            ("reference-words", found.places_reference),
            ("tested", found.tested.into()),
        ];
        facts.extend(counts.map(|(name, count)| (name, count.to_string())));
    }
    facts
}

/// The lines of a term in one of the sides: in none, all of them.
fn lines_in(state: &State, term: &str, conditions: &str, filters: Vec<String>) -> impl Fn(&mut State) + 'static {
    let lines = lines(View::Concordance, row_query(term, state.term_rows.grams.within, conditions));
    move |state| {
        lines(state);
        for filter in &filters {
            if !state.filters.contains(filter) {
                state.filters.push(filter.clone());
            }
        }
    }
}

/// What leads to each of the sides; nothing leads to a word list.
fn conditions_of(state: &State) -> [Option<Vec<String>>; 2] {
    let (target, reference) = (state.settings.text("target"), state.settings.text("reference"));
    let reference = Some(reference).filter(|reference| !reference.is_empty()).map(str::to_owned);
    let second = reference.into_iter().chain([all_but(target)]).collect();
    [Some(vec![target.to_owned()]), listed(state).is_none().then_some(second)]
}

fn read(app: App, body: &Body) -> Option<Page> {
    let Body::Keyness(found) = body else { return None };
    let state = app.state.get_untracked();
    let [first, second] = conditions_of(&state);
    let row = |row: &KeynessRow| {
        let lines = |value: Value, filters: &Option<Vec<String>>| match filters {
            Some(filters) => value.leads(lines_in(&state, &row.term, &found.conditions, filters.clone())),
            None => value,
        };
        // As many documents are found as have the word.
        let documents = |value: Value, filters: &Option<Vec<String>>| match filters {
            Some(filters) => {
                let lines = lines_in(&state, &row.term, &found.conditions, filters.clone());
                value.leads(move |state| {
                    lines(state);
                    state.view = View::Search;
                })
            }
            None => value,
        };
        let in_reference = row.range_reference.map_or(Cell::Nothing, |range| Cell::Count(range.into()));
        vec![
            lines(Value::text(&row.term), &Some(Vec::new())),
            lines(Value::count(row.freq_target), &first),
            lines(Value::count(row.freq_reference), &second),
            row.log_ratio.into(),
            row.log_ratio_low.into(),
            row.log_ratio_high.into(),
            row.g2.into(),
            row.p.into(),
            row.q.into(),
            row.pct_diff.into(),
            documents(Value::count(row.range_target.into()), &first),
            documents(in_reference.into(), &second),
            row.dp_target.into(),
        ]
    };
    // With nothing on one side there is nothing to compare: the notes say so.
    let is_empty = found.places_target == 0 || found.places_reference == 0;
    let total = if is_empty { 0 } else { found.rows_total };
    let head = Head { total, offset: found.offset, caption: caption(found), ..Head::default() };
    let rows = found.rows.iter().filter(|_| !is_empty).map(row).collect();
    Some(Page { head, all: None, rows })
}

fn caption(found: &Keyness) -> String {
    let side = |size: &Size| {
        let words = words::count_words(size.tokens);
        match u64::from(size.documents) {
            0 => words,
            n => said::side(&words, &words::count_documents(n)),
        }
    };
    let tested = words::count_words(found.tested.into());
    said::caption(&side(&found.target), &side(&found.reference), &tested)
}

/// The words by their two frequencies.
fn plot(app: App) -> Piece {
    let answer = app.ask("plot", move || question(app, BY_G2, 0, PLOTTED));
    live_option(move || {
        answer.with(|answer| {
            let Body::Keyness(found) = &answer.reply.as_deref()?.body else { return None };
            let state = app.state.get_untracked();
            let per_million = |freq: u64, places: u64| freq as f64 * 1e6 / (places as f64).max(1.0);
            let point = |row: &KeynessRow| Point {
                term: row.term.clone(),
                target: per_million(row.freq_target, found.places_target),
                reference: per_million(row.freq_reference, found.places_reference),
                is_target: row.direction == Direction::Attracted,
                link: {
                    // Its lines in the side that it is typical of.
                    let [first, second] = conditions_of(&state);
                    let side = if row.direction == Direction::Attracted { first } else { second };
                    app.link_to(lines_in(&state, &row.term, &found.conditions, side.unwrap_or_default()))
                },
                title: said::point(&row.term, &locale::count(row.freq_target), &locale::count(row.freq_reference)),
            };
            let [target, reference] = ["target", "reference"].map(|name| state.settings.text(name).to_owned());
            let reference = match listed(&state) {
                Some(list) => list.to_owned(),
                None if reference.is_empty() => said::reference_hint(),
                None => reference,
            };
            let says = ScatterWords { target, reference, label: said::map() };
            let drawn = scatter(found.rows.iter().map(point).collect(), says);
            Some(el("div").is("plotted").with(drawn).with(el("p").is("soft").with(said::map())).piece())
        })
    })
}
