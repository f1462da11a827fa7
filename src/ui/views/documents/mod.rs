//! The documents of the view: as a catalogue that can be sorted and saved, or by how rich they are in different words.

mod catalogue;
mod diversity;

use leptos::prelude::*;

use crate::ui::components::Options;
use crate::ui::state::use_route;
use crate::ui::words::{self, spread};
use catalogue::Catalogue;
use diversity::Diversity;

const SHOWS: Options = &[("", spread::of_documents_default), ("diversity", spread::of_documents_diversity)];

#[component]
pub fn Documents() -> impl IntoView {
    let route = use_route();
    let is_rich = Memo::new(move |_| route.with(|state| state.settings.text("show") == "diversity"));
    view! {
        <h1 class="vh">{words::documents()}</h1>
        {move || if is_rich.get() { view! { <Diversity/> }.into_any() } else { view! { <Catalogue/> }.into_any() }}
    }
}
