//! What is said of files before they are read.

use crate::corpus::{Problem, Severity};

/// Hidden files that are named.
const NAMED: usize = 5;

/// That files are passed over whose names, or whose folders', begin with a dot; nothing where there are none.
pub fn passed_over<'a>(paths: impl Iterator<Item = &'a str>) -> Option<Problem> {
    let paths: Vec<&str> = paths.collect();
    let (first, others) = paths.split_first()?;
    let named = others.iter().take(NAMED - 1).copied().collect::<Vec<_>>().join(", ");
    let others_too = if named.is_empty() { String::new() } else { format!(", as are {named}") };
    let more = others.len().saturating_sub(NAMED - 1);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("is passed over, since its name or its folder's begins with a dot{others_too}{more}");
    Some(Problem { place: (*first).to_owned(), message, severity: Severity::Note })
}

/// That a file cannot be read, with what the browser says.
pub fn unread(path: &str, why: &str) -> Problem {
    let message = format!("the browser cannot read it: {why}");
    Problem { place: path.to_owned(), message, severity: Severity::Error }
}

#[cfg(test)]
mod tests {
    use super::passed_over;

    #[test]
    fn hidden_files_are_named_and_counted() {
        let said = |paths: &[&str]| passed_over(paths.iter().copied()).map(|problem| (problem.place, problem.message));
        assert_eq!(said(&[]), None);
        let (place, message) = said(&[".a"]).unwrap();
        assert!(place == ".a" && message.ends_with("a dot"), "{message}");
        let (_, message) = said(&[".a", ".b", ".c", ".d", ".e", ".f", ".g"]).unwrap();
        assert!(message.ends_with(", as are .b, .c, .d, .e and 2 more"), "{message}");
    }
}
