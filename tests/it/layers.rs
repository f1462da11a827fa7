//! The layers of `src` point down, and no files import each other in a circle.
//!
//! What a file imports is read from its `use` declarations and from the paths in its code, without its unit tests. An
//! import is one of the file that defines the item: re-exports are followed, and are no imports themselves.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::Path,
};

use regex_lite::{Captures, Regex};

/// Every layer, the lowest first, with those that it may import.
const LAYERS: [(&str, &[&str]); 20] = [
    ("model", &[]),
    ("text", &[]),
    ("message", &["text"]),
    ("corpus", &["model", "text"]),
    ("index", &["model", "text", "message", "corpus"]),
    ("query", &["model", "text", "message", "index"]),
    ("stats", &[]),
    ("protocol", &["model", "message", "corpus", "query"]),
    ("engine", &["model", "text", "message", "index", "query", "stats", "protocol"]),
    ("chart", &["model", "protocol"]),
    ("link", &["model", "message", "query", "protocol"]),
    ("export", &["model", "protocol"]),
    ("import", &[]),
    ("cite", &["model"]),
    ("translation", &[]),
    ("publish", &["model", "text", "corpus", "index", "protocol", "engine", "link", "translation"]),
    ("importing", &["model", "text", "message", "corpus", "index", "protocol"]),
    (
        "cli",
        &[
            "model", "text", "message", "corpus", "index", "query", "protocol", "engine", "chart", "link", "export",
            "import", "publish",
        ],
    ),
    (
        "platform",
        &["model", "message", "corpus", "index", "protocol", "engine", "chart", "export", "publish", "importing"],
    ),
    (
        "ui",
        &[
            "model",
            "message",
            "corpus",
            "query",
            "stats",
            "protocol",
            "chart",
            "link",
            "cite",
            "export",
            "import",
            "translation",
            "platform",
        ],
    ),
];

/// The same within `ui`.
const UI_LAYERS: [(&str, &[&str]); 10] = [
    ("logic", &[]),
    ("words", &[]),
    ("problem", &["words"]),
    ("keys", &["words"]),
    ("state", &["logic", "words", "problem"]),
    ("components", &["logic", "words", "state"]),
    ("charts", &["logic", "words", "keys", "state", "components"]),
    ("views", &["logic", "words", "problem", "keys", "state", "components", "charts"]),
    ("shell", &["logic", "words", "keys", "state", "components", "views"]),
    ("mount", &["words", "state", "shell"]),
];

/// In this layer a folder and its files may still import each other.
const UNSETTLED: &str = "ui";

/// A module by the names on the way to it: empty for the crate, `["query", "parse"]` for `src/query/parse/mod.rs`.
type Module = Vec<String>;
/// Modules by module: those that each imports.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

struct Source {
    /// Without comments, unit tests and re-exports.
    code: String,
    /// What it re-exports, by name.
    reexports: BTreeMap<String, Vec<String>>,
}

struct Sources(BTreeMap<Module, Source>);

impl Sources {
    fn read() -> Self {
        let mut sources = BTreeMap::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        read_folder(&root, &Vec::new(), &mut sources);
        Self(sources)
    }

    /// The imports of every module.
    fn imports(&self) -> Imports {
        let uses = Regex::new(r"(?m)^\s*use ([^;]*);").unwrap();
        let paths = Regex::new(r"[A-Za-z_]\w*(?:::\w+)+").unwrap();
        let mut imports = Imports::new();
        for (module, source) in &self.0 {
            let mut named: Vec<Vec<String>> = Vec::new();
            let rest = uses.replace_all(&source.code, |found: &Captures| {
                named.extend(leaves(&found[1]));
                ""
            });
            named.extend(paths.find_iter(&rest).map(|path| path.as_str().split("::").map(str::to_owned).collect()));
            let defined = named.into_iter().filter_map(|path| Some(self.defining(self.absolute(module, path)?)));
            let others = defined.filter(|other| other != module && !other.is_empty()).collect();
            imports.insert(module.clone(), others);
        }
        imports
    }

    /// A path from the crate on; `None` for one into another crate.
    fn absolute(&self, module: &Module, path: Vec<String>) -> Option<Vec<String>> {
        let mut base = module.clone();
        let mut rest = path.as_slice();
        match rest.first()?.as_str() {
            "crate" => return Some(rest[1..].to_vec()),
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                base.push(child.to_owned());
                if !self.0.contains_key(&base) {
                    return None;
                }
                base.pop();
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The module in which the item of a path is defined.
    fn defining(&self, mut path: Vec<String>) -> Module {
        loop {
            let length = (0..=path.len()).rev().find(|&length| self.0.contains_key(&path[..length])).unwrap();
            let (module, rest) = (path[..length].to_vec(), path[length..].to_vec());
            let reexport = rest.first().and_then(|item| self.0[&module].reexports.get(item)).cloned();
            match reexport.and_then(|reexport| self.absolute(&module, reexport)) {
                Some(target) => path = target.into_iter().chain(rest.into_iter().skip(1)).collect(),
                None => return module,
            }
        }
    }
}

/// Reads the modules of a folder: `lib.rs` and `mod.rs` are the folder's own.
fn read_folder(folder: &Path, module: &Module, sources: &mut BTreeMap<Module, Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut inner = module.clone();
        if path.is_dir() {
            // Binaries import the crate as others do.
            if name != "bin" {
                inner.push(name);
                read_folder(&path, &inner, sources);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "main" {
            if name != "mod" && name != "lib" {
                inner.push(name);
            }
            sources.insert(inner, source(&fs::read_to_string(&path).unwrap()));
        }
    }
}

fn source(text: &str) -> Source {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let code = Regex::new(r"//[^\n]*").unwrap().replace_all(code, "");
    let mut reexports = BTreeMap::new();
    let code = Regex::new(r"(?m)^pub(?:\([^)]*\))? use ([^;]*);").unwrap().replace_all(&code, |found: &Captures| {
        for leaf in leaves(&found[1]) {
            reexports.insert(leaf.last().unwrap().clone(), leaf);
        }
        ""
    });
    Source { code: code.into_owned(), reexports }
}

/// The paths of a use tree: `a::{b, c as d}` is `a::b` and `a::c`.
fn leaves(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let (head, group) = match tree.split_once('{') {
        Some((head, group)) => (head, group.trim_end().strip_suffix('}')),
        None => (tree, None),
    };
    let head = head.split(" as ").next().unwrap();
    let path: Vec<String> =
        head.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let Some(group) = group else { return vec![path] };
    let mut depth = 0;
    let items = group.split(|sign| {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        sign == ',' && depth == 0
    });
    let inner = items.filter(|item| !item.trim().is_empty()).flat_map(leaves);
    inner.map(|leaf| path.iter().cloned().chain(leaf.into_iter().filter(|name| name != "self")).collect()).collect()
}

/// The shortest way from a module back to itself.
fn circle(imports: &Imports, start: &Module) -> Option<Vec<Module>> {
    let mut from: BTreeMap<&Module, &Module> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(module) = queue.pop_front() {
        for next in imports.get(module).into_iter().flatten() {
            if next == start {
                let mut way = vec![start.clone(), module.clone()];
                while way.last().unwrap() != start {
                    way.push(from[way.last().unwrap()].clone());
                }
                way.reverse();
                return Some(way);
            }
            if !from.contains_key(next) {
                from.insert(next, module);
                queue.push_back(next);
            }
        }
    }
    None
}

/// The imports that a list of layers does not allow; `folder` is the module that the layers are in.
fn forbidden(imports: &Imports, folder: &[&str], layers: &[(&str, &[&str])]) -> Vec<String> {
    let place = |layer: &str| layers.iter().position(|(name, _)| *name == layer);
    let layer_of = |module: &Module| {
        let inside = module.iter().zip(folder).filter(|(name, folder)| name == folder).count() == folder.len();
        module.get(folder.len()).filter(|_| inside).cloned()
    };
    let mut faults = Vec::new();
    for (layer, allowed) in layers {
        let above = allowed.iter().filter(|other| place(other) >= place(layer));
        faults.extend(above.map(|other| format!("{other} is not below {layer}")));
    }
    for (module, imported) in imports {
        let Some(layer) = layer_of(module) else { continue };
        let Some((_, allowed)) = layers.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{layer} is not in the list of layers"));
            continue;
        };
        for other in imported {
            if layer_of(other).is_some_and(|other| other != layer && !allowed.contains(&other.as_str())) {
                faults.push(format!("{} imports {}", module.join("/"), other.join("/")));
            }
        }
    }
    faults
}

#[test]
fn the_layers_point_down() {
    let imports = Sources::read().imports();
    let mut faults = forbidden(&imports, &[], &LAYERS);
    faults.extend(forbidden(&imports, &["ui"], &UI_LAYERS));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_view_imports_another() {
    let view = |module: &Module| {
        let is_view = module.len() > 2 && module[0] == "ui" && module[1] == "views";
        is_view.then(|| module[2].clone())
    };
    let mut faults = Vec::new();
    for (module, imported) in Sources::read().imports() {
        let Some(own) = view(&module) else { continue };
        let others = imported.iter().filter(|other| view(other).is_some_and(|other| other != own));
        faults.extend(others.map(|other| format!("{} imports {}", module.join("/"), other.join("/"))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_files_go_round_in_a_circle() {
    let imports = Sources::read().imports();
    let settled = |module: &&Module| module.first().is_some_and(|layer| layer != UNSETTLED);
    let circles: BTreeSet<Vec<Module>> =
        imports.keys().filter(settled).filter_map(|module| circle(&imports, module)).collect();
    let written = |way: Vec<Module>| way.iter().map(|module| module.join("/")).collect::<Vec<_>>().join(" → ");
    let circles: Vec<String> = circles.into_iter().map(written).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn use_trees_are_read() {
    let paths: Vec<String> = leaves("crate::{a::{self, b}, c as d}").into_iter().map(|leaf| leaf.join("::")).collect();
    assert_eq!(paths, ["crate::a", "crate::a::b", "crate::c"]);
}
