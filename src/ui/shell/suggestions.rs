//! What the search box suggests while one types: words, fields and values, and, where it is empty, past queries.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::search_box;
use crate::platform::{self, locale, storage};
use crate::protocol::{Complete, CompleteRequest, Completion, CompletionKind, Scope};
use crate::ui::components::Long;
use crate::ui::logic::suggestions::{completed, remembered, step};
use crate::ui::state::{Answer, Route, use_filters, use_query_aside, use_route};
use crate::ui::words;

/// The list's id.
pub const ID: &str = "search-offers";
/// Where past queries are kept, the newest first, one a line.
const PAST: &str = "readout.past";
/// So many are suggested at most.
const LIMIT: u32 = 8;

/// The suggestions of the search box. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Suggestions {
    route: Route,
    /// The text before the caret, while one types; nothing completes it otherwise.
    before: RwSignal<Option<String>>,
    answer: Answer<Complete>,
    /// The past queries that are shown.
    past: RwSignal<Vec<String>>,
    all: Memo<Vec<Suggestion>>,
    /// The one that the arrow keys have come to.
    selected: RwSignal<Option<usize>>,
}

/// A suggestion as it is shown.
#[derive(Clone, PartialEq)]
struct Suggestion {
    text: String,
    /// What it is, where that has to be said.
    kind: String,
    count: Option<u64>,
}

impl Suggestion {
    fn past(query: &str) -> Suggestion {
        Suggestion { text: query.to_owned(), kind: words::past_query(), count: None }
    }

    fn completion(completion: &Completion) -> Suggestion {
        let kind = match completion.kind {
            CompletionKind::Word => String::new(),
            CompletionKind::Field => words::field(),
            CompletionKind::Value => words::value(),
        };
        Suggestion { text: completion.text.clone(), kind, count: completion.count }
    }
}

pub fn use_suggestions() -> Suggestions {
    let (route, filters) = (use_route(), use_filters());
    let before = RwSignal::new(None::<String>);
    let past = RwSignal::new(Vec::<String>::new());
    let answer = use_query_aside("offers", move || {
        let scope = Scope { query: String::new(), ..filters.scope.get() };
        Some(CompleteRequest { scope, before: before.get()?, limit: LIMIT })
    });
    let all = Memo::new(move |_| {
        let shown: Vec<Suggestion> = past.with(|past| past.iter().map(|query| Suggestion::past(query)).collect());
        if !shown.is_empty() || before.with(Option::is_none) {
            return shown;
        }
        answer.with(|complete| complete.items.iter().map(Suggestion::completion).collect()).unwrap_or_default()
    });
    Suggestions { route, before, answer, past, all, selected: RwSignal::new(None) }
}

impl Suggestions {
    /// Something was typed.
    pub fn typed(self) {
        self.selected.set(None);
        self.past.set(Vec::new());
        self.before.set(platform::around_caret(search_box::ID).map(|(before, _)| before));
    }

    pub fn are_shown(self) -> bool {
        self.all.with(|all| !all.is_empty())
    }

    /// The id of the selected one.
    pub fn selected_id(self) -> Option<String> {
        let count = self.all.with(Vec::len);
        self.selected.get().filter(|&selected| selected < count).map(id)
    }

    /// An arrow key: selects the next suggestion or the one before; false where there is none. An empty box shows past
    /// queries.
    pub fn step(self, down: bool) -> bool {
        let is_empty = platform::around_caret(search_box::ID).is_some_and(|(a, b)| a.is_empty() && b.is_empty());
        if is_empty && self.all.with_untracked(Vec::is_empty) {
            self.past.set(past_queries().into_iter().take(LIMIT as usize).collect());
            self.selected.set(None);
        }
        let count = self.all.with_untracked(Vec::len);
        if count == 0 {
            return false;
        }
        self.selected.update(|selected| *selected = step(*selected, count, down));
        true
    }

    /// Takes the selected one; false where none is.
    pub fn take_selected(self) -> bool {
        self.selected.get_untracked().is_some_and(|selected| self.take(selected))
    }

    fn take(self, at: usize) -> bool {
        if let Some(query) = self.past.with_untracked(|past| past.get(at).cloned()) {
            self.close();
            self.route.run(&query);
            return true;
        }
        if self.before.with_untracked(Option::is_none) {
            return false;
        }
        let completion =
            untrack(|| self.answer.with(|complete| Some((complete.from, complete.items.get(at).cloned()?))));
        let Some(Some((from, completion))) = completion else { return false };
        let Some((before, behind)) = platform::around_caret(search_box::ID) else { return false };
        let before = completed(&before, from, &completion.insert);
        platform::fill(search_box::ID, &before, &behind);
        self.close();
        self.route.edit(|state| state.query = format!("{before}{behind}"));
        // After the name of a field, its values.
        if completion.kind == CompletionKind::Field {
            self.typed();
        }
        true
    }

    /// Shows nothing any more; false where nothing was shown.
    pub fn close(self) -> bool {
        let were_shown = untrack(|| self.are_shown());
        self.before.set(None);
        self.past.set(Vec::new());
        self.selected.set(None);
        were_shown
    }

    /// Keeps the present query among the past ones.
    pub fn remember(self) {
        let query = self.route.with_untracked(|state| state.query.trim().to_owned());
        if !query.is_empty() {
            storage::write(PAST, Some(&remembered(past_queries(), query).join("\n")));
        }
    }
}

fn id(at: usize) -> String {
    format!("offer-{}", at + 1)
}

fn past_queries() -> Vec<String> {
    let kept = storage::read(PAST).unwrap_or_default();
    kept.split('\n').filter(|query| !query.is_empty()).map(str::to_owned).collect()
}

#[component]
pub fn SuggestionList(suggestions: Suggestions) -> impl IntoView {
    let row = move |(at, Suggestion { text, kind, count }): (usize, Suggestion)| {
        // The box keeps the focus: a press is taken before it can move there.
        let press = move |event: PointerEvent| {
            event.prevent_default();
            suggestions.take(at);
        };
        view! {
            <li
                id=id(at)
                role="option"
                aria-selected=move || (suggestions.selected.get() == Some(at)).to_string()
                on:pointerdown=press
            >
                <span class="offer" dir="auto"><Long text/></span>
                <span class="soft">{kind}</span>
                <span class="num">{count.map(locale::count)}</span>
            </li>
        }
    };
    let rows = move || suggestions.all.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <Show when=move || suggestions.are_shown()>
            <ul id=ID role="listbox" aria-label=words::offers() class="offers">{rows}</ul>
        </Show>
    }
}
