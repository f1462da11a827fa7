//! Lines that leave the page: one with its source, or all of them with what they were made from.

use super::{View, controls, groups, lines, request};
use crate::export::{Cell, Table};
use crate::link::kwic_sort;
use crate::platform::{address, clipboard, download};
use crate::protocol::{Body, Kwic, KwicContext, KwicLine};
use crate::span::Span;
use crate::ui::parts::facts::facts;
use crate::ui::words::{self, concordance as said};
use leptos::prelude::*;

/// Copies a line as it would be cited: its text; who, where and when; the corpus; the link to the place.
pub fn copy(view: View, line: &KwicLine) {
    let text = [line.left.as_str(), &line.node, &line.right].concat();
    let mut parts: Vec<String> = Vec::new();
    parts.extend(line.speaker.clone());
    parts.push(line.title.clone());
    parts.extend(line.date.clone());
    parts.extend(line.source.clone());
    parts.extend(line.url.clone());
    parts.extend(view.app.info.with_untracked(|info| info.as_ref().map(|info| info.title.clone())));
    let link = untrack(|| view.app.link_to_document(&line.doc, Some(lines::place(line))));
    let text = [&said::quoted(text.trim()), "\n", &parts.join(". "), ".\n", &address::cited(&link)].concat();
    clipboard::copy(text, move |done| {
        view.app.say(if done { said::copied() } else { words::not_copied_text() });
    });
}

pub fn csv(view: View) {
    all(view, |table| download::save_table("readout-concordance.csv", table));
}

pub fn json(view: View) {
    all(view, |table| download::save("readout-concordance.json", "application/json", &table.to_json(download::number)));
}

/// Asks for all lines, in the order that is shown, and not only for those on the page.
fn all(view: View, save: fn(&Table)) {
    let question = untrack(|| {
        view.wanted
            .with(|wanted| view.sorted.with(|sorted| request(view.app, wanted, sorted, wanted.context, (0, u32::MAX))))
    });
    view.app.ask_once("kwic-save", question, move |reply| {
        if let Body::Kwic(kwic) = &reply.body {
            save(&table(view, kwic));
        }
    });
}

fn table(view: View, kwic: &Kwic) -> Table {
    let wanted = view.wanted.get_untracked();
    let mut head = facts(view.app);
    head.push(("sort", if wanted.sort.is_empty() { "doc".into() } else { kwic_sort(&wanted.sort) }));
    head.push((
        "context",
        match wanted.context {
            KwicContext::Tokens(tokens) => tokens.to_string(),
            KwicContext::Paragraph => "paragraph".into(),
        },
    ));
    if let Some(sample) = wanted.sample {
        head.push(("sample", sample.size.to_string()));
        head.push(("seed", sample.seed.to_string()));
    }
    if let Some(only) = &wanted.only {
        let key = untrack(|| controls::key_name(view.app, &only.key));
        head.push(("only", said::only(&key, &groups::value_name(&only.key, only.value.as_deref()))));
    }
    if let Some(shown) = untrack(|| super::shown_name(view)) {
        head.push(("shown", shown));
    }
    head.push(("hits", kwic.matches.to_string()));
    head.push(("lines", kwic.lines_total.to_string()));
    head.push(("documents", kwic.documents.to_string()));
    head.push(("dropped", kwic.dropped.to_string()));

    let mut fields: Vec<&String> = Vec::new();
    for (name, _) in kwic.lines.iter().flat_map(|line| &line.fields) {
        if !fields.contains(&name) {
            fields.push(name);
        }
    }
    let fixed = [
        "doc",
        "position",
        "left",
        "node",
        "right",
        "speaker",
        "title",
        "date",
        "paragraph",
        "source",
        "url",
        "category",
    ];
    let row = |line: &KwicLine| {
        let text = |text: &str| Cell::Text(text.to_owned());
        let or_nothing = |text: &Option<String>| text.clone().map_or(Cell::Nothing, Cell::Text);
        let category = view
            .sorted
            .with_untracked(|sorted| sorted.category_of(Span::new(line.start, line.end)).map_or(Cell::Nothing, text));
        let mut cells = vec![
            text(&line.doc),
            Cell::Count(line.position.into()),
            text(&line.left),
            text(&line.node),
            text(&line.right),
            or_nothing(&line.speaker),
            text(&line.title),
            or_nothing(&line.date),
            Cell::Count(line.paragraph.into()),
            or_nothing(&line.source),
            or_nothing(&line.url),
            category,
        ];
        for field in &fields {
            let values = line.fields.iter().find(|(name, _)| name == *field);
            cells.push(values.map_or(Cell::Nothing, |(_, values)| Cell::Text(values.join("; "))));
        }
        cells
    };
    let rows = kwic.lines.iter().map(row).collect();
    let columns = fixed.into_iter().map(str::to_owned).chain(fields.into_iter().cloned()).collect();
    Table { head, columns, rows }
}
