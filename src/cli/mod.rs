//! The command line: `build`, `site`, `serve`, `init`, `plain`, `check`, `info`, `search`, `kwic`, `trend`, `terms`, `collocates`,
//! `keyness`, `dispersion`, `diversity`.
//!
//! Answers go to standard output, everything else to standard error. The exit code is 0 on success, 1 for an error in the
//! input, and 2 for one in the command line.

// These panic where nobody reads any more: `output` has what does not.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod args;
mod ask;
mod files;
mod init;
mod kwic;
mod load;
mod manual;
mod mcp;
mod measure;
mod offline;
mod output;
mod page;
mod put;
mod serve;
mod site;
mod stop;
mod tables;
mod turns;

use std::process::ExitCode;

use clap::Parser;

use self::{
    args::{Args, Command},
    page::Page,
    stop::Stop,
};
use crate::{
    protocol::{Curve, KwicSample, KwicUnit},
    publish::PageFiles,
};

/// Parses the command line and runs the command. `inside` is the page that the program was built with,
/// without files where that was without one.
pub fn run(inside: &'static (dyn PageFiles + Sync)) -> ExitCode {
    let args = Args::parse();
    let done = match args.command {
        Command::Build { source, reading, to } => site::build(&source, reading, &to),
        Command::Site { source, reading, single_file: Some(file), page, .. } => {
            Page::find(page.as_deref(), inside).and_then(|page| site::single(&source, reading, &file, &page))
        }
        Command::Site { source, reading, to: Some(to), page, address, .. } => Page::find(page.as_deref(), inside)
            .and_then(|page| site::site(&source, reading, &to, &page, address.as_ref())),
        // Clap requires one of the two.
        Command::Site { to: None, .. } => Ok(()),
        Command::Mcp { corpus, reading, address } => mcp::serve(&corpus, reading, address.as_ref()),
        Command::Init { folder } => init::init(&folder),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::man(command.as_deref()),
        Command::Serve { corpora, reading, open, port, host, page } => Page::find(page.as_deref(), inside)
            .and_then(|page| serve::serve(&corpora, &serve::Serving { reading, page, host, port, open })),
        Command::Offline { site } => offline::write(&site),
        Command::Plain { source, reading, to, address } => site::plain(&source, reading, &to, address.as_ref()),
        Command::Check { corpus, turns: true, options } => turns::check(&corpus, &options),
        Command::Check { corpus, turns: false, options } => ask::check(&corpus, &options),
        Command::Info { corpus, options } => ask::info(&corpus, &options),
        Command::Search { corpus, query, options } => ask::search(&corpus, &query, &options),
        Command::Kwic { corpus, query, quotations, context, sort, sample, seed, group, options } => {
            let (query, sample) = (query.unwrap_or_default(), sample.map(|size| KwicSample { size, seed }));
            let unit = if quotations { KwicUnit::Quotations } else { KwicUnit::Matches };
            match group {
                Some(by) => kwic::groups(&corpus, &query, kwic::Counted { unit, by, sample }, &options),
                None => {
                    let sort = sort.map(|sort| sort.0).unwrap_or_default();
                    kwic::lines(&corpus, &query, kwic::Wanted { unit, context, sort, sample }, &options)
                }
            }
        }
        Command::Trend {
            corpus,
            terms,
            by,
            date,
            share,
            smooth,
            changes,
            among,
            panels,
            sort,
            min_tokens,
            options,
        } => {
            let curve = Curve { of_documents: share, smooth: smooth.unwrap_or_default(), changes };
            ask::trend(&corpus, &terms, by, date, ask::Shown { curve, among, panels, sort, min_tokens }, &options)
        }
        Command::Terms { corpus, grams, min_freq, sort, options } => {
            measure::terms(&corpus, &grams, min_freq, sort, &options)
        }
        Command::Collocates { corpus, query, window, within, min_freq, min, direction, sort, stopwords, options } => {
            let around = measure::Around { window, within, min_freq, min, direction, sort, stopwords };
            measure::collocates(&corpus, &query, &around, &options)
        }
        Command::Keyness {
            corpus,
            target,
            reference,
            reference_list,
            reference_total,
            grams,
            min_freq,
            min_range,
            min,
            direction,
            sort,
            options,
        } => {
            let compared = measure::Keywords {
                target,
                reference,
                list: reference_list,
                total: reference_total,
                grams,
                min_freq,
                min_range,
                min,
                direction,
                sort,
            };
            measure::keyness(&corpus, compared, &options)
        }
        Command::Dispersion { corpus, query, parts, sort, terms, options } => match terms {
            Some(sort) => measure::spreads(&corpus, &query, parts, sort, &options),
            None => measure::dispersion(&corpus, &query, parts, sort, &options),
        },
        Command::Diversity { corpus, sort, options } => measure::diversity(&corpus, sort, &options),
    };
    match done {
        Ok(()) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(stop) => {
            output::stop(&stop);
            ExitCode::FAILURE
        }
    }
}
