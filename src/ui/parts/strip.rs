//! Where in a document its hits lie, as a strip from its first word to its last.

use leptos::prelude::*;

/// One path for all hits: a document may have hundreds.
pub fn strip(places: &[f32]) -> AnyView {
    let mut path = String::new();
    for place in places {
        let tenths = (place.clamp(0.0, 1.0) * 9990.0) as u32;
        path.push('M');
        path.push_str(&tenths.to_string());
        path.push_str(" 0v1");
    }
    view! {
        <svg class="strip" viewBox="-5 0 10000 1" preserveAspectRatio="none" aria-hidden="true">
            <path d=path />
        </svg>
    }
    .into_any()
}
