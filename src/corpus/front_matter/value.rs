//! What stands behind a key of front matter, in whichever notation.

use std::collections::BTreeSet;

use crate::corpus::Severity;

/// Fields with their values as written, in order, and what could not be used, as sentences.
#[derive(Debug, Default, PartialEq)]
pub(in crate::corpus) struct FrontMatter {
    pub fields: Vec<(String, Vec<String>)>,
    pub problems: Vec<(Severity, String)>,
}

impl FrontMatter {
    pub(super) fn warn(&mut self, message: String) {
        self.problems.push((Severity::Warning, message));
    }

    pub(super) fn fault(severity: Severity, message: String) -> Self {
        Self { fields: Vec::new(), problems: vec![(severity, message)] }
    }
}

/// A value. What is nested deeper than anybody can use is [`Node::Other`].
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    /// As it is written.
    Text(String),
    List(Vec<Node>),
    /// Keys with their values, in order; a key that is no text is empty.
    Map(Vec<(String, Node)>),
    Other,
}

/// How deep values are looked into.
pub(super) const DEPTH: usize = 4;

impl Node {
    /// One value, or those of a list; of a mapping, its `name`, as in `author: {name: Liu, email: …}`. `None` for what
    /// is neither.
    fn values(self) -> Option<Vec<String>> {
        match self {
            Node::Null => Some(Vec::new()),
            Node::List(nodes) => {
                let values = nodes.into_iter().filter(|node| *node != Node::Null).map(Node::value);
                values.collect()
            }
            other => other.value().map(|value| vec![value]),
        }
    }

    fn value(self) -> Option<String> {
        match self {
            Node::Text(text) => Some(text),
            Node::Map(entries) => match entries.into_iter().find(|(key, _)| key.eq_ignore_ascii_case("name")) {
                Some((_, Node::Text(name))) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }
}

impl FrontMatter {
    /// The fields of a mapping.
    pub(super) fn of(entries: Vec<(String, Node)>) -> Self {
        let mut front = FrontMatter::default();
        let mut seen = BTreeSet::new();
        for (key, node) in entries {
            if key.is_empty() {
                front.warn("has front matter with a field that has no name; it is not used".to_owned());
            } else if !seen.insert(key.clone()) {
                front.warn(format!("has front matter that gives `{key}` twice; the first counts"));
            } else if let Some(values) = node.values() {
                front.fields.push((key, values));
            } else {
                front.warn(format!(
                    "has front matter in which `{key}` is neither a value nor a list of values; it is not used"
                ));
            }
        }
        front
    }
}
