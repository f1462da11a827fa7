//! The name of a person, of what its markup says of its parts.

use crate::corpus::turns::is_han;

/// In bytes: longer than any name.
const LONGEST: usize = 200;

/// A name whose elements come one by one. The order of its parts is that in which it is said: forenames, then surnames.
#[derive(Debug, Default)]
pub(super) struct Name {
    /// All of it, as it stands.
    whole: String,
    forenames: String,
    link: String,
    surnames: String,
    generation: String,
    part: Part,
    /// The first of several names has ended.
    is_over: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Other,
    Forename,
    Link,
    Surname,
    Generation,
    /// A number or a remark.
    None,
}

impl Name {
    pub fn open(&mut self, element: &str) {
        self.part = match element {
            "forename" => Part::Forename,
            "nameLink" => Part::Link,
            "surname" => Part::Surname,
            "genName" => Part::Generation,
            "idno" | "note" | "date" => Part::None,
            _ => self.part,
        };
    }

    pub fn close(&mut self, element: &str) {
        match element {
            "persName" if !self.whole.trim().is_empty() => self.is_over = true,
            "forename" | "nameLink" | "surname" | "genName" | "idno" | "note" | "date" => self.part = Part::Other,
            _ => {}
        }
        // What stands in elements of their own are words of their own.
        for text in [&mut self.forenames, &mut self.surnames] {
            text.push(' ');
        }
    }

    pub fn push(&mut self, text: &str) {
        if self.is_over || self.part == Part::None {
            return;
        }
        self.whole.push_str(text);
        match self.part {
            Part::Forename => self.forenames.push_str(text),
            Part::Link => self.link.push_str(text),
            Part::Surname => self.surnames.push_str(text),
            Part::Generation => self.generation.push_str(text),
            Part::Other | Part::None => {}
        }
    }

    /// The name, or nothing.
    pub fn finish(self) -> String {
        let forenames = folded(&self.forenames);
        let surnames = folded(&self.surnames);
        let is_han = |name: &str| !name.is_empty() && name.chars().all(is_han);
        let name = if is_han(&forenames) && is_han(&surnames) {
            surnames + &forenames
        } else if forenames.is_empty() && surnames.is_empty() {
            folded(&self.whole)
        } else {
            folded(&[forenames, self.link, surnames, self.generation].join(" "))
        };
        label(&name).to_owned()
    }
}

/// The name in a label such as `HAMLET.`; no longer than names are.
pub(super) fn label(text: &str) -> &str {
    let name = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let name = name.trim_end_matches([':', ',', ';', '：', '，', ' ']);
    // The full stop of an initial or a degree is part of a name.
    let bare = name.strip_suffix('.').unwrap_or(name);
    let last = bare.rsplit([' ', '.']).next().unwrap_or_default();
    if last.chars().count() > 3 || bare == last { bare } else { name }
}

pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn names_in_labels() {
        for (text, name) in [
            ("HAMLET.", "HAMLET"),
            ("Ham.", "Ham"),
            ("Élise :", "Élise"),
            ("Bell, M. P.", "Bell, M. P."),
            ("First Clown.", "First Clown"),
            ("哈姆雷特：", "哈姆雷特"),
            ("", ""),
        ] {
            assert_eq!(label(text), name);
        }
        assert_eq!(label(&"é".repeat(1_000)).len(), 200);
    }
}
