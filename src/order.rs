//! Sorting for code that the browser has to fetch.
//!
//! Each type and each closure that the standard library sorts by is compiled into a sort of its own, several kilobytes
//! each. What is sorted here is sorted as numbers by one of the same few sorts, all of them stable.

use std::cmp::Ordering;

use crate::span::Span;

/// Sorts numbers, such as those of documents or places.
pub fn numbers(list: &mut [u32]) {
    merge_sort(list, &mut Vec::new(), &|a, b| a < b);
}

/// Sorts spans by start, then by end.
pub fn spans(list: &mut [Span]) {
    merge_sort(list, &mut Vec::new(), &|a, b| a < b);
}

/// Merges runs that are in order, which is what lists here mostly are made of: two posting lists, spans field by field.
fn merge_sort<T: Copy>(list: &mut [T], spare: &mut Vec<T>, before: &impl Fn(T, T) -> bool) {
    if list.is_sorted_by(|&a, &b| !before(b, a)) {
        return;
    }
    let (left, right) = list.split_at_mut(list.len() / 2);
    merge_sort(left, spare, before);
    merge_sort(right, spare, before);
    spare.clear();
    spare.extend_from_slice(left);
    let (mut from, mut at) = (0, list.len() / 2);
    for place in 0..list.len() {
        let Some(&first) = spare.get(from) else { return };
        match list.get(at) {
            Some(&second) if before(second, first) => {
                list[place] = second;
                at += 1;
            }
            _ => {
                list[place] = first;
                from += 1;
            }
        }
    }
}

/// Sorts numbers by what they stand for.
pub fn by(list: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    merge_sort(list, &mut Vec::new(), &|a, b| compare(a, b).is_lt());
}

/// The places of numbers in descending order of the numbers, equal ones as they came: a counting sort, half of each
/// number at a time.
///
/// ```
/// assert_eq!(readout::order::by_number_descending(&[2, 7, 2, 70_000]), [3, 1, 0, 2]);
/// ```
pub fn by_number_descending(list: &[u32]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..list.len() as u32).collect();
    for half in [0, 16] {
        let digit = |at: u32| (!list[at as usize] >> half) as usize & 0xffff;
        let mut next = vec![0u32; 0x1_0001];
        order.iter().for_each(|&at| next[digit(at) + 1] += 1);
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut sorted = vec![0; order.len()];
        for &at in &order {
            let place = &mut next[digit(at)];
            sorted[*place as usize] = at;
            *place += 1;
        }
        order = sorted;
    }
    order
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
