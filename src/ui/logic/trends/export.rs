//! A trend as a file: the very numbers of the answer, with the names of the command line's JSON.

use super::Look;
use crate::export::{Cell, Table};
use crate::protocol::{Panel, Point, Series, Trend};

/// A column, by its name, with its value for a series at one of its bins.
type Column = (&'static str, fn(&Series, usize, &Point) -> Cell);

const COLUMNS: [Column; 17] = [
    ("term", |series, _, _| Cell::Text(series.term.clone())),
    ("key", |_, _, point| text(point.key.as_deref())),
    ("freq", |_, _, point| Cell::Count(point.freq)),
    ("per_million", |_, _, point| Cell::from(point.per_million)),
    ("low", |_, _, point| Cell::from(point.low)),
    ("high", |_, _, point| Cell::from(point.high)),
    ("tokens", |_, _, point| Cell::Count(point.tokens)),
    ("documents", |_, _, point| Cell::Count(point.documents.into())),
    ("of_documents", |_, _, point| Cell::Count(point.of_documents.into())),
    ("share", |_, _, point| Cell::from(point.share)),
    ("share_low", |_, _, point| Cell::from(point.share_low)),
    ("share_high", |_, _, point| Cell::from(point.share_high)),
    ("of_hits", |_, _, point| Cell::Count(point.of_hits)),
    ("among", |_, _, point| Cell::from(point.among)),
    ("among_low", |_, _, point| Cell::from(point.among_low)),
    ("among_high", |_, _, point| Cell::from(point.among_high)),
    ("smoothed", |series, bin, _| Cell::from(series.smoothed.get(bin).copied().flatten())),
];

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Nothing, |text| Cell::Text(text.to_owned()))
}

/// One row for each term and bin, and for each value of a field where each has a chart. `facts` say what the trend was
/// made from; how it was counted is added to them.
pub fn table_file(trend: &Trend, look: &Look, mut facts: Vec<(&'static str, String)>) -> Table {
    facts.push(("by", trend.by.clone()));
    if look.panels.is_some() {
        facts.push(("panels", format!("{} of {}", trend.panels.len(), trend.panels_total)));
    }
    facts.push(("undated", trend.outside.undated.to_string()));
    facts.push(("coarse", trend.outside.coarse.to_string()));
    if look.curve.smooth > 1 {
        facts.push(("smooth", look.curve.smooth.to_string()));
        facts.push(("of", if look.curve.of_documents { "share" } else { "per_million" }.to_owned()));
    }
    let rows = match &look.panels {
        None => rows(None, &trend.series),
        Some(_) => trend.panels.iter().flat_map(|panel| rows(Some(panel), &panel.series)).collect(),
    };
    let columns = COLUMNS.map(|(name, _)| name.to_owned());
    Table { head: facts, columns: look.panels.iter().cloned().chain(columns).collect(), rows }
}

fn rows(panel: Option<&Panel>, series: &[Series]) -> Vec<Vec<Cell>> {
    let points =
        series.iter().flat_map(|series| series.points.iter().enumerate().map(move |(bin, point)| (series, bin, point)));
    let row = |(series, bin, point): (&Series, usize, &Point)| {
        let value = panel.map(|panel| text(panel.value.as_deref()));
        value.into_iter().chain(COLUMNS.map(|(_, cell)| cell(series, bin, point))).collect()
    };
    points.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{look, trend, with_panels};
    use super::*;

    #[test]
    fn a_file_has_a_row_for_each_term_and_bin() {
        let mut all = trend("year", &[("2019", 1_000_000), ("2020", 0)], &[("a", &[7, 0]), ("b", &[3, 0])]);
        all.series[0].smoothed = vec![Some(7.0), None];
        let table = table_file(&all, &look(&all, &[("smooth", "3")]), vec![("query", "a, b".to_owned())]);
        let head: Vec<_> = table.head.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(head, ["query: a, b", "by: year", "undated: 0", "coarse: 0", "smooth: 3", "of: per_million"]);
        assert_eq!(table.columns.len(), COLUMNS.len());
        let first = |nth: usize| table.rows[nth].iter().take(5).cloned().collect::<Vec<_>>();
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(table.rows.len(), 4);
        assert_eq!(first(0), [text("a"), text("2019"), Cell::Count(7), Cell::Number(7.0), Cell::Nothing]);
        assert_eq!(first(3), [text("b"), text("2020"), Cell::Count(0), Cell::Nothing, Cell::Nothing]);
        let smoothed: Vec<_> = table.rows.iter().filter_map(|row| row.last().cloned()).collect();
        assert_eq!(smoothed, [Cell::Number(7.0), Cell::Nothing, Cell::Nothing, Cell::Nothing]);
    }

    #[test]
    fn a_file_of_several_charts_says_whose_row_it_is() {
        let all = with_panels(trend("year", &[("2019", 9)], &[("a", &[7])]), &[Some("UK"), None]);
        let table = table_file(&all, &look(&all, &[("panels", "side")]), Vec::new());
        assert_eq!(table.columns.first().map(String::as_str), Some("side"));
        let values: Vec<_> = table.rows.iter().filter_map(|row| row.first().cloned()).collect();
        assert_eq!(values, [Cell::Text("UK".to_owned()), Cell::Nothing]);
        assert!(table.head.contains(&("panels", "2 of 2".to_owned())));
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
