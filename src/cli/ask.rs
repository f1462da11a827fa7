//! The commands that search and count.

use std::path::Path;

use serde::Serialize;

use super::{
    args::Options,
    load,
    output::{self, Align, Cell, Table},
    stop::Stop,
};
use crate::{
    engine::Engine,
    message::Malformed,
    protocol::{
        Bin, By, CheckRequest, Curve, DocumentSort, InfoRequest, Panels, Query, Reply, Scope, SearchRequest, Series,
        TrendRequest, json,
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
        forms: options.forms.into(),
        case: options.case,
        subsets: options.subsets.clone(),
    }
}

/// Prints an answer in the requested format, and its notes.
pub(super) fn print<T: Serialize>(body: &T, notes: &[Note], options: &Options, table: Table) -> Result<(), Stop> {
    if options.json {
        output::json(&json::Answer::new(body, notes))?;
    } else if options.csv {
        output::csv(&table)?;
    } else {
        output::table(&table)?;
    }
    for note in notes {
        let more = note.suggestion.as_ref().map_or_else(String::new, |query| format!(" Try: {query}"));
        eprintln!("note: {}{more}", note.text);
    }
    Ok(())
}

pub fn check(corpus: &Path, options: &Options) -> Result<(), Stop> {
    if !options.filters.is_empty() {
        return Err(Stop::input("A package is checked as a whole.", "Leave --where out."));
    }
    let engine = load::package(corpus)?;
    let Reply { body: check, notes } = ask(&engine, CheckRequest)?;
    let mut table = Table::new(&[
        ("chunks", Align::Right),
        ("bytes", Align::Right),
        ("documents", Align::Right),
        ("tokens", Align::Right),
        ("fingerprint", Align::Left),
    ]);
    table.row(vec![
        check.chunks.into(),
        check.bytes.into(),
        check.documents.into(),
        check.tokens.into(),
        check.fingerprint.clone().into(),
    ]);
    print(&check, &notes, options, table)
}

pub fn info(corpus: &Path, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let Reply { body: info, notes } = ask(&engine, InfoRequest { scope: scope("", options) })?;
    let mut table = Table::new(&[
        ("field", Align::Left),
        ("level", Align::Left),
        ("value", Align::Left),
        ("documents", Align::Right),
        ("tokens", Align::Right),
    ]);
    for field in &info.fields {
        let level = format!("{:?}", field.level).to_lowercase();
        match &field.values {
            Some(values) => {
                for value in values {
                    table.row(vec![
                        field.name.clone().into(),
                        level.clone().into(),
                        value.value.clone().into(),
                        value.documents.into(),
                        value.tokens.into(),
                    ]);
                }
            }
            None => table.row(vec![
                field.name.clone().into(),
                level.into(),
                format!("({:?})", field.kind).to_lowercase().into(),
                "".into(),
                "".into(),
            ]),
        }
    }
    if !options.json && !options.csv {
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
            format!("fingerprint {}, stemmer {}", info.fingerprint, info.stemmer.as_deref().unwrap_or("none")),
            String::new(),
        ])?;
    }
    print(&info, &notes, options, table)
}

pub fn search(corpus: &Path, query: &str, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let request = SearchRequest {
        scope: scope(query, options),
        sort: DocumentSort::default(),
        offset: options.offset,
        limit: options.limit.unwrap_or(20),
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = Table::new(&[
        ("score", Align::Right),
        ("matches", Align::Right),
        ("date", Align::Left),
        ("doc", Align::Left),
        ("title", Align::Left),
        ("passage", Align::Left),
    ]);
    for result in &found.results {
        let passage = result.snippets.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" … ");
        table.row(vec![
            result.score.into(),
            result.matches.into(),
            result.date.clone().unwrap_or_default().into(),
            result.doc.clone().into(),
            result.title.clone().into(),
            passage.into(),
        ]);
    }
    if !options.json && !options.csv {
        table.cut = 100;
        output::lines(&[format!(
            "{} matches in {} of {} documents in view; {} shown",
            grouped(found.matches),
            grouped(u64::from(found.documents)),
            grouped(u64::from(found.view.documents)),
            grouped(found.results.len() as u64),
        )])?;
    }
    print(&found, &notes, options, table)
}

/// What is shown of a trend beside the rates.
pub struct Shown {
    pub curve: Curve,
    pub among: bool,
    pub panels: Option<String>,
}

pub fn trend(
    corpus: &Path,
    terms: &[String],
    by: By,
    date: Option<String>,
    shown: Shown,
    options: &Options,
) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let Shown { curve, among, panels } = shown;
    let request = TrendRequest {
        scope: scope("", options),
        terms: terms.to_vec(),
        by,
        date_field: date,
        curve,
        panels: panels.clone().map(|field| Panels { field, most: u32::MAX }),
    };
    let Reply { body: mut trend, notes } = ask(&engine, request)?;
    let from = (options.offset as usize).min(trend.bins.len());
    let to = match options.limit.unwrap_or(0) {
        0 => trend.bins.len(),
        limit => from.saturating_add(limit as usize).min(trend.bins.len()),
    };
    let cut = |bins: &mut Vec<Bin>, all: &mut [Series]| {
        *bins = bins[from..to].to_vec();
        for series in all {
            series.points = series.points[from..to].to_vec();
            series.smoothed = series.smoothed.get(from..to).unwrap_or_default().to_vec();
        }
    };
    cut(&mut trend.bins, &mut trend.series);
    trend.panels.iter_mut().for_each(|panel| cut(&mut panel.bins, &mut panel.series));
    let mut columns: Vec<(&str, Align)> = panels.iter().map(|field| (field.as_str(), Align::Left)).collect();
    columns.extend([
        (trend.by.as_str(), Align::Left),
        ("term", Align::Left),
        ("freq", Align::Right),
        ("per_million", Align::Right),
        ("low", Align::Right),
        ("high", Align::Right),
        ("tokens", Align::Right),
        ("documents", Align::Right),
    ]);
    if curve.of_documents {
        columns.extend(["of_documents", "share", "share_low", "share_high"].map(|name| (name, Align::Right)));
    }
    if among {
        columns.extend(["of_hits", "among", "among_low", "among_high"].map(|name| (name, Align::Right)));
    }
    if curve.smooth > 1 {
        columns.push(("smoothed", Align::Right));
    }
    let mut table = Table::new(&columns);
    let named = |key: &Option<String>| Cell::from(key.clone().unwrap_or_else(|| "(none)".into()));
    let whole = panels.is_none().then_some((None, &trend.series));
    let of_panels = trend.panels.iter().map(|panel| (Some(&panel.value), &panel.series));
    let all = whole.into_iter().chain(of_panels);
    for (value, series) in all.flat_map(|(value, series)| series.iter().map(move |series| (value, series))) {
        for (at, point) in series.points.iter().enumerate() {
            let mut row: Vec<Cell> = value.into_iter().map(named).collect();
            row.extend([
                named(&point.key),
                series.term.clone().into(),
                point.freq.into(),
                point.per_million.into(),
                point.low.into(),
                point.high.into(),
                point.tokens.into(),
                point.documents.into(),
            ]);
            if curve.of_documents {
                row.push(point.of_documents.into());
                row.extend([point.share, point.share_low, point.share_high].map(Cell::from));
            }
            if among {
                row.push(point.of_hits.into());
                row.extend([point.among, point.among_low, point.among_high].map(Cell::from));
            }
            if curve.smooth > 1 {
                row.push(series.smoothed.get(at).copied().flatten().into());
            }
            table.row(row);
        }
    }
    print(&trend, &notes, options, table)?;
    if (curve.smooth > 1 || curve.changes) && !matches!(trend.by.as_str(), "year" | "quarter" | "month" | "day") {
        eprintln!("note: values of {} have no order in time: nothing is smoothed, no change looked for.", trend.by);
    }
    for (series, change) in
        trend.series.iter().flat_map(|series| series.changes.iter().map(move |change| (series, change)))
    {
        let level = |value: Option<f64>| value.map_or_else(|| "nothing".into(), |value| format!("{value:.4}"));
        eprintln!(
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
        eprintln!("note: {} documents have no date and are in none of the bins.", trend.outside.undated);
    }
    if trend.outside.coarse > 0 {
        eprintln!(
            "note: {} documents are dated more coarsely than the bins and are in none of them.",
            trend.outside.coarse
        );
    }
    if trend.overlapping {
        eprintln!("note: some documents have several values of {}, so that the bins overlap.", trend.by);
    }
    Ok(())
}
