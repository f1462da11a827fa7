//! The text: turns set apart, paragraphs numbered, hits marked. What is near what is seen is drawn.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use leptos::prelude::*;

use super::Reading;
use crate::link::Place;
use crate::platform::{address, locale};
use crate::protocol::{BlockKind, Mark, Piece, ReadRequest};
use crate::ui::components::{Long, VirtualText};
use crate::ui::logic::marks::runs;
use crate::ui::logic::place::first_words;
use crate::ui::state::{ask_once, use_exports, use_notices, use_route};
use crate::ui::words;

fn piece_id(piece: &Piece) -> String {
    match piece.part {
        0 => format!("paragraph-{}", piece.number),
        part => format!("paragraph-{}-{part}", piece.number),
    }
}

#[component]
pub fn Text(reading: Reading) -> impl IntoView {
    let Reading { pieces, rows, .. } = reading;
    let each = move || {
        let drawn = pieces.with(|answer| {
            rows.came(answer.total, answer.offset, answer.pieces.len() as u32);
            (answer.offset..).zip(answer.pieces.iter().cloned()).collect::<Vec<_>>()
        });
        drawn.unwrap_or_default()
    };
    let is_dimmed =
        Memo::new(move |_| pieces.with(|answer| answer.pieces.iter().any(|piece| !piece.in_view)).unwrap_or_default());
    let is_long = Memo::new(move |_| {
        let is_partly = pieces.with(|answer| answer.total as usize > answer.pieces.len());
        is_partly == Some(true) && reading.answer.with(|_| ()).is_some() && !reading.is_whole()
    });
    view! {
        <Show when=move || is_long.get()>
            <p class="soft">{words::long_text()}</p>
        </Show>
        <Show when=move || is_dimmed.get()>
            <p class="soft">{words::some_dimmed()}</p>
        </Show>
        <div lang=move || reading.language()>
            <VirtualText rows each key class="text" let:row>
                <TextPiece reading piece=row.1/>
            </VirtualText>
        </div>
    }
}

/// What a piece is drawn from: it is drawn anew only when something in it has changed.
fn key((number, piece): &(u32, Piece)) -> (u32, u64) {
    let mut hash = DefaultHasher::new();
    piece.hash(&mut hash);
    (*number, hash.finish())
}

#[component]
fn TextPiece(reading: Reading, piece: Piece) -> impl IntoView {
    let speaker = piece.opens.then(|| view! { <Speaker piece=piece.clone()/> });
    let body = body(reading, &piece);
    let (id, is_pale, opens) = (piece_id(&piece), !piece.in_view, piece.opens);
    // A long paragraph goes on in its next piece.
    let goes_on = piece.part + 1 < piece.parts;
    let text = match piece.kind {
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
            class:goes-on=goes_on
            tabindex="-1"
        >
            <div class="margin">{speaker}</div>
            {text}
            <div class="ways">
                <PlaceLink reading piece=piece.clone()/>
                <CopyParagraph reading piece/>
            </div>
        </div>
    }
}

#[component]
fn Speaker(piece: Piece) -> impl IntoView {
    let role = match piece.role.as_deref() {
        Some("asks") => words::asks(),
        Some("answers") => words::answers(),
        _ => String::new(),
    };
    view! {
        <span class="who" dir="auto"><Long text=piece.speaker.unwrap_or_default()/></span>
        <span class="role">{role}</span>
    }
}

/// The text without the label that opens a turn, since the name stands in the margin; its hits marked, the present hit
/// as such.
fn body(reading: Reading, piece: &Piece) -> Vec<AnyView> {
    let spans: Vec<(u32, u32)> = piece.marks.iter().map(|mark| (mark.start, mark.end)).collect();
    let mut runs = runs(&piece.text, &spans, piece.label);
    if let Some((false, text)) = runs.first_mut().filter(|_| piece.label > 0) {
        *text = text.trim_start_matches([':', '：']).trim_start().to_owned();
    }
    let mut marks = hits_of(piece).into_iter().filter(|(mark, _)| mark.end > piece.label);
    let run = |(is_hit, text): (bool, String)| {
        let Some((_, hits)) = is_hit.then(|| marks.next()).flatten() else { return text.into_any() };
        let current = move || hits.contains(&reading.hit.get()?).then_some("true");
        view! { <mark aria-current=current>{text}</mark> }.into_any()
    };
    runs.into_iter().map(run).collect()
}

/// Each mark with the numbers of its hits: those that overlap share one.
fn hits_of(piece: &Piece) -> Vec<(Mark, Range<u32>)> {
    let end = piece.first_match + piece.matches;
    let ends = piece.marks.iter().skip(1).map(|next| next.first_match).chain([end]);
    // One that goes on from the piece before has the number of a hit that begins there.
    piece.marks.iter().zip(ends).map(|(&mark, end)| (mark, mark.first_match..end.max(mark.first_match + 1))).collect()
}

/// The paragraph's number, which is a link to it: it goes to the address and to the clipboard. A later part of a long
/// paragraph has a link of its own.
#[component]
fn PlaceLink(reading: Reading, piece: Piece) -> impl IntoView {
    let (route, exports) = (use_route(), use_exports());
    let place = Place { paragraph: piece.number, words: first_words(&piece.text) };
    let href = Signal::derive(move || reading.doc.with(|doc| route.link_to_document(doc, Some(place.clone()))));
    let copy = move |_| {
        exports.copy(address::with_fragment(&href.get_untracked()), words::place_copied());
    };
    let number = locale::count(piece.number.into());
    let shown = if piece.part == 0 { number } else { format!("{number}.{}", locale::count(u64::from(piece.part) + 1)) };
    (piece.number > 0).then(|| {
        view! {
            <a class="paragraph-number" href=move || href.get() aria-label=words::paragraph_link(&shown) on:click=copy>
                {shown.clone()}
            </a>
        }
    })
}

/// A paragraph of which not all is drawn can still be copied as a whole.
#[component]
fn CopyParagraph(reading: Reading, piece: Piece) -> impl IntoView {
    let (notices, exports) = (use_notices(), use_exports());
    let copy = move |_| {
        let (scope, doc) = untrack(|| (reading.filters.scope.get(), reading.doc.get()));
        let request = ReadRequest { scope, doc, from: piece.number, limit: 1, without_text: false };
        ask_once(notices, "read-copy", request, move |reply| {
            let whole = reply.body.paragraphs.into_iter().find(|paragraph| paragraph.number == piece.number);
            let Some(whole) = whole else { return };
            exports.copy(whole.text, words::paragraph_copied());
        });
    };
    (piece.part == 0 && piece.parts > 1).then(|| {
        view! {
            <button type="button" class="plain" title=words::copy_paragraph_title() on:click=copy>
                {words::copy_paragraph()}
            </button>
        }
    })
}
