//! What is said in the reader's language, by Fluent: the messages of a language are files in `locales`, of which `build.rs`
//! makes functions.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A value, by the name of the variable that it is of.
pub type Argument<'a> = (&'static str, FluentValue<'a>);

/// The messages of one language.
pub type Bundle = FluentBundle<FluentResource>;

/// The messages of a language by its tag, such as `zh-Hans`. Lines that are no message are left out.
pub fn bundle(tag: &str, source: String) -> Bundle {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new(vec![language]);
    // No invisible marks around values: texts are copied, saved and compared.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource));
    bundle
}

/// A message by its id, with the values of its variables; its id where the language lacks it.
pub fn text<'a>(bundle: &Bundle, id: &str, values: impl IntoIterator<Item = Argument<'a>>) -> String {
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        arguments.set(name, value);
    }
    // What Fluent has to complain of (a variable without a value) the build has seen to.
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// A value as the whole number that it is, for [`Bundle::set_formatter`].
pub fn whole(value: &FluentValue) -> Option<u64> {
    if let FluentValue::Number(number) = value { Some(number.value as u64) } else { None }
}
