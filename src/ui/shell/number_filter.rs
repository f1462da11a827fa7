//! The filter of a field of numbers: a range, whose ends are written.

use std::sync::Arc;

use leptos::prelude::*;

use super::range_fields::RangeFields;
use crate::link::Numbers;
use crate::model::number;
use crate::protocol::NumberRange;
use crate::ui::state::use_filters;
use crate::ui::words;

/// `range` is that of all documents.
#[component]
pub fn NumberFilter(name: String, label: String, range: NumberRange) -> impl IntoView {
    let filters = use_filters();
    let name: Arc<str> = name.into();
    let ends = {
        let name = name.clone();
        Signal::derive(move || {
            let chosen = filters.chosen(&name, false).iter().find_map(|value| Numbers::parse(value));
            let written = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
            (written(chosen.and_then(|chosen| chosen.from())), written(chosen.and_then(|chosen| chosen.to())))
        })
    };
    let name = StoredValue::new(name);
    let choose = move |from: &str, to: &str| {
        let read = |text: &str| if text.is_empty() { Some(None) } else { number(text).map(Some) };
        let (Some(from), Some(to)) = (read(from), read(to)) else { return Err(words::number_unreadable()) };
        let numbers = Numbers::new(from, to);
        if numbers.is_none() && from.is_some() {
            return Err(words::numbers_reversed());
        }
        filters.set(&name.read_value(), numbers.iter().map(Numbers::to_string).collect());
        Ok(())
    };
    let shapes = (range.least.to_string(), range.greatest.to_string());
    view! {
        <fieldset class="facet">
            <legend>{label}</legend>
            <RangeFields ends hint=words::number_hint() shapes choose/>
        </fieldset>
    }
}
