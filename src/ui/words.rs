//! Every text that the page shows, by its key. The texts themselves are no code: each language is a catalogue in
//! `public/words`, of which the page fetches one. The build makes a function of each text of the English one, in whose
//! head it is said how they are written; its parameters are what the page puts into the text.

use std::cell::Cell;
use std::ops::Deref;

use crate::platform::locale;
use crate::said::{Said, filled};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    // Nothing in it has to be dropped or made when it is first read, so that reading it is reading memory.
    static SAID: [Cell<&'static str>; COUNT] = const { [const { Cell::new("") }; COUNT] };
}

/// A text into which nothing is put, by its place in the catalogue: less code to hand on than a text is, and a constant
/// before anything was fetched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Text(u16);

impl Text {
    pub fn said(self) -> &'static str {
        SAID.with(|all| all.get(usize::from(self.0)).map_or("", Cell::get))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.said()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> String {
        text.said().to_owned()
    }
}

/// Takes a catalogue as `scripts/catalogue.mjs` writes it. False if it is one of another build.
pub fn learn(catalogue: String) -> bool {
    let mut lines = catalogue.leak().split('\n');
    let is_mine = lines.next() == Some(KEYS);
    is_mine && SAID.with(|all| all.iter().all(|text| lines.next().map(|line| text.set(line)).is_some()))
}

#[inline(never)]
fn fill(place: u16, values: &[&str]) -> String {
    filled(Text(place).said(), values)
}

/// What the engine says.
pub fn said(said: &Said) -> String {
    said.by(&|place| Text(place as u16).said(), &locale::count)
}
