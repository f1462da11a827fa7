//! The concordance on the command line.

use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::{
    args::Options,
    ask::{ask, print, scope},
    load,
    output::{self, NONE, Table, say},
    stop::Stop,
};
use crate::text::grouped;
use crate::{
    link,
    protocol::{
        Kwic, KwicContext, KwicGroupsRequest, KwicKey, KwicLine, KwicRequest, KwicSample, KwicSort, KwicUnit, Reply,
    },
};

/// Which lines are wanted, and their context.
pub struct Wanted {
    pub unit: KwicUnit,
    pub context: KwicContext,
    pub sort: Vec<KwicSort>,
    pub sample: Option<KwicSample>,
}

pub fn lines(corpus: &Path, query: &str, wanted: Wanted, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let request = KwicRequest {
        scope: scope(query, options),
        unit: wanted.unit,
        sort: wanted.sort,
        context: wanted.context,
        sample: wanted.sample,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        ..KwicRequest::default()
    };
    let Reply { body: kwic, notes } = ask(&engine, request)?;
    let table = if options.is_csv() { columns(&kwic) } else { aligned(&kwic) };
    if !options.json && !options.is_csv() {
        said(kwic.matches, kwic.lines_total, kwic.lines.len(), "lines")?;
    }
    print(&engine, &kwic, &notes, options, table)
}

/// What lines are counted by, and which.
pub struct Counted {
    pub unit: KwicUnit,
    pub by: KwicKey,
    pub sample: Option<KwicSample>,
}

pub fn groups(corpus: &Path, query: &str, counted: Counted, options: &Options) -> Result<(), Stop> {
    let Counted { unit, by, sample } = counted;
    let engine = load::engine(corpus, options.reading)?;
    let name = link::kwic_key(&by);
    let request = KwicGroupsRequest {
        scope: scope(query, options),
        unit,
        by,
        sample,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        ..KwicGroupsRequest::default()
    };
    let Reply { body: groups, notes } = ask(&engine, request)?;
    let mut table = Table::new(&groups.rows);
    table
        .text(&name, |row| row.value.as_deref().unwrap_or(NONE))
        .number("count", |row| row.count)
        .number("documents", |row| row.documents)
        .number("tokens", |row| row.tokens)
        .number("per_million", |row| row.per_million)
        .number("low", |row| row.low)
        .number("high", |row| row.high);
    if !options.json && !options.is_csv() {
        said(groups.matches, u64::from(groups.rows_total), groups.rows.len(), "groups")?;
    }
    print(&engine, &groups, &notes, options, table)?;
    if groups.overlapping {
        say!("note: some lines have several values of {name}, so that the groups overlap.");
    }
    Ok(())
}

fn said(matches: u64, total: u64, shown: usize, what: &str) -> Result<(), Stop> {
    let numbers = [matches, total, shown as u64].map(grouped);
    output::lines(&[format!("{} matches; {} {what}, {} shown", numbers[0], numbers[1], numbers[2])])
}

/// For the screen: nodes are aligned, whatever the width of the characters before them.
fn aligned(kwic: &Kwic) -> Table<'_, KwicLine> {
    let left = |line: &KwicLine| output::plain(&line.left);
    let widest = kwic.lines.iter().map(|line| left(line).width()).max().unwrap_or(0);
    let mut table = Table::new(&kwic.lines);
    table
        .text("doc", |line| line.doc.as_str())
        .number("position", |line| line.position)
        .text("speaker", |line| line.speaker.as_deref().unwrap_or_default())
        .text(format!("{}node", " ".repeat(widest)), |line| {
            let (left, KwicLine { node, right, .. }) = (left(line), line);
            format!("{}{left}{node}{right}", " ".repeat(widest - left.width()))
        });
    table
}

/// As CSV: all of a line, with a column for each field that any of them has.
fn columns(kwic: &Kwic) -> Table<'_, KwicLine> {
    let mut fields: Vec<&str> = Vec::new();
    for (name, _) in kwic.lines.iter().flat_map(|line| &line.fields) {
        if !fields.contains(&name.as_str()) {
            fields.push(name);
        }
    }
    let mut table = Table::new(&kwic.lines);
    table
        .text("doc", |line| line.doc.as_str())
        .text("position", |line| line.position)
        .text("left", |line| line.left.as_str())
        .text("node", |line| line.node.as_str())
        .text("right", |line| line.right.as_str())
        .text("speaker", |line| line.speaker.as_deref().unwrap_or_default())
        .text("title", |line| line.title.as_str())
        .text("date", |line| line.date.as_deref().unwrap_or_default())
        .text("paragraph", |line| line.paragraph)
        .text("source", |line| line.source.as_deref().unwrap_or_default())
        .text("url", |line| line.url.as_deref().unwrap_or_default());
    // Source and address stand already.
    for field in fields.into_iter().filter(|name| !["source", "url"].contains(name)) {
        table.text(field, |line| line.fields.get(field).map(|values| values.join("; ")).unwrap_or_default());
    }
    table
}
