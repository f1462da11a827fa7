use super::read;
use crate::{
    corpus::{
        blocks::Extract,
        formats::{Content, Unread, zipped::zip_of},
    },
    model::BlockKind::{self, Cell, Heading, Item, Paragraph, Quote},
};

const KIND: &str = "application/vnd.oasis.opendocument.text";
const STYLES: &str = "<office:document-styles><office:styles><style:style style:name='Quotations' style:family='paragraph'/>\
    </office:styles><office:master-styles><style:master-page><style:header><text:p>A header</text:p></style:header>\
    <style:footer><text:p><text:page-number>3</text:page-number></text:p></style:footer></style:master-page>\
    </office:master-styles></office:document-styles>";
const META: &str = "<office:document-meta xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta><dc:title>Le titre</dc:title>\
    <meta:initial-creator>Zoë Brandt</meta:initial-creator><dc:creator>Other</dc:creator><dc:language>fr</dc:language>\
    </office:meta></office:document-meta>";

fn package(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<office:document-content><office:automatic-styles>\
         <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>\
         <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip_of(&[("mimetype", KIND), ("content.xml", &content), ("styles.xml", STYLES), ("meta.xml", META)])
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

#[test]
fn paragraphs_by_kind() {
    check(
        "<text:h text:outline-level='1'><text:number>1.</text:number>A <text:span>head</text:span>ing</text:h>\
         <text:p>café<text:s text:c='3'/>中国<text:tab/>&amp;\n  x<text:line-break/>y</text:p>\
         <text:list><text:list-item><text:p>i</text:p><text:list><text:list-item><text:p>j</text:p></text:list-item></text:list>\
         </text:list-item></text:list><text:section><text:p text:style-name='P1'>q</text:p></text:section>\
         <table:table><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell>\
         <table:table-cell><text:p>d</text:p></table:table-cell></table:table-row></table:table>",
        &[
            (Heading, "A heading"),
            (Paragraph, "café 中国 & x\ny"),
            (Item, "i"),
            (Item, "j"),
            (Quote, "q"),
            (Cell, "c"),
            (Cell, "d"),
        ],
        "",
    );
    let (extract, _) = opened(
        "<text:p>a</text:p><text:p text:style-name='P1'>q</text:p><text:p text:style-name='Quotations'>r</text:p>",
    );
    let quoted: Vec<&str> = extract.quoted.iter().map(|range| &extract.text[range.clone()]).collect();
    assert_eq!(quoted, ["q\nr"]);
    let says: Vec<(&str, &str)> = extract.says.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(says, [("title", "Le titre"), ("author", "Zoë Brandt"), ("language", "fr")]);
}

#[test]
fn boxes_follow_their_paragraph() {
    check(
        "<text:p>be<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>fo\
         <draw:frame><draw:image/><svg:title>no</svg:title></draw:frame>re</text:p><text:p>after</text:p>",
        &[(Paragraph, "before"), (Paragraph, "box"), (Paragraph, "after")],
        "",
    );
}

#[test]
fn what_is_left_out_is_said() {
    for (body, text, note) in [
        (
            "<text:p>a<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>\
             <text:p>no</text:p></text:note-body></text:note><text:note text:note-class='endnote'><text:p>no</text:p></text:note>\
             <office:annotation><text:p>no</text:p></office:annotation></text:p>",
            "a",
            "1 footnote, 1 endnote, 1 comment and 1 header are left out",
        ),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>no</text:p></text:deletion></text:changed-region>\
             </text:tracked-changes><text:table-of-content><text:table-of-content-source><text:index-title-template>no\
             </text:index-title-template></text:table-of-content-source><text:index-body><text:p>no</text:p><text:p>no</text:p>\
             </text:index-body></text:table-of-content><text:p>a<text:change/>b</text:p>",
            "ab",
            "1 header, 2 lines of its table of contents and 1 tracked deletion are left out",
        ),
        (
            "<text:p>a<text:span text:style-name='T1'>not <text:span>this</text:span></text:span> b</text:p>\
             <text:section text:display='none'><text:p>nor this</text:p></text:section>",
            "a b",
            "1 header and 4 words of hidden text are left out",
        ),
    ] {
        check(body, &[(Paragraph, text)], note);
    }
}

#[test]
fn other_files_say_what_they_are() {
    let whole = package("<text:p>x</text:p>");
    let locked =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    for (bytes, reason) in [
        (b"{\\rtf1 x}".to_vec(), "is a document in Rich Text Format"),
        (whole[..whole.len() - 30].to_vec(), "is no zip archive, or is damaged"),
        (
            zip_of(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]),
            "is an OpenDocument spreadsheet",
        ),
        (zip_of(&[("word/document.xml", "<x/>")]), "is a Word document"),
        (
            zip_of(&[("mimetype", KIND), ("content.xml", "?"), ("META-INF/manifest.xml", locked)]),
            "is encrypted; save it",
        ),
        (zip_of(&[("mimetype", KIND), ("content.xml", "<a><b>")]), "is damaged: content.xml in it is cut off"),
    ] {
        let Unread::Fault(found) = read(&bytes).unwrap_err() else { panic!("{reason}") };
        assert!(found.starts_with(reason), "{found}");
    }
}
