//! The order of the lines, how much of their text is shown, which of them, and what they are counted by.

use leptos::prelude::*;

use super::labels::key_label;
use super::state::ConcordanceState;
use crate::link::{kwic_context, kwic_key, kwic_sort, read_kwic_context, read_kwic_key, read_kwic_sort};
use crate::platform::locale;
use crate::protocol::{
    FARTHEST_PLACE, FieldKind, KwicContext, KwicKey, KwicSample, KwicUnit, MOST_KWIC_SORTS, name_of, named,
};
use crate::ui::components::settings::FoldedSettings;
use crate::ui::components::{Menu, Options};
use crate::ui::logic::concordance::set_sort_key;
use crate::ui::state::Corpus;
use crate::ui::words::{self, concordance as said};

/// Orders that are often wanted, as the link and the command line write them.
const PRESETS: Options = &[
    ("", said::text_order),
    ("1R,2R,3R", || "1R 2R 3R".into()),
    ("1L,2L,3L", || "1L 2L 3L".into()),
    ("1L,1R,2R", || "1L 1R 2R".into()),
    ("date", said::date),
];
/// The classes of the keys of an order: the mark that words sorted by this key have in the lines.
const KEY_CLASSES: [&str; MOST_KWIC_SORTS] = ["kwic-key by0", "kwic-key by1", "kwic-key by2"];
const CONTEXTS: [KwicContext; 5] = [
    KwicContext::Tokens(5),
    KwicContext::Tokens(8),
    KwicContext::Tokens(15),
    KwicContext::Tokens(30),
    KwicContext::Paragraph,
];
const SAMPLES: [u32; 4] = [50, 100, 250, 1_000];

#[component]
pub fn Controls(state: ConcordanceState) -> impl IntoView {
    view! {
        <FoldedSettings label=said::settings()>
            <div class="kwic-row">
                <Presets state/>
                {(0..MOST_KWIC_SORTS).map(|place| view! { <SortKey state place/> }).collect_view()}
            </div>
            <div class="kwic-row">
                <UnitChoice state/>
                <ContextChoice state/>
                <SampleChoice state/>
                <GroupChoice state/>
            </div>
        </FoldedSettings>
    }
}

/// All that lines can be sorted and counted by, by the names of the link; first what none of them is called.
fn key_options(corpus: Corpus, none: String) -> Vec<(String, String)> {
    let mut keys = vec![KwicKey::Node];
    keys.extend((1..=FARTHEST_PLACE).map(KwicKey::Right));
    keys.extend((1..=FARTHEST_PLACE).map(KwicKey::Left));
    keys.extend([KwicKey::Doc, KwicKey::Date]);
    corpus.info.with_untracked(|info| {
        let fields = info.iter().flat_map(|info| &info.fields);
        let fields = fields.filter(|field| field.kind != FieldKind::Text && field.name != "date");
        keys.extend(fields.map(|field| KwicKey::Field(field.name.clone())));
    });
    let label = |key: &KwicKey| (kwic_key(key), untrack(|| key_label(corpus, key)));
    std::iter::once((String::new(), none)).chain(keys.iter().map(label)).collect()
}

#[component]
fn Presets(state: ConcordanceState) -> impl IntoView {
    let preset = |(keys, name): &(&'static str, fn() -> String)| {
        let keys = *keys;
        let is_chosen = move || state.wanted.with(|wanted| kwic_sort(&wanted.sort) == keys);
        let choose = move |_| state.change(|wanted| wanted.sort = read_kwic_sort(keys).unwrap_or_default());
        view! { <button type="button" aria-pressed=move || is_chosen().to_string() on:click=choose>{name()}</button> }
    };
    view! {
        <div class="choice" role="group" aria-label=said::presets()>
            {PRESETS.iter().map(preset).collect_view()}
        </div>
    }
}

/// One key of the order, with the way to turn it round.
#[component]
fn SortKey(state: ConcordanceState, place: usize) -> impl IntoView {
    let sort = Memo::new(move |_| state.wanted.with(|wanted| wanted.sort.get(place).cloned()));
    let (label, none): (String, String) = match place {
        0 => (said::sort(), said::text_order()),
        _ => (said::then(), "–".into()),
    };
    let options = key_options(state.corpus, none);
    let value =
        Signal::derive(move || sort.with(|sort| sort.as_ref().map(|sort| kwic_key(&sort.key)).unwrap_or_default()));
    let change = move |value: String| {
        state.change(|wanted| set_sort_key(&mut wanted.sort, place, read_kwic_key(&value).ok()));
    };
    let turn = move |_| {
        state.change(|wanted| {
            if let Some(sort) = wanted.sort.get_mut(place) {
                sort.descending = !sort.descending;
            }
        });
    };
    let class = move || match sort.with(Option::is_some) {
        true => KEY_CLASSES.get(place).copied(),
        false => Some("kwic-key"),
    };
    let is_turned = move || sort.with(|sort| sort.as_ref().is_some_and(|sort| sort.descending));
    // One more than there are, so that another can be added.
    let is_hidden = move || state.wanted.with(|wanted| place > wanted.sort.len());
    view! {
        <span class=class hidden=is_hidden>
            <Menu label class="kwic-sort" options value on_change=change/>
            <button
                type="button"
                class="kwic-turn"
                title=said::turned_title()
                hidden=move || sort.with(Option::is_none)
                aria-pressed=move || is_turned().to_string()
                on:click=turn
            >
                {said::turned()}
            </button>
        </span>
    }
}

/// Each match in a line, or each quotation.
#[component]
fn UnitChoice(state: ConcordanceState) -> impl IntoView {
    let units = [(KwicUnit::Matches, said::matches()), (KwicUnit::Quotations, said::quotations())];
    let options = units.into_iter().map(|(unit, label)| (name_of(&unit), label)).collect();
    let value = Signal::derive(move || state.wanted.with(|wanted| name_of(&wanted.unit)));
    let change = move |value: String| state.change(|wanted| wanted.unit = named(&value).unwrap_or_default());
    view! { <Menu label=said::unit() class="sort" options value on_change=change/> }
}

#[component]
fn ContextChoice(state: ConcordanceState) -> impl IntoView {
    let context = Memo::new(move |_| state.wanted.with(|wanted| wanted.context));
    let option = |context: KwicContext| {
        let label = match context {
            KwicContext::Tokens(tokens) => words::count_words(tokens.into()),
            KwicContext::Paragraph => said::paragraph(),
        };
        (kwic_context(context), label)
    };
    // A link may say any number.
    let other = Memo::new(move |_| Some(context.get()).filter(|now| !CONTEXTS.contains(now)));
    let options = move || CONTEXTS.into_iter().chain(other.get()).map(option).collect();
    let value = Signal::derive(move || kwic_context(context.get()));
    let change = move |value: String| {
        if let Some(context) = read_kwic_context(&value) {
            state.change(|wanted| wanted.context = context);
        }
    };
    move || view! { <Menu label=said::context() class="sort" options=options() value on_change=change/> }
}

#[component]
fn SampleChoice(state: ConcordanceState) -> impl IntoView {
    let sample = Memo::new(move |_| state.wanted.with(|wanted| wanted.sample));
    let option = |size: u32| (size.to_string(), said::at_random(&locale::count(size.into())));
    // A link may say any number.
    let other = Memo::new(move |_| sample.get().map(|sample| sample.size).filter(|size| !SAMPLES.contains(size)));
    let options = move || {
        let all = (String::new(), said::all_lines());
        std::iter::once(all).chain(SAMPLES.into_iter().chain(other.get()).map(option)).collect()
    };
    let value = Signal::derive(move || sample.get().map(|sample| sample.size.to_string()).unwrap_or_default());
    let change = move |value: String| {
        state.change(|wanted| {
            let seed = wanted.sample.map_or(1, |sample| sample.seed);
            wanted.sample = value.parse().ok().map(|size| KwicSample { size, seed });
        });
    };
    let seed = move || sample.get().map(|sample| sample.seed).unwrap_or_default();
    let set_seed = move |next: u32| {
        state.change(|wanted| {
            if let Some(sample) = &mut wanted.sample {
                sample.seed = next;
            }
        });
    };
    let typed = move |event| {
        if let Ok(next) = event_target_value(&event).trim().parse() {
            set_seed(next);
        }
    };
    view! {
        {move || view! { <Menu label=said::sample() class="sort" options=options() value on_change=change/> }}
        <Show when=move || sample.get().is_some()>
            <label class="sort kwic-seed" title=said::seed_title()>
                {said::seed()}
                <input type="text" inputmode="numeric" prop:value=move || seed().to_string() on:change=typed/>
            </label>
            <button type="button" class="plain" on:click=move |_| set_seed(untrack(seed).wrapping_add(1))>
                {said::another()}
            </button>
        </Show>
    }
}

#[component]
fn GroupChoice(state: ConcordanceState) -> impl IntoView {
    let mut options = key_options(state.corpus, said::no_group());
    options.push((kwic_key(&KwicKey::Category), said::own_categories()));
    let group = move || state.wanted.with(|wanted| wanted.group.as_ref().map(kwic_key).unwrap_or_default());
    let change = move |value: String| state.change(|wanted| wanted.group = read_kwic_key(&value).ok());
    view! { <Menu label=said::group() class="sort" options value=Signal::derive(group) on_change=change/> }
}
