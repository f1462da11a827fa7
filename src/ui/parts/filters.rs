//! The column of filters; on a narrow window, and beside a text, a sheet that a button opens.

use web_sys::KeyboardEvent;

use crate::platform::{self, locale};
use crate::protocol::{FieldInfo, FieldKind, Forms, Level, SUBSET, ValueInfo};
use crate::ui::app::App;
use crate::ui::dom::{Piece, check, click, el, flag, live_option, text, when};
use crate::ui::keys::{Action, Where};
use crate::ui::parts::{facet::facet, time::time};
use crate::ui::words;
use leptos::prelude::*;

const ID: &str = "filters";
const CLOSE_ID: &str = "filters-close";
const OPEN_ID: &str = "filters-open";

/// The column. `open` is whether the sheet is.
pub fn filters(app: App, open: RwSignal<bool>) -> Piece {
    let close = move || {
        open.set(false);
        // What the sheet covered can take the focus only once it is free again.
        platform::before_paint(|| platform::focus(OPEN_ID));
    };
    let key = move |_, event: KeyboardEvent| {
        if open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    let facets = live_option(move || {
        let info = app.info.get()?;
        let shown = info.fields.iter().filter(|f| f.kind == FieldKind::Facet);
        Some(shown.map(|field| facet(app, field)).collect::<Piece>())
    });
    el("aside")
        .at("id", ID)
        .at("tabindex", "-1")
        .is("filters")
        .class("open", open)
        .at("aria-label", words::filters())
        .keys(Where::Filters, key)
        .with(
            el("div").is("sheet-head").with(el("h2").with(words::filters())).with(
                el("button")
                    .at("id", CLOSE_ID)
                    .at("type", "button")
                    .named_with_key(&words::close(), Action::CloseFilters)
                    .on("click", click(close))
                    .with(words::close()),
            ),
        )
        .with(time(app))
        .with(subsets(app))
        .with(facets)
        .with(matching(app))
        .piece()
}

/// Moves the focus to the button of the sheet or, where there is none, to the column: from a filter that goes away.
pub fn focus() {
    platform::focus_in_place(ID);
    platform::focus_in_place(OPEN_ID);
}

/// Opens the sheet, and says how much is chosen.
pub fn filters_button(app: App, open: RwSignal<bool>) -> Piece {
    let label = text(move || {
        let chosen = app.chips().len();
        if chosen == 0 { words::filters() } else { words::filters_chosen(&locale::count(chosen as u64)) }
    });
    let show = move || {
        open.set(true);
        // The sheet can take the focus only once it is shown.
        platform::before_paint(|| platform::focus(CLOSE_ID));
    };
    el("button")
        .at("id", OPEN_ID)
        .at("type", "button")
        .is("filters-open")
        .at("aria-expanded", text(move || open.get().to_string()))
        .at("aria-controls", ID)
        .on("click", click(show))
        .with(label)
        .piece()
}

/// The subsets with names, as the values of a field.
fn subsets(app: App) -> Piece {
    let names = Memo::new(move |_| app.subsets().into_iter().map(|subset| subset.name).collect::<Vec<_>>());
    live_option(move || {
        let value = |value: String| ValueInfo { value, documents: 0, tokens: 0 };
        let values: Vec<ValueInfo> = names.get().into_iter().map(value).collect();
        let field = FieldInfo {
            name: SUBSET.to_owned(),
            label: words::subsets(),
            kind: FieldKind::Facet,
            level: Level::Document,
            values: Some(values),
        };
        Some(facet(app, &field))
    })
}

/// How plain words match: one setting for every view.
fn matching(app: App) -> Piece {
    let stem = move || app.state.with(|s| s.forms == Forms::Stem);
    let case = flag(move || app.state.with(|s| s.case));
    let has_stemmer = move || app.info.with(|i| i.as_ref().is_some_and(|i| i.stemmer.is_some()));
    let set_stem = move |on| app.go(|s| s.forms = if on { Forms::Stem } else { Forms::Exact });
    let set_case = move |on| app.go(|s| s.case = on);
    el("fieldset")
        .is("facet")
        .with(el("legend").with(words::matching()))
        .with(when(has_stemmer, move || {
            check(words::forms_stem(), Some(words::forms_stem_title()), flag(stem), set_stem)
        }))
        .with(check(words::case(), Some(words::case_title()), case, set_case))
        .piece()
}
