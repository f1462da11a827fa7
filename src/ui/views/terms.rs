//! Terms: the words of a view with frequency, range and dispersion.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::link::{View, word_query};
use crate::platform::{download, locale};
use crate::protocol::{Body, Reply, Request, TermRow, TermSort, Terms};
use crate::ui::app::{App, use_app};
use crate::ui::live::{click, event, flag, live_option, maybe, text, when};
use crate::ui::parts::{chart, facts::facts, trouble};
use crate::ui::words::{self, terms as said};

/// Rows on one page of the list.
const PAGE: u32 = 100;
const DEFAULT: (TermSort, bool) = (TermSort::Freq, true);

pub fn view() -> AnyView {
    let app = use_app();
    // What the list is of; whenever that changes, it begins at its first page again.
    let wanted = Memo::new(move |_| {
        app.state.with(|state| (state.term_filter.clone(), state.min_freq, state.term_sort.unwrap_or(DEFAULT)))
    });
    let offset = RwSignal::new(0);
    Effect::new(move |_| {
        wanted.track();
        app.scope.track();
        offset.set(0);
    });
    let request = move |offset: u32, limit: u32| {
        let (filter, min_freq, (sort, descending)) = wanted.get();
        Request::Terms { scope: app.scope.get(), filter, min_freq, sort, descending, offset, limit }
    };
    let answer = app.ask("terms", move || Some(request(offset.get(), PAGE)));
    let reply = Memo::new(move |_| answer.with(|answer| answer.reply.clone()));
    let list = List { reply };
    let all = move || {
        let rows = untrack(|| list.read(|terms| terms.rows_total)).unwrap_or_default();
        if rows > 0 {
            save(app, untrack(|| request(0, rows)));
        }
    };
    view! {
        <h1>{words::TERMS}</h1>
        {controls(app, all)}
        <p class="terms-said soft">{said::NOT_NARROWED}</p>
        {trouble::answer_trouble(app, answer)}
        <div class="terms" class:is-pending=flag(move || answer.with(|answer| answer.pending))>
            {table(app, list)} {nothing(list)} {pages(list, offset)}
        </div>
    }
    .into_any()
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

fn controls(app: App, save: impl Fn() + 'static) -> AnyView {
    let filter = text(move || app.state.with(|state| state.term_filter.clone()));
    let least = text(move || app.state.with(|state| state.min_freq.to_string()));
    let typed = event(move |event| {
        let text = event_target_value(&event);
        app.edit(|state| state.term_filter = text);
    });
    let counted = event(move |event| {
        let least = event_target_value(&event).trim().parse().unwrap_or_default();
        app.edit(|state| state.min_freq = least);
    });
    view! {
        <form class="terms-controls" on:submit=|event| event.prevent_default()>
            <label>
                {said::FILTER_LABEL} " "
                <input
                    type="search"
                    placeholder=said::FILTER_HINT
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=filter
                    on:input=typed
                />
            </label>
            <label>
                {said::MIN_LABEL} " "
                <input
                    type="number"
                    min="0"
                    step="1"
                    inputmode="numeric"
                    prop:value=least
                    on:input=counted
                />
                " " {said::MIN_UNIT}
            </label>
            <button type="button" class="plain" title=words::chart::CSV_TITLE on:click=click(save)>
                {words::CSV}
            </button>
        </form>
    }
    .into_any()
}

fn table(app: App, list: List) -> AnyView {
    let caption = move || {
        list.read(|terms| {
            let (words, types) = (locale::count(terms.tokens), locale::count(terms.types.into()));
            said::caption(&words, &types, &locale::count(terms.documents.into()))
        })
        .unwrap_or_default()
    };
    let unit = move || list.read(|terms| chart::short_unit(Measure::rate(terms.tokens))).unwrap_or_default().to_owned();
    let rows = move || {
        list.read(|terms| {
            let (rate, documents) = (Measure::rate(terms.tokens), locale::count(terms.documents.into()));
            terms.rows.iter().map(|row| line(app, row, &terms.conditions, rate, &documents)).collect_view().into_any()
        })
    };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=said::LIST hidden=flag(move || list.is_empty())>
            <table class="numbers terms-table">
                <caption>{text(caption)}</caption>
                <thead>
                    <tr>
                        {sorted(app, TermSort::Term, said::TERM, None)}
                        {sorted(app, TermSort::Freq, said::FREQ, None)} <th scope="col">{text(unit)}</th>
                        {sorted(app, TermSort::Range, said::RANGE, None)}
                        {sorted(app, TermSort::Dp, said::DP, Some(said::DP_TITLE))}
                    </tr>
                </thead>
                <tbody>{live_option(rows)}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn nothing(list: List) -> AnyView {
    when(
        move || list.read(|terms| terms.rows.is_empty()).unwrap_or(false),
        || {
            view! {
                <div class="empty">
                    <h2>{said::EMPTY_TITLE}</h2>
                    <p>{said::EMPTY_HELP}</p>
                </div>
            }
            .into_any()
        },
    )
}

/// A head that sorts: first as one looks for it (the greatest first, words from a), then turned round.
fn sorted(app: App, key: TermSort, name: &'static str, title: Option<&'static str>) -> AnyView {
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
    view! {
        <th scope="col" aria-sort=order>
            <button type="button" class="plain" title=title on:click=sort>
                {name}
            </button>
        </th>
    }
    .into_any()
}

fn line(app: App, row: &TermRow, conditions: &str, rate: Measure, documents: &str) -> AnyView {
    let query = word_query(&row.term, conditions);
    let link = text(move || {
        app.link_to(|state| {
            state.view = View::Search;
            state.query = query.clone();
            state.sort = None;
        })
    });
    let dp = match row.dp {
        Some(dp) => view! { <td>{locale::fixed(dp, 3)}</td> }.into_any(),
        None => view! { <td><abbr title=said::DP_NONE>"–"</abbr></td> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=link title=said::lines_of(&row.term)>
                    {row.term.clone()}
                </a>
            </th>
            <td>
                <a href=link tabindex="-1">{locale::count(row.freq)}</a>
            </td>
            <td>{chart::amount(rate, rate.of_per_million(row.per_million))}</td>
            <td>{said::range(&locale::count(row.range.into()), documents)}</td>
            {dp}
        </tr>
    }
    .into_any()
}

fn pages(list: List, offset: RwSignal<u32>) -> AnyView {
    let all = move || list.read(|terms| terms.rows_total).unwrap_or_default();
    let shown = text(move || {
        let count = |n: u32| locale::count(n.into());
        let (from, all) = (offset.get(), all());
        said::shown(&count(from.saturating_add(1)), &count(from.saturating_add(PAGE).min(all)), &count(all))
    });
    let is_last = flag(move || offset.get().saturating_add(PAGE) >= all());
    let is_short = flag(move || all() <= PAGE);
    view! {
        <nav class="paging" aria-label=said::PAGES hidden=flag(move || list.is_empty())>
            <span class="soft">{shown}</span>
            <button
                type="button"
                hidden=is_short
                disabled=flag(move || offset.get() == 0)
                on:click=click(move || offset.update(|at| *at = at.saturating_sub(PAGE)))
            >
                {said::PREVIOUS}
            </button>
            <button
                type="button"
                hidden=is_short
                disabled=is_last
                on:click=click(move || offset.update(|at| *at = at.saturating_add(PAGE)))
            >
                {said::NEXT}
            </button>
        </nav>
    }
    .into_any()
}

/// Asks for all rows and saves them, whatever page is shown.
fn save(app: App, request: Request) {
    app.ask_once("terms-csv", request, move |reply| {
        if let Body::Terms(terms) = &reply.body {
            download::save("readout-terms.csv", "text/csv;charset=utf-8", &csv(app, terms));
        }
    });
}

fn csv(app: App, terms: &Terms) -> String {
    let mut head = facts(app);
    head.push(("words", terms.tokens.to_string()));
    head.push(("documents", terms.documents.to_string()));
    head.push(("filter", app.state.with_untracked(|state| state.term_filter.clone())));
    head.push(("min-freq", app.state.with_untracked(|state| state.min_freq.to_string())));
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
    .to_csv()
}
