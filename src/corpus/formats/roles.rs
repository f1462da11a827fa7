//! What the paragraphs of a document of an office program are by the names of their styles.

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Body,
    /// A heading by its level from 1; 0 is the title of the document.
    Heading(u8),
    Quotation,
    /// A line of a table of contents.
    Contents,
}

/// What the paragraphs of a style are by its name, which for those that programs bring is the same in every language.
pub(super) fn of_name(name: &str) -> Option<Role> {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let numbered = |start: &str| {
        name.strip_prefix(start).and_then(|rest| rest.parse().ok()).filter(|level: &u8| (1..=9).contains(level))
    };
    Some(match name.as_str() {
        "title" => Role::Heading(0),
        "subtitle" => Role::Heading(2),
        "quote" | "intensequote" | "quotations" | "blocktext" | "blockquote" | "blockquotation" => Role::Quotation,
        _ if numbered("toc").or(numbered("contents")).is_some() => Role::Contents,
        _ => Role::Heading(numbered("heading")?),
    })
}

/// What the paragraphs of a level of Word's outline are, counted from 0: 9 is that of the body.
pub(super) fn of_outline(level: u8) -> Role {
    if level < 9 { Role::Heading(level + 1) } else { Role::Body }
}

#[cfg(test)]
mod tests {
    use super::{Role, of_name};

    #[test]
    fn roles_by_name() {
        for (name, role) in [
            ("heading 1", Some(Role::Heading(1))),
            ("Heading9", Some(Role::Heading(9))),
            ("Heading 10", None),
            ("heading", None),
            ("Title", Some(Role::Heading(0))),
            ("Intense Quote", Some(Role::Quotation)),
            ("Quotations", Some(Role::Quotation)),
            ("toc 3", Some(Role::Contents)),
            ("Contents 1", Some(Role::Contents)),
            ("TOC Heading", None),
            ("Text body", None),
            ("", None),
        ] {
            assert_eq!(of_name(name), role, "{name}");
        }
    }
}
