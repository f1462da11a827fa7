use super::{TEXT, check_fields, declared, fields, has_note, no_text, notes, texts, values};
use crate::corpus::formats::{
    part::Parts,
    rows::{Columns, read_cells},
};

fn read(source: &str) -> Parts {
    read_cells(source, &Columns::default()).unwrap()
}

#[test]
fn a_row_is_a_document() {
    let parts = read(
        "id,speech,date,topics\nx1,\"Hello, \"\"you\"\"\nthere, all of you who came\",2020-07-30,a; b\nx2,Été à Orléans avec vous tous,,\n",
    );
    assert_eq!(
        texts(&parts),
        [("x1", "Hello, \"you\"\nthere, all of you who came"), ("x2", "Été à Orléans avec vous tous")]
    );
    let title = "Hello, \"you\" there, all of you who came";
    check_fields(&parts.documents[0], &[("date", &["2020-07-30"]), ("topics", &["a; b"]), ("title", &[title])]);
    check_fields(&parts.documents[1], &[("title", &["Été à Orléans avec vous tous"])]);
    assert_eq!(
        notes(&parts),
        ["reads the column `speech` as the text, the column `id` as the key; corpus.toml can say otherwise: [table]"]
    );
}

#[test]
fn what_parts_cells() {
    for source in [
        "text;place\nOne, and two;here\nThree, four;there\n",
        "text\tplace\nOne, and two\there\nThree, four\tthere",
        "text|place\r\nOne, and two|here\r\nThree, four|there\r\n".replace("\r\n", "\n").as_str(),
        "sep=;\ntext;place\nOne, and two;here\nThree, four;there\n",
        // What it says is not so.
        "sep=|\ntext;place\nOne, and two;here\nThree, four;there\n",
        "\ntext,place\n\"One, and two\",here\n,\n\"Three, four\",there\n",
    ] {
        let parts = read(source);
        let found: Vec<&str> = texts(&parts).iter().map(|(_, text)| *text).collect();
        assert_eq!(found, ["One, and two", "Three, four"], "{source:?}");
        assert_eq!(values(&parts, "place"), ["here", "there"], "{source:?}");
        assert_eq!(notes(&parts), [""; 0], "{source:?}");
    }
}

#[test]
fn one_column_is_not_parted() {
    let parts = read("tweet\nOne, two and three\n\"Four; five,\nand six\"\nseven words, eight words\n");
    assert_eq!(
        texts(&parts),
        [("2", "One, two and three"), ("3", "Four; five,\nand six"), ("4", "seven words, eight words")]
    );
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let parts = read("text,place\n\nOne text,\"a\nb\"\n,\n\n-,c\nTwo texts,d\n");
    assert_eq!(texts(&parts), [("3", "One text"), ("7", "Two texts")]);
    has_note(&parts, "has 1 row without a text in the column `text`, left out: row 6");
}

#[test]
fn uneven_rows_are_said() {
    let parts = read("text,place,year\nOne text,a,2019\nTwo texts\nThree texts,b,2020,x,y\n");
    assert_eq!(texts(&parts).len(), 3);
    assert_eq!(values(&parts, "place"), ["a", "", "b"]);
    has_note(&parts, "has 2 rows with more or fewer cells than the 3 of the first: rows 3, 4.");
}

#[test]
fn quotation_marks_that_nothing_closes() {
    let parts = read("text,place\nOne text,a\n\"Two texts,b\nThree texts,c\n");
    has_note(&parts, "read as part of the cell: row 3.");
    let rows: String = (0..5).map(|n| format!("Text number {n},a,b,c\n")).collect();
    let parts = read(&format!("text,x,y,z\nOne text,\"a,b,c\n{rows}Last text,\"a\",b,c\n"));
    has_note(&parts, "read as part of the cell: row 2.");
    // A text of several lines with commas is none.
    let parts = read("text,x,y,z\n\"One, two\nthree\nfour, five\",a,b,c\n");
    assert_eq!(notes(&parts), [""; 0]);
}

#[test]
fn without_names() {
    let source = format!("2020-07-30,{TEXT},a\n2020-07-31,{TEXT},b\n");
    let parts = read(&source);
    assert_eq!(texts(&parts), [("1", TEXT), ("2", TEXT)]);
    assert_eq!(fields(&parts), ["date", "column 3", "title"]);
    has_note(&parts, "has no names of columns in its first row (row 1)");
    has_note(&parts, "reads the column `column 2` as the text, the column `column 1` as the date");
    // A question of a survey is a name.
    let question = "Please describe in your own words what you liked most about the event, and why?";
    assert_eq!(texts(&read(&format!("\"{question}\",x\n{TEXT},1\n"))), [("2", TEXT)]);
}

#[test]
fn heads_with_faults() {
    let parts = read(",text,Place,place\n0,One text,a,b\n1,Two texts,c,d\n");
    assert_eq!(values(&parts, "Place"), ["a", "c"]);
    assert_eq!(
        notes(&parts),
        ["has 1 column without a name, not used", "has more than one column `place`; the first counts"]
    );
}

#[test]
fn tables_without_texts() {
    for (source, words) in [
        ("", "holds no texts"),
        ("\n,,\n", "holds no texts"),
        ("text,place\n", "holds no texts that can be told by the names and cells of its columns (`text`, `place`)"),
        (
            "year,sum\n2019,3\n2020,4\n",
            "(`year`, `sum`). If one has them, name it in corpus.toml, below [table]: text = \"NAME\"",
        ),
    ] {
        let reason = no_text(read_cells(source, &Columns::default()));
        assert!(reason.contains(words), "{source:?}: {reason}");
    }
    let reason = no_text(read_cells("text,sum\na b,3\n", &declared(&["sums"])));
    assert_eq!(
        reason,
        "has no column `sums`, which corpus.toml names as the text; did you mean `sum`? Its columns are `text`, `sum`"
    );
    let reason = no_text(read_cells("text,sum\n-,3\n", &declared(&["text"])));
    assert_eq!(reason, "has no row with a text in the column `text`");
}

#[test]
fn any_table_is_read_in_linear_time() {
    let many: String = (0..20_000).map(|n| format!("{n},\"{TEXT}\n{TEXT}\",2020-01-01,a\n")).collect();
    for source in [
        format!("id,text,date,x\n{many}"),
        format!("id,text\n1,\"{}", many),
        "\"".repeat(1_000_000),
        "a,".repeat(500_000),
        "a,b\n".repeat(200_000),
        format!("{}\n{}", "text,".repeat(100_000), "one word,".repeat(100_000)),
        "sep=\"\na\"b\"c".to_owned(),
        "sep=".to_owned(),
        "sep=é\nté".to_owned(),
    ] {
        let _ = read_cells(&source, &Columns::default());
        let _ = read_cells(&source, &declared(&["text", "x"]));
    }
}
