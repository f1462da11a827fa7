//! Every text that the page shows, as functions of their messages: `link_title` is `link-title` in `locales`, where each
//! language is a folder, of which the page fetches one. Their parameters are the variables of the message.

use std::cell::{Cell, OnceCell};

use fluent_bundle::FluentValue;

use crate::platform::locale;
use crate::said::Said;
use crate::translation::{self, Bundle};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));
include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A text, as a table of constants has it.
pub type Text = fn() -> String;

thread_local! {
    static BUNDLE: OnceCell<Bundle> = const { OnceCell::new() };
    static SAID: [Cell<&'static str>; COUNT] = const { [const { Cell::new("") }; COUNT] };
}

/// Takes the messages of a language. False if they are those of another build, and some are missing.
pub fn learn(language: &str, messages: String) -> bool {
    let mut bundle = translation::bundle(language, messages);
    bundle.set_formatter(Some(|value, _| translation::whole(value).map(locale::count)));
    let is_whole = IDS.iter().all(|id| bundle.has_message(id));
    BUNDLE.with(|known| known.set(bundle).is_ok()) && is_whole
}

fn text<const N: usize>(id: &str, values: [(&'static str, FluentValue); N]) -> String {
    BUNDLE.with(|bundle| bundle.get().map_or_else(String::new, |bundle| translation::text(bundle, id, values)))
}

/// Takes a catalogue as `scripts/catalogue.mjs` writes it. False if it is one of another build.
pub fn learn_said(catalogue: String) -> bool {
    let mut lines = catalogue.leak().split('\n');
    let is_mine = lines.next() == Some(KEYS);
    is_mine && SAID.with(|all| all.iter().all(|text| lines.next().map(|line| text.set(line)).is_some()))
}

/// What the engine says.
pub fn said(said: &Said) -> String {
    said.by(&|place| SAID.with(|all| all.get(place).map_or("", Cell::get)), &locale::count)
}
