//! The column of filters; on a narrow window, and beside a text, a sheet that a button opens.

use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

use super::facet::Facet;
use super::number_filter::NumberFilter;
use super::status::CountAgain;
use super::time_filter::TimeFilter;
use crate::platform::{self, locale};
use crate::protocol::{FieldInfo, FieldKind, SUBSET};
use crate::ui::keys::{self, Action, Where};
use crate::ui::state::{use_corpus, use_filters};
use crate::ui::words;

const ID: &str = "filters";
const CLOSE_ID: &str = "filters-close";
const OPEN_ID: &str = "filters-open";

/// The column. `is_open` is whether the sheet is.
#[component]
pub fn FilterColumn(is_open: RwSignal<bool>) -> impl IntoView {
    // From a click on, until pointer and focus are elsewhere, values keep their places.
    let is_held = RwSignal::new(false);
    let close = move || {
        is_open.set(false);
        is_held.set(false);
        // What the sheet covered can take the focus only once it is free again.
        platform::before_paint(|| platform::focus(OPEN_ID));
    };
    let key = move |_, event: KeyboardEvent| {
        if is_open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    let close_title = keys::title(&words::close(), Action::CloseFilters);
    let filters = use_filters();
    let is_stale = Memo::new(move |_| filters.are_stale());
    let is_stale = move || is_stale.get();
    // A finger has no place to be away at: there the focus tells.
    let leave = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            is_held.set(false);
        }
    };
    let focus_moves = move |_| {
        platform::before_paint(move || {
            if !platform::exists("#filters:focus-within") {
                is_held.try_set(false);
            }
        });
    };
    view! {
        <aside
            id=ID
            tabindex="-1"
            class="filters"
            class:open=move || is_open.get()
            aria-label=words::filters()
            on:keydown=keys::hear(Where::Filters, key)
            on:click=move |_| is_held.set(true)
            on:pointerleave=leave
            on:focusout=focus_moves
        >
            <div class="sheet-head">
                <h2>{words::filters()}</h2>
                <CountAgain/>
                <button
                    id=CLOSE_ID
                    type="button"
                    title=close_title
                    aria-keyshortcuts=keys::key_of(Action::CloseFilters)
                    on:click=move |_| close()
                >
                    {words::close()}
                </button>
            </div>
            // Counts of the query before are no counts of one that cannot be read, and lead nowhere.
            <div class="counts" class:is-stale=is_stale inert=is_stale>
                <TimeFilter/>
                <SubsetFacet is_held=is_held.into()/>
                <Fields is_held=is_held.into()/>
            </div>
        </aside>
    }
}

/// Moves the focus to the button of the sheet or, where there is none, to the column: from a filter that goes away.
pub fn focus() {
    platform::focus_in_place(ID);
    platform::focus_in_place(OPEN_ID);
}

/// Opens the sheet, and says how much is chosen.
#[component]
pub fn FiltersButton(sheet_is_open: RwSignal<bool>) -> impl IntoView {
    let filters = use_filters();
    let label = move || match filters.chips().len() {
        0 => words::filters(),
        chosen => words::filters_chosen(&locale::count(chosen as u64)),
    };
    let open = move |_| {
        sheet_is_open.set(true);
        // The sheet can take the focus only once it is shown.
        platform::before_paint(|| platform::focus(CLOSE_ID));
    };
    view! {
        <button
            id=OPEN_ID
            type="button"
            class="filters-open"
            aria-expanded=move || sheet_is_open.get().to_string()
            aria-controls=ID
            on:click=open
        >
            {label}
        </button>
    }
}

/// The fields of the corpus: facets by their values, and fields of numbers.
#[component]
fn Fields(is_held: Signal<bool>) -> impl IntoView {
    let corpus = use_corpus();
    let filter = move |field: &FieldInfo| {
        let (name, label) = (field.name.clone(), field.label.clone());
        match (field.kind, field.range) {
            (FieldKind::Facet, _) => {
                let values = field.values.iter().flatten().map(|value| value.value.clone()).collect();
                Some(view! { <Facet name label values is_held/> }.into_any())
            }
            (FieldKind::Number, Some(range)) => Some(view! { <NumberFilter name label range/> }.into_any()),
            _ => None,
        }
    };
    move || corpus.info.get().map(|info| info.fields.iter().filter_map(filter).collect_view())
}

/// The subsets with names, as the values of a field.
#[component]
fn SubsetFacet(is_held: Signal<bool>) -> impl IntoView {
    let filters = use_filters();
    let names = Memo::new(move |_| filters.subsets().into_iter().map(|subset| subset.name).collect::<Vec<_>>());
    move || view! { <Facet name=SUBSET.to_owned() label=words::subsets() values=names.get() is_held/> }
}
