//! From the files of a folder to a corpus.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    iter,
};

use super::{
    About, Corpus, Document, Options, Report, Severity, SourceFile,
    alike::{did_you_mean, misspelt},
    archives,
    blocks::{self, Extract},
    config::{self, Config, SpeakerConfig},
    fields::{self, FieldId, Fields},
    formats::TextFormat,
    html, language, markdown,
    metadata::{self, Metadata},
    names,
    open::{Opened, Opener, Source, last_part, own_file},
    plain, quoted,
    said::{self, Deeds},
    turns::{self, ROLES, Speaker, Speakers, Spoken, Voices},
};
use crate::{
    model::{Level, QuotationMarks},
    text::{Stemmer, nfc},
};

/// A document whose values are keyed by field id until all fields are known.
struct Draft {
    document: Document,
    values: Vec<(FieldId, Vec<String>)>,
}

/// Reads the files of a corpus, in whatever order they come.
///
/// `corpus.toml` and `metadata.csv` at the root are the corpus's own; a file whose name ends in `.txt`, `.md`,
/// `.markdown`, `.html` or `.htm` is a text. Hidden files are passed over; a README or a licence at the root and files
/// of other formats are left out, and said. A file that the person named is never passed over.
///
/// The same files give the same corpus and the same report.
///
/// ```
/// use readout::corpus::{SourceFile, read};
///
/// let text = "---\ndate: 2020-07\n---\nText.";
/// let (corpus, report) = read(vec![SourceFile { path: "a.txt".to_owned(), bytes: text.into(), named: true }]);
/// assert_eq!(report.problems, []);
/// assert_eq!(corpus.documents[0].text, "Text.");
/// assert_eq!(corpus.documents[0].fields[0], ("date".to_owned(), vec!["2020-07".to_owned()]));
/// ```
pub fn read(files: Vec<SourceFile>) -> (Corpus, Report) {
    read_with(files, &Options::default(), |_, _| ())
}

/// As [`read()`], with options. `progress` is called with the number of documents done, and that of all.
pub fn read_with(
    mut files: Vec<SourceFile>,
    options: &Options,
    mut progress: impl FnMut(usize, usize),
) -> (Corpus, Report) {
    let mut report = Report::default();
    files = archives::unpacked(files, &mut report);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|later, first| {
        let same = later.path == first.path;
        if same {
            report.warn(&first.path, "is given twice; the first counts");
            first.named |= later.named;
        }
        same
    });
    let config = own_file(&mut files, config::FILE, &mut report);
    let config = config.unwrap_or_default();
    report.config = config::with_changes(&config, &options.changes);
    let config = Config::read(&config, &options.changes, &mut report);
    let table = own_file(&mut files, metadata::FILE, &mut report);
    let mut table = table.map(|text| Metadata::read(&text, &mut report)).unwrap_or_default();
    let paths: BTreeSet<String> = files.iter().map(|file| nfc(&file.path).into_owned()).collect();
    table.report_missing(&paths, &mut report);
    let mut fields = Fields::new(&config, &table.columns, &mut report);
    table.read_columns(|name| fields.kind(name), config.date_order, &mut report);
    let speakers = speakers(&config, &mut fields, &mut report);
    let opener = Opener::new(&files, config.columns, &config.about.language);
    let labels = Labels { wanted: config.turns, only_declared: config.speakers_only };
    let mut reader = Reader {
        table,
        speakers,
        fields,
        labels,
        keep_all: options.keep_all,
        deeds: Vec::new(),
        quotations: BTreeMap::new(),
        report,
    };
    let opened = opener.all(files, &mut reader.report);
    let all = opened.len();
    let mut drafts = Vec::with_capacity(all);
    for (done, file) in opened.into_iter().enumerate() {
        drafts.push(reader.document(file));
        progress(done + 1, all);
    }
    said::say(&reader.deeds, &mut reader.report);
    let about = About { quotation_marks: quotation_marks(reader.quotations), ..config.about };
    let has_stemmer = about.stemmer.is_some();
    let corpus = reader.fields.into_corpus(about, drafts);
    report_languages(&corpus, has_stemmer, &mut reader.report);
    fields::report_unused(&config.fields, &corpus, &mut reader.report);
    fields::report_near(&config.fields, &corpus, &mut reader.report);
    report_misspelt(&config.speakers, &mut reader.report);
    (corpus, reader.report)
}

/// The kinds of marks by their numbers of quotations.
fn quotation_marks(quotations: BTreeMap<String, usize>) -> Vec<QuotationMarks> {
    let marks = quotations.into_iter().map(|(marks, count)| QuotationMarks { marks, quotations: count as u32 });
    let mut marks: Vec<QuotationMarks> = marks.collect();
    marks.sort_by_key(|marks| Reverse(marks.quotations));
    marks
}

/// The speakers that are declared, with their fields' values.
fn speakers(config: &Config, fields: &mut Fields, report: &mut Report) -> Speakers {
    let mut speakers = Speakers::default();
    for declared in &config.speakers {
        let mut values: Vec<(String, Vec<String>)> = Vec::new();
        for (name, written) in &declared.fields {
            let Some(id) = fields.document_field(name).filter(|_| fields::is_of_speakers(name)) else {
                let speaker = &declared.name;
                report.warn(
                    config::FILE,
                    &format!("gives the speaker \"{speaker}\" a `{name}`, which no speaker can have; it is not used"),
                );
                continue;
            };
            values.push((fields.name(id).to_owned(), fields.values(id, written, config::FILE, report)));
        }
        values.retain(|(_, values)| !values.is_empty());
        let speaker = Speaker { name: declared.name.clone(), role: declared.role, fields: values };
        for name in speakers.add(speaker, &declared.aliases) {
            report.warn(config::FILE, &format!("has more than one speaker named \"{name}\"; the first counts"));
        }
    }
    speakers
}

/// Which labels start turns.
struct Labels {
    /// Any do.
    wanted: bool,
    /// Only those with declared names do.
    only_declared: bool,
}

/// What is known of a document beside its values.
struct Given {
    role: Option<&'static str>,
    /// Every line end is the author's.
    authored: bool,
}

/// What is known of the corpus while its documents are read.
struct Reader {
    table: Metadata,
    speakers: Speakers,
    fields: Fields,
    labels: Labels,
    /// What surrounds the text of an HTML page is text as well.
    keep_all: bool,
    /// What was done to the words of each document.
    deeds: Vec<(String, Deeds)>,
    /// How many stand between marks of each kind.
    quotations: BTreeMap<String, usize>,
    report: Report,
}

impl Reader {
    fn document(&mut self, opened: Opened) -> Draft {
        let Opened { path, source, front, says, mut deeds } = opened;
        let authored = !matches!(source, Source::Written(TextFormat::Plain, _));
        let mut extract = match source {
            Source::Written(TextFormat::Plain, text) => plain::read(text),
            Source::Written(TextFormat::Markdown, text) => markdown::read(&text, self.keep_all),
            Source::Written(TextFormat::Html, text) => html::read(&text, self.keep_all),
            Source::Taken(extract) => extract,
        };
        extract.says.extend(says);
        if !extract.text.chars().any(char::is_alphanumeric) {
            self.report.warn(&path, "holds no words");
        }
        let mut given = Given { role: None, authored };
        let mut values = self.values(&path, front.fields, &extract.says, &mut given);
        deeds.dated_by_name = self.date_by_name(&path, &mut values);
        extract.deeds.add(&deeds);
        self.draft(path, extract, values, &given)
    }

    /// The role that a document declares for all who speak in it.
    fn role(&mut self, path: &str, written: &[String]) -> Option<&'static str> {
        let written = written.join("; ");
        let role = ROLES.iter().copied().find(|role| *role == written.trim());
        if role.is_none() && !written.trim().is_empty() {
            let known = ROLES.join(", ");
            self.report.warn(path, &format!("has the unknown role \"{written}\"; known are {known}"));
        }
        role
    }

    /// Dates a document without a date by its file's name, and says whether it does.
    fn date_by_name(&mut self, path: &str, values: &mut Vec<(FieldId, Vec<String>)>) -> bool {
        let Some(date) = names::date_in_name(path) else { return false };
        let Some(field) = self.fields.document_field("date") else { return false };
        if values.iter().any(|(id, values)| *id == field && !values.is_empty()) {
            return false;
        }
        values.retain(|(id, _)| *id != field);
        values.push((field, vec![date]));
        true
    }

    /// The document's values: of its front matter, else of the table, else what the file itself says.
    fn values(
        &mut self,
        path: &str,
        front: Vec<(String, Vec<String>)>,
        says: &[(&str, String)],
        given: &mut Given,
    ) -> Vec<(FieldId, Vec<String>)> {
        let table_path = nfc(path);
        let of_table = self.table.of(&table_path).map(|(name, cell)| (name.to_owned(), vec![cell.to_owned()]));
        let said = says.iter().map(|(name, value)| ((*name).to_owned(), vec![value.clone()]));
        let in_front = front.len();
        let written: Vec<(String, Vec<String>)> = front.into_iter().chain(of_table).chain(said).collect();
        let mut seen = BTreeSet::new();
        let mut values: Vec<(FieldId, Vec<String>)> = Vec::new();
        for (index, (name, written)) in written.into_iter().enumerate() {
            if name.eq_ignore_ascii_case("role") {
                given.role = given.role.or(self.role(path, &written));
                continue;
            }
            let Some(id) = self.fields.document_field(&name) else {
                // Of a column it has been said once for all.
                if index < in_front {
                    self.report.warn(path, &fields::computed(&name));
                }
                continue;
            };
            let is_given = written.iter().any(|value| !value.trim().is_empty());
            if is_given && seen.insert(id) {
                let read = self.fields.values(id, &written, path, &mut self.report);
                values.push((id, read));
            }
        }
        values
    }

    fn draft(&mut self, path: String, extract: Extract, values: Vec<(FieldId, Vec<String>)>, given: &Given) -> Draft {
        let Extract { text, mut blocks, quoted, voiced, labels, deeds, .. } = extract;
        self.deeds.push((path.clone(), deeds));
        let of = |name: &str| -> &[String] {
            let found = values.iter().find(|(id, _)| self.fields.name(*id).eq_ignore_ascii_case(name));
            found.map(|(_, values)| values.as_slice()).unwrap_or_default()
        };
        let own_fields: Vec<&str> = values
            .iter()
            .filter(|(id, values)| self.fields.level(*id) == Level::Turn && !values.is_empty())
            .map(|(id, _)| self.fields.name(*id))
            .collect();
        let voices = Voices {
            speakers: &self.speakers,
            own_fields: &own_fields,
            declared: of("speakers"),
            speaker: of("speaker"),
            labels: self.labels.wanted,
            bare: labels == blocks::Labels::All,
            only_declared: self.labels.only_declared || labels == blocks::Labels::Declared && voiced.is_empty(),
            authored: given.authored,
            role: given.role,
        };
        let mut spoken = turns::spoken(&text, &mut blocks, &voiced, &voices);
        if labels == blocks::Labels::Declared && !self.labels.only_declared {
            // What looks like a label there is expected to be none.
            spoken.passed.clear();
        }
        self.report.speech.add(&spoken, self.labels.only_declared);
        let Spoken { turns, apart, own, .. } = spoken;
        let found = quoted::quoted(&text, &blocks, quoted);
        for (kind, count) in found.kinds {
            *self.quotations.entry(kind).or_default() += count;
        }
        let quoted = found.ranges;
        let (of_turns, mut values): (Vec<_>, Vec<_>) = values
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .partition(|(id, _)| self.fields.level(*id) == Level::Turn);
        let defaults = of_turns
            .into_iter()
            .map(|(id, values)| (self.fields.name(id).to_owned(), values))
            .filter(|(name, _)| name != "speaker")
            .map(|(name, values)| turns::default_value(&text, &turns, &own, name, values))
            .filter(|default| !default.ranges.is_empty())
            .collect();
        if let Some(title) = self.fields.document_field("title")
            && !values.iter().any(|(id, _)| *id == title)
        {
            values.push((title, vec![file_stem(&path).to_owned()]));
        }
        Draft { document: Document { path, text, fields: Vec::new(), blocks, turns, apart, defaults, quoted }, values }
    }
}

/// The name of a file without its folder and its ending.
fn file_stem(path: &str) -> &str {
    let name = last_part(path);
    name.rsplit_once('.').map(|(stem, _)| stem).filter(|stem| !stem.is_empty()).unwrap_or(name)
}

impl Fields {
    /// The corpus, now that all fields are known.
    fn into_corpus(self, mut about: About, drafts: Vec<Draft>) -> Corpus {
        let any_turn = drafts.iter().any(|draft| !draft.document.turns.is_empty());
        let (fields, places) = self.in_order(any_turn);
        let documents: Vec<Document> = drafts
            .into_iter()
            .map(|Draft { mut document, mut values }| {
                values.sort_by_key(|(id, _)| places.get(id).copied());
                let named = values.into_iter().filter_map(|(id, values)| {
                    let field = places.get(&id).and_then(|&place| fields.get(place))?;
                    Some((field.name.clone(), values))
                });
                document.fields = named.collect();
                document
            })
            .collect();
        if about.language.is_empty() {
            about.language = language_of(&documents);
        }
        if about.stemmer.is_none() {
            about.stemmer = Stemmer::for_language(&about.language).map(str::to_owned);
        }
        Corpus { about, fields, documents }
    }
}

/// Says which speakers that were found are nearly declared ones.
fn report_misspelt(declared: &[SpeakerConfig], report: &mut Report) {
    let names = || declared.iter().flat_map(|speaker| iter::once(&speaker.name).chain(&speaker.aliases));
    let is_declared = |found: &str| names().any(|name| name == found);
    let found: Vec<String> = report.speech.speakers.iter().filter(|found| !is_declared(found)).cloned().collect();
    for name in found {
        if let Some(meant) = misspelt(&name, names().map(String::as_str)) {
            let message = format!(
                "declares \"{meant}\", and there are turns of \"{name}\": if it is the same, it can be an alias"
            );
            report.add(config::FILE, &message, Severity::Note);
        }
    }
}

/// Says which documents name a language that is no tag, and that a corpus in several languages has no stemmer.
fn report_languages(corpus: &Corpus, has_stemmer: bool, report: &mut Report) {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for document in &corpus.documents {
        for (_, values) in document.fields.iter().filter(|(name, _)| name == "language") {
            values.iter().for_each(|value| named.entry(value).or_default().push(&document.path));
        }
    }
    for (language, paths) in named.iter().filter(|(language, _)| !language::is_tag(language)) {
        let Some((first, others)) = paths.split_first() else { continue };
        let more = if others.is_empty() { String::new() } else { format!(", as {} more have", others.len()) };
        let meant = did_you_mean(language::tag_of(language));
        let message = format!(
            "has the language \"{language}\"{more}, which is no tag such as en, en-GB or zh-Hans, and says nothing of stems \
             and fonts{meant}"
        );
        report.warn(first, &message);
    }
    // What is said of a file that could not be read is enough.
    let is_unread =
        report.problems.iter().any(|problem| problem.place == config::FILE && problem.severity == Severity::Error);
    if corpus.about.language.is_empty() && named.len() > 1 && !has_stemmer && !is_unread {
        let most = 3;
        let listed: Vec<&str> = named.keys().copied().take(most).collect();
        let more = if named.len() > most { " and others" } else { "" };
        let message = format!(
            "does not say which `language` or `stemmer` the corpus has, whose texts are in {}{more}: it has no stemmer",
            listed.join(", ")
        );
        report.add(config::FILE, &message, Severity::Note);
    }
}

/// The one language that the documents name; where none names any, `en` if they are English; else nothing.
fn language_of(documents: &[Document]) -> String {
    let named = documents.iter().flat_map(|document| &document.fields).filter(|(name, _)| name == "language");
    let named: BTreeSet<&str> = named.flat_map(|(_, values)| values).map(String::as_str).collect();
    match (named.len(), named.first()) {
        (1, Some(only)) => (*only).to_owned(),
        (0, _) if language::is_english(documents.iter().map(|document| &document.text)) => "en".to_owned(),
        _ => String::new(),
    }
}
