//! How long the engine takes, natively, on a large corpus: it reports, and judges nothing.
//!
//! ```sh
//! READOUT_DEBATES=path/to/un-general-debate cargo bench --bench engine
//! ```
//!
//! Without the variable it takes the folder's archive beside the project, where it is at hand.

#![allow(clippy::unwrap_used)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use readout::{
    corpus::{self, SourceFile},
    engine::Engine,
    index::{build, package},
    link::read_kwic_sort,
    message::Malformed,
    protocol::{
        By, CollocateSort, CollocatesRequest, Direction, DispersionRequest, DiversityRequest, DiversitySort,
        FacetsRequest, Grams, KeynessRequest, KeynessSort, KwicContext, KwicGroupsRequest, KwicKey, KwicRequest,
        KwicSample, OpenRequest, Query, Scope, SearchRequest, TermSort, TermsRequest, TrendRequest, Window, Within,
    },
};

fn main() {
    let Some(folder) = folder() else {
        println!("The debate corpus is not at hand: nothing is measured.");
        return;
    };
    let files = files(&folder);
    let bytes: usize = files.iter().map(|f| f.bytes.len()).sum();
    println!("{} files, {:.1} MB", files.len(), bytes as f64 / 1e6);

    let (ms, (corpus, _)) = timed(1, || corpus::read(files.clone()));
    report("read", ms, &format!("{:.0} MB/s", bytes as f64 / 1e3 / ms));
    let (ms, index) = timed(1, || build(&corpus, |_| ()).unwrap());
    report("index", ms, &format!("{:.0} MB/s", bytes as f64 / 1e3 / ms));
    let (ms, files) = timed(1, || package::write(&index));
    let size: usize = files.iter().map(|f| f.bytes.len()).sum();
    report("write", ms, &format!("{:.3} of the text", size as f64 / bytes as f64));

    let open = || {
        let engine = Engine::new();
        let manifest = files.iter().find(|f| f.name == package::MANIFEST).unwrap().bytes.clone();
        let fetch = |name: &str| Ok(files.iter().find(|f| f.name == name).unwrap().bytes.clone());
        engine.ask(OpenRequest { manifest }, fetch, |_| ()).unwrap();
        engine
    };
    let (ms, engine) = timed(9, open);
    report("open", ms, "chunks verified, inflated, decoded, positions sorted");

    for (what, query) in [
        ("nothing", ""),
        ("a word", "peace"),
        ("two words", "climate change"),
        ("a phrase", "\"human rights\""),
        ("a beginning", "inter*"),
        ("the commonest word", "the"),
    ] {
        // Occurrences of what was asked for before are kept: only a fresh engine shows what they cost.
        let mut engines: Vec<Engine> = (0..9).map(|_| Engine::with_index(index.clone())).collect();
        let (cold, _) = timed(9, || engines.pop().map(|fresh| ask(&fresh, search(query))));
        let (warm, _) = timed(9, || ask(&engine, search(query)));
        report(&format!("search: {what}"), warm, &format!("asked again; the first time {cold:.2}"));
    }
    let trend = || TrendRequest { terms: vec!["peace".into()], by: By::Year, ..TrendRequest::default() };
    report("trend of a term by year", timed(9, || ask(&engine, trend())).0, "");
    report(
        "first 50 rows of the word list",
        timed(9, || ask(&engine, terms(TermSort::Freq, 50))).0,
        "with range and DP",
    );
    report("whole word list by range", timed(9, || ask(&engine, terms(TermSort::Range, 0))).0, "");
    for (what, sort) in [
        ("first 50 lines of `the`", ""),
        ("the same, sorted 1R,2R,3R", "1R,2R,3R"),
        ("the same, sorted -date,node,1L", "-date,node,1L"),
    ] {
        // Lines are kept in their order until others are asked for.
        let mut seed = 0;
        let (first, _) = timed(9, || {
            seed += 1;
            ask(&engine, kwic(sort, 0, Some(KwicSample { size: u32::MAX, seed })));
        });
        let (next, _) = timed(9, || ask(&engine, kwic(sort, 1_000, Some(KwicSample { size: u32::MAX, seed }))));
        report(what, first, &format!("the next page {next:.2}"));
    }
    let sample = Some(KwicSample { size: 1_000, seed: 1 });
    let groups = |by| KwicGroupsRequest { scope: the(), by, limit: 50, ..KwicGroupsRequest::default() };
    let mut engines: Vec<Engine> = (0..3).map(|_| Engine::with_index(index.clone())).collect();
    let (ms, _) = timed(3, || engines.pop().map(|fresh| ask(&fresh, kwic("", 0, sample))));
    report("a sample of 1,000 of them", ms, "the first time, with the search for `the`");
    report("groups of `the` by 1R", timed(9, || ask(&engine, groups(KwicKey::Right(1)))).0, "");
    report("whole word list by DP", timed(9, || ask(&engine, terms(TermSort::Dp, 0))).0, "");
    for n in [2, 3, 5] {
        let grams = Grams { n, ..Grams::default() };
        let rows = || TermsRequest { min_freq: 5, grams, ..terms(TermSort::Freq, 50) };
        report(&format!("first 50 rows of {n} words"), timed(3, || ask(&engine, rows())).0, "");
    }
    for query in ["human", "the"] {
        report(&format!("collocates of {query}"), timed(9, || ask(&engine, collocates(query))).0, "first 50 rows");
    }
    report("keyness of one country against the rest", timed(9, || ask(&engine, keyness())).0, "first 50 rows");
    report("dispersion of a term", timed(9, || ask(&engine, dispersion())).0, "");
    report("diversity of all documents", timed(3, || ask(&engine, diversity())).0, "");
    for (what, query) in [("facets", ""), ("facets under a word", "peace")] {
        let scope = Scope { query: query.into(), ..Scope::default() };
        let facets = || FacetsRequest { scope: scope.clone() };
        report(what, timed(9, || ask(&engine, facets())).0, "");
    }
}

fn search(query: &str) -> SearchRequest {
    let scope = Scope { query: query.into(), ..Scope::default() };
    SearchRequest { scope, limit: 10, ..SearchRequest::default() }
}

fn the() -> Scope {
    Scope { query: "the".into(), ..Scope::default() }
}

fn kwic(sort: &str, offset: u32, sample: Option<KwicSample>) -> KwicRequest {
    let sort = if sort.is_empty() { Vec::new() } else { read_kwic_sort(sort).unwrap() };
    let (context, without, sets) = (KwicContext::default(), Vec::new(), Vec::new());
    KwicRequest { scope: the(), sort, context, sample, without, sets, offset, limit: 50, ..KwicRequest::default() }
}

fn terms(sort: TermSort, limit: u32) -> TermsRequest {
    TermsRequest { min_freq: 1, sort, descending: true, limit, ..TermsRequest::default() }
}

fn ask<Q: Query>(engine: &Engine, query: Q) {
    engine.ask(query, |_| Err(Malformed::ItIsMissing), |_| ()).unwrap();
}

/// The median time in milliseconds, and the last result.
fn timed<T>(runs: usize, mut work: impl FnMut() -> T) -> (f64, T) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..runs {
        drop(last.take());
        let start = Instant::now();
        last = Some(work());
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], last.unwrap())
}

fn report(what: &str, ms: f64, more: &str) {
    println!("{what:32} {ms:9.2} ms  {more}");
}

fn collocates(query: &str) -> CollocatesRequest {
    CollocatesRequest {
        scope: Scope { query: query.into(), ..Scope::default() },
        window: Window::Words { left: 5, right: 5 },
        within: Within::Turn,
        min_freq: 5,
        direction: Direction::Attracted,
        sort: CollocateSort::LogDice,
        descending: true,
        limit: 50,
        ..CollocatesRequest::default()
    }
}

fn keyness() -> KeynessRequest {
    KeynessRequest {
        target: vec!["country:France".into()],
        min_freq: 3,
        min_range: 1,
        sort: KeynessSort::G2,
        descending: true,
        limit: 50,
        ..KeynessRequest::default()
    }
}

fn dispersion() -> DispersionRequest {
    let scope = Scope { query: "peace".into(), ..Scope::default() };
    DispersionRequest { scope, limit: 50, ..DispersionRequest::default() }
}

fn diversity() -> DiversityRequest {
    DiversityRequest { sort: DiversitySort::Mtld, descending: true, limit: 50, ..DiversityRequest::default() }
}

fn folder() -> Option<PathBuf> {
    if let Some(given) = env::var_os("READOUT_DEBATES") {
        return Some(given.into());
    }
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/un-general-debate-2011-2022.tar.xz");
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/debates");
    if !out.is_dir() {
        fs::create_dir_all(&out).ok()?;
        let unpacked = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(&out).status();
        if !unpacked.is_ok_and(|status| status.success()) {
            let _ = fs::remove_dir(&out);
            return None;
        }
    }
    Some(out)
}

fn files(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            // The archive holds one folder, and the corpus is in it.
            files.extend(self::files(&path));
        } else {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push(SourceFile { path: name, bytes: fs::read(path).unwrap(), named: false });
        }
    }
    files
}
