use super::read;
use crate::{
    corpus::{
        blocks::Extract,
        formats::{Content, Unread, zipped::zip_of},
    },
    model::BlockKind::{self, Cell, Heading, Item, Paragraph, Quote},
};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
                     xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
                     xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'";
const STYLES: &str = "<w:styles>\
    <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
    <w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style>\
    <w:style w:styleId='toc1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:styleId='geheim'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";

fn package(body: &str) -> Vec<u8> {
    let relations = |entries: &str| format!("<Relationships>{entries}</Relationships>");
    let relation = |kind: &str, target: &str| format!("<Relationship Type='{RELATIONS}/{kind}' Target='{target}'/>");
    let core = "<x xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Ein Titel</dc:title>\
                <dc:creator>Zoë Brandt</dc:creator><dc:language>de</dc:language></x>";
    zip_of(&[
        (
            "_rels/.rels",
            &relations(
                &(relation("officeDocument", "word/main.xml")
                    + &relation("metadata/core-properties", "docProps/core.xml")),
            ),
        ),
        (
            "word/_rels/main.xml.rels",
            &relations(
                &(relation("styles", "styles.xml")
                    + &relation("header", "header1.xml")
                    + &relation("footer", "footer1.xml")),
            ),
        ),
        (
            "word/main.xml",
            &format!("<?xml version='1.0'?>\n<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ),
        ("word/styles.xml", STYLES),
        ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>A header</w:t></w:r></w:p></w:hdr>"),
        ("word/footer1.xml", "<w:ftr><w:p><w:r><w:t>3</w:t></w:r></w:p></w:ftr>"),
        ("docProps/core.xml", core),
    ])
}

fn opened(body: &str) -> (Extract, Vec<String>) {
    let parts = read(&package(body)).unwrap();
    let notes = parts.notes.into_iter().map(|(_, note)| note).collect();
    let Some(Content::Marked(extract)) = parts.documents.into_iter().next().map(|part| part.content) else { panic!() };
    (extract, notes)
}

#[track_caller]
fn check(body: &str, expected: &[(BlockKind, &str)], note: &str) {
    let (extract, notes) = opened(body);
    let found: Vec<(BlockKind, &str)> =
        extract.blocks.iter().map(|block| (block.kind, &extract.text[block.range.clone()])).collect();
    assert_eq!(found, expected, "{body}");
    let note = if note.is_empty() { "1 header is left out".to_owned() } else { note.to_owned() };
    assert_eq!(notes, [note], "{body}");
}

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_by_style() {
    let item =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr><w:r><w:t>i</w:t></w:r></w:p>";
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:t>no</w:t></w:tcPr>{text}</w:tc>");
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p("x", "c")), cell(item));
    check(
        &[
            p("Titel", "T"),
            p("berschrift1", "h"),
            p("Heading2", "k"),
            p("x", "café 中国 &amp; &#233;"),
            item.to_owned(),
            table,
            p("x", "z"),
        ]
        .concat(),
        &[
            (Heading, "T"),
            (Heading, "h"),
            (Heading, "k"),
            (Paragraph, "café 中国 & é"),
            (Item, "i"),
            (Cell, "c"),
            (Item, "i"),
            (Paragraph, "z"),
        ],
        "",
    );
    let level = "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r><w:t>h</w:t></w:r></w:p>";
    check(level, &[(Heading, "h")], "");
}

#[test]
fn what_a_document_says_of_itself() {
    let (extract, _) = opened(&p("berschrift1", "h"));
    let says: Vec<(&str, &str)> = extract.says.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(says, [("title", "Ein Titel"), ("author", "Zoë Brandt"), ("language", "de")]);
}

#[test]
fn quotations_are_ranges() {
    let body = [p("x", "a"), p("Zitat", "b"), p("Zitat", "c"), p("x", "d"), p("Zitat", "e")].concat();
    check(&body, &[(Paragraph, "a"), (Quote, "b"), (Quote, "c"), (Paragraph, "d"), (Quote, "e")], "");
    let (extract, _) = opened(&body);
    let quoted: Vec<&str> = extract.quoted.iter().map(|range| &extract.text[range.clone()]).collect();
    assert_eq!(quoted, ["b\nc", "e"]);
}

#[test]
fn runs_and_their_signs() {
    for (runs, text) in [
        ("<w:r><w:t>wo</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rd</w:t></w:r>", "word"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b\nc"),
        (
            "<w:r><w:t>re</w:t><w:softHyphen/><w:t>do e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>",
            "redo e\u{2011}mail",
        ),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link"),
        (
            "<w:ruby><w:rt><w:r><w:t>zhong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>中</w:t></w:r></w:rubyBase></w:ruby>",
            "中",
        ),
        (
            "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:r><w:t>yes</w:t></w:r></w:sdtContent></w:sdt>",
            "yes",
        ),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>code</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>today</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>.</w:t></w:r>",
            "today.",
        ),
    ] {
        check(&format!("<w:p>{runs}</w:p>"), &[(Paragraph, text)], "");
    }
    let open = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>code</w:t></w:r></w:p>";
    check(&format!("{open}{}", p("x", "text")), &[(Paragraph, "text")], "");
}

#[test]
fn boxes_follow_their_paragraph_and_come_once() {
    let content = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("Zitat", text));
    let body = format!(
        "<w:p><w:r><w:t>be</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>fore</w:t></w:r></w:p>{}",
        content("box"),
        content("box"),
        p("x", "after")
    );
    check(&body, &[(Paragraph, "before"), (Quote, "box"), (Paragraph, "after")], "");
}

#[test]
fn what_is_left_out_is_said() {
    for (body, text, note) in [
        (
            "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='1'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r>\
             <w:r><w:endnoteReference w:id='1'/></w:r><w:r><w:commentReference w:id='1'/></w:r></w:p>",
            "a",
            "2 footnotes, 1 endnote, 1 comment and 1 header are left out",
        ),
        (
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
             <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>",
            "new",
            "1 header and 2 tracked deletions are left out",
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>not shown</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>\
             <w:t>shown</w:t></w:r><w:r><w:rPr><w:rStyle w:val='geheim'/></w:rPr><w:t>no</w:t></w:r></w:p>",
            "shown",
            "1 header and 3 words of hidden text are left out",
        ),
        (
            "<w:p><w:pPr><w:pStyle w:val='toc1'/></w:pPr><w:r><w:t>One 3</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t><w:sym/></w:r></w:p>",
            "x",
            "1 header, 1 line of its table of contents and 1 sign of a font of symbols are left out",
        ),
    ] {
        check(body, &[(Paragraph, text)], note);
    }
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>";
    check(joined, &[(Paragraph, "one two")], "");
}

#[test]
fn other_files_say_what_they_are() {
    let whole = package(&p("x", "text"));
    for (bytes, reason) in [
        (b"\xFF\xD8\xFF\xE0".to_vec(), "is a picture (JPEG)"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec(), "is a file of an older office program (.doc"),
        (whole[..whole.len() / 2].to_vec(), "is no zip archive, or is damaged"),
        (zip_of(&[("xl/workbook.xml", "<x/>")]), "is an Excel workbook"),
        (
            zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")]),
            "is an OpenDocument text",
        ),
        (zip_of(&[("a.txt", "text")]), "is a zip archive that holds no document"),
        (zip_of(&[("word/document.xml", "<w:document><w:body>")]), "is damaged: word/document.xml in it is cut off"),
        (zip_of(&[("word/document.xml", "no \0 XML")]), "is damaged: word/document.xml in it"),
        (
            zip_of(&[("word/document.xml", "<!DOCTYPE d [<!ENTITY a 'b'>]><w:document>&a;</w:document>")]),
            "is refused: word/document.xml in it declares entities",
        ),
    ] {
        let Unread::Fault(found) = read(&bytes).unwrap_err() else { panic!("{reason}") };
        assert!(found.starts_with(reason), "{found}");
    }
}

#[test]
fn hostile_nesting_is_read_or_refused() {
    let boxes = "<w:p><w:r><w:txbxContent>".repeat(10_000);
    let ends = "</w:txbxContent></w:r></w:p>".repeat(10_000);
    assert_eq!(opened(&format!("{boxes}{}{ends}", p("x", "deep"))).0.text, "deep");
    assert!(read(&package(&"<w:p>".repeat(100_000))).is_err());
    let fields = "<w:r><w:fldChar w:fldCharType='begin'/><w:t>x</w:t></w:r>".repeat(50_000);
    assert_eq!(opened(&format!("<w:p>{fields}</w:p>")).0.text, "");
}
