//! A package taken apart, to be put together again with one thing changed and every name and checksum right.

use readout::index::{
    codec::{Reader, put},
    fingerprint::checksum,
    package::{ChunkRef, File, MANIFEST, Manifest},
};

#[derive(Clone)]
pub struct Crafted {
    pub manifest: Manifest,
    pub parts: Vec<Part>,
    /// What the manifest says of the directory's length once inflated.
    pub directory_inflated: fn(u64) -> u64,
}

/// A line of the directory, and what its chunk holds.
#[derive(Clone)]
pub struct Part {
    pub part: u8,
    pub first_token: u32,
    pub first_slot: u32,
    pub length: u64,
    pub inflated: u64,
    pub content: Vec<u8>,
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, 9)
}

fn inflate(files: &[File], name: &str) -> Vec<u8> {
    let file = files.iter().find(|f| f.name == name).unwrap();
    miniz_oxide::inflate::decompress_to_vec(&file.bytes).unwrap()
}

impl Part {
    pub fn file(&self) -> String {
        format!("{}.bin", checksum(&deflate(&self.content)))
    }
}

impl Crafted {
    pub fn new(files: &[File]) -> Self {
        let manifest = files.iter().find(|f| f.name == MANIFEST).unwrap();
        let manifest = Manifest::from_bytes(&manifest.bytes).unwrap();
        let directory = inflate(files, &manifest.directory[0].file());
        let mut reader = Reader::new(&directory);
        let count = reader.u32().unwrap();
        let parts = (0..count)
            .map(|_| {
                let part = reader.byte().unwrap();
                let (first_token, first_slot) = (reader.u32().unwrap(), reader.u32().unwrap());
                let (length, inflated) = (reader.u64().unwrap(), reader.u64().unwrap());
                let name: String = reader.take(16).unwrap().iter().map(|b| format!("{b:02x}")).collect();
                let content = inflate(files, &format!("{name}.bin"));
                Part { part, first_token, first_slot, length, inflated, content }
            })
            .collect();
        Self { manifest, parts, directory_inflated: |n| n }
    }

    /// With the lengths of what the chunks hold by now.
    pub fn resealed(mut self) -> Self {
        for part in &mut self.parts {
            part.inflated = part.content.len() as u64;
            part.length = deflate(&part.content).len() as u64;
        }
        self
    }

    pub fn files(&self) -> Vec<File> {
        let mut files = Vec::new();
        let mut directory = Vec::new();
        put(&mut directory, self.parts.len() as u64);
        for part in &self.parts {
            let bytes = deflate(&part.content);
            directory.push(part.part);
            [u64::from(part.first_token), u64::from(part.first_slot), part.length, part.inflated]
                .into_iter()
                .for_each(|n| put(&mut directory, n));
            directory.extend(u128::from_str_radix(&checksum(&bytes), 16).unwrap().to_be_bytes());
            files.push(File { name: part.file(), bytes });
        }
        let bytes = deflate(&directory);
        let chunk = ChunkRef {
            name: checksum(&bytes),
            length: bytes.len() as u64,
            inflated: (self.directory_inflated)(directory.len() as u64),
        };
        files.push(File { name: chunk.file(), bytes });
        let manifest = Manifest { directory: vec![chunk], ..self.manifest.clone() };
        files.push(File { name: MANIFEST.into(), bytes: manifest.to_bytes() });
        files
    }
}
