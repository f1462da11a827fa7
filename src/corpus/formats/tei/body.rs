//! The text of a TEI document, by blocks and speakers.

use std::collections::BTreeMap;

use super::{
    counts::Counts,
    elements::{Element, Holder, Readings, element},
    name,
    people::{self, People},
    scan::Scan,
    xml::Tag,
};
use crate::{corpus::blocks::Builder, model::BlockKind};

/// A text that is put together from its elements one by one.
pub(super) struct Body<'a> {
    scan: &'a Scan,
    /// Those whom other files name.
    others: &'a People,
    pub out: Builder,
    frames: Vec<Frame>,
    /// How many elements are open of what is left out.
    left_out: usize,
    /// What the printed names of speakers say of those who are known by a reference alone.
    printed: BTreeMap<String, String>,
    /// The reference of the speaker whom a label has yet to name; empty where there is none.
    unnamed: Option<String>,
    pub counts: Counts,
}

/// An open element.
#[derive(Clone, Copy, Debug, Default)]
struct Frame {
    holder: Holder,
    does: Does,
    /// The kind of the block that words directly in it belong to.
    own: BlockKind,
    /// The kind of blocks in it that have none of their own.
    within: BlockKind,
    /// Words in it belong to a paragraph or its like.
    is_running: bool,
}

/// What there is to do at the end of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Does {
    #[default]
    Nothing,
    EndBlock,
    EndLine,
    EndQuotation {
        is_block: bool,
    },
    EndSpeech,
    EndSpeaker,
    EndToken {
        joins: bool,
    },
    /// The number of the child that is kept, and of the next one.
    Readings {
        kept: usize,
        next: usize,
    },
}

impl Frame {
    /// Makes it that of a block, or of what holds blocks.
    fn open_block(&mut self, element: Element) {
        if let Element::Block(Some(kind)) = element {
            self.within = kind;
        }
        self.own = self.within;
        self.is_running = !matches!(element, Element::Container | Element::Speech);
        self.does = match element {
            Element::Speech | Element::Utterance => Does::EndSpeech,
            Element::Speaker => Does::EndSpeaker,
            _ => Does::EndBlock,
        };
    }

    /// Makes it that of a quotation, which is a block of its own outside paragraphs.
    fn open_quotation(&mut self) {
        self.within = BlockKind::Quote;
        if !self.is_running {
            self.own = BlockKind::Quote;
        }
        self.does = Does::EndQuotation { is_block: !self.is_running };
    }
}

impl<'a> Body<'a> {
    pub fn new(scan: &'a Scan, others: &'a People) -> Self {
        Self {
            scan,
            others,
            out: Builder::default(),
            frames: Vec::new(),
            left_out: 0,
            printed: BTreeMap::new(),
            unnamed: None,
            counts: Counts::default(),
        }
    }

    pub fn open(&mut self, tag: &Tag<'_>) {
        if self.left_out > 0 || !self.is_kept() {
            self.left_out += 1;
            return;
        }
        let mut frame = self.frames.last().copied().unwrap_or_default();
        let around = frame.own;
        let element = element(tag.name(), frame.holder);
        frame.holder = Holder::of(tag.name());
        frame.does = Does::Nothing;
        match element {
            Element::Inline => {}
            Element::Container | Element::Block(_) | Element::Speech | Element::Utterance | Element::Speaker => {
                self.out.end(around);
                frame.open_block(element);
                if frame.does == Does::EndSpeech {
                    self.open_turn(tag);
                }
            }
            Element::Line => {
                self.out.end_line();
                frame.is_running = true;
                frame.does = Does::EndLine;
            }
            Element::LineEnd | Element::Gap if tag.has("break", "no") => self.out.join_broken(),
            Element::LineEnd => self.out.end_line(),
            Element::Gap => self.out.push(" "),
            Element::Quotation => {
                if !frame.is_running {
                    self.out.end(around);
                }
                frame.open_quotation();
                self.out.open_quote();
            }
            Element::Token => {
                let join = tag.attribute("join").unwrap_or_default();
                if matches!(join.as_str(), "left" | "both") {
                    self.out.join();
                }
                frame.does = Does::EndToken { joins: matches!(join.as_str(), "right" | "both") };
            }
            Element::Readings(readings) => {
                match readings {
                    Readings::Choice => self.counts.choices += 1,
                    Readings::Apparatus => self.counts.apparatus += 1,
                }
                let kept = self.scan.readings.get(&tag.at).copied().unwrap_or_default();
                frame.does = Does::Readings { kept, next: 0 };
            }
            Element::LeftOut(_) | Element::Silent => {
                if let Element::LeftOut(what) = element {
                    *self.counts.left_out.entry(what).or_default() += 1;
                }
                self.left_out = 1;
                return;
            }
        }
        self.frames.push(frame);
    }

    /// Whether the next element is kept: it is no other reading of what is.
    fn is_kept(&mut self) -> bool {
        let Some(Frame { does: Does::Readings { kept, next }, .. }) = self.frames.last_mut() else { return true };
        *next += 1;
        *next == *kept + 1
    }

    pub fn text(&mut self, text: &str) {
        // White space between readings is the file's own layout.
        let is_between = matches!(self.frames.last(), Some(Frame { does: Does::Readings { .. }, .. }));
        if self.left_out == 0 && !(is_between && text.trim().is_empty()) {
            self.out.push(text);
        }
    }

    pub fn close(&mut self) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let Some(Frame { does, own, .. }) = self.frames.pop() else { return };
        match does {
            Does::Nothing | Does::Readings { .. } => {}
            Does::EndBlock => self.out.end(own),
            Does::EndLine => self.out.end_line(),
            Does::EndQuotation { is_block } => {
                if is_block {
                    self.out.end(own);
                }
                self.out.close_quote();
            }
            Does::EndSpeech => {
                self.out.end(own);
                self.out.close_turn();
                self.unnamed = None;
            }
            Does::EndSpeaker => self.end_speaker(),
            Does::EndToken { joins: true } => self.out.join(),
            Does::EndToken { joins: false } if self.scan.has_joins => self.out.push(" "),
            Does::EndToken { joins: false } => {}
        }
    }

    /// Begins a turn of those whom an element names.
    fn open_turn(&mut self, tag: &Tag<'_>) {
        let who = tag.attribute("who").unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        let mut unknown = 0;
        for reference in who.split_whitespace() {
            let id = people::id(reference);
            let known = self.scan.people.find(reference).or_else(|| self.others.find(reference));
            let known = known.or_else(|| self.printed.get(id).map(String::as_str));
            unknown += usize::from(known.is_none());
            names.push(known.unwrap_or(name::label(id)).to_owned());
        }
        self.unnamed = match names.len() {
            0 => Some(String::new()),
            1 if unknown == 1 => Some(people::id(&who).to_owned()),
            _ => None,
        };
        self.out.open_turn(names, role(tag));
    }

    /// Ends a printed name, which names the speaker where nothing else does.
    fn end_speaker(&mut self) {
        let label = name::folded(self.out.end_label());
        let name = name::label(&label);
        if let Some(reference) = self.unnamed.take_if(|_| !name.is_empty()) {
            self.out.name_turn(name.to_owned());
            if !reference.is_empty() {
                self.printed.insert(reference, name.to_owned());
            }
        }
    }
}

/// What the records of parliaments say that somebody speaks as.
fn role(tag: &Tag<'_>) -> Option<String> {
    let ana = tag.attribute("ana")?;
    let mut ids = ana.split_whitespace().map(people::id);
    ids.find(|id| matches!(*id, "chair" | "regular" | "guest")).map(str::to_owned)
}
