use super::read;
use crate::{
    corpus::{
        Severity,
        blocks::Extract,
        formats::{Content, Unread, zipped::zip_of},
    },
    model::BlockKind::{Heading, Paragraph, Quote},
};

const CONTAINER: (&str, &str) = (
    "META-INF/container.xml",
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OEBPS/content.opf'/>\
     </rootfiles></container>",
);
const OPF: (&str, &str) = (
    "OEBPS/content.opf",
    "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>海港</dc:title>\
     <dc:creator>Zoë Brandt</dc:creator><dc:date>1862-05</dc:date><dc:language>en</dc:language></metadata><manifest>\
     <item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
     <item id='a' href='text/ch%201.xhtml' media-type='application/xhtml+xml'/>\
     <item id='b' href='text/2.xhtml' media-type='application/xhtml+xml'/>\
     <item id='c' href='text/none.xhtml' media-type='application/xhtml+xml'/></manifest>\
     <spine><itemref idref='nav'/><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>",
);
const FIRST: (&str, &str) = (
    "OEBPS/text/ch 1.xhtml",
    "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>\
     <a id='top'/><h1>One</h1><p>Caf&#233; <q>中国</q><a href='#fn1'><sup>1</sup></a>&nbsp;end.</p></body></html>",
);
const SECOND: (&str, &str) =
    ("OEBPS/text/2.xhtml", "<html><body><nav>Kept</nav><blockquote>Said.</blockquote></body></html>");
const NAV: (&str, &str) = ("OEBPS/nav.xhtml", "<html><body><ol><li>No</li></ol></body></html>");

fn opened(files: &[(&str, &str)]) -> (Extract, Vec<(Severity, String)>) {
    let parts = read(&zip_of(files)).unwrap();
    let Some(Content::Marked(extract)) = parts.documents.into_iter().next().map(|part| part.content) else { panic!() };
    (extract, parts.notes)
}

#[test]
fn a_book_is_its_chapters_in_their_order() {
    let (extract, notes) = opened(&[SECOND, FIRST, OPF, CONTAINER, NAV]);
    let found: Vec<_> = extract.blocks.iter().map(|block| (block.kind, &extract.text[block.range.clone()])).collect();
    let expected = [(Heading, "One"), (Paragraph, "Café 中国\u{A0}end."), (Paragraph, "Kept"), (Quote, "Said.")];
    assert_eq!(found, expected);
    let quoted: Vec<&str> = extract.quoted.iter().map(|range| &extract.text[range.clone()]).collect();
    assert_eq!(quoted, ["中国", "Said."]);
    let says: Vec<(&str, &str)> = extract.says.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(says, [("title", "海港"), ("author", "Zoë Brandt"), ("date", "1862-05"), ("language", "en")]);
    assert_eq!(
        notes,
        [
            (Severity::Note, "1 table of contents is left out".to_owned()),
            (Severity::Warning, "is damaged: a part of the book is not in it: OEBPS/text/none.xhtml".to_owned()),
        ]
    );
}

#[test]
fn protected_books_are_refused() {
    let encrypted = |uri: &str| {
        format!(
            "<encryption><EncryptedData><CipherData><CipherReference URI='{uri}'/></CipherData></EncryptedData></encryption>"
        )
    };
    let with = |uri: &str| {
        let encryption = encrypted(uri);
        read(&zip_of(&[CONTAINER, OPF, FIRST, SECOND, NAV, ("META-INF/encryption.xml", &encryption)]))
    };
    let Unread::Fault(found) = with("OEBPS/text/ch%201.xhtml").unwrap_err() else { panic!() };
    assert!(found.starts_with("is protected against copying (DRM)"), "{found}");
    assert!(with("OEBPS/fonts/a.otf").is_ok());
}

#[test]
fn other_files_say_what_they_are() {
    for (bytes, reason) in [
        (zip_of(&[("xl/workbook.xml", "<x/>")]), "is an Excel workbook"),
        (b"BOOKMOBI....".to_vec(), "is a book in the format of a Kindle"),
        (zip_of(&[CONTAINER]), "is damaged: there is no OEBPS/content.opf in it"),
        (
            zip_of(&[CONTAINER, ("OEBPS/content.opf", "<package><spine>")]),
            "is damaged: OEBPS/content.opf in it is cut off",
        ),
        (b"<html>".to_vec(), "is a page in HTML"),
    ] {
        let Unread::Fault(found) = read(&bytes).unwrap_err() else { panic!("{reason}") };
        assert!(found.starts_with(reason), "{found}");
    }
}
