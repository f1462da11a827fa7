//! The filter of time: a histogram on which a stretch is picked with the pointer or with keys, and two dates to write.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::range_fields::RangeFields;
use crate::link::Days;
use crate::model::Date;
use crate::platform::{self, locale};
use crate::protocol::Bin;
use crate::ui::logic::time::{End, bin_at, bins_in, dragged, handle, moved, picked};
use crate::ui::state::{Filters, LastingMemo, use_filters};
use crate::ui::words;

const FIELD: &str = "date";
/// The size of the histogram, of which the page takes as much as it has room for.
const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 36.0;
/// The least bar is still to be seen.
const LEAST: f64 = 1.5;
/// Of the width of a bin, what is left free before its bar, and the bar.
const GAP: f64 = 0.08;
const BAR: f64 = 0.84;

/// The filter at work. Cheap to copy.
#[derive(Clone, Copy)]
struct Time {
    filters: Filters,
    bins: Memo<Vec<Bin>>,
    /// The stretch that is chosen, where a plain filter says one.
    days: Memo<Option<Days>>,
    /// The bins where the pointer went down and where it is, while it is down.
    drag: RwSignal<Option<(usize, usize)>>,
}

impl Time {
    fn choose(self, days: Option<Days>) {
        self.filters.set(FIELD, days.iter().map(Days::to_string).collect());
    }

    fn count(self) -> usize {
        self.bins.with(Vec::len)
    }

    /// The bins that are chosen, or are being chosen.
    fn shown(self) -> std::ops::Range<usize> {
        match self.drag.get() {
            Some(drag) => dragged(drag),
            None => self.bins.with(|bins| bins_in(bins, self.days.get())),
        }
    }

    /// What the filter says of an end, to the day; an open end is that of the corpus.
    fn end(self, end: End) -> String {
        let days = self.days.get().filter(|_| self.drag.get().is_none());
        let written = days.and_then(|days| match end {
            End::First => days.from(),
            End::Last => days.to(),
        });
        if let Some(date) = written {
            return locale::date(&date.to_string());
        }
        let shown = self.shown();
        let bin = handle(end, &shown, self.count());
        self.bins.with(|bins| bins.get(bin).filter(|_| !shown.is_empty()).map(name_of).unwrap_or_default())
    }
}

#[component]
pub fn TimeFilter() -> impl IntoView {
    let filters = use_filters();
    let bins = Memo::new(move |_| {
        let bins = filters.with_facets(|facets| facets.time.as_ref().map(|time| time.bins.clone()));
        bins.flatten().unwrap_or_default()
    });
    let days = Memo::new(move |_| filters.chosen(FIELD, false).iter().find_map(|value| Days::parse(value)));
    let time = Time { filters, bins, days, drag: RwSignal::new(None) };
    view! {
        <Show when=move || bins.with(|bins| !bins.is_empty())>
            <fieldset class="facet">
                <legend>{words::time()}</legend>
                <div class="brush">
                    <Histogram time/>
                    <div class="handles">
                        <Handle time end=End::First label=words::from_bar()/>
                        <Handle time end=End::Last label=words::to_bar()/>
                    </div>
                    <Ends time/>
                </div>
                <Dates time/>
            </fieldset>
        </Show>
    }
}

#[component]
fn Histogram(time: Time) -> impl IntoView {
    let under = move |event: &PointerEvent| bin_at(platform::share_across(event), time.bins.with_untracked(Vec::len));
    let down = move |event: PointerEvent| {
        platform::keep_pointer(&event);
        let bin = under(&event);
        time.drag.set(Some((bin, bin)));
    };
    let moves = move |event: PointerEvent| {
        if let Some((from, _)) = time.drag.get_untracked() {
            time.drag.set(Some((from, under(&event))));
        }
    };
    let up = move |_| {
        if let Some(drag) = time.drag.get_untracked() {
            time.drag.set(None);
            let now = time.days.get_untracked();
            time.choose(time.bins.with_untracked(|bins| picked(bins, dragged(drag), now)));
        }
    };
    let shown = LastingMemo::new(move |_| time.shown());
    let bars = move || {
        time.bins.with(|bins| {
            let most = f64::from(bins.iter().map(|bin| bin.documents).max().unwrap_or_default().max(1));
            let step = WIDTH / bins.len().max(1) as f64;
            let bar = |(at, bin): (usize, &Bin)| {
                let height =
                    if bin.documents == 0 { 0.0 } else { (f64::from(bin.documents) / most * HEIGHT).max(LEAST) };
                let n = u64::from(bin.documents);
                let title = words::labelled(&name_of(bin), &words::count_documents(n));
                view! {
                    <rect
                        class:on=move || shown.with(|shown| shown.contains(&at))
                        x=format!("{:.3}", (at as f64 + GAP) * step)
                        y=format!("{:.3}", HEIGHT - height)
                        width=format!("{:.3}", BAR * step)
                        height=format!("{height:.3}")
                    >
                        <title>{title}</title>
                    </rect>
                }
            };
            bins.iter().enumerate().map(bar).collect_view()
        })
    };
    view! {
        <svg
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="none"
            aria-hidden="true"
            on:pointerdown=down
            on:pointermove=moves
            on:pointerup=up
            on:pointercancel=move |_| time.drag.set(None)
        >
            <rect class="ground" x="0" y="0" width=WIDTH height=HEIGHT></rect>
            {bars}
        </svg>
    }
}

#[component]
fn Handle(time: Time, end: End, #[prop(into)] label: String) -> impl IntoView {
    let change = move |event| {
        let to = event_target_value(&event).parse().unwrap_or_default();
        let now = time.days.get_untracked();
        time.choose(time.bins.with_untracked(|bins| moved(bins, end, to, now)));
    };
    view! {
        <input
            type="range"
            min="0"
            max=move || time.count().saturating_sub(1).to_string()
            aria-label=label
            aria-valuetext=move || time.end(end)
            prop:value=move || handle(end, &time.shown(), time.count()).to_string()
            on:change=change
        />
    }
}

/// The ends of all there is, and between them the stretch that is chosen of it.
#[component]
fn Ends(time: Time) -> impl IntoView {
    let first = move || time.bins.with(|bins| bins.first().map(name_of));
    let last = move || time.bins.with(|bins| bins.last().map(name_of));
    let stretch = move || {
        let is_all = time.shown() == (0..time.count());
        (!is_all).then(|| words::range(&time.end(End::First), &time.end(End::Last)))
    };
    view! { <p class="brush-ends"><span>{first}</span><strong>{stretch}</strong><span>{last}</span></p> }
}

fn name_of(bin: &Bin) -> String {
    bin.key.as_deref().map(locale::date).unwrap_or_default()
}

/// The same by writing, for a day that no bin begins with.
#[component]
fn Dates(time: Time) -> impl IntoView {
    let ends = Signal::derive(move || {
        let written = |end: Option<Date>| end.map(|date| date.to_string()).unwrap_or_default();
        let days = time.days.get();
        (written(days.and_then(|days| days.from())), written(days.and_then(|days| days.to())))
    });
    let choose = move |from: &str, to: &str| {
        let read = |text: &str| if text.is_empty() { Some(None) } else { Date::parse(text).map(Some) };
        let (Some(from), Some(to)) = (read(from), read(to)) else { return Err(words::date_unreadable()) };
        let days = Days::new(from, to);
        if days.is_none() && from.is_some() {
            return Err(words::time_reversed());
        }
        time.choose(days);
        Ok(())
    };
    let shapes = (words::date_shape(), words::date_shape());
    view! { <RangeFields ends hint=words::date_hint() shapes choose/> }
}
