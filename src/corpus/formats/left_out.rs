//! What the readers of documents leave out, counted for a sentence.

use crate::corpus::Severity;

/// How many there are of something, and what one and several are called.
pub(super) type Counted = (usize, &'static str, &'static str);

/// Says what is left out of a file, where anything is.
pub(super) fn note(counts: &[Counted]) -> Option<(Severity, String)> {
    let said = |(count, one, several): &Counted| format!("{count} {}", if *count == 1 { one } else { several });
    let mut parts: Vec<String> = counts.iter().filter(|(count, ..)| *count > 0).map(said).collect();
    let last = parts.pop()?;
    let total: usize = counts.iter().map(|(count, ..)| count).sum();
    let verb = if total == 1 { "is" } else { "are" };
    let all = if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) };
    Some((Severity::Note, format!("{all} {verb} left out")))
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn what_is_left_out_is_one_sentence() {
        let said = |counts: &[usize]| {
            let names = [("note", "notes"), ("comment", "comments"), ("header", "headers")];
            let counts: Vec<_> =
                counts.iter().zip(names).map(|(&count, (one, several))| (count, one, several)).collect();
            note(&counts).map(|(_, message)| message)
        };
        assert_eq!(said(&[0, 0, 0]), None);
        assert_eq!(said(&[0, 1, 0]).unwrap(), "1 comment is left out");
        assert_eq!(said(&[12, 0, 1]).unwrap(), "12 notes and 1 header are left out");
        assert_eq!(said(&[1, 2, 3]).unwrap(), "1 note, 2 comments and 3 headers are left out");
    }
}
