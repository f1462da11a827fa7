//! Words, their patterns, and phrases between quotation marks.

use std::ops::Range;

use super::Parser;
use crate::{
    message::Message,
    query::{
        note::{Note, NoteKind},
        pattern,
        syntax::{Expr, Pattern, Phrase, Step, Test, Word, half_width, is_field_name},
    },
    text,
};

/// Words near each other may be at most so far apart, and a phrase may be at most so long.
pub(super) const FARTHEST: u32 = 100;

impl Parser<'_> {
    /// `"…"`, and with `~` and a number behind it words near each other.
    pub(super) fn quotation(&mut self) -> Option<Expr> {
        let start = self.at;
        let inner = self.quoted()?;
        let content = self.text.get(inner.clone()).unwrap_or_default();
        let faults = self.faults.len();
        let mut steps = Vec::new();
        let mut at = inner.start;
        for piece in content.split_whitespace() {
            // Between a piece and the one before it is white space alone.
            let rest = self.text.get(at..).unwrap_or_default();
            let from = at + rest.len() - rest.trim_start().len();
            at = from + piece.len();
            self.words(from..at, &mut steps);
        }
        let tilde = self.at;
        let near = self.eat('~').then(|| {
            let digits = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_digit()).len();
            self.at += digits;
            self.text.get(tilde + 1..self.at).and_then(|number| number.parse::<u32>().ok())
        });
        let range = start..self.at;
        if self.faults.len() > faults {
            return None;
        }
        if steps.is_empty() {
            // What stands between the marks has been left out.
            if content.trim().is_empty() {
                self.fault(range, Message::EmptyQuotation, Message::FillQuotation);
            }
            return None;
        }
        match near {
            None if steps.len() > FARTHEST as usize => {
                self.fault(range, Message::LongPhrase, Message::ShortenPhrase { most: FARTHEST as u64 });
                None
            }
            None => Some(Expr::Phrase(Phrase::Sequence { steps, within: None }, range)),
            Some(Some(further)) if further <= FARTHEST => self.near(steps, further, range),
            Some(number) => {
                let message = if number.is_some() { Message::LargeDistance } else { Message::NoDistance };
                self.fault(tilde..self.at, message, Message::WriteDistance { most: FARTHEST as u64 });
                None
            }
        }
    }

    fn near(&mut self, steps: Vec<Step>, further: u32, range: Range<usize>) -> Option<Expr> {
        /// So many words near each other are more than anybody asks for.
        const MOST: usize = 8;
        let count = steps.len();
        let words: Vec<Word> = steps
            .into_iter()
            .filter_map(|step| match step.test {
                Test::Word(word) => Some(word),
                _ => None,
            })
            .collect();
        if words.len() < count {
            self.fault(range, Message::StarAmongNear, Message::TakeOutStar);
        } else if count == 1 {
            self.fault(range, Message::OneWordNear, Message::WriteTwoWords);
        } else if count > MOST {
            self.fault(range, Message::ManyWordsNear, Message::AskForFewer { most: MOST as u64 });
        } else {
            return Some(Expr::Phrase(Phrase::Near { words, further }, range));
        }
        None
    }

    /// A word, or a condition on a field.
    pub(super) fn run(&mut self) -> Option<Expr> {
        let start = self.at;
        let end = self.run_end();
        let run = self.text.get(start..end).unwrap_or_default();
        if let Some(colon) = run.find(|c| half_width(c) == ':')
            && let Some(name) = run.get(..colon)
            && is_field_name(name)
            && is_field_name(&text::normal(name))
        {
            self.at = start + colon;
            self.bump();
            return self.condition(start..start + colon);
        }
        self.skip_run();
        let range = start..self.at;
        let faults = self.faults.len();
        let mut steps = Vec::new();
        self.hint_at_word(run);
        self.words(range.clone(), &mut steps);
        if self.faults.len() > faults || steps.is_empty() {
            return None;
        }
        Some(Expr::Phrase(Phrase::Sequence { steps, within: None }, range))
    }

    /// `/…/`, where it stands by itself.
    pub(super) fn regex(&mut self) -> Option<Word> {
        let start = self.at;
        self.bump();
        let from = self.at;
        while let Some(c) = self.bump() {
            match c {
                '\\' => {
                    self.bump();
                }
                '/' => return self.regex_word(from..self.at - 1),
                _ => {}
            }
        }
        self.fault(start..from, Message::UnclosedRegex, Message::CloseWithSlash);
        None
    }

    fn regex_word(&mut self, inner: Range<usize>) -> Option<Word> {
        let written = escaped(self.text.get(inner.clone()).unwrap_or_default());
        let around = inner.start - 1..inner.end + 1;
        self.check_regex(&written, inner, around).then_some(Word { written, pattern: Pattern::Regex })
    }

    /// Whether a regular expression can be read; if not, that is said. `around` has the signs around it, too.
    pub(super) fn check_regex(&mut self, regex: &str, range: Range<usize>, around: Range<usize>) -> bool {
        if regex.is_empty() {
            self.fault(around, Message::EmptyRegex, Message::FillRegex);
            return false;
        }
        match pattern::regex(regex, false) {
            Ok(_) => true,
            Err(why) => {
                self.fault(range, Message::UnreadableRegex { why }, Message::MendRegex);
                false
            }
        }
    }

    /// Says of a word what its writer may take it for: a regular expression, or the nearness of other tools.
    fn hint_at_word(&mut self, piece: &str) {
        let near = piece.split('/').next().unwrap_or_default();
        let number = piece.get(near.len()..).unwrap_or_default().trim_start_matches('/');
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        let is_near = near == "NEAR" || near == "near" && is_number;
        if is_near && (number.is_empty() || is_number) {
            self.notes.push(Note::new(NoteKind::Hint, Message::NearIsWritten));
        } else if [".*", ".+", "\\w", "\\d"].iter().any(|sign| piece.contains(sign)) {
            let query = self.text.replacen(piece, &format!("/{piece}/"), 1);
            let note = Note::new(NoteKind::Hint, Message::RegexInSlashes { regex: piece.into() });
            self.notes.push(note.suggesting(query));
        }
    }

    /// The words of a piece without white space.
    fn words(&mut self, range: Range<usize>, steps: &mut Vec<Step>) {
        let text = self.text;
        let piece = text.get(range.clone()).unwrap_or_default();
        if let Some(inner) = piece.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).filter(|i| !i.is_empty()) {
            let from = range.start + 1;
            let word = self.regex_word(from..from + inner.len());
            steps.extend(word.map(|word| Step::from(Test::Word(word))));
            return;
        }
        if let Some(written) = piece.strip_prefix('=') {
            let tokens = text::tokens(written, &[]);
            if tokens.is_empty() {
                self.fault(range, Message::NothingWritten, Message::WriteBehind);
                return;
            }
            self.leave_out(range.start + 1..range.end, &tokens);
            steps.extend(tokens.into_iter().filter_map(|t| written.get(t)).map(|t| word(t, Pattern::Written)));
            return;
        }
        if let Some((written, edits)) = piece.rsplit_once('~').filter(|(before, _)| !before.is_empty()) {
            return self.similar(written, edits, range, steps);
        }
        let tokens = tokens_with_wildcards(piece);
        let ranges: Vec<Range<usize>> = tokens.iter().map(|(token, _)| token.clone()).collect();
        self.leave_out(range, &ranges);
        for (token, stars) in tokens {
            let written = piece.get(token).unwrap_or_default();
            steps.push(match stars {
                Stars::None => word(written, Pattern::Plain),
                Stars::Some => word(written, Pattern::Wild),
                Stars::Only => Test::Any.into(),
            });
        }
    }

    fn similar(&mut self, written: &str, edits: &str, range: Range<usize>, steps: &mut Vec<Step>) {
        let edits = match edits {
            "" | "1" => 1,
            "2" => 2,
            _ => {
                let sign = range.start + written.len()..range.end;
                self.fault(sign, Message::BadEdits, Message::WriteEdits);
                return;
            }
        };
        match text::tokens(written, &[]).as_slice() {
            [only] if !written.contains(['*', '?']) => {
                steps.push(word(written.get(only.clone()).unwrap_or_default(), Pattern::Edits(edits)));
            }
            _ => self.fault(range, Message::SimilarToMore, Message::SimilarToOne),
        }
    }
}

/// A regular expression with a backslash before every slash, as it has to have where it stands by itself.
fn escaped(regex: &str) -> String {
    let mut out = String::with_capacity(regex.len());
    let mut after_backslash = false;
    for c in regex.chars() {
        if c == '/' && !after_backslash {
            out.push('\\');
        }
        out.push(c);
        after_backslash = c == '\\' && !after_backslash;
    }
    out
}

fn word(written: &str, pattern: Pattern) -> Step {
    Test::Word(Word { written: written.to_owned(), pattern }).into()
}

/// Whether a token of a query has wildcards, or is nothing else.
#[derive(Clone, Copy, PartialEq)]
enum Stars {
    None,
    Some,
    Only,
}

/// The tokens of a piece in which `*` and `?` may stand for letters: words are cut as they would be with letters or
/// with digits in those places, so that `don'*` is the beginning of `don't` and `1,*` that of `1,000`. A `*` that is no
/// part of a word stands for a whole one.
fn tokens_with_wildcards(piece: &str) -> Vec<(Range<usize>, Stars)> {
    let mut wild: Vec<usize> =
        piece.char_indices().filter(|&(at, c)| is_wildcard(piece, at, c)).map(|(at, _)| at).collect();
    let tokens = loop {
        let (as_letters, as_digits) = (cut(piece, &wild, 'a'), cut(piece, &wild, '0'));
        let tokens = if as_digits.len() < as_letters.len() { as_digits } else { as_letters };
        // A question mark at the end of a word, such as one before Chinese, is no letter of it.
        let is_mark = |at: &usize| {
            piece.get(*at..).is_some_and(|rest| rest.starts_with('?')) && tokens.iter().any(|(t, _)| t.end == at + 1)
        };
        match wild.iter().position(is_mark) {
            Some(mark) => wild.remove(mark),
            None => break tokens,
        };
    };
    // A sign beside a letter with which it makes no word, such as one of Chinese, is still about that letter.
    let mut joined: Vec<(Range<usize>, Stars)> = Vec::with_capacity(tokens.len());
    for (token, stars) in tokens {
        match joined.last_mut() {
            Some((last, before)) if last.end == token.start && (*before == Stars::Only || stars == Stars::Only) => {
                last.end = token.end;
                *before = if *before == stars { Stars::Only } else { Stars::Some };
            }
            _ => joined.push((token, stars)),
        }
    }
    // One letter and no more is a word of one letter: only a star is any word.
    let only = |(token, stars): (Range<usize>, Stars)| {
        let any = piece.get(token.clone()).is_some_and(|t| t.contains('*') && !t.contains('?'));
        (token, if stars == Stars::Only && !any { Stars::Some } else { stars })
    };
    joined.into_iter().map(only).collect()
}

/// The tokens of a piece with letters in the wild places.
fn cut(piece: &str, wild: &[usize], stand_in: char) -> Vec<(Range<usize>, Stars)> {
    let filled: String = piece.char_indices().map(|(at, c)| if wild.contains(&at) { stand_in } else { c }).collect();
    let stars = |token: Range<usize>| match wild.iter().filter(|at| token.contains(at)).count() {
        0 => (token, Stars::None),
        // Either sign is one byte long.
        n if n == token.len() => (token, Stars::Only),
        _ => (token, Stars::Some),
    };
    text::tokens(&filled, &[]).into_iter().map(stars).collect()
}

/// A `*` stands for letters anywhere; a `?` only before more of the word, else it is a mark at the end of a question.
fn is_wildcard(piece: &str, at: usize, c: char) -> bool {
    let more = |after: &str| after.trim_start_matches('?').starts_with(|c: char| c == '*' || c.is_alphanumeric());
    c == '*' || (c == '?' && piece.get(at + 1..).is_some_and(more))
}
