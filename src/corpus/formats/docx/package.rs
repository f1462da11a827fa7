//! Which file of the package is what, by its relationships.

use std::collections::BTreeSet;

use crate::corpus::formats::{
    xml::{self, Event, Xml},
    zipped::{Zip, resolved},
};

/// The files of a package that the reader looks at.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Package {
    pub document: String,
    pub styles: Option<String>,
    pub headers: BTreeSet<String>,
    pub footers: BTreeSet<String>,
    pub core: Option<String>,
}

const DOCUMENT: &str = "word/document.xml";

impl Package {
    /// Finds the files of a document, where it does not say otherwise by the names that Word gives them; `None` where
    /// the package is none of a text.
    pub fn open(zip: &mut Zip<'_>) -> Option<Self> {
        let names: BTreeSet<String> = zip.names().into_iter().collect();
        let mut package = Self { core: Some("docProps/core.xml".to_owned()), ..Self::default() };
        for (kind, target) in relationships(zip, "_rels/.rels", "") {
            match kind.as_str() {
                "officeDocument" if package.document.is_empty() => package.document = target,
                "core-properties" => package.core = Some(target),
                _ => {}
            }
        }
        if !names.contains(&package.document) {
            package.document = names.get(DOCUMENT)?.clone();
        }
        let (folder, file) = package.document.rsplit_once('/').unwrap_or(("", &package.document));
        // Of a workbook or a presentation.
        if folder == "xl" || folder == "ppt" {
            return None;
        }
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        package.styles = Some(format!("{folder}styles.xml"));
        for (kind, target) in relationships(zip, &format!("{folder}_rels/{file}.rels"), &folder) {
            match kind.as_str() {
                "styles" => package.styles = Some(target),
                "header" => drop(package.headers.insert(target)),
                "footer" => drop(package.footers.insert(target)),
                _ => {}
            }
        }
        Some(package)
    }
}

/// The kinds of what a file refers to in its package, and their names there, as far as they can be read.
fn relationships(zip: &mut Zip<'_>, name: &str, folder: &str) -> Vec<(String, String)> {
    let Ok(Some(source)) = xml::source(zip, name) else { return Vec::new() };
    let mut events = Xml::new(&source, name);
    let mut found = Vec::new();
    while let Ok(Some(event)) = events.next() {
        let Event::Open(tag) = event else { continue };
        if tag.attribute("TargetMode").is_some_and(|mode| mode == "External") {
            continue;
        }
        if let (Some(kind), Some(target)) = (tag.attribute("Type"), tag.attribute("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push((kind, resolved(folder, &target)));
        }
    }
    found
}
