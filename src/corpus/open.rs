//! From files to documents whose text is not taken apart yet.

use super::{
    Report, Severity, SourceFile, TableRead,
    blocks::Extract,
    decode::{Hints, decode},
    formats::{self, Columns, Content, Format, Notation, Part, Parts, People, TextFormat, Unread},
    front_matter::{self, FrontMatter},
    joined::Evidence,
    metadata,
    names::is_hidden,
    said::Deeds,
    shortcodes,
};

/// A document before its text is taken apart.
pub(super) struct Opened {
    pub path: String,
    pub source: Source,
    pub front: FrontMatter,
    /// Values of fields that the file itself gives, beside those that its markup does.
    pub says: Vec<(&'static str, String)>,
    pub deeds: Deeds,
}

/// A document's text.
pub(super) enum Source {
    Written(TextFormat, String),
    /// Of a format that told its blocks apart.
    Taken(Extract),
}

impl Opened {
    /// Its text, if line ends in it are where its author or typesetter ended a line.
    fn lines(&self) -> Option<&str> {
        match &self.source {
            Source::Written(TextFormat::Plain | TextFormat::Markdown, text) => Some(text),
            _ => None,
        }
    }
}

/// What has to be known of a corpus to open its files.
pub(super) struct Opener<'a> {
    /// Which columns of tables are what.
    columns: Columns,
    /// The people whom files name that hold no text.
    people: People,
    /// The language that the corpus declares, or nothing.
    language: &'a str,
}

impl<'a> Opener<'a> {
    pub fn new(files: &[SourceFile], columns: Columns, language: &'a str) -> Self {
        Self { columns, people: people(files), language }
    }

    /// The documents of all files, in corpus order, with words whole that were broken at the end of a line.
    pub fn all(&self, files: Vec<SourceFile>, report: &mut Report) -> Vec<Opened> {
        let mut opened: Vec<Opened> = files.into_iter().flat_map(|file| self.open(file, report)).collect();
        opened.sort_by(|a, b| a.path.cmp(&b.path));
        opened.dedup_by(|later, first| {
            let same = later.path == first.path;
            if same {
                let twice = "is there twice: a file and a part of another have this path; the first counts";
                report.warn(&first.path, twice);
            }
            same
        });
        let evidence = Evidence::of(opened.iter().filter_map(Opened::lines));
        for file in &mut opened {
            if file.lines().is_some()
                && let Source::Written(_, text) = &mut file.source
            {
                file.deeds.joined = evidence.join(text);
            }
        }
        opened
    }

    /// The documents of a file, in their order.
    fn open(&self, file: SourceFile, report: &mut Report) -> Vec<Opened> {
        let format = match format(&file) {
            Ok(format) => format,
            Err(None) => return Vec::new(),
            Err(Some(reason)) => {
                leave_out(&file.path, &reason, file.named, report);
                return Vec::new();
            }
        };
        match format {
            Format::Text(format) => self.open_text(file, format, report).into_iter().collect(),
            Format::Notation(notation) => {
                let hints = Hints { html: notation == Notation::Tei, language: self.language };
                let Some(text) = decoded(&file.path, file.bytes, hints, report) else { return Vec::new() };
                let parts = formats::of_notation(notation, &text, &self.columns, &self.people);
                open_parts(&file.path, parts, file.named, report)
            }
            Format::Container(container) => {
                let parts = formats::of_container(container, &file.bytes, &self.columns);
                open_parts(&file.path, parts, file.named, report)
            }
        }
    }

    fn open_text(&self, file: SourceFile, format: TextFormat, report: &mut Report) -> Option<Opened> {
        let hints = Hints { html: format == TextFormat::Html, language: self.language };
        let mut text = decoded(&file.path, file.bytes, hints, report)?;
        let front = front_matter::take(&mut text);
        for (severity, problem) in &front.problems {
            report.add(&file.path, problem, *severity);
        }
        let mut deeds = Deeds::default();
        if format != TextFormat::Plain {
            deeds.shortcodes = shortcodes::remove(&mut text);
        }
        Some(Opened { path: file.path, source: Source::Written(format, text), front, says: Vec::new(), deeds })
    }
}

fn leave_out(path: &str, reason: &str, is_named: bool, report: &mut Report) {
    report.add(path, reason, if is_named { Severity::Error } else { Severity::Warning });
}

fn open_parts(path: &str, parts: Result<Parts, Unread>, is_named: bool, report: &mut Report) -> Vec<Opened> {
    let Parts { documents, notes, tables } = match parts {
        Ok(parts) => parts,
        Err(Unread::Fault(reason)) => {
            report.error(path, &reason);
            return Vec::new();
        }
        Err(Unread::NoText { reason, columns }) => {
            let is_metadata = last_part(path).eq_ignore_ascii_case(metadata::FILE);
            if !columns.is_empty() && !is_metadata {
                report.tables.push(TableRead { path: path.to_owned(), columns, ..TableRead::default() });
            }
            let reason = if is_metadata {
                format!(
                    "is in a folder: {} counts at the root of the corpus alone. Put its rows there, with the folder before \
                     the names of files",
                    metadata::FILE
                )
            } else {
                reason
            };
            leave_out(path, &reason, is_named, report);
            return Vec::new();
        }
    };
    for (severity, note) in notes {
        report.add(path, &note, severity);
    }
    report.tables.extend(tables.into_iter().map(|table| TableRead { path: path.to_owned(), ..table }));
    let opened = |Part { key, content, fields }: Part| {
        let (source, says) = match content {
            Content::Plain(text) => (Source::Written(TextFormat::Plain, text), Vec::new()),
            Content::Lines { text, says } => (Source::Written(TextFormat::Plain, text), says),
            Content::Marked(extract) => (Source::Taken(extract), Vec::new()),
        };
        Opened {
            path: key.map_or_else(|| path.to_owned(), |key| format!("{path}#{key}")),
            source,
            front: FrontMatter { fields, problems: Vec::new() },
            says,
            deeds: Deeds::default(),
        }
    };
    documents.into_iter().map(opened).collect()
}

/// Takes one of the corpus's own files out of the others, decoded.
pub(super) fn own_file(files: &mut Vec<SourceFile>, path: &str, report: &mut Report) -> Option<String> {
    let exact = files.iter().position(|file| file.path == path);
    let index = exact.or_else(|| files.iter().position(|file| file.path.eq_ignore_ascii_case(path)))?;
    if let Some(file) = files.get(index).filter(|file| file.path != path) {
        report.warn(&file.path, &format!("is read as {path}"));
    }
    decoded(path, files.remove(index).bytes, Hints::default(), report)
}

fn decoded(path: &str, bytes: Vec<u8>, hints: Hints<'_>, report: &mut Report) -> Option<String> {
    let disguised = formats::disguised(&bytes);
    match decode(bytes, hints) {
        Ok(decoded) => {
            if let Some(warning) = decoded.warning {
                report.warn(path, &warning);
            }
            Some(decoded.text)
        }
        Err(fault) => {
            report.error(path, disguised.as_deref().unwrap_or(fault));
            None
        }
    }
}

/// The people whom the files name that hold no text: what others refer to.
fn people(files: &[SourceFile]) -> People {
    let mut people = People::default();
    for file in files {
        if format(file).is_ok_and(|format| formats::may_list_people(format, &file.bytes))
            && let Ok(decoded) = decode(file.bytes.clone(), Hints { html: true, language: "" })
        {
            formats::add_people(&decoded.text, &mut people);
        }
    }
    people
}

/// What a file is read as; else why it is left out, or `None` for a file that nobody expects to be a text.
fn format(file: &SourceFile) -> Result<Format, Option<String>> {
    if is_hidden(&file.path) && !file.named {
        return Err(None);
    }
    let name = last_part(&file.path);
    let format = formats::format(name).map_err(Some)?;
    let first_word = name.split(['.', '-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_about = !file.path.contains('/') && matches!(first_word.as_str(), "readme" | "license" | "licence");
    if is_about && !file.named {
        return Err(Some("is about the corpus, not a text of it; it is left out. To have it in, rename it".to_owned()));
    }
    Ok(format)
}

pub(super) fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
