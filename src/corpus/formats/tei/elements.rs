//! What each element of TEI is to a reader of running text.

use crate::model::BlockKind;

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// It marks words in a line, or is not known: its text is kept as if it were not there.
    Inline,
    /// It holds blocks.
    Container,
    /// It is a block; without a kind, one of what holds it.
    Block(Option<BlockKind>),
    /// A line of verse.
    Line,
    /// The end of a line.
    LineEnd,
    /// The edge of a page or column, or room that is left.
    Gap,
    Quotation,
    /// What one speaker says: a speech of a play, or one that was heard, which holds text itself.
    Speech,
    Utterance,
    /// Who a speech is of, as a play prints it.
    Speaker,
    /// A word or sign that is set as a token.
    Token,
    /// Several readings of one place.
    Readings(Readings),
    LeftOut(LeftOut),
    /// It has no text of the document.
    Silent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readings {
    /// As it stands, and as an editor writes it.
    Choice,
    /// Those of several witnesses.
    Apparatus,
}

/// What is left out, and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftOut {
    Note,
    Stage,
    Sound,
    Deletion,
    RunningHead,
    Bibliography,
    Description,
}

impl LeftOut {
    pub const ALL: [Self; 7] = [
        Self::Note,
        Self::Stage,
        Self::Sound,
        Self::Deletion,
        Self::RunningHead,
        Self::Bibliography,
        Self::Description,
    ];

    /// What one and several are called.
    pub fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Note => ("note", "notes"),
            Self::Stage => ("stage direction", "stage directions"),
            Self::Sound => ("remark on a sound or gesture", "remarks on sounds and gestures"),
            Self::Deletion => ("deleted passage", "deleted passages"),
            Self::RunningHead => ("running head", "running heads"),
            Self::Bibliography => ("bibliography", "bibliographies"),
            Self::Description => ("description", "descriptions"),
        }
    }
}

/// What an element is to those that it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Holder {
    #[default]
    Other,
    List,
    Utterance,
}

impl Holder {
    pub fn of(name: &str) -> Self {
        match name {
            "list" => Self::List,
            "u" => Self::Utterance,
            _ => Self::Other,
        }
    }
}

/// What an element is within the one that holds it.
pub(super) fn element(name: &str, holder: Holder) -> Element {
    match name {
        "p" | "ab" | "lg" | "salute" | "signed" | "dateline" | "byline" | "titlePart" | "trailer" | "addrLine"
        | "opener" | "closer" => Element::Block(None),
        "head" => Element::Block(Some(BlockKind::Heading)),
        "item" | "castItem" => Element::Block(Some(BlockKind::Item)),
        "label" if holder == Holder::List => Element::Block(Some(BlockKind::Item)),
        "cell" => Element::Block(Some(BlockKind::Cell)),
        "seg" if holder == Holder::Utterance => Element::Block(None),
        "l" => Element::Line,
        "lb" => Element::LineEnd,
        "pb" | "cb" | "gb" | "space" => Element::Gap,
        "quote" | "q" | "said" => Element::Quotation,
        "sp" => Element::Speech,
        "u" => Element::Utterance,
        "speaker" => Element::Speaker,
        "w" | "pc" => Element::Token,
        "choice" => Element::Readings(Readings::Choice),
        "app" => Element::Readings(Readings::Apparatus),
        "note" | "noteGrp" => Element::LeftOut(LeftOut::Note),
        "stage" => Element::LeftOut(LeftOut::Stage),
        "kinesic" | "vocal" | "incident" | "writing" => Element::LeftOut(LeftOut::Sound),
        "del" => Element::LeftOut(LeftOut::Deletion),
        "fw" => Element::LeftOut(LeftOut::RunningHead),
        "listBibl" => Element::LeftOut(LeftOut::Bibliography),
        "figDesc" | "desc" => Element::LeftOut(LeftOut::Description),
        "gap" | "index" | "interp" | "interpGrp" | "span" | "spanGrp" | "linkGrp" | "fs" | "metamark" | "timeline"
        | "teiHeader" => Element::Silent,
        "text" | "body" | "front" | "back" | "group" | "floatingText" | "div" | "div0" | "div1" | "div2" | "div3"
        | "div4" | "div5" | "div6" | "div7" | "list" | "table" | "row" | "spGrp" | "epigraph" | "argument"
        | "titlePage" | "docTitle" | "docImprint" | "castList" | "castGroup" | "performance" | "prologue"
        | "epilogue" | "set" | "figure" | "address" | "postscript" | "annotationBlock" | "listPerson" | "person" => {
            Element::Container
        }
        _ => Element::Inline,
    }
}
