//! The documents and the fields of a corpus as a reader lists them: orders, ranges of numbers, kinds of quotations, and
//! which field a trend is by.

use alphanumeric_sort::compare_str;
use proptest::prelude::*;
use readout::{
    engine::Engine,
    protocol::{
        By, DocumentKey, DocumentSort, DocumentsRequest, InfoRequest, NumberRange, SearchRequest, TrendRequest,
    },
};

use crate::common;

const TALKS: &[(&str, &str)] = &[
    ("corpus.toml", "[fields.pages]\nkind = 'number'\n[fields.room]\n"),
    ("talk1.txt", "---\ntitle: Part 1\nroom: r2\npages: 12\n---\nOne “word” and 'another'."),
    ("talk10.txt", "---\ntitle: Part 10\nroom: r10\npages: 1,200\n---\nTen “words”, all of them."),
    ("talk2.txt", "---\ntitle: Part 2\nroom: r1\n---\nTwo."),
    ("talk9/a.txt", "---\ntitle: Part 9\nroom: R1\npages: -0.5\n---\nNine."),
];

fn titles(engine: &Engine, key: DocumentKey, descending: bool, natural: bool) -> Vec<String> {
    let sort = DocumentSort { key, descending };
    let request = DocumentsRequest { sort: sort.clone(), natural, ..DocumentsRequest::default() };
    let listed = common::ask(engine, request).unwrap().body;
    let titles: Vec<String> = listed.rows.into_iter().map(|row| row.title.replace("Part ", "")).collect();
    // Ranked documents are in the same order.
    let request = SearchRequest { sort, natural, ..SearchRequest::default() };
    let ranked = common::ask(engine, request).unwrap().body;
    let results: Vec<String> = ranked.results.into_iter().map(|row| row.title.replace("Part ", "")).collect();
    assert_eq!(results, titles);
    titles
}

#[test]
fn numbers_in_names_are_in_order_where_a_reader_looks() {
    let engine = common::engine(TALKS);
    let room = || DocumentKey::Field("room".into());
    for (key, descending, natural, expected) in [
        // By paths, and those by code points, unless a person looks at them.
        (DocumentKey::Relevance, false, false, ["1", "10", "2", "9"]),
        (DocumentKey::Relevance, false, true, ["1", "2", "9", "10"]),
        (DocumentKey::Title, false, false, ["1", "10", "2", "9"]),
        (DocumentKey::Title, false, true, ["1", "2", "9", "10"]),
        (DocumentKey::Title, true, true, ["10", "9", "2", "1"]),
        // What is equal keeps the order of paths, in both directions.
        (DocumentKey::Date, true, true, ["1", "2", "9", "10"]),
        (room(), false, false, ["2", "9", "10", "1"]),
        (room(), false, true, ["2", "9", "1", "10"]),
        (room(), true, true, ["10", "1", "2", "9"]),
    ] {
        let found = titles(&engine, key.clone(), descending, natural);
        assert_eq!(found, expected, "{key:?}, descending {descending}, natural {natural}");
    }
}

proptest! {
    /// Sorting by an order that contradicts itself may panic.
    #[test]
    fn the_natural_order_is_one(texts in prop::collection::vec("[a10 .中ÿ-]{0,6}", 3)) {
        let [a, b, c] = texts.as_slice() else { return Ok(()) };
        prop_assert_eq!(compare_str(a, b), compare_str(b, a).reverse());
        prop_assert_eq!(compare_str(a, b).is_eq(), a == b);
        if compare_str(a, b).is_le() && compare_str(b, c).is_le() {
            prop_assert!(compare_str(a, c).is_le(), "{:?} {:?} {:?}", a, b, c);
        }
    }
}

#[test]
fn fields_of_numbers_have_a_range_and_quotations_their_marks() {
    let engine = common::engine(TALKS);
    let info = |filters: &[&str]| common::ask(&engine, InfoRequest { scope: common::scope("", filters) }).unwrap().body;
    let range = |filters: &[&str]| info(filters).fields.into_iter().find(|field| field.name == "pages").unwrap().range;
    assert_eq!(range(&[]), Some(NumberRange { least: -0.5, greatest: 1200.0 }));
    assert_eq!(range(&["pages:>=5"]), Some(NumberRange { least: 12.0, greatest: 1200.0 }));
    assert_eq!(range(&["pages:-3..5"]), Some(NumberRange { least: -0.5, greatest: -0.5 }));
    assert_eq!(range(&["room:r1 -pages:-0.5"]), None);
    let marks: Vec<String> = info(&[]).quotation_marks.iter().map(ToString::to_string).collect();
    assert_eq!(marks, ["“…” (2)"]);
    let others: Vec<_> = info(&[]).fields.into_iter().filter(|field| field.name != "pages").collect();
    assert!(others.iter().all(|field| field.range.is_none()));
}

#[test]
fn a_field_of_many_values_is_not_the_first_chart() {
    let files: Vec<(String, String)> = (0..60)
        .map(|n| {
            let side = if n % 2 == 0 { "left" } else { "right" };
            (format!("{n}.txt"), format!("---\nspeaker: Person{n}\nside: {side}\n---\nWords."))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let by = |files: &[(&str, &str)], by: By| {
        let request = TrendRequest { scope: common::scope("words", &[]), by, ..TrendRequest::default() };
        common::ask(&common::engine(files), request).unwrap().body.by
    };
    assert_eq!(by(&files, By::Auto), "side");
    assert_eq!(by(&files, By::Field("speaker".into())), "speaker");
    // With no other, it is better than nothing.
    let bare: Vec<String> = files.iter().map(|(_, text)| text.replace("side", "title")).collect();
    files.iter_mut().zip(&bare).for_each(|(file, text)| file.1 = text);
    assert_eq!(by(&files, By::Auto), "speaker");
}
