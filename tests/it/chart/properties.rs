//! Properties: what holds for any data and any width.

use proptest::prelude::*;
use readout::chart::{
    Anchor, Data, Label, Panel, Rect, heat,
    labels::{push_apart, wrapped},
    lines,
    ticks::{calendar, from_zero},
    time::Unit,
    value::Measure,
};
use readout::protocol::{Change, Point, Trend};

use super::{LINE, bar_chart, heat_map, keys, line_chart, measure, trend, with_text};

/// Left, top, right and bottom of a label.
fn area(label: &Label) -> [f64; 4] {
    let width = measure(&label.text);
    let left = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - width / 2.0,
        Anchor::End => label.x - width,
    };
    [left, label.y - LINE / 2.0, left + width, label.y + LINE / 2.0]
}

/// That no label with text overlaps another, and that all lie in the frame.
fn check_labels<'a>(labels: impl Iterator<Item = &'a Label>, width: f64, height: f64) -> Result<(), TestCaseError> {
    let tolerance = 1e-6;
    let labels: Vec<&Label> = labels.filter(|label| !label.text.is_empty()).collect();
    for (index, label) in labels.iter().enumerate() {
        let a = area(label);
        let inside =
            a[0] >= -tolerance && a[1] >= -tolerance && a[2] <= width + tolerance && a[3] <= height + tolerance;
        prop_assert!(inside, "{:?} leaves {} × {}", label, width, height);
        for other in &labels[..index] {
            let b = area(other);
            let clear = a[2] <= b[0] + tolerance
                || b[2] <= a[0] + tolerance
                || a[3] <= b[1] + tolerance
                || b[3] <= a[1] + tolerance;
            prop_assert!(clear, "{:?} overlaps {:?}", label, other);
        }
    }
    Ok(())
}

prop_compose! {
    fn any_trend()(
        unit in prop_oneof![Just(Unit::Day), Just(Unit::Month), Just(Unit::Quarter), Just(Unit::Year)],
        year in 1_000i32..2_200,
        skip in 0usize..40,
        count in prop_oneof![0usize..4, 0usize..40, 0usize..240],
    )(
        tokens in proptest::collection::vec(prop_oneof![Just(0u64), 1u64..900, 900u64..500_000], count),
        freqs in proptest::collection::vec(
            proptest::collection::vec(prop_oneof![3 => Just(0u64), 3 => 0u64..9, 1 => 0u64..3_000], count), 0..9
        ),
        names in proptest::collection::vec("[a-zäé习 ]{1,30}", 9),
        (unit, year, skip, count) in Just((unit, year, skip, count)),
    ) -> Trend {
        let keys = keys(unit, year, skip + count).split_off(skip);
        let terms: Vec<(&str, &[u64])> =
            names.iter().map(String::as_str).zip(freqs.iter().map(Vec::as_slice)).collect();
        trend(&keys, &tokens, &terms)
    }
}

fn any_measure() -> impl Strategy<Value = Measure> {
    prop_oneof![Just(Measure::Count), Just(Measure::PerThousand), Just(Measure::PerMillion), Just(Measure::Share)]
}

fn any_whole() -> impl Strategy<Value = Measure> {
    prop_oneof![Just(Measure::Among), Just(Measure::Documents), Just(Measure::Words)]
}

fn measure_fits(label: &Label, area: &Rect) -> bool {
    let [left, _, right, _] = self::area(label);
    area.left <= left && right <= area.right
}

proptest! {
    #[test]
    fn ticks_are_round_rising_and_reach_the_top(
        top in prop_oneof![0.0..1e7, 1e-6..1.0, (0u32..100_000).prop_map(f64::from)], count in 0usize..12, whole: bool,
    ) {
        let ticks = from_zero(top, count, whole);
        prop_assert_eq!(ticks.values[0], 0.0);
        prop_assert!(ticks.values.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert_eq!(ticks.values.last(), Some(&ticks.top));
        prop_assert!(ticks.top >= top * (1.0 - 1e-6));
        prop_assert!((2..=count.max(1) + 2).contains(&ticks.values.len()), "{:?}", ticks.values);
        let step = ticks.values[1];
        let factor = step / 10f64.powf(step.log10().floor());
        prop_assert!([1.0, 2.0, 5.0, 10.0].iter().any(|round| (factor - round).abs() < 1e-6), "{}", step);
        for (index, value) in ticks.values.iter().enumerate() {
            prop_assert!((value - step * index as f64).abs() <= step * 1e-9);
            prop_assert!(!whole || value.fract() == 0.0);
        }
    }

    #[test]
    fn dates_rise_and_are_at_bins(trend in any_trend(), wanted in 1usize..20) {
        let periods = lines::periods(&trend).unwrap();
        let ticks = calendar(&periods, |ticks| ticks.len() <= wanted);
        prop_assert_eq!(ticks.is_empty(), periods.is_empty());
        prop_assert!(ticks.len() <= wanted);
        prop_assert!(ticks.windows(2).all(|pair| pair[0].bin < pair[1].bin));
        prop_assert!(ticks.iter().all(|tick| tick.bin < periods.len()));
    }

    #[test]
    fn names_are_pushed_apart(wanted in proptest::collection::vec(-50.0..350.0, 0..12), height in 5.0..40.0) {
        let (top, bottom) = (10.0, 300.0);
        let fits = wanted.len() as f64 * height <= bottom - top;
        let Some(places) = push_apart(&wanted, height, top, bottom) else {
            prop_assert!(!fits);
            return Ok(());
        };
        prop_assert!(fits);
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
        for pair in order.windows(2) {
            prop_assert!(places[pair[1]] - places[pair[0]] >= height - 1e-6);
        }
        for place in &places {
            prop_assert!(place - height / 2.0 >= top - 1e-6 && place + height / 2.0 <= bottom + 1e-6);
        }
        let moved = push_apart(&places, height, top, bottom).unwrap();
        prop_assert!(moved.iter().zip(&places).all(|(a, b)| (a - b).abs() < 1e-6), "what stands well is left there");
    }

    #[test]
    fn wrapped_text_keeps_its_words(text in "[a-zé习 ]{0,80}", width in 5.0..200.0) {
        let lines = wrapped(&text, width, &measure);
        prop_assert_eq!(lines.join(" "), text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
        prop_assert!(lines.iter().all(|line| measure(line) <= width || !line.contains(' ')));
        for pair in lines.windows(2) {
            let next = pair[1].split(' ').next().unwrap();
            prop_assert!(measure(&format!("{} {next}", pair[0])) > width, "no line ends too early");
        }
    }

    #[test]
    fn any_line_chart_is_clear(mut trend in any_trend(), measure in any_measure(), width in 300.0..1_600.0) {
        for series in &mut trend.series {
            let value = |point: &Point| if measure == Measure::Share { point.share } else { point.per_million };
            series.smoothed = series.points.iter().map(value).collect();
            let changed = series.points.iter().skip(1).step_by(7);
            series.changes = changed.map(|point| Change { key: point.key.clone(), p: 0.01, before: None, after: None }).collect();
        }
        let chart = line_chart(&trend, measure, width);
        let labels = (chart.rules.iter().map(|rule| &rule.label))
            .chain(chart.ticks.iter().map(|tick| &tick.label))
            .chain(&chart.groups)
            .chain(chart.series.iter().map(|line| &line.key.label))
            .chain([&chart.unit, &chart.words_label]);
        check_labels(labels, chart.width, chart.height)?;
        prop_assert!(chart.plot.width() > width / 3.0);
        prop_assert!(chart.ticks.iter().all(|tick| (chart.plot.left..=chart.plot.right).contains(&tick.at)));
        for line in &chart.series {
            prop_assert_eq!(line.points.len(), trend.bins.len());
            for mark in line.points.iter().flatten() {
                prop_assert!((chart.plot.left..=chart.plot.right).contains(&mark.x));
                prop_assert!((chart.plot.top..=chart.plot.bottom).contains(&mark.y));
                if let Some((low, high)) = mark.interval {
                    prop_assert!(chart.plot.top <= high && high <= mark.y && mark.y <= low && low <= chart.plot.bottom);
                }
            }
            for (bin, mark) in line.points.iter().enumerate().filter_map(|(bin, mark)| Some((bin, (*mark)?))) {
                let (series, found) = chart.nearest(mark.x, mark.y).unwrap();
                let other = chart.series[series].points[found].unwrap();
                prop_assert!((other.x - mark.x).abs() < 1e-6 && other.y == mark.y, "{} {}", bin, found);
            }
            let lines = line.smooth.iter().flatten();
            prop_assert_eq!(lines.clone().count(), line.runs.iter().map(|run| run.len()).sum::<usize>());
            for (x, y) in lines {
                prop_assert!((chart.plot.left..=chart.plot.right).contains(x) && (chart.plot.top..=chart.plot.bottom).contains(y));
            }
            prop_assert_eq!(line.changes.len(), trend.bins.len().saturating_sub(1).div_ceil(7));
            prop_assert!(line.changes.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(line.changes.iter().all(|x| (chart.plot.left..=chart.plot.right).contains(x)));
            for run in &line.runs {
                prop_assert!(run.len() > 1 && line.points[run.clone()].iter().all(Option::is_some));
            }
        }
        for (bar, bin) in chart.words.iter().zip(&trend.bins) {
            prop_assert!(bar.width() >= 0.0 && (bar.height() > 0.0) == (bin.tokens > 0));
        }
    }

    #[test]
    fn any_bar_chart_is_clear(trend in any_trend(), measure in any_measure(), bars in any::<bool>(), width in 300.0..1_600.0) {
        let chart = bar_chart(&Data { trend: &trend, measure, numbers: &[], bars, panel: None }, width);
        // One row's name is like any other: the first few stand for all.
        let labels = (chart.rules.iter().map(|rule| &rule.label))
            .chain(chart.keys.iter().map(|key| &key.label))
            .chain(chart.rows.iter().take(20).map(|row| &row.name))
            .chain(chart.rows.iter().take(20).flat_map(|row| row.values.iter().map(|(_, label)| label)))
            .chain([&chart.unit, &chart.words_label]);
        check_labels(labels, chart.width, chart.height)?;
        prop_assert!(chart.plot.width() > width / 3.0);
        for (row, bin) in chart.rows.iter().zip(&trend.bins) {
            prop_assert!((row.words.width() > 0.0) == (bin.tokens > 0) && row.words.right <= chart.width);
            prop_assert!(row.dots.iter().all(|dot| dot.is_some() == (bin.tokens > 0)));
            // Each has its value, right of all that is drawn, whatever its interval.
            prop_assert_eq!(row.values.len(), if measure.is_stacked() { 0 } else { row.dots.iter().flatten().count() });
            prop_assert!(row.values.iter().all(|(_, label)| label.x < row.words.left && label.x == row.values[0].1.x));
            for dot in row.dots.iter().flatten() {
                let (series, bin) = chart.nearest(dot.x, dot.y).unwrap();
                prop_assert_eq!(chart.rows[bin].dots[series].map(|found| (found.x, found.y)), Some((dot.x, dot.y)));
                prop_assert!((chart.plot.left..=chart.plot.right).contains(&dot.x));
                prop_assert!((row.area.top..=row.area.bottom).contains(&dot.y));
                prop_assert_eq!(dot.bar.map(|bar| (bar.left, bar.right)), bars.then_some((chart.plot.left, dot.x)));
            }
        }
    }

    #[test]
    fn bars_over_time_stand_beside_each_other(trend in any_trend(), measure in any_measure(), width in 300.0..1_600.0) {
        let data = Data { trend: &trend, measure, numbers: &[], bars: true, panel: None };
        let chart = with_text(|text| lines::lay_out(&data, &lines::periods(&trend).unwrap(), width, text));
        prop_assert!(chart.series.iter().all(|line| line.runs.is_empty()));
        for (bin, column) in chart.columns.iter().enumerate() {
            let bars: Vec<Rect> = chart.series.iter().filter_map(|line| line.points[bin]?.bar).collect();
            prop_assert!(bars.windows(2).all(|pair| pair[0].right <= pair[1].left + 1e-6));
            for bar in bars {
                prop_assert!(column.left - 1e-6 <= bar.left && bar.right <= column.right + 1e-6);
                prop_assert!(bar.bottom == chart.plot.bottom && bar.top >= chart.plot.top - 1e-6);
            }
            // A zero has a marker on the base line, a bin without words has nothing.
            for (line, series) in chart.series.iter().zip(&trend.series) {
                let value = measure.value(&series.points[bin]);
                let is_zero = line.points[bin].map(|mark| mark.marked);
                prop_assert_eq!(is_zero, value.map(|value| value == 0.0));
            }
        }
        check_labels(chart.values.iter().map(|(_, label)| label).chain([&chart.unit]), chart.width, chart.height)?;
    }

    #[test]
    fn values_are_printed_over_all_bins_or_none(trend in any_trend(), measure in any_measure(), width in 300.0..1_600.0) {
        let chart = line_chart(&trend, measure, width);
        check_labels(chart.values.iter().map(|(_, label)| label).chain([&chart.unit]), chart.width, chart.height)?;
        let points = chart.series.iter().flat_map(|line| line.points.iter().flatten()).count();
        prop_assert!(chart.values.is_empty() || chart.values.len() == points);
        prop_assert!(!chart.crowded || chart.values.is_empty());
        let lines = chart.series.iter().flat_map(|line| line.runs.iter().flat_map(|run| {
            let places: Vec<_> = line.points[run.clone()].iter().flatten().map(|mark| (mark.x, mark.y)).collect();
            places.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
        }));
        let lines: Vec<_> = lines.collect();
        for (_, value) in &chart.values {
            prop_assert!(chart.plot.left <= value.x && value.x <= chart.plot.right && value.y < chart.plot.bottom);
            // No line goes through the middle of one.
            for ((x1, y1), (x2, y2)) in &lines {
                let is_over = *x1 <= value.x && value.x <= *x2 && x1 < x2;
                let y = y1 + (y2 - y1) * (value.x - x1) / (x2 - x1);
                prop_assert!(!is_over || (y - value.y).abs() > 6.0);
            }
        }
    }

    #[test]
    fn parts_of_a_column_stand_on_each_other(trend in any_trend(), measure in any_whole(), width in 300.0..1_600.0) {
        let chart = line_chart(&trend, measure, width);
        prop_assert!(chart.series.iter().all(|line| line.runs.is_empty() && line.key.label.x <= chart.width));
        for (bin, column) in chart.columns.iter().enumerate() {
            let parts: Vec<(usize, Rect)> = chart.series.iter().enumerate()
                .filter_map(|(nth, line)| Some((nth, line.points[bin]?.segment.unwrap()))).collect();
            let share = |nth: usize| measure.value(&trend.series[nth].points[bin]).unwrap() / measure.top(&trend.series);
            let mut bottom = chart.plot.bottom;
            for (nth, part) in &parts {
                prop_assert!((part.bottom - bottom).abs() < 1e-6 && part.top >= chart.plot.top - 1e-6);
                prop_assert!(column.left <= part.left && part.right <= column.right);
                bottom = part.top;
                if measure == Measure::Among {
                    prop_assert!((part.height() - share(*nth) * chart.plot.height()).abs() < 1e-6);
                }
                if part.height() > 0.0 {
                    let found = chart.nearest((part.left + part.right) / 2.0, (part.top + part.bottom) / 2.0);
                    prop_assert_eq!(found, Some((*nth, bin)));
                }
            }
            let has_data = trend.series.iter().any(|series| measure.value(&series.points[bin]).is_some());
            prop_assert_eq!(!parts.is_empty(), has_data);
            if measure == Measure::Among && has_data {
                prop_assert!((bottom - chart.plot.top).abs() < 1e-6, "all together are the whole");
            }
        }
    }

    #[test]
    fn parts_of_a_bar_follow_each_other(trend in any_trend(), width in 300.0..1_600.0) {
        let chart = bar_chart(&Data { trend: &trend, measure: Measure::Among, numbers: &[], bars: false, panel: None }, width);
        for (bin, row) in chart.rows.iter().enumerate() {
            let mut left = chart.plot.left;
            for (nth, dot) in row.dots.iter().enumerate().filter_map(|(nth, dot)| Some((nth, (*dot)?))) {
                let part = dot.segment.unwrap();
                prop_assert!((part.left - left).abs() < 1e-6 && row.area.top <= part.top && part.bottom <= row.area.bottom);
                left = part.right;
                if part.width() > 0.0 {
                    prop_assert_eq!(chart.nearest(dot.x, dot.y), Some((nth, bin)));
                }
            }
            prop_assert!(row.dots.iter().all(Option::is_none) || (left - chart.plot.right).abs() < 1e-6);
        }
    }

    #[test]
    fn charts_side_by_side_share_an_axis(trend in any_trend(), measure in any_measure(), times in 1.0..9.0, width in 260.0..500.0) {
        let top = measure.top(&trend.series) * times;
        let data = Data { trend: &trend, measure, numbers: &[], bars: false, panel: Some(Panel { name: "a value of a field", top, words: 500_000 }) };
        let bars = bar_chart(&data, width);
        let lines = with_text(|text| lines::lay_out(&data, &lines::periods(&trend).unwrap(), width, text));
        let labels = (lines.rules.iter().map(|rule| &rule.label))
            .chain(lines.ticks.iter().map(|tick| &tick.label))
            .chain(&lines.groups)
            .chain([&lines.unit, &lines.words_label]);
        check_labels(labels, lines.width, lines.height)?;
        prop_assert!(bars.keys.is_empty() && lines.series.iter().all(|line| line.key.label.text.is_empty()));
        prop_assert!(lines.rules.len() >= 2 && bars.rules.len() >= 2);
        for mark in lines.series.iter().flat_map(|line| line.points.iter().flatten()) {
            prop_assert!((mark.y - lines.plot.bottom).abs() <= lines.plot.height() / times + 1e-6);
        }
    }

    #[test]
    fn any_field_of_cells_is_clear(trend in any_trend(), measure in any_measure(), over_time: bool, width in 300.0..1_600.0) {
        let map = heat_map(&Data { trend: &trend, measure, numbers: &[], bars: false, panel: None }, over_time, width);
        let labels = map.rows.iter().take(20)
            .chain(map.keys.iter().map(|key| &key.label))
            .chain(map.ticks.iter().map(|tick| &tick.label))
            .chain(&map.groups)
            .chain([&map.unit])
            .chain(&map.ends);
        check_labels(labels, map.width, map.height)?;
        prop_assert!(map.plot.width() > width / 3.0 && map.scale.len() == heat::SHADES);
        prop_assert!(map.scale.iter().all(|sample| 0.0 <= sample.left && sample.right <= map.width));
        for (nth, (cells, series)) in map.cells.iter().zip(&trend.series).enumerate() {
            prop_assert_eq!(cells.len(), trend.bins.len());
            for (bin, (cell, point)) in cells.iter().zip(&series.points).enumerate() {
                prop_assert_eq!(cell.is_some(), measure.value(point).is_some());
                let Some(cell) = cell else { continue };
                let (area, inner) = (cell.area, cell.painted);
                prop_assert!(map.plot.left <= area.left && area.right <= map.plot.right + 1e-6);
                prop_assert!(map.plot.top <= area.top && area.bottom <= map.plot.bottom + 1e-6);
                prop_assert!(area.left <= inner.left && inner.right <= area.right && area.top <= inner.top && inner.bottom <= area.bottom);
                prop_assert!(inner.width() > 0.0 && inner.height() > 0.0);
                prop_assert_eq!(cell.shade.is_some(), measure.value(point).unwrap() > 0.0);
                prop_assert!(cell.number.text.is_empty() || measure_fits(&cell.number, &area));
                let (x, y) = cell.middle();
                prop_assert_eq!(map.nearest(x, y), Some((nth, bin)));
            }
            // The greatest is darkest, and no smaller value is darker than a greater one.
            let mut known: Vec<(f64, usize)> = cells.iter().zip(&series.points)
                .filter_map(|(cell, point)| Some((measure.value(point)?, cell.as_ref()?.shade?))).collect();
            known.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(known.windows(2).all(|pair| pair[0].1 <= pair[1].1));
            prop_assert!(known.last().is_none_or(|last| last.1 == heat::SHADES - 1));
        }
    }
}
