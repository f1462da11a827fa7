//! The pieces in which a document is drawn: its paragraphs, the parts of those that are long, and lines without words.
//!
//! A piece is of bounded length whatever the text is, so that a page can draw what is near what is seen and nothing else.

use crate::{index::Index, model::span::Span};

/// A paragraph of up to so many bytes is one piece.
const WHOLE: usize = 5_000;
/// A longer one is cut into pieces of about so many bytes, where a sentence ends if one ends soon, or else a word.
const PIECE: usize = 1_500;

/// A place in the text of a paragraph. Its strings are the separator before its first word, that word, the next
/// separator, and so on, up to what closes the paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut {
    string: u32,
    byte: u32,
}

impl Cut {
    /// Where a word begins, by its number in the paragraph.
    pub fn before_word(word: u32) -> Cut {
        Cut { string: 2 * word + 1, byte: 0 }
    }

    /// How many words of the paragraph begin before here.
    pub fn words_before(self) -> u32 {
        self.string / 2 + u32::from(self.is_within_word())
    }

    /// Whether a word is cut in two here.
    pub fn is_within_word(self) -> bool {
        self.string % 2 == 1 && self.byte > 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A part of a paragraph, which is given by its number in the index.
    Text { paragraph: usize, part: u32, from: Cut, to: Cut },
    /// A line without words, or a part of one: a range of bytes of the separator before a token.
    Line { before: u32, start: usize, end: usize },
}

/// All pieces of one document.
pub struct Layout {
    pub doc: u32,
    pub pieces: Vec<Piece>,
    /// The bytes of their texts.
    pub bytes: usize,
    /// The first piece of each paragraph.
    starts: Vec<u32>,
}

impl Layout {
    pub fn new(index: &Index, doc: u32) -> Layout {
        let whole = index.documents.span(doc);
        let numbers = index.paragraphs.within(whole);
        let mut layout = Layout { doc, pieces: Vec::new(), bytes: 0, starts: Vec::with_capacity(numbers.len()) };
        if numbers.is_empty() {
            // A document without words still has a text.
            layout.lines(whole.start, index.separator(doc, whole.start), 0);
        }
        for paragraph in numbers {
            let span = index.paragraphs.span(paragraph);
            if span.start == whole.start {
                let before = index.separator(doc, span.start);
                layout.lines(span.start, &before[..index.paragraph_start(doc, span.start)], 0);
            }
            layout.starts.push(layout.pieces.len() as u32);
            let text = ParagraphText { index, doc, span };
            layout.bytes += text.bytes();
            let mut from = Cut::default();
            for (part, to) in (0..).zip(cuts(&text).into_iter().chain([text.end()])) {
                layout.pieces.push(Piece::Text { paragraph, part, from, to });
                from = to;
            }
            let after = index.separator(doc, span.end);
            let end = if span.end == whole.end { after.len() } else { index.paragraph_start(doc, span.end) };
            if let Some(start) = after.find('\n') {
                layout.lines(span.end, after.get(start..end).unwrap_or_default(), start);
            }
        }
        layout
    }

    /// Adds the lines of a text that begins so many bytes into the separator before a token.
    fn lines(&mut self, before: u32, text: &str, offset: usize) {
        let mut at = offset;
        for line in text.split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            let mut rest = line.trim();
            self.bytes += rest.len();
            let mut from = start;
            while !rest.is_empty() {
                let length = if rest.len() > WHOLE { boundary(rest, PIECE) } else { rest.len() };
                self.pieces.push(Piece::Line { before, start: from, end: from + length });
                from += length;
                rest = &rest[length..];
            }
        }
    }

    /// The piece that holds a place in a paragraph, which is counted from the document's first.
    pub fn piece_at(&self, paragraph: usize, place: Cut) -> u32 {
        let Some(&first) = self.starts.get(paragraph) else { return 0 };
        let end = self.starts.get(paragraph + 1).map_or(self.pieces.len(), |&next| next as usize);
        let begins_before = |piece: &Piece| matches!(piece, Piece::Text { from, .. } if *from <= place);
        let parts = self.pieces[first as usize..end].partition_point(begins_before) as u32;
        first + parts.saturating_sub(1)
    }

    /// How many pieces the paragraph of a piece has.
    pub fn parts(&self, paragraph: usize) -> u32 {
        let Some(&first) = self.starts.get(paragraph) else { return 0 };
        let is_part = |piece: &&Piece| matches!(piece, Piece::Text { .. });
        let end = self.starts.get(paragraph + 1).map_or(self.pieces.len(), |&next| next as usize);
        self.pieces[first as usize..end].iter().take_while(is_part).count() as u32
    }
}

/// The text of a paragraph, as the strings that it is put together from.
pub struct ParagraphText<'a> {
    pub index: &'a Index,
    pub doc: u32,
    pub span: Span,
}

impl<'a> ParagraphText<'a> {
    fn get(&self, string: u32) -> &'a str {
        let last = 2 * self.span.len();
        if string % 2 == 1 {
            return self.index.word(self.span.start + string / 2);
        }
        let separator = self.index.separator(self.doc, self.span.start + string / 2);
        // The lines before and after are pieces of their own.
        match string {
            0 => separator.get(self.index.paragraph_start(self.doc, self.span.start)..).unwrap_or_default(),
            _ if string == last => separator.split('\n').next().unwrap_or_default(),
            _ => separator,
        }
    }

    fn bytes(&self) -> usize {
        (0..=2 * self.span.len()).map(|string| self.get(string).len()).sum()
    }

    pub fn end(&self) -> Cut {
        Cut { string: 2 * self.span.len() + 1, byte: 0 }
    }

    /// The strings between two places, each with its number, cut at both ends.
    fn between(&self, from: Cut, to: Cut) -> impl Iterator<Item = (u32, &'a str)> {
        let last = (to.string + u32::from(to.byte > 0)).min(2 * self.span.len() + 1);
        (from.string..last).map(move |string| {
            let text = self.get(string);
            let end = if string == to.string { to.byte as usize } else { text.len() };
            let start = if string == from.string { from.byte as usize } else { 0 };
            (string, text.get(start..end).unwrap_or_default())
        })
    }

    /// The text between two places, and where each word in it is, in Unicode scalar values.
    pub fn written(&self, from: Cut, to: Cut) -> (String, Vec<(u32, u32)>) {
        let (mut text, mut places, mut length) = (String::new(), Vec::new(), 0);
        for (string, piece) in self.between(from, to) {
            let start = length;
            length += piece.chars().count() as u32;
            text.push_str(piece);
            if string % 2 == 1 {
                places.push((start, length));
            }
        }
        (text, places)
    }

    /// The whole text with white space as one space, and the byte at which each word of it begins.
    pub fn whole(&self) -> (String, Vec<usize>) {
        let (mut text, mut starts) = (String::new(), Vec::with_capacity(self.span.len() as usize));
        for (string, piece) in self.between(Cut::default(), self.end()) {
            if string % 2 == 1 {
                starts.push(text.len());
                text.push_str(piece);
                continue;
            }
            for letter in piece.chars() {
                if !(letter.is_whitespace() && text.ends_with(' ')) {
                    text.push(if letter.is_whitespace() { ' ' } else { letter });
                }
            }
        }
        (text, starts)
    }
}

/// Where a paragraph is cut: nowhere, where it is of usual length.
fn cuts(paragraph: &ParagraphText) -> Vec<Cut> {
    let ParagraphText { index, span, .. } = paragraph;
    let all = || (0..=2 * span.len()).map(|string| (string, paragraph.get(string)));
    let mut cuts: Vec<Cut> = Vec::new();
    if paragraph.bytes() <= WHOLE {
        return cuts;
    }
    // The label that opens a turn stays whole: it is not shown as part of the text.
    let label = index.label_before(span.start).map_or(0, |label| label.len());
    let mut sentence = index.sentences.at(span.start);
    // The bytes since the last cut.
    let mut length = 0;
    let mut before = "";
    for (string, text) in all() {
        if string % 2 == 1 {
            let token = span.start + string / 2;
            while index.sentences.span(sentence).end <= token {
                sentence += 1;
            }
            let begins = index.sentences.span(sentence).start == token;
            // What opens a word, such as a quotation mark, goes with it.
            let opening = before.rfind(char::is_whitespace).map(|at| boundary(before, at + 1));
            let is_end =
                length >= PIECE && begins || length >= PIECE * 3 / 2 && opening.is_some() || length >= PIECE * 2;
            if is_end && (string > 1 || label == 0) {
                let cut = match opening {
                    Some(byte) => Cut { string: string - 1, byte: byte as u32 },
                    None => Cut { string, byte: 0 },
                };
                if cuts.last().is_none_or(|last| *last < cut) {
                    cuts.push(cut);
                    length = opening.map_or(0, |at| before.len() - at);
                }
            }
        }
        length += text.len();
        // A string without end is cut where it happens to be.
        if text.len() > PIECE {
            let mut byte = if string == 0 { label.min(text.len()) } else { 0 };
            while text.len() - byte > PIECE {
                byte += boundary(&text[byte..], PIECE);
                cuts.push(Cut { string, byte: byte as u32 });
            }
            length = text.len() - byte;
        }
        before = text;
    }
    cuts
}

/// The first place between two letters of a text at or behind a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{Cut, Layout, ParagraphText, Piece, WHOLE};
    use crate::{
        corpus::{self, SourceFile},
        index::{Index, build},
    };

    fn index(text: &str) -> Index {
        let file = SourceFile { path: "a.txt".into(), bytes: text.into(), named: false };
        build(&corpus::read(vec![file]).0, |_| ()).unwrap()
    }

    /// The text of each piece, and the number of its paragraph from 1; 0 for lines without words.
    fn pieces(index: &Index) -> Vec<(usize, String)> {
        let layout = Layout::new(index, 0);
        let text = |piece: &Piece| match *piece {
            Piece::Line { before, start, end } => (0, index.separator(0, before)[start..end].to_owned()),
            Piece::Text { paragraph, from, to, .. } => {
                let span = index.paragraphs.span(paragraph);
                (paragraph + 1, ParagraphText { index, doc: 0, span }.written(from, to).0)
            }
        };
        layout.pieces.iter().map(text).collect()
    }

    #[test]
    fn paragraphs_and_lines_without_words_are_pieces() {
        let text = "***\n\nOne two.\n\n* * *\n\n---\n\nThree, “four”!\n\n===\n";
        let expected = [(0, "***"), (1, "One two."), (0, "* * *"), (0, "---"), (2, "Three, “four”!"), (0, "===")];
        let expected: Vec<_> = expected.iter().map(|&(number, text)| (number, text.to_owned())).collect();
        assert_eq!(pieces(&index(text)), expected);
        assert_eq!(pieces(&index("***\n---\n")), [(0, "***".to_owned()), (0, "---".to_owned())]);
    }

    #[test]
    fn whatever_is_long_is_cut_into_pieces_of_bounded_length_and_nothing_is_lost() {
        let sentences: String = (0..2_000).map(|at| format!("This is sentence {at}, “said” he. ")).collect();
        for (name, text) in [
            ("sentences", sentences),
            ("words", "needle ".repeat(10_000)),
            ("a word", "a".repeat(100_000)),
            ("a word between others", format!("before {} after", "é".repeat(50_000))),
            ("Chinese", "和平与战争。".repeat(5_000)),
            ("Chinese without stops", "和平与战争".repeat(5_000)),
            ("marks", format!("one {} two", "?!".repeat(50_000))),
            ("space", format!("one {} two", " \u{a0}".repeat(30_000))),
            ("a line of marks", format!("one\n\n{}\n\ntwo", "—".repeat(50_000))),
        ] {
            let index = index(&text);
            let pieces = pieces(&index);
            assert!(pieces.len() > 1, "{name}");
            let lengths = || pieces.iter().map(|(_, text)| text.len());
            assert!(lengths().all(|length| length > 0 && length <= WHOLE + 8), "{name}: {:?}", lengths().max());
            let joined: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(
                joined.split_whitespace().collect::<String>(),
                text.split_whitespace().collect::<String>(),
                "{name}"
            );
        }
    }

    #[test]
    fn a_long_paragraph_is_cut_where_sentences_end() {
        let text: String = (0..500).map(|at| format!("“This is sentence {at},” he said. ")).collect();
        let pieces = pieces(&index(&text));
        assert!(pieces.len() > 3);
        assert!(pieces.iter().all(|(_, text)| text.starts_with("“This is") && text.trim_end().ends_with("said.")));
    }

    #[test]
    fn every_word_is_in_the_piece_that_is_found_for_it() {
        let text = format!("First.\n\n***\n\n{}\n\n{} end\n", "needle and thread. ".repeat(1_000), "x".repeat(9_000));
        let index = index(&text);
        let layout = Layout::new(&index, 0);
        for (paragraph, &start) in index.paragraphs.starts.iter().enumerate() {
            for word in 0..index.paragraphs.span(paragraph).end - start {
                let Piece::Text { paragraph: found, from, to, .. } =
                    layout.pieces[layout.piece_at(paragraph, Cut::before_word(word)) as usize]
                else {
                    panic!("a word in a line without words");
                };
                assert_eq!(found, paragraph);
                assert!(from <= Cut::before_word(word) && Cut::before_word(word) < to, "word {word} of {paragraph}");
            }
            let parts =
                layout.pieces.iter().filter(|p| matches!(p, Piece::Text { paragraph: p, .. } if *p == paragraph));
            assert_eq!(layout.parts(paragraph) as usize, parts.count());
        }
    }
}
