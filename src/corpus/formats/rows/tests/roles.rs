use super::{TEXT, declared, fields, has_note, notes, texts, values};
use crate::{
    corpus::{
        cells::Order,
        formats::{
            part::Parts,
            rows::{Columns, read_cells},
        },
    },
    model::FieldKind,
};

/// The columns that a table with that head and those rows is read by: text, date, title, key.
fn read(source: &str) -> Parts {
    read_cells(source, &Columns::default()).unwrap()
}

#[test]
fn texts_by_name_and_length() {
    let long = format!("{TEXT} {TEXT}");
    for (head, row, expected) in [
        ("Full Text,title", "A short one,x", "A short one"),
        ("FULL_TEXT,summary", "A short one,A longer text than that one is", "A short one"),
        ("正文,标题", "我们在早上见面,见面", "我们在早上见面"),
        (
            "remarks,notes",
            "A text that has eight words in it,Seven words are enough to be it",
            "A text that has eight words in it",
        ),
        // The name says it, and the cells do not.
        ("message,remarks", "OK,Seven words are enough to be it", "Seven words are enough to be it"),
        ("article,remarks", "12,Seven words are enough to be it", "Seven words are enough to be it"),
        ("comment,name", "Yes,No", "Yes"),
    ] {
        assert_eq!(texts(&read(&format!("{head}\n{row}\n")))[0].1, expected, "{head}");
    }
    let parts = read(&format!("a,b\n{TEXT},\"{long}\"\n"));
    assert_eq!(texts(&parts), [("2", long.as_str())]);
    has_note(&parts, "reads the column `b` as the text");
}

#[test]
fn dates() {
    for (head, rows, expected) in [
        ("text,Pub Date", "a b,2020-07-30T12:00:00Z\nc d,2020-07-31 10:15", ["2020-07-30", "2020-07-31"]),
        ("text,year", "a b,2019\nc d,2020", ["2019", "2020"]),
        ("text,year,created_at", "a b,2019,2019-05-06\nc d,2020,2020-01-02", ["2019-05-06", "2020-01-02"]),
        ("text,sitting", "a b,2019/5/6\nc d,2020-01", ["2019-05-06", "2020-01"]),
        ("text,held", "a b,31/12/2019\nc d,01/02/2020", ["2019-12-31", "2020-02-01"]),
        // Numbers of four digits are no dates.
        ("text,audience", "a b,1200\nc d,2000", ["", ""]),
        ("text,day", "a b,Monday\nc d,Tuesday", ["", ""]),
        ("text,date", "a b,soon\nc d,2020", ["", "2020"]),
    ] {
        assert_eq!(values(&read(&format!("{head}\n{rows}\n")), "date"), expected, "{head}");
    }
    let parts = read("text,date\na b,soon\nc d,2020\n");
    has_note(
        &parts,
        "has 1 value that is no date such as 2020, 2020-07 or 2020-07-30: \"soon\" (row 2) in the column `date`",
    );
    let parts = read("text,date\na b,03/04/2019\nc d,05/06/2020\n");
    has_note(&parts, "nothing says whether the day or the month comes first");
    let order = Columns { date_order: Some(Order::Month), ..Columns::default() };
    let parts = read_cells("text,date\na b,03/04/2019\nc d,05/06/2020\n", &order).unwrap();
    assert_eq!(values(&parts, "date"), ["2019-03-04", "2020-05-06"]);
}

#[test]
fn titles() {
    for (head, rows, expected) in [
        ("text,title", "a b,One\nc d,One", ["One", "One"]),
        ("text,Headline,name", "a b,One,x\nc d,Two,y", ["One", "Two"]),
        ("text,name", "a b,Ann\nc d,Ann", ["a b", "c d"]),
        ("text,name", "a b,Ann\nc d,Ben", ["Ann", "Ben"]),
        ("text,标题", "a b,一\nc d,二", ["一", "二"]),
        ("text,title", "a b,One\nc d,", ["One", "c d"]),
    ] {
        assert_eq!(values(&read(&format!("{head}\n{rows}\n")), "title"), expected, "{head}");
    }
    let parts = read(&format!("text\n{TEXT} And so we did until the evening came over it.\n"));
    assert_eq!(values(&parts, "title"), ["We met at the old harbour in the morning. And so we did…"]);
}

#[test]
fn keys() {
    for (head, rows, expected) in [
        ("id,text", "x/1#2,a b\n y ,c d", ["x-1-2", "y"]),
        ("id,text", "1,a b\n1,c d", ["2", "3"]),
        ("id,text", "1,a b\n,c d", ["2", "3"]),
        ("id,text", "a/b,a b\na#b,c d", ["2", "3"]),
        ("Filename,text", "a.txt,a b\nb.txt,c d", ["a.txt", "b.txt"]),
        ("uid,id,text", "u1,1,a b\nu2,1,c d", ["u1", "u2"]),
    ] {
        let parts = read(&format!("{head}\n{rows}\n"));
        let keys: Vec<&str> = texts(&parts).iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, expected, "{head}: {rows}");
    }
    // Rows without a text have no say.
    assert_eq!(texts(&read("id,text\n1,a b\n1,\n"))[0].0, "1");
}

#[test]
fn what_corpus_toml_says() {
    let source = "No,Held on,Heading,Question,Answer\n7,2019,One,How are you,I am well\n8,2020,Two,,I am ill\n";
    let columns = Columns {
        title: Some("heading".to_owned()),
        date: Some("held_on".to_owned()),
        key: Some("No".to_owned()),
        ..declared(&["Question", "Answer"])
    };
    let parts = read_cells(source, &columns).unwrap();
    assert_eq!(texts(&parts), [("7", "How are you\n\nI am well"), ("8", "I am ill")]);
    assert_eq!(fields(&parts), ["date", "title"]);
    assert_eq!(notes(&parts), [""; 0]);
    let columns =
        Columns { date: Some("helt".to_owned()), key: Some("x".to_owned()), ..declared(&["Answer", "Reply"]) };
    let parts = read_cells("x,held,Answer\n1,2019-01,a b\n1,2020-01,c d\n", &columns).unwrap();
    has_note(&parts, "has no column `Reply`, which corpus.toml names as the text.");
    has_note(&parts, "has no column `helt`, which corpus.toml names as the date; did you mean `held`?");
    has_note(&parts, "has rows with the same key or none in the column `x`");
    assert_eq!(values(&parts, "date"), ["2019-01", "2020-01"]);
}

#[test]
fn other_columns_are_fields() {
    let long = TEXT.repeat(6);
    let source = format!(
        "text,Party,role,quoted,abstract,empty,published,date\na b,Red,Minister,yes,{long},,2020-07-30,later\n"
    );
    let parts = read(&source);
    assert_eq!(fields(&parts), ["Party", "date", "title"]);
    has_note(&parts, "has a column `role` with other values than answers, asks, states; it is not used");
    has_note(&parts, "gives `quoted`, which is worked out from the text");
    has_note(
        &parts,
        "leaves out the column `abstract`, which has long texts. To have them in, write below [table] in corpus.toml: text = [\"text\", \"abstract\"]",
    );
    has_note(&parts, "has the column `date`, not used, since `published` is the date");
    let parts = read("text,role\na b,asks\nc d,answers\n");
    assert_eq!(values(&parts, "role"), ["asks", "answers"]);
    assert_eq!(notes(&parts), [""; 0]);
}

#[test]
fn fields_with_declared_kinds() {
    let kinds = vec![("opened".to_owned(), FieldKind::Date), ("Audience".to_owned(), FieldKind::Number)];
    let columns = Columns { kinds, ..Columns::default() };
    let source = "text;date;opened;audience\na b;2020;31/12/2019;1.200\nc d;2021;soon;many\n";
    let parts = read_cells(source, &columns).unwrap();
    assert_eq!(values(&parts, "opened"), ["2019-12-31", ""]);
    assert_eq!(values(&parts, "audience"), ["1200", ""]);
    has_note(&parts, "\"soon\" (row 3) in the column `opened`");
    has_note(&parts, "\"many\" (row 3) in the column `audience`");
}

#[test]
fn the_first_document_has_the_fields_in_order() {
    let parts = read("text,a,b,c\nOne text,,x,\nTwo texts,y,,z\n");
    assert_eq!(fields(&parts), ["a", "b", "c", "title"]);
    assert_eq!(values(&parts, "a"), ["", "y"]);
}
