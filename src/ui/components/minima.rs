//! The minima that the rows of a table of measures have to meet: a list of conditions, and what is said of them.

use leptos::html;
use leptos::prelude::*;

use super::data_table::{Emptied, Way};
use super::{Menu, RemovableChip};
use crate::protocol::{Minimum, MinimumMet, RowMeasure, name_of, named};
use crate::ui::state::use_route;
use crate::ui::words::{Text, measured as said};

/// The measures that a table can ask for, with their names.
pub type Measures<M> = &'static [(M, Text)];

/// A condition such as “MI ≥ 3”.
fn in_words<M: RowMeasure>(measures: Measures<M>, measure: M, value: f64) -> String {
    let name = measures.iter().find(|(other, _)| *other == measure);
    let name = name.map_or_else(|| name_of(&measure), |(_, name)| name());
    let value = value.to_string().replace('-', "−");
    if measure.is_probability() { said::at_most(&name, &value) } else { said::at_least(&name, &value) }
}

/// The conditions that are set, each with a way to take it away, and a new one.
#[component]
pub fn Minima<M: RowMeasure + Send + Sync + 'static>(
    /// The setting of the link.
    name: &'static str,
    measures: Measures<M>,
) -> impl IntoView {
    let route = use_route();
    let minima = Memo::new(move |_| route.with(|state| state.settings.minima::<M>(name)));
    let measure = RwSignal::new(measures.first().map(|(first, _)| name_of(first)).unwrap_or_default());
    // Read when it is sent, and never written meanwhile: a number such as 0.5 is none yet at its dot.
    let field = NodeRef::<html::Input>::new();
    let options = measures.iter().map(|(measure, label)| (name_of(measure), label())).collect();
    let chip = move |Minimum { measure, value }: Minimum<M>| {
        let remove = move || route.go(|state| state.settings.set_minimum(name, measure, None));
        view! { <RemovableChip label=in_words(measures, measure, value) on_remove=remove/> }
    };
    let sign = move || match named::<M>(&measure.get()) {
        Some(measure) if measure.is_probability() => "≤",
        _ => "≥",
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let number = field.value().trim().parse().ok().filter(|number: &f64| number.is_finite());
        if let (Some(measure), Some(number)) = (measure.with_untracked(|name| named::<M>(name)), number) {
            field.set_value("");
            route.go(|state| state.settings.set_minimum(name, measure, Some(number)));
        }
    };
    view! {
        <form class="measured-controls measured-minima" aria-label=said::minima() on:submit=add>
            <span>{said::minima()}</span>
            {move || minima.get().into_iter().map(chip).collect_view()}
            <span class="measured-minimum">
                <Menu label=said::measure() class="choose" options value=measure on_change=move |name| measure.set(name)/>
                <label>
                    <span aria-hidden="true">{sign}</span>
                    <span class="vh">{said::bound()}</span>
                    " "
                    <input
                        type="number"
                        step="any"
                        required
                        autocomplete="off"
                        node_ref=field
                    />
                </label>
                <button type="submit">{said::add()}</button>
            </span>
        </form>
    }
}

/// How many rows meet the minima, where there are some.
pub fn met_of<M>(total: u32, candidates: u32, minima: &[MinimumMet<M>]) -> Option<String> {
    (!minima.is_empty()).then(|| said::minima_met(total.into(), candidates.into()))
}

/// Which of the minima leave nothing in the table, each with the way to do without it.
pub fn emptied_by<M: RowMeasure + Send + Sync + 'static>(
    name: &'static str,
    measures: Measures<M>,
    minima: &[MinimumMet<M>],
) -> Vec<Emptied> {
    let without = |met: &MinimumMet<M>| {
        let (measure, label) = (met.measure, in_words(measures, met.measure, met.value));
        let change: Way = Box::new(move |state| state.settings.set_minimum(name, measure, None));
        let way = (said::without_minimum(&label, met.rows_without.into()), change);
        Emptied { why: (met.rows == 0).then(|| said::none_meets(&label)), way: (met.rows_without > 0).then_some(way) }
    };
    let mut all: Vec<Emptied> = minima.iter().map(without).collect();
    // Where taking one away brings nothing, only doing without all of them does.
    if minima.iter().all(|met| met.rows_without == 0) {
        let change: Way = Box::new(move |state| state.settings.put(name, String::new()));
        all.push(Emptied { why: None, way: Some((said::without_minima(), change)) });
    }
    // Each alone leaves some rows.
    if let Some(first) = all.first_mut().filter(|_| minima.iter().all(|met| met.rows > 0)) {
        first.why = Some(said::none_meets_all());
    }
    all
}

/// The same of a least frequency, or number of documents, that is written in a setting.
pub fn emptied_by_number(setting: &'static str, why: String, terms: u32) -> Option<Emptied> {
    let change: Way = Box::new(move |state| state.settings.put(setting, "1".to_owned()));
    (terms > 0).then(|| Emptied { why: Some(why), way: Some((said::from_one(terms.into()), change)) })
}
