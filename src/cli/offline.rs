//! The service worker of a site: `public/sw.js` with the names and hashes of the files that it caches.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{files, stop::Stop};

const WORKER: &str = include_str!("../../public/sw.js");
const NAME: &str = "sw.js";
/// Files that the page itself does not use: they are not cached.
const APART: [&str; 5] = ["404.html", "robots.txt", "sitemap", "read/", "readout"];

/// Writes the service worker of the site in a folder, whose files are all there.
pub fn write(folder: &Path) -> Result<(), Stop> {
    let failed = |path: &Path, error: std::io::Error| {
        Stop::input(format!("{} cannot be used: {error}.", path.display()), "Give the folder of a built page.")
    };
    let mut listed = serde_json::Map::new();
    for name in files::list(folder).map_err(|error| failed(folder, error))? {
        if name == NAME || APART.iter().any(|apart| name.starts_with(apart)) {
            continue;
        }
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(|error| failed(&path, error))?;
        listed.insert(name, hash(&bytes).into());
    }
    let listed = serde_json::Value::Object(listed).to_string();
    let version = hash(listed.as_bytes());
    let filled = WORKER
        .replace("const FILES = {};", &format!("const FILES = {listed};"))
        .replace("const VERSION = \"\";", &format!("const VERSION = \"{version}\";"));
    let path = folder.join(NAME);
    fs::write(&path, filled).map_err(|error| failed(&path, error))
}

/// The first 32 hexadecimal digits of SHA-256.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
