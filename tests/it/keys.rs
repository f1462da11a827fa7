//! The table of keys, `src/ui/keys.rs`, by its text, since the page itself is compiled for browsers alone:
//! `tests/e2e/keys.test.mjs` presses every key that it lists.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

const TABLE: &str = "keys.rs";

fn ui() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui")
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    fs::read_dir(folder).unwrap().flat_map(|entry| below(entry.unwrap().path())).collect()
}

/// What stands between two texts, wherever the first one occurs.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

#[test]
fn nothing_hears_a_key_that_is_not_in_the_table() {
    for path in files(&ui()) {
        let code = fs::read_to_string(&path).unwrap();
        let heard = ["\"keydown\"", "\"keyup\"", "\"keypress\"", "\"aria-keyshortcuts\"", "event.key()"];
        let own = heard.iter().find(|part| code.contains(**part));
        assert!(own.is_none() || path.ends_with(TABLE), "{}: {own:?}", path.display());
    }
}

#[test]
fn each_key_does_one_thing_in_one_place_and_each_action_has_a_key() {
    let code = fs::read_to_string(ui().join(TABLE)).unwrap();
    let table = between(&code, "const KEYS", "];")[0];
    let keys = between(table, "key(", ", Action");
    assert!(keys.len() > 20, "{keys:?}");
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "{keys:?}");
    let actions: HashSet<&str> = between(table, "Action::", ",").into_iter().collect();
    let variants = between(&code, "pub enum Action {", "}")[0];
    let variants = variants.lines().filter_map(|line| line.trim().strip_suffix(','));
    assert_eq!(variants.collect::<HashSet<_>>(), actions);
}
