//! Text between double quotation marks.

use std::ops::Range;

use super::{Block, turns::is_han};
use crate::model::BlockKind;

/// The stretches of a text between double quotation marks, straight (`"`) or curly (`“ ”`), marks included: sorted and
/// disjoint, each within one block.
///
/// A quotation ends with the next closing mark of its kind in its paragraph. Where the paragraph ends first and the
/// next one opens with the same mark, the quotation goes on there, as printers have it; where it does not, the mark was
/// never closed and quotes nothing. An opening mark inside a quotation starts over: of two that are open, the inner one
/// counts. A straight mark opens after white space or an opening bracket and closes elsewhere, so that inches (`12"`)
/// open nothing; after Han, which has no spaces, it does either. Code is not looked at.
pub(super) fn quoted(text: &str, blocks: &[Block]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    // What the paragraph before left open.
    let mut carried: Option<Open> = None;
    for block in blocks {
        let before = carried.take();
        if block.kind == BlockKind::Code {
            continue;
        }
        let body = text.get(block.range.clone()).unwrap_or_default();
        let mut marks = marks(body).peekable();
        let mut open = before.filter(|open| marks.peek().is_some_and(|first| open.goes_on(body, first)));
        if let Some(open) = &mut open
            && let Some(first) = marks.next()
        {
            open.from = block.range.start + first.range.start;
        }
        for mark in marks {
            let range = block.range.start + mark.range.start..block.range.start + mark.range.end;
            match open.take() {
                Some(quotation) if mark.closes && mark.kind == quotation.kind => {
                    out.extend(quotation.paragraphs);
                    out.push(quotation.from..range.end);
                }
                _ if mark.opens => open = Some(Open { kind: mark.kind, from: range.start, paragraphs: Vec::new() }),
                still => open = still,
            }
        }
        carried = open.map(|mut open| {
            open.paragraphs.push(open.from..block.range.end);
            open
        });
    }
    out.retain(|range| text.get(range.clone()).is_some_and(|quote| quote.chars().any(char::is_alphanumeric)));
    out
}

/// A quotation whose end has not come yet.
struct Open {
    kind: char,
    /// Where it starts in the present paragraph.
    from: usize,
    /// Its parts in the paragraphs before.
    paragraphs: Vec<Range<usize>>,
}

impl Open {
    /// Whether it goes on in a paragraph whose first mark is this one.
    fn goes_on(&self, paragraph: &str, first: &Mark) -> bool {
        let leads = paragraph.get(..first.range.start).is_some_and(|before| before.trim().is_empty());
        leads && first.opens && first.kind == self.kind
    }
}

/// A quotation mark in a paragraph, and what it can be.
struct Mark {
    /// `"`, or `“` for both curly marks.
    kind: char,
    range: Range<usize>,
    opens: bool,
    closes: bool,
}

fn marks(paragraph: &str) -> impl Iterator<Item = Mark> {
    paragraph.match_indices(['"', '“', '”']).map(|(start, mark)| {
        let range = start..start + mark.len();
        let (kind, opens, closes) = match mark {
            "“" => ('“', true, false),
            "”" => ('“', false, true),
            _ => {
                let before = paragraph.get(..start).and_then(|text| text.chars().next_back());
                let after = paragraph.get(range.end..).and_then(|text| text.chars().next());
                let leads = before.is_none_or(|c| c.is_whitespace() || "([{—–-‘/".contains(c));
                let trails = after.is_none_or(char::is_whitespace);
                let unspaced =
                    before.is_some_and(|c| is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}'));
                ('"', (leads || unspaced) && !trails, !leads)
            }
        };
        Mark { kind, range, opens, closes }
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::quoted;
    use crate::corpus::plain;

    #[derive(Deserialize)]
    struct Table {
        case: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        text: String,
        quoted: Vec<String>,
    }

    #[test]
    fn cases() {
        let table: Table = toml::from_str(include_str!("../../tests/data/quoted.toml")).unwrap();
        for case in table.case {
            let extract = plain::read(case.text);
            let found: Vec<&str> =
                quoted(&extract.text, &extract.blocks).into_iter().map(|range| &extract.text[range]).collect();
            assert_eq!(found, case.quoted, "quoted in {:?}", extract.text);
        }
    }
}
