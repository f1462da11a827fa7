//! Which column of a table is what: declared, or told by its name and its cells.

use std::collections::BTreeSet;

use super::{
    columns::Columns,
    statistics::{Statistics, distinct, words},
    table::{Row, Table, listed},
};
use crate::{
    corpus::alike::{did_you_mean, nearest},
    text::{fold, normal},
};

/// Names that columns of texts have, the likeliest first; those of dates, titles and keys below likewise.
const TEXTS: &[&str] = &[
    "text",
    "fulltext",
    "body",
    "bodytext",
    "content",
    "contents",
    "speech",
    "transcript",
    "transcription",
    "article",
    "articletext",
    "maintext",
    "rawtext",
    "message",
    "tweet",
    "post",
    "comment",
    "review",
    "letter",
    "statement",
    "utterance",
    "paragraph",
    "sentence",
    "texte",
    "contenu",
    "discours",
    "volltext",
    "inhalt",
    "rede",
    "texto",
    "contenido",
    "conteudo",
    "discurso",
    "testo",
    "contenuto",
    "discorso",
    "tekst",
    "текст",
    "正文",
    "全文",
    "内容",
    "內容",
    "文本",
    "文章",
    "本文",
    "发言",
    "發言",
];
const DATES: &[&str] = &[
    "date",
    "datetime",
    "published",
    "publishedat",
    "publisheddate",
    "publishdate",
    "publicationdate",
    "dateofpublication",
    "datepublished",
    "pubdate",
    "datum",
    "fecha",
    "data",
    "дата",
    "日期",
    "发布日期",
    "發布日期",
    "发布时间",
    "發布時間",
    "时间",
    "時間",
    "timestamp",
    "createdat",
    "created",
    "posted",
    "postedat",
    "time",
    "day",
    "month",
    "year",
    "jahr",
    "annee",
    "ano",
    "anno",
    "年",
];
const TITLES: &[&str] = &[
    "title",
    "headline",
    "heading",
    "titel",
    "titre",
    "titulo",
    "titolo",
    "заголовок",
    "标题",
    "標題",
    "题目",
    "題目",
    "名称",
    "名稱",
    "subject",
    "name",
];
const KEYS: &[&str] = &[
    "id",
    "key",
    "uid",
    "uuid",
    "guid",
    "idstr",
    "docid",
    "documentid",
    "textid",
    "speechid",
    "articleid",
    "tweetid",
    "postid",
    "messageid",
    "filename",
    "file",
    "slug",
    "编号",
    "編號",
    "序号",
    "序號",
];

/// So many columns whose names differ in case and marks alone are looked at.
const ALIKE: usize = 3;

/// So many characters of a key, and no more, are fit to be in a path.
const LONGEST_KEY: usize = 64;

/// The columns of a table by what they are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Roles {
    pub title: Option<usize>,
    pub date: Option<usize>,
    pub key: Option<usize>,
    /// What is wrong with what is declared, as the rest of a sentence about the file.
    pub warnings: Vec<String>,
}

/// The columns whose cells are the text, in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    pub columns: Vec<usize>,
    /// Nobody has named them.
    pub are_guessed: bool,
    /// Nor has the one that is guessed a name that texts have.
    pub are_longest: bool,
    /// What is wrong with what is declared, as the rest of a sentence about the file.
    pub warnings: Vec<String>,
}

/// The columns of the text; else why there are none, as the rest of a sentence.
pub(super) fn texts(table: &Table, statistics: &[Statistics], declared: &Columns) -> Result<Texts, String> {
    let names = Names::of(table);
    if !declared.text.is_empty() {
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for name in &declared.text {
            match names.find(name) {
                Some(column) if found.contains(&column) => {}
                Some(column) => found.push(column),
                None => missing.push(names.missing(name, "text")),
            }
        }
        return match missing.first() {
            Some(why) if found.is_empty() => Err(why.clone()),
            _ => Ok(Texts { columns: found, warnings: missing, ..Texts::default() }),
        };
    }
    let has_words = |column: usize, least: usize| statistics.get(column).is_some_and(|s| s.has_words(least));
    let longest = || {
        let texts = statistics.iter().enumerate().filter(|(_, statistics)| statistics.has_words(6));
        texts.rev().max_by_key(|(_, statistics)| statistics.characters).map(|(column, _)| column)
    };
    // A column may be named so and hold labels, as `message` or `article` may.
    let named = names.first_of(TEXTS, |column| has_words(column, 2));
    let longest = if named.is_none() { longest() } else { None };
    let column = named.or(longest).or_else(|| names.first_of(TEXTS, |column| has_words(column, 0)));
    let guess = |column| Texts {
        columns: vec![column],
        are_guessed: true,
        are_longest: longest.is_some(),
        warnings: Vec::new(),
    };
    column.map(guess).ok_or_else(|| {
        format!(
            "holds no texts that can be told by the names and cells of its columns ({}). If one has them, name it in \
             corpus.toml, below [table]: text = \"NAME\"",
            listed(table.columns.iter().map(String::as_str))
        )
    })
}

impl Roles {
    /// What the other columns of a table are whose texts are known: all its rows have one.
    pub fn of(table: &Table, statistics: &[Statistics], text: &[usize], declared: &Columns) -> Self {
        let names = Names::of(table);
        let mut roles = Self::default();
        let is_free = |column: &usize| !text.contains(column);
        let mut given = |name: &Option<String>, role: &str| {
            let name = name.as_deref()?;
            let column = names.find(name);
            if column.is_none() {
                roles.warnings.push(names.missing(name, role));
            }
            column
        };
        let (title, date, key) =
            (given(&declared.title, "title"), given(&declared.date, "date"), given(&declared.key, "key"));
        let is = |column: usize, test: fn(&Statistics) -> bool| statistics.get(column).is_some_and(test);
        let others: Vec<usize> = (0..table.columns.len()).filter(is_free).collect();
        let dates = |column: usize| is_free(&column) && is(column, Statistics::has_dates);
        roles.date = date
            .or_else(|| names.first_of(DATES, |column| dates(column) && is(column, Statistics::has_days)))
            .or_else(|| names.first_of(DATES, dates))
            .or_else(|| others.iter().copied().find(|&column| is(column, Statistics::has_days)))
            // What cannot be read there is said.
            .or_else(|| names.first_of(&["date"], |column| is_free(&column)));
        let is_title = |column: usize| {
            // Names of speakers, for one, come again and again.
            let differ = || distinct(&table.rows, column) * 2 > statistics.get(column).map_or(0, |s| s.cells);
            is_free(&column) && is(column, |s| s.words > 0) && differ()
        };
        roles.title = title
            .or_else(|| names.first_of(&["title"], |column| is_free(&column)))
            .or_else(|| names.first_of(TITLES, is_title));
        roles.key = key.filter(|&column| {
            let are_keys = are_keys(&table.rows, column);
            if !are_keys {
                roles.warnings.push(format!(
                    "has rows with the same key or none in the column `{}`, which corpus.toml names as that; they have their \
                     numbers as keys",
                    table.columns.get(column).map(String::as_str).unwrap_or_default()
                ));
            }
            are_keys
        });
        if declared.key.is_none() {
            roles.key = names.first_of(KEYS, |column| is_free(&column) && are_keys(&table.rows, column));
        }
        roles
    }
}

/// Whether a column tells all rows apart.
fn are_keys(rows: &[Row], column: usize) -> bool {
    let is_key = |row: &Row| match row.get(column) {
        [key] => !key.trim().is_empty() && key.chars().take(LONGEST_KEY + 1).count() <= LONGEST_KEY,
        _ => false,
    };
    let keys = || rows.iter().flat_map(|row| row.get(column)).map(|key| key_of(key));
    rows.iter().all(is_key) && keys().collect::<BTreeSet<String>>().len() == rows.len()
}

/// A key that can stand in a path: what parts paths, keys and lines is a `-`.
pub(super) fn key_of(written: &str) -> String {
    written.trim().chars().map(|c| if matches!(c, '#' | '/' | '\\') || c.is_control() { '-' } else { c }).collect()
}

/// The names of a table's columns, as people compare them.
struct Names<'a> {
    columns: &'a [String],
    loose: Vec<String>,
}

impl<'a> Names<'a> {
    fn of(table: &'a Table) -> Self {
        Self { columns: &table.columns, loose: table.columns.iter().map(|name| loose(name)).collect() }
    }

    /// The column of that name, else the one whose name differs in case, spaces and marks alone.
    fn find(&self, name: &str) -> Option<usize> {
        let exact = self.columns.iter().position(|column| column == name.trim());
        exact.or_else(|| self.loose.iter().position(|column| !column.is_empty() && *column == loose(name)))
    }

    /// The first column with one of the names for which something holds, in the order of the names.
    fn first_of(&self, names: &[&str], holds: impl Fn(usize) -> bool) -> Option<usize> {
        names.iter().find_map(|name| {
            let named = self.loose.iter().enumerate().filter(|(_, column)| column == name);
            named.map(|(column, _)| column).take(ALIKE).find(|&column| holds(column))
        })
    }

    fn missing(&self, name: &str, role: &str) -> String {
        let columns = || self.columns.iter().map(String::as_str);
        format!(
            "has no column `{name}`, which corpus.toml names as the {role}{} Its columns are {}",
            match nearest(name, columns()) {
                near @ Some(_) => did_you_mean(near),
                None => ".".to_owned(),
            },
            listed(columns())
        )
    }
}

/// Whether a value is a text by the name of its column: a declared one, or one that columns of texts have.
pub(super) fn is_text(name: &str, value: &str, declared: &Columns) -> bool {
    let name = loose(name);
    match declared.text.is_empty() {
        true => TEXTS.contains(&name.as_str()) && words(value) > 1,
        false => declared.text.iter().any(|declared| loose(declared) == name),
    }
}

/// A name without capitals, accents, and what is no letter or digit.
pub(super) fn loose(name: &str) -> String {
    fold(&normal(name)).chars().filter(|c| c.is_alphanumeric()).collect()
}
