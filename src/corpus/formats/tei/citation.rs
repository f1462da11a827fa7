//! Where a text is from, as a header cites it.

use super::{name::folded, xml::Tag};

/// In characters: what is longer is cut at a word.
const LONGEST: usize = 300;

/// The first thing of a description of sources that has words, as one line.
#[derive(Default)]
pub(super) struct Citation {
    text: String,
    /// A line ended between two elements, which stands for a comma.
    is_broken: bool,
    /// The elements that are open in one that is no part of it.
    left_out: usize,
    is_over: bool,
}

impl Citation {
    /// `is_outermost` for an element that is described by itself.
    pub fn open(&mut self, tag: &Tag<'_>, is_outermost: bool) {
        let is_address = tag.name() == "idno"
            && tag.attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("ur"));
        if self.left_out > 0 || is_address || tag.name() == "note" {
            self.left_out += 1;
        }
        if matches!(tag.name(), "forename" | "surname" | "nameLink" | "genName") || is_outermost {
            self.is_broken = false;
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    pub fn push(&mut self, text: &str) {
        // What comes after as much as this is cut.
        if self.is_over || self.left_out > 0 || self.text.len() > 16 * LONGEST {
            return;
        }
        if text.trim().is_empty() {
            self.is_broken |= text.contains('\n');
            self.space();
            return;
        }
        if self.is_broken {
            self.text.truncate(self.text.trim_end().len());
            let is_open = self.text.ends_with(|c: char| c.is_alphanumeric() || ")]”»".contains(c));
            self.text.push_str(if is_open { ", " } else { " " });
            self.is_broken = false;
        }
        self.text.push_str(text);
    }

    pub fn close(&mut self, is_outermost: bool) {
        self.left_out = self.left_out.saturating_sub(1);
        self.is_over |= is_outermost && !self.text.is_empty();
    }

    pub fn finish(self) -> Option<String> {
        let text = folded(&self.text);
        let Some((end, _)) = text.char_indices().nth(LONGEST) else { return (!text.is_empty()).then_some(text) };
        let head = text.get(..end)?;
        let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
        Some(format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '.'])))
    }
}
