//! Makes the functions of `ui::words` from the English catalogue, and gives every binary of one source tree the same
//! build id, so that a page and a worker of different builds, which a cache can bring together, notice it.

#[path = "build/catalogue.rs"]
mod catalogue;

use std::{env, fmt::Write, fs, path::Path};

use catalogue::Entry;

/// The catalogue that says which texts there are.
const ENGLISH: &str = "public/words/en.txt";

fn main() {
    // What of the data nothing needs that is left is found out after linking: `scripts/shrink.mjs`.
    if env::var("TARGET").is_ok_and(|target| target.starts_with("wasm32")) {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=Cargo.lock");
    println!("cargo:rerun-if-changed={ENGLISH}");
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    add(Path::new("src"), &mut hash);
    add(Path::new("Cargo.lock"), &mut hash);
    match words() {
        // Which texts there are belongs to the build; how they are worded does not.
        Ok(keys) => eat(keys.as_bytes(), &mut hash),
        Err(why) => println!("cargo::error={ENGLISH}: {why}"),
    }
    println!("cargo:rustc-env=READOUT_BUILD={}-{hash:016x}", env!("CARGO_PKG_VERSION"));
}

/// Writes the functions of all texts; gives the hash of their keys.
fn words() -> Result<String, String> {
    let text = fs::read_to_string(ENGLISH).map_err(|error| error.to_string())?;
    let entries = catalogue::parse(&text).map_err(|fault| fault.to_string())?;
    let keys = catalogue::hash(&entries);
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let code = functions(&entries, &keys).map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join("words.rs"), code).map_err(|error| error.to_string())?;
    Ok(keys)
}

fn functions(entries: &[Entry], keys: &str) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    let count: usize = entries.iter().map(|entry| entry.forms.len()).sum();
    writeln!(code, "const KEYS: &str = {keys:?};\nconst COUNT: usize = {count};")?;
    let (mut module, mut place) = ("", 0);
    for entry in entries {
        if entry.module != module {
            let close = if module.is_empty() { "" } else { "}\n" };
            writeln!(code, "{close}pub mod {} {{\nuse super::*;", entry.module)?;
            module = &entry.module;
        }
        function(&mut code, entry, place)?;
        place += entry.forms.len();
    }
    if !module.is_empty() {
        writeln!(code, "}}")?;
    }
    Ok(code)
}

fn function(code: &mut String, entry: &Entry, place: usize) -> std::fmt::Result {
    let Entry { key, forms, .. } = entry;
    let places = entry.places();
    let (number, at) = match forms.len() {
        1 => (None, place.to_string()),
        _ => (Some("n: u64".to_owned()), format!("{place} + u16::from(n != 1)")),
    };
    writeln!(code, "#[doc = {:?}]", forms.join(" || "))?;
    if places.is_empty() && number.is_none() {
        writeln!(code, "pub const fn {key}() -> Text {{ Text({place}) }}")
    } else if places.is_empty() {
        writeln!(code, "pub fn {key}(n: u64) -> Text {{ Text({at}) }}")
    } else {
        let parameters: Vec<String> =
            number.into_iter().chain(places.iter().map(|name| format!("{name}: &str"))).collect();
        let (parameters, values) = (parameters.join(", "), places.join(", "));
        writeln!(code, "pub fn {key}({parameters}) -> String {{ fill({at}, &[{values}]) }}")
    }
}

/// FNV-1a.
fn eat(bytes: &[u8], hash: &mut u64) {
    for byte in bytes {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Names and contents, in order of name.
fn add(path: &Path, hash: &mut u64) {
    eat(path.to_string_lossy().as_bytes(), hash);
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        for entry in entries {
            add(&entry, hash);
        }
    } else if let Ok(bytes) = fs::read(path) {
        eat(&bytes, hash);
    }
}
