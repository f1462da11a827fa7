//! One chart: the drawing, its points by pointer and by key, and what a point says.
//!
//! The drawing is an image with a sentence for whoever cannot see it; over it lies one control that walks the points
//! with the arrow keys, since an image has no parts that could be reached.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Chart;
use super::describe;
use super::draw;
use super::frame::{Fitted, line_height, on_width};
use crate::chart::{Data, Panel, Text, bars, heat, keys, lines, value::Measure};
use crate::platform::{
    self,
    drawing::{Ruler, place_in},
    locale,
};
use crate::protocol::Trend;
use crate::ui::components::{amount, bin_name, bin_names, unit};
use crate::ui::keys::{Action, Where, hear, key_of};
use crate::ui::logic::charts::{Layout, Spot, Step, Walk};
use crate::ui::words::chart as said;

/// The id of the control over a chart that stands alone.
const CONTROL: &str = "chart-control";

thread_local! {
    /// The width and the font of the last chart that stood alone. The next one mostly stands in its place: it is drawn for
    /// that before the browser has found how wide it is, and again where it is not.
    static LAST_ROOM: RefCell<Option<(i32, Ruler)>> = const { RefCell::new(None) };
}

/// The names of the series and the unit, once for several plots.
#[component]
pub fn ChartKey(trend: Arc<Trend>, numbers: Arc<Vec<usize>>, measure: Measure) -> impl IntoView {
    let draw = move |ruler: &Ruler, width: f64| {
        let line = line_height(ruler);
        let data = Data { trend: &trend, measure, numbers: &numbers, bars: false, panel: None };
        let (keys, height) = keys(&data, width, line, &|text| ruler.width(text));
        draw::keys_alone(&keys, unit(measure), (width, height), line)
    };
    view! { <Fitted draw/> }
}

/// One chart, with its tooltip, brush and keyboard control.
#[component]
pub fn Plot(chart: Chart) -> impl IntoView {
    let is_alone = chart.panel.is_none();
    let plot = PlotState {
        chart: StoredValue::new(chart),
        layout: RwSignal::new(None),
        frame: NodeRef::new(),
        here: RwSignal::new(None),
        chosen: RwSignal::new(None),
    };
    // The plot that this one replaces had the focus: this one has it next.
    if is_alone && platform::exists(".chart-control:focus") {
        platform::before_paint(move || {
            platform::focus(CONTROL);
            plot.enter();
        });
    }
    let drawn_width = LAST_ROOM.with_borrow(|room| {
        let (width, ruler) = room.as_ref().filter(|_| is_alone)?;
        plot.lay_out(*width, ruler);
        Some(*width)
    });
    on_width(plot.frame, drawn_width.unwrap_or_default(), move |frame, width| {
        if width > 0 {
            let ruler = Ruler::of(frame);
            plot.lay_out(width, &ruler);
            if is_alone {
                LAST_ROOM.set(Some((width, ruler)));
            }
        }
    });
    let drawing = move || {
        let layout = plot.layout.get()?;
        let ring = move || {
            let spot = plot.here.get()?;
            let place = plot.layout.with(|layout| layout.as_ref()?.place(spot))?;
            Some(plot.chart.with_value(|chart| draw::ring(place, &draw::colour_class(chart.number(spot.0)))))
        };
        Some(plot.chart.with_value(|chart| draw::drawing(chart, &layout, ring)))
    };
    let brush = move || {
        let stretch = in_order(plot.chosen.get()?);
        let (left, right) = plot.layout.with(|layout| layout.as_ref()?.stretch(stretch))?;
        Some(view! { <div class="chart-brush" style:left=pixels(left) style:width=pixels(right - left)></div> })
    };
    view! {
        <div class="chart-frame" node_ref=plot.frame>
            {drawing}
            {brush}
            <Control plot/>
            {move || plot.tooltip()}
        </div>
    }
}

#[derive(Clone, Copy)]
struct PlotState {
    chart: StoredValue<Chart>,
    layout: RwSignal<Option<Arc<Layout>>>,
    frame: NodeRef<html::Div>,
    /// The point at the pointer, or that keys have led to.
    here: RwSignal<Option<Spot>>,
    /// A stretch of bins that is being chosen: where it began, and where it is now.
    chosen: RwSignal<Option<(usize, usize)>>,
}

impl PlotState {
    fn lay_out(self, width: i32, ruler: &Ruler) {
        let laid_out = |chart: &Chart| (chart.lay_out(width.into(), ruler), chart.cut, chart.crowded);
        let Some((layout, cut, crowded)) = self.chart.try_with_value(laid_out) else { return };
        if layout.is_cut() {
            cut.try_set(true);
        }
        crowded.try_set(layout.is_crowded());
        self.layout.try_set(Some(Arc::new(layout)));
    }

    fn place_in_frame(self, x: i32, y: i32) -> Option<(f64, f64)> {
        let frame = self.frame.get_untracked()?;
        Some(place_in(&frame, x, y))
    }

    /// The point nearest to a place of the window.
    fn spot_at(self, x: i32, y: i32) -> Option<Spot> {
        let place = self.place_in_frame(x, y)?;
        self.layout.with_untracked(|layout| layout.as_ref()?.nearest(place))
    }

    /// The bin of time that a pointer is over.
    fn bin_at(self, event: &ev::PointerEvent) -> Option<usize> {
        let (x, _) = self.place_in_frame(event.client_x(), event.client_y())?;
        self.layout.with_untracked(|layout| layout.as_ref()?.bin_at(x))
    }

    fn open(self, spot: Spot) {
        let open = self.chart.with_value(|chart| chart.open);
        open.run(spot);
        // The chart goes, and with it what has the focus.
        platform::before_paint(|| platform::focus_in_place("main"));
    }

    /// Keeps only the stretch that was chosen, where that is more than one bin; says whether it was.
    fn narrow(self) -> bool {
        let Some(stretch) = self.chosen.get_untracked() else { return false };
        let (from, to) = in_order(stretch);
        self.chosen.set(None);
        if from == to {
            return false;
        }
        let narrow = self.chart.with_value(|chart| chart.narrow);
        narrow.run((from, to));
        true
    }

    /// What Enter would do with the stretch that is chosen.
    fn stretch_in_words(self) -> Option<String> {
        let chosen = self.chosen.get()?;
        self.chart.with_value(|chart| describe::stretch(chart, chosen))
    }

    /// The point where it is, or the first one, in words.
    fn in_words(self) -> String {
        let spot = self.here.get().or_else(|| self.walk(|walk| walk.first()));
        let mut all = spot.map(|spot| self.chart.with_value(|chart| describe::point(chart, spot))).unwrap_or_default();
        all.extend(self.stretch_in_words());
        all.join(". ")
    }

    /// Begins with the first point, where the pointer is at none.
    fn enter(self) {
        if self.here.try_get_untracked() == Some(None) {
            self.here.set(self.walk(|walk| walk.first()));
        }
    }

    fn walk<T>(self, walk: impl FnOnce(Walk) -> T) -> T {
        self.chart.with_value(|chart| {
            walk(Walk { trend: &chart.trend, measure: chart.measure, is_time: chart.periods.is_some() })
        })
    }

    /// What a point says, beside it: on the side that has room. Screen readers hear the same from the control.
    fn tooltip(self) -> Option<AnyView> {
        let spot = self.here.get()?;
        let ((x, y), width) = self.layout.with(|layout| {
            let layout = layout.as_ref()?;
            Some((layout.place(spot)?, layout.size().0))
        })?;
        let (left, right) = if x < width / 2.0 { (Some(x), None) } else { (None, Some(width - x)) };
        let beside = |distance: Option<f64>| distance.map(|distance| pixels(distance + 12.0));
        let (lines, colour) =
            self.chart.with_value(|chart| (describe::point(chart, spot), draw::colour_class(chart.number(spot.0))));
        let mut lines = lines.into_iter();
        let head = lines.next();
        let lines = lines.map(|line| view! { <span>{line}</span> }).collect_view();
        let way = self.stretch_in_words().unwrap_or_else(|| said::opens(&key_of(Action::OpenPoint)));
        let tooltip = view! {
            <div
                class="chart-tip"
                aria-hidden="true"
                style:left=beside(left)
                style:right=beside(right)
                style:top=pixels(y)
            >
                <strong class=colour>{head}</strong>
                {lines}
                <span class="soft">{way}</span>
            </div>
        };
        Some(tooltip.into_any())
    }
}

/// The one control over the drawing.
#[component]
fn Control(plot: PlotState) -> impl IntoView {
    let PlotState { here, chosen, .. } = plot;
    // A finger has no way to look before it opens: its first touch looks, the second opens.
    let touched = StoredValue::new(None::<Spot>);
    // With a mouse, a click follows the drag that chose a stretch.
    let was_drag = StoredValue::new(false);
    let is_touch = |event: &ev::PointerEvent| event.pointer_type() == "touch";
    let pointer_down = move |event: ev::PointerEvent| {
        was_drag.set_value(false);
        chosen.set(plot.bin_at(&event).map(|bin| (bin, bin)));
        platform::keep_pointer(&event);
        let (x, y) = (event.client_x(), event.client_y());
        touched.set_value(if is_touch(&event) { here.get_untracked() } else { plot.spot_at(x, y) });
    };
    let pointer_move = move |event: ev::PointerEvent| {
        if let (Some((from, _)), 1) = (chosen.get_untracked(), event.buttons()) {
            chosen.set(plot.bin_at(&event).map(|to| (from, to)));
        }
        if !is_touch(&event) {
            here.set(plot.spot_at(event.client_x(), event.client_y()));
        }
    };
    let pointer_leave = move |event: ev::PointerEvent| {
        if !is_touch(&event) {
            here.try_set(None);
        }
    };
    let click = move |event: ev::MouseEvent| {
        if was_drag.get_value() {
            return;
        }
        let Some(spot) = plot.spot_at(event.client_x(), event.client_y()) else { return };
        here.set(Some(spot));
        if touched.get_value() == Some(spot) {
            plot.open(spot);
        }
    };
    let step = move |step: Step, extends: bool| {
        let before = here.get_untracked();
        let now = plot.walk(|walk| walk.go(step, before));
        here.set(now);
        let is_time = plot.chart.with_value(|chart| chart.periods.is_some() && !chart.is_heat);
        chosen.set(match (before, now) {
            (Some((_, from)), Some((_, to))) if is_time && extends => {
                Some((chosen.get_untracked().map_or(from, |(from, _)| from), to))
            }
            _ => None,
        });
    };
    let key_down = hear(Where::Chart, move |action, event| {
        if action == Action::LeavePoint {
            chosen.set(None);
            here.set(None);
            return;
        }
        event.prevent_default();
        match step_of(action) {
            Some(way) => step(way, event.shift_key()),
            None if plot.narrow() => {}
            None => here.get_untracked().into_iter().for_each(|spot| plot.open(spot)),
        }
    });
    let (id, label) = plot
        .chart
        .with_value(|chart| (chart.panel.is_none().then_some(CONTROL), describe::of_panel(chart, said::points())));
    view! {
        <div
            class="chart-control"
            id=id
            role="slider"
            tabindex="0"
            aria-label=label
            aria-description=said::points_help(&key_of(Action::OpenPoint))
            aria-valuemin="1"
            aria-valuemax=plot.walk(|walk| walk.count())
            aria-valuenow=move || plot.walk(|walk| walk.number(here.get()))
            aria-valuetext=move || plot.in_words()
            on:pointerdown=pointer_down
            on:pointermove=pointer_move
            on:pointerleave=pointer_leave
            on:pointerup=move |_| was_drag.set_value(plot.narrow())
            on:pointercancel=move |_| chosen.set(None)
            on:click=click
            on:keydown=key_down
            on:focus=move |_| plot.enter()
            // What is taken away with the focus on it loses it last of all.
            on:blur=move |_| {
                here.try_set(None);
            }
        ></div>
    }
}

fn step_of(action: Action) -> Option<Step> {
    match action {
        Action::PointRight => Some(Step::Right),
        Action::PointLeft => Some(Step::Left),
        Action::PointDown => Some(Step::Down),
        Action::PointUp => Some(Step::Up),
        Action::FirstPoint => Some(Step::First),
        Action::LastPoint => Some(Step::Last),
        _ => None,
    }
}

impl Chart {
    /// The number that a series has its colour, marker and dash by.
    pub(super) fn number(&self, series: usize) -> usize {
        self.numbers.get(series).copied().unwrap_or(series)
    }

    pub(super) fn bin_name(&self, bin: usize) -> Option<String> {
        self.trend.bins.get(bin).map(|bin| bin_name(bin, self.periods.is_some()))
    }

    fn lay_out(&self, width: f64, ruler: &Ruler) -> Layout {
        let measure = |text: &str| ruler.width(text);
        let (unit, words) = (unit(self.measure), said::words());
        let value = |value: f64| amount(self.measure, value);
        let text = Text {
            measure: &measure,
            line: line_height(ruler),
            number: &describe::tick_number,
            value: &value,
            calendar: &locale::calendar,
            unit: &unit,
            words: &words,
        };
        let panel = self.panel.as_ref().map(|(name, (top, words))| Panel { name, top: *top, words: *words });
        let data =
            Data { trend: &self.trend, measure: self.measure, numbers: &self.numbers, bars: self.is_bars, panel };
        let periods = self.periods.as_ref().map(|periods| periods.as_slice());
        if self.is_heat {
            let number = |value: f64| if value > 0.0 { amount(self.measure, value) } else { locale::count(0) };
            let text = Text { number: &number, ..text };
            let greatest = if self.measure == Measure::Among { said::whole() } else { said::greatest() };
            let names = bin_names(&self.trend, false);
            return Layout::Heat(heat::lay_out(&data, periods, &names, &greatest, width, &text));
        }
        match periods {
            Some(periods) => Layout::Lines(lines::lay_out(&data, periods, width, &text)),
            None => Layout::Bars(bars::lay_out(&data, &bin_names(&self.trend, false), width, &text)),
        }
    }
}

fn in_order((a, b): (usize, usize)) -> (usize, usize) {
    (a.min(b), a.max(b))
}

fn pixels(length: f64) -> String {
    format!("{length:.0}px")
}
