//! Every text that the page shows, as functions of their messages: `link_title` is `link-title` in `locales`, where each
//! language is a folder, of which the page fetches one. Their parameters are the variables of the message.

use std::cell::OnceCell;

use fluent_bundle::FluentValue;

use crate::message::{Argument, Said};
use crate::platform::locale;
use crate::translation::{self, Bundle};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A text, as a table of constants has it.
pub type Text = fn() -> String;

thread_local! {
    static BUNDLE: OnceCell<Bundle> = const { OnceCell::new() };
}

/// Takes the messages of a language. False if they are those of another build, and some are missing.
pub fn learn(language: &str, messages: String) -> bool {
    let mut bundle = translation::bundle(language, messages);
    bundle.set_formatter(Some(|value, _| translation::whole(value).map(locale::count)));
    let is_whole = IDS.iter().all(|id| bundle.has_message(id));
    BUNDLE.with(|known| known.set(bundle).is_ok()) && is_whole
}

fn text<'a>(id: &str, values: impl IntoIterator<Item = (&'static str, FluentValue<'a>)>) -> String {
    BUNDLE.with(|bundle| bundle.get().map_or_else(String::new, |bundle| translation::text(bundle, id, values)))
}

/// What the engine says.
pub fn said(what: &dyn Said) -> String {
    let value = |argument| match argument {
        Argument::Text(text) => FluentValue::from(text),
        Argument::Number(number) => FluentValue::from(number),
        Argument::Said(part) => FluentValue::from(said(part)),
    };
    text(what.id(), what.arguments().into_iter().map(|(name, argument)| (name, value(argument))))
}
