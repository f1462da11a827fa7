//! The values of a field that a facet shows, and their counts.

use crate::protocol::Facets;

/// So many values are shown at first.
pub const FEW: usize = 8;
/// And so many at most: a longer list is narrowed by typing.
const MANY: usize = 200;

/// The values to show, in their order: the first few, or, where a long list is searched, those that are found; and in any
/// case those that are chosen.
pub fn shown_values(
    values: &[String],
    is_found: Option<&dyn Fn(&str) -> bool>,
    is_chosen: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let is_listed = |at: usize, value: &str| is_found.map_or(at < FEW, |is_found| is_found(value));
    let wanted = values.iter().enumerate().filter(|(at, value)| is_listed(*at, value) || is_chosen(value));
    wanted.map(|(_, value)| value.clone()).take(MANY).collect()
}

/// How often a value occurs under the present query and filters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FacetCount {
    pub documents: u32,
    pub tokens: u64,
    /// Of the documents of the corpus, so that a bar says a share and not a rank.
    pub share: f64,
}

impl FacetCount {
    pub fn of(facets: &Facets, field: &str, value: &str) -> FacetCount {
        let field = facets.fields.iter().find(|other| other.name == field);
        let found = field.and_then(|field| field.values.iter().find(|other| other.value == value));
        let (documents, tokens) = found.map_or((0, 0), |found| (found.documents, found.tokens));
        FacetCount { documents, tokens, share: f64::from(documents) / f64::from(facets.corpus.documents.max(1)) }
    }

    /// The width of its bar in CSS.
    pub fn width(self) -> String {
        format!("{:.1}%", self.share.clamp(0.0, 1.0) * 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, MANY, shown_values};

    fn shown(count: usize, search: Option<&str>, chosen: &[&str]) -> Vec<String> {
        let values: Vec<String> = (0..count).map(|at| format!("Value {at}")).collect();
        let is_found = |value: &str| search.is_some_and(|search| value.contains(search));
        shown_values(&values, search.is_some().then_some(&is_found), &|value| chosen.contains(&value))
    }

    #[test]
    fn the_first_values_are_shown_and_those_that_are_chosen() {
        assert_eq!(shown(3, None, &[]), ["Value 0", "Value 1", "Value 2"]);
        assert_eq!(shown(100, None, &[]).len(), FEW);
        assert_eq!(shown(100, None, &["Value 2", "Value 50"]).len(), FEW + 1);
        assert_eq!(shown(100, None, &["Value 50"]).last().map(String::as_str), Some("Value 50"));
    }

    #[test]
    fn a_long_list_is_narrowed_by_letters() {
        assert_eq!(shown(1000, Some(""), &[]).len(), MANY);
        assert_eq!(shown(100, Some("e 9"), &[])[..2], ["Value 9", "Value 90"]);
        assert_eq!(shown(100, Some("nowhere"), &["Value 7"]), ["Value 7"]);
        assert!(shown(100, Some("nowhere"), &[]).is_empty());
    }
}
