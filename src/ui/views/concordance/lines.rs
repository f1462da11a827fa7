//! The lines: nodes one below the other, what stands before them to the right of its column, cut at its outer end.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use rustc_hash::FxHasher;

use super::{View, save};
use crate::link::Place;
use crate::platform::{self, locale};
use crate::protocol::{KwicContext, KwicLine, KwicPart};
use crate::span::Span;
use crate::ui::dom::{El, Item, Piece, el, event, flag, maybe, pieces, text};
use crate::ui::keys::{self, Action, Where};
use crate::ui::parts::long_list::{LongList, table_space};
use crate::ui::words::concordance as said;
use leptos::prelude::*;

/// A link to a line carries so many of its words.
const PLACE_WORDS: usize = 8;

pub fn table(view: View, list: &LongList) -> Piece {
    let rows = {
        let list = list.clone();
        move || {
            view.with(|kwic| {
                list.came(kwic.lines_total as u32, kwic.offset, kwic.lines.len() as u32);
                let item = |(number, line): (u32, &KwicLine)| {
                    let line = line.clone();
                    Item { key: key(number, &line), draw: Box::new(move || row(view, number, line)) }
                };
                (kwic.offset..).zip(&kwic.lines).map(item).collect()
            })
            .unwrap_or_default()
        }
    };
    let head = |name: String| el("th").at("scope", "col").with(name).piece();
    let heads = [said::choose(), said::left(), said::right(), said::source()].map(head);
    let context = Memo::new(move |_| view.wanted.with(|wanted| wanted.context));
    el("table")
        .is("kwic-table")
        // With much text beside the node the source goes below it.
        .class("wide", flag(move || !matches!(context.get(), KwicContext::Tokens(0..=8))))
        .class("whole", flag(move || context.get() == KwicContext::Paragraph))
        .at("aria-rowcount", text(move || (view.total() + 1).to_string()))
        .at("hidden", flag(move || view.total() == 0))
        .with(el("caption").is("vh").with(said::lines()))
        .with(el("thead").with(el("tr").with(heads.into_iter().collect::<Piece>())))
        .with(list.draw(el("tbody"), table_space, rows))
        .piece()
}

/// Another place, other text or other marks are another row.
fn key(number: u32, line: &KwicLine) -> u64 {
    let mut hash = FxHasher::default();
    (number, line.start, line.end, line.left.len(), line.right.len()).hash(&mut hash);
    line.marks.iter().for_each(|mark| (mark.sort, mark.start, mark.part == KwicPart::Left).hash(&mut hash));
    hash.finish()
}

pub fn place(line: &KwicLine) -> Place {
    let text = [line.node.as_str(), &line.right].concat();
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    // A paragraph's text has the node and what follows it as it stands here, but for white space.
    Place { paragraph: line.paragraph, words: words.get(..PLACE_WORDS).unwrap_or(&words).join(" ") }
}

fn id(number: u32) -> String {
    ["line-", &number.to_string()].concat()
}

fn row(view: View, number: u32, line: KwicLine) -> El {
    let span = Span::new(line.start, line.end);
    let line = Rc::new(line);
    // A line stays on the page when something else of the state changes, which the link has to follow.
    let of = Rc::clone(&line);
    let href = move || {
        let line = Rc::clone(&of);
        text(move || view.app.link_to_document(&line.doc, Some(place(&line))))
    };
    // One line at a time can be reached by Tab: the arrow keys go on from it.
    let is_current = move || view.current.get() == number;
    let tab = move || maybe(move || Some(if is_current() { "0" } else { "-1" }));
    let is_marked = flag(move || view.marked.with(|marked| marked.contains(&span)));
    let here = event(move |_| {
        if view.current.get_untracked() != number {
            view.current.set(number);
        }
    });
    let tick = el("input")
        .at("type", "checkbox")
        .at("tabindex", tab())
        .at("aria-label", said::choose_line(&locale::count(u64::from(number) + 1)))
        .prop("checked", is_marked)
        .on("change", event(move |_| toggle(view, span)));
    let left = el("a").at("href", href()).at("tabindex", "-1").of_corpus().with(el("span").with(marked(
        &line.left,
        KwicPart::Left,
        &line,
    )));
    let right = el("a")
        .at("id", id(number))
        .at("href", href())
        .of_corpus()
        .at("tabindex", tab())
        .with(el("mark").with(marked(&line.node, KwicPart::Node, &line)))
        .with(marked(&line.right, KwicPart::Right, &line));
    let category =
        text(move || view.sorted.with(|sorted| sorted.category_of(span).map(str::to_owned)).unwrap_or_default());
    let speaker = line.speaker.clone().map(|name| el("span").is("who").of_corpus().with(name).piece());
    let date = line.date.as_deref().map(|date| el("span").with(locale::date(date)).piece());
    let title = el("span").is("kwic-title").of_corpus().at("title", line.title.clone()).with(line.title.clone());
    let copy = el("button")
        .at("type", "button")
        .is("plain kwic-copy")
        .at("tabindex", tab())
        .named_with_key(&said::copy_title(), Action::CopyLine)
        .on("click", event(move |_| save::copy(view, &line)))
        .with(crate::ui::words::copy());
    el("tr")
        .at("aria-rowindex", (number + 2).to_string())
        .class("current", flag(is_current))
        .on("focusin", here)
        .with(el("td").is("kwic-tick").with(tick))
        .with(el("td").is("kwic-left").with(left))
        .with(el("td").is("kwic-right").with(right))
        .with(
            el("td")
                .is("kwic-source")
                .with(el("span").is("kwic-category").at("dir", "auto").with(category))
                .with(title)
                .with(el("span").is("kwic-about").with(date).with(speaker))
                .with(copy),
        )
}

/// The words that the lines are sorted by are told by colour, by weight and by the line below them.
fn marked(text: &str, part: KwicPart, line: &KwicLine) -> Piece {
    if line.marks.iter().all(|mark| mark.part != part) {
        return text.into();
    }
    let mut runs: Vec<(Option<u32>, String)> = Vec::new();
    for (at, letter) in (0u32..).zip(text.chars()) {
        let mark = line.marks.iter().find(|mark| mark.part == part && mark.start <= at && at < mark.end);
        let sort = mark.map(|mark| mark.sort);
        match runs.last_mut() {
            Some((last, run)) if *last == sort => run.push(letter),
            _ => runs.push((sort, letter.to_string())),
        }
    }
    let run = |(sort, text): (Option<u32>, String)| match sort {
        None => text.into(),
        Some(sort) => {
            el("u").is(["by0", "by1", "by2"].get(sort as usize).copied().unwrap_or_default()).with(text).piece()
        }
    };
    runs.into_iter().fold(pieces(), |all, next| all.and(run(next)))
}

fn toggle(view: View, line: Span) {
    view.marked.update(|marked| match marked.iter().position(|other| *other == line) {
        Some(at) => drop(marked.remove(at)),
        None => marked.push(line),
    });
}

/// The line that the keys are at, where it is on the page.
fn current(view: View) -> Option<KwicLine> {
    let number = view.current.get_untracked();
    untrack(|| view.with(|kwic| kwic.lines.get(number.checked_sub(kwic.offset)? as usize).cloned())).flatten()
}

/// Keys that go from line to line, and what they do with one.
pub fn keys(view: View) {
    keys::free(Where::Concordance, move |action, event| {
        let in_lines = platform::is_held(".kwic-table :focus");
        let step: i64 = match action {
            Action::LineAfter => 1,
            Action::LineBefore => -1,
            Action::LineBelow if in_lines => 1,
            Action::LineAbove if in_lines => -1,
            Action::ChooseLine | Action::CopyLine if in_lines => {
                let Some(line) = current(view) else { return };
                if action == Action::CopyLine {
                    save::copy(view, &line);
                } else if !platform::is_held("input:focus, button:focus") {
                    // A box that has the focus answers to the space bar itself.
                    event.prevent_default();
                    toggle(view, Span::new(line.start, line.end));
                }
                return;
            }
            // A line is a link, which the browser opens itself.
            _ => return,
        };
        event.prevent_default();
        let now = view.current.get_untracked();
        // The first press goes to the line itself.
        let next = if in_lines { i64::from(now) + step } else { i64::from(now) };
        let next = next.clamp(0, untrack(|| view.total()).saturating_sub(1) as i64) as u32;
        view.current.set(next);
        platform::focus(&id(next));
    });
}
