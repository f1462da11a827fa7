//! Pieces of a document, as they are drawn, and the way from a place to its piece.

use std::rc::Rc;

use super::layout::{Cut, Layout, ParagraphText, Piece as PieceAt};
use super::speech::{at, label_length};
use crate::{
    engine::{context::Ctx, reply::reply},
    index::Index,
    model::{BlockKind, span::Span},
    protocol::{Body, Failure, FindPlaceRequest, FoundPlace, Mark, Piece, Pieces, PiecesRequest, Reply, TextPlace},
};

impl Ctx {
    pub async fn pieces(&self, request: &PiecesRequest) -> Result<Reply, Failure> {
        let &PiecesRequest { ref scope, doc: ref path, offset, limit } = request;
        let index = self.index();
        let (doc, resolved, found) = self.opened(scope, path).await?;
        let layout = self.layout(doc).await;
        let hits = found.in_document(index.documents.span(doc));
        let view = resolved.view.in_document(&index.documents, doc);
        self.meter.spend(hits.len() as u64).await;
        let drawing = Drawing { index, layout: &layout, hits, longest: longest(hits), view };
        let total = layout.pieces.len() as u32;
        let first = offset.min(total);
        let last = if limit == 0 { total } else { total.min(first.saturating_add(limit)) };
        let pieces = (first..last).map(|number| drawing.piece(number as usize)).collect();
        let body = Pieces { doc: path.clone(), total, bytes: layout.bytes as u64, offset: first, pieces };
        Ok(reply(Body::Pieces(body), resolved.notes))
    }

    pub async fn find_place(&self, request: &FindPlaceRequest) -> Result<Reply, Failure> {
        let index = self.index();
        let (doc, resolved, found) = self.opened(&request.scope, &request.doc).await?;
        let layout = self.layout(doc).await;
        let hits = found.in_document(index.documents.span(doc));
        let place = match &request.place {
            &TextPlace::Match(number) => {
                let hit = hits.get(number as usize);
                FoundPlace {
                    piece: hit.map_or(0, |hit| piece_of(index, &layout, hit.start)),
                    matched: hit.map(|_| number),
                }
            }
            TextPlace::Words { paragraph, words } => self.place_of_words(&layout, hits, *paragraph, words).await,
        };
        Ok(reply(Body::Place(place), resolved.notes))
    }

    /// The pieces of a document. Those of the last one are kept: a reader asks again and again.
    async fn layout(&self, doc: u32) -> Rc<Layout> {
        if let Some(layout) = self.corpus.layout.borrow().as_ref().filter(|layout| layout.doc == doc) {
            return Rc::clone(layout);
        }
        self.meter.spend(u64::from(self.index().documents.span(doc).len())).await;
        let layout = Rc::new(Layout::new(self.index(), doc));
        self.corpus.layout.replace(Some(Rc::clone(&layout)));
        layout
    }

    /// The paragraph nearest to a number that has some words, or else the one with that number.
    async fn place_of_words(&self, layout: &Layout, hits: &[Span], number: u32, words: &str) -> FoundPlace {
        let index = self.index();
        let numbers = index.paragraphs.within(index.documents.span(layout.doc));
        let Some(last) = numbers.len().checked_sub(1) else { return FoundPlace { piece: 0, matched: None } };
        let wanted = (number.max(1) as usize - 1).min(last);
        let text = |paragraph: usize| ParagraphText {
            index,
            doc: layout.doc,
            span: index.paragraphs.span(numbers.start + paragraph),
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for paragraph in outwards(wanted, last) {
            let span = text(paragraph).span;
            self.meter.spend(u64::from(span.len())).await;
            let (whole, starts) = text(paragraph).whole();
            let Some(first) = whole.find(&words) else { continue };
            let from = hits.partition_point(|hit| hit.start < span.start);
            let to = hits.partition_point(|hit| hit.start < span.end);
            let start = |hit: &Span| starts[(hit.start - span.start) as usize];
            let begins = (from..to).find(|&hit| whole[start(&hits[hit])..].starts_with(&words));
            let byte = begins.map_or(first, |hit| start(&hits[hit]));
            let word = starts.partition_point(|&start| start <= byte).saturating_sub(1) as u32;
            let matched = begins.or((from < to).then_some(from)).map(|hit| hit as u32);
            return FoundPlace { piece: layout.piece_at(paragraph, Cut::before_word(word)), matched };
        }
        // Words may go on beyond the end of their paragraph: then its number has to do.
        let span = text(wanted).span;
        let first = hits.partition_point(|hit| hit.start < span.start);
        let matched = hits.get(first).filter(|hit| hit.start < span.end).map(|_| first as u32);
        FoundPlace { piece: layout.piece_at(wanted, Cut::default()), matched }
    }
}

/// All numbers up to `last`, the nearest to `from` first.
fn outwards(from: usize, last: usize) -> impl Iterator<Item = usize> {
    let both = move |distance: usize| [from.checked_sub(distance), Some(from + distance).filter(|&at| at <= last)];
    std::iter::once(from).chain((1..=last).flat_map(both).flatten())
}

fn longest(hits: &[Span]) -> u32 {
    hits.iter().map(|hit| hit.len()).max().unwrap_or_default()
}

/// The piece in which a token begins.
fn piece_of(index: &Index, layout: &Layout, token: u32) -> u32 {
    let paragraph = index.paragraphs.at(token);
    let first = index.paragraphs.within(index.documents.span(layout.doc)).start;
    layout.piece_at(paragraph - first, Cut::before_word(token - index.paragraphs.span(paragraph).start))
}

/// What pieces are drawn from.
struct Drawing<'a> {
    index: &'a Index,
    layout: &'a Layout,
    hits: &'a [Span],
    /// The length of the longest hit.
    longest: u32,
    /// What the filters leave of the document.
    view: &'a [Span],
}

impl Drawing<'_> {
    fn piece(&self, number: usize) -> Piece {
        let before = number.checked_sub(1).and_then(|before| self.speaker(before));
        match self.layout.pieces[number] {
            PieceAt::Line { before, start, end } => self.line(before, start, end),
            PieceAt::Text { paragraph, part, from, to } => {
                let piece = self.text(paragraph, part, from, to);
                Piece { opens: piece.speaker.is_some() && piece.speaker != before, ..piece }
            }
        }
    }

    fn line(&self, before: u32, start: usize, end: usize) -> Piece {
        Piece {
            number: 0,
            part: 0,
            parts: 1,
            kind: BlockKind::Paragraph,
            speaker: None,
            role: None,
            opens: false,
            label: 0,
            text: self.index.separator(self.layout.doc, before).get(start..end).unwrap_or_default().to_owned(),
            marks: Vec::new(),
            first_match: 0,
            matches: 0,
            in_view: true,
        }
    }

    fn text(&self, paragraph: usize, part: u32, from: Cut, to: Cut) -> Piece {
        let Drawing { index, layout, hits, .. } = *self;
        let span = index.paragraphs.span(paragraph);
        let (text, places) = ParagraphText { index, doc: layout.doc, span }.written(from, to);
        // The words that begin here, and with them the one that was cut in two before.
        let begin = Span::new(span.start + from.words_before(), span.start + to.words_before());
        let touched = Span::new(begin.start - u32::from(from.is_within_word()), begin.end);
        // A label is never cut.
        let label = if part == 0 { label_length(index, layout.doc, span) } else { 0 };
        let spoken = self.spoken(paragraph, from);
        let first = hits.partition_point(|hit| hit.start < begin.start);
        let end = hits.partition_point(|hit| hit.start < begin.end);
        let numbers = index.paragraphs.within(index.documents.span(layout.doc));
        let seen = if touched.is_empty() { span } else { touched };
        Piece {
            number: (paragraph - numbers.start) as u32 + 1,
            part,
            parts: layout.parts(paragraph - numbers.start),
            kind: index.kinds[paragraph],
            speaker: at(index, "speaker", spoken),
            role: at(index, "role", spoken),
            opens: false,
            label,
            marks: self.marks(touched, |at| places[(at - touched.start) as usize]),
            text,
            first_match: first as u32,
            matches: (end - first) as u32,
            in_view: self.view.iter().any(|view| view.start < seen.end && seen.start < view.end),
        }
    }

    /// A token that says who speaks in a part of a paragraph.
    fn spoken(&self, paragraph: usize, from: Cut) -> u32 {
        let span = self.index.paragraphs.span(paragraph);
        (span.start + from.words_before()).min(span.end - 1)
    }

    fn speaker(&self, number: usize) -> Option<String> {
        match self.layout.pieces[number] {
            PieceAt::Line { .. } => None,
            PieceAt::Text { paragraph, from, .. } => at(self.index, "speaker", self.spoken(paragraph, from)),
        }
    }

    /// The highlights of some tokens; those that overlap are one.
    fn marks(&self, tokens: Span, place: impl Fn(u32) -> (u32, u32)) -> Vec<Mark> {
        let reach = tokens.start.saturating_sub(self.longest);
        let from = self.hits.partition_point(|hit| hit.start < reach);
        let to = self.hits.partition_point(|hit| hit.start < tokens.end);
        let mut marks: Vec<Mark> = Vec::new();
        let mut until = 0;
        for (number, hit) in (from..to).zip(&self.hits[from..to]).filter(|(_, hit)| hit.end > tokens.start) {
            let (first, end) = (hit.start.max(tokens.start), hit.end.min(tokens.end));
            match marks.last_mut() {
                Some(last) if first < until => last.end = last.end.max(place(end - 1).1),
                _ => marks.push(Mark { start: place(first).0, end: place(end - 1).1, first_match: number as u32 }),
            }
            until = until.max(end);
        }
        marks
    }
}
