//! The commands that search and count.

use std::{path::Path, slice};

use serde::Serialize;

use super::{
    args::Options,
    load,
    output::{self, Cell, NONE, Table, say},
    stop::Stop,
};
use crate::{
    chart::{
        rank::{Rank, ranked},
        value::Measure,
    },
    engine::Engine,
    message::Malformed,
    model::quotation,
    protocol::{
        Bin, By, CheckRequest, Curve, DocumentSort, Facts, FieldInfo, InfoRequest, NumberRange, Panels, Point, Query,
        Reply, Scope, SearchRequest, Series, TrendRequest, ValueInfo, json, name_of,
    },
    query::Note,
    text::grouped,
};

/// Asks an engine whose corpus is in memory.
pub(super) fn ask<Q: Query>(engine: &Engine, query: Q) -> Result<Reply<Q::Reply>, Stop> {
    Ok(engine.ask(query, |_| Err(Malformed::ItIsMissing), |_| ())?)
}

pub(super) fn scope(query: &str, options: &Options) -> Scope {
    Scope {
        near: None,
        run: None,
        query: crate::text::nfc(query).into_owned(),
        filters: options.filters.clone(),
        forms: options.forms,
        case: options.case,
        subsets: options.subsets.clone(),
    }
}

/// Prints an answer in the requested format, and its notes.
pub(super) fn print<T: Serialize, Row>(
    engine: &Engine,
    body: &T,
    notes: &[Note],
    options: &Options,
    table: Table<'_, Row>,
) -> Result<(), Stop> {
    if options.json {
        output::json(&json::Answer::new(body, notes, &engine.made_from()))?;
    } else if options.is_csv() {
        let mut settings = Facts::new();
        if options.csv_settings {
            settings = engine.made_from();
            settings.push(("command", output::command()));
        }
        output::csv(&table, &settings, engine.wording())?;
    } else {
        output::table(&table)?;
    }
    for note in notes {
        let more = note.suggestion.as_ref().map_or_else(String::new, |query| format!(" Try: {query}"));
        say!("note: {}{more}", note.text);
    }
    Ok(())
}

pub fn check(corpus: &Path, options: &Options) -> Result<(), Stop> {
    if !options.filters.is_empty() {
        return Err(Stop::input("A package is checked as a whole.", "Leave --where out."));
    }
    let engine = load::package(corpus)?;
    let Reply { body: check, notes } = ask(&engine, CheckRequest)?;
    let mut table = Table::new(slice::from_ref(&check));
    table
        .number("chunks", |check| check.chunks)
        .number("bytes", |check| check.bytes)
        .number("documents", |check| check.documents)
        .number("tokens", |check| check.tokens)
        .text("fingerprint", |check| check.fingerprint.as_str());
    print(&engine, &check, &notes, options, table)
}

pub fn info(corpus: &Path, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let Reply { body: info, notes } = ask(&engine, InfoRequest { scope: scope("", options) })?;
    let mut rows: Vec<(&FieldInfo, Option<&ValueInfo>)> = Vec::new();
    for field in &info.fields {
        match &field.values {
            Some(values) => rows.extend(values.iter().map(|value| (field, Some(value)))),
            None => rows.push((field, None)),
        }
    }
    let mut table = Table::new(&rows);
    table
        .text("field", |(field, _)| field.name.as_str())
        .text("level", |(field, _)| name_of(&field.level))
        .text("value", |(field, value)| value.map_or_else(|| kind_of(field), |value| value.value.clone()))
        .number("documents", |(_, value)| value.map_or(Cell::from(""), |value| value.documents.into()))
        .number("tokens", |(_, value)| value.map_or(Cell::from(""), |value| value.tokens.into()));
    if !options.json && !options.is_csv() {
        let period = match (&info.first_day, &info.last_day) {
            (Some(first), Some(last)) => {
                format!("{first} to {last}, {} undated", grouped(u64::from(info.undated)))
            }
            _ => "no dates".into(),
        };
        output::lines(&[
            info.title.clone(),
            format!(
                "{} documents, {} tokens, {} types, {} turns; {period}",
                grouped(u64::from(info.documents)),
                grouped(info.tokens),
                grouped(u64::from(info.types)),
                grouped(u64::from(info.turns)),
            ),
            format!(
                "fingerprint {}, stemmer {}, wording {}",
                info.fingerprint,
                info.stemmer.as_deref().unwrap_or("none"),
                info.wording
            ),
            match info.quotation_marks.as_slice() {
                [] => "no quotation marks".into(),
                marks => format!("quoted text between {}", quotation::listed(marks)),
            },
            String::new(),
        ])?;
    }
    print(&engine, &info, &notes, options, table)
}

/// What stands in place of the values of a field that has none to list.
fn kind_of(field: &FieldInfo) -> String {
    match field.range {
        Some(NumberRange { least, greatest }) => format!("({}, {least} to {greatest})", name_of(&field.kind)),
        None => format!("({})", name_of(&field.kind)),
    }
}

pub fn search(corpus: &Path, query: &str, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let request = SearchRequest {
        scope: scope(query, options),
        sort: DocumentSort::default(),
        offset: options.offset,
        limit: options.limit.unwrap_or(20),
        ..SearchRequest::default()
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = Table::new(&found.results);
    table
        .number("score", |result| result.score)
        .number("matches", |result| result.matches)
        .text("date", |result| result.date.as_deref().unwrap_or_default())
        .text("doc", |result| result.doc.as_str())
        .text("title", |result| result.title.as_str());
    if options.is_csv() {
        table
            .text("source", |result| result.source.as_deref().unwrap_or_default())
            .text("url", |result| result.url.as_deref().unwrap_or_default());
    }
    table.text("passage", |result| {
        result.snippets.iter().map(|snippet| snippet.text.as_str()).collect::<Vec<_>>().join(" … ")
    });
    if !options.json && !options.is_csv() {
        table.cut = 100;
        output::lines(&[format!(
            "{} matches in {} of {} documents in view; {} shown",
            grouped(found.matches),
            grouped(u64::from(found.documents)),
            grouped(u64::from(found.view.documents)),
            grouped(found.results.len() as u64),
        )])?;
    }
    print(&engine, &found, &notes, options, table)
}

/// What is shown of a trend beside the rates.
pub struct Shown {
    pub curve: Curve,
    pub among: bool,
    pub panels: Option<String>,
    pub sort: Option<Rank>,
    pub min_tokens: u64,
}

/// A point of a series, in a panel or in all of them.
struct TrendRow<'a> {
    /// The panel's value.
    panel: Option<&'a str>,
    series: &'a Series,
    point: &'a Point,
    smoothed: Option<f64>,
}

fn trend_rows<'a>(panel: Option<&'a str>, series: &'a Series) -> impl Iterator<Item = TrendRow<'a>> {
    series.points.iter().enumerate().map(move |(at, point)| {
        let smoothed = series.smoothed.get(at).copied().flatten();
        TrendRow { panel, series, point, smoothed }
    })
}

pub fn trend(
    corpus: &Path,
    terms: &[String],
    by: By,
    date: Option<String>,
    shown: Shown,
    options: &Options,
) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let Shown { curve, among, panels, sort, min_tokens } = shown;
    let request = TrendRequest {
        scope: scope("", options),
        terms: terms.to_vec(),
        by,
        date_field: date,
        curve,
        panels: panels.clone().map(|field| Panels { field, most: u32::MAX }),
    };
    let Reply { body: mut trend, notes } = ask(&engine, request)?;
    let is_time = By::is_time(&trend.by);
    if is_time && (sort.is_some() || min_tokens > 0) {
        return Err(Stop::input("Time has its own order.", "--sort and --min-tokens are for the values of a field."));
    }
    let mut order: Vec<usize> = (0..trend.bins.len()).collect();
    if !is_time {
        let series: Vec<&Series> = trend.series.iter().collect();
        let measure = if curve.of_documents { Measure::Share } else { Measure::PerMillion };
        order = ranked(&trend.bins, &series, measure, sort.unwrap_or_default());
        order.retain(|bin| trend.bins[*bin].tokens >= min_tokens);
        let few = trend.bins.len() - order.len();
        if few > 0 {
            say!("note: {few} values with fewer than {min_tokens} words are left out.");
        }
    }
    let from = (options.offset as usize).min(order.len());
    let to = match options.limit.unwrap_or(0) {
        0 => order.len(),
        limit => from.saturating_add(limit as usize).min(order.len()),
    };
    let order = &order[from..to];
    let cut = |bins: &mut Vec<Bin>, all: &mut [Series]| {
        *bins = order.iter().map(|bin| bins[*bin].clone()).collect();
        for series in all {
            series.points = order.iter().map(|bin| series.points[*bin].clone()).collect();
            series.smoothed = order.iter().filter_map(|bin| series.smoothed.get(*bin).copied()).collect();
        }
    };
    cut(&mut trend.bins, &mut trend.series);
    trend.panels.iter_mut().for_each(|panel| cut(&mut panel.bins, &mut panel.series));
    let whole = panels.is_none().then_some((None, &trend.series));
    let of_panels = trend.panels.iter().map(|panel| (panel.value.as_deref(), &panel.series));
    let all = whole.into_iter().chain(of_panels);
    let rows = all.flat_map(|(panel, series)| series.iter().flat_map(move |series| trend_rows(panel, series)));
    let rows: Vec<TrendRow> = rows.collect();
    let mut table = Table::new(&rows);
    if let Some(field) = &panels {
        table.text(field, |row| row.panel.unwrap_or(NONE));
    }
    table
        .text(&trend.by, |row| row.point.key.as_deref().unwrap_or(NONE))
        .text("term", |row| row.series.term.as_str())
        .number("freq", |row| row.point.freq)
        .number("per_million", |row| row.point.per_million)
        .number("low", |row| row.point.low)
        .number("high", |row| row.point.high)
        .number("tokens", |row| row.point.tokens)
        .number("documents", |row| row.point.documents);
    if curve.of_documents {
        table
            .number("of_documents", |row| row.point.of_documents)
            .number("share", |row| row.point.share)
            .number("share_low", |row| row.point.share_low)
            .number("share_high", |row| row.point.share_high);
    }
    if among {
        table
            .number("of_hits", |row| row.point.of_hits)
            .number("among", |row| row.point.among)
            .number("among_low", |row| row.point.among_low)
            .number("among_high", |row| row.point.among_high);
    }
    if curve.smooth > 1 {
        table.number("smoothed", |row| row.smoothed);
    }
    print(&engine, &trend, &notes, options, table)?;
    if (curve.smooth > 1 || curve.changes) && !By::is_time(&trend.by) {
        say!("note: values of {} have no order in time: nothing is smoothed, no change looked for.", trend.by);
    }
    for (series, change) in
        trend.series.iter().flat_map(|series| series.changes.iter().map(move |change| (series, change)))
    {
        let level = |value: Option<f64>| value.map_or_else(|| "nothing".into(), |value| format!("{value:.4}"));
        say!(
            "note: {} changes at {}, from {} to {} {} (Pettitt's test, p = {:.2e}).",
            series.term,
            change.key.as_deref().unwrap_or_default(),
            level(change.before),
            level(change.after),
            if curve.of_documents { "of documents" } else { "per million words" },
            change.p,
        );
    }
    if trend.outside.undated > 0 {
        say!("note: {} documents have no date and are in none of the bins.", trend.outside.undated);
    }
    if trend.outside.coarse > 0 {
        say!("note: {} documents are dated more coarsely than the bins and are in none of them.", trend.outside.coarse);
    }
    if trend.overlapping {
        say!("note: some documents have several values of {}, so that the bins overlap.", trend.by);
    }
    Ok(())
}
