use leptos::prelude::*;

use super::{MeasureTable, TableData, order_of};
use crate::export::Table;
use crate::ui::components::{SaveTable, export_facts};
use crate::ui::state::{ask_once, use_corpus, use_exports, use_notices};
use crate::ui::words::{self, measured as said};

/// The ways out of the page: the whole table as a file or on the clipboard, and not only the rows that are shown.
#[component]
pub fn TableWays<T: MeasureTable>(data: TableData<T>) -> impl IntoView {
    let (corpus, notices, exports) = (use_corpus(), use_notices(), use_exports());
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
                head.extend((page.places > 0).then(|| ("places", page.places.to_string())));
                head.push(("documents", page.documents.to_string()));
            }
            head.extend(table.settings(&state, &reply.body));
            let columns: Vec<_> = page.columns.iter().filter(|column| column.is_saved).collect();
            let ordered = columns.iter().find(|column| column.key == order.key);
            let key = ordered.map_or(order.key.clone(), |column| page.saved_name(column));
            head.push(("order", format!("{}{key}", if order.descending { "-" } else { "" })));
            let cells = |row: &T::Row| columns.iter().map(|column| page.saved_cell(column, row)).collect();
            let rows = page.rows.iter().map(cells).collect();
            put.run(Table { head, columns: columns.iter().map(|column| page.saved_name(column)).collect(), rows });
        });
    };
    let copy = Callback::new(move |table: Table| exports.copy(table.to_tsv(), said::copied()));
    view! {
        <span class="measured-ways" hidden=move || total.get().unwrap_or_default() == 0>
            <button type="button" class="plain" title=said::copy_title() on:click=move |_| whole(copy)>{words::copy()}</button>
            <SaveTable name=T::FILE csv_title=words::chart::csv_title() json_title=said::json_title() table=whole/>
        </span>
    }
}
