//! What the reader can set: the terms, what they are counted by, and the unit.

use std::rc::Rc;

use super::CHART;
use super::shown::{Shown, Term, date_fields};
use super::table;
use crate::chart::marks::{KINDS, marker};
use crate::chart::value::Measure;
use crate::link::{View, by_name, read_by};
use crate::platform;
use crate::protocol::{By, DocumentKey, DocumentSort, FieldInfo, FieldKind, Info, Request, Scope, SearchRequest};
use crate::ui::app::App;
use crate::ui::ask::Answer;
use crate::ui::dom::{Piece, click, el, event, live_option, pieces, svg, text, when};
use crate::ui::parts::{
    chart,
    choose::{Options, menu},
    settings::one_of,
    trouble,
};
use crate::ui::words::{self, chart as said};
use leptos::prelude::*;

const TIMES: Options = &[
    ("auto", said::by_auto),
    ("year", said::by_year),
    ("quarter", said::by_quarter),
    ("month", said::by_month),
    ("day", said::by_day),
];
const UNITS: Options = &[
    ("rate", said::unit_rate),
    ("count", said::unit_count),
    ("documents", said::unit_documents),
    ("among", said::unit_among),
];
const SMOOTHS: Options = &[
    ("", said::smooth_default),
    ("3", said::smooth_3),
    ("5", said::smooth_5),
    ("7", said::smooth_7),
    ("13", said::smooth_13),
];
const CHANGES: Options = &[("", said::changes_default), ("marked", said::changes_marked)];

const ADD: &str = "trend-add";
const ADD_FAULT: &str = "trend-add-fault";
const TURN: &str = "trend-turn";

pub(super) fn controls(app: App, shown: Memo<Option<Shown>>) -> Piece {
    // A link can name a field that the menu has not. It stays there once it was asked for: were the menu drawn anew when
    // another is chosen, it would lose the focus.
    let asked_for = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let Some(By::Field(name)) = app.state.with(|state| state.by.clone()) else { return };
        let is_facet = |info: &Info| info.fields.iter().any(|f| f.name == name && f.kind == FieldKind::Facet);
        let is_new = asked_for.with_untracked(|asked| asked.as_ref() != Some(&name));
        if is_new && app.info.with(|info| info.as_ref().is_some_and(|info| !is_facet(info))) {
            asked_for.set(Some(name));
        }
    });
    let select = move || {
        let by = live_option(move || Some(by(app, &*app.info.get()?, asked_for.get())));
        app.info.get().map(|info| pieces().and(by).and(date(app, &info)))
    };
    let panels = move || app.info.get().map(|info| panels(app, &info));
    // What stands there stays while only the chart becomes another one.
    let all = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.terms()).unwrap_or_default()));
    // What is to have the focus once they are drawn anew.
    let focus = StoredValue::new(None::<usize>);
    let compared = move || {
        if let Some(index) = focus.get_value() {
            focus.set_value(None);
            platform::before_paint(move || platform::focus(&toggle_id(index)));
        }
        all.with(|all| (!all.is_empty()).then(|| terms(app, all, focus)))
    };
    el("div")
        .is("trend-controls")
        .with(live_option(compared))
        .with(add(app))
        .with(
            el("span")
                .is("trend-settings")
                .with(live_option(select))
                .with(one_of(app, said::unit(), "unit", UNITS))
                .with(live_option(panels))
                .with(curves(app, shown)),
        )
        .piece()
}

/// The terms with all their hits: each can be left out of the drawing, named, moved and taken away.
fn terms(app: App, terms: &[Term], focus: StoredValue<Option<usize>>) -> Piece {
    let all: Rc<Vec<String>> = Rc::new(terms.iter().map(|term| term.term.clone()).collect());
    let dragged = StoredValue::new(None::<usize>);
    let chip = |(index, one): (usize, &Term)| term(app, one, &all, [dragged, focus], index);
    let chips = terms.iter().enumerate().map(chip).collect::<Piece>();
    el("ul").is("trend-terms").at("aria-label", said::terms_compared()).with(chips).piece()
}

/// Asks for the terms in another order: the one with this number comes to that place.
fn moved(app: App, all: &[String], from: usize, to: usize) {
    let mut all: Vec<&str> = all.iter().map(String::as_str).collect();
    if from < all.len() && to < all.len() {
        let term = all.remove(from);
        all.insert(to, term);
        let query = all.join(", ");
        app.go(|state| state.query = query.clone());
    }
}

fn term(
    app: App,
    term: &Term,
    all: &Rc<Vec<String>>,
    [dragged, focus]: [StoredValue<Option<usize>>; 2],
    index: usize,
) -> Piece {
    let &Term { freq, documents, drawn, .. } = term;
    let hits = said::total(&words::count_hits(freq), &words::count_documents(documents.into()));
    let (name, term) = (term.name.clone(), term.term.clone());
    let rest: Vec<&str> =
        all.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, term)| term.as_str()).collect();
    let rest = rest.join(", ");
    let removed = term.clone();
    let remove = move || {
        app.go(|state| {
            state.query = rest.clone();
            state.settings.hide(&removed, false);
            state.settings.rename(&removed, "");
        });
        platform::focus(ADD);
    };
    let (of_toggle, of_link, of_name) = (term.clone(), term.clone(), term);
    let toggle = move || {
        focus.set_value(Some(index));
        app.go(|state| state.settings.hide(&of_toggle, drawn));
    };
    let lines = text(move || {
        app.link_to(|state| {
            state.view = View::Search;
            state.query = of_link.clone();
        })
    });
    let rename = event(move |event| {
        let name = event_target_value(&event);
        focus.set_value(Some(index));
        app.go(|state| state.settings.rename(&of_name, name.trim()));
    });
    let place = |name: String, to: Option<usize>| {
        let all = Rc::clone(all);
        let act = move || {
            let Some(to) = to else { return };
            focus.set_value(Some(to));
            moved(app, &all, index, to);
        };
        el("button").at("type", "button").is("plain").at("disabled", to.is_none()).on("click", click(act)).with(name)
    };
    let edit = el("details")
        .is("trend-edit")
        .with(el("summary").at("aria-label", said::edit_term(&name)).with(said::edit()))
        .with(
            el("div")
                .with(
                    el("label")
                        .with(said::name())
                        .with(" ")
                        .with(el("input").at("type", "text").at("value", name.clone()).on("change", rename)),
                )
                .with(place(said::earlier(), index.checked_sub(1)))
                .with(place(said::later(), Some(index + 1).filter(|next| *next < all.len()))),
        );
    let marker = svg("svg")
        .is("trend-marker")
        .at("viewBox", "-6 -6 12 12")
        .at("aria-hidden", "true")
        .with(svg("path").at("d", marker(index, 4.4)));
    let dropped = Rc::clone(all);
    el("li")
        .is(["trend-term s", &((index % KINDS + 1) as u32).to_string()].concat())
        .at("draggable", "true")
        .on("dragstart", event(move |_| dragged.set_value(Some(index))))
        .on("dragover", event(|event| event.prevent_default()))
        .on(
            "drop",
            event(move |event| {
                event.prevent_default();
                dragged.get_value().into_iter().for_each(|from| moved(app, &dropped, from, index));
            }),
        )
        .with(
            el("button")
                .at("id", toggle_id(index))
                .at("type", "button")
                .is("plain trend-toggle")
                .at("aria-label", said::show_term(&name))
                .at("title", said::show_term(&name))
                .at("aria-pressed", if drawn { "true" } else { "false" })
                .on("click", click(toggle))
                .with(marker),
        )
        .with(el("a").at("href", lines).with(name.clone()))
        .with(el("span").is("soft").with(hits))
        .with(edit)
        .with(
            el("button")
                .at("type", "button")
                .is("plain")
                .at("aria-label", said::remove_term(&name))
                .on("click", click(remove))
                .with(words::remove()),
        )
        .piece()
}

fn toggle_id(index: usize) -> String {
    ["trend-term-", &(index as u32).to_string()].concat()
}

fn add(app: App) -> Piece {
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(Answer::default());
    let join = move |term: &str| {
        app.go(|state| {
            let before = state.query.trim().trim_end_matches(',').to_owned();
            state.query = if before.is_empty() { term.to_owned() } else { [&before, ", ", term].concat() };
        });
    };
    // A term that cannot be read would take the whole query with it. Only the worker can tell: it is asked for the term
    // alone, before the query is changed.
    let submit = event(move |event| {
        event.prevent_default();
        let term = typed.get_untracked().trim().to_owned();
        if term.is_empty() {
            return;
        }
        let request = Request::Search(SearchRequest {
            scope: Scope { query: term.clone(), ..Scope::default() },
            sort: DocumentSort { key: DocumentKey::Relevance, descending: false },
            offset: 0,
            limit: 1,
        });
        app.try_once("trend-add", request, move |answer| match answer {
            Err(failure) => {
                fault.try_update(|fault| fault.failure = Some(failure.into()));
            }
            Ok(_) => {
                typed.try_update(String::clear);
                join(&term);
            }
        });
    });
    let typing = event(move |event| {
        typed.set(event_target_value(&event));
        fault.set(Answer::default());
    });
    let trouble = live_option(move || fault.with(|fault| fault.failure.as_deref().map(trouble::failure_text)));
    el("form")
        .is("trend-add")
        .on("submit", submit)
        .with(
            el("input")
                .at("id", ADD)
                .at("type", "text")
                .at("aria-label", said::add_label())
                .at("placeholder", said::add_hint())
                .at("autocomplete", "off")
                .at("autocapitalize", "off")
                .at("spellcheck", "false")
                .at("aria-describedby", ADD_FAULT)
                .prop("value", typed)
                .on("input", typing),
        )
        .with(el("button").at("type", "submit").is("plain").with(said::add()))
        .with(el("div").at("id", ADD_FAULT).at("role", "alert").with(trouble))
        .piece()
}

fn by(app: App, info: &Info, asked_for: Option<String>) -> Piece {
    let is_there = |field: &&FieldInfo| {
        field.kind == FieldKind::Facet || asked_for.as_ref().is_some_and(|name| field.name == *name)
    };
    let fields = info.fields.iter().filter(is_there);
    let fields = fields.map(|field| (by_name(&By::Field(field.name.clone())), field.label.clone()));
    let times = TIMES.iter().map(|(value, name)| ((*value).to_owned(), name()));
    let now = move || app.state.with(|state| by_name(state.by.as_ref().unwrap_or(&By::Auto)));
    let change = move |by: String| app.go(|state| state.by = Some(read_by(&by)).filter(|by| *by != By::Auto));
    menu(said::by(), "choose", times.chain(fields).collect(), Rc::new(now), Box::new(change))
}

/// The field whose values have a chart each; nothing where all is one field of cells.
fn panels(app: App, info: &Info) -> Piece {
    let facets = info.fields.iter().filter(|field| field.kind == FieldKind::Facet);
    let fields = facets.map(|field| (field.name.clone(), field.label.clone()));
    let options: Vec<_> = [(String::new(), said::no_panels())].into_iter().chain(fields).collect();
    let now = move || app.state.with(|state| state.settings.text("panels").to_owned());
    let change = move |name: String| app.go(|state| state.settings.put("panels", name.clone()));
    when(
        move || app.state.with(|state| state.settings.text("show") != "heat"),
        move || menu(said::panels(), "choose", options.clone(), Rc::new(now), Box::new(change)),
    )
}

/// Which of several dates the time is; nothing where there is only one, or where time is not asked for.
fn date(app: App, info: &Info) -> Piece {
    let fields = date_fields(info);
    let wanted = !fields.is_empty();
    let now = move || app.state.with(|state| state.date_field.clone().unwrap_or_else(|| "date".into()));
    let change =
        move |name: String| app.go(|state| state.date_field = Some(name.clone()).filter(|name| name != "date"));
    when(
        move || wanted && app.state.with(|state| !matches!(state.by, Some(By::Field(_)))),
        move || menu(said::date_field(), "choose", fields.clone(), Rc::new(now), Box::new(change)),
    )
}

/// What is worked out of the points, where they are rates or shares over time.
fn curves(app: App, shown: Memo<Option<Shown>>) -> Piece {
    let has_curves = move || {
        shown.with(|shown| {
            shown.as_ref().is_some_and(|shown| {
                let has_none = shown.is_heat || matches!(shown.measure, Measure::Count | Measure::Among);
                shown.periods.is_some() && !has_none
            })
        })
    };
    when(has_curves, move || {
        one_of(app, said::smooth(), "smooth", SMOOTHS).and(one_of(app, said::changes(), "changes", CHANGES))
    })
}

/// All that is said beside the drawing.
fn remarks(shown: &Shown, cut: bool) -> Vec<String> {
    let (mut all, of_the_drawing) = shown.remarks(&shown.drawn());
    all.extend(of_the_drawing);
    all.extend(cut.then(said::cut));
    all
}

/// The head of the figure or of the table, with the ways to take it away.
pub(super) fn head(app: App, shown: &Shown, as_table: bool, cut: Option<RwSignal<bool>>) -> Piece {
    let turn = click(move || {
        app.go(|state| state.as_table = !as_table);
        // The button that was pressed goes with the head it stood in; its like stands in the new one.
        platform::before_paint(|| platform::focus(TURN));
    });
    let (drawn, csv) = (shown.clone(), shown.clone());
    let taken = chart::Taken {
        id: CHART,
        name: "trends",
        title: shown.title.clone(),
        remarks: Rc::new(move || remarks(&drawn, cut.is_some_and(|cut| cut.get_untracked()))),
        save: Rc::new(move || table::save(app, &csv)),
    };
    let name = if as_table { said::as_chart() } else { said::as_table() };
    let turn = el("button").at("id", TURN).at("type", "button").is("plain").on("click", turn).with(name).piece();
    chart::head(app, &taken, Some(turn), as_table)
}
