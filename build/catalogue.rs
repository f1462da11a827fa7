//! Reads a catalogue, `public/words/*.txt`: the texts that the page shows in one language. How one is written stands at
//! the head of the English one. The build makes functions of it, and tests compare the languages.

use std::fmt;

/// Between the two forms of a text that depends on a number.
const OR: &str = "||";
/// The most places in one text: what is fetched has control characters for them, of which the first eight are free.
const MOST_PLACES: usize = 8;

/// One text.
#[derive(Debug)]
pub struct Entry {
    /// Empty for the module of what is shown everywhere.
    pub module: String,
    pub key: String,
    pub line: usize,
    /// One, or two: for the number one, and for all others.
    pub forms: Vec<String>,
}

/// Why a catalogue cannot be read.
#[derive(Debug, PartialEq)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl Entry {
    /// The names of what the page puts into the text, in the order of their first places.
    pub fn places(&self) -> Vec<&str> {
        let mut places = Vec::new();
        for form in &self.forms {
            for place in form.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        places
    }

    /// All that the code relies on: module, key, places, and whether there are two forms.
    pub fn shape(&self) -> String {
        let places: String = self.places().iter().map(|place| format!(" {{{place}}}")).collect();
        format!("{}.{}{places}{}", self.module, self.key, if self.forms.len() > 1 { " ||" } else { "" })
    }
}

/// The texts of a catalogue, in their order.
pub fn parse(text: &str) -> Result<Vec<Entry>, Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut modules = vec![String::new()];
    for (line, written) in (1..).zip(text.lines()) {
        let fault = |what: String| Fault { line, what };
        let written = written.trim();
        if written.is_empty() || written.starts_with('#') {
            continue;
        }
        if let Some(rest) = written.strip_prefix('[') {
            let name = rest.strip_suffix(']').filter(|name| is_name(name));
            let name = name.ok_or_else(|| fault(format!("`{written}` is no module: write `[name]`")))?;
            if modules.iter().any(|module| module == name) {
                return Err(fault(format!("the module `{name}` comes twice")));
            }
            modules.push(name.to_owned());
            continue;
        }
        let (key, text) = written.split_once('=').ok_or_else(|| fault("a text without a key".into()))?;
        let (key, text) = (key.trim(), text.trim());
        if !is_name(key) {
            return Err(fault(format!("`{key}` is no key: write small letters, digits and _")));
        }
        let forms: Vec<String> = text.split(OR).map(|form| form.trim().to_owned()).collect();
        if forms.len() > 2 {
            return Err(fault(format!("`{key}` has more than two forms")));
        }
        if forms.iter().any(String::is_empty) {
            return Err(fault(format!("`{key}` has no text")));
        }
        for form in &forms {
            check_places(form).map_err(|what| fault(format!("`{key}` {what}")))?;
        }
        let module = modules.last().cloned().unwrap_or_default();
        if let Some(before) = entries.iter().find(|entry| entry.module == module && entry.key == key) {
            return Err(fault(format!("`{key}` stands in line {} already", before.line)));
        }
        let entry = Entry { module, key: key.to_owned(), line, forms };
        if entry.places().len() > MOST_PLACES {
            return Err(fault(format!("`{key}` has more than {MOST_PLACES} places")));
        }
        if entry.forms.len() > 1 && entry.places().contains(&"n") {
            return Err(fault(format!("`{key}` has a place {{n}}, which is the name of the number of the forms")));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn check_places(form: &str) -> Result<(), String> {
    let mut pieces = form.split('{');
    let before = pieces.next().unwrap_or_default();
    if before.contains('}') {
        return Err("closes a brace that is not open".into());
    }
    for piece in pieces {
        let (name, rest) = piece.split_once('}').ok_or("has an open brace")?;
        if !is_name(name) {
            return Err(format!("has a place `{name}`, which is no name"));
        }
        if rest.contains('}') {
            return Err("closes a brace that is not open".into());
        }
    }
    Ok(())
}

/// What tells catalogues of different builds apart: FNV-1a, of 32 bits, of the shapes of the English texts.
/// `scripts/catalogue.mjs` works out the same.
pub fn hash(english: &[Entry]) -> String {
    let shapes = english.iter().map(|entry| entry.shape() + "\n").collect::<String>();
    let hash = shapes.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
