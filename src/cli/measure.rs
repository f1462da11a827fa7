//! The commands that measure words: `terms`, `collocates`, `keyness`, `dispersion`, `diversity`.

use std::path::{Path, PathBuf};

use super::{
    args::{GramOptions, Options},
    ask::{ask, print, scope},
    load,
    output::{self, NONE, Table},
    stop::Stop,
    tables::{stop_words, word_list},
};
use crate::{
    model::Within,
    protocol::{
        CollocateSort, CollocatesRequest, Compared, Direction, DispersionRequest, DiversityRequest, DiversityRow,
        DiversitySort, Grams, KeynessRequest, KeynessSort, Minimum, MinimumMet, PartSort, Parts, Reference, Reply,
        SpreadSort, SpreadsRequest, TermSort, TermsRequest, Window, name_of, place_name,
    },
    text::grouped,
};

/// The line above a table.
fn above(options: &Options, line: String) -> Result<(), Stop> {
    if options.json || options.is_csv() { Ok(()) } else { output::lines(&[line]) }
}

/// How many rows there are, and of how many where some do not meet the minima.
fn rows<M>(total: u32, candidates: u32, minima: &[MinimumMet<M>]) -> String {
    let total = grouped(u64::from(total));
    match minima {
        [] => format!("{total} rows"),
        _ => format!("{total} of {} rows meet the minima", grouped(u64::from(candidates))),
    }
}

impl GramOptions {
    fn grams(&self) -> Grams {
        Grams { n: self.n, open: self.open, within: self.within }
    }
}

pub fn terms(corpus: &Path, grams: &GramOptions, min_freq: u32, sort: TermSort, options: &Options) -> Result<(), Stop> {
    let stop_words = stop_words(&grams.stopwords)?;
    let engine = load::engine(corpus, options.reading)?;
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
    let mut table = Table::new(&terms.rows);
    table
        .text("term", |row| row.term.as_str())
        .number("freq", |row| row.freq)
        .number("per_million", |row| row.per_million)
        .number("range", |row| row.range)
        .number("dp", |row| row.dp);
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
    print(&engine, &terms, &notes, options, table)
}

/// The options of `collocates`.
pub struct Around {
    pub window: Window,
    pub within: Within,
    pub min_freq: u32,
    pub min: Vec<Minimum<CollocateSort>>,
    pub direction: Direction,
    pub sort: CollocateSort,
    pub stopwords: String,
}

pub fn collocates(corpus: &Path, query: &str, around: &Around, options: &Options) -> Result<(), Stop> {
    let stop_words = stop_words(&around.stopwords)?;
    let engine = load::engine(corpus, options.reading)?;
    let request = CollocatesRequest {
        scope: scope(query, options),
        window: around.window,
        within: around.within,
        min_freq: around.min_freq,
        minima: around.min.clone(),
        direction: around.direction,
        sort: around.sort,
        descending: around.sort != CollocateSort::Term,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        stop_words,
        ..CollocatesRequest::default()
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = Table::new(&found.rows);
    table
        .text("term", |row| row.term.as_str())
        .number("o11", |row| row.o11)
        .number("lines", |row| row.lines)
        .number("c1", |row| row.c1)
        .number("e11", |row| row.e11)
        .number("direction", |row| name_of(&row.direction))
        .number("mi", |row| row.mi)
        .number("mi3", |row| row.mi3)
        .number("t", |row| row.t)
        .number("z", |row| row.z)
        .number("g2", |row| row.g2)
        .number("log_dice", |row| row.log_dice)
        .number("dice", |row| row.dice)
        .number("delta_p_21", |row| row.delta_p_21)
        .number("delta_p_12", |row| row.delta_p_12);
    // A screen is not wide enough for the places as well.
    if options.is_csv() {
        for (at, place) in found.places.iter().enumerate() {
            table.number(place_name(*place), |row| row.positions.get(at).copied().unwrap_or_default());
        }
    }
    above(
        options,
        format!(
            "{} matches with {} words around them, of {} outside matches; {}, {} shown",
            grouped(found.matches),
            grouped(found.r1),
            grouped(found.n),
            rows(found.rows_total, found.candidates, &found.minima),
            grouped(found.rows.len() as u64),
        ),
    )?;
    print(&engine, &found, &notes, options, table)
}

/// The options of `keyness`.
pub struct Keywords {
    pub target: Vec<String>,
    pub reference: Vec<String>,
    pub list: Option<PathBuf>,
    pub total: Option<u64>,
    pub grams: GramOptions,
    pub min_freq: u32,
    pub min_range: u32,
    pub min: Vec<Minimum<KeynessSort>>,
    pub direction: Compared,
    pub sort: Option<KeynessSort>,
}

pub fn keyness(corpus: &Path, compared: Keywords, options: &Options) -> Result<(), Stop> {
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
    let usual = if compared.direction == Compared::Alike { KeynessSort::Shared } else { KeynessSort::G2 };
    let sort = compared.sort.unwrap_or(usual);
    let engine = load::engine(corpus, options.reading)?;
    let request = KeynessRequest {
        scope: scope("", options),
        target: compared.target,
        reference,
        grams: compared.grams.grams(),
        min_freq: compared.min_freq,
        min_range: compared.min_range,
        minima: compared.min,
        direction: compared.direction,
        sort,
        descending: !matches!(sort, KeynessSort::Term | KeynessSort::P | KeynessSort::Q),
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
        stop_words,
        ..KeynessRequest::default()
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = Table::new(&found.rows);
    table
        .text("term", |row| row.term.as_str())
        .number("freq_target", |row| row.freq_target)
        .number("freq_reference", |row| row.freq_reference)
        .number("direction", |row| name_of(&row.direction))
        .number("g2", |row| row.g2)
        .number("p", |row| row.p)
        .number("q", |row| row.q)
        .number("log_ratio", |row| row.log_ratio)
        .number("log_ratio_low", |row| row.log_ratio_low)
        .number("log_ratio_high", |row| row.log_ratio_high)
        .number("shared", |row| row.shared)
        .number("pct_diff", |row| row.pct_diff)
        .number("range_target", |row| row.range_target)
        .number("range_reference", |row| row.range_reference)
        .number("dp_target", |row| row.dp_target);
    above(
        options,
        format!(
            "{} tokens in {} documents against {} in {}; {} terms tested, {}, {} shown",
            grouped(found.target.tokens),
            grouped(u64::from(found.target.documents)),
            grouped(found.reference.tokens),
            if compared.list.is_some() { "a word list".into() } else { grouped(u64::from(found.reference.documents)) },
            grouped(u64::from(found.tested)),
            rows(found.rows_total, found.candidates, &found.minima),
            grouped(found.rows.len() as u64),
        ),
    )?;
    print(&engine, &found, &notes, options, table)
}

pub fn dispersion(corpus: &Path, query: &str, parts: Parts, sort: PartSort, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let request = DispersionRequest {
        scope: scope(query, options),
        parts,
        sort,
        descending: sort != PartSort::Order,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = Table::new(&found.rows);
    table
        .text("part", |row| row.part.as_deref().unwrap_or(NONE))
        .number("tokens", |row| row.tokens)
        .number("freq", |row| row.freq)
        .number("per_million", |row| row.per_million);
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
    print(&engine, &found, &notes, options, table)
}

/// A row for each term of the query.
pub fn spreads(corpus: &Path, query: &str, parts: Parts, sort: SpreadSort, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let request = SpreadsRequest {
        scope: scope(query, options),
        parts,
        sort,
        descending: sort != SpreadSort::Order,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    let mut table = Table::new(&found.rows);
    table
        .text("term", |row| row.term.as_str())
        .number("freq", |row| row.freq)
        .number("range", |row| row.range)
        .number("parts", |row| row.parts)
        .number("juilland_d", |row| row.juilland_d)
        .number("dp", |row| row.dp)
        .number("dp_norm", |row| row.dp_norm)
        .number("rosengren_s", |row| row.rosengren_s)
        .number("carroll_d2", |row| row.carroll_d2)
        .number("arf", |row| row.arf);
    above(options, format!("{} terms, {} shown", found.rows_total, found.rows.len()))?;
    print(&engine, &found, &notes, options, table)
}

pub fn diversity(corpus: &Path, sort: DiversitySort, options: &Options) -> Result<(), Stop> {
    let engine = load::engine(corpus, options.reading)?;
    let request = DiversityRequest {
        scope: scope("", options),
        sort,
        descending: sort != DiversitySort::Order,
        offset: options.offset,
        limit: options.limit.unwrap_or(0),
    };
    let Reply { body: found, notes } = ask(&engine, request)?;
    // The last row is no document.
    let rows: Vec<&DiversityRow> = found.rows.iter().chain([&found.total]).collect();
    let mut table = Table::new(&rows);
    table
        .text("doc", |row| if row.doc.is_empty() { "(total)" } else { &row.doc })
        .number("tokens", |row| row.tokens)
        .number("types", |row| row.types)
        .number("ttr", |row| row.ttr)
        .number("mattr", |row| row.mattr)
        .number("mtld", |row| row.mtld)
        .number("hdd", |row| row.hdd)
        .number("yule_k", |row| row.yule_k)
        .number("sentences", |row| row.sentences)
        .number("sentence_length", |row| row.sentence_length);
    print(&engine, &found, &notes, options, table)
}
