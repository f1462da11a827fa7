//! The lines of a page by paragraphs, in the order in which they are read.

use pdfboss_output::Block;

use crate::corpus::{plain::ends_a_sentence, turns::is_han};

/// A line as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Where it starts and ends, and how high it stands, in points.
    pub left: f32,
    pub right: f32,
    pub height: f32,
    /// The size of its letters.
    pub size: f32,
}

impl Line {
    /// Whether the first word of the next line would have stood on this one, up to an edge: then it was not for want of
    /// room that the line ended.
    pub fn has_room_for(&self, next: &Line, edge: f32) -> bool {
        let letters = self.text.chars().count().max(1) as f32;
        let first = match next.text.chars().next() {
            Some(c) if is_han(c) => 1,
            _ => 1 + next.text.split(' ').next().unwrap_or_default().chars().count(),
        };
        self.right + (self.right - self.left) / letters * first as f32 <= edge
    }
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub lines: Vec<Line>,
    /// Running text, and no heading, item of a list, or row of a table.
    pub is_running: bool,
}

impl Paragraph {
    /// How far to the right its lines go.
    pub fn edge(&self) -> f32 {
        self.lines.iter().map(|line| line.right).fold(f32::MIN, f32::max)
    }
}

/// The paragraphs of a block of a page.
pub(super) fn paragraphs(block: Block) -> Vec<Paragraph> {
    let whole = |lines: Vec<pdfboss_output::Line>| vec![Paragraph { lines: taken(&lines), is_running: false }];
    let found = match block {
        Block::Heading { lines, .. } => whole(lines),
        Block::Paragraph { lines, .. } => parted(taken(&lines)),
        Block::List { items, .. } => items.into_iter().flat_map(|item| whole(item.lines)).collect(),
        Block::Table { rows, .. } => rows
            .into_iter()
            .map(|row| row.into_iter().filter_map(|cell| cell.line).collect::<Vec<_>>())
            .map(|cells| Paragraph {
                lines: taken(&cells).into_iter().reduce(beside).into_iter().collect(),
                is_running: false,
            })
            .collect(),
    };
    found.into_iter().filter(|paragraph| !paragraph.lines.is_empty()).collect()
}

/// The cells of a row as one line.
fn beside(row: Line, cell: Line) -> Line {
    Line { text: format!("{} {}", row.text, cell.text), right: cell.right, ..row }
}

/// The lines that have text.
fn taken(lines: &[pdfboss_output::Line]) -> Vec<Line> {
    lines.iter().map(line).filter(|line| !line.text.is_empty()).collect()
}

fn line(line: &pdfboss_output::Line) -> Line {
    let mut text = String::new();
    for part in &line.inlines {
        text.extend(part.text.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Line { text: unligated(text), left: line.x, right: line.end_x, height: line.y, size: line.size }
}

/// Letters that are drawn as one sign, as the letters that they are.
fn unligated(text: String) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('\u{FB00}', "ff"),
        ('\u{FB01}', "fi"),
        ('\u{FB02}', "fl"),
        ('\u{FB03}', "ffi"),
        ('\u{FB04}', "ffl"),
        ('\u{FB05}', "st"),
        ('\u{FB06}', "st"),
    ];
    if !text.contains(LIGATURES.map(|(sign, _)| sign)) {
        return text;
    }
    LIGATURES.iter().fold(text, |text, (sign, letters)| text.replace(*sign, letters))
}

/// The paragraphs of lines that follow each other.
///
/// One ends where there is more room than between its lines, before the sign of an item, and where a sentence ends
/// whose line had room for the next word, or before a first line that is indented.
fn parted(lines: Vec<Line>) -> Vec<Paragraph> {
    let pitch = pitch(&lines);
    let edge = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let starts: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let before = index.checked_sub(1).and_then(|before| lines.get(before));
            before.is_none_or(|before| {
                is_apart(before, line, pitch)
                    || line.text.starts_with(BULLETS)
                    || ends_a_sentence(&before.text)
                        && (before.has_room_for(line, edge) || is_indented(before, line, lines.get(index + 1)))
            })
        })
        .collect();
    let mut parts: Vec<Paragraph> = Vec::new();
    for (line, starts) in lines.into_iter().zip(starts) {
        match parts.last_mut() {
            Some(part) if !starts => part.lines.push(line),
            _ => parts.push(Paragraph { lines: vec![line], is_running: true }),
        }
    }
    parts
}

const BULLETS: &[char] = &['•', '▪', '◦', '‣', '●', '○', '■', '□', '➢', '\u{F0B7}'];

/// How far apart lines are that belong together: a third of all steps are no wider.
fn pitch(lines: &[Line]) -> f32 {
    let steps = lines.iter().zip(lines.iter().skip(1)).map(|(line, next)| line.height - next.height);
    let mut steps: Vec<f32> = steps.filter(|step| *step > 0.0).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 3).copied().unwrap_or_default()
}

/// Whether there is more room between two lines than within a paragraph.
fn is_apart(line: &Line, next: &Line, pitch: f32) -> bool {
    /// More than the lines of a paragraph differ, with a raised figure in one of them.
    const MORE: f32 = 1.25;
    /// In sizes of the letters: more than there is in any print.
    const MOST: f32 = 3.0;
    let step = line.height - next.height;
    step > MOST * line.size.max(next.size) || (pitch > 0.0 && step > MORE * pitch)
}

/// Whether a line stands further in than the lines before and after it.
fn is_indented(before: &Line, line: &Line, after: Option<&Line>) -> bool {
    let is_within = |other: &Line| line.left - other.left > line.size * 0.6;
    is_within(before) && after.is_some_and(is_within)
}

#[cfg(test)]
mod tests {
    use super::{Line, parted};

    #[track_caller]
    fn check(lines: &[(f32, f32, &str)], expected: &[&str]) {
        let mut height = 700.0;
        let lines = lines.iter().map(|(step, indent, text)| {
            height -= step;
            let left = 50.0 + indent;
            let right = left + 5.0 * text.chars().count() as f32;
            Line { text: (*text).to_owned(), left, right, height, size: 10.0 }
        });
        let found: Vec<String> = parted(lines.collect())
            .iter()
            .map(|part| part.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paragraphs_end_where_there_is_more_room() {
        check(
            &[
                (0.0, 0.0, "One of some length"),
                (12.0, 0.0, "goes on to here."),
                (17.0, 0.0, "Two of this length"),
                (12.0, 0.0, "goes on too."),
            ],
            &["One of some length|goes on to here.", "Two of this length|goes on too."],
        );
        check(&[(0.0, 0.0, "Far"), (100.0, 0.0, "away")], &["Far", "away"]);
        // The next column.
        check(
            &[(0.0, 0.0, "One of some"), (12.0, 0.0, "and then of"), (-300.0, 0.0, "the others.")],
            &["One of some|and then of|the others."],
        );
    }

    #[test]
    fn paragraphs_end_with_their_last_line() {
        check(
            &[
                (0.0, 0.0, "A sentence that is long"),
                (12.0, 0.0, "ends here."),
                (12.0, 0.0, "Another one begins. Now"),
                (12.0, 0.0, "it ends."),
            ],
            &["A sentence that is long|ends here.", "Another one begins. Now|it ends."],
        );
        check(
            &[
                (0.0, 0.0, "A sentence that ends now."),
                (12.0, 10.0, "Another one that is a"),
                (12.0, 0.0, "bit longer than the one."),
            ],
            &["A sentence that ends now.", "Another one that is a|bit longer than the one."],
        );
        // Lines of an entry in a list of books are indented but the first.
        check(
            &[
                (0.0, 0.0, "Brandt, Z. The Harbour."),
                (12.0, 10.0, "A novel of the seaside"),
                (12.0, 10.0, "London 1920."),
            ],
            &["Brandt, Z. The Harbour.|A novel of the seaside|London 1920."],
        );
        check(
            &[(0.0, 0.0, "They have"), (12.0, 0.0, "• boats,"), (12.0, 0.0, "• nets")],
            &["They have", "• boats,", "• nets"],
        );
    }
}
