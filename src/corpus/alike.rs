//! What somebody may have meant who wrote a name that there is not.

use strsim::damerau_levenshtein;

use crate::text::{fold, normal};

/// The known name that is nearest to a written one, if any is near.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = loose(written);
    let most = (written.chars().count() / 3).clamp(1, 3);
    let near = known.into_iter().map(|name| (damerau_levenshtein(&written, &loose(name)), name));
    near.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// The path that a written one may mean: with other capitals, spaces, accents or ending, in another folder, or nearly so.
pub(super) fn nearest_path<'a>(written: &str, paths: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let of_path = without_ending(written);
    let same = |part: fn(&str) -> &str| {
        let meant = loose(part(of_path));
        let mut found = paths.clone().filter(|path| loose(part(without_ending(path))) == meant);
        found.next().filter(|_| !meant.is_empty() && found.next().is_none())
    };
    same(|path| path)
        .or_else(|| same(|path| path.rsplit('/').next().unwrap_or(path)))
        .or_else(|| nearest(written, paths.clone()))
}

/// The known name from which a long one differs in one letter.
pub(super) fn misspelt<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONG: usize = 6;
    let written = loose(written);
    let is_long = written.chars().count() >= LONG;
    known.into_iter().find(|name| is_long && damerau_levenshtein(&written, &loose(name)) == 1)
}

/// A name without capitals, accents, and what stands between its words.
fn loose(name: &str) -> String {
    fold(&normal(name)).replace([' ', '_', '-'], "")
}

/// A path without the ending of its file.
fn without_ending(path: &str) -> &str {
    let ending = path.rsplit_once('.').filter(|(_, ending)| {
        (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    ending.map_or(path, |(stem, _)| stem)
}

/// `: did you mean …?`, or nothing.
pub(super) fn did_you_mean(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_path};

    #[test]
    fn what_may_be_meant() {
        let known = ["title", "description", "language", "licence", "speakers", "speakers_only"];
        for (written, expected) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("license", Some("licence")),
            ("speaker", Some("speakers")),
            ("speakers-only", Some("speakers_only")),
            ("lang", None),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known), expected, "{written}");
        }
        let paths = ["Talks/May 2020.txt", "a.txt", "b/same.md", "c/same.md", "Café.txt", "long-name-of-a-text.html"];
        for (written, expected) in [
            ("talks/may 2020.txt", Some("Talks/May 2020.txt")),
            ("Talks/May_2020.docx", Some("Talks/May 2020.txt")),
            ("May 2020", Some("Talks/May 2020.txt")),
            ("A", Some("a.txt")),
            ("same.md", Some("b/same.md")),
            ("cafe.TXT", Some("Café.txt")),
            ("long-nmae-of-a-text.html", Some("long-name-of-a-text.html")),
            ("nosuch.txt", None),
            ("", None),
        ] {
            assert_eq!(nearest_path(written, paths.iter().copied()), expected, "{written}");
        }
    }
}
