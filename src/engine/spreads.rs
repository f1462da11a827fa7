//! The dispersions of several terms side by side.

use super::{
    context::Ctx,
    counts::sort_by_value,
    failure::no_words,
    reply::{page, reply},
};
use crate::{
    message::Message,
    protocol::{Body, DispersionRequest, Failure, Reply, Scope, SpreadRow, SpreadSort, Spreads, SpreadsRequest},
    query::NoteKind,
};

impl Ctx {
    pub async fn spreads_of_terms(&self, wanted: &SpreadsRequest) -> Result<Reply, Failure> {
        let resolved = self.resolve(&wanted.scope).await?;
        let query = &resolved.query;
        // Conditions have no matches to spread.
        let terms = query.series.iter().filter(|term| !term.is_condition());
        let mut notes = resolved.notes.clone();
        let (mut all, mut by) = (Vec::new(), String::new());
        for term in terms {
            let term = query.source.slice(term.range()).to_owned();
            let scope = Scope { query: term.clone(), ..wanted.scope.clone() };
            let parts = wanted.parts.clone();
            let answer = self.dispersion(&DispersionRequest { scope, parts, limit: 1, ..Default::default() }).await?;
            if let Body::Dispersion(found) = answer.body {
                all.push(SpreadRow::new(term, &found));
                by = found.by;
            }
            // Hints are on the figures of one term, and do not say of which.
            notes.extend(answer.notes.into_iter().filter(|note| note.kind != NoteKind::Hint));
        }
        if all.is_empty() {
            return Err(no_words(Message::NoDispersion));
        }
        let value = |at: u32| {
            let row = &all[at as usize];
            match wanted.sort {
                SpreadSort::Order => None,
                SpreadSort::Freq => Some(row.freq as f64),
                SpreadSort::Range => Some(row.range.into()),
                SpreadSort::JuillandD => row.juilland_d,
                SpreadSort::Dp => row.dp,
                SpreadSort::DpNorm => row.dp_norm,
                SpreadSort::RosengrenS => row.rosengren_s,
                SpreadSort::CarrollD2 => row.carroll_d2,
                SpreadSort::Arf => row.arf,
            }
        };
        let mut order: Vec<u32> = (0..all.len() as u32).collect();
        match wanted.sort {
            SpreadSort::Order if wanted.descending => order.reverse(),
            SpreadSort::Order => {}
            _ => sort_by_value(&mut order, value, wanted.descending),
        }
        let body = Spreads {
            view: resolved.view.size(),
            by,
            rows_total: order.len() as u32,
            offset: wanted.offset,
            rows: page(&order, wanted.offset, wanted.limit).iter().map(|&at| all[at as usize].clone()).collect(),
        };
        Ok(reply(Body::Spreads(body), notes))
    }
}
