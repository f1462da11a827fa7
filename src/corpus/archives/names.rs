//! Names of files in archives.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1252};

/// Where a name leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The path of a file in the archive's folder.
    File(String),
    /// A folder, a hidden file, or what a system leaves in archives.
    Nothing,
    /// Out of the folder, or to no place that a file can have.
    Astray,
}

/// In bytes: a path that no system makes.
const LONGEST: usize = 1000;

/// Where the name of a file in an archive leads.
pub(super) fn place(name: &str) -> Place {
    let name = name.replace('\\', "/");
    let has_drive = name.as_bytes().get(1) == Some(&b':') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    if name.len() > LONGEST || name.starts_with('/') || has_drive || name.contains(char::is_control) {
        return Place::Astray;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let is_junk = |part: &&str| part.starts_with('.') || *part == "__MACOSX" || part.eq_ignore_ascii_case("thumbs.db");
    if parts.contains(&"..") {
        Place::Astray
    } else if name.ends_with('/') || parts.is_empty() || parts.iter().any(is_junk) {
        Place::Nothing
    } else {
        Place::File(parts.join("/"))
    }
}

/// The encoding in which names that are no UTF-8 seem to be written. `None` for those of old systems of the West, which have
/// a letter with an accent now and then.
pub(super) fn encoding<'a>(raw_names: impl Iterator<Item = &'a [u8]>) -> Option<&'static Encoding> {
    /// So many bytes in a row are no letter with an accent, or two.
    const MANY: usize = 3;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut has_many = false;
    for name in raw_names.filter(|name| std::str::from_utf8(name).is_err()) {
        detector.feed(name, false);
        detector.feed(b"\n", false);
        has_many |= name.split(u8::is_ascii).any(|run| run.len() >= MANY);
    }
    detector.feed(b"", true);
    Some(detector.guess(None, Utf8Detection::Deny)).filter(|encoding| has_many && *encoding != WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::{Place, encoding, place};

    #[test]
    fn places_of_names() {
        for (name, expected) in [
            ("a.txt", Some("a.txt")),
            ("./a//b/./c.txt", Some("a/b/c.txt")),
            ("a\\b.txt", Some("a/b.txt")),
            ("中文/é.txt", Some("中文/é.txt")),
            ("a..b/c...txt", Some("a..b/c...txt")),
            ("../a.txt", None),
            ("a/../b.txt", None),
            ("a\\..\\..\\b.txt", None),
            ("/etc/passwd", None),
            ("\\a.txt", None),
            ("C:\\a.txt", None),
            ("c:a.txt", None),
            ("a\0.txt", None),
            ("a\nb.txt", None),
        ] {
            let expected = expected.map_or(Place::Astray, |path| Place::File(path.to_owned()));
            assert_eq!(place(name), expected, "{name:?}");
        }
        for name in ["", "a/", "./", "__MACOSX/a.txt", "a/.DS_Store", ".git/a.txt", "b/Thumbs.db", "a/._b.txt"] {
            assert_eq!(place(name), Place::Nothing, "{name:?}");
        }
        assert_eq!(place(&"a".repeat(1001)), Place::Astray);
    }

    #[test]
    fn encodings_of_names() {
        let (chinese, _, _) = encoding_rs::GBK.encode("关于中英关系的讲话/二零二零年.txt");
        let found = encoding([&b"a.txt"[..], &chinese].into_iter());
        assert_eq!(found.map(|encoding| encoding.name()), Some("GBK"));
        let (russian, _, _) = encoding_rs::IBM866.encode("Письма с фронта/Первое письмо.txt");
        let found = encoding([&*russian].into_iter());
        assert_eq!(found.map(|encoding| encoding.name()), Some("IBM866"));
        // `Müller.txt` as DOS wrote it.
        assert_eq!(encoding([&b"M\x81ller.txt"[..]].into_iter()), None);
        assert_eq!(encoding([&b"a.txt"[..], "é.txt".as_bytes()].into_iter()), None);
    }
}
