//! Corpora: the one that came with the page, the reader's own, and the way from files to one more.

mod add;
mod list;
mod preview;
mod progress;
mod samples;
mod troubles;

use leptos::prelude::*;

use crate::platform::kept::Refused;
use crate::ui::problem::size;
use crate::ui::state::{Step, use_import, use_library};
use crate::ui::words::{self, corpora as said};
use add::AddTexts;
use list::List;
use preview::Found;
use progress::{Failed, Working};

#[component]
pub fn Corpora() -> impl IntoView {
    let import = use_import();
    use_library().recall();
    let is_working = Memo::new(move |_| import.step.with(|step| matches!(step, Step::Working { .. })));
    let failure = move || match import.step.get() {
        Step::Failed(why) => Some(view! { <Failed why/> }),
        _ => None,
    };
    let is_none = Memo::new(move |_| import.step.with(|step| matches!(step, Step::None | Step::Failed(_))));
    view! {
        <h1 class="vh">{words::corpora()}</h1>
        {failure}
        <Show when=move || is_working.get()>
            <Working/>
        </Show>
        <Show when=move || import.preview.with(Option::is_some)>
            <Found/>
        </Show>
        <Show when=move || is_none.get()>
            <List/>
            <AddTexts/>
            <Storage/>
        </Show>
    }
}

/// How much is kept, and how to keep it safely.
#[component]
fn Storage() -> impl IntoView {
    let library = use_library();
    let keeps_some = move || library.own.with(|own| own.iter().any(|own| own.is_kept));
    let space = move || {
        let (used, most) = library.space.get()?;
        Some(view! { <p class="soft">{said::space(&size(used), &size((most - used).max(0.0)))}</p> })
    };
    let refused = move || {
        let text = match library.refused.get()? {
            Refused::Full | Refused::Taken => said::refused_full(),
            Refused::Forbidden(why) => said::refused(&why),
        };
        Some(view! { <p class="fault" role="alert">{text}</p> })
    };
    view! {
        <section class="corpora-part" aria-label=said::storage()>
            {refused}
            <Show when=keeps_some>
                {space}
                <button type="button" class="plain" on:click=move |_| library.persist()>{said::persist()}</button>
            </Show>
        </section>
    }
}
