use leptos::prelude::*;

use super::of_corpus;

/// A text of the corpus with its paragraphs, which are parted by blank lines.
#[component]
pub fn Paragraphs(text: String) -> impl IntoView {
    let lines: Vec<&str> = text.split('\n').collect();
    let paragraphs = lines.split(|line| line.is_empty()).map(|lines| lines.join("\n").trim().to_owned());
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p {..of_corpus()}>{paragraph}</p> })
        .collect_view()
}
