//! The column of filters; on a narrow window, and beside a text, a sheet that a button opens.

use leptos::{ev, prelude::*};

use crate::platform;
use crate::protocol::{FieldKind, Forms};
use crate::ui::app::App;
use crate::ui::live::{self, check, click, flag, live_option, when};
use crate::ui::parts::{facet::facet, time::time};
use crate::ui::words;

const ID: &str = "filters";
const CLOSE_ID: &str = "filters-close";
const OPEN_ID: &str = "filters-open";

/// The column. `open` is whether the sheet is.
pub fn filters(app: App, open: RwSignal<bool>) -> AnyView {
    let close = move || {
        open.set(false);
        platform::focus(OPEN_ID);
    };
    let key = live::key(move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            close();
        }
    });
    let facets = live_option(move || {
        let info = app.info.get()?;
        let shown = info.fields.iter().filter(|f| f.kind == FieldKind::Facet);
        Some(shown.map(|field| facet(app, field)).collect_view().into_any())
    });
    view! {
        <aside id=ID class="filters" class:open=open aria-label=words::FILTERS on:keydown=key>
            <div class="sheet-head">
                <h2>{words::FILTERS}</h2>
                <button id=CLOSE_ID type="button" on:click=click(close)>
                    {words::CLOSE}
                </button>
            </div>
            {time(app)}
            {facets}
            {matching(app)}
        </aside>
    }
    .into_any()
}

/// Opens the sheet, and says how much is chosen.
pub fn filters_button(app: App, open: RwSignal<bool>) -> AnyView {
    let label = live::text(move || {
        let chosen = app.state.with(|s| s.filters.len());
        if chosen == 0 { words::FILTERS.to_owned() } else { format!("{} ({chosen})", words::FILTERS) }
    });
    let show = move || {
        open.set(true);
        // The sheet can take the focus only once it is shown.
        platform::before_paint(|| platform::focus(CLOSE_ID));
    };
    view! {
        <button
            id=OPEN_ID
            type="button"
            class="filters-open"
            aria-expanded=live::text(move || open.get().to_string())
            aria-controls=ID
            on:click=click(show)
        >
            {label}
        </button>
    }
    .into_any()
}

/// How plain words match: one setting for every view.
fn matching(app: App) -> AnyView {
    let stem = flag(move || app.state.with(|s| s.forms == Forms::Stem));
    let case = flag(move || app.state.with(|s| s.case));
    let has_stemmer = move || app.info.with(|i| i.as_ref().is_some_and(|i| i.stemmer.is_some()));
    let set_stem = move |on| app.go(|s| s.forms = if on { Forms::Stem } else { Forms::Exact });
    let set_case = move |on| app.go(|s| s.case = on);
    view! {
        <fieldset class="facet">
            <legend>{words::MATCHING}</legend>
            {when(has_stemmer, move || check(words::FORMS_STEM.into(), words::FORMS_STEM_TITLE, stem, set_stem))}
            {check(words::CASE.into(), words::CASE_TITLE, case, set_case)}
        </fieldset>
    }
    .into_any()
}
