//! The written forms behind the words of a query.

use std::ops::Range;

use super::{
    context::Ctx,
    reply::{page, reply},
    scope::Resolved,
};
use crate::{
    index::Index,
    model::{
        Within,
        span::{Span, contained},
    },
    protocol::{Body, Failure, FormRow, FormsRequest, PhraseForms, Reply},
    query::{Phrase, literal},
};

impl Ctx {
    /// The distinct words and phrases whose occurrences are matches, each with its written forms in the view.
    pub async fn forms(&self, request: &FormsRequest) -> Result<Reply, Failure> {
        let resolved = self.resolve(&request.scope).await?;
        let phrases = resolved.query.phrases();
        let mut all = Vec::new();
        for (at, (phrase, range)) in phrases.iter().enumerate() {
            if !phrases[..at].iter().any(|(earlier, _)| earlier == phrase) {
                all.push(self.phrase_forms(&resolved, phrase, range, request.limit));
                self.meter.spend(all.last().map_or(0, |forms| forms.matches)).await;
            }
        }
        Ok(reply(Body::Forms(all), resolved.notes))
    }

    fn phrase_forms(&self, resolved: &Resolved, phrase: &Phrase, range: &Range<usize>, limit: u32) -> PhraseForms {
        let index = self.index();
        let hits = contained(&self.evaluator().occurrences(phrase, resolved.matching).hits, &resolved.view.spans);
        let groups = groups(index, &hits);
        let conditions = resolved.query.conditions();
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
            said: resolved.query.source.slice(range).to_owned(),
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
    let alike = |a: &Span, b: &Span| tokens(*a).map(form).cmp(tokens(*b).map(form));
    let mut hits = hits.to_vec();
    hits.sort_by(alike);
    let mut groups: Vec<Group> = hits
        .chunk_by(|a, b| alike(a, b).is_eq())
        .map(|equal| Group { first: equal[0], matches: equal.len() as u64 })
        .collect();
    let words = |group: &Group| tokens(group.first).map(|at| written(index, at));
    groups.sort_by(|a, b| b.matches.cmp(&a.matches).then_with(|| words(a).cmp(words(b))));
    groups
}

/// The query that matches these written forms and nothing else.
fn exactly(words: &[&str], within: Option<Within>) -> String {
    if let Some(within) = within {
        let token = |word: &&str| format!(r#"[word="{}" & case="yes"]"#, literal(word));
        return format!("{} within {within}", words.iter().map(token).collect::<Vec<_>>().join(" "));
    }
    match words {
        [word] if word.chars().all(char::is_alphanumeric) => format!("={word}"),
        _ => format!("\"={}\"", words.join(" =")),
    }
}
