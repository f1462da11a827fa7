//! The lines of a caption, without their markup.

use quick_xml::{escape::resolve_predefined_entity, events::BytesRef};

use crate::corpus::turns::{is_han, opens_with_a_label};

/// What one voice says on a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    /// Who says it, where a tag tells.
    pub voice: Option<String>,
}

/// The lines of a caption that have text.
pub(super) fn lines(written: &[&str]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut voice: Option<String> = None;
    for written in written {
        let mut line = Line { text: String::new(), voice: voice.clone() };
        let mut rest = *written;
        while let Some(at) = rest.find(['<', '{', '&']) {
            let (before, markup) = rest.split_at_checked(at).unwrap_or((rest, ""));
            line.text.push_str(before);
            let (piece, length) = piece(markup);
            rest = markup.get(length..).unwrap_or_default();
            match piece {
                Piece::Nothing => {}
                Piece::Text(text) => line.text.push_str(&text),
                Piece::Voice(name) => {
                    voice = name;
                    let next = Line { text: String::new(), voice: voice.clone() };
                    out.push(std::mem::replace(&mut line, next));
                }
            }
        }
        line.text.push_str(rest);
        out.push(line);
    }
    for line in &mut out {
        line.text = line.text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    }
    out.retain(|line| !line.text.is_empty());
    out
}

/// What stands at the head of a text that begins with a sign of markup.
enum Piece {
    /// A tag, or a position in braces.
    Nothing,
    Text(String),
    /// The tag of a voice, or its end.
    Voice(Option<String>),
}

/// In bytes: no tag is longer.
const LONGEST: usize = 400;

/// What a text begins with, and how many bytes that takes.
fn piece(text: &str) -> (Piece, usize) {
    let head = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let found = match head.chars().next() {
        Some('<') => head.find('>').and_then(|end| Some((tag(head.get(1..end)?)?, end + 1))),
        Some('{') => {
            let is_position = head.starts_with("{\\");
            head.find('}').filter(|_| is_position).map(|end| (Piece::Nothing, end + 1))
        }
        Some('&') => head.find(';').and_then(|end| Some((Piece::Text(character(head.get(1..end)?)?), end + 1))),
        _ => None,
    };
    let first = text.chars().next().unwrap_or_default();
    found.unwrap_or_else(|| (Piece::Text(first.to_string()), first.len_utf8().min(text.len())))
}

/// What stands between the brackets of a tag, where it is one.
fn tag(inner: &str) -> Option<Piece> {
    let is_time = inner.starts_with(|c: char| c.is_ascii_digit()) && inner.contains(':');
    let name = inner.strip_prefix('/').unwrap_or(inner);
    if !is_time && !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (element, annotation) = inner.split_once([' ', '\t']).unwrap_or((inner, ""));
    Some(match element.split('.').next() {
        Some("v") => {
            let name = lines(&[annotation]).into_iter().next().map(|line| line.text);
            Piece::Voice(name)
        }
        Some("/v") => Piece::Voice(None),
        _ => Piece::Nothing,
    })
}

/// The character that a reference stands for, by its name or number.
fn character(name: &str) -> Option<String> {
    match name {
        "nbsp" => Some("\u{A0}".to_owned()),
        "lrm" => Some("\u{200E}".to_owned()),
        "rlm" => Some("\u{200F}".to_owned()),
        _ => {
            let number = BytesRef::new(name).resolve_char_ref().ok().flatten().map(String::from);
            number.or_else(|| resolve_predefined_entity(name).map(str::to_owned))
        }
    }
}

/// Whether a line begins what another one says: with a dash, `>>`, or a name and a colon.
pub(super) fn opens_a_turn(line: &str) -> bool {
    let is_dash = line.strip_prefix(['-', '–', '—']).is_some_and(|rest| !rest.starts_with(['-', '–', '—']));
    is_dash || line.starts_with(">>") || opens_with_a_label(line)
}

/// Whether no space stands between two lines: both are of a script without spaces.
pub(super) fn is_unspaced(before: &str, after: &str) -> bool {
    let is = |c: char| is_han(c) || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF00}'..='\u{FFEF}');
    before.ends_with(is) && after.starts_with(is)
}

#[cfg(test)]
mod tests {
    use super::{lines, opens_a_turn};

    #[test]
    fn markup_is_no_text() {
        for (written, expected) in [
            ("<i>Où</i> <b>va</b>-t-<font color=\"red\">il</font> ?", "Où va-t-il ?"),
            ("{\\an8}Top {\\i1}left{\\i0} {sic}", "Top left {sic}"),
            ("a<00:00:01.500><c.yellow> b</c>", "a b"),
            ("AT&amp;T &lt;b&gt; &#233;&#x4E2D; &nbsp;x & y &co; &", "AT&T <b> é中 \u{A0}x & y &co; &"),
            ("1 < 2 > 1, I <3 you", "1 < 2 > 1, I <3 you"),
            ("  white \t space ", "white space"),
            ("<i>", ""),
        ] {
            let found: Vec<String> = lines(&[written]).into_iter().map(|line| line.text).collect();
            assert_eq!(found.concat(), expected, "{written}");
        }
    }

    #[test]
    fn voices() {
        let found = |written: &[&str]| -> Vec<String> {
            let line = |line: super::Line| format!("{}: {}", line.voice.unwrap_or_default(), line.text);
            lines(written).into_iter().map(line).collect()
        };
        assert_eq!(found(&["<v Ann &amp; Bo>One", "two</v> three"]), ["Ann & Bo: One", "Ann & Bo: two", ": three"]);
        assert_eq!(found(&["<v.a.b  张三 >一</v><v>二"]), ["张三: 一", ": 二"]);
    }

    #[test]
    fn what_begins_a_turn() {
        for line in ["- Yes.", "-Yes.", "— Oui.", ">> Hello", "ANNA: Hello", "Anna Bell:"] {
            assert!(opens_a_turn(line), "{line}");
        }
        for line in ["Yes", "--and then", "Note: this", "It is this: that"] {
            assert!(!opens_a_turn(line), "{line}");
        }
    }
}
