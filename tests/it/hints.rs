//! What is offered where nothing was found: every query that is offered finds something.

use readout::{
    engine::Engine,
    protocol::{Note, Scope, SearchRequest, Subset},
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
