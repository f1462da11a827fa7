//! Who speaks where: labels, turns, roles.

mod label;
mod marked;
mod names;
mod passed;
mod roles;
mod speakers;
mod spoken;
mod taken;

pub(super) use label::opens_with_a_label;
pub(super) use names::{is_han, is_unspaced};
pub use passed::Speech;
pub(super) use roles::ROLES;
pub(super) use speakers::{Speaker, Speakers, Voices};
pub(super) use spoken::{Spoken, default_value, spoken};
