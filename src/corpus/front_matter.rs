//! YAML between `---` lines at the head of a text.
//!
//! The YAML is read as events, not into types: a value stays as it is written (`1.10`, `007`, `no`), and aliases
//! cannot multiply.

use std::collections::BTreeSet;

use granit_parser::{Event, Parser, ScalarStyle, StrInput};

/// Fields with their values as written, in order, and what could not be used, as sentences.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    pub fields: Vec<(String, Vec<String>)>,
    pub problems: Vec<String>,
}

/// Removes the front matter from a text and returns it.
///
/// It starts with a first line `---` and ends with the next line `---` or `...`. What stands there and is no mapping
/// of YAML is text and stays; where it is no YAML at all, that is a problem as well.
pub(super) fn take(text: &mut String) -> FrontMatter {
    let Some((yaml, length)) = find(text) else { return FrontMatter::default() };
    match parse(yaml) {
        Ok(Some(front)) => {
            text.drain(..length);
            front
        }
        Ok(None) => FrontMatter::default(),
        Err(problem) => FrontMatter { fields: Vec::new(), problems: vec![problem] },
    }
}

/// The YAML, and how long the text is with it and its closing line.
fn find(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(first.len()..end)?, end + line.len()));
        }
        end += line.len();
    }
    None
}

/// `None` for YAML that is no mapping.
fn parse(yaml: &str) -> Result<Option<FrontMatter>, String> {
    let mut front = FrontMatter::default();
    let mut events = Parser::new_from_str(yaml);
    let mut found_mapping = yaml.trim().is_empty();
    while let Some(event) = next(&mut events)? {
        match event {
            Event::MappingStart(..) if !found_mapping => {
                found_mapping = true;
                front.read_entries(&mut events)?;
            }
            Event::Scalar(..) | Event::SequenceStart(..) if !found_mapping => return Ok(None),
            _ => {}
        }
    }
    Ok(found_mapping.then_some(front))
}

type Events<'a> = Parser<'a, StrInput<'a>>;

/// The next event, `None` at the end; an error as a sentence.
fn next<'a>(events: &mut Events<'a>) -> Result<Option<Event<'a>>, String> {
    let event = events.next().transpose();
    event.map(|event| event.map(|(event, _)| event)).map_err(|error| {
        // Lines are counted in the file, where the front matter starts on the second.
        format!(
            "has front matter that is no YAML, and stays in the text: line {}: {}",
            error.marker().line() + 1,
            error.info()
        )
    })
}

impl FrontMatter {
    /// Reads keys and values up to the end of the mapping.
    fn read_entries(&mut self, events: &mut Events<'_>) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        while let Some(event) = next(events)? {
            if matches!(event, Event::MappingEnd) {
                return Ok(());
            }
            let key = read_values(event, events)?.and_then(|values| values.into_iter().next());
            let Some(event) = next(events)? else { return Ok(()) };
            let values = read_values(event, events)?;
            match (key, values) {
                (None, _) => {
                    self.problems.push("has front matter with a field that has no name; it is not used".to_owned())
                }
                (Some(key), None) => self.problems.push(format!(
                    "has front matter in which `{key}` is neither a value nor a list of values; it is not used"
                )),
                (Some(key), Some(_)) if !seen.insert(key.clone()) => {
                    self.problems.push(format!("has front matter that gives `{key}` twice; the first counts"));
                }
                (Some(key), Some(values)) => self.fields.push((key, values)),
            }
        }
        Ok(())
    }
}

/// Reads the node that the event begins: one value, or a list of them; nothing for a null. `None` for what is nested
/// deeper or stands elsewhere.
fn read_values(first: Event<'_>, events: &mut Events<'_>) -> Result<Option<Vec<String>>, String> {
    let mut plain = !matches!(first, Event::MappingStart(..) | Event::Alias(..));
    let mut values = Vec::new();
    let mut depth = 0usize;
    let mut event = first;
    loop {
        match event {
            Event::Scalar(value, style, ..) if depth < 2 && !is_null(&value, style) => values.push(value.into_owned()),
            Event::Alias(..) => plain = false,
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                plain &= depth == 0;
                depth += 1;
            }
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Ok(plain.then_some(values));
        }
        match next(events)? {
            Some(following) => event = following,
            None => return Ok(None),
        }
    }
}

fn is_null(value: &str, style: ScalarStyle) -> bool {
    style == ScalarStyle::Plain && matches!(value, "" | "~" | "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use super::take;

    #[track_caller]
    fn check(text: &str, fields: &[(&str, &[&str])], problems: usize, rest: &str) {
        let mut text = text.to_owned();
        let front = take(&mut text);
        let found: Vec<(&str, Vec<&str>)> = front
            .fields
            .iter()
            .map(|(name, values)| (name.as_str(), values.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = fields.iter().map(|(name, values)| (*name, values.to_vec())).collect();
        assert_eq!(found, expected, "{text:?}");
        assert_eq!(front.problems.len(), problems, "{:?}", front.problems);
        assert_eq!(text, rest);
    }

    #[test]
    fn values_stay_as_written() {
        check(
            "---\ntitle: \"A: b\"\ndate: 2020-07-30\nversion: 1.10\nyes: no\n---\nText",
            &[("title", &["A: b"]), ("date", &["2020-07-30"]), ("version", &["1.10"]), ("yes", &["no"])],
            0,
            "Text",
        );
        check(
            "---\ntopics: [Huawei, 5G]\nplaces:\n  - London\n  - Beijing\nempty:\nnone: ~\ntilde: '~'\n...\n\nText",
            &[
                ("topics", &["Huawei", "5G"]),
                ("places", &["London", "Beijing"]),
                ("empty", &[]),
                ("none", &[]),
                ("tilde", &["~"]),
            ],
            0,
            "\nText",
        );
        check("---\nnote: |\n  two\n  lines\n---\n", &[("note", &["two\nlines\n"])], 0, "");
        check("---   \n\n---\nText", &[], 0, "Text");
        check("---\n---\nText", &[], 0, "Text");
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in [
            "",
            "---",
            "---\n",
            "---\ntitle: never closed\n",
            " ---\ntitle: indented\n---\n",
            "Text\n---\ntitle: late\n---\n",
            "---\nonly a line\n---\nText",
            "---\n# A heading\n---\nText",
            "---\n- a\n- list\n---\nText",
        ] {
            check(text, &[], 0, text);
        }
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let broken = "---\ntitle: A: b\n---\nText";
        check(broken, &[], 1, broken);
        check("---\na: 1\na: 2\n---\n", &[("a", &["1"])], 1, "");
        check("---\na: {b: {c: [1]}}\nd: 2\n---\n", &[("d", &["2"])], 1, "");
        check("---\na: [[1], 2]\nd: 2\n---\n", &[("d", &["2"])], 1, "");
        check("---\na: &x 1\nb: *x\n---\n", &[("a", &["1"])], 1, "");
        check("---\n? [a, [b]]\n: 1\nd: 2\n---\n", &[("d", &["2"])], 1, "");
    }
}
