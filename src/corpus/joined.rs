//! Words that are broken at the end of a line.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::turns::is_han;
use crate::text::stop_words;

/// A word that a sign at the end of a line breaks.
#[derive(Debug, PartialEq)]
struct Break<'a> {
    /// Where it starts, its sign stands, and it ends.
    start: usize,
    sign: usize,
    end: usize,
    left: &'a str,
    right: &'a str,
    /// A sign that stands at the end of a line for nothing else.
    is_sure: bool,
}

/// Signs for a break alone: the soft hyphen, and what scans have in its place.
const SURE: &[char] = &['\u{AD}', '¬'];
const HYPHENS: &[char] = &['-', '\u{2010}'];

/// What the texts of a corpus show of words that might be broken.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// How often each half, whole and compound stands in the corpus as a word by itself.
    counts: FxHashMap<String, usize>,
    common: BTreeSet<&'static str>,
}

impl Evidence {
    /// Looks at all texts: first for words that may be broken, then for where else they stand.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut evidence = Self::default();
        for text in texts.clone().filter(|text| text.contains(HYPHENS)) {
            for found in breaks(text).filter(|found| !found.is_sure) {
                let [left, right] = [found.left.to_lowercase(), found.right.to_lowercase()];
                evidence.counts.insert(format!("{left}{right}"), 0);
                evidence.counts.insert(format!("{left}-{right}"), 0);
                evidence.counts.insert(left, 0);
                evidence.counts.insert(right, 0);
            }
        }
        if evidence.counts.is_empty() {
            return evidence;
        }
        evidence.common =
            COMMON.split_ascii_whitespace().chain(stop_words("en").into_iter().flat_map(|(_, words)| words)).collect();
        for text in texts {
            evidence.count(text);
        }
        evidence
    }

    /// Counts the words of a text, but for the halves of broken ones.
    fn count(&mut self, text: &str) {
        let mut from = 0;
        for found in breaks(text) {
            self.count_words(text.get(from..found.start).unwrap_or_default());
            if found.is_sure {
                self.add(&format!("{}{}", found.left, found.right));
            }
            from = found.end;
        }
        self.count_words(text.get(from..).unwrap_or_default());
    }

    fn count_words(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric() && !is_mark_in_word(c)) {
            self.add(word);
            if word.contains(HYPHENS) {
                word.split(HYPHENS).for_each(|part| self.add(part));
            }
        }
    }

    fn add(&mut self, word: &str) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let count = if word.bytes().all(|b| b.is_ascii_lowercase()) {
            self.counts.get_mut(word)
        } else {
            let word = word.replace('\u{2010}', "-").replace('\u{AD}', "").to_lowercase();
            self.counts.get_mut(&word)
        };
        if let Some(count) = count {
            *count += 1;
        }
    }

    fn has(&self, word: &str) -> bool {
        self.counts.get(word).is_some_and(|count| *count > 0) || self.common.contains(word)
    }

    /// Whether a word is broken and no compound: the whole stands elsewhere, and more often than with its hyphen; or
    /// neither half does, nor is a common word.
    fn is_broken(&self, found: &Break<'_>) -> bool {
        let [left, right] = [found.left.to_lowercase(), found.right.to_lowercase()];
        let count = |word: String| self.counts.get(&word).copied().unwrap_or_default();
        let (whole, compound) = (count(format!("{left}{right}")), count(format!("{left}-{right}")));
        if whole > 0 || compound > 0 {
            return whole > compound;
        }
        !self.has(&left) && !self.has(&right)
    }

    /// Makes broken words of a text whole, the line end behind them, and says how many there were.
    pub fn join(&self, text: &mut String) -> usize {
        let mut out = String::new();
        let mut from = 0;
        let mut joined = 0;
        for found in breaks(text) {
            if found.start < from || !(found.is_sure || self.is_broken(&found)) {
                continue;
            }
            out.push_str(text.get(from..found.sign).unwrap_or_default());
            out.push_str(found.right);
            // What belongs to the word, such as its full stop, stays with it.
            let rest = text.get(found.end..).unwrap_or_default();
            let trail = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
            out.push_str(rest.get(..trail).unwrap_or_default());
            from = found.end + trail;
            // The space that stood behind the word becomes the line end.
            if text.get(from..).is_some_and(|rest| rest.starts_with(' ')) {
                out.push('\n');
                from += 1;
            }
            joined += 1;
        }
        if joined > 0 {
            out.push_str(text.get(from..).unwrap_or_default());
            *text = out;
        }
        joined
    }
}

/// Where words may be broken: a letter and the sign at the end of a line, a small letter at the beginning of the next.
/// A line of one word may be one of a list, and so is broken by a sure sign alone.
fn breaks(text: &str) -> impl Iterator<Item = Break<'_>> {
    text.match_indices('\n').filter_map(|(line_end, _)| {
        let line = text.get(..line_end)?.rsplit('\n').next()?.trim_end_matches([' ', '\t', '\r']);
        at(text, line_end, line)
    })
}

/// The word that is broken at a line end, if one is.
fn at<'a>(text: &'a str, line_end: usize, line: &'a str) -> Option<Break<'a>> {
    let sign = line.chars().next_back().filter(|c| SURE.contains(c) || HYPHENS.contains(c))?;
    let head = line.strip_suffix(sign)?;
    let left = head.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let before = head.strip_suffix(left)?;
    let next = text.get(line_end + 1..)?.split('\n').next()?;
    let body = next.trim_start_matches([' ', '\t']);
    let right = body.get(..body.find(|c: char| !c.is_alphabetic()).unwrap_or(body.len()))?;
    let after = body.get(right.len()..)?;
    let is_sure = SURE.contains(&sign);
    let has_more = |line: &str| line.split_whitespace().nth(1).is_some();
    let is_part_of_more = before.ends_with(['-', '\u{2010}', '\'', '’']) || after.starts_with(['-', '\u{2010}']);
    let may_be =
        is_sure || (right.starts_with(char::is_lowercase) && has_more(line) && has_more(body) && !is_part_of_more);
    let is_word = !left.is_empty() && !right.is_empty() && !left.contains(is_han) && !right.contains(is_han);
    let line_start = text.get(..line_end)?.rfind('\n').map_or(0, |at| at + 1);
    (is_word && may_be).then(|| Break {
        start: line_start + before.len(),
        sign: line_start + head.len(),
        end: line_end + 1 + (next.len() - body.len()) + right.len(),
        left,
        right,
        is_sure,
    })
}

fn is_mark_in_word(c: char) -> bool {
    HYPHENS.contains(&c) || matches!(c, '\u{AD}' | '\'' | '’' | '\u{300}'..='\u{36F}')
}

/// Common parts of English compounds, and words that French ones are made of: a corpus may be too small to show that they are words.
const COMMON: &str = "\
    able acre air all ancient anti arm armed autumn back bank based bed bell bird black blood blue board boat body bodied \
    book born bound box boy bred bridge bright broad brother brown built business by call called captain car care century \
    child church city class clear coach co coat cold colour coloured come commander corn country court cross cut day days \
    dark daughter dead dear deep dinner dog door double down dozen dress dressed drawing driven dry dust ear early earth \
    east eastern edge eight ever evil ex eye eyed eyes face faced fair far farm fashioned father feet fellow field fifty \
    fine fire first fish five fly foot footed forth forty four free fresh friend front full game garden gate general \
    gentle girl glass go god going gold golden good grand gray great green grey ground grown guard gun hair haired half \
    hand handed hard hat head headed heart hearted heavy hill high hill holder holding home horn horse hot hour house \
    hundred ice ill in inch iron joint keeper keeping kind king knee knife knit knot known lady lamp land large last law \
    leaf left leg legged less letter life light like line lit little living long look looking lord love low made maid \
    maker making man mannered master men mid middle mile milk mill mind minded minister mitten month moon morning most \
    mother mountain mouth mouthed much multi natured near neck new night nine ninety non noon north northern nose now oak \
    off oil old on one open out over own paper part pass past path piece pin pipe place plate play point pole post pot \
    power price quarter queen quick rail rain red rest rich ride right ring rising river road rock rolling room root rope \
    round running sail salt sand school sea seat second see self semi set seven seventy sharp she sheep shelf ship shoe \
    shop short side sided sight silver single sister six sixty size sized skin sky sleeping slow small smith snow so soft \
    son song south southern speaking spirited spoken spring stair standing star state step stick stone storm story street \
    strong summer sun sunday sweet table tail taking talk tall ten thick thin thing third thirty thought three throat \
    time tongue tooth top town tree true twelve twenty two under up vice village walk walking wall war warm water way \
    wearing week well west western wheel while whip white wide wife wild will wind window wing winter wise wit woman wood \
    wool word work worker worn worth year years yellow young \
    ci dit elle elles il ils je là lui leur moi même mêmes mère nous peut père toi tu vous être";

#[cfg(test)]
mod tests {
    use super::Evidence;

    #[track_caller]
    fn check(text: &str, expected: &str, count: usize) {
        let evidence = Evidence::of([text].into_iter());
        let mut found = text.to_owned();
        assert_eq!(evidence.join(&mut found), count, "{text:?}");
        assert_eq!(found, expected);
    }

    #[test]
    fn broken_words_are_joined() {
        check("The har-\nbour was shut.", "The harbour\nwas shut.", 1);
        check("The har\u{AD}\nbour. A fer¬\n  ry.", "The harbour.\nA ferry.", 2);
        check("har\u{AD}\nbour\nand", "harbour\nand", 1);
        check("So un-\nwieldy, he said.\n\nIt was unwieldy.", "So unwieldy,\nhe said.\n\nIt was unwieldy.", 1);
        check("He was re-\nturned to us. They returned.", "He was returned\nto us. They returned.", 1);
        check("The Har-\nbour was. At last- \nly so.", "The Harbour\nwas. At last- \nly so.", 1);
    }

    #[test]
    fn compounds_stay() {
        for text in [
            "It was a well-\nknown boat.",
            "A blub-\nfish swam. It was a blub-fish.",
            "The zib-\nwog came; a zib is seen.",
            "He said-\nand left.",
            "An Anglo-\nSaxon king.",
            "The years 1914-\n1918 were.",
            "pre-\nanti-\nun-\n",
            "One --\nand two.",
            "An out-\nof-the-way place.",
        ] {
            check(text, text, 0);
        }
    }
}
