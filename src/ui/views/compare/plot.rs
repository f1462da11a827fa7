use leptos::prelude::*;

use super::table::KeynessTable;
use super::{filters_of_sides, way_to_term, word_list_name};
use crate::link::{State, View};
use crate::platform::locale;
use crate::protocol::{Compared, Direction, Keyness, KeynessRow, KeynessSort, left_out};
use crate::ui::charts::{Scatter, ScatterPoint, ScatterTitles};
use crate::ui::components::data_table::{MeasureTable, Way};
use crate::ui::logic::long::label;
use crate::ui::state::use_query;
use crate::ui::words::compare as said;

/// Words of the plot.
const PLOTTED: u32 = 150;

/// The most typical words by their two frequencies.
#[component]
pub fn Plot(table: KeynessTable) -> impl IntoView {
    let route = table.route;
    let answer = use_query("plot", move || {
        let is_alike = route.with(|state| state.settings.compared() == Compared::Alike);
        table.query(if is_alike { KeynessSort::Shared } else { KeynessSort::G2 }, true, 0, PLOTTED)
    });
    move || {
        answer.with(|found| {
            let state = route.state.get_untracked();
            let points = points(&state, found, &|change| untrack(|| route.link_to(change)));
            view! {
                <div class="plotted">
                    <Scatter points titles=titles(&state)/>
                    <p class="soft">{said::map()}</p>
                </div>
            }
        })
    }
}

fn points(state: &State, found: &Keyness, link: &dyn Fn(Way) -> String) -> Vec<ScatterPoint> {
    let per_million = |freq: u64, places: u64| freq as f64 * 1e6 / (places as f64).max(1.0);
    let point = |row: &KeynessRow| {
        let is_target = row.direction == Direction::Attracted;
        // Its lines in the side that it is typical of.
        let [first, second] = filters_of_sides(state);
        let filters = if is_target { first } else { second }.unwrap_or_default();
        ScatterPoint {
            term: label(&row.term),
            target: per_million(row.freq_target, found.places_target),
            reference: per_million(row.freq_reference, found.places_reference),
            is_target,
            link: match left_out(&row.term) {
                None => link(way_to_term(state, View::Concordance, &row.term, &found.conditions, filters)),
                // No link holds a word that is too long to be sent whole.
                Some(_) => link(Box::new(|_| ())),
            },
            title: said::point(&label(&row.term), &locale::count(row.freq_target), &locale::count(row.freq_reference)),
        }
    };
    found.rows.iter().map(point).collect()
}

/// What the axes are of.
fn titles(state: &State) -> ScatterTitles {
    let [target, reference] = ["target", "reference"].map(|name| state.settings.text(name).to_owned());
    let reference = match word_list_name(state) {
        Some(list) => list.to_owned(),
        None if reference.is_empty() => said::reference_hint(),
        None => reference,
    };
    ScatterTitles { target, reference, label: said::map() }
}
