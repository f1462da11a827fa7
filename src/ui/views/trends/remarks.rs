//! What has to be known to read a trend, in words.

use super::shown::Names;
use crate::chart::value::Measure;
use crate::platform::locale;
use crate::protocol::Change;
use crate::ui::components::{amount, unit};
use crate::ui::logic::trends::{Look, Remark, Remarks};
use crate::ui::words::{self, chart as said};

/// A p below this is too small to be given.
const LEAST_P: f64 = 0.001;

/// All of them: what is said beside a drawing that leaves the page.
pub(super) fn in_words(remarks: &Remarks, look: &Look, names: &Names) -> Vec<String> {
    let all = remarks.of_numbers.iter().chain(&remarks.of_drawing);
    all.map(|remark| remark_text(remark, look, names)).collect()
}

pub(super) fn remark_text(remark: &Remark, look: &Look, names: &Names) -> String {
    let count = |n: usize| locale::count(n as u64);
    match remark {
        Remark::ViewSize(view) => {
            said::view_size(&words::count_words(view.tokens), &words::count_documents(view.documents.into()))
        }
        Remark::Undated(n) => said::undated(u64::from(*n)),
        Remark::Coarse(n) => said::coarse(u64::from(*n), &names.by),
        Remark::Overlapping => said::overlapping(&names.by),
        Remark::Intervals(Measure::Share) => said::share_intervals(),
        Remark::Intervals(Measure::Among) => said::among_intervals(),
        Remark::Intervals(_) => said::intervals(),
        Remark::SmoothedOver(bins) => said::smoothed_over(&locale::count(u64::from(*bins)), &names.by),
        Remark::Source => names.source.clone(),
        Remark::PanelsShown { shown, all } => {
            said::panels_shown(&locale::count(u64::from(*shown)), &locale::count(u64::from(*all)))
        }
        Remark::PanelsOverlap => said::panels_overlap(names.panels.as_deref().unwrap_or_default()),
        Remark::Change { name, change } => change_text(name, change, look.measure),
        Remark::FewForChanges => said::few_for_changes(),
        Remark::NoChange => said::no_change(),
        Remark::ChangesTest => said::changes_test(),
        Remark::HeatMap(Measure::Among) => said::heat_among(),
        Remark::HeatMap(_) => said::heat(),
        Remark::Weak(Measure::Share) => said::weak_share(),
        Remark::Weak(Measure::Among) => said::weak_among(),
        Remark::Weak(_) => said::weak(),
        Remark::WeakCells => said::heat_weak(),
        Remark::Gaps => said::gaps(),
        Remark::GapsAndZeros => said::gaps_and_zeros(),
        Remark::FewWords(few) => said::few_words(few.parts as u64, &words::count_words(few.least)),
        Remark::BinsShown { shown, all } => said::rows_shown(&count(*shown), &count(*all)),
        Remark::Hidden(n) => said::hidden(&count(*n)),
        Remark::HiddenParts(n) => said::hidden_part(&count(*n)),
        Remark::SeriesShown { shown, all } => said::series_shown(&count(*shown), &count(*all)),
    }
}

fn change_text(name: &str, change: &Change, measure: Measure) -> String {
    let level = |value: Option<f64>| match value {
        Some(value) => amount(measure, measure.of_curve(value)),
        None => said::no_words(),
    };
    let bin = change.key.as_deref().map(locale::date).unwrap_or_default();
    let (before, after, unit) = (level(change.before), level(change.after), unit(measure));
    if change.p < LEAST_P {
        said::change_sure(name, &bin, &before, &after, &unit)
    } else {
        said::change(name, &bin, &before, &after, &unit, &locale::fixed(change.p, 3))
    }
}
