//! Trends: several terms against time or against a field, as a chart and as a table.

mod controls;
mod dispersion;
mod empty;
mod shown;
mod table;

use std::rc::Rc;
use std::sync::Arc;

use crate::link::{Filter, State, View};
use crate::protocol::{By, Request, TrendRequest};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, flag, live, live_option, pieces, when};
use crate::ui::parts::choose::Options;
use crate::ui::parts::settings::{self, one_of};
use crate::ui::parts::{chart, notes, trouble};
use crate::ui::words::{self, chart as said, spread};
use leptos::prelude::*;
use shown::{Drawn, Panel, Shown};

const CHART: &str = "trend";
const SHOWS: Options =
    &[("", spread::of_trends_default), ("heat", spread::of_trends_heat), ("dispersion", spread::of_trends_dispersion)];

pub fn view(app: App) -> Piece {
    let is_spread = Memo::new(move |_| app.state.with(|state| state.settings.text("show") == "dispersion"));
    let has_query = Memo::new(move |_| app.state.with(|state| !state.query.trim().is_empty()));
    let which = move || one_of(app, spread::show(), "show", SHOWS);
    pieces().and(el("h1").is("vh").with(words::trends())).and(live(move || match (has_query.get(), is_spread.get()) {
        (true, true) => dispersion::view(app, which()),
        (true, false) => settings::settings().with(which()).piece().and(frequency(app)),
        (false, _) => frequency(app),
    }))
}

fn frequency(app: App) -> Piece {
    let empty = Memo::new(move |_| app.state.with(|state| state.query.trim().is_empty()));
    let answer = app.ask("trend", move || {
        let request = app.state.with(|state| {
            Request::Trend(TrendRequest {
                scope: app.scope.get(),
                terms: Vec::new(),
                by: state.by.clone().unwrap_or(By::Auto),
                date_field: state.date_field.clone(),
                curve: shown::curve(&state.settings),
                panels: shown::panels(&state.settings),
            })
        });
        (!empty.get()).then_some(request)
    });
    let reply = Memo::new(move |_| answer.with(|answer| answer.reply.clone()));
    let shown = Memo::new(move |_| {
        let reply = reply.get().filter(|_| !empty.get())?;
        app.info.with(|info| app.state.with(|state| Shown::of(reply.clone(), state, info.as_deref())))
    });
    let as_table = Memo::new(move |_| app.state.with(|state| state.as_table));

    pieces()
        .and(controls::controls(app, shown))
        .and(trouble::answer_trouble(app, answer))
        .and(when(move || empty.get(), move || empty::empty(app)))
        .and(
            el("div")
                .is("trend")
                .class("is-pending", flag(move || answer.with(|answer| answer.pending)))
                // What still stands there is not what the link and its settings say.
                .class("is-stale", flag(move || answer.with(|answer| answer.failure.is_some())))
                .with(live_option(move || shown.get().map(|shown| content(app, shown, as_table)))),
        )
}

fn content(app: App, shown: Shown, as_table: Memo<bool>) -> Piece {
    let missing = if shown.trend().series.is_empty() {
        Some((said::no_terms_title(), said::no_terms_help()))
    } else if shown.trend().bins.is_empty() {
        let coarse = shown.trend().outside.coarse > 0;
        Some((said::no_bins_title(), if coarse { said::coarse_help() } else { said::no_bins_help() }))
    } else {
        None
    };
    if let Some((title, help)) = missing {
        return pieces()
            .and(el("div").is("empty").with(el("h2").with(title)).with(el("p").with(help)))
            .and(notes::notes(app, shown.notes()));
    }
    let (figure, all) = (shown.clone(), Rc::new(shown.drawn()));
    let (remarks, of_the_drawing) = shown.remarks(&all);
    let of_the_drawing = of_the_drawing
        .into_iter()
        .map(move |remark| el("li").at("hidden", flag(move || as_table.get())).with(remark).piece());
    let remarks =
        remarks.into_iter().map(|remark| el("li").with(remark).piece()).chain(of_the_drawing).collect::<Piece>();
    pieces()
        .and(notes::notes(app, shown.notes()))
        .and(live(move || if as_table.get() { table::table(app, &figure) } else { drawn(app, &figure, &all) }))
        .and(el("ul").is("trend-said soft").with(remarks))
}

fn drawn(app: App, shown: &Shown, drawn: &Rc<Drawn>) -> Piece {
    chart::keep_focus();
    let cut = RwSignal::new(false);
    let charts = if drawn.panels.is_empty() {
        chart::chart(chart_of(app, shown, drawn, None, cut))
    } else {
        let all: Vec<_> = drawn.panels.iter().map(|panel| panel.trend.series.as_slice()).collect();
        let words = drawn.panels.iter().flat_map(|panel| &panel.trend.bins).map(|bin| bin.tokens).max();
        let greatest = (shown.measure.top_of(&all), words.unwrap_or_default());
        let one = |panel: &Panel| {
            el("li").with(chart::chart(chart_of(app, shown, drawn, Some((panel, greatest)), cut))).piece()
        };
        let label = shown.panels.as_ref().map(|(_, label)| [&said::panels_of(), " ", label].concat());
        pieces().and(chart::key(Arc::clone(&drawn.trend), Arc::clone(&drawn.numbers), shown.measure)).and(
            el("ul")
                .is("chart-panels")
                .at("aria-label", label.unwrap_or_default())
                .with(drawn.panels.iter().map(one).collect::<Piece>()),
        )
    };
    el("figure")
        .is("chart")
        .at("id", CHART)
        .at("aria-label", shown.title.clone())
        .with(controls::head(app, shown, false, Some(cut)))
        .with(charts)
        .with(chart::cut(cut))
        .piece()
}

/// The chart of all, or one of several, which share the greatest value of an axis.
fn chart_of(
    app: App,
    shown: &Shown,
    drawn: &Rc<Drawn>,
    panel: Option<(&Panel, (f64, u64))>,
    cut: RwSignal<bool>,
) -> chart::Chart {
    let (place, of, within) = (shown.clone(), Rc::clone(drawn), panel.map(|(panel, _)| panel.condition.clone()));
    let open = move |series: usize, bin: usize| {
        if let (Some(term), Some(bin)) = (of.terms.get(series), of.trend.bins.get(bin)) {
            let conditions = place.conditions(bin.key.as_deref(), within.as_ref());
            app.go(|state| lines_behind(state, term, &conditions));
        }
    };
    chart::Chart {
        trend: panel.map_or(&drawn.trend, |(panel, _)| &panel.trend).clone(),
        is_heat: shown.is_heat,
        panel: panel.map(|(panel, greatest)| (panel.name.clone(), greatest)),
        cut,
        numbers: drawn.numbers.clone(),
        periods: shown.periods.clone(),
        measure: shown.measure,
        open: Rc::new(open),
        narrow: chart::narrow(app, shown.date_field.clone(), Arc::clone(&drawn.trend)),
    }
}

/// Search for one term, in one bin: under all the present conditions and that of the bin, so that the lines there are
/// those that were counted here.
fn lines_behind(state: &mut State, term: &str, conditions: &[Filter]) {
    state.view = View::Search;
    state.query = term.to_owned();
    state.sort = None;
    conditions.iter().for_each(|condition| state.narrow(condition.text()));
}
