//! The captions of a file, with their times.

use super::line::{Line, lines};

/// What is shown at one time.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// From when to when, in milliseconds, where that can be read.
    pub times: Option<(u64, u64)>,
    /// Those that have text.
    pub lines: Vec<Line>,
    /// All its lines were in the caption before.
    pub is_repeated: bool,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub cues: Vec<Cue>,
    /// The language that the head of a file names.
    pub language: Option<String>,
    /// How many lines look like times and are none.
    pub unread: usize,
}

/// A line that a caption begins with.
enum Timing {
    Read(u64, u64),
    /// It begins like one.
    Unread,
}

/// The captions of a file. Without a single time that can be read, it has none.
pub(super) fn cues(source: &str) -> Cues {
    let mut reader = Reader::default();
    source.trim_start_matches('\u{FEFF}').lines().for_each(|line| reader.take(line));
    reader.end_block();
    let Reader { found, written, any_read, .. } = reader;
    let mut cues = found;
    for (cue, text) in cues.cues.iter_mut().zip(&written) {
        cue.lines = lines(text);
    }
    if any_read { cues } else { Cues::default() }
}

#[derive(Default)]
struct Reader<'a> {
    found: Cues,
    /// The lines of each caption as they are written.
    written: Vec<Vec<&'a str>>,
    any_read: bool,
    /// An empty line came before; or nothing has.
    is_apart: bool,
    /// Lines of a block that has no time yet.
    pending: Vec<&'a str>,
    /// Within a note or a style.
    in_note: bool,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: &'a str) {
        match timing(line) {
            Some(timing) => self.begin(timing),
            None if line.is_empty() => self.end_block(),
            None if self.in_note => {}
            None if self.is_apart || self.written.is_empty() => {
                let keyword = line.split([' ', '\t']).next().unwrap_or_default();
                self.in_note = self.pending.is_empty() && matches!(keyword, "NOTE" | "STYLE" | "REGION");
                if !self.in_note {
                    self.pending.push(line);
                }
            }
            None => self.written.iter_mut().next_back().into_iter().for_each(|lines| lines.push(line)),
        }
    }

    /// Begins a caption; the line before is its number or name.
    fn begin(&mut self, timing: Timing) {
        if self.pending.pop().is_none()
            && let Some(lines) = self.written.last_mut()
        {
            lines.pop_if(|last| is_number(last));
        }
        self.end_block();
        self.is_apart = false;
        let times = match timing {
            Timing::Read(start, end) => {
                self.any_read = true;
                Some((start, end))
            }
            Timing::Unread => {
                self.found.unread += 1;
                None
            }
        };
        self.found.cues.push(Cue { times, ..Cue::default() });
        self.written.push(Vec::new());
    }

    /// Ends a block. One without a time belongs to the caption before, or is the head of the file.
    fn end_block(&mut self) {
        self.is_apart = true;
        self.in_note = false;
        let block = std::mem::take(&mut self.pending);
        match self.written.last_mut() {
            Some(lines) if !block.iter().all(|line| is_number(line)) => lines.extend(block),
            Some(_) => {}
            None => {
                let language = block.iter().find_map(|line| line.strip_prefix("Language:"));
                let language = language.map(str::trim).filter(|language| !language.is_empty());
                self.found.language = self.found.language.take().or(language.map(str::to_owned));
            }
        }
    }
}

fn is_number(line: &str) -> bool {
    line.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// The times of a line that opens a caption; `None` for another line.
fn timing(line: &str) -> Option<Timing> {
    let (start, end) = line.split_once("-->")?;
    let times = time(start).zip(end.split_whitespace().next().and_then(time));
    match times {
        Some((start, end)) => Some(Timing::Read(start, end)),
        None => start.trim_start().starts_with(|c: char| c.is_ascii_digit()).then_some(Timing::Unread),
    }
}

/// A time such as `01:02:03,004` or `02:03.004`, in milliseconds.
fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u64>().ok().filter(|_| is_number)
    };
    let parts: Vec<u64> = clock.split(':').take(4).map(number).collect::<Option<_>>()?;
    let seconds = match *parts.as_slice() {
        [hours, minutes, seconds] => {
            hours.checked_mul(3_600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)?
        }
        [minutes, seconds] => minutes.checked_mul(60)?.checked_add(seconds)?,
        _ => return None,
    };
    let thousandths = match fraction.len() {
        1 => number(fraction)?.checked_mul(100)?,
        2 => number(fraction)?.checked_mul(10)?,
        3 => number(fraction)?,
        _ => return None,
    };
    seconds.checked_mul(1_000)?.checked_add(thousandths)
}

#[cfg(test)]
mod tests {
    use super::{cues, time};

    #[test]
    fn times() {
        for (text, expected) in [
            ("00:00:01,500", Some(1_500)),
            (" 01:02:03.004 ", Some(3_723_004)),
            ("02:03.4", Some(123_400)),
            ("100:00:00,00", Some(360_000_000)),
            ("0:01", Some(1_000)),
            ("1", None),
            ("00:0x:01,000", None),
            ("-1:00,000", None),
            ("18446744073709551615:00:00,000", None),
            ("1:2:3:4,000", None),
        ] {
            assert_eq!(time(text), expected, "{text}");
        }
    }

    #[test]
    fn blocks_of_a_file() {
        let texts = |source: &str| -> Vec<String> {
            let texts = |cue: &super::Cue| cue.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("/");
            cues(source).cues.iter().map(texts).collect()
        };
        for (source, expected) in [
            ("1\n00:00:01,000 --> 00:00:02,000\na\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc\n", vec!["a/b", "c"]),
            // Without empty lines between, and with one within.
            ("1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> 00:00:04,000\nb\n\nc\n\n3", vec!["a", "b/c"]),
            (
                "WEBVTT - a film\nSTYLE\n\nSTYLE\n::cue { x }\n\nREGION\nid:r\n\nNOTE a\nb\n\nintro\n00:01.000 --> 00:02.000\nc",
                vec!["c"],
            ),
            (
                "1\n00:00:01,000 --> 00:00:02,000 X1:1 X2:2\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\n\n",
                vec!["1984", ""],
            ),
            ("x --> y\n1\n00:00:01,000 --> 00:00:02,000\nleft --> right\n", vec!["left --> right"]),
        ] {
            assert_eq!(texts(source), expected, "{source:?}");
        }
    }
}
