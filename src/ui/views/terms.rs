//! Terms: the words of a view with frequency, range and dispersion.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::link::{State, TermRows, View, row_query, within_name};
use crate::platform::{download, locale};
use crate::protocol::{Body, Reply, Request, TermRow, TermSort, Terms, Within};
use crate::ui::app::App;
use crate::ui::dom::{El, Item, Piece, check, click, el, event, flag, live, maybe, pieces, text, when};
use crate::ui::parts::{
    chart,
    choose::choose,
    facts::facts,
    long_list::{LongList, table_space},
    notes, trouble,
};
use crate::ui::signals::*;
use crate::ui::words::{self, terms as said};

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 32.0;
const DEFAULT: (TermSort, bool) = (TermSort::Freq, true);

pub fn view(app: App) -> Piece {
    // What the list is of; whenever that changes, it begins at its first row again.
    let wanted = Memo::new(move || {
        app.state.with(|state| {
            let sort = state.term_sort.unwrap_or(DEFAULT);
            (state.term_filter.clone(), least(state), sort, state.term_rows.clone())
        })
    });
    let rows = LongList::new(ROW);
    rows.begins_with(move || {
        wanted.track();
        app.scope.track();
    });
    let request = move |offset: u32, limit: u32| {
        let (filter, min_freq, (sort, descending), rows) = wanted.get();
        Request::Terms {
            scope: app.scope.get(),
            filter,
            min_freq,
            sort,
            descending,
            offset,
            limit,
            grams: rows.grams,
            stop_words: rows.stop_words(),
        }
    };
    let answer = app.ask("terms", {
        let rows = rows.clone();
        move || {
            let (offset, limit) = rows.wanted();
            Some(request(offset, limit))
        }
    });
    let reply = Memo::new(move || answer.with(|answer| answer.reply.clone()));
    let list = List { reply };
    let all = move || {
        let rows = untrack(|| list.read(|terms| terms.rows_total)).unwrap_or_default();
        if rows > 0 {
            save(app, untrack(|| request(0, rows)));
        }
    };
    let notes = Memo::new(move || reply.with(|reply| reply.as_ref().map(|r| r.notes.clone()).unwrap_or_default()));
    pieces()
        .and(el("h1").is("vh").with(words::TERMS))
        .and(controls(app, all))
        .and(el("p").is("terms-said soft").with(said::NOT_NARROWED))
        .and(trouble::answer_trouble(app, answer))
        .and(live(move || notes::notes(app, &notes.get())))
        .and(
            el("div")
                .is("terms")
                .class("is-pending", flag(move || answer.with(|answer| answer.pending)))
                .with(table(app, list, rows))
                .with(empty(list)),
        )
}

/// The least frequency of the rows: what is asked for, or, of rows of several words, two, since most come once.
fn least(state: &State) -> u32 {
    if state.min_freq == 0 && state.term_rows.grams.n > 1 { 2 } else { state.min_freq }
}

/// The last good answer. What stands around its rows is not made anew with them, or a press of a key on it would be
/// the last: the focus would be gone.
#[derive(Clone, Copy)]
struct List {
    reply: Memo<Option<Arc<Reply>>>,
}

impl List {
    fn read<T>(self, read: impl FnOnce(&Terms) -> T) -> Option<T> {
        self.reply.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Terms(terms)) => Some(read(terms)),
            _ => None,
        })
    }

    fn is_empty(self) -> bool {
        self.read(|terms| terms.rows.is_empty()).unwrap_or(true)
    }
}

fn controls(app: App, save: impl Fn() + 'static) -> Piece {
    let filter = text(move || app.state.with(|state| state.term_filter.clone()));
    let least = text(move || app.state.with(|state| self::least(state).to_string()));
    let typed = event(move |event| {
        let text = event_target_value(&event);
        app.edit(|state| state.term_filter = text);
    });
    let counted = event(move |event| {
        let least = event_target_value(&event).trim().parse::<u32>().unwrap_or_default();
        app.edit(|state| state.min_freq = least);
    });
    let n = move || match app.state.with(|state| state.term_rows.grams.n) {
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        _ => "1",
    };
    let is_row = move || app.state.with(|state| state.term_rows.grams.n > 1);
    let can_open = move || app.state.with(|state| state.term_rows.grams.n > 2);
    let rows = pieces()
        .and(choose(said::ROWS, said::ROWS_OF, n, move |n| {
            let n = n.parse().unwrap_or(1);
            app.go(|state| {
                state.term_rows.grams.n = n;
                state.term_rows.grams.open &= n > 2;
            });
        }))
        .and(when(can_open, move || {
            let open = flag(move || app.state.with(|state| state.term_rows.grams.open));
            check(said::OPEN.into(), said::OPEN_TITLE, open, move |on| app.go(|s| s.term_rows.grams.open = on))
        }))
        .and(when(is_row, move || {
            let now = move || within_name(app.state.with(|state| state.term_rows.grams.within));
            choose(said::EDGE, said::EDGES, now, move |edge| {
                let within = match edge {
                    "document" => Within::Document,
                    "sentence" => Within::Sentence,
                    _ => Within::Turn,
                };
                app.go(|state| state.term_rows.grams.within = within);
            })
        }));
    let stop = move || match app.state.with(|state| state.term_rows.stop.clone()).as_str() {
        "en" => "en",
        "zh" => "zh",
        _ => "",
    };
    el("form")
        .is("terms-controls")
        .on("submit", event(|event| event.prevent_default()))
        .with(rows)
        .with(choose(said::STOP, said::STOPS, stop, move |stop| app.go(|state| state.term_rows.stop = stop.into())))
        .with(
            el("label").with(said::FILTER_LABEL).with(" ").with(
                el("input")
                    .at("type", "search")
                    .at("placeholder", said::FILTER_HINT)
                    .at("autocomplete", "off")
                    .at("autocapitalize", "off")
                    .at("spellcheck", "false")
                    .prop("value", filter)
                    .on("input", typed),
            ),
        )
        .with(
            el("label")
                .with(said::MIN_LABEL)
                .with(" ")
                .with(
                    el("input")
                        .at("type", "number")
                        .at("min", "0")
                        .at("step", "1")
                        .at("inputmode", "numeric")
                        .prop("value", least)
                        .on("input", counted),
                )
                .with(" ")
                .with(said::MIN_UNIT),
        )
        .with(
            el("button")
                .at("type", "button")
                .is("plain")
                .at("title", words::chart::CSV_TITLE)
                .on("click", click(save))
                .with(words::CSV),
        )
        .piece()
}

fn table(app: App, list: List, long: LongList) -> Piece {
    let caption = move || {
        list.read(|terms| {
            let (types, documents) = (u64::from(terms.types), u64::from(terms.documents));
            let row = app.state.with(|state| state.term_rows.grams.n > 1);
            let types = said::different(row, types, &locale::count(types));
            said::caption(
                row,
                &types,
                &locale::count(terms.tokens),
                &words::documents(documents, &locale::count(documents)),
            )
        })
        .unwrap_or_default()
    };
    let unit = move || list.read(|terms| chart::short_unit(Measure::rate(terms.tokens))).unwrap_or_default().to_owned();
    let rows = {
        let long = long.clone();
        move || {
            list.read(|terms| {
                long.came(terms.rows_total, terms.offset, terms.rows.len() as u32);
                let (rate, documents) = (Measure::rate(terms.tokens), locale::count(terms.documents.into()));
                let within = app.state.with_untracked(|state| state.term_rows.grams.within);
                let item = |(number, row): (u32, &TermRow)| {
                    let (row, conditions, documents) = (row.clone(), terms.conditions.clone(), documents.clone());
                    let mut hash = FxHasher::default();
                    let edge = within_name(within);
                    (number, &row.term, row.freq, row.range, terms.tokens, &conditions, &documents, edge)
                        .hash(&mut hash);
                    let draw = move || line(app, number, &row, within, &conditions, rate, &documents);
                    Item { key: hash.finish(), draw: Box::new(draw) }
                };
                (terms.offset + 1..).zip(&terms.rows).map(item).collect()
            })
            .unwrap_or_default()
        }
    };
    let all = text(move || list.read(|terms| (terms.rows_total + 1).to_string()).unwrap_or_default());
    el("div")
        .is("table-frame")
        .at("tabindex", "0")
        .at("role", "region")
        .at("aria-label", said::LIST)
        .at("hidden", flag(move || list.is_empty()))
        .with(
            el("table")
                .is("numbers terms-table")
                .at("aria-rowcount", all)
                .with(el("caption").with(text(caption)))
                .with(
                    el("thead").with(
                        el("tr")
                            .with(sorted(app, TermSort::Term, said::TERM, None))
                            .with(sorted(app, TermSort::Freq, said::FREQ, None))
                            .with(el("th").at("scope", "col").with(text(unit)))
                            .with(sorted(app, TermSort::Range, said::RANGE, None))
                            .with(sorted(app, TermSort::Dp, said::DP, Some(said::DP_TITLE)))
                            .with(
                                el("th")
                                    .at("scope", "col")
                                    .at("title", said::FORMS_TITLE)
                                    .at("hidden", flag(move || app.state.with(|s| s.term_rows.grams.n > 1)))
                                    .with(said::FORMS),
                            ),
                    ),
                )
                .with(long.draw(el("tbody"), table_space, rows)),
        )
        .piece()
}

fn empty(list: List) -> Piece {
    when(
        move || list.read(|terms| terms.rows.is_empty()).unwrap_or(false),
        || el("div").is("empty").with(el("h2").with(said::EMPTY_TITLE)).with(el("p").with(said::EMPTY_HELP)).piece(),
    )
}

/// A head that sorts: first as one looks for it (the greatest first, words from a), then turned round.
fn sorted(app: App, key: TermSort, name: &'static str, title: Option<&'static str>) -> Piece {
    let now = move || app.state.with(|state| state.term_sort.unwrap_or(DEFAULT));
    let order = maybe(move || match now() {
        (mine, true) if mine == key => Some("descending"),
        (mine, false) if mine == key => Some("ascending"),
        _ => None,
    });
    let sort = click(move || {
        let next = match untrack(now) {
            (mine, descending) if mine == key => (key, !descending),
            _ => (key, key != TermSort::Term),
        };
        app.go(|state| state.term_sort = Some(next).filter(|next| *next != DEFAULT));
    });
    el("th")
        .at("scope", "col")
        .at("aria-sort", order)
        .with(el("button").at("type", "button").is("plain").at("title", title).on("click", sort).with(name))
        .piece()
}

fn line(app: App, number: u32, row: &TermRow, within: Within, conditions: &str, rate: Measure, documents: &str) -> El {
    let query = row_query(&row.term, within, conditions);
    let of = query.clone();
    let link = |view: View| {
        let query = of.clone();
        text(move || {
            app.link_to(|state| {
                state.view = view.clone();
                state.query = query.clone();
                state.sort = None;
                (state.concordance.only, state.concordance.sample) = (None, None);
            })
        })
    };
    let dp = match row.dp {
        Some(dp) => el("td").with(locale::fixed(dp, 3)).piece(),
        None => el("td").with(el("abbr").at("title", said::DP_NONE).with("–")).piece(),
    };
    // Most words are written in one way, and then there is nothing to show.
    let forms = locale::count(row.forms.into());
    let forms: Piece = if row.forms == 0 {
        // Rows of words are not counted by how they are written.
        pieces()
    } else if row.forms > 1 {
        let open = click(move || app.asks_forms.set(Some(query.clone())));
        let label = said::forms_of(&forms, &row.term);
        el("button").at("type", "button").is("plain").at("aria-label", label).on("click", open).with(forms).piece()
    } else {
        forms.into()
    };
    el("tr")
        .at("aria-rowindex", (number + 1).to_string())
        .with(
            el("th").at("scope", "row").with(
                el("a").at("href", link(View::Search)).at("title", said::lines_of(&row.term)).with(row.term.clone()),
            ),
        )
        .with(
            el("td").with(
                el("a")
                    .at("href", link(View::Concordance))
                    .at("title", words::concordance::OPEN_TITLE)
                    .with(locale::count(row.freq)),
            ),
        )
        .with(el("td").with(chart::amount(rate, rate.of_per_million(row.per_million))))
        .with(el("td").with(said::range(&locale::count(row.range.into()), documents)))
        .with(dp)
        .with(el("td").at("hidden", row.forms == 0).with(forms))
}

/// Asks for all rows and saves them, whatever page is shown.
fn save(app: App, request: Request) {
    app.ask_once("terms-csv", request, move |reply| {
        if let Body::Terms(terms) = &reply.body {
            download::save_table("readout-terms.csv", &as_table(app, terms));
        }
    });
}

fn as_table(app: App, terms: &Terms) -> Table {
    let mut head = facts(app);
    head.push(("words", terms.tokens.to_string()));
    head.push(("documents", terms.documents.to_string()));
    head.push(("filter", app.state.with_untracked(|state| state.term_filter.clone())));
    let state = app.state.get_untracked();
    let TermRows { grams, stop } = &state.term_rows;
    head.push(("min-freq", least(&state).to_string()));
    head.push(("n", grams.n.to_string()));
    if grams.n > 1 {
        head.push(("open", if grams.open { "yes" } else { "no" }.to_owned()));
        head.push(("within", within_name(grams.within).to_owned()));
    }
    head.push(("stop-words", if stop.is_empty() { "none".to_owned() } else { stop.clone() }));
    let row = |row: &TermRow| {
        vec![
            Cell::Text(row.term.clone()),
            Cell::Count(row.freq),
            Cell::Number(row.per_million),
            Cell::Count(row.range.into()),
            Cell::from(row.dp),
        ]
    };
    Table {
        head,
        columns: ["term", "freq", "per_million", "range", "dp"].map(String::from).to_vec(),
        rows: terms.rows.iter().map(row).collect(),
    }
}
