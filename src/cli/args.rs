//! The command line as a person writes it.

use std::{net::IpAddr, path::PathBuf};

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::{
    chart::rank::Rank,
    link::{read_kwic_context, read_kwic_key, read_kwic_sort},
    model::Within,
    protocol::{
        By, CollocateSort, Compared, Direction, DiversitySort, KeynessSort, KwicContext, KwicKey, KwicSort, Minimum,
        MinimumFault, PartSort, Parts, RowMeasure, SpreadSort, Subset, TermSort, Window,
    },
    publish::Address,
    query::Forms,
};

/// The release, and the build, which tells two of the same release apart.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (build ", env!("READOUT_BUILD"), ")");

/// Searches, counts and compares texts, and turns a folder of them into a static web page.
#[derive(Debug, Parser)]
#[command(name = "readout", version = VERSION, about)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

/// Where an output goes that is a folder.
#[derive(Debug, clap::Args)]
pub struct To {
    /// The folder to write it to
    #[arg(long)]
    pub out: PathBuf,
    /// Replace the files of an earlier run one by one where the folder cannot be exchanged as a whole, such as a mount point
    #[arg(long, requires = "out")]
    pub one_by_one: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a package: static files to serve beside the page
    Build {
        /// A folder of texts, or single files
        #[arg(required = true)]
        source: Vec<PathBuf>,
        #[command(flatten)]
        reading: Reading,
        #[command(flatten)]
        to: To,
    },
    /// Write the whole page with a corpus, ready to host
    Site {
        /// A folder of texts, or single files
        #[arg(required = true)]
        source: Vec<PathBuf>,
        #[command(flatten)]
        reading: Reading,
        #[command(flatten)]
        to: Option<To>,
        /// Write it as one file instead, which opens from a disk without a server
        #[arg(long, value_name = "FILE.html", conflicts_with_all = ["To", "address"], required_unless_present = "out")]
        single_file: Option<PathBuf>,
        /// The folder of the built page [default: the page in the program, else dist]
        #[arg(long, value_name = "DIR")]
        page: Option<PathBuf>,
        /// Where the site will be, such as https://example.org/corpus/: for a sitemap and canonical addresses
        #[arg(long, value_name = "URL", value_parser = Address::read)]
        address: Option<Address>,
    },
    /// Give an assistant a corpus as tools, by the Model Context Protocol over standard input and output
    Mcp {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        #[command(flatten)]
        reading: Reading,
        /// Where its page is, such as https://example.org/corpus/: for links that a person can open
        #[arg(long, value_name = "URL", value_parser = Address::read)]
        address: Option<Address>,
    },
    /// Write a corpus.toml and a metadata.csv into a folder of texts, of what is found in them, to be corrected by hand
    Init {
        /// A folder of texts
        folder: PathBuf,
    },
    /// Print what completes commands in a shell; each shell's manual says where it belongs
    Completions { shell: Shell },
    /// Print the manual page, or that of one command
    Man { command: Option<String> },
    /// Show corpora in a browser: the page with each, on this machine alone, until it is ended
    Serve {
        /// Folders of texts, files, or packages: each is a corpus
        #[arg(required = true)]
        corpora: Vec<PathBuf>,
        #[command(flatten)]
        reading: Reading,
        /// Open it in the browser
        #[arg(long)]
        open: bool,
        /// The port to listen on [default: any that is free]
        #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
        port: u16,
        /// The address to listen on: with another than this machine's own, others can read the texts
        #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
        host: IpAddr,
        /// The folder of the built page [default: the page in the program, else dist]
        #[arg(long, value_name = "DIR")]
        page: Option<PathBuf>,
    },
    /// Write the list by which a site is kept for when there is no network; `site` does so itself
    #[command(hide = true)]
    Offline {
        /// The folder of the site
        site: PathBuf,
    },
    /// Write the texts as plain HTML alone, to copy beside the page
    Plain {
        /// A folder of texts, or single files
        #[arg(required = true)]
        source: Vec<PathBuf>,
        #[command(flatten)]
        reading: Reading,
        #[command(flatten)]
        to: To,
        /// Where the site will be, such as https://example.org/corpus/: for a sitemap and canonical addresses
        #[arg(long, value_name = "URL", value_parser = Address::read)]
        address: Option<Address>,
    },
    /// Verify every checksum and bound of a package
    Check {
        corpus: PathBuf,
        /// Look at who speaks instead: a row a turn, with its label as it is written, of texts or a package
        #[arg(long)]
        turns: bool,
        #[command(flatten)]
        options: Options,
    },
    /// Say what a corpus is: documents, tokens, types, fields with their values
    Info {
        corpus: PathBuf,
        #[command(flatten)]
        options: Options,
    },
    /// List documents by rank
    Search {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// In the query language
        #[arg(allow_hyphen_values = true)]
        query: String,
        #[command(flatten)]
        options: Options,
    },
    /// Show every occurrence in a line of its text
    Kwic {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// In the query language; with --quotations it may be left out
        #[arg(allow_hyphen_values = true, required_unless_present = "quotations")]
        query: Option<String>,
        /// Show whole quotations: all of them, or those that have a match of the query in them
        #[arg(long)]
        quotations: bool,
        /// Words on each side, or paragraph for the whole of it
        #[arg(long, value_name = "N", default_value = "8", value_parser = context)]
        context: KwicContext,
        /// Up to three of doc, date, node, 1L to 9L, 1R to 9R and fields, with commas; - turns one round
        #[arg(long, value_name = "KEYS", allow_hyphen_values = true, value_parser = sort)]
        sort: Option<Sort>,
        /// Draw so many of the lines at random
        #[arg(long, value_name = "N")]
        sample: Option<u32>,
        /// Which sample: the same seed draws the same lines
        #[arg(long, value_name = "S", default_value_t = 1, requires = "sample")]
        seed: u32,
        /// Count the lines by a key instead of showing them
        #[arg(long, value_name = "KEY", conflicts_with_all = ["context", "sort"], value_parser = key)]
        group: Option<KwicKey>,
        #[command(flatten)]
        options: Options,
    },
    /// Count terms in each bin of time or each value of a field
    Trend {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// Words, phrases or queries; each is a series of its own
        #[arg(required = true)]
        terms: Vec<String>,
        /// year, quarter, month, day, decade, any number of years as in 5years, or the name of a field
        #[arg(long, default_value = "year", value_parser = by)]
        by: By,
        /// The date field to count by
        #[arg(long, value_name = "FIELD")]
        date: Option<String>,
        /// Also the share of documents that have a term, with its 95 % interval; what is smoothed, and where changes are
        /// looked for, is this share
        #[arg(long)]
        share: bool,
        /// Also the value of so many neighbouring bins of time together, an odd number: fewer at the ends, and beside bins
        /// without words, over which nothing is added up
        #[arg(long, value_name = "BINS", value_parser = odd)]
        smooth: Option<u32>,
        /// Also where a term changed its level over time, by Pettitt's test
        #[arg(long)]
        changes: bool,
        /// Also the share of each term among the hits of all of them, with its 95 % interval
        #[arg(long)]
        among: bool,
        /// The same for each value of a field by itself
        #[arg(long, value_name = "FIELD")]
        panels: Option<String>,
        /// The order of a field's values: documents, words, hits, rate or name; - before it turns it round
        #[arg(long, value_name = "KEY", allow_hyphen_values = true, value_parser = rank)]
        sort: Option<Rank>,
        /// Leave out values of a field with fewer words
        #[arg(long, value_name = "N", default_value_t = 0)]
        min_tokens: u64,
        #[command(flatten)]
        options: Options,
    },
    /// List words, or n-grams, by frequency
    Terms {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        #[command(flatten)]
        grams: GramOptions,
        /// Leave out terms with fewer occurrences
        #[arg(long, default_value_t = 1)]
        min_freq: u32,
        #[arg(long, default_value_t, value_enum)]
        sort: TermSort,
        #[command(flatten)]
        options: Options,
    },
    /// List the words around the matches of a query
    Collocates {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// In the query language
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// Words to the left and right of a match, such as 5L,5R or 3R; or sentence
        #[arg(long, default_value_t)]
        window: Window,
        /// What a window does not go beyond
        #[arg(long, default_value_t, value_enum)]
        within: Within,
        /// Leave out words that are in fewer window positions (o11)
        #[arg(long, default_value_t = 5)]
        min_freq: u32,
        /// Leave out rows with less of a measure, such as mi=3; may be given several times: all hold
        #[arg(long, value_name = "MEASURE=NUMBER", allow_hyphen_values = true, value_parser = minimum::<CollocateSort>)]
        min: Vec<Minimum<CollocateSort>>,
        #[arg(long, default_value_t = Direction::Attracted, value_enum)]
        direction: Direction,
        /// The measure to sort by, the greatest first
        #[arg(long, default_value_t, value_enum)]
        sort: CollocateSort,
        /// Words to leave out: none, en, zh, or a file of words
        #[arg(long, value_name = "none|LANG|FILE", default_value = "none")]
        stopwords: String,
        #[command(flatten)]
        options: Options,
    },
    /// List what a part of the texts says more, or less, often than the others
    Keyness {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// The part: a condition such as speaker:Reuters; all of several hold
        #[arg(long, value_name = "FILTER", required = true, allow_hyphen_values = true)]
        target: Vec<String>,
        /// What to compare it with [default: the rest of what --where leaves]; what is in both is the target's
        #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
        reference: Vec<String>,
        /// Compare with a word list instead: a CSV file of words and frequencies
        #[arg(long, value_name = "FILE", conflicts_with_all = ["reference", "open"])]
        reference_list: Option<PathBuf>,
        /// How many words the list was counted in [default: the sum of its frequencies]
        #[arg(long, value_name = "TOKENS", requires = "reference_list")]
        reference_total: Option<u64>,
        #[command(flatten)]
        grams: GramOptions,
        /// Leave out terms with fewer occurrences in target and reference together
        #[arg(long, default_value_t = 3)]
        min_freq: u32,
        /// Leave out terms in fewer documents of target and reference together
        #[arg(long, default_value_t = 1)]
        min_range: u32,
        /// Leave out rows with less of a measure, such as log_ratio=1, or with more of p or q; may be given several times:
        /// all hold
        #[arg(long, value_name = "MEASURE=NUMBER", allow_hyphen_values = true, value_parser = minimum::<KeynessSort>)]
        min: Vec<Minimum<KeynessSort>>,
        /// alike: the 95 % interval of the log ratio lies within -0.5 and 0.5
        #[arg(long, default_value_t, value_enum)]
        direction: Compared,
        /// The measure to sort by, the greatest first, of p and q the least [default: g2; shared for --direction alike]
        #[arg(long, value_enum)]
        sort: Option<KeynessSort>,
        #[command(flatten)]
        options: Options,
    },
    /// Measure how evenly the matches of a query are spread
    Dispersion {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// In the query language
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// The parts: documents, a number of equal runs of words, or the values of a field
        #[arg(long, value_name = "documents|N|FIELD", default_value = "documents")]
        parts: Parts,
        #[arg(long, default_value_t, value_enum)]
        sort: PartSort,
        /// A row for each part of the query between commas instead of one for each part of the texts; --terms=dp sorts
        /// these by a measure, the greatest first
        #[arg(
            long,
            value_name = "MEASURE",
            num_args = 0..=1,
            require_equals = true,
            default_missing_value = "order",
            conflicts_with = "sort",
            value_enum
        )]
        terms: Option<SpreadSort>,
        #[command(flatten)]
        options: Options,
    },
    /// Measure lexical diversity, by document and overall
    Diversity {
        /// A package folder, a folder of texts, or a file
        corpus: PathBuf,
        /// The measure to sort by, the greatest first
        #[arg(long, default_value_t, value_enum)]
        sort: DiversitySort,
        #[command(flatten)]
        options: Options,
    },
}

/// Which n-grams are counted.
#[derive(Debug, Group)]
pub struct GramOptions {
    /// Words of an n-gram
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=5))]
    pub n: u32,
    /// Leave one place between the first and the last word open; it is shown as *
    #[arg(long)]
    pub open: bool,
    /// What an n-gram does not go beyond
    #[arg(long, default_value_t, value_enum)]
    pub within: Within,
    /// Words to leave out: none, en, zh, or a file of words
    #[arg(long, value_name = "none|LANG|FILE", default_value = "none")]
    pub stopwords: String,
}

/// How texts are read that are not in a package yet.
#[derive(Clone, Copy, Debug, Default, Group)]
pub struct Reading {
    /// Keep the whole of HTML pages: menus, headers, footers, notices and comments too
    #[arg(long)]
    pub keep_all: bool,
}

/// What every command takes that asks something.
#[derive(Debug, Default, Group)]
pub struct Options {
    #[command(flatten)]
    pub reading: Reading,
    /// A condition such as speaker:Reuters or date:2020; all of several hold
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    pub filters: Vec<String>,
    /// What subset:NAME stands for in the query and the filters; may be given several times
    #[arg(long = "subset", value_name = "NAME=QUERY", value_parser = subset, allow_hyphen_values = true)]
    pub subsets: Vec<Subset>,
    /// One JSON document on standard output and nothing else
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// The table as CSV: column names and rows
    #[arg(long)]
    pub csv: bool,
    /// The same below comment lines that say what it was made from; they begin with #
    #[arg(long, conflicts_with = "json")]
    pub csv_settings: bool,
    /// Rows at most; 0 is all [default: 20 for search, else 0]
    #[arg(long)]
    pub limit: Option<u32>,
    /// Rows to pass over first
    #[arg(long, default_value_t = 0)]
    pub offset: u32,
    /// How plain words match
    #[arg(long, default_value_t, value_enum)]
    pub forms: Forms,
    /// Plain words match only as they are written
    #[arg(long)]
    pub case: bool,
}

impl Options {
    /// The table as CSV, with comments or without.
    pub fn is_csv(&self) -> bool {
        self.csv || self.csv_settings
    }
}

fn rank(text: &str) -> Result<Rank, String> {
    text.parse().map_err(|()| "give documents, words, hits, rate or name, with - before it to turn it round".into())
}

fn odd(text: &str) -> Result<u32, String> {
    text.parse().ok().filter(|bins| bins % 2 == 1).ok_or_else(|| "must be an odd number of bins, as in 3 or 5".into())
}

fn by(text: &str) -> Result<By, String> {
    match By::named(text) {
        _ if text.is_empty() => Err("give year, quarter, month, day, decade, 5years or the name of a field".into()),
        // Only the page leaves the choice to the engine: `auto` is a field here.
        Some(By::Auto) | None => Ok(By::Field(text.into())),
        Some(time) => Ok(time),
    }
}

fn subset(text: &str) -> Result<Subset, String> {
    match text.split_once('=') {
        Some((name, query)) if !name.trim().is_empty() => {
            Ok(Subset { name: name.trim().into(), query: crate::text::nfc(query).into_owned(), ..Subset::default() })
        }
        _ => Err("give a name, = and a query".into()),
    }
}

fn minimum<M: RowMeasure + ValueEnum>(text: &str) -> Result<Minimum<M>, String> {
    text.parse().map_err(|fault: MinimumFault| {
        let measures = M::value_variants().iter().filter(|measure| measure.is_number());
        let names: Vec<String> =
            measures.filter_map(|measure| Some(measure.to_possible_value()?.get_name().to_owned())).collect();
        format!("{fault}: it is one of {}, = and a number", names.join(", "))
    })
}

/// The keys of an order of lines.
#[derive(Clone, Debug)]
pub struct Sort(pub Vec<KwicSort>);

fn sort(text: &str) -> Result<Sort, String> {
    read_kwic_sort(text).map(Sort).map_err(|fault| fault.to_string())
}

fn context(text: &str) -> Result<KwicContext, String> {
    read_kwic_context(text).ok_or_else(|| "give a number of words, or paragraph".into())
}

fn key(text: &str) -> Result<KwicKey, String> {
    match read_kwic_key(text) {
        Ok(KwicKey::Category) => Err("categories of one's own are on the page alone".into()),
        read => read.map_err(|fault| fault.to_string()),
    }
}
