//! Sorting for code that the browser has to fetch.
//!
//! Each type and each closure that the standard library sorts by is compiled into a sort of its own, several kilobytes
//! each. What is sorted here is sorted as numbers by one of the same few sorts, all of them stable.

use std::cmp::Ordering;

use crate::span::Span;

/// Sorts numbers, such as those of documents or places.
pub fn numbers(list: &mut [u32]) {
    list.sort();
}

/// Sorts spans by start, then by end.
pub fn spans(list: &mut [Span]) {
    list.sort();
}

/// Sorts numbers by what they stand for.
pub fn by(list: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    list.sort_by(|&a, &b| compare(a, b));
}

/// The items in their order, equal ones as they came.
///
/// ```
/// let words = readout::order::sorted(vec!["of", "a", "in"], &|a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["a", "of", "in"]);
/// ```
pub fn sorted<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    by(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at as usize].take()).collect()
}
