//! A chart in words: what a point says, and all of it in a sentence for each series.

use super::Chart;
use crate::chart::value::Measure;
use crate::platform::locale;
use crate::protocol::Series;
use crate::ui::components::{amount, unit};
use crate::ui::keys::{Action, key_of};
use crate::ui::logic::charts::{Fact, Spot, decimal_places, facts, highest, out_of};
use crate::ui::words::{self, chart as said};

/// A round value of an axis.
pub(super) fn tick_number(value: f64) -> String {
    locale::fixed(value, decimal_places(value))
}

/// A point, line by line: which one it is, then what there is to say of it.
pub(super) fn point(chart: &Chart, (series, bin): Spot) -> Vec<String> {
    let Some(series) = chart.trend.series.get(series) else { return Vec::new() };
    let Some(name) = chart.bin_name(bin) else { return Vec::new() };
    let facts = facts(chart.measure, series, bin);
    if facts.is_empty() {
        return Vec::new();
    }
    let head = of_panel(chart, said::point(&series.term, &name));
    std::iter::once(head).chain(facts.iter().map(|fact| in_words(chart.measure, *fact))).collect()
}

/// What Enter would do with the stretch of bins that is chosen; nothing for a single one.
pub(super) fn stretch(chart: &Chart, (from, to): (usize, usize)) -> Option<String> {
    let name = |bin: usize| chart.bin_name(bin).unwrap_or_default();
    (from != to).then(|| said::stretch(&name(from.min(to)), &name(from.max(to)), &key_of(Action::OpenPoint)))
}

/// The chart in a sentence for each series: where it is highest.
pub(super) fn summary(chart: &Chart) -> String {
    let sentences: Vec<String> = chart.trend.series.iter().map(|series| sentence(chart, series)).collect();
    of_panel(chart, sentences.join(" "))
}

fn sentence(chart: &Chart, series: &Series) -> String {
    let measure = chart.measure;
    let found = highest(measure, series).and_then(|highest| Some((highest, series.points.get(highest.bin)?)));
    let Some((highest, point)) = found else { return said::nothing_found(&series.term) };
    let name = chart.bin_name(highest.bin).unwrap_or_default();
    let value = measure.value(point).map(|value| in_words(measure, Fact::Value(value))).unwrap_or_default();
    let say = if highest.is_firm_only { said::highest_firm } else { said::highest };
    say(&series.term, &name, &value, &in_words(measure, out_of(measure, point)))
}

/// The text, with the name of the chart before it where that is one of several.
pub(super) fn of_panel(chart: &Chart, text: String) -> String {
    match &chart.panel {
        Some((panel, _)) => said::of_panel(panel, &text),
        None => text,
    }
}

fn in_words(measure: Measure, fact: Fact) -> String {
    let documents = |n: u32| words::count_documents(n.into());
    match fact {
        Fact::Value(value) => said::rate(&amount(measure, value), &unit(measure)),
        Fact::DocumentsOf { documents: some, all } => said::of(&locale::count(some.into()), &documents(all)),
        Fact::HitsOf { hits, all } => said::of_hits(&locale::count(hits), &words::count_hits(all)),
        Fact::HitsInWords { hits, words: all } => said::hits_in_words(hits, &words::count_words(all)),
        Fact::WordsOf { words: some, documents: all } => said::of_whole(&words::count_words(some), &documents(all)),
        Fact::Documents(some) => documents(some),
        Fact::Interval(low, high) => said::interval_of(&amount(measure, low), &amount(measure, high)),
        Fact::Smoothed(value) => said::smoothed_value(&amount(measure, value)),
        Fact::Weak => match measure {
            Measure::Share => said::weak_share_here(),
            Measure::Among => said::weak_among_here(),
            _ => said::weak_here(),
        },
    }
}
