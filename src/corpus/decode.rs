//! From bytes to text: encodings, line ends, normalization.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::nfc;

/// A decoded file: in NFC, with `\n` line ends, without a byte-order mark.
pub(super) struct Decoded {
    pub text: String,
    /// A warning about the encoding, as a sentence.
    pub warning: Option<String>,
}

/// What is known of a file's encoding before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints<'a> {
    /// It is HTML, which can declare an encoding.
    pub html: bool,
    /// The language of the corpus, where it has one: it helps to guess.
    pub language: &'a str,
}

/// Decodes UTF-8 with or without its mark; UTF-16 by its mark; what an HTML page declares, where it decodes; UTF-8 with
/// a few bad bytes as such; else what a detector says. All but the first three are said.
///
/// The error, a sentence, is for bytes that are no text: they hold a NUL, or more than one character in twenty is a
/// control character.
pub(super) fn decode(bytes: Vec<u8>, hints: Hints<'_>) -> Result<Decoded, &'static str> {
    let (text, warning) = unwrap_encoding(bytes, hints);
    if text.contains('\0') {
        return Err("holds a NUL: it is a binary file, or UTF-16 without a byte-order mark");
    }
    let controls = text.bytes().filter(|&b| matches!(b, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    if controls * 20 > text.len() {
        return Err("is a binary file: it is full of control characters");
    }
    Ok(Decoded { text: compose(line_ends(text)), warning })
}

/// One fault in so many characters does not speak against an encoding that a file declares.
const FEW: usize = 50;

fn unwrap_encoding(bytes: Vec<u8>, hints: Hints<'_>) -> (String, Option<String>) {
    const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
    let declared = if hints.html { declared(&bytes) } else { None };
    let bytes = match bytes.strip_prefix(MARK) {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    // The one encoding that is ASCII byte by byte and something else as a whole.
    let is_seven_bit = declared == Some(ISO_2022_JP) && bytes.contains(&0x1B);
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !is_seven_bit => return (text, None),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some((encoding, length)) = Encoding::for_bom(&bytes).filter(|(e, _)| [UTF_16LE, UTF_16BE].contains(e)) {
        let body = bytes.get(length..).unwrap_or_default();
        let (text, faulty) = encoding.decode_without_bom_handling(body);
        let warning = "is UTF-16 with faults in it; what could not be read stands as U+FFFD (�)";
        return (text.into_owned(), faulty.then(|| warning.to_owned()));
    }
    if let Some(encoding) = declared.filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding)) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes);
        let faults = if faulty { text.matches('\u{FFFD}').count() } else { 0 };
        if faults * FEW <= text.chars().count() {
            let name = encoding.name();
            let warning =
                format!("is {name}, as it declares, with faults in it; what could not be read stands as U+FFFD (�)");
            return (text.into_owned(), faulty.then_some(warning));
        }
    }
    let faults = Faults::of(&bytes);
    if faults.are_few(declared == Some(UTF_8)) {
        return (String::from_utf8_lossy(&bytes).into_owned(), Some(faults.said()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes, true);
    let mut encoding = detector.guess(domain(hints.language), Utf8Detection::Deny);
    if !encoding.is_single_byte() && is_mostly_ascii(&bytes) && !gives_only_signs(encoding, &bytes) {
        // A curly apostrophe and the letter behind it can be one sign of Chinese or Japanese, whose texts have many.
        encoding = WINDOWS_1252;
    }
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    let name = encoding.name();
    let warning = match declared {
        Some(declared) => format!(
            "declares {}, in which it cannot be read; it was read as {name}, which is a guess. To be sure, save it as UTF-8",
            declared.name()
        ),
        None => format!("is not UTF-8; it was read as {name}, which is a guess. To be sure, save it as UTF-8"),
    };
    (text.into_owned(), Some(warning))
}

/// Whether all that is not ASCII is punctuation in that encoding, as in English that was written on a Chinese system.
fn gives_only_signs(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.is_some_and(|text| !text.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()))
}

/// Whether at least nine in ten bytes are ASCII.
fn is_mostly_ascii(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| !byte.is_ascii()).count() * 10 <= bytes.len()
}

/// The encoding that a page declares: in its XML declaration, else in its first `meta` that does.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    /// In bytes: as far as browsers look, and more for pages that begin with scripts.
    const HEAD: usize = 4096;
    let head: String = bytes.iter().take(HEAD).map(|&b| char::from(b).to_ascii_lowercase()).collect();
    let named = |after: &str, key: &str| {
        let value = after.split_once(key)?.1.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let name = value.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).next()?;
        Encoding::for_label(name.as_bytes())
    };
    let declaration = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once('>'));
    declaration.and_then(|(declaration, _)| named(declaration, "encoding")).or_else(|| {
        let metas = head.split("<meta").skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
        metas.filter_map(|tag| named(tag, "charset")).next()
    })
}

/// The domain whose pages are most likely in that language: what the detector takes a hint from.
fn domain(language: &str) -> Option<&'static [u8]> {
    let code = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let domain: &[u8] = match code.as_str() {
        "ar" => b"eg",
        "bg" => b"bg",
        "cs" => b"cz",
        "el" => b"gr",
        "et" => b"ee",
        "fa" => b"ir",
        "he" | "iw" => b"il",
        "hr" | "sl" => b"si",
        "hu" => b"hu",
        "ja" => b"jp",
        "ko" => b"kr",
        "lt" => b"lt",
        "lv" => b"lv",
        "pl" => b"pl",
        "ro" => b"ro",
        "ru" => b"ru",
        "sk" => b"sk",
        "th" => b"th",
        "tr" => b"tr",
        "uk" => b"ua",
        "vi" => b"vn",
        "zh" => b"cn",
        _ => return None,
    };
    Some(domain)
}

/// What is no UTF-8 among bytes.
struct Faults {
    count: usize,
    /// Characters beyond ASCII that are UTF-8.
    good: usize,
    /// Line and column of the first, in characters from 1.
    first: (usize, usize),
}

impl Faults {
    fn of(bytes: &[u8]) -> Self {
        let mut faults = Faults { count: 0, good: 0, first: (1, 1) };
        for chunk in bytes.utf8_chunks() {
            faults.good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            if faults.count == 0 {
                let (line, column) = &mut faults.first;
                *line += chunk.valid().matches('\n').count();
                *column = chunk.valid().rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            }
            faults.count += usize::from(!chunk.invalid().is_empty());
        }
        faults
    }

    /// Whether the rest shows that it is UTF-8 all the same; less will do where the file says so.
    fn are_few(&self, is_declared: bool) -> bool {
        let needed = if is_declared { self.count } else { self.count * 2 };
        self.good > 0 && self.good >= needed
    }

    fn said(&self) -> String {
        let (line, column) = self.first;
        match self.count {
            1 => format!("has a byte that is no UTF-8, in line {line}, column {column}; U+FFFD (�) stands for it"),
            n => format!(
                "has {n} places that are no UTF-8, the first in line {line}, column {column}; U+FFFD (�) stands for each"
            ),
        }
    }
}

/// Line ends of every kind as `\n`: CR LF, CR, NEL (U+0085), line separator (U+2028), paragraph separator (U+2029).
pub(super) fn line_ends(text: String) -> String {
    if !text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((line, after)) = rest.split_once(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        out.push_str(line);
        out.push('\n');
        let was_cr = rest.as_bytes().get(line.len()) == Some(&b'\r');
        rest = if was_cr { after.strip_prefix('\n').unwrap_or(after) } else { after };
    }
    out.push_str(rest);
    out
}

/// The text in NFC; the same string, not a copy, where it is already.
pub(super) fn compose(text: String) -> String {
    match nfc(&text) {
        std::borrow::Cow::Borrowed(same) if same.len() == text.len() => text,
        composed => composed.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Decoded, Hints, decode};

    fn plain(bytes: &[u8]) -> Result<Decoded, &'static str> {
        decode(bytes.to_vec(), Hints::default())
    }

    #[test]
    fn encodings() {
        for (bytes, text, warned) in [
            (&b""[..], "", false),
            (b"plain", "plain", false),
            (b"\xEF\xBB\xBFmarked \xC3\xA9", "marked é", false),
            (b"\xFF\xFEh\0\xE9\0", "hé", false),
            (b"\xFE\xFF\0h\x4E\x2D", "h中", false),
            (b"\xFF\xFEh\0\x00\xD8", "h\u{FFFD}", true),
            (b"caf\xE9 \x93quoted\x94 \x80 \x85", "café “quoted” € …", true),
            (b"cafe\xCC\x81", "café", false),
            (b"\xEF\xBB\xBFcaf\xE9", "café", true),
            // A curly apostrophe and an `s` would be one sign of Chinese.
            (b"It\x92s the ship\x92s crew that\x92s gone", "It’s the ship’s crew that’s gone", true),
            (b"caf\xC3\xA9 d\xC3\xA9 \xE9", "café dé \u{FFFD}", true),
        ] {
            let decoded = plain(bytes).map_err(str::to_owned).unwrap();
            assert_eq!(decoded.text, text, "{bytes:?}");
            assert_eq!(decoded.warning.is_some(), warned, "{bytes:?}");
        }
    }

    #[test]
    fn line_ends_of_any_kind() {
        let decoded = plain("a\r\nb\rc\n\rd\u{85}e\u{2028}f\u{2029}g\r".as_bytes()).map_err(str::to_owned).unwrap();
        assert_eq!(decoded.text, "a\nb\nc\n\nd\ne\nf\ng\n");
    }

    #[test]
    fn what_is_no_text() {
        for bytes in [&b"a\0b"[..], b"h\0i\0", b"\x89PNG\x01\x02\x03\x04\x05", b"\xFF\xFE\0\0a\0\0\0"] {
            assert!(plain(bytes).is_err(), "{bytes:?}");
        }
        // Page breaks and a stray control character are what old texts have.
        assert!(plain(b"a page\x0Cand the next one, which goes on for a while\x1A").is_ok());
    }

    #[test]
    fn declared_and_guessed() {
        let html = Hints { html: true, ..Hints::default() };
        let polish = "Zażółć gęślą jaźń, powiedział, i wyszedł z domu.";
        let russian = "Он сказал, что корабль ушёл и больше не вернётся.";
        let japanese = "船が行ったと彼は言った。";
        let (latin2, _, _) = encoding_rs::ISO_8859_2.encode(polish);
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        let (jis, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
        let (seven_bit, _, _) = encoding_rs::ISO_2022_JP.encode(japanese);
        for (head, body, text, warned) in [
            ("<meta charset=iso-8859-2>", &latin2, polish, false),
            ("<META content='text/html; charset=\"ISO-8859-2\"' http-equiv=x>", &latin2, polish, false),
            ("<?xml version='1.0' encoding='iso-8859-2'?>", &latin2, polish, false),
            ("<meta name=viewport content=x><meta charset='windows-1251'>", &cyrillic, russian, false),
            ("<meta charset=iso-2022-jp>", &seven_bit, japanese, false),
            ("<meta charset=utf-8>", &cyrillic, russian, true),
            ("<meta charset=nonsense>", &cyrillic, russian, true),
            ("<meta charset=windows-1252>", &std::borrow::Cow::Borrowed("déjà vu".as_bytes()), "déjà vu", false),
        ] {
            let decoded = decode([head.as_bytes(), body].concat(), html).map_err(str::to_owned).unwrap();
            assert_eq!(decoded.text.strip_prefix(head), Some(text), "{head}");
            assert_eq!(decoded.warning.is_some(), warned, "{head}: {:?}", decoded.warning);
        }
        for (bytes, language, text) in
            [(&cyrillic, "", russian), (&jis, "", japanese), (&latin2, "pl", polish), (&seven_bit, "ja", japanese)]
        {
            // Seven-bit text is ASCII where nothing is declared.
            let hints = Hints { html: false, language };
            let decoded = decode(bytes.to_vec(), hints).map_err(str::to_owned).unwrap();
            assert_eq!(decoded.text == text, decoded.warning.is_some(), "{text} became {}", decoded.text);
        }
    }

    #[test]
    fn english_from_a_chinese_system() {
        let text = "America’s vital interests and our deepest beliefs are now one—from the day of our founding, we have \
                    proclaimed that every man and woman has rights—and dignity. “It’s ours,” they said—and it’s so.";
        let (bytes, _, _) = encoding_rs::BIG5.encode(text);
        assert_eq!(plain(&bytes).map_err(str::to_owned).unwrap().text, text);
    }

    #[test]
    fn faults_are_said_with_their_place() {
        let decoded = plain("é é é é\né b".as_bytes()).map_err(str::to_owned).unwrap();
        assert_eq!(decoded.warning, None);
        let bytes = ["é é é é\né ".as_bytes(), b"\xFF b \xFE"].concat();
        let warning = plain(&bytes).map_err(str::to_owned).unwrap().warning.unwrap();
        assert_eq!(
            warning,
            "has 2 places that are no UTF-8, the first in line 2, column 3; U+FFFD (�) stands for each"
        );
    }
}
