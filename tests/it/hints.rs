//! What is offered where nothing was found: every query that is offered finds something.

use readout::{
    engine::Engine,
    protocol::{
        By, CollocatesRequest, DispersionRequest, DocumentsRequest, FacetsRequest, Forms, KwicRequest, Note, Scope,
        SearchRequest, Subset, TrendRequest,
    },
};

use crate::common;

const FILES: &[(&str, &str)] = &[
    ("corpus.toml", "stemmer = 'english'\n[fields.place]\n"),
    (
        "a.txt",
        "---\ndate: 2019\nplace: Rome\n---\nHuawei builds networks. Security is security; the market was cold and dry.",
    ),
    (
        "b.txt",
        "---\ndate: 2020\nplace: Oslo\n---\nSanctions on trade. A cold, dry, long war of words. The café in May.",
    ),
];

fn notes(engine: &Engine, scope: Scope) -> (u32, Vec<Note>) {
    let request = SearchRequest { scope, ..SearchRequest::default() };
    let reply = common::ask(engine, request).unwrap();
    (reply.body.documents, reply.notes)
}

#[test]
fn what_helps() {
    let engine = common::engine(FILES);
    // A query, its filters, and what has to be offered: queries, or `!` and a filter to take away.
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("huawey", &[], &["huawei"]),
        ("hawei securty", &[], &["huawei security", "huawei securty", "hawei security"]),
        ("(hawei | xyzzy) securty", &[], &["(huawei | xyzzy) security"]),
        ("\"hawei bilds\"", &[], &["\"huawei builds\""]),
        ("sanction", &[], &["sanctions"]),
        ("\"cold war\"", &[], &["\"cold war\"~10"]),
        ("huawei war", &[], &["(huawei | war)"]),
        ("huawei -market", &[], &["huawei"]),
        ("huawei", &["place:Oslo"], &["!place:Oslo"]),
        ("huawei place:Oslo", &[], &["!place:Oslo"]),
        ("huawei date:2019", &["place:Oslo", "date:..2020"], &["!place:Oslo"]),
        ("huawei (place:Oslo | date:2021)", &[], &["!(place:Oslo | date:2021)"]),
        ("place:Oslo date:2019 | place:Paris", &[], &["!(place:Oslo date:2019 | place:Paris)"]),
        // Two things stand in the way: one alone helps nothing, but the word can be mended all the same.
        ("hawei date:2021", &["place:Oslo"], &["huawei date:2021"]),
        ("securty", &["place:Oslo"], &["security"]),
    ];
    for (query, filters, expected) in cases {
        let (documents, notes) = notes(&engine, common::scope(query, filters));
        assert_eq!(documents, 0, "{query}");
        let offered: Vec<String> = notes
            .iter()
            .flat_map(|note| note.suggestion.clone().into_iter().chain(note.without.as_ref().map(|f| format!("!{f}"))))
            .collect();
        for expected in *expected {
            assert!(offered.iter().any(|offer| offer == expected), "{query} {filters:?}: {expected} in {notes:?}");
        }
    }
}

#[test]
fn a_value_that_is_not_there_leads_to_those_that_are_like_it() {
    let files: &[(&str, &str)] = &[
        ("corpus.toml", "[fields.speaker]\n"),
        ("a.txt", "---\nspeaker: Liu Xiaoming\n---\nOne word."),
        ("b.txt", "---\nspeaker: Liz Truss\n---\nTwo words."),
        ("c.txt", "---\nspeaker: Reuters\n---\nThree words."),
    ];
    let engine = common::engine(files);
    for (query, expected) in [
        ("speaker:Liu", &["speaker:\"Liu Xiaoming\"", "speaker:\"Liz Truss\""][..]),
        ("speaker:Lui", &["speaker:\"Liu Xiaoming\""]),
        ("speaker:xiaomin", &["speaker:\"Liu Xiaoming\""]),
        ("three speaker:(Reuter|Truss)", &["three speaker:(Reuters|Truss)", "three speaker:(Reuter|\"Liz Truss\")"]),
        ("-speaker:reutres", &["-speaker:Reuters"]),
        ("speaker:Macron", &[]),
    ] {
        let (_, notes) = notes(&engine, common::scope(query, &[]));
        let offered: Vec<String> = notes.into_iter().filter_map(|note| note.suggestion).collect();
        assert_eq!(offered, expected, "{query}");
    }
    // The text of a filter is no query.
    let (_, notes) = notes(&engine, common::scope("three", &["speaker:Liu"]));
    assert!(notes.iter().any(|note| note.text.to_string().contains("There is “Liu Xiaoming”")), "{notes:?}");
    assert!(notes.iter().all(|note| note.suggestion.is_none()), "{notes:?}");
}

#[test]
fn signs_of_other_query_languages_are_no_misspelled_words() {
    let engine = common::engine(&[("a.txt", "A year of bears: Huawei nearly fears a threat.")]);
    for query in ["huawei NEAR threat", "huawei near/5 threat", "huawei NEAR/5 threat", "huawei w/5 threat"] {
        let (_, notes) = notes(&engine, common::scope(query, &[]));
        let offered: Vec<String> = notes.into_iter().filter_map(|note| note.suggestion).collect();
        assert!(
            offered.iter().all(|offer| !offer.contains("year") && !offer.contains("nearly")),
            "{query}: {offered:?}"
        );
    }
}

#[test]
fn what_the_query_has_is_not_offered_again() {
    let engine = common::engine(FILES);
    for query in ["sanction | sanctions", "sanctions | sanction | sanktions", "huawei | huawey", "huawey, huawei"] {
        let (_, notes) = notes(&engine, common::scope(query, &[]));
        let offered: Vec<String> = notes.into_iter().filter_map(|note| note.suggestion).collect();
        for (at, offer) in offered.iter().enumerate() {
            let mut words: Vec<&str> = offer.split([' ', '|', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all, "{query}: {offer}");
            assert!(!offered[..at].contains(offer), "{query}: {offered:?}");
        }
    }
}

#[test]
fn what_is_offered_is_found() {
    let engine = common::engine(FILES);
    for query in
        ["huawey", "hawei securty", "\"hawei bilds\"", "sanction", "\"cold war\"", "huawei war", "huawei -market"]
    {
        let (_, notes) = notes(&engine, common::scope(query, &[]));
        // The first offer is the best one: it mends everything.
        let first = notes.into_iter().find_map(|note| note.suggestion).unwrap();
        assert!(self::notes(&engine, common::scope(&first, &[])).0 > 0, "{query}: {first}");
    }
}

#[test]
fn a_subset_cannot_be_a_part_of_itself() {
    let engine = common::engine(FILES);
    let subset = |name: &str, query: &str| Subset { name: name.into(), query: query.into(), ..Subset::default() };
    let ask = |query: &str, subsets: Vec<Subset>| {
        let scope = Scope { subsets, ..common::scope(query, &[]) };
        common::search(&engine, scope).map(|(found, _)| found.documents).map_err(|failure| failure.message.to_string())
    };
    let loops = vec![subset("A", "subset:b war"), subset("B", "subset:c"), subset("C", "-subset:A")];
    assert_eq!(ask("subset:A", loops), Err("The subset “A” is a part of itself.".into()));
    let nested = vec![subset("A", "subset:b"), subset("B", "war")];
    assert_eq!(ask("subset:A", nested.clone()), Ok(1));
    assert_eq!(ask("-subset:(a|b)", nested.clone()), Ok(1));
    assert_eq!(ask("subset:*", nested.clone()), Ok(1));
    assert_eq!(ask("subset:other", nested), Err("There is no subset of this name.".into()));
    assert_eq!(ask("subset:A", vec![subset("A", "\"war")]), Err("This quotation mark is not closed.".into()));
    // A subset of words that are left out.
    assert_eq!(ask("subset:A", vec![subset("A", "-war")]), Ok(1));
}

const NAMES: &[(&str, &str)] = &[
    ("corpus.toml", "stemmer = 'english'\n[fields.place]\n"),
    (
        "a.txt",
        "---\nplace: Rome\n---\nA Uygur, an Uighur and a Uyghur. Uygurs, Uygurs and Uyghurs; the Uighur’s word on peace.",
    ),
    (
        "b.txt",
        "---\nplace: Oslo\n---\nIn Hong Kong, not in Kong: a place of colour and color, of the organiser and the organizer. Uygurs.",
    ),
];

/// The hints on a query, with what each suggests.
fn said(query: &str, filters: &[&str], change: impl Fn(&mut Scope)) -> Vec<(String, Option<String>)> {
    let engine = common::engine(NAMES);
    let mut scope = common::scope(query, filters);
    change(&mut scope);
    let (_, notes) = notes(&engine, scope);
    notes.into_iter().filter(Note::is_on_query).map(|note| (note.text.to_string(), note.suggestion)).collect()
}

/// A query, its filters, and what is not counted with the query that counts it.
type Case<'a> = (&'a str, &'a [&'a str], Option<(&'a str, &'a str)>);

#[test]
fn the_family_of_a_word() {
    let cases: &[Case] = &[
        (
            "uygur, uighur, uyghur",
            &[],
            Some(("uygurs 3, uighur's 1, uyghurs 1", "(uygur | uygurs), (uighur | uighur's), (uyghur | uyghurs)")),
        ),
        (
            "uygur, uighur, uyghur",
            &["place:Rome"],
            Some(("uygurs 2, uighur's 1, uyghurs 1", "(uygur | uygurs), (uighur | uighur's), (uyghur | uyghurs)")),
        ),
        // The other spelling and its own plural.
        (
            "uyghur",
            &["place:Rome"],
            Some((
                "uygurs 2, uyghurs 1, uighur 1, uighur's 1, uygur 1",
                "(uyghur | uygurs | uyghurs | uighur | uighur's | uygur)",
            )),
        ),
        ("-uighur color", &[], Some(("colour 1", "-uighur (color | colour)"))),
        ("colour | color", &[], None),
        ("organiser place:Oslo", &[], Some(("organizer 1", "(organiser | organizer) place:Oslo"))),
        // Another word of one other letter.
        ("peace", &[], None),
        ("place", &[], None),
        // Patterns, phrases, written forms and tokens are meant as they stand.
        ("uygur*", &[], None),
        ("/uygur/", &[], None),
        ("=Uygur", &[], None),
        ("\"a uygur\"", &[], None),
        ("[word=\"uygur\"]", &[], None),
        ("uygur | uygur* | uighur* | uyghur*", &[], None),
        // What does not occur has hints of its own.
        ("colours", &[], None),
    ];
    for (query, filters, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|(forms, instead)| (format!("Not counted: also {forms}."), Some((*instead).to_owned())))
            .collect();
        assert_eq!(said(query, filters, |_| ()), expected, "{query}");
    }
}

#[test]
fn a_family_that_is_included_is_counted() {
    let engine = common::engine(NAMES);
    let (_, suggestion) = said("uygur, uighur, uyghur", &[], |_| ()).remove(0);
    let count = |query: &str| common::search(&engine, common::scope(query, &[])).unwrap().0.matches;
    assert_eq!((count("uygur, uighur, uyghur"), count(&suggestion.unwrap())), (3, 8));
}

#[test]
fn matching_by_stem_has_the_stems_already() {
    let stem = |scope: &mut Scope| scope.forms = Forms::Stem;
    assert_eq!(said("uygur, uighur, uyghur", &[], stem), []);
    let by_stem = said("uygur", &["place:Rome"], stem);
    assert_eq!(by_stem[0].0, "Not counted: also uyghur 1, uyghurs 1.");
    assert_eq!(said("uygur", &[], |scope| scope.case = true), []);
}

#[test]
fn a_phrase_that_may_be_meant() {
    for (query, instead) in [
        ("Hong Kong", "\"Hong Kong\""),
        ("place:Oslo Hong Kong", "\"Hong Kong\" place:Oslo"),
        ("peace, Hong Kong", "peace, \"Hong Kong\""),
        ("(Hong Kong), colour | color", "\"Hong Kong\", colour | color"),
    ] {
        let all = said(query, &[], |_| ());
        let expected = ("“Hong Kong” as a phrase: 1.".to_owned(), Some(instead.to_owned()));
        assert_eq!(all, [expected], "{query}");
    }
    for query in ["Kong Hong", "\"Hong Kong\"", "Hong, Kong", "Hong -Kong", "Hong \"Kong not\""] {
        assert_eq!(said(query, &[], |_| ()), [], "{query}");
    }
}

/// The same is said with every answer that counts a query.
#[test]
fn every_answer_says_it() {
    let engine = common::engine(NAMES);
    let scope = || common::scope("£ Hong Kong", &[]);
    let of = |notes: Vec<Note>| notes.iter().filter(|note| note.is_on_query()).count();
    let search = SearchRequest { scope: scope(), ..SearchRequest::default() };
    let trend = TrendRequest { scope: scope(), by: By::Field("place".into()), ..TrendRequest::default() };
    let term = TrendRequest { scope: Scope::default(), terms: vec!["£ Hong Kong".into()], ..trend.clone() };
    let all = [
        common::ask(&engine, search).unwrap().notes,
        common::ask(&engine, FacetsRequest { scope: scope() }).unwrap().notes,
        common::ask(&engine, KwicRequest { scope: scope(), ..KwicRequest::default() }).unwrap().notes,
        common::ask(&engine, trend).unwrap().notes,
        common::ask(&engine, term).unwrap().notes,
        common::ask(&engine, CollocatesRequest { scope: scope(), ..CollocatesRequest::default() }).unwrap().notes,
        common::ask(&engine, DispersionRequest { scope: scope(), ..DispersionRequest::default() }).unwrap().notes,
        common::ask(&engine, DocumentsRequest { scope: scope(), ..DocumentsRequest::default() }).unwrap().notes,
    ];
    assert_eq!(all.map(of), [2; 8]);
}

#[test]
fn a_corpus_without_a_stemmer_says_so_to_who_asks_for_stems() {
    let engines = ["none", "english"].map(|stemmer| {
        let toml = format!("stemmer = '{stemmer}'\n");
        common::engine(&[("corpus.toml", &toml), ("a.txt", "The markets market.")])
    });
    let says = |engine: &Engine, query: &str, forms: Forms, case: bool| {
        let scope = Scope { forms, case, ..common::scope(query, &[]) };
        let (_, notes) = notes(engine, scope);
        notes.iter().any(|note| note.is_on_query() && note.text.to_string().contains("no stemmer"))
    };
    for (query, forms, case, expected) in [
        ("market", Forms::Stem, false, true),
        ("market", Forms::Exact, false, false),
        // Whole words as they are written: that is said in its place.
        ("market", Forms::Stem, true, false),
        ("", Forms::Stem, false, false),
        ("[stem=\"market\"]", Forms::Exact, false, true),
        ("[norm=\"a\" | stem!=\"market\"] the", Forms::Exact, false, true),
        ("[norm=\"market\"]", Forms::Exact, false, false),
    ] {
        assert_eq!(says(&engines[0], query, forms, case), expected, "{query}");
        assert!(!says(&engines[1], query, forms, case), "{query}");
    }
}
