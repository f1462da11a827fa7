use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{TEXT, check_fields, declared, fault, has_note, no_text, notes, texts, values};
use crate::corpus::formats::{
    part::{Parts, Unread},
    rows::{Columns, read_xlsx},
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of sheets: names, states, and cells as XML.
fn workbook(sheets: &[(&str, &str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let numbered = || sheets.iter().enumerate().map(|(index, sheet)| (index + 1, sheet));
    let listed: String = numbered()
        .map(|(n, (name, state, _))| {
            format!("<sheet name=\"{name}\" sheetId=\"{n}\" state=\"{state}\" r:id=\"rId{n}\"/>")
        })
        .collect();
    let relations: String = numbered()
        .map(|(n, _)| {
            format!("<Relationship Id=\"rId{n}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
        })
        .collect();
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{listed}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{package}\">{relations}</Relationships>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    for (n, (_, _, rows)) in numbered() {
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{n}.xml"), sheet));
    }
    parts.extend(more.iter().map(|(name, part)| ((*name).to_owned(), (*part).to_owned())));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(format!("{HEAD}{part}").as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Rows of cells with texts, from the first row and column on.
fn rows(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| match text.strip_prefix('=') {
        Some(cell) => cell.to_owned(),
        None => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    rows.iter().map(|cells| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())).collect()
}

fn read(bytes: &[u8]) -> Parts {
    read_xlsx(bytes, &Columns::default()).unwrap()
}

#[test]
fn a_sheet() {
    let sheet = rows(&[
        &["Speech", "Held on", "Audience", "=<c t=\"b\"><v>1</v></c>"],
        &[
            "Été à Orléans &amp; 中文",
            "=<c s=\"1\"><v>44042</v></c>",
            "=<c><v>3.0</v></c>",
            "=<c t=\"e\"><v>#N/A</v></c>",
        ],
        &["", "", "=<c><v>0.30000000000000004</v></c>"],
        &["Two\r\ntexts", "=<c s=\"2\"><v>44042.5</v></c>", "=<c/>", "=<c t=\"b\"><v>0</v></c>"],
    ]);
    let parts = read(&workbook(&[("Sheet1", "visible", &sheet)], &[]));
    assert_eq!(texts(&parts), [("2", "Été à Orléans & 中文"), ("4", "Two\ntexts")]);
    check_fields(
        &parts.documents[0],
        &[("date", &["2020-07-30"]), ("Audience", &["3"]), ("true", &[]), ("title", &["Été à Orléans & 中文"])],
    );
    assert_eq!(values(&parts, "date"), ["2020-07-30", "2020-07-30"]);
    assert_eq!(values(&parts, "true"), ["", "false"]);
    has_note(&parts, "reads the column `Speech` as the text, the column `Held on` as the date");
    has_note(&parts, "has 1 cell with an error such as #N/A, left out");
    has_note(&parts, "has 1 row without a text in the column `Speech`, left out: row 3");
}

#[test]
fn shared_texts_and_places_of_cells() {
    let shared = format!(
        "<sst xmlns=\"{MAIN}\" count=\"2\" uniqueCount=\"2\"><si><t>text</t></si><si><r><t xml:space=\"preserve\">One </t></r><r><rPr/><t>text</t></r><rPh><t>x</t></rPh></si></sst>"
    );
    let sheet = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>A title above</t></is></c></row>\
                 <row r=\"4\"><c r=\"C4\" t=\"s\"><v>0</v></c><c r=\"D4\" t=\"str\"><v>place</v></c></row>\
                 <row r=\"7\"><c r=\"D7\" t=\"str\"><f>A1</f><v>here</v></c><c r=\"C7\" t=\"s\"><v>1</v></c><c r=\"F7\"><v>9</v></c></row>";
    let more = [("xl/sharedStrings.xml", shared.as_str()), ("xl/comments1.xml", "<comments/>")];
    let parts = read(&workbook(&[("S", "visible", sheet)], &more));
    assert_eq!(texts(&parts), [("7", "One text")]);
    assert_eq!(values(&parts, "place"), ["here"]);
    assert_eq!(
        notes(&parts),
        ["leaves out what stands above the names of its columns: row 2", "leaves out the comments on its cells"]
    );
}

#[test]
fn several_sheets() {
    let texts_of = |text: &str| rows(&[&["text", "x"], &[text, "1"]]);
    let (one, two) = (texts_of("One text"), texts_of("Two texts"));
    let numbers = rows(&[&["year", "sum"], &["=<c><v>2019</v></c>", "=<c><v>3</v></c>"]]);
    let sheets = [
        ("A/1", "visible", one.as_str()),
        ("B", "visible", &two),
        ("C", "visible", &numbers),
        ("D", "hidden", &one),
        ("E", "visible", ""),
    ];
    let parts = read(&workbook(&sheets, &[]));
    assert_eq!(texts(&parts), [("A-1!2", "One text"), ("B!2", "Two texts")]);
    assert_eq!(
        notes(&parts),
        ["leaves out its sheets without texts: `C`", "leaves out its sheets that are hidden: `D`"]
    );
    let parts = read(&workbook(&[("C", "visible", &numbers), ("B", "visible", &two)], &[]));
    assert_eq!(texts(&parts), [("2", "Two texts")]);
    // One that has the column and nothing in it.
    let bare = rows(&[&["text", "x"], &["", "1"]]);
    let sheets = [("A", "visible", one.as_str()), ("B", "visible", &bare)];
    let parts = read_xlsx(&workbook(&sheets, &[]), &declared(&["text"])).unwrap();
    assert_eq!(texts(&parts), [("A!2", "One text")]);
    assert_eq!(notes(&parts), ["leaves out its sheets without texts: `B`"]);
    let reason = no_text(read_xlsx(&workbook(&[("C", "visible", &numbers)], &[]), &Columns::default()));
    assert!(reason.contains("(`year`, `sum`)"), "{reason}");
}

#[test]
fn what_is_damaged() {
    let good = workbook(&[("S", "visible", &rows(&[&["text", "x"], &[TEXT, "1"]]))], &[]);
    assert_eq!(texts(&read(&good)), [("2", TEXT)]);
    for length in (0..good.len()).step_by(37) {
        fault(read_xlsx(&good[..length], &Columns::default()));
    }
    // Any byte may be another; what is read then is read to its end.
    for at in (0..good.len()).step_by(11) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        let _ = read_xlsx(&bytes, &Columns::default());
    }
    let counting = format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"9999999999999999\"></sst>");
    let more = [("xl/sharedStrings.xml", counting.as_str())];
    let reason = fault(read_xlsx(&workbook(&[("S", "visible", "")], &more), &Columns::default()));
    assert!(reason.contains("counts more texts"), "{reason}");
    let not_xml = workbook(&[("S", "visible", "<row><c></row")], &[]);
    assert!(matches!(read_xlsx(&not_xml, &Columns::default()), Err(Unread::Fault(_))));
}
