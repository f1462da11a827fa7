//! Front matter in TOML and JSON.

use indexmap::IndexMap;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::{
    value::{DEPTH, Node},
    yaml::Fault,
};

/// The entries of a table of TOML, values as they are written.
pub(super) fn toml(source: &str) -> Result<Vec<(String, Node)>, Fault> {
    match DeTable::parse(source) {
        Ok(table) => Ok(of_table(table.into_inner(), DEPTH)),
        Err(error) => {
            let before = error.span().and_then(|span| source.get(..span.start)).unwrap_or_default();
            Err((before.matches('\n').count(), error.message().to_owned()))
        }
    }
}

fn of_table(table: DeTable<'_>, depth: usize) -> Vec<(String, Node)> {
    let entries = table.into_iter();
    entries.map(|(key, value)| (key.into_inner().into_owned(), of_toml(value.into_inner(), depth))).collect()
}

fn of_toml(value: DeValue<'_>, depth: usize) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.into_owned()),
        DeValue::Integer(number) => Node::Text(number.as_str().to_owned()),
        DeValue::Float(number) => Node::Text(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Node::Text(truth.to_string()),
        DeValue::Datetime(date) => Node::Text(date.to_string()),
        DeValue::Array(values) if depth > 0 => {
            Node::List(values.into_iter().map(|value| of_toml(value.into_inner(), depth - 1)).collect())
        }
        DeValue::Table(table) if depth > 0 => Node::Map(of_table(table, depth - 1)),
        DeValue::Array(_) | DeValue::Table(_) => Node::Other,
    }
}

/// The entries of the object of JSON that the text begins with, and its length.
pub(super) fn json(text: &str) -> Result<(Vec<(String, Node)>, usize), Fault> {
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<IndexMap<String, Value>>();
    match objects.next() {
        Some(Ok(object)) => {
            let entries = object.into_iter().map(|(key, value)| (key, of_json(value, DEPTH))).collect();
            Ok((entries, objects.byte_offset()))
        }
        Some(Err(error)) => Err((error.line().saturating_sub(1), error.to_string())),
        None => Ok((Vec::new(), 0)),
    }
}

fn of_json(value: Value, depth: usize) -> Node {
    match value {
        Value::Null => Node::Null,
        Value::Bool(truth) => Node::Text(truth.to_string()),
        Value::Number(number) => Node::Text(number.to_string()),
        Value::String(text) => Node::Text(text),
        Value::Array(values) if depth > 0 => {
            Node::List(values.into_iter().map(|value| of_json(value, depth - 1)).collect())
        }
        Value::Object(object) if depth > 0 => {
            Node::Map(object.into_iter().map(|(key, value)| (key, of_json(value, depth - 1))).collect())
        }
        Value::Array(_) | Value::Object(_) => Node::Other,
    }
}
