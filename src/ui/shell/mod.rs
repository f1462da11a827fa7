//! The frame around the views: head, search box, navigation, filters, the view itself, dialogs, and what is said.

mod about;
mod chips;
mod cite;
mod drop;
mod facet;
mod filters;
mod head;
mod help;
mod matching;
mod navigation;
mod number_filter;
mod query_notes;
mod range_fields;
mod search_box;
mod status;
mod subsets;
mod suggestions;
mod time_filter;
mod trouble;
mod written_forms;

use leptos::prelude::*;

use crate::platform::{self, address, boot};
use crate::ui::components::{CopyByHand, Dialog, NoticeList};
use crate::ui::keys::{self, Action, Where};
use crate::ui::state::{use_asked_forms, use_citing, use_corpus, use_filters, use_route};
use crate::ui::{views, words};
use about::About;
use chips::Chips;
use cite::Cite;
use drop::DropAnywhere;
use filters::{FilterColumn, FiltersButton};
use head::Head;
use help::Help;
use navigation::Navigation;
use query_notes::QueryNotes;
use status::WordsInView;
use subsets::{Subsets, SubsetsButton};
use trouble::{PageTrouble, QueryTrouble};
use written_forms::{WrittenForms, WrittenFormsButton};

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let (route, corpus, asked_forms) = (use_route(), use_corpus(), use_asked_forms());
    let view_name = Memo::new(move |_| route.with(|state| state.view.name()));
    let about_is_open = RwSignal::new(false);
    let help_is_open = RwSignal::new(false);
    let subsets_are_open = RwSignal::new(false);
    // On a narrow window, and beside a text, the filters are a sheet over the view.
    let sheet_is_open = RwSignal::new(false);
    // The overview shows the same counts as tables, and beside a text they would only distract.
    // The list of corpora is of none of them.
    let is_of_corpus = Memo::new(move |_| view_name.get() != "corpora");
    let has_column = move || !matches!(view_name.get(), "overview" | "read" | "corpora");
    keys::on_page(Where::Page, move |action, event| match action {
        Action::ToSearchBox => {
            event.prevent_default();
            search_box::focus();
        }
        Action::Help => help_is_open.set(true),
        _ => {}
    });
    // The window's title names the view and the corpus.
    Effect::new(move |_| {
        let view = (views::listed(view_name.get()).title)();
        if corpus.info.with(Option::is_some) {
            platform::set_title(&words::window_title(&view, &corpus.title()));
        }
    });
    let skip = |event: leptos::ev::MouseEvent| {
        // The fragment is the state of the page, so the link may not change it.
        event.prevent_default();
        platform::focus("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{words::skip()}</a>
        <Head about_is_open help_is_open/>
        <Navigation view_name/>
        <QueryTrouble/>
        <QueryNotes/>
        <div class="body" class:with-column=has_column class:covered=move || sheet_is_open.get()>
            <FilterColumn is_open=sheet_is_open/>
            <main id="main" tabindex="-1" inert=move || sheet_is_open.get()>
                <Update/>
                <PageTrouble/>
                <Opening/>
                <Show when=move || is_of_corpus.get()>
                    <div class="narrowed">
                        <FiltersButton sheet_is_open/>
                        <Chips/>
                        <SubsetsButton is_open=subsets_are_open/>
                        <WrittenFormsButton/>
                        <WordsInView/>
                    </div>
                </Show>
                <Answers view_name/>
                <ToWholePage/>
            </main>
        </div>
        <NoticeList/>
        <DropAnywhere/>
        <CopyByHand/>
        <Dialog open=about_is_open title=words::about()>
            <About/>
        </Dialog>
        <Dialog open=subsets_are_open title=words::subsets()>
            <Subsets is_open=subsets_are_open/>
        </Dialog>
        <Dialog open=asked_forms.is_open title=words::forms()>
            <WrittenForms/>
        </Dialog>
        <Dialog open=use_citing().is_open title=words::cite()>
            <Cite/>
        </Dialog>
        <Dialog open=help_is_open title=words::help()>
            <Help is_open=help_is_open/>
        </Dialog>
    }
}

/// The present view. Under a query that cannot be read it still has the answers to the one before: they say so, and lead
/// nowhere.
#[component]
fn Answers(view_name: Memo<&'static str>) -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let corpus = Memo::new(move |_| route.with(|state| state.corpus.clone()));
    // A text is there to be read whatever is in the box.
    let stale = Memo::new(move |_| filters.are_stale() && !matches!(view_name.get(), "read" | "corpora"));
    let note = move || {
        stale.get().then(|| {
            let text = match filters.stale_queries().as_slice() {
                [query] if query.is_empty() => words::stale_all(),
                [query] => words::stale(query),
                several => {
                    let named = several.iter().map(|query| match query.as_str() {
                        "" => words::empty_query(),
                        query => words::chart::quoted(query),
                    });
                    words::stale_several(&named.collect::<Vec<_>>().join(", "))
                }
            };
            view! { <p class="soft stale-note">{text}</p> }
        })
    };
    let is_stale = move || stale.get();
    view! {
        {note}
        <div class="answers" class:is-stale=is_stale inert=is_stale>
            // Another corpus has other answers: nothing of a view outlives it.
            {move || {
                corpus.get();
                views::content(view_name.get())
            }}
        </div>
    }
}

/// A newer page waits, and is taken when the reader says so.
#[component]
fn Update() -> impl IntoView {
    let corpus = use_corpus();
    let take = |_| {
        boot::call("takeUpdate");
    };
    view! {
        <Show when=move || corpus.update.get()>
            <p class="update">
                {words::update_ready()}
                <button type="button" class="plain" on:click=take>{words::update_take()}</button>
            </p>
        </Show>
    }
}

/// How far the corpus is, until it is open.
#[component]
fn Opening() -> impl IntoView {
    let corpus = use_corpus();
    let is_opening = move || corpus.info.with(Option::is_none) && corpus.trouble.with(Option::is_none);
    let progress = move || {
        let progress = corpus.opening.get().filter(|progress| progress.total > 0)?;
        Some(view! { <progress max=progress.total.to_string() value=progress.done.to_string()></progress> })
    };
    view! {
        <Show when=is_opening>
            <p class="opening">{words::opening()}{progress}</p>
        </Show>
    }
}

/// The way out of a view that stands in another page: `style/embed.css` shows it there alone.
#[component]
fn ToWholePage() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    view! {
        <p class="whole soft">
            {move || corpus.title()}
            " "
            <a href=move || address::whole(&route.link()) target="_blank">{words::open_whole()}</a>
        </p>
    }
}
