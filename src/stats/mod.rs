//! Statistics of a corpus, each with its formula and its source. What is undefined is `None`, never 0 or infinity.

mod dispersion;
mod rate;

pub use dispersion::{dp, dp_from};
pub use rate::{Interval, per_million, poisson_interval};
