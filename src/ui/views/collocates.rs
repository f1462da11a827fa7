//! Collocates: the words around matches, by how strongly they go together with them.

use leptos::prelude::*;

use crate::export::Cell;
use crate::link::{State, View, write_near};
use crate::platform::locale;
use crate::protocol::{
    CollocateRow, CollocateSort, Collocates as Found, CollocatesRequest, Near, Window, Within, left_out, place_name,
};
use crate::ui::charts::{Network, NetworkWord};
use crate::ui::components::data_table::{
    Column, DataTable, Emptied, Kind, MeasureTable, Page, TableWays, Way, use_table,
};
use crate::ui::components::minima::{Measures, Minima, emptied_by, emptied_by_number, met_of};
use crate::ui::components::settings::{
    Edge, FoldedSettings, OneOf, Settings, StopWordsChoice, TermFilter, Written, settings_facts,
};
use crate::ui::components::{AnswerTrouble, Options, QueryIdeas};
use crate::ui::logic::long::label;
use crate::ui::state::{Filters, Route, use_filters, use_query, use_route};
use crate::ui::words::{self, collocates as said};

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
/// What is asked for most often first.
const MEASURES: Measures<CollocateSort> = &[
    (CollocateSort::Mi, said::mi),
    (CollocateSort::LogDice, said::log_dice),
    (CollocateSort::Mi3, said::mi3),
    (CollocateSort::G2, said::g2),
    (CollocateSort::T, said::t),
    (CollocateSort::Z, said::z),
    (CollocateSort::Dice, said::dice),
    (CollocateSort::DeltaP21, said::dp21),
    (CollocateSort::DeltaP12, said::dp12),
    (CollocateSort::Lines, said::lines),
    (CollocateSort::O11, said::o11),
    (CollocateSort::C1, said::c1),
    (CollocateSort::E11, said::e11),
];
/// How often a word is in windows at least, where nothing else is said and the view is not too small for it.
const LEAST: u32 = 5;
const MINIMA: &str = "minima";
/// Words of the network.
const DRAWN: u32 = 20;

#[component]
pub fn Collocates() -> impl IntoView {
    let route = use_route();
    let has_query = Memo::new(move |_| route.with(|state| !state.query.trim().is_empty()));
    view! {
        <h1 class="vh">{words::collocates()}</h1>
        {move || if has_query.get() { view! { <Around/> }.into_any() } else { view! { <Begin/> }.into_any() }}
    }
}

/// Nothing is asked yet: what this is, and something to begin with.
#[component]
fn Begin() -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{said::begin_title()}</h2>
            <p>{said::begin_help()}</p>
        </section>
        <QueryIdeas/>
    }
}

/// The words around the matches of the query.
#[component]
fn Around() -> impl IntoView {
    let table = CollocatesTable { route: use_route(), filters: use_filters() };
    let data = use_table(table);
    let least = Signal::derive(move || data.answer.with(|found| found.min_freq).unwrap_or(LEAST).to_string());
    view! {
        <FoldedSettings label=words::measured::settings()>
            <Settings>
                <OneOf label=said::window() name="window" options=WINDOWS/>
                <Edge/>
                <Written label=said::least() name="least" unit=said::least_unit() otherwise=least/>
                <OneOf label=said::drawn() name="drawn" options=DIRECTIONS/>
                <StopWordsChoice/>
                <TermFilter/>
            </Settings>
            <Minima name=MINIMA measures=MEASURES/>
        </FoldedSettings>
        <Show when=move || data.total.get().is_some_and(|total| total > 1)>
            <Strongest table/>
        </Show>
        <AnswerTrouble answer=data.answer/>
        <TableWays data/>
        <DataTable data/>
    }
}

#[derive(Clone, Copy)]
struct CollocatesTable {
    route: Route,
    filters: Filters,
}

impl CollocatesTable {
    fn request(
        self,
        sort: CollocateSort,
        descending: bool,
        offset: u32,
        limit: u32,
        paired: bool,
    ) -> Option<CollocatesRequest> {
        let scope = self.filters.scope.get();
        self.route.with(|state| {
            let settings = &state.settings;
            let (min_freq, adapts) = settings.least("least", LEAST);
            let request = CollocatesRequest {
                scope,
                filter: state.term_filter.clone(),
                window: settings.window(),
                within: state.term_rows.grams.within,
                min_freq,
                adapts,
                minima: settings.minima(MINIMA),
                direction: settings.direction(),
                sort,
                descending,
                offset,
                limit,
                stop_words: state.term_rows.stop_words(),
                paired,
            };
            (!state.query.trim().is_empty()).then_some(request)
        })
    }
}

impl MeasureTable for CollocatesTable {
    type Query = CollocatesRequest;
    type Reply = Found;
    type Row = CollocateRow;
    type Sort = CollocateSort;

    const NAME: &'static str = "collocates";
    const FILE: &'static str = "readout-collocates";
    const ORDER: (&'static str, bool) = ("log_dice", true);

    fn query(self, sort: CollocateSort, descending: bool, offset: u32, limit: u32) -> Option<CollocatesRequest> {
        self.request(sort, descending, offset, limit, false)
    }

    fn page(self, state: &State, found: &Found) -> Page<CollocateRow> {
        let near = NearMatches::of(state);
        let mut columns = vec![
            Column::new("term", said::term(), Kind::Name, |row: &CollocateRow| Cell::Text(row.term.clone()))
                .titled(said::term_title())
                .leads(move |row| Some(near.way(&row.term, None))),
            Column::count("lines", said::lines(), |row: &CollocateRow| row.lines)
                .titled(said::lines_title())
                .leads(move |row| Some(near.way(&row.term, None))),
            Column::count("o11", said::o11(), |row: &CollocateRow| row.o11).titled(said::o11_title()),
            Column::count("c1", said::c1(), |row: &CollocateRow| row.c1).titled(said::c1_title()),
            Column::number("e11", said::e11(), 1, |row: &CollocateRow| Some(row.e11)).titled(said::e11_title()),
            Column::number("log_dice", said::log_dice(), 2, |row: &CollocateRow| row.log_dice)
                .titled(said::log_dice_title()),
            Column::number("mi", said::mi(), 2, |row: &CollocateRow| row.mi).titled(said::mi_title()),
            Column::number("mi3", said::mi3(), 2, |row: &CollocateRow| row.mi3).titled(said::mi3_title()),
            Column::number("g2", said::g2(), 1, |row: &CollocateRow| row.g2).titled(said::g2_title()),
            Column::number("t", said::t(), 2, |row: &CollocateRow| row.t).titled(said::t_title()),
            Column::number("z", said::z(), 2, |row: &CollocateRow| row.z).titled(said::z_title()),
            Column::number("dice", said::dice(), 4, |row: &CollocateRow| row.dice).titled(said::dice_title()),
            Column::number("delta_p_21", said::dp21(), 4, |row: &CollocateRow| row.delta_p_21)
                .titled(said::dp21_title()),
            Column::number("delta_p_12", said::dp12(), 4, |row: &CollocateRow| row.delta_p_12)
                .titled(said::dp12_title()),
        ];
        // How often the word stands at each place of the window.
        columns.extend(found.places.iter().enumerate().map(|(at, &place)| {
            let name = place_name(place);
            let count = move |row: &CollocateRow| row.positions.get(at).copied().unwrap_or_default();
            Column::count(name.clone(), name, count)
                .titled(said::place_title())
                .leads(move |row| Some(near.way(&row.term, Some(place))))
        }));
        let matches = words::count_matches(found.matches);
        let documents = u64::from(found.view.documents);
        let documents = words::count_documents(documents);
        Page {
            columns,
            all: None,
            rows: found.rows.clone(),
            total: found.rows_total,
            offset: found.offset,
            caption: said::caption(&matches, &locale::count(found.r1), &locale::count(found.n), &documents),
            tokens: found.view.tokens,
            places: 0,
            documents: found.view.documents,
            met: met_of(found.rows_total, found.candidates, &found.minima),
            emptied: emptied(found),
        }
    }

    fn settings(self, state: &State, found: &Found) -> Vec<(&'static str, String)> {
        let mut facts = settings_facts(state);
        facts.retain(|(name, _)| *name != "n");
        for (name, setting) in [("window", "window"), ("direction", "drawn")] {
            facts.push((name, state.settings.text(setting).to_owned()));
        }
        facts.push(("min-freq", found.min_freq.to_string()));
        facts.extend(state.settings.minima::<CollocateSort>(MINIMA).iter().map(|minimum| ("min", minimum.to_string())));
        let counts = [("matches", found.matches), ("n", found.n), ("r1", found.r1)];
        facts.extend(counts.map(|(name, count)| (name, count.to_string())));
        facts
    }

    fn nothing(self) -> (String, String) {
        (said::empty_title(), said::empty_help())
    }
}

/// What leaves no row.
fn emptied(found: &Found) -> Vec<Emptied> {
    match found.candidates {
        0 => {
            let why = said::too_rare(found.min_freq.into());
            emptied_by_number("least", why, found.too_rare).into_iter().collect()
        }
        _ => emptied_by(MINIMA, MEASURES, &found.minima),
    }
}

/// What the rows were counted in.
#[derive(Clone, Copy)]
struct NearMatches {
    window: Window,
    within: Within,
}

impl NearMatches {
    fn of(state: &State) -> NearMatches {
        NearMatches { window: state.settings.window(), within: state.term_rows.grams.within }
    }

    /// The way to the matches that have a word in their window, or at one place of it.
    fn way(self, term: &str, place: Option<i32>) -> Way {
        let NearMatches { window, within } = self;
        let near = write_near(&Near { term: term.to_owned(), window, within, place });
        Box::new(move |state| {
            state.view = View::Concordance;
            state.concordance.show_all_matches();
            state.settings.put("near", near.clone());
        })
    }
}

/// The strongest collocates as a drawing.
#[component]
fn Strongest(table: CollocatesTable) -> impl IntoView {
    let answer = use_query("network", move || table.request(CollocateSort::LogDice, true, 0, DRAWN, true));
    let route = table.route;
    move || {
        answer.with(|found| {
            let near = route.with_untracked(NearMatches::of);
            let node = route.with_untracked(|state| state.query.clone());
            let words = linked(found, &|term| {
                untrack(|| match left_out(term) {
                    None => route.link_to(near.way(term, None)),
                    // No link holds a word that is too long to be sent whole.
                    Some(_) => route.link(),
                })
            });
            let pairs = found.pairs.iter().map(|pair| (pair.a, pair.b, pair.lines)).collect();
            view! {
                <figure class="plotted">
                    <Network node words pairs/>
                    <figcaption class="soft">{said::network()}</figcaption>
                </figure>
            }
        })
    }
}

/// The words of the drawing: how strong, and how far before or behind the match on average.
fn linked(found: &Found, link: &dyn Fn(&str) -> String) -> Vec<NetworkWord> {
    let strengths = || found.rows.iter().filter_map(|row| row.log_dice);
    let (least, most) = (strengths().fold(f64::MAX, f64::min), strengths().fold(f64::MIN, f64::max));
    let word = |row: &CollocateRow| {
        let all: u64 = row.positions.iter().sum();
        let far = |(place, count): (&i32, &u64)| f64::from(*place) * *count as f64;
        let mean = found.places.iter().zip(&row.positions).map(far).sum::<f64>() / all as f64;
        NetworkWord {
            term: label(&row.term),
            strength: row.log_dice.map_or(0.0, |value| (value - least) / (most - least).max(0.01)),
            place: (all > 0).then_some(mean),
            link: link(&row.term),
            title: words::count_matches(row.lines),
        }
    };
    found.rows.iter().map(word).collect()
}
