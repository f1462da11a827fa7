//! Subtitles (`.srt`, `.vtt`): what is said, without when.

mod cues;
mod line;

use self::{
    cues::{Cue, Cues, cues},
    line::{is_unspaced, opens_a_turn},
};
use super::part::{Parts, Unread};
use crate::{
    corpus::{
        Severity,
        blocks::{Builder, Extract, Labels},
        plain::ends_a_sentence,
        said::counted,
    },
    model::BlockKind,
};

/// Where not one caption in so many ends a sentence, the captions have none.
const SENTENCES: usize = 20;

/// In milliseconds: after a longer pause than this, a sentence that has ended ends its paragraph.
const PAUSE: u64 = 2_000;

/// Reads the captions of a film as paragraphs.
///
/// A paragraph ends where another speaker begins (`<v Name>`, a dash, `>>`, a name and a colon), at the end of a sentence
/// before a pause, and at a caption without words. Where hardly any caption ends a sentence, as in those that programs
/// make, a pause alone ends one. Captions that repeat the line before, as they roll, give each line once. Times, numbers,
/// tags, styles and notes are left out; `<v Name>` names who speaks.
pub(super) fn read(source: &str) -> Result<Parts, Unread> {
    let Cues { mut cues, language, unread } = cues(source);
    if cues.is_empty() {
        return Err(Unread::Fault(
            "holds no subtitles: there is no line such as 00:00:01,000 --> 00:00:04,000".to_owned(),
        ));
    }
    let mut notes = Vec::new();
    if unread > 0 {
        let message = format!("has {} with --> that cannot be read as times", counted(unread, "line"));
        notes.push((Severity::Warning, message));
    }
    let repeats = unroll(&mut cues);
    if repeats > 0 {
        let lines = counted(repeats, "line");
        notes.push((Severity::Note, format!("{lines} of rolling captions that repeat the one before are taken once")));
    }
    let mut parts = Parts::one(extract(&cues, language));
    parts.notes = notes;
    Ok(parts)
}

/// Takes the lines away that repeat the end of the caption before, if captions do that as a rule. Gives their number.
fn unroll(cues: &mut [Cue]) -> usize {
    /// Captions that repeat a line, before they count as rolling.
    const FEW: usize = 3;
    let repeated: Vec<usize> = cues.windows(2).map(|pair| pair.first().zip(pair.last()).map_or(0, repeats)).collect();
    let rolling = repeated.iter().filter(|&&lines| lines > 0).count();
    let speaking = cues.iter().filter(|cue| !cue.lines.is_empty()).count();
    if rolling < FEW || rolling * 2 < speaking {
        return 0;
    }
    for (cue, &lines) in cues.iter_mut().skip(1).zip(&repeated) {
        cue.lines.drain(..lines.min(cue.lines.len()));
        cue.is_repeated = lines > 0 && cue.lines.is_empty();
    }
    repeated.iter().sum()
}

/// How many lines at the head of the second caption are those at the end of the first.
fn repeats((first, second): (&Cue, &Cue)) -> usize {
    /// Captions have no more lines.
    const MOST: usize = 4;
    let most = MOST.min(first.lines.len()).min(second.lines.len());
    (1..=most)
        .rev()
        .find(|&count| {
            let end = first.lines.iter().skip(first.lines.len() - count);
            end.map(|line| &line.text).eq(second.lines.iter().take(count).map(|line| &line.text))
        })
        .unwrap_or(0)
}

fn extract(cues: &[Cue], language: Option<String>) -> Extract {
    let ends = cues.iter().filter(|cue| cue.lines.last().is_some_and(|line| ends_a_sentence(&line.text))).count();
    let has_sentences = ends * SENTENCES >= cues.len();
    let mut out = Builder::default();
    let mut voice: Option<&str> = None;
    let mut last = "";
    let mut end: Option<u64> = None;
    for cue in cues {
        if cue.lines.is_empty() && !cue.is_repeated {
            out.end(BlockKind::Paragraph);
        }
        let pauses = cue.times.zip(end).is_some_and(|((start, _), end)| start.saturating_sub(end) > PAUSE);
        if pauses && (!has_sentences || ends_a_sentence(last)) {
            out.end(BlockKind::Paragraph);
        }
        for line in &cue.lines {
            if line.voice.as_deref() != voice {
                out.close_turn();
                voice = line.voice.as_deref();
                if let Some(voice) = voice {
                    out.open_turn(vec![voice.to_owned()], None);
                }
            } else if opens_a_turn(&line.text) {
                out.end(BlockKind::Paragraph);
            }
            if is_unspaced(last, &line.text) {
                out.join()
            } else {
                out.push(" ")
            }
            out.push(&line.text);
            last = &line.text;
        }
        end = cue.times.map(|(_, end)| end).or(end);
    }
    let says = language.map(|language| ("language", language)).into_iter().collect();
    Extract { labels: Labels::WithColon, ..out.finish(says) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::part::{Content, Parts, Unread},
        read,
    };
    use crate::corpus::blocks::Extract;

    fn extract(source: &str) -> (Extract, Vec<String>) {
        let Parts { mut documents, notes, .. } = read(source).unwrap();
        let Some(Content::Marked(extract)) = documents.pop().map(|part| part.content) else { panic!("no text") };
        (extract, notes.into_iter().map(|(_, note)| note).collect())
    }

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let (extract, notes) = extract(source);
        let found: Vec<&str> = extract.blocks.iter().map(|block| &extract.text[block.range.clone()]).collect();
        assert_eq!(found, expected, "paragraphs of {source:?}");
        assert_eq!(notes, Vec::<String>::new());
    }

    /// Captions of a second each, one after another.
    fn cues(texts: &[&str]) -> String {
        let cue = |(n, text): (usize, &&str)| format!("{}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n\n", n + 1);
        texts.iter().enumerate().map(cue).collect()
    }

    #[test]
    fn captions_are_paragraphs() {
        check(&cues(&["Où est-il", "parti ?\nJe ne sais", "pas."]), &["Où est-il parti ? Je ne sais pas."]);
        check(
            "1\n00:00:01,000 --> 00:00:02,000\nOne ends.\n\n2\n00:00:04,500 --> 00:00:05,000\nTwo goes\n\n3\n\
             00:00:09,000 --> 00:00:10,000\non and ends.\n\n4\n00:00:11,000 --> 00:00:12,000\nThree.\n\n5\n\
             00:00:13,000 --> 00:00:14,000\n\n6\n00:00:14,500 --> 00:00:15,000\nFour.",
            &["One ends.", "Two goes on and ends. Three.", "Four."],
        );
        check(&cues(&["你好，", "世界。", "Hello."]), &["你好，世界。 Hello."]);
        check(
            &cues(&["- Who is it?\n- It's me.", "ANNA: Come in.", ">> BEN: Thanks."]),
            &["- Who is it?", "- It's me.", "ANNA: Come in.", ">> BEN: Thanks."],
        );
    }

    #[test]
    fn without_sentences_a_pause_is_enough() {
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nso here we are\n\n00:02.000 --> 00:03.000\nat last\n\n\
             01:00:06.000 --> 01:00:07.000\nand then",
            &["so here we are at last", "and then"],
        );
    }

    #[test]
    fn voices_are_turns() {
        let (extract, _) = extract(
            "WEBVTT\nKind: captions\nLanguage: en-GB\n\n1\n00:01.000 --> 00:02.000 align:start\n<v Élise>Hello,</v>\n\n\
             00:02.000 --> 00:03.000\n<v.loud Élise>you <i>there</i>.\n\n00:03.000 --> 00:04.000\n[music]\n\n\
             00:04.000 --> 00:05.000\n<v 张三>- Yes.</v>\n<v Élise>No.</v>",
        );
        let turns: Vec<(&str, &str)> =
            extract.voiced.iter().map(|turn| (turn.names[0].as_str(), &extract.text[turn.range.clone()])).collect();
        assert_eq!(turns, [("Élise", "Hello, you there."), ("张三", "- Yes."), ("Élise", "No.")]);
        assert_eq!(extract.text, "Hello, you there.\n[music]\n- Yes.\nNo.");
        assert_eq!(extract.says, [("language", "en-GB".to_owned())]);
    }

    #[test]
    fn rolling_captions_are_taken_once() {
        let rolling = "WEBVTT\n\n00:00.000 --> 00:02.000 align:start position:0%\n \nhello<00:00:00.500><c> world</c>\n\n\
                       00:02.000 --> 00:02.010\nhello world\n \n\n00:02.010 --> 00:04.000\nhello world\nthis<c> is</c>\n\n\
                       00:04.000 --> 00:04.010\nthis is\n \n\n00:04.010 --> 00:06.000\nthis is\nthe end\n";
        let (extract, notes) = extract(rolling);
        assert_eq!(extract.text, "hello world this is the end");
        assert_eq!(notes, ["4 lines of rolling captions that repeat the one before are taken once"]);
        check(&cues(&["No.", "No.", "Yes.", "I said", "no."]), &["No. No. Yes. I said no."]);
    }

    #[test]
    fn what_is_no_subtitle_is_a_fault() {
        for source in ["", "\u{FEFF}", "WEBVTT\n\nNOTE nothing\n", "Just a text.\n\n1\n2", "-->", "a --> b"] {
            assert!(matches!(read(source), Err(Unread::Fault(reason)) if reason.contains("-->")), "{source:?}");
        }
        let (extract, notes) = extract("1\n00:00:01,000 --> 0x\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo");
        assert_eq!(extract.text, "One two");
        assert_eq!(notes, ["has 1 line with --> that cannot be read as times"]);
    }

    #[test]
    fn hostile_files_end() {
        for source in
            ["1\n00:00:01,000 --> 00:00:02,000\n", "<v A>", "&amp", "{\\an8", "99999999999999999999:00:00,0 --> 1"]
        {
            let _ = read(&source.repeat(20_000));
        }
    }
}
