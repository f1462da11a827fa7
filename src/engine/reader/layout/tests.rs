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
        let parts = layout.pieces.iter().filter(|p| matches!(p, Piece::Text { paragraph: p, .. } if *p == paragraph));
        assert_eq!(layout.parts(paragraph) as usize, parts.count());
    }
}
