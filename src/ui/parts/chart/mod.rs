//! A chart of a trend: the drawing, its points by pointer and by key, and what a point says.
//!
//! The drawing is an image with a sentence for whoever cannot see it; over it lies one control that walks the points
//! with the arrow keys, since an image has no parts that could be reached.

mod draw;
mod save;
mod says;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use crate::chart::{Data, Panel, Text, bars, heat, keys, lines, time::Period, value::Measure};
use crate::link::Days;
use crate::platform::{
    self,
    drawing::{Ruler, WidthObserver, place_in},
    locale,
};
use crate::protocol::Trend;
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, event, live_option, on, text, when};
use crate::ui::keys::{Action, Where, key_of};
use crate::ui::parts::drawn::{fitted, line_of};
use crate::ui::words::chart as said;
use leptos::prelude::*;

pub use save::{Taken, head};
pub use says::{amount, bin_names, short_unit, time_name, unit};

/// What is drawn, and what a point leads to.
#[derive(Clone)]
pub struct Chart {
    pub trend: Arc<Trend>,
    /// The number that each series has its colour by.
    pub numbers: Arc<Vec<usize>>,
    /// The bins as periods of time; none for a chart by a field.
    pub periods: Option<Arc<Vec<Period>>>,
    pub measure: Measure,
    /// Drawn as a field of cells.
    pub is_heat: bool,
    /// One of several: its name, and the greatest value and number of words in any of them.
    pub panel: Option<(String, (f64, u64))>,
    /// Some interval is cut, in this chart or in one beside it.
    pub cut: RwSignal<bool>,
    /// Opens the lines behind a point: series and bin.
    pub open: Rc<dyn Fn(usize, usize)>,
    /// Leaves only what lies from one bin to another, of time.
    pub narrow: Rc<dyn Fn(usize, usize)>,
}

/// The numbers of the drawing, for one width.
pub(super) enum Layout {
    Lines(lines::Lines),
    Bars(bars::Bars),
    Heat(heat::Heat),
}

/// One point, as series and bin.
type Spot = (usize, usize);

thread_local! {
    /// The width and the font that the last chart had which stood alone. The next mostly stands in its place: it is
    /// drawn for that before the browser has found how wide it is, and again where it is not.
    static ROOM: RefCell<Option<(i32, Ruler)>> = const { RefCell::new(None) };
}

impl Layout {
    /// Width and height.
    fn size(&self) -> (f64, f64) {
        match self {
            Layout::Lines(lines) => (lines.width, lines.height),
            Layout::Bars(bars) => (bars.width, bars.height),
            Layout::Heat(heat) => (heat.width, heat.height),
        }
    }

    fn cut(&self) -> bool {
        match self {
            Layout::Lines(lines) => lines.cut,
            Layout::Bars(bars) => bars.cut,
            Layout::Heat(_) => false,
        }
    }

    /// The bin that a pointer is over, of bins of time.
    fn bin(&self, x: f64) -> Option<usize> {
        let Layout::Lines(lines) = self else { return None };
        let first = lines.columns.first()?;
        // Where a pointer is dragged out of the plot, the nearest one.
        let at = lines.columns.iter().rposition(|column| column.left <= x.max(first.left));
        at.or(Some(0))
    }

    /// From left to right, a stretch of bins of time.
    fn stretch(&self, (from, to): (usize, usize)) -> Option<(f64, f64)> {
        let Layout::Lines(lines) = self else { return None };
        Some((lines.columns.get(from)?.left, lines.columns.get(to)?.right))
    }

    fn nearest(&self, (x, y): (f64, f64)) -> Option<Spot> {
        match self {
            Layout::Lines(lines) => lines.nearest(x, y),
            Layout::Bars(bars) => bars.nearest(x, y),
            Layout::Heat(heat) => heat.nearest(x, y),
        }
    }

    fn place(&self, (series, bin): Spot) -> Option<(f64, f64)> {
        match self {
            Layout::Lines(lines) => lines.series.get(series)?.points.get(bin)?.map(|mark| (mark.x, mark.y)),
            Layout::Bars(bars) => bars.rows.get(bin)?.dots.get(series)?.map(|dot| (dot.x, dot.y)),
            Layout::Heat(heat) => heat.cells.get(series)?.get(bin)?.as_ref().map(heat::Cell::middle),
        }
    }
}

impl Chart {
    fn lay_out(&self, width: f64, ruler: &Ruler) -> Layout {
        let measure = |text: &str| ruler.width(text);
        let (unit, words) = (unit(self.measure), said::words());
        let text = Text {
            measure: &measure,
            line: line_of(ruler),
            number: &says::tick_number,
            calendar: &locale::calendar,
            unit: &unit,
            words: &words,
        };
        let panel = self.panel.as_ref().map(|(name, (top, words))| Panel { name, top: *top, words: *words });
        let data = Data { trend: &self.trend, measure: self.measure, numbers: &self.numbers, panel };
        let names = bin_names(&self.trend, false);
        if self.is_heat {
            let number = |value: f64| if value > 0.0 { amount(self.measure, value) } else { locale::count(0) };
            let text = Text { number: &number, ..text };
            let greatest = if self.measure == Measure::Among { said::whole() } else { said::greatest() };
            let periods = self.periods.as_ref().map(|periods| periods.as_slice());
            return Layout::Heat(heat::lay_out(&data, periods, &names, &greatest, width, &text));
        }
        match &self.periods {
            Some(periods) => Layout::Lines(lines::lay_out(&data, periods, width, &text)),
            None => Layout::Bars(bars::lay_out(&data, &names, width, &text)),
        }
    }

    /// The class that gives a series its colour.
    fn colour(&self, series: usize) -> String {
        draw::colour(self.numbers.get(series).copied().unwrap_or(series))
    }

    fn name(&self, bin: usize) -> Option<String> {
        self.trend.bins.get(bin).map(|bin| says::bin_name(bin, self.periods.is_some()))
    }

    fn exists(&self, (series, bin): Spot) -> bool {
        let point = self.trend.series.get(series).and_then(|series| series.points.get(bin));
        point.is_some_and(|point| self.measure.value(point).is_some())
    }

    /// The next point with data from `spot`: so many bins and so many series on. Of a part of a whole, which is not in
    /// every bin, the next one is that of another part.
    fn step(&self, spot: Spot, bins: isize, series: isize) -> Option<Spot> {
        let mut next = spot;
        loop {
            next = (next.0.checked_add_signed(series)?, next.1.checked_add_signed(bins)?);
            if next.0 >= self.trend.series.len() || next.1 >= self.trend.bins.len() {
                return None;
            }
            if self.exists(next) {
                return Some(next);
            }
            let others = 0..if self.measure.is_stacked() && bins != 0 { self.trend.series.len() } else { 0 };
            if let Some(other) = others.map(|other| (other, next.1)).find(|other| self.exists(*other)) {
                return Some(other);
            }
        }
    }

    /// The first or the last point with data.
    fn end(&self, last: bool) -> Option<Spot> {
        let all = || (0..self.trend.bins.len()).flat_map(|bin| (0..self.trend.series.len()).map(move |s| (s, bin)));
        if last { all().rfind(|spot| self.exists(*spot)) } else { all().find(|spot| self.exists(*spot)) }
    }

    fn key(&self, action: Action, spot: Option<Spot>) -> Option<Spot> {
        let Some(spot) = spot else { return self.end(false) };
        // Bins lie side by side where they are time, else one below the other, and series the other way.
        let (across, down) = match action {
            Action::PointRight => (1, 0),
            Action::PointLeft => (-1, 0),
            Action::PointDown => (0, 1),
            Action::PointUp => (0, -1),
            _ => return self.end(action == Action::LastPoint),
        };
        let (bins, series) = if self.periods.is_some() { (across, down) } else { (down, across) };
        self.step(spot, bins, series).or(Some(spot))
    }
}

/// The control over a chart that stands alone.
const CONTROL: &str = "chart-control";

/// Gives the control that is drawn next the focus, where the one that it replaces has it.
pub fn keep_focus() {
    if platform::is_held(".chart-control:focus") {
        platform::before_paint(|| platform::focus(CONTROL));
    }
}

pub fn chart(chart: Chart) -> Piece {
    let frame_element = el("div").is("chart-frame");
    let frame: Frame = StoredValue::new_local(frame_element.element().dyn_into().ok());
    let here = RwSignal::new(None::<Spot>);
    // A stretch of bins that is being chosen: where it began, and where it is now.
    let chosen = RwSignal::new(None::<(usize, usize)>);
    let cut = chart.cut;
    let chart = StoredValue::new_local(chart);
    let layout = RwSignal::new(None::<Arc<Layout>>);
    let lay_out = move |width: i32, ruler: &Ruler| {
        let new = chart.with_value(|chart| chart.lay_out(width.into(), ruler));
        if new.cut() {
            cut.set(true);
        }
        layout.set(Some(Arc::new(new)));
    };
    let alone = chart.with_value(|chart| chart.panel.is_none());
    let width = ROOM.with_borrow(|room| {
        let Some((width, ruler)) = room.as_ref().filter(|_| alone) else { return 0 };
        lay_out(*width, ruler);
        *width
    });
    let observer = WidthObserver::new(&frame_element.element(), width, move |width| {
        if let Some(frame) = frame.get_value().filter(|_| width > 0) {
            let ruler = Ruler::of(&frame);
            lay_out(width, &ruler);
            if alone {
                ROOM.set(Some((width, ruler)));
            }
        }
    });
    StoredValue::new_local(observer);
    let drawing = move || {
        let layout = layout.get()?;
        Some(chart.with_value(|chart| draw::drawing(chart, &layout, here)))
    };
    let beside = move || {
        let spot = here.get()?;
        let place = layout.with(|layout| layout.as_ref().and_then(|layout| layout.place(spot)))?;
        let stretch = chosen.get().and_then(|chosen| chart.with_value(|chart| says::stretch(chart, chosen)));
        let width = layout.with(|layout| layout.as_ref().map(|layout| layout.size().0))?;
        Some(tip(chart, spot, place, width, stretch))
    };
    let brush = move || {
        let stretch = in_order(chosen.get()?);
        let (left, right) = layout.with(|layout| layout.as_ref().and_then(|layout| layout.stretch(stretch)))?;
        Some(el("div").is("chart-brush").style("left", pixels(left)).style("width", pixels(right - left)).piece())
    };
    frame_element
        .with(live_option(drawing))
        .with(live_option(brush))
        .with(control(chart, layout, frame, here, chosen))
        .with(live_option(beside))
        .piece()
}

/// Leaves only the time from one bin of a trend to another.
pub fn narrow(app: App, field: String, trend: Arc<Trend>) -> Rc<dyn Fn(usize, usize)> {
    Rc::new(move |from, to| {
        let days = |at: usize| trend.bins.get(at).and_then(|bin| bin.key.as_deref()).and_then(Days::of_bin);
        if let (Some(from), Some(to)) = (days(from), days(to)) {
            app.set_filter(&field, Days::new(from.from(), to.to()).iter().map(Days::text).collect());
        }
    })
}

/// What has to be said where some interval is cut.
pub fn cut(cut: RwSignal<bool>) -> Piece {
    when(move || cut.get(), || el("p").is("chart-said soft").with(said::cut()).piece())
}

/// The names of the series, and the unit, once for several charts.
pub fn key(trend: Arc<Trend>, numbers: Arc<Vec<usize>>, measure: Measure) -> Piece {
    fitted(Box::new(move |ruler, width| {
        let of_text = |text: &str| ruler.width(text);
        let line = line_of(ruler);
        let data = Data { trend: &trend, measure, numbers: &numbers, panel: None };
        let (keys, height) = keys(&data, width, line, &of_text);
        draw::key_of_all(&keys, &unit(measure), (width, height), line)
    }))
}

type Held<T> = StoredValue<T, LocalStorage>;
type Frame = Held<Option<HtmlElement>>;

/// The one control over the drawing.
fn control(
    chart: Held<Chart>,
    layout: RwSignal<Option<Arc<Layout>>>,
    frame: Frame,
    here: RwSignal<Option<Spot>>,
    chosen: RwSignal<Option<(usize, usize)>>,
) -> Piece {
    let open = move |spot: Spot| {
        let open = chart.with_value(|chart| chart.open.clone());
        open(spot.0, spot.1);
        // The chart has gone, and with it what had the focus.
        platform::before_paint(|| platform::focus_in_place("main"));
    };
    // Leaves what was chosen, where that is more than one bin.
    let narrow = move || {
        let Some(stretch) = chosen.get_untracked() else { return false };
        let (from, to) = in_order(stretch);
        chosen.set(None);
        if from == to {
            return false;
        }
        let narrow = chart.with_value(|chart| chart.narrow.clone());
        narrow(from, to);
        true
    };
    let bin_under = move |event: &PointerEvent| {
        let (x, _) = frame.get_value().map(|frame| place_in(&frame, event.client_x(), event.client_y()))?;
        layout.with_untracked(|layout| layout.as_ref().and_then(|layout| layout.bin(x)))
    };
    let under = move |x: i32, y: i32| {
        let place = frame.get_value().map(|frame| place_in(&frame, x, y))?;
        layout.with_untracked(|layout| layout.as_ref().and_then(|layout| layout.nearest(place)))
    };
    // A finger has no way to look before it opens: its first touch looks, the second opens.
    let touched = StoredValue::new(None::<Spot>);
    // What follows such a drag, with a mouse, is a click.
    let narrowed = StoredValue::new(false);
    let up = event(move |_| narrowed.set_value(narrow()));
    let down = on(move |event: PointerEvent| {
        narrowed.set_value(false);
        chosen.set(bin_under(&event).map(|bin| (bin, bin)));
        platform::keep_pointer(&event);
        let touch = event.pointer_type() == "touch";
        touched.set_value(if touch { here.get_untracked() } else { under(event.client_x(), event.client_y()) });
    });
    let click = on(move |event: MouseEvent| {
        if narrowed.get_value() {
            return;
        }
        let Some(spot) = under(event.client_x(), event.client_y()) else { return };
        here.set(Some(spot));
        if touched.get_value() == Some(spot) {
            open(spot);
        }
    });
    let key = move |action: Action, event: KeyboardEvent| match action {
        Action::OpenPoint => {
            event.prevent_default();
            if narrow() {
                return;
            }
            here.get_untracked().into_iter().for_each(open);
        }
        Action::LeavePoint => {
            chosen.set(None);
            here.set(None);
        }
        _ => {
            event.prevent_default();
            let before = here.get_untracked();
            here.set(chart.with_value(|chart| chart.key(action, before)));
            let is_time = chart.with_value(|chart| chart.periods.is_some() && !chart.is_heat);
            chosen.set(match (before, here.get_untracked()) {
                (Some((_, from)), Some((_, to))) if is_time && event.shift_key() => {
                    Some((chosen.get_untracked().map_or(from, |(from, _)| from), to))
                }
                _ => None,
            });
        }
    };
    let focus = event(move |_| {
        if here.get_untracked().is_none() {
            here.set(chart.with_value(|chart| chart.end(false)));
        }
    });
    let says = move || {
        let spot = here.get().or_else(|| chart.with_value(|chart| chart.end(false)));
        let mut all = spot.map(|spot| chart.with_value(|chart| says::point(chart, spot))).unwrap_or_default();
        all.extend(chosen.get().and_then(|chosen| chart.with_value(|chart| says::stretch(chart, chosen))));
        all.join(". ")
    };
    let number = move || here.get().map_or(1, |(series, bin)| bin * series_count(chart) + series + 1);
    let points = chart.with_value(|chart| chart.trend.bins.len().max(1)) * series_count(chart);
    el("div")
        .is("chart-control")
        .at("id", chart.with_value(|chart| chart.panel.is_none().then_some(CONTROL)))
        .at("role", "slider")
        .at("tabindex", "0")
        .at(
            "aria-label",
            chart.with_value(|chart| {
                chart.panel.as_ref().map_or(said::points(), |(name, _)| said::of_panel(name, &said::points()))
            }),
        )
        .at("aria-description", said::points_help(&key_of(Action::OpenPoint)))
        .at("aria-valuemin", "1")
        .at("aria-valuemax", (points as u32).to_string())
        .at("aria-valuenow", text(move || (number() as u32).to_string()))
        .at("aria-valuetext", text(says))
        .on("pointerdown", down)
        .on(
            "pointermove",
            on(move |event: PointerEvent| {
                if let (Some((from, _)), 1) = (chosen.get_untracked(), event.buttons()) {
                    chosen.set(bin_under(&event).map(|to| (from, to)));
                }
                if event.pointer_type() != "touch" {
                    here.set(under(event.client_x(), event.client_y()));
                }
            }),
        )
        .on(
            "pointerleave",
            on(move |event: PointerEvent| {
                if event.pointer_type() != "touch" {
                    here.set(None);
                }
            }),
        )
        .on("pointerup", up)
        .on("pointercancel", event(move |_| chosen.set(None)))
        .on("click", click)
        .keys(Where::Chart, key)
        .on("focus", focus)
        .on("blur", event(move |_| here.set(None)))
        .piece()
}

fn in_order((a, b): (usize, usize)) -> (usize, usize) {
    (a.min(b), a.max(b))
}

fn pixels(length: f64) -> String {
    [&(length.round_ties_even() as u32).to_string(), "px"].concat()
}

fn series_count(chart: Held<Chart>) -> usize {
    chart.with_value(|chart| chart.trend.series.len().max(1))
}

/// What a point says, beside it: on the side that has room. Screen readers hear the same from the control.
fn tip(chart: Held<Chart>, spot: Spot, (x, y): (f64, f64), width: f64, stretch: Option<String>) -> Piece {
    let mut lines = chart.with_value(|chart| says::point(chart, spot)).into_iter();
    let head = lines.next();
    let (left, right) = if x < width / 2.0 { (Some(x), None) } else { (None, Some(width - x)) };
    el("div")
        .is("chart-tip")
        .at("aria-hidden", "true")
        .style("left", left.map(|left| pixels(left + 12.0)))
        .style("right", right.map(|right| pixels(right + 12.0)))
        .style("top", pixels(y))
        .with(el("strong").is(chart.with_value(|chart| chart.colour(spot.0))).with(head))
        .with(lines.map(|line| el("span").with(line).piece()).collect::<Piece>())
        .with(el("span").is("soft").with(stretch.unwrap_or_else(|| said::opens(&key_of(Action::OpenPoint)))))
        .piece()
}
