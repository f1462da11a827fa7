//! `check --turns`: who speaks where, to be looked at before a corpus is published.

use std::path::Path;

use serde::Serialize;

use super::{args::Options, ask::print, load, output::Table, stop::Stop};
use crate::{
    engine::Engine,
    index::{Index, package::MANIFEST},
};

/// A turn, or the words before, between and after turns, which nobody says.
#[derive(Serialize)]
struct Row {
    doc: String,
    label: Option<String>,
    speaker: Option<String>,
    role: Option<String>,
    words: u32,
    begins: String,
}

pub fn check(corpus: &Path, options: &Options) -> Result<(), Stop> {
    if !options.filters.is_empty() {
        return Err(Stop::input("Turns are looked at in whole texts.", "Leave --where out."));
    }
    if corpus.join(MANIFEST).is_file() || load::is_site(corpus) {
        return Err(Stop::input(
            "Turns are looked at in texts.",
            "Give the folder of texts that the package was made from.",
        ));
    }
    let index = load::source(corpus, options.reading)?;
    let rows = rows(&index);
    let mut table = Table::new(&rows);
    table
        .text("doc", |row| row.doc.as_str())
        .text("label", |row| row.label.clone().unwrap_or_default())
        .text("speaker", |row| row.speaker.clone().unwrap_or_else(|| "(nobody)".into()))
        .text("role", |row| row.role.clone().unwrap_or_default())
        .number("words", |row| row.words)
        .text("begins", |row| row.begins.as_str());
    print(&Engine::with_index(index.clone()), &rows, &[], options, table)
}

fn rows(index: &Index) -> Vec<Row> {
    /// Words that are shown of each.
    const SHOWN: u32 = 8;
    let mut rows = Vec::new();
    for doc in 0..index.documents.len() as u32 {
        let whole = index.documents.span(doc);
        let mut at = whole.start;
        while at < whole.end {
            let turn = index.turn_at(at);
            let end = turn.end.min(whole.end);
            let value = |name: &str| index.field(name).and_then(|field| field.at(at)).map(str::to_owned);
            let label = index.label_before(at).and_then(|label| index.separator(doc, at).get(label));
            let words: Vec<&str> = (at..end.min(at + SHOWN)).map(|position| index.word(position)).collect();
            rows.push(Row {
                doc: index.documents.paths.get(doc).to_owned(),
                label: label.map(|label| label.split_whitespace().collect::<Vec<_>>().join(" ")),
                speaker: value("speaker"),
                role: value("role"),
                words: end - at,
                begins: words.join(" "),
            });
            at = end;
        }
    }
    rows
}
