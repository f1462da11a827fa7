//! A trend as a table, on the page and as a file: the very numbers of the answer.

use super::controls::head;
use super::lines_behind;
use super::shown::Shown;
use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::link::Filter;
use crate::platform::{download, locale};
use crate::protocol::{Bin, Panel, Point, Series};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, pieces, text};
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
            .at("colspan", columns(&trend.bins, series, rate))
            .with(el("span").with(shown.name(number)))
            .piece()
    });
    let heads = trend.series.iter().map(|series| {
        let (part, whole) = match rate {
            Measure::Share => (said::with_hits(), said::of_documents()),
            Measure::Among => (said::hits(), said::of_all_hits()),
            _ => (said::hits(), said::words()),
        };
        let has_whole = own_whole(&trend.bins, series, rate);
        pieces()
            .and(el("th").at("scope", "col").with(part))
            .and(has_whole.then(|| el("th").at("scope", "col").with(whole).piece()))
            .and(el("th").at("scope", "col").with(chart::short_unit(rate)()))
            .and(el("th").at("scope", "col").with(said::interval()))
            .and((!series.smoothed.is_empty()).then(|| el("th").at("scope", "col").with(said::smoothed()).piece()))
    });
    let width = 2 + trend.series.iter().map(|series| columns(&trend.bins, series, rate)).sum::<usize>();
    let rows = blocks(shown).into_iter().flat_map(|block| rows(app, shown, &block, &names, rate, width));
    let panel = shown.panels.as_ref().map(|(_, label)| label.clone());
    pieces().and(head(app, shown, true, None)).and(
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
                                    .with(panel.map(|label| {
                                        el("th").at("scope", "col").at("rowspan", "2").with(label).piece()
                                    }))
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

/// Rows that belong together: those of one panel, or all.
struct Block<'a> {
    panel: Option<(String, Filter)>,
    bins: &'a [Bin],
    series: &'a [Series],
}

fn blocks(shown: &Shown) -> Vec<Block<'_>> {
    let trend = shown.trend();
    if shown.panels.is_none() {
        return vec![Block { panel: None, bins: &trend.bins, series: &trend.series }];
    }
    let block = |own: &'_ Panel| {
        let name = own.value.clone().unwrap_or_else(said::no_value);
        Some((name, shown.condition_of_panel(own.value.as_deref())))
    };
    trend.panels.iter().map(|own| Block { panel: block(own), bins: &own.bins, series: &own.series }).collect()
}

fn rows(app: App, shown: &Shown, block: &Block, names: &[String], rate: Measure, width: usize) -> Vec<Piece> {
    let whole = &shown.trend().bins;
    let numbered: Vec<(usize, (&Bin, &String))> = block.bins.iter().zip(names).enumerate().collect();
    let panel = || block.panel.as_ref().map(|(name, _)| el("th").at("scope", "row").with(name.clone()).piece());
    // Bins without words that follow each other are one row: in a corpus with long gaps they would be most of the table.
    let rows = numbered.chunk_by(|(_, (a, _)), (_, (b, _))| a.tokens == 0 && b.tokens == 0).filter_map(|rows| {
        let ((index, (bin, name)), (_, (_, to))) = (rows.first()?, rows.last()?);
        if bin.tokens == 0 {
            let name = if rows.len() > 1 { said::range(name, to) } else { (*name).clone() };
            return Some(
                el("tr")
                    .with(panel())
                    .with(el("th").at("scope", "row").with(name))
                    .with(el("td").is("nothing").at("colspan", width).with(said::no_words()))
                    .piece(),
            );
        }
        let cells = block.series.iter().zip(&shown.trend().series).filter_map(|(series, of_all)| {
            let has_whole = own_whole(whole, of_all, rate);
            let smoothed = series.smoothed.get(*index).map(|value| {
                let value = value.map(|value| chart::amount(rate, rate.of_curve(value)));
                el("td").with(value.unwrap_or_default()).piece()
            });
            let point = series.points.get(*index)?;
            Some(cells(app, shown, series, point, block.panel.as_ref(), rate, has_whole).and(smoothed))
        });
        let row = el("tr")
            .with(panel())
            .with(el("th").at("scope", "row").with((*name).clone()))
            .with(el("td").with(locale::count(bin.documents.into())))
            .with(el("td").with(locale::count(bin.tokens)))
            .with(cells.collect::<Piece>())
            .piece();
        Some(row)
    });
    rows.collect()
}

/// What a point is a part of.
fn whole(rate: Measure, point: &Point) -> u64 {
    match rate {
        Measure::Share => point.of_documents.into(),
        Measure::Among => point.of_hits,
        _ => point.tokens,
    }
}

/// A term with conditions of its own is a part of less than its bin has, and hits are parts of what no bin says.
fn own_whole(bins: &[Bin], series: &Series, rate: Measure) -> bool {
    let of_bin = |bin: &Bin| if rate == Measure::Share { bin.documents.into() } else { bin.tokens };
    rate == Measure::Among || bins.iter().zip(&series.points).any(|(bin, point)| of_bin(bin) != whole(rate, point))
}

fn columns(bins: &[Bin], series: &Series, rate: Measure) -> usize {
    3 + usize::from(own_whole(bins, series, rate)) + usize::from(!series.smoothed.is_empty())
}

fn cells(
    app: App,
    shown: &Shown,
    series: &Series,
    point: &Point,
    panel: Option<&(String, Filter)>,
    rate: Measure,
    has_whole: bool,
) -> Piece {
    let hits = locale::count(if rate == Measure::Share { point.documents.into() } else { point.freq });
    let (term, conditions) =
        (series.term.clone(), shown.conditions(point.key.as_deref(), panel.map(|(_, filter)| filter)));
    let hits = if point.freq > 0 {
        let link = move || app.link_to(|state| lines_behind(state, &term, &conditions));
        el("a").at("href", text(link)).with(hits).piece()
    } else {
        hits.into()
    };
    let whole = has_whole.then(|| el("td").with(locale::count(whole(rate, point))).piece());
    let none = if rate == Measure::Among { said::no_hits() } else { said::no_words() };
    let value = rate.value(point).map_or_else(|| none, |value| chart::amount(rate, value));
    let interval = rate.interval(point).map(|(low, high)| {
        let ends = (chart::amount(rate, low), chart::amount(rate, high));
        said::range(&ends.0, &ends.1)
    });
    pieces()
        .and(el("td").with(hits))
        .and(whole)
        .and(el("td").with(value))
        .and(el("td").with(interval.unwrap_or_default()))
}

const COLUMNS: [&str; 17] = [
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
    "of_hits",
    "among",
    "among_low",
    "among_high",
    "smoothed",
];

/// One row for each term and bin, with the names of the command line's JSON.
pub(super) fn save(app: App, shown: &Shown) {
    let trend = shown.trend();
    let curve = shown.curve;
    let text = |text: Option<&String>| text.cloned().map_or(Cell::Nothing, Cell::Text);
    let row = |panel: Option<&Panel>, series: &Series, at: usize, point: &Point| {
        let mut row: Vec<Cell> = panel.iter().map(|panel| text(panel.value.as_ref())).collect();
        row.extend([
            Cell::Text(series.term.clone()),
            text(point.key.as_ref()),
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
            Cell::Count(point.of_hits),
            Cell::from(point.among),
            Cell::from(point.among_low),
            Cell::from(point.among_high),
            Cell::from(series.smoothed.get(at).copied().flatten()),
        ]);
        row
    };
    let rows_of = |panel: Option<&Panel>, series: &[Series]| -> Vec<Vec<Cell>> {
        let points =
            series.iter().flat_map(|own| own.points.iter().enumerate().map(move |(at, point)| (own, at, point)));
        points.map(|(own, at, point)| row(panel, own, at, point)).collect()
    };
    let (rows, of_panel) = match &shown.panels {
        None => (rows_of(None, &trend.series), None),
        Some((field, _)) => {
            let rows = trend.panels.iter().flat_map(|panel| rows_of(Some(panel), &panel.series));
            (rows.collect(), Some(field.clone()))
        }
    };
    let mut head = facts(app);
    head.push(("by", trend.by.clone()));
    if shown.panels.is_some() {
        let count = [(trend.panels.len() as u32).to_string(), " of ".into(), trend.panels_total.to_string()].concat();
        head.push(("panels", count));
    }
    head.push(("undated", trend.outside.undated.to_string()));
    head.push(("coarse", trend.outside.coarse.to_string()));
    if curve.smooth > 1 {
        head.push(("smooth", curve.smooth.to_string()));
        head.push(("of", if curve.of_documents { "share" } else { "per_million" }.into()));
    }
    let columns = of_panel.into_iter().chain(COLUMNS.map(String::from)).collect();
    let table = Table { head, columns, rows };
    download::save_table("readout-trends.csv", &table);
}
