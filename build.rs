//! Gives every binary of one source tree the same build id, so that a page and a worker of different builds,
//! which a cache can bring together, notice it.

use std::{env, fs, path::Path};

fn main() {
    // What of the data nothing needs that is left is found out after linking: `scripts/shrink.mjs`.
    if env::var("TARGET").is_ok_and(|target| target.starts_with("wasm32")) {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    add(Path::new("src"), &mut hash);
    add(Path::new("Cargo.lock"), &mut hash);
    println!("cargo:rustc-env=READOUT_BUILD={}-{hash:016x}", env!("CARGO_PKG_VERSION"));
}

/// FNV-1a over names and contents, in order of name.
fn add(path: &Path, hash: &mut u64) {
    let mut eat = |bytes: &[u8]| {
        for byte in bytes {
            *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        for entry in entries {
            add(&entry, hash);
        }
    } else if let Ok(bytes) = fs::read(path) {
        eat(&bytes);
    }
}
