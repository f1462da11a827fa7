//! Objects of JSON (`.json`, `.jsonl`, `.ndjson`).

use indexmap::{IndexMap, IndexSet};

use super::{
    columns::Columns,
    documents::{Apart, documents},
    node::Node,
    roles::is_text,
    table::{LONGEST_NAME, Row, Table, cleaned, cut, listed, numbered},
};
use crate::corpus::{
    Severity,
    formats::part::{Parts, Unread},
    said::counted,
};

type Object = IndexMap<String, Node>;

/// Reads an array of objects or an object a line: an object a document. An object by itself is one document, unless it has
/// no text and an array of objects in it.
pub(in crate::corpus) fn read_json(source: &str, columns: &Columns) -> Result<Parts, Unread> {
    let mut values = serde_json::Deserializer::from_str(source).into_iter::<Node>();
    let first = values.next();
    let rest = source.get(values.byte_offset()..).unwrap_or_default();
    let is_whole = rest.trim_start().is_empty();
    match first {
        None => Err(Unread::no_text("is empty")),
        Some(Ok(Node::Object(object))) if is_whole => of_object(object, columns),
        Some(Ok(Node::List(nodes))) if is_whole => documents(of_list(nodes), columns, Apart::ByKey),
        Some(Ok(_)) if is_whole => Err(Unread::no_text("holds a value of JSON that is no object or list")),
        Some(Ok(Node::Object(_))) => {
            let table = of_lines(source).unwrap_or_else(|| of_stream(source));
            documents(table, columns, Apart::ByKey)
        }
        // The first line may be the one that is damaged.
        Some(Err(error)) => match Some(source).filter(|source| source.trim_start().starts_with('{')).and_then(of_lines)
        {
            Some(table) => documents(table, columns, Apart::ByKey),
            None => Err(Unread::Fault(fault(&error))),
        },
        Some(Ok(_)) => Err(Unread::Fault("is no JSON: something comes after its end".to_owned())),
    }
}

fn fault(error: &serde_json::Error) -> String {
    let why = if error.is_eof() { "it is cut off" } else { "it is damaged, or written in another way" };
    format!("is no JSON that can be read ({error}): {why}")
}

fn of_object(mut object: Object, columns: &Columns) -> Result<Parts, Unread> {
    let has_text = object.iter().any(|(name, node)| matches!(node, Node::Text(text) if is_text(name, text, columns)));
    if !has_text && let Some((name, nodes, is_one_of_many)) = longest_list(&mut object) {
        let mut table = of_list(nodes);
        let among = if is_one_of_many { ", the longest of those in it" } else { "" };
        table.notes.insert(0, (Severity::Note, format!("reads the list `{name}`{among}")));
        return documents(table, columns, Apart::ByKey);
    }
    let mut rows = Rows::default();
    rows.add(object, 1);
    documents(rows.into_table(), columns, Apart::One)
}

/// The longest list of objects in an object, or in an object in it, with its name, and whether there are others.
fn longest_list(object: &mut Object) -> Option<(String, Vec<Node>, bool)> {
    let mut lists: Vec<(String, &mut Vec<Node>)> = Vec::new();
    for (name, node) in object {
        match node {
            Node::List(nodes) => lists.push((name.clone(), nodes)),
            Node::Object(inner) => {
                let name = cut(name, LONGEST_NAME);
                let inner = inner.iter_mut().filter_map(|(key, node)| match node {
                    Node::List(nodes) => Some((format!("{name}.{key}"), nodes)),
                    _ => None,
                });
                lists.extend(inner);
            }
            Node::Null | Node::Text(_) => {}
        }
    }
    let objects = |nodes: &[Node]| nodes.iter().filter(|node| matches!(node, Node::Object(_))).count();
    lists.retain(|(_, nodes)| objects(nodes) * 2 > nodes.len());
    let is_one_of_many = lists.len() > 1;
    // Of equals the first.
    let (name, nodes) = lists.into_iter().rev().max_by_key(|(_, nodes)| nodes.len())?;
    Some((name, std::mem::take(nodes), is_one_of_many))
}

fn of_list(nodes: Vec<Node>) -> Table {
    let mut rows = Rows::default();
    let mut others = 0;
    for (index, node) in nodes.into_iter().enumerate() {
        match node {
            Node::Object(object) => rows.add(object, index + 1),
            _ => others += 1,
        }
    }
    let mut table = rows.into_table();
    if others > 0 {
        let message = format!("has {} in its list beside the objects, left out", counted(others, "value"));
        table.notes.push((Severity::Warning, message));
    }
    table
}

/// The objects of lines; `None` if no line is one.
fn of_lines(source: &str) -> Option<Table> {
    let mut rows = Rows::default();
    let mut unread = Vec::new();
    let mut why = None;
    for (index, line) in source.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Node>(line) {
            Ok(Node::Object(object)) => rows.add(object, index + 1),
            Ok(_) => unread.push(index + 1),
            Err(error) => {
                unread.push(index + 1);
                why.get_or_insert_with(|| format!("column {}: {}", error.column(), reason(&error)));
            }
        }
    }
    let mut table = Some(rows).filter(|rows| !rows.rows.is_empty())?.into_table();
    if !unread.is_empty() {
        let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
        let message = format!(
            "has {} that cannot be read as an object of JSON, left out: {}{why}",
            counted(unread.len(), "line"),
            numbered("line", &unread)
        );
        table.notes.push((Severity::Warning, message));
    }
    Some(table)
}

/// What is wrong, without the place, which is that in a line alone.
fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split_once(" at line ").map_or(said.clone(), |(reason, _)| reason.to_owned())
}

/// The objects that come one after another, over any lines.
fn of_stream(source: &str) -> Table {
    let mut rows = Rows::default();
    let mut problem = None;
    for (index, value) in serde_json::Deserializer::from_str(source).into_iter::<Node>().enumerate() {
        match value {
            Ok(Node::Object(object)) => rows.add(object, index + 1),
            Ok(_) => {}
            Err(error) => problem = Some(error),
        }
    }
    let mut table = rows.into_table();
    if let Some(error) = problem {
        let message = format!("cannot be read to its end, and what comes there is left out: {error}");
        table.notes.push((Severity::Warning, message));
    }
    table
}

/// Rows whose columns come as objects have them.
#[derive(Default)]
struct Rows {
    columns: IndexSet<String>,
    rows: Vec<Row>,
    /// The keys of what is nested deeper than columns can be.
    deeper: IndexSet<String>,
}

impl Rows {
    fn add(&mut self, object: Object, number: usize) {
        let mut row = Row { number, cells: Vec::new() };
        for (name, node) in object {
            match node {
                Node::Object(inner) => {
                    let name = cut(&name, LONGEST_NAME);
                    for (key, node) in inner {
                        self.add_cell(&mut row, &format!("{name}.{key}"), node);
                    }
                }
                other => self.add_cell(&mut row, &name, other),
            }
        }
        self.rows.push(row);
    }

    fn add_cell(&mut self, row: &mut Row, name: &str, node: Node) {
        let nodes = match node {
            Node::List(nodes) => nodes,
            other => vec![other],
        };
        let mut values = Vec::new();
        for node in nodes {
            match node {
                Node::Text(text) if !text.trim().is_empty() => values.push(cleaned(text)),
                Node::Text(_) | Node::Null => {}
                Node::List(_) | Node::Object(_) => {
                    self.deeper.insert(cut(name, LONGEST_NAME));
                }
            }
        }
        let name = cleaned(cut(name, LONGEST_NAME));
        if !values.is_empty() && !name.is_empty() {
            let (column, _) = self.columns.insert_full(name);
            row.cells.push((column, values));
        }
    }

    fn into_table(self) -> Table {
        let mut table = Table { columns: self.columns.into_iter().collect(), rows: self.rows, ..Table::default() };
        if !self.deeper.is_empty() {
            let names = listed(self.deeper.iter().map(String::as_str));
            table.notes.push((Severity::Note, format!("leaves out what is nested deeper in {names}")));
        }
        table
    }
}
