//! Controls with their labels: one of a few, and yes or no.

use leptos::prelude::*;

/// The values of a list that is always the same, with their names.
pub type Options = &'static [(&'static str, fn() -> String)];

/// A list to choose from: `options` are values with their names, which can be signals. The list stays as it is when
/// `value` changes: a key that changes it would lose it.
#[component]
pub fn Menu<Name: IntoView + 'static>(
    #[prop(into)] label: String,
    class: &'static str,
    options: Vec<(String, Name)>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(mine, name)| {
            let is_chosen = {
                let mine = mine.clone();
                move || value.with(|value| *value == mine)
            };
            view! { <option value=mine prop:selected=is_chosen>{name}</option> }
        })
        .collect_view();
    view! {
        <label class=class>
            <span>{label}</span>
            <select on:change=move |event| on_change.run(event_target_value(&event))>{options}</select>
        </label>
    }
}

/// The same of values that are always the same.
#[component]
pub fn Choose(
    #[prop(into)] label: String,
    options: Options,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let mut options: Vec<(String, String)> =
        options.iter().map(|(value, name)| ((*value).to_owned(), name())).collect();
    // A link may say more than there is to choose.
    let other = value.get_untracked();
    if options.iter().all(|(value, _)| *value != other) {
        options.push((other.clone(), other));
    }
    view! { <Menu label class="choose" options value on_change/> }
}

/// A box to tick.
#[component]
pub fn Check(
    #[prop(into)] label: String,
    #[prop(optional, into)] title: Option<String>,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check" title=title>
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
}
