//! Assembling a text from the blocks of a markup format.

use super::{Block, decode};
use crate::model::BlockKind;

/// What a reader of a format takes from a file.
#[derive(Debug, Default)]
pub(super) struct Extract {
    pub text: String,
    pub blocks: Vec<Block>,
    /// Values of fields that the file itself gives, such as its title, in order.
    pub says: Vec<(&'static str, String)>,
}

/// Blocks of text, one after another, with a line end between them.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    block: String,
    /// White space or a line break that comes before the next word of the block, where there is one.
    gap: Option<char>,
}

impl Builder {
    /// Adds running text, each stretch of white space in it as one space. A no-break space is no white space here.
    pub fn push(&mut self, text: &str) {
        for (index, word) in text.split([' ', '\t', '\n', '\r', '\x0C']).enumerate() {
            if index > 0 && self.gap.is_none() {
                self.gap = Some(' ');
            }
            if word.is_empty() {
                continue;
            }
            if let Some(gap) = self.gap.take().filter(|_| !self.block.is_empty()) {
                self.block.push(gap);
            }
            self.block.push_str(word);
        }
    }

    /// Adds text as it stands, line ends and all.
    pub fn push_verbatim(&mut self, text: &str) {
        if let Some(gap) = self.gap.take().filter(|_| !self.block.is_empty()) {
            self.block.push(gap);
        }
        self.block.push_str(text);
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
        let block = decode::compose(decode::line_ends(std::mem::take(&mut self.block)));
        // The indent of a first line of code is part of it.
        let block = if kind == BlockKind::Code { block.trim_matches('\n').trim_end() } else { block.trim() };
        if block.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(block);
        self.blocks.push(Block { range: start..self.text.len(), kind });
    }

    /// Adds the blocks of another text.
    pub fn append(&mut self, other: Extract) {
        if other.text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.blocks.extend(
            other
                .blocks
                .into_iter()
                .map(|block| Block { range: block.range.start + shift..block.range.end + shift, kind: block.kind }),
        );
    }

    /// The text and its blocks; what is left of an unfinished block is a paragraph.
    pub fn finish(mut self, says: Vec<(&'static str, String)>) -> Extract {
        self.end(BlockKind::Paragraph);
        Extract { text: self.text, blocks: self.blocks, says }
    }
}
