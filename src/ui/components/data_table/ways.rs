use leptos::prelude::*;

use super::{MeasureTable, TableData, order_of};
use crate::export::Table;
use crate::platform::{clipboard, download};
use crate::ui::components::export_facts;
use crate::ui::state::{ask_once, use_corpus, use_notices};
use crate::ui::words::{self, measured as said};

/// The ways out of the page: the whole table as a file or on the clipboard, and not only the rows that are shown.
#[component]
pub fn TableWays<T: MeasureTable>(data: TableData<T>) -> impl IntoView {
    let (corpus, notices) = (use_corpus(), use_notices());
    let TableData { table, route, total, .. } = data;
    let whole = move |put: Callback<Table>| {
        let order = untrack(|| order_of::<T>(route));
        let Some(total) = total.get_untracked().filter(|total| *total > 0) else { return };
        let Some(query) = untrack(|| order.query(table, 0, total)) else { return };
        ask_once(notices, "all-rows", query, move |reply| {
            let state = route.state.get_untracked();
            let page = table.page(&state, &reply.body);
            let mut head = export_facts(corpus, route);
            // Of two sides there are two numbers, which the settings say.
            if page.tokens > 0 {
                head.push(("words", page.tokens.to_string()));
                head.push(("documents", page.documents.to_string()));
            }
            head.extend(table.settings(&state, &reply.body));
            head.push(("order", format!("{}{}", if order.descending { "-" } else { "" }, order.key)));
            let columns: Vec<_> = page.columns.iter().filter(|column| column.is_saved).collect();
            let rows = page.rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect()).collect();
            put.run(Table { head, columns: columns.iter().map(|column| column.key.to_string()).collect(), rows });
        });
    };
    let copy = Callback::new(move |table: Table| {
        clipboard::copy(table.to_tsv(), move |done| {
            notices.say(if done { said::copied() } else { said::not_copied() });
        });
    });
    let csv = Callback::new(|table: Table| download::save_table(&format!("readout-{}.csv", T::NAME), &table));
    let json = Callback::new(|table: Table| download::save_json(&format!("readout-{}.json", T::NAME), &table));
    view! {
        <span class="measured-ways" hidden=move || total.get().unwrap_or_default() == 0>
            <button type="button" class="plain" title=said::copy_title() on:click=move |_| whole(copy)>{words::copy()}</button>
            <button type="button" class="plain" title=words::chart::csv_title() on:click=move |_| whole(csv)>{words::csv()}</button>
            <button type="button" class="plain" title=said::json_title() on:click=move |_| whole(json)>{said::json()}</button>
        </span>
    }
}
