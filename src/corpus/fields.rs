//! The fields of a corpus, and the values that documents give them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Corpus, FieldDeclaration, Report,
    alike::{did_you_mean, nearest},
    cells::{self, Order},
    config, language,
};
use crate::model::{FieldKind, Level};

/// Fields that are computed from the text: metadata cannot give them a value. A document's `role` is read for all who speak
/// in it, before its values are.
const COMPUTED: &[&str] = &["role", "quoted"];

/// Fields whose meaning needs their kind.
const FIXED: &[(&str, FieldKind)] = &[
    ("title", FieldKind::Text),
    ("date", FieldKind::Date),
    ("speaker", FieldKind::Facet),
    ("role", FieldKind::Facet),
    ("quoted", FieldKind::Facet),
];

/// Fields that a speaker cannot have: they are a document's, or computed.
const NOT_OF_SPEAKERS: &[&str] = &["title", "date", "source", "url", "speaker", "quoted", "language", "author"];

/// A field's number among the [`Fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldId(usize);

/// Where a field comes in the corpus's order, beside the order in which fields are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Declared,
    OfSpeakers,
    Speaker,
    Role,
    Column,
    Other,
    Quoted,
    Text,
}

#[derive(Debug)]
struct Field {
    name: String,
    label: String,
    kind: FieldKind,
    level: Level,
    rank: Rank,
}

/// All fields of a corpus, by name. Names that differ in case alone are one field's.
#[derive(Debug)]
pub(super) struct Fields {
    fields: Vec<Field>,
    by_key: BTreeMap<String, usize>,
    /// What comes first in dates, where it is declared.
    date_order: Option<Order>,
}

impl Fields {
    /// The fields that `corpus.toml` declares and those of its speakers, then the columns of the table.
    pub fn new(config: &config::Config, columns: &[String], report: &mut Report) -> Self {
        let mut fields = Self { fields: Vec::new(), by_key: BTreeMap::new(), date_order: config.date_order };
        for declared in &config.fields {
            let id = fields.add(&declared.name, Rank::Declared);
            fields.declare(id, declared, report);
        }
        for name in config.speakers.iter().flat_map(|speaker| &speaker.fields).map(|(name, _)| name) {
            if is_of_speakers(name) {
                let id = fields.add(name, Rank::OfSpeakers);
                if let Some(field) = fields.fields.get_mut(id.0) {
                    field.level = Level::Turn;
                }
            }
        }
        for (name, rank) in
            [("speaker", Rank::Speaker), ("role", Rank::Role), ("quoted", Rank::Quoted), ("title", Rank::Text)]
        {
            fields.add(name, rank);
        }
        for column in columns {
            // A role is read for all who speak in a text.
            if fields.document_field(column).is_none() && !column.eq_ignore_ascii_case("role") {
                report.warn(super::metadata::FILE, &computed(column));
            }
            fields.add(column, Rank::Column);
        }
        fields
    }

    /// The field of that name, made where there is none yet.
    fn add(&mut self, written: &str, rank: Rank) -> FieldId {
        let name = name_of(written);
        let key = name.to_lowercase();
        if let Some(&index) = self.by_key.get(&key) {
            return FieldId(index);
        }
        // The names that have a meaning have it in any case.
        let name = if default_kind(&key).is_some() { key.clone() } else { name };
        let kind = default_kind(&key).unwrap_or(FieldKind::Facet);
        let level = match key.as_str() {
            "speaker" | "role" => Level::Turn,
            "quoted" => Level::Span,
            _ => Level::Document,
        };
        let rank = if kind == FieldKind::Text && rank != Rank::Declared { Rank::Text } else { rank };
        self.fields.push(Field { label: label_of(written), name, kind, level, rank });
        self.by_key.insert(key, self.fields.len() - 1);
        FieldId(self.fields.len() - 1)
    }

    fn declare(&mut self, id: FieldId, declared: &config::FieldConfig, report: &mut Report) {
        let Some(field) = self.fields.get_mut(id.0) else { return };
        if let Some(label) = declared.label.clone().filter(|label| !label.is_empty()) {
            field.label = label;
        }
        let fixed = FIXED.iter().find(|(name, _)| *name == field.name);
        match (declared.kind, fixed) {
            (Some(kind), Some((name, fixed))) if kind != *fixed => {
                report
                    .warn(config::FILE, &format!("cannot change the kind of `{name}`, which has a meaning of its own"));
            }
            (Some(kind), _) => field.kind = kind,
            (None, _) => {}
        }
    }

    /// The field that a document gives a value of; `None` for one that is computed.
    pub fn document_field(&mut self, name: &str) -> Option<FieldId> {
        let id = self.add(name, Rank::Other);
        let computed = self.fields.get(id.0).is_none_or(|field| COMPUTED.contains(&field.name.as_str()));
        (!computed).then_some(id)
    }

    pub fn name(&self, id: FieldId) -> &str {
        self.fields.get(id.0).map(|field| field.name.as_str()).unwrap_or_default()
    }

    /// The kind of the field of that name.
    pub fn kind(&self, name: &str) -> FieldKind {
        let index = self.by_key.get(&name_of(name).to_lowercase());
        index.and_then(|&index| self.fields.get(index)).map_or(FieldKind::Facet, |field| field.kind)
    }

    pub fn level(&self, id: FieldId) -> Level {
        self.fields.get(id.0).map_or(Level::Document, |field| field.level)
    }

    /// The distinct values that a text gives a field: separated by `;`, except in a text field, with single spaces.
    ///
    /// What is no date in a date field, or no number in a number field, is left out and reported.
    pub fn values(&self, id: FieldId, written: &[String], place: &str, report: &mut Report) -> Vec<String> {
        let Some(field) = self.fields.get(id.0) else { return Vec::new() };
        if field.kind == FieldKind::Text {
            return written.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect();
        }
        let mut values: Vec<String> = Vec::new();
        for value in written.iter().flat_map(|value| value.split(';')) {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            let read = match field.kind {
                _ if value.is_empty() => continue,
                FieldKind::Date => cells::date(&value, self.date_order).map(|date| date.to_string()),
                FieldKind::Number => cells::number(&value, false),
                FieldKind::Facet if field.name == "language" => Some(language::canonical(&value)),
                FieldKind::Facet | FieldKind::Text => Some(value.clone()),
            };
            match read {
                Some(read) if !values.contains(&read) => values.push(read),
                Some(_) => {}
                None => {
                    let expected = match field.kind {
                        FieldKind::Date if cells::ends_in_a_year(&value) && self.date_order.is_none() => {
                            "no date while `date_format` in corpus.toml does not say whether the day or the month comes first"
                        }
                        FieldKind::Date => "no date such as 2020, 2020-07 or 2020-07-30",
                        _ => "no number such as 1200 or -0.5",
                    };
                    report.warn(
                        place,
                        &format!("has \"{value}\" as its `{}`, which is {expected}; it is left out", field.name),
                    );
                }
            }
        }
        values
    }

    /// The corpus's fields in order, and the place of each in it. Those of turns come only where there are any.
    pub fn in_order(self, any_turn: bool) -> (Vec<FieldDeclaration>, BTreeMap<FieldId, usize>) {
        let mut order: Vec<(Rank, usize, Field)> =
            self.fields.into_iter().enumerate().map(|(index, field)| (field.rank, index, field)).collect();
        order.retain(|(.., field)| any_turn || !matches!(field.name.as_str(), "speaker" | "role"));
        order.sort_by_key(|(rank, index, _)| (*rank, *index));
        let places = order.iter().enumerate().map(|(place, (_, index, _))| (FieldId(*index), place)).collect();
        let declared = |field: Field| FieldDeclaration {
            name: field.name,
            label: field.label,
            kind: field.kind,
            level: field.level,
        };
        (order.into_iter().map(|(.., field)| declared(field)).collect(), places)
    }
}

/// Warns of declared fields that no document has.
pub(super) fn report_unused(declared: &[config::FieldConfig], corpus: &Corpus, report: &mut Report) {
    let of_documents = corpus.documents.iter().flat_map(|document| &document.fields).map(|(name, _)| name.as_str());
    let turns = corpus.documents.iter().flat_map(|document| &document.turns).flat_map(|turn| &turn.fields);
    let defaults =
        corpus.documents.iter().flat_map(|document| &document.defaults).map(|default| default.field.as_str());
    let used: BTreeSet<&str> = of_documents.chain(turns.map(|(name, _)| name.as_str())).chain(defaults).collect();
    for name in declared.iter().map(|field| name_of(&field.name)) {
        let key = name.to_lowercase();
        if default_kind(&key).is_none() && !used.iter().any(|used| used.to_lowercase() == key) {
            let meant = did_you_mean(nearest(&name, used.iter().copied()));
            report.warn(config::FILE, &format!("declares the field `{name}`, which no document has{meant}"));
        }
    }
}

/// Warns of fields that nobody declares and whose names are nearly those of others that have a meaning or are declared.
pub(super) fn report_near(declared: &[config::FieldConfig], corpus: &Corpus, report: &mut Report) {
    const WITH_A_MEANING: [&str; 7] = ["title", "date", "author", "speaker", "language", "source", "url"];
    let declared: Vec<String> = declared.iter().map(|field| name_of(&field.name)).collect();
    let known = || WITH_A_MEANING.into_iter().chain(declared.iter().map(String::as_str));
    for field in &corpus.fields {
        let name = field.name.as_str();
        let meant = nearest(name, known()).filter(|meant| !name.eq_ignore_ascii_case(meant));
        let is_known = default_kind(name).is_some() || known().any(|known| name.eq_ignore_ascii_case(known));
        let is_plural = meant.is_some_and(|meant| name.strip_suffix('s') == Some(meant));
        let mut having = corpus.documents.iter().filter(|document| document.fields.iter().any(|(own, _)| own == name));
        if let (Some(_), false, false, Some(first)) = (meant, is_known, is_plural, having.next()) {
            let more = match having.count() {
                0 => String::new(),
                more => format!(", as {more} more have"),
            };
            report.warn(&first.path, &format!("has the field `{name}`{more}{}", did_you_mean(meant)));
        }
    }
}

/// The warning about a value for a field that is computed.
pub(super) fn computed(name: &str) -> String {
    format!("gives `{name}`, which is worked out from the text; it is not used. Give it another name")
}

/// Whether a speaker can have a field of that name.
pub(super) fn is_of_speakers(name: &str) -> bool {
    !NOT_OF_SPEAKERS.contains(&name_of(name).to_lowercase().as_str())
}

/// The kind that a field has where nobody declares one, if its name has a meaning.
fn default_kind(name: &str) -> Option<FieldKind> {
    match name {
        "title" | "source" | "url" => Some(FieldKind::Text),
        "date" => Some(FieldKind::Date),
        "author" | "speaker" | "language" | "role" | "quoted" => Some(FieldKind::Facet),
        _ => None,
    }
}

/// A name that a query can hold: what is no letter, digit, `_` or `-` is a `_`.
fn name_of(written: &str) -> String {
    let fits = |c: char| if c.is_alphanumeric() || matches!(c, '_' | '-') { c } else { '_' };
    written.trim().chars().map(fits).collect()
}

/// A name as people write it: with spaces and a capital.
fn label_of(written: &str) -> String {
    let spaced = written.trim().replace('_', " ");
    if spaced.eq_ignore_ascii_case("url") {
        return "URL".to_owned();
    }
    let mut chars = spaced.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Fields, Report};
    use crate::{
        corpus::{Changes, config::Config},
        protocol::FieldKind,
    };

    fn fields(config: &str, columns: &[&str]) -> (Fields, Report) {
        let mut report = Report::default();
        let config = Config::read(config, &Changes::default(), &mut report);
        let columns: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
        let fields = Fields::new(&config, &columns, &mut report);
        (fields, report)
    }

    fn order(fields: Fields) -> Vec<String> {
        fields.in_order(true).0.into_iter().map(|field| field.name).collect()
    }

    #[test]
    fn the_order_of_fields() {
        let (mut declared, report) = fields(
            "[fields.topics]\n[fields.note]\nkind='text'\n[fields.Place]\n[[speakers]]\nname='x'\nside='y'\nPlace='z'",
            &["title", "date", "publisher", "side", "source", "TOPICS"],
        );
        assert!(declared.document_field("written").is_some());
        assert_eq!(report.problems, []);
        assert_eq!(
            order(declared),
            [
                "topics",
                "note",
                "Place",
                "side",
                "speaker",
                "role",
                "date",
                "publisher",
                "written",
                "quoted",
                "title",
                "source"
            ]
        );
        assert_eq!(order(fields("", &[]).0), ["speaker", "role", "quoted", "title"]);
    }

    #[test]
    fn names_and_labels() {
        let (fields, _) =
            fields("[fields.iso]\nlabel='ISO code'", &["Date of birth", "Title", "first_published", "url"]);
        let declarations = fields.in_order(false).0;
        let found: Vec<(&str, &str, FieldKind)> =
            declarations.iter().map(|field| (field.name.as_str(), field.label.as_str(), field.kind)).collect();
        assert_eq!(
            found,
            [
                ("iso", "ISO code", FieldKind::Facet),
                ("Date_of_birth", "Date of birth", FieldKind::Facet),
                ("first_published", "First published", FieldKind::Facet),
                ("quoted", "Quoted", FieldKind::Facet),
                ("title", "Title", FieldKind::Text),
                ("url", "URL", FieldKind::Text),
            ]
        );
    }

    #[test]
    fn values_by_kind() {
        let (mut fields, _) = fields(
            "[fields.published]\nkind='date'\n[fields.words]\nkind='number'\n[fields.note]\nkind='text'",
            &["topics", "date"],
        );
        for (field, written, values, problems) in [
            ("topics", &["Huawei;  5G ;; Huawei; trade\nwar "][..], &["Huawei", "5G", "trade war"][..], 0),
            ("topics", &["a", "b; c", " "], &["a", "b", "c"], 0),
            ("topics", &[" ; "], &[], 0),
            ("note", &[" one; two\nthree "], &["one; two\nthree"], 0),
            ("title", &["a; b"], &["a; b"], 0),
            ("date", &["2020-07"], &["2020-07"], 0),
            ("date", &["30 July 2020"], &["2020-07-30"], 0),
            ("date", &["30 July or so"], &[], 1),
            ("date", &["2020-07-30T10:00:00Z; 2020-07-31 09:00"], &["2020-07-30", "2020-07-31"], 0),
            ("date", &["2020-07-30 or so"], &[], 1),
            ("published", &["2019; soon; 2020-01; 2019"], &["2019", "2020-01"], 1),
            ("words", &["1200; -0.5"], &["1200", "-0.5"], 0),
            ("words", &["1,200; NaN; inf"], &["1200"], 2),
        ] {
            let id = fields.document_field(field).unwrap();
            let mut report = Report::default();
            let written: Vec<String> = written.iter().map(|&value| value.to_owned()).collect();
            assert_eq!(fields.values(id, &written, "a.txt", &mut report), values, "{field}: {written:?}");
            assert_eq!(report.problems.len(), problems, "{field}: {written:?}");
        }
    }

    #[test]
    fn what_nobody_can_give_or_change() {
        let (mut fields, report) = fields("[fields.date]\nkind='facet'\n[fields.role]\nlabel='Part'", &["quoted"]);
        assert!(fields.document_field("role").is_none() && fields.document_field("Quoted").is_none());
        let said: Vec<&str> = report.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "cannot change the kind of `date`, which has a meaning of its own",
                "gives `quoted`, which is worked out from the text; it is not used. Give it another name"
            ]
        );
    }
}
