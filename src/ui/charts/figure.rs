use leptos::ev;
use leptos::prelude::*;

use super::ChartExport;
use crate::export::Table;
use crate::link::LONGEST_TITLE;
use crate::platform;
use crate::ui::components::{Check, SaveTable};
use crate::ui::state::{use_citing, use_corpus, use_notices, use_route};
use crate::ui::words::{self, chart as said};

/// The figure around plots: its head with the exports, the plots, and a note where an interval is cut.
#[component]
pub fn ChartFigure(
    export: ChartExport,
    /// Some interval is cut in one of the plots.
    cut: RwSignal<bool>,
    /// There is no room to print values.
    crowded: RwSignal<bool>,
    /// What else can be done with the figure, such as to show a table in its place.
    #[prop(optional_no_strip)]
    tools: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let (id, caption) = (export.id, export.title.clone());
    let route = use_route();
    let title = move || route.with(|state| state.settings.title_of(id)).unwrap_or_else(|| caption.clone());
    view! {
        <figure class="chart" id=id aria-label=title>
            <ChartHead export tools as_table=false/>
            {children()}
            <Show when=move || cut.get()>
                <p class="chart-said soft">{said::cut()}</p>
            </Show>
            <Show when=move || crowded.get()>
                <p class="chart-said soft">{said::crowded()}</p>
            </Show>
        </figure>
    }
}

/// The head of a figure, or of the table in its place: the title, what else can be done, and the exports.
#[component]
pub fn ChartHead(
    export: ChartExport,
    #[prop(optional_no_strip)] tools: Option<AnyView>,
    /// It stands over a table, which has no picture.
    as_table: bool,
) -> impl IntoView {
    let (name, table) = (export.name, export.table);
    let save = move |save: Callback<Table>| save.run(table.run(()));
    let inside = view! {
        <Title chart=export.id caption=export.title.clone()/>
        <span class="chart-tools">
            {tools}
            {(!as_table).then(|| view! { <PictureExports export/> })}
            <SaveTable
                name
                csv_title=said::csv_title()
                json_title=words::measured::json_title()
                table=save
            />
        </span>
    };
    if as_table {
        view! { <div class="chart-head">{inside}</div> }.into_any()
    } else {
        view! { <figcaption class="chart-head">{inside}</figcaption> }.into_any()
    }
}

/// The title: what is shown, in words, or what the reader calls it, with that below.
#[component]
fn Title(chart: &'static str, caption: String) -> impl IntoView {
    let route = use_route();
    let own = Memo::new(move |_| route.with(|state| state.settings.title_of(chart)));
    let is_edited = RwSignal::new(false);
    let (input_id, button_id) = (format!("{chart}-title"), format!("{chart}-retitle"));
    let close = {
        let button_id = button_id.clone();
        move || {
            is_edited.set(false);
            let button_id = button_id.clone();
            platform::before_paint(move || platform::focus(&button_id));
        }
    };
    let edit = {
        let input_id = input_id.clone();
        move |_| {
            is_edited.set(true);
            let input_id = input_id.clone();
            platform::before_paint(move || platform::focus_and_select(&input_id));
        }
    };
    let shown = {
        let caption = caption.clone();
        Signal::derive(move || own.get().unwrap_or_else(|| caption.clone()))
    };
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(shown.get()));
    let submit = {
        let (close, caption) = (close.clone(), caption.clone());
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            let title = typed.get_untracked();
            // The caption itself is no title of the reader's.
            let title = if title.trim() == caption { String::new() } else { title };
            route.go(|state| state.settings.give_title(chart, &title));
            close();
        }
    };
    let most = LONGEST_TITLE.to_string();
    let help = said::title_help(&most);
    let form = move || {
        let (close, submit) = (close.clone(), submit.clone());
        view! {
            <form class="chart-title-edit" on:submit=submit>
                <input
                    id=input_id.clone()
                    type="text"
                    aria-label=said::title_label()
                    title=help.clone()
                    maxlength=most.clone()
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <button type="submit" class="plain">{said::title_set()}</button>
                <button type="button" class="plain" on:click=move |_| close()>{words::close()}</button>
                <p class="soft">{help.clone()}</p>
            </form>
        }
    };
    let line = move || {
        let (edit, caption) = (edit.clone(), caption.clone());
        let caption = own.get().map(|_| view! { <p class="chart-caption soft">{caption}</p> });
        view! {
            <div class="chart-title-line">
                <h2>{move || shown.get()}</h2>
                <button
                    id=button_id.clone()
                    type="button"
                    class="plain"
                    aria-label=said::title_edit()
                    title=said::title_edit()
                    on:click=edit
                >
                    {said::edit()}
                </button>
                {caption}
            </div>
        }
    };
    move || if is_edited.get() { form().into_any() } else { line().into_any() }
}

/// The ways to take a figure away as a drawing, as an image, and as a citation.
#[component]
fn PictureExports(export: ChartExport) -> impl IntoView {
    let (corpus, route, notices, citing) = (use_corpus(), use_route(), use_notices(), use_citing());
    let export = StoredValue::new(export);
    // Of the files, not of the view: it is in no link.
    let is_dark = RwSignal::new(false);
    let svg = move |()| export.with_value(|export| export.save_svg(corpus, route, is_dark.get_untracked()));
    let png = move |()| export.with_value(|export| export.save_png(corpus, route, is_dark.get_untracked(), notices));
    let cite = move |()| citing.open(export.with_value(|export| export.citation(corpus, route)));
    view! {
        <Way name=said::svg() title=said::svg_title() act=svg/>
        <Way name=said::png() title=said::png_title() act=png/>
        <Check
            label=said::dark()
            title=said::dark_title()
            checked=is_dark
            on_change=move |dark: bool| is_dark.set(dark)
        />
        <Way name=words::cite() title=words::cite_title() act=cite/>
    }
}

#[component]
fn Way(#[prop(into)] name: String, #[prop(into)] title: String, #[prop(into)] act: Callback<()>) -> impl IntoView {
    view! { <button type="button" class="plain" title=title on:click=move |_| act.run(())>{name}</button> }
}
