//! Any bytes in place of a manifest or of a chunk give a corpus or an error.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use readout::{
    corpus::{self, SourceFile},
    engine::Engine,
    index::{build, package},
    message::Malformed,
    protocol::{CheckRequest, FacetsRequest, OpenRequest},
};

type Files = Vec<(String, Vec<u8>)>;

fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let text = "---\ntopics: a; b\ndate: 2020\n---\nAnn: War and peace. Naïve wars.\n\nBo: Peace, 中国.";
        let file = SourceFile { path: "a.txt".into(), bytes: text.into(), named: true };
        let index = build(&corpus::read(vec![file]).0, |_| ()).expect("a small corpus is built");
        package::write(&index).into_iter().map(|file| (file.name, file.bytes)).collect()
    })
}

fuzz_target!(|input: (u8, &[u8])| {
    let (which, bytes) = input;
    let files = files();
    let spoilt = &files[usize::from(which) % files.len()].0;
    let fetch = |name: &str| {
        let found = files.iter().find(|(mine, _)| mine == name).ok_or(Malformed::ItIsMissing)?;
        Ok::<_, Malformed>(if *spoilt == found.0 { bytes.to_vec() } else { found.1.clone() })
    };
    let Ok(manifest) = fetch(package::MANIFEST) else { return };
    let engine = Engine::new();
    if engine.ask(OpenRequest { manifest }, fetch, |_| ()).is_ok() {
        let _ = engine.ask(FacetsRequest::default(), fetch, |_| ());
        let _ = engine.ask(CheckRequest, fetch, |_| ());
    }
});
