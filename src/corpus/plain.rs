//! Plain text: where its paragraphs end.

use super::{Block, blocks::Extract, said::Deeds, turns::is_han};
use crate::model::BlockKind;

/// The text as it stands, cut into paragraphs at the line ends that are the author's.
///
/// Those are all of them, unless the text is *hard-wrapped*: a typesetter ended its lines. Take the lines that another
/// follows without a blank line between. Their width is what nine in ten of them do not exceed. A line is *wrapped* when
/// it would be longer than 85 % of that width with the first word of the next line added: that word did not fit, with
/// an allowance for type in which letters differ in width. The text is hard-wrapped when at least four of these lines,
/// and at least eight in ten, are wrapped and of two words or more; when fewer than half of them end a sentence; and
/// when their width is between 20 and 120 characters. So word lists, verse of uneven length, and lines that are each a
/// sentence stay paragraphs of their own.
///
/// In a hard-wrapped text a paragraph ends at a blank line. It also ends with a line that ends a sentence and either is
/// not wrapped or comes before a line that is indented deeper: that is how texts without blank lines show it.
pub(super) fn read(text: String) -> Extract {
    let width = typeset_width(&text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut previous = "";
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = trimmed(line, start);
        start += line.len();
        match (width, blocks.last_mut()) {
            _ if range.is_empty() => {}
            (Some(width), Some(last)) if goes_on(previous, line, width) => last.range.end = range.end,
            _ => blocks.push(Block { range, kind: BlockKind::Paragraph }),
        }
        previous = line;
    }
    let deeds = Deeds { underscores: underscores(&text), ..Deeds::default() };
    Extract { text, blocks, deeds, ..Extract::default() }
}

/// How many underscores stand at the edge of a word, as printers of plain text mark italics: they are no part of it.
fn underscores(text: &str) -> usize {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let signs = text.match_indices('_');
    signs
        .filter(|(at, _)| {
            let before = text.get(..*at).and_then(|text| text.chars().next_back());
            let after = text.get(at + 1..).and_then(|text| text.chars().next());
            is_word(before) != is_word(after)
        })
        .count()
}

/// Whether a paragraph goes on from one line to the next in a text that is wrapped to that width.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let body = line.trim();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_last = ends_a_sentence(body) && (!is_wrapped(body, next.trim(), width) || indent(next) > indent(line));
    !body.is_empty() && !is_last
}

fn is_wrapped(line: &str, next: &str, width: usize) -> bool {
    (line.chars().count() + first_word(next)) * 100 > width * 85
}

/// Where a line that starts at that offset stands without the white space around it.
fn trimmed(line: &str, start: usize) -> std::ops::Range<usize> {
    let body = line.trim_start();
    let start = start + line.len() - body.len();
    start..start + body.trim_end().len()
}

/// The width in characters to which a text is wrapped, where it is hard-wrapped.
fn typeset_width(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let followed =
        || lines.iter().zip(lines.iter().skip(1)).filter(|(line, next)| !line.is_empty() && !next.is_empty());
    let mut lengths: Vec<usize> = followed().map(|(line, _)| line.chars().count()).collect();
    lengths.sort_unstable();
    let count = lengths.len();
    let width = *lengths.get(count * 9 / 10)?;
    // Lines of one word could be a list of words; Han has no spaces to tell by.
    let has_words = |line: &str| line.contains(char::is_whitespace) || line.contains(is_han);
    let wrapped = followed().filter(|(line, next)| has_words(line) && is_wrapped(line, next, width)).count();
    let ends = followed().filter(|(line, _)| ends_a_sentence(line)).count();
    (wrapped >= 4 && wrapped * 10 >= count * 8 && ends * 2 < count && (20..=120).contains(&width)).then_some(width)
}

/// How many characters a line grows by with this line's first word: with a space before it, or one where a line may
/// end between any two characters.
fn first_word(line: &str) -> usize {
    match line.chars().next() {
        Some(first) if is_han(first) => 1,
        _ => 1 + line.split_whitespace().next().map_or(0, |word| word.chars().count()),
    }
}

pub(super) fn ends_a_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '’', '\'', ')', '」', '』', '）']);
    inner.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '：', '；'])
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let extract = read(text.to_owned());
        let found: Vec<&str> = extract.blocks.iter().map(|block| &text[block.range.clone()]).collect();
        assert_eq!(found, expected, "paragraphs of {text:?}");
        assert_eq!(extract.text, text);
    }

    #[test]
    fn a_paragraph_ends_with_its_line() {
        check("", &[]);
        check("\n \n\t\n", &[]);
        check("One.\n  Two. \n\nThree.", &["One.", "Two.", "Three."]);
        check(
            "A line of some length\nand another one.\nA third that is here.\nAnd a fourth one.\n",
            &["A line of some length", "and another one.", "A third that is here.", "And a fourth one."],
        );
    }

    #[test]
    fn a_hard_wrapped_paragraph_ends_with_a_blank_line() {
        let first = "We the people of the nations of the\nworld, who met in this city after a\nlong war, are resolved to save those\nwho come after us from another one.";
        let second = "To this end we have agreed upon what\nfollows, and have put our names to it\nin the presence of one another.";
        check(&format!("{first}\n\n{second}\n"), &[first, second]);
        check(&format!("Charter\n\n{first}\n \n\n  {second}"), &["Charter", first, second]);
    }

    #[test]
    fn a_hard_wrapped_paragraph_ends_where_its_author_ended_the_line() {
        let first = "We the people of the nations of the\nworld, who met in this city after a\nlong war, are resolved to save us.";
        let second = "To this end we have agreed upon what\nfollows, and have put our names to it.\nSo it is. And this goes on as before\nto the last.";
        let third = "Thereto we add a last word, which is\nonly one, and that is thanks.";
        check(&format!("{first}\n  {second}\n{third}\n"), &[first, second, third]);
    }

    #[test]
    fn wrapped_han_text() {
        let text = "今年是中英关系的重要一年，我们希望两国\n能够在相互尊重、平等互利的基础上，继续推\n进各个领域的务实合作，为世界的和平与发\n展作出新的更大的贡献，也为两国的人民带\n来更多福祉。";
        check(text, &[text]);
    }

    #[test]
    fn lists_and_verse_stay_lines() {
        let words = "apple\nbanana\ncherry\ndamson\ncitron\nfennel\nfig\n";
        check(words, &words.lines().collect::<Vec<_>>());
        let tweets = "The minister has arrived at last.\nThe minister has not said a word.\nThe minister has left once again.\nThe minister was seen at an inn.\nThe minister denies all of this.\nNobody knows where the inn was.";
        check(tweets, &tweets.lines().collect::<Vec<_>>());
    }
}
