//! What tables of terms leave out, stay within and say: cases by hand. Counts are tested against a scan in `naive`, and
//! against a second program in `corpora`; measures beside their formulas.

use readout::{
    engine::Engine,
    protocol::{
        CollocateSort, Collocates, CollocatesRequest, Direction, Dispersion, DispersionRequest, Diversity,
        DiversityRequest, DiversitySort, Failure, FailureKind, Grams, Keyness, KeynessRequest, KeynessSort, Parts,
        Query, Reference, StopWords, TermSort, Terms, TermsRequest, Window, Within,
    },
};

use crate::common;

const FILES: &[(&str, &str)] = &[
    ("corpus.toml", "title = 'A few'\nlanguage = 'en'\n[[speakers]]\nname = 'Ann'\n[[speakers]]\nname = 'Bo'\n"),
    ("a.txt", "---\nplace: Rome\n---\nAnn: Peace is good. War is bad, and war is long.\n\nBo: War came back.\n"),
    ("b.txt", "---\nplace: Oslo; Rome\n---\nThe end of the war. The start of the peace."),
    ("c.txt", "战争与和平。"),
];

fn engine() -> Engine {
    common::engine(FILES)
}

fn asked<Q: Query>(engine: &Engine, query: Q) -> Result<(Q::Reply, Vec<String>), Failure> {
    let reply = common::ask(engine, query)?;
    Ok((reply.body, reply.notes.into_iter().map(|note| note.text.to_string()).collect()))
}

fn terms(grams: Grams, filter: &str, stop_words: StopWords) -> (Terms, Vec<String>) {
    let request = TermsRequest {
        filter: filter.into(),
        min_freq: 1,
        sort: TermSort::Freq,
        descending: true,
        grams,
        stop_words,
        ..TermsRequest::default()
    };
    let (terms, notes) = asked(&engine(), request).unwrap();
    (terms, notes)
}

fn listed(terms: &Terms) -> Vec<(&str, u64)> {
    terms.rows.iter().map(|row| (row.term.as_str(), row.freq)).collect()
}

fn collocates(query: &str, window: Window, within: Within, min_freq: u32, direction: Direction) -> Collocates {
    let request = CollocatesRequest {
        scope: common::scope(query, &[]),
        window,
        within,
        min_freq,
        direction,
        sort: CollocateSort::Term,
        ..CollocatesRequest::default()
    };
    let (found, _) = asked(&engine(), request).unwrap();
    found
}

fn words(found: &Collocates) -> Vec<(&str, u64, u64)> {
    found.rows.iter().map(|row| (row.term.as_str(), row.o11, row.lines)).collect()
}

fn compared(target: &str, reference: Reference, n: u32) -> Result<(Keyness, Vec<String>), Failure> {
    let request = KeynessRequest {
        target: vec![target.into()],
        reference,
        grams: Grams { n, ..Grams::default() },
        min_freq: 1,
        min_range: 1,
        sort: KeynessSort::Term,
        ..KeynessRequest::default()
    };
    let (found, notes) = asked(&engine(), request)?;
    Ok((found, notes))
}

fn spread(query: &str, parts: Parts) -> (Dispersion, Vec<String>) {
    let scope = common::scope(query, &[]);
    let request = DispersionRequest { scope, parts, ..DispersionRequest::default() };
    let (found, notes) = asked(&engine(), request).unwrap();
    (found, notes)
}

#[test]
fn rows_stay_within_what_they_are_asked_to() {
    let rows = |within| {
        let (found, _) = terms(Grams { n: 2, open: false, within }, "war", StopWords::None);
        let mut rows: Vec<(String, u64)> = listed(&found).into_iter().map(|(t, n)| (t.to_owned(), n)).collect();
        rows.sort();
        rows.iter().map(|(text, count)| format!("{text} {count}")).collect::<Vec<_>>().join(", ")
    };
    // A label is no word, and a turn ends there; "war. The" is in one document and in one stretch without turns, not in one sentence.
    assert_eq!(rows(Within::Document), "and war 1, good war 1, long war 1, the war 1, war came 1, war is 2, war the 1");
    assert_eq!(rows(Within::Turn), "and war 1, good war 1, the war 1, war came 1, war is 2, war the 1");
    assert_eq!(rows(Within::Sentence), "and war 1, the war 1, war came 1, war is 2");
}

#[test]
fn an_open_place_is_any_word() {
    let (found, _) = terms(Grams { n: 3, open: true, within: Within::Sentence }, "of *", StopWords::None);
    assert_eq!(listed(&found), [("of * peace", 1), ("of * war", 1)]);
    // A row of two has no place between them.
    let request = |n, open| {
        let grams = Grams { n, open, within: Within::Turn };
        let request =
            TermsRequest { min_freq: 1, sort: TermSort::Freq, descending: true, grams, ..TermsRequest::default() };
        asked(&engine(), request).map_err(|failure| failure.kind)
    };
    for (n, open) in [(0, false), (6, false), (2, true)] {
        assert_eq!(request(n, open).unwrap_err(), FailureKind::Query);
    }
}

#[test]
fn stop_words_are_left_out_only_when_asked() {
    let all = terms(Grams::default(), "", StopWords::None);
    assert_eq!(all.1, [""; 0]);
    let (found, notes) = terms(Grams::default(), "", StopWords::Language("en".into()));
    assert_eq!((found.tokens, found.types), (all.0.tokens, all.0.types), "counts are those of all words");
    assert!(listed(&all.0).contains(&("the", 4)) && !listed(&found).iter().any(|(term, _)| *term == "the"));
    assert_eq!(found.rows[0], *all.0.rows.iter().find(|row| row.term == "war").unwrap());
    assert!(notes[0].contains("the English list"), "{notes:?}");

    let (found, _) = terms(Grams { n: 2, ..Grams::default() }, "", StopWords::Words(vec!["IS".into(), "the".into()]));
    assert!(!listed(&found).iter().any(|(term, _)| term.split(' ').any(|word| word == "is" || word == "the")));
    assert!(listed(&found).contains(&("end of", 1)));
    // A Chinese word is a character.
    let (found, _) = terms(Grams::default(), "与", StopWords::Language("Chinese".into()));
    assert_eq!(listed(&found), []);
    let scope = common::scope("war", &[]);
    let request = CollocatesRequest {
        scope,
        window: Window::Sentence,
        within: Within::Turn,
        min_freq: 1,
        sort: CollocateSort::Term,
        stop_words: StopWords::Language("tlh".into()),
        ..CollocatesRequest::default()
    };
    assert_eq!(asked(&engine(), request).unwrap_err().kind, FailureKind::Missing);
}

#[test]
fn windows_stay_within_what_they_are_asked_to() {
    let one = Window::Words { left: 1, right: 1 };
    let found = collocates("came | good", one, Within::Document, 1, Direction::Both);
    // "Peace is good. War is bad" and "Bo: War came back": a word on each side.
    assert_eq!(words(&found), [("back", 1, 1), ("is", 1, 1), ("war", 2, 2)]);
    assert_eq!(found.places, [-1, 1]);
    assert_eq!(found.rows[2].positions, [1, 1]);
    let found = collocates("came | good", one, Within::Sentence, 1, Direction::Both);
    assert_eq!(words(&found), [("back", 1, 1), ("is", 1, 1), ("war", 1, 1)]);
    let found = collocates("long", Window::Words { left: 0, right: 3 }, Within::Turn, 1, Direction::Both);
    assert_eq!((words(&found), found.r1), (vec![], 0));
    let found = collocates("long", Window::Words { left: 0, right: 3 }, Within::Document, 1, Direction::Both);
    assert_eq!(words(&found), [("back", 1, 1), ("came", 1, 1), ("war", 1, 1)]);

    let found = collocates("bad", Window::Sentence, Within::Turn, 1, Direction::Both);
    assert_eq!(words(&found), [("and", 1, 1), ("is", 2, 1), ("long", 1, 1), ("war", 2, 1)]);
    assert!(found.places.is_empty() && found.rows.iter().all(|row| row.positions.is_empty()));
}

#[test]
fn a_node_is_never_its_own_collocate() {
    // Two matches of one window: "war is bad and war": positions count once, lines once for each match.
    let found = collocates("war", Window::Words { left: 3, right: 3 }, Within::Sentence, 1, Direction::Both);
    assert!(!found.rows.iter().any(|row| row.term == "war"));
    let is = found.rows.iter().find(|row| row.term == "is").unwrap();
    assert_eq!((is.o11, is.lines, is.c1), (2, 2, 3));
    let bad = found.rows.iter().find(|row| row.term == "bad").unwrap();
    assert_eq!((bad.o11, bad.lines), (1, 2));
    assert_eq!(found.matches, 4);
    let often = collocates("war", Window::Words { left: 3, right: 3 }, Within::Sentence, 2, Direction::Both);
    assert_eq!(often.rows.iter().map(|row| row.o11).min(), Some(2));
    for direction in [Direction::Attracted, Direction::Repelled] {
        let some = collocates("war", Window::Words { left: 3, right: 3 }, Within::Sentence, 1, direction);
        assert!(!some.rows.is_empty() && some.rows.iter().all(|row| row.direction == direction));
        assert!(some.rows.iter().all(|row| (row.o11 as f64 > row.e11) == (direction == Direction::Attracted)));
    }
}

#[test]
fn a_reference_loses_what_it_shares_with_the_target() {
    let (found, notes) = compared("place:Oslo", Reference::Filters(vec!["place:Rome".into()]), 1).unwrap();
    assert_eq!((found.target.documents, found.reference.documents), (1, 1));
    assert!(notes.iter().any(|note| note.contains("overlap: 10 words")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("not independent")), "{notes:?}");
    let (rest, notes) = compared("place:Oslo", Reference::Rest, 1).unwrap();
    assert_eq!((rest.reference.documents, rest.reference.tokens), (2, found.reference.tokens + 5));
    assert!(!notes.iter().any(|note| note.contains("overlap")), "{notes:?}");
    // All text is the target.
    let (all, notes) = compared("-place:Nowhere", Reference::Rest, 1).unwrap();
    assert_eq!((all.reference.tokens, all.rows[0].g2, all.rows[0].q, all.rows[0].log_ratio), (0, None, None, None));
    assert!(notes.iter().any(|note| note.contains("nothing to compare")), "{notes:?}");
    for (target, kind) in [("", FailureKind::Query), ("war", FailureKind::Query), ("(", FailureKind::Query)] {
        assert_eq!(compared(target, Reference::Rest, 1).unwrap_err().kind, kind, "{target}");
    }
}

#[test]
fn a_word_list_from_elsewhere_is_a_reference() {
    let words = [("War", 3), ("war", 2), ("Zebra", 7), ("a", 900)].map(|(word, freq)| (word.to_owned(), freq));
    let list = |total| Reference::List { words: words.to_vec(), total };
    let (found, _) = compared("place:Rome", list(10_000), 1).unwrap();
    assert_eq!((found.reference.documents, found.reference.tokens), (0, 10_000));
    let row = |term: &str| found.rows.iter().find(|row| row.term == term).unwrap();
    assert_eq!((row("war").freq_target, row("war").freq_reference, row("war").range_reference), (4, 5, None));
    assert_eq!((row("zebra").freq_target, row("zebra").freq_reference), (0, 7));
    assert_eq!((row("peace").freq_reference, row("peace").pct_diff), (0, None));
    // In order of code points, words of the list among the others.
    let terms: Vec<&str> = found.rows.iter().map(|row| row.term.as_str()).collect();
    assert!(terms.is_sorted() && terms.first() == Some(&"a") && terms.last() == Some(&"zebra"), "{terms:?}");
    // A total below the sum of the list is none.
    assert_eq!(compared("place:Rome", list(1), 1).unwrap().0.reference.tokens, 912);
    assert_eq!(compared("place:Rome", list(10_000), 2).unwrap_err().kind, FailureKind::Query);
}

#[test]
fn parts_of_many_kinds() {
    let (found, notes) = spread("war", Parts::Documents);
    assert_eq!((found.freq, found.parts, found.range, found.by.as_str()), (4, 3, 2, "documents"));
    assert_eq!(found.rows.iter().map(|row| row.freq).collect::<Vec<_>>(), [3, 1, 0]);
    assert_eq!(found.rows.iter().map(|row| row.strip.len()).collect::<Vec<_>>(), [3, 1, 0]);
    assert!(notes.iter().any(|note| note.contains("few")), "{notes:?}");
    let (_, notes) = spread("came", Parts::Documents);
    assert!(notes.iter().any(|note| note.contains("fewer matches (1) than parts (3)")), "{notes:?}");
    let (found, notes) = spread("war", Parts::Field("place".into()));
    let rows: Vec<(Option<&str>, u64)> = found.rows.iter().map(|row| (row.part.as_deref(), row.freq)).collect();
    assert_eq!(rows, [(Some("Oslo"), 1), (Some("Rome"), 4), (None, 0)]);
    assert!(notes.iter().any(|note| note.contains("parts overlap")), "{notes:?}");
    let (found, _) = spread("war", Parts::Equal(1));
    assert_eq!((found.parts, found.dp, found.juilland_d), (1, None, None));
    assert!(found.arf.is_some());
    let (found, _) = spread("nobody", Parts::Equal(2));
    assert_eq!((found.freq, found.dp, found.arf), (0, None, None));
    for (query, parts) in
        [("war", Parts::Equal(0)), ("war", Parts::Field("nobody".into())), ("place:Rome", Parts::Documents)]
    {
        let scope = common::scope(query, &[]);
        let request = DispersionRequest { scope, parts, ..DispersionRequest::default() };
        assert!(asked(&engine(), request).is_err(), "{query}");
    }
}

#[test]
fn diversity_is_over_documents_one_after_another() {
    let measured = |files: &[(&str, &str)], filters: &[&str]| -> (Diversity, Vec<String>) {
        let scope = common::scope("", filters);
        let request =
            DiversityRequest { scope, sort: DiversitySort::Tokens, descending: true, ..DiversityRequest::default() };
        let (found, notes) = asked(&common::engine(files), request).unwrap();
        (found, notes)
    };
    let (found, notes) = measured(FILES, &[]);
    assert_eq!((found.documents, found.total.sentences), (3, 6));
    assert_eq!(found.rows[0].doc, "a.txt");
    assert_eq!(found.total.sentence_length, Some(found.total.tokens as f64 / 6.0));
    assert_eq!((found.total.mattr, found.total.mtld), (None, None));
    assert!(notes.iter().any(|note| note.starts_with("3 documents have fewer than 100 words")), "{notes:?}");
    // A part of a sentence counts as one.
    let (found, _) = measured(FILES, &["speaker:Ann"]);
    assert_eq!((found.total.tokens, found.total.sentences), (10, 2));

    // Sixty words twice: no window of a hundred lies in one document, though there are 120 words.
    let sixty = "war and peace ".repeat(20);
    let (found, _) = measured(&[("a.txt", &sixty), ("b.txt", &sixty)], &[]);
    assert_eq!((found.total.tokens, found.total.mattr), (120, None));
    assert!(found.total.mtld.is_some());
    let hundred = "war and peace ".repeat(40);
    let (found, _) = measured(&[("a.txt", &hundred), ("b.txt", &sixty)], &[]);
    assert_eq!((found.total.mattr, found.rows[0].mattr, found.rows[1].mattr), (Some(0.03), Some(0.03), None));
}

#[test]
fn turn_in_a_query_is_what_it_is_in_a_table() {
    let engine = engine();
    for (query, matches) in [
        (r#"[norm="the"] [norm="war"] within turn"#, 1),
        (r#"[norm="good"] [norm="war"] within turn"#, 1),
        (r#"[norm="ann"] [norm="peace"] within turn"#, 0),
        (r#"[norm="long"] [norm="war"]"#, 1),
        (r#"[norm="long"] [norm="war"] within turn"#, 0),
        (r#"[norm="bo"] within turn"#, 0),
    ] {
        assert_eq!(common::search(&engine, common::scope(query, &[])).unwrap().0.matches, matches, "{query}");
    }
}
