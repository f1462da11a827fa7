//! The chart of a trend or, of several values of a field, the charts, and the ways to export them.

use std::sync::Arc;

use leptos::prelude::*;

use super::lines_behind;
use super::remarks::in_words;
use super::shown::{Shown, panel_name};
use crate::platform;
use crate::protocol::Trend;
use crate::query::Filter;
use crate::ui::charts::{Chart, ChartExport, ChartFigure, ChartHead, ChartKey, Plot, narrow_to_bins};
use crate::ui::components::export_facts;
use crate::ui::logic::trends::{Drawn, DrawnPanel, table_file};
use crate::ui::state::{Corpus, Filters, Route, use_corpus, use_filters, use_route};
use crate::ui::words::chart as said;

const CHART: &str = "trend";
const TURN: &str = "trend-turn";

#[component]
pub(super) fn TrendFigure(shown: Arc<Shown>, drawn: Arc<Drawn>) -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    let (cut, crowded) = (RwSignal::new(false), RwSignal::new(false));
    let export = export(&shown, Some((cut, crowded)), corpus, route);
    let plots =
        Plots { shown: Arc::clone(&shown), drawn: Arc::clone(&drawn), cut, crowded, route, filters: use_filters() };
    let inside = if drawn.panels.is_empty() {
        view! { <Plot chart=plots.chart(&drawn.trend, None)/> }.into_any()
    } else {
        let greatest = drawn.greatest(&shown.look);
        let one = |panel: &DrawnPanel| {
            view! {
                <li>
                    <Plot chart=plots.chart(&panel.trend, Some((panel, greatest)))/>
                </li>
            }
        };
        let panels = drawn.panels.iter().map(one).collect_view();
        let label = format!("{} {}", said::panels_of(), shown.names.panels.as_deref().unwrap_or_default());
        let measure = shown.look.measure;
        view! {
            <ChartKey trend=Arc::clone(&drawn.trend) numbers=Arc::clone(&drawn.numbers) measure/>
            <ul class="chart-panels" aria-label=label>{panels}</ul>
        }
        .into_any()
    };
    view! {
        <ChartFigure export cut crowded tools=Some(turn(route, said::as_table()))>
            {inside}
        </ChartFigure>
    }
}

/// The head of the table that stands in place of the figure.
#[component]
pub(super) fn TableHead(shown: Arc<Shown>) -> impl IntoView {
    let route = use_route();
    let export = export(&shown, None, use_corpus(), route);
    view! { <ChartHead export tools=Some(turn(route, said::as_chart())) as_table=true/> }
}

/// The button that shows a table in place of the figure, or the figure again.
fn turn(route: Route, label: String) -> AnyView {
    let turn = move |_| {
        route.go(|state| state.as_table = !state.as_table);
        // The button that was pressed goes with the head it stood in; its like stands in the new one.
        platform::before_paint(|| platform::focus(TURN));
    };
    view! { <button id=TURN type="button" class="plain" on:click=turn>{label}</button> }.into_any()
}

/// How the figure is exported. `of_drawing` tells whether an interval of it is cut, and whether it has no room for values;
/// a table has neither.
fn export(
    shown: &Arc<Shown>,
    of_drawing: Option<(RwSignal<bool>, RwSignal<bool>)>,
    corpus: Corpus,
    route: Route,
) -> ChartExport {
    let remarks = {
        let shown = Arc::clone(shown);
        move |()| {
            let mut remarks = in_words(&shown.remarks(&shown.drawn()), &shown.look, &shown.names);
            let (cut, crowded) = of_drawing.unzip();
            remarks.extend(cut.filter(|cut| cut.get_untracked()).map(|_| said::cut()));
            remarks.extend(crowded.filter(|crowded| crowded.get_untracked()).map(|_| said::crowded()));
            remarks
        }
    };
    let table = {
        let shown = Arc::clone(shown);
        move |()| table_file(shown.trend(), &shown.look, export_facts(corpus, route))
    };
    ChartExport {
        id: CHART,
        name: "readout-trends",
        title: shown.names.title.clone(),
        remarks: Callback::new(remarks),
        table: Callback::new(table),
    }
}

/// What the plots of a figure have in common.
struct Plots {
    shown: Arc<Shown>,
    drawn: Arc<Drawn>,
    cut: RwSignal<bool>,
    crowded: RwSignal<bool>,
    route: Route,
    filters: Filters,
}

impl Plots {
    /// The chart of all, or one of several with the greatest value and number of words in any of them.
    fn chart(&self, trend: &Arc<Trend>, panel: Option<(&DrawnPanel, (f64, u64))>) -> Chart {
        let look = &self.shown.look;
        let condition = panel.map(|(panel, _)| look.panel_condition(panel.value.as_deref()));
        Chart {
            trend: Arc::clone(trend),
            numbers: Arc::clone(&self.drawn.numbers),
            periods: look.periods.clone(),
            measure: look.measure,
            is_heat: look.is_heat,
            is_bars: look.is_bars,
            panel: panel.map(|(panel, greatest)| (panel_name(panel.value.as_deref()), greatest)),
            cut: self.cut,
            crowded: self.crowded,
            open: self.open(condition),
            narrow: narrow_to_bins(self.filters, look.date_field().to_owned(), Arc::clone(&self.drawn.trend)),
        }
    }

    /// Opens the lines that a point counts.
    fn open(&self, panel: Option<Filter>) -> Callback<(usize, usize)> {
        let (shown, drawn, route) = (Arc::clone(&self.shown), Arc::clone(&self.drawn), self.route);
        Callback::new(move |(series, bin): (usize, usize)| {
            if let (Some(term), Some(bin)) = (drawn.terms.get(series), drawn.trend.bins.get(bin)) {
                let conditions = shown.look.conditions(&drawn.trend.by, bin.key.as_deref(), panel.as_ref());
                route.go(|state| lines_behind(state, term, &conditions));
            }
        })
    }
}
