//! The engine against a scan: random corpora and random queries, evaluated a second time token by token.

mod concordance;
pub mod model;
mod statistics;
mod tree;

use std::{collections::BTreeMap, rc::Rc};

use proptest::prelude::*;
use readout::{
    engine::Engine,
    index::build,
    protocol::{
        Bin, By, Curve, FacetsRequest, Forms, FormsRequest, Panels, Point, Query, Scope, Search, SearchRequest, Subset,
        TermSort, TermsRequest, TrendRequest,
    },
    query::{self, Evaluator, parse},
    text::Stemmer,
};

use crate::common;

use self::{
    model::{Doc, files, last_of},
    tree::{Found, Matching, Tree, View, find, narrow, narrowed, normal},
};

/// What is asked: the parts of a query between commas, filters, and how words match.
#[derive(Clone, Debug)]
struct Asked {
    series: Vec<Tree>,
    filters: Vec<Tree>,
    matching: Matching,
}

fn asked() -> impl Strategy<Value = Asked> {
    let series = prop_oneof![
        1 => Just(Vec::new()),
        8 => tree::tree().prop_map(|t| vec![t]),
        3 => prop::collection::vec(tree::tree(), 2..4),
    ];
    let matching = prop_oneof![
        4 => Just((false, false)),
        2 => Just((true, false)),
        1 => Just((false, true)),
    ];
    (series, prop::collection::vec(tree::condition(), 0..3), matching)
        .prop_map(|(series, filters, (stems, case))| Asked { series, filters, matching: Matching { stems, case } })
}

impl Asked {
    fn scope(&self) -> Scope {
        Scope {
            near: None,
            run: None,
            query: self.series.iter().map(Tree::print).collect::<Vec<_>>().join(", "),
            filters: self.filters.iter().map(Tree::print).collect(),
            forms: if self.matching.stems { Forms::Stem } else { Forms::Exact },
            case: self.matching.case,
            subsets: Vec::new(),
        }
    }

    /// What the filters leave, but for those that name a field.
    fn filtered(&self, docs: &[Doc], but_for: Option<&str>) -> View {
        let filters = self.filters.iter().filter(|f| !but_for.is_some_and(|field| f.names(field)));
        filters.fold(View::whole(docs), |view, filter| view.and(&narrow(filter, docs)))
    }

    /// The same without the conditions that are typed about a field, which are filters as well.
    fn without(&self, field: &str) -> Asked {
        let untyped = |tree: &Tree| match tree {
            Tree::And(parts, style) => {
                let kept = parts.iter().filter(|p| !(p.is_condition() && p.names(field)));
                Tree::And(kept.cloned().collect(), *style)
            }
            other => other.clone(),
        };
        let series = match self.series.as_slice() {
            [only] if only.is_condition() && only.names(field) && !matches!(only, Tree::And(..)) => Vec::new(),
            [only] => match untyped(only) {
                Tree::And(parts, _) if parts.is_empty() => Vec::new(),
                tree => vec![tree],
            },
            several => several.to_vec(),
        };
        let filters = self.filters.iter().filter(|f| !f.names(field)).cloned().collect();
        Asked { series, filters, matching: self.matching }
    }

    /// What a subset of this name leaves: the documents that match, as far as its conditions leave them.
    fn as_subset(&self, docs: &[Doc]) -> View {
        let filtered = self.filtered(docs, None);
        let view = self.view(docs, &filtered);
        let found = self.find(docs, &filtered);
        view.of_documents(&found.docs)
    }

    /// What the words of the query see of a view.
    fn view(&self, docs: &[Doc], view: &View) -> View {
        if let [only] = self.series.as_slice() { narrowed(only, docs, view) } else { view.clone() }
    }

    fn find(&self, docs: &[Doc], view: &View) -> Found {
        if self.series.is_empty() {
            return Found { docs: view.docs(), ..Found::default() };
        }
        let mut found = Found::default();
        for tree in &self.series {
            let more = find(tree, docs, view, self.matching);
            found.docs.extend(more.docs);
            found.hits.extend(more.hits);
        }
        found
    }
}

fn ask<Q: Query>(engine: &Engine, query: Q) -> Result<Q::Reply, TestCaseError> {
    let reply = common::ask(engine, query).map_err(|f| TestCaseError::fail(format!("{f:?}")))?;
    Ok(reply.body)
}

fn search(engine: &Engine, scope: Scope) -> Result<Search, TestCaseError> {
    ask(engine, SearchRequest { scope, ..SearchRequest::default() })
}

/// The bin of a date, where the whole of it lies in one.
fn key(unit: &By, date: &str) -> Option<String> {
    let month = date.get(5..7).map(|m| m.parse::<u32>().unwrap());
    match unit {
        By::Year => date.get(..4).map(str::to_owned),
        By::Quarter => month.map(|m| format!("{}-Q{}", &date[..4], m.div_ceil(3))),
        By::Month => date.get(..7).map(str::to_owned),
        _ => date.get(..10).map(str::to_owned),
    }
}

/// All bins from the first to the last.
fn keys(unit: &By, first: &str, last: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let (from, to) = (first[..4].parse::<u32>().unwrap(), last[..4].parse::<u32>().unwrap());
    for year in from..=to {
        for month in 1..=12 {
            for day in 1..=last_of(year, month) {
                keys.extend(key(unit, &format!("{year}-{month:02}-{day:02}")));
            }
        }
    }
    keys.dedup();
    keys.retain(|key| (first..=last).contains(&key.as_str()));
    keys
}

/// Documents and tokens of each bin, by key.
fn bins(docs: &[Doc], unit: &By, view: &View, found: &dyn Fn(usize) -> bool) -> Vec<(String, u32, u64)> {
    let dated = |d: usize| docs[d].date.and_then(|date| key(unit, date));
    let here: Vec<(usize, String)> = view.docs().into_iter().filter_map(|d| Some((d, dated(d)?))).collect();
    let (Some(first), Some(last)) = (here.iter().map(|h| &h.1).min(), here.iter().map(|h| &h.1).max()) else {
        return Vec::new();
    };
    let count = |key: String| {
        let inside = here.iter().filter(|(d, k)| *k == key && found(*d));
        let (mut documents, mut tokens) = (0, 0);
        inside.for_each(|(d, _)| (documents, tokens) = (documents + 1, tokens + view.tokens(*d)));
        (key, documents, tokens)
    };
    keys(unit, first, last).into_iter().map(count).collect()
}

fn plain(bins: &[Bin]) -> Vec<(Option<String>, u32, u64)> {
    bins.iter().map(|b| (b.key.clone(), b.documents, b.tokens)).collect()
}

/// The values of a field with the views that they leave of everything, and what has none.
fn views(docs: &[Doc], field: &str) -> Vec<(Option<&'static str>, View)> {
    let values: &[&str] = match field {
        "speaker" => &["Ann", "Bo", "Cy"],
        "side" => &["east", "west"],
        "quoted" => &["no", "yes"],
        "place" => &["New York", "Rome"],
        // In order of code points.
        _ => &["Green", "Red", "blue sky"],
    };
    let views: Vec<_> =
        values.iter().map(|v| (Some(*v), narrow(&Tree::Field(name(field), vec![v], 0), docs))).collect();
    let none = views.iter().fold(View::whole(docs).not(), |all, (_, view)| all.or(view)).not();
    views.into_iter().chain([(None, none)]).collect()
}

fn name(field: &str) -> &'static str {
    ["speaker", "side", "quoted", "place"].into_iter().find(|name| *name == field).unwrap_or("topics")
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}

#[test]
fn stems_are_those_of_the_stemmer() {
    let english = Stemmer::named("english").unwrap();
    for word in tree::words_of_all_kinds() {
        let norm = normal(word);
        assert_eq!(english.stem(&norm), tree::stem(&norm));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn texts_are_cut_into_the_same_words(docs in model::corpus()) {
        let index = common::index(&files(&docs));
        prop_assert_eq!(index.documents.len(), docs.len());
        for (number, doc) in (0..).zip(&docs) {
            let span = index.documents.span(number);
            let words: Vec<&str> = (span.start..span.end).map(|at| index.word(at)).collect();
            let expected: Vec<&str> = doc.tokens.iter().map(|t| t.written).collect();
            prop_assert_eq!(words, expected);
            prop_assert_eq!(&index.text(number), &doc.text);
        }
    }

    #[test]
    fn documents_and_matches(docs in model::corpus(), asked in asked()) {
        let scope = asked.scope();
        let filtered = asked.filtered(&docs, None);
        let view = asked.view(&docs, &filtered);
        let found = asked.find(&docs, &filtered);
        let search = search(&common::engine(&files(&docs)), scope.clone())?;
        let per_document: BTreeMap<String, u64> = search.results.into_iter().map(|r| (r.doc, r.matches)).collect();
        let expected: BTreeMap<String, u64> = found.docs.iter().map(|&d| (docs[d].path.clone(), found.of(d))).collect();
        prop_assert_eq!(per_document, expected, "{:?}", scope);
        prop_assert_eq!((search.documents as usize, search.matches), (found.docs.len(), found.hits.len() as u64));
        prop_assert_eq!((search.view.documents as usize, search.view.tokens), (view.docs().len(), view.all_tokens()));
    }

    #[test]
    fn the_very_spans(docs in model::corpus(), asked in asked()) {
        let evaluator = Evaluator::new(Rc::new(build(&common::read(&files(&docs)).0, |_| ()).unwrap()));
        let documents = &evaluator.index().documents;
        let scope = asked.scope();
        let mut view = query::View::whole(documents);
        for filter in &scope.filters {
            let filter = parse(filter).unwrap();
            view = view.intersect(&evaluator.narrow(&filter.source, &filter.series[0], &mut Vec::new()).unwrap(), documents);
        }
        let matching = query::Matching { forms: scope.forms, case: scope.case };
        let found = evaluator.find_all(&parse(&scope.query).unwrap(), &view, matching, &mut Vec::new()).unwrap();
        let hits: Vec<(usize, usize, usize)> = found.hits.iter().map(|hit| {
            let doc = documents.at(hit.start);
            let first = documents.span(doc).start;
            (doc as usize, (hit.start - first) as usize, (hit.end - first) as usize)
        }).collect();
        let expected: Vec<_> = asked.find(&docs, &asked.filtered(&docs, None)).hits.into_iter().collect();
        prop_assert_eq!(hits, expected, "{:?}", scope);
    }

    #[test]
    fn trends_over_time(docs in model::corpus(), asked in asked(), of_documents: bool, smooth in prop::sample::select(vec![3u32, 5]), unit in prop::sample::select(vec![By::Year, By::Quarter, By::Month, By::Day])) {
        let scope = asked.scope();
        let engine = common::engine(&files(&docs));
        let request = TrendRequest { scope: scope.clone(), by: unit.clone(), curve: Curve { of_documents, smooth, changes: true }, ..TrendRequest::default() };
        let trend = ask(&engine, request)?;
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let all = bins(&docs, &unit, &view, &|_| true);
        let expected: Vec<_> = all.iter().map(|(key, documents, tokens)| (Some(key.clone()), *documents, *tokens)).collect();
        prop_assert_eq!(plain(&trend.bins), expected, "{:?}", scope);
        let undated = view.docs().iter().filter(|&&d| docs[d].date.is_none()).count();
        let coarse = view.docs().iter().filter(|&&d| docs[d].date.is_some_and(|date| key(&unit, date).is_none())).count();
        prop_assert_eq!((trend.outside.undated as usize, trend.outside.coarse as usize), (undated, coarse));
        let terms: Vec<&Tree> = asked.series.iter().filter(|t| !t.is_condition()).collect();
        prop_assert_eq!(trend.series.len(), terms.len());
        for (series, term) in trend.series.iter().zip(terms) {
            let found = find(term, &docs, &view, asked.matching);
            let own = narrowed(term, &docs, &view);
            prop_assert_eq!(&series.term, &term.print());
            prop_assert_eq!(series.freq, found.hits.len() as u64, "{:?}", scope);
            for (point, (bin, ..)) in series.points.iter().zip(&all) {
                let inside: Vec<usize> = view.docs().into_iter().filter(|&d| docs[d].date.and_then(|date| key(&unit, date)).as_ref() == Some(bin)).collect();
                let freq: u64 = inside.iter().map(|&d| found.of(d)).sum();
                let tokens: u64 = inside.iter().map(|&d| own.tokens(d)).sum();
                let documents = inside.iter().filter(|&&d| found.of(d) > 0).count();
                prop_assert_eq!((point.key.as_ref(), point.freq, point.tokens, point.documents as usize), (Some(bin), freq, tokens, documents), "{:?}", scope);
                prop_assert_eq!(point.per_million, (tokens > 0).then(|| freq as f64 * 1e6 / tokens as f64));
                prop_assert_eq!(point.low.is_some() && point.high.is_some(), tokens > 0);
                let of = inside.iter().filter(|&&d| own.docs().contains(&d)).count();
                prop_assert_eq!((point.of_documents as usize, point.share), (of, (of > 0).then(|| documents as f64 / of as f64)));
                let of_hits: u64 = trend.series.iter().flat_map(|series| &series.points).filter(|other| other.key == point.key).map(|other| other.freq).sum();
                prop_assert_eq!((point.of_hits, point.among), (of_hits, (of_hits > 0).then(|| freq as f64 / of_hits as f64)));
            }
            // The value of several bins is that of their sums.
            let parts = |point: &Point| if of_documents { (u64::from(point.documents), u64::from(point.of_documents)) } else { (point.freq, point.tokens) };
            let value = |points: &[Point]| {
                let (k, n) = points.iter().map(parts).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
                (n > 0).then(|| if of_documents { k as f64 / n as f64 } else { k as f64 * 1e6 / n as f64 })
            };
            let has = |at: usize| parts(&series.points[at]).1 > 0;
            prop_assert_eq!(series.smoothed.len(), series.points.len());
            for (at, smoothed) in series.smoothed.iter().enumerate() {
                let reach = smooth as usize / 2;
                let from = (at.saturating_sub(reach)..=at).rev().take_while(|&n| has(n)).last().unwrap_or(at);
                let to = (at..series.points.len().min(at + reach + 1)).take_while(|&n| has(n)).last().unwrap_or(at);
                prop_assert_eq!(*smoothed, value(&series.points[from..=to]), "{:?}", scope);
            }
            let known: Vec<Point> = series.points.iter().filter(|point| parts(point).1 > 0).cloned().collect();
            let starts: Vec<usize> = series.changes.iter().map(|change| known.iter().position(|point| point.key == change.key).unwrap()).collect();
            for (nth, change) in series.changes.iter().enumerate() {
                let from = if nth == 0 { 0 } else { starts[nth - 1] };
                let to = starts.get(nth + 1).copied().unwrap_or(known.len());
                prop_assert_eq!((change.before, change.after), (value(&known[from..starts[nth]]), value(&known[starts[nth]..to])));
            }
        }
    }

    #[test]
    fn panels_count_what_filters_leave(docs in model::corpus(), asked in asked(), field in prop::sample::select(vec!["speaker", "side", "Topics", "quoted"]), by in prop::sample::select(vec![By::Year, By::Month, By::Field("speaker".into())]), most in 1u32..9) {
        let scope = asked.scope();
        let engine = common::engine(&files(&docs));
        let request = |scope: Scope, by: By, panels| TrendRequest { scope, by, panels, ..TrendRequest::default() };
        let panels = Some(Panels { field: field.into(), most });
        let trend = ask(&engine, request(scope.clone(), by.clone(), panels))?;
        // One for each bin of the field itself, in the same order.
        let values = ask(&engine, request(scope.clone(), By::Field(field.into()), None))?;
        prop_assert_eq!(trend.panels_total as usize, values.bins.len());
        prop_assert_eq!(trend.panels.len(), values.bins.len().min(most as usize));
        for (panel, value) in trend.panels.iter().zip(&values.bins) {
            prop_assert_eq!((&panel.value, panel.view.documents, panel.view.tokens), (&value.key, value.documents, value.tokens));
            let filter = readout::query::Filter::of(field, panel.value.as_deref()).to_string();
            let mut narrowed = scope.clone();
            narrowed.filters.push(filter);
            let alone = ask(&engine, request(narrowed, by.clone(), None))?;
            let keys = |bins: &[Bin]| bins.iter().map(|bin| bin.key.clone()).collect::<Vec<_>>();
            prop_assert_eq!(keys(&panel.bins), keys(&trend.bins));
            for (nth, bin) in panel.bins.iter().enumerate() {
                let there = alone.bins.iter().position(|other| other.key == bin.key);
                let size = there.map_or((0, 0), |at| (alone.bins[at].documents, alone.bins[at].tokens));
                prop_assert_eq!((bin.documents, bin.tokens), size, "{:?} {:?}", scope, panel.value);
                for (series, other) in panel.series.iter().zip(&alone.series) {
                    let point = &series.points[nth];
                    match there {
                        Some(at) => prop_assert_eq!(point, &other.points[at], "{:?} {:?}", scope, panel.value),
                        None => prop_assert_eq!((point.freq, point.tokens, point.per_million), (0, 0, None)),
                    }
                }
            }
            for (series, other) in panel.series.iter().zip(&alone.series) {
                prop_assert_eq!((&series.term, series.freq, series.documents), (&other.term, other.freq, other.documents));
            }
        }
    }

    #[test]
    fn trends_by_a_field(docs in model::corpus(), asked in asked(), field in prop::sample::select(vec!["speaker", "side", "Topics", "place", "quoted"])) {
        let scope = asked.scope();
        let request = TrendRequest { scope: scope.clone(), by: By::Field(field.into()), ..TrendRequest::default() };
        let engine = common::engine(&files(&docs));
        // A field of speakers is there although no text has one; `quoted` is everywhere.
        let trend = ask(&engine, request)?;
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let mut parts: Vec<(Option<&str>, View)> = views(&docs, field).into_iter().map(|(key, part)| (key, part.and(&view))).collect();
        let none = parts.pop().unwrap();
        parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.docs().len()));
        parts.push(none);
        parts.retain(|(_, part)| !part.docs().is_empty());
        let expected: Vec<_> = parts.iter().map(|(key, part)| (key.map(str::to_owned), part.docs().len() as u32, part.all_tokens())).collect();
        prop_assert_eq!(plain(&trend.bins), expected, "{:?}", scope);
        let sum: u64 = parts.iter().map(|(_, part)| part.all_tokens()).sum();
        prop_assert_eq!(trend.overlapping, sum > view.all_tokens());
        let terms: Vec<&Tree> = asked.series.iter().filter(|t| !t.is_condition()).collect();
        for (series, term) in trend.series.iter().zip(terms) {
            prop_assert_eq!(series.freq, find(term, &docs, &view, asked.matching).hits.len() as u64);
            for (point, (key, part)) in series.points.iter().zip(&parts) {
                let found = find(term, &docs, part, asked.matching);
                let tokens = narrowed(term, &docs, part).all_tokens();
                let documents = found.docs.iter().filter(|&&d| found.of(d) > 0).count();
                prop_assert_eq!((point.key.as_deref(), point.freq, point.tokens, point.documents as usize), (*key, found.hits.len() as u64, tokens, documents), "{:?} {:?}", scope, key);
            }
        }
    }

    #[test]
    fn word_lists(docs in model::corpus(), asked in asked(), sort in 0..4usize, descending: bool) {
        let scope = asked.scope();
        let sort = [TermSort::Freq, TermSort::Range, TermSort::Dp, TermSort::Term][sort];
        let request = TermsRequest { scope: scope.clone(), min_freq: 1, sort, descending, ..TermsRequest::default() };
        let terms = ask(&common::engine(&files(&docs)), request)?;
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let mut counts: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for (number, doc) in docs.iter().enumerate() {
            for (token, _) in doc.tokens.iter().zip(&view.0[number].1).filter(|(_, seen)| **seen) {
                counts.entry(normal(token.written)).or_insert_with(|| vec![0; docs.len()])[number] += 1;
            }
        }
        let tokens = view.all_tokens();
        prop_assert_eq!((terms.types as usize, terms.tokens, terms.documents as usize), (counts.len(), tokens, view.docs().len()), "{:?}", scope);
        prop_assert_eq!(terms.rows.len(), counts.len());
        let parts: Vec<usize> = (0..docs.len()).filter(|&d| view.tokens(d) > 0).collect();
        for row in &terms.rows {
            let count = &counts[&row.term];
            let freq: u64 = count.iter().sum();
            // ½·Σ|v_i/f − s_i| over the documents with tokens, where there are at least two.
            let dp: f64 = parts.iter().map(|&d| (count[d] as f64 / freq as f64 - view.tokens(d) as f64 / tokens as f64).abs()).sum::<f64>() / 2.0;
            prop_assert_eq!((row.freq, row.range as usize), (freq, count.iter().filter(|c| **c > 0).count()), "{:?} {}", scope, row.term);
            prop_assert!(close(row.per_million, freq as f64 * 1e6 / tokens as f64));
            prop_assert_eq!(row.dp.is_some(), parts.len() > 1);
            prop_assert!(row.dp.is_none_or(|found| close(found, dp)), "{:?} {}: {:?} and {}", scope, row.term, row.dp, dp);
        }
        for pair in terms.rows.windows(2) {
            let (a, b) = if descending { (&pair[1], &pair[0]) } else { (&pair[0], &pair[1]) };
            let (in_order, equal) = match sort {
                TermSort::Freq => (a.freq <= b.freq, a.freq == b.freq),
                TermSort::Range => (a.range <= b.range, a.range == b.range),
                TermSort::Dp => (a.dp.unwrap_or(0.0) <= b.dp.unwrap_or(0.0), a.dp == b.dp),
                TermSort::Term => (a.term < b.term, false),
            };
            prop_assert!(in_order, "{:?} before {:?}", pair[0], pair[1]);
            // Equal rows are in order of code points in either direction.
            prop_assert!(!equal || pair[0].term < pair[1].term, "{:?} before {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn subsets_are_what_they_find(docs in model::corpus(), asked in asked(), subset in asked(), left_out: bool) {
        let mut scope = asked.scope();
        let Scope { query, filters, forms, case, .. } = subset.scope();
        scope.subsets = vec![Subset { name: "The one".into(), query, filters, forms, case }];
        scope.filters.push(format!("{}subset:\"the one\"", if left_out { "-" } else { "" }));
        let mine = subset.as_subset(&docs);
        let filtered = asked.filtered(&docs, None).and(&if left_out { mine.not() } else { mine });
        let found = asked.find(&docs, &filtered);
        let search = search(&common::engine(&files(&docs)), scope.clone())?;
        prop_assert_eq!((search.documents as usize, search.matches), (found.docs.len(), found.hits.len() as u64), "{:?}", scope);
        let view = asked.view(&docs, &filtered);
        prop_assert_eq!((search.view.documents as usize, search.view.tokens), (view.docs().len(), view.all_tokens()), "{:?}", scope);
    }

    #[test]
    fn written_forms_add_up_and_find_themselves(docs in model::corpus(), asked in asked()) {
        let scope = asked.scope();
        let engine = common::engine(&files(&docs));
        let phrases = ask(&engine, FormsRequest { scope: scope.clone(), limit: 0 })?;
        for phrase in phrases {
            prop_assert_eq!(phrase.rows.len(), phrase.forms as usize);
            prop_assert_eq!(phrase.rows.iter().map(|row| row.matches).sum::<u64>(), phrase.matches);
            for row in phrase.rows {
                let alone = Scope { query: row.query.clone(), ..scope.clone() };
                let found = search(&engine, alone)?;
                // Of a sequence of variable length only the shortest from each start is a match.
                prop_assert!(found.matches >= row.matches, "{:?}: {:?} finds {}", scope, row, found.matches);
                prop_assert!(found.matches == row.matches || phrase.said.contains(['{', '~']), "{:?}: {:?} finds {}", scope, row, found.matches);
            }
        }
    }

    #[test]
    fn facets_count_what_a_click_would_leave(docs in model::corpus(), asked in asked()) {
        let scope = asked.scope();
        let engine = common::engine(&files(&docs));
        let facets = ask(&engine, FacetsRequest { scope: scope.clone() })?;
        let found = asked.find(&docs, &asked.filtered(&docs, None));
        prop_assert_eq!((facets.documents as usize, facets.matches), (found.docs.len(), found.hits.len() as u64));
        for facet in facets.fields.iter().filter(|f| f.name != "role") {
            let field = facet.name.to_lowercase();
            let asked = asked.without(&field);
            let others = asked.filtered(&docs, None);
            let mut expected = Vec::new();
            for (value, of_value) in views(&docs, &field) {
                let Some(value) = value.filter(|v| facet.values.iter().any(|f| f.value == *v)) else { continue };
                let part = others.and(&of_value);
                let found = asked.find(&docs, &part);
                let narrowed = asked.view(&docs, &part);
                let tokens: u64 = found.docs.iter().map(|&d| narrowed.tokens(d)).sum();
                expected.push((value, found.docs.len() as u32, tokens, found.hits.len() as u64));

                // The same by the way that a click takes.
                let kept = asked.scope();
                let clicked = Scope { filters: kept.filters.into_iter().chain([format!("{field}:\"{value}\"")]).collect(), ..kept };
                let search = search(&engine, clicked)?;
                let (.., documents, _, matches) = expected.last().unwrap();
                prop_assert_eq!((search.documents, search.matches), (*documents, *matches), "{:?} {}:{}", scope, field, value);
            }
            expected.sort_by_key(|row| std::cmp::Reverse((row.3, row.1)));
            let shown: Vec<_> = facet.values.iter().map(|v| (v.value.as_str(), v.documents, v.tokens, v.matches)).collect();
            prop_assert_eq!(shown, expected, "{:?} {}", scope, field);
        }
        // Over time, under the query and all filters but those of the date.
        let Some(time) = facets.time else { panic!("a document is dated") };
        let unit = match time.by.as_str() { "year" => By::Year, "quarter" => By::Quarter, "month" => By::Month, _ => By::Day };
        let asked = asked.without("date");
        let others = asked.filtered(&docs, None);
        let found = asked.find(&docs, &others);
        let narrowed = asked.view(&docs, &others);
        let counted = bins(&docs, &unit, &narrowed, &|d| found.docs.contains(&d));
        let whole = bins(&docs, &unit, &View::whole(&docs), &|_| true);
        let expected: Vec<_> = whole.into_iter().map(|(key, ..)| {
            let (documents, tokens) = counted.iter().find(|c| c.0 == key).map_or((0, 0), |c| (c.1, c.2));
            (Some(key), documents, tokens)
        }).collect();
        prop_assert_eq!(plain(&time.bins), expected, "{:?}", scope);
    }
}
