//! The filter of time: a histogram on which a stretch is picked with the pointer or with keys, and two dates to write.

use leptos::ev;

use crate::chart::{decimal, within};
use crate::corpus::Date;
use crate::link::Days;
use crate::platform::{self, locale};
use crate::protocol::{Bin, TimeHistogram};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, event, flag, live, on, pieces, svg, text, when};
use crate::ui::words;
use leptos::prelude::*;

const FIELD: &str = "date";

/// The stretch that is chosen, where a plain filter says one.
fn chosen(app: App) -> Option<Days> {
    app.chosen(FIELD, false).iter().find_map(|value| Days::parse(value))
}

fn choose(app: App, days: Option<Days>) {
    app.set_filter(FIELD, days.iter().map(Days::text).collect());
}

pub fn time(app: App) -> Piece {
    let histogram = Memo::new(move |_| app.with_facets(|f| f.time.clone()).flatten());
    let days = Memo::new(move |_| chosen(app));
    let dated = move || histogram.with(|h| h.as_ref().is_some_and(|h| !h.bins.is_empty()));
    when(dated, move || {
        el("fieldset")
            .is("facet")
            .with(el("legend").with(words::time()))
            .with(brush(app, histogram, days))
            .with(inputs(app, days))
            .piece()
    })
}

fn days_of(bin: &Bin) -> Option<Days> {
    bin.key.as_deref().and_then(Days::of_bin)
}

/// The bins that have some day of the stretch, as the first and the one after the last: none of them where it lies
/// before or behind the corpus, all of them without a stretch.
fn met(histogram: &TimeHistogram, days: Option<Days>) -> (usize, usize) {
    let all = histogram.bins.len();
    let Some(days) = days else { return (0, all) };
    let first = histogram.bins.iter().position(|bin| days_of(bin).is_none_or(|bin| !bin.ends_before(&days)));
    let last = histogram.bins.iter().rposition(|bin| days_of(bin).is_none_or(|bin| !days.ends_before(&bin)));
    (first.unwrap_or(all), last.map_or(0, |last| last + 1))
}

fn brush(app: App, histogram: Memo<Option<TimeHistogram>>, days: Memo<Option<Days>>) -> Piece {
    let range = Memo::new(move |_| histogram.with(|h| h.as_ref().map_or((0, 0), |h| met(h, days.get()))));
    // Where the pointer went down, while it is down, and where it is.
    let drag = RwSignal::new(None::<(usize, usize)>);
    let shown = move || drag.get().map_or_else(|| range.get(), |(a, b)| (a.min(b), a.max(b) + 1));
    let length = move || histogram.with(|h| h.as_ref().map_or(1, |h| h.bins.len().max(1)));
    let bin =
        move |index: usize| histogram.with_untracked(|h| h.as_ref().and_then(|h| h.bins.get(index)).and_then(days_of));

    let pick = move |from: usize, to: usize| {
        let (first, last) = (from.min(to), from.max(to));
        if let (Some(first_bin), Some(last_bin)) = (bin(first), bin(last)) {
            let all = first == 0 && last + 1 == untrack(length);
            choose(app, Days::new(first_bin.from(), last_bin.to()).filter(|_| !all));
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
                let on = flag(move || (shown().0..shown().1).contains(&index));
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
    let position = move |is_first: bool| match (is_first, shown()) {
        (true, (first, _)) => first.min(length() - 1),
        (false, (_, end)) => end.saturating_sub(1),
    };
    // What the filter says, to the day; an open end is that of the corpus.
    let label = move |is_first: bool| {
        let end = days.get().filter(|_| drag.get().is_none()).and_then(|d| if is_first { d.from() } else { d.to() });
        if let Some(end) = end {
            return locale::date(&end.text());
        }
        let (first, end) = shown();
        histogram.with(|h| {
            let bin = h.as_ref().filter(|_| first < end).and_then(|h| h.bins.get(position(is_first)));
            bin.and_then(|b| b.key.as_deref()).map(locale::date).unwrap_or_default()
        })
    };
    // Moving one end leaves the other where it is, unless it is pushed along.
    let slide = move |index: usize, is_first: bool| {
        let Some(bin) = bin(index) else { return };
        let (from, to) = untrack(|| (position(true), position(false)));
        let now = days.get_untracked();
        let last = untrack(length) - 1;
        choose(
            app,
            if is_first && index > to || !is_first && index < from {
                Some(bin)
            } else if is_first {
                Days::new(bin.from().filter(|_| index > 0), now.and_then(|d| d.to()))
            } else {
                Days::new(now.and_then(|d| d.from()), bin.to().filter(|_| index < last))
            },
        );
    };
    let handle = move |which: String, is_first: bool| {
        el("input")
            .at("type", "range")
            .at("min", "0")
            .at("max", text(move || ((length() - 1) as u32).to_string()))
            .at("aria-label", which)
            .at("aria-valuetext", text(move || label(is_first)))
            .prop("value", text(move || (position(is_first) as u32).to_string()))
            .on("change", event(move |event| slide(event_target_value(&event).parse().unwrap_or_default(), is_first)))
            .piece()
    };
    // The ends of all there is, and between them the stretch that is chosen of it.
    let end = move |is_first: bool| {
        let key = |bins: &[Bin]| if is_first { bins.first() } else { bins.last() }.and_then(|bin| bin.key.clone());
        histogram.with(|h| h.as_ref().and_then(|h| key(&h.bins))).map(|key| locale::date(&key)).unwrap_or_default()
    };
    let stretch = move || {
        let is_all = shown() == (0, length());
        if is_all { String::new() } else { words::range(&label(true), &label(false)) }
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
        .with(el("div").is("handles").with(handle(words::from_bar(), true)).with(handle(words::to_bar(), false)))
        .with(
            el("p")
                .is("brush-ends")
                .with(el("span").with(text(move || end(true))))
                .with(el("strong").with(text(stretch)))
                .with(el("span").with(text(move || end(false)))),
        )
        .piece()
}

fn bin_title(bin: &Bin) -> String {
    let n = u64::from(bin.documents);
    let documents = words::count_documents(n);
    words::labelled(&bin.key.as_deref().map(locale::date).unwrap_or_default(), &documents)
}

/// The same by writing, for a day that no bin begins with. An end that is left empty is open.
fn inputs(app: App, days: Memo<Option<Days>>) -> Piece {
    // What stands in the fields: it stays there to be mended where it cannot be a filter.
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(String::new());
    Effect::new(move |_| {
        let written = |end: Option<Date>| end.map(|date| date.text()).unwrap_or_default();
        let days = days.get();
        from.set(written(days.and_then(|d| d.from())));
        to.set(written(days.and_then(|d| d.to())));
        fault.set(String::new());
    });
    let read = |text: String| if text.is_empty() { Some(None) } else { Date::parse(&text).map(Some) };
    let change = move || {
        let (Some(from), Some(to)) = (read(from.get_untracked()), read(to.get_untracked())) else {
            return fault.set(words::date_unreadable());
        };
        let next = Days::new(from, to);
        if next.is_none() && from.is_some() {
            return fault.set(words::time_reversed());
        }
        fault.set(String::new());
        choose(app, next);
    };
    let input = move |label: String, value: RwSignal<String>| {
        let changed = event(move |event| {
            value.set(event_target_value(&event).trim().to_owned());
            change();
        });
        el("label")
            .with(label)
            .with(
                el("input")
                    .at("type", "text")
                    .at("inputmode", "numeric")
                    .at("title", words::date_hint())
                    .at("placeholder", words::date_shape())
                    .at("maxlength", "10")
                    .prop("value", value)
                    .on("change", changed),
            )
            .piece()
    };
    pieces()
        .and(el("div").is("dates").with(input(words::from(), from)).with(input(words::to(), to)))
        .and(el("p").is("fault").at("role", "alert").with(text(move || fault.get())))
}
