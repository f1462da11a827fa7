//! How many lines there are of each kind, each a way to just these lines.

use leptos::prelude::*;

use super::labels::{key_label, value_label};
use super::save::save_groups;
use super::state::ConcordanceState;
use crate::chart::value::Measure;
use crate::export::Table;
use crate::platform::locale;
use crate::protocol::{KwicGroup, KwicGroups, KwicKey, KwicOnly};
use crate::ui::components::{AnswerTrouble, Long, amount, short_unit};
use crate::ui::logic::concordance::{LineSets, Shown};
use crate::ui::state::{use_exports, use_query};
use crate::ui::words::{self, concordance as said};

/// The name of the files, without an ending.
const FILE: &str = "readout-groups";
/// So many groups at first, and as many more when they are asked for.
const PAGE: u32 = 50;

#[component]
pub fn Groups(state: ConcordanceState) -> impl IntoView {
    let key = Memo::new(move |_| state.wanted.with(|wanted| wanted.group.clone()));
    let limit = RwSignal::new(PAGE);
    let answer = use_query("kwic-groups", move || {
        key.track();
        state.groups(limit.get())
    });
    let table = move || {
        let reply = answer.reply.get()?;
        // With the key that was asked for: while the next answer is under way, the last one is still of the last key.
        let key = key.get_untracked()?;
        Some(view! { <GroupTable state key groups=reply.body.clone() limit/> })
    };
    view! {
        <div class="kwic-groups" tabindex="0" role="region" aria-label=said::group()>
            <AnswerTrouble answer/>
            {table}
        </div>
    }
}

#[component]
fn GroupTable(state: ConcordanceState, key: KwicKey, groups: KwicGroups, limit: RwSignal<u32>) -> impl IntoView {
    let exports = use_exports();
    let csv = Callback::new(move |table: Table| exports.save_csv(FILE, &table));
    let json = Callback::new(move |table: Table| exports.save_json(FILE, &table));
    let name = untrack(|| key_label(state.corpus, &key));
    let (lines, rows) = (groups.lines_total, u64::from(groups.rows_total));
    let caption = said::groups_caption(&name, &said::count_groups(rows), &said::count_lines(lines));
    let has_more = rows > groups.rows.len() as u64;
    let measure = Measure::rate(groups.view.tokens);
    // A sample has no rates.
    let has_rates = groups.rows.iter().any(|group| group.per_million.is_some());
    // No line is in a category yet.
    let lacks_categories = key == KwicKey::Category && state.sets.with_untracked(|sets| sets.categories.is_empty());
    let row = |group| view! { <GroupRow state key=key.clone() group measure has_rates/> };
    let rows = groups.rows.into_iter().map(row).collect_view();
    view! {
        <p class="soft">{if lacks_categories { said::no_categories() } else { said::narrow() }}</p>
        <table class="pairs-table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{name}</th>
                    <th scope="col" class="num">{said::count()}</th>
                    <th scope="col" class="num">{said::in_documents()}</th>
                    {has_rates.then(|| {
                        view! { <th scope="col" class="num" title=said::rate_title()>{short_unit(measure)}</th> }
                    })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {(!has_rates).then(|| view! { <p class="soft">{said::no_rates()}</p> })}
        <p class="kwic-ways">
            <button type="button" class="plain" title=said::groups_csv_title() on:click=move |_| save_groups(state, csv)>
                {said::groups_csv()}
            </button>
            <button type="button" class="plain" title=said::groups_json_title() on:click=move |_| save_groups(state, json)>
                {said::groups_json()}
            </button>
        </p>
        {groups.overlapping.then(|| view! { <p class="soft">{said::overlapping()}</p> })}
        {has_more.then(|| {
            let more = move |_| limit.update(|limit| *limit += PAGE);
            view! { <button type="button" class="plain" on:click=more>{words::show_more()}</button> }
        })}
    }
}

#[component]
fn GroupRow(
    state: ConcordanceState,
    key: KwicKey,
    group: KwicGroup,
    measure: Measure,
    has_rates: bool,
) -> impl IntoView {
    let label = value_label(&key, group.value.as_deref());
    // Categories are the reader's own, and in no link.
    let part = (key == KwicKey::Category).then(|| group.value.clone().map_or(Shown::Uncategorised, Shown::Category));
    let (only, part) = (StoredValue::new(KwicOnly { key, value: group.value }), StoredValue::new(part));
    let is_shown = move || match part.get_value() {
        Some(part) => state.sets.with(|sets| sets.shown == part),
        None => state.wanted.with(|wanted| only.with_value(|only| wanted.only.as_ref() == Some(only))),
    };
    let toggle = move |_| match part.get_value() {
        Some(part) => state.sets.update(|sets: &mut LineSets| sets.toggle(part)),
        None => {
            let next = (!untrack(is_shown)).then(|| only.get_value());
            state.change(|wanted| wanted.only = next);
        }
    };
    let rate = move |per_million: f64| amount(measure, measure.of_per_million(per_million));
    let rates = has_rates.then(|| {
        let interval = group.low.zip(group.high).map(|(low, high)| said::interval(&rate(low), &rate(high)));
        view! {
            <td class="num" title=said::out_of(&words::count_words(group.tokens))>
                {group.per_million.map_or_else(|| "–".to_owned(), rate)}
                <span class="kwic-interval">{interval}</span>
            </td>
        }
    });
    view! {
        <tr class:chosen=is_shown>
            <th scope="row">
                <button
                    type="button"
                    class="plain"
                    dir="auto"
                    aria-pressed=move || is_shown().to_string()
                    on:click=toggle
                >
                    <Long text=label/>
                </button>
            </th>
            <td class="num">{locale::count(group.count)}</td>
            <td class="num">{locale::count(group.documents.into())}</td>
            {rates}
        </tr>
    }
}
