//! One field's values: a line each, with how many documents have it and which share of the corpus that is.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::FieldInfo;
use crate::ui::app::App;
use crate::ui::words;

/// So many values are shown at first.
const FEW: usize = 8;
/// And so many at most: a longer list is narrowed by typing.
const MANY: usize = 200;

#[derive(Clone, Copy, Default, PartialEq)]
struct Count {
    documents: u32,
    tokens: u64,
    /// Of the documents of the corpus, so that a bar says a share and not a rank.
    share: f64,
}

pub fn facet(app: App, field: &FieldInfo) -> AnyView {
    let name: Arc<str> = field.name.as_str().into();
    let all: Arc<[String]> = field.values.iter().flatten().map(|v| v.value.clone()).collect();
    let total = all.len();
    if total == 0 {
        return ().into_any();
    }
    let expanded = RwSignal::new(false);
    let needle = RwSignal::new(String::new());
    let chosen = Memo::new({
        let name = name.clone();
        move |_| app.chosen(&name)
    });
    let counts = Memo::new({
        let name = name.clone();
        move |_| counts(app, &name)
    });
    // The order is the corpus's own and stays while the counts change: nothing jumps while someone types.
    let shown = Memo::new(move |_| {
        let needle = needle.get().to_lowercase();
        let expanded = expanded.get();
        chosen.with(|chosen| {
            let wanted = |(index, value): &(usize, &String)| {
                let listed =
                    if expanded { needle.is_empty() || value.to_lowercase().contains(&needle) } else { *index < FEW };
                listed || chosen.contains(value)
            };
            all.iter().enumerate().filter(wanted).map(|(_, v)| v.clone()).take(MANY).collect::<Vec<_>>()
        })
    });
    let label = field.label.clone();
    let row_name = name.clone();
    view! {
        <fieldset class="facet">
            <legend>{label.clone()}</legend>
            <Show when=move || expanded.get()>
                <input
                    type="search"
                    class="facet-find"
                    aria-label=words::find_in(&label)
                    placeholder=words::find_in(&label)
                    prop:value=needle
                    on:input=move |event| needle.set(event_target_value(&event))
                />
            </Show>
            <div class="facet-rows" class:long=expanded>
                <For
                    each=move || shown.get()
                    key=Clone::clone
                    children=move |value| row(app, row_name.clone(), value, chosen, counts)
                />
            </div>
            <Show when=move || expanded.get() && shown.with(Vec::is_empty)>
                <p class="soft">{words::NO_VALUE_MATCHES}</p>
            </Show>
            {(total > FEW)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="plain more"
                            aria-expanded=move || expanded.get().to_string()
                            on:click=move |_| {
                                needle.set(String::new());
                                expanded.update(|e| *e = !*e);
                            }
                        >
                            {move || {
                                if expanded.get() {
                                    words::SHOW_FEWER.to_owned()
                                } else {
                                    words::show_all(&locale::count(total as u64))
                                }
                            }}
                        </button>
                    }
                })}
        </fieldset>
    }
    .into_any()
}

/// `None` until something has been counted: not known is not zero.
fn counts(app: App, name: &str) -> Option<BTreeMap<String, Count>> {
    app.with_facets(|facets| {
        let whole = f64::from(facets.corpus.documents.max(1));
        let values = facets.fields.iter().filter(|f| f.name == name).flat_map(|f| &f.values);
        values
            .map(|v| {
                let share = f64::from(v.documents) / whole;
                (v.value.clone(), Count { documents: v.documents, tokens: v.tokens, share })
            })
            .collect()
    })
}

fn row(
    app: App,
    name: Arc<str>,
    value: String,
    chosen: Memo<Vec<String>>,
    counts: Memo<Option<BTreeMap<String, Count>>>,
) -> AnyView {
    let count = Memo::new({
        let value = value.clone();
        move |_| counts.with(|c| c.as_ref().map(|c| c.get(&value).copied().unwrap_or_default()))
    });
    let on = Memo::new({
        let value = value.clone();
        move |_| chosen.with(|c| c.contains(&value))
    });
    let clicked = value.clone();
    let title = move || {
        count.get().map(|c| {
            words::facet_title(
                &words::count_of(c.documents.into(), &locale::count(c.documents.into()), "document", "documents"),
                &locale::percent(c.share),
                &locale::count(c.tokens),
            )
        })
    };
    view! {
        <label class="facet-row" class:none=move || count.get().is_some_and(|c| c.documents == 0) title=title>
            <input type="checkbox" prop:checked=on on:change=move |_| app.toggle(&name, &clicked) />
            <span class="facet-name" dir="auto">{value}</span>
            <span class="facet-count">{move || count.get().map(|c| locale::count(c.documents.into()))}</span>
            <span class="bar" aria-hidden="true">
                <span style:inline-size=move || width(count.get().map_or(0.0, |c| c.share))></span>
            </span>
        </label>
    }
    .into_any()
}

/// A share of 1 as a width that style sheets understand, in every language alike.
pub fn width(share: f64) -> String {
    let tenths = (share.clamp(0.0, 1.0) * 1000.0).round() as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
