//! The command line as a person runs it.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

pub(super) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub(super) fn run(args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_readout")).args(args).stdin(Stdio::null()).output().unwrap();
    let ran = Ran {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("it answers in UTF-8"),
        err: String::from_utf8(output.stderr).expect("it speaks UTF-8"),
    };
    assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'), "no terminal, no colours: {}{}", ran.out, ran.err);
    ran
}

#[track_caller]
pub(super) fn done(args: &[&str]) -> Ran {
    let ran = run(args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    ran
}

/// What it says when it cannot do what it was asked; nothing goes to standard output then.
#[track_caller]
pub(super) fn refused(code: i32, args: &[&str]) -> String {
    let ran = run(args);
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}: {}", ran.err);
    // What was found of the texts may come before.
    assert!(ran.err.lines().any(|line| line.starts_with("error: ")), "{}", ran.err);
    ran.err
}

#[track_caller]
pub(super) fn json(args: &[&str]) -> Value {
    let ran = done(&[args, &["--json"]].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{args:?}: {error}: {}", ran.out))
}

#[track_caller]
fn csv(args: &[&str]) -> (Vec<String>, Vec<Vec<String>>) {
    let ran = done(&[args, &["--csv"]].concat());
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let heads = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (heads, reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

/// The names of an object's members, sorted.
fn names(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// That an object has these members: there may be more.
#[track_caller]
fn has(value: &Value, members: &[&str]) {
    for member in members {
        assert!(names(value).contains(member), "{member} is not among {:?}", names(value));
    }
}

pub(super) struct Folder(pub TempDir);

impl Folder {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = folder.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    pub fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    pub fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }
}

pub(super) fn corpus() -> Folder {
    Folder::new(&[
        ("corpus.toml", b"title = 'A few'\nlanguage = 'en'\n[[speakers]]\nname = 'Ann'\n[[speakers]]\nname = 'Bo'\n"),
        ("metadata.csv", "filename,date,topics\ntalk.txt,2019-05,peace; rain\nlate.md,2021,rain\n".as_bytes()),
        ("talk.txt", "Ann: 🌧 War, wars; café.\n\nBo: The war.\n".as_bytes()),
        ("late.md", "# Later, \"war\"\n\nNo rain\u{7} here.\n".as_bytes()),
        ("sub/undated.txt", b"---\ntopics: other\n---\nRain and rain."),
    ])
}

/// Every file below a folder, by path.
pub(super) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.strip_prefix(folder).unwrap().to_path_buf(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_package_is_built_checked_and_asked() {
    let (source, out) = (corpus(), Folder::new(&[]));
    let package = out.at("package");
    let built = done(&["build", source.path(), "--out", &package]);
    assert_eq!(built.out, "");
    assert!(built.err.contains("3 documents, 13 words"), "{}", built.err);
    let check = json(&["check", &package]);
    has(&check, &["chunks", "bytes", "documents", "tokens", "fingerprint"]);
    let chunks = files(Path::new(&package));
    assert_eq!(check["chunks"].as_u64().unwrap() as usize + 1, chunks.len());
    assert_eq!((check["documents"].as_u64(), check["tokens"].as_u64()), (Some(3), Some(13)));

    // The package and the texts that it was made of answer alike.
    for args in [
        &["info"][..],
        &["search", "war | rain", "--limit", "0"],
        &["trend", "war", "rain"],
        &["trend", "war", "--by", "topics"],
        &["terms"],
        &["kwic", "war | rain", "--sort", "1R,-date"],
        &["kwic", "war | rain", "--group", "topics"],
        &["terms", "--n", "2", "--within", "sentence"],
        &["collocates", "war", "--min-freq", "1"],
        &["keyness", "--target", "topics:rain", "--sort", "range_reference"],
        &["dispersion", "war | rain", "--parts", "speaker"],
        &["diversity"],
    ] {
        let of = |corpus: &str| json(&[&args[..1], &[corpus], &args[1..]].concat());
        assert_eq!(of(&package), of(source.path()), "{args:?}");
    }
}

#[test]
fn what_info_says() {
    let source = corpus();
    let info = json(&["info", source.path()]);
    has(&info, &["title", "documents", "tokens", "types", "turns", "fingerprint", "stemmer", "fields"]);
    assert_eq!((&info["title"], &info["stemmer"]), (&Value::from("A few"), &Value::from("english")));

    assert_eq!(info["turns"], 2);
    assert_eq!(info["fingerprint"].as_str().map(str::len), Some(32));
    for field in info["fields"].as_array().unwrap() {
        has(field, &["name", "kind", "level", "values"]);
        assert_eq!(field["values"].is_null(), field["kind"] != "facet", "{field}");
    }
    let topics = info["fields"].as_array().unwrap().iter().find(|f| f["name"] == "topics").unwrap();
    has(&topics["values"][0], &["value", "documents", "tokens"]);
    assert_eq!(
        (topics["values"][0]["value"].as_str(), topics["values"][0]["documents"].as_u64()),
        (Some("rain"), Some(2))
    );
    let speaker = info["fields"].as_array().unwrap().iter().find(|f| f["name"] == "speaker").unwrap();
    assert_eq!((&speaker["level"], &speaker["values"][0]["tokens"]), (&Value::from("turn"), &Value::from(3)));
}

#[test]
fn what_search_says() {
    let source = corpus();
    let found = json(&["search", source.path(), "war"]);
    has(&found, &["documents", "matches", "results"]);
    assert_eq!((found["documents"].as_u64(), found["matches"].as_u64()), (Some(2), Some(3)));
    for result in found["results"].as_array().unwrap() {
        has(result, &["doc", "title", "date", "score", "matches", "snippets"]);
        for snippet in result["snippets"].as_array().unwrap() {
            has(snippet, &["text", "highlights"]);
            let text: Vec<char> = snippet["text"].as_str().unwrap().chars().collect();
            for highlight in snippet["highlights"].as_array().unwrap() {
                let [from, to] = [0, 1].map(|n| highlight[n].as_u64().unwrap() as usize);
                let marked: String = text[from..to].iter().collect();
                assert_eq!(marked.to_lowercase(), "war", "in {snippet}");
            }
        }
    }
    let undated = json(&["search", source.path(), "rain", "--where", "topics:other"]);
    assert_eq!(undated["results"][0]["doc"], "sub/undated.txt");
    assert_eq!(undated["results"][0]["date"], Value::Null);
    let narrowed =
        json(&["search", source.path(), "war", "--where", "speaker:Ann", "--where", "date:2019", "--forms", "stem"]);
    assert_eq!((narrowed["documents"].as_u64(), narrowed["matches"].as_u64()), (Some(1), Some(2)));
    assert_eq!(json(&["search", source.path(), "War", "--case"])["matches"], 1);
    let paged = json(&["search", source.path(), "war | rain", "--limit", "1", "--offset", "1"]);
    let all = json(&["search", source.path(), "war | rain", "--limit", "0"]);
    assert_eq!(paged["results"].as_array().unwrap()[..], all["results"].as_array().unwrap()[1..2]);
    assert_eq!(paged["documents"], all["documents"]);
}

#[test]
fn search_shows_twenty_unless_told() {
    let texts: Vec<(String, Vec<u8>)> = (0..25).map(|n| (format!("{n:02}.txt"), b"War.".to_vec())).collect();
    let source = Folder::new(&texts.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect::<Vec<_>>());
    for (limit, shown) in [(&[][..], 20), (&["--limit", "0"], 25), (&["--limit", "3"], 3)] {
        let found = json(&[&["search", source.path(), "war"], limit].concat());
        assert_eq!((found["results"].as_array().unwrap().len(), found["documents"].as_u64()), (shown, Some(25)));
    }
}

/// The bins and frequencies of the first term of a trend.
fn counted(args: &[&str]) -> Vec<(String, u64)> {
    let trend = json(args);
    let points = trend["series"][0]["points"].as_array().unwrap().clone();
    points.iter().map(|point| (point["key"].to_string(), point["freq"].as_u64().unwrap())).collect()
}

#[test]
fn years_are_counted_together() {
    let source = corpus();
    let by_year = counted(&["trend", source.path(), "war"]);
    let total: u64 = by_year.iter().map(|(_, freq)| freq).sum();
    for (by, name, years) in
        [("decade", "decade", 10), ("10years", "decade", 10), ("2years", "2years", 2), ("1000years", "1000years", 1000)]
    {
        let args = ["trend", source.path(), "war", "--by", by];
        assert_eq!(json(&args)["by"], name);
        let counted = counted(&args);
        assert_eq!(counted.iter().map(|(_, freq)| freq).sum::<u64>(), total, "{by}");
        for (key, freq) in counted {
            let (first, last) = key.trim_matches('"').split_once("..").unwrap();
            let (first, last): (u32, u32) = (first.parse().unwrap(), last.parse().unwrap());
            assert!(first % years == 0 && last == first + years - 1, "{by}: {key}");
            let mine =
                by_year.iter().filter(|(year, _)| (first..=last).contains(&year.trim_matches('"').parse().unwrap()));
            assert_eq!(mine.map(|(_, freq)| freq).sum::<u64>(), freq, "{by}: {key}");
            // The key is a condition that leaves what it counts.
            let condition = format!("date:{first}..{last}");
            assert_eq!(json(&["search", source.path(), "war", "--where", &condition])["matches"], freq);
        }
    }
    assert_eq!(counted(&["trend", source.path(), "war", "--by", "1years"]), by_year);
    for none in ["0years", "1001years", "years", "-5years"] {
        assert!(refused(1, &["trend", source.path(), "war", &format!("--by={none}")]).contains("no field"), "{none}");
    }
}

#[test]
fn values_of_a_field_are_ranked_and_need_words() {
    let source = corpus();
    let trend = |more: &[&str]| counted(&[&["trend", source.path(), "rain", "--by", "topics"], more].concat());
    let keys = |more: &[&str]| trend(more).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let plain = keys(&[]);
    assert_eq!(keys(&["--sort", "documents"]), plain);
    let names = keys(&["--sort", "name"]);
    assert!(names.is_sorted() && names.len() == plain.len());
    assert_eq!(keys(&["--sort", "-name"]), names.iter().rev().cloned().collect::<Vec<_>>());
    assert!(trend(&["--sort", "hits"]).is_sorted_by_key(|(_, freq)| std::cmp::Reverse(*freq)));
    assert!(trend(&["--sort", "-hits"]).is_sorted_by_key(|(_, freq)| *freq));
    // The first of them, after sorting.
    assert_eq!(keys(&["--sort", "name", "--limit", "1"]), names[..1]);

    let few = done(&["trend", source.path(), "rain", "--by", "topics", "--min-tokens", "1000000"]);
    assert!(few.err.contains("3 values with fewer than 1000000 words are left out"), "{}", few.err);
    let told = refused(1, &["trend", source.path(), "rain", "--sort", "hits"]);
    assert!(told.contains("own order"), "{told}");
}

#[test]
fn what_trend_says() {
    let source = corpus();
    let trend = json(&["trend", source.path(), "war", "rain here"]);
    has(&trend, &["by", "bins", "series", "outside"]);
    assert_eq!(
        (&trend["by"], &trend["outside"]["undated"], &trend["outside"]["coarse"]),
        (&"year".into(), &1.into(), &0.into())
    );
    let keys: Vec<&str> = trend["bins"].as_array().unwrap().iter().map(|b| b["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["2019", "2020", "2021"]);
    has(&trend["bins"][0], &["key", "documents", "tokens"]);
    let terms: Vec<&str> = trend["series"].as_array().unwrap().iter().map(|s| s["term"].as_str().unwrap()).collect();
    assert_eq!(terms, ["war", "rain here"]);
    let points = trend["series"][0]["points"].as_array().unwrap();
    points.iter().for_each(|point| has(point, &["key", "freq", "per_million", "low", "high"]));
    assert_eq!(points.iter().map(|p| p["freq"].as_u64().unwrap()).collect::<Vec<_>>(), [2, 0, 1]);
    // No text is no zero.
    for member in ["per_million", "low", "high"] {
        assert!(points[1][member].is_null() && points[0][member].is_number(), "{}", points[1]);
    }
    let by_topic = json(&["trend", source.path(), "rain", "--by", "topics"]);
    let keys: Vec<Value> = by_topic["bins"].as_array().unwrap().iter().map(|b| b["key"].clone()).collect();
    assert_eq!(keys, ["rain", "other", "peace"]);
    let by_speaker = json(&["trend", source.path(), "war", "--by", "speaker"]);
    assert_eq!(by_speaker["bins"].as_array().unwrap().last().unwrap()["key"], Value::Null);
    let by_day = json(&["trend", source.path(), "war", "--by", "month"]);
    assert_eq!((&by_day["outside"]["coarse"], &by_day["outside"]["undated"]), (&1.into(), &1.into()));
    let told = done(&["trend", source.path(), "war", "--by", "month"]).err;
    assert!(told.contains("more coarsely") && told.contains("no date"), "{told}");
    // The same for each value by itself: its bins are those of the whole.
    let panels = json(&["trend", source.path(), "war", "rain", "--panels", "topics"]);
    let panels = panels["panels"].as_array().unwrap();
    assert_eq!(panels.iter().map(|panel| &panel["value"]).collect::<Vec<_>>(), ["rain", "other", "peace"]);
    for panel in panels {
        has(panel, &["value", "view", "bins", "series"]);
        assert_eq!(panel["bins"].as_array().unwrap().len(), 3);
        for bin in 0..3 {
            let points = [&panel["series"][0]["points"][bin], &panel["series"][1]["points"][bin]];
            let all: u64 = points.iter().map(|point| point["freq"].as_u64().unwrap()).sum();
            assert!(points.iter().all(|point| point["of_hits"] == all && point["among"].is_null() == (all == 0)));
        }
    }
    let (heads, rows) = csv(&["trend", source.path(), "war", "rain", "--panels", "topics", "--among"]);
    assert_eq!(heads[..3], ["topics", "year", "term"]);
    assert!(heads.ends_with(&["of_hits", "among", "among_low", "among_high"].map(String::from)), "{heads:?}");
    assert_eq!(rows.len(), 3 * 2 * 3);
}

#[test]
fn what_terms_says() {
    let source = corpus();
    let terms = json(&["terms", source.path()]);
    has(&terms, &["types", "tokens", "rows"]);
    let rows = terms["rows"].as_array().unwrap();
    rows.iter().for_each(|row| has(row, &["term", "freq", "per_million", "range", "dp"]));
    let first: Vec<(&str, u64, u64)> = rows[..3]
        .iter()
        .map(|r| (r["term"].as_str().unwrap(), r["freq"].as_u64().unwrap(), r["range"].as_u64().unwrap()))
        .collect();
    // Equal ones by code points.
    assert_eq!(first, [("rain", 3, 2), ("war", 3, 2), ("and", 1, 1)]);
    assert_eq!(rows.iter().map(|r| r["freq"].as_u64().unwrap()).sum::<u64>(), terms["tokens"].as_u64().unwrap());
    assert_eq!(rows.len() as u64, terms["types"].as_u64().unwrap());
    let often = json(&["terms", source.path(), "--min-freq", "2", "--sort", "term"]);
    assert_eq!(often["rows"].as_array().unwrap().len(), 2);
    // One document has no dispersion.
    let one = json(&["terms", source.path(), "--where", "topics:other"]);
    assert_eq!(one["rows"][0]["dp"], Value::Null);
}

#[test]
fn what_kwic_says() {
    let source = corpus();
    let kwic = json(&["kwic", source.path(), "war | rain"]);
    has(&kwic, &["matches", "lines", "lines_total", "view", "notes"]);
    assert_eq!((kwic["matches"].as_u64(), kwic["lines_total"].as_u64()), (Some(6), Some(6)));
    for line in kwic["lines"].as_array().unwrap() {
        has(line, &["doc", "position", "left", "node", "right", "speaker", "fields"]);
        has(line, &["title", "date", "paragraph", "start", "end", "marks"]);
    }
    let talk: Vec<&Value> = kwic["lines"].as_array().unwrap().iter().filter(|line| line["doc"] == "talk.txt").collect();
    let parts = |line: &Value| ["left", "node", "right"].map(|part| line[part].as_str().unwrap().to_owned());
    assert_eq!(parts(talk[0]), ["", "War", ", wars; café. Bo: The war."].map(str::to_owned));
    let [first, second] = [talk[0], talk[1]];
    assert_eq!((&first["position"], &first["speaker"], &first["paragraph"]), (&0.into(), &"Ann".into(), &1.into()));
    assert_eq!((&second["position"], &second["speaker"], &second["paragraph"]), (&4.into(), &"Bo".into(), &2.into()));
    assert_eq!(first["fields"]["topics"], serde_json::json!(["peace", "rain"]));
    assert_eq!((&first["date"], &first["title"]), (&"2019-05".into(), &"talk".into()));
    let undated = json(&["kwic", source.path(), "rain", "--where", "topics:other"]);
    assert_eq!((&undated["lines"][0]["date"], &undated["lines"][0]["speaker"]), (&Value::Null, &Value::Null));
    // The words that lines are sorted by are marked, as far as they are shown.
    let sorted = json(&["kwic", source.path(), "wars", "--sort", "1L,node,2R", "--context", "1"]);
    let mark = |sort: u32, part: &str, start: u32, end: u32| serde_json::json!({"sort": sort, "part": part, "start": start, "end": end});
    assert_eq!(sorted["lines"][0]["marks"], serde_json::json!([mark(0, "left", 0, 3), mark(1, "node", 0, 4)]));
}

/// The places of the lines, as `doc@position`.
#[track_caller]
fn places(args: &[&str]) -> Vec<String> {
    let kwic = json(args);
    let lines = kwic["lines"].as_array().unwrap().iter();
    lines.map(|line| format!("{}@{}", line["doc"].as_str().unwrap(), line["position"])).collect()
}

#[test]
fn lines_in_an_order() {
    let source = corpus();
    let kwic = |query, args: &[&str]| places(&[&["kwic", source.path(), query], args].concat());
    let [later, title, war, bo, rain, once] =
        ["late.md@3", "late.md@1", "talk.txt@0", "talk.txt@4", "sub/undated.txt@0", "sub/undated.txt@2"];
    // By code points of the path; the word before, the edge first, and last when it is turned round.
    assert_eq!(kwic("war | rain", &[]), [title, later, rain, once, war, bo]);
    assert_eq!(kwic("war | rain", &["--sort", "1L"]), [rain, war, once, title, later, bo]);
    assert_eq!(kwic("war | rain", &["--sort=-1L"]), [bo, later, title, once, rain, war]);
    // The undated last in both directions.
    assert_eq!(kwic("war | rain", &["--sort", "date"]), [war, bo, title, later, rain, once]);
    assert_eq!(kwic("war | rain", &["--sort", "-date,-node"]), [title, later, war, bo, rain, once]);
    // What has no speaker last in both directions.
    assert_eq!(kwic("war", &["--sort", "-speaker"]), [bo, war, title]);
    assert_eq!(kwic("war", &["--sort", "speaker"]), [war, bo, title]);
    assert_eq!(kwic("war | rain", &["--limit", "2", "--offset", "1"]), [later, rain]);

    let sampled = kwic("war | rain", &["--sample", "3", "--seed", "5"]);
    assert_eq!(sampled.len(), 3);
    assert_eq!(kwic("war | rain", &["--sample", "3", "--seed", "5"]), sampled);
    let samples: std::collections::BTreeSet<_> =
        (0..20).map(|seed: u32| kwic("war | rain", &["--sample", "3", "--seed", &seed.to_string()])).collect();
    assert!(samples.len() > 5, "{samples:?}");
}

#[test]
fn as_much_context_as_is_asked_for() {
    let source = corpus();
    let line = |args: &[&str]| {
        let kwic = json(&[&["kwic", source.path(), "wars"], args].concat());
        ["left", "node", "right"].map(|part| kwic["lines"][0][part].as_str().unwrap().to_owned())
    };
    assert_eq!(line(&["--context", "0"]), ["", "wars", ";"]);
    assert_eq!(line(&["--context", "1"]), ["War, ", "wars", "; café."]);
    assert_eq!(line(&["--context", "paragraph"]), ["War, ", "wars", "; café."]);
    // Text outside the view is shown all the same.
    assert_eq!(line(&["--where", "speaker:Ann", "--context", "3"]), ["War, ", "wars", "; café. Bo: The war."]);
    // More than can be shown is cut, and said; where there is no more, there is nothing to say.
    assert_eq!(done(&["kwic", source.path(), "=wars", "--context", "4000000000"]).err, "");
    let long = Folder::new(&[("a.txt", format!("War {}peace.", "and ".repeat(600)).as_bytes())]);
    for context in ["paragraph", "1000"] {
        let ran = done(&["kwic", long.path(), "war", "--context", context]);
        assert!(ran.err.contains("500 words on each side at most"), "{}", ran.err);
        assert_eq!(ran.out.matches("and").count(), 500);
    }
    assert!(done(&["kwic", source.path(), "speaker:Ann"]).err.contains("no word"));
}

#[test]
fn nodes_stand_below_one_another() {
    let source = Folder::new(&[
        ("a.txt", "中国 and war.".as_bytes()),
        ("b.txt", "Cafe\u{301}s and more cafe\u{301}s, and rain \u{7}in war.".as_bytes()),
        ("c.txt", b"War."),
    ]);
    let ran = done(&["kwic", source.path(), "war"]);
    let column = |line: &str| {
        let at = line.find("node").or_else(|| line.to_lowercase().find("war.")).expect(line);
        unicode_width::UnicodeWidthStr::width(&line[..at])
    };
    let columns: Vec<usize> = ran.out.lines().skip(1).map(column).collect();
    assert_eq!(columns.len(), 4, "{}", ran.out);
    assert!(columns.iter().all(|&column| column == columns[0]), "{columns:?}: {}", ran.out);
}

#[test]
fn what_groups_say() {
    let source = corpus();
    let groups = json(&["kwic", source.path(), "war | rain", "--group", "topics"]);
    has(&groups, &["matches", "lines_total", "rows_total", "rows", "overlapping"]);
    let rows = |groups: &Value| -> Vec<(Option<String>, u64, u64)> {
        let row = |r: &Value| {
            (r["value"].as_str().map(str::to_owned), r["count"].as_u64().unwrap(), r["documents"].as_u64().unwrap())
        };
        groups["rows"].as_array().unwrap().iter().map(row).collect()
    };
    let of = |value: &str, count, documents| (Some(value.to_owned()), count, documents);
    assert_eq!(rows(&groups), [of("rain", 4, 2), of("other", 2, 1), of("peace", 2, 1)]);
    assert_eq!(groups["overlapping"], true);
    let said = done(&["kwic", source.path(), "war | rain", "--group", "topics"]).err;
    assert!(said.contains("overlap"), "{said}");
    let before = json(&["kwic", source.path(), "war", "--group", "1L"]);
    assert_eq!(rows(&before), [of("later", 1, 1), of("the", 1, 1), (None, 1, 1)]);
    let speakers = json(&["kwic", source.path(), "war", "--group", "speaker"]);
    assert_eq!(rows(&speakers), [of("Ann", 1, 1), of("Bo", 1, 1), (None, 1, 1)]);
}

#[test]
fn what_terms_says_of_rows_of_words() {
    let source = corpus();
    let pairs = json(&["terms", source.path(), "--n", "2", "--within", "sentence", "--sort", "term"]);
    let terms: Vec<&str> = pairs["rows"].as_array().unwrap().iter().map(|r| r["term"].as_str().unwrap()).collect();
    assert!(terms.is_sorted() && terms.contains(&"the war") && !terms.contains(&"war no"), "{terms:?}");
    assert_eq!(
        pairs["tokens"],
        pairs["rows"].as_array().unwrap().iter().map(|r| r["freq"].as_u64().unwrap()).sum::<u64>()
    );
    let open = json(&["terms", source.path(), "--n", "3", "--open"]);
    assert!(open["rows"].as_array().unwrap().iter().all(|row| row["term"].as_str().unwrap().contains(" * ")));
    let words = Folder::new(&[("stop.txt", "The rain\n".as_bytes())]);
    let stop = words.at("stop.txt");
    for (list, left) in [("none", ["and", "rain", "the"].as_slice()), ("en", &["rain"]), (&stop, &["and"])] {
        let found = json(&["terms", source.path(), "--stopwords", list]);
        let terms: Vec<&str> = found["rows"].as_array().unwrap().iter().map(|r| r["term"].as_str().unwrap()).collect();
        let some: Vec<&str> = ["and", "rain", "the"].into_iter().filter(|word| terms.contains(word)).collect();
        assert_eq!((some.as_slice(), found["tokens"].as_u64()), (left, Some(13)), "{list}");
        assert_eq!(found["notes"].as_array().unwrap().is_empty(), list == "none", "it is said");
    }
    assert!(refused(1, &["terms", source.path(), "--stopwords", "tlh"]).contains("none, en, zh"));
}

#[test]
fn what_collocates_says() {
    let source = corpus();
    let found =
        json(&["collocates", source.path(), "war", "--min-freq", "1", "--window", "2L,1R", "--direction", "both"]);
    has(&found, &["matches", "n", "r1", "rows"]);
    assert_eq!((&found["matches"], &found["places"]), (&3.into(), &serde_json::json!([-2, -1, 1])));
    for row in found["rows"].as_array().unwrap() {
        has(row, &["term", "o11", "lines", "c1", "e11", "direction", "mi", "mi3", "t", "z", "g2", "log_dice", "dice"]);
        has(row, &["delta_p_21", "delta_p_12"]);
        assert!(["attracted", "repelled"].contains(&row["direction"].as_str().unwrap()));
    }
    // Five occurrences at least, and the attracted alone, unless told.
    assert!(json(&["collocates", source.path(), "war"])["rows"].as_array().unwrap().is_empty());
    let (heads, rows) = csv(&["collocates", source.path(), "war", "--min-freq", "1", "--window", "2L,1R"]);
    assert_eq!(heads[heads.len() - 3..], ["2L", "1L", "1R"]);
    assert!(
        !rows.is_empty()
            && rows.iter().all(|row| row[heads.iter().position(|h| h == "direction").unwrap()] == "attracted")
    );
    let sorted =
        json(&["collocates", source.path(), "war", "--min-freq", "1", "--window", "sentence", "--sort", "term"]);
    let terms: Vec<&str> = sorted["rows"].as_array().unwrap().iter().map(|r| r["term"].as_str().unwrap()).collect();
    assert!(terms.is_sorted() && sorted["places"].as_array().unwrap().is_empty(), "{terms:?}");
    assert!(refused(1, &["collocates", source.path(), "topics:rain"]).contains("Give a word"));
}

#[test]
fn rows_meet_all_minima() {
    let source = corpus();
    let around = ["collocates", source.path(), "war", "--min-freq", "1", "--direction", "both"];
    let keys = ["keyness", source.path(), "--target", "topics:rain", "--min-freq", "1"];
    for (args, minima) in [
        (&around[..], &["mi=0"][..]),
        (&around, &["log_dice=12", "o11=2"]),
        (&around, &["delta_p_21=-0.01", "t=-1", "lines=1"]),
        (&keys, &["log_ratio=0"]),
        (&keys, &["p=0.6", "freq_target=1", "log_ratio=-4"]),
        (&keys, &["q=0"]),
    ] {
        let all = json(args);
        let more: Vec<&str> = minima.iter().flat_map(|minimum| ["--min", minimum]).collect();
        let found = json(&[args, &more].concat());
        let meets = |row: &Value| {
            minima.iter().all(|minimum| {
                let (measure, bound) = minimum.split_once('=').unwrap();
                let bound: f64 = bound.parse().unwrap();
                let value = row[measure].as_f64();
                value.is_some_and(|value| if ["p", "q"].contains(&measure) { value <= bound } else { value >= bound })
            })
        };
        let expected: Vec<&Value> = all["rows"].as_array().unwrap().iter().filter(|row| meets(row)).collect();
        assert_eq!(found["rows"].as_array().unwrap().iter().collect::<Vec<_>>(), expected, "{minima:?}");
        assert_eq!(found["candidates"], all["candidates"]);
        let met = found["minima"].as_array().unwrap();
        assert_eq!(met.len(), minima.len());
        has(&met[0], &["measure", "value", "rows", "rows_without"]);
        assert!(done(&[args, &more].concat()).out.contains(&format!("{} of", expected.len())));
    }
    // What is most probable by chance comes last.
    let sorted = json(&[&keys[..], &["--sort", "p"]].concat());
    let ps: Vec<f64> = sorted["rows"].as_array().unwrap().iter().filter_map(|row| row["p"].as_f64()).collect();
    assert!(ps.is_sorted() && ps.len() > 2, "{ps:?}");
    for (args, wrong, said) in [
        (&around[..], "loudness=3", "mi3"),
        (&around, "term=3", "delta_p_12"),
        (&around, "p=0.05", "log_dice"),
        (&around, "mi", "= and a number"),
        (&keys, "mi=3", "log_ratio_low"),
        (&keys, "p=many", "not a number"),
    ] {
        let refusal = refused(2, &[args, &["--min", wrong]].concat());
        assert!(refusal.contains(said), "{wrong}: {refusal}");
    }
}

#[test]
fn what_keyness_says() {
    let source = corpus();
    let found = json(&["keyness", source.path(), "--target", "topics:rain", "--min-freq", "1"]);
    has(&found, &["target", "reference", "tested", "rows"]);
    for side in ["target", "reference"] {
        has(&found[side], &["documents", "tokens"]);
    }
    assert_eq!((&found["target"]["documents"], &found["reference"]["documents"]), (&2.into(), &1.into()));
    assert_eq!(found["tested"].as_u64().unwrap() as usize, found["rows"].as_array().unwrap().len());
    for row in found["rows"].as_array().unwrap() {
        has(row, &["term", "freq_target", "freq_reference", "direction", "g2", "p", "q", "log_ratio"]);
        has(row, &["log_ratio_low", "log_ratio_high", "pct_diff", "range_target", "range_reference", "dp_target"]);
        assert_eq!(row["pct_diff"].is_null(), row["freq_reference"] == 0, "{row}");
    }
    let one = json(&["keyness", source.path(), "--target", "topics:rain", "--min-freq", "1", "--limit", "1"]);
    assert_eq!((&one["tested"], &one["rows"][0]), (&found["tested"], &found["rows"][0]));
    let said = done(&["keyness", source.path(), "--target", "topics:rain", "--reference", "topics:*"]).err;
    assert!(said.contains("overlap") && said.contains("not independent"), "{said}");
    let list = Folder::new(&[("list.csv", "word,count\nwar,4\nsnow,2\n".as_bytes()), ("bad.csv", b"a,b\nwar,many\n")]);
    let args = ["keyness", source.path(), "--target", "topics:rain", "--min-freq", "1", "--reference-list"];
    let found = json(&[&args[..], &[&list.at("list.csv"), "--reference-total", "1000"]].concat());
    assert_eq!(found["reference"]["tokens"], 1000);
    let snow = found["rows"].as_array().unwrap().iter().find(|row| row["term"] == "snow").unwrap();
    assert_eq!((&snow["freq_reference"], &snow["range_reference"]), (&2.into(), &Value::Null));
    assert!(refused(1, &[&args[..], &[&list.at("bad.csv")]].concat()).contains("line 2"));
    refused(1, &["keyness", source.path(), "--target", "war"]);
}

#[test]
fn dispersions_side_by_side() {
    let source = corpus();
    let found = json(&["dispersion", source.path(), "war, rain", "--terms"]);
    let rows = found["rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["term"].as_str().unwrap()).collect::<Vec<_>>(), ["war", "rain"]);
    for row in rows {
        let alone = json(&["dispersion", source.path(), row["term"].as_str().unwrap()]);
        for measure in ["freq", "parts", "range", "juilland_d", "dp", "dp_norm", "rosengren_s", "carroll_d2", "arf"] {
            assert_eq!(row[measure], alone[measure], "{measure} of {row}");
        }
    }
    let (heads, rows) = csv(&["dispersion", source.path(), "rain, war", "--terms=freq"]);
    let at = heads.iter().position(|head| head == "freq").unwrap();
    let freqs: Vec<u32> = rows.iter().map(|row| row[at].parse().unwrap()).collect();
    assert!(freqs.len() == 2 && freqs[0] >= freqs[1], "{freqs:?}");
    refused(2, &["dispersion", source.path(), "war, rain", "--terms=loudness"]);
    refused(2, &["dispersion", source.path(), "war, rain", "--terms", "--sort", "freq"]);
}

#[test]
fn what_dispersion_and_diversity_say() {
    let source = corpus();
    let found = json(&["dispersion", source.path(), "war"]);
    has(&found, &["freq", "parts", "range", "juilland_d", "dp", "dp_norm", "rosengren_s", "carroll_d2", "arf"]);
    assert_eq!((&found["freq"], &found["parts"], &found["range"]), (&3.into(), &3.into(), &2.into()));
    assert_eq!(json(&["dispersion", source.path(), "war", "--parts", "4"])["parts"], 4);
    // One part has no dispersion.
    let one = json(&["dispersion", source.path(), "rain", "--where", "topics:other"]);
    assert!(one["dp"].is_null() && one["arf"].is_number(), "{one}");
    let by_speaker = json(&["dispersion", source.path(), "war", "--parts", "speaker", "--sort", "freq"]);
    assert_eq!(by_speaker["rows"].as_array().unwrap().len(), 3);
    assert!(refused(1, &["dispersion", source.path(), "war", "--parts", "nobody"]).contains("no field"));

    let found = json(&["diversity", source.path()]);
    has(&found, &["rows", "total"]);
    for row in found["rows"].as_array().unwrap().iter().chain([&found["total"]]) {
        has(row, &["doc", "tokens", "types", "ttr", "mattr", "mtld", "hdd", "yule_k"]);
        assert!(row["mattr"].is_null() && row["ttr"].is_number(), "{row}");
    }
    assert_eq!(found["total"]["tokens"], 13);
    let sorted = json(&["diversity", source.path(), "--sort", "tokens", "--limit", "1"]);
    assert_eq!((sorted["rows"].as_array().unwrap().len(), &sorted["total"]), (1, &found["total"]));
}

#[test]
fn tables_are_csv() {
    let source = corpus();
    for (args, heads, rows) in [
        (&["info", source.path()][..], "field", None),
        (&["search", source.path(), "war | rain"], "score", Some(3)),
        (&["trend", source.path(), "war", "rain"], "year", Some(6)),
        (&["terms", source.path()], "term", None),
        (&["kwic", source.path(), "war"], "doc", Some(3)),
        (&["kwic", source.path(), "war | rain", "--group", "node"], "node", Some(2)),
        (&["collocates", source.path(), "war", "--min-freq", "1"], "term", None),
        (&["keyness", source.path(), "--target", "topics:rain"], "term", None),
        (&["dispersion", source.path(), "war"], "part", Some(3)),
        // The last row is the total.
        (&["diversity", source.path()], "doc", Some(4)),
    ] {
        let (found, table) = csv(args);
        assert_eq!(found[0], heads);
        assert!(!table.is_empty() && rows.is_none_or(|rows| table.len() == rows), "{args:?}: {table:?}");
    }
    let (heads, rows) = csv(&["trend", source.path(), "war"]);
    let at = heads.iter().position(|h| h == "per_million").unwrap();
    assert_eq!((rows[1][0].as_str(), rows[1][at].as_str()), ("2020", ""), "what does not exist is empty");
    // A title with a comma and quotation marks.
    let (heads, rows) = csv(&["search", source.path(), "later"]);
    assert_eq!(rows[0][heads.iter().position(|h| h == "title").unwrap()], "Later, \"war\"");
}

#[test]
fn a_digest_says_so_wherever_it_goes() {
    let text = b"---\nsource: The Paper, p. 3.\nurl: https://example.org/a\n---\nAnn: War and rain.\n\nBo: No war.\n";
    let with = |wording: &str| {
        let toml = format!("title = 'A few'\nlanguage = 'en'\n{wording}");
        Folder::new(&[("corpus.toml", toml.as_bytes()), ("a.txt", text), ("b.txt", b"No rain.")])
    };
    let commands: [&[&str]; 8] = [
        &["search", "war"],
        &["kwic", "war"],
        &["kwic", "war", "--group", "node"],
        &["trend", "war", "--by", "source"],
        &["terms"],
        &["collocates", "war", "--min-freq", "1"],
        &["dispersion", "war"],
        &["diversity"],
    ];
    for (line, wording) in [("wording = 'digest'", "digest"), ("wording = 'verbatim'", "verbatim"), ("", "verbatim")] {
        let source = with(line);
        let package = tempfile::tempdir().unwrap();
        done(&["build", source.path(), "--out", package.path().to_str().unwrap()]);
        for corpus in [source.path(), package.path().to_str().unwrap()] {
            let info = json(&["info", corpus]);
            assert_eq!(info["wording"], wording);
            assert!(done(&["info", corpus]).out.contains(&format!("wording {wording}")));
            for command in commands {
                let args = [&[command[0], corpus], &command[1..]].concat();
                let made_from = &json(&args)["made_from"];
                assert_eq!((&made_from["corpus"][0], &made_from["wording"][0]), (&"A few".into(), &wording.into()));
                assert_eq!(made_from["fingerprint"][0], info["fingerprint"]);
                assert_eq!(made_from["note"].is_array(), wording == "digest", "{made_from}");
                // Rows travel without what they were made from.
                let (heads, rows) = csv(&args);
                assert_eq!(heads.last().is_some_and(|head| head == "wording"), wording == "digest", "{heads:?}");
                assert!(wording == "verbatim" || rows.iter().all(|row| row.last().unwrap() == "digest"), "{rows:?}");
            }
        }
        // The source and the address that the document has, and none where it has none.
        let kwic = json(&["kwic", source.path(), "war | rain"]);
        let sources: Vec<&Value> = kwic["lines"].as_array().unwrap().iter().map(|line| &line["source"]).collect();
        assert_eq!(
            sources,
            [&Value::from("The Paper, p. 3."), &"The Paper, p. 3.".into(), &"The Paper, p. 3.".into(), &Value::Null]
        );
        assert_eq!(kwic["lines"][0]["url"], "https://example.org/a");
        let search = json(&["search", source.path(), "war"]);
        assert_eq!(search["results"][0]["source"], "The Paper, p. 3.");
        assert_eq!(search["results"][0]["url"], "https://example.org/a");
        for args in [["kwic", source.path(), "war"], ["search", source.path(), "war"]] {
            let (heads, rows) = csv(&args);
            let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
            assert_eq!(
                (rows[0][at("source")].as_str(), rows[0][at("url")].as_str()),
                ("The Paper, p. 3.", "https://example.org/a")
            );
            assert_eq!(heads.iter().filter(|head| *head == "source").count(), 1);
        }
    }
    let source = with("wording = 'loose'");
    let ran = done(&["info", source.path()]);
    assert!(ran.err.contains("unknown wording \"loose\"; known are verbatim, digest"), "{}", ran.err);
}

#[test]
fn csv_has_its_settings_where_they_are_asked_for() {
    let source = corpus();
    let args = ["terms", source.path(), "--where", "topics:rain", "--min-freq", "1"];
    let plain = done(&[&args[..], &["--csv"]].concat()).out;
    assert!(plain.starts_with("term,"), "{plain}");
    let whole = done(&[&args[..], &["--csv-settings"]].concat()).out;
    let table = whole.strip_suffix(&plain).expect("the table is the same");
    let comments: Vec<&str> = table.lines().collect();
    assert!(comments.iter().all(|line| line.starts_with("# ") || line.starts_with("\"# ")), "{table}");
    for setting in [
        "# corpus: A few",
        "# wording: verbatim",
        "# fingerprint: ",
        "# version: Readout ",
        "# command: readout terms ",
    ] {
        assert!(comments.iter().any(|line| line.starts_with(setting)), "{setting} in {table}");
    }
    assert!(table.contains(" --where topics:rain --min-freq 1 --csv-settings"), "{table}");
    refused(2, &["terms", source.path(), "--json", "--csv-settings"]);
}

#[test]
fn a_readable_table() {
    let source = corpus();
    for args in [
        &["info", source.path()][..],
        &["search", source.path(), "here | café"],
        &["trend", source.path(), "war"],
        &["terms", source.path()],
        &["kwic", source.path(), "rain"],
        &["kwic", source.path(), "rain", "--group", "1R"],
        &["terms", source.path(), "--n", "2"],
        &["collocates", source.path(), "war", "--min-freq", "1"],
        &["keyness", source.path(), "--target", "topics:rain"],
        &["dispersion", source.path(), "war"],
        &["diversity", source.path()],
    ] {
        let ran = done(args);
        assert!(ran.out.lines().count() > 2, "{}", ran.out);
        assert!(!ran.out.chars().any(|c| c.is_control() && c != '\n'), "text must not steer a terminal: {:?}", ran.out);
    }
}

#[test]
fn a_command_line_at_fault() {
    let source = corpus();
    for args in [
        &[][..],
        &["nothing"],
        &["search", source.path()],
        &["build", source.path()],
        &["terms", source.path(), "--sort", "nobody"],
        &["terms", source.path(), "--limit", "many"],
        &["terms", source.path(), "--json", "--csv"],
        &["terms", source.path(), "--n", "6"],
        &["terms", source.path(), "--within", "paragraph"],
        &["collocates", source.path()],
        &["collocates", source.path(), "war", "--window", "5"],
        &["collocates", source.path(), "war", "--window", "5L,5L"],
        &["collocates", source.path(), "war", "--window", "51R"],
        &["collocates", source.path(), "war", "--sort", "nobody"],
        &["keyness", source.path()],
        &["keyness", source.path(), "--target", "topics:rain", "--direction", "up"],
        &["keyness", source.path(), "--target", "topics:rain", "--reference-total", "9"],
        &["dispersion", source.path(), "war", "--parts", "0"],
        &["search", source.path(), "war", "--forms", "lemma"],
        &["trend", source.path()],
        &["trend", source.path(), "war", "--by", "topics", "--sort", "loudness"],
        &["trend", source.path(), "war", "--by", "topics", "--min-tokens", "few"],
        &["kwic", source.path()],
        &["kwic", source.path(), "war", "--sort", "0L"],
        &["kwic", source.path(), "war", "--sort", "1R,,node"],
        &["kwic", source.path(), "war", "--sort", "1R,2R,3R,4R"],
        &["kwic", source.path(), "war", "--context", "some"],
        &["kwic", source.path(), "war", "--group", "10R"],
        &["kwic", source.path(), "war", "--group", "1R", "--sort", "1R"],
        &["kwic", source.path(), "war", "--seed", "3"],
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.err.is_empty());
    }
    assert!(done(&["--help"]).out.contains("search"));
    assert!(done(&["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_query_at_fault_is_marked() {
    let source = corpus();
    let said = refused(1, &["search", source.path(), "战 (war"]);
    // The mark stands under the parenthesis, which comes after a sign of double width and a space.
    assert!(said.contains("\n  战 (war\n     ^\n"), "{said}");
    assert!(said.contains("This parenthesis is not closed."), "{said}");
    for args in [
        &["terms", source.path(), "--where", "war"][..],
        &["search", source.path(), "war", "--where", "nobody:x"],
        &["trend", source.path(), "war", "--by", "nobody"],
        &["trend", source.path(), "(war", "--json"],
        &["kwic", source.path(), "(war", "--json"],
        &["kwic", source.path(), "war", "--sort", "1R,nobody"],
        &["kwic", source.path(), "war", "--group", "nobody"],
    ] {
        refused(1, args);
    }
}

#[test]
fn what_is_not_there() {
    let empty = Folder::new(&[]);
    let nowhere = empty.at("nowhere");
    for command in
        [&["info", &nowhere][..], &["build", &nowhere, "--out", &empty.at("out")], &["search", &nowhere, "war"]]
    {
        assert!(refused(1, command).contains("nowhere"));
    }
    assert!(refused(1, &["check", &nowhere]).contains("nowhere"));
    assert!(refused(1, &["check", empty.path()]).contains("no package"));
    assert!(refused(1, &["info", empty.path()]).contains("There is no text in"));
    refused(1, &["build", empty.path(), "--out", &empty.at("out")]);
    assert!(files(empty.0.path()).is_empty(), "nothing was written");
}

#[test]
fn a_damaged_package_is_refused_by_every_command() {
    let (source, out) = (corpus(), Folder::new(&[]));
    done(&["build", source.path(), "--out", out.path()]);
    for (name, bytes) in files(out.0.path()) {
        let mut damaged = bytes.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 4;
        let path = out.0.path().join(&name);
        for bytes in [Some(damaged), Some(bytes[..middle].to_vec()), None] {
            match bytes {
                Some(bytes) => fs::write(&path, bytes).unwrap(),
                None if name.as_os_str() == "corpus.json" => continue,
                None => fs::remove_file(&path).unwrap(),
            }
            for args in [&["check", out.path()][..], &["info", out.path()], &["terms", out.path(), "--json"]] {
                let said = refused(1, args);
                assert!(said.contains(name.to_str().unwrap()), "{said}");
            }
        }
        fs::write(&path, bytes).unwrap();
    }
    done(&["check", out.path()]);
}

#[test]
fn files_that_are_no_texts() {
    let source = Folder::new(&[
        ("a.txt", b"War."),
        ("b.txt", b"\x7fELF\0\0\x01\0war"),
        ("c.png", b"\x89PNG\r\n"),
        ("d.txt", b"Rain."),
    ]);
    let out = Folder::new(&[]);
    let ran = run(&["build", source.path(), "--out", &out.at("folder")]);
    assert!(ran.err.contains("error: b.txt: ") && ran.err.contains("warning: c.png: "), "{}", ran.err);
    assert_eq!(ran.code, 1, "a text could not be used");
    assert_eq!(json(&["info", &out.at("folder")])["documents"], 2, "the others went on");

    let (a, b, c) = (source.at("a.txt"), source.at("b.txt"), source.at("c.png"));
    for other in [&b, &c] {
        let ran = run(&["build", &a, other, "--out", &out.at("named")]);
        let name = Path::new(other).file_name().unwrap().to_str().unwrap();
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains(&format!("error: {name}: ")), "{}", ran.err);
        assert_eq!(json(&["info", &out.at("named")])["documents"], 1, "the other went on");
    }
    fs::remove_file(&b).unwrap();
    let ran = done(&["build", source.path(), "--out", &out.at("folder")]);
    assert!(ran.err.contains("warning: c.png: "), "{}", ran.err);
}

#[test]
fn another_encoding_is_read_and_said() {
    let source = Folder::new(&[("old.txt", b"Caf\xe9 \x93war\x94."), ("new.txt", "Café.".as_bytes())]);
    let ran = done(&["search", source.path(), "café", "--json"]);
    assert!(ran.err.contains("warning: old.txt: ") && ran.err.contains("windows-1252"), "{}", ran.err);
    assert!(!ran.err.contains("new.txt"), "{}", ran.err);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["matches"], 2);
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More than any pipe holds, so that the writer must notice.
    let words: String = (0..40_000).map(|n| format!("word{n} ")).collect();
    let source = Folder::new(&[("a.txt", words.as_bytes())]);
    for form in [&[][..], &["--json"], &["--csv"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
            .args(["terms", source.path()])
            .args(form)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{form:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("error"), "{form:?}");
    }
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let (first, second, out) = (corpus(), corpus(), Folder::new(&[]));
    done(&["build", first.path(), "--out", &out.at("a")]);
    done(&["build", second.path(), "--out", &out.at("b")]);
    let (a, b) = (files(&out.0.path().join("a")), files(&out.0.path().join("b")));
    assert!(a.len() > 5 && a == b);
    // Over a package that is there, nothing of it is left.
    fs::write(second.at("talk.txt"), "Another text.").unwrap();
    done(&["build", second.path(), "--out", &out.at("a")]);
    done(&["build", second.path(), "--out", &out.at("c")]);
    assert_eq!(files(&out.0.path().join("a")), files(&out.0.path().join("c")));
    assert_ne!(files(&out.0.path().join("a")), b);
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let source = corpus();
    let out = Folder::new(&[("thesis.txt", b"All of my work."), ("sub/notes.bin", b"More.")]);
    let before = files(out.0.path());
    assert!(refused(1, &["build", source.path(), "--out", out.path()]).contains("holds something that is no package"));
    // Neither the source itself, nor a file.
    refused(1, &["build", source.path(), "--out", source.path()]);
    refused(1, &["build", source.path(), "--out", &out.at("thesis.txt")]);
    assert_eq!(files(out.0.path()), before);
}

pub(super) const PAGE: &[(&str, &[u8])] = &[
    ("index.html", b"<!doctype html>"),
    ("page.js", b"1"),
    ("page_bg.wasm", b"2"),
    ("worker.js", b"3"),
    ("worker_bg.wasm", b"4"),
    ("locales/en.txt", b"5"),
    ("read.css", b"6"),
    ("corpus/corpus.json", b"{}"),
    ("corpus/0123.bin", b"the page's own"),
];

#[test]
fn a_site_needs_the_page() {
    let (source, out) = (corpus(), Folder::new(&[]));
    let nowhere = out.at("no-page");
    let said = refused(1, &["site", source.path(), "--out", &out.at("site"), "--page", &nowhere]);
    assert!(said.contains("no-page"), "{said}");
    // The command that builds it is named, and is the one that the README gives.
    let command = said.split('`').nth(1).unwrap_or_default();
    assert!(command.len() > 4 && include_str!("../../README.md").contains(command), "{said}");
    assert!(!Path::new(&out.at("site")).exists());
}

#[test]
fn a_site_is_the_page_with_a_corpus() {
    let (source, page, out) = (corpus(), Folder::new(PAGE), Folder::new(&[]));
    let site = out.at("site");
    let args = ["site", source.path(), "--out", &site, "--page", page.path()];
    for _ in 0..2 {
        done(&args);
        let names: Vec<String> =
            files(Path::new(&site)).into_iter().map(|(name, _)| name.to_str().unwrap().to_owned()).collect();
        assert!(PAGE[..7].iter().all(|(name, _)| names.contains(&(*name).to_owned())), "{names:?}");
        assert!(!names.contains(&"corpus/0123.bin".to_owned()), "{names:?}");
        done(&["check", &format!("{site}/corpus")]);
    }
    // Not into the page itself, nor over something else.
    refused(1, &["site", source.path(), "--out", page.path(), "--page", page.path()]);
    let other = Folder::new(&[("thesis.txt", b"All of my work.")]);
    let before = files(other.0.path());
    refused(1, &["site", source.path(), "--out", other.path(), "--page", page.path()]);
    assert_eq!(files(other.0.path()), before);
}

#[test]
fn a_site_is_one_file() {
    let scripts: [(&str, &[u8]); 9] = [
        ("index.html", b"<!doctype html><title>Readout</title></head><body><div id=app></div></body></html>"),
        ("boot.js", b"boot()"),
        ("said.js", b"said()"),
        ("kept.js", b"kept()"),
        ("page.css", b"p{}"),
        ("read.css", b"q{}"),
        ("icon.svg", b"<svg/>"),
        ("language.html", b"<!doctype html><html lang=en><title>T</title><main>words</main>"),
        ("404.html", b"nowhere"),
    ];
    let mut all: Vec<(&str, &[u8])> = PAGE.iter().filter(|(name, _)| *name != "index.html").copied().collect();
    all.retain(|(name, _)| *name != "read.css");
    all.extend(scripts);
    let (source, page, out) = (corpus(), Folder::new(&all), Folder::new(&[]));
    let file = out.at("all.html");
    let args = ["site", source.path(), "--single-file", &file, "--page", page.path()];
    done(&args);
    let html = fs::read_to_string(&file).unwrap();
    for part in [
        "page_bg.wasm",
        "worker.js",
        "worker_bg.wasm",
        "locales/en.txt",
        "language.html",
        "shown/language.html",
        "index.html",
        "corpus/corpus.json",
    ] {
        assert!(html.contains(&format!("id=\"held:{part}\"")), "{part}");
    }
    assert!(!html.contains("held:404.html") && !html.contains("held:shown/index.html"));
    for script in ["boot()", "said()", "kept()", "1"] {
        assert!(html.contains(&format!("<script>{script}</script>")), "{script}");
    }
    // The hash of `boot()`, as `openssl dgst -sha256 -binary | base64` gives it.
    assert!(html.contains("'sha256-MeZS89WlF0u+o0hCvHTBt4q1WHU+U+sJKgbdRUc36mY='"), "{}", &html[..900]);
    done(&args);
    assert_eq!(fs::read_to_string(&file).unwrap(), html, "the same twice");
    // It is a file or a folder, and a file has no address.
    refused(2, &["site", source.path(), "--page", page.path()]);
    refused(2, &["site", source.path(), "--single-file", &file, "--out", &out.at("x"), "--page", page.path()]);
    refused(2, &["site", source.path(), "--single-file", &file, "--address", "https://example.org/"]);
    refused(1, &["site", source.path(), "--single-file", &out.at("no/such/folder.html"), "--page", page.path()]);
    // What would end its own element is refused.
    fs::write(page.at("boot.js"), "'</script>'").unwrap();
    let said = refused(1, &args);
    assert!(said.contains("boot.js"), "{said}");
}

#[test]
fn a_site_lists_what_is_kept_of_it() {
    let (source, page, out) = (corpus(), Folder::new(PAGE), Folder::new(&[]));
    let site = out.at("site");
    let list = |site: &str| {
        done(&["site", source.path(), "--out", site, "--page", page.path()]);
        let worker = fs::read_to_string(Path::new(site).join("sw.js")).unwrap();
        let version = worker.split("VERSION = \"").nth(1).unwrap()[..32].to_owned();
        let files = worker.split("const FILES = ").nth(1).unwrap().split(";\n").next().unwrap();
        (version, serde_json::from_str::<serde_json::Value>(files).unwrap())
    };
    let (version, listed) = list(&site);
    let names: Vec<&str> = listed.as_object().unwrap().keys().map(String::as_str).collect();
    assert!(["index.html", "page_bg.wasm", "corpus/corpus.json"].iter().all(|name| names.contains(name)), "{names:?}");
    assert!(
        names.iter().all(|name| !name.starts_with("read/") && *name != "sw.js" && *name != "404.html"),
        "{names:?}"
    );
    // As `printf 2 | sha256sum` gives it.
    assert_eq!(listed["page_bg.wasm"], "d4735e3a265e16eee03f59718b9b5d03");
    assert_eq!(list(&site), (version.clone(), listed), "the same twice");
    fs::write(page.at("page_bg.wasm"), "3").unwrap();
    assert_ne!(list(&site).0, version, "another build is another version");
}
