//! The pieces of a text as a reader asks for them: bounded, complete, and each hit in its place.

use readout::{
    engine::Engine,
    protocol::{FindPlaceRequest, Piece, PiecesRequest, ReadRequest, TextPlace},
};

use crate::common;

const DOC: &str = "a.txt";

fn engine() -> Engine {
    let long = "There is war and peace, and peace and war. ".repeat(1_000);
    let words = "peace ".repeat(5_000);
    let text = format!(
        "Ann: War is over.\n\nIt is peace,  she said.\n\n***\n\nBo: {long}\n\n{words}\n\n{}\n\nThe end is peace.\n",
        "war".repeat(10_000)
    );
    common::engine(&[(DOC, &text)])
}

fn pieces(engine: &Engine, query: &str, offset: u32, limit: u32) -> (u32, Vec<Piece>) {
    let request = PiecesRequest { scope: common::scope(query, &[]), doc: DOC.into(), offset, limit };
    let body = common::ask(engine, request).unwrap().body;
    assert_eq!(body.offset, offset.min(body.total));
    (body.total, body.pieces)
}

fn find(engine: &Engine, query: &str, place: TextPlace) -> (Piece, Option<u32>) {
    let request = FindPlaceRequest { scope: common::scope(query, &[]), doc: DOC.into(), place };
    let found = common::ask(engine, request).unwrap().body;
    (pieces(engine, query, found.piece, 1).1.remove(0), found.matched)
}

#[test]
fn pieces_are_the_paragraphs_and_every_hit_is_in_one_of_them() {
    let engine = engine();
    for query in ["peace", "\"and peace\"", "[]{5}", "war*", "nothing", ""] {
        let request = ReadRequest { scope: common::scope(query, &[]), doc: DOC.into(), from: 1, ..Default::default() };
        let whole = common::ask(&engine, request).unwrap().body;
        let (total, all) = pieces(&engine, query, 0, 0);
        assert_eq!(total as usize, all.len());
        for paragraph in &whole.paragraphs {
            let parts: Vec<&Piece> = all.iter().filter(|p| p.number == paragraph.number && p.number > 0).collect();
            if paragraph.number == 0 {
                continue;
            }
            let text: String = parts.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(text, paragraph.text, "{query}");
            assert!(parts.iter().all(|part| part.parts as usize == parts.len() && part.text.len() <= 5_010));
            assert_eq!(parts[0].label, paragraph.label);
            assert_eq!(parts[0].speaker, paragraph.speaker);
            assert_eq!(parts.iter().map(|part| part.matches).sum::<u32>(), paragraph.matches, "{query}");
            // The same letters are marked.
            let marked = |ranges: &mut dyn Iterator<Item = (u32, u32)>| ranges.map(|(a, b)| b - a).sum::<u32>();
            let of_parts = marked(&mut parts.iter().flat_map(|p| p.marks.iter().map(|m| (m.start, m.end))));
            let of_whole = marked(&mut paragraph.highlights.iter().copied());
            // What stands between the words of a hit may be cut in two and is then marked in neither piece.
            assert!(of_parts <= of_whole && of_parts + 3 * parts.len() as u32 >= of_whole, "{query}");
        }
        let mut next = 0;
        for piece in all.iter().filter(|piece| piece.number > 0) {
            assert_eq!(piece.first_match, next, "{query}");
            next += piece.matches;
        }
        assert_eq!(u64::from(next), whole.matches);
        // Any stretch of them is the same pieces.
        for (offset, limit) in [(0, 1), (3, 4), (total - 1, 10), (total, 3), (total + 9, 1)] {
            let from = (offset as usize).min(all.len());
            let to = (from + limit as usize).min(all.len());
            assert_eq!(pieces(&engine, query, offset, limit).1, all[from..to]);
        }
    }
}

#[test]
fn a_match_leads_to_its_piece() {
    let engine = engine();
    for query in ["peace", "\"and peace\"", "war*"] {
        let (_, all) = pieces(&engine, query, 0, 0);
        let total: u32 = all.iter().map(|piece| piece.matches).sum();
        for number in (0..total).step_by(97).chain([total - 1]) {
            let (piece, matched) = find(&engine, query, TextPlace::Match(number));
            assert_eq!(matched, Some(number));
            assert!((piece.first_match..piece.first_match + piece.matches).contains(&number), "{query} {number}");
            assert!(piece.marks.iter().any(|mark| mark.first_match <= number));
        }
        assert_eq!(find(&engine, query, TextPlace::Match(total)).1, None);
    }
}

#[test]
fn a_place_is_found_by_its_words_before_its_number() {
    let engine = engine();
    let place = |paragraph, words: &str| TextPlace::Words { paragraph, words: words.into() };
    for (paragraph, words, number, part, matched) in [
        (2, "It is peace", 2, 0, Some(0)),
        // White space is as it may be.
        (2, "peace, she said", 2, 0, Some(0)),
        // Numbers have shifted since the link was made.
        (9, "It is peace", 2, 0, Some(0)),
        (1, "The end", 6, 0, Some(7001)),
        // A paragraph without a hit, one that is not there, and no words.
        (1, "War is over", 1, 0, None),
        (2, "nowhere to be found", 2, 0, Some(0)),
        (99, "nowhere", 6, 0, Some(7001)),
        (3, "", 3, 0, Some(1)),
        // Far into a word without end.
        (5, &"war".repeat(20), 5, 0, None),
    ] {
        let (piece, found) = find(&engine, "peace", place(paragraph, words));
        assert_eq!((piece.number, piece.part, found), (number, part, matched), "{paragraph} {words}");
    }
    // A match that begins with the words, in whatever part of its paragraph.
    let (_, all) = pieces(&engine, "war", 0, 0);
    let last = all.iter().rfind(|piece| piece.number == 3).unwrap();
    assert!(last.part > 5);
    let missing = PiecesRequest { doc: "nobody.txt".into(), ..Default::default() };
    assert!(common::ask(&engine, missing).is_err());
}
