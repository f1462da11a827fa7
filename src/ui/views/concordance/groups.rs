//! How many lines there are of each kind, each a way to just these lines.

use leptos::prelude::*;

use super::labels::{key_label, value_label};
use super::state::ConcordanceState;
use crate::platform::locale;
use crate::protocol::{KwicGroup, KwicGroups, KwicGroupsRequest, KwicKey, KwicOnly};
use crate::ui::components::{AnswerTrouble, Long};
use crate::ui::state::use_query;
use crate::ui::words::{self, concordance as said};

/// So many groups at first, and as many more when they are asked for.
const PAGE: u32 = 50;

#[component]
pub fn Groups(state: ConcordanceState) -> impl IntoView {
    let key = Memo::new(move |_| state.wanted.with(|wanted| wanted.group.clone()));
    let sample = Memo::new(move |_| state.wanted.with(|wanted| wanted.sample));
    let limit = RwSignal::new(PAGE);
    let answer = use_query("kwic-groups", move || {
        let by = key.get()?;
        let (without, within) = state.sets.with(|sets| (sets.dropped.clone(), sets.within()));
        Some(KwicGroupsRequest {
            scope: state.filters.scope.get(),
            by,
            sample: sample.get(),
            without,
            within,
            offset: 0,
            limit: limit.get(),
        })
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
    let name = untrack(|| key_label(state.corpus, &key));
    let (lines, rows) = (groups.lines_total, u64::from(groups.rows_total));
    let caption = said::groups_caption(&name, &said::count_groups(rows), &said::count_lines(lines));
    let has_more = rows > groups.rows.len() as u64;
    let rows = groups.rows.into_iter().map(|group| view! { <GroupRow state key=key.clone() group/> }).collect_view();
    view! {
        <table class="pairs-table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{name}</th>
                    <th scope="col" class="num">{said::count()}</th>
                    <th scope="col" class="num">{said::in_documents()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {groups.overlapping.then(|| view! { <p class="soft">{said::overlapping()}</p> })}
        {has_more.then(|| {
            let more = move |_| limit.update(|limit| *limit += PAGE);
            view! { <button type="button" class="plain" on:click=more>{words::show_more()}</button> }
        })}
    }
}

#[component]
fn GroupRow(state: ConcordanceState, key: KwicKey, group: KwicGroup) -> impl IntoView {
    let label = value_label(&key, group.value.as_deref());
    let only = StoredValue::new(KwicOnly { key, value: group.value });
    let is_shown = move || state.wanted.with(|wanted| only.with_value(|only| wanted.only.as_ref() == Some(only)));
    let toggle = move |_| {
        let next = (!untrack(is_shown)).then(|| only.get_value());
        state.change(|wanted| wanted.only = next);
    };
    view! {
        <tr>
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
        </tr>
    }
}
