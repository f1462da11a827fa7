//! The encoding of chunks: variable-length integers and length-prefixed strings. Reading checks every bound.

#![deny(clippy::indexing_slicing)]

use crate::message::Malformed;

/// Appends an integer, seven bits a byte, lowest first.
pub fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a string behind its length.
pub fn put_str(out: &mut Vec<u8>, text: &str) {
    put(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Reads what [`put`] and [`put_str`] wrote.
#[derive(Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn byte(&mut self) -> Result<u8, Malformed> {
        let (first, rest) = self.rest.split_first().ok_or(Malformed::EndsEarly)?;
        self.rest = rest;
        Ok(*first)
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Malformed::EndsEarly)?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn u64(&mut self) -> Result<u64, Malformed> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                break;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Malformed::LargeNumber)
    }

    /// Inlined even where the program is built for size: opening a package decodes millions of these.
    #[inline(always)]
    pub fn u32(&mut self) -> Result<u32, Malformed> {
        // Nearly all numbers of a package are one or two bytes long.
        match *self.rest {
            [first, ref rest @ ..] if first < 0x80 => {
                self.rest = rest;
                Ok(u32::from(first))
            }
            [first, second, ref rest @ ..] if second < 0x80 => {
                self.rest = rest;
                Ok(u32::from(first & 0x7f) | u32::from(second) << 7)
            }
            _ => self.long(),
        }
    }

    #[cold]
    fn long(&mut self) -> Result<u32, Malformed> {
        u32::try_from(self.u64()?).map_err(|_| Malformed::LargeNumber)
    }

    /// A number of items that follow, each at least `bytes` long. An error where there are too few bytes for them.
    pub fn count(&mut self, bytes: usize) -> Result<usize, Malformed> {
        let count = self.u64()?;
        let room = self.rest.len() / bytes.max(1);
        usize::try_from(count).ok().filter(|&n| n <= room).ok_or(Malformed::LargeCount)
    }

    pub fn str(&mut self) -> Result<&'a str, Malformed> {
        let length = self.count(1)?;
        std::str::from_utf8(self.take(length)?).map_err(|_| Malformed::NotUtf8)
    }

    /// The rest of the bytes, as texts whose lengths are in another column.
    pub fn texts(self) -> Result<Texts<'a>, Malformed> {
        std::str::from_utf8(self.rest).map(|rest| Texts { rest }).map_err(|_| Malformed::NotUtf8)
    }

    /// An error where anything follows.
    pub const fn end(&self) -> Result<(), Malformed> {
        if self.rest.is_empty() { Ok(()) } else { Err(Malformed::GoesOn) }
    }
}

/// Texts end to end.
pub struct Texts<'a> {
    rest: &'a str,
}

impl<'a> Texts<'a> {
    /// The next so many bytes.
    pub fn take(&mut self, length: u32) -> Result<&'a str, Malformed> {
        let (taken, rest) = self.rest.split_at_checked(length as usize).ok_or(Malformed::TextEndsEarly)?;
        self.rest = rest;
        Ok(taken)
    }

    /// An error where anything follows.
    pub const fn end(&self) -> Result<(), Malformed> {
        if self.rest.is_empty() { Ok(()) } else { Err(Malformed::GoesOn) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_and_texts_come_back(numbers in proptest::collection::vec(any::<u64>(), 0..20), text in ".*") {
            let mut bytes = Vec::new();
            for &n in &numbers {
                put(&mut bytes, n);
            }
            put_str(&mut bytes, &text);
            let mut reader = Reader::new(&bytes);
            for &n in &numbers {
                prop_assert_eq!(reader.u64(), Ok(n));
            }
            prop_assert_eq!(reader.str(), Ok(text.as_str()));
            prop_assert_eq!(reader.end(), Ok(()));
        }

        #[test]
        fn any_bytes_give_a_value_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let mut reader = Reader::new(&bytes);
            while reader.u64().is_ok() || reader.str().is_ok() {}
        }
    }
}
