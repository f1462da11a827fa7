//! Sort keys of a concordance as text, such as `1R,2R,-date`: on the command line and in links.

use std::fmt;

use super::names::{FIELD, bare, field, turned, unturned};
use crate::protocol::{
    FARTHEST_PLACE, KwicKey, KwicSort, MOST_KWIC_SORTS, Side, name_of, named, place_name, split_side,
};

/// Why an order, or one key of it, cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortFault {
    /// There is nothing between two commas, or nothing at all.
    Empty,
    /// Something like `0L` or `12R`, as it is written.
    Place(String),
    TooMany(usize),
    /// Lines are counted by categories of one's own, and not sorted.
    Category,
}

impl fmt::Display for SortFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                write!(f, "a key is empty: give doc, date, node, 1L to 9L, 1R to 9R or the name of a field")
            }
            Self::Place(written) => {
                write!(f, "there is no place {written}: give 1L to {FARTHEST_PLACE}L or 1R to {FARTHEST_PLACE}R")
            }
            Self::Category => write!(f, "lines are not sorted by categories of one's own"),
            Self::TooMany(keys) => write!(f, "{keys} keys are too many: give {MOST_KWIC_SORTS} at most"),
        }
    }
}

/// The keys, separated by commas; `-` before a key is descending.
pub fn kwic_sort(sort: &[KwicSort]) -> String {
    let mut text = String::new();
    for KwicSort { key, descending } in sort {
        if !text.is_empty() {
            text.push(',');
        }
        for c in turned(kwic_key(key), *descending).chars() {
            // Only a field's name can hold these.
            if matches!(c, ',' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
    }
    text
}

/// ```
/// use readout::link::{kwic_sort, read_kwic_sort};
///
/// let sort = read_kwic_sort("1r, -date,field:doc").unwrap();
/// assert_eq!(kwic_sort(&sort), "1R,-date,field:doc");
/// assert_eq!(read_kwic_sort("0L").unwrap_err().to_string(), "there is no place 0L: give 1L to 9L or 1R to 9R");
/// ```
pub fn read_kwic_sort(text: &str) -> Result<Vec<KwicSort>, SortFault> {
    let mut keys = vec![String::new()];
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match (sign, keys.last_mut()) {
            (',', _) => keys.push(String::new()),
            ('\\', Some(key)) => key.extend(signs.next()),
            (_, Some(key)) => key.push(sign),
            (_, None) => {}
        }
    }
    if keys.len() > MOST_KWIC_SORTS {
        return Err(SortFault::TooMany(keys.len()));
    }
    let read = |key: String| {
        let (key, descending) = unturned(key.trim());
        let key = read_kwic_key(key)?;
        if key == KwicKey::Category { Err(SortFault::Category) } else { Ok(KwicSort { key, descending }) }
    };
    keys.into_iter().map(read).collect()
}

/// One key by its name.
pub fn kwic_key(key: &KwicKey) -> String {
    match key {
        KwicKey::Left(places) => place_name(-i32::from(*places)),
        KwicKey::Right(places) => place_name(i32::from(*places)),
        // White space at its ends would be lost.
        KwicKey::Field(name) => field(name, |plain| known(plain) != Ok(None) || plain.trim() != plain),
        key => name_of(key),
    }
}

pub fn read_kwic_key(text: &str) -> Result<KwicKey, SortFault> {
    if text.is_empty() || text == FIELD {
        return Err(SortFault::Empty);
    }
    Ok(known(text)?.unwrap_or_else(|| KwicKey::Field(bare(text))))
}

/// The key of a name with a meaning of its own.
fn known(name: &str) -> Result<Option<KwicKey>, SortFault> {
    let Some((digits, side)) = split_side(name) else { return Ok(named(name)) };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    match (digits.parse(), side) {
        (Ok(places @ 1..=FARTHEST_PLACE), Side::Left) if digits.len() == 1 => Ok(Some(KwicKey::Left(places))),
        (Ok(places @ 1..=FARTHEST_PLACE), Side::Right) if digits.len() == 1 => Ok(Some(KwicKey::Right(places))),
        _ => Err(SortFault::Place(name.into())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> impl Strategy<Value = KwicKey> {
        prop_oneof![
            Just(KwicKey::Doc),
            Just(KwicKey::Date),
            Just(KwicKey::Node),
            (1..=FARTHEST_PLACE).prop_map(KwicKey::Left),
            (1..=FARTHEST_PLACE).prop_map(KwicKey::Right),
            "[-,\\\\:a ]{1,4}|doc|date|-?node|1L|12R|0l|field:|field:x".prop_map(KwicKey::Field),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(sort in prop::collection::vec((key(), any::<bool>()), 1..=MOST_KWIC_SORTS)) {
            let sort: Vec<KwicSort> = sort.into_iter().map(|(key, descending)| KwicSort { key, descending }).collect();
            // A name that is all white space at an end is the one thing that a list with spaces in it cannot carry.
            prop_assume!(sort.iter().all(|s| !matches!(&s.key, KwicKey::Field(name) if name.trim() != name)));
            prop_assert_eq!(read_kwic_sort(&kwic_sort(&sort)), Ok(sort));
        }

        #[test]
        fn anything_is_read_or_refused(text in "[-,\\\\:019LRlrdoc ]{0,8}") {
            if let Ok(sort) = read_kwic_sort(&text) {
                prop_assert_eq!(read_kwic_sort(&kwic_sort(&sort)), Ok(sort));
            }
        }
    }

    #[test]
    fn what_cannot_be_read() {
        for (text, fault) in [
            ("", SortFault::Empty),
            ("1R,", SortFault::Empty),
            ("-", SortFault::Empty),
            ("field:", SortFault::Empty),
            ("1R,10L", SortFault::Place("10L".into())),
            ("-0r", SortFault::Place("0r".into())),
            ("01R", SortFault::Place("01R".into())),
            ("1R,2R,3R,4R", SortFault::TooMany(4)),
        ] {
            assert_eq!(read_kwic_sort(text), Err(fault), "{text}");
        }
    }
}
