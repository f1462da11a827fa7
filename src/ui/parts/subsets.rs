//! Subsets with names: the present query and filters are kept under one, and stand from then on wherever a filter may.

use crate::link::Filter;
use crate::platform;
use crate::protocol::{SUBSET, Subset};
use crate::ui::app::App;
use crate::ui::dom::{Piece, button, click, el, event, flag, live, live_option, nothing, pieces, text};
use crate::ui::parts::chips::in_words;
use crate::ui::words;
use leptos::prelude::*;

/// The field for a name.
const NAME: &str = "subset-name";

/// The button beside the chips.
pub fn subsets_button(app: App, open: RwSignal<bool>) -> Piece {
    let narrowed = move || app.state.with(|s| !s.query.trim().is_empty() || !s.filters.is_empty());
    let label = text(move || if narrowed() { words::keep_subset() } else { words::subsets() });
    el("button")
        .at("type", "button")
        .is("plain")
        .at("title", words::subsets_title())
        .at("hidden", flag(move || !narrowed() && app.subsets().is_empty()))
        .on("click", click(move || open.set(true)))
        .with(label)
        .piece()
}

/// The dialog's content.
pub fn subsets(app: App, open: RwSignal<bool>) -> Piece {
    let present = untrack(|| app.state.with(|s| present(s, String::new())));
    let all = Memo::new(move |_| app.subsets());
    let rows = move || {
        let all = all.get();
        if all.is_empty() {
            return el("p").is("soft").with(words::no_subsets()).piece();
        }
        let rows = all.into_iter().map(|subset| row(app, open, subset)).collect::<Piece>();
        let heads = [words::subset(), words::subset_is(), words::subset_do()]
            .map(|name| el("th").at("scope", "col").with(name));
        el("table")
            .is("pairs-table subsets")
            .with(el("caption").with(words::subsets_kept()))
            .with(el("thead").with(el("tr").with(heads.into_iter().collect::<Piece>())))
            .with(el("tbody").with(rows))
            .piece()
    };
    pieces()
        .and(el("p").with(words::subsets_help()))
        .and(if is_something(&present) { keep(app, present) } else { nothing() })
        .and(live_option(move || differing(app)))
        .and(live(rows))
}

/// Says that a link has brought another subset of a name that is kept here.
fn differing(app: App) -> Option<Piece> {
    let linked = app.state.with(|s| s.subsets.clone());
    let other = app.kept.with(|kept| {
        let differs = |mine: &&Subset| kept.iter().any(|kept| kept.name == mine.name && kept != *mine);
        linked.iter().find(differs).map(|subset| subset.name.clone())
    })?;
    Some(el("p").is("soft").with(words::subset_differs(&other)).piece())
}

fn is_something(subset: &Subset) -> bool {
    !subset.query.trim().is_empty() || !subset.filters.is_empty()
}

/// What is in view, under a name.
fn present(state: &crate::link::State, name: String) -> Subset {
    Subset { name, query: state.query.clone(), filters: state.filters.clone(), forms: state.forms, case: state.case }
}

/// The form that keeps the present view.
fn keep(app: App, subset: Subset) -> Piece {
    let name = RwSignal::new(said(app, &subset));
    let fault = RwSignal::new(String::new());
    let of_view = said(app, &subset);
    let is_taken = move || app.subsets().iter().any(|other| other.name == name.get().trim());
    let submit = event(move |event| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return fault.set(words::subset_unnamed());
        }
        let names_itself = untrack(|| app.named_subsets(&app.state.get())).iter().any(|other| other.name == name);
        if names_itself {
            return fault.set(words::subset_of_itself());
        }
        fault.set(String::new());
        app.keep_subset(Subset { name: name.clone(), ..subset.clone() });
        app.say(words::subset_kept(&name));
    });
    let typed = event(move |event| {
        name.set(event_target_value(&event));
        fault.set(String::new());
    });
    platform::before_paint(|| platform::focus_and_select(NAME));
    el("form")
        .is("keep-subset")
        .on("submit", submit)
        .with(el("p").is("soft").at("dir", "auto").with(words::subset_of(&of_view)))
        .with(el("label").with(words::subset_name()).with(
            el("input").at("type", "text").at("maxlength", "80").at("id", NAME).prop("value", name).on("input", typed),
        ))
        .with(
            el("button")
                .at("type", "submit")
                .with(text(move || if is_taken() { words::replace() } else { words::keep() })),
        )
        .with(el("p").is("fault").at("role", "alert").with(text(move || fault.get())))
        .piece()
}

/// A subset in words: its query, then its filters.
fn said(app: App, subset: &Subset) -> String {
    let filters = subset.filters.iter().map(|filter| untrack(|| in_words(app, filter)));
    let all: Vec<String> =
        Some(subset.query.trim().to_owned()).into_iter().filter(|q| !q.is_empty()).chain(filters).collect();
    all.join(" · ")
}

fn row(app: App, open: RwSignal<bool>, subset: Subset) -> Piece {
    let is_kept = app.kept.with_untracked(|kept| kept.contains(&subset));
    let of = said(app, &subset);
    let (name, used, shown, kept) = (subset.name.clone(), subset.name.clone(), subset.clone(), subset.clone());
    let apply = move || {
        open.set(false);
        let filter = Filter::of(SUBSET, Some(&used)).text();
        app.go(|s| {
            s.narrow(filter);
        });
    };
    let show = move || {
        open.set(false);
        let Subset { query, filters, forms, case, .. } = shown.clone();
        app.go(|s| (s.query, s.filters, s.forms, s.case) = (query, filters, forms, case));
    };
    let forget = move || {
        app.forget_subset(&subset.name);
        let back = subset.clone();
        let undo = Callback::new(move |()| app.keep_subset(back.clone()));
        app.say_with(words::subset_forgotten(&subset.name), Some((words::undo(), undo)));
    };
    let own = if is_kept {
        button("plain", words::remove(), forget)
    } else {
        // It came with a link.
        button("plain", words::keep(), move || app.keep_subset(kept.clone()))
    };
    el("tr")
        .with(el("th").at("scope", "row").at("dir", "auto").with(name))
        .with(el("td").at("dir", "auto").with(of))
        .with(
            el("td")
                .is("acts")
                .with(button("plain", words::use_subset(), apply))
                .with(button("plain", words::open_subset(), show))
                .with(own),
        )
        .piece()
}
