//! A trend as a table, on the page and as a file: the very numbers of the answer.

use leptos::prelude::*;

use super::controls::head;
use super::lines_behind;
use super::shown::Shown;
use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::platform::{download, locale};
use crate::protocol::{Bin, Point, Series};
use crate::ui::app::App;
use crate::ui::live::{nothing, text};
use crate::ui::parts::{chart, facts::facts};
use crate::ui::words::chart as said;

pub(super) fn table(app: App, shown: &Shown) -> AnyView {
    let trend = &shown.trend;
    // Counts have no rates to show, but the table shows both: what is counted stands beside what it is worth.
    let rate = if shown.measure == Measure::Count { Measure::rate(trend.view.tokens) } else { shown.measure };
    let names = chart::bin_names(trend, shown.periods.is_some());
    let groups = trend.series.iter().map(|series| {
        view! {
            <th scope="colgroup" colspan=columns(&trend.bins, series)>
                {series.term.clone()}
            </th>
        }
    });
    let heads = trend.series.iter().map(|series| {
        let words = if own_words(&trend.bins, series) {
            view! { <th scope="col">{said::WORDS}</th> }.into_any()
        } else {
            nothing()
        };
        view! {
            <th scope="col">{said::HITS}</th>
            {words}
            <th scope="col">{chart::short_unit(rate)}</th>
            <th scope="col">{said::INTERVAL}</th>
        }
    });
    let numbered: Vec<(usize, (&Bin, String))> = trend.bins.iter().zip(names).enumerate().collect();
    let width = 2 + trend.series.iter().map(|series| columns(&trend.bins, series)).sum::<usize>();
    // Bins without words that follow each other are one row: in a corpus with long gaps they would be most of the table.
    let rows = numbered.chunk_by(|(_, (a, _)), (_, (b, _))| a.tokens == 0 && b.tokens == 0).filter_map(|rows| {
        let ((index, (bin, name)), (_, (_, to))) = (rows.first()?, rows.last()?);
        if bin.tokens == 0 {
            let name = if rows.len() > 1 { said::range(name, to) } else { name.clone() };
            return Some(
                view! { <tr><th scope="row">{name}</th><td class="nothing" colspan=width>{said::NO_WORDS}</td></tr> }
                    .into_any(),
            );
        }
        let cells = trend.series.iter().filter_map(|series| {
            let words = own_words(&trend.bins, series);
            Some(cells(app, shown, series, series.points.get(*index)?, rate, words))
        });
        let row = view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td>{locale::count(bin.documents.into())}</td>
                <td>{locale::count(bin.tokens)}</td>
                {cells.collect_view()}
            </tr>
        };
        Some(row.into_any())
    });
    view! {
        {head(app, shown, true)}
        <div class="table-frame" tabindex="0" role="region" aria-label=shown.title.clone()>
            <table class="numbers">
                <caption>{said::table_caption(&shown.title, chart::unit(rate))}</caption>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{shown.by.clone()}</th>
                        <th scope="col" rowspan="2">{said::DOCUMENTS}</th>
                        <th scope="col" rowspan="2">{said::WORDS}</th>
                        {groups.collect_view()}
                    </tr>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A term with conditions of its own is a share of fewer words than its bin has.
fn own_words(bins: &[Bin], series: &Series) -> bool {
    bins.iter().zip(&series.points).any(|(bin, point)| bin.tokens != point.tokens)
}

fn columns(bins: &[Bin], series: &Series) -> usize {
    3 + usize::from(own_words(bins, series))
}

fn cells(app: App, shown: &Shown, series: &Series, point: &Point, rate: Measure, words: bool) -> AnyView {
    let hits = locale::count(point.freq);
    let (term, condition) = (series.term.clone(), shown.condition(point.key.as_deref()));
    let hits = if point.freq > 0 {
        let link = move || app.link_to(|state| lines_behind(state, &term, &condition));
        view! { <a href=text(link)>{hits}</a> }.into_any()
    } else {
        hits.into_any()
    };
    let words = if words { view! { <td>{locale::count(point.tokens)}</td> }.into_any() } else { nothing() };
    let value = rate.value(point).map_or_else(|| said::NO_WORDS.into(), |value| chart::amount(rate, value));
    let interval = rate.interval(point).map(|(low, high)| {
        let ends = (chart::amount(rate, low), chart::amount(rate, high));
        said::range(&ends.0, &ends.1)
    });
    view! {
        <td>{hits}</td>
        {words}
        <td>{value}</td>
        <td>{interval.unwrap_or_default()}</td>
    }
    .into_any()
}

/// One row for each term and bin, with the names of the command line's JSON.
pub(super) fn save(app: App, shown: &Shown) {
    let trend = &shown.trend;
    let row = |series: &Series, point: &Point| {
        vec![
            Cell::Text(series.term.clone()),
            point.key.clone().map_or(Cell::Nothing, Cell::Text),
            Cell::Count(point.freq),
            Cell::from(point.per_million),
            Cell::from(point.low),
            Cell::from(point.high),
            Cell::Count(point.tokens),
            Cell::Count(point.documents.into()),
        ]
    };
    let rows = trend.series.iter().flat_map(|series| series.points.iter().map(move |point| row(series, point)));
    let mut head = facts(app);
    head.push(("by", trend.by.clone()));
    head.push(("undated", trend.outside.undated.to_string()));
    head.push(("coarse", trend.outside.coarse.to_string()));
    let table = Table {
        head,
        columns: ["term", "key", "freq", "per_million", "low", "high", "tokens", "documents"]
            .map(String::from)
            .to_vec(),
        rows: rows.collect(),
    };
    download::save("readout-trends.csv", "text/csv;charset=utf-8", &table.to_csv());
}
