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

#[test]
fn every_message_is_shown_somewhere() {
    let code: String = files(&root().join("src/ui")).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let end = |c: char| !c.is_alphanumeric() && c != '_';
    let named: HashSet<&str> = code.split("::").filter_map(|rest| rest.split(end).next()).collect();
    let unused: Vec<String> =
        english().messages.iter().filter(|message| !named.contains(&*message.key())).map(|m| m.id.clone()).collect();
    assert!(unused.is_empty(), "nothing shows {unused:?}");
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
