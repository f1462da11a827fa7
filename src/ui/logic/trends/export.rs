//! A trend as a file: the numbers of the answer in the units in which the page shows them.

use super::Look;
use crate::chart::rank::{Rank, ranked};
use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::protocol::{Bin, Panel, Point, Series, Trend};

/// What a cell has for a series at one of its bins.
type Value = Box<dyn Fn(&Series, usize, &Point) -> Cell>;

/// The columns, by name: numbers are in the units of the page, which their names say.
fn columns(trend: &Trend, look: &Look) -> Vec<(String, Value)> {
    let rate = Measure::rate(trend.view.tokens);
    let smoothed = smoothed_unit(trend, look);
    let mut columns: Vec<(String, Value)> = vec![
        ("term".into(), Box::new(|series, _, _| Cell::Text(series.term.clone()))),
        ("key".into(), Box::new(|_, _, point| text(point.key.as_deref()))),
        ("freq".into(), Box::new(|_, _, point| Cell::Count(point.freq))),
    ];
    columns.extend(with_interval(rate));
    columns.push(("tokens".into(), Box::new(|_, _, point| Cell::Count(point.tokens))));
    columns.push(("documents".into(), Box::new(|_, _, point| Cell::Count(point.documents.into()))));
    columns.push(("of_documents".into(), Box::new(|_, _, point| Cell::Count(point.of_documents.into()))));
    columns.extend(with_interval(Measure::Share));
    columns.push(("of_hits".into(), Box::new(|_, _, point| Cell::Count(point.of_hits))));
    columns.extend(with_interval(Measure::Among));
    let value = move |series: &Series, bin: usize, _: &Point| {
        let value = series.smoothed.get(bin).copied().flatten();
        Cell::from(value.map(|value| smoothed.of_curve(value)))
    };
    columns.push((format!("smoothed_{}", smoothed.key()), Box::new(value)));
    columns
}

/// A measure and its 95 % interval.
fn with_interval(measure: Measure) -> [(String, Value); 3] {
    let name = measure.key();
    [
        (name.into(), Box::new(move |_, _, point| Cell::from(measure.value(point)))),
        (format!("{name}_low"), Box::new(move |_, _, point| Cell::from(measure.interval(point).map(|ends| ends.0)))),
        (format!("{name}_high"), Box::new(move |_, _, point| Cell::from(measure.interval(point).map(|ends| ends.1)))),
    ]
}

/// What the engine has smoothed.
fn smoothed_unit(trend: &Trend, look: &Look) -> Measure {
    if look.curve.of_documents { Measure::Share } else { Measure::rate(trend.view.tokens) }
}

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
        facts.push(("of", smoothed_unit(trend, look).key().to_owned()));
    }
    let columns = columns(trend, look);
    if !look.is_time() && look.rank != Rank::default() {
        facts.push(("rank", look.rank.to_string()));
    }
    let order = |bins: &[Bin], series: &[Series]| -> Vec<usize> {
        let series: Vec<&Series> = series.iter().collect();
        if look.is_time() { (0..bins.len()).collect() } else { ranked(bins, &series, look.measure, look.rank) }
    };
    let rows = match &look.panels {
        None => rows(&columns, None, &trend.series, &order(&trend.bins, &trend.series)),
        Some(_) => {
            let of = |panel: &Panel| rows(&columns, Some(panel), &panel.series, &order(&panel.bins, &panel.series));
            trend.panels.iter().flat_map(of).collect()
        }
    };
    let names = columns.into_iter().map(|(name, _)| name);
    Table { head: facts, columns: look.panels.iter().cloned().chain(names).collect(), rows }
}

fn rows(columns: &[(String, Value)], panel: Option<&Panel>, series: &[Series], order: &[usize]) -> Vec<Vec<Cell>> {
    let points = series
        .iter()
        .flat_map(|series| order.iter().filter_map(move |bin| Some((series, *bin, series.points.get(*bin)?))));
    let row = |(series, bin, point): (&Series, usize, &Point)| {
        let value = panel.map(|panel| text(panel.value.as_deref()));
        value.into_iter().chain(columns.iter().map(|(_, cell)| cell(series, bin, point))).collect()
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
        let units = ["per_million", "per_million_low", "percent_of_documents", "percent_of_hits_high"];
        assert!(units.iter().all(|unit| table.columns.iter().any(|name| name == unit)), "{:?}", table.columns);
        assert_eq!(table.columns.last().map(String::as_str), Some("smoothed_per_million"));
        let first = |nth: usize| table.rows[nth].iter().take(5).cloned().collect::<Vec<_>>();
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(table.rows.len(), 4);
        assert_eq!(first(0), [text("a"), text("2019"), Cell::Count(7), Cell::Number(7.0), Cell::Nothing]);
        assert_eq!(first(3), [text("b"), text("2020"), Cell::Count(0), Cell::Nothing, Cell::Nothing]);
        let smoothed: Vec<_> = table.rows.iter().filter_map(|row| row.last().cloned()).collect();
        assert_eq!(smoothed, [Cell::Number(7.0), Cell::Nothing, Cell::Nothing, Cell::Nothing]);
    }

    #[test]
    fn a_file_has_the_units_of_the_page() {
        // A small view is measured per thousand.
        let mut all = trend("year", &[("2019", 1_000)], &[("a", &[7])]);
        all.series[0].points[0].share = Some(0.25);
        all.series[0].smoothed = vec![Some(0.5)];
        for (unit, smoothed) in [("", "smoothed_per_thousand"), ("documents", "smoothed_percent_of_documents")] {
            let table = table_file(&all, &look(&all, &[("unit", unit), ("smooth", "3")]), Vec::new());
            let cell = |name: &str| {
                let at = table.columns.iter().position(|column| column == name).unwrap_or_else(|| panic!("{name}"));
                table.rows[0][at].clone()
            };
            assert_eq!(cell("per_thousand"), Cell::Number(7.0));
            assert_eq!(cell("percent_of_documents"), Cell::Number(25.0));
            let expected = if unit.is_empty() { 0.000_5 } else { 50.0 };
            assert_eq!(cell(smoothed), Cell::Number(expected));
            assert!(table.head.contains(&("of", smoothed.trim_start_matches("smoothed_").to_owned())));
        }
    }

    #[test]
    fn values_of_a_field_stand_in_the_order_of_the_chart() {
        let all = trend("side", &[("UK", 900), ("China", 900), ("US", 900)], &[("a", &[1, 7, 3])]);
        let keys = |settings: &[(&str, &str)]| {
            let table = table_file(&all, &look(&all, settings), Vec::new());
            let rank = table.head.iter().find(|(name, _)| *name == "rank").map(|(_, rank)| rank.clone());
            (table.rows.iter().map(|row| row[1].clone()).collect::<Vec<_>>(), rank)
        };
        let texts = |keys: [&str; 3]| keys.map(|key| Cell::Text(key.to_owned())).to_vec();
        assert_eq!(keys(&[]), (texts(["UK", "China", "US"]), None));
        assert_eq!(keys(&[("rank", "hits")]), (texts(["China", "US", "UK"]), Some("hits".to_owned())));
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
