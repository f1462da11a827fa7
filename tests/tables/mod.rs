//! The table of queries, `data/queries.toml`, and the one way in which every engine is put through it.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use readout::{
    engine::Engine,
    protocol::{FailureKind, Forms, Scope},
};
use serde::Deserialize;

use crate::common;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    file: Vec<File>,
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    cases: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(skip)]
    group: String,
    query: String,
    #[serde(default, rename = "where")]
    filters: Vec<String>,
    #[serde(default)]
    forms: Forms,
    #[serde(default)]
    case: bool,
    /// Each document that must be found, by its name without `.txt`, with its matches.
    finds: Option<BTreeMap<String, u64>>,
    /// Documents and tokens that the filters and conditions leave.
    view: Option<(u32, u64)>,
    /// A note that must be among those of the reply.
    says: Option<String>,
    /// The faults of a query that cannot be read, instead: from, to, message. Of `source`, where it is not the query.
    faults: Option<Vec<(u32, u32, String)>>,
    source: Option<String>,
}

/// The table as it stands.
pub fn table() -> Table {
    toml::from_str(include_str!("../data/queries.toml")).expect("the table can be read")
}

impl Table {
    /// The table's corpus, opened.
    pub fn engine(&self) -> Engine {
        let files: Vec<(&str, &str)> = self.file.iter().map(|f| (f.path.as_str(), f.text.as_str())).collect();
        common::engine(&files)
    }

    pub fn cases(&self) -> Vec<Case> {
        let named = |group: &Group| {
            let name = group.name.clone();
            group.cases.clone().into_iter().map(move |case| Case { group: name.clone(), ..case })
        };
        self.group.iter().flat_map(named).collect()
    }
}

/// Puts an engine through the cases; what went wrong, a line for each that failed.
pub fn run_table(engine: &Engine, cases: &[Case]) -> Vec<String> {
    cases.iter().flat_map(|case| run(engine, case).err()).collect()
}

fn run(engine: &Engine, case: &Case) -> Result<(), String> {
    let fail = |what: String| {
        let filters = if case.filters.is_empty() { String::new() } else { format!(" where {:?}", case.filters) };
        Err(format!("{}: {:?}{filters}: {what}", case.group, case.query))
    };
    let scope = Scope {
        near: None,
        run: None,
        query: case.query.clone(),
        filters: case.filters.clone(),
        forms: case.forms,
        case: case.case,
        subsets: Vec::new(),
    };
    let (found, notes) = match (common::search(engine, scope), &case.faults) {
        (Ok(found), None) => found,
        (Ok(_), Some(_)) => return fail("was read".into()),
        (Err(failure), None) => return fail(format!("could not be read: {}", failure.message)),
        (Err(failure), Some(expected)) => {
            let source = case.source.as_ref().unwrap_or(&case.query);
            let faults: Vec<(u32, u32, String)> =
                failure.diagnostics.iter().map(|d| (d.start, d.end, d.message.to_string())).collect();
            if failure.kind != FailureKind::Query || faults != *expected {
                return fail(format!("{:?} with {faults:?} instead of {expected:?}", failure.kind));
            }
            if failure.diagnostics.iter().any(|d| d.help.is_none() || d.source != *source) {
                return fail(format!("a fault has no help or another source: {:?}", failure.diagnostics));
            }
            return Ok(());
        }
    };
    let finds: BTreeMap<String, u64> = found
        .results
        .iter()
        .map(|result| (result.doc.strip_suffix(".txt").unwrap_or(&result.doc).to_owned(), result.matches))
        .collect();
    let expected = case.finds.clone().unwrap_or_default();
    if finds != expected {
        return fail(format!("found {finds:?} instead of {expected:?}"));
    }
    if found.documents as usize != expected.len() || found.matches != expected.values().sum::<u64>() {
        return fail(format!("says {} documents and {} matches", found.documents, found.matches));
    }
    let view = (found.view.documents, found.view.tokens);
    if case.view.is_some_and(|expected| expected != view) {
        return fail(format!("left {view:?} instead of {:?}", case.view));
    }
    if let Some(says) = case.says.as_ref().filter(|says| !notes.contains(says)) {
        return fail(format!("says {notes:?} and not {says:?}"));
    }
    Ok(())
}
