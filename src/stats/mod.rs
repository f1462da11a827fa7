//! Statistics of a corpus, each with its formula and its source. What is undefined is `None`, never 0 or infinity.

mod change;
mod collocation;
mod contingency;
mod dispersion;
mod diversity;
mod gamma;
mod keyness;
mod probability;
mod rate;

pub use change::{Change, LEAST_VALUES, MOST_P, changes, pettitt};
pub use collocation::{dice, log_dice, mi, mi3, t_score, z_score};
pub use contingency::Cells;
pub use dispersion::{Dispersion, average_reduced_frequency, dp, dp_from};
pub use diversity::{MovingAverage, hdd, mtld, type_token_ratio, yule_k};
pub use keyness::{ALIKE, LogRatio, log_ratio, percent_difference, shared_rate};
pub use probability::{chi_square_p, p_and_q};
pub use rate::{Interval, per_million, poisson_interval, share_interval};
