//! Opening a package: chunks are verified, inflated and decoded as they arrive, in any order.

#![deny(clippy::indexing_slicing)]

use crate::message::Malformed;
use miniz_oxide::inflate::decompress_slice_iter_to_slice;

use super::{
    Damage, Manifest, Part,
    manifest::ChunkRef,
    parts::{self, Entry},
};
use crate::index::{
    Documents, Ids, Index, Lexicon, Separators, codec::Reader, fingerprint::checksum, memory::PositionsBuilder,
    strings::Strings,
};

/// Deflate expands by at most this factor: a chunk that claims more is a decompression bomb.
const MOST_PER_BYTE: u64 = 1_032;
/// The most that a chunk may inflate to, in bytes.
const MOST_INFLATED: u64 = 1 << 30;

/// The most tokens that memory is reserved for at once, as their number is not verified yet.
const MOST_AT_ONCE: usize = 1 << 24;

/// A package that is being opened.
pub struct Opening {
    manifest: Manifest,
    /// Verified bytes that are not decoded yet, by file name.
    arrived: Vec<(String, Vec<u8>)>,
    directory: Option<Vec<Entry>>,
    decoded: Decoded,
    /// Reused for all chunks, so that opening takes little more memory than the index.
    buffer: Vec<u8>,
    chunks: u32,
    bytes: u64,
}

#[derive(Default)]
struct Decoded {
    documents: Option<Documents>,
    lexicon: Option<Lexicon>,
    kinds: Option<Strings>,
    fields: Option<Vec<crate::index::Field>>,
    turns: Option<(Vec<crate::index::Turn>, Vec<crate::index::Label>)>,
    paragraphs: Option<(crate::index::Starts, Vec<crate::model::BlockKind>)>,
    sentences: Option<crate::index::Starts>,
    stream: Option<Ids>,
    separators: Option<Ids>,
    positions: Option<PositionsBuilder>,
}

/// The order in which parts are decoded: text needs the lexicon and the separators, spans need the documents.
const ORDER: [Part; 8] = [
    Part::Documents,
    Part::Lexicon,
    Part::Separators,
    Part::Fields,
    Part::Turns,
    Part::Paragraphs,
    Part::Sentences,
    Part::Text,
];

impl Opening {
    pub fn new(manifest: &[u8]) -> Result<Self, Damage> {
        Ok(Self {
            manifest: Manifest::from_bytes(manifest)?,
            arrived: Vec::new(),
            directory: None,
            decoded: Decoded::default(),
            buffer: Vec::new(),
            chunks: 0,
            bytes: 0,
        })
    }

    /// The names of the files that are still missing, in the order in which they can be decoded. A file that holds
    /// several parts is named for each.
    pub fn missing(&self) -> Vec<String> {
        let wanted: Vec<&ChunkRef> = match &self.directory {
            None => self.manifest.directory.iter().collect(),
            Some(entries) => entries.iter().rev().map(|e| &e.chunk).collect(),
        };
        wanted.into_iter().map(ChunkRef::file).filter(|name| !has(&self.arrived, name)).collect()
    }

    /// The number of decoded chunks, and of all (0 while that is not known).
    pub fn progress(&self) -> (u64, u64) {
        let all = self.directory.as_ref().map_or(0, |d| (d.len() + self.chunks as usize) as u64);
        (u64::from(self.chunks), all)
    }

    /// Takes a file, or the reason why it could not be fetched.
    pub fn supply(&mut self, name: &str, bytes: Result<Vec<u8>, Malformed>) -> Result<(), Damage> {
        let bytes = bytes.map_err(|why| Damage::file(name, why))?;
        if has(&self.arrived, name) || !self.missing().iter().any(|missing| missing == name) {
            return Ok(());
        }
        if format!("{}.bin", checksum(&bytes)) != name {
            return Err(Damage::file(name, Malformed::BadName));
        }
        self.arrived.push((name.to_owned(), bytes));
        Ok(())
    }

    /// Decodes the next chunk. False where it is still missing, or none is left.
    pub fn advance(&mut self) -> Result<bool, Damage> {
        if self.directory.is_none() {
            if !self.missing().is_empty() {
                return Ok(false);
            }
            let mut entries = Vec::new();
            for chunk in self.manifest.directory.clone() {
                inflate(&chunk, &self.arrived, &mut self.buffer)?;
                read_directory(&self.buffer, &mut entries).map_err(|why| Damage::file(&chunk.file(), why))?;
                self.note(&chunk);
            }
            self.arrived.clear();
            let place = |e: &Entry| (ORDER.iter().position(|p| *p as u8 == e.part), e.first_token, e.first_slot);
            entries.sort_by_key(place);
            // Taken from the back.
            entries.reverse();
            self.directory = Some(entries);
            return Ok(true);
        }
        let Some(entries) = &mut self.directory else { return Ok(false) };
        let Some(entry) = entries.last().filter(|e| has(&self.arrived, &e.chunk.file())).cloned() else {
            return Ok(false);
        };
        entries.pop();
        let until = entries.last().map(|e| (e.first_token, e.first_slot));
        let shared = entries.iter().any(|e| e.chunk.name == entry.chunk.name);
        inflate(&entry.chunk, &self.arrived, &mut self.buffer)?;
        if !shared {
            self.arrived.retain(|(name, _)| *name != entry.chunk.file());
        }
        self.note(&entry.chunk);
        let (manifest, buffer) = (&self.manifest, &self.buffer);
        self.decoded.take(&entry, until, manifest, buffer).map_err(|why| Damage::file(&entry.chunk.file(), why))?;
        Ok(true)
    }

    fn note(&mut self, chunk: &ChunkRef) {
        self.chunks += 1;
        self.bytes += chunk.length;
    }

    /// The number of decoded chunks, and their deflated length in bytes.
    pub const fn size(&self) -> (u32, u64) {
        (self.chunks, self.bytes)
    }

    /// The index, once nothing is missing.
    pub fn finish(self) -> Result<Index, Damage> {
        let incomplete = || Damage::file(super::MANIFEST, Malformed::PartMissing);
        let Decoded { documents, lexicon, kinds, fields, turns, paragraphs, sentences, stream, separators, positions } =
            self.decoded;
        let documents = documents.ok_or_else(incomplete)?;
        let lexicon = lexicon.ok_or_else(incomplete)?;
        let kinds = kinds.ok_or_else(incomplete)?;
        let stream = stream.unwrap_or_else(|| Ids::with_room(lexicon.len(), 0));
        let ids = separators.unwrap_or_else(|| Ids::with_room(kinds.len(), 0));
        let tokens = documents.starts.last().copied().unwrap_or_default() as usize;
        if stream.len() != tokens || ids.len() != tokens + documents.len() {
            return Err(Damage::file(super::MANIFEST, Malformed::TextMissing));
        }
        let positions = positions.or_else(|| PositionsBuilder::new(&lexicon.freqs, tokens)).ok_or_else(incomplete)?;
        let (turns, labels) = turns.ok_or_else(incomplete)?;
        let (paragraphs, paragraph_kinds) = paragraphs.ok_or_else(incomplete)?;
        Ok(Index {
            about: self.manifest.about(),
            fingerprint: self.manifest.fingerprint.clone(),
            positions: positions.finish(),
            lexicon,
            stream,
            separators: Separators { kinds, ids },
            documents,
            fields: fields.ok_or_else(incomplete)?,
            turns,
            labels,
            sentences: sentences.ok_or_else(incomplete)?,
            paragraphs,
            kinds: paragraph_kinds,
        })
    }
}

fn read_directory(bytes: &[u8], entries: &mut Vec<Entry>) -> Result<(), Malformed> {
    let mut reader = Reader::new(bytes);
    for _ in 0..reader.count(21)? {
        let entry = parts::entry(&mut reader)?;
        if Part::ALL.iter().all(|part| *part as u8 != entry.part) {
            return Err(Malformed::UnknownPart);
        }
        // Positions are derived from the stream.
        if entry.part != Part::Positions as u8 {
            entries.push(entry);
        }
    }
    reader.end()
}

fn has(arrived: &[(String, Vec<u8>)], file: &str) -> bool {
    arrived.iter().any(|(name, _)| name == file)
}

/// Inflates a chunk, whose bytes are verified, into the buffer.
fn inflate(chunk: &ChunkRef, arrived: &[(String, Vec<u8>)], buffer: &mut Vec<u8>) -> Result<(), Damage> {
    let file = chunk.file();
    let found = arrived.iter().find(|(name, _)| *name == file);
    let bytes = found.map(|(_, bytes)| bytes).ok_or_else(|| Damage::file(&file, Malformed::ItIsMissing))?;
    let most = (bytes.len() as u64).saturating_mul(MOST_PER_BYTE).saturating_add(64).min(MOST_INFLATED);
    if bytes.len() as u64 != chunk.length || chunk.inflated > most {
        return Err(Damage::file(&file, Malformed::BadLength));
    }
    buffer.clear();
    buffer.resize(chunk.inflated as usize, 0);
    match decompress_slice_iter_to_slice(buffer, std::iter::once(bytes.as_slice()), false, true) {
        Ok(length) if length as u64 == chunk.inflated => Ok(()),
        _ => Err(Damage::file(&file, Malformed::BadInflatedLength)),
    }
}

impl Decoded {
    fn take(
        &mut self,
        entry: &Entry,
        until: Option<(u32, u32)>,
        manifest: &Manifest,
        bytes: &[u8],
    ) -> Result<(), Malformed> {
        let Some(part) = ORDER.into_iter().find(|p| *p as u8 == entry.part) else { return Ok(()) };
        if part == Part::Text {
            return self.text(entry, until, bytes);
        }
        if part == Part::Documents {
            return once(&mut self.documents, parts::documents(bytes)?);
        }
        let documents = self.documents.as_ref().ok_or(Malformed::DocumentsMissing)?;
        match part {
            Part::Lexicon => once(&mut self.lexicon, Lexicon::read(bytes)?),
            Part::Separators => {
                let slots = documents.starts.last().map_or(0, |&tokens| tokens as usize) + documents.len();
                once(&mut self.kinds, parts::strings(bytes, slots)?)
            }
            Part::Fields => once(&mut self.fields, parts::fields(bytes, &manifest.fields, documents)?),
            Part::Turns => once(&mut self.turns, parts::turns(bytes, documents)?),
            Part::Paragraphs => once(&mut self.paragraphs, parts::starts(bytes, documents, true)?),
            Part::Sentences => once(&mut self.sentences, parts::starts(bytes, documents, false)?.0),
            Part::Documents | Part::Text | Part::Positions => Ok(()),
        }
    }

    /// Decodes a run of tokens and separators, which must begin where the last one ended.
    fn text(&mut self, entry: &Entry, until: Option<(u32, u32)>, bytes: &[u8]) -> Result<(), Malformed> {
        let missing = || Malformed::NeededPartMissing;
        let documents = self.documents.as_ref().ok_or_else(missing)?;
        let freqs = &self.lexicon.as_ref().ok_or_else(missing)?.freqs;
        let kinds = self.kinds.as_ref().ok_or_else(missing)?.len();
        let tokens = documents.starts.last().copied().unwrap_or_default() as usize;
        let slots = tokens + documents.len();
        let forms = freqs.len();
        let miscounted = || Malformed::BadLexicon;
        let positions = match &mut self.positions {
            Some(positions) => positions,
            none => none.insert(PositionsBuilder::new(freqs, tokens).ok_or_else(miscounted)?),
        };
        let stream = self.stream.get_or_insert_with(|| Ids::with_room(forms, tokens.min(MOST_AT_ONCE)));
        let separators = self.separators.get_or_insert_with(|| Ids::with_room(kinds, slots.min(MOST_AT_ONCE)));
        let (to_token, to_slot) = until.map_or((tokens, slots), |(t, s)| (t as usize, s as usize));
        let begins = stream.len() == entry.first_token as usize && separators.len() == entry.first_slot as usize;
        if !begins || to_token > tokens || to_slot > slots {
            return Err(Malformed::BadBeginning);
        }
        let mut reader = Reader::new(bytes);
        let length = reader.count(1)?;
        let mut ids = Reader::new(reader.take(length)?);
        let backwards = || Malformed::EndsBeforeItBegins;
        let from = stream.len();
        let tokens = to_token.checked_sub(from).ok_or_else(backwards)?;
        let slots = to_slot.checked_sub(separators.len()).ok_or_else(backwards)?;
        stream.read(&mut ids, tokens, forms)?;
        ids.end()?;
        if !positions.place(stream, from) {
            return Err(miscounted());
        }
        separators.read(&mut reader, slots, kinds)?;
        reader.end()
    }
}

/// Sets a part; an error where the package has it twice.
fn once<T>(place: &mut Option<T>, value: T) -> Result<(), Malformed> {
    if place.replace(value).is_some() { Err(Malformed::PartTwice) } else { Ok(()) }
}
