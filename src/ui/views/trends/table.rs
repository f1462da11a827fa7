//! A trend as a table, on the page and as a file: the very numbers of the answer.

use super::controls::head;
use super::lines_behind;
use super::shown::Shown;
use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::platform::{download, locale};
use crate::protocol::{Bin, Point, Series};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, nothing, pieces, text};
use crate::ui::parts::{chart, facts::facts};
use crate::ui::words::chart as said;

pub(super) fn table(app: App, shown: &Shown) -> Piece {
    let trend = shown.trend();
    // Counts have no rates to show, but the table shows both: what is counted stands beside what it is worth.
    let rate = if shown.measure == Measure::Count { Measure::rate(trend.view.tokens) } else { shown.measure };
    let names = chart::bin_names(trend, shown.periods.is_some());
    let groups = trend.series.iter().enumerate().map(|(number, series)| {
        el("th")
            .at("scope", "colgroup")
            .at("colspan", columns(&trend.bins, series))
            .with(el("span").with(shown.name(number)))
            .piece()
    });
    let heads = trend.series.iter().map(|series| {
        let words = if own_words(&trend.bins, series) {
            el("th").at("scope", "col").with(said::words()).piece()
        } else {
            nothing()
        };
        pieces()
            .and(el("th").at("scope", "col").with(said::hits()))
            .and(words)
            .and(el("th").at("scope", "col").with(chart::short_unit(rate)))
            .and(el("th").at("scope", "col").with(said::interval()))
            .and((!series.smoothed.is_empty()).then(|| el("th").at("scope", "col").with(said::smoothed()).piece()))
    });
    let numbered: Vec<(usize, (&Bin, String))> = trend.bins.iter().zip(names).enumerate().collect();
    let width = 2 + trend.series.iter().map(|series| columns(&trend.bins, series)).sum::<usize>();
    // Bins without words that follow each other are one row: in a corpus with long gaps they would be most of the table.
    let rows = numbered.chunk_by(|(_, (a, _)), (_, (b, _))| a.tokens == 0 && b.tokens == 0).filter_map(|rows| {
        let ((index, (bin, name)), (_, (_, to))) = (rows.first()?, rows.last()?);
        if bin.tokens == 0 {
            let name = if rows.len() > 1 { said::range(name, to) } else { name.clone() };
            return Some(
                el("tr")
                    .with(el("th").at("scope", "row").with(name))
                    .with(el("td").is("nothing").at("colspan", width).with(said::no_words()))
                    .piece(),
            );
        }
        let cells = trend.series.iter().filter_map(|series| {
            let words = own_words(&trend.bins, series);
            let smoothed = series.smoothed.get(*index).map(|value| {
                let value = value.map(|value| chart::amount(rate, rate.of_curve(value)));
                el("td").with(value.unwrap_or_default()).piece()
            });
            Some(cells(app, shown, series, series.points.get(*index)?, rate, words).and(smoothed))
        });
        let row = el("tr")
            .with(el("th").at("scope", "row").with(name.clone()))
            .with(el("td").with(locale::count(bin.documents.into())))
            .with(el("td").with(locale::count(bin.tokens)))
            .with(cells.collect::<Piece>())
            .piece();
        Some(row)
    });
    pieces().and(head(app, shown, true)).and(
        el("div")
            .is("table-frame")
            .at("tabindex", "0")
            .at("role", "region")
            .at("aria-label", shown.title.clone())
            .with(
                el("table")
                    .is("numbers")
                    .with(el("caption").with(said::table_caption(&shown.title, &chart::unit(rate))))
                    .with(
                        el("thead")
                            .with(
                                el("tr")
                                    .with(el("th").at("scope", "col").at("rowspan", "2").with(shown.by.clone()))
                                    .with(el("th").at("scope", "col").at("rowspan", "2").with(said::documents()))
                                    .with(el("th").at("scope", "col").at("rowspan", "2").with(said::words()))
                                    .with(groups.collect::<Piece>()),
                            )
                            .with(el("tr").with(heads.collect::<Piece>())),
                    )
                    .with(el("tbody").with(rows.collect::<Piece>())),
            ),
    )
}

/// A term with conditions of its own is a share of fewer words than its bin has.
fn own_words(bins: &[Bin], series: &Series) -> bool {
    bins.iter().zip(&series.points).any(|(bin, point)| bin.tokens != point.tokens)
}

fn columns(bins: &[Bin], series: &Series) -> usize {
    3 + usize::from(own_words(bins, series)) + usize::from(!series.smoothed.is_empty())
}

fn cells(app: App, shown: &Shown, series: &Series, point: &Point, rate: Measure, words: bool) -> Piece {
    let hits = locale::count(point.freq);
    let (term, condition) = (series.term.clone(), shown.condition(point.key.as_deref()));
    let hits = if point.freq > 0 {
        let link = move || app.link_to(|state| lines_behind(state, &term, &condition));
        el("a").at("href", text(link)).with(hits).piece()
    } else {
        hits.into()
    };
    let words = if words { el("td").with(locale::count(point.tokens)).piece() } else { nothing() };
    let value = rate.value(point).map_or_else(|| said::no_words().into(), |value| chart::amount(rate, value));
    let interval = rate.interval(point).map(|(low, high)| {
        let ends = (chart::amount(rate, low), chart::amount(rate, high));
        said::range(&ends.0, &ends.1)
    });
    pieces()
        .and(el("td").with(hits))
        .and(words)
        .and(el("td").with(value))
        .and(el("td").with(interval.unwrap_or_default()))
}

const COLUMNS: [&str; 13] = [
    "term",
    "key",
    "freq",
    "per_million",
    "low",
    "high",
    "tokens",
    "documents",
    "of_documents",
    "share",
    "share_low",
    "share_high",
    "smoothed",
];

/// One row for each term and bin, with the names of the command line's JSON.
pub(super) fn save(app: App, shown: &Shown) {
    let trend = shown.trend();
    let curve = shown.curve;
    let row = |series: &Series, at: usize, point: &Point| {
        vec![
            Cell::Text(series.term.clone()),
            point.key.clone().map_or(Cell::Nothing, Cell::Text),
            Cell::Count(point.freq),
            Cell::from(point.per_million),
            Cell::from(point.low),
            Cell::from(point.high),
            Cell::Count(point.tokens),
            Cell::Count(point.documents.into()),
            Cell::Count(point.of_documents.into()),
            Cell::from(point.share),
            Cell::from(point.share_low),
            Cell::from(point.share_high),
            Cell::from(series.smoothed.get(at).copied().flatten()),
        ]
    };
    let rows = trend
        .series
        .iter()
        .flat_map(|series| series.points.iter().enumerate().map(move |(at, point)| row(series, at, point)));
    let mut head = facts(app);
    head.push(("by", trend.by.clone()));
    head.push(("undated", trend.outside.undated.to_string()));
    head.push(("coarse", trend.outside.coarse.to_string()));
    if curve.smooth > 1 {
        head.push(("smooth", curve.smooth.to_string()));
        head.push(("of", if curve.of_documents { "share" } else { "per_million" }.into()));
    }
    let table = Table { head, columns: COLUMNS.map(String::from).to_vec(), rows: rows.collect() };
    download::save_table("readout-trends.csv", &table);
}
