//! The words of what is in view: the most frequent, and those that tell it from the rest, as a list or as a cloud.

use super::seen;
use crate::chart::decimal;
use crate::link::{Filter, State, View};
use crate::order;
use crate::platform::locale;
use crate::protocol::{
    Body, Direction, Grams, KeynessRequest, KeynessSort, Reference, Request, SUBSET, Scope, StopWords, Subset, TermRow,
    TermSort, TermsRequest,
};
use crate::ui::app::App;
use crate::ui::ask::Answer;
use crate::ui::dom::{Piece, click, el, flag, live, live_option, pieces, text};
use crate::ui::parts::{choose::Options, notes::run, settings::one_of};
use crate::ui::words::{self, Text};
use leptos::prelude::*;

const LISTS: Options = &[("", words::as_list), ("cloud", words::as_cloud)];
/// So many words of each kind.
const SHOWN: u32 = 30;
/// So many words to begin with.
const SUGGESTIONS: usize = 12;
/// A word to begin with has this many letters, and stands in this many documents.
const LETTERS: usize = 6;
const RANGE: u32 = 3;
/// It is one of so many most frequent ones.
const LOOKED_AT: u32 = 600;
/// The heights of letters in the cloud, in hundredths of the common one: of the least value there can be, and what the
/// greatest has more.
const LEAST: f64 = 70.0;
const MORE: f64 = 170.0;

/// A word with its frequency in view.
#[derive(Clone, PartialEq)]
struct Word {
    term: String,
    freq: u64,
    /// What its size goes by.
    weight: f64,
}

fn terms(scope: Scope, min_freq: u32, limit: u32, stop_words: StopWords) -> Request {
    Request::Terms(TermsRequest {
        scope,
        filter: String::new(),
        min_freq,
        sort: TermSort::Freq,
        descending: true,
        offset: 0,
        limit,
        grams: Grams::default(),
        stop_words,
    })
}

/// Words of grammar, as far as the language has a list of them.
fn stop_words(app: App) -> StopWords {
    let language = app.info.with(|info| info.as_ref().map(|info| info.language.clone())).unwrap_or_default();
    let known = ["en", "zh"].into_iter().find(|known| language.starts_with(known));
    known.map_or(StopWords::None, |known| StopWords::Language(known.into()))
}

fn is_narrowed(app: App) -> bool {
    app.state.with(|state| !state.filters.is_empty() || !state.query.trim().is_empty())
}

pub(super) fn lists(app: App) -> Piece {
    let frequent = app.ask("overview-frequent", move || Some(terms(seen(app), 1, SHOWN, stop_words(app))));
    let typical = app.ask("overview-typical", move || {
        let all = seen(app);
        is_narrowed(app).then(|| {
            Request::Keyness(KeynessRequest {
                target: all.filters,
                scope: Scope { subsets: all.subsets, ..Scope::default() },
                filter: String::new(),
                reference: Reference::Rest,
                grams: Grams::default(),
                min_freq: 3,
                min_range: 2,
                direction: Direction::Attracted,
                sort: KeynessSort::G2,
                descending: true,
                offset: 0,
                limit: SHOWN,
                stop_words: stop_words(app),
            })
        })
    });
    let words = move |answer: RwSignal<Answer>| {
        Memo::new(move |_| {
            answer.with(|answer| match answer.reply.as_deref().map(|reply| &reply.body) {
                Some(Body::Terms(found)) => {
                    let word = |row: &TermRow| Word { term: row.term.clone(), freq: row.freq, weight: row.freq as f64 };
                    found.rows.iter().map(word).collect()
                }
                Some(Body::Keyness(found)) => {
                    let rows = found.rows.iter();
                    let word = rows.map(|row| Word {
                        term: row.term.clone(),
                        freq: row.freq_target,
                        weight: row.g2.unwrap_or_default(),
                    });
                    word.collect()
                }
                _ => Vec::new(),
            })
        })
    };
    let (frequent, typical) = (words(frequent), words(typical));
    let all = text(move || {
        app.link_to(|state| {
            keep_found(state);
            state.view = View::Terms;
        })
    });
    let narrowed = Memo::new(move |_| is_narrowed(app));
    let second = move || {
        if !narrowed.get() {
            return suggestions(app);
        }
        list(app, words::typical_words(), words::typical_help(), words::size_g2, typical)
    };
    pieces()
        .and(el("div").is("overview-words").with(live(second)).with(list(
            app,
            words::frequent_words(),
            words::frequent_help(),
            words::size_freq,
            frequent,
        )))
        .and(
            el("p")
                .is("overview-ways")
                .with(one_of(app, words::words_as(), "listed", LISTS))
                .with(el("a").is("query-link").at("href", all).with(words::all_words())),
        )
}

/// Makes what the query finds a filter, under the query as its name, so that a word in it is counted as it was here.
fn keep_found(state: &mut State) {
    if state.query.trim().is_empty() {
        return;
    }
    let (name, query) = (state.query.clone(), std::mem::take(&mut state.query));
    state.narrow(Filter::of(SUBSET, Some(&name)).text());
    state.subsets.retain(|subset| subset.name != name);
    state.subsets.push(Subset { name, query, filters: Vec::new(), forms: state.forms, case: state.case });
}

/// Some words, from the first: in their order with their frequencies, or by the alphabet, each as high as it weighs.
fn list(app: App, title: String, help: String, size: Text, words: Memo<Vec<Word>>) -> Piece {
    let cloud = Memo::new(move |_| app.state.with(|state| state.settings.text("listed") == "cloud"));
    let word = move |word: &Word, most: f64| {
        let (term, name) = (word.term.clone(), word.term.clone());
        let open = move || {
            app.go(|state| {
                keep_found(state);
                state.query = term.clone();
                state.view = View::Search;
            });
        };
        let piece =
            el("li").with(el("button").at("type", "button").is("query").on("click", click(open)).with(name).piece());
        if most > 0.0 {
            // The square root: it is the area of letters that one sees.
            let height = LEAST + MORE * (word.weight / most).sqrt();
            return piece.style("font-size", [&decimal(height, 1), "%"].concat()).piece();
        }
        piece.with(el("span").is("soft").with(locale::count(word.freq))).piece()
    };
    let shown = move || {
        let mut all = words.get();
        let most = all.iter().map(|word| word.weight).fold(0.0, f64::max);
        if cloud.get() {
            all = order::sorted(all, &|a, b| a.term.cmp(&b.term));
        }
        let most = if cloud.get() { most } else { 0.0 };
        all.iter().map(|one| word(one, most)).collect::<Piece>()
    };
    let about = text(move || [&*help, " ", &if cloud.get() { size() } else { words::frequencies() }].concat());
    el("section")
        .at("hidden", flag(move || words.with(Vec::is_empty)))
        .with(el("h2").with(title))
        .with(el("p").is("soft").with(about))
        .with(el("ul").is("word-list").class("is-cloud", flag(move || cloud.get())).with(live(shown)))
        .piece()
}

/// Words of the corpus itself that are at home in a part of it: the ones that say what it is about.
pub fn suggestions(app: App) -> Piece {
    let answer = app.ask("suggestions", || Some(terms(Scope::default(), 3, LOOKED_AT, StopWords::None)));
    let found = Memo::new(move |_| {
        answer.with(|a| match a.reply.as_deref().map(|r| &r.body) {
            Some(Body::Terms(terms)) => telling(&terms.rows),
            _ => Vec::new(),
        })
    });
    let three = move || {
        found.with(|f| (f.len() >= 3).then(|| f.iter().take(3).cloned().collect::<Vec<_>>().join(", "))).map(|query| {
            let to = query.clone();
            let href = text(move || {
                app.link_to(|s| {
                    *s = State {
                        fingerprint: s.fingerprint.take(),
                        query: to.clone(),
                        view: View::Trends,
                        ..State::default()
                    };
                })
            });
            el("a").is("query-link").at("href", href).with(words::compare_over_time()).piece()
        })
    };
    let words = move || found.get().into_iter().map(|term| run(app, term)).collect::<Piece>();
    el("section")
        .is("try")
        .with(el("h2").with(words::try_words()))
        .with(el("p").is("soft").with(words::try_help()))
        .with(el("p").is("try-words").with(live(words)).with(live_option(three)))
        .piece()
}

/// The most telling of some words: those with the most frequency times the cube of DP, which is little for words that are
/// rare and for words that are everywhere.
fn telling(rows: &[TermRow]) -> Vec<String> {
    let fits =
        |row: &&TermRow| row.range >= RANGE && row.term.chars().count() >= LETTERS && locale::is_letters(&row.term);
    let weight = |row: &TermRow| row.freq as f64 * row.dp.unwrap_or_default().powi(3);
    let mut left: Vec<&TermRow> = rows.iter().filter(fits).collect();
    let mut found = Vec::new();
    while found.len() < SUGGESTIONS {
        let best = (0..left.len()).max_by(|&a, &b| weight(left[a]).total_cmp(&weight(left[b])));
        let Some(best) = best else { break };
        found.push(left.swap_remove(best).term.clone());
    }
    found
}
