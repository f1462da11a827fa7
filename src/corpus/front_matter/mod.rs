//! Front matter at the head of a text: YAML between lines `---`, TOML between lines `+++`, or an object of JSON.

mod others;
mod value;
mod yaml;

pub(super) use self::value::FrontMatter;
use self::{value::Node, yaml::Fault};
use super::Severity;

/// Removes the front matter from a text and returns it.
///
/// It starts with the first line that is not blank, and ends with the next line `---` or `...` (`+++` for TOML, the
/// closing brace for JSON). What stands there and is no mapping is text and stays. What has the look of front matter
/// and cannot be read is taken off and is an error that names the line and the cure. Where nothing closes it, it ends
/// with the last line that looks like a part of it, and that is said.
pub(super) fn take(text: &mut String) -> FrontMatter {
    let skipped: usize = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let (blank, body) = text.split_at_checked(skipped).unwrap_or_default();
    let before = blank.matches('\n').count();
    let first = body.split('\n').next().unwrap_or_default().trim_end();
    let (front, length) = match first {
        "---" => fenced(body, before, &YAML),
        "+++" => fenced(body, before, &TOML),
        _ if first.starts_with('{') => braced(body, before),
        _ => return nearly(body, before),
    };
    if length > 0 {
        text.drain(..skipped + length);
    }
    front
}

/// A notation between two lines.
struct Notation {
    name: &'static str,
    fence: &'static str,
    closing: &'static [&'static str],
    /// What stands between a key and its value.
    sign: char,
    parse: fn(&str) -> Parsed,
}

/// The entries of a mapping; `None` for what is none.
type Parsed = Result<Option<Vec<(String, Node)>>, Fault>;

const YAML: Notation =
    Notation { name: "YAML", fence: "---", closing: &["---", "..."], sign: ':', parse: |source| yaml::parse(source) };
const TOML: Notation = Notation {
    name: "TOML",
    fence: "+++",
    closing: &["+++"],
    sign: '=',
    parse: |source| others::toml(source).map(Some),
};

/// Front matter between two lines, and how long it is with them: 0 where it is text. `before` lines come before it.
fn fenced(body: &str, before: usize, notation: &Notation) -> (FrontMatter, usize) {
    let first = body.split_inclusive('\n').next().map_or(0, str::len);
    let (mut end, mut length) = (first, None);
    let mut is_closed = false;
    for line in body.split_inclusive('\n').skip(1) {
        is_closed = notation.closing.contains(&line.trim_end());
        if is_closed || is_like_a_fence(line, notation) {
            length = Some(end + line.len());
            break;
        }
        end += line.len();
    }
    if length.is_none() {
        let open = body.get(first..).unwrap_or_default().split_inclusive('\n');
        let belongs = |line: &&str| !line.trim().is_empty() && belongs(line.trim_end(), notation);
        end = first + open.take_while(belongs).map(str::len).sum::<usize>();
    }
    let source = body.get(first..end).unwrap_or_default();
    let is_meant = is_closed || has_look(source, notation) && has_known_key(source, notation);
    if !is_meant {
        return (FrontMatter::default(), 0);
    }
    let length = length.unwrap_or(end);
    if let Some((line, key, value)) = glued(source, notation) {
        let message = format!(
            "has front matter of which none is used: line {}: no space comes behind the colon. Write `{key}: {value}`",
            before + 2 + line
        );
        return (FrontMatter::fault(Severity::Error, message), length);
    }
    match (notation.parse)(source) {
        Ok(None) => (FrontMatter::default(), 0),
        Ok(Some(entries)) if !are_keys(&entries) => {
            let message = format!(
                "begins with lines of the look of front matter that stay in the text, since none has a key such as `title`: \
                 line {}. If it is front matter, begin its keys with a small letter",
                before + 2
            );
            (FrontMatter::fault(Severity::Warning, message), 0)
        }
        Ok(Some(entries)) => {
            let mut front = FrontMatter::of(entries);
            if !is_closed {
                let last = before + 1 + source.lines().count();
                front.warn(format!(
                    "has front matter that nothing closes; it was read to line {last}. Put a line `{}` after that line",
                    notation.fence
                ));
            }
            (front, length)
        }
        Err((line, why)) => {
            let name = notation.name;
            let (line, why, cure) = match unclosed(source, line, notation) {
                Some((line, sign, whole)) => (line, format!("nothing closes the {sign}"), format!("Write `{whole}`")),
                None => (line, why, cure(source.lines().nth(line).unwrap_or_default(), notation)),
            };
            let place = before + 2 + line;
            if has_look(source, notation) {
                let message = format!(
                    "has front matter that is no {name}, so that none of it is used: line {place}: {why}. {cure}"
                );
                (FrontMatter::fault(Severity::Error, message), length)
            } else {
                let message = format!(
                    "begins as front matter does, with what is no {name} and stays in the text: line {place}: {why}"
                );
                (FrontMatter::fault(Severity::Warning, message), 0)
            }
        }
    }
}

/// Front matter in JSON, and its length.
fn braced(body: &str, before: usize) -> (FrontMatter, usize) {
    let text = FrontMatter::default();
    match others::json(body) {
        Ok((entries, length)) => {
            let rest = body.get(length..).unwrap_or_default();
            let ends = rest.split('\n').next().is_none_or(|line| line.trim().is_empty());
            let is_front =
                ends && !entries.is_empty() && (rest.chars().any(char::is_alphanumeric) || is_known(&entries));
            if !is_front {
                return (text, 0);
            }
            let line_end = rest.find('\n').map_or(rest.len(), |at| at + 1);
            (FrontMatter::of(entries), length + line_end)
        }
        Err((line, why)) => {
            let has_look = body.trim_start_matches(['{', ' ', '\t', '\n']).starts_with('"');
            let length = length_of_braces(body).or_else(|| length_of_known(body)).filter(|_| has_look);
            let Some(length) = length else { return (text, 0) };
            let place = before + 1 + line;
            let message = format!(
                "has front matter that is no JSON, so that none of it is used: line {place}: {why}. Put every key and every \
                 text in double quotation marks, and a comma between two entries, but none behind the last"
            );
            (FrontMatter::fault(Severity::Error, message), length)
        }
    }
}

/// Whether lines look like those of the notation: the first is a key with its value, and most others are, or belong to
/// one.
fn has_look(source: &str, notation: &Notation) -> bool {
    let lines = || source.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    lines().next().is_some_and(|line| is_key(line, notation))
        && lines().filter(|line| belongs(line, notation)).count() * 3 >= lines().count() * 2
}

fn is_key(line: &str, notation: &Notation) -> bool {
    key_of(line, notation).is_some() || (notation.sign == '=' && line.starts_with('['))
}

/// Whether a line begins with a key or can go on with the value of one.
fn belongs(line: &str, notation: &Notation) -> bool {
    is_key(line, notation) || line.starts_with([' ', '\t', '-', ']', '}', '"'])
}

/// The first line of YAML whose known key has its value directly behind the colon, which makes it no key; its key and value.
fn glued<'a>(source: &'a str, notation: &Notation) -> Option<(usize, &'a str, &'a str)> {
    if notation.sign != ':' {
        return None;
    }
    source.lines().enumerate().find_map(|(number, line)| {
        let (key, value) = line.split_once(':')?;
        let is_glued = value.starts_with(|c: char| !c.is_whitespace() && c != ':') && !value.starts_with("//");
        (is_glued && KNOWN.contains(&key.to_lowercase().as_str())).then_some((number, key, value.trim_end()))
    })
}

/// The first line, up to one at which reading failed, whose value opens with a quotation mark or a bracket that the line
/// does not close; what that is, and the line with it closed.
fn unclosed(source: &str, last: usize, notation: &Notation) -> Option<(usize, &'static str, String)> {
    source.lines().enumerate().take(last + 1).find_map(|(number, line)| {
        let line = line.trim_end();
        let (_, value) = line.split_once(notation.sign)?;
        let value = value.trim();
        let count = |sign: char| value.matches(sign).count();
        let (what, end) = match value.chars().next()? {
            sign @ ('"' | '\'') if count(sign) == 1 => ("quotation mark", sign),
            '[' if count('[') > count(']') => ("bracket", ']'),
            '{' if count('{') > count('}') => ("brace", '}'),
            _ => return None,
        };
        Some((number, what, format!("{line}{end}")))
    })
}

/// Whether a line is meant to close what it does not, such as `----`.
fn is_like_a_fence(line: &str, notation: &Notation) -> bool {
    let line = line.trim_end();
    line.len() > 1 && notation.fence.chars().next().is_some_and(|sign| line.chars().all(|c| c == sign))
}

/// Says that front matter is text, since its first line is indented or not there.
fn nearly(body: &str, before: usize) -> FrontMatter {
    /// Lines that front matter may have.
    const MOST: usize = 40;
    let first = body.lines().next().unwrap_or_default();
    let of_fence = [&YAML, &TOML].into_iter().find(|notation| notation.fence == first.trim());
    let (notation, why, skipped) = match of_fence {
        Some(notation) => (notation, "is indented", 1),
        None => (&YAML, "should be", 0),
    };
    let lines = body.lines().skip(skipped).map(|line| if skipped > 0 { line.trim() } else { line.trim_end() });
    let lines: Vec<&str> = lines.take(MOST).take_while(|line| *line != notation.fence).collect();
    // Without its first line it has to end with its last.
    let is_closed = body.lines().skip(skipped).nth(lines.len()).is_some_and(|line| line.trim() == notation.fence);
    let source = lines.join("\n");
    let has_key = lines.iter().filter_map(|line| key_of(line, notation)).any(|key| KNOWN.contains(&key));
    if !has_key || !has_look(&source, notation) || (skipped == 0 && !is_closed) {
        return FrontMatter::default();
    }
    let message = format!(
        "begins with front matter that stays in the text, since line {} {why}{}. Begin it with a line `{fence}`",
        before + 1,
        if skipped == 0 { format!(" `{}`", notation.fence) } else { String::new() },
        fence = notation.fence
    );
    FrontMatter::fault(Severity::Warning, message)
}

/// How long the lines are with which an object of JSON begins that nothing closes: to the first blank one. `None` where
/// none of them has a key that is known.
fn length_of_known(body: &str) -> Option<usize> {
    let lines = body.split_inclusive('\n').take_while(|line| !line.trim().is_empty());
    let length = lines.map(str::len).sum();
    let source = body.get(..length)?;
    KNOWN.iter().any(|key| source.contains(&format!("\"{key}\":"))).then_some(length)
}

/// How long an object of JSON is that a text begins with, whatever stands in it, with the end of its last line; `None`
/// where its braces do not close, or text follows on their line.
fn length_of_braces(body: &str) -> Option<usize> {
    let (mut depth, mut is_quoted, mut is_escaped) = (0usize, false, false);
    let closing = body.char_indices().find(|&(_, c)| {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '{' if !is_quoted => depth += 1,
            '}' if !is_quoted => {
                depth -= 1;
                return depth == 0;
            }
            _ => {}
        }
        false
    });
    let (at, _) = closing?;
    let rest = body.get(at + 1..)?.split_inclusive('\n').next().unwrap_or_default();
    rest.trim().is_empty().then_some(at + 1 + rest.len())
}

/// The key that a line begins with.
fn key_of<'a>(line: &'a str, notation: &Notation) -> Option<&'a str> {
    let (key, value) = line.split_once(notation.sign)?;
    let key = key.trim().trim_matches(['"', '\'']);
    let is_key = key.chars().count() <= 40 && key.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
    let ends = notation.sign == '=' || value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && ends && !key.is_empty() && !line.starts_with([' ', '\t'])).then_some(key)
}

/// Keys of which front matter that nothing closes has one: a dialogue between rules has none.
const KNOWN: &[&str] = &[
    "author",
    "authors",
    "categories",
    "category",
    "created",
    "date",
    "description",
    "draft",
    "id",
    "keywords",
    "lang",
    "language",
    "layout",
    "permalink",
    "published",
    "publisher",
    "slug",
    "source",
    "speaker",
    "speakers",
    "subtitle",
    "summary",
    "tags",
    "title",
    "topics",
    "url",
];

fn has_known_key(source: &str, notation: &Notation) -> bool {
    source.lines().filter_map(|line| key_of(line, notation)).any(|key| KNOWN.contains(&key.to_lowercase().as_str()))
}

fn is_known(entries: &[(String, Node)]) -> bool {
    entries.iter().any(|(key, _)| KNOWN.contains(&key.to_lowercase().as_str()))
}

/// Whether one of them is the key of a field, as a speaker's name or the beginning of a sentence is not.
fn are_keys(entries: &[(String, Node)]) -> bool {
    let is_key = |key: &str| !key.contains(' ') && !key.starts_with(char::is_uppercase);
    entries.is_empty() || is_known(entries) || entries.iter().any(|(key, _)| is_key(key))
}

/// What to do about a line that cannot be read.
fn cure(line: &str, notation: &Notation) -> String {
    if line.starts_with([' ', '\t']) && key_of(line.trim_start(), notation).is_some() {
        return format!("Begin the line at the margin: `{}`", line.trim());
    }
    if line.starts_with('\t') {
        return "Begin the line with spaces in place of the tab".to_owned();
    }
    let value = line.split_once(notation.sign).map(|(key, value)| (key.trim_end(), value.trim()));
    match value {
        Some((key, value)) if !value.is_empty() && !value.starts_with(['[', '{']) => {
            let is_quoted = |sign: char| value.len() > 1 && value.starts_with(sign) && value.ends_with(sign);
            let inner = if is_quoted('"') || is_quoted('\'') { value.trim_matches(['"', '\'']) } else { value };
            // One at the end that nothing opens.
            let inner = inner.strip_suffix('"').filter(|inner| !inner.contains('"')).unwrap_or(inner);
            let quoted = match notation.sign {
                ':' if inner.contains('"') => format!("'{}'", inner.replace('\'', "''")),
                _ => format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\"")),
            };
            let space = if notation.sign == ':' { "" } else { " " };
            format!("Put the value in quotation marks: `{key}{space}{} {quoted}`", notation.sign)
        }
        Some((_, value)) if !value.is_empty() => "Close its brackets, and put its values in quotation marks".to_owned(),
        _ => "Put a value that has a colon, a bracket or a quotation mark in it in quotation marks".to_owned(),
    }
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
        check("\n \n---\na: 1\n---\nText", &[("a", &["1"])], 0, "Text");
        check("---   \n\n---\nText", &[], 0, "Text");
        check("---\n---\nText", &[], 0, "Text");
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in [
            "",
            "---",
            "---\n",
            "---\nAnna: I came.\nBen: Why?\n",
            "{ not JSON }",
            "{\"a\": 1} and text",
            "{\"a\": 1}",
            " ---\nAnna: I came.\n---\n",
            "---\nPlace:here\n---\nText",
            "Anna: I came.\nBen: Why?\n---\nText",
            "Date: 4 May\nTo: all\n---\nText",
            "title: A\nTo be read.\n\nWithout an end.",
            "{\"a\": 1, \"b\nnever closed\n",
            "{\"a\": 1,} and text",
            "{\"a\", never closed\n",
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
        check("---\ntitle: A: b\n---\nText", &[], 1, "Text");
        check("---\nAnna: I came.\n---\nText", &[], 1, "---\nAnna: I came.\n---\nText");
        check("---\nTitle: A\nPlace of birth: x\n---\n", &[("Title", &["A"]), ("Place of birth", &["x"])], 0, "");
        check("---\ntitle: Never closed\n\nText", &[("title", &["Never closed"])], 1, "\nText");
        check("+++\ntitle = Not quoted\n+++\nText", &[], 1, "Text");
        check("{\n\"title\": Not quoted\n}\nText", &[], 1, "Text");
        check("---\nSome *text: with: colons*\n---\nText", &[], 1, "---\nSome *text: with: colons*\n---\nText");
        check("---\na: 1\na: 2\n---\n", &[("a", &["1"])], 1, "");
        check(" ---\ntitle: indented\n---\n", &[], 1, " ---\ntitle: indented\n---\n");
        check("---\ntitle:The river\nlanguage: en\n---\nText", &[], 1, "Text");
        check("{\"title\": \"J {\", \"n\": {\"a\": 1},}\nText", &[], 1, "Text");
        check("---\ntitle: T\nNever closed.\n", &[("title", &["T"])], 1, "Never closed.\n");
        check(
            "---\ntitle: T\ntags:\n  - a\n# Head\nText: yes\n",
            &[("title", &["T"]), ("tags", &["a"])],
            1,
            "# Head\nText: yes\n",
        );
        check("+++\ntitle = \"T\"\nText", &[("title", &["T"])], 1, "Text");
        check("---\ntitle: T\n----\nText", &[("title", &["T"])], 1, "Text");
        check("---\ntitle: T\n--\nText\n---\nMore", &[("title", &["T"])], 1, "Text\n---\nMore");
        check("{ \"title\": \"A\", \"date\": \"2023\"\n\nThe words.", &[], 1, "\nThe words.");
        check("{ \"title\": \"A }\n\nThe words.", &[], 1, "\nThe words.");
        check("title: T\ndate: 2020\n---\nText", &[], 1, "title: T\ndate: 2020\n---\nText");
        check("---\nb: {name: x, c: 1}\nc: [{name: x}, y]\n---\n", &[("b", &["x"]), ("c", &["x", "y"])], 0, "");
        check("---\na: {b: {c: [1]}}\nd: 2\n---\n", &[("d", &["2"])], 1, "");
        check("---\na: [[1], 2]\nd: 2\n---\n", &[("d", &["2"])], 1, "");
        check("---\na: &x 1\nb: *x\n---\n", &[("a", &["1"])], 1, "");
        check("---\n? [a, [b]]\n: 1\nd: 2\n---\n", &[("d", &["2"])], 1, "");
    }

    #[test]
    fn other_notations() {
        check(
            "+++\ntitle = \"The tram\"\ndate = 2019-05-06\nversion = 1.10\ntags = [\"rails\"]\n[author]\nname = 'Liu'\n+++\nText",
            &[
                ("title", &["The tram"]),
                ("date", &["2019-05-06"]),
                ("version", &["1.10"]),
                ("tags", &["rails"]),
                ("author", &["Liu"]),
            ],
            0,
            "Text",
        );
        check(
            "{\n\"title\": \"The bus\",\n\"n\": 2, \"x\": null, \"tags\": [\"a\", \"b\"]\n}\n\nText",
            &[("title", &["The bus"]), ("n", &["2"]), ("x", &[]), ("tags", &["a", "b"])],
            0,
            "\nText",
        );
    }

    #[test]
    fn the_cure_is_said() {
        for (text, cure) in [
            (
                "---\nx: 1\ntitle: The cab: a story\n---\n",
                "line 3: mapping values are not allowed in this context. Put the value in quotation marks: `title: \"The cab: a story\"`",
            ),
            ("\n---\ntitle: \"A\" b\n---\n", "Put the value in quotation marks: `title: '\"A\" b'`"),
            ("+++\ntitle = The tram\n+++\n", "Put the value in quotation marks: `title = \"The tram\"`"),
            (
                "---\ntitle: \"Never closed\ndate: 2020\n---\n",
                "line 2: nothing closes the quotation mark. Write `title: \"Never closed\"`",
            ),
            ("---\nx: 1\ntags: [a, b\nlanguage: en\n---\n", "line 3: nothing closes the bracket. Write `tags: [a, b]`"),
            ("---\ntitle: A\n date: 2020\n---\n", "Begin the line at the margin: `date: 2020`"),
            (
                "---\ntitle: Speech 4: a talk\"\n---\n",
                "Put the value in quotation marks: `title: \"Speech 4: a talk\"`",
            ),
            ("---\nx: 1\ntitle:The river\n---\n", "line 3: no space comes behind the colon. Write `title: The river`"),
        ] {
            let front = take(&mut text.to_owned());
            let said = front.problems.iter().map(|(_, message)| message.as_str()).collect::<Vec<_>>().join(" ");
            assert!(said.contains(cure), "{said}");
        }
    }
}
