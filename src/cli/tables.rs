//! The files that commands which make tables of terms can take: stop words and word lists.

use std::{fs, path::Path};

use super::stop::Stop;
use crate::{import, protocol::StopWords, text};

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
