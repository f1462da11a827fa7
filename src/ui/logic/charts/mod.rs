//! What of a chart needs no browser: which point a key leads to, what is said of a point, path data, the file of a drawing.

mod describe;
mod layout;
mod path;
mod svg_file;
mod walk;

pub use describe::{Fact, Highest, decimal_places, facts, highest, out_of};
pub use layout::Layout;
pub use path::{polygon, polyline, px, rectangles, segment};
pub use svg_file::SvgFile;
pub use walk::{Spot, Step, Walk};

#[cfg(test)]
mod tests {
    use crate::protocol::{Bin, Outside, Point, Series, Size, Trend};

    /// A trend of years with as many words in each as `tokens` says, and of each series its hits; a year without words
    /// has no rate.
    pub(super) fn trend(tokens: &[u64], series: &[(&str, &[u64])]) -> Trend {
        let key = |at: usize| Some((2019 + at).to_string());
        let bins = tokens.iter().enumerate().map(|(at, tokens)| Bin { key: key(at), documents: 4, tokens: *tokens });
        let point = |(at, freq): (usize, &u64)| {
            let tokens = tokens[at];
            let rate = (tokens > 0).then(|| *freq as f64 * 1e6 / tokens as f64);
            let (low, high) = (rate.map(|rate| rate / 2.0), rate.map(|rate| rate * 2.0));
            Point {
                key: key(at),
                freq: *freq,
                per_million: rate,
                low,
                high,
                tokens,
                documents: u32::from(*freq > 0),
                of_documents: 4,
                ..Point::default()
            }
        };
        let one = |(term, freqs): &(&str, &[u64])| Series {
            term: (*term).to_owned(),
            freq: freqs.iter().sum(),
            points: freqs.iter().enumerate().map(point).collect(),
            ..Series::default()
        };
        Trend {
            by: "year".to_owned(),
            overlapping: false,
            view: Size { documents: 4, tokens: tokens.iter().sum() },
            bins: bins.collect(),
            series: series.iter().map(one).collect(),
            outside: Outside::default(),
            panels: Vec::new(),
            panels_total: 0,
        }
    }
}
