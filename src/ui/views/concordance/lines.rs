//! The lines: matches one below the other, what stands before them to the right of its column, cut at its outer end.

use leptos::prelude::*;

use super::state::ConcordanceState;
use crate::cite::{Kind, Work};
use crate::model::{Date, Span};
use crate::platform::{self, address, locale};
use crate::protocol::{KwicContext, KwicLine, KwicMark, KwicPart};
use crate::ui::components::{Long, VirtualTableBody, of_corpus};
use crate::ui::keys::{self, Action, Where};
use crate::ui::logic::concordance::{citation, passage, place, sorted_runs, step_to};
use crate::ui::state::{Citation, use_citing};
use crate::ui::words::{self, concordance as said};

/// The classes of the words that lines are sorted by, for each key.
const SORTED: [&str; 3] = ["by0", "by1", "by2"];

#[component]
pub fn Lines(state: ConcordanceState) -> impl IntoView {
    hear_keys(state);
    let context = Memo::new(move |_| state.wanted.with(|wanted| wanted.context));
    // Quotations are read on as paragraphs are, and not aligned.
    let is_read = Memo::new(move |_| context.get() == KwicContext::Paragraph || state.is_quotations());
    let each = move || {
        let Some(reply) = state.answer.reply.get() else { return Vec::new() };
        let kwic = &reply.body;
        state.rows.came(kwic.lines_total as u32, kwic.offset, kwic.lines.len() as u32);
        (kwic.offset..).zip(kwic.lines.iter().cloned()).collect()
    };
    view! {
        <table
            class="kwic-table"
            // With much text beside the match the source goes below it.
            class:wide=move || is_read.get() || !matches!(context.get(), KwicContext::Tokens(0..=8))
            class:whole=move || is_read.get()
            aria-rowcount=move || (state.total() + 1).to_string()
            hidden=move || state.total() == 0
        >
            <caption class="vh">{said::lines()}</caption>
            <thead>
                <tr>
                    <th scope="col">{said::choose()}</th>
                    <th scope="col">{said::left()}</th>
                    <th scope="col">{said::right()}</th>
                    <th scope="col">{said::source()}</th>
                </tr>
            </thead>
            <VirtualTableBody rows=state.rows each key=line_key let((number, line))>
                <Line state number line/>
            </VirtualTableBody>
        </table>
    }
}

/// Another place, more or less text, or other marks are another line.
fn line_key((number, line): &(u32, KwicLine)) -> (u32, Span, usize, usize, Vec<KwicMark>) {
    (*number, span(line), line.left.len(), line.right.len(), line.marks.clone())
}

fn span(line: &KwicLine) -> Span {
    Span::new(line.start, line.end)
}

/// The id of a line's link.
fn id(number: u32) -> String {
    format!("line-{number}")
}

#[component]
fn Line(state: ConcordanceState, number: u32, line: KwicLine) -> impl IntoView {
    let span = span(&line);
    // A line stays on the page when something else of the state changes, which the link has to follow.
    let href = {
        let (doc, place) = (line.doc.clone(), place(&line));
        Memo::new(move |_| state.route.link_to_document(&doc, Some(place.clone())))
    };
    let (citing, cited_line) = (use_citing(), line.clone());
    // One line at a time can be reached by Tab: the arrow keys go on from it.
    let is_current = move || state.current.get() == number;
    let tabindex = move || if is_current() { "0" } else { "-1" };
    let focus_in = move |_| {
        if state.current.get_untracked() != number {
            state.current.set(number);
        }
    };
    let is_selected = move || state.selected.with(|selected| selected.contains(&span));
    let category = move || state.sets.with(|sets| sets.category_of(span).map(str::to_owned)).unwrap_or_default();
    let part = |text: &str, part: KwicPart| view! { <SortMarks text=text.to_owned() part marks=line.marks.clone()/> };
    view! {
        <tr aria-rowindex=(number + 2).to_string() class:current=is_current on:focusin=focus_in>
            <td class="kwic-tick">
                <input
                    type="checkbox"
                    tabindex=tabindex
                    aria-label=said::choose_line(&locale::count(u64::from(number) + 1))
                    prop:checked=is_selected
                    on:change=move |_| state.toggle(span)
                />
            </td>
            <td class="kwic-left">
                <a {..of_corpus()} href=move || href.get() tabindex="-1">
                    <span>{part(&line.left, KwicPart::Left)}</span>
                </a>
            </td>
            <td class="kwic-right">
                <a {..of_corpus()} id=id(number) href=move || href.get() tabindex=tabindex>
                    <mark>{part(&line.node, KwicPart::Node)}</mark>
                    {part(&line.right, KwicPart::Right)}
                </a>
            </td>
            <td class="kwic-source">
                <span class="kwic-category" dir="auto">{category}</span>
                <span {..of_corpus()} class="kwic-title" title=line.title.clone()><Long text=line.title.clone()/></span>
                <span class="kwic-about">
                    {line.date.as_deref().map(|date| view! { <span>{locale::date(date)}</span> })}
                    {line.speaker.clone().map(|name| view! { <span {..of_corpus()} class="who"><Long text=name/></span> })}
                </span>
                <span class="kwic-copy">
                    <button
                        type="button"
                        class="plain"
                        tabindex=tabindex
                        title=keys::title(&said::copy_title(), Action::CopyLine)
                        aria-keyshortcuts=keys::key_of(Action::CopyLine)
                        on:click=move |_| copy(state, &line)
                    >
                        {words::copy()}
                    </button>
                    <button
                        type="button"
                        class="plain"
                        tabindex=tabindex
                        title=words::cite_title()
                        on:click=move |_| {
                            if let Some(citation) = cited(state, &cited_line) {
                                citing.open(citation);
                            }
                        }
                    >
                        {words::cite()}
                    </button>
                </span>
            </td>
        </tr>
    }
}

/// A part of a line. The words that the lines are sorted by are told by colour, by weight and by the line below them.
#[component]
fn SortMarks(text: String, part: KwicPart, marks: Vec<KwicMark>) -> impl IntoView {
    sorted_runs(&text, part, &marks)
        .into_iter()
        .map(|(sort, run)| match sort.and_then(|sort| SORTED.get(sort as usize)) {
            Some(class) => view! { <u class=*class>{run}</u> }.into_any(),
            None => run.into_any(),
        })
        .collect_view()
}

/// A line as it would be cited; nothing before the corpus is open.
fn cited(state: ConcordanceState, line: &KwicLine) -> Option<Citation> {
    let link = untrack(|| state.route.link_to_document(&line.doc, Some(place(line))));
    let info = state.corpus.info.get_untracked()?;
    let passage = passage(line);
    // Of what a digest says only what it quotes is anybody's own words.
    let (passage, remark) = if info.wording.is_digest() {
        (said::cut(&passage), Some(said::worded(&info.title)))
    } else {
        (said::quoted(&passage), None)
    };
    let link = address::cited(&link);
    let words = citation(&passage, line, &info.title, remark.as_deref(), &link);
    let work = Work {
        kind: Kind::Passage,
        title: line.title.clone(),
        authors: line.speaker.iter().cloned().collect(),
        date: line.date.as_deref().and_then(Date::parse),
        corpus: info.title.clone(),
        source: line.source.clone(),
        url: line.url.clone(),
        quote: Some(passage),
        note: remark,
        link,
        accessed: platform::today(),
    };
    Some(Citation { words, work })
}

/// Copies a line as it would be cited.
fn copy(state: ConcordanceState, line: &KwicLine) {
    if let Some(citation) = cited(state, line) {
        state.exports.copy(citation.words, said::copied());
    }
}

/// The line that the keys are at, where it is on the page.
fn current_line(state: ConcordanceState) -> Option<KwicLine> {
    let number = state.current.get_untracked();
    let reply = state.answer.reply.get_untracked()?;
    reply.body.lines.get(number.checked_sub(reply.body.offset)? as usize).cloned()
}

/// Keys that go from line to line, and what they do with one.
fn hear_keys(state: ConcordanceState) {
    keys::on_page(Where::Concordance, move |action, event| {
        let in_lines = platform::exists(".kwic-table :focus");
        let step = match action {
            Action::LineAfter => 1,
            Action::LineBefore => -1,
            Action::LineBelow if in_lines => 1,
            Action::LineAbove if in_lines => -1,
            Action::CopyLine if in_lines => {
                if let Some(line) = current_line(state) {
                    copy(state, &line);
                }
                return;
            }
            // A box or a button that has the focus answers to the space bar itself.
            Action::ChooseLine if in_lines && !platform::exists("input:focus, button:focus") => {
                if let Some(line) = current_line(state) {
                    event.prevent_default();
                    state.toggle(span(&line));
                }
                return;
            }
            // A line is a link, which the browser opens itself.
            _ => return,
        };
        event.prevent_default();
        // The first press goes to the current line itself.
        let step = if in_lines { step } else { 0 };
        let next = step_to(state.current.get_untracked(), step, untrack(|| state.total()));
        state.current.set(next);
        platform::focus(&id(next));
    });
}
