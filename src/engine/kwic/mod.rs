//! The concordance: every match in a line of context.

mod cache;
mod groups;
mod keys;
mod lines;
mod quotations;
mod row;

pub use self::cache::LineCache;
use self::{cache::Wanted, keys::Key, row::Shown};
use super::{context::Ctx, reply::reply};
use crate::{
    message::Message,
    protocol::{Body, Failure, Kwic, KwicRequest, MOST_KWIC_CONTEXT, Reply},
    query::{Note, NoteKind},
};

impl Ctx {
    pub async fn kwic(&self, request: KwicRequest) -> Result<Reply, Failure> {
        let KwicRequest { scope, unit, sort, context, sample, only, without, within, except, sets, offset, limit } =
            request;
        let wanted = Wanted { scope, unit, sort, sample, only, without, within, except };
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
}
