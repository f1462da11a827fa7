use leptos::prelude::*;

use super::ChartExport;
use crate::export::Table;
use crate::ui::components::SaveTable;
use crate::ui::state::{use_corpus, use_exports, use_notices, use_route};
use crate::ui::words::{self, chart as said};

/// The figure around plots: its head with the exports, the plots, and a note where an interval is cut.
#[component]
pub fn ChartFigure(
    export: ChartExport,
    /// Some interval is cut in one of the plots.
    cut: RwSignal<bool>,
    /// What else can be done with the figure, such as to show a table in its place.
    #[prop(optional_no_strip)]
    tools: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let (id, title) = (export.id, export.title.clone());
    view! {
        <figure class="chart" id=id aria-label=title>
            <ChartHead export tools as_table=false/>
            {children()}
            <Show when=move || cut.get()>
                <p class="chart-said soft">{said::cut()}</p>
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
    let title = export.title.clone();
    let inside = view! {
        <h2>{title}</h2>
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

/// The ways to take a figure away as a drawing, as an image, and as a citation.
#[component]
fn PictureExports(export: ChartExport) -> impl IntoView {
    let (corpus, route, notices, exports) = (use_corpus(), use_route(), use_notices(), use_exports());
    let export = StoredValue::new(export);
    let svg = move |()| export.with_value(|export| export.save_svg(corpus, route));
    let png = move |()| export.with_value(|export| export.save_png(corpus, route, notices));
    let cite = move |()| export.with_value(|export| export.copy_citation(corpus, route, exports));
    view! {
        <Way name=said::svg() title=said::svg_title() act=svg/>
        <Way name=said::png() title=said::png_title() act=png/>
        <Way name=said::cite() title=said::cite_title() act=cite/>
    }
}

#[component]
fn Way(#[prop(into)] name: String, #[prop(into)] title: String, #[prop(into)] act: Callback<()>) -> impl IntoView {
    view! { <button type="button" class="plain" title=title on:click=move |_| act.run(())>{name}</button> }
}
