//! Completion: words with their frequencies, names of fields, values of fields.

use std::cmp::Reverse;

use super::{context::Ctx, reply::reply, scope::Resolved};
use crate::{
    index::{Field, Postings},
    model::{
        FieldKind,
        span::{Span, contained, intersect},
    },
    protocol::{Body, Complete, CompleteRequest, Completion, CompletionKind, Failure, Reply, SUBSET, Scope},
    query::{Filter, View, is_quote},
    text,
};

/// Of the words with a prefix, this many of the most frequent are counted in the view.
const COUNTED: usize = 200;

impl Ctx {
    /// Completions are counted in the view of the scope's filters; its query, which is being typed, is not applied.
    pub async fn complete(&self, request: &CompleteRequest) -> Result<Reply, Failure> {
        let &CompleteRequest { ref scope, ref before, limit } = request;
        let filters = Scope { query: String::new(), ..scope.clone() };
        let resolved = self.resolve(&filters).await?;
        let partial = Partial::of(before);
        let of_subsets = partial.field.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(SUBSET));
        let mut items = match partial.field.as_deref().and_then(|name| self.index().field(name)) {
            Some(field) => self.values(&resolved, field, partial.text),
            None if of_subsets => named(scope, partial.text),
            None if partial.field.is_some() || partial.text.is_empty() => Vec::new(),
            None => {
                let mut items = self.words(&resolved, partial.text);
                if !partial.quoted {
                    // Fields are few and rarely meant: they come after the words.
                    let fields = self.fields(scope, partial.text);
                    items.truncate((limit as usize).saturating_sub(fields.len()).max(1));
                    items.extend(fields);
                }
                items
            }
        };
        items.truncate(limit as usize);
        let from = before.chars().count() - before.get(partial.from..).map_or(0, |part| part.chars().count());
        Ok(reply(Body::Complete(Complete { from: from as u32, items }), Vec::new()))
    }

    fn words(&self, resolved: &Resolved, prefix: &str) -> Vec<Completion> {
        let index = self.index();
        let lexicon = &index.lexicon;
        let normal = text::normal(prefix);
        let mut norms: Vec<u32> = lexicon.norms.with_prefix(&normal).collect();
        // One written without accents also finds the accented.
        norms.extend(lexicon.folds.with_prefix(&normal).flat_map(|fold| lexicon.norms_of_fold(fold).to_vec()));
        norms.sort_unstable();
        norms.dedup();
        norms.sort_by_cached_key(|&norm| Reverse(lexicon.norm_freq(norm)));
        norms.truncate(COUNTED);
        let whole = resolved.view.size().tokens == u64::from(index.tokens());
        let count = |norm: u32| {
            if whole { lexicon.norm_freq(norm) } else { self.times_in(&resolved.view, norm) }
        };
        let mut counted: Vec<(u32, u64)> =
            norms.into_iter().map(|norm| (norm, count(norm))).filter(|(_, n)| *n > 0).collect();
        counted.sort_by_key(|&(_, count)| Reverse(count));
        counted
            .into_iter()
            .map(|(norm, count)| {
                let word = lexicon.norms.get(norm).to_owned();
                Completion { kind: CompletionKind::Word, insert: word.clone(), text: word, count: Some(count) }
            })
            .collect()
    }

    /// Occurrences of a normal form in a view.
    pub(super) fn times_in(&self, view: &View, norm: u32) -> u64 {
        let index = self.index();
        let count = |&form: &u32| {
            let hits: Vec<Span> = index.positions.of_form(form).iter().map(|&at| Span::new(at, at + 1)).collect();
            contained(&hits, &view.spans).len() as u64
        };
        index.lexicon.forms_of_norm(norm).iter().map(count).sum()
    }

    fn fields(&self, scope: &Scope, prefix: &str) -> Vec<Completion> {
        let normal = text::normal(prefix);
        let subset = (!scope.subsets.is_empty() && self.index().field(SUBSET).is_none()).then_some(SUBSET);
        let fields = self.index().fields.iter().map(|field| field.name.as_str()).chain(subset);
        fields
            .filter(|name| text::normal(name).starts_with(&normal))
            .map(|name| {
                let text = format!("{name}:");
                Completion { kind: CompletionKind::Field, insert: text.clone(), text, count: None }
            })
            .collect()
    }

    /// The values with a word that has the prefix, with the number of documents in the view that have them.
    fn values(&self, resolved: &Resolved, field: &Field, prefix: &str) -> Vec<Completion> {
        if field.kind != FieldKind::Facet {
            return Vec::new();
        }
        let view = &resolved.view;
        let mut counts = vec![0u64; field.values.len()];
        match &field.postings {
            Postings::Documents { .. } => {
                view.docs.iter().flat_map(|&doc| field.of_document(doc)).for_each(|&v| counts[v as usize] += 1);
            }
            Postings::Spans { spans, .. } => {
                let mut last = vec![u32::MAX; field.values.len()];
                for &(span, value) in spans.iter().filter(|(s, _)| !intersect(&[*s], &view.spans).is_empty()) {
                    let doc = self.index().documents.at(span.start);
                    if last[value as usize] != doc {
                        last[value as usize] = doc;
                        counts[value as usize] += 1;
                    }
                }
            }
        }
        let prefix = text::normal(prefix);
        let mut values: Vec<(u32, u64)> = (0..counts.len() as u32)
            .map(|value| (value, counts[value as usize]))
            .filter(|&(value, count)| count > 0 && begins(field.values.get(value), &prefix))
            .collect();
        values.sort_by_key(|&(_, count)| Reverse(count));
        values.into_iter().map(|(value, count)| of_value(&field.name, field.values.get(value), Some(count))).collect()
    }
}

/// The subsets with a word in their names that has the prefix.
fn named(scope: &Scope, prefix: &str) -> Vec<Completion> {
    let prefix = text::normal(prefix);
    let fits = scope.subsets.iter().filter(|subset| begins(&subset.name, &prefix));
    fits.map(|subset| of_value(SUBSET, &subset.name, None)).collect()
}

fn of_value(field: &str, value: &str, count: Option<u64>) -> Completion {
    let insert = Filter::of(field, Some(value)).to_string();
    Completion { kind: CompletionKind::Value, text: value.to_owned(), insert, count }
}

/// Whether a value, or a word in it, begins with a normal form.
fn begins(value: &str, prefix: &str) -> bool {
    let value = text::normal(value);
    value.starts_with(prefix) || value.split_whitespace().any(|word| word.starts_with(prefix))
}

/// The word, or part of one, that is being typed at the end of a text.
#[derive(Debug, PartialEq)]
struct Partial<'a> {
    /// Where it begins, with the name of its field.
    from: usize,
    field: Option<String>,
    text: &'a str,
    /// Within quotation marks, where there are no fields.
    quoted: bool,
}

impl<'a> Partial<'a> {
    fn of(before: &'a str) -> Self {
        // A quotation mark that is still open: its number of marks is odd.
        let open = before.char_indices().filter(|(_, c)| is_quote(*c)).map(|(at, c)| at + c.len_utf8());
        let (count, inside) = open.fold((0, 0), |(count, _), at| (count + 1, at));
        let in_quotes = count % 2 == 1;
        let ends =
            |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '|' | ',' | '[' | ']' | '=' | '/');
        if in_quotes {
            let head = &before[..inside];
            let mark = head.trim_end_matches(is_quote);
            let start = mark.rfind(ends).map_or(0, |at| at + mark[at..].chars().next().map_or(1, char::len_utf8));
            if let Some(name) = mark[start..].strip_suffix(':').filter(|name| !name.is_empty()) {
                let name = name.trim_start_matches('-').to_owned();
                let from = mark.len() - 1 - name.len();
                return Self { from, field: Some(name), text: &before[inside..], quoted: true };
            }
        }
        let start = before.rfind(ends).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let start = start + (before.len() - start - before[start..].trim_start_matches('-').len());
        let run = &before[start..];
        match run.split_once(':') {
            Some((name, text)) if !in_quotes && !name.is_empty() => {
                Self { from: start, field: Some(name.to_owned()), text, quoted: false }
            }
            _ => Self { from: start, field: None, text: run, quoted: in_quotes },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Partial;

    #[test]
    fn words_that_are_being_typed() {
        for (before, from, field, text) in [
            ("", 0, None, ""),
            ("hua", 0, None, "hua"),
            ("war hua", 4, None, "hua"),
            ("-hua", 1, None, "hua"),
            ("(hua", 1, None, "hua"),
            ("a,b", 2, None, "b"),
            ("\"cold w", 6, None, "w"),
            ("\"cold war\" n", 11, None, "n"),
            ("speaker:Reu", 0, Some("speaker"), "Reu"),
            ("war -speaker:Reu", 5, Some("speaker"), "Reu"),
            ("war speaker:\"Liu X", 4, Some("speaker"), "Liu X"),
            ("war -speaker:\"Liu X", 5, Some("speaker"), "Liu X"),
            ("speaker:", 0, Some("speaker"), ""),
            ("中国 战", 7, None, "战"),
        ] {
            let partial = Partial::of(before);
            assert_eq!((partial.from, partial.field.as_deref(), partial.text), (from, field, text), "{before:?}");
        }
    }
}
