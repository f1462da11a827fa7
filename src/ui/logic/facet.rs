//! The values of a field that a facet shows, in which order, and their counts.

use std::{cmp::Reverse, collections::HashMap};

use crate::protocol::{Amount, Facet};

/// So many values are shown at first.
pub const FEW: usize = 8;
/// And so many at most: a longer list is narrowed by typing.
pub const MANY: usize = 200;

/// What is counted of each value: hits where the query has words that are found, else documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    Hits,
    #[default]
    Documents,
}

impl Counted {
    pub fn of(facet: &Facet) -> Counted {
        if facet.all.matches > 0 { Counted::Hits } else { Counted::Documents }
    }
}

/// The values of a facet: those that are found, most hits first, and those of which nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub found: Vec<String>,
    pub none: Vec<String>,
}

impl Order {
    /// `values` are in the corpus's order, which decides between equals. Before anything is counted all count as found.
    pub fn new(values: &[String], facet: Option<&Facet>) -> Order {
        let Some(facet) = facet else { return Order { found: values.to_vec(), none: Vec::new() } };
        let counts: HashMap<&str, (u64, u32)> =
            facet.values.iter().map(|found| (found.value.as_str(), (found.matches, found.documents))).collect();
        let counted = |value: &String| counts.get(value.as_str()).copied().unwrap_or_default();
        let (mut found, none): (Vec<String>, Vec<String>) =
            values.iter().cloned().partition(|value| counted(value).1 > 0);
        found.sort_by_cached_key(|value| Reverse(counted(value)));
        Order { found, none }
    }
}

/// What the reader asked to see of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// All that are found, not the first few.
    pub all: bool,
    /// Those too of which nothing is found.
    pub none: bool,
    /// Only those with these letters, whichever they are.
    pub letters: String,
}

/// What a facet shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownValues {
    pub values: Vec<String>,
    /// There are more than can be listed.
    pub is_cut: bool,
}

/// The values to show, in their order, and in any case those that are chosen.
pub fn shown_values(order: &Order, wanted: &Wanted, is_chosen: &dyn Fn(&str) -> bool) -> ShownValues {
    let letters = wanted.letters.trim().to_lowercase();
    let has_letters = |value: &str| value.to_lowercase().contains(&letters);
    let is_listed = |at: usize, value: &str| match letters.is_empty() {
        true if at < order.found.len() => wanted.all || at < FEW,
        true => wanted.none,
        false => has_letters(value),
    };
    let all = order.found.iter().chain(&order.none).enumerate();
    let mut values: Vec<String> = all
        .filter(|(at, value)| is_listed(*at, value) || is_chosen(value))
        .map(|(_, value)| value.clone())
        .take(MANY + 1)
        .collect();
    let is_cut = values.len() > MANY;
    values.truncate(MANY);
    ShownValues { values, is_cut }
}

fn amount(facet: &Facet, value: &str) -> Amount {
    let found = facet.values.iter().find(|other| other.value == value);
    found.map_or_else(Amount::default, |found| Amount {
        documents: found.documents,
        tokens: found.tokens,
        matches: found.matches,
    })
}

/// How often a value occurs under the present query and filters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FacetCount {
    pub amount: Amount,
    pub counted: Counted,
    /// Of the hits, or of the documents, that there are without the filters on this field: a bar says a share and not a
    /// rank.
    pub share: f64,
}

impl FacetCount {
    pub fn of(facet: &Facet, value: &str) -> FacetCount {
        let (counted, amount) = (Counted::of(facet), amount(facet, value));
        let share = match counted {
            Counted::Hits => amount.matches as f64 / facet.all.matches.max(1) as f64,
            Counted::Documents => f64::from(amount.documents) / f64::from(facet.all.documents.max(1)),
        };
        FacetCount { amount, counted, share }
    }

    /// The number beside the value.
    pub fn number(self) -> u64 {
        match self.counted {
            Counted::Hits => self.amount.matches,
            Counted::Documents => self.amount.documents.into(),
        }
    }

    /// The width of its bar in CSS.
    pub fn width(self) -> String {
        width(self.share)
    }
}

/// The width of a bar in CSS.
pub fn width(share: f64) -> String {
    format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protocol::{FacetValue, Level};

    fn facet(values: &[(&str, u64, u32)]) -> Facet {
        let value = |(value, matches, documents): &(&str, u64, u32)| FacetValue {
            value: (*value).to_owned(),
            documents: *documents,
            tokens: 10 * u64::from(*documents),
            matches: *matches,
        };
        let all = Amount {
            documents: values.iter().map(|value| value.2).sum(),
            tokens: 0,
            matches: values.iter().map(|value| value.1).sum(),
        };
        let values = values.iter().map(value).collect();
        Facet { name: "side".to_owned(), label: "Side".to_owned(), level: Level::Document, values, all }
    }

    fn names(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn values_stand_by_hits_then_documents_then_as_the_corpus_has_them() {
        let corpus = names(&["a", "b", "c", "d", "e"]);
        for (counts, found, none) in [
            (vec![("a", 1, 9), ("b", 5, 1), ("c", 0, 3), ("d", 5, 2)], vec!["d", "b", "a", "c"], vec!["e"]),
            // Without hits: by documents.
            (vec![("a", 0, 1), ("b", 0, 0), ("c", 0, 7), ("e", 0, 1)], vec!["c", "a", "e"], vec!["b", "d"]),
            (vec![], vec![], vec!["a", "b", "c", "d", "e"]),
        ] {
            let order = Order::new(&corpus, Some(&facet(&counts)));
            assert_eq!(order, Order { found: names(&found), none: names(&none) }, "{counts:?}");
        }
        assert_eq!(Order::new(&corpus, None), Order { found: corpus, none: Vec::new() });
    }

    #[test]
    fn what_is_counted_is_hits_where_there_are_some() {
        let hits = facet(&[("a", 30, 2), ("b", 10, 8)]);
        let count = FacetCount::of(&hits, "a");
        assert_eq!((count.number(), count.counted, count.width().as_str()), (30, Counted::Hits, "75.0%"));
        let documents = facet(&[("a", 0, 2), ("b", 0, 8)]);
        let count = FacetCount::of(&documents, "a");
        assert_eq!((count.number(), count.counted, count.width().as_str()), (2, Counted::Documents, "20.0%"));
        assert_eq!(FacetCount::of(&documents, "z").number(), 0);
    }

    fn shown(order: &Order, wanted: Wanted, chosen: &[&str]) -> Vec<String> {
        shown_values(order, &wanted, &|value| chosen.contains(&value)).values
    }

    fn order(found: usize, none: usize) -> Order {
        let value = |at: usize| format!("Value {at}");
        Order { found: (0..found).map(value).collect(), none: (found..found + none).map(value).collect() }
    }

    #[test]
    fn the_first_values_are_shown_and_those_that_are_chosen() {
        let all = Wanted { all: true, ..Wanted::default() };
        let none = Wanted { none: true, ..Wanted::default() };
        assert_eq!(shown(&order(3, 2), Wanted::default(), &[]), ["Value 0", "Value 1", "Value 2"]);
        assert_eq!(shown(&order(100, 0), Wanted::default(), &[]).len(), FEW);
        assert_eq!(shown(&order(100, 0), Wanted::default(), &["Value 2", "Value 50"]).len(), FEW + 1);
        // One of which nothing is found any more stays where it is chosen, and stays last.
        assert_eq!(shown(&order(3, 2), Wanted::default(), &["Value 4"]).last().map(String::as_str), Some("Value 4"));
        assert_eq!(shown(&order(20, 5), all, &[]).len(), 20);
        assert_eq!(shown(&order(20, 5), none, &[]).len(), FEW + 5);
    }

    #[test]
    fn a_long_list_is_narrowed_by_letters_and_says_where_it_ends() {
        let letters = |letters: &str| Wanted { letters: letters.to_owned(), ..Wanted::default() };
        let long = shown_values(&order(1000, 0), &Wanted { all: true, ..Wanted::default() }, &|_| false);
        assert_eq!((long.values.len(), long.is_cut), (MANY, true));
        assert!(!shown_values(&order(MANY, 0), &Wanted { all: true, ..Wanted::default() }, &|_| false).is_cut);
        assert_eq!(shown(&order(100, 0), letters("E 9 "), &[])[..2], ["Value 9", "Value 90"]);
        // Whoever types a name wants to find it, hits or not.
        assert_eq!(shown(&order(3, 90), letters("e 91"), &[]), ["Value 91"]);
        assert_eq!(shown(&order(100, 0), letters("nowhere"), &["Value 7"]), ["Value 7"]);
        assert!(shown(&order(100, 0), letters("nowhere"), &[]).is_empty());
    }

    proptest! {
        #[test]
        fn an_order_has_every_value_once_and_falls(counts in proptest::collection::vec((0..4_u64, 0..3_u32), 0..30)) {
            let values: Vec<String> = (0..counts.len()).map(|at| format!("{at}")).collect();
            let counted: Vec<(&str, u64, u32)> = values
                .iter()
                .zip(&counts)
                .map(|(value, (matches, documents))| {
                    (value.as_str(), if *documents == 0 { 0 } else { *matches }, *documents)
                })
                .collect();
            let facet = facet(&counted);
            let order = Order::new(&values, Some(&facet));
            let mut all = [order.found.clone(), order.none.clone()].concat();
            let key = |value: &String| {
                let Amount { matches, documents, .. } = amount(&facet, value);
                (matches, documents)
            };
            prop_assert!(all.windows(2).all(|pair| key(&pair[0]) >= key(&pair[1])));
            prop_assert!(order.none.iter().all(|value| key(value) == (0, 0)));
            all.sort();
            let mut expected = values;
            expected.sort();
            prop_assert_eq!(all, expected);
        }
    }
}
