//! YAML as events, not read into types: a value stays as it is written (`1.10`, `007`, `no`), and aliases cannot
//! multiply.

use granit_parser::{Event, Parser, ScalarStyle, StrInput};

use super::value::{DEPTH, Node};

/// Why it could not be read: the line, counted from 0, and what is wrong with it.
pub(super) type Fault = (usize, String);

type Events<'a> = Parser<'a, StrInput<'a>>;

/// The entries of a mapping; `None` for YAML that is none.
pub(super) fn parse(yaml: &str) -> Result<Option<Vec<(String, Node)>>, Fault> {
    let mut entries = yaml.trim().is_empty().then(Vec::new);
    let mut events = Parser::new_from_str(yaml);
    while let Some(event) = next(&mut events)? {
        let starts = matches!(event, Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..));
        if !starts || entries.is_some() {
            continue;
        }
        match read(event, &mut events)? {
            Node::Map(found) => entries = Some(found),
            _ => return Ok(None),
        }
    }
    Ok(entries)
}

fn next<'a>(events: &mut Events<'a>) -> Result<Option<Event<'a>>, Fault> {
    let event = events.next().transpose();
    event
        .map(|event| event.map(|(event, _)| event))
        .map_err(|error| (error.marker().line().saturating_sub(1), error.info().to_owned()))
}

/// Reads the node that the event begins, without recursion: it can be nested deeper than the stack.
fn read(first: Event<'_>, events: &mut Events<'_>) -> Result<Node, Fault> {
    // The open lists and mappings, with what has been read of them; a mapping's keys and values take turns.
    let mut open: Vec<(bool, Vec<Node>)> = Vec::new();
    let mut deeper = 0usize;
    let mut event = first;
    loop {
        let node = match event {
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEPTH => {
                deeper += 1;
                None
            }
            Event::SequenceStart(..) => {
                open.push((false, Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push((true, Vec::new()));
                None
            }
            Event::SequenceEnd | Event::MappingEnd if deeper > 0 => {
                deeper -= 1;
                (deeper == 0).then_some(Node::Other)
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|(is_map, nodes)| match is_map {
                true => Node::Map(entries(nodes)),
                false => Node::List(nodes),
            }),
            Event::Scalar(value, style, ..) if deeper == 0 => {
                Some(if is_null(&value, style) { Node::Null } else { Node::Text(value.into_owned()) })
            }
            Event::Alias(..) if deeper == 0 => Some(Node::Other),
            _ => None,
        };
        match (node, open.last_mut()) {
            (Some(node), Some((_, nodes))) => nodes.push(node),
            (Some(node), None) => return Ok(node),
            (None, _) => {}
        }
        match next(events)? {
            Some(following) => event = following,
            None => return Ok(Node::Other),
        }
    }
}

/// Keys and values in turn as entries.
fn entries(nodes: Vec<Node>) -> Vec<(String, Node)> {
    let mut entries = Vec::new();
    let mut nodes = nodes.into_iter();
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        let key = if let Node::Text(key) = key { key } else { String::new() };
        entries.push((key, value));
    }
    entries
}

fn is_null(value: &str, style: ScalarStyle) -> bool {
    style == ScalarStyle::Plain && matches!(value, "" | "~" | "null" | "Null" | "NULL")
}
