//! The concordance against a scan: which lines, in which order, in which groups, with which text around them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use readout::{
    engine::Engine,
    model::Span,
    protocol::{
        Kwic, KwicCategory, KwicContext, KwicGroups, KwicGroupsRequest, KwicKey, KwicLine, KwicOnly, KwicPart,
        KwicRequest, KwicSample, KwicSort, KwicUnit, Scope,
    },
    stats,
};

use super::{
    Asked, ask, asked, close,
    model::{self, Doc, SPEAKERS, days, files},
    tree::{Matching, Tree, Word, normal},
};
use crate::common;

/// A line as the scan knows it: document, first token, and the one after the last.
type Line = (usize, usize, usize);

const FIELDS: &[&str] = &["speaker", "side", "topics", "place", "quoted"];

fn key() -> impl Strategy<Value = KwicKey> {
    prop_oneof![
        1 => Just(KwicKey::Doc),
        1 => Just(KwicKey::Date),
        2 => Just(KwicKey::Node),
        3 => (1u8..10).prop_map(KwicKey::Left),
        3 => (1u8..10).prop_map(KwicKey::Right),
        2 => prop::sample::select(FIELDS).prop_map(|name| KwicKey::Field(name.into())),
        // The one with several values.
        2 => Just(KwicKey::Field("topics".into())),
    ]
}

/// Any query, or one that finds much, so that there is something to put in order.
fn query() -> impl Strategy<Value = Asked> {
    let word = |word| Tree::Phrase(vec![Word::Plain(word)], 0);
    let series = ["war", "win", "café", "don't"].map(word).to_vec();
    let much = Asked { series, filters: Vec::new(), matching: Matching { stems: true, case: false } };
    prop_oneof![asked(), Just(much)]
}

fn sort() -> impl Strategy<Value = Vec<KwicSort>> {
    let one = (key(), any::<bool>()).prop_map(|(key, descending)| KwicSort { key, descending });
    prop::collection::vec(one, 0..4)
}

/// The values of a field where a line begins.
fn values(docs: &[Doc], (doc, start, _): Line, name: &str) -> Vec<&'static str> {
    let token = &docs[doc].tokens[start];
    match name {
        "speaker" => token.speaker.into_iter().collect(),
        "side" => token.side.into_iter().collect(),
        "quoted" => vec![if token.quoted { "yes" } else { "no" }],
        "place" => docs[doc].place.into_iter().collect(),
        _ => docs[doc].topics.clone(),
    }
}

fn word(docs: &[Doc], doc: usize, at: Option<usize>) -> Option<String> {
    docs[doc].tokens.get(at?).map(|token| normal(token.written))
}

fn node(docs: &[Doc], (doc, start, end): Line) -> String {
    (start..end).filter_map(|at| word(docs, doc, Some(at))).collect::<Vec<_>>().join(" ")
}

/// The word at a place beside the node.
fn beside(docs: &[Doc], (doc, start, end): Line, key: &KwicKey) -> Option<String> {
    match key {
        KwicKey::Left(far) => word(docs, doc, start.checked_sub(usize::from(*far))),
        KwicKey::Right(far) => word(docs, doc, Some(end + usize::from(*far) - 1)),
        _ => None,
    }
}

/// Two lines by one key: what is missing last in both directions, what is beyond the edge first in one.
fn compare(docs: &[Doc], a: Line, b: Line, KwicSort { key, descending }: &KwicSort) -> std::cmp::Ordering {
    let turned = |order: std::cmp::Ordering| if *descending { order.reverse() } else { order };
    let missing = |a: bool, b: bool| a.cmp(&b);
    match key {
        // Nothing is sorted by it.
        KwicKey::Category => std::cmp::Ordering::Equal,
        KwicKey::Doc => turned(docs[a.0].path.cmp(&docs[b.0].path)),
        KwicKey::Node => turned(node(docs, a).cmp(&node(docs, b))),
        KwicKey::Left(_) | KwicKey::Right(_) => turned(beside(docs, a, key).cmp(&beside(docs, b, key))),
        KwicKey::Date => match (docs[a.0].date, docs[b.0].date) {
            // The coarser ends later.
            (Some(a), Some(b)) => turned(days(a).0.cmp(&days(b).0)).then(days(b).1.cmp(&days(a).1)),
            (a, b) => missing(a.is_none(), b.is_none()),
        },
        KwicKey::Field(name) => {
            let (a, b) = (values(docs, a, name), values(docs, b, name));
            let text = |values: &[&str]| values.iter().map(|v| v.to_lowercase()).collect::<Vec<_>>();
            match (a.is_empty(), b.is_empty()) {
                (false, false) => turned(text(&a).cmp(&text(&b))),
                (a, b) => missing(a, b),
            }
        }
    }
}

/// The groups that a line is in.
fn groups_of(docs: &[Doc], line: Line, key: &KwicKey) -> Vec<Option<String>> {
    match key {
        KwicKey::Doc => vec![Some(docs[line.0].path.clone())],
        KwicKey::Date => vec![docs[line.0].date.map(Into::into)],
        KwicKey::Node => vec![Some(node(docs, line))],
        KwicKey::Left(_) | KwicKey::Right(_) => vec![beside(docs, line, key)],
        KwicKey::Category => Vec::new(),
        KwicKey::Field(name) => match values(docs, line, name) {
            values if values.is_empty() => vec![None],
            values => values.into_iter().map(|v| Some(v.into())).collect(),
        },
    }
}

/// What is asked besides the query.
#[derive(Clone, Default)]
struct Wanted {
    sort: Vec<KwicSort>,
    sample: Option<KwicSample>,
    only: Option<KwicOnly>,
    without: Vec<Span>,
    within: Option<Vec<Span>>,
    except: Vec<Span>,
    unit: KwicUnit,
    sets: Vec<Vec<Span>>,
}

fn kwic(engine: &Engine, scope: &Scope, wanted: Wanted, offset: u32, limit: u32) -> Result<Kwic, TestCaseError> {
    let Wanted { sort, sample, only, without, within, except, unit, sets } = wanted;
    let context = KwicContext::Tokens(3);
    let scope = scope.clone();
    let request =
        KwicRequest { scope, unit, sort, context, sample, only, without, within, except, sets, offset, limit };
    let kwic = ask(engine, request)?;
    Ok(kwic)
}

fn groups(engine: &Engine, scope: &Scope, by: &KwicKey, wanted: &Wanted) -> Result<KwicGroups, TestCaseError> {
    let Wanted { sample, without, within, .. } = wanted.clone();
    let (scope, by) = (scope.clone(), by.clone());
    let request = KwicGroupsRequest { scope, by, sample, without, within, ..KwicGroupsRequest::default() };
    let groups = ask(engine, request)?;
    Ok(groups)
}

fn expected(asked: &Asked, docs: &[Doc]) -> Vec<Line> {
    asked.find(docs, &asked.filtered(docs, None)).hits.into_iter().collect()
}

fn sorted(docs: &[Doc], mut lines: Vec<Line>, sort: &[KwicSort]) -> Vec<Line> {
    lines.sort_by(|&a, &b| {
        sort.iter().fold(std::cmp::Ordering::Equal, |order, key| order.then(compare(docs, a, b, key)))
    });
    lines
}

fn places(docs: &[Doc], lines: &[KwicLine]) -> Vec<Line> {
    let number = |line: &KwicLine| docs.iter().position(|doc| doc.path == line.doc).unwrap();
    let place = |line: &KwicLine| {
        let start = line.position as usize;
        (number(line), start, start + (line.end - line.start) as usize)
    };
    lines.iter().map(place).collect()
}

fn spans(lines: &[KwicLine]) -> Vec<Span> {
    lines.iter().map(|line| Span::new(line.start, line.end)).collect()
}

fn part(line: &KwicLine, part: KwicPart) -> &str {
    match part {
        KwicPart::Left => &line.left,
        KwicPart::Node => &line.node,
        KwicPart::Right => &line.right,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn lines_in_any_order(docs in model::corpus(), asked in query(), sort in sort()) {
        let (engine, scope) = (common::engine(&files(&docs)), asked.scope());
        let lines = expected(&asked, &docs);
        let wanted = Wanted { sort: sort.clone(), ..Wanted::default() };
        let kwic = kwic(&engine, &scope, wanted, 0, 0)?;
        prop_assert_eq!((kwic.matches as usize, kwic.lines_total as usize), (lines.len(), lines.len()), "{:?}", scope);
        let lines = sorted(&docs, lines, &sort);
        prop_assert_eq!(places(&docs, &kwic.lines), lines.clone(), "{:?} {:?}", scope, sort);
        for (line, &place) in kwic.lines.iter().zip(&lines) {
            let (doc, start, end) = place;
            let tokens = |from: usize, to: usize| docs[doc].tokens[from..to].iter().map(|t| t.written).collect::<Vec<_>>();
            // Labels stand between words.
            let is_word = |word: &String| SPEAKERS.iter().all(|speaker| speaker.0 != word);
            let words = |text: &str| readout::text::tokens(text, &[]).into_iter().map(|r| text[r].to_owned()).filter(is_word).collect::<Vec<_>>();
            let to = (end + 3).min(docs[doc].tokens.len());
            prop_assert_eq!(words(&line.left), tokens(start.saturating_sub(3), start));
            prop_assert_eq!(words(&line.node), tokens(start, end));
            prop_assert_eq!(words(&line.right), tokens(end, to));
            // The parts end to end stand in the text as they are.
            let text = docs[doc].text.split_whitespace().collect::<Vec<_>>().join(" ");
            let passage = format!("{}{}{}", line.left, line.node, line.right);
            prop_assert!(text.contains(&passage), "{passage} is not in {text}");
            prop_assert_eq!(line.date.as_deref(), docs[doc].date);
            let speaker = values(&docs, place, "speaker");
            prop_assert_eq!(line.speaker.as_deref(), speaker.first().copied());
            for name in ["side", "quoted", "place", "topics"] {
                let shown = line.fields.iter().find(|(field, _)| field.to_lowercase() == name);
                let shown: Vec<&str> = shown.map(|(_, values)| values.iter().map(String::as_str).collect()).unwrap_or_default();
                prop_assert_eq!(shown, values(&docs, place, name), "{}", name);
            }
            for mark in &line.marks {
                let letters: Vec<char> = part(line, mark.part).chars().collect();
                let marked: String = letters[mark.start as usize..mark.end as usize].iter().collect();
                let key = &sort[mark.sort as usize].key;
                match mark.part {
                    KwicPart::Node => prop_assert_eq!(&marked, &line.node),
                    _ => prop_assert_eq!(Some(normal(&marked)), beside(&docs, place, key)),
                }
            }
            // All that is near enough to be shown is marked.
            let near = |s: &&KwicSort| match s.key {
                KwicKey::Left(far) | KwicKey::Right(far) => far <= 3 && beside(&docs, place, &s.key).is_some(),
                _ => s.key == KwicKey::Node,
            };
            prop_assert_eq!(line.marks.len(), sort.iter().filter(near).count());
        }
    }

    #[test]
    fn one_page_after_the_other(docs in model::corpus(), asked in query(), sort in sort(), limit in 1u32..4) {
        let (engine, scope) = (common::engine(&files(&docs)), asked.scope());
        let wanted = Wanted { sort, ..Wanted::default() };
        let all = kwic(&engine, &scope, wanted.clone(), 0, 0)?;
        let mut paged = Vec::new();
        for page in 0..=all.lines.len() as u32 / limit {
            // Another question in between changes nothing.
            groups(&engine, &scope, &KwicKey::Node, &Wanted::default())?;
            let page = kwic(&engine, &scope, wanted.clone(), page * limit, limit)?;
            prop_assert_eq!((page.matches, page.lines_total), (all.matches, all.lines_total));
            paged.extend(page.lines);
        }
        prop_assert_eq!(paged, all.lines);
    }

    #[test]
    fn a_group_opens_the_lines_that_it_counts(docs in model::corpus(), asked in query(), by in key(), sample in prop::option::of((0u32..12, 0u32..3)), dropped in 0usize..3, chosen in prop::option::of(1usize..4)) {
        let (engine, scope) = (common::engine(&files(&docs)), asked.scope());
        let sample = sample.map(|(size, seed)| KwicSample { size, seed });
        let mut wanted = Wanted { sample, ..Wanted::default() };
        let before = kwic(&engine, &scope, wanted.clone(), 0, 0)?;
        wanted.without = spans(&before.lines[..dropped.min(before.lines.len())]);
        // In any order, and whatever else is named.
        wanted.without.insert(0, Span::new(9_999, 10_000));
        let left = kwic(&engine, &scope, wanted.clone(), 0, 0)?;
        prop_assert_eq!(&left.lines, &before.lines[dropped.min(before.lines.len())..], "a dropped line brings no other one in");
        prop_assert_eq!(left.dropped as usize, dropped.min(before.lines.len()));
        // Some of them by name, with others that are not there, or that are left out.
        if let Some(some) = chosen {
            let mut some: Vec<Span> = spans(&before.lines).into_iter().step_by(some).collect();
            some.insert(0, Span::new(9_999, 10_001));
            wanted.within = Some(some);
        }
        let is_chosen = |line: &KwicLine| wanted.within.as_ref().is_none_or(|some| some.contains(&Span::new(line.start, line.end)));
        let chosen: Vec<KwicLine> = left.lines.iter().filter(|line| is_chosen(line)).cloned().collect();
        wanted.sets = vec![spans(&before.lines), spans(&left.lines[left.lines.len() / 2..]), vec![Span::new(9_999, 10_000)]];
        let sets = vec![left.lines.len() as u64, left.lines.len().div_ceil(2) as u64, 0];
        let left = kwic(&engine, &scope, wanted.clone(), 0, 0)?;
        prop_assert_eq!(&left.lines, &chosen);
        prop_assert_eq!(&left.sets, &sets, "whatever of them is shown");
        let documents: BTreeSet<&str> = chosen.iter().map(|line| line.doc.as_str()).collect();
        prop_assert_eq!((left.documents as usize, left.lines_total as usize), (documents.len(), chosen.len()));

        let found = groups(&engine, &scope, &by, &wanted)?;
        let mut counts: BTreeMap<Option<String>, (u64, BTreeSet<usize>)> = BTreeMap::new();
        for line in places(&docs, &left.lines) {
            for group in groups_of(&docs, line, &by) {
                let count = counts.entry(group).or_default();
                count.0 += 1;
                count.1.insert(line.0);
            }
        }
        let mut rows: Vec<_> = counts.into_iter().map(|(value, (count, docs))| (value, count, docs.len() as u32)).collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.is_none().cmp(&b.0.is_none())).then(a.0.cmp(&b.0)));
        let shown: Vec<_> = found.rows.iter().map(|row| (row.value.clone(), row.count, row.documents)).collect();
        prop_assert_eq!(shown, rows.clone(), "{:?} by {:?}", scope, by);
        prop_assert_eq!((found.rows_total as usize, found.lines_total), (rows.len(), left.lines_total));
        prop_assert_eq!(found.overlapping, rows.iter().map(|row| row.1).sum::<u64>() > found.lines_total);
        let view = asked.view(&docs, &asked.filtered(&docs, None));
        let mut words: BTreeMap<Option<String>, u64> = BTreeMap::new();
        for doc in 0..docs.len() {
            for at in (0..docs[doc].tokens.len()).filter(|at| view.0[doc].1[*at]) {
                groups_of(&docs, (doc, at, at), &by).into_iter().for_each(|value| *words.entry(value).or_default() += 1);
            }
        }
        for row in &found.rows {
            let of_all = matches!(by, KwicKey::Node | KwicKey::Left(_) | KwicKey::Right(_));
            let out_of = if of_all { view.all_tokens() } else { words.get(&row.value).copied().unwrap_or_default() };
            prop_assert_eq!(row.tokens, out_of, "{:?} by {:?} in {:?}", row.value, by, scope);
            let rate = stats::per_million(row.count, out_of).filter(|_| sample.is_none());
            prop_assert_eq!((row.per_million, row.low.is_some(), row.high.is_some()), (rate, rate.is_some(), rate.is_some()));
            if let (Some(rate), Some(low), Some(high)) = (rate, row.low, row.high) {
                let of_million = |count: f64| count * 1e6 / out_of as f64;
                let interval = stats::poisson_interval(row.count);
                prop_assert!(low < rate && rate < high && close(low, of_million(interval.low)) && close(high, of_million(interval.high)));
            }
        }
        for (value, count, _) in rows {
            let only = Some(KwicOnly { key: by.clone(), value: value.clone() });
            let opened = kwic(&engine, &scope, Wanted { only, ..wanted.clone() }, 0, 0)?;
            prop_assert_eq!((opened.lines_total, opened.lines.len() as u64), (count, count), "{:?}", value);
            prop_assert_eq!(&opened.sets, &sets, "whatever of them is shown");
            prop_assert!(places(&docs, &opened.lines).into_iter().all(|line| groups_of(&docs, line, &by).contains(&value)));
        }
        let nobody = Some(KwicOnly { key: by, value: Some("nobody at all".into()) });
        prop_assert_eq!(kwic(&engine, &scope, Wanted { only: nobody, ..wanted }, 0, 0)?.lines_total, 0);
    }

    #[test]
    fn whole_quotations(docs in model::corpus(), asked in query(), sort in sort()) {
        let (engine, scope) = (common::engine(&files(&docs)), asked.scope());
        let filtered = asked.filtered(&docs, None);
        let view = asked.view(&docs, &filtered);
        let matches = asked.find(&docs, &filtered).hits;
        let wanted = Wanted { unit: KwicUnit::Quotations, sort: sort.clone(), ..Wanted::default() };
        let found = kwic(&engine, &scope, wanted, 0, 0)?;
        let lines = places(&docs, &found.lines);
        prop_assert_eq!(&lines, &sorted(&docs, { let mut lines = lines.clone(); lines.sort_unstable(); lines }, &sort));
        for &(doc, start, end) in &lines {
            prop_assert!((start..end).all(|at| docs[doc].tokens[at].quoted && view.0[doc].1[at]), "all of it is quoted, and in view");
        }
        // Every quoted word is in one of them, where all of what is quoted about it is in view.
        let has_words = !matches.is_empty();
        for (doc, text) in docs.iter().enumerate() {
            for at in (0..text.tokens.len()).filter(|at| text.tokens[*at].quoted) {
                let is_whole = |at: usize| view.0[doc].1[at];
                let from = (0..=at).rev().take_while(|at| text.tokens[*at].quoted).last().unwrap();
                let to = (at..text.tokens.len()).take_while(|at| text.tokens[*at].quoted).last().unwrap();
                let is_shown = lines.iter().any(|line| line.0 == doc && (line.1..line.2).contains(&at));
                let has_match = matches.iter().any(|hit| hit.0 == doc && lines.iter().any(|line| line.0 == doc && line.1 <= hit.1 && hit.2 <= line.2 && (line.1..line.2).contains(&at)));
                prop_assert!(!is_shown || !has_words || has_match, "{:?}", scope);
                if (from..=to).all(is_whole) && matches.iter().any(|hit| hit.0 == doc && hit.1 == at && hit.2 == at + 1) {
                    prop_assert!(is_shown, "{at} of {doc} in {:?}", scope);
                }
            }
        }
        let by = KwicKey::Field("speaker".into());
        let counted = ask(&engine, KwicGroupsRequest { scope: scope.clone(), unit: KwicUnit::Quotations, by, ..KwicGroupsRequest::default() })?;
        prop_assert_eq!(counted.lines_total as usize, lines.len());
    }

    #[test]
    fn lines_are_counted_by_categories(docs in model::corpus(), asked in query(), chosen in prop::collection::vec(0usize..4, 1..8), dropped in 0usize..3) {
        let (engine, scope) = (common::engine(&files(&docs)), asked.scope());
        let all = kwic(&engine, &scope, Wanted::default(), 0, 0)?;
        let names = ["second", "first", "nothing"];
        let category_of = |at: usize| names.get(chosen[at % chosen.len()]).copied();
        let spans = spans(&all.lines);
        let of = |name: Option<&str>| spans.iter().enumerate().filter(|(at, _)| category_of(*at) == name).map(|(_, span)| *span).collect::<Vec<Span>>();
        let categories: Vec<KwicCategory> = names.iter().map(|name| {
            let mut lines = of(Some(name));
            lines.reverse();
            lines.push(Span::new(9_999, 10_000));
            KwicCategory { name: (*name).into(), lines }
        }).collect();
        let without: Vec<Span> = spans.iter().take(dropped).copied().collect();
        let request = KwicGroupsRequest { scope: scope.clone(), by: KwicKey::Category, without: without.clone(), categories, ..KwicGroupsRequest::default() };
        let found = ask(&engine, request)?;
        let count = |name: Option<&str>| of(name).iter().filter(|span| !without.contains(span)).count() as u64;
        let mut rows: Vec<(Option<&str>, u64)> = [Some("first"), Some("nothing"), Some("second"), None].map(|name| (name, count(name))).to_vec();
        rows.retain(|row| row.1 > 0);
        rows.sort_by_key(|row| std::cmp::Reverse(row.1));
        let shown: Vec<(Option<&str>, u64)> = found.rows.iter().map(|row| (row.value.as_deref(), row.count)).collect();
        prop_assert_eq!(shown, rows, "{:?}", scope);
        prop_assert!(found.rows.iter().all(|row| row.tokens == found.view.tokens) && !found.overlapping);
        // Lines in no category are those that are in none of them.
        let except: Vec<Span> = names.iter().flat_map(|name| of(Some(name))).collect();
        let rest = kwic(&engine, &scope, Wanted { except, without: without.clone(), sets: vec![spans.clone()], ..Wanted::default() }, 0, 0)?;
        prop_assert_eq!((rest.lines_total, rest.dropped), (count(None), dropped.min(spans.len()) as u64));
        prop_assert_eq!(rest.sets, vec![(spans.len() - dropped.min(spans.len())) as u64]);
    }

    #[test]
    fn a_sample_is_some_of_the_lines(docs in model::corpus(), asked in query(), sort in sort(), size in 0u32..20, seed in 0u32..4) {
        let (engine, scope) = (common::engine(&files(&docs)), asked.scope());
        let all = kwic(&engine, &scope, Wanted::default(), 0, 0)?;
        let wanted = Wanted { sample: Some(KwicSample { size, seed }), ..Wanted::default() };
        let drawn = kwic(&engine, &scope, wanted.clone(), 0, 0)?;
        prop_assert_eq!(drawn.matches, all.matches);
        prop_assert_eq!(drawn.lines.len(), all.lines.len().min(size as usize));
        prop_assert_eq!(drawn.lines_total, drawn.lines.len() as u64);
        // In corpus order, and the same on another day.
        let mut rest = all.lines.iter();
        prop_assert!(drawn.lines.iter().all(|line| rest.any(|other| other == line)));
        prop_assert_eq!(&kwic(&common::engine(&files(&docs)), &scope, wanted.clone(), 0, 0)?.lines, &drawn.lines);
        // Sorted it is the same sample.
        let ordered = kwic(&engine, &scope, Wanted { sort: sort.clone(), ..wanted }, 0, 0)?;
        prop_assert_eq!(places(&docs, &ordered.lines), sorted(&docs, places(&docs, &drawn.lines), &sort));
        // A larger one holds it.
        let larger = Wanted { sample: Some(KwicSample { size: size + 3, seed }), ..Wanted::default() };
        let larger = spans(&kwic(&engine, &scope, larger, 0, 0)?.lines);
        prop_assert!(spans(&drawn.lines).iter().all(|span| larger.contains(span)));
    }
}
