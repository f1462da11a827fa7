//! Plain text: where its paragraphs end.

use super::{Block, blocks::Extract};
use crate::protocol::BlockKind;

/// The text as it stands, cut into paragraphs: at each line end, or at blank lines where it is hard-wrapped.
///
/// A text is *hard-wrapped* when a typesetter, not its author, ended its lines. Take the lines that another follows
/// without a blank line between. Their width is what nine in ten of them do not exceed. A line is *wrapped* when it is
/// of two words or more and would be longer than 85 % of that width with the first word of the next line added: that
/// word did not fit, with an allowance for type in which letters differ in width. The text is hard-wrapped when at
/// least four of these lines, and at least eight in ten, are wrapped; when fewer than half of them end a sentence; and
/// when their width is between 20 and 120 characters. One-word lines, verse of uneven length, lists, and lines that
/// are each a sentence stay paragraphs of their own.
pub(super) fn read(text: String) -> Extract {
    let wrapped = is_hard_wrapped(&text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut goes_on = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = trimmed(line, start);
        start += line.len();
        if range.is_empty() {
            goes_on = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if goes_on => last.range.end = range.end,
            _ => blocks.push(Block { range, kind: BlockKind::Paragraph }),
        }
        goes_on = wrapped;
    }
    Extract { text, blocks, says: Vec::new() }
}

/// Where a line that starts at that offset stands without the white space around it.
fn trimmed(line: &str, start: usize) -> std::ops::Range<usize> {
    let body = line.trim_start();
    let start = start + line.len() - body.len();
    start..start + body.trim_end().len()
}

fn is_hard_wrapped(text: &str) -> bool {
    /// In characters.
    const WIDTHS: std::ops::RangeInclusive<usize> = 20..=120;
    let mut lengths = Vec::new();
    let mut reaches = Vec::new();
    let mut ends = 0;
    let mut previous = "";
    for line in text.split('\n').map(str::trim) {
        if !previous.is_empty() && !line.is_empty() {
            let length = previous.chars().count();
            lengths.push(length);
            // Lines of one word could be a list of words; Han has no spaces to tell by.
            let one_word = !previous.contains(char::is_whitespace) && !previous.chars().any(super::turns::is_han);
            reaches.push(if one_word { 0 } else { length + first_word(line) });
            ends += usize::from(ends_a_sentence(previous));
        }
        previous = line;
    }
    let lines = lengths.len();
    lengths.sort_unstable();
    let Some(&width) = lengths.get(lines * 9 / 10) else { return false };
    let wrapped = reaches.iter().filter(|&&reach| reach * 100 > width * 85).count();
    wrapped >= 4 && wrapped * 10 >= lines * 8 && ends * 2 < lines && WIDTHS.contains(&width)
}

/// How many characters a line grows by with this line's first word: with a space before it, or one where a line may
/// end between any two characters.
fn first_word(line: &str) -> usize {
    match line.chars().next() {
        Some(first) if super::turns::is_han(first) => 1,
        _ => 1 + line.split_whitespace().next().map_or(0, |word| word.chars().count()),
    }
}

fn ends_a_sentence(line: &str) -> bool {
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
