//! Examples of the query language that find something in the open corpus.

use std::cmp::Reverse;

use super::{context::Ctx, reply::reply};
use crate::{
    index::{Field, Index},
    model::FieldKind,
    protocol::{Body, Example, ExampleKind as Kind, Failure, Reply},
    query::{Filter, Matching, View, date_field, literal, parse, word_query},
};

/// How many of the most frequent words are considered.
const CANDIDATES: usize = 400;
/// Words in more than this share of the documents are left out: they say little about any.
const COMMON: f64 = 0.6;

impl Ctx {
    pub async fn examples(&self) -> Result<Reply, Failure> {
        self.meter.spend(u64::from(self.index().tokens())).await;
        let mut found = Vec::new();
        for (kind, query) in possible(self.index()) {
            self.meter.spend(1 << 16).await;
            if self.finds(&query) {
                found.push(Example { kind, query });
            }
        }
        Ok(reply(Body::Examples(found), Vec::new()))
    }

    fn finds(&self, query: &str) -> bool {
        let evaluator = self.evaluator();
        let all = View::whole(&self.index().documents);
        parse(query).is_ok_and(|query| {
            let found = evaluator.find_all(&query, &all, Matching::default(), &mut Vec::new());
            found.is_ok_and(|found| !found.docs.is_empty())
        })
    }
}

/// Queries of every kind with typical words of the corpus; some may find nothing.
fn possible(index: &Index) -> Vec<(Kind, String)> {
    let mut telling = telling(index);
    // A pair that occurs as a phrase comes first, so that the examples of phrases find something.
    let gap = pair(index, &telling, 2);
    if let Some((first, second)) = pair(index, &telling, 1) {
        telling.retain(|&norm| norm != first && norm != second);
        telling.splice(0..0, [first, second]);
    }
    let words: Vec<&str> = telling.iter().take(5).map(|&norm| index.lexicon.norms.get(norm)).collect();
    let mut all = match words.as_slice() {
        [a, b, c, d, ..] => of_words(index, a, b, c, d),
        _ => Vec::new(),
    };
    all.extend(gap.map(|(first, last)| {
        let [first, last] = [first, last].map(|norm| index.lexicon.norms.get(norm));
        (Kind::Gap, format!("\"{first} * {last}\""))
    }));
    all.extend(of_fields(index, words.first().copied().unwrap_or_default()));
    all
}

/// Frequent words that are long, but not everywhere: normal forms, the most frequent first.
fn telling(index: &Index) -> Vec<u32> {
    let lexicon = &index.lexicon;
    let mut norms: Vec<u32> = (0..lexicon.norms.len() as u32).collect();
    norms.sort_by_cached_key(|&norm| Reverse(lexicon.norm_freq(norm)));
    norms.truncate(CANDIDATES);
    let all = index.documents.len() as f64;
    // In some scripts words have few letters.
    let is_long = |word: &str| {
        word.chars().all(char::is_alphabetic) && (word.chars().count() > 4 || word.chars().all(|c| c > '\u{2E80}'))
    };
    let is_rare = |norm: u32| {
        let mut last = None;
        let mut docs = 0;
        for &form in lexicon.forms_of_norm(norm) {
            for &at in index.positions.of_form(form) {
                let doc = index.documents.at(at);
                docs += u32::from(last.replace(doc) != Some(doc));
            }
        }
        f64::from(docs) <= COMMON * all || all < 5.0
    };
    norms.retain(|&norm| is_long(lexicon.norms.get(norm)) && is_rare(norm));
    norms
}

/// The two words that most often occur at this distance from each other, in order.
fn pair(index: &Index, words: &[u32], apart: u32) -> Option<(u32, u32)> {
    let mut number = vec![usize::MAX; index.lexicon.norms.len()];
    let words = &words[..words.len().min(100)];
    words.iter().enumerate().for_each(|(at, &norm)| number[norm as usize] = at);
    let mut counts = vec![0u32; words.len() * words.len()];
    for at in apart..index.tokens() {
        let this = number[index.norm_at(at) as usize];
        if this == usize::MAX {
            continue;
        }
        let before = number[index.norm_at(at - apart) as usize];
        if before != usize::MAX && before != this {
            counts[before * words.len() + this] += 1;
        }
    }
    let most = *counts.iter().max()?;
    let at = counts.iter().position(|&count| count == most && count > 0)?;
    Some((words[at / words.len()], words[at % words.len()]))
}

fn of_words(index: &Index, a: &str, b: &str, c: &str, d: &str) -> Vec<(Kind, String)> {
    let letters: Vec<char> = a.chars().collect();
    let changed = |at: usize, to: &str| {
        let mut out: String = letters[..at].iter().collect();
        out.push_str(to);
        out.extend(&letters[at + 1..]);
        out
    };
    let middle = letters.len() / 2;
    let begin: String = letters[..letters.len().div_ceil(2).max(letters.len().saturating_sub(3))].iter().collect();
    let any_letter = changed(middle, "?");
    let typo = changed(middle, if letters[middle] == 'x' { "y" } else { "x" });
    let written = index.lexicon.norms.find(a).and_then(|norm| index.lexicon.forms_of_norm(norm).last().copied());
    let written = written.map_or(a, |form| index.lexicon.written.get(form));
    let (first, second) = (word_query(a, ""), word_query(b, ""));
    vec![
        (Kind::Words, format!("{a} {b}")),
        (Kind::Phrase, format!("\"{a} {b}\"")),
        (Kind::Near, format!("\"{b} {a}\"~5")),
        (Kind::Either, format!("{a} | {c}")),
        (Kind::Series, format!("{a}, {c}, {d}")),
        (Kind::Without, format!("{a} -{c}")),
        (Kind::Without, format!("{c} -{a}")),
        (Kind::Group, format!("({a} | {c}) {b}")),
        (Kind::Begins, format!("{begin}*")),
        (Kind::OneLetter, any_letter),
        (Kind::Regex, format!("/{}.*/", literal(&begin))),
        (Kind::Edits, format!("{typo}~")),
        (Kind::Written, format!("={written}")),
        (Kind::Norm, first.clone()),
        (Kind::Sequence, format!("{first} []{{0,2}} {second} within sentence")),
    ]
}

/// A value that some but not all of the text has, if the corpus has such a field, and a time.
fn of_fields(index: &Index, word: &str) -> Vec<(Kind, String)> {
    let mut all = Vec::new();
    let facet = index.fields.iter().find(|f| f.kind == FieldKind::Facet && f.values.len() > 1);
    if let Some(value) = facet.and_then(|field| most_frequent(index, field)) {
        let with = |exclude| {
            let name = facet.map_or("", |field| &field.name);
            format!("{word} {}", Filter { exclude, ..Filter::of(name, Some(&value)) })
        };
        all.push((Kind::Field, with(false)));
        all.push((Kind::NotField, with(true)));
    }
    let years = date_field(index, None).map(|field| {
        let dates = (0..index.documents.len() as u32).filter_map(|doc| field.date(doc));
        dates.map(|date| date.to_string().chars().take(4).collect::<String>()).collect::<Vec<_>>()
    });
    let years = years.unwrap_or_default();
    if let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) {
        all.push((Kind::Year, format!("date:{last}")));
        all.push((Kind::Range, format!("date:{first}-01..{last}")));
    }
    all
}

fn most_frequent(index: &Index, field: &Field) -> Option<String> {
    let tokens = |value: u32| crate::model::span::total(&View::of_value(index, field, value).spans);
    let most = (0..field.values.len() as u32).take(50).max_by_key(|&value| (tokens(value), u32::MAX - value))?;
    Some(field.values.get(most).to_owned())
}
