//! How the words of a query are written in the text: each form with its count, and a way to its lines.

use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::{FormRow, FormsRequest, PhraseForms, Scope};
use crate::ui::components::{AnswerTrouble, Long};
use crate::ui::state::{use_asked_forms, use_filters, use_query_aside, use_route};
use crate::ui::words;

/// So many forms of each word or phrase are listed; how many more there are is said.
const MOST: u32 = 100;

/// The button that shows them, where the query has words.
#[component]
pub fn WrittenFormsButton() -> impl IntoView {
    let (route, filters, forms) = (use_route(), use_filters(), use_asked_forms());
    let has_no_hits = move || filters.with_facets(|facets| facets.matches == 0).unwrap_or(true);
    let open = move |_| forms.open(route.with_untracked(|state| state.query.clone()));
    view! {
        <button type="button" class="plain" title=words::forms_title() hidden=has_no_hits on:click=open>
            {words::forms()}
        </button>
    }
}

/// The dialog's content.
#[component]
pub fn WrittenForms() -> impl IntoView {
    let (filters, forms) = (use_filters(), use_asked_forms());
    let answer = use_query_aside("forms", move || {
        let scope = Scope { query: forms.query.get(), ..filters.scope.get() };
        Some(FormsRequest { scope, limit: MOST })
    });
    let is_waiting = move || answer.reply.with(Option::is_none) && answer.failure.with(Option::is_none);
    let tables = move || {
        let table = |phrase: &PhraseForms| view! { <FormsTable phrase=phrase.clone()/> };
        answer.with(|phrases| phrases.iter().map(table).collect_view())
    };
    view! {
        <p>{words::forms_help()}</p>
        <AnswerTrouble answer/>
        <p class="soft">{move || is_waiting().then(words::loading)}</p>
        {tables}
    }
}

#[component]
fn FormsTable(phrase: PhraseForms) -> impl IntoView {
    let (route, asked) = (use_route(), use_asked_forms());
    let caption = {
        let matches = words::count_matches(phrase.matches);
        let forms = u64::from(phrase.forms);
        words::forms_caption(&phrase.said, &matches, &words::count_forms(forms))
    };
    let more = u64::from(phrase.forms).saturating_sub(phrase.rows.len() as u64);
    let all = phrase.matches.max(1) as f64;
    let row = move |row: FormRow| {
        let open = move |_| {
            asked.is_open.set(false);
            route.run(&row.query);
        };
        view! {
            <tr>
                <th scope="row">
                    <button type="button" class="query" dir="auto" on:click=open><Long text=row.form/></button>
                </th>
                <td class="num">{locale::count(row.matches)}</td>
                <td class="num">{locale::percent(row.matches as f64 / all)}</td>
            </tr>
        }
    };
    view! {
        <table class="pairs-table">
            <caption dir="auto">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::form()}</th>
                    <th scope="col" class="num">{words::hits()}</th>
                    <th scope="col" class="num">{words::share()}</th>
                </tr>
            </thead>
            <tbody>{phrase.rows.into_iter().map(row).collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{words::and_more(&locale::count(more))}</p> })}
    }
}
