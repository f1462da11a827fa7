//! The concordance: every match in a line of context, and groups of lines.

mod cache;
mod keys;
mod lines;
mod row;

use std::cmp::Reverse;

pub use self::cache::LineCache;
use self::{
    cache::{Lines, Wanted},
    keys::Key,
    lines::documents_of,
    row::Shown,
};
use super::{
    context::Ctx,
    reply::{page, reply},
};
use crate::{
    index::Index,
    message::Message,
    model::span::Span,
    protocol::{Body, Failure, Kwic, KwicGroup, KwicGroups, KwicGroupsRequest, KwicRequest, MOST_KWIC_CONTEXT, Reply},
    query::{Note, NoteKind},
};

/// The lines of one group.
#[derive(Clone, Copy, Default)]
struct Count {
    lines: u32,
    documents: u32,
    /// The document of the last line, plus one.
    last: u32,
}

impl Ctx {
    pub async fn kwic(&self, request: KwicRequest) -> Result<Reply, Failure> {
        let KwicRequest { scope, sort, context, sample, only, without, within, sets, offset, limit } = request;
        let wanted = Wanted { scope, sort, sample, only, without, within };
        let index = self.index();
        let keys: Vec<Key> = wanted.sort.iter().map(|sort| Key::new(index, &sort.key)).collect::<Result<_, _>>()?;
        let lines = self.lines(wanted).await?;
        let mut notes = lines.notes.clone();
        let shown = Shown { index, keys: &keys, context };
        let from = offset as usize;
        let to = if limit == 0 { usize::MAX } else { from.saturating_add(limit as usize) };
        let mut rows = Vec::new();
        let mut cut = false;
        for place in from..to.min(lines.hits.len()) {
            let Some(hit) = lines.at(place) else { break };
            let wanted = shown.wanted(hit);
            let span = shown.bounded(hit, wanted);
            cut |= span != wanted;
            self.meter.spend(u64::from(span.len())).await;
            rows.push(shown.line(hit, span));
        }
        if cut {
            notes.push(Note::new(NoteKind::LeftOut, Message::WidestContext { words: MOST_KWIC_CONTEXT as u64 }));
        }
        let body = Kwic {
            matches: lines.matches,
            view: lines.view,
            lines_total: lines.hits.len() as u64,
            documents: lines.documents,
            dropped: lines.dropped,
            sets: sets.iter().map(|set| lines.of_set(set)).collect(),
            offset,
            lines: rows,
        };
        Ok(reply(Body::Kwic(body), notes))
    }

    pub async fn kwic_groups(&self, request: KwicGroupsRequest) -> Result<Reply, Failure> {
        let KwicGroupsRequest { scope, by, sample, without, within, offset, limit } = request;
        let wanted = Wanted { scope, sort: Vec::new(), sample, only: None, without, within };
        let index = self.index();
        let key = Key::new(index, &by)?;
        let lines = self.lines(wanted).await?;
        let Lines { hits, .. } = &*lines;
        let nodes = if let Key::Node = key { self.nodes(hits).await } else { Nodes::default() };
        self.meter.spend(hits.len() as u64).await;
        let size = key.size(index) as usize + nodes.examples.len();
        let mut counts = vec![Count::default(); size + 1];
        let mut counted = 0;
        for (line, (&hit, doc)) in hits.iter().zip(documents_of(index, hits)).enumerate() {
            let mut take = |number: u32| {
                let count = &mut counts[number as usize];
                count.lines += 1;
                count.documents += u32::from(count.last != doc + 1);
                count.last = doc + 1;
                counted += 1;
            };
            match nodes.numbers.get(line) {
                Some(&node) => take(node),
                None => key.each(index, hit, doc, &mut take),
            }
        }
        // Numbers are in order of code points; the sort is stable.
        let freqs: Vec<u32> = counts.iter().map(|count| count.lines).collect();
        let mut order: Vec<u32> = (0..freqs.len() as u32).filter(|&number| freqs[number as usize] > 0).collect();
        order.sort_by_key(|&number| Reverse(freqs[number as usize]));
        let row = |&number: &u32| KwicGroup {
            value: match nodes.examples.get(number as usize) {
                Some(&line) => Some(node(index, hits[line as usize])),
                None => key.text(index, number).map(str::to_owned),
            },
            count: u64::from(counts[number as usize].lines),
            documents: counts[number as usize].documents,
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
    async fn nodes(&self, hits: &[Span]) -> Nodes {
        let index = self.index();
        let mut order: Vec<u32> = (0..hits.len() as u32).collect();
        self.sort_by_node(&mut order, hits, false).await;
        let mut nodes = Nodes { numbers: vec![0; hits.len()], examples: Vec::new() };
        let words = |line: u32| (hits[line as usize].start..hits[line as usize].end).map(|at| index.norm_at(at));
        for line in order {
            if !nodes.examples.last().is_some_and(|&example| words(example).eq(words(line))) {
                nodes.examples.push(line);
            }
            nodes.numbers[line as usize] = nodes.examples.len() as u32 - 1;
        }
        nodes
    }
}

/// The number of the node of each line, and an example line for each node.
#[derive(Default)]
struct Nodes {
    numbers: Vec<u32>,
    examples: Vec<u32>,
}

/// The normal forms of a node, with a space between them.
fn node(index: &Index, hit: Span) -> String {
    let mut text = String::new();
    for at in hit.start..hit.end {
        if at > hit.start {
            text.push(' ');
        }
        text.push_str(index.lexicon.norms.get(index.norm_at(at)));
    }
    text
}
