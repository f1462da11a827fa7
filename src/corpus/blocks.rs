//! Assembling a text from the blocks of a markup format.

use std::ops::Range;

use super::{Block, decode, said::Deeds};
use crate::model::BlockKind;

/// What a reader of a format takes from a file.
#[derive(Debug, Default)]
pub(super) struct Extract {
    pub text: String,
    pub blocks: Vec<Block>,
    /// Values of fields that the file itself gives, such as its title, in order.
    pub says: Vec<(&'static str, String)>,
    /// What the markup says is quoted: sorted and disjoint.
    pub quoted: Vec<Range<usize>>,
    /// What the markup says who says: in order and disjoint, labels included.
    pub voiced: Vec<Voiced>,
    /// Which labels can open turns, where the markup names nobody.
    pub labels: Labels,
    /// What was done to its words on the way.
    pub deeds: Deeds,
}

/// Which labels of a text can open turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Labels {
    #[default]
    All,
    /// Those with a colon: a short line is often all that somebody says.
    WithColon,
    /// Those with declared names: the format has markup for who speaks, and this text has none.
    Declared,
}

/// A stretch of text whose speakers the markup names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Voiced {
    pub names: Vec<String>,
    /// What they speak as, such as `chair`, where the markup says that.
    pub role: Option<String>,
    /// What stands before it in the text and names them.
    pub label: Option<Range<usize>>,
    /// What they say, without white space at its ends. It is empty where nothing but a label is left of it.
    pub range: Range<usize>,
}

/// Blocks of text, one after another, with a line end between them.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    block: String,
    /// White space or a line break that comes before the next word of the block, where there is one.
    gap: Option<char>,
    /// White space before the next word is none.
    joins: bool,
    /// How long the block is where it ends in the hyphen of a word that is broken there.
    broken: Option<usize>,
    /// How many quotations are open.
    open_quotes: usize,
    /// Where the outermost starts and ends, as far as they lie in the present block.
    quote_edges: Vec<usize>,
    /// Where the quotation starts in which the text ends.
    quote_start: Option<usize>,
    quoted: Vec<Range<usize>>,
    /// Who speaks, from the start of a range that has no end yet.
    turn: Option<Voiced>,
    voiced: Vec<Voiced>,
    deeds: Deeds,
}

impl Builder {
    /// Adds running text, each stretch of white space in it as one space. A no-break space is no white space here.
    pub fn push(&mut self, text: &str) {
        for (index, word) in text.split([' ', '\t', '\n', '\r', '\x0C']).enumerate() {
            if index > 0 && self.gap.is_none() && !self.joins {
                self.gap = Some(' ');
            }
            if word.is_empty() {
                continue;
            }
            self.joins = false;
            if self.broken.take() == Some(self.block.len()) && word.starts_with(char::is_lowercase) {
                self.block.pop();
                self.deeds.joined += 1;
            }
            if let Some(gap) = self.gap.take().filter(|_| !self.block.is_empty()) {
                self.block.push(gap);
            }
            self.block.push_str(word);
        }
    }

    /// Adds text as it stands, line ends and all.
    pub fn push_verbatim(&mut self, text: &str) {
        self.joins = false;
        if let Some(gap) = self.gap.take().filter(|_| !self.block.is_empty()) {
            self.block.push(gap);
        }
        self.block.push_str(text);
    }

    /// What stands directly before the next word of the block.
    pub fn before(&self) -> &str {
        if self.gap.is_some() { "" } else { &self.block }
    }

    /// Begins a quotation. One within another is part of it.
    pub fn open_quote(&mut self) {
        self.broken = None;
        self.open_quotes += 1;
        if self.open_quotes == 1 {
            self.quote_edges.push(self.block.len());
        }
    }

    pub fn close_quote(&mut self) {
        self.broken = None;
        if self.open_quotes == 1 {
            self.quote_edges.push(self.block.len());
        }
        self.open_quotes = self.open_quotes.saturating_sub(1);
    }

    /// Counts the mark of a note, which is left out.
    pub fn leave_out_note(&mut self) {
        self.deeds.notes += 1;
    }

    /// Joins what comes next to the word before it, whatever white space stands between.
    pub fn join(&mut self) {
        self.gap = None;
        self.joins = true;
    }

    /// Joins what comes next to a word that is broken here, without its hyphen; one before a capital is its own.
    pub fn join_broken(&mut self) {
        self.join();
        // The edge of a quotation stays where it is.
        if self.quote_edges.last() == Some(&self.block.len()) {
            return;
        }
        if self.block.ends_with(['¬', '\u{AD}']) {
            self.block.pop();
            self.deeds.joined += 1;
        } else if self.block.ends_with(['-', '\u{2010}', '⸗']) {
            self.broken = Some(self.block.len());
        }
    }

    /// Ends the line within the block, where it has not ended yet.
    pub fn end_line(&mut self) {
        self.joins = false;
        self.gap = Some('\n');
    }

    /// Ends the line within the block; a second time in a row, it ends the block.
    pub fn break_line(&mut self, kind: BlockKind) {
        if self.gap == Some('\n') {
            self.end(kind);
        } else {
            self.gap = Some('\n');
        }
    }

    /// Ends the block. One without a letter or digit is dropped where it is white space alone.
    pub fn end(&mut self, kind: BlockKind) {
        self.gap = None;
        self.joins = false;
        self.broken = None;
        let source = std::mem::take(&mut self.block);
        let edges = std::mem::take(&mut self.quote_edges);
        let edges: Vec<usize> = edges
            .into_iter()
            .filter_map(|edge| source.get(..edge))
            .map(|head| composed(head.to_owned()).len())
            .collect();
        let whole = composed(source);
        // The indent of a first line of code is part of it.
        let block = if kind == BlockKind::Code { whole.trim_start_matches('\n') } else { whole.trim_start() };
        let shift = whole.len() - block.len();
        let block = block.trim_end();
        if !block.trim_start().is_empty() {
            self.break_blocks();
            let start = self.text.len();
            self.text.push_str(block);
            self.blocks.push(Block { range: start..self.text.len(), kind });
            for edge in edges {
                self.quote_edge(start + block.floor_char_boundary(edge.saturating_sub(shift)));
            }
        } else {
            edges.into_iter().for_each(|_| self.quote_edge(self.text.len()));
        }
    }

    /// Begins what somebody says, with a block of its own. It ends what another one says.
    pub fn open_turn(&mut self, names: Vec<String>, role: Option<String>) {
        self.close_turn();
        self.turn = Some(Voiced { names, role, label: None, range: self.text.len()..self.text.len() });
    }

    /// Names who speaks, after the turn has begun.
    pub fn name_turn(&mut self, name: String) {
        if let Some(turn) = &mut self.turn {
            turn.names = vec![name];
        }
    }

    /// Ends a block that is the label of the turn that has begun, and gives its text. In the middle of a turn, another
    /// one of the same speakers begins with it.
    pub fn end_label(&mut self) -> &str {
        let before = self.text.len();
        self.end(BlockKind::Paragraph);
        let label = trimmed(&self.text, before..self.text.len());
        if let Some(turn) = self.turn.as_mut().filter(|_| !label.is_empty()) {
            let said = trimmed(&self.text, turn.range.start..before);
            if said.is_empty() {
                turn.label = Some(turn.label.as_ref().map_or(label.start, |label| label.start)..label.end);
                turn.range = label.end..label.end;
            } else {
                let next = Voiced { label: Some(label.clone()), range: label.end..label.end, ..turn.clone() };
                let last = Voiced { range: said, ..std::mem::replace(turn, next) };
                self.keep_turn(last);
            }
        }
        self.text.get(label).unwrap_or_default()
    }

    /// Ends what somebody says, and the block. What nobody is named for is forgotten.
    pub fn close_turn(&mut self) {
        self.end(BlockKind::Paragraph);
        if let Some(turn) = self.turn.take() {
            let range = trimmed(&self.text, turn.range.start..self.text.len());
            self.keep_turn(Voiced { range, ..turn });
        }
    }

    fn keep_turn(&mut self, turn: Voiced) {
        if !turn.names.is_empty() {
            self.voiced.push(turn);
        }
    }

    fn break_blocks(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn quote_edge(&mut self, at: usize) {
        match self.quote_start.take() {
            Some(start) => self.quoted.push(start..at),
            None => self.quote_start = Some(at),
        }
    }

    /// Adds the blocks of another text.
    pub fn append(&mut self, other: Extract) {
        self.deeds.add(&other.deeds);
        if other.text.is_empty() {
            return;
        }
        self.end(BlockKind::Paragraph);
        self.break_blocks();
        let shift = self.text.len();
        let shifted = |range: Range<usize>| range.start + shift..range.end + shift;
        self.text.push_str(&other.text);
        self.blocks.extend(other.blocks.into_iter().map(|block| Block { range: shifted(block.range), ..block }));
        if self.quote_start.is_none() {
            self.quoted.extend(other.quoted.into_iter().map(shifted));
        }
        if self.turn.is_none() {
            self.voiced.extend(other.voiced.into_iter().map(|voiced| Voiced {
                label: voiced.label.map(shifted),
                range: shifted(voiced.range),
                ..voiced
            }));
        }
    }

    /// The text and its blocks; what is left of an unfinished block is a paragraph.
    pub fn finish(mut self, says: Vec<(&'static str, String)>) -> Extract {
        self.close_turn();
        if self.quote_start.is_some() {
            self.quote_edge(self.text.len());
        }
        let quoted = self.quoted.into_iter().map(|range| trimmed(&self.text, range)).filter(|range| !range.is_empty());
        let quoted = quoted.collect();
        Extract {
            text: self.text,
            blocks: self.blocks,
            says,
            quoted,
            voiced: self.voiced,
            labels: Labels::default(),
            deeds: self.deeds,
        }
    }
}

/// A range of a text without the white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let body = text.get(range.clone()).unwrap_or_default();
    let start = range.start + body.len() - body.trim_start().len();
    start..start + body.trim().len()
}

fn composed(text: String) -> String {
    decode::compose(decode::line_ends(text))
}
