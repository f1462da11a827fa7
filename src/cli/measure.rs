//! The commands that measure words: `terms`, `collocates`, `keyness`, `dispersion`, `diversity`.

use std::path::{Path, PathBuf};

use super::{
    args::{GramOptions, Options},
    ask::{ask, print, scope},
    load,
    output::{self, Align, Cell, Table},
    stop::Stop,
    tables::{
        CollocateArg, DirectionArg, DiversityArg, KeynessArg, PartArg, TermArg, WithinArg, stop_words, word_list,
    },
};
use crate::protocol::{
    CollocateSort, CollocatesRequest, Direction, DispersionRequest, DiversityRequest, DiversityRow, DiversitySort,
    Grams, KeynessRequest, KeynessSort, PartSort, Parts, Reference, Reply, TermSort, TermsRequest, Window,
};
use crate::text::grouped;

/// A table of one column of text and others of numbers.
fn table(text: &str, numbers: &[&str]) -> Table {
    let mut heads = vec![(text, Align::Left)];
    heads.extend(numbers.iter().map(|name| (*name, Align::Right)));
    Table::new(&heads)
}

/// The line above a table.
fn above(options: &Options, line: String) -> Result<(), Stop> {
    if options.json || options.csv { Ok(()) } else { output::lines(&[line]) }
}

fn direction(direction: Direction) -> Cell {
    match direction {
        Direction::Attracted => "attracted".into(),
        Direction::Repelled => "repelled".into(),
        Direction::Both => "both".into(),
    }
}

impl GramOptions {
    fn grams(&self) -> Grams {
        Grams { n: self.n, open: self.open, within: self.within.into() }
    }
}

pub fn terms(corpus: &Path, grams: &GramOptions, min_freq: u32, sort: TermArg, options: &Options) -> Result<(), Stop> {
    let stop_words = stop_words(&grams.stopwords)?;
    let engine = load::engine(corpus)?;
    let sort = TermSort::from(sort);
    let request = TermsRequest {
        scope: scope("", options),
        filter: String::new(),
        min_freq,
        sort,
        descending: matches!(sort, TermSort::Freq | TermSort::Range),
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        grams: grams.grams(),
        stop_words,
    };
    let Reply { body: terms, notes } = ask(&engine, request)?;
    let mut table = table("term", &["freq", "per_million", "range", "dp"]);
    for row in &terms.rows {
        table.row(vec![
            row.term.clone().into(),
            row.freq.into(),
            row.per_million.into(),
            row.range.into(),
            row.dp.into(),
        ]);
    }
    above(
        options,
        format!(
            "{} types, {} {} in {} documents; {} rows, {} shown",
            grouped(u64::from(terms.types)),
            grouped(terms.tokens),
            if grams.n == 1 { "tokens" } else { "places" },
            grouped(u64::from(terms.documents)),
            grouped(u64::from(terms.rows_total)),
            grouped(terms.rows.len() as u64),
        ),
    )?;
    print(&terms, &notes, options, table)
}

/// The options of `collocates`.
pub struct Around {
    pub window: Window,
    pub within: WithinArg,
    pub min_freq: u32,
    pub direction: DirectionArg,
    pub sort: CollocateArg,
    pub stopwords: String,
}

pub fn collocates(corpus: &Path, query: &str, around: &Around, options: &Options) -> Result<(), Stop> {
    let stop_words = stop_words(&around.stopwords)?;
    let engine = load::engine(corpus)?;
    let sort = CollocateSort::from(around.sort);
    let request = CollocatesRequest {
        scope: scope(query, options),
        window: around.window,
        within: around.within.into(),
        min_freq: around.min_freq,
        direction: around.direction.into(),
        sort,
        descending: sort != CollocateSort::Term,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        stop_words,
        ..CollocatesRequest::default()
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let places: Vec<String> = found
        .places
        .iter()
        .map(|place| format!("{}{}", place.unsigned_abs(), if *place < 0 { "L" } else { "R" }))
        .collect();
    let mut heads = vec!["o11", "lines", "c1", "e11", "direction", "mi", "mi3", "t", "z", "g2", "log_dice", "dice"];
    heads.extend(["delta_p_21", "delta_p_12"]);
    // A screen is not wide enough for the places as well.
    if options.csv {
        heads.extend(places.iter().map(String::as_str));
    }
    let mut table = table("term", &heads);
    for row in &found.rows {
        let mut cells: Vec<Cell> = vec![
            row.term.clone().into(),
            row.o11.into(),
            row.lines.into(),
            row.c1.into(),
            row.e11.into(),
            direction(row.direction),
            row.mi.into(),
            row.mi3.into(),
            row.t.into(),
            row.z.into(),
            row.g2.into(),
            row.log_dice.into(),
            row.dice.into(),
            row.delta_p_21.into(),
            row.delta_p_12.into(),
        ];
        if options.csv {
            cells.extend(row.positions.iter().map(|count| Cell::from(*count)));
        }
        table.row(cells);
    }
    above(
        options,
        format!(
            "{} matches with {} words around them, of {} outside matches; {} rows, {} shown",
            grouped(found.matches),
            grouped(found.r1),
            grouped(found.n),
            grouped(u64::from(found.rows_total)),
            grouped(found.rows.len() as u64),
        ),
    )?;
    print(&found, &notes, options, table)
}

/// The options of `keyness`.
pub struct Compared {
    pub target: Vec<String>,
    pub reference: Vec<String>,
    pub list: Option<PathBuf>,
    pub total: Option<u64>,
    pub grams: GramOptions,
    pub min_freq: u32,
    pub min_range: u32,
    pub direction: DirectionArg,
    pub sort: KeynessArg,
}

pub fn keyness(corpus: &Path, compared: Compared, options: &Options) -> Result<(), Stop> {
    let stop_words = stop_words(&compared.grams.stopwords)?;
    let reference = match &compared.list {
        Some(path) => {
            let words = word_list(path)?;
            let total = compared.total.unwrap_or_else(|| words.iter().map(|(_, freq)| freq).sum());
            Reference::List { words, total }
        }
        None if compared.reference.is_empty() => Reference::Rest,
        None => Reference::Filters(compared.reference),
    };
    let engine = load::engine(corpus)?;
    let sort = KeynessSort::from(compared.sort);
    let request = KeynessRequest {
        filter: String::new(),
        scope: scope("", options),
        target: compared.target,
        reference,
        grams: compared.grams.grams(),
        min_freq: compared.min_freq,
        min_range: compared.min_range,
        direction: compared.direction.into(),
        sort,
        descending: sort != KeynessSort::Term,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        stop_words,
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = table(
        "term",
        &[
            "freq_target",
            "freq_reference",
            "direction",
            "g2",
            "p",
            "q",
            "log_ratio",
            "log_ratio_low",
            "log_ratio_high",
            "pct_diff",
            "range_target",
            "range_reference",
            "dp_target",
        ],
    );
    for row in &found.rows {
        table.row(vec![
            row.term.clone().into(),
            row.freq_target.into(),
            row.freq_reference.into(),
            direction(row.direction),
            row.g2.into(),
            row.p.into(),
            row.q.into(),
            row.log_ratio.into(),
            row.log_ratio_low.into(),
            row.log_ratio_high.into(),
            row.pct_diff.into(),
            row.range_target.into(),
            row.range_reference.map_or(Cell::Measure(None), Cell::from),
            row.dp_target.into(),
        ]);
    }
    above(
        options,
        format!(
            "{} tokens in {} documents against {} in {}; {} terms tested, {} rows, {} shown",
            grouped(found.target.tokens),
            grouped(u64::from(found.target.documents)),
            grouped(found.reference.tokens),
            if compared.list.is_some() { "a word list".into() } else { grouped(u64::from(found.reference.documents)) },
            grouped(u64::from(found.tested)),
            grouped(u64::from(found.rows_total)),
            grouped(found.rows.len() as u64),
        ),
    )?;
    print(&found, &notes, options, table)
}

pub fn dispersion(corpus: &Path, query: &str, parts: Parts, sort: PartArg, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let sort = PartSort::from(sort);
    let request = DispersionRequest {
        scope: scope(query, options),
        parts,
        sort,
        descending: sort != PartSort::Order,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = table("part", &["tokens", "freq", "per_million"]);
    for row in &found.rows {
        table.row(vec![
            row.part.clone().unwrap_or_else(|| "(none)".into()).into(),
            row.tokens.into(),
            row.freq.into(),
            row.per_million.into(),
        ]);
    }
    let mut measures = format!(
        "{} matches in {} of {} parts",
        grouped(found.freq),
        grouped(u64::from(found.range)),
        grouped(u64::from(found.parts))
    );
    for (name, value) in [
        ("Juilland D", found.juilland_d),
        ("DP", found.dp),
        ("DPnorm", found.dp_norm),
        ("Rosengren S", found.rosengren_s),
        ("Carroll D2", found.carroll_d2),
        ("ARF", found.arf),
    ] {
        measures += &format!("; {name} {}", output::shown(&value.into()));
    }
    above(options, measures)?;
    print(&found, &notes, options, table)
}

pub fn diversity(corpus: &Path, sort: DiversityArg, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus)?;
    let sort = DiversitySort::from(sort);
    let request = DiversityRequest {
        scope: scope("", options),
        sort,
        descending: sort != DiversitySort::Order,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table =
        table("doc", &["tokens", "types", "ttr", "mattr", "mtld", "hdd", "yule_k", "sentences", "sentence_length"]);
    let cells = |name: String, row: &DiversityRow| {
        vec![
            name.into(),
            row.tokens.into(),
            row.types.into(),
            row.ttr.into(),
            row.mattr.into(),
            row.mtld.into(),
            row.hdd.into(),
            row.yule_k.into(),
            row.sentences.into(),
            row.sentence_length.into(),
        ]
    };
    for row in &found.rows {
        table.row(cells(row.doc.clone(), row));
    }
    // The last row is no document.
    table.row(cells("(total)".into(), &found.total));
    print(&found, &notes, options, table)
}
