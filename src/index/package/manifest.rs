//! The manifest, `corpus.json`: what the package is, and the chunks that hold its directory.

#![deny(clippy::indexing_slicing)]

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::FORMAT;
use crate::{
    corpus::About,
    index::fingerprint::checksum,
    message::{Malformed, Message},
    model::{FieldKind, Level, QuotationMarks, Wording},
};

/// What is wrong with a package, as sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub message: Message,
    pub help: Message,
}

impl Damage {
    /// A file of the package that cannot be used.
    pub fn file(name: &str, why: Malformed) -> Self {
        Self { message: Message::Damaged { file: name.into(), why }, help: Message::FetchAgain }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The release that wrote it.
    pub readout: String,
    /// `eager`: positions are derived when it opens.
    pub kind: String,
    pub title: String,
    pub description: String,
    pub about: String,
    pub language: String,
    pub licence: String,
    pub citation: String,
    /// Older packages do not say.
    #[serde(default)]
    pub wording: Wording,
    pub stemmer: Option<String>,
    #[serde(default)]
    pub quotation_marks: Vec<QuotationMarks>,
    pub fingerprint: String,
    pub documents: u32,
    pub tokens: u32,
    pub types: u32,
    pub fields: Vec<FieldHead>,
    /// The chunks that hold the directory, in order.
    pub directory: Vec<ChunkRef>,
    /// The files of a small package: a page asks for them at once, with the manifest's, and not when the directory has
    /// come. Empty where they are more than that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The checksum of all other bytes of the file.
    pub checksum: String,
}

/// What the manifest says of a field; its values are in a chunk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldHead {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub level: Level,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChunkRef {
    /// The hash of its bytes, in 32 hexadecimal digits; its file has the ending `.bin`.
    pub name: String,
    /// The length in bytes, deflated.
    pub length: u64,
    /// The length in bytes, inflated.
    pub inflated: u64,
}

impl ChunkRef {
    pub fn file(&self) -> String {
        format!("{}.bin", self.name)
    }

    pub fn is_named_well(&self) -> bool {
        self.name.len() == 32 && self.name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    }
}

/// All that is read of a manifest before its format is known: a newer one may have another shape.
#[derive(Deserialize)]
struct Version {
    format: u64,
}

/// The end of the file, after the checksum.
const TAIL: &str = "\"\n}\n";
/// The first bytes of what gzip has packed.
const GZIP: &[u8] = &[0x1f, 0x8b];

impl Manifest {
    pub fn about(&self) -> About {
        About {
            title: self.title.clone(),
            description: self.description.clone(),
            about: self.about.clone(),
            language: self.language.clone(),
            licence: self.licence.clone(),
            citation: self.citation.clone(),
            wording: self.wording,
            stemmer: self.stemmer.clone(),
            quotation_marks: self.quotation_marks.clone(),
        }
    }

    /// The bytes of `corpus.json`, with their checksum at the end.
    pub fn to_bytes(&self) -> Vec<u8> {
        let blank = Manifest { checksum: String::new(), ..self.clone() };
        // Plain data of our own: it has no way to fail.
        let text = serde_json::to_string_pretty(&blank).unwrap_or_default();
        let head = text.strip_suffix("\"\n}").unwrap_or(&text);
        format!("{head}{}{TAIL}", checksum(head.as_bytes())).into_bytes()
    }

    /// Reads the file. What is wrong with it is told by what comes first: that it is none, that it is not whole, that it is
    /// of another release, that it was changed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damage> {
        let text = readable(bytes).map_err(damaged)?;
        serde_json::from_str::<IgnoredAny>(text).map_err(|error| damaged(not_json(&error)))?;
        let Version { format } = serde_json::from_str(text).map_err(|_| damaged(Malformed::NoManifest))?;
        if format > u64::from(FORMAT) {
            return Err(Damage { message: Message::Newer { format, known: u64::from(FORMAT) }, help: Message::Reload });
        }
        if format < u64::from(FORMAT) {
            return Err(Damage {
                message: Message::Older { format, known: u64::from(FORMAT) },
                help: Message::BuildAgain,
            });
        }
        // It is whole: where it does not end as it was written, somebody wrote it anew.
        let head = text.strip_suffix(TAIL).and_then(|text| text.split_at_checked(text.len().saturating_sub(32)));
        let (head, sum) = head.ok_or_else(|| damaged(Malformed::Rewritten))?;
        if checksum(head.as_bytes()) != sum {
            return Err(damaged(Malformed::BadChecksum));
        }
        let manifest: Self =
            serde_json::from_str(text).map_err(|why| damaged(Malformed::Unreadable { error: why.to_string() }))?;
        if !manifest.directory.iter().all(ChunkRef::is_named_well) {
            return Err(damaged(Malformed::StrangeFile));
        }
        Ok(manifest)
    }
}

/// The file as text.
fn readable(bytes: &[u8]) -> Result<&str, Malformed> {
    if bytes.trim_ascii().is_empty() {
        return Err(Malformed::Empty);
    }
    if bytes.starts_with(GZIP) {
        return Err(Malformed::StillPacked);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        // Within a character.
        None => Malformed::CutShort,
        Some(_) => Malformed::NotText,
    })?;
    // Many servers send a page for a file that is not there, and some say that all is well.
    let is_markup = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    if is_markup { Err(Malformed::WebPage) } else { Ok(text) }
}

/// Why a text is no JSON.
fn not_json(error: &serde_json::Error) -> Malformed {
    if error.is_eof() { Malformed::CutShort } else { Malformed::NotJson { line: error.line() as u64 } }
}

fn damaged(why: Malformed) -> Damage {
    Damage::file(super::MANIFEST, why)
}
