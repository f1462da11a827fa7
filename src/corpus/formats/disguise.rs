//! What a file is that has not the format of its ending.

use super::zipped::Zip;

/// The beginnings of files, with what they are and what to do with them.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF", "is a PDF; give its name the ending .pdf"),
    (
        b"{\\rtf",
        "is a document in Rich Text Format (.rtf); open it in an office program, save it as .docx, and add that",
    ),
    (b"\xFF\xD8\xFF", "is a picture (JPEG) and holds no text; an OCR program can make text of what it shows"),
    (b"\x89PNG", "is a picture (PNG) and holds no text; an OCR program can make text of what it shows"),
    (b"GIF8", "is a picture (GIF) and holds no text; an OCR program can make text of what it shows"),
    (b"II*\0", "is a picture (TIFF) and holds no text; an OCR program can make text of what it shows"),
    (b"MM\0*", "is a picture (TIFF) and holds no text; an OCR program can make text of what it shows"),
    (b"BOOKMOBI", "is a book in the format of a Kindle; convert it to .epub, and add that"),
    (b"\x1F\x8B", "is a compressed file (gzip); unpack it, and add what is in it"),
    (b"Rar!", "is an archive (.rar); unpack it, and add what is in it"),
    (b"7z\xBC\xAF", "is an archive (.7z); unpack it, and add what is in it"),
];

/// The beginning of files that older office programs, and encrypted ones of newer, are made of.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";
/// The name of what holds an encrypted document in one, as UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Says what a file is that cannot be of the format its name has, by how it begins, as the rest of a sentence; `None`
/// where it may be of that format.
pub(super) fn by_beginning(bytes: &[u8], own: &[u8]) -> Option<String> {
    if bytes.starts_with(own) {
        return None;
    }
    if bytes.is_empty() {
        return Some("is empty".to_owned());
    }
    if bytes.starts_with(COMPOUND) {
        let is_encrypted = bytes.windows(ENCRYPTED.len()).any(|part| part == ENCRYPTED);
        return Some(if is_encrypted {
            "is encrypted; save it without a password, and add that".to_owned()
        } else {
            "is a file of an older office program (.doc, .xls, .ppt); open it in Word or LibreOffice, save it as .docx, \
             and add that"
                .to_owned()
        });
    }
    if let Some((_, what)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some((*what).to_owned());
    }
    if bytes.starts_with(b"PK") {
        return Some(of_archive(&mut Zip::open(bytes).ok()?));
    }
    let head: Vec<u8> = bytes.iter().take(HEAD).map(u8::to_ascii_lowercase).collect();
    let has = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    if has(b"<html") || has(b"<!doctype html") {
        return Some("is a page in HTML; give its name the ending .html".to_owned());
    }
    if has(b"<?xml") {
        return Some("is XML and not packed; open it in an office program, save it as .docx, and add that".to_owned());
    }
    None
}

/// Says what a file is that cannot be a text, as [`by_beginning`] does.
pub(in crate::corpus) fn of_text(bytes: &[u8]) -> Option<String> {
    // Nothing that is known begins with a NUL, and no text has one in its head.
    let is_binary = bytes.iter().take(HEAD).any(|&byte| byte == 0);
    is_binary.then(|| by_beginning(bytes, b"\0")).flatten()
}

/// In bytes: where a page says that it is one.
const HEAD: usize = 1_024;

/// Says what an archive is that is not of the format its name has.
pub(super) fn of_archive(zip: &mut Zip<'_>) -> String {
    let names = zip.names();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let kind = zip.file("mimetype").ok().flatten().unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind).into_owned();
    let is = |part: &str| kind.contains(part);
    let what = if has("word/") {
        "is a Word document; give its name the ending .docx"
    } else if has("xl/") {
        "is an Excel workbook; give its name the ending .xlsx"
    } else if has("ppt/") {
        "is a PowerPoint presentation, which cannot be read here; save its text as .txt or .pdf, and add that"
    } else if is("opendocument.text") {
        "is an OpenDocument text; give its name the ending .odt"
    } else if is("opendocument.spreadsheet") {
        "is an OpenDocument spreadsheet; save it as .xlsx or .csv, and add that"
    } else if is("opendocument.presentation") {
        "is an OpenDocument presentation, which cannot be read here; save its text as .txt or .pdf, and add that"
    } else if is("epub") || has("META-INF/container.xml") {
        "is an electronic book; give its name the ending .epub"
    } else if has("Index/") {
        "is a document of Apple's Pages, Numbers or Keynote; export it to Word or PDF, and add that"
    } else {
        "is a zip archive that holds no document of its kind; give its name the ending .zip if it holds texts"
    };
    what.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{by_beginning, of_text};
    use crate::corpus::formats::zipped::zip_of;

    #[test]
    fn files_are_told_by_their_beginnings() {
        let old: Vec<u8> = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
        let locked: Vec<u8> = [&old, super::ENCRYPTED].concat();
        let workbook = zip_of(&[("xl/workbook.xml", "<x/>")]);
        for (bytes, said) in [
            (b"".as_slice(), "is empty"),
            (b"\xFF\xD8\xFF\xE0..JFIF", "is a picture (JPEG)"),
            (&old, "is a file of an older office program (.doc"),
            (&locked, "is encrypted; save it without a password"),
            (b"{\\rtf1 x}", "is a document in Rich Text Format"),
            (b"%PDF-1.4", "is a PDF"),
            (b"\xEF\xBB\xBF<!DOCTYPE HTML>", "is a page in HTML"),
            (b"<?xml version='1.0'?><w:wordDocument/>", "is XML and not packed"),
            (&workbook, "is an Excel workbook"),
        ] {
            let found = by_beginning(bytes, b"own").unwrap_or_default();
            assert!(found.starts_with(said), "{found}");
        }
        assert_eq!(by_beginning(b"PK\x03\x04...", b"PK"), None);
        assert_eq!(by_beginning(b"PK\x03\x04...", b"%PDF"), None);
        assert_eq!(by_beginning(b"some text", b"PK"), None);
        assert!(of_text(&workbook).unwrap().starts_with("is an Excel workbook"));
        assert!(of_text(&old).unwrap().starts_with("is a file of an older office program"));
        assert_eq!(of_text(b"PK and more words"), None);
        assert_eq!(of_text(b"\xFF\xFEP\0K\0"), None);
    }
}
