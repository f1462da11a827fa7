//! The frame around the views: head, views, filters, the view itself, and what is said.

use leptos::{ev, prelude::*};

use super::app::App;
use super::parts::{notices::notices, search_box, trouble};
use super::{views, words};
use crate::link::View;
use crate::platform::{self, address, clipboard, media};

pub fn shell(app: App) -> AnyView {
    let name = Memo::new(move |_| app.state.with(|s| s.view.name()));
    window_keys();
    view! {
        <a
            class="skip"
            href="#main"
            on:click=|event| {
                // The fragment is the state of the page, so the link may not change it.
                event.prevent_default();
                platform::focus("main");
            }
        >
            {words::SKIP}
        </a>
        {head(app)}
        {navigation(app, name)}
        {trouble::query_trouble(app)}
        <div class="body">
            <main id="main" tabindex="-1">
                {trouble::page_trouble(app)}
                {move || content(name.get())}
            </main>
        </div>
        {notices(app)}
    }
    .into_any()
}

fn content(name: &'static str) -> AnyView {
    match name {
        "search" => views::search::view(),
        "trends" => views::trends::view(),
        "terms" => views::terms::view(),
        "documents" => views::documents::view(),
        "read" => views::reader::view(),
        _ => views::overview::view(),
    }
}

fn head(app: App) -> AnyView {
    let title = move || app.info.with(|i| i.as_ref().map(|i| i.title.clone()));
    view! {
        <header class="head">
            <a class="brand" href=move || app.link_to(|s| s.view = View::Overview)>
                <span class="brand-name">{words::BRAND}</span>
                <span class="brand-corpus">{title}</span>
            </a>
            {search_box::search_box(app)}
            {tools(app)}
        </header>
    }
    .into_any()
}

fn tools(app: App) -> AnyView {
    let dark = RwSignal::new(media::is_dark());
    let copy = move |_| {
        clipboard::copy(address::with_fragment(&app.link()), move |done| {
            app.say(if done { words::LINK_COPIED } else { words::NOT_COPIED }.into());
        });
    };
    let turn = move |_| {
        dark.update(|d| *d = !*d);
        media::set_dark(dark.get_untracked());
    };
    view! {
        <div class="tools" role="group" aria-label=words::TOOLS>
            <button type="button" class="plain" title=words::LINK_TITLE on:click=copy>
                {words::LINK}
            </button>
            <button
                type="button"
                class="plain"
                title=move || if dark.get() { words::TO_LIGHT_TITLE } else { words::TO_DARK_TITLE }
                on:click=turn
            >
                {move || if dark.get() { words::TO_LIGHT } else { words::TO_DARK }}
            </button>
        </div>
    }
    .into_any()
}

/// The views by name; a document that is open belongs to Documents.
fn navigation(app: App, name: Memo<&'static str>) -> AnyView {
    let all = [
        (View::Overview, words::OVERVIEW),
        (View::Search, words::SEARCH),
        (View::Trends, words::TRENDS),
        (View::Terms, words::TERMS),
        (View::Documents, words::DOCUMENTS),
    ];
    let links = all.map(|(view, label)| {
        let mine = view.name();
        let current = move || (name.get() == mine).then_some("page");
        let to = view.clone();
        view! {
            <a href=move || app.link_to(|s| s.view = to.clone()) aria-current=current>
                {label}
            </a>
        }
    });
    view! {
        <nav class="views" aria-label=words::VIEWS>
            {links.into_iter().collect_view()}
        </nav>
    }
    .into_any()
}

/// Keys that work wherever nothing is being typed.
fn window_keys() {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || platform::is_typing(&event) {
            return;
        }
        if event.key() == "/" {
            event.prevent_default();
            search_box::focus();
        }
    });
    on_cleanup(move || handle.remove());
}
