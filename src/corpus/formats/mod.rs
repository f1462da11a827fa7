//! The formats of source files: which one a file has, and what is in it.
//!
//! A text (`.txt`, `.md`, `.html`) is one document. Files of other formats are taken apart here, and may hold many, such
//! as the rows of a table.

mod disguise;
mod docx;
mod epub;
mod flow;
mod left_out;
mod odt;
mod part;
mod pdf;
mod properties;
mod roles;
mod rows;
mod subtitles;
mod tei;
mod xml;
pub(crate) mod zipped;

pub(super) use self::{
    disguise::of_text as disguised,
    part::{Content, Part, Parts, Unread},
    rows::Columns,
    tei::People,
    zipped::{Entry, MOST, Zip},
};

/// The format that a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text(TextFormat),
    Notation(Notation),
    Container(Container),
}

/// A text, which is one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextFormat {
    Plain,
    Markdown,
    Html,
}

/// Characters, in some encoding, that say by their own rules what is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// Cells with marks between them.
    Cells,
    /// Objects, one in a line or all in an array.
    Json,
    Tei,
    Subtitles,
}

/// Bytes that are no characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Docx,
    Odt,
    Epub,
    Pdf,
    Xlsx,
}

/// The endings of files, with the format that each stands for.
const ENDINGS: [(&str, Format); 19] = [
    ("txt", Format::Text(TextFormat::Plain)),
    ("md", Format::Text(TextFormat::Markdown)),
    ("markdown", Format::Text(TextFormat::Markdown)),
    ("html", Format::Text(TextFormat::Html)),
    ("htm", Format::Text(TextFormat::Html)),
    ("xhtml", Format::Text(TextFormat::Html)),
    ("csv", Format::Notation(Notation::Cells)),
    ("tsv", Format::Notation(Notation::Cells)),
    ("jsonl", Format::Notation(Notation::Json)),
    ("ndjson", Format::Notation(Notation::Json)),
    ("json", Format::Notation(Notation::Json)),
    ("xml", Format::Notation(Notation::Tei)),
    ("srt", Format::Notation(Notation::Subtitles)),
    ("vtt", Format::Notation(Notation::Subtitles)),
    ("docx", Format::Container(Container::Docx)),
    ("odt", Format::Container(Container::Odt)),
    ("epub", Format::Container(Container::Epub)),
    ("pdf", Format::Container(Container::Pdf)),
    ("xlsx", Format::Container(Container::Xlsx)),
];

/// What can be read, for a sentence.
pub const READ: &str = "texts (.txt, .md, .html), documents (.docx, .odt, .pdf, .epub), tables (.csv, .tsv, .xlsx, .json, \
                    .jsonl), TEI (.xml), subtitles (.srt, .vtt), and archives of these (.zip)";

/// The format of a file by its name.
///
/// # Errors
///
/// That there is none, as the rest of a sentence.
pub(super) fn format(name: &str) -> Result<Format, String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = ENDINGS.iter().find(|(known, _)| Some(*known) == ending.as_deref());
    known.map(|(_, format)| *format).ok_or_else(|| {
        let what = ending.map_or_else(|| "a name without an ending".to_owned(), |ending| format!(".{ending}"));
        format!("not a format this version reads: {what}. It reads {READ}")
    })
}

/// Whether a file may name people and hold no text, by a quick look at its bytes.
pub(super) fn may_list_people(format: Format, bytes: &[u8]) -> bool {
    format == Format::Notation(Notation::Tei) && tei::may_list_people(bytes)
}

/// Adds the people whom a file names that holds no text, for the files that refer to them.
pub(super) fn add_people(source: &str, people: &mut People) {
    tei::add_people(source, people);
}

/// The documents of a file whose characters are known. `people` are those whom other files name.
pub(super) fn of_notation(
    notation: Notation,
    source: &str,
    columns: &Columns,
    people: &People,
) -> Result<Parts, Unread> {
    match notation {
        Notation::Cells => rows::read_cells(source, columns),
        Notation::Json => rows::read_json(source, columns),
        Notation::Tei => tei::read(source, people),
        Notation::Subtitles => subtitles::read(source),
    }
}

/// The documents of a file of bytes.
pub(super) fn of_container(container: Container, bytes: &[u8], columns: &Columns) -> Result<Parts, Unread> {
    match container {
        Container::Docx => docx::read(bytes),
        Container::Odt => odt::read(bytes),
        Container::Epub => epub::read(bytes),
        Container::Pdf => pdf::read(bytes),
        Container::Xlsx => rows::read_xlsx(bytes, columns),
    }
}
