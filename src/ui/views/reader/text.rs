//! The text: turns set apart, paragraphs numbered, hits marked.

use leptos::{html, prelude::*};

use super::{PAGE, Reader};
use crate::link::Place;
use crate::platform::{self, address, clipboard, locale};
use crate::protocol::{BlockKind, Paragraph};
use crate::ui::parts::marked::cut;
use crate::ui::words;

/// A link to a paragraph carries so many of its words.
const PLACE_WORDS: usize = 6;

pub fn paragraph_id(number: u32) -> String {
    format!("paragraph-{number}")
}

/// A paragraph, and whether another speaker begins with it.
#[derive(Clone, PartialEq)]
struct Shown {
    paragraph: Paragraph,
    opens: bool,
}

pub fn text(reader: Reader) -> AnyView {
    let shown = Memo::new(move |_| reader.with(|d| with_openings(&d.paragraphs)).unwrap_or_default());
    let doc = Memo::new(move |_| reader.with(|d| d.doc.clone()).unwrap_or_default());
    let more = Memo::new(move |_| {
        let last = reader.with(|d| d.paragraphs.last().map_or(0, |p| p.number)).unwrap_or_default();
        reader.with(|d| d.paragraphs_total).unwrap_or_default() > last
    });
    let pale = Memo::new(move |_| shown.with(|s| s.iter().any(|p| !p.paragraph.in_view)));
    let end = NodeRef::<html::P>::new();
    // The next stretch is asked for before the reader comes to the end of this one.
    Effect::new(move |_| {
        if let Some(end) = end.get() {
            platform::when_near(&end, move || {
                if more.get_untracked() {
                    reader.limit.update(|l| *l += PAGE);
                }
            });
        }
    });
    // A paragraph is drawn anew only when something in it has changed.
    let key =
        |s: &Shown| (s.paragraph.number, s.paragraph.highlights.clone(), s.paragraph.first_match, s.paragraph.in_view);
    view! {
        <Show when=move || pale.get()>
            <p class="soft">{words::SOME_DIMMED}</p>
        </Show>
        <div class="text">
            <For each=move || (doc.get(), shown.get()).1 key=move |s| (doc.get_untracked(), key(s)) children=move |s| paragraph(reader, s) />
        </div>
        <Show when=move || more.get()>
            <p node_ref=end class="paging">
                <button type="button" on:click=move |_| reader.limit.update(|l| *l += PAGE)>
                    {words::SHOW_MORE}
                </button>
            </p>
        </Show>
    }
    .into_any()
}

fn with_openings(paragraphs: &[Paragraph]) -> Vec<Shown> {
    let mut before: Option<&str> = None;
    let mut all = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let now = paragraph.speaker.as_deref();
        let opens = now.is_some() && now != before;
        before = now;
        all.push(Shown { paragraph: paragraph.clone(), opens });
    }
    all
}

fn paragraph(reader: Reader, shown: Shown) -> AnyView {
    let Shown { paragraph, opens } = shown;
    let id = paragraph_id(paragraph.number);
    let speaker = (opens).then(|| speaker(&paragraph));
    let body = body(reader, &paragraph);
    // Someone speaks here whose name stands in the margin: the text does not say it again.
    let text = match paragraph.kind {
        BlockKind::Heading => view! { <h2 dir="auto">{body}</h2> }.into_any(),
        BlockKind::Quote => view! { <blockquote dir="auto">{body}</blockquote> }.into_any(),
        BlockKind::Code => view! { <pre dir="auto">{body}</pre> }.into_any(),
        BlockKind::Item => view! { <p class="item" dir="auto">{body}</p> }.into_any(),
        BlockKind::Paragraph | BlockKind::Cell => view! { <p dir="auto">{body}</p> }.into_any(),
    };
    view! {
        <div id=id class="paragraph" class:pale=!paragraph.in_view class:opens=opens tabindex="-1">
            <div class="margin">{speaker}</div>
            {text}
            {number(reader, &paragraph)}
        </div>
    }
    .into_any()
}

fn speaker(paragraph: &Paragraph) -> AnyView {
    let role = match paragraph.role.as_deref() {
        Some("asks") => Some(words::ASKS),
        Some("answers") => Some(words::ANSWERS),
        _ => None,
    };
    view! {
        <span class="who" dir="auto">{paragraph.speaker.clone()}</span>
        {role.map(|role| view! { <span class="role">{role}</span> })}
    }
    .into_any()
}

/// The text without the label that opens a turn, its hits marked; the present hit is marked as such.
fn body(reader: Reader, paragraph: &Paragraph) -> AnyView {
    let (first, matches) = (paragraph.first_match, paragraph.matches);
    let last_mark = (paragraph.highlights.len() as u32).saturating_sub(1);
    let mut marks = 0u32;
    let mut pieces = cut(&paragraph.text, &paragraph.highlights, paragraph.label);
    if let Some((false, text)) = pieces.first_mut().filter(|_| paragraph.label > 0) {
        *text = text.trim_start_matches([':', '：']).trim_start().to_owned();
    }
    let piece = |(hit, text): (bool, String)| {
        if !hit {
            return text.into_any();
        }
        let mine = marks;
        marks += 1;
        // Matches that overlap share one mark: the last mark stands for all that have none of their own.
        let current = move || {
            let now = reader.hit.get()?.checked_sub(first).filter(|n| *n < matches)?;
            (now.min(last_mark) == mine).then_some("true")
        };
        view! { <mark aria-current=current>{text}</mark> }.into_any()
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}

/// The paragraph's number, which is a link to it: it goes to the address and to the clipboard.
fn number(reader: Reader, paragraph: &Paragraph) -> AnyView {
    let number = paragraph.number;
    let words: Vec<&str> = paragraph.text.split_whitespace().take(PLACE_WORDS).collect();
    let place = Place { paragraph: number, words: words.join(" ") };
    let app = reader.app;
    let href = untrack(|| reader.with(|d| app.link_to_document(&d.doc, Some(place)))).unwrap_or_default();
    let copied = href.clone();
    let copy = move |_| {
        clipboard::copy(address::with_fragment(&copied), move |done| {
            if done {
                app.say(words::PLACE_COPIED.into());
            }
        });
    };
    let shown = locale::count(number.into());
    view! {
        <a class="paragraph-number" href=href aria-label=words::paragraph_link(&shown) on:click=copy>
            {shown.clone()}
        </a>
    }
    .into_any()
}
