//! What a chart says in words: its units, its bins, its points, and all of it in a sentence.

use super::{Chart, Spot};
use crate::chart::value::Measure;
use crate::platform::locale;
use crate::protocol::{Bin, Point, Series, Trend};
use crate::ui::keys::{Action, key_of};
use crate::ui::words::{self, Text, chart as said};

/// The unit as the axis names it.
pub fn unit(measure: Measure) -> String {
    match measure {
        Measure::Count => said::hits(),
        Measure::PerThousand => said::per_thousand(),
        Measure::PerMillion => said::per_million(),
        Measure::Share => said::share(),
        Measure::Among => said::among(),
        Measure::Documents => said::documents(),
        Measure::Words => said::words(),
    }
}

/// The unit as the head of a narrow column names it.
pub fn short_unit(measure: Measure) -> Text {
    match measure {
        Measure::Count => said::hits,
        Measure::PerThousand => said::short_per_thousand,
        Measure::PerMillion => said::short_per_million,
        Measure::Share => said::share,
        Measure::Among => said::short_among,
        Measure::Documents => said::documents,
        Measure::Words => said::words,
    }
}

/// A value of the axis with as many digits as the unit is worth.
pub fn amount(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Count | Measure::Documents | Measure::Words => locale::count(value as u64),
        Measure::PerThousand => locale::fixed(value, 2),
        Measure::PerMillion | Measure::Share | Measure::Among => locale::fixed(value, 1),
    }
}

/// A round value: with no more decimal places than it has.
pub fn tick_number(value: f64) -> String {
    let places = (0..4).find(|places| {
        let scaled = value * 10f64.powi(*places);
        (scaled - scaled.round()).abs() < 1e-6
    });
    locale::fixed(value, places.and_then(|places| usize::try_from(places).ok()).unwrap_or(4))
}

/// The name of a bin: a date as the reader's language writes it, or a value as it stands.
pub(super) fn bin_name(bin: &Bin, is_date: bool) -> String {
    match bin.key.as_deref() {
        Some(key) if is_date => locale::date(key),
        Some(key) => key.to_owned(),
        None => said::no_value(),
    }
}

/// What a unit of time is called, which bins are of.
pub fn time_name(unit: &str) -> String {
    match unit {
        "year" => said::by_year(),
        "quarter" => said::by_quarter(),
        "month" => said::by_month(),
        _ => said::by_day(),
    }
}

/// Those of all bins.
pub fn bin_names(trend: &Trend, are_dates: bool) -> Vec<String> {
    trend.bins.iter().map(|bin| bin_name(bin, are_dates)).collect()
}

/// "412.3 per million words".
fn value(measure: Measure, point: &Point) -> Option<String> {
    measure.value(point).map(|value| said::rate(&amount(measure, value), &unit(measure)))
}

/// "12 hits in 29,104 words", "3 of 12 documents".
fn denominator(measure: Measure, point: &Point) -> String {
    if measure == Measure::Share {
        let all = u64::from(point.of_documents);
        return said::of(&locale::count(point.documents.into()), &words::count_documents(all));
    }
    if measure == Measure::Among {
        return said::of_hits(&locale::count(point.freq), &words::count_hits(point.of_hits));
    }
    let words = words::count_words(point.tokens);
    if measure == Measure::Documents || measure == Measure::Words {
        let documents = u64::from(point.of_documents);
        return said::of_whole(&words, &words::count_documents(documents));
    }
    said::hits_in_words(point.freq, &words)
}

/// A point, line by line: what it is first.
pub(super) fn point(chart: &Chart, (series, bin): Spot) -> Vec<String> {
    let Some(series) = chart.trend.series.get(series) else { return Vec::new() };
    let (Some(point), Some(name)) = (series.points.get(bin), chart.name(bin)) else { return Vec::new() };
    let head = said::point(&series.term, &name);
    let mut lines = vec![chart.panel.as_ref().map_or(head.clone(), |(panel, _)| said::of_panel(panel, &head))];
    if !chart.measure.is_whole() {
        lines.extend(value(chart.measure, point));
    }
    lines.push(denominator(chart.measure, point));
    if point.freq > 0 && chart.measure != Measure::Share && chart.measure != Measure::Among {
        lines.push(words::count_documents(point.documents.into()));
    }
    if let Some((low, high)) = chart.measure.interval(point) {
        lines.push(said::interval_of(&amount(chart.measure, low), &amount(chart.measure, high)));
    }
    let smoothed = series.smoothed.get(bin).copied().flatten();
    lines.extend(smoothed.map(|value| said::smoothed_value(&amount(chart.measure, chart.measure.of_curve(value)))));
    if chart.measure.is_weak(point) {
        let weak = match chart.measure {
            Measure::Share => said::weak_share_here(),
            Measure::Among => said::weak_among_here(),
            _ => said::weak_here(),
        };
        lines.push(weak);
    }
    lines
}

/// What Enter would do with the stretch that is chosen.
pub(super) fn stretch(chart: &Chart, (from, to): (usize, usize)) -> Option<String> {
    let name = |bin: usize| chart.name(bin).unwrap_or_default();
    (from != to).then(|| said::stretch(&name(from.min(to)), &name(from.max(to)), &key_of(Action::OpenPoint)))
}

/// The chart in a sentence for each series: where it is highest, weak points last.
pub fn summary(chart: &Chart) -> String {
    let sentences = chart.trend.series.iter().map(|series| sentence(chart, series));
    let sentences = sentences.collect::<Vec<_>>().join(" ");
    chart.panel.as_ref().map_or(sentences.clone(), |(panel, _)| said::of_panel(panel, &sentences))
}

fn sentence(chart: &Chart, series: &Series) -> String {
    let points = series.points.iter().enumerate();
    let known = points.filter_map(|(bin, point)| Some((point, bin, chart.measure.value(point)?)));
    let highest = known.filter(|(point, _, _)| point.freq > 0 || chart.measure.is_whole()).max_by(
        |(a, _, high_a), (b, _, high_b)| {
            (!chart.measure.is_weak(a)).cmp(&!chart.measure.is_weak(b)).then(high_a.total_cmp(high_b))
        },
    );
    match highest {
        Some((point, bin, high)) => {
            let detail = denominator(chart.measure, point);
            let above = series.points.iter().any(|point| chart.measure.value(point).is_some_and(|value| value > high));
            let say = if above { said::highest_firm } else { said::highest };
            say(
                &series.term,
                &chart.name(bin).unwrap_or_default(),
                &value(chart.measure, point).unwrap_or_default(),
                &detail,
            )
        }
        None => said::nothing_found(&series.term),
    }
}
