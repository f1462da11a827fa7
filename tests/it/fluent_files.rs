//! The Fluent files of all languages: each against the English ones, those against the code, and what is said of files that
//! are wrong.

#[path = "../../build/locales.rs"]
mod locales;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{Expression, Pattern, PatternElement, VariantKey};
use intl_pluralrules::{PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use locales::{ENGLISH, Language, Message, faults, own_faults, parse, read};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn languages() -> Vec<Language> {
    read(&root().join("locales")).unwrap()
}

fn english() -> Language {
    languages().into_iter().find(|language| language.tag == ENGLISH).unwrap()
}

#[test]
fn every_language_has_the_messages_of_the_english_one() {
    let (all, english) = (languages(), english());
    let mut wrong = own_faults(&english);
    wrong.extend(all.iter().flat_map(|language| faults(&english, language)));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The keys of the variants that a message chooses between.
fn variants(pattern: &Pattern<String>) -> Vec<String> {
    let keys = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => Some(variants),
        _ => None,
    });
    let name = |key: &VariantKey<String>| match key {
        VariantKey::Identifier { name } => Some(name.clone()),
        VariantKey::NumberLiteral { .. } => None,
    };
    keys.flatten().filter_map(|variant| name(&variant.key)).collect()
}

#[test]
fn forms_are_those_that_the_language_has() {
    for Language { tag, messages } in languages() {
        let language = tag.split('-').next().unwrap().parse::<LanguageIdentifier>().unwrap();
        let rules = PluralRules::create(language, PluralRuleType::CARDINAL).unwrap();
        let numbers = (0..=200u64).chain([1_000, 1_000_000]);
        let categories: HashSet<String> =
            numbers.map(|number| format!("{:?}", rules.select(number).unwrap()).to_lowercase()).collect();
        for message in messages {
            let unknown: Vec<String> =
                variants(&message.pattern).into_iter().filter(|v| !categories.contains(v)).collect();
            assert!(unknown.is_empty(), "{tag}: `{}` has {unknown:?}, and its language {categories:?}", message.id);
        }
    }
}

/// A file, or all files below a folder.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

/// The code of some files and folders of `src`, without its tests.
fn sources(paths: &[&str]) -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = paths.iter().flat_map(|path| files(&root().join("src").join(path))).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    let code =
        |path: &PathBuf| fs::read_to_string(path).unwrap().split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
    paths.iter().map(|path| (path.clone(), code(path))).collect()
}

/// `no-dates` as `NoDates`.
fn pascal(name: &str) -> String {
    name.split(['-', '_']).map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

#[test]
fn every_message_is_shown_somewhere() {
    let code = |paths: &[&str]| sources(paths).into_iter().map(|(_, code)| code).collect::<String>();
    let [page, plain, all] = [code(&["ui"]), code(&["publish/plain"]), code(&[""])];
    let script = |name: &str| fs::read_to_string(root().join("public").join(name)).unwrap();
    let boot = script("boot.js") + &script("said.js");
    // Whatever stands behind a sign.
    fn named<'a>(code: &'a str, sign: &str) -> HashSet<&'a str> {
        let end = |c: char| !c.is_alphanumeric() && c != '_';
        code.split(sign).skip(1).filter_map(|rest| rest.split(end).next()).collect()
    }
    let (by_page, by_plain, by_engine) = (named(&page, "::"), named(&plain, "."), named(&all, "::"));
    let is_shown = |message: &Message| {
        let key = message.key();
        match message.file.as_str() {
            "boot" => {
                let key = key.replace('_', "-");
                // By itself, or as one half of what `say` shows.
                let both = key.trim_end_matches("-title").trim_end_matches("-help");
                boot.contains(&format!(".{key}")) || boot.contains(&format!("\"{both}\""))
            }
            "plain" => by_plain.contains(&*key),
            "bad-regex" | "malformed" | "message" | "stop-list" | "task" => by_engine.contains(&*pascal(&key)),
            _ => by_page.contains(&*key),
        }
    };
    let unused: Vec<String> = english().messages.iter().filter(|m| !is_shown(m)).map(|m| m.id.clone()).collect();
    assert!(unused.is_empty(), "nothing shows {unused:?}");
}

#[test]
fn what_the_boot_scripts_say_is_a_line_each() {
    for Language { tag, messages } in languages() {
        for message in messages.iter().filter(|message| message.file == "boot") {
            assert_eq!(message.source().lines().count(), 1, "{tag}: {}", message.id);
            assert!(variants(&message.pattern).is_empty(), "{tag}: {}", message.id);
        }
    }
}

/// The texts between quotation marks in a line of code, without those that only a developer sees.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    let is_for_developers = line.trim_start().starts_with("//") || line.contains("unreachable!(");
    line.split('"').skip(1).step_by(2).filter(move |_| !is_for_developers)
}

#[test]
fn no_code_holds_a_sentence() {
    let is_word =
        |word: &str| word.len() > 1 && word.trim_end_matches([',', '.', ':', ';']).chars().all(char::is_alphabetic);
    let is_sentence = |text: &&str| text.split(' ').filter(|word| is_word(word)).count() >= 3;
    // The classes of an element, an example of a query, and what is said to a developer.
    let others =
        ["paragraph opens pale", "security, trade, press", "the frequencies of the lexicon are those of its stream"];
    // What the browser's console says to whoever reports a fault.
    let console = [
        "The worker has not been told where the corpus lies, or has no channel.",
        "The worker cannot read a message: {error}",
        "The worker cannot answer:",
        "An answer is no JSON:",
        "The worker was asked by another build.",
        "A message of the worker cannot be read: {error}",
        "The worker cannot be told: {}",
        "The answer for {slot} is not what was asked for.",
        "The answer to the opening is not what was asked for.",
        "The worker did not answer.",
        "The file {name} cannot be read.",
        "The importer cannot read a message.",
        "The importer cannot answer:",
        "A message of the importer cannot be read.",
    ];
    // The mark of a plain page.
    let mark = "<!-- Written by Readout -->";
    let without_sentences = [
        "ui",
        "query",
        "engine",
        "index",
        "platform",
        "message.rs",
        "publish/plain/page.rs",
        "publish/plain/text.rs",
        "publish/plain/site.rs",
        "publish/plain/words.rs",
    ];
    let mut found = Vec::new();
    for (path, code) in sources(&without_sentences) {
        let sentences = code
            .lines()
            .flat_map(quoted)
            .filter(is_sentence)
            .filter(|text| !others.contains(text) && !console.contains(text) && *text != mark);
        found.extend(sentences.map(|text| format!("{}: {text}", path.display())));
    }
    assert!(found.is_empty(), "these belong into locales: {found:#?}");
}

/// The messages of a file `chart.ftl`.
fn messages(source: &str) -> Vec<Message> {
    parse("chart", source.into()).unwrap()
}

#[test]
fn a_message_is_read_with_its_variables() {
    let source = "# Of a chart.\n# Variables:\n#   $hits (Number) - How many.\n#   $in-all (String) - Of how many.\n\
                  chart-total =\n    { $hits ->\n        [one] { $hits } hit of { $in-all }\n       *[other] { $hits } hits\n    }\n\
                  chart-title = Title\n";
    let read = messages(source);
    let [total, title] = &read[..] else { panic!("{} messages", read.len()) };
    assert_eq!((total.key(), title.key()), ("total".into(), "title".into()));
    let variables: Vec<_> = total.variables.iter().map(|v| (v.name.as_str(), v.kind.as_str())).collect();
    assert_eq!(variables, [("hits", "Number"), ("in-all", "String")]);
    assert_eq!(total.used().into_iter().collect::<Vec<_>>(), ["hits", "in-all"]);
    assert_eq!(title.source(), "chart-title = Title\n");
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    for (source, fault) in [
        ("chart-a = A\nb = B\n", "`b` does not begin with the name of its file, `chart-`"),
        ("chart-a =\n    .title = A\n", "`chart-a` has no text"),
        ("# Variables:\n#   $b - What.\nchart-a = { $b }\n", "`chart-a`: `  $b - What.` is no variable with its type"),
    ] {
        assert_eq!(parse("chart", source.into()).err().as_deref(), Some(fault), "{source}");
    }
    let broken = parse("chart", "chart-a = A\nchart-b = { $b\n".into()).err().unwrap();
    assert!(broken.starts_with("line 3: "), "{broken}");
    let english = |source| own_faults(&Language { tag: ENGLISH.into(), messages: messages(source) });
    assert_eq!(english("chart-a = A\nchart-a = B\n"), ["`chart-a` is there twice"]);
    assert_eq!(english("chart-a = { $b }\n"), [r#"`chart-a` has the variables {"b"}, and its comment {}"#]);
}

#[test]
fn what_a_language_lacks_is_said() {
    let language = |tag: &str, source| Language { tag: tag.into(), messages: messages(source) };
    let english = language(ENGLISH, "chart-a = A\nchart-b = { $b }\n");
    for (source, wrong) in [
        ("chart-b = { $b }!\nchart-a = Ah\n", &[][..]),
        ("chart-a = A\n", &["de: `chart-b` is missing"]),
        ("chart-a = A\nchart-b = B\n", &[r#"de: `chart-b` has the variables {}, not {"b"}"#]),
        ("chart-a = A\nchart-b = { $b }\nchart-c = C\n", &["de: there is no `chart-c` in English"]),
        ("chart-a = A\nchart-b = { $b }\nchart-a = C\n", &["de: a message is there twice"]),
    ] {
        assert_eq!(faults(&english, &language("de", source)), wrong, "{source}");
    }
    let mut other = language("de", "chart-a = A\nchart-b = { $b }\n");
    other.messages[0].file = "page".into();
    assert_eq!(faults(&english, &other), ["de: `chart-a` stands in page.ftl, not in chart.ftl"]);
}
