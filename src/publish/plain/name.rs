//! The file names of documents' pages.
//!
//! A name says the document's path in what every file system and host takes: the letters of ASCII in lower case and its
//! digits, each run of anything else as one `-`, without the path's ending, at most 80 letters of it. What is lost by
//! that, be it a capital, a folder's edge, an ending or a whole name in Chinese, is in the digits that follow: the first
//! twelve of the path's hash. So `talks/May 2020.txt` is `talks-may-2020-0dcf85eace60.html`, whatever else is in the
//! corpus, and an address stays. No document's page is `index.html` or has a name that Windows keeps for devices. Should
//! two ever share all that, the later takes more digits.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_128;

const READABLE: usize = 80;
const DIGITS: usize = 12;

/// The names of the pages of all paths, which are unique, in their order.
pub fn all<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    paths.map(|path| free(path, DIGITS, &mut taken)).collect()
}

/// The path's name with as few digits as make it another one than those that are taken.
fn free(path: &str, digits: usize, taken: &mut HashSet<String>) -> String {
    let hash = format!("{:032x}", xxh3_128(path.as_bytes()));
    let readable = readable(path);
    let name = |digits: usize| format!("{readable}{}.html", hash.get(..digits).unwrap_or(&hash));
    let mut free = name(digits);
    for more in digits + 1..=hash.len() {
        if !taken.contains(&free) {
            break;
        }
        free = name(more);
    }
    taken.insert(free.clone());
    free
}

/// What a person can read of a path, with a `-` at its end; empty where there is nothing.
fn readable(path: &str) -> String {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut name = String::new();
    for c in folders.chars().chain(['/']).chain(stem.chars()) {
        if name.len() == READABLE {
            break;
        }
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    if !name.is_empty() && !name.ends_with('-') {
        name.push('-');
    }
    name
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{all, free, readable};

    #[test]
    fn what_can_be_read_of_a_path() {
        for (path, expected) in [
            ("2019-01-28-op-ed/01-editors-note.md", "2019-01-28-op-ed-01-editors-note-"),
            ("Talks/May 2020.txt", "talks-may-2020-"),
            ("file.csv#key", "file-"),
            ("../x", "x-"),
            ("讲话/报告.txt", ""),
            ("讲话 2.txt", "2-"),
            ("con.txt", "con-"),
            ("", ""),
        ] {
            assert_eq!(readable(path), expected, "{path}");
        }
        assert_eq!(readable(&"long ".repeat(100)).len(), 80);
    }

    #[test]
    fn names_are_safe_and_differ_in_more_than_case() {
        let long = "x".repeat(300);
        let paths = [
            "a.txt",
            "A.txt",
            "a.md",
            "a",
            "a-.txt",
            "a/b.txt",
            "a-b.txt",
            "a b.txt",
            "../a.txt",
            "file.csv#1",
            "file.csv#2",
            "报告.txt",
            "報告.txt",
            "con.txt",
            "index.html",
            &long,
            &format!("{long}y"),
        ];
        let names = all(paths.into_iter());
        assert_eq!(names, all(paths.into_iter()));
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), paths.len());
        for name in &names {
            let stem = name.strip_suffix(".html").unwrap();
            assert!(stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
            assert!(name.len() <= 100 && stem != "index", "{name}");
        }
        assert_eq!(all(["talks/May 2020.txt"].into_iter()), ["talks-may-2020-0dcf85eace60.html"]);
        // A name is the path's alone.
        assert_eq!(all(["a.md"].into_iter()), [names[2].clone()]);
    }

    #[test]
    fn where_hashes_begin_alike_more_of_them_is_taken() {
        let mut taken = HashSet::new();
        let names: Vec<String> = (0..500).map(|n| free(&format!("文{n}.txt"), 1, &mut taken)).collect();
        assert_eq!(taken.len(), names.len());
        assert!(names.iter().any(|name| name.len() > 7), "{names:?}");
    }
}
