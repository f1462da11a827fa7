//! The frame around the views: head, views, filters, the view itself, and what is said.

use super::app::App;
use super::dom::{Piece, button, click, el, event, flag, live, live_option, maybe, pieces, text, when};
use super::keys::{self, Action, Where};
use super::parts::{
    about::about, chips::chips, dialog::dialog, filters, forms, help::help, notices::notices, search_box, status,
    subsets, trouble,
};
use super::{views, words};
use crate::link::View;
use crate::platform::{self, address, boot, clipboard, media};
use leptos::prelude::*;

pub fn shell(app: App) -> Piece {
    let name = Memo::new(move |_| app.state.with(|s| s.view.name()));
    let sheet = RwSignal::new(false);
    let asks_about = RwSignal::new(false);
    let asks_help = RwSignal::new(false);
    let asks_subsets = RwSignal::new(false);
    keys::free(Where::Page, move |action, event| match action {
        Action::ToSearchBox => {
            event.prevent_default();
            search_box::focus();
        }
        Action::Help => asks_help.set(true),
        _ => {}
    });
    title(app, name);
    let asks_forms = RwSignal::new(false);
    // Two signals that say the same: each is set only where it differs, or they would set each other for ever.
    Effect::new(move |_| {
        let asked = app.asks_forms.with(Option::is_some);
        if asks_forms.get_untracked() != asked {
            asks_forms.set(asked);
        }
    });
    Effect::new(move |_| {
        if !asks_forms.get() && app.asks_forms.with_untracked(Option::is_some) {
            app.asks_forms.set(None);
        }
    });
    // The overview shows the same counts as tables, and beside a text they would only distract: a button brings them.
    let column = flag(move || !matches!(name.get(), "overview" | "read"));
    let skip = event(|event| {
        // The fragment is the state of the page, so the link may not change it.
        event.prevent_default();
        platform::focus("main");
    });
    pieces()
        .and(el("a").is("skip").at("href", "#main").on("click", skip).with(words::skip()))
        .and(head(app, asks_about, asks_help))
        .and(navigation(app, name))
        .and(trouble::query_trouble(app))
        .and(
            el("div")
                .is("body")
                .class("with-column", column)
                .class("covered", sheet)
                .with(filters::filters(app, sheet))
                .with(
                    el("main")
                        .at("id", "main")
                        .at("tabindex", "-1")
                        .at("inert", sheet)
                        .with(when(move || app.update.get(), update))
                        .with(trouble::page_trouble(app))
                        .with(opening(app))
                        .with(
                            el("div")
                                .is("narrowed")
                                .with(filters::filters_button(app, sheet))
                                .with(chips(app))
                                .with(subsets::subsets_button(app, asks_subsets))
                                .with(forms::forms_button(app))
                                .with(status::words_in_view(app)),
                        )
                        .with(live(move || content(app, name.get())))
                        .with(whole(app)),
                ),
        )
        .and(notices(app))
        .and(dialog(app, asks_about, words::about(), move || about(app)))
        .and(dialog(app, asks_subsets, words::subsets(), move || subsets::subsets(app, asks_subsets)))
        .and(dialog(app, asks_forms, words::forms(), move || forms::forms(app)))
        .and(dialog(app, asks_help, words::help(), move || help(app, Callback::new(move |()| asks_help.set(false)))))
}

/// The window's title names the view and the corpus.
fn title(app: App, name: Memo<&'static str>) {
    Effect::new(move |_| {
        let view = match name.get() {
            "search" => words::search(),
            "concordance" => words::concordance(),
            "trends" => words::trends(),
            "terms" => words::terms(),
            "collocates" => words::collocates(),
            "compare" => words::compare(),
            "documents" | "read" => words::documents(),
            _ => words::overview(),
        };
        if let Some(corpus) = app.info.with(|i| i.as_ref().map(|i| i.title.clone())) {
            platform::set_title(&words::window_title(&view, &corpus));
        }
    });
    // On a narrow window the views do not all fit in their row.
    Effect::new(move |_| {
        name.track();
        platform::before_paint(|| platform::show_in_row(".views [aria-current]"));
    });
}

/// The way out of a view that stands in another page: style/embed.css shows it there alone.
fn whole(app: App) -> Piece {
    let corpus = text(move || app.info.with(|i| i.as_ref().map(|i| i.title.clone()).unwrap_or_default()));
    let link = el("a").at("href", text(move || address::whole(&app.link()))).at("target", "_blank");
    el("p").is("whole soft").with(corpus).with(" ").with(link.with(words::open_whole())).piece()
}

/// A newer page waits, and is taken when the reader says so.
fn update() -> Piece {
    let take = || {
        boot::call("takeUpdate");
    };
    el("p").is("update").with(words::update_ready()).with(button("plain", words::update_take(), take)).piece()
}

/// How far the corpus is, until it is open.
fn opening(app: App) -> Piece {
    let waiting = move || app.info.with(Option::is_none) && app.trouble.with(Option::is_none);
    let progress = move || {
        let progress = app.opening.get().filter(|p| p.total > 0)?;
        let (all, done) = (progress.total.to_string(), progress.done.to_string());
        Some(el("progress").at("max", all).at("value", done).piece())
    };
    when(waiting, move || el("p").is("opening").with(words::opening()).with(live_option(progress)).piece())
}

fn content(app: App, name: &'static str) -> Piece {
    match name {
        "search" => views::search::view(app),
        "concordance" => views::concordance::view(app),
        "trends" => views::trends::view(app),
        "terms" => views::terms::view(app),
        "collocates" => views::collocates::view(app),
        "compare" => views::compare::view(app),
        "documents" => views::documents::view(app),
        "read" => views::reader::view(app),
        _ => views::overview::view(app),
    }
}

fn head(app: App, asks_about: RwSignal<bool>, asks_help: RwSignal<bool>) -> Piece {
    let title = text(move || app.info.with(|i| i.as_ref().map(|i| i.title.clone()).unwrap_or_default()));
    el("header")
        .is("head")
        .with(
            el("a")
                .is("brand")
                .at("href", text(move || app.link_to(|s| s.view = View::Overview)))
                .with(el("span").is("brand-name").with(words::brand()))
                .with(el("span").is("brand-corpus").with(title)),
        )
        .with(search_box::search_box(app))
        .with(tools(app, asks_about, asks_help))
        .piece()
}

fn tools(app: App, asks_about: RwSignal<bool>, asks_help: RwSignal<bool>) -> Piece {
    let dark = RwSignal::new(media::is_dark());
    let copy = move || {
        clipboard::copy(address::with_fragment(&app.link()), move |done| {
            app.say(if done { words::link_copied() } else { words::not_copied() });
        });
    };
    let turn = move || {
        dark.update(|d| *d = !*d);
        media::set_dark(dark.get_untracked());
    };
    // The page is made anew: many of its texts are worked out once. All else that it shows is in the address.
    let speak = move || {
        boot::keep_language(other_language());
        app.go(|state| state.settings.put("lang", other_language().into()));
        platform::reload();
    };
    el("div")
        .is("tools")
        .at("role", "group")
        .at("aria-label", words::tools())
        .with(
            el("button")
                .at("type", "button")
                .is("plain")
                .at("title", words::link_title())
                .on("click", click(copy))
                .with(words::link()),
        )
        .with(
            el("button")
                .at("type", "button")
                .is("plain")
                .at("title", text(move || if dark.get() { words::to_light_title() } else { words::to_dark_title() }))
                .on("click", click(turn))
                .with(text(move || if dark.get() { words::to_light() } else { words::to_dark() })),
        )
        .with(
            el("button")
                .at("type", "button")
                .is("plain")
                .at("lang", other_language())
                .at("title", words::other_language_title())
                .on("click", click(speak))
                .with(words::other_language()),
        )
        .with(button("plain", words::about(), move || asks_about.set(true)))
        .with(
            el("button")
                .at("type", "button")
                .is("plain")
                .named_with_key(&words::help(), Action::Help)
                .at("aria-label", words::help())
                .on("click", click(move || asks_help.set(true)))
                .with("?"),
        )
        .piece()
}

/// The language that the page is not in.
fn other_language() -> &'static str {
    if boot::language() == "en" { "zh" } else { "en" }
}

/// The views by name; a document that is open belongs to Documents.
fn navigation(app: App, name: Memo<&'static str>) -> Piece {
    let all = [
        (View::Overview, words::overview()),
        (View::Search, words::search()),
        (View::Concordance, words::concordance()),
        (View::Trends, words::trends()),
        (View::Terms, words::terms()),
        (View::Collocates, words::collocates()),
        (View::Compare, words::compare()),
        (View::Documents, words::documents()),
    ];
    let links = all.map(|(view, label)| {
        let mine = view.name();
        let current = maybe(move || match name.get() {
            name if name == mine => Some("page"),
            "read" if mine == "documents" => Some("true"),
            _ => None,
        });
        let to = view.clone();
        el("a")
            .at("href", text(move || app.link_to(|s| s.view = to.clone())))
            .at("aria-current", current)
            .with(label)
            .piece()
    });
    el("nav").is("views").at("aria-label", words::views()).with(links.into_iter().collect::<Piece>()).piece()
}
