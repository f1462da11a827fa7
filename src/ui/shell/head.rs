//! The head of the page: the way home, the search box, and the page's tools.

use leptos::prelude::*;

use super::search_box::SearchBox;
use crate::link::View;
use crate::platform::{self, address, boot, media};
use crate::ui::keys::{self, Action};
use crate::ui::state::{use_corpus, use_exports, use_route};
use crate::ui::words;

#[component]
pub fn Head(about_is_open: RwSignal<bool>, help_is_open: RwSignal<bool>) -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    view! {
        <header class="head">
            <a class="brand" href=move || route.link_to(|state| state.view = View::Overview)>
                <span class="brand-name">{words::brand()}</span>
                <span class="brand-corpus">{move || corpus.title()}</span>
            </a>
            <SearchBox/>
            <div class="tools" role="group" aria-label=words::tools()>
                <CopyLink/>
                <Theme/>
                <Language/>
                <button type="button" class="plain" on:click=move |_| about_is_open.set(true)>{words::about()}</button>
                <button
                    type="button"
                    class="plain"
                    title=keys::title(&words::help(), Action::Help)
                    aria-keyshortcuts=keys::key_of(Action::Help)
                    aria-label=words::help()
                    on:click=move |_| help_is_open.set(true)
                >
                    {"?"}
                </button>
            </div>
        </header>
    }
}

#[component]
fn CopyLink() -> impl IntoView {
    let (route, exports) = (use_route(), use_exports());
    let copy = move |_| {
        exports.copy_link(address::with_fragment(&untrack(|| route.link())), words::link_copied());
    };
    view! { <button type="button" class="plain" title=words::link_title() on:click=copy>{words::link()}</button> }
}

/// Turns the page dark or light.
#[component]
fn Theme() -> impl IntoView {
    let is_dark = RwSignal::new(media::is_dark());
    let turn = move |_| {
        is_dark.update(|is_dark| *is_dark = !*is_dark);
        media::set_dark(is_dark.get_untracked());
    };
    view! {
        <button
            type="button"
            class="plain"
            title=move || if is_dark.get() { words::to_light_title() } else { words::to_dark_title() }
            on:click=turn
        >
            {move || if is_dark.get() { words::to_light() } else { words::to_dark() }}
        </button>
    }
}

/// Has the page speak its other language.
#[component]
fn Language() -> impl IntoView {
    let route = use_route();
    let other = if boot::language() == "en" { "zh" } else { "en" };
    // The page is made anew: many of its texts are worked out once. All else that it shows is in the address.
    let speak = move |_| {
        boot::keep_language(other);
        route.go(|state| state.settings.put("lang", other.to_owned()));
        platform::reload();
    };
    view! {
        <button type="button" class="plain" lang=other title=words::other_language_title() on:click=speak>
            {words::other_language()}
        </button>
    }
}
