//! Signs that are no words: they are left out of the query, which is said.

use std::ops::Range;

use super::Parser;
use crate::{
    message::Message,
    query::{Note, NoteKind},
};

/// So many signs are named, each with so many characters.
const NAMED: usize = 5;
const LONGEST_NAME: usize = 20;

impl Parser<'_> {
    /// Remembers the signs of a piece of the query beside its tokens, or the whole piece where it has none.
    pub(super) fn leave_out(&mut self, piece: Range<usize>, tokens: &[Range<usize>]) {
        if tokens.is_empty() {
            self.left_out.push(piece);
            return;
        }
        let ends = tokens.iter().map(|token| token.end);
        let starts = tokens.iter().map(|token| token.start).chain([piece.len()]);
        for (from, to) in [0].into_iter().chain(ends).zip(starts) {
            let gap = piece.start + from..piece.start + to;
            let Some(text) = self.text.get(gap.clone()) else { continue };
            let signs: Vec<(usize, char)> = text.char_indices().filter(|&(_, c)| is_sign(c)).collect();
            if let (Some(&(first, _)), Some(&(last, c))) = (signs.first(), signs.last()) {
                self.left_out.push(gap.start + first..gap.start + last + c.len_utf8());
            }
        }
    }

    /// The faults of a query that is nothing but such signs.
    /// How long the tag is that begins here, such as `<s>` or `</turn>`, which other tools read.
    pub(super) fn tag(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('<')?;
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find('>')?;
        let inner = rest.get(..end)?;
        let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !inner.contains(['<', '"', '[']);
        is_tag.then_some(end + 2)
    }

    pub(super) fn refuse_tag(&mut self) {
        let range = self.at..self.at + self.tag().unwrap_or_default();
        let tag = self.text.get(range.clone()).unwrap_or_default().to_owned();
        self.at = range.end;
        self.fault(range, Message::TagInQuery { tag }, Message::WriteWithin);
    }

    pub(super) fn refuse_left_out(&mut self) {
        for range in std::mem::take(&mut self.left_out) {
            let text = self.text.get(range.clone()).unwrap_or_default().into();
            self.fault(range, Message::HoldsNoWord { text }, Message::WordsHaveLetters);
        }
    }

    /// Says what was left out.
    pub(super) fn note_left_out(&mut self) {
        let mut names: Vec<String> = Vec::new();
        for range in &self.left_out {
            let text = self.text.get(range.clone()).unwrap_or_default();
            let mut name: String = text.chars().take(LONGEST_NAME).collect();
            if name.len() < text.len() {
                name.push('…');
            }
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let count = names.len() as u64;
        if count == 0 {
            return;
        }
        if names.len() > NAMED {
            names.truncate(NAMED);
            names.push("…".into());
        }
        let signs = names.join(" ");
        self.notes.push(Note::new(NoteKind::LeftOut, Message::SignsLeftOut { signs, count }));
    }
}

/// Whether a character says something, such as a currency, and does not only part or end what is written: of a comma
/// behind a word nothing has to be said.
const fn is_sign(c: char) -> bool {
    matches!(c,
        '#' | '$' | '%' | '&' | '+' | '<' | '>' | '@' | '\\' | '^' | '`'
        | '¢'..='©' | '¬' | '®'..='±' | '´' | '¶' | '×' | '÷'
        | '\u{2030}'..='\u{2031}'
        // Currencies; arrows, mathematics, pictures.
        | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}'
        | '＃' | '＄' | '％' | '＆' | '＋' | '＠' | '￠'..='￦'
        | '\u{1f000}'..='\u{1faff}')
}
