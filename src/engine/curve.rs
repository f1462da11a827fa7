//! Smoothing of series over time, and their changes of level.

use std::ops::Range;

use crate::{
    protocol::{Change, Curve, Point, Series},
    stats,
};

/// The most bins that are smoothed to one value.
pub const WIDEST: u32 = 101;

/// Adds to a series what `curve` asks for.
pub fn draw(series: &mut Series, curve: Curve) {
    let points = &series.points;
    let has_data = |point: &Point| if curve.of_documents { point.of_documents > 0 } else { point.tokens > 0 };
    if curve.smooth > 1 {
        let reach = (curve.smooth / 2) as usize;
        let runs: Vec<&[Point]> = points.chunk_by(|a, b| has_data(a) == has_data(b)).collect();
        let smoothed = runs.into_iter().flat_map(|run| {
            (0..run.len())
                .map(move |at| together(run, at.saturating_sub(reach)..(at + reach + 1).min(run.len()), curve))
        });
        series.smoothed = smoothed.collect();
    }
    if curve.changes {
        let known: Vec<Point> = points.iter().filter(|point| has_data(point)).cloned().collect();
        let values: Vec<f64> = (0..known.len()).filter_map(|at| together(&known, at..at + 1, curve)).collect();
        let found = stats::changes(&values);
        let edges: Vec<usize> =
            [0].into_iter().chain(found.iter().map(|change| change.at)).chain([known.len()]).collect();
        let change = |(change, around): (&stats::Change, &[usize])| Change {
            key: known[change.at].key.clone(),
            p: change.p,
            before: together(&known, around[0]..around[1], curve),
            after: together(&known, around[1]..around[2], curve),
        };
        series.changes = found.iter().zip(edges.windows(3)).map(change).collect();
    }
}

/// The value of several bins taken as one.
fn together(points: &[Point], bins: Range<usize>, curve: Curve) -> Option<f64> {
    let sum = |of: fn(&Point) -> u64| points[bins.clone()].iter().map(of).sum::<u64>();
    if curve.of_documents {
        let all = sum(|point| point.of_documents.into());
        return (all > 0).then(|| sum(|point| point.documents.into()) as f64 / all as f64);
    }
    stats::per_million(sum(|point| point.freq), sum(|point| point.tokens))
}
