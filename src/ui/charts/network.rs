use leptos::prelude::*;

use super::draw::{link, text};
use super::frame::{Drawing, Fitted, line_height};
use crate::chart::network::{Arc, Network as Layout, Place, Word, lay_out};
use crate::platform::drawing::Ruler;
use crate::ui::logic::charts::px;

/// A word that the one in the middle of a [`Network`] goes with, and where it leads.
pub struct NetworkWord {
    pub term: String,
    /// 0 to 1.
    pub strength: f64,
    /// Where it stands on average, in words: before the word in the middle if negative.
    pub place: Option<f64>,
    pub link: String,
    pub title: String,
}

/// A word among those it goes with. For the eye alone: the table beside it says the same.
#[component]
pub fn Network(
    /// The word in the middle.
    node: String,
    words: Vec<NetworkWord>,
    /// Two of the words, by number, and how often they occur together.
    pairs: Vec<(u32, u32, u64)>,
) -> impl IntoView {
    let draw = move |ruler: &Ruler, width: f64| {
        let given: Vec<Word> =
            words.iter().map(|word| Word { term: &word.term, strength: word.strength, place: word.place }).collect();
        let layout = lay_out(&node, &given, &pairs, width, &|text| ruler.width(text), line_height(ruler));
        drawing(&layout, &words)
    };
    view! { <Fitted draw/> }
}

fn drawing(layout: &Layout, words: &[NetworkWord]) -> AnyView {
    let plate = layout.plate;
    let words = layout.words.iter().zip(words).enumerate();
    let words = words.map(|(index, (place, word))| draw_word(layout, index, place, word)).collect_view();
    let node = text(&layout.node, "plot-node");
    view! {
        <Drawing size=(layout.width, layout.height)>
            {words}
            <rect
                class="plot-plate"
                x=px(plate.left)
                y=px(plate.top)
                width=px(plate.width())
                height=px(plate.height())
                rx="4"
            />
            {node}
        </Drawing>
    }
    .into_any()
}

/// A word with its spoke and its arcs. So each arc is drawn twice, once with either of its words: the style sheet can
/// then tell what is pointed at from the rest.
fn draw_word(layout: &Layout, index: usize, place: &Place, word: &NetworkWord) -> AnyView {
    let own = layout.arcs.iter().filter(|arc| arc.words.0 == index || arc.words.1 == index);
    let [(x1, y1), (x2, y2)] = place.spoke;
    let inside = view! {
        <line class="plot-spoke" x1=px(x1) y1=px(y1) x2=px(x2) y2=px(y2) stroke-width=px(place.thick)/>
        {own.map(curve).collect_view()}
        {text(&place.label, None)}
    };
    link("plot-word", &word.link, &word.title, inside)
}

fn curve(arc: &Arc) -> AnyView {
    let [from, towards, to] = arc.points.map(|(x, y)| format!("{},{}", px(x), px(y)));
    let width = format!("{:.2}", arc.thick);
    view! { <path class="plot-arc" d=format!("M{from}Q{towards} {to}") stroke-width=width/> }.into_any()
}
