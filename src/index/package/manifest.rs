//! The manifest, `corpus.json`: what the package is, and the chunks that hold its directory.

#![deny(clippy::indexing_slicing)]

use crate::said::{Said, Text, package as said};
use serde::Serialize;

use super::{FORMAT, json::Json};
use crate::{
    corpus::About,
    index::fingerprint::checksum,
    protocol::{FieldKind, Level},
};

/// What is wrong with a package, as sentences for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub message: Said,
    pub help: Said,
}

impl Damage {
    /// A file of the package that cannot be used.
    pub fn file(name: &str, why: impl Into<Said>) -> Self {
        Self { message: said::damaged(name, why), help: said::fetch_again().into() }
    }
}

// Written with a library; read by hand, which is a tenth of its size in the browser.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    pub stemmer: Option<String>,
    pub fingerprint: String,
    pub documents: u32,
    pub tokens: u32,
    pub types: u32,
    pub fields: Vec<FieldHead>,
    /// The chunks that hold the directory, in order.
    pub directory: Vec<ChunkRef>,
    /// Of all other bytes of the file.
    pub checksum: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldHead {
    pub name: String,
    pub label: String,
    /// `facet`, `date`, `number` or `text`.
    pub kind: String,
    /// `document`, `turn` or `span`.
    pub level: String,
}

const KINDS: [(&str, FieldKind); 4] =
    [("facet", FieldKind::Facet), ("date", FieldKind::Date), ("number", FieldKind::Number), ("text", FieldKind::Text)];
const LEVELS: [(&str, Level); 3] = [("document", Level::Document), ("turn", Level::Turn), ("span", Level::Span)];

impl FieldHead {
    pub fn new(name: &str, label: &str, kind: FieldKind, level: Level) -> Self {
        let kind = KINDS.iter().find(|(_, k)| *k == kind).map_or("", |(name, _)| name);
        let level = LEVELS.iter().find(|(_, l)| *l == level).map_or("", |(name, _)| name);
        Self { name: name.into(), label: label.into(), kind: kind.into(), level: level.into() }
    }

    fn from_json(json: &Json) -> Option<Self> {
        let text = |name| json.text(name);
        Some(Self { name: text("name")?, label: text("label")?, kind: text("kind")?, level: text("level")? })
    }

    /// `None` for a kind or a level that there is none of.
    pub fn meaning(&self) -> Option<(FieldKind, Level)> {
        let kind = KINDS.iter().find(|(name, _)| *name == self.kind)?.1;
        let level = LEVELS.iter().find(|(name, _)| *name == self.level)?.1;
        Some((kind, level))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChunkRef {
    /// The hash of its bytes, in 32 hexadecimal digits; its file has the ending `.bin`.
    pub name: String,
    /// Bytes as they stand.
    pub length: u64,
    /// Bytes once inflated.
    pub inflated: u64,
}

impl ChunkRef {
    pub fn file(&self) -> String {
        format!("{}.bin", self.name)
    }

    fn from_json(json: &Json) -> Option<Self> {
        let number = |name| json.number(name);
        Some(Self { name: json.text("name")?, length: number("length")?, inflated: number("inflated")? })
    }

    pub fn is_named_well(&self) -> bool {
        self.name.len() == 32 && self.name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    }
}

/// What stands between the checksum and the end of the file.
const TAIL: &str = "\"\n}\n";

impl Manifest {
    pub fn about(&self) -> About {
        About {
            title: self.title.clone(),
            description: self.description.clone(),
            about: self.about.clone(),
            language: self.language.clone(),
            licence: self.licence.clone(),
            citation: self.citation.clone(),
            stemmer: self.stemmer.clone(),
        }
    }

    /// The bytes of `corpus.json`, with their checksum in the last place.
    pub fn to_bytes(&self) -> Vec<u8> {
        let blank = Manifest { checksum: String::new(), ..self.clone() };
        // Plain data of our own: it has no way to fail.
        let text = serde_json::to_string_pretty(&blank).unwrap_or_default();
        let head = text.strip_suffix("\"\n}").unwrap_or(&text);
        format!("{head}{}{TAIL}", checksum(head.as_bytes())).into_bytes()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damage> {
        let damage = |why: Text| Damage::file(super::MANIFEST, why);
        let text = std::str::from_utf8(bytes).map_err(|_| damage(said::not_text()))?;
        // A newer format may have another shape: its version is looked at first, and alone.
        let json = Json::read(text).ok();
        let format = json.as_ref().and_then(|json| json.small("format"));
        let (Some(json), Some(format)) = (json, format) else {
            return Err(damage(said::no_manifest()));
        };
        if format > FORMAT {
            return Err(Damage { message: said::newer(format, FORMAT), help: said::reload().into() });
        }
        let head = text.strip_suffix(TAIL).and_then(|t| t.split_at_checked(t.len().saturating_sub(32)));
        let (head, sum) = head.ok_or_else(|| damage(said::cut_short()))?;
        if checksum(head.as_bytes()) != sum {
            return Err(damage(said::bad_checksum()));
        }
        let manifest = Self::from_json(&json).ok_or_else(|| damage(said::part_of_it_missing()))?;
        if manifest.fields.iter().any(|field| field.meaning().is_none()) {
            return Err(damage(said::unknown_field_kind()));
        }
        if !manifest.directory.iter().all(ChunkRef::is_named_well) {
            return Err(damage(said::strange_file()));
        }
        Ok(manifest)
    }

    fn from_json(json: &Json) -> Option<Self> {
        Some(Self {
            format: json.small("format")?,
            readout: json.text("readout")?,
            kind: json.text("kind")?,
            title: json.text("title")?,
            description: json.text("description")?,
            about: json.text("about")?,
            language: json.text("language")?,
            licence: json.text("licence")?,
            citation: json.text("citation")?,
            stemmer: match json.get("stemmer") {
                None | Some(Json::Other) => None,
                Some(_) => Some(json.text("stemmer")?),
            },
            fingerprint: json.text("fingerprint")?,
            documents: json.small("documents")?,
            tokens: json.small("tokens")?,
            types: json.small("types")?,
            fields: json.list("fields")?.iter().map(FieldHead::from_json).collect::<Option<_>>()?,
            directory: json.list("directory")?.iter().map(ChunkRef::from_json).collect::<Option<_>>()?,
            checksum: json.text("checksum")?,
        })
    }
}
