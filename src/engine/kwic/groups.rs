//! How many lines there are of each kind, and out of how many words.

use std::cmp::Reverse;

use super::{
    cache::{Lines, Wanted},
    keys::Key,
    lines::documents_of,
};
use crate::{
    engine::{
        context::Ctx,
        reply::{page, reply},
    },
    index::{Index, Postings},
    model::span::{Span, intersect, total},
    protocol::{Body, Failure, KwicCategory, KwicGroup, KwicGroups, KwicGroupsRequest, KwicKey, Reply},
    query::View,
    stats::{per_million, poisson_interval},
};

/// The lines of one group.
#[derive(Clone, Copy, Default)]
struct Count {
    lines: u32,
    documents: u32,
    /// The document of the last line, plus one.
    last: u32,
}

/// What lines are counted by. Its values are numbered in order of code points, and the next number stands for none.
enum By<'a> {
    Key(Key<'a>),
    /// The number of the node of each line, and an example line for each node.
    Nodes {
        numbers: Vec<u32>,
        examples: Vec<Span>,
    },
    /// Each with its lines in order.
    Categories(Vec<KwicCategory>),
}

impl Ctx {
    pub async fn kwic_groups(&self, request: KwicGroupsRequest) -> Result<Reply, Failure> {
        let KwicGroupsRequest { scope, unit, by, sample, without, within, except, categories, offset, limit } = request;
        let index = self.index();
        let key = if by == KwicKey::Category { None } else { Some(Key::new(index, &by)?) };
        let view = self.resolve(&scope).await?.view;
        let wanted = Wanted { scope, unit, sort: Vec::new(), sample, only: None, without, within, except };
        let lines = self.lines(wanted).await?;
        let Lines { hits, .. } = &*lines;
        let by = match key {
            None => By::Categories(in_order(categories)),
            Some(Key::Node) => self.nodes(hits).await,
            Some(key) => By::Key(key),
        };
        self.meter.spend(hits.len() as u64 + view.spans.len() as u64).await;
        let mut counts = vec![Count::default(); by.size(index) as usize + 1];
        let mut counted = 0;
        for (line, (&hit, doc)) in hits.iter().zip(documents_of(index, hits)).enumerate() {
            by.each(index, line, hit, doc, |number| {
                let count = &mut counts[number as usize];
                count.lines += 1;
                count.documents += u32::from(count.last != doc + 1);
                count.last = doc + 1;
                counted += 1;
            });
        }
        // Numbers are in order of code points; the sort is stable.
        let freqs: Vec<u32> = counts.iter().map(|count| count.lines).collect();
        let mut order: Vec<u32> = (0..freqs.len() as u32).filter(|&number| freqs[number as usize] > 0).collect();
        order.sort_by_key(|&number| Reverse(freqs[number as usize]));
        let words = by.words(index, &view);
        let row = |&number: &u32| {
            let count = u64::from(counts[number as usize].lines);
            let tokens = words.as_ref().map_or(lines.view.tokens, |words| words[number as usize]);
            // A sample has as many lines as were asked for.
            let rate = |count: f64| per_million(1, tokens).filter(|_| sample.is_none()).map(|rate| rate * count);
            let interval = poisson_interval(count);
            KwicGroup {
                value: by.text(index, number),
                count,
                documents: counts[number as usize].documents,
                tokens,
                per_million: per_million(count, tokens).filter(|_| sample.is_none()),
                low: rate(interval.low),
                high: rate(interval.high),
            }
        };
        let body = KwicGroups {
            matches: lines.matches,
            view: lines.view,
            lines_total: hits.len() as u64,
            overlapping: counted > hits.len(),
            rows_total: order.len() as u32,
            rows: page(&order, offset, limit).iter().map(row).collect(),
        };
        Ok(reply(Body::KwicGroups(body), lines.notes.clone()))
    }

    /// The distinct nodes, numbered in order of code points of their normal forms.
    async fn nodes(&self, hits: &[Span]) -> By<'_> {
        let index = self.index();
        let mut order: Vec<u32> = (0..hits.len() as u32).collect();
        self.sort_by_node(&mut order, hits, false).await;
        let (mut numbers, mut examples): (Vec<u32>, Vec<Span>) = (vec![0; hits.len()], Vec::new());
        let words = |hit: Span| (hit.start..hit.end).map(|at| index.norm_at(at));
        for line in order {
            let hit = hits[line as usize];
            if !examples.last().is_some_and(|&example| words(example).eq(words(hit))) {
                examples.push(hit);
            }
            numbers[line as usize] = examples.len() as u32 - 1;
        }
        By::Nodes { numbers, examples }
    }
}

impl By<'_> {
    fn size(&self, index: &Index) -> u32 {
        match self {
            Self::Key(key) => key.size(index),
            Self::Nodes { examples, .. } => examples.len() as u32,
            Self::Categories(categories) => categories.len() as u32,
        }
    }

    /// The numbers of a line: several where a field has several values.
    fn each(&self, index: &Index, line: usize, hit: Span, doc: u32, mut take: impl FnMut(u32)) {
        match self {
            Self::Key(key) => key.each(index, hit, doc, take),
            Self::Nodes { numbers, .. } => take(numbers[line]),
            Self::Categories(all) => {
                let mine = all.iter().position(|category| category.lines.binary_search(&hit).is_ok());
                take(mine.unwrap_or(all.len()) as u32);
            }
        }
    }

    fn text(&self, index: &Index, number: u32) -> Option<String> {
        match self {
            Self::Key(key) => key.text(index, number).map(str::to_owned),
            Self::Nodes { examples, .. } => examples.get(number as usize).map(|&example| node(index, example)),
            Self::Categories(all) => all.get(number as usize).map(|category| category.name.clone()),
        }
    }

    /// The words of a view that each of the values has; `None` where lines are out of all of them.
    fn words(&self, index: &Index, view: &View) -> Option<Vec<u64>> {
        let Self::Key(key) = self else { return None };
        let mut words = vec![0; key.size(index) as usize + 1];
        match key {
            Key::Left(_) | Key::Right(_) | Key::Node => return None,
            Key::Field(field) | Key::Date(Some(field)) if matches!(field.postings, Postings::Spans { .. }) => {
                let Postings::Spans { spans, .. } = &field.postings else { return None };
                let mut rest = total(&view.spans);
                let mut before = None;
                for (span, value) in spans {
                    let here = total(&intersect(&[*span], &view.spans));
                    words[*value as usize] += here;
                    // Text with several values has its span once for each.
                    if before != Some(*span) {
                        rest = rest.saturating_sub(here);
                    }
                    before = Some(*span);
                }
                if let Some(none) = words.last_mut() {
                    *none = rest;
                }
            }
            Key::Doc | Key::Field(_) | Key::Date(_) => {
                for &doc in &view.docs {
                    let whole = index.documents.span(doc);
                    let here = total(view.in_document(&index.documents, doc));
                    key.each(index, Span::new(whole.start, whole.start), doc, |number| words[number as usize] += here);
                }
            }
        }
        Some(words)
    }
}

/// By name, each with its lines in order.
fn in_order(mut categories: Vec<KwicCategory>) -> Vec<KwicCategory> {
    categories.iter_mut().for_each(|category| category.lines.sort_unstable());
    categories.sort_by(|a, b| a.name.cmp(&b.name));
    categories
}

/// The normal forms of a node, with a space between them.
fn node(index: &Index, hit: Span) -> String {
    let words: Vec<&str> = (hit.start..hit.end).map(|at| index.lexicon.norms.get(index.norm_at(at))).collect();
    words.join(" ")
}
