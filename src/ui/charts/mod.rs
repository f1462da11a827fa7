//! Charts: drawing, walking by keys, describing in words, exporting.
//!
//! - [`Plot`] draws one [`Chart`], with its tooltip, brush and keyboard control;
//! - [`ChartFigure`] is the `<figure>` around one or several plots: its head with the exports, and a note where intervals
//!   are cut. [`ChartHead`] alone is the head of a table that stands in place of the figure;
//! - [`ChartKey`] names the series once for several plots;
//! - [`Network`] and [`Scatter`] are drawings of words for the eye alone.
//!
//! ```ignore
//! let cut = RwSignal::new(false);
//! view! {
//!     <ChartFigure export cut crowded>
//!         <Plot chart=Chart { trend, numbers, periods, measure, is_heat, is_bars, panel: None, cut, crowded, open, narrow }/>
//!     </ChartFigure>
//! }
//! ```

mod describe;
mod draw;
mod export;
mod figure;
mod frame;
mod network;
mod plot;
mod scatter;

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{time::Period, value::Measure};
use crate::link::Days;
use crate::protocol::Trend;
use crate::ui::state::Filters;

pub use export::ChartExport;
pub use figure::{ChartFigure, ChartHead};
pub use network::{Network, NetworkWord};
pub use plot::{ChartKey, Plot};
pub use scatter::{Scatter, ScatterPoint, ScatterTitles};

/// What a plot draws, and what its points lead to.
#[derive(Clone)]
pub struct Chart {
    pub trend: Arc<Trend>,
    /// The number that each series has its colour, marker and dash by.
    pub numbers: Arc<Vec<usize>>,
    /// The bins as periods of time; none for a chart by a field.
    pub periods: Option<Arc<Vec<Period>>>,
    pub measure: Measure,
    /// Drawn as a heat map.
    pub is_heat: bool,
    /// Drawn as bars.
    pub is_bars: bool,
    /// One of several: its name, and the greatest value and number of words in any of them.
    pub panel: Option<(String, (f64, u64))>,
    /// Set where some interval is cut, in this chart or in one beside it.
    pub cut: RwSignal<bool>,
    /// Set where there is no room to print values.
    pub crowded: RwSignal<bool>,
    /// Opens the lines behind a point: series and bin.
    pub open: Callback<(usize, usize)>,
    /// Keeps only the time from one bin to another, see [`narrow_to_bins`].
    pub narrow: Callback<(usize, usize)>,
}

/// Sets the filter on a field of time to the days from one bin of a trend to another.
pub fn narrow_to_bins(filters: Filters, field: String, trend: Arc<Trend>) -> Callback<(usize, usize)> {
    Callback::new(move |(from, to)| {
        let days = |at: usize| trend.bins.get(at).and_then(|bin| bin.key.as_deref()).and_then(Days::of_bin);
        if let (Some(from), Some(to)) = (days(from), days(to)) {
            filters.set(&field, Days::new(from.from(), to.to()).iter().map(Days::to_string).collect());
        }
    })
}
