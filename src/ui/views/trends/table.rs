//! A trend as a table: the very numbers of the answer.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::lines_behind;
use super::shown::{Shown, panel_name};
use crate::chart::value::Measure;
use crate::platform::locale;
use crate::protocol::{Bin, Point, Series};
use crate::query::Filter;
use crate::ui::components::{amount, bin_names, short_unit, unit};
use crate::ui::logic::trends::{Columns, rows, whole};
use crate::ui::state::{Route, use_route};
use crate::ui::words::chart as said;

#[component]
pub(super) fn TrendTable(shown: Arc<Shown>) -> impl IntoView {
    let table = Table::new(shown, use_route());
    let shown = &table.shown;
    let groups = shown.look.series.iter().zip(&table.columns).map(|(series, columns)| {
        view! { <th scope="colgroup" colspan=columns.count()><span>{series.name.clone()}</span></th> }
    });
    let heads = table.columns.iter().map(|columns| heads_of_series(*columns, table.measure));
    let blocks = blocks(shown);
    let rows = blocks.iter().flat_map(|block| table.rows(block));
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=shown.names.title.clone()>
            <table class="numbers">
                <caption>{said::table_caption(&shown.names.title, &unit(table.measure))}</caption>
                <thead>
                    <tr>
                        {shown.names.panels.clone().map(|panels| view! { <th scope="col" rowspan="2">{panels}</th> })}
                        <th scope="col" rowspan="2">{shown.names.by.clone()}</th>
                        <th scope="col" rowspan="2">{said::documents()}</th>
                        <th scope="col" rowspan="2">{said::words()}</th>
                        {groups.collect_view()}
                    </tr>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn heads_of_series(columns: Columns, measure: Measure) -> impl IntoView {
    let (part, whole) = match measure {
        Measure::Share => (said::with_hits(), said::of_documents()),
        Measure::Among => (said::hits(), said::of_all_hits()),
        _ => (said::hits(), said::words()),
    };
    view! {
        <th scope="col">{part}</th>
        {columns.has_whole.then(|| view! { <th scope="col">{whole}</th> })}
        <th scope="col">{short_unit(measure)}</th>
        <th scope="col">{said::interval()}</th>
        {columns.has_smoothed.then(|| view! { <th scope="col">{said::smoothed()}</th> })}
    }
}

/// Rows that belong together: those of one panel, or all.
struct Block<'a> {
    /// Of a panel: the name of its value, and the condition that leaves just that.
    panel: Option<(String, Filter)>,
    bins: &'a [Bin],
    series: &'a [Series],
}

fn blocks(shown: &Shown) -> Vec<Block<'_>> {
    let trend = shown.trend();
    if shown.look.panels.is_none() {
        return vec![Block { panel: None, bins: &trend.bins, series: &trend.series }];
    }
    let block = trend.panels.iter().map(|own| {
        let value = own.value.as_deref();
        let panel = Some((panel_name(value), shown.look.panel_condition(value)));
        Block { panel, bins: &own.bins, series: &own.series }
    });
    block.collect()
}

/// What all rows have in common.
struct Table {
    shown: Arc<Shown>,
    route: Route,
    measure: Measure,
    /// The names of the bins.
    names: Vec<String>,
    /// Those of each series.
    columns: Vec<Columns>,
}

impl Table {
    fn new(shown: Arc<Shown>, route: Route) -> Table {
        let trend = shown.trend();
        let measure = shown.look.table_measure(trend);
        let names = bin_names(trend, shown.look.is_time());
        let columns = trend.series.iter().map(|series| Columns::new(measure, &trend.bins, series)).collect();
        Table { shown, route, measure, names, columns }
    }

    fn rows(&self, block: &Block) -> Vec<AnyView> {
        let row = |range: Range<usize>| {
            let (first, last) = (range.start, range.end - 1);
            let (bin, name, end) = (block.bins.get(first)?, self.names.get(first)?, self.names.get(last)?);
            Some(if bin.tokens > 0 {
                self.row(block, first, bin, name.clone())
            } else {
                self.empty_row(block, if first < last { said::range(name, end) } else { name.clone() })
            })
        };
        rows(block.bins).into_iter().filter_map(row).collect()
    }

    /// The row of bins without words.
    fn empty_row(&self, block: &Block, name: String) -> AnyView {
        let width = 2 + self.columns.iter().map(|columns| columns.count()).sum::<usize>();
        view! {
            <tr>
                {panel_head(block)}
                <th scope="row">{name}</th>
                <td class="nothing" colspan=width>{said::no_words()}</td>
            </tr>
        }
        .into_any()
    }

    fn row(&self, block: &Block, index: usize, bin: &Bin, name: String) -> AnyView {
        let cells = block.series.iter().zip(&self.columns).filter_map(|(series, columns)| {
            Some(self.cells(block, series, index, series.points.get(index)?, *columns))
        });
        view! {
            <tr>
                {panel_head(block)}
                <th scope="row">{name}</th>
                <td>{locale::count(bin.documents.into())}</td>
                <td>{locale::count(bin.tokens)}</td>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    }

    fn cells(&self, block: &Block, series: &Series, index: usize, point: &Point, columns: Columns) -> AnyView {
        let (route, measure) = (self.route, self.measure);
        let hits = locale::count(if measure == Measure::Share { point.documents.into() } else { point.freq });
        let hits = if point.freq > 0 {
            let condition = block.panel.as_ref().map(|(_, condition)| condition);
            let (term, key) = (series.term.clone(), point.key.as_deref());
            let conditions = self.shown.look.conditions(&self.shown.trend().by, key, condition);
            let link = move || route.link_to(|state| lines_behind(state, &term, &conditions));
            view! { <a href=link>{hits}</a> }.into_any()
        } else {
            hits.into_any()
        };
        let value = match measure.value(point) {
            Some(value) => amount(measure, value),
            None if measure == Measure::Among => said::no_hits(),
            None => said::no_words(),
        };
        let interval = measure.interval(point);
        let interval = interval.map(|(low, high)| said::range(&amount(measure, low), &amount(measure, high)));
        let smoothed = series.smoothed.get(index).map(|value| {
            let value = value.map(|value| amount(measure, measure.of_curve(value)));
            view! { <td>{value}</td> }
        });
        view! {
            <td>{hits}</td>
            {columns.has_whole.then(|| view! { <td>{locale::count(whole(measure, point))}</td> })}
            <td>{value}</td>
            <td>{interval}</td>
            {smoothed}
        }
        .into_any()
    }
}

/// The value of the panel that a row is of.
fn panel_head(block: &Block) -> Option<impl IntoView + use<>> {
    block.panel.as_ref().map(|(name, _)| {
        let name = name.clone();
        view! { <th scope="row">{name}</th> }
    })
}
