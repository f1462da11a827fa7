//! The filter of time: a histogram on which a stretch is picked with the pointer or with keys, and two dates to write.

use leptos::ev;

use crate::chart::{decimal, within};
use crate::link::{Days, Filter, is_date};
use crate::platform::{self, locale};
use crate::protocol::{Bin, TimeHistogram};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, event, flag, live, on, pieces, svg, text, when};
use crate::ui::signals::*;
use crate::ui::words;

const FIELD: &str = "date";

/// The stretch that is chosen, where a plain filter says one.
fn chosen(app: App) -> Option<Days> {
    app.state.with(|s| {
        let filters = s.filters.iter().filter_map(|f| Filter::parse(f));
        let mut values = filters.filter(|f| f.field == FIELD && !f.exclude).flat_map(|f| f.values);
        values.find_map(|v| Days::parse(&v))
    })
}

fn choose(app: App, days: Option<Days>) {
    app.set_filter(FIELD, days.iter().map(Days::to_string).collect());
}

pub fn time(app: App) -> Piece {
    let histogram = Memo::new(move || app.with_facets(|f| f.time.clone()).flatten());
    let days = Memo::new(move || chosen(app));
    let dated = move || histogram.with(|h| h.as_ref().is_some_and(|h| !h.bins.is_empty()));
    when(dated, move || {
        el("fieldset")
            .is("facet")
            .with(el("legend").with(words::TIME))
            .with(brush(app, histogram, days))
            .with(inputs(app, days))
            .piece()
    })
}

/// Which bins the stretch covers, as first and last; all of them without a stretch.
fn covered(histogram: &TimeHistogram, days: Option<&Days>) -> (usize, usize) {
    let last = histogram.bins.len().saturating_sub(1);
    let Some(days) = days else { return (0, last) };
    let inside = |key: &Option<String>| key.as_deref().and_then(Days::of_bin).is_some_and(|bin| days.covers(&bin));
    let first = histogram.bins.iter().position(|b| inside(&b.key));
    let final_one = histogram.bins.iter().rposition(|b| inside(&b.key));
    // A stretch inside of one bin covers none: the bin that it lies in stands for it.
    let holder =
        histogram.bins.iter().position(|b| b.key.as_deref().and_then(Days::of_bin).is_some_and(|b| b.covers(days)));
    let first = first.or(holder).unwrap_or(0);
    (first, final_one.or(holder).unwrap_or(last))
}

fn brush(app: App, histogram: Memo<Option<TimeHistogram>>, days: Memo<Option<Days>>) -> Piece {
    let range = Memo::new(move || histogram.with(|h| h.as_ref().map_or((0, 0), |h| covered(h, days.get().as_ref()))));
    // Where the pointer went down, while it is down, and where it is.
    let drag = RwSignal::new(None::<(usize, usize)>);
    let shown = move || drag.get().map_or_else(|| range.get(), |(a, b)| (a.min(b), a.max(b)));
    let length = move || histogram.with(|h| h.as_ref().map_or(1, |h| h.bins.len().max(1)));

    let pick = move |from: usize, to: usize| {
        let picked = histogram.with_untracked(|h| {
            let h = h.as_ref()?;
            let bin = |index: usize| h.bins.get(index)?.key.as_deref().and_then(Days::of_bin);
            Some((
                bin(from.min(to))?.through(&bin(from.max(to))?),
                from.min(to) == 0 && from.max(to) + 1 == h.bins.len(),
            ))
        });
        if let Some((picked, all)) = picked {
            choose(app, (!all).then_some(picked));
        }
    };
    let bin_at = move |event: &ev::PointerEvent| {
        let share = within(platform::share_across(event), 0.0, 0.9999);
        (share * length() as f64) as usize
    };
    let down = on(move |event: ev::PointerEvent| {
        platform::keep_pointer(&event);
        let bin = bin_at(&event);
        drag.set(Some((bin, bin)));
    });
    let moved = on(move |event: ev::PointerEvent| {
        if let Some((from, _)) = drag.get_untracked() {
            drag.set(Some((from, bin_at(&event))));
        }
    });
    let up = event(move |_| {
        if let Some((from, to)) = drag.get_untracked() {
            drag.set(None);
            pick(from, to);
        }
    });

    let bars = live(move || {
        histogram.with(|h| {
            let bins = h.as_ref().map(|h| h.bins.as_slice()).unwrap_or_default();
            let most = f64::from(bins.iter().map(|b| b.documents).max().unwrap_or(1).max(1));
            let step = 100.0 / bins.len().max(1) as f64;
            let bar = |(index, bin): (usize, &Bin)| {
                // The least bar is still to be seen.
                let height = if bin.documents == 0 { 0.0 } else { (f64::from(bin.documents) / most * 36.0).max(1.5) };
                let on = flag(move || (shown().0..=shown().1).contains(&index));
                svg("rect")
                    .class("on", on)
                    .at("x", decimal(index as f64 * step + step * 0.08, 3))
                    .at("y", decimal(36.0 - height, 3))
                    .at("width", decimal(step * 0.84, 3))
                    .at("height", decimal(height, 3))
                    .with(svg("title").with(bin_title(bin)))
                    .piece()
            };
            bins.iter().enumerate().map(bar).collect::<Piece>()
        })
    });
    let label = move |index: usize| {
        histogram.with(|h| {
            let key = h.as_ref().and_then(|h| h.bins.get(index)).and_then(|b| b.key.as_deref());
            key.map(locale::date).unwrap_or_default()
        })
    };
    let handle = move |which: &'static str, is_first: bool| {
        let at = move || if is_first { shown().0 } else { shown().1 };
        el("input")
            .at("type", "range")
            .at("min", "0")
            .at("max", text(move || (length() - 1).to_string()))
            .at("aria-label", which)
            .at("aria-valuetext", text(move || label(at())))
            .prop("value", text(move || at().to_string()))
            .on(
                "change",
                event(move |event| {
                    let to = event_target_value(&event).parse::<usize>().unwrap_or_default();
                    let (first, last) = range.get_untracked();
                    if is_first { pick(to, last.max(to)) } else { pick(first.min(to), to) }
                }),
            )
            .piece()
    };
    el("div")
        .is("brush")
        .with(
            svg("svg")
                .at("viewBox", "0 0 100 36")
                .at("preserveAspectRatio", "none")
                .at("aria-hidden", "true")
                .on("pointerdown", down)
                .on("pointermove", moved)
                .on("pointerup", up)
                .on("pointercancel", event(move |_| drag.set(None)))
                .with(svg("rect").is("ground").at("x", "0").at("y", "0").at("width", "100").at("height", "36"))
                .with(bars),
        )
        .with(el("div").is("handles").with(handle(words::FROM, true)).with(handle(words::TO, false)))
        .with(
            el("p")
                .is("brush-ends")
                .with(el("span").with(text(move || label(shown().0))))
                .with(el("span").with(text(move || label(shown().1)))),
        )
        .piece()
}

fn bin_title(bin: &Bin) -> String {
    let n = u64::from(bin.documents);
    let documents = words::count_of(n, &locale::count(n), "document", "documents");
    format!("{}: {documents}", bin.key.as_deref().map(locale::date).unwrap_or_default())
}

/// The same by writing, for a day that no bin begins with.
fn inputs(app: App, days: Memo<Option<Days>>) -> Piece {
    let fault = RwSignal::new(false);
    let ends = move || {
        app.info.with_untracked(|i| {
            let i = i.as_ref()?;
            Some((i.first_day.clone()?, i.last_day.clone()?))
        })
    };
    let set = move |text: String, is_first: bool| {
        let text = text.trim().to_owned();
        fault.set(!text.is_empty() && !is_date(&text));
        let Some((first, last)) = ends().filter(|_| !fault.get_untracked()) else { return };
        let now = days.get_untracked();
        let from = now.as_ref().map_or(first.clone(), |d| d.from.clone());
        let to = now.as_ref().map_or(last.clone(), |d| d.to.clone());
        let next = match (is_first, text.is_empty()) {
            (true, false) => Days::new(&text, &to),
            (false, false) => Days::new(&from, &text),
            (true, true) => Days::new(&first, &to),
            (false, true) => Days::new(&from, &last),
        };
        choose(app, (next != Days::new(&first, &last)).then_some(next));
    };
    let input = move |label: &'static str, is_first: bool| {
        let value = text(move || days.get().map(|d| if is_first { d.from } else { d.to }).unwrap_or_default());
        el("label")
            .with(label)
            .with(
                el("input")
                    .at("type", "text")
                    .at("inputmode", "numeric")
                    .at("title", words::DATE_HINT)
                    .at("placeholder", words::DATE_SHAPE)
                    .at("maxlength", "10")
                    .prop("value", value)
                    .on("change", event(move |e| set(event_target_value(&e), is_first))),
            )
            .piece()
    };
    pieces().and(el("div").is("dates").with(input(words::FROM, true)).with(input(words::TO, false))).and(
        el("p")
            .is("fault")
            .at("role", "alert")
            .with(text(move || if fault.get() { words::DATE_UNREADABLE.into() } else { String::new() })),
    )
}
