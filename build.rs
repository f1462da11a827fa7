//! Makes code of the English messages in `locales`, and gives every binary of one source tree the same build id, so that a
//! page and a worker of different builds, which a cache can bring together, notice it.

#[path = "build/code.rs"]
mod code;
#[path = "build/locales.rs"]
mod locales;

use std::{env, fs, path::Path};

use code::File;
use locales::{Language, Message};

/// The Fluent files, a folder a language.
const LOCALES: &str = "locales";
/// What the engine says: each file is an enum.
const ENGINE: [&str; 5] = ["bad-regex", "malformed", "message", "stop-list", "task"];
/// What the plain pages say.
const PLAIN: &str = "plain";
/// What `public/boot.js` and `public/said.js` say: no Rust at all.
const BOOT: &str = "boot";

/// What takes the built page into the program, and is built again for that alone: no page or worker has it.
const PROGRAM: &str = "src/bin/readout.rs";

fn main() {
    watch(Path::new("src"));
    watch(Path::new("src/bin"));
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=Cargo.lock");
    println!("cargo:rerun-if-changed={LOCALES}");
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    add(Path::new("src"), &mut hash);
    add(Path::new("Cargo.lock"), &mut hash);
    match messages() {
        // Which messages there are belongs to the build; how they are worded does not.
        Ok(shapes) => eat(shapes.as_bytes(), &mut hash),
        Err(faults) => faults.iter().for_each(|fault| println!("cargo::error={LOCALES}: {fault}")),
    }
    println!("cargo:rustc-env=READOUT_BUILD={}-{hash:016x}", env!("CARGO_PKG_VERSION"));
}

/// Writes the code that is made of the messages; gives their ids with their variables.
fn messages() -> Result<String, Vec<String>> {
    let languages = locales::read(Path::new(LOCALES)).map_err(|fault| vec![fault])?;
    let english = languages.iter().find(|language| language.tag == locales::ENGLISH);
    let english = english.ok_or_else(|| vec![format!("there is no folder {}", locales::ENGLISH)])?;
    let mut faults = locales::own_faults(english);
    faults.extend(languages.iter().flat_map(|other| locales::faults(english, other)));
    if !faults.is_empty() {
        return Err(faults);
    }
    write(english, &languages).map_err(|fault| vec![fault])?;
    let shape = |message: &Message| format!("{} {:?}\n", message.id, message.variables);
    Ok(english.messages.iter().map(shape).collect())
}

fn write(english: &Language, languages: &[Language]) -> Result<(), String> {
    let (engine, others): (Vec<File>, Vec<File>) =
        code::files(english).into_iter().partition(|file| ENGINE.contains(&file.name));
    let (plain, page): (Vec<File>, Vec<File>) =
        others.into_iter().filter(|file| file.name != BOOT).partition(|file| file.name == PLAIN);
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let put = |name: &str, code: String| fs::write(Path::new(&out).join(name), code).map_err(|error| error.to_string());
    // What the page fetches is what itself and the engine say.
    let ids: Vec<&str> = page.iter().chain(&engine).flat_map(|file| &file.messages).map(|m| m.id.as_str()).collect();
    put("words.rs", format!("static IDS: [&str; {}] = {ids:?};\n{}", ids.len(), code::page(&page)))?;
    put("message.rs", code::enums(&engine)?)?;
    let source = |language: &Language| {
        let path = fs::canonicalize(Path::new(LOCALES).join(&language.tag).join(PLAIN).with_extension("ftl"));
        path.map(|path| format!("({:?}, include_str!({path:?}))", language.tag)).map_err(|error| error.to_string())
    };
    let sources = languages.iter().map(source).collect::<Result<Vec<String>, String>>()?;
    let languages = format!(
        "static ENGLISH: (&str, &str) = {};\nstatic LANGUAGES: [(&str, &str); {}] = [{}];\n",
        source(english)?,
        languages.len(),
        sources.join(", ")
    );
    put("plain.rs", languages + &plain.iter().map(code::plain).collect::<String>())
}

/// FNV-1a.
fn eat(bytes: &[u8], hash: &mut u64) {
    for byte in bytes {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Has the build done anew where something in a folder changes, but for the program's own file.
fn watch(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for entry in entries.filter(|entry| entry != Path::new(PROGRAM) && entry != Path::new("src/bin")) {
        println!("cargo:rerun-if-changed={}", entry.display());
    }
}

/// Names and contents, in order of name.
fn add(path: &Path, hash: &mut u64) {
    if path == Path::new(PROGRAM) {
        return;
    }
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
