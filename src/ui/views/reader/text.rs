//! The text: turns set apart, paragraphs numbered, hits marked.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{PAGE, Reader};
use crate::link::Place;
use crate::platform::{self, address, clipboard, locale};
use crate::protocol::{BlockKind, Paragraph};
use crate::ui::dom::{self, El, Item, Piece, Value, button, click, el, keyed, maybe, pieces, when};
use crate::ui::parts::marked::cut;
use crate::ui::words;
use leptos::prelude::*;

/// A link to a paragraph carries so many of its words.
const PLACE_WORDS: usize = 6;

pub fn paragraph_id(number: u32) -> String {
    ["paragraph-", &number.to_string()].concat()
}

/// A paragraph, and whether another speaker begins with it.
#[derive(Clone, PartialEq)]
struct Shown {
    paragraph: Paragraph,
    opens: bool,
}

pub fn text(reader: Reader) -> Piece {
    let shown = Memo::new(move |_| reader.with(|d| with_openings(&d.paragraphs)).unwrap_or_default());
    let more =
        move || reader.with(|d| d.paragraphs_total > d.paragraphs.last().map_or(0, |p| p.number)).unwrap_or_default();
    let pale = move || shown.with(|s| s.iter().any(|p| !p.paragraph.in_view));
    let items = move || {
        let item = |s: Shown| Item { key: key(&s), draw: Box::new(move || paragraph(reader, s)) };
        shown.get().into_iter().map(item).collect()
    };
    pieces()
        .and(when(pale, || el("p").is("soft").with(words::some_dimmed()).piece()))
        .and(keyed(el("div").is("text").at("lang", language(reader)), Box::new(items)))
        .and(when(more, move || {
            let show = move || reader.limit.update(|l| *l += PAGE);
            let end = el("p").is("paging").with(button("", words::show_more(), show));
            // The next stretch is asked for before the reader comes to the end of this one.
            platform::when_near(&end.element(), move || {
                if untrack(more) {
                    show();
                }
            });
            end.piece()
        }))
}

/// The document's own language, which may be another one than the corpus's.
pub fn language(reader: Reader) -> Value {
    dom::text(move || reader.with(|d| d.language.clone()).unwrap_or_default())
}

/// What a paragraph is drawn from: it is drawn anew only when something in it has changed.
fn key(shown: &Shown) -> u64 {
    let mut hasher = DefaultHasher::new();
    let p = &shown.paragraph;
    (p.number, &p.text, &p.highlights, p.first_match, p.in_view, shown.opens).hash(&mut hasher);
    hasher.finish()
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

fn paragraph(reader: Reader, shown: Shown) -> El {
    let Shown { paragraph, opens } = shown;
    let id = paragraph_id(paragraph.number);
    let class = match (opens, paragraph.in_view) {
        (false, true) => "paragraph",
        (false, false) => "paragraph pale",
        (true, true) => "paragraph opens",
        (true, false) => "paragraph opens pale",
    };
    let speaker = (opens).then(|| speaker(&paragraph));
    let body = body(reader, &paragraph);
    // Someone speaks here whose name stands in the margin: the text does not say it again.
    let text = match paragraph.kind {
        BlockKind::Heading => el("h2").at("dir", "auto").with(body).piece(),
        BlockKind::Quote => el("blockquote").at("dir", "auto").with(body).piece(),
        BlockKind::Code => el("pre").at("dir", "auto").with(body).piece(),
        BlockKind::Item => el("p").is("item").at("dir", "auto").with(body).piece(),
        BlockKind::Paragraph | BlockKind::Cell => el("p").at("dir", "auto").with(body).piece(),
    };
    el("div")
        .at("id", id)
        .is(class)
        .at("tabindex", "-1")
        .with(el("div").is("margin").with(speaker))
        .with(text)
        .with(number(reader, &paragraph))
}

fn speaker(paragraph: &Paragraph) -> Piece {
    let role = match paragraph.role.as_deref() {
        Some("asks") => words::asks(),
        Some("answers") => words::answers(),
        _ => String::new(),
    };
    pieces()
        .and(el("span").is("who").at("dir", "auto").with(paragraph.speaker.clone()))
        .and(el("span").is("role").with(role))
}

/// The text without the label that opens a turn, its hits marked; the present hit is marked as such.
fn body(reader: Reader, paragraph: &Paragraph) -> Piece {
    let (first, matches) = (paragraph.first_match, paragraph.matches);
    let last_mark = (paragraph.highlights.len() as u32).saturating_sub(1);
    let mut marks = 0u32;
    let mut pieces = cut(&paragraph.text, &paragraph.highlights, paragraph.label);
    if let Some((false, text)) = pieces.first_mut().filter(|_| paragraph.label > 0) {
        *text = text.trim_start_matches([':', '：']).trim_start().to_owned();
    }
    let piece = |(hit, text): (bool, String)| {
        if !hit {
            return text.into();
        }
        let mine = marks;
        marks += 1;
        // Matches that overlap share one mark: the last mark stands for all that have none of their own.
        let current = maybe(move || {
            let now = reader.hit.get()?.checked_sub(first).filter(|n| *n < matches)?;
            (now.min(last_mark) == mine).then_some("true")
        });
        el("mark").at("aria-current", current).with(text).piece()
    };
    pieces.into_iter().map(piece).collect::<Piece>()
}

/// The paragraph's number, which is a link to it: it goes to the address and to the clipboard.
fn number(reader: Reader, paragraph: &Paragraph) -> Piece {
    let number = paragraph.number;
    let words: Vec<&str> = paragraph.text.split_whitespace().take(PLACE_WORDS).collect();
    let place = Place { paragraph: number, words: words.join(" ") };
    let app = reader.app;
    let doc = untrack(|| reader.with(|d| d.doc.clone())).unwrap_or_default();
    let href = move || app.link_to_document(&doc, Some(place.clone()));
    let now = href.clone();
    let copy = click(move || {
        clipboard::copy(address::with_fragment(&untrack(&now)), move |done| {
            if done {
                app.say(words::place_copied());
            }
        });
    });
    let shown = locale::count(number.into());
    el("a")
        .is("paragraph-number")
        .at("href", dom::text(href))
        .at("aria-label", words::paragraph_link(&shown))
        .on("click", copy)
        .with(shown.clone())
        .piece()
}
