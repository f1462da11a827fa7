//! Values of JSON, with the keys of objects in their order.

use std::fmt;

use indexmap::IndexMap;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Null,
    /// A string as it is; a number or truth as it is written.
    Text(String),
    List(Vec<Node>),
    Object(IndexMap<String, Node>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::Text(truth.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = values.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut object = IndexMap::new();
        while let Some((key, node)) = entries.next_entry()? {
            object.insert(key, node);
        }
        Ok(Node::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn keys_keep_their_order_and_numbers_their_form() {
        let node = serde_json::from_str(r#"{"b": [1, -2, 3.0, 2.5, true, null], "a": {}, "b\u0301": "é"}"#).unwrap();
        let Node::Object(object) = node else { panic!("{node:?}") };
        assert_eq!(object.keys().collect::<Vec<_>>(), ["b", "a", "b\u{301}"]);
        let texts = ["1", "-2", "3", "2.5", "true"].map(|text| Node::Text(text.to_owned()));
        let expected: Vec<Node> = texts.into_iter().chain([Node::Null]).collect();
        assert_eq!(object["b"], Node::List(expected));
    }

    #[test]
    fn nesting_is_bounded() {
        assert!(serde_json::from_str::<Node>(&"[".repeat(100_000)).is_err());
    }
}
