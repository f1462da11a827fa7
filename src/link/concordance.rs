//! What a link holds of Concordance, besides what all views share.

/// Everything at its default is left out of the link.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Concordance {}

impl Concordance {
    /// The parts of the link, by name; those that are empty are left out.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Takes one part of a link, decoded and not empty. `None` where it is none of this view's; else what it has to be,
    /// where it cannot be read.
    pub(super) fn set(&mut self, _name: &str, _value: &str) -> Option<Result<(), &'static str>> {
        None
    }
}
