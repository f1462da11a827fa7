//! Cases: what comes out for these very data.

use readout::chart::{
    labels::{flow, shorten},
    marks::{KINDS, SERIES, dash, marker},
    ticks::from_zero,
    time::{Period, Unit},
    value::Measure,
};

use super::{keys, line_chart, measure, period, point, trend};

#[test]
fn round_ticks() {
    let cases: [(f64, usize, bool, &[f64]); 12] = [
        (10_000.0, 5, false, &[0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0, 10_000.0]),
        (412.0, 5, false, &[0.0, 100.0, 200.0, 300.0, 400.0, 500.0]),
        (0.3, 3, false, &[0.0, 0.1, 0.2, 0.3]),
        (0.7, 4, false, &[0.0, 0.2, 0.4, 0.6, 0.8]),
        (1.0, 5, true, &[0.0, 1.0]),
        (3.0, 5, true, &[0.0, 1.0, 2.0, 3.0]),
        (7.0, 4, true, &[0.0, 2.0, 4.0, 6.0, 8.0]),
        (95.0, 2, true, &[0.0, 50.0, 100.0]),
        (0.0, 3, false, &[0.0, 0.5, 1.0]),
        (f64::NAN, 2, false, &[0.0, 0.5, 1.0]),
        (f64::INFINITY, 1, true, &[0.0, 1.0]),
        (-5.0, 0, true, &[0.0, 1.0]),
    ];
    for (top, count, whole, values) in cases {
        assert_eq!(from_zero(top, count, whole).values, values, "{top} {count} {whole}");
    }
}

#[test]
fn periods_are_stretches_of_days() {
    let cases = [
        ("1970", 0, 365),
        ("2020", 18_262, 18_628),
        ("2020-Q1", 18_262, 18_353),
        ("2020-02", 18_293, 18_322),
        ("1900-02", -25_536, -25_508),
        ("2000-02-29", 11_016, 11_017),
        ("1969-12-31", -1, 0),
    ];
    for (key, start, end) in cases {
        let period = period(key);
        assert_eq!((period.start(), period.end()), (start, end), "{key}");
    }
    let no_dates = [
        "",
        "x",
        "20",
        "02020",
        "2020-",
        "2020-13",
        "2020-00",
        "2020-Q0",
        "2020-Q5",
        "2020-Q",
        "2020-Q11",
        "2020-1",
        "2020-02-30",
        "2019-02-29",
        "1900-02-29",
        "2020-01-00",
        "2020-01-01-01",
        "2020-Q1-01",
        "+020",
        "２０２０",
    ];
    for key in no_dates {
        assert_eq!(Period::parse(key), None, "{key}");
    }
    for unit in [Unit::Day, Unit::Month, Unit::Quarter, Unit::Year] {
        let all: Vec<Period> = keys(unit, 1595, 3_000).iter().map(|key| period(key)).collect();
        assert!(all.windows(2).all(|pair| pair[0].end() == pair[1].start()), "{unit:?} follow one another");
    }
}

#[test]
fn dates_get_two_levels() {
    let labels = |keys: &[String], width: f64| {
        let zeros = vec![0; keys.len()];
        let chart = line_chart(&trend(keys, &vec![2_000; keys.len()], &[("a", &zeros)]), Measure::PerMillion, width);
        let ticks: Vec<String> = chart.ticks.into_iter().map(|tick| tick.label.text).collect();
        let groups: Vec<String> = chart.groups.into_iter().map(|label| label.text).collect();
        (ticks.join(" "), groups.join(" "))
    };
    let said = |ticks: &str, groups: &str| (ticks.to_string(), groups.to_string());
    assert_eq!(labels(&keys(Unit::Year, 2019, 6), 600.0), said("2019 2020 2021 2022 2023 2024", ""));
    assert_eq!(labels(&keys(Unit::Year, 1789, 236), 320.0), said("1800 1850 1900 1950 2000", ""));
    assert_eq!(labels(&keys(Unit::Quarter, 2019, 8), 600.0), said("Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4", "2019 2020"));
    assert_eq!(labels(&keys(Unit::Month, 2019, 24), 600.0), said(&["Mmm"; 8].join(" "), "2019 2020"));
    assert_eq!(labels(&keys(Unit::Day, 2020, 60), 600.0), said("1 6 11 16 21 26 1 6 11 16 21 26", "Mmm 2020 Mmm 2020"));
    assert_eq!(labels(&keys(Unit::Day, 2020, 1), 320.0), said("1", "Mmm 2020"));
    let last_month = &keys(Unit::Month, 2018, 24)[11..];
    assert_eq!(labels(last_month, 320.0).1, "2019", "the year that is nearly over gives way");
    assert_eq!(labels(&["2020-03-03".into(), "2020-03-04".into()], 160.0).0, "3 4");
}

#[test]
fn only_neighbours_with_data_are_joined() {
    let keys = keys(Unit::Month, 2020, 8);
    let tokens = [2_000, 2_000, 0, 2_000, 0, 3_000, 3_000, 900];
    let trend = trend(&keys, &tokens, &[("a", &[8, 0, 0, 9, 0, 7, 4, 9])]);
    let chart = line_chart(&trend, Measure::PerMillion, 800.0);
    let line = &chart.series[0];
    assert_eq!(line.runs, [0..2, 5..8]);
    let there: Vec<bool> = line.points.iter().map(Option::is_some).collect();
    assert_eq!(there, [true, true, false, true, false, true, true, true], "no data is not zero");
    assert_eq!(line.points[1].map(|mark| mark.y), Some(chart.plot.bottom), "zero is at the bottom");
    let weak: Vec<bool> = line.points.iter().flatten().map(|mark| mark.weak).collect();
    assert_eq!(weak, [false, true, false, false, true, true]);
    assert_eq!(line.stretches(), [(true, 0..2), (true, 5..8)]);
    assert_eq!(chart.words[2].height(), 0.0);
    assert!(chart.words[7].height() >= 1.0);
}

#[test]
fn a_line_is_cut_where_it_turns_weak() {
    let keys = keys(Unit::Year, 2015, 7);
    let trend = trend(&keys, &[9_000, 9_000, 9_000, 500, 9_000, 9_000, 0], &[("a", &[9, 9, 9, 9, 9, 9, 0])]);
    let chart = line_chart(&trend, Measure::PerMillion, 800.0);
    assert_eq!(chart.series[0].stretches(), [(false, 0..3), (true, 2..5), (false, 4..6)]);
}

#[test]
fn one_huge_interval_does_not_flatten_the_rest() {
    let keys = keys(Unit::Year, 2019, 3);
    let mut trend = trend(&keys, &[100_000, 100_000, 100], &[("a", &[40, 50, 0])]);
    trend.series[0].points[2].high = Some(36_889.0);
    assert_eq!(Measure::PerMillion.top(&trend.series), 500.0 * 1.5 + 37.0);
    trend.series[0].points[2].per_million = Some(10_000.0);
    assert_eq!(Measure::PerMillion.top(&trend.series), 10_000.0, "a weak value is shown, its interval is cut");
    trend.series[0].points[1].high = Some(9_000_000.0);
    assert_eq!(Measure::PerMillion.top(&trend.series), 10_000.0, "at most 1.6 × 500");
    trend.series[0].points[2].per_million = Some(0.0);
    assert_eq!(Measure::PerMillion.top(&trend.series), 800.0);
    let chart = line_chart(&trend, Measure::PerMillion, 600.0);
    let cut: Vec<bool> = chart.series[0].points.iter().flatten().map(|mark| mark.cut).collect();
    assert_eq!((cut, chart.cut), (vec![false, true, true], true));

    let counted = line_chart(&trend, Measure::Count, 600.0);
    assert!(counted.series[0].points.iter().flatten().all(|mark| mark.interval.is_none()), "a count is exact");
    assert_eq!(counted.rules.last().map(|rule| rule.label.text.as_str()), Some("60"));
}

#[test]
fn small_views_are_measured_per_thousand() {
    assert_eq!(Measure::rate(99_999), Measure::PerThousand);
    assert_eq!(Measure::rate(100_000), Measure::PerMillion);
    assert_eq!(Measure::PerThousand.value(&point("2020", 5, 2_000)), Some(2.5));
    assert_eq!(Measure::Count.value(&point("2020", 0, 0)), None);
}

#[test]
fn nothing_zero_and_one_have_a_chart() {
    let none = line_chart(&trend(&[], &[], &[]), Measure::PerMillion, 320.0);
    assert!(none.rules.len() >= 2 && none.ticks.is_empty());
    let no_words = line_chart(&trend(&keys(Unit::Day, 2020, 3), &[0; 3], &[("a", &[0; 3])]), Measure::Count, 320.0);
    assert!(no_words.series[0].points.iter().all(Option::is_none));
    let zeros = line_chart(&trend(&keys(Unit::Year, 2020, 3), &[9_000; 3], &[("a", &[0; 3])]), Measure::Count, 320.0);
    assert!(zeros.series[0].points.iter().flatten().all(|mark| mark.y == zeros.plot.bottom));
    let day = line_chart(&trend(&["2020-07-30".into()], &[9_000], &[("a", &[7])]), Measure::PerMillion, 320.0);
    let mark = day.series[0].points[0].unwrap();
    assert_eq!(mark.x, (day.plot.left + day.plot.right) / 2.0);
    assert!(mark.marked && day.series[0].runs.is_empty());
}

#[test]
fn series_look_different_without_colour() {
    for a in 0..SERIES {
        for b in 0..a {
            assert!(dash(a) != dash(b) || marker(a, 4.0) != marker(b, 4.0), "{a} {b}");
        }
    }
    for a in 0..KINDS {
        for b in 0..a {
            assert!(dash(a) != dash(b) && marker(a, 4.0) != marker(b, 4.0), "{a} {b}");
        }
    }
}

#[test]
fn long_names_are_shortened() {
    assert_eq!(shorten("golden era", 70.0, &measure), "golden era");
    assert_eq!(shorten("golden era", 60.0, &measure), "golden…");
    assert_eq!(shorten("human rights", 56.0, &measure), "human r…");
    assert_eq!(shorten("e\u{301}e\u{301}e\u{301}", 20.0, &measure), "…", "an accent stays with its letter");
    assert_eq!(shorten("abc", 0.0, &measure), "…");
    assert_eq!(flow(&[50.0, 40.0, 60.0, 200.0], 10.0, 110.0), [(0.0, 0), (60.0, 0), (0.0, 1), (0.0, 2)]);
}
