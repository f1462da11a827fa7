//! What the properties of a document say of its title and author, and what programs write there by themselves.

/// Titles that programs give.
const UNTITLED: &[&str] = &[
    "untitled",
    "untitled document",
    "no title",
    "title",
    "document",
    "document1",
    "word document",
    "powerpoint presentation",
    "slide 1",
    "presentation1",
];

/// Programs that put their name before that of the file.
const PROGRAMS: &[&str] = &["microsoft word - ", "microsoft powerpoint - ", "untitled-"];

/// Endings of files of which documents are made.
const ENDINGS: &[&str] = &[
    ".doc", ".docx", ".docm", ".dot", ".dotx", ".dvi", ".fm", ".htm", ".html", ".indd", ".odt", ".p65", ".pages",
    ".pdf", ".pmd", ".ppt", ".pptx", ".ps", ".pub", ".qxd", ".qxp", ".rtf", ".tex", ".txt", ".wpd", ".xls", ".xlsx",
];

/// Authors that nobody has named.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "default user",
    "microsoft office user",
    "microsoft",
    "none",
    "owner",
    "pc",
    "python-docx",
    "unknown",
    "user",
];

/// A title that somebody has given: not the path of a file, nor what a program writes where there is none.
pub(super) fn title(written: &str) -> Option<String> {
    let title = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let is_path = lower.contains('\\') || lower.starts_with('/') || lower.contains("://");
    let is_file = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let is_programs = PROGRAMS.iter().any(|program| lower.starts_with(program)) || UNTITLED.contains(&lower.as_str());
    (title.contains(char::is_alphanumeric) && !is_path && !is_file && !is_programs).then_some(title)
}

/// The name of an author that is one.
pub(super) fn author(written: &str) -> Option<String> {
    let author = written.split_whitespace().collect::<Vec<_>>().join(" ");
    (author.contains(char::is_alphabetic) && !NOBODY.contains(&author.to_lowercase().as_str())).then_some(author)
}

/// The first value of a name among those that a document has.
pub(super) fn first<'a>(values: &'a [(String, String)], name: &str) -> Option<&'a str> {
    values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::{author, title};

    #[test]
    fn titles_that_somebody_has_given() {
        for (written, given) in [
            (" A  letter to\nthe Prince ", Some("A letter to the Prince")),
            ("白皮书", Some("白皮书")),
            ("He said: no", Some("He said: no")),
            ("Untitled", None),
            ("Microsoft Word - letter.doc", None),
            ("C:\\Users\\me\\letter", None),
            ("/tmp/x", None),
            ("file:///C|/letter", None),
            ("final version 3.DOCX", None),
            ("—", None),
            ("", None),
        ] {
            assert_eq!(title(written).as_deref(), given, "{written}");
        }
        for (written, given) in
            [("Zoë  Brandt", Some("Zoë Brandt")), ("User", None), ("Microsoft Office User", None), ("12", None)]
        {
            assert_eq!(author(written).as_deref(), given, "{written}");
        }
    }
}
