//! Makes the functions of `ui::words` and of `said` from the English catalogue, and gives every binary of one source tree
//! the same build id, so that a page and a worker of different builds, which a cache can bring together, notice it.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/code.rs"]
mod code;
#[path = "build/locales.rs"]
mod locales;

use std::{env, fmt::Write, fs, path::Path};

use catalogue::Entry;

/// The folder of the catalogues.
const WORDS: &str = "public/words";
/// The catalogue that says which texts there are.
const ENGLISH: &str = "en.txt";
/// The Fluent files, a folder a language.
const LOCALES: &str = "locales";
/// The modules of what is said without the page: by the engine, and in plain pages.
const CORE: [&str; 4] = ["query", "answer", "package", "plain"];

fn main() {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=Cargo.lock");
    println!("cargo:rerun-if-changed={WORDS}");
    println!("cargo:rerun-if-changed={LOCALES}");
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    add(Path::new("src"), &mut hash);
    add(Path::new("Cargo.lock"), &mut hash);
    match words() {
        // Which texts there are belongs to the build; how they are worded does not.
        Ok(keys) => eat(keys.as_bytes(), &mut hash),
        Err(why) => println!("cargo::error={WORDS}: {why}"),
    }
    match messages() {
        Ok(shapes) => eat(shapes.as_bytes(), &mut hash),
        Err(faults) => faults.iter().for_each(|fault| println!("cargo::error={LOCALES}: {fault}")),
    }
    println!("cargo:rustc-env=READOUT_BUILD={}-{hash:016x}", env!("CARGO_PKG_VERSION"));
}

/// Writes the functions of the Fluent messages; gives their ids with their variables.
fn messages() -> Result<String, Vec<String>> {
    let languages = locales::read(Path::new(LOCALES)).map_err(|fault| vec![fault])?;
    let english = languages.iter().find(|language| language.tag == locales::ENGLISH);
    let english = english.ok_or_else(|| vec![format!("there is no {}", locales::ENGLISH)])?;
    let mut faults = locales::own_faults(english);
    faults.extend(languages.iter().flat_map(|other| locales::faults(english, other)));
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut files: Vec<(&str, Vec<&locales::Message>)> = Vec::new();
    for message in &english.messages {
        match files.last_mut() {
            Some((file, messages)) if *file == message.file => messages.push(message),
            _ => files.push((&message.file, vec![message])),
        }
    }
    let code = code::page(&files).map_err(|error| vec![error.to_string()])?;
    let out = env::var("OUT_DIR").map_err(|error| vec![error.to_string()])?;
    fs::write(Path::new(&out).join("locales.rs"), code).map_err(|error| vec![error.to_string()])?;
    let shape = |message: &locales::Message| format!("{} {:?}\n", message.id, message.variables);
    Ok(english.messages.iter().map(shape).collect())
}

/// Writes the functions of all texts; gives the hash of their keys.
fn words() -> Result<String, String> {
    let read = |path: &Path| {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        catalogue::parse(&text).map_err(|fault| format!("{}: {fault}", path.display()))
    };
    let entries = read(&Path::new(WORDS).join(ENGLISH))?;
    let mut others = Vec::new();
    for file in fs::read_dir(WORDS).map_err(|error| error.to_string())? {
        let path = file.map_err(|error| error.to_string())?.path();
        if !path.ends_with(ENGLISH) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            others.push((name, texts(&entries, &read(&path)?)?));
        }
    }
    others.sort();
    let keys = catalogue::hash(&entries);
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |name: &str, code: Result<String, std::fmt::Error>| {
        let code = code.map_err(|error| error.to_string())?;
        fs::write(Path::new(&out).join(name), code).map_err(|error| error.to_string())
    };
    write("words.rs", page(&entries, &keys))?;
    write("said.rs", core(&entries, &texts(&entries, &entries)?, &others))?;
    Ok(keys)
}

/// What the page's functions stand on, and they.
fn page(entries: &[Entry], keys: &str) -> Result<String, std::fmt::Error> {
    let count: usize = entries.iter().map(|entry| entry.forms.len()).sum();
    Ok(format!("const KEYS: &str = {keys:?};\nconst COUNT: usize = {count};\n"))
}

/// The functions of `said`, and the texts of all languages, of which the browser fetches one elsewhere.
fn core(entries: &[Entry], english: &[String], others: &[(String, Vec<String>)]) -> Result<String, std::fmt::Error> {
    let count = english.len();
    let head = format!(
        "static ENGLISH: [&str; {count}] = {english:?};\n\
         #[cfg(not(target_arch = \"wasm32\"))]\nstatic OTHERS: [(&str, [&str; {count}]); {}] = {others:?};\n",
        others.len()
    );
    Ok(head + &functions(entries, true)?)
}

/// The texts of a catalogue in the order of the English one, as the page would fetch them: `scripts/catalogue.mjs`.
fn texts(english: &[Entry], mine: &[Entry]) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for entry in english {
        let found = mine.iter().find(|e| (&e.module, &e.key) == (&entry.module, &entry.key));
        let forms = &found.ok_or_else(|| format!("a language lacks {}.{}", entry.module, entry.key))?.forms;
        for at in 0..entry.forms.len() {
            let mut text = forms.get(at).or(forms.first()).cloned().unwrap_or_default();
            for (place, number) in entry.places().iter().zip(1u8..) {
                text = text.replace(&format!("{{{place}}}"), &char::from(number).to_string());
            }
            texts.push(text);
        }
    }
    Ok(texts)
}

/// The functions of the modules that need no page, or of all others.
fn functions(entries: &[Entry], is_core: bool) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    let (mut module, mut place) = ("", 0);
    for entry in entries {
        if CORE.contains(&entry.module.as_str()) == is_core {
            if entry.module != module {
                let close = if module.is_empty() { "" } else { "}\n" };
                writeln!(code, "{close}pub mod {} {{\nuse super::*;", entry.module)?;
                module = &entry.module;
            }
            function(&mut code, entry, place, is_core)?;
        }
        place += entry.forms.len();
    }
    if !module.is_empty() {
        writeln!(code, "}}")?;
    }
    Ok(code)
}

fn function(code: &mut String, entry: &Entry, place: usize, is_core: bool) -> std::fmt::Result {
    let Entry { key, forms, .. } = entry;
    let places = entry.places();
    let (number, at) = match forms.len() {
        1 => (None, place.to_string()),
        _ => (Some("n: u64".to_owned()), format!("{place} + u{}::from(n != 1)", if is_core { 32 } else { 16 })),
    };
    writeln!(code, "#[doc = {:?}]", forms.join(" || "))?;
    if places.is_empty() && number.is_none() {
        return writeln!(code, "pub const fn {key}() -> Text {{ Text({place}) }}");
    }
    if places.is_empty() {
        return writeln!(code, "pub fn {key}(n: u64) -> Text {{ Text({at}) }}");
    }
    let kind = if is_core { "impl Into<Said>" } else { "&str" };
    let parameters: Vec<String> =
        number.into_iter().chain(places.iter().map(|name| format!("{name}: {kind}"))).collect();
    let parameters = parameters.join(", ");
    if is_core {
        let values: Vec<String> = places.iter().map(|name| format!("{name}.into()")).collect();
        writeln!(code, "pub fn {key}({parameters}) -> Said {{ Said::new({at}, &[{}]) }}", values.join(", "))
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
