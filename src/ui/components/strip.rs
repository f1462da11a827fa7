use leptos::prelude::*;

/// Where in a document its hits lie, as a strip from its first word to its last. `places` are shares of its length.
///
/// All hits are one path: a document may have thousands.
#[component]
pub fn Strip(places: Vec<f32>) -> impl IntoView {
    let path: String = places.iter().map(|place| format!("M{:.0} 0v1", place.clamp(0.0, 1.0) * 9990.0)).collect();
    view! {
        <svg class="strip" viewBox="-5 0 10000 1" preserveAspectRatio="none" aria-hidden="true">
            <path d=path/>
        </svg>
    }
}
