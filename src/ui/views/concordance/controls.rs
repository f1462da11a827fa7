//! The order of the lines, how much of their text is shown, which of them, and what they are counted by.

use super::View;
use crate::link::{kwic_key, kwic_sort, read_kwic_key, read_kwic_sort};
use crate::platform::{locale, media};
use crate::protocol::{FARTHEST_PLACE, FieldKind, KwicContext, KwicKey, KwicSample, KwicSort, MOST_KWIC_SORTS};
use crate::ui::app::App;
use crate::ui::dom::{El, Piece, button, click, el, event, live, live_option, text};
use crate::ui::signals::*;
use crate::ui::words::concordance as said;

/// Orders that are often wanted, as the link and the command line write them.
const PRESETS: [(&str, &str); 5] = [
    (said::TEXT_ORDER, ""),
    ("1R 2R 3R", "1R,2R,3R"),
    ("1L 2L 3L", "1L,2L,3L"),
    ("1L 1R 2R", "1L,1R,2R"),
    (said::DATE, "date"),
];
const CONTEXTS: [KwicContext; 5] = [
    KwicContext::Tokens(5),
    KwicContext::Tokens(8),
    KwicContext::Tokens(15),
    KwicContext::Tokens(30),
    KwicContext::Paragraph,
];
const SAMPLES: [u32; 4] = [50, 100, 250, 1_000];

pub fn controls(view: View) -> Piece {
    // On a narrow window the lines come first.
    el("details")
        .is("kwic-controls")
        .at("open", !media::is_narrow())
        .with(el("summary").with(said::SETTINGS))
        .with(el("div").is("kwic-row").with(live(move || sorts(view))))
        .with(
            el("div")
                .is("kwic-row")
                .with(live(move || context(view)))
                .with(live(move || sample(view)))
                .with(live(move || group(view))),
        )
        .piece()
}

/// One choice of several, by the value of each.
fn choice(
    label: &'static str,
    class: &'static str,
    options: Vec<(String, String)>,
    now: &str,
    change: Box<dyn Fn(String)>,
) -> El {
    let option = |(value, name): (String, String)| {
        let mine = value == now;
        el("option").at("value", value).prop("selected", mine).with(name).piece()
    };
    let select = el("select")
        .on("change", event(move |event| change(event_target_value(&event))))
        .with(options.into_iter().map(option).collect::<Piece>());
    el("label").is(class).with(el("span").with(label)).with(select)
}

/// All that lines can be sorted and counted by, by the names of the link.
fn keys(app: App, first: (&str, &str)) -> Vec<(String, String)> {
    let mut keys = vec![KwicKey::Node];
    keys.extend((1..=FARTHEST_PLACE).map(KwicKey::Right));
    keys.extend((1..=FARTHEST_PLACE).map(KwicKey::Left));
    keys.extend([KwicKey::Doc, KwicKey::Date]);
    app.info.with(|info| {
        let of_lines = info.iter().flat_map(|info| &info.fields);
        let of_lines = of_lines.filter(|field| field.kind != FieldKind::Text && field.name != "date");
        keys.extend(of_lines.map(|field| KwicKey::Field(field.name.clone())));
    });
    let named = keys.iter().map(|key| (kwic_key(key), key_name(app, key)));
    Some((first.0.to_owned(), first.1.to_owned())).into_iter().chain(named).collect()
}

/// A key in words.
pub fn key_name(app: App, key: &KwicKey) -> String {
    match key {
        KwicKey::Doc => said::DOCUMENT.into(),
        KwicKey::Date => said::DATE.into(),
        KwicKey::Node => said::MATCH.into(),
        KwicKey::Left(far) => said::place(&kwic_key(key), *far, true),
        KwicKey::Right(far) => said::place(&kwic_key(key), *far, false),
        KwicKey::Field(name) => app.info.with(|info| {
            let field = info.iter().flat_map(|info| &info.fields).find(|field| field.name == *name);
            field.map_or_else(|| name.clone(), |field| field.label.clone())
        }),
    }
}

fn sorts(view: View) -> Piece {
    let sort = view.wanted.with(|wanted| wanted.sort.clone());
    let now = kwic_sort(&sort);
    let presets = PRESETS.into_iter().map(|(name, keys)| {
        let set = click(move || view.change(&|wanted| wanted.sort = read_kwic_sort(keys).unwrap_or_default()));
        let pressed = if now == keys { "true" } else { "false" };
        el("button").at("type", "button").at("aria-pressed", pressed).on("click", set).with(name).piece()
    });
    let presets = presets.collect::<Piece>();
    // One more than there are, so that another can be added.
    let selects = (0..MOST_KWIC_SORTS.min(sort.len() + 1)).map(|nth| one_sort(view, &sort, nth)).collect::<Piece>();
    el("div").is("choice").at("role", "group").at("aria-label", said::PRESETS).with(presets).piece().and(selects)
}

fn one_sort(view: View, sort: &[KwicSort], nth: usize) -> Piece {
    let here = sort.get(nth);
    let now = here.map(|sort| kwic_key(&sort.key)).unwrap_or_default();
    let change = move |value: String| {
        view.change(&|wanted| {
            match read_kwic_key(&value) {
                Ok(key) => {
                    let next = KwicSort { key, descending: false };
                    match wanted.sort.get_mut(nth) {
                        Some(sort) => *sort = next,
                        None => wanted.sort.push(next),
                    }
                }
                Err(_) if nth < wanted.sort.len() => drop(wanted.sort.remove(nth)),
                Err(_) => {}
            };
        });
    };
    let label = if nth == 0 { said::SORT } else { said::THEN };
    let none = if nth == 0 { said::TEXT_ORDER } else { "–" };
    let select = choice(label, "kwic-sort", keys(view.app, ("", none)), &now, Box::new(change));
    let turned = here.map(|sort| sort.descending);
    let turn = turned.map(|turned| {
        let act = move || {
            view.change(&|wanted| {
                if let Some(sort) = wanted.sort.get_mut(nth) {
                    sort.descending = !turned;
                }
            });
        };
        el("button")
            .at("type", "button")
            .is("kwic-turn")
            .at("title", said::TURNED_TITLE)
            .at("aria-pressed", if turned { "true" } else { "false" })
            .on("click", click(act))
            .with(said::TURNED)
            .piece()
    });
    // The mark that words sorted by this key carry in the lines.
    let class = ["kwic-key", "kwic-key by0", "kwic-key by1", "kwic-key by2"];
    let class = if here.is_some() { class.get(nth + 1) } else { class.first() };
    el("span").is(*class.unwrap_or(&"kwic-key")).with(select).with(turn).piece()
}

fn context(view: View) -> Piece {
    let now = view.wanted.with(|wanted| wanted.context);
    let written = |context: KwicContext| match context {
        KwicContext::Tokens(tokens) => (tokens.to_string(), said::words_each_side(tokens)),
        KwicContext::Paragraph => (said::PARAGRAPH.to_owned(), said::PARAGRAPH.to_owned()),
    };
    // A link may say any number.
    let other = Some(now).filter(|now| !CONTEXTS.contains(now));
    let options = CONTEXTS.into_iter().chain(other).map(written).collect();
    let change = move |value: String| {
        let context = value.parse().map_or(KwicContext::Paragraph, KwicContext::Tokens);
        view.change(&|wanted| wanted.context = context);
    };
    choice(said::CONTEXT, "sort", options, &written(now).0, Box::new(change)).piece()
}

fn sample(view: View) -> Piece {
    let now = view.wanted.with(|wanted| wanted.sample);
    let other = now.map(|sample| sample.size).filter(|size| !SAMPLES.contains(size));
    let written = |size: u32| (size.to_string(), said::at_random(&locale::count(size.into())));
    let all = (String::new(), said::ALL_LINES.to_owned());
    let options = Some(all).into_iter().chain(SAMPLES.into_iter().chain(other).map(written)).collect();
    let change = move |value: String| {
        view.change(&|wanted| {
            let seed = wanted.sample.map_or(1, |sample| sample.seed);
            wanted.sample = value.parse().ok().map(|size| KwicSample { size, seed });
        });
    };
    let size = now.map(|sample| sample.size.to_string()).unwrap_or_default();
    let seed = move || {
        let KwicSample { seed, .. } = now?;
        let set = move |next: u32| {
            view.change(&|wanted| {
                if let Some(sample) = &mut wanted.sample {
                    sample.seed = next;
                }
            });
        };
        let typed = event(move |event| {
            if let Ok(next) = event_target_value(&event).trim().parse() {
                set(next);
            }
        });
        let input = el("input")
            .at("type", "text")
            .at("inputmode", "numeric")
            .prop("value", seed.to_string())
            .on("change", typed);
        let label = el("label").is("sort kwic-seed").at("title", said::SEED_TITLE).with(said::SEED).with(input);
        Some(label.piece().and(button("plain", said::ANOTHER, move || set(seed.wrapping_add(1)))))
    };
    choice(said::SAMPLE, "sort", options, &size, Box::new(change)).piece().and(live_option(seed))
}

fn group(view: View) -> Piece {
    let now = view.wanted.with(|wanted| wanted.group.as_ref().map(kwic_key).unwrap_or_default());
    let change = move |value: String| view.change(&|wanted| wanted.group = read_kwic_key(&value).ok());
    choice(said::GROUP, "sort", keys(view.app, ("", said::NO_GROUP)), &now, Box::new(change)).piece()
}

/// How a number of lines is written in a sentence.
pub fn count(n: usize) -> (u64, String) {
    (n as u64, locale::count(n as u64))
}

/// The text that follows a count of chosen lines.
pub fn counted(n: impl Fn() -> usize + 'static, words: fn(u64, &str) -> String, none: &'static str) -> Piece {
    let value = move || match count(n()) {
        (0, _) => none.to_owned(),
        (n, formatted) => words(n, &formatted),
    };
    el("span").is("kwic-chosen").at("aria-live", "polite").with(text(value)).piece()
}
