//! How far an import is, and why it has ended.

use leptos::prelude::*;

use super::troubles::Troubles;
use crate::platform::importer::NoAnswer;
use crate::platform::{locale, milliseconds};
use crate::protocol::importer::{ImportFailure, ImportProgress, Stage};
use crate::ui::problem;
use crate::ui::state::{Step, use_import};
use crate::ui::words::corpora as said;

/// What is left is guessed once so much is done, as a share, and so many milliseconds have gone.
const GUESSED_FROM: (f64, f64) = (0.05, 1_500.0);

#[component]
pub fn Working() -> impl IntoView {
    let import = use_import();
    let now = move || match import.step.get() {
        Step::Working { progress, since } => Some((progress, since)),
        _ => None,
    };
    let text = move || match now().and_then(|(progress, _)| progress) {
        None => said::starting(),
        Some(ImportProgress { stage, done, total }) => {
            let (done, total) = (locale::count(done.into()), locale::count(total.into()));
            match stage {
                Stage::Loading => said::loading(&done, &total),
                Stage::Reading => said::reading(&done, &total),
                Stage::Indexing => said::indexing(&done, &total),
                Stage::Packing => said::packing(),
            }
        }
    };
    let left = move || {
        let (progress, since) = now()?;
        let progress = progress.filter(|progress| progress.total > 0)?;
        seconds_left(f64::from(progress.done) / f64::from(progress.total), milliseconds() - since).map(said::time_left)
    };
    let bar = move || {
        let progress = now()?.0.filter(|progress| progress.total > 0)?;
        Some((progress.done.to_string(), progress.total.to_string()))
    };
    view! {
        <section class="corpora-part import-progress">
            <p role="status">{text}</p>
            {move || match bar() {
                Some((done, total)) => view! { <progress value=done max=total aria-label=text></progress> }.into_any(),
                None => view! { <progress aria-label=text></progress> }.into_any(),
            }}
            <p class="soft">{left}</p>
            <button type="button" on:click=move |_| import.cancel()>{said::cancel()}</button>
        </section>
    }
}

/// How many seconds are left where a share was done in so many milliseconds; `None` where that cannot be said yet.
fn seconds_left(share: f64, gone: f64) -> Option<u64> {
    let (least_share, least_time) = GUESSED_FROM;
    let left = gone * (1.0 - share) / share / 1_000.0;
    (share >= least_share && gone >= least_time && left >= 1.0).then_some(left.ceil() as u64)
}

/// Why there is no corpus.
#[component]
pub fn Failed(why: NoAnswer) -> impl IntoView {
    let import = use_import();
    let text = problem::no_answer(&why);
    let troubles = match why {
        NoAnswer::Refused(ImportFailure::NoTexts(troubles)) => troubles,
        _ => Vec::new(),
    };
    view! {
        <div class="stop" role="alert">
            <h2>{said::failed_title()}</h2>
            <p>{text}</p>
            <p>{said::failed_help()}</p>
            <p class="ways">
                <button type="button" on:click=move |_| import.retry()>{said::again_button()}</button>
                <button type="button" class="plain" on:click=move |_| import.cancel()>{said::cancel()}</button>
            </p>
        </div>
        {(!troubles.is_empty()).then(|| view! { <Troubles troubles/> })}
    }
}
