//! How evenly the matches are spread over documents, equal parts or the parts of a field.

use leptos::prelude::*;

use super::ShowChoice;
use super::spreads::Spreads;
use crate::export::{self, Cell};
use crate::link::{State, View, write_run};
use crate::platform::locale;
use crate::protocol::{
    Dispersion as Found, DispersionRequest, KwicKey, KwicOnly, PartRow, PartSort, Parts, Run, SpreadRow,
};
use crate::query::Filter;
use crate::ui::components::data_table::{Column, DataTable, Kind, MeasureTable, Page, TableWays, Way, use_table};
use crate::ui::components::settings::{FoldedSettings, Settings};
use crate::ui::components::{AnswerTrouble, Menu, Strip};
use crate::ui::logic::trends::facets;
use crate::ui::state::{Answer, Filters, Route, use_corpus, use_filters, use_route};
use crate::ui::words::{self, Text, measured, spread as said};

const DOCUMENTS: &str = "documents";
/// The numbers of equal parts that are offered.
const EQUAL: [&str; 3] = ["10", "20", "100"];

/// A measure of all parts together.
pub(super) struct Measure {
    /// Its name in files.
    pub(super) key: &'static str,
    pub(super) name: Text,
    pub(super) formula: Text,
    pub(super) value: fn(&SpreadRow) -> Value,
}

pub(super) enum Value {
    Count(u64),
    /// So many of all parts.
    Range(u32),
    Number(Option<f64>),
}

pub(super) const MEASURES: [Measure; 8] = [
    measure("freq", said::measure_matches, said::measure_matches_title, |found| Value::Count(found.freq)),
    measure("range", said::measure_range, said::measure_range_title, |found| Value::Range(found.range)),
    measure("juilland_d", said::measure_juilland_d, said::measure_juilland_d_title, |found| {
        Value::Number(found.juilland_d)
    }),
    measure("dp", said::measure_dp, said::measure_dp_title, |found| Value::Number(found.dp)),
    measure("dp_norm", said::measure_dp_norm, said::measure_dp_norm_title, |found| Value::Number(found.dp_norm)),
    measure("rosengren_s", said::measure_rosengren_s, said::measure_rosengren_s_title, |found| {
        Value::Number(found.rosengren_s)
    }),
    measure("carroll_d2", said::measure_carroll_d2, said::measure_carroll_d2_title, |found| {
        Value::Number(found.carroll_d2)
    }),
    measure("arf", said::measure_arf, said::measure_arf_title, |found| Value::Number(found.arf)),
];

const fn measure(key: &'static str, name: Text, formula: Text, value: fn(&SpreadRow) -> Value) -> Measure {
    Measure { key, name, formula, value }
}

impl Measure {
    /// What the page shows.
    fn shown(&self, found: &SpreadRow) -> String {
        match (self.value)(found) {
            Value::Count(count) => locale::count(count),
            Value::Range(range) => measured::of(&locale::count(range.into()), &locale::count(found.parts.into())),
            Value::Number(Some(number)) => locale::fixed(number, 3),
            Value::Number(None) => "–".to_owned(),
        }
    }

    /// What a file has, with all digits.
    fn saved(&self, found: &SpreadRow) -> String {
        match (self.value)(found) {
            Value::Count(count) => count.to_string(),
            Value::Range(range) => range.to_string(),
            Value::Number(number) => number.map(export::number).unwrap_or_default(),
        }
    }
}

#[component]
pub(super) fn Dispersion() -> impl IntoView {
    let data = use_table(PartsTable { route: use_route(), filters: use_filters() });
    view! {
        <FoldedSettings label=measured::settings()>
            <Settings>
                <ShowChoice/>
                <PartsChoice/>
            </Settings>
        </FoldedSettings>
        <AnswerTrouble answer=data.answer/>
        <Spreads/>
        <TableWays data/>
        <Summary answer=data.answer/>
        <DataTable data/>
    }
}

/// What the parts are.
#[component]
fn PartsChoice() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    let value = Signal::derive(move || route.with(|state| state.settings.text("across").to_owned()));
    let change = move |across: String| route.go(|state| state.settings.put("across", across));
    move || {
        let mut options = vec![(DOCUMENTS.to_owned(), said::documents())];
        options.extend(EQUAL.map(|n| (n.to_owned(), said::parts(n))));
        corpus.info.with(|info| options.extend(info.as_deref().map(facets).unwrap_or_default()));
        // A link may say any number.
        let other = value.get_untracked();
        if options.iter().all(|(value, _)| *value != other) {
            options.push((other.clone(), said::parts(&other)));
        }
        view! { <Menu label=said::across() class="choose" options value on_change=change/> }
    }
}

/// The measures of all parts together.
#[component]
fn Summary(answer: Answer<Found>) -> impl IntoView {
    let route = use_route();
    move || {
        // An answer to another question than what is asked now is none.
        let reply = answer.reply.get().filter(|_| answer.failure.with(Option::is_none))?;
        let all = SpreadRow::new(String::new(), &reply.body);
        let measures = MEASURES.iter().map(move |measure| {
            view! {
                <div title=(measure.formula)()>
                    <dt>{(measure.name)()}</dt>
                    <dd>{measure.shown(&all)}</dd>
                </div>
            }
        });
        Some(view! {
            <dl class="measures">{measures.collect_view()}</dl>
            <p class="measured-said">
                <a href=move || route.link_to_lines(None)>{said::all_lines()}</a>
            </p>
        })
    }
}

/// The parts, each with its matches.
#[derive(Clone, Copy)]
struct PartsTable {
    route: Route,
    filters: Filters,
}

impl MeasureTable for PartsTable {
    type Query = DispersionRequest;
    type Reply = Found;
    type Row = PartRow;
    type Sort = PartSort;

    const NAME: &'static str = "dispersion";
    const FILE: &'static str = "readout-dispersion";
    const ORDER: (&'static str, bool) = ("part", false);

    fn query(self, sort: PartSort, descending: bool, offset: u32, limit: u32) -> Option<DispersionRequest> {
        let scope = self.filters.scope.get();
        let parts = parts(self.route);
        Some(DispersionRequest { scope, parts, sort, descending, offset, limit })
    }

    fn page(self, state: &State, found: &Found) -> Page<PartRow> {
        let (by, equal) = (found.by.clone(), equal_parts(state));
        let part = move |row: &PartRow| Part::new(row, &by, equal);
        let lines = {
            let part = part.clone();
            move |row: &PartRow| Some(part(row).lines())
        };
        let by_document = found.by == DOCUMENTS;
        let mut columns = vec![
            Column::new("part", said::part(), Kind::Name, |row: &PartRow| {
                row.part.clone().map_or(Cell::Nothing, Cell::Text)
            })
            .titled(said::order_title())
            .shown(|row| row.title.clone().or_else(|| row.part.clone()).unwrap_or_else(said::no_value))
            .leads(move |row| Some(part(row).whole())),
            Column::count("tokens", said::tokens(), |row: &PartRow| row.tokens),
            Column::count("freq", said::freq(), |row: &PartRow| row.freq).leads(lines),
            Column::new("per_million", "", Kind::Rate, |row: &PartRow| Cell::from(row.per_million)),
        ];
        if by_document {
            let strip = Column::new("strip", said::strip(), Kind::Drawn, |_| Cell::Nothing);
            let drawn = |row: &PartRow| view! { <Strip places=row.strip.clone()/> }.into_any();
            columns.push(strip.titled(said::strip_title()).drawn(drawn).unsaved());
        }
        Page {
            columns,
            all: None,
            rows: found.rows.clone(),
            total: found.parts,
            offset: found.offset,
            caption: caption(found),
            tokens: found.view.tokens,
            places: 0,
            documents: found.view.documents,
            met: None,
            emptied: Vec::new(),
        }
    }

    fn settings(self, state: &State, found: &Found) -> Vec<(&'static str, String)> {
        let parts = ("parts", state.settings.text("across").to_owned());
        let all = SpreadRow::new(String::new(), found);
        [parts].into_iter().chain(MEASURES.iter().map(|measure| (measure.key, measure.saved(&all)))).collect()
    }

    fn nothing(self) -> (String, String) {
        (said::none_title(), said::none_help())
    }
}

/// What the parts are.
pub(super) fn parts(route: Route) -> Parts {
    route.with(|state| {
        let across = state.settings.text("across");
        across.parse().unwrap_or_else(|_| Parts::Field(across.to_owned()))
    })
}

/// How many equal parts the state asks for; 0 where it asks for others.
fn equal_parts(state: &State) -> u32 {
    state.settings.number("across")
}

fn caption(found: &Found) -> String {
    said::caption(
        &words::count_matches(found.freq),
        &locale::count(found.range.into()),
        &locale::count(found.parts.into()),
        &words::count_words(found.view.tokens),
    )
}

/// What tells the text of a part from the rest.
enum Part {
    Document(String),
    Condition(String),
    Run(Run),
}

impl Part {
    fn new(row: &PartRow, by: &str, equal: u32) -> Part {
        match (&row.part, by) {
            (Some(number), "equal") => Part::Run(Run { nth: number.parse().unwrap_or_default(), of: equal }),
            (Some(doc), DOCUMENTS) => Part::Document(doc.clone()),
            (value, field) => Part::Condition(Filter::of(field, value.as_deref()).to_string()),
        }
    }

    /// The way to the text: of a document it can be read, of others there are the lines.
    fn whole(self) -> Way {
        match self {
            Part::Document(doc) => Box::new(move |state| state.view = View::Read(doc.clone(), None)),
            part => part.lines(),
        }
    }

    /// The way to the lines of the part.
    fn lines(self) -> Way {
        Box::new(move |state| {
            state.view = View::Concordance;
            state.concordance.show_all_matches();
            match &self {
                Part::Document(doc) => {
                    state.concordance.only = Some(KwicOnly { key: KwicKey::Doc, value: Some(doc.clone()) });
                }
                Part::Condition(condition) => state.narrow(condition.clone()),
                Part::Run(run) => state.settings.put("run", write_run(*run)),
            }
        })
    }
}
