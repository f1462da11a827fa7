//! The service worker of a site: `public/sw.js` with the names and hashes of the files that it caches.

use std::{borrow::Cow, fs, io, path::Path};

use sha2::{Digest, Sha256};

use super::{files, stop::Stop};

const WORKER: &str = include_str!("../../public/sw.js");
pub const NAME: &str = "sw.js";
/// Files that the page itself does not use: they are not cached.
const APART: [&str; 5] = ["404.html", "robots.txt", "sitemap", "read/", "readout"];

/// Writes the service worker of the page that was built in a folder, whose files are all there.
pub fn write(folder: &Path) -> Result<(), Stop> {
    let failed = |path: &Path, error: io::Error| {
        Stop::input(format!("{} cannot be used: {error}.", path.display()), "Give the folder of a built page.")
    };
    let mut files = Vec::new();
    for name in files::list(folder).map_err(|error| failed(folder, error))? {
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(|error| failed(&path, error))?;
        files.push((name, Cow::Owned(bytes)));
    }
    let path = folder.join(NAME);
    fs::write(&path, worker(files.into_iter())).map_err(|error| failed(&path, error))
}

/// The service worker of a site with such files.
pub fn worker<'a>(files: impl Iterator<Item = (String, Cow<'a, [u8]>)>) -> String {
    let of_page = files.filter(|(name, _)| name != NAME && !APART.iter().any(|apart| name.starts_with(apart)));
    let mut listed: Vec<(String, String)> = of_page.map(|(name, bytes)| (name, hash(&bytes))).collect();
    listed.sort_unstable();
    let listed: serde_json::Map<_, _> = listed.into_iter().map(|(name, hash)| (name, hash.into())).collect();
    let listed = serde_json::Value::Object(listed).to_string();
    let version = hash(listed.as_bytes());
    WORKER
        .replace("const FILES = {};", &format!("const FILES = {listed};"))
        .replace("const VERSION = \"\";", &format!("const VERSION = \"{version}\";"))
}

/// The first 32 hexadecimal digits of SHA-256.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
