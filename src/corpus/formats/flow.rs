//! The paragraphs of a document of an office program, with the boxes of text that stand beside them.

use crate::{
    corpus::blocks::{Builder, Extract},
    model::BlockKind,
};

/// Paragraphs one after another. A box of text follows the paragraph that it is fixed to; paragraphs of quoted text that
/// follow each other are one quotation.
#[derive(Default)]
pub(super) struct Flow {
    main: Lane,
    /// The box that is open, and how many are: one within another is part of it.
    boxed: Lane,
    boxes: usize,
    /// The boxes of the open paragraph.
    closed: Vec<Extract>,
}

#[derive(Default)]
struct Lane {
    out: Builder,
    in_quotation: bool,
}

impl Flow {
    fn lane(&mut self) -> &mut Lane {
        if self.boxes > 0 { &mut self.boxed } else { &mut self.main }
    }

    /// Adds running text of a paragraph of that kind.
    pub fn push(&mut self, text: &str, kind: BlockKind) {
        let lane = self.lane();
        let is_quotation = kind == BlockKind::Quote;
        if lane.in_quotation != is_quotation {
            if is_quotation {
                lane.out.open_quote()
            } else {
                lane.out.close_quote()
            }
            lane.in_quotation = is_quotation;
        }
        lane.out.push(text);
    }

    pub fn break_line(&mut self, kind: BlockKind) {
        self.lane().out.break_line(kind);
    }

    /// Ends a paragraph.
    pub fn end(&mut self, kind: BlockKind) {
        self.lane().out.end(kind);
        if self.boxes == 0 {
            for closed in std::mem::take(&mut self.closed) {
                self.main.out.append(closed);
            }
        }
    }

    pub fn open_box(&mut self) {
        self.boxes += 1;
    }

    pub fn close_box(&mut self) {
        self.boxes = self.boxes.saturating_sub(1);
        if self.boxes == 0 {
            let Lane { mut out, in_quotation } = std::mem::take(&mut self.boxed);
            if in_quotation {
                out.close_quote();
            }
            self.closed.push(out.finish(Vec::new()));
        }
    }

    /// The whole, with what the document says of itself.
    pub fn finish(mut self, says: Vec<(&'static str, String)>) -> Extract {
        while self.boxes > 0 {
            self.close_box();
        }
        self.end(BlockKind::Paragraph);
        if self.main.in_quotation {
            self.main.out.close_quote();
        }
        self.main.out.finish(says)
    }
}
