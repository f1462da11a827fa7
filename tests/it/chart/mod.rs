//! Charts as numbers: round ticks, nothing over anything else, nothing outside the frame, for any data and width.

mod cases;
mod properties;

use readout::chart::{
    Data, Text, bars, heat, lines,
    time::{Calendar, Period, Unit},
    value::Measure,
};
use readout::protocol::{Bin, Outside, Point, Series, Size, Trend};

const LINE: f64 = 16.0;

/// A font of seven pixels a letter, which is about what the page has.
fn measure(text: &str) -> f64 {
    text.chars().count() as f64 * 7.0
}

fn with_text<T>(run: impl FnOnce(&Text) -> T) -> T {
    let calendar = |date| match date {
        Calendar::Year(year) => year.to_string(),
        Calendar::Years(first, last) => format!("{first}–{last}"),
        Calendar::Quarter(quarter) => format!("Q{quarter}"),
        Calendar::Month(_) => "Mmm".into(),
        Calendar::Day(day) => day.to_string(),
        Calendar::MonthOf(year, _) => format!("Mmm {year}"),
    };
    run(&Text {
        measure: &measure,
        line: LINE,
        number: &|value| format!("{value}"),
        value: &|value| format!("{value:.2}"),
        calendar: &calendar,
        unit: "per million words",
        words: "words",
    })
}

fn period(key: &str) -> Period {
    Period::parse(key).unwrap()
}

/// `count` keys of a unit from a year on.
fn keys(unit: Unit, year: i32, count: usize) -> Vec<String> {
    let of_year = |year: i32| -> Vec<String> {
        match unit {
            Unit::Year => vec![format!("{year:04}")],
            Unit::Quarter => (1..=4).map(|quarter| format!("{year:04}-Q{quarter}")).collect(),
            Unit::Month => (1..=12).map(|month| format!("{year:04}-{month:02}")).collect(),
            Unit::Day => (1..=12)
                .flat_map(|month| (1..=31).map(move |day| format!("{year:04}-{month:02}-{day:02}")))
                .filter(|key| Period::parse(key).is_some())
                .collect(),
        }
    };
    (year..).flat_map(of_year).take(count).collect()
}

/// A point as the engine would give it, but for the interval, which is rough.
fn point(key: &str, freq: u64, tokens: u64) -> Point {
    let rate = |freq: f64| (tokens > 0).then(|| freq / tokens as f64 * 1e6);
    let (freq_low, freq_high) = (freq as f64 * 0.6, freq as f64 * 1.5 + 3.7);
    Point {
        key: Some(key.into()),
        freq,
        per_million: rate(freq as f64),
        low: rate(freq_low),
        high: rate(freq_high),
        tokens,
        documents: u32::from(freq > 0),
        of_documents: u32::from(tokens > 0),
        share: (tokens > 0).then_some(if freq > 0 { 1.0 } else { 0.0 }),
        share_low: (tokens > 0).then_some(0.0),
        share_high: (tokens > 0).then_some(1.0),
        ..Point::default()
    }
}

fn trend(keys: &[String], tokens: &[u64], terms: &[(&str, &[u64])]) -> Trend {
    let bins = keys.iter().zip(tokens);
    let series = terms.iter().map(|(term, freqs)| Series {
        term: (*term).into(),
        freq: freqs.iter().sum(),
        documents: 1,
        points: keys.iter().zip(tokens).zip(*freqs).map(|((key, tokens), freq)| point(key, *freq, *tokens)).collect(),
        ..Series::default()
    });
    let mut series: Vec<Series> = series.collect();
    for bin in 0..keys.len() {
        let of_hits: u64 = series.iter().map(|series| series.points[bin].freq).sum();
        for point in series.iter_mut().map(|series| &mut series.points[bin]) {
            point.of_hits = of_hits;
            point.among = (of_hits > 0).then(|| point.freq as f64 / of_hits as f64);
            (point.among_low, point.among_high) = (point.among.map(|_| 0.0), point.among.map(|_| 1.0));
        }
    }
    Trend {
        by: "month".into(),
        overlapping: false,
        view: Size { documents: 10, tokens: tokens.iter().sum() },
        bins: bins.map(|(key, tokens)| Bin { key: Some(key.clone()), documents: 1, tokens: *tokens }).collect(),
        series,
        outside: Outside::default(),
        panels: Vec::new(),
        panels_total: 0,
    }
}

fn bar_chart(data: &Data, width: f64) -> bars::Bars {
    let names: Vec<String> = data.trend.bins.iter().map(|bin| format!("value {:?} of a field", bin.key)).collect();
    with_text(|text| bars::lay_out(data, &names, width, text))
}

/// As a field of cells, over time or by a field.
fn heat_map(data: &Data, over_time: bool, width: f64) -> heat::Heat {
    let names: Vec<String> = data.trend.bins.iter().map(|bin| format!("value {:?} of a field", bin.key)).collect();
    let periods = over_time.then(|| lines::periods(data.trend).unwrap());
    with_text(|text| heat::lay_out(data, periods.as_deref(), &names, "the greatest of each term", width, text))
}

fn line_chart(trend: &Trend, measure: Measure, width: f64) -> lines::Lines {
    let data = Data { trend, measure, numbers: &[], bars: false, panel: None };
    with_text(|text| lines::lay_out(&data, &lines::periods(trend).unwrap(), width, text))
}
