//! The corpora that there are, each with what can be done with it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::platform::{self, files, locale};
use crate::protocol::importer::{PackageHead, Publication};
use crate::ui::problem::size;
use crate::ui::state::{Own, use_import, use_library, use_route};
use crate::ui::words::{self, Text, corpora as said};

/// What can be saved of a corpus, with what the button says and its title.
const WAYS: [(Publication, Text, Text); 4] = [
    (Publication::Package, said::save_package, said::save_package_title),
    (Publication::Site, said::save_site, said::save_site_title),
    (Publication::SingleFile, said::save_single, said::save_single_title),
    (Publication::Metadata, said::save_metadata, said::save_metadata_title),
];

/// The field for a new title.
const TITLE: &str = "corpus-title";

#[component]
pub fn List() -> impl IntoView {
    let library = use_library();
    let bundled = move || {
        let head = library.bundled.get()?;
        Some(view! { <Bundled head/> })
    };
    let key = |own: &Own| {
        let Own { entry, is_kept } = own;
        (entry.slug.clone(), entry.head.title.clone(), entry.head.fingerprint.clone(), entry.added.to_bits(), *is_kept)
    };
    view! {
        <section class="corpora-part">
            <h2>{said::here()}</h2>
            <ul class="corpora">
                {bundled}
                <For each=move || library.own.get() key=key let:own>
                    <OwnCorpus own/>
                </For>
            </ul>
        </section>
    }
}

/// Title, sizes, and whether it is the one that is open.
#[component]
fn Head(head: PackageHead, slug: Option<String>, facts: Vec<String>) -> impl IntoView {
    let route = use_route();
    let is_open = {
        let slug = slug.clone();
        Memo::new(move |_| route.with(|state| state.corpus == slug))
    };
    let mut all = vec![words::count_documents(head.documents.into()), words::count_words(head.tokens.into())];
    all.extend(facts);
    let href = move || route.link_to(|state| *state = state.of_corpus(slug.clone()));
    view! {
        <h3 dir="auto"><a href=href>{head.title}</a></h3>
        <p class="meta">
            {all.into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view()}
            {move || is_open.get().then(|| view! { <span><strong>{said::open_now()}</strong></span> })}
        </p>
    }
}

#[component]
fn Bundled(head: PackageHead) -> impl IntoView {
    let title = head.title.clone();
    view! {
        <li>
            <Head head slug=None facts=vec![said::bundled()]/>
            <p class="ways"><Save slug=None title/></p>
        </li>
    }
}

#[component]
fn OwnCorpus(own: Own) -> impl IntoView {
    let (library, import) = (use_library(), use_import());
    let entry = &own.entry;
    let facts = vec![
        size(entry.bytes + entry.source_bytes),
        said::added(&locale::day(entry.added)),
        if own.is_kept { String::new() } else { said::passing() },
    ];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let (head, slug) = (entry.head.clone(), entry.slug.clone());
    let title = head.title.clone();
    let is_renamed = RwSignal::new(false);
    let again = {
        let entry = entry.clone();
        move |more| import.begin_again(entry.clone(), more)
    };
    let add = {
        let again = again.clone();
        move |event| {
            let given = files::chosen(&event);
            if !given.files.is_empty() {
                again(given.files);
            }
        }
    };
    let has_sources = entry.source_bytes > 0.0;
    let own = StoredValue::new(own);
    let sources = has_sources.then(|| {
        view! {
            <label class="button" title=said::add_title()>
                {said::add()}
                <input type="file" multiple class="vh" on:change=add/>
            </label>
            <button type="button" title=said::again_title() on:click=move |_| again(Vec::new())>{said::again()}</button>
        }
    });
    view! {
        <li>
            <Head head slug=Some(slug.clone()) facts/>
            <Show when=move || is_renamed.get()>
                <Rename own is_open=is_renamed/>
            </Show>
            <p class="ways">
                <Save slug=Some(slug.clone()) title=title.clone()/>
                <span class="group">
                    {sources}
                    <button type="button" on:click=move |_| is_renamed.update(|is| *is = !*is)>{said::rename()}</button>
                    <button type="button" on:click=move |_| own.with_value(|own| library.remove(own))>
                        {said::remove()}
                    </button>
                </span>
            </p>
        </li>
    }
}

/// The ways out: files to be saved.
#[component]
fn Save(slug: Option<String>, title: String) -> impl IntoView {
    let library = use_library();
    let is_made = {
        let slug = slug.clone();
        Memo::new(move |_| library.publishing.with(|now| now.as_ref().is_some_and(|(of, _)| *of == slug)))
    };
    let ways = WAYS.into_iter().map(|(what, label, help)| {
        let (slug, title) = (slug.clone(), title.clone());
        let save = move |_| library.publish(slug.clone(), title.clone(), what);
        let is_busy = move || library.publishing.with(Option::is_some);
        view! { <button type="button" title=help() disabled=is_busy on:click=save>{label()}</button> }
    });
    view! {
        <span class="group">
            <span class="soft">{said::save()}</span>
            {ways.collect_view()}
        </span>
        <span role="status" class="soft">{move || is_made.get().then(said::saving)}</span>
    }
}

/// Another title.
#[component]
fn Rename(own: StoredValue<Own>, is_open: RwSignal<bool>) -> impl IntoView {
    let library = use_library();
    let title = RwSignal::new(own.with_value(|own| own.entry.head.title.clone()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let title = title.get_untracked().trim().to_owned();
        if !title.is_empty() {
            is_open.set(false);
            library.rename(own.get_value(), title);
        }
    };
    platform::before_paint(|| platform::focus_and_select(TITLE));
    view! {
        <form class="row" on:submit=submit>
            <label>
                {said::rename_label()}
                <input
                    type="text"
                    id=TITLE
                    maxlength="200"
                    prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                />
            </label>
            <button type="submit">{said::rename()}</button>
            <button type="button" class="plain" on:click=move |_| is_open.set(false)>{said::cancel()}</button>
        </form>
    }
}
