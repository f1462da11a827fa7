//! A trend as a table: the very numbers of the answer.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::lines_behind;
use super::shown::{Shown, panel_name};
use crate::chart::{rank::ranked, value::Measure};
use crate::link::TrendColumn;
use crate::platform::{self, locale};
use crate::protocol::{Bin, Point, Series};
use crate::query::Filter;
use crate::ui::components::{amount, bin_names, short_unit, unit};
use crate::ui::logic::trends::{Columns, hits, rows, sorted, whole};
use crate::ui::state::{Route, use_route};
use crate::ui::words::chart as said;

#[component]
pub(super) fn TrendTable(shown: Arc<Shown>) -> impl IntoView {
    let route = use_route();
    let order = Memo::new(move |_| {
        route.with(|state| {
            let (column, descending) = state.settings.order();
            Some((TrendColumn::by_key(column)?, descending))
        })
    });
    move || table_of(Arc::clone(&shown), route, order.get())
}

/// The rows in the order of a column, or in their own.
fn table_of(shown: Arc<Shown>, route: Route, order: Option<(TrendColumn, bool)>) -> impl IntoView {
    let table = Table::new(shown, route, order);
    let shown = &table.shown;
    let groups = shown.look.series.iter().zip(&table.columns).map(|(series, columns)| {
        view! { <th scope="colgroup" colspan=columns.count()><span>{series.name.clone()}</span></th> }
    });
    let heads = table.columns.iter().enumerate().map(|(at, columns)| table.heads_of_series(at, *columns));
    let by = shown.names.by.clone();
    let blocks = blocks(shown);
    let rows = blocks.iter().flat_map(|block| table.rows(block));
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=shown.names.title.clone()>
            <table class="numbers">
                <caption>{said::table_caption(&shown.names.title, &unit(table.measure))}</caption>
                <thead>
                    <tr>
                        {shown.names.panels.clone().map(|panels| view! { <th scope="col" rowspan="2">{panels}</th> })}
                        {table.head(TrendColumn::Key, by, Some(2))}
                        {table.head(TrendColumn::Documents, said::documents(), Some(2))}
                        {table.head(TrendColumn::Tokens, said::words(), Some(2))}
                        {groups.collect_view()}
                    </tr>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn head_id(column: TrendColumn) -> String {
    format!("trend-by-{}", column.key())
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
    /// The column that the rows are sorted by, and whether they fall.
    order: Option<(TrendColumn, bool)>,
    measure: Measure,
    /// The names of the bins.
    names: Vec<String>,
    /// Those of each series.
    columns: Vec<Columns>,
}

impl Table {
    fn new(shown: Arc<Shown>, route: Route, order: Option<(TrendColumn, bool)>) -> Table {
        let trend = shown.trend();
        let measure = shown.look.table_measure(trend);
        let names = bin_names(trend, shown.look.is_time());
        let columns = trend.series.iter().map(|series| Columns::new(measure, &trend.bins, series)).collect();
        Table { shown, route, order, measure, names, columns }
    }

    /// The head of a column, which sorts by it: names rise at first, numbers fall, and the third time the rows stand in
    /// their own order.
    fn head(&self, column: TrendColumn, label: String, rows: Option<u8>) -> AnyView {
        let route = self.route;
        let now = self.order.filter(|(other, _)| *other == column).map(|(_, descending)| descending);
        let first = column != TrendColumn::Key;
        let next = match now {
            None => Some(first),
            Some(descending) if descending == first => Some(!first),
            Some(_) => None,
        };
        let sort = move |_| {
            route.go(|state| match next {
                Some(descending) => state.settings.set_order(&column.key(), descending),
                None => state.settings.set_order("", false),
            });
            // The head is drawn anew with the rows.
            platform::before_paint(move || platform::focus(&head_id(column)));
        };
        let sorted = now.map(|descending| if descending { "descending" } else { "ascending" });
        view! {
            <th scope="col" rowspan=rows aria-sort=sorted>
                <button id=head_id(column) type="button" class="plain" on:click=sort>{label}</button>
            </th>
        }
        .into_any()
    }

    fn heads_of_series(&self, at: usize, columns: Columns) -> AnyView {
        let (part, whole) = match self.measure {
            Measure::Share => (said::with_hits(), said::of_documents()),
            Measure::Among => (said::hits(), said::of_all_hits()),
            _ => (said::hits(), said::words()),
        };
        view! {
            {self.head(TrendColumn::Freq(at), part, None)}
            {columns.has_whole.then(|| self.head(TrendColumn::Whole(at), whole, None))}
            {self.head(TrendColumn::Value(at), short_unit(self.measure), None)}
            {self.head(TrendColumn::Low(at), said::interval(), None)}
            {columns.has_smoothed.then(|| self.head(TrendColumn::Smoothed(at), said::smoothed(), None))}
        }
        .into_any()
    }

    fn rows(&self, block: &Block) -> Vec<AnyView> {
        let order = self
            .order
            .and_then(|(column, descending)| sorted(block.bins, block.series, self.measure, column, descending));
        let look = &self.shown.look;
        let order = order.or_else(|| {
            let series: Vec<&Series> = block.series.iter().collect();
            (!look.is_time()).then(|| ranked(block.bins, &series, look.measure, look.rank))
        });
        if let Some(order) = order {
            let row = |at: usize| {
                let (bin, name) = (block.bins.get(at)?, self.names.get(at)?.clone());
                Some(if bin.tokens > 0 { self.row(block, at, bin, name) } else { self.empty_row(block, name) })
            };
            return order.into_iter().filter_map(row).collect();
        }
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
        let hits = locale::count(hits(measure, point));
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
