//! What could not be read, and what should be known of files.

use leptos::prelude::*;

use crate::export::{Cell, Table};
use crate::platform::locale;
use crate::protocol::importer::{Gravity, Trouble};
use crate::ui::components::Long;
use crate::ui::state::use_exports;
use crate::ui::words::corpora as said;

/// How many are listed; the file has all.
const LISTED: usize = 30;

#[component]
pub fn Troubles(troubles: Vec<Trouble>) -> impl IntoView {
    let exports = use_exports();
    let count = |gravity| troubles.iter().filter(|trouble| trouble.gravity == gravity).count() as u64;
    let counts = [
        (count(Gravity::Error), said::errors as fn(u64) -> String),
        (count(Gravity::Warning), said::warnings),
        (count(Gravity::Note), said::notes),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, text)| text(n)).collect();
    let rows = troubles.iter().take(LISTED).map(|trouble| {
        let gravity = gravity(trouble.gravity);
        view! {
            <tr>
                <td class:bad=trouble.gravity == Gravity::Error>{gravity}</td>
                <th scope="row" dir="auto"><Long text=trouble.place.clone()/></th>
                <td dir="auto">{trouble.message.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let more = troubles.len().saturating_sub(LISTED) as u64;
    let save = move |_| exports.save_csv("readout-files", &table(&troubles));
    view! {
        <section class="corpora-part">
            <h3>{said::troubles()}</h3>
            <p class="soft">{counts.join(", ")}</p>
            <div class="table-frame">
                <table class="documents troubles">
                    <caption class="vh">{said::troubles()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{said::gravity()}</th>
                            <th scope="col">{said::place()}</th>
                            <th scope="col">{said::message()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(more > 0).then(|| view! { <p class="soft">{said::more_troubles(&locale::count(more))}</p> })}
            <button type="button" class="plain" on:click=save>{said::save_troubles()}</button>
        </section>
    }
}

fn gravity(gravity: Gravity) -> String {
    match gravity {
        Gravity::Error => said::gravity_error(),
        Gravity::Warning => said::gravity_warning(),
        Gravity::Note => said::gravity_note(),
    }
}

fn table(troubles: &[Trouble]) -> Table {
    let row = |trouble: &Trouble| {
        [gravity(trouble.gravity), trouble.place.clone(), trouble.message.clone()].map(Cell::from).to_vec()
    };
    let columns = vec![said::gravity(), said::place(), said::message()];
    Table { columns, rows: troubles.iter().map(row).collect(), ..Table::default() }
}
