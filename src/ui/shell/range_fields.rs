//! The two ends of a range of dates or numbers, to be written. An end that is left empty is open.

use leptos::prelude::*;

use crate::ui::words;

/// `ends` are those of the filter, as one writes them; `hint` says how, and `shapes` what to expect in an empty field.
/// `choose` sets the filter, or says why it cannot.
#[component]
pub fn RangeFields(
    ends: Signal<(String, String)>,
    hint: String,
    shapes: (String, String),
    choose: impl Fn(&str, &str) -> Result<(), String> + Copy + 'static,
) -> impl IntoView {
    // What stands in the fields: it stays there to be mended where it cannot be a filter.
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(String::new());
    Effect::new(move |_| {
        let (first, last) = ends.get();
        from.set(first);
        to.set(last);
        fault.set(String::new());
    });
    let field = move |label: String, value: RwSignal<String>, shape: String| {
        let change = move |event| {
            value.set(event_target_value(&event).trim().to_owned());
            let chosen = choose(&from.get_untracked(), &to.get_untracked());
            fault.set(chosen.err().unwrap_or_default());
        };
        view! {
            <label>
                {label}
                <input
                    type="text"
                    inputmode="numeric"
                    title=hint.clone()
                    placeholder=shape
                    maxlength="24"
                    prop:value=move || value.get()
                    on:change=change
                />
            </label>
        }
    };
    let (first, last) = shapes;
    view! {
        <div class="ends">{field(words::from(), from, first)} {field(words::to(), to, last)}</div>
        <p class="fault" role="alert">{move || fault.get()}</p>
    }
}
