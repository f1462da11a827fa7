//! Makes the functions of `ui::words` and of `said` from the English catalogue, and gives every binary of one source tree the same
//! build id, so that a page and a worker of different builds, which a cache can bring together, notice it.

#[path = "build/catalogue.rs"]
mod catalogue;

use std::{env, fmt::Write, fs, path::Path};

use catalogue::Entry;

/// The catalogue that says which texts there are.
const ENGLISH: &str = "public/words/en.txt";
/// The modules of what the engine says.
const ENGINE: [&str; 3] = ["query", "answer", "package"];

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
    let write = |name: &str, code: Result<String, std::fmt::Error>| {
        let code = code.map_err(|error| error.to_string())?;
        fs::write(Path::new(&out).join(name), code).map_err(|error| error.to_string())
    };
    write("words.rs", page(&entries, &keys))?;
    write("said.rs", engine(&entries))?;
    Ok(keys)
}

/// What the page's functions stand on, and they.
fn page(entries: &[Entry], keys: &str) -> Result<String, std::fmt::Error> {
    let count: usize = entries.iter().map(|entry| entry.forms.len()).sum();
    let head = format!("const KEYS: &str = {keys:?};\nconst COUNT: usize = {count};\n");
    Ok(head + &functions(entries, false)?)
}

/// The engine's functions, and the English texts as the page would fetch them.
fn engine(entries: &[Entry]) -> Result<String, std::fmt::Error> {
    let mut texts: Vec<String> = Vec::new();
    for entry in entries {
        let numbered = |form: &String| {
            let numbers = (1u8..).map(|number| char::from(number).to_string());
            entry
                .places()
                .iter()
                .zip(numbers)
                .fold(form.clone(), |text, (place, number)| text.replace(&format!("{{{place}}}"), &number))
        };
        texts.extend(entry.forms.iter().map(numbered));
    }
    let head = format!("static ENGLISH: [&str; {}] = {texts:?};\n", texts.len());
    Ok(head + &functions(entries, true)?)
}

/// The functions of the engine's modules, or of all others.
fn functions(entries: &[Entry], is_engine: bool) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    let (mut module, mut place) = ("", 0);
    for entry in entries {
        if ENGINE.contains(&entry.module.as_str()) == is_engine {
            if entry.module != module {
                let close = if module.is_empty() { "" } else { "}\n" };
                writeln!(code, "{close}pub mod {} {{\nuse super::*;", entry.module)?;
                module = &entry.module;
            }
            function(&mut code, entry, place, is_engine)?;
        }
        place += entry.forms.len();
    }
    if !module.is_empty() {
        writeln!(code, "}}")?;
    }
    Ok(code)
}

fn function(code: &mut String, entry: &Entry, place: usize, is_engine: bool) -> std::fmt::Result {
    let Entry { key, forms, .. } = entry;
    let places = entry.places();
    let (number, at) = match forms.len() {
        1 => (None, place.to_string()),
        _ => (Some("n: u64".to_owned()), format!("{place} + u{}::from(n != 1)", if is_engine { 32 } else { 16 })),
    };
    writeln!(code, "#[doc = {:?}]", forms.join(" || "))?;
    if places.is_empty() && number.is_none() {
        return writeln!(code, "pub const fn {key}() -> Text {{ Text({place}) }}");
    }
    if places.is_empty() {
        return writeln!(code, "pub fn {key}(n: u64) -> Text {{ Text({at}) }}");
    }
    let kind = if is_engine { "impl Into<Said>" } else { "&str" };
    let parameters: Vec<String> =
        number.into_iter().chain(places.iter().map(|name| format!("{name}: {kind}"))).collect();
    let parameters = parameters.join(", ");
    if is_engine {
        let values: Vec<String> = places.iter().map(|name| format!("{name}.into()")).collect();
        writeln!(code, "pub fn {key}({parameters}) -> Said {{ Said::Text({at}, vec![{}]) }}", values.join(", "))
    } else {
        writeln!(code, "pub fn {key}({parameters}) -> String {{ fill({at}, &[{}]) }}", places.join(", "))
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
