//! The order of the lines, how much of their text is shown, which of them, and what they are counted by.

use std::rc::Rc;

use super::View;
use crate::link::{kwic_key, kwic_sort, read_kwic_key, read_kwic_sort};
use crate::platform::locale;
use crate::protocol::{FARTHEST_PLACE, FieldKind, KwicContext, KwicKey, KwicSample, KwicSort, MOST_KWIC_SORTS};
use crate::ui::app::App;
use crate::ui::dom::{Piece, Value, button, click, el, event, flag, live, maybe, pieces, text, when};
use crate::ui::parts::{
    choose::{Now, menu},
    settings::folded,
};
use crate::ui::words::{self, Text, concordance as said};
use leptos::prelude::*;

/// Orders that are often wanted, as the link and the command line write them.
fn presets() -> [(String, &'static str); 5] {
    [
        (said::text_order(), ""),
        ("1R 2R 3R".into(), "1R,2R,3R"),
        ("1L 2L 3L".into(), "1L,2L,3L"),
        ("1L 1R 2R".into(), "1L,1R,2R"),
        (said::date(), "date"),
    ]
}
const CONTEXTS: [KwicContext; 5] = [
    KwicContext::Tokens(5),
    KwicContext::Tokens(8),
    KwicContext::Tokens(15),
    KwicContext::Tokens(30),
    KwicContext::Paragraph,
];
const SAMPLES: [u32; 4] = [50, 100, 250, 1_000];

pub fn controls(view: View) -> Piece {
    let rows = el("div").is("kwic-row").with(sorts(view)).piece();
    folded(
        said::settings(),
        rows.and(el("div").is("kwic-row").with(context(view)).with(sample(view)).with(group(view))),
    )
}

/// All that lines can be sorted and counted by, by the names of the link.
fn keys(app: App, none: &str) -> Vec<(String, String)> {
    let mut keys = vec![KwicKey::Node];
    keys.extend((1..=FARTHEST_PLACE).map(KwicKey::Right));
    keys.extend((1..=FARTHEST_PLACE).map(KwicKey::Left));
    keys.extend([KwicKey::Doc, KwicKey::Date]);
    app.info.with_untracked(|info| {
        let of_lines = info.iter().flat_map(|info| &info.fields);
        let of_lines = of_lines.filter(|field| field.kind != FieldKind::Text && field.name != "date");
        keys.extend(of_lines.map(|field| KwicKey::Field(field.name.clone())));
    });
    let named = keys.iter().map(|key| (kwic_key(key), key_name(app, key)));
    Some((String::new(), none.to_owned())).into_iter().chain(named).collect()
}

/// A key in words.
pub fn key_name(app: App, key: &KwicKey) -> String {
    match key {
        KwicKey::Doc => said::document(),
        KwicKey::Date => said::date(),
        KwicKey::Node => said::the_match(),
        KwicKey::Left(far) => said::word_before(&kwic_key(key), (*far).into()),
        KwicKey::Right(far) => said::word_after(&kwic_key(key), (*far).into()),
        KwicKey::Field(name) => app.info.with(|info| {
            let field = info.iter().flat_map(|info| &info.fields).find(|field| field.name == *name);
            field.map_or_else(|| name.clone(), |field| field.label.clone())
        }),
    }
}

fn sorts(view: View) -> Piece {
    let presets = presets().into_iter().map(|(name, keys)| {
        let set = click(move || view.change(&|wanted| wanted.sort = read_kwic_sort(keys).unwrap_or_default()));
        let is_so = move || view.wanted.with(|wanted| kwic_sort(&wanted.sort) == keys);
        el("button").at("type", "button").at("aria-pressed", pressed(is_so)).on("click", set).with(name).piece()
    });
    el("div")
        .is("choice")
        .at("role", "group")
        .at("aria-label", said::presets())
        .with(presets.collect::<Piece>())
        .piece()
        .and((0..MOST_KWIC_SORTS).map(|nth| one_sort(view, nth)).collect::<Piece>())
}

pub fn pressed(is_so: impl Fn() -> bool + 'static) -> Value {
    maybe(move || Some(if is_so() { "true" } else { "false" }))
}

fn one_sort(view: View, nth: usize) -> Piece {
    // The mark that words sorted by this key have in the lines.
    const MARKS: [&str; MOST_KWIC_SORTS] = ["kwic-key by0", "kwic-key by1", "kwic-key by2"];
    let here = move || view.wanted.with(|wanted| wanted.sort.get(nth).cloned());
    let now: Now = Rc::new(move || here().map(|sort| kwic_key(&sort.key)).unwrap_or_default());
    let change = move |value: String| {
        view.change(&|wanted| match (read_kwic_key(&value), wanted.sort.get_mut(nth)) {
            (Ok(key), Some(sort)) => *sort = KwicSort { key, descending: false },
            (Ok(key), None) => wanted.sort.push(KwicSort { key, descending: false }),
            (Err(_), Some(_)) => drop(wanted.sort.remove(nth)),
            (Err(_), None) => {}
        });
    };
    let label = if nth == 0 { said::sort() } else { said::then() };
    let none = if nth == 0 { said::text_order() } else { "–".into() };
    let select = menu(label, "kwic-sort", keys(view.app, &none), now, Box::new(change));
    let act = move || {
        view.change(&|wanted| {
            if let Some(sort) = wanted.sort.get_mut(nth) {
                sort.descending = !sort.descending;
            }
        });
    };
    let turn = el("button")
        .at("type", "button")
        .is("kwic-turn")
        .at("title", said::turned_title())
        .at("hidden", flag(move || here().is_none()))
        .at("aria-pressed", pressed(move || here().is_some_and(|sort| sort.descending)))
        .on("click", click(act))
        .with(said::turned());
    let class = move || if here().is_some() { MARKS.get(nth).copied() } else { Some("kwic-key") };
    el("span")
        .is(maybe(class))
        // One more than there are, so that another can be added.
        .at("hidden", flag(move || view.wanted.with(|wanted| nth > wanted.sort.len())))
        .with(select)
        .with(turn)
        .piece()
}

fn context(view: View) -> Piece {
    let written = |context: KwicContext| match context {
        KwicContext::Tokens(tokens) => (tokens.to_string(), words::count_words(tokens.into())),
        KwicContext::Paragraph => (said::paragraph(), said::paragraph()),
    };
    let now: Now = Rc::new(move || view.wanted.with(|wanted| written(wanted.context).0));
    // A link may say any number.
    let other =
        Memo::new(move |_| Some(view.wanted.with(|wanted| wanted.context)).filter(|now| !CONTEXTS.contains(now)));
    live(move || {
        let options = CONTEXTS.into_iter().chain(other.get()).map(written).collect();
        let change = move |value: String| {
            let context = value.parse().map_or(KwicContext::Paragraph, KwicContext::Tokens);
            view.change(&|wanted| wanted.context = context);
        };
        menu(said::context(), "sort", options, Rc::clone(&now), Box::new(change))
    })
}

fn sample(view: View) -> Piece {
    let sample = move || view.wanted.with(|wanted| wanted.sample);
    let now: Now = Rc::new(move || sample().map(|sample| sample.size.to_string()).unwrap_or_default());
    let other = Memo::new(move |_| sample().map(|sample| sample.size).filter(|size| !SAMPLES.contains(size)));
    let size = live(move || {
        let written = |size: u32| (size.to_string(), said::at_random(&locale::count(size.into())));
        let all = (String::new(), said::all_lines());
        let options = Some(all).into_iter().chain(SAMPLES.into_iter().chain(other.get()).map(written)).collect();
        let change = move |value: String| {
            view.change(&|wanted| {
                let seed = wanted.sample.map_or(1, |sample| sample.seed);
                wanted.sample = value.parse().ok().map(|size| KwicSample { size, seed });
            });
        };
        menu(said::sample(), "sort", options, Rc::clone(&now), Box::new(change))
    });
    let seed = move || sample().map(|sample| sample.seed).unwrap_or_default();
    let set = move |next: u32| {
        view.change(&|wanted| {
            if let Some(sample) = &mut wanted.sample {
                sample.seed = next;
            }
        });
    };
    let seeds = move || {
        let typed = event(move |event| {
            if let Ok(next) = event_target_value(&event).trim().parse() {
                set(next);
            }
        });
        let input = el("input")
            .at("type", "text")
            .at("inputmode", "numeric")
            .prop("value", text(move || seed().to_string()))
            .on("change", typed);
        let label = el("label").is("sort kwic-seed").at("title", said::seed_title()).with(said::seed()).with(input);
        label.piece().and(button("plain", said::another(), move || set(untrack(seed).wrapping_add(1))))
    };
    pieces().and(size).and(when(move || sample().is_some(), seeds))
}

fn group(view: View) -> Piece {
    let now: Now = Rc::new(move || view.wanted.with(|wanted| wanted.group.as_ref().map(kwic_key).unwrap_or_default()));
    let change = move |value: String| view.change(&|wanted| wanted.group = read_kwic_key(&value).ok());
    menu(said::group(), "sort", keys(view.app, &said::no_group()), now, Box::new(change))
}

/// The text that follows a count of chosen lines.
pub fn counted(n: impl Fn() -> usize + 'static, words: fn(u64) -> String, none: Text) -> Piece {
    let value = move || match n() as u64 {
        0 => none(),
        n => words(n),
    };
    el("span").is("kwic-chosen").at("aria-live", "polite").with(text(value)).piece()
}
