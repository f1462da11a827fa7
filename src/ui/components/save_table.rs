use leptos::prelude::*;

use super::Check;
use crate::export::Table;
use crate::ui::state::use_exports;
use crate::ui::words::{self, measured as said};

/// The ways to save a table: as CSV, with or without its settings, and as JSON. `table` makes it and hands it on.
#[component]
pub fn SaveTable(
    /// Of the files, without an ending.
    name: &'static str,
    /// What is saved.
    #[prop(into)]
    csv_title: String,
    #[prop(into)] json_title: String,
    #[prop(into)] table: Callback<Callback<Table>>,
) -> impl IntoView {
    let exports = use_exports();
    let csv = Callback::new(move |table: Table| exports.save_csv(name, &table));
    let json = Callback::new(move |table: Table| exports.save_json(name, &table));
    view! {
        <span class="save-table">
            <button type="button" class="plain" title=csv_title on:click=move |_| table.run(csv)>{words::csv()}</button>
            <Check
                label=words::csv_settings()
                title=words::csv_settings_title()
                checked=exports.with_settings
                on_change=move |is_on| exports.set_with_settings(is_on)
            />
            <button type="button" class="plain" title=json_title on:click=move |_| table.run(json)>{said::json()}</button>
        </span>
    }
}
