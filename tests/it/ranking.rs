//! The rank of documents, by arithmetic that can be followed on paper.

use readout::{
    engine::Engine,
    protocol::{DocumentKey, DocumentSort, DocumentsRequest, Forms, Scope, SearchRequest},
    query::TITLE_WEIGHT,
};

use crate::common;

/// 4, 9 and 5 tokens, so that the mean length is 6. *War* is in two documents of three.
fn three() -> Engine {
    common::engine(&[
        ("corpus.toml", "language = 'en'\n[[speakers]]\nname = 'Ann'\n[[speakers]]\nname = 'Bo'\n"),
        ("one.txt", "---\ntopics: north\n---\nWar war, peace now."),
        ("three.txt", "---\ntopics: south\n---\nWar and peace and rain.\n\nAnn: And war and rain."),
        ("two.txt", "---\ntopics: south\n---\nRain all day at sea."),
    ])
}

fn scores(engine: &Engine, scope: Scope) -> Vec<(String, f64)> {
    let (search, _) = common::search(engine, scope).unwrap();
    search.results.into_iter().map(|r| (r.doc.trim_end_matches(".txt").to_owned(), r.score)).collect()
}

#[track_caller]
fn check(found: &[(String, f64)], expected: &[(&str, f64)]) {
    let close = |(f, e): (&(String, f64), &(&str, f64))| f.0 == e.0 && (f.1 - e.1).abs() < 1e-6;
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(close), "{found:?} and not {expected:?}");
}

#[test]
fn one_word() {
    // idf = ln(1 + (3 − 2 + ½)/(2 + ½)) = ln 1.6 = 0.470004.
    // one: k1·(1 − b + b·4/6) = 1.2·(0.25 + 0.5) = 0.9; 2·2.2/(2 + 0.9) = 1.517241; · 0.470004 = 0.713109.
    // three: 1.2·(0.25 + 0.75·9/6) = 1.65; 2·2.2/(2 + 1.65) = 1.205479; · 0.470004 = 0.566580.
    check(&scores(&three(), common::scope("war", &[])), &[("one", 0.713109), ("three", 0.566580)]);
}

#[test]
fn several_words_add_up() {
    // peace, once in each, has the same idf. one: 2.2/(1 + 0.9) · 0.470004 = 0.544215; three: 2.2/2.65 · 0.470004 = 0.390192.
    let both = [("one", 0.713109 + 0.544215), ("three", 0.566580 + 0.390192)];
    // Side by side, they add a quarter of their nearness. one: the two wars at d = 2 and 1, 1/4 + 1 = 1.25; 1.25·2.2/(1.25 + 0.9) ·
    // 0.470004 = 0.601167. three: at d = 2 and 4, 1/4 + 1/16 = 0.3125; 0.3125·2.2/(0.3125 + 1.65) · 0.470004 = 0.164651.
    let near = [("one", both[0].1 + 0.601167 / 4.0), ("three", both[1].1 + 0.164651 / 4.0)];
    check(&scores(&three(), common::scope("war peace", &[])), &near);
    check(&scores(&three(), common::scope("war | peace", &[])), &both);
    check(&scores(&three(), common::scope("war, peace", &[])), &both);
    // What is asked for twice is one term; what must not be there adds nothing.
    check(&scores(&three(), common::scope("war peace war -sea", &[])), &near);
}

#[test]
fn a_phrase_and_a_beginning_are_one_term_each() {
    // "war war" is in one document: idf = ln(1 + 2.5/1.5) = 0.980829; 2.2/(1 + 0.9) = 1.157895; together 1.135697.
    check(&scores(&three(), common::scope("\"war war\"", &[])), &[("one", 1.135697)]);
    let both = [("one", 0.713109 + 1.135697), ("three", 0.566580)];
    check(&scores(&three(), common::scope("war | \"war war\"", &[])), &both);
    // rain: twice in three, once in two, of 5 tokens: 1.2·(0.25 + 0.75·5/6) = 1.05; 2.2/2.05 · 0.470004 = 0.504394.
    check(&scores(&three(), common::scope("ra*", &[])), &[("three", 0.566580), ("two", 0.504394)]);
}

#[test]
fn a_filter_changes_neither_df_nor_lengths() {
    check(&scores(&three(), common::scope("war", &["topics:north"])), &[("one", 0.713109)]);
    check(&scores(&three(), common::scope("war topics:south", &[])), &[("three", 0.566580)]);
    // What Ann says has the word once: 2.2/(1 + 1.65) · 0.470004 = 0.390192. Length and df stay those of all text.
    check(&scores(&three(), common::scope("war", &["speaker:Ann"])), &[("three", 0.390192)]);
}

#[test]
fn conditions_alone_do_not_rank() {
    check(&scores(&three(), common::scope("topics:south", &[])), &[("three", 0.0), ("two", 0.0)]);
    check(&scores(&three(), common::scope("", &[])), &[("one", 0.0), ("three", 0.0), ("two", 0.0)]);
}

#[test]
fn a_word_of_the_title_weighs_three() {
    assert_eq!(TITLE_WEIGHT, 3.0);
    let engine = common::engine(&[
        ("a.txt", "---\ntitle: Of rain\n---\nThe war is far away."),
        ("b.txt", "---\ntitle: The Wars, and the war\n---\nThe war is far away."),
        ("c.txt", "---\ntitle: The war\n---\nThe rain wars on afar."),
        ("corpus.toml", "stemmer = 'english'"),
    ]);
    // All have 5 tokens, so that a weight is tf·2.2/(tf + 1.2), and df is 2: what a title says makes nothing match.
    // a: 2.2/2.2 · 0.470004; b: tf = 1 + 3 = 4: 8.8/5.2 · 0.470004 = 0.795391.
    check(&scores(&engine, common::scope("war", &[])), &[("b", 0.795391), ("a", 0.470004)]);
    // By stems all texts have the word, idf = 0.133531, and both words of b's title count: tf = 1 + 6 = 7: 15.4/8.2; c's
    // title has one.
    let stems = Scope { forms: Forms::Stem, ..common::scope("war", &[]) };
    check(&scores(&engine, stems), &[("b", 0.250778), ("c", 0.225976), ("a", 0.133531)]);
    // Case counts in titles as well. All texts have "The" once: idf = ln(1 + ½/3½) = 0.133531; b's title has it once and
    // "the" once, c's has it once: 8.8/5.2 · 0.133531 = 0.225976.
    let case = Scope { case: true, ..common::scope("The", &[]) };
    check(&scores(&engine, case), &[("b", 0.225976), ("c", 0.225976), ("a", 0.133531)]);
    // A phrase within a title: "the war" is in two texts and in b's title once.
    check(&scores(&engine, common::scope("\"the war\"", &[])), &[("b", 0.795391), ("a", 0.470004)]);
}

#[test]
fn titles_are_read_as_texts_are() {
    let engine = common::engine(&[
        ("a.txt", "---\ntitle: Communiqués\n---\nA communiqué"),
        ("b.txt", "---\ntitle: Letters\n---\nA communiqué"),
        // A word that no text has is no word of the lexicon, and is not looked for in titles either.
        ("c.txt", "---\ntitle: Others\n---\nCommuniqués"),
        ("corpus.toml", "stemmer = 'english'"),
    ]);
    for (query, forms, title_counts) in [
        ("communique", Forms::Exact, false),
        ("communique", Forms::Stem, true),
        ("communiqué", Forms::Stem, true),
        ("communique*", Forms::Exact, true),
        ("communiqu*", Forms::Stem, true),
        ("[norm=\"communiqué\"]", Forms::Stem, false),
    ] {
        let scores = scores(&engine, Scope { forms, ..common::scope(query, &[]) });
        let of = |doc: &str| scores.iter().find(|(name, _)| name == doc).map_or(0.0, |(_, score)| *score);
        assert_eq!(of("a") > of("b"), title_counts, "{query} by {forms:?}: {scores:?}");
    }
}

fn order(engine: &Engine, query: &str, key: DocumentKey, descending: bool) -> Vec<String> {
    let sort = DocumentSort { key, descending };
    let search = SearchRequest { scope: common::scope(query, &[]), sort: sort.clone(), ..SearchRequest::default() };
    let search = common::ask(engine, search).unwrap().body;
    let documents =
        DocumentsRequest { scope: common::scope(query, &[]), sort: sort.clone(), ..DocumentsRequest::default() };
    let documents = common::ask(engine, documents).unwrap().body;
    let found: Vec<String> = search.results.into_iter().map(|r| r.doc).collect();
    // The catalogue has no rank, and every other order as well.
    if sort.key != DocumentKey::Relevance {
        assert_eq!(documents.rows.into_iter().map(|r| r.doc).collect::<Vec<_>>(), found);
    }
    found.into_iter().map(|d| d.trim_end_matches(".txt").to_owned()).collect()
}

#[test]
fn ties_keep_corpus_order_in_both_directions() {
    let engine = common::engine(&[
        ("a.txt", "---\ndate: 2020\ntitle: B\npages: 9\ntopics: x\n---\nwar rain"),
        ("b.txt", "---\ntitle: a\npages: 10\ntopics: x; y\n---\nwar rain"),
        ("c.txt", "---\ndate: 2020-01\ntitle: b\npages: 9\n---\nwar war sea"),
        ("d.txt", "---\ndate: 2019-12-31\ntitle: A\ntopics: w\n---\nwar rain"),
        ("e.txt", "---\ntitle: c\n---\nwar rain"),
        ("corpus.toml", "[fields.pages]\nkind = 'number'"),
    ]);
    let field = |name: &str| DocumentKey::Field(name.into());
    for (query, key, rising, falling) in [
        // By rank, best first, is what is not turned round.
        ("war", DocumentKey::Relevance, "c a b d e", "a b d e c"),
        ("", DocumentKey::Relevance, "a b c d e", "a b c d e"),
        ("war", DocumentKey::Title, "b d a c e", "e a c b d"),
        ("war", DocumentKey::Tokens, "a b d e c", "c a b d e"),
        ("war", DocumentKey::Types, "a b c d e", "a b c d e"),
        ("war", DocumentKey::Matches, "a b d e c", "c a b d e"),
        // The undated, and what has no value, come last.
        ("war", DocumentKey::Date, "d a c b e", "a c d b e"),
        ("war", field("pages"), "a c b d e", "b a c d e"),
        ("war", field("topics"), "d a b c e", "b a d c e"),
    ] {
        assert_eq!(order(&engine, query, key.clone(), false).join(" "), rising, "{key:?}");
        assert_eq!(order(&engine, query, key.clone(), true).join(" "), falling, "{key:?} turned round");
    }
}
