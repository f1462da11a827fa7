//! One field's values: a line each, with how many documents have it and which share of the corpus that is.

use std::sync::Arc;

use crate::chart::within;
use crate::platform::locale;
use crate::protocol::FieldInfo;
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, event, flag, live, nothing, text, when};
use crate::ui::words;
use leptos::prelude::*;

/// So many values are shown at first.
const FEW: usize = 8;
/// And so many at most: a longer list is narrowed by typing.
const MANY: usize = 200;

#[derive(Clone, Copy)]
struct Count {
    documents: u32,
    tokens: u64,
    /// Of the documents of the corpus, so that a bar says a share and not a rank.
    share: f64,
}

pub fn facet(app: App, field: &FieldInfo) -> Piece {
    let name: Arc<str> = field.name.as_str().into();
    let all: Vec<String> = field.values.iter().flatten().map(|v| v.value.clone()).collect();
    let total = all.len();
    if total == 0 {
        return nothing();
    }
    let expanded = RwSignal::new(false);
    let needle = RwSignal::new(String::new());
    let label = field.label.clone();
    let find = words::find_in(&label);
    // The order is the corpus's own and stays while the counts change: nothing jumps while someone types.
    let shown = Memo::new({
        let name = name.clone();
        move |_| {
            let needle = locale::lower(&needle.get());
            let mut chosen = app.chosen(&name, false);
            chosen.extend(app.chosen(&name, true));
            let listed = |index: usize, value: &String| match expanded.get() {
                true => needle.is_empty() || locale::contains(&locale::lower(value), &needle),
                false => index < FEW,
            };
            let wanted = |(index, value): &(usize, &String)| listed(*index, value) || chosen.contains(value);
            all.iter().enumerate().filter(wanted).map(|(_, v)| v.clone()).take(MANY).collect::<Vec<_>>()
        }
    });
    let rows = move || {
        let shown = shown.get();
        if shown.is_empty() {
            return el("p").is("soft").with(words::no_value_matches()).piece();
        }
        shown.into_iter().map(|value| row(app, name.clone(), value)).collect::<Piece>()
    };
    let find_box = move || {
        let typed = event(move |e| needle.set(event_target_value(&e)));
        el("input")
            .at("type", "search")
            .is("facet-find")
            .at("aria-label", find.clone())
            .at("placeholder", find.clone())
            .on("input", typed)
            .piece()
    };
    let more = || {
        let label =
            text(
                move || {
                    if expanded.get() { words::show_fewer() } else { words::show_all(&locale::count(total as u64)) }
                },
            );
        let turn = click(move || {
            needle.set(String::new());
            expanded.update(|e| *e = !*e);
        });
        el("button")
            .at("type", "button")
            .is("plain more")
            .at("aria-expanded", text(move || expanded.get().to_string()))
            .on("click", turn)
            .with(label)
            .piece()
    };
    el("fieldset")
        .is("facet")
        .with(el("legend").with(label))
        .with(when(move || expanded.get(), find_box))
        .with(
            el("div")
                .is(text(move || if expanded.get() { "facet-rows long".into() } else { "facet-rows".into() }))
                .with(live(rows)),
        )
        .with(if total > FEW { more() } else { nothing() })
        .piece()
}

/// `None` until something has been counted: not known is not zero.
fn count(app: App, name: &str, value: &str) -> Option<Count> {
    app.with_facets(|facets| {
        let field = facets.fields.iter().find(|f| f.name == name);
        let found = field.and_then(|f| f.values.iter().find(|v| v.value == value));
        let (documents, tokens) = found.map_or((0, 0), |v| (v.documents, v.tokens));
        Count { documents, tokens, share: f64::from(documents) / f64::from(facets.corpus.documents.max(1)) }
    })
}

fn row(app: App, name: Arc<str>, value: String) -> Piece {
    let count = {
        let (name, value) = (name.clone(), value.clone());
        StoredValue::new(move || count(app, &name, &value))
    };
    let count = move || count.with_value(|count| count());
    let on = {
        let (name, value) = (name.clone(), value.clone());
        flag(move || app.chosen(&name, false).contains(&value))
    };
    let left_out = {
        let (name, value) = (name.clone(), value.clone());
        Memo::new(move |_| app.chosen(&name, true).contains(&value))
    };
    let title = text(move || {
        let said = |c: Count| {
            let n = u64::from(c.documents);
            let documents = words::count_documents(n);
            words::facet_title(&documents, &locale::percent(c.share), &locale::count(c.tokens))
        };
        count().map(said).unwrap_or_default()
    });
    let class = text(move || match count() {
        _ if left_out.get() => "facet-row left-out".into(),
        Some(c) if c.documents == 0 => "facet-row none".into(),
        _ => "facet-row".into(),
    });
    let number = text(move || count().map(|c| locale::count(c.documents.into())).unwrap_or_default());
    let bar = text(move || width(count().map_or(0.0, |c| c.share)));
    let clicked = value.clone();
    let leave_out = {
        let (name, value) = (name.clone(), value.clone());
        el("button")
            .at("type", "button")
            .is("leave-out")
            .at("aria-label", words::leave_out(&value))
            .at("title", words::leave_out(&value))
            .at("aria-pressed", text(move || left_out.get().to_string()))
            .on("click", click(move || app.toggle(&name, &value, true)))
            .with("−")
    };
    let choose = el("label")
        .is(class)
        .at("title", title)
        .with(
            el("input")
                .at("type", "checkbox")
                .prop("checked", on)
                .on("change", event(move |_| app.toggle(&name, &clicked, false))),
        )
        .with(el("span").is("facet-name").of_corpus().with(value))
        .with(el("span").is("facet-count").with(number))
        .with(el("span").is("bar").at("aria-hidden", "true").with(el("span").style("inline-size", bar)));
    el("div").is("facet-line").with(choose).with(leave_out).piece()
}

/// A share of 1 as a width that style sheets understand, in every language alike.
pub fn width(share: f64) -> String {
    let tenths = (within(share, 0.0, 1.0) * 1000.0).round() as u32;
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string(), "%"].concat()
}
