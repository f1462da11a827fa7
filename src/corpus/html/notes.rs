//! Marks of notes: the number that stands after a word and is no part of it.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

/// Whether an element is the mark of a note: a link to one, or a number in superscript that is no power. `before` is
/// what stands directly before it.
pub(super) fn is_mark(node: NodeRef<'_, Node>, element: &Element, before: &str) -> bool {
    if !matches!(element.name(), "a" | "sup") {
        return false;
    }
    let Some(label) = label(node) else { return false };
    let links = |element: &Element| element.name() == "a" && links_to_a_note(element, &label);
    if element.name() == "a" {
        return links(element);
    }
    let elements = |node: NodeRef<'_, Node>| node.value().as_element().is_some_and(links);
    let is_linked = node.parent().is_some_and(elements) || node.descendants().any(elements);
    let is_reference = names(element).any(|name| name == "reference" || name.contains("noteref"));
    is_linked || (is_reference && is_bracketed(&label)) || {
        let after = node.next_sibling().and_then(|next| next.value().as_text().map(|text| &**text));
        is_number(before, &label, after.unwrap_or_default())
    }
}

/// Whether a superscript with that text between those two is the number of a note: it stands after a word or its
/// punctuation, and is neither the power of a number, a unit or a quantity (`m<sup>2</sup>`, `10<sup>6</sup>`) nor the
/// ending of one (`5<sup>th</sup>`), nor does it belong to what follows (`<sup>14</sup>C`).
pub(in crate::corpus) fn is_number(before: &str, label: &str, after: &str) -> bool {
    let bare = unbracketed(label);
    let numbers = bare.split([',', ';', '–', '-', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let is_one = |part: &str| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    if bare.is_empty() || !numbers.clone().all(is_one) {
        return false;
    }
    if is_bracketed(label) {
        return true;
    }
    let follows: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    let run = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if run.is_empty() {
        // A verse's number, but not an isotope's.
        return !follows.is_empty() && !ELEMENTS.contains(&follows.as_str());
    }
    let word = run.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.is_empty() {
        return is_after_words(run);
    }
    let is_quantity = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let is_year =
        word.len() == 4 && matches!(word.as_bytes(), [b'1' | b'2', rest @ ..] if rest.iter().all(u8::is_ascii_digit));
    let ends_in_digit = word.ends_with(|c: char| c.is_ascii_digit());
    let is_power = UNITS.contains(&word.to_lowercase().as_str()) && matches!(bare, "2" | "3");
    !is_quantity && !is_power && (is_year || !ends_in_digit) && !run.contains(['=', '+', '^'])
}

/// Whether what ends in punctuation has a word before it, and not a quantity as in `(a+b)`.
fn is_after_words(run: &str) -> bool {
    let inner = run.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = inner.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    !run.ends_with([')', ']', '}']) || word.chars().count() > 2
}

/// Units that are squared or cubed.
const UNITS: &[&str] = &[
    "cm", "dm", "ft", "hm", "in", "km", "mi", "mm", "nm", "sec", "yd", "miles", "metres", "meters", "feet", "µm", "mc",
];

/// Elements of which isotopes are spoken of.
const ELEMENTS: &[&str] = &[
    "Am", "Ar", "Ba", "C", "Ca", "Cl", "Co", "Cs", "Fe", "H", "I", "K", "Kr", "Li", "N", "O", "P", "Pb", "Po", "Pu",
    "Ra", "Rn", "S", "Sr", "Tc", "Th", "U", "Xe",
];

/// The text of an element, where it is as short as that of a mark.
fn label(node: NodeRef<'_, Node>) -> Option<String> {
    /// In bytes: `[citation needed]` and the like.
    const LONGEST: usize = 30;
    const PARTS: usize = 32;
    let mut label = String::new();
    for (index, node) in node.descendants().enumerate() {
        if let Some(text) = node.value().as_text() {
            label.push_str(text);
        }
        if label.len() > LONGEST || index > PARTS {
            return None;
        }
    }
    let label = label.trim();
    label.chars().any(char::is_alphanumeric).then(|| label.to_owned())
}

fn links_to_a_note(link: &Element, label: &str) -> bool {
    let Some((_, target)) = link.attr("href").and_then(|href| href.split_once('#')) else { return false };
    let bare = unbracketed(label);
    let is_short = bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase());
    let is_named = names(link).any(|name| NAMES.iter().any(|known| name.contains(known)))
        || link.attr("role") == Some("doc-noteref")
        || is_name_of_a_note(target)
        || link.attr("id").is_some_and(is_name_of_a_note);
    is_bracketed(label) && (is_short || is_named) || is_short && is_named
}

/// The classes of an element and its kind in an e-book, in lower case.
fn names(element: &Element) -> impl Iterator<Item = String> {
    let names = [element.attr("class"), element.attr("epub:type")];
    names.into_iter().flatten().flat_map(str::split_whitespace).map(str::to_ascii_lowercase)
}

/// Parts of the class of a link to a note.
const NAMES: &[&str] = &["footnote", "fnref", "noteref", "endnote", "reference"];

/// Whether a place in a page is called as notes are: `fn1`, `_ftn1`, `cite_note-1`, `Footnote_1`, `n1`.
fn is_name_of_a_note(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    let bare = target.trim_start_matches(['_', ':', '#']);
    let is_numbered = |prefix: &str| {
        bare.strip_prefix(prefix).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['-', '_', ':', '.']);
            rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    ["fn", "ftn", "edn", "footnote", "endnote", "cite", "sdfootnote", "sdendnote"].iter().any(|p| bare.starts_with(p))
        || ["n", "note", "en", "ref"].iter().any(|prefix| is_numbered(prefix))
}

fn is_bracketed(label: &str) -> bool {
    label.starts_with('[') && label.ends_with(']') || label.starts_with('(') && label.ends_with(')')
}

fn unbracketed(label: &str) -> &str {
    label.trim().trim_matches(['[', ']', '(', ')', '.', '*']).trim()
}

#[cfg(test)]
mod tests {
    use super::{is_name_of_a_note, is_number};

    #[test]
    fn numbers_of_notes_and_others() {
        for (before, label, after, is) in [
            ("The treaty", "12", " was", true),
            ("was signed.", "1", "", true),
            ("it", "2", "", true),
            ("(so they say)", "3", "", true),
            ("“No,”", "[4]", " he", true),
            ("in 1984", "5", "", true),
            ("truth", "1,2", "", true),
            ("", "3", "And God said", true),
            ("x", "2", "", false),
            ("E=mc", "2", "", false),
            ("5 km", "2", "", false),
            ("10", "6", "", false),
            ("(a+b)", "2", "", false),
            ("5", "th", "", false),
            ("", "14", "C dating", false),
            ("word", "TM", "", false),
            ("word", "1234", "", false),
        ] {
            assert_eq!(is_number(before, label, after), is, "{before}^{label}{after}");
        }
    }

    #[test]
    fn names_of_notes() {
        for name in
            ["fn1", "fn:1", "_ftn1", "cite_note-3", "Footnote_1_1", "FNanchor_1", "n1", "note-2", "en12", "ref3"]
        {
            assert!(is_name_of_a_note(name), "{name}");
        }
        for name in ["news", "top", "english", "refuge", "nav", "section-2", "c1"] {
            assert!(!is_name_of_a_note(name), "{name}");
        }
    }
}
