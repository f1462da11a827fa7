//! A word among those it goes with, drawn. For the eye alone, as in [`super::scatter`].

use super::drawn::{fitted, image, line, line_of, link, px, rect, text};
use crate::chart::{
    decimal,
    network::{Arc, Word, lay_out},
};
use crate::platform::drawing::Ruler;
use crate::ui::dom::{El, Piece, svg};

/// A word that the one in the middle goes with, and where it leads.
pub struct Linked {
    pub term: String,
    /// 0 to 1.
    pub strength: f64,
    /// Where it stands on average: before the word in the middle if negative.
    pub place: Option<f64>,
    pub link: String,
    pub title: String,
}

/// `pairs` are two of the words, by number, and how often they occur together.
pub fn network(node: String, words: Vec<Linked>, pairs: Vec<(u32, u32, u64)>) -> Piece {
    fitted(Box::new(move |ruler, width| drawn(&node, &words, &pairs, ruler, width)))
}

fn drawn(node: &str, words: &[Linked], pairs: &[(u32, u32, u64)], ruler: &Ruler, width: f64) -> Piece {
    let given: Vec<Word> =
        words.iter().map(|word| Word { term: &word.term, strength: word.strength, place: word.place }).collect();
    let network = lay_out(node, &given, pairs, width, &|text| ruler.width(text), line_of(ruler));
    // A word's arcs are drawn with it, so each twice, once at either end: what is pointed at then needs no signal to be
    // told from the rest.
    let word = |(index, (place, word)): (usize, (&crate::chart::network::Place, &Linked))| {
        let own = network.arcs.iter().filter(|arc| arc.words.0 == index || arc.words.1 == index);
        link(&word.link, &word.title)
            .is("plot-word")
            .with(line(place.spoke).is("plot-spoke").at("stroke-width", px(place.thick)))
            .with(own.map(curve).collect::<Piece>())
            .with(text(&place.label))
    };
    let all = network.words.iter().zip(words).enumerate().map(word);
    let plate = network.plate;
    image(network.width, network.height)
        .at("aria-hidden", "true")
        .with(all.collect::<Piece>())
        .with(rect(&plate).is("plot-plate").at("rx", "4"))
        .with(text(&network.node).is("plot-node"))
        .piece()
}

fn curve(arc: &Arc) -> El {
    let [from, towards, to] = arc.points.map(|(x, y)| [px(x), px(y)].join(","));
    svg("path")
        .is("plot-arc")
        .at("d", ["M", &from, "Q", &towards, " ", &to].concat())
        .at("stroke-width", decimal(arc.thick, 2))
}
