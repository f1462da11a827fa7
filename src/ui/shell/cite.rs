//! How something is cited: in words, and for reference managers.

use leptos::prelude::*;

use crate::cite::Form;
use crate::platform::download;
use crate::ui::state::{Citation, use_citing, use_exports};
use crate::ui::words;

/// The dialog's content.
#[component]
pub fn Cite() -> impl IntoView {
    let citing = use_citing();
    move || {
        let Citation { words: in_words, work } = citing.citation.get()?;
        let forms = Form::ALL.map(|form| {
            view! { <OneForm name=form.name().to_owned() ending=form.ending() text=work.cited(form)/> }
        });
        Some(view! {
            <OneForm name=words::cite_in_words() ending="txt" text=in_words/>
            {forms.into_iter().collect_view()}
        })
    }
}

/// One form, to be copied or saved.
#[component]
fn OneForm(name: String, ending: &'static str, text: String) -> impl IntoView {
    let exports = use_exports();
    let (copied, saved) = (text.clone(), text.clone());
    let copy = move |_| exports.copy(copied.clone(), words::citation_copied());
    let save = move |_| download::save(&format!("citation.{ending}"), "text/plain;charset=utf-8", &saved);
    let of = format!("{} ({name})", words::copy());
    let save_of = format!("{} ({name})", words::save());
    view! {
        <section class="cite-form">
            <h3>{name}</h3>
            <pre dir="auto" tabindex="0">{text}</pre>
            <p class="ways">
                <button type="button" aria-label=of on:click=copy>{words::copy()}</button>
                <button type="button" class="plain" aria-label=save_of on:click=save>{words::save()}</button>
            </p>
        </section>
    }
}
