//! What the reader can set: the terms, what they are counted by, and the unit.

use leptos::{ev, prelude::*};

use super::CHART;
use super::shown::{Shown, date_fields};
use super::table;
use crate::chart::marks::{SERIES, marker};
use crate::link::{Unit, View};
use crate::platform::{self, locale};
use crate::protocol::{By, FieldKind, Info, Series};
use crate::ui::app::App;
use crate::ui::live::{click, event, flag, live_option, nothing, text};
use crate::ui::parts::chart;
use crate::ui::words::{self, chart as said};

const ADD: &str = "trend-add";
const TURN: &str = "trend-turn";

pub(super) fn controls(app: App, shown: Memo<Option<Shown>>) -> AnyView {
    let select = move || Some(app.info.get().map(|info| view! { {by(app, &info)} {date(app, &info)} })?.into_any());
    let compared = move || Some(terms(app, &shown.get().filter(|shown| !shown.trend.series.is_empty())?));
    view! {
        <div class="trend-controls">
            {live_option(compared)}
            {add(app)}
            <span class="trend-settings">{live_option(select)} {unit(app)}</span>
        </div>
    }
    .into_any()
}

/// The terms with all their hits, each of which can be taken away.
fn terms(app: App, shown: &Shown) -> AnyView {
    let all: Vec<String> = shown.trend.series.iter().map(|series| series.term.clone()).collect();
    let chip = |(index, series): (usize, &Series)| {
        let hits = said::total(
            series.freq,
            &locale::count(series.freq),
            series.documents,
            &locale::count(series.documents.into()),
        );
        let rest: Vec<&str> =
            all.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, term)| term.as_str()).collect();
        let rest = rest.join(", ");
        let term = series.term.clone();
        let remove = click(move || {
            app.go(|state| state.query = rest.clone());
            platform::focus(ADD);
        });
        let lines = text(move || {
            app.link_to(|state| {
                state.view = View::Search;
                state.query = term.clone();
            })
        });
        view! {
            <li class=format!("trend-term s{}", index % SERIES + 1)>
                <svg class="trend-marker" viewBox="-6 -6 12 12" aria-hidden="true">
                    <path d=marker(index, 4.4) />
                </svg>
                <a href=lines>{series.term.clone()}</a>
                <span class="soft">{hits}</span>
                <button type="button" class="plain" aria-label=said::remove_term(&series.term) on:click=remove>
                    {words::REMOVE}
                </button>
            </li>
        }
        .into_any()
    };
    let chips = shown.trend.series.iter().enumerate().map(chip).collect_view();
    view! { <ul class="trend-terms" aria-label=said::TERMS_COMPARED>{chips}</ul> }.into_any()
}

fn add(app: App) -> AnyView {
    let typed = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let term = typed.get_untracked();
        let term = term.trim();
        if !term.is_empty() {
            app.go(|state| {
                let before = state.query.trim().trim_end_matches(',').to_owned();
                state.query = if before.is_empty() { term.to_owned() } else { format!("{before}, {term}") };
            });
            typed.set(String::new());
        }
    };
    view! {
        <form class="trend-add" on:submit=submit>
            <input
                id=ADD
                type="text"
                aria-label=said::ADD_LABEL
                placeholder=said::ADD_HINT
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=typed
                on:input=event(move |event| typed.set(event_target_value(&event)))
            />
            <button type="submit" class="plain">
                {said::ADD}
            </button>
        </form>
    }
    .into_any()
}

fn by(app: App, info: &Info) -> AnyView {
    let times = [
        (By::Auto, said::AUTO),
        (By::Year, said::YEAR),
        (By::Quarter, said::QUARTER),
        (By::Month, said::MONTH),
        (By::Day, said::DAY),
    ];
    let facets = info.fields.iter().filter(|field| field.kind == FieldKind::Facet);
    let mut choices: Vec<(By, String)> = times.map(|(by, name)| (by, name.to_owned())).to_vec();
    let first_field = choices.len();
    choices.extend(facets.map(|field| (By::Field(field.name.clone()), field.label.clone())));

    let chosen = move || app.state.with(|state| state.by.clone().unwrap_or(By::Auto));
    let option = |(index, (by, name)): (usize, (By, String))| {
        view! {
            <option value=index.to_string() selected=flag(move || chosen() == by)>
                {name}
            </option>
        }
        .into_any()
    };
    let bys: Vec<By> = choices.iter().map(|(by, _)| by.clone()).collect();
    let change = event(move |event| {
        let by = event_target_value(&event).parse::<usize>().ok().and_then(|index| bys.get(index).cloned());
        app.go(|state| state.by = by.filter(|by| *by != By::Auto));
    });
    let mut options = choices.into_iter().enumerate();
    let auto = options.by_ref().take(1).map(option).collect_view();
    let times = options.by_ref().take(first_field - 1).map(option).collect_view();
    let fields = options.map(option).collect_view();
    view! {
        <label>
            {said::BY} " "
            <select on:change=change>
                {auto}
                <optgroup label=said::BY_TIME>{times}</optgroup>
                <optgroup label=said::BY_FIELD>{fields}</optgroup>
            </select>
        </label>
    }
    .into_any()
}

/// Which of several dates the time is; nothing where there is only one, or where time is not asked for.
fn date(app: App, info: &Info) -> AnyView {
    let fields = date_fields(info);
    let unwanted = flag(move || app.state.with(|state| matches!(state.by, Some(By::Field(_)))));
    let chosen = move || app.state.with(|state| state.date_field.clone().unwrap_or_else(|| "date".into()));
    let change = event(move |event| {
        let name = event_target_value(&event);
        app.go(|state| state.date_field = Some(name).filter(|name| name != "date"));
    });
    if fields.is_empty() {
        return nothing();
    }
    let options = fields.into_iter().map(|(name, label)| {
        let mine = name.clone();
        view! { <option value=name selected=flag(move || chosen() == mine)>{label}</option> }.into_any()
    });
    view! {
        <label hidden=unwanted>
            {said::DATE_FIELD} " " <select on:change=change>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}

fn unit(app: App) -> AnyView {
    let now = move || app.state.with(|state| state.unit);
    let button = |unit: Unit, name: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=text(move || if now() == unit { "true" } else { "false" }.into())
                on:click=click(move || app.go(|state| state.unit = unit))
            >
                {name}
            </button>
        }
        .into_any()
    };
    view! {
        <span class="choice" role="group" aria-label=said::UNIT>
            {button(Unit::Rate, said::RATE)} {button(Unit::Count, said::COUNT)}
        </span>
    }
    .into_any()
}

/// The head of the figure or of the table, with the ways to take it away.
pub(super) fn head(app: App, shown: &Shown, as_table: bool) -> AnyView {
    let title = shown.title.clone();
    let (csv, name) = (shown.clone(), shown.title.clone());
    let turn = click(move || {
        app.go(|state| state.as_table = !as_table);
        // The button that was pressed goes with the head it stood in; its like stands in the new one.
        platform::before_paint(|| platform::focus(TURN));
    });
    let picture = if as_table {
        nothing()
    } else {
        let save = click(move || chart::save(app, CHART, &name));
        view! {
            <button type="button" class="plain" title=said::SVG_TITLE on:click=save>
                {said::SVG}
            </button>
        }
        .into_any()
    };
    let head = view! {
        <h2>{title}</h2>
        <span class="chart-tools">
            <button id=TURN type="button" class="plain" on:click=turn>
                {if as_table { said::AS_CHART } else { said::AS_TABLE }}
            </button>
            {picture}
            <button type="button" class="plain" title=said::CSV_TITLE on:click=click(move || table::save(app, &csv))>
                {words::CSV}
            </button>
        </span>
    };
    if as_table {
        view! { <div class="chart-head">{head}</div> }.into_any()
    } else {
        view! { <figcaption class="chart-head">{head}</figcaption> }.into_any()
    }
}
