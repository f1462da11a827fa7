//! The frame around the views: head, views, filters, the view itself, and what is said.

use leptos::{ev, prelude::*};

use super::app::App;
use super::live::{OnClick, button, click, flag, live, live_option, maybe, text, when};
use super::parts::{
    about::about, chips::chips, dialog::dialog, filters, help::help, notices::notices, search_box, status, trouble,
};
use super::{views, words};
use crate::link::View;
use crate::platform::{self, address, clipboard, media};

pub fn shell(app: App) -> AnyView {
    let name = Memo::new(move |_| app.state.with(|s| s.view.name()));
    let sheet = RwSignal::new(false);
    let asks_about = RwSignal::new(false);
    let asks_help = RwSignal::new(false);
    window_keys(asks_help);
    title(app, name);
    // The overview shows the same counts as tables, and beside a text they would only distract: a button brings them.
    let column = flag(move || !matches!(name.get(), "overview" | "read"));
    let skip: OnClick = Box::new(|event| {
        // The fragment is the state of the page, so the link may not change it.
        event.prevent_default();
        platform::focus("main");
    });
    view! {
        <a class="skip" href="#main" on:click=skip>
            {words::SKIP}
        </a>
        {head(app, asks_about, asks_help)}
        {navigation(app, name)}
        {trouble::query_trouble(app)}
        <div class="body" class:with-column=column class:covered=sheet>
            {filters::filters(app, sheet)} <main id="main" tabindex="-1" inert=sheet>
                {trouble::page_trouble(app)} {opening(app)} <div class="narrowed">
                    {filters::filters_button(app, sheet)} {chips(app)} {status::words_in_view(app)}
                </div> {live(move || content(name.get()))}
            </main>
        </div>
        {notices(app)}
        {dialog(asks_about, words::ABOUT, move || about(app))}
        {dialog(asks_help, words::HELP, move || help(app, Callback::new(move |()| asks_help.set(false))))}
    }
    .into_any()
}

/// The window's title names the view and the corpus.
fn title(app: App, name: Memo<&'static str>) {
    Effect::new(move |_| {
        let view = match name.get() {
            "search" => words::SEARCH,
            "trends" => words::TRENDS,
            "terms" => words::TERMS,
            "documents" | "read" => words::DOCUMENTS,
            _ => words::OVERVIEW,
        };
        if let Some(corpus) = app.info.with(|i| i.as_ref().map(|i| i.title.clone())) {
            platform::set_title(&words::window_title(view, &corpus));
        }
    });
}

/// How far the corpus is, until it is open.
fn opening(app: App) -> AnyView {
    let waiting = move || app.info.with(Option::is_none) && app.trouble.with(Option::is_none);
    let progress = move || {
        let progress = app.opening.get().filter(|p| p.total > 0)?;
        let (all, done) = (progress.total.to_string(), progress.done.to_string());
        Some(view! { <progress max=all value=done></progress> }.into_any())
    };
    when(waiting, move || view! { <p class="opening">{words::OPENING} {live_option(progress)}</p> }.into_any())
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

fn head(app: App, asks_about: RwSignal<bool>, asks_help: RwSignal<bool>) -> AnyView {
    let title = text(move || app.info.with(|i| i.as_ref().map(|i| i.title.clone()).unwrap_or_default()));
    view! {
        <header class="head">
            <a class="brand" href=text(move || app.link_to(|s| s.view = View::Overview))>
                <span class="brand-name">{words::BRAND}</span>
                <span class="brand-corpus">{title}</span>
            </a>
            {search_box::search_box(app)}
            {tools(app, asks_about, asks_help)}
        </header>
    }
    .into_any()
}

fn tools(app: App, asks_about: RwSignal<bool>, asks_help: RwSignal<bool>) -> AnyView {
    let dark = RwSignal::new(media::is_dark());
    let copy = move || {
        clipboard::copy(address::with_fragment(&app.link()), move |done| {
            app.say(if done { words::LINK_COPIED } else { words::NOT_COPIED }.into());
        });
    };
    let turn = move || {
        dark.update(|d| *d = !*d);
        media::set_dark(dark.get_untracked());
    };
    view! {
        <div class="tools" role="group" aria-label=words::TOOLS>
            <button type="button" class="plain" title=words::LINK_TITLE on:click=click(copy)>
                {words::LINK}
            </button>
            <button
                type="button"
                class="plain"
                title=text(move || if dark.get() { words::TO_LIGHT_TITLE } else { words::TO_DARK_TITLE }.into())
                on:click=click(turn)
            >
                {text(move || if dark.get() { words::TO_LIGHT } else { words::TO_DARK }.into())}
            </button>
            {button("plain", words::ABOUT, move || asks_about.set(true))}
            <button
                type="button"
                class="plain"
                title=words::HELP
                aria-label=words::HELP
                aria-keyshortcuts="?"
                on:click=click(move || asks_help.set(true))
            >
                "?"
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
        let current = maybe(move || match name.get() {
            name if name == mine => Some("page"),
            "read" if mine == "documents" => Some("true"),
            _ => None,
        });
        let to = view.clone();
        view! {
            <a href=text(move || app.link_to(|s| s.view = to.clone())) aria-current=current>
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
fn window_keys(asks_help: RwSignal<bool>) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || platform::is_typing(&event) {
            return;
        }
        match event.key().as_str() {
            "/" => {
                event.prevent_default();
                search_box::focus();
            }
            "?" => asks_help.set(true),
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}
