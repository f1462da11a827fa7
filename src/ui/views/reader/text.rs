//! The text: turns set apart, paragraphs numbered, hits marked.

use leptos::html;
use leptos::prelude::*;

use super::{PAGE, Reading};
use crate::link::Place;
use crate::platform::{self, address, locale};
use crate::protocol::{BlockKind, Paragraph, Read};
use crate::ui::logic::marks::runs;
use crate::ui::logic::place::openings;
use crate::ui::state::{use_exports, use_route};
use crate::ui::words;

/// A link to a paragraph carries so many of its words.
const PLACE_WORDS: usize = 6;

pub fn paragraph_id(number: u32) -> String {
    format!("paragraph-{number}")
}

#[component]
pub fn Text(reading: Reading) -> impl IntoView {
    // Each paragraph, and whether another speaker begins with it.
    let shown = Memo::new(move |_| {
        let paired = reading.with(|document| {
            document.paragraphs.iter().cloned().zip(openings(&document.paragraphs)).collect::<Vec<_>>()
        });
        paired.unwrap_or_default()
    });
    let has_more = Memo::new(move |_| {
        let last = |document: &Read| document.paragraphs.last().map_or(0, |p| p.number);
        reading.with(|document| document.paragraphs_total > last(document)).unwrap_or_default()
    });
    let is_dimmed = Memo::new(move |_| shown.with(|shown| shown.iter().any(|(paragraph, _)| !paragraph.in_view)));
    view! {
        <Show when=move || is_dimmed.get()>
            <p class="soft">{words::some_dimmed()}</p>
        </Show>
        <div class="text" lang=move || reading.language()>
            <For each=move || shown.get() key let:row>
                <TextParagraph reading paragraph=row.0 opens=row.1/>
            </For>
        </div>
        <Show when=move || has_more.get()>
            <More reading/>
        </Show>
    }
}

/// What a paragraph is drawn from: it is drawn anew only when something in it has changed.
fn key((p, opens): &(Paragraph, bool)) -> (u32, String, Vec<(u32, u32)>, u32, bool, bool) {
    (p.number, p.text.clone(), p.highlights.clone(), p.first_match, p.in_view, *opens)
}

/// The way to the next stretch of the text, which is asked for before the reader comes to the end of this one.
#[component]
fn More(reading: Reading) -> impl IntoView {
    let show = move || {
        reading.limit.try_update(|limit| *limit += PAGE);
    };
    let node = NodeRef::<html::P>::new();
    Effect::new(move |_| {
        if let Some(end) = node.get() {
            platform::when_near(&end, show);
        }
    });
    view! {
        <p class="paging" node_ref=node>
            <button type="button" on:click=move |_| show()>{words::show_more()}</button>
        </p>
    }
}

#[component]
fn TextParagraph(reading: Reading, paragraph: Paragraph, opens: bool) -> impl IntoView {
    let speaker = opens.then(|| view! { <Speaker paragraph=paragraph.clone()/> });
    let body = body(reading, &paragraph);
    let (id, is_pale) = (paragraph_id(paragraph.number), !paragraph.in_view);
    let text = match paragraph.kind {
        BlockKind::Heading => view! { <h2 dir="auto">{body}</h2> }.into_any(),
        BlockKind::Quote => view! { <blockquote dir="auto">{body}</blockquote> }.into_any(),
        BlockKind::Code => view! { <pre dir="auto">{body}</pre> }.into_any(),
        BlockKind::Item => view! { <p class="item" dir="auto">{body}</p> }.into_any(),
        BlockKind::Paragraph | BlockKind::Cell => view! { <p dir="auto">{body}</p> }.into_any(),
    };
    view! {
        <div
            id=id
            class="paragraph"
            class:opens=opens
            class:pale=is_pale
            tabindex="-1"
        >
            <div class="margin">{speaker}</div>
            {text}
            <ParagraphLink reading paragraph/>
        </div>
    }
}

#[component]
fn Speaker(paragraph: Paragraph) -> impl IntoView {
    let role = match paragraph.role.as_deref() {
        Some("asks") => words::asks(),
        Some("answers") => words::answers(),
        _ => String::new(),
    };
    view! {
        <span class="who" dir="auto">{paragraph.speaker}</span>
        <span class="role">{role}</span>
    }
}

/// The text without the label that opens a turn, since the name stands in the margin; its hits marked, the present hit
/// as such.
fn body(reading: Reading, paragraph: &Paragraph) -> Vec<AnyView> {
    let (first, matches) = (paragraph.first_match, paragraph.matches);
    let last_mark = (paragraph.highlights.len() as u32).saturating_sub(1);
    let mut runs = runs(&paragraph.text, &paragraph.highlights, paragraph.label);
    if let Some((false, text)) = runs.first_mut().filter(|_| paragraph.label > 0) {
        *text = text.trim_start_matches([':', '：']).trim_start().to_owned();
    }
    let mut marks = 0..;
    let run = |(is_hit, text): (bool, String)| {
        if !is_hit {
            return text.into_any();
        }
        let mine: Option<u32> = marks.next();
        // Matches that overlap share one mark: the last mark stands for all that have none of their own.
        let current = move || {
            let now = reading.hit.get()?.checked_sub(first).filter(|now| *now < matches)?;
            (Some(now.min(last_mark)) == mine).then_some("true")
        };
        view! { <mark aria-current=current>{text}</mark> }.into_any()
    };
    runs.into_iter().map(run).collect()
}

/// The paragraph's number, which is a link to it: it goes to the address and to the clipboard.
#[component]
fn ParagraphLink(reading: Reading, paragraph: Paragraph) -> impl IntoView {
    let (route, exports) = (use_route(), use_exports());
    let number = paragraph.number;
    let words: Vec<&str> = paragraph.text.split_whitespace().take(PLACE_WORDS).collect();
    let place = Place { paragraph: number, words: words.join(" ") };
    let doc = untrack(|| reading.with(|document| document.doc.clone())).unwrap_or_default();
    let href = Signal::derive(move || route.link_to_document(&doc, Some(place.clone())));
    let copy = move |_| {
        exports.copy(address::with_fragment(&href.get_untracked()), words::place_copied());
    };
    let shown = locale::count(number.into());
    view! {
        <a class="paragraph-number" href=move || href.get() aria-label=words::paragraph_link(&shown) on:click=copy>
            {shown.clone()}
        </a>
    }
}
