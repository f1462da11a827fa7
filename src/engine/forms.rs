//! The written forms behind the words of a query.

use std::{cmp::Ordering, ops::Range};

use super::{Ctx, asked::Asked, page, reply};
use crate::{
    index::Index,
    link::literal,
    order,
    protocol::{Body, Failure, FormRow, FormsRequest, PhraseForms, Reply},
    query::{Phrase, Within},
    span::{Span, contained},
};

impl Ctx {
    /// Each word or phrase whose occurrences are matches, once, with the forms in which the view has it.
    pub async fn forms(&self, request: &FormsRequest) -> Result<Reply, Failure> {
        let asked = self.asked(&request.scope)?;
        let phrases = asked.query.phrases();
        let mut all = Vec::new();
        for (at, (phrase, range)) in phrases.iter().enumerate() {
            if !phrases[..at].iter().any(|(earlier, _)| earlier == phrase) {
                all.push(self.phrase_forms(&asked, phrase, range, request.limit));
                self.meter.spend(all.last().map_or(0, |forms| forms.matches)).await;
            }
        }
        Ok(reply(Body::Forms(all), asked.notes))
    }

    fn phrase_forms(&self, asked: &Asked, phrase: &Phrase, range: &Range<usize>, limit: u32) -> PhraseForms {
        let index = self.index();
        let hits = contained(&self.evaluator().leaf(phrase, asked.matching).hits, &asked.view.spans);
        let groups = groups(index, &hits);
        let conditions = asked.query.conditions();
        let within = match phrase {
            Phrase::Sequence { within, .. } => *within,
            Phrase::Near { .. } => None,
        };
        let row = |group: &Group| {
            let words: Vec<&str> = tokens(group.first).map(|at| written(index, at)).collect();
            let query = format!("{} {conditions}", exactly(&words, within)).trim_end().to_owned();
            FormRow { form: words.join(" "), matches: group.matches, query }
        };
        PhraseForms {
            said: asked.query.source.slice(range).to_owned(),
            matches: hits.len() as u64,
            forms: groups.len() as u32,
            rows: page(&groups, 0, limit).iter().map(row).collect(),
        }
    }
}

/// Matches that are written alike.
struct Group {
    first: Span,
    matches: u64,
}

fn tokens(span: Span) -> Range<u32> {
    span.start..span.end
}

fn written(index: &Index, at: u32) -> &str {
    index.lexicon.written.get(index.stream.get(at as usize))
}

/// The groups of matches, the largest first, then by how they are written.
fn groups(index: &Index, hits: &[Span]) -> Vec<Group> {
    let form = |at: u32| index.stream.get(at as usize);
    let alike = |a: u32, b: u32| tokens(hits[a as usize]).map(form).cmp(tokens(hits[b as usize]).map(form));
    let mut order: Vec<u32> = (0..hits.len() as u32).collect();
    order::by(&mut order, &alike);
    let mut groups: Vec<Group> = Vec::new();
    let mut before = None;
    for at in order {
        match groups.last_mut() {
            Some(group) if before.is_some_and(|before| alike(before, at) == Ordering::Equal) => group.matches += 1,
            _ => groups.push(Group { first: hits[at as usize], matches: 1 }),
        }
        before = Some(at);
    }
    order::sorted(groups, &|a, b| {
        let text = |group: &Group| tokens(group.first).map(|at| written(index, at)).collect::<Vec<_>>();
        b.matches.cmp(&a.matches).then_with(|| text(a).cmp(&text(b)))
    })
}

/// The query for tokens that are written just so.
fn exactly(words: &[&str], within: Option<Within>) -> String {
    if let Some(within) = within {
        let token = |word: &&str| ["[word=\"", &literal(word), "\" & case=\"yes\"]"].concat();
        return [&words.iter().map(token).collect::<Vec<_>>().join(" "), " within ", within.name()].concat();
    }
    match words {
        [word] if word.chars().all(char::is_alphanumeric) => ["=", word].concat(),
        _ => ["\"=", &words.join(" ="), "\""].concat(),
    }
}
