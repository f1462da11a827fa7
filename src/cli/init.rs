//! `init`: a `corpus.toml` and a `metadata.csv` of what is found in a folder of texts, to be corrected by hand.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::OpenOptions,
    io::{self, Write as _},
    path::Path,
};

use super::{files::Source, load, output::say, stop::Stop};
use crate::{
    corpus::{self, Corpus, Document},
    model::Level,
};

const CONFIG: &str = "corpus.toml";
const TABLE: &str = "metadata.csv";
/// The columns that a table has even where nothing is known for them.
const COLUMNS: [&str; 3] = ["title", "date", "author"];
/// Speakers that are listed; more are rarely declared by hand.
const MOST_SPEAKERS: usize = 40;

/// Writes both files; one that is there already stays as it is.
pub fn init(folder: &Path) -> Result<(), Stop> {
    if !folder.is_dir() {
        return Err(Stop::input(
            format!("There is no folder {}.", folder.display()),
            "Give the folder that holds the texts.",
        ));
    }
    let source = Source::of(&[folder.to_path_buf()])?;
    let (corpus, report) = corpus::read(source.files);
    if corpus.documents.is_empty() {
        return Err(Stop::input(
            format!("There is no text in {}.", folder.display()),
            "Put the texts into the folder first.",
        ));
    }
    let written = [
        put(
            folder,
            CONFIG,
            config(&corpus, &load::name_of(folder).unwrap_or_default(), &report.speech.passed).as_bytes(),
        )?,
        put(folder, TABLE, &table(&corpus)?)?,
    ];
    if written.contains(&true) {
        say!(
            "Correct them by hand; `readout info {0}` says what comes of it, `readout serve {0}` shows it.",
            folder.display()
        );
    }
    Ok(())
}

/// Writes a file that is not there yet, and says whether it has.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<bool, Stop> {
    let path = folder.join(name);
    match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut file) => {
            file.write_all(bytes).map_err(|error| Stop::cannot_write(&path, error, ""))?;
            say!("Wrote {}.", path.display());
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            say!("{} is there already, and stays as it is.", path.display());
            Ok(false)
        }
        Err(error) => Err(Stop::cannot_write(&path, error, "Give a folder that can be written to.")),
    }
}

/// A basic string of TOML, which is written as JSON's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn config(corpus: &Corpus, title: &str, passed: &BTreeMap<String, usize>) -> String {
    let about = &corpus.about;
    let title = if about.title.is_empty() { title } else { &about.title };
    let mut out = format!(
        "# What holds for the whole corpus. Everything here can be left out; a line that begins with # is a comment.\n\
         title = {}\n\
         # A sentence or two, for the first page.\n\
         description = {}\n\
         # A tag such as en, en-GB, de or zh-Hans: it chooses the stemmer and the fonts.\n\
         language = {}\n\
         # licence = \"CC BY 4.0\"\n\
         # How the corpus is to be cited.\n\
         # citation = \"\"\n\
         # Whether the words are those of speakers and authors (verbatim), or of a digest.\n\
         # wording = \"verbatim\"\n",
        quoted(title),
        quoted(&about.description),
        quoted(&about.language),
    );
    let own = corpus.fields.iter().filter(|field| !["title", "date", "speaker", "role"].contains(&field.name.as_str()));
    out += "\n# The fields, in the order in which the page shows them. kind: facet, date, number or text.\n";
    for field in own {
        let _ = write!(
            out,
            "[fields.{}]\nlabel = {}\nkind = {}\n\n",
            quoted(&field.name),
            quoted(&field.label),
            quoted(&crate::protocol::name_of(&field.kind))
        );
    }
    let speakers = corpus.speakers();
    if speakers.is_empty() {
        out += "# Who speaks. A line that opens with a name and a colon starts that speaker's turn; none was found.\n\
                # [[speakers]]\n# name = \"Ann Example\"\n# aliases = [\"Ann\", \"A. Example\"]\n";
    } else {
        out += "# Who speaks, by the lines that open with a name and a colon. Take out what is no speaker, put names of the same\n\
                # one together as aliases, and say speakers_only = true above all tables if nobody else is one.\n\
                # role: asks, answers or states.\n";
    }
    for (name, turns) in speakers.iter().take(MOST_SPEAKERS) {
        let _ = write!(out, "[[speakers]]\nname = {} # {turns} turns\naliases = []\n\n", quoted(name));
    }
    if speakers.len() > MOST_SPEAKERS {
        let _ =
            writeln!(out, "# {} more were found; `readout check --turns` lists them.", speakers.len() - MOST_SPEAKERS);
    }
    if !passed.is_empty() {
        let names: Vec<&str> = passed.keys().map(String::as_str).collect();
        let _ = writeln!(out, "# Names before a colon that were not taken for speakers: {}.", names.join(", "));
    }
    out
}

/// A row a text, with what is known of it. The rows of tables have their values in the tables.
fn table(corpus: &Corpus) -> Result<Vec<u8>, Stop> {
    let has = |document: &Document, name: &str| document.fields.iter().any(|(field, _)| field == name);
    let texts: Vec<&Document> = corpus.documents.iter().filter(|document| !document.path.contains('#')).collect();
    let found = corpus.fields.iter().filter(|field| field.level == Level::Document).map(|field| field.name.as_str());
    let others = found.filter(|name| !COLUMNS.contains(name) && texts.iter().any(|document| has(document, name)));
    let columns: Vec<&str> = COLUMNS.into_iter().chain(others).collect();
    let failed = |error: csv::Error| Stop::input(format!("The table could not be written as CSV: {error}."), "");
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["filename"].iter().chain(&columns)).map_err(failed)?;
    for document in texts {
        let value = |name: &&str| {
            let field = document.fields.iter().find(|(field, _)| field == name);
            field.map(|(_, values)| values.join("; ")).unwrap_or_default()
        };
        let cells = columns.iter().map(value);
        out.write_record(std::iter::once(document.path.clone()).chain(cells)).map_err(failed)?;
    }
    out.into_inner().map_err(|error| Stop::input(format!("The table could not be written as CSV: {error}."), ""))
}
