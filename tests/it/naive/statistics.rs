//! N-grams, collocates, keyness, dispersion and diversity, counted a second time token by token. What the measures
//! themselves give is tested beside them; here it is what goes into them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use readout::{
    engine::Engine,
    protocol::{
        CollocateSort, CollocatesRequest, Compared, Direction, DispersionRequest, DiversityRequest, DiversitySort,
        FailureKind, Grams, KeynessRequest, KeynessRow, KeynessSort, MOST_PAIRED, Minimum, MinimumMet, Near, Parts,
        Query, Reference, RowMeasure, Run, Scope, SpreadRow, SpreadSort, SpreadsRequest, TermSort, TermsRequest,
        Window, Within, name_of,
    },
    query::{all_but, row_query},
    stats::{self, Cells},
};

use serde::Serialize;

use super::{
    ask, asked, close,
    model::{self, Doc, files},
    search,
    tree::{self, Tree, View, narrow, normal},
    views,
};
use crate::common;

fn within() -> impl Strategy<Value = Within> {
    // Sentences have a table of their own.
    prop::sample::select(vec![Within::Document, Within::Turn])
}

/// The number of the stretch that each token of a document lies in: turns, and what is before them.
fn stretches(doc: &Doc, within: Within) -> Vec<usize> {
    doc.tokens.iter().map(|token| if within == Within::Turn { token.turn } else { 0 }).collect()
}

/// Whether all tokens of a run are in view and in one stretch.
fn whole(view: &View, doc: usize, stretches: &[usize], from: usize, to: usize) -> bool {
    (from..to).all(|at| view.0[doc].1[at] && stretches[at] == stretches[from])
}

/// Each n-gram with its occurrences in each document, and the places of each document.
fn grams(docs: &[Doc], view: &View, grams: Grams) -> (BTreeMap<String, Vec<u64>>, Vec<u64>) {
    let n = grams.n as usize;
    let (mut all, mut places) = (BTreeMap::new(), vec![0; docs.len()]);
    let open = if grams.open { (1..n - 1).collect() } else { vec![n] };
    for (number, doc) in docs.iter().enumerate() {
        let stretches = stretches(doc, grams.within);
        for start in 0..(doc.tokens.len() + 1).saturating_sub(n) {
            if !whole(view, number, &stretches, start, start + n) {
                continue;
            }
            places[number] += 1;
            for &open in &open {
                let word = |at: usize| if at == open { "*".into() } else { normal(doc.tokens[start + at].written) };
                let text = (0..n).map(word).collect::<Vec<_>>().join(" ");
                all.entry(text).or_insert_with(|| vec![0; docs.len()])[number] += 1;
            }
        }
    }
    (all, places)
}

fn dp(counts: &[u64], places: &[u64]) -> Option<f64> {
    stats::Dispersion::of(&counts.iter().copied().zip(places.iter().copied()).collect::<Vec<_>>()).dp
}

fn same(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(a), Some(b)) => close(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The answer to a question about matches; none where the query can have none and the engine says so.
fn of_matches<Q: Query>(engine: &Engine, query: Q, matches: usize) -> Result<Option<Q::Reply>, TestCaseError> {
    match common::ask(engine, query) {
        Ok(reply) => Ok(Some(reply.body)),
        Err(failure) => {
            prop_assert_eq!((failure.kind, matches), (FailureKind::Query, 0));
            prop_assert!(failure.message.to_string().ends_with("this query has none."), "{:?}", failure);
            Ok(None)
        }
    }
}

/// Minima of some measures, by where their values lie among those of the rows: from 0, the least, to 3, the greatest.
fn minima<M: RowMeasure, Row: Serialize>(rows: &[Row], measures: &[M], at: &[(usize, usize)]) -> Vec<Minimum<M>> {
    let minimum = |&(measure, at): &(usize, usize)| {
        let measure = measures[measure % measures.len()];
        let mut values: Vec<f64> = rows.iter().filter_map(|row| value(row, measure)).collect();
        values.sort_by(f64::total_cmp);
        let value = values.get(values.len() * at / 4).copied().unwrap_or(1.0);
        // Just on the side on which the row's own value is in: DP may be added up in another order.
        let slack = value.abs() * 1e-9;
        Minimum { measure, value: if is_probability(measure) { value + slack } else { value - slack } }
    };
    at.iter().map(minimum).collect()
}

/// What a row has of a measure, by its name in JSON.
fn value(row: &impl Serialize, measure: impl RowMeasure) -> Option<f64> {
    serde_json::to_value(row).unwrap()[name_of(&measure)].as_f64()
}

fn meets<M: RowMeasure>(row: &impl Serialize, minimum: &Minimum<M>) -> bool {
    let value = value(row, minimum.measure);
    value.is_some_and(
        |value| {
            if is_probability(minimum.measure) { value <= minimum.value } else { value >= minimum.value }
        },
    )
}

fn is_probability(measure: impl RowMeasure) -> bool {
    ["p", "q"].contains(&name_of(&measure).as_str())
}

/// That the rows left are those that meet all minima, and that each minimum is counted.
fn only_those_that_meet<M: RowMeasure + std::fmt::Debug, Row: Serialize>(
    all: &[Row],
    minima: &[Minimum<M>],
    left: &[Row],
    met: &[MinimumMet<M>],
) -> Result<(), TestCaseError> {
    let expected: Vec<&Row> = all.iter().filter(|row| minima.iter().all(|minimum| meets(*row, minimum))).collect();
    let term = |row: &Row| serde_json::to_value(row).unwrap()["term"].clone();
    prop_assert_eq!(
        left.iter().map(term).collect::<Vec<_>>(),
        expected.into_iter().map(term).collect::<Vec<_>>(),
        "{:?}",
        minima
    );
    prop_assert_eq!(met.len(), minima.len());
    for (at, (met, minimum)) in met.iter().zip(minima).enumerate() {
        prop_assert!((met.measure, met.value) == (minimum.measure, minimum.value));
        prop_assert_eq!(met.rows as usize, all.iter().filter(|row| meets(*row, minimum)).count());
        let others = |row: &&Row| minima.iter().enumerate().all(|(other, minimum)| other == at || meets(*row, minimum));
        prop_assert_eq!(met.rows_without as usize, all.iter().filter(others).count());
    }
    Ok(())
}

/// The least frequency that a small view has, by how many rows there are at each.
fn adapted(usual: u32, at_least: impl Fn(u32) -> usize) -> u32 {
    let mut least = usual;
    while least > 1 && at_least(least) < at_least(1).min(10) {
        least -= 1;
    }
    least
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn rows_of_words(docs in model::corpus(), asked in asked(), n in 1u32..6, open: bool, within in within(), min_freq in 1u32..3, sort in 0..4usize) {
        let scope = asked.scope();
        let wanted = Grams { n, open: open && n > 2, within };
        let sort = [TermSort::Freq, TermSort::Range, TermSort::Dp, TermSort::Term][sort];
        let request = TermsRequest { scope: scope.clone(), min_freq, sort, grams: wanted, ..TermsRequest::default() };
        let engine = common::engine(&files(&docs));
        let terms = ask(&engine, request)?;
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let (all, places) = grams(&docs, &view, wanted);
        prop_assert_eq!((terms.types as usize, terms.tokens), (all.len(), places.iter().sum::<u64>()), "{:?} {:?}", scope, wanted);
        let often = all.iter().filter(|(_, counts)| counts.iter().sum::<u64>() >= min_freq.into());
        let mut found: Vec<&str> = terms.rows.iter().map(|row| row.term.as_str()).collect();
        if sort != TermSort::Term {
            found.sort_unstable();
        }
        prop_assert_eq!(found, often.map(|(text, _)| text.as_str()).collect::<Vec<_>>());
        for row in &terms.rows {
            let counts = &all[&row.term];
            prop_assert_eq!(row.freq, counts.iter().sum::<u64>());
            prop_assert_eq!(row.range as usize, counts.iter().filter(|c| **c > 0).count());
            prop_assert!(same(row.dp, dp(counts, &places)), "{:?}", row);
        }
        for pair in terms.rows.windows(2) {
            let key = |n: usize| match sort {
                TermSort::Freq => pair[n].freq as f64,
                TermSort::Range => f64::from(pair[n].range),
                TermSort::Dp => pair[n].dp.unwrap_or_default(),
                TermSort::Term => 0.0,
            };
            prop_assert!(key(0) < key(1) || (key(0) == key(1) && pair[0].term < pair[1].term), "{:?}", pair);
        }
        // A count that is shown can be opened.
        for row in terms.rows.iter().step_by(7) {
            let query = row_query(&row.term, within, &terms.conditions);
            let found = search(&engine, Scope { query: query.clone(), ..scope.clone() })?;
            prop_assert_eq!(found.matches, row.freq, "{} under {:?}", query, scope);
        }
    }

    #[test]
    fn words_around_matches(docs in model::corpus(), asked in asked(), left in 0u32..4, right in 0u32..4, within in within(), descending: bool) {
        let scope = asked.scope();
        let request = CollocatesRequest { scope: scope.clone(), window: Window::Words { left, right }, within, min_freq: 1, sort: CollocateSort::G2, descending, ..CollocatesRequest::default() };
        let filtered = asked.filtered(&docs, None);
        let view = asked.view(&docs, &filtered);
        let matches = asked.find(&docs, &filtered).hits;
        let engine = common::engine(&files(&docs));
        let paired = CollocatesRequest { paired: true, ..request.clone() };
        let Some(found) = of_matches(&engine, request, matches.len())? else { return Ok(()) };
        let paired = ask(&engine, paired)?;
        let nodes: BTreeSet<(usize, usize)> = matches.iter().flat_map(|&(d, s, e)| (s..e).map(move |at| (d, at))).collect();

        let mut around: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut lines: BTreeMap<String, u64> = BTreeMap::new();
        let mut positions: BTreeMap<(String, i32), u64> = BTreeMap::new();
        let mut windows: Vec<BTreeSet<String>> = Vec::new();
        for &(doc, start, end) in &matches {
            let stretches = stretches(&docs[doc], within);
            let mut here = BTreeSet::new();
            for at in 0..docs[doc].tokens.len() {
                let place = if at < start { at as i32 - start as i32 } else { at as i32 - end as i32 + 1 };
                let near = (at < start && start - at <= left as usize && whole(&view, doc, &stretches, at, start + 1))
                    || (at >= end && at - end < right as usize && whole(&view, doc, &stretches, end - 1, at + 1));
                if near && !nodes.contains(&(doc, at)) {
                    let word = normal(docs[doc].tokens[at].written);
                    around.insert((doc, at));
                    *positions.entry((word.clone(), place)).or_default() += 1;
                    here.insert(word);
                }
            }
            here.iter().for_each(|word| *lines.entry(word.clone()).or_default() += 1);
            windows.push(here);
        }
        // A count that is shown can be opened.
        for row in found.rows.iter().step_by(5) {
            let near = |place| {
                let near = Near { term: row.term.clone(), window: Window::Words { left, right }, within, place };
                Ok::<_, TestCaseError>(search(&engine, Scope { near: Some(near), ..scope.clone() })?.matches)
            };
            prop_assert_eq!(near(None)?, row.lines, "{} near {:?}", row.term, scope);
            for (place, count) in found.places.iter().zip(&row.positions) {
                prop_assert_eq!(near(Some(*place))?, *count, "{} at {} of {:?}", row.term, place, scope);
            }
        }
        prop_assert_eq!(&paired.rows[..], &found.rows[..found.rows.len().min(MOST_PAIRED as usize)]);
        for (a, one) in paired.rows.iter().enumerate() {
            for (b, other) in paired.rows.iter().enumerate().skip(a + 1) {
                let both = windows.iter().filter(|words| words.contains(&one.term) && words.contains(&other.term)).count();
                let pair = paired.pairs.iter().find(|pair| (pair.a as usize, pair.b as usize) == (a, b));
                prop_assert_eq!(pair.map_or(0, |pair| pair.lines), both as u64, "{} with {}", one.term, other.term);
            }
        }
        let (mut o11, mut c1): (BTreeMap<String, u64>, BTreeMap<String, u64>) = Default::default();
        let mut n = 0;
        for (number, doc) in docs.iter().enumerate() {
            for (at, token) in doc.tokens.iter().enumerate() {
                if view.0[number].1[at] && !nodes.contains(&(number, at)) {
                    n += 1;
                    *c1.entry(normal(token.written)).or_default() += 1;
                    *o11.entry(normal(token.written)).or_default() += u64::from(around.contains(&(number, at)));
                }
            }
        }
        o11.retain(|_, count| *count > 0);
        prop_assert_eq!((found.matches, found.n, found.r1), (matches.len() as u64, n, around.len() as u64), "{:?}", scope);
        let mut terms: Vec<&str> = found.rows.iter().map(|r| r.term.as_str()).collect();
        terms.sort_unstable();
        prop_assert_eq!(terms, o11.keys().map(String::as_str).collect::<Vec<_>>());
        for row in &found.rows {
            let cells = Cells::of_sums(o11[&row.term], found.r1, c1[&row.term], n);
            prop_assert_eq!((row.o11, row.lines, row.c1), (o11[&row.term], lines[&row.term], c1[&row.term]), "{:?} {:?}", scope, row);
            prop_assert_eq!(row.direction == Direction::Attracted, cells.o11 * n as f64 > cells.r1() * cells.c1());
            prop_assert_eq!((row.g2, row.delta_p_21, row.delta_p_12), (cells.g2(), cells.delta_p_21(), cells.delta_p_12()));
            prop_assert_eq!(row.log_dice, stats::log_dice(row.o11, found.matches, row.c1));
            for (place, count) in found.places.iter().zip(&row.positions) {
                prop_assert_eq!(*count, positions.get(&(row.term.clone(), *place)).copied().unwrap_or_default());
            }
        }
        for pair in found.rows.windows(2) {
            let (a, b) = (pair[0].g2, pair[1].g2);
            let in_order = match (a, b) {
                (Some(a), Some(b)) => if descending { a >= b } else { a <= b },
                (a, b) => a.is_some() || b.is_none(),
            };
            prop_assert!(in_order && (a != b || pair[0].term < pair[1].term), "{:?}", pair);
        }
    }

    #[test]
    fn collocates_meet_their_minima(docs in model::corpus(), asked in asked(), at in prop::collection::vec((0..6usize, 0..4usize), 0..3), usual in 1u32..6, attracted: bool) {
        let direction = if attracted { Direction::Attracted } else { Direction::Both };
        let request = CollocatesRequest { scope: asked.scope(), min_freq: 1, direction, sort: CollocateSort::Mi, ..CollocatesRequest::default() };
        let matches = asked.find(&docs, &asked.filtered(&docs, None)).hits.len();
        let engine = common::engine(&files(&docs));
        let Some(all) = of_matches(&engine, request.clone(), matches)? else { return Ok(()) };
        let measures = [CollocateSort::Mi, CollocateSort::LogDice, CollocateSort::G2, CollocateSort::T, CollocateSort::DeltaP12, CollocateSort::Lines];
        let minima = minima(&all.rows, &measures, &at);
        let left = ask(&engine, CollocatesRequest { minima: minima.clone(), ..request.clone() })?;
        prop_assert_eq!((left.candidates as usize, left.rows_total as usize), (all.rows.len(), left.rows.len()));
        only_those_that_meet(&all.rows, &minima, &left.rows, &left.minima)?;

        let often = |least: u32| all.rows.iter().filter(|row| row.o11 >= least.into()).count();
        let small = ask(&engine, CollocatesRequest { min_freq: usual, adapts: true, ..request.clone() })?;
        prop_assert_eq!(small.min_freq, adapted(usual, often));
        prop_assert_eq!(small.rows.len(), often(small.min_freq));
        let fixed = ask(&engine, CollocatesRequest { min_freq: usual, ..request })?;
        prop_assert_eq!((fixed.min_freq, fixed.rows.len()), (usual, often(usual)));
        prop_assert_eq!(fixed.too_rare as usize, if fixed.rows.is_empty() { all.rows.len() } else { 0 });
    }

    #[test]
    fn keywords_meet_their_minima(docs in model::corpus(), asked in asked(), target in tree::condition(), at in prop::collection::vec((0..8usize, 0..4usize), 0..3), n in 1u32..3, usual in 1u32..4, by_p: bool) {
        let sort = if by_p { KeynessSort::P } else { KeynessSort::LogRatio };
        let grams = Grams { n, ..Grams::default() };
        let request = KeynessRequest { scope: asked.scope(), target: vec![target.print()], grams, min_freq: 1, sort, ..KeynessRequest::default() };
        let engine = common::engine(&files(&docs));
        let all = ask(&engine, request.clone())?;
        for pair in all.rows.windows(2).filter(|_| by_p) {
            // As far as rounding goes: the same table turned round gives it a last digit more or less.
            let is_in_order = pair[1].p.is_none_or(|next| pair[0].p.is_some_and(|p| p <= next + 1e-12));
            prop_assert!(is_in_order, "{:?}", pair);
        }
        let measures = [KeynessSort::G2, KeynessSort::P, KeynessSort::Q, KeynessSort::LogRatio, KeynessSort::LogRatioLow, KeynessSort::RangeTarget, KeynessSort::DpTarget, KeynessSort::FreqReference];
        let minima = minima(&all.rows, &measures, &at);
        let left = ask(&engine, KeynessRequest { minima: minima.clone(), ..request.clone() })?;
        // What is left out was tested all the same.
        prop_assert_eq!((left.tested, left.candidates), (all.tested, all.candidates));
        only_those_that_meet(&all.rows, &minima, &left.rows, &left.minima)?;

        let often = |least: u32| all.rows.iter().filter(|row| row.freq_target + row.freq_reference >= least.into()).count();
        let small = ask(&engine, KeynessRequest { min_freq: usual, adapts: true, ..request.clone() })?;
        prop_assert_eq!(small.min_freq, adapted(usual, often));
        prop_assert_eq!((small.rows.len(), small.tested as usize), (often(small.min_freq), often(small.min_freq)));
        let fixed = ask(&engine, KeynessRequest { min_freq: usual, ..request.clone() })?;
        prop_assert_eq!((fixed.min_freq, fixed.rows.len()), (usual, often(usual)));
        prop_assert_eq!(fixed.too_rare as usize, if fixed.rows.is_empty() { all.rows.len() } else { 0 });
        // What both sides use alike, and how much of it.
        let alike = ask(&engine, KeynessRequest { direction: Compared::Alike, ..request.clone() })?;
        let is_alike = |row: &&KeynessRow| row.log_ratio_low.is_some_and(|low| low >= -0.5) && row.log_ratio_high.is_some_and(|high| high <= 0.5);
        prop_assert_eq!(alike.rows.iter().collect::<Vec<_>>(), all.rows.iter().filter(is_alike).collect::<Vec<_>>());
        for row in &all.rows {
            let rate = |freq: u64, places: u64| (places > 0).then(|| freq as f64 * 1e6 / places as f64);
            let rates = rate(row.freq_target, all.places_target).zip(rate(row.freq_reference, all.places_reference));
            prop_assert!(same(row.shared, rates.map(|(a, b)| a.min(b))), "{:?}", row);
        }
        let narrow = ask(&engine, KeynessRequest { min_range: 99, ..request })?;
        prop_assert_eq!((narrow.rows.len(), narrow.in_too_few as usize), (0, all.rows.len()));
    }

    #[test]
    fn a_target_against_a_reference(docs in model::corpus(), asked in asked(), target in tree::condition(), reference in prop::option::of(tree::condition()), n in 1u32..4, within in within(), min_freq in 1u32..3, min_range in 1u32..3, sort in 0..4usize) {
        let scope = asked.scope();
        let wanted = Grams { n, open: false, within };
        let request = KeynessRequest { scope: scope.clone(), target: vec![target.print()], reference: reference.as_ref().map_or(Reference::Rest, |r| Reference::Filters(vec![r.print()])), grams: wanted, min_freq, min_range, sort: [KeynessSort::G2, KeynessSort::Term, KeynessSort::LogRatio, KeynessSort::DpTarget][sort], ..KeynessRequest::default() };
        let engine = common::engine(&files(&docs));
        let found = ask(&engine, request)?;
        // A count that is shown can be opened.
        for row in found.rows.iter().step_by(7) {
            let query = row_query(&row.term, within, &found.conditions);
            let lines = |more: Vec<String>| {
                let filters = scope.filters.iter().cloned().chain(more).collect();
                Ok::<_, TestCaseError>(search(&engine, Scope { query: query.clone(), filters, ..scope.clone() })?.matches)
            };
            prop_assert_eq!(lines(vec![target.print()])?, row.freq_target, "{} in {:?} under {:?}", query, target, scope);
            let rest = reference.iter().map(Tree::print).chain([all_but(&target.print())]).collect();
            prop_assert_eq!(lines(rest)?, row.freq_reference, "{} not in {:?} under {:?}", query, target, scope);
        }
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let mine = view.and(&narrow(&target, &docs));
        let theirs = reference.as_ref().map_or(view.clone(), |r: &Tree| view.and(&narrow(r, &docs))).and(&mine.not());
        prop_assert_eq!((found.target.tokens, found.reference.tokens), (mine.all_tokens(), theirs.all_tokens()), "{:?}", scope);
        let ((a, c), (b, d)) = (grams(&docs, &mine, wanted), grams(&docs, &theirs, wanted));
        let (c_all, d_all) = (c.iter().sum::<u64>(), d.iter().sum::<u64>());
        prop_assert_eq!((found.places_target, found.places_reference), (c_all, d_all));
        let none = vec![0; docs.len()];
        let of = |all: &BTreeMap<String, Vec<u64>>, term: &str| all.get(term).unwrap_or(&none).clone();
        let range = |counts: &[u64]| counts.iter().filter(|c| **c > 0).count() as u32;
        let tested: Vec<&String> = a.keys().chain(b.keys()).collect::<BTreeSet<_>>().into_iter()
            .filter(|term| {
                let (a, b) = (of(&a, term), of(&b, term));
                a.iter().chain(&b).sum::<u64>() >= min_freq.into() && range(&a) + range(&b) >= min_range
            })
            .collect();
        let mut terms: Vec<&String> = found.rows.iter().map(|row| &row.term).collect();
        if sort != 1 {
            terms.sort_unstable();
        }
        prop_assert_eq!(&terms, &tested, "{:?}", scope);
        prop_assert_eq!(found.tested as usize, tested.len());
        let tests: Vec<f64> = found.rows.iter().map(|row| row.g2.unwrap_or_default()).collect();
        for (row, (p, q)) in found.rows.iter().zip(stats::p_and_q(&tests)) {
            let (a, b) = (of(&a, &row.term), of(&b, &row.term));
            let (f, g) = (a.iter().sum::<u64>(), b.iter().sum::<u64>());
            prop_assert_eq!((row.freq_target, row.freq_reference), (f, g));
            prop_assert_eq!((row.range_target, row.range_reference), (range(&a), Some(range(&b))));
            prop_assert!(same(row.dp_target, dp(&a, &c)), "{:?}", row);
            prop_assert_eq!(row.g2, Cells::of_two(f, g, c_all, d_all).g2());
            prop_assert_eq!(row.log_ratio, stats::log_ratio(f, g, c_all, d_all).map(|r| r.value));
            prop_assert_eq!(row.pct_diff, stats::percent_difference(f, g, c_all, d_all));
            prop_assert_eq!((row.p, row.q), (row.g2.map(|_| p), row.g2.map(|_| q)));
            prop_assert!(row.q.is_none_or(|q| row.p.is_some_and(|p| p <= q && q <= 1.0)));
        }
    }

    #[test]
    fn spread_over_parts(docs in model::corpus(), asked in asked(), parts in 0..7usize, runs in 1u32..6) {
        let scope = asked.scope();
        let field = ["", "", "speaker", "side", "Topics", "place", "quoted"][parts];
        let kind = match parts { 0 => Parts::Documents, 1 => Parts::Equal(runs), _ => Parts::Field(field.into()) };
        let request = DispersionRequest { scope: scope.clone(), parts: kind, ..DispersionRequest::default() };
        let filtered = asked.filtered(&docs, None);
        let view = asked.view(&docs, &filtered);
        let matches = asked.find(&docs, &filtered).hits;
        let engine = common::engine(&files(&docs));
        let Some(found) = of_matches(&engine, request, matches.len())? else { return Ok(()) };
        // A count that is shown can be opened.
        for row in found.rows.iter().filter(|_| parts == 1) {
            let run = Run { nth: row.part.as_ref().unwrap().parse().unwrap(), of: runs };
            prop_assert_eq!(search(&engine, Scope { run: Some(run), ..scope.clone() })?.matches, row.freq, "{:?} of {:?}", run, scope);
        }
        // All tokens in view, in order.
        let tokens: Vec<(usize, usize)> = (0..docs.len())
            .flat_map(|d| (0..docs[d].tokens.len()).map(move |at| (d, at)))
            .filter(|&(d, at)| view.0[d].1[at])
            .collect();
        let places: Vec<u32> = matches.iter().map(|&(d, start, _)| tokens.binary_search(&(d, start)).unwrap() as u32).collect();
        let begins = |has: &dyn Fn(usize, usize) -> bool| matches.iter().filter(|h| has(h.0, h.1)).count() as u64;
        let mut expected: Vec<(Option<String>, u64, u64)> = match parts {
            0 => (0..docs.len()).map(|d| (Some(docs[d].path.clone()), begins(&|doc, _| doc == d), view.tokens(d))).collect(),
            1 => {
                let edge = |n: u32| n as usize * tokens.len() / runs as usize;
                (0..runs).map(|n| {
                    let inside = edge(n)..edge(n + 1);
                    let freq = places.iter().filter(|&&place| inside.contains(&(place as usize))).count();
                    (Some((n + 1).to_string()), freq as u64, inside.len() as u64)
                }).collect()
            }
            _ => views(&docs, &field.to_lowercase()).into_iter().map(|(name, part)| {
                let part = part.and(&view);
                (name.map(str::to_owned), begins(&|doc, at| part.0[doc].1[at]), part.all_tokens())
            }).collect(),
        };
        expected.retain(|part| part.2 > 0);
        let rows: Vec<_> = found.rows.iter().map(|r| (r.part.clone(), r.freq, r.tokens)).collect();
        prop_assert_eq!(&rows, &expected, "{:?}", scope);
        let measures = stats::Dispersion::of(&expected.iter().map(|p| (p.1, p.2)).collect::<Vec<_>>());
        prop_assert_eq!((found.parts, found.range, found.dp, found.juilland_d), (measures.parts, measures.range, measures.dp, measures.juilland_d));
        prop_assert_eq!(found.arf, stats::average_reduced_frequency(&places, tokens.len() as u64));
        for row in &found.rows {
            prop_assert_eq!(row.strip.len() as u64, if parts == 0 { row.freq } else { 0 });
        }
    }

    #[test]
    fn terms_are_spread_side_by_side(docs in model::corpus(), words in prop::collection::vec(0..4usize, 2..5), condition in prop::option::of(tree::condition()), runs in 1u32..5, descending: bool, by_dp: bool) {
        let terms: Vec<&str> = words.iter().map(|word| ["war", "win", "café", "nobody"][*word]).collect();
        let scope = Scope { query: terms.join(", "), filters: condition.iter().map(Tree::print).collect(), ..Scope::default() };
        let sort = if by_dp { SpreadSort::Dp } else { SpreadSort::Order };
        let engine = common::engine(&files(&docs));
        let request = SpreadsRequest { scope: scope.clone(), parts: Parts::Equal(runs), sort, descending, ..SpreadsRequest::default() };
        let found = ask(&engine, request)?;
        let alone = |term: &&str| {
            let scope = Scope { query: (*term).into(), ..scope.clone() };
            let spread = ask(&engine, DispersionRequest { scope, parts: Parts::Equal(runs), ..DispersionRequest::default() })?;
            Ok::<_, TestCaseError>(SpreadRow::new((*term).into(), &spread))
        };
        let mut expected = terms.iter().map(alone).collect::<Result<Vec<_>, _>>()?;
        match (by_dp, descending) {
            (false, true) => expected.reverse(),
            (false, false) => {}
            (true, _) => expected.sort_by(|a, b| match (a.dp, b.dp) {
                (Some(a), Some(b)) => if descending { b.total_cmp(&a) } else { a.total_cmp(&b) },
                (a, b) => a.is_none().cmp(&b.is_none()),
            }),
        }
        prop_assert_eq!(found.rows, expected, "{:?}", scope);
    }

    #[test]
    fn words_of_documents(docs in model::corpus(), asked in asked()) {
        let scope = asked.scope();
        let request = DiversityRequest { scope: scope.clone(), sort: DiversitySort::Order, ..DiversityRequest::default() };
        let found = ask(&common::engine(&files(&docs)), request)?;
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let mut all: BTreeMap<String, u32> = BTreeMap::new();
        prop_assert_eq!(found.rows.len(), view.docs().len());
        for (row, number) in found.rows.iter().zip(view.docs()) {
            let mut counts: BTreeMap<String, u32> = BTreeMap::new();
            for (token, _) in docs[number].tokens.iter().zip(&view.0[number].1).filter(|(_, seen)| **seen) {
                *counts.entry(normal(token.written)).or_default() += 1;
                *all.entry(normal(token.written)).or_default() += 1;
            }
            let freqs: Vec<u32> = counts.values().copied().collect();
            prop_assert_eq!((&row.doc, row.tokens, row.types as usize), (&docs[number].path, view.tokens(number), freqs.len()));
            prop_assert_eq!(row.yule_k, stats::yule_k(&freqs));
            prop_assert!(same(row.hdd, stats::hdd(&freqs)), "{:?}", row);
            prop_assert_eq!(row.ttr, (row.tokens > 0).then(|| freqs.len() as f64 / row.tokens as f64));
        }
        prop_assert_eq!((found.total.tokens, found.total.types as usize), (view.all_tokens(), all.len()));
        prop_assert!(same(found.total.hdd, stats::hdd(&all.values().copied().collect::<Vec<_>>())));
    }
}
