//! What the search box offers while one types: words, fields and values, and, where it is empty, past queries.

use crate::platform::{self, locale, storage};
use crate::protocol::{Body, Complete, CompleteRequest, Completion, CompletionKind, Request, Scope};
use crate::ui::app::App;
use crate::ui::ask::Answer;
use crate::ui::dom::{Piece, el, event, live_option};
use crate::ui::parts::search_box;
use crate::ui::words;
use leptos::prelude::*;

pub const ID: &str = "search-offers";
/// Where past queries are kept, the newest first, one a line.
const PAST: &str = "readout.past";
/// So many are offered, and so many past queries kept.
const MOST: u32 = 8;
const KEPT: usize = 20;

#[derive(Clone, Copy)]
pub struct Offers {
    app: App,
    /// The text before the caret, while one types; nothing is offered otherwise.
    before: RwSignal<Option<String>>,
    /// Past queries are shown.
    past: RwSignal<Vec<String>>,
    chosen: RwSignal<Option<usize>>,
    answer: RwSignal<Answer>,
}

impl Offers {
    pub fn new(app: App) -> Self {
        let before = RwSignal::new(None::<String>);
        let request = move || {
            let before = before.get()?;
            let scope = Scope { query: String::new(), ..app.scope.get() };
            Some(Request::Complete(CompleteRequest { scope, before, limit: MOST }))
        };
        Self {
            app,
            before,
            past: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            answer: app.ask("offers", request),
        }
    }

    /// Something was typed.
    pub fn typed(self) {
        self.chosen.set(None);
        self.past.set(Vec::new());
        self.before.set(platform::around_caret(search_box::ID).map(|(before, _)| before));
    }

    /// What is offered for what is typed, with the place where it goes.
    fn complete(self) -> Option<Complete> {
        self.before.with(Option::is_some).then_some(())?;
        self.answer.with(|answer| match answer.reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Complete(complete)) => Some(complete.clone()),
            _ => None,
        })
    }

    fn count(self) -> usize {
        let past = self.past.with(Vec::len);
        if past > 0 { past } else { self.complete().map_or(0, |complete| complete.items.len()) }
    }

    pub fn are_shown(self) -> bool {
        self.count() > 0
    }

    /// The id of the offer that the arrow keys have come to.
    pub fn chosen_id(self) -> Option<&'static str> {
        let count = self.count();
        self.chosen.get().filter(|&chosen| chosen < count).and_then(|chosen| OFFER_IDS.get(chosen).copied())
    }

    /// An arrow key: the next offer or the one before; false where there is none. An empty box shows past queries.
    pub fn step(self, down: bool) -> bool {
        let empty = platform::around_caret(search_box::ID).is_some_and(|(a, b)| a.is_empty() && b.is_empty());
        if empty && !untrack(move || self.are_shown()) {
            self.past.set(past_queries().into_iter().take(MOST as usize).collect());
            self.chosen.set(None);
        }
        let count = untrack(move || self.count());
        if count == 0 {
            return false;
        }
        self.chosen.update(|chosen| {
            *chosen = match (*chosen, down) {
                (None, true) => Some(0),
                (None, false) => Some(count - 1),
                (Some(at), true) if at + 1 < count => Some(at + 1),
                (Some(at), false) if at > 0 => Some(at - 1),
                // Beyond either end is the box itself.
                _ => None,
            };
        });
        true
    }

    /// Takes the chosen offer; false where none is chosen.
    pub fn take_chosen(self) -> bool {
        let chosen = untrack(move || self.chosen.get());
        chosen.is_some_and(|chosen| self.take(chosen))
    }

    fn take(self, chosen: usize) -> bool {
        let past = untrack(move || self.past.with(|past| past.get(chosen).cloned()));
        if let Some(query) = past {
            self.close();
            self.app.run(&query);
            return true;
        }
        let Some(complete) = untrack(move || self.complete()) else { return false };
        let Some(item) = complete.items.get(chosen) else { return false };
        let Some((before, behind)) = platform::around_caret(search_box::ID) else { return false };
        let mut text: String = before.chars().take(complete.from as usize).collect();
        text.push_str(&item.insert);
        platform::fill(search_box::ID, &text, &behind);
        let query = [text.as_str(), behind.as_str()].concat();
        self.close();
        self.app.edit(|s| s.query = query.clone());
        // After the name of a field, its values.
        if item.kind == CompletionKind::Field {
            self.typed();
        }
        true
    }

    /// Shows nothing any more; false where nothing was shown.
    pub fn close(self) -> bool {
        let shown = untrack(move || self.are_shown());
        self.before.set(None);
        self.past.set(Vec::new());
        self.chosen.set(None);
        shown
    }

    /// Keeps the present query among the past ones.
    pub fn remember(self) {
        let query = self.app.state.with_untracked(|s| s.query.trim().to_owned());
        if query.is_empty() {
            return;
        }
        let mut kept = past_queries();
        kept.retain(|past| *past != query);
        kept.insert(0, query);
        kept.truncate(KEPT);
        storage::write(PAST, Some(&kept.join("\n")));
    }

    pub fn list(self) -> Piece {
        live_option(move || {
            let past = self.past.get();
            let complete = self.complete();
            let rows: Piece = if !past.is_empty() {
                past.iter()
                    .enumerate()
                    .map(|(at, query)| self.row(at, query.clone(), words::past_query(), None))
                    .collect()
            } else {
                let complete = complete.filter(|complete| !complete.items.is_empty())?;
                complete.items.iter().enumerate().map(|(at, item)| self.offer(at, item)).collect()
            };
            Some(
                el("ul")
                    .at("id", ID)
                    .at("role", "listbox")
                    .at("aria-label", words::offers())
                    .is("offers")
                    .with(rows)
                    .piece(),
            )
        })
    }

    fn offer(self, at: usize, item: &Completion) -> Piece {
        let kind = match item.kind {
            CompletionKind::Word => String::new(),
            CompletionKind::Field => words::field(),
            CompletionKind::Value => words::value(),
        };
        self.row(at, item.text.clone(), kind, item.count)
    }

    fn row(self, at: usize, text: String, kind: String, count: Option<u64>) -> Piece {
        // The box keeps the focus: a press is taken before it can move there.
        let press = event(move |event| {
            event.prevent_default();
            self.take(at);
        });
        let selected = move || if self.chosen.get() == Some(at) { "true" } else { "false" }.to_owned();
        el("li")
            .at("id", OFFER_IDS.get(at).copied().unwrap_or_default())
            .at("role", "option")
            .at("aria-selected", crate::ui::dom::text(selected))
            .on("pointerdown", press)
            .with(el("span").is("offer").at("dir", "auto").with(text))
            .with(el("span").is("soft").with(kind))
            .with(el("span").is("num").with(count.map(locale::count)))
            .piece()
    }
}

/// As many as are offered at most.
const OFFER_IDS: [&str; MOST as usize] =
    ["offer-1", "offer-2", "offer-3", "offer-4", "offer-5", "offer-6", "offer-7", "offer-8"];

fn past_queries() -> Vec<String> {
    let kept = storage::read(PAST).unwrap_or_default();
    kept.split('\n').filter(|query| !query.is_empty()).map(str::to_owned).collect()
}
