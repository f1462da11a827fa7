use super::{TEXT, check_fields, declared, fault, fields, has_note, no_text, notes, texts, values};
use crate::corpus::formats::{
    part::Parts,
    rows::{Columns, read_json},
};

fn read(source: &str) -> Parts {
    read_json(source, &Columns::default()).unwrap()
}

#[test]
fn objects_in_an_array() {
    let parts = read(
        r#"[{"text": "caf\u0065\u0301 \u0000noir", "year": 2020.0, "tags": ["a", 3, null, true], "who": {"name": "Ann", "of": {"x": 1}}},
            {"who": {"name": "Ben"}, "text": ["One.", "Two."], "id": 9007199254740993, "size": 1.5}, 7]"#,
    );
    assert_eq!(texts(&parts), [("1", "café noir"), ("2", "One.\n\nTwo.")]);
    check_fields(
        &parts.documents[0],
        &[
            ("date", &["2020"]),
            ("tags", &["a", "3", "true"]),
            ("who.name", &["Ann"]),
            ("id", &[]),
            ("size", &[]),
            ("title", &["café noir"]),
        ],
    );
    assert_eq!(values(&parts, "id"), ["", "9007199254740993"]);
    has_note(&parts, "leaves out what is nested deeper in `who.of`");
    has_note(&parts, "has 1 value in its list beside the objects, left out");
}

#[test]
fn an_object_a_line() {
    let parts = read("{\"text\": \"One text\", \"x\": 1}\n\n{\"text\": \"Two\n{\"text\": \"三个字的话\"}\n[1]\n");
    assert_eq!(texts(&parts), [("1", "One text"), ("4", "三个字的话")]);
    has_note(&parts, "has 2 lines that cannot be read as an object of JSON, left out: lines 3, 5 (column");
    // The first line may be damaged as well.
    assert_eq!(texts(&read("{\"text\"\n{\"text\": \"One text\"}")), [("2", "One text")]);
    // Objects over several lines.
    assert_eq!(
        texts(&read("{\n\"text\": \"One text\"\n}\n{\n\"text\": \"Two texts\"}\n")),
        [("1", "One text"), ("2", "Two texts")]
    );
    let parts = read("{\n\"text\": \"One text\"\n}\n{\n\"text\": \"Two");
    has_note(&parts, "cannot be read to its end");
}

#[test]
fn an_object_with_a_list() {
    let parts = read(&format!(
        r#"{{"count": 2, "description": "{TEXT}", "speeches": [{{"text": "a b"}}, {{"text": "c d"}}], "ids": [1, 2]}}"#
    ));
    assert_eq!(texts(&parts), [("1", "a b"), ("2", "c d")]);
    assert_eq!(notes(&parts), ["reads the list `speeches`"]);
    let parts = read(r#"{"a": [{"x": 1}], "response": {"docs": [{"body": "a b"}, {"body": "c d"}]}}"#);
    assert_eq!(texts(&parts).len(), 2);
    has_note(&parts, "reads the list `response.docs`, the longest of those in it");
}

#[test]
fn one_object_is_one_document() {
    let parts = read(r#"{"Body": "A text of its own", "authors": [{"name": "Ann"}], "date": "2020-07-30", "id": "x"}"#);
    assert_eq!(texts(&parts), [("–", "A text of its own")]);
    assert_eq!(fields(&parts), ["date", "id", "title"]);
    assert_eq!(notes(&parts), ["leaves out what is nested deeper in `authors`"]);
    let parts = read_json(r#"{"said": "Yes", "list": [{"text": "a b"}]}"#, &declared(&["said"])).unwrap();
    assert_eq!(texts(&parts), [("–", "Yes")]);
}

#[test]
fn what_is_no_list_of_texts() {
    for source in ["", " \n", "7", "\"text\"", "[]", "{}", "[1, 2]", "{\"a\": 1}", "[[\"a\"]]"] {
        no_text(read_json(source, &Columns::default()));
    }
    for (source, words) in [
        ("[{\"text\": \"a b\"}, {\"text\"", "it is cut off"),
        ("[{\"text\": NaN}]", "it is damaged"),
        ("<html>", "is no JSON"),
        ("[1] [2]", "something comes after its end"),
        ("{\"a\": 1,}", "line 1 column 9"),
    ] {
        let reason = fault(read_json(source, &Columns::default()));
        assert!(reason.contains(words), "{source:?}: {reason}");
    }
}

#[test]
fn any_json_is_read_in_linear_time() {
    let long = "x".repeat(100_000);
    let keys = |count: usize| (0..count).map(|n| format!("\"k{n}\": {n}")).collect::<Vec<_>>().join(", ");
    let unique: String = (0..20_000).map(|n| format!("{{\"text\": \"a b\", \"k{n}\": 1}}\n")).collect();
    for source in [
        "[".repeat(200_000),
        "{\"a\":".repeat(200_000),
        format!("{{\"text\": \"{}\"}}", "word ".repeat(1_000_000)),
        format!("[{{\"text\": \"a b\", \"{long}\": {{{}}}}}]", keys(20_000)),
        format!("[{{\"text\": \"a b\", {}}}]", keys(100_000)),
        unique,
        "{}\n".repeat(100_000),
        "{\"text\": 1}{".repeat(50_000),
    ] {
        let _ = read_json(&source, &Columns::default());
    }
}
