//! The concordance on the command line.

use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::{
    args::Options,
    ask::{ask, print, scope},
    load,
    output::{self, Align, Cell, Table},
    stop::Stop,
};
use crate::text::grouped;
use crate::{
    link,
    protocol::{Kwic, KwicContext, KwicGroupsRequest, KwicKey, KwicLine, KwicRequest, KwicSample, KwicSort, Reply},
};

/// Which lines are wanted, and their context.
pub struct Wanted {
    pub context: KwicContext,
    pub sort: Vec<KwicSort>,
    pub sample: Option<KwicSample>,
}

pub fn lines(corpus: &Path, query: &str, wanted: Wanted, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let request = KwicRequest {
        scope: scope(query, options),
        sort: wanted.sort,
        context: wanted.context,
        sample: wanted.sample,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        ..KwicRequest::default()
    };
    let Reply { body: kwic, notes } = ask(&engine, request)?;
    let table = if options.csv { columns(&kwic) } else { aligned(&kwic) };
    if !options.json && !options.csv {
        said(kwic.matches, kwic.lines_total, kwic.lines.len(), "lines")?;
    }
    print(&kwic, &notes, options, table)
}

pub fn groups(
    corpus: &Path,
    query: &str,
    by: KwicKey,
    sample: Option<KwicSample>,
    options: &Options,
) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let name = link::kwic_key(&by);
    let request = KwicGroupsRequest {
        scope: scope(query, options),
        by,
        sample,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        ..KwicGroupsRequest::default()
    };
    let Reply { body: groups, notes } = ask(&engine, request)?;
    let mut table = Table::new(&[(&name, Align::Left), ("count", Align::Right), ("documents", Align::Right)]);
    for row in &groups.rows {
        let value = row.value.clone().unwrap_or_else(|| "(none)".into());
        table.row(vec![value.into(), row.count.into(), row.documents.into()]);
    }
    if !options.json && !options.csv {
        said(groups.matches, u64::from(groups.rows_total), groups.rows.len(), "groups")?;
    }
    print(&groups, &notes, options, table)?;
    if groups.overlapping {
        eprintln!("note: some lines have several values of {name}, so that the groups overlap.");
    }
    Ok(())
}

fn said(matches: u64, total: u64, shown: usize, what: &str) -> Result<(), Stop> {
    let numbers = [matches, total, shown as u64].map(grouped);
    output::lines(&[format!("{} matches; {} {what}, {} shown", numbers[0], numbers[1], numbers[2])])
}

/// For the screen: nodes are aligned, whatever the width of the characters before them.
fn aligned(kwic: &Kwic) -> Table {
    let lefts: Vec<String> = kwic.lines.iter().map(|line| output::plain(&line.left)).collect();
    let widest = lefts.iter().map(|left| left.width()).max().unwrap_or(0);
    let head = format!("{}node", " ".repeat(widest));
    let mut table =
        Table::new(&[("doc", Align::Left), ("position", Align::Right), ("speaker", Align::Left), (&head, Align::Left)]);
    for (line, left) in kwic.lines.iter().zip(&lefts) {
        let KwicLine { node, right, .. } = line;
        table.row(vec![
            line.doc.clone().into(),
            line.position.into(),
            line.speaker.clone().unwrap_or_default().into(),
            format!("{}{left}{node}{right}", " ".repeat(widest - left.width())).into(),
        ]);
    }
    table
}

/// As CSV: all of a line, with a column for each field that any of them has.
fn columns(kwic: &Kwic) -> Table {
    let mut fields: Vec<&str> = Vec::new();
    for (name, _) in kwic.lines.iter().flat_map(|line| &line.fields) {
        if !fields.contains(&name.as_str()) {
            fields.push(name);
        }
    }
    let left = |name| (name, Align::Left);
    let mut heads =
        ["doc", "position", "left", "node", "right", "speaker", "title", "date", "paragraph"].map(left).to_vec();
    heads.extend(fields.iter().copied().map(left));
    let mut table = Table::new(&heads);
    for line in &kwic.lines {
        let mut cells: Vec<Cell> = vec![
            line.doc.clone().into(),
            line.position.into(),
            line.left.clone().into(),
            line.node.clone().into(),
            line.right.clone().into(),
            line.speaker.clone().unwrap_or_default().into(),
            line.title.clone().into(),
            line.date.clone().unwrap_or_default().into(),
            line.paragraph.into(),
        ];
        for field in &fields {
            cells.push(line.fields.get(*field).map(|values| values.join("; ")).unwrap_or_default().into());
        }
        table.row(cells);
    }
    table
}
