//! Arguments of the commands that make tables of terms.

use std::{fs, path::Path};

use clap::ValueEnum;

use super::stop::Stop;
use crate::{
    import,
    model::Within,
    protocol::{CollocateSort, Direction, DiversitySort, KeynessSort, PartSort, Parts, StopWords, TermSort, Window},
    text,
};

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TermArg {
    #[value(name = "freq")]
    Freq,
    #[value(name = "range")]
    Range,
    #[value(name = "dp")]
    Dp,
    #[value(name = "term")]
    Term,
}

impl From<TermArg> for TermSort {
    fn from(arg: TermArg) -> Self {
        match arg {
            TermArg::Freq => Self::Freq,
            TermArg::Range => Self::Range,
            TermArg::Dp => Self::Dp,
            TermArg::Term => Self::Term,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum WithinArg {
    #[value(name = "document")]
    Document,
    #[value(name = "turn")]
    Turn,
    #[value(name = "sentence")]
    Sentence,
}

impl From<WithinArg> for Within {
    fn from(arg: WithinArg) -> Self {
        match arg {
            WithinArg::Document => Self::Document,
            WithinArg::Turn => Self::Turn,
            WithinArg::Sentence => Self::Sentence,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DirectionArg {
    #[value(name = "attracted")]
    Attracted,
    #[value(name = "repelled")]
    Repelled,
    #[value(name = "both")]
    Both,
}

impl From<DirectionArg> for Direction {
    fn from(arg: DirectionArg) -> Self {
        match arg {
            DirectionArg::Attracted => Self::Attracted,
            DirectionArg::Repelled => Self::Repelled,
            DirectionArg::Both => Self::Both,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CollocateArg {
    #[value(name = "log_dice")]
    LogDice,
    #[value(name = "term")]
    Term,
    #[value(name = "o11")]
    O11,
    #[value(name = "lines")]
    Lines,
    #[value(name = "c1")]
    C1,
    #[value(name = "e11")]
    E11,
    #[value(name = "mi")]
    Mi,
    #[value(name = "mi3")]
    Mi3,
    #[value(name = "t")]
    T,
    #[value(name = "z")]
    Z,
    #[value(name = "g2")]
    G2,
    #[value(name = "dice")]
    Dice,
    #[value(name = "delta_p_21")]
    DeltaP21,
    #[value(name = "delta_p_12")]
    DeltaP12,
}

impl From<CollocateArg> for CollocateSort {
    fn from(arg: CollocateArg) -> Self {
        match arg {
            CollocateArg::LogDice => Self::LogDice,
            CollocateArg::Term => Self::Term,
            CollocateArg::O11 => Self::O11,
            CollocateArg::Lines => Self::Lines,
            CollocateArg::C1 => Self::C1,
            CollocateArg::E11 => Self::E11,
            CollocateArg::Mi => Self::Mi,
            CollocateArg::Mi3 => Self::Mi3,
            CollocateArg::T => Self::T,
            CollocateArg::Z => Self::Z,
            CollocateArg::G2 => Self::G2,
            CollocateArg::Dice => Self::Dice,
            CollocateArg::DeltaP21 => Self::DeltaP21,
            CollocateArg::DeltaP12 => Self::DeltaP12,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KeynessArg {
    #[value(name = "g2")]
    G2,
    #[value(name = "term")]
    Term,
    #[value(name = "freq_target")]
    FreqTarget,
    #[value(name = "freq_reference")]
    FreqReference,
    #[value(name = "log_ratio")]
    LogRatio,
    #[value(name = "pct_diff")]
    PctDiff,
    #[value(name = "range_target")]
    RangeTarget,
    #[value(name = "range_reference")]
    RangeReference,
    #[value(name = "dp_target")]
    DpTarget,
}

impl From<KeynessArg> for KeynessSort {
    fn from(arg: KeynessArg) -> Self {
        match arg {
            KeynessArg::G2 => Self::G2,
            KeynessArg::Term => Self::Term,
            KeynessArg::FreqTarget => Self::FreqTarget,
            KeynessArg::FreqReference => Self::FreqReference,
            KeynessArg::LogRatio => Self::LogRatio,
            KeynessArg::PctDiff => Self::PctDiff,
            KeynessArg::RangeTarget => Self::RangeTarget,
            KeynessArg::RangeReference => Self::RangeReference,
            KeynessArg::DpTarget => Self::DpTarget,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PartArg {
    #[value(name = "order")]
    Order,
    #[value(name = "freq")]
    Freq,
    #[value(name = "per_million")]
    PerMillion,
    #[value(name = "tokens")]
    Tokens,
}

impl From<PartArg> for PartSort {
    fn from(arg: PartArg) -> Self {
        match arg {
            PartArg::Order => Self::Order,
            PartArg::Freq => Self::Freq,
            PartArg::PerMillion => Self::PerMillion,
            PartArg::Tokens => Self::Tokens,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DiversityArg {
    #[value(name = "order")]
    Order,
    #[value(name = "tokens")]
    Tokens,
    #[value(name = "types")]
    Types,
    #[value(name = "ttr")]
    Ttr,
    #[value(name = "mattr")]
    Mattr,
    #[value(name = "mtld")]
    Mtld,
    #[value(name = "hdd")]
    Hdd,
    #[value(name = "yule_k")]
    YuleK,
    #[value(name = "sentence_length")]
    SentenceLength,
}

impl From<DiversityArg> for DiversitySort {
    fn from(arg: DiversityArg) -> Self {
        match arg {
            DiversityArg::Order => Self::Order,
            DiversityArg::Tokens => Self::Tokens,
            DiversityArg::Types => Self::Types,
            DiversityArg::Ttr => Self::Ttr,
            DiversityArg::Mattr => Self::Mattr,
            DiversityArg::Mtld => Self::Mtld,
            DiversityArg::Hdd => Self::Hdd,
            DiversityArg::YuleK => Self::YuleK,
            DiversityArg::SentenceLength => Self::SentenceLength,
        }
    }
}

/// `5L,5R`, a side alone, or `sentence`.
pub fn window(text: &str) -> Result<Window, String> {
    if text.eq_ignore_ascii_case("sentence") {
        return Ok(Window::Sentence);
    }
    let (mut left, mut right) = (None, None);
    for part in text.split(',').map(str::trim) {
        let side = match part.chars().last() {
            Some('L' | 'l') => &mut left,
            Some('R' | 'r') => &mut right,
            _ => return Err("give the words on each side, such as 5L,5R, or sentence".into()),
        };
        let count = part[..part.len() - 1].parse::<u32>().ok().filter(|count| *count <= 50);
        let count = count.ok_or("give 0 to 50 words on each side, such as 5L,5R")?;
        if side.replace(count).is_some() {
            return Err("give each side once, such as 5L,5R".into());
        }
    }
    Ok(Window::Words { left: left.unwrap_or(0), right: right.unwrap_or(0) })
}

/// `documents`, a number, or a field.
pub fn parts(text: &str) -> Result<Parts, String> {
    match (text, text.parse::<u32>()) {
        ("", _) => Err("give documents, a number or the name of a field".into()),
        ("documents", _) => Ok(Parts::Documents),
        (_, Ok(0)) => Err("there are no 0 parts".into()),
        (_, Ok(count)) => Ok(Parts::Equal(count)),
        (field, Err(_)) => Ok(Parts::Field(field.into())),
    }
}

fn unreadable(path: &Path, why: impl std::fmt::Display, help: &str) -> Stop {
    Stop::input(format!("{} cannot be read: {why}.", path.display()), help)
}

/// `none`, a language that has a list, or a file of words separated by white space.
pub fn stop_words(text: &str) -> Result<StopWords, Stop> {
    if text == "none" {
        return Ok(StopWords::None);
    }
    let path = Path::new(text);
    if !path.exists() && text::stop_words(text).is_some() {
        return Ok(StopWords::Language(text.into()));
    }
    let help = "Give none, en, zh, or a text file of words.";
    let words = fs::read_to_string(path).map_err(|error| unreadable(path, error, help))?;
    let words = words.trim_start_matches('\u{FEFF}').split_whitespace();
    Ok(StopWords::Words(words.map(|word| text::nfc(word).into_owned()).collect()))
}

/// Words and their frequencies from a file.
pub fn word_list(path: &Path) -> Result<Vec<(String, u64)>, Stop> {
    let help = "Give a file with a word and its frequency in each line, with a tab or a comma between them.";
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, error, help))?;
    import::word_list(&text).map_err(|line| unreadable(path, format!("line {line} has no frequency"), help))
}
