//! Lines sorted out by hand: dropped, kept, or put into categories with names of one's own.
//!
//! A line is its span of tokens, which means the same as long as the corpus has the same fingerprint: what was sorted
//! out is kept in this browser under it.

use super::View;
use super::controls::{counted, pressed};
use crate::platform::{self, locale, storage};
use crate::protocol::{Body, KwicContext};
use crate::span::Span;
use crate::ui::dom::{Piece, button, click, el, event, flag, live_option, pieces, text};
use crate::ui::words::{self, concordance as said};
use leptos::prelude::*;

const STORED: &str = "readout.lines.";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub dropped: Vec<Span>,
    pub kept: Vec<Span>,
    /// In the order in which they were made; a line is in one of them at most.
    pub categories: Vec<(String, Vec<Span>)>,
    pub shown: Shown,
}

/// Which lines are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shown {
    #[default]
    All,
    Kept,
    Category(String),
}

impl Chosen {
    /// The only lines that are wanted.
    pub fn within(&self) -> Option<Vec<Span>> {
        match &self.shown {
            Shown::All => None,
            Shown::Kept => Some(self.kept.clone()),
            Shown::Category(name) => {
                let spans = self.categories.iter().find(|(other, _)| other == name).map(|(_, spans)| spans.clone());
                Some(spans.unwrap_or_default())
            }
        }
    }

    pub fn category_of(&self, line: Span) -> Option<&str> {
        self.categories.iter().find(|(_, spans)| spans.contains(&line)).map(|(name, _)| name.as_str())
    }

    /// Puts lines into a category, or into none where it has no name.
    fn put(&mut self, lines: &[Span], name: &str) {
        for (_, spans) in &mut self.categories {
            spans.retain(|span| !lines.contains(span));
        }
        if !name.is_empty() {
            match self.categories.iter_mut().find(|(other, _)| other == name) {
                Some((_, spans)) => spans.extend(lines),
                None => self.categories.push((name.to_owned(), lines.to_vec())),
            }
        }
        self.categories.retain(|(_, spans)| !spans.is_empty());
        // What is shown may have lost its last line.
        if matches!(&self.shown, Shown::Category(shown) if self.categories.iter().all(|(name, _)| name != shown)) {
            self.shown = Shown::All;
        }
    }

    /// One line for what was dropped, what was kept, and each category: a sign or name, a tab, and the spans.
    fn written(&self) -> Option<String> {
        let mut text = String::new();
        let mut line = |sign: &str, name: &str, spans: &[Span]| {
            if spans.is_empty() {
                return;
            }
            text.push_str(&[sign, name, "\t"].concat());
            for span in spans {
                text.push_str(&[&span.start.to_string(), "-", &span.end.to_string(), " "].concat());
            }
            text.push('\n');
        };
        line("-", "", &self.dropped);
        line("=", "", &self.kept);
        self.categories.iter().for_each(|(name, spans)| line("+", name, spans));
        (!text.is_empty()).then_some(text)
    }

    fn read(text: &str) -> Chosen {
        let mut chosen = Chosen::default();
        for line in text.split('\n') {
            let Some((name, spans)) = line.split_once('\t') else { continue };
            let span = |text: &str| {
                let (start, end) = text.split_once('-')?;
                Some(Span::new(start.parse().ok()?, end.parse().ok()?))
            };
            let spans: Vec<Span> = spans.split(' ').filter_map(span).collect();
            match name.strip_prefix('+') {
                Some(name) => chosen.categories.push((name.to_owned(), spans)),
                None if name == "-" => chosen.dropped = spans,
                None => chosen.kept = spans,
            }
        }
        if !chosen.kept.is_empty() {
            chosen.shown = Shown::Kept;
        }
        chosen
    }
}

fn key(view: View) -> Option<String> {
    view.app.fingerprint().map(|fingerprint| [STORED, &fingerprint].concat())
}

/// Reads what was sorted out before, once the corpus is open.
pub fn recall(view: View) {
    Effect::new(move |_| {
        if view.app.info.with(Option::is_some)
            && let Some(text) = key(view).and_then(|key| storage::read(&key))
        {
            view.sorted.set(Chosen::read(&text));
        }
    });
}

/// Changes what is sorted out, keeps it, and offers the way back.
fn change(view: View, text: String, change: impl FnOnce(&mut Chosen)) {
    let before = view.sorted.get_untracked();
    let mut next = before.clone();
    change(&mut next);
    set(view, next);
    view.marked.set(Vec::new());
    // The button has nothing to do any more.
    platform::focus_in_place(super::LINES);
    let undo = Callback::new(move |()| set(view, before.clone()));
    view.app.say_with(text, Some((words::undo(), undo)));
}

#[inline(never)]
fn set(view: View, next: Chosen) {
    if let Some(key) = key(view) {
        storage::write(&key, next.written().as_deref());
    }
    view.sorted.set(next);
}

/// Shows all lines again. What was kept is forgotten with that: the next to be kept are others.
pub fn show_all(view: View) {
    let mut next = view.sorted.get_untracked();
    next.shown = Shown::All;
    next.kept.clear();
    set(view, next);
}

pub fn bring_back(view: View) {
    let n = view.with(|kwic| kwic.dropped).unwrap_or_default();
    change(view, said::brought_back(n), |chosen| chosen.dropped.clear());
}

/// The categories with their counts, each a way to its lines alone.
pub fn list(view: View) -> Piece {
    let names = Memo::new(move |_| {
        let name = |(name, _): &(String, Vec<Span>)| name.clone();
        view.sorted.with(|sorted| sorted.categories.iter().map(name).collect::<Vec<String>>())
    });
    let category = move |(nth, name): (usize, String)| {
        let this = Shown::Category(name.clone());
        let (mine, label) = (this.clone(), name);
        let is_shown = move || view.sorted.with(|sorted| sorted.shown == mine);
        let act = move || {
            view.sorted.update(|sorted| {
                sorted.shown = if sorted.shown == this { Shown::All } else { this.clone() };
            });
        };
        let count = move || view.with(|kwic| kwic.sets.get(nth).copied()).flatten().unwrap_or_default();
        el("button")
            .at("type", "button")
            .is("query")
            .at("dir", "auto")
            .at("aria-pressed", pressed(is_shown))
            .on("click", click(act))
            .with(text(move || said::category_count(&label, &locale::count(count()))))
            .piece()
    };
    live_option(move || {
        let names = names.get();
        let group = el("span").is("kwic-categories").at("role", "group").at("aria-label", said::categories());
        let label = el("span").is("soft").with(said::categories());
        let all = names.into_iter().enumerate().map(category).collect::<Vec<_>>();
        (!all.is_empty()).then(|| group.with(label).with(all.into_iter().collect::<Piece>()).piece())
    })
}

/// What can be done with the lines that are chosen. It is always there, so that nothing moves when one is.
pub fn bar(view: View) -> Piece {
    let none = move || view.marked.with(Vec::is_empty);
    let act = |label: String, act: fn(View)| {
        let act = click(move || act(view));
        el("button").at("type", "button").prop("disabled", flag(none)).on("click", act).with(label).piece()
    };
    el("div")
        .is("kwic-bar")
        .at("role", "group")
        .at("aria-label", said::tools())
        .with(counted(move || view.marked.with(Vec::len), said::chosen, said::none_chosen))
        .with(button("plain", said::all(), move || choose_all(view)))
        .with(act(said::not_any(), |view| view.marked.set(Vec::new())))
        .with(act(said::drop(), drop_marked))
        .with(act(said::keep(), keep_marked))
        .with(act(said::category(), |view| view.asks_category.set(true)))
        .piece()
}

/// All lines, and not only those that are on the page.
fn choose_all(view: View) {
    let question = untrack(|| {
        view.wanted.with(|wanted| {
            view.sorted.with(|sorted| super::request(view.app, wanted, sorted, KwicContext::Tokens(0), (0, u32::MAX)))
        })
    });
    view.app.ask_once("kwic-all", question, move |reply| {
        if let Body::Kwic(kwic) = &reply.body {
            view.marked.set(kwic.lines.iter().map(|line| Span::new(line.start, line.end)).collect());
        }
    });
}

fn marked(view: View) -> (Vec<Span>, u64) {
    let lines = view.marked.get_untracked();
    let n = lines.len() as u64;
    (lines, n)
}

fn drop_marked(view: View) {
    let (lines, n) = marked(view);
    change(view, said::dropped(n), |chosen| {
        // What is dropped and brought back is in no category by accident.
        chosen.dropped.extend(lines);
    });
}

fn keep_marked(view: View) {
    let (lines, n) = marked(view);
    change(view, said::kept(n), |chosen| (chosen.kept, chosen.shown) = (lines, Shown::Kept));
}

/// The dialog: a category that there is, or a new one.
pub fn categories(view: View) -> Piece {
    let name = RwSignal::new(String::new());
    let put = move |name: &str| {
        let name = name.trim();
        let (lines, n) = marked(view);
        view.asks_category.set(false);
        let text = if name.is_empty() { said::taken_out(n) } else { said::put_into(n, name) };
        change(view, text, |chosen| chosen.put(&lines, name));
    };
    let names: Vec<String> =
        view.sorted.with_untracked(|sorted| sorted.categories.iter().map(|(name, _)| name.clone()).collect());
    let there = names.into_iter().map(|name| {
        let label = name.clone();
        let act = click(move || put(&name));
        el("button").at("type", "button").is("query").at("dir", "auto").on("click", act).with(label).piece()
    });
    let submit = event(move |event| {
        event.prevent_default();
        let name = name.get_untracked();
        if !name.trim().is_empty() {
            put(&name);
        }
    });
    let typed = event(move |event| name.set(event_target_value(&event)));
    let input = el("input")
        .at("type", "text")
        .at("maxlength", "80")
        .at("autofocus", true)
        .prop("value", name)
        .on("input", typed);
    pieces()
        .and(el("p").is("soft").with(said::category_help()))
        .and(el("p").is("empty-ways").with(there.collect::<Piece>()))
        .and(
            el("form")
                .is("keep-subset")
                .on("submit", submit)
                .with(el("label").with(said::category_name()).with(input))
                .with(el("button").at("type", "submit").with(said::put())),
        )
        .and(button("plain", said::no_category(), move || put("")))
}
