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
    /// The last part that is in a language of its own.
    last: Option<Translatable>,
}

/// A part that the next one of its name may say again in another language.
struct Translatable {
    name: String,
    language: String,
    /// Where it starts in the text.
    start: usize,
}

impl Citation {
    /// Takes the start of an element `depth` deep in the description, 1 for one that is described by itself. What is said
    /// in several languages is taken in the document's, else in the first.
    pub fn open(&mut self, tag: &Tag<'_>, depth: usize, language: Option<&str>) {
        let is_outermost = depth == 1;
        if depth == 2 && self.left_out == 0 && !self.is_over && self.is_said(tag, language) {
            self.left_out = 1;
            return;
        }
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

    /// Whether the part before says the same in a language that is preferred.
    fn is_said(&mut self, tag: &Tag<'_>, language: Option<&str>) -> bool {
        let own = tag.attribute("xml:lang");
        let Some(own) = own else {
            self.last = None;
            return false;
        };
        let same = |last: &Translatable| last.name == tag.name() && last.language != own;
        let start = match self.last.take_if(|last| same(last)) {
            Some(last) if language == Some(last.language.as_str()) || language != Some(own.as_str()) => {
                self.last = Some(last);
                return true;
            }
            Some(last) => {
                self.text.truncate(last.start);
                last.start
            }
            None => self.text.len(),
        };
        self.last = Some(Translatable { name: tag.name().to_owned(), language: own, start });
        false
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
