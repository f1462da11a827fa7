//! `corpus.toml`: what is said of the corpus as a whole.

use std::iter;

use indexmap::IndexMap;
use toml::{Table, Value};

use super::{
    About, Changes, Report,
    alike::{did_you_mean, nearest},
    cells::Order,
    formats::Columns,
    language,
    turns::ROLES,
};
use crate::{
    model::{FieldKind, Wording},
    text::Stemmer,
};

/// The name of the file, at the root of a corpus.
pub(super) const FILE: &str = "corpus.toml";

const KEYS: &[&str] = &[
    "title",
    "description",
    "about",
    "language",
    "date_format",
    "licence",
    "citation",
    "wording",
    "stemmer",
    "turns",
    "speakers_only",
    "fields",
    "speakers",
    "table",
    "names",
];
const FIELD_KEYS: &[&str] = &["kind", "label"];
const TABLE_KEYS: &[&str] = &["text", "title", "date", "key"];
const SPEAKER_KEYS: &[&str] = &["name", "aliases", "role"];
const KINDS: &[&str] = &["facet", "date", "number", "text"];

/// What the file declares. Values are as written; whether a field's name can be used is not looked at here.
#[derive(Debug)]
pub(super) struct Config {
    pub about: About,
    /// A paragraph that opens with a name and a colon starts a turn.
    pub turns: bool,
    /// Only declared names do.
    pub speakers_only: bool,
    /// What comes first in dates such as `03/04/2019`.
    pub date_order: Option<Order>,
    /// In order of declaration.
    pub fields: Vec<FieldConfig>,
    pub speakers: Vec<SpeakerConfig>,
    /// Which columns of tables are what.
    pub columns: Columns,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            about: About::default(),
            turns: true,
            speakers_only: false,
            date_order: None,
            fields: Vec::new(),
            speakers: Vec::new(),
            columns: Columns::default(),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct FieldConfig {
    pub name: String,
    pub label: Option<String>,
    pub kind: Option<FieldKind>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SpeakerConfig {
    pub name: String,
    pub aliases: Vec<String>,
    /// `answers`, `asks` or `states`.
    pub role: Option<&'static str>,
    pub fields: Vec<(String, Vec<String>)>,
}

impl Config {
    /// Reads the file, with what is changed of it. What cannot be used is said in the report; a file that is no TOML
    /// declares nothing.
    pub fn read(text: &str, changes: &Changes, report: &mut Report) -> Config {
        let table = match changed(text, changes) {
            Ok(table) => table,
            Err(Fault { line, why, changes }) => {
                let again = text.lines().nth(line - 1).is_some_and(|line| line.trim() == "[speakers]");
                let cure = if again { ". Write [[speakers]] above each of several" } else { "" };
                report.error(FILE, &format!("is no TOML, so that none of it is used: line {line}: {why}{cure}"));
                changes
            }
        };
        let mut config = Config::default();
        for (key, value) in table {
            config.take(&key, value, report);
        }
        config.columns.date_order = config.date_order;
        let kinds = config.fields.iter().filter_map(|field| Some((field.name.clone(), field.kind?)));
        config.columns.kinds = kinds.collect();
        config
    }

    fn take(&mut self, key: &str, value: Value, report: &mut Report) {
        match key {
            "title" => self.about.title = text(key, value, report).unwrap_or_default(),
            "description" => self.about.description = text(key, value, report).unwrap_or_default(),
            "about" => self.about.about = text(key, value, report).unwrap_or_default(),
            "language" => {
                self.about.language =
                    text(key, value, report).and_then(|written| language(written, report)).unwrap_or_default();
            }
            "date_format" => {
                self.date_order = text(key, value, report).and_then(|format| date_order(&format, report));
            }
            "licence" => self.about.licence = text(key, value, report).unwrap_or_default(),
            "citation" => self.about.citation = text(key, value, report).unwrap_or_default(),
            "wording" => {
                self.about.wording =
                    text(key, value, report).and_then(|name| wording(&name, report)).unwrap_or_default()
            }
            "stemmer" => self.about.stemmer = text(key, value, report).and_then(|name| stemmer(name, report)),
            "turns" => self.turns = truth(key, value, report).unwrap_or(true),
            "speakers_only" => self.speakers_only = truth(key, value, report).unwrap_or_default(),
            "fields" => match value {
                Value::Table(fields) => {
                    self.fields = fields.into_iter().map(|(name, value)| field(name, value, report)).collect();
                }
                _ => report.warn(FILE, "has a `fields` that is no table; write [fields.NAME]"),
            },
            "speakers" => match value {
                Value::Array(speakers) => {
                    self.speakers = speakers.into_iter().filter_map(|value| speaker(value, report)).collect();
                    report_misspelt(&self.speakers, report);
                }
                _ => report.warn(FILE, "has a `speakers` that is no list of tables; write [[speakers]]"),
            },
            "table" => match value {
                Value::Table(table) => self.columns = columns(table, report),
                _ => report.warn(FILE, "has a `table` that is no table; write [table]"),
            },
            // Kept for the sides' names of things; nothing reads them yet.
            "names" => {}
            _ => report.warn(FILE, &unknown(key, "", KEYS)),
        }
    }
}

/// A file that is no TOML.
struct Fault {
    /// From 1.
    line: usize,
    why: String,
    /// What is changed of it, which holds all the same.
    changes: Table,
}

/// What the file declares, with what is changed of it.
fn changed(text: &str, changes: &Changes) -> Result<Table, Fault> {
    // It has nothing that TOML has not.
    let changes = Table::try_from(changes).unwrap_or_default();
    match text.parse::<Table>() {
        Ok(mut table) => {
            put_over(&mut table, changes);
            Ok(table)
        }
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            Err(Fault { line, why: error.message().to_owned(), changes })
        }
    }
}

/// Puts values in the places of others. Tables are put together, and lists of tables follow each other.
fn put_over(table: &mut Table, over: Table) {
    for (key, value) in over {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(over)) => put_over(below, over),
            (Some(Value::Array(before)), Value::Array(more)) => before.extend(more),
            (_, value) => {
                table.insert(key, value);
            }
        }
    }
}

/// The text of a `corpus.toml` that says what a file says with what is changed of it. What is no TOML is passed over.
pub fn with_changes(text: &str, changes: &Changes) -> String {
    let table = changed(text, changes).unwrap_or_else(|fault| fault.changes);
    // A table of values that were read is one that can be written.
    toml::to_string(&table).unwrap_or_default()
}

fn unknown(key: &str, place: &str, known: &[&str]) -> String {
    format!("has the unknown key `{key}`{place}{}", known_are(key, known.iter().copied()))
}

/// What may be meant by a name that there is not, and all that there are.
fn known_are<'a>(written: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let all = known.clone().collect::<Vec<_>>().join(", ");
    match nearest(written, known) {
        Some(meant) => format!("; did you mean `{meant}`? Known are {all}"),
        None => format!("; known are {all}"),
    }
}

fn truth(key: &str, value: Value, report: &mut Report) -> Option<bool> {
    match value {
        Value::Boolean(truth) => Some(truth),
        _ => {
            report.warn(FILE, &format!("has a `{key}` that is neither true nor false; it is not used"));
            None
        }
    }
}

fn text(key: &str, value: Value, report: &mut Report) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        _ => {
            report.warn(FILE, &format!("has a `{key}` that is no text in quotation marks; it is not used"));
            None
        }
    }
}

fn field(name: String, value: Value, report: &mut Report) -> FieldConfig {
    let mut field = FieldConfig { name, label: None, kind: None };
    let Value::Table(table) = value else {
        report.warn(FILE, &format!("has a `fields.{}` that is no table; write [fields.{0}]", field.name));
        return field;
    };
    for (key, value) in table {
        let path = format!("fields.{}.{key}", field.name);
        match key.as_str() {
            "label" => field.label = text(&path, value, report),
            "kind" => {
                let written = text(&path, value, report);
                field.kind = written.as_deref().and_then(kind);
                if let Some(written) = written.filter(|_| field.kind.is_none()) {
                    let known = known_are(&written, KINDS.iter().copied());
                    report.warn(FILE, &format!("has the unknown kind \"{written}\" in {path}{known}"));
                }
            }
            other if KEYS.contains(&other) => {
                let name = &field.name;
                report.warn(FILE, &format!("has the key `{key}` in [fields.{name}], where it says nothing: move it above the first line in brackets"));
            }
            _ => report.warn(FILE, &unknown(&key, &format!(" in [fields.{}]", field.name), FIELD_KEYS)),
        }
    }
    field
}

fn kind(written: &str) -> Option<FieldKind> {
    match written {
        "facet" => Some(FieldKind::Facet),
        "date" => Some(FieldKind::Date),
        "number" => Some(FieldKind::Number),
        "text" => Some(FieldKind::Text),
        _ => None,
    }
}

fn speaker(value: Value, report: &mut Report) -> Option<SpeakerConfig> {
    let Value::Table(mut table) = value else {
        report.warn(FILE, "has a speaker that is no table; write [[speakers]]");
        return None;
    };
    let name = table.remove("name").and_then(|name| text("speakers.name", name, report)).unwrap_or_default();
    if name.is_empty() {
        report.warn(FILE, "has a speaker without a `name`; it is not used");
        return None;
    }
    let mut speaker = SpeakerConfig { name, ..SpeakerConfig::default() };
    for (key, value) in table {
        match (key.as_str(), plain(value)) {
            (_, None) => {
                let name = &speaker.name;
                report.warn(FILE, &format!("has a `{key}` of the speaker \"{name}\" that is neither a value nor a list of values; it is not used"));
            }
            ("aliases", Some(aliases)) => {
                let aliases = aliases.iter().flat_map(|alias| alias.split(';')).map(str::trim);
                speaker.aliases = aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
            }
            ("role", Some(values)) => {
                speaker.role = ROLES.iter().copied().find(|role| values == [*role]);
                if speaker.role.is_none() {
                    let (name, given) = (&speaker.name, values.join("; "));
                    let known = known_are(&given, ROLES.iter().copied());
                    report.warn(FILE, &format!("has the unknown role \"{given}\" of the speaker \"{name}\"{known}"));
                }
            }
            (_, Some(values)) => {
                // No speaker can have these two, which is said elsewhere.
                let is_refused = ["title", "language"].contains(&key.as_str());
                if KEYS.contains(&key.as_str()) && !is_refused {
                    let name = &speaker.name;
                    report.warn(FILE, &format!("has the key `{key}` below [[speakers]], as a field of \"{name}\": if it is about the whole, move it above the first line in brackets"));
                }
                speaker.fields.push((key, values));
            }
        }
    }
    Some(speaker)
}

/// Which columns of tables are what.
fn columns(table: Table, report: &mut Report) -> Columns {
    let mut columns = Columns::default();
    for (key, value) in table {
        let path = format!("table.{key}");
        match key.as_str() {
            "text" => match plain(value) {
                Some(names) => columns.text = names.into_iter().filter(|name| !name.trim().is_empty()).collect(),
                None => report.warn(
                    FILE,
                    "has a `table.text` that is neither the name of a column nor a list of such; it is not used",
                ),
            },
            "title" => columns.title = text(&path, value, report),
            "date" => columns.date = text(&path, value, report),
            "key" => columns.key = text(&path, value, report),
            other if KEYS.contains(&other) => report.warn(
                FILE,
                &format!(
                    "has the key `{key}` in [table], where it says nothing: move it above the first line in brackets"
                ),
            ),
            _ => report.warn(FILE, &unknown(&key, " in [table]", TABLE_KEYS)),
        }
    }
    columns
}

/// Warns of fields of one speaker alone whose names may be misspelt: near to a key that has a meaning, or to a field of
/// several speakers.
fn report_misspelt(speakers: &[SpeakerConfig], report: &mut Report) {
    let mut times: IndexMap<&str, usize> = IndexMap::new();
    for (key, _) in speakers.iter().flat_map(|speaker| &speaker.fields) {
        *times.entry(key).or_default() += 1;
    }
    for (at, (&key, _)) in times.iter().enumerate().filter(|(_, (_, count))| **count == 1) {
        // A part of one, such as `alias`, is too far from it by letters.
        let whole = SPEAKER_KEYS.iter().copied().find(|known| known.starts_with(key));
        // Of two that are like each other the later one is named.
        let others = times.iter().enumerate().filter(|&(other, (_, &count))| other < at || (other > at && count > 1));
        let known = SPEAKER_KEYS.iter().copied().chain(others.map(|(_, (&other, _))| other));
        let meant = whole.or_else(|| nearest(key, known));
        if meant.is_some() {
            let meant = did_you_mean(meant);
            report.warn(FILE, &format!("has the key `{key}` of one speaker, which is read as a field{meant}"));
        }
    }
}

/// A value or a list of values, each as text; `None` for what is nested deeper.
fn plain(value: Value) -> Option<Vec<String>> {
    match value {
        Value::Array(values) => values
            .into_iter()
            .map(|value| match value {
                Value::Array(_) | Value::Table(_) => None,
                single => plain(single),
            })
            .collect::<Option<Vec<_>>>()
            .map(|values| values.concat()),
        Value::Table(_) => None,
        Value::String(text) => Some(vec![text]),
        Value::Integer(number) => Some(vec![number.to_string()]),
        Value::Float(number) => Some(vec![number.to_string()]),
        Value::Boolean(truth) => Some(vec![truth.to_string()]),
        Value::Datetime(date) => Some(vec![date.to_string()]),
    }
}

fn wording(name: &str, report: &mut Report) -> Option<Wording> {
    let found = Wording::ALL.into_iter().find(|wording| wording.to_string() == name);
    if found.is_none() {
        let all = Wording::ALL.map(|wording| wording.to_string());
        let known = known_are(name, all.iter().map(String::as_str));
        report.warn(FILE, &format!("has the unknown wording \"{name}\"{known}"));
    }
    found
}

fn stemmer(name: String, report: &mut Report) -> Option<String> {
    if Stemmer::named(&name).is_some() {
        return Some(name);
    }
    let known: Vec<&str> = iter::once("none").chain(Stemmer::names()).collect();
    let known = known_are(&name, known.iter().copied());
    report.warn(FILE, &format!("names the unknown stemmer \"{name}\"{known}"));
    None
}

fn language(written: String, report: &mut Report) -> Option<String> {
    if written.is_empty() || language::is_tag(&written) {
        return Some(written);
    }
    let meant = did_you_mean(language::tag_of(&written));
    report.warn(
        FILE,
        &format!(
            "has the language \"{written}\", which is no tag such as en, en-GB or zh-Hans, and is not used{meant}"
        ),
    );
    None
}

fn date_order(format: &str, report: &mut Report) -> Option<Order> {
    let order = Order::of_format(format);
    if order.is_none() {
        report.warn(FILE, &format!("has the date_format \"{format}\", which is none of DD/MM/YYYY, MM/DD/YYYY and YYYY-MM-DD; it is not used"));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{
        Changes, Columns, Config, FIELD_KEYS, FieldConfig, KEYS, KINDS, Order, ROLES, Report, SpeakerConfig, TABLE_KEYS,
    };
    use crate::model::{FieldKind, Wording};

    fn read(text: &str) -> (Config, Vec<String>) {
        let mut report = Report::default();
        let config = Config::read(text, &Changes::default(), &mut report);
        (config, report.problems.into_iter().map(|p| format!("{:?} {}: {}", p.severity, p.place, p.message)).collect())
    }

    #[test]
    fn all_that_can_be_declared() {
        let (config, said) = read(
            r#"
            title = "China and the UK"
            description = "What was said"
            language = "en-GB"
            date_format = "DD/MM/YYYY"
            stemmer = "english"
            licence = "CC BY 4.0"
            citation = "Readout"
            wording = "digest"
            turns = false
            speakers_only = true
            names = { anything = ["goes"] }
            about = """
            One.

            Two.
            """
            [fields.topics]
            label = "Topics"
            [fields.first_published]
            kind = "date"
            [fields.a]
            [table]
            text = ["speech", "answer"]
            date = "held on"
            [[speakers]]
            name = "Liu Xiaoming"
            aliases = ["Ambassador Liu", "刘晓明"]
            role = "answers"
            side = "China"
            voice = ["official", "diplomat"]
            born = 1956-01-01
            [[speakers]]
            name = "BBC"
            "#,
        );
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(config.about.title, "China and the UK");
        assert_eq!(config.about.stemmer.as_deref(), Some("english"));
        assert_eq!(config.about.wording, Wording::Digest);
        assert!(!config.turns && config.speakers_only);
        assert_eq!(config.date_order, Some(Order::Day));
        let field = |name: &str, label: Option<&str>, kind| FieldConfig {
            name: name.to_owned(),
            label: label.map(str::to_owned),
            kind,
        };
        assert_eq!(
            config.fields,
            [
                field("topics", Some("Topics"), None),
                field("first_published", None, Some(FieldKind::Date)),
                field("a", None, None)
            ]
        );
        let columns = Columns {
            text: vec!["speech".to_owned(), "answer".to_owned()],
            date: Some("held on".to_owned()),
            date_order: Some(Order::Day),
            kinds: vec![("first_published".to_owned(), FieldKind::Date)],
            ..Columns::default()
        };
        assert_eq!(config.columns, columns);
        let fields = [("side", vec!["China"]), ("voice", vec!["official", "diplomat"]), ("born", vec!["1956-01-01"])];
        assert_eq!(
            config.speakers,
            [
                SpeakerConfig {
                    name: "Liu Xiaoming".to_owned(),
                    aliases: vec!["Ambassador Liu".to_owned(), "刘晓明".to_owned()],
                    role: Some("answers"),
                    fields: fields.map(|(k, v)| (k.to_owned(), v.into_iter().map(str::to_owned).collect())).to_vec(),
                },
                SpeakerConfig { name: "BBC".to_owned(), ..SpeakerConfig::default() }
            ]
        );
    }

    /// The keys of the tables and headings of a part of the reference page.
    fn documented(part: &str) -> Vec<&str> {
        let names = part.lines().filter_map(|line| line.strip_prefix("### `").or_else(|| line.strip_prefix("| `")));
        names.filter_map(|line| line.split_once('`')).map(|(name, _)| name).collect()
    }

    #[test]
    fn the_reference_page_has_every_key_and_no_other() {
        let page = include_str!("../../docs/corpus.md");
        let (_, part) = page.split_once("\n## `corpus.toml`\n").unwrap();
        let (part, _) = part.split_once("\n## ").unwrap();
        let sections: Vec<&str> = part.split("\n### ").skip(1).collect();
        let section = |name: &str| *sections.iter().find(|text| text.starts_with(&format!("`{name}`\n"))).unwrap();
        let heads: Vec<&str> = part.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')).collect();
        let sorted = |names: &[&str]| {
            let mut names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            names.sort();
            names
        };
        assert_eq!(sorted(&heads), sorted(KEYS));
        assert_eq!(sorted(&documented(section("fields"))), sorted(FIELD_KEYS));
        assert_eq!(documented(section("speakers")), ["name", "aliases", "role"]);
        assert_eq!(documented(section("table")), TABLE_KEYS);
        for role in ROLES {
            assert!(section("speakers").contains(&format!("`{role}`")), "{role}");
        }
        for wording in Wording::ALL {
            assert!(section("wording").contains(&format!("`{wording}`")), "{wording}");
        }
        let (_, fields) = page.split_once("\n## Fields\n").unwrap();
        let fields = documented(fields.split("\n## ").next().unwrap());
        assert!(KINDS.iter().all(|kind| fields.contains(kind)), "{fields:?}");
        // Every key has an example, and all examples together are a configuration with which nothing is wrong.
        let examples = |text: &str| -> String {
            text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
        };
        for (name, text) in heads.iter().zip(&sections) {
            assert!(!examples(text).is_empty() && examples(text).contains(*name), "{name}");
        }
        let tables = examples(section("fields")) + &examples(section("speakers"));
        let keys: String =
            sections.iter().map(|text| examples(text)).filter(|text| !tables.contains(text.as_str())).collect();
        let (config, said) = read(&(keys + &tables));
        assert_eq!(said, [""; 0]);
        assert_eq!(config.fields.len(), 2);
        assert_eq!(config.speakers[0].role, Some("answers"));
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        for (text, expected) in [
            (
                "titel = 'x'",
                "Warning corpus.toml: has the unknown key `titel`; did you mean `title`? Known are title, desc",
            ),
            ("colour = 'x'", "Warning corpus.toml: has the unknown key `colour`; known are title, description"),
            (
                "language = 'German'",
                "Warning corpus.toml: has the language \"German\", which is no tag such as en, en-GB or zh-Hans, and is not used; did you mean `de`?",
            ),
            ("language = 'Klingonisch'", "Warning corpus.toml: has the language \"Klingonisch\", which is no tag"),
            ("date_format = 'day first'", "Warning corpus.toml: has the date_format \"day first\", which is none of"),
            ("title = 3", "Warning corpus.toml: has a `title` that is no text"),
            ("wording = 'loose'", "Warning corpus.toml: has the unknown wording \"loose\"; known are verbatim, digest"),
            ("wording = true", "Warning corpus.toml: has a `wording` that is no text"),
            ("turns = 'no'", "Warning corpus.toml: has a `turns` that is neither"),
            (
                "stemmer = 'klingon'",
                "Warning corpus.toml: names the unknown stemmer \"klingon\"; known are none, arabic",
            ),
            ("fields = 1", "Warning corpus.toml: has a `fields` that is no table"),
            ("fields.a = 1", "Warning corpus.toml: has a `fields.a` that is no table; write [fields.a]"),
            (
                "[fields.a]\nkind = 'dates'",
                "Warning corpus.toml: has the unknown kind \"dates\" in fields.a.kind; did you mean `date`? Known are facet, date",
            ),
            (
                "[fields.a]\ntype = 'x'",
                "Warning corpus.toml: has the unknown key `type` in [fields.a]; known are kind, label",
            ),
            ("table = 1", "Warning corpus.toml: has a `table` that is no table; write [table]"),
            (
                "[table]\ntexts = 'x'",
                "Warning corpus.toml: has the unknown key `texts` in [table]; did you mean `text`? Known are text, title",
            ),
            ("[table]\ntext = {a = 1}", "Warning corpus.toml: has a `table.text` that is neither"),
            ("[table]\nkey = 3", "Warning corpus.toml: has a `table.key` that is no text"),
            (
                "[table]\nlanguage = 'en'",
                "Warning corpus.toml: has the key `language` in [table], where it says nothing",
            ),
            ("speakers = ['x']", "Warning corpus.toml: has a speaker that is no table"),
            ("speakers = 'x'", "Warning corpus.toml: has a `speakers` that is no list"),
            ("[[speakers]]\nside = 'x'", "Warning corpus.toml: has a speaker without a `name`"),
            ("[[speakers]]\nname = 'x'\nside = {a = 1}", "Warning corpus.toml: has a `side` of the speaker \"x\""),
            ("[[speakers]]\nname = 'x'\nrole = 'hosts'", "Warning corpus.toml: has the unknown role \"hosts\""),
            ("title = 'x'\nlanguage = en", "Error corpus.toml: is no TOML, so that none of it is used: line 2:"),
        ] {
            let (_, said) = read(text);
            let [problem] = said.as_slice() else { panic!("{text:?}: {said:?}") };
            assert!(problem.starts_with(expected), "{text:?}: {problem:?} starts with {expected:?}");
        }
    }
}
