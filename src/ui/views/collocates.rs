//! Collocates: the words around matches, by how strongly they go together with them.

use crate::export::Cell;
use crate::link::{State, View, place_name, write_near, write_window};
use crate::platform::locale;
use crate::protocol::{
    Body, CollocateRow, CollocateSort, Collocates, CollocatesRequest, Near, Request, Window, Within,
};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, live, pieces, when};
use crate::ui::parts::choose::Options;
use crate::ui::parts::measured::{Column, Head, Kind, Page, Spec, Value, column, measured};
use crate::ui::parts::network::{Linked, network};
use crate::ui::parts::settings::{self, one_of, written};
use crate::ui::views::overview;
use crate::ui::words::{self, collocates as said};
use leptos::prelude::*;

const COLUMNS: &[Column] = &[
    column("term", Some(said::term), Some(said::term_title), Kind::Name, true),
    column("lines", Some(said::lines), Some(said::lines_title), Kind::Number(0), true),
    column("o11", Some(said::o11), Some(said::o11_title), Kind::Number(0), true),
    column("c1", Some(said::c1), Some(said::c1_title), Kind::Number(0), true),
    column("e11", Some(said::e11), Some(said::e11_title), Kind::Number(1), true),
    column("log_dice", Some(said::log_dice), Some(said::log_dice_title), Kind::Number(2), true),
    column("mi", Some(said::mi), Some(said::mi_title), Kind::Number(2), true),
    column("mi3", Some(said::mi3), Some(said::mi3_title), Kind::Number(2), true),
    column("g2", Some(said::g2), Some(said::g2_title), Kind::Number(1), true),
    column("t", Some(said::t), Some(said::t_title), Kind::Number(2), true),
    column("z", Some(said::z), Some(said::z_title), Kind::Number(2), true),
    column("dice", Some(said::dice), Some(said::dice_title), Kind::Number(4), true),
    column("delta_p_21", Some(said::dp21), Some(said::dp21_title), Kind::Number(4), true),
    column("delta_p_12", Some(said::dp12), Some(said::dp12_title), Kind::Number(4), true),
];
/// By the place of the column.
const SORTS: [CollocateSort; 14] = [
    CollocateSort::Term,
    CollocateSort::Lines,
    CollocateSort::O11,
    CollocateSort::C1,
    CollocateSort::E11,
    CollocateSort::LogDice,
    CollocateSort::Mi,
    CollocateSort::Mi3,
    CollocateSort::G2,
    CollocateSort::T,
    CollocateSort::Z,
    CollocateSort::Dice,
    CollocateSort::DeltaP21,
    CollocateSort::DeltaP12,
];
const WINDOWS: Options = &[
    ("1L,1R", said::window_1l_1r),
    ("2L,2R", said::window_2l_2r),
    ("3L,3R", said::window_3l_3r),
    ("5L,5R", said::window_5l_5r),
    ("10L,10R", said::window_10l_10r),
    ("5L,0R", said::window_5l_0r),
    ("0L,5R", said::window_0l_5r),
    ("sentence", said::window_sentence),
];
const DIRECTIONS: Options =
    &[("attracted", said::drawn_attracted), ("repelled", said::drawn_repelled), ("both", said::drawn_both)];
/// Words of the network.
const DRAWN: u32 = 20;

pub fn view(app: App) -> Piece {
    let spec = Spec {
        name: "collocates",
        columns: COLUMNS,
        order: (5, true),
        ask,
        read,
        settings: facts,
        empty: (said::empty_title, said::empty_help),
    };
    let has_query = Memo::new(move |_| app.state.with(|state| !state.query.trim().is_empty()));
    let content = move || {
        let (table, ways, rows) = measured(app, spec);
        let controls = settings::settings()
            .with(one_of(app, said::window(), "window", WINDOWS))
            .with(settings::edge(app))
            .with(written(app, said::least(), "least", Some(said::least_unit())))
            .with(one_of(app, said::drawn(), "drawn", DIRECTIONS))
            .with(settings::stop_words(app))
            .with(settings::filter(app));
        let has_rows = move || table.total().is_some_and(|total| total > 1);
        pieces()
            .and(settings::folded(words::measured::settings(), controls.piece()))
            .and(when(has_rows, move || drawn(app)))
            .and(ways)
            .and(rows)
    };
    let begin = move || {
        let help = el("p").with(said::begin_help());
        let begin = el("section").is("empty").with(el("h2").with(said::begin_title())).with(help);
        begin.piece().and(untrack(|| overview::suggestions(app)))
    };
    pieces()
        .and(el("h1").is("vh").with(words::collocates()))
        .and(live(move || if has_query.get() { content() } else { begin() }))
}

fn question(app: App, order: (usize, bool), offset: u32, limit: u32, paired: bool) -> Option<Request> {
    let scope = app.scope.get();
    app.state.with(|state| {
        let settings = &state.settings;
        let request = Request::Collocates(CollocatesRequest {
            scope,
            filter: state.term_filter.clone(),
            window: settings.window(),
            within: state.term_rows.grams.within,
            min_freq: settings.number("least"),
            direction: settings.direction("drawn"),
            sort: SORTS[order.0],
            descending: order.1,
            offset,
            limit,
            stop_words: state.term_rows.stop_words(),
            paired,
        });
        Some(request).filter(|_| !state.query.trim().is_empty())
    })
}

fn ask(app: App, order: (usize, bool), offset: u32, limit: u32) -> Option<Request> {
    question(app, order, offset, limit, false)
}

fn facts(_: App, state: &State, body: &Body) -> Vec<(&'static str, String)> {
    let mut facts = settings::facts(state);
    facts.retain(|(name, _)| *name != "n");
    for (name, setting) in [("window", "window"), ("min-freq", "least"), ("direction", "drawn")] {
        facts.push((name, state.settings.text(setting).to_owned()));
    }
    if let Body::Collocates(Collocates { matches, n, r1, .. }) = body {
        facts.extend([("matches", *matches), ("n", *n), ("r1", *r1)].map(|(name, count)| (name, count.to_string())));
    }
    facts
}

/// What the rows were counted in.
#[derive(Clone, Copy)]
struct Around {
    window: Window,
    within: Within,
}

impl Around {
    fn of(state: &State) -> Around {
        Around { window: state.settings.window(), within: state.term_rows.grams.within }
    }

    /// The matches that have a word in their window, or at one place of it.
    fn near(self, term: &str, place: Option<i32>) -> impl Fn(&mut State) + 'static {
        let Around { window, within } = self;
        let near = write_near(&Near { term: term.to_owned(), window, within, place });
        move |state| {
            state.view = View::Concordance;
            (state.concordance.only, state.concordance.sample) = (None, None);
            state.settings.put("near", near.clone());
        }
    }
}

fn read(app: App, body: &Body) -> Option<Page> {
    let Body::Collocates(found) = body else { return None };
    let around = app.state.with_untracked(Around::of);
    let more = found.places.iter().map(|place| {
        let key = place_name(*place).into();
        Column { key, ..column("", None, Some(said::place_title), Kind::Number(0), false) }
    });
    let row = |row: &CollocateRow| {
        let near = |value: Value, place| value.leads(around.near(&row.term, place));
        let mut cells = vec![
            near(Value::text(&row.term), None),
            near(Value::count(row.lines), None),
            Value::count(row.o11),
            Value::count(row.c1),
            Cell::Number(row.e11).into(),
        ];
        let measures = [row.log_dice, row.mi, row.mi3, row.g2, row.t, row.z, row.dice, row.delta_p_21, row.delta_p_12];
        cells.extend(measures.map(Value::from));
        let at = |(&place, &count): (&i32, &u64)| match count {
            0 => Value::count(0),
            count => near(Value::count(count), Some(place)),
        };
        cells.extend(found.places.iter().zip(&row.positions).map(at));
        cells
    };
    let matches = words::count_matches(found.matches);
    let documents = words::count_documents(found.view.documents.into());
    let head = Head {
        total: found.rows_total,
        offset: found.offset,
        caption: said::caption(&matches, &locale::count(found.r1), &locale::count(found.n), &documents),
        tokens: found.view.tokens,
        documents: found.view.documents,
        more: more.collect(),
    };
    Some(Page { head, all: None, rows: found.rows.iter().map(row).collect() })
}

/// The strongest ones as a drawing.
fn drawn(app: App) -> Piece {
    let answer = app.ask("network", move || question(app, (5, true), 0, DRAWN, true));
    live(move || {
        let drawn = answer.with(|answer| {
            let Body::Collocates(found) = &answer.reply.as_deref()?.body else { return None };
            let around = app.state.with_untracked(Around::of);
            let values = || found.rows.iter().filter_map(|row| row.log_dice);
            let (least, most) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
            let word = |row: &CollocateRow| {
                let strength = row.log_dice.map_or(0.0, |value| (value - least) / (most - least).max(0.01));
                let far = |(place, count): (&i32, &u64)| f64::from(*place) * *count as f64;
                let all: u64 = row.positions.iter().sum();
                let mean = found.places.iter().zip(&row.positions).map(far).sum::<f64>() / all as f64;
                Linked {
                    term: row.term.clone(),
                    strength,
                    place: (all > 0).then_some(mean),
                    link: app.link_to(around.near(&row.term, None)),
                    title: words::count_matches(row.lines),
                }
            };
            let pairs = found.pairs.iter().map(|pair| (pair.a, pair.b, pair.lines)).collect();
            let node = app.state.with_untracked(|state| state.query.clone());
            Some(network(node, found.rows.iter().map(word).collect(), pairs))
        });
        drawn
            .map(|drawn| {
                el("figure").is("plotted").with(drawn).with(el("figcaption").is("soft").with(said::network())).piece()
            })
            .unwrap_or_default()
    })
}

/// A word that matches must have near them, in words.
pub fn near_in_words(near: &Near) -> String {
    let window = match near.place {
        Some(place) => place_name(place),
        None => write_window(near.window),
    };
    said::near(&near.term, &window, &settings::edge_name(near.within))
}
