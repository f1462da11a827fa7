//! Every text that the page shows, by its key. The texts themselves are no code: each language is a catalogue in
//! `public/words`, of which the page fetches one. The build makes a function of each text of the English one, in whose
//! head it is said how they are written; its parameters are what the page puts into the text.

use std::cell::Cell;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    // Nothing in it has to be dropped or made when it is first read, so that reading it is reading memory.
    static SAID: [Cell<&'static str>; COUNT] = const { [const { Cell::new("") }; COUNT] };
}

/// A text in a table of constants, where what is fetched cannot be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text(u16);

impl Text {
    pub fn said(self) -> &'static str {
        said(self.0.into())
    }
}

/// Takes a catalogue as `scripts/catalogue.mjs` writes it. False if it is one of another build.
pub fn learn(catalogue: String) -> bool {
    let mut lines = catalogue.leak().split('\n');
    let is_mine = lines.next() == Some(KEYS);
    is_mine && SAID.with(|all| all.iter().all(|text| lines.next().map(|line| text.set(line)).is_some()))
}

#[inline(always)]
fn said(place: usize) -> &'static str {
    SAID.with(|all| all.get(place).map_or("", Cell::get))
}

/// Puts values into a text: for each there is a control character, U+0001 for the first.
#[inline(never)]
fn fill(place: usize, values: &[&str]) -> String {
    let mut filled = String::new();
    for letter in said(place).chars() {
        match values.get((letter as usize).wrapping_sub(1)) {
            Some(value) => filled.push_str(value),
            None => filled.push(letter),
        }
    }
    filled
}
