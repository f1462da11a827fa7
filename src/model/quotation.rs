//! The marks between which quotations stand.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many quotations of a corpus stand between marks of one kind. Shown as `“…” (12)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotationMarks {
    /// Such as `“…”`.
    pub marks: String,
    pub quotations: u32,
}

impl fmt::Display for QuotationMarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.marks, self.quotations)
    }
}

/// All of them in one line.
pub fn listed(marks: &[QuotationMarks]) -> String {
    marks.iter().map(QuotationMarks::to_string).collect::<Vec<_>>().join(", ")
}
