use std::iter::once;

use leptos::prelude::*;

use super::{colour_class, dates, key, markers, path, text};
use crate::chart::heat::{Cell, Heat, SHADES};
use crate::ui::logic::charts::rectangles;

/// How much of the colour each shade has. Numbers on them are readable in either theme: tests/palette.rs.
const SHADE: [&str; SHADES] = [".08", ".17", ".27", ".38", ".5", ".66", ".83", "1"];

pub(super) fn draw(heat: &Heat) -> AnyView {
    let cells = || heat.cells.iter().flatten().flatten();
    let shade = |(shade, opacity): (usize, &'static str)| {
        let painted = cells().filter(|cell| cell.shade == Some(shade)).map(|cell| &cell.painted);
        let d = rectangles(painted.chain(heat.scale.get(shade)));
        view! { <path class="chart-shade" fill-opacity=opacity d=d/> }
    };
    let zeros = cells().filter(|cell| cell.shade.is_none()).map(|cell| &cell.painted);
    let head = |(number, place): &(usize, (f64, f64))| {
        view! { <g class=colour_class(*number)>{markers(*number, once(*place), false)}</g> }
    };
    view! {
        {text(&heat.unit, "chart-unit")}
        {heat.keys.iter().map(|one| key(one, "")).collect_view()}
        {heat.ends.iter().map(|label| text(label, "chart-date")).collect_view()}
        {heat.heads.iter().map(head).collect_view()}
        {heat.rows.iter().map(|label| text(label, "chart-value")).collect_view()}
        {dates(&heat.ticks, &heat.groups, heat.plot.bottom)}
        {path("chart-zero", rectangles(zeros))}
        {SHADE.into_iter().enumerate().map(shade).collect_view()}
        {cells().filter(|cell| !cell.number.text.is_empty()).map(number).collect_view()}
    }
    .into_any()
}

/// The number of a cell, in a colour that can be read on its shade.
fn number(cell: &Cell) -> AnyView {
    let class = match cell.shade.filter(|_| !cell.weak) {
        Some(shade) if shade + 2 >= SHADES => "chart-cell is-dark",
        Some(shade) if shade + 3 >= SHADES => "chart-cell is-middle",
        _ => "chart-cell",
    };
    text(&cell.number, class)
}
