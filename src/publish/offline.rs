//! The service worker of a site: `public/sw.js` with the names and hashes of the files that it caches.

use sha2::{Digest, Sha256};

use super::file::File;

const WORKER: &str = include_str!("../../public/sw.js");
pub const NAME: &str = "sw.js";
/// Files that the page itself does not use: they are not cached.
const APART: [&str; 5] = ["404.html", "robots.txt", "sitemap", "read/", "readout"];

/// The service worker of a site with such files.
pub fn worker<'f, 'a: 'f>(files: impl IntoIterator<Item = &'f File<'a>>) -> String {
    let is_of_page = |name: &str| name != NAME && !APART.iter().any(|apart| name.starts_with(apart));
    let of_page = files.into_iter().filter(|file| is_of_page(&file.name));
    let mut listed: Vec<(String, String)> = of_page.map(|file| (file.name.clone(), hash(&file.bytes()))).collect();
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
