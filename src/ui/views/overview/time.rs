//! What is in view as parts of a whole: documents or words over time, by the values of a field.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{lines, value::Measure};
use crate::link::{Days, View};
use crate::platform::locale;
use crate::protocol::{FieldKind, Info, Panels, Trend, TrendRequest};
use crate::query::Filter;
use crate::ui::charts::{Chart, ChartExport, ChartFigure, Plot, narrow_to_bins};
use crate::ui::components::settings::OneOf;
use crate::ui::components::{AnswerTrouble, Menu, Options, counted_in, export_facts, time_unit};
use crate::ui::logic::overview::{
    PARTS, PartNames, Parts, documents_in_view, field_of_parts, is_overlapping, parts, table_of_parts,
};
use crate::ui::state::{Route, use_corpus, use_filters, use_query, use_route};
use crate::ui::words::{self, chart as said};

const CHART: &str = "overview-time";
const WHOLES: Options = &[("", words::documents), ("words", words::words)];

#[component]
pub(super) fn PartsOverTime(info: Arc<Info>) -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let fields = info.fields.iter().filter(|field| field.kind == FieldKind::Facet);
    let fields: Vec<(String, String)> = fields.map(|field| (field.name.clone(), field.label.clone())).collect();
    let has_fields = !fields.is_empty();
    // Where no field fits, and none is chosen, the whole is not divided.
    let whole = field_of_parts(&info).is_none().then(|| (String::new(), words::undivided()));
    let fields: Vec<(String, String)> = whole.into_iter().chain(fields).collect();
    let of_parts = Arc::clone(&info);
    let field = Memo::new(move |_| chosen_field(route, &of_parts));
    let answer = use_query("overview-time", move || {
        let field = field.get();
        Some(TrendRequest {
            scope: documents_in_view(filters.scope.get()),
            panels: (!field.is_empty()).then_some(Panels { field, most: PARTS }),
            ..TrendRequest::default()
        })
    });
    let has_words = Memo::new(move |_| route.with(|state| state.settings.text("whole") == "words"));
    let figure = move || {
        let reply = answer.reply.get()?;
        let trend = &reply.body;
        let measure = if has_words.get() { Measure::Words } else { Measure::Documents };
        if trend.view.documents == 0 {
            return Some(view! { <p class="soft">{words::nothing_title()}</p> }.into_any());
        }
        let info = Arc::clone(&info);
        (!trend.bins.is_empty()).then(|| view! { <Figure info trend=trend.clone() measure/> }.into_any())
    };
    let by = has_fields.then(|| {
        let change = move |name: String| route.go(|state| state.settings.put("panels", name));
        view! { <Menu label=said::by() class="choose" options=fields value=field on_change=change/> }
    });
    view! {
        <section class="overview-time">
            <AnswerTrouble answer/>
            {figure}
            <p class="overview-ways">
                <OneOf label=words::counted() name="whole" options=WHOLES/>
                {by}
            </p>
        </section>
    }
}

/// The field whose values are the parts; empty where there is none.
fn chosen_field(route: Route, info: &Info) -> String {
    let chosen = route.with(|state| state.settings.text("panels").to_owned());
    if chosen.is_empty() { field_of_parts(info).unwrap_or_default().to_owned() } else { chosen }
}

/// The chart of the parts, and what has to be known to read it.
#[component]
fn Figure(info: Arc<Info>, trend: Trend, measure: Measure) -> impl IntoView {
    let (route, corpus, filters) = (use_route(), use_corpus(), use_filters());
    let field = untrack(|| chosen_field(route, &info));
    let names = PartNames { no_value: said::no_value(), others: words::all_others(), documents: words::documents() };
    let Parts { trend: parts, conditions } = parts(&trend, &field, names);
    let periods = lines::periods(&parts).map(Arc::new);
    let is_time = periods.is_some();
    // By time there are parts beside it; else the bins are values of a field.
    let named = if is_time { &field } else { &trend.by };
    let label = info.fields.iter().find(|own| own.name == *named).map(|own| own.label.to_lowercase());
    let label = label.unwrap_or_default();
    let by = if is_time { time_unit(&trend.by) } else { label.clone() };
    let what = if measure == Measure::Words { words::words() } else { words::documents() };
    let title = if is_time && !label.is_empty() {
        words::by_time_and_field(&what, &by, &label)
    } else {
        said::title(&what, &by)
    };
    let query = route.with_untracked(|state| state.query.trim().to_owned());
    let mut notes = Vec::new();
    let count = |n: u32| locale::count(n.into());
    let (undated, coarse) = (trend.outside.undated, trend.outside.coarse);
    if undated > 0 {
        notes.push(said::undated(undated.into()));
    }
    if coarse > 0 {
        notes.push(said::coarse(coarse.into(), &by));
    }
    if is_overlapping(&trend) {
        notes.push(words::parts_overlap(&label, &count(trend.panels.len() as u32), &count(trend.panels_total)));
    }
    if !query.is_empty() {
        notes.push(words::found_by(&query));
    }
    let source = counted_in(&info);
    let mut remarks = vec![source.clone()];
    remarks.extend(notes.iter().cloned());
    if info.wording.is_digest() {
        notes.push(source);
    }

    let parts = Arc::new(parts);
    let bins = Arc::clone(&parts);
    let condition_of_bin = move |bin: usize| {
        let key = bins.bins.get(bin)?.key.as_deref();
        match key.filter(|_| is_time).and_then(Days::of_bin) {
            Some(days) => Some(Filter::of("date", Some(&days.to_string()))),
            None => Some(Filter::of(&bins.by, key)),
        }
    };
    let open = move |(part, bin): (usize, usize)| {
        let both = [condition_of_bin(bin), conditions.get(part).cloned().flatten()];
        route.go(|state| {
            state.view = if state.query.trim().is_empty() { View::Documents } else { View::Search };
            both.iter().flatten().for_each(|filter| state.narrow(filter.to_string()));
        });
    };
    let numbers = Arc::clone(&parts);
    let table = move |()| table_of_parts(&numbers, export_facts(corpus, route));
    let export = ChartExport {
        id: CHART,
        name: "readout-overview",
        title,
        remarks: Callback::new(move |()| remarks.clone()),
        table: Callback::new(table),
    };
    let (cut, crowded) = (RwSignal::new(false), RwSignal::new(false));
    let chart = Chart {
        numbers: Arc::new((0..parts.series.len()).collect()),
        trend: Arc::clone(&parts),
        periods,
        measure,
        is_heat: false,
        is_bars: false,
        panel: None,
        cut,
        crowded,
        open: Callback::new(open),
        narrow: narrow_to_bins(filters, "date".to_owned(), parts),
    };
    view! {
        <ChartFigure export cut crowded>
            <Plot chart/>
        </ChartFigure>
        <ul class="trend-said soft">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
    }
}
