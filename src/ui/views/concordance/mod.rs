//! Every hit in its context, one below the other: sorted, counted by what stands beside it, sorted out by hand.

mod chosen;
mod controls;
mod groups;
mod lines;
mod save;

use crate::link::Concordance;
use crate::platform;
use crate::protocol::{Body, Kwic, KwicContext, KwicRequest, Request};
use crate::span::Span;
use crate::ui::app::App;
use crate::ui::ask::Came;
use crate::ui::dom::{Piece, button, click, el, flag, live, live_option, nothing, pieces, text, when};
use crate::ui::parts::{chips, dialog::dialog, long_list::LongList, notes, trouble};
use crate::ui::views::{overview, search};
use crate::ui::words::{self, concordance as said};
use chosen::{Chosen, Shown};
use leptos::prelude::*;

/// About how high a line is, in pixels, until some were seen.
const ROW: f64 = 34.0;
/// Where the focus goes when what it was on has gone.
const LINES: &str = "kwic-lines";

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct View {
    app: App,
    /// What the link says.
    wanted: Memo<Concordance>,
    /// What was sorted out by hand: dropped, kept, put into categories.
    sorted: RwSignal<Chosen>,
    /// The lines that something is about to be done with.
    marked: RwSignal<Vec<Span>>,
    /// The line that keys go on from, counted from 0.
    current: RwSignal<u32>,
    reply: Memo<Option<Came>>,
    asks_category: RwSignal<bool>,
}

impl View {
    fn with<T>(self, read: impl FnOnce(&Kwic) -> T) -> Option<T> {
        self.reply.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Kwic(kwic)) => Some(read(kwic)),
            _ => None,
        })
    }

    fn total(self) -> u64 {
        self.with(|kwic| kwic.lines_total).unwrap_or_default()
    }

    /// Changes what the link says of this view, as a step of its own.
    #[inline(never)]
    fn change(self, change: &dyn Fn(&mut Concordance)) {
        self.app.go(|state| change(&mut state.concordance));
    }
}

/// The question for some lines.
fn request(app: App, wanted: &Concordance, sorted: &Chosen, context: KwicContext, rows: (u32, u32)) -> Request {
    Request::Kwic(KwicRequest {
        scope: app.scope.get(),
        sort: wanted.sort.clone(),
        context,
        sample: wanted.sample,
        only: wanted.only.clone(),
        without: sorted.dropped.clone(),
        within: sorted.within(),
        sets: sorted.categories.iter().map(|(_, spans)| spans.clone()).collect(),
        offset: rows.0,
        limit: rows.1,
    })
}

pub fn view(app: App) -> Piece {
    let wanted = Memo::new(move |_| app.state.with(|state| state.concordance.clone()));
    let sorted = RwSignal::new(Chosen::default());
    let list = LongList::new(ROW);
    let shown = Memo::new(move |_| sorted.with(|sorted| sorted.shown.clone()));
    let current = RwSignal::new(0);
    let marked = RwSignal::new(Vec::new());
    // The table of counts beside the lines changes none of them.
    let rows = Memo::new(move |_| wanted.with(|wanted| Concordance { group: None, ..wanted.clone() }));
    list.begins_with(move || {
        rows.track();
        shown.track();
        app.scope.track();
    });
    // Among other lines nothing is chosen yet; in another order they are the same lines.
    let which = Memo::new(move |_| wanted.with(|wanted| (wanted.only.clone(), wanted.sample)));
    let mut first = true;
    Effect::new(move |_| {
        which.track();
        shown.track();
        app.scope.track();
        if !std::mem::take(&mut first) {
            marked.set(Vec::new());
        }
    });
    Effect::new(move |_| {
        rows.track();
        current.set(0);
    });
    let answer = app.ask("kwic", {
        let list = list.clone();
        move || {
            Some(
                wanted.with(|wanted| sorted.with(|sorted| request(app, wanted, sorted, wanted.context, list.wanted()))),
            )
        }
    });
    let reply = Memo::new(move |_| answer.with(|answer| answer.reply.clone()));
    let view = View { app, wanted, sorted, marked, current, reply, asks_category: RwSignal::new(false) };
    chosen::recall(view);
    lines::keys(view);

    let has_hits = Memo::new(move |_| view.with(|kwic| kwic.matches > 0));
    let content = move || match has_hits.get() {
        None => nothing(),
        Some(false) => live(move || without_hits(view)),
        Some(true) => pieces().and(controls::controls(view)).and(
            el("div")
                .is("kwic")
                .with(when(move || view.wanted.with(|wanted| wanted.group.is_some()), move || groups::groups(view)))
                .with(
                    el("div")
                        .is("kwic-lines")
                        .at("id", LINES)
                        .at("tabindex", "-1")
                        .with(narrowing(view))
                        .with(chosen::bar(view))
                        .with(live(move || {
                            notes::notes(app, &view.reply.get().map(|r| r.notes.clone()).unwrap_or_default())
                        }))
                        .with(live_option(move || (has_lines(view)).then(nothing).or_else(|| Some(no_lines(view)))))
                        .with(lines::table(view, &list)),
                ),
        ),
    };
    el("div")
        .is("concordance")
        .at("aria-busy", text(move || answer.with(|answer| answer.pending).to_string()))
        .with(head(view))
        .with(trouble::answer_trouble(app, answer))
        .with(live(content))
        .with(dialog(app, view.asks_category, said::category_title(), move || chosen::categories(view)))
        .piece()
}

fn has_lines(view: View) -> bool {
    view.total() > 0
}

/// How many lines there are, of how many hits, and what can be done with all of them.
fn head(view: View) -> Piece {
    let all = move || {
        view.with(|kwic| {
            if kwic.matches == 0 {
                return String::new();
            }
            let documents = words::count_documents(kwic.documents.into());
            let lines = said::count_lines(kwic.lines_total);
            let lines = said::lines_in(&lines, &documents);
            if kwic.lines_total == kwic.matches {
                return lines;
            }
            said::of_hits(&lines, &words::count_hits(kwic.matches))
        })
        .unwrap_or_default()
    };
    let way = move |label: String, title: String, act: fn(View)| {
        let act = click(move || act(view));
        let none = flag(move || view.total() == 0);
        let button = el("button").at("type", "button").is("plain").at("title", title).at("hidden", none);
        button.on("click", act).with(label).piece()
    };
    el("div")
        .is("view-head")
        .with(el("h1").is("vh").with(words::concordance()))
        .with(el("p").is("kwic-count").at("role", "status").with(text(all)))
        .with(way(words::csv(), said::csv_title(), save::csv))
        .with(way(said::json(), said::json_title(), save::json))
        .piece()
}

/// Which of the lines are shown, each with a way to show all again.
fn narrowing(view: View) -> Piece {
    let chip = move |label: String, act: fn(View)| {
        chips::chip(label, None, move || {
            act(view);
            platform::focus_in_place(LINES);
        })
    };
    let only = move || {
        let only = view.wanted.with(|wanted| wanted.only.clone())?;
        let key = controls::key_name(view.app, &only.key);
        let label = said::only(&key, &groups::value_name(&only.key, only.value.as_deref()));
        Some(chip(label, |view| view.change(&|wanted| wanted.only = None)))
    };
    let shown = move || {
        let label = shown_name(view)?;
        Some(chip(label, chosen::show_all))
    };
    let dropped = move || {
        let n = view.with(|kwic| kwic.dropped).filter(|n| *n > 0)?;
        let back = button("plain", said::bring_back(), move || chosen::bring_back(view));
        Some(el("span").is("kwic-dropped").with(said::dropped(n)).with(back).piece())
    };
    el("div")
        .is("kwic-narrowing")
        .with(live_option(only))
        .with(live_option(shown))
        .with(chosen::list(view))
        .with(live_option(dropped))
        .piece()
}

/// Which lines are shown of those that were sorted out, where they are not all.
fn shown_name(view: View) -> Option<String> {
    view.sorted.with(|sorted| match &sorted.shown {
        Shown::All => None,
        Shown::Kept => Some(said::kept_only()),
        Shown::Category(name) => Some(said::only(&said::category_shown(), name)),
    })
}

/// No word in the query, or none that is found.
fn without_hits(view: View) -> Piece {
    let Some(reply) = view.reply.get() else { return nothing() };
    let has_words = view
        .app
        .with_facets(|facets| match facets.parts.as_slice() {
            [] => !facets.query.trim().is_empty(),
            parts => parts.iter().any(|part| !part.is_condition),
        })
        .unwrap_or(true);
    if has_words {
        return search::none(view.app, &reply);
    }
    pieces()
        .and(el("section").is("empty").with(el("h2").with(said::begin_title())).with(el("p").with(said::begin_help())))
        .and(untrack(|| overview::suggestions(view.app)))
}

fn no_lines(view: View) -> Piece {
    let all = move || {
        chosen::show_all(view);
        view.change(&|wanted| (wanted.only, wanted.sample) = (None, None));
    };
    el("section")
        .is("empty")
        .with(el("h2").with(said::none_title()))
        .with(el("p").with(said::none_help()))
        .with(el("p").is("empty-ways").with(button("", said::show_all(), all)))
        .piece()
}
