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

/// Brings all places of a list into the order of the numbers that stand there, equal ones as they are: a counting sort,
/// half of each number at a time. Sorting by the last of several keys first sorts by all of them.
///
/// ```
/// let mut order = vec![3, 2, 1, 0];
/// readout::order::by_number(&mut order, &[70_000, 2, 7, 2]);
/// assert_eq!(order, [3, 1, 2, 0]);
/// ```
pub fn by_number(order: &mut Vec<u32>, numbers: &[u32]) {
    let most = numbers.iter().copied().max().unwrap_or(0);
    let mut sorted = vec![0; order.len()];
    for half in [0, 16] {
        if most >> half == 0 {
            return;
        }
        let digit = |number: u32| (number >> half) as usize & 0xffff;
        let mut next = vec![0u32; (most >> half).min(0xffff) as usize + 2];
        // Counted as they lie in memory: looking numbers up in another order is what takes most of the time.
        numbers.iter().for_each(|&number| next[digit(number) + 1] += 1);
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        for &at in order.iter() {
            let place = &mut next[digit(numbers[at as usize])];
            sorted[*place as usize] = at;
            *place += 1;
        }
        std::mem::swap(order, &mut sorted);
    }
}

/// The places of numbers in descending order of the numbers, equal ones as they came.
///
/// ```
/// assert_eq!(readout::order::by_number_descending(&[2, 7, 2, 70_000]), [3, 1, 0, 2]);
/// ```
pub fn by_number_descending(list: &[u32]) -> Vec<u32> {
    let most = list.iter().copied().max().unwrap_or(0);
    let turned: Vec<u32> = list.iter().map(|number| most - number).collect();
    let mut order: Vec<u32> = (0..list.len() as u32).collect();
    by_number(&mut order, &turned);
    order
}

/// The places of values in ascending or descending order, equal ones as they came; what has no value comes last either
/// way. It takes as long as reading them a few times.
///
/// ```
/// let values = [Some(2.0), None, Some(-1.5), Some(2.0)];
/// assert_eq!(readout::order::by_value(&values, false), [2, 0, 3, 1]);
/// assert_eq!(readout::order::by_value(&values, true), [0, 3, 2, 1]);
/// ```
pub fn by_value(values: &[Option<f64>], descending: bool) -> Vec<u32> {
    // The bits of a positive number are in its order already; those of a negative one are turned round.
    let key = |value: &Option<f64>| match value.map(f64::to_bits) {
        None => u64::MAX,
        Some(bits) => {
            let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
            if descending { !rising } else { rising }
        }
    };
    let mut order: Vec<u32> = (0..values.len() as u32).collect();
    for half in [0, 32] {
        let numbers: Vec<u32> = values.iter().map(|value| (key(value) >> half) as u32).collect();
        by_number(&mut order, &numbers);
    }
    order
}

/// The same of numbers that are there.
pub fn by_float(values: &[f64], descending: bool) -> Vec<u32> {
    by_value(&values.iter().map(|&value| Some(value)).collect::<Vec<_>>(), descending)
}

/// The items in their order, equal ones as they came.
///
/// ```
/// let words = readout::order::sorted(vec!["of", "a", "in"], &|a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["a", "of", "in"]);
/// ```
pub fn sorted<T>(mut items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut places = places(items.len(), &|a, b| compare(&items[a as usize], &items[b as usize]));
    for at in 0..items.len() {
        // What comes here in exchange may belong elsewhere too.
        while places[at] as usize != at {
            let to = places[at] as usize;
            items.swap(at, to);
            places.swap(at, to);
        }
    }
    items
}

/// Where each of so many things belongs in their order.
fn places(count: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    by(&mut order, compare);
    let mut places = vec![0; count];
    for (place, &at) in (0..).zip(&order) {
        places[at as usize] = place;
    }
    places
}
