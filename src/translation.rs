//! What is said in the reader's language, by Fluent: the messages of a language are files in `locales`, of which `build.rs`
//! makes functions.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

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
pub fn text<const N: usize>(bundle: &Bundle, id: &str, values: [(&'static str, FluentValue); N]) -> String {
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    let values = FluentArgs::from_iter(values);
    // What Fluent has to complain of (a variable without a value) the build has seen to.
    bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
}

/// A value as the whole number that it is, for [`Bundle::set_formatter`].
pub fn whole(value: &FluentValue) -> Option<u64> {
    if let FluentValue::Number(number) = value { Some(number.value as u64) } else { None }
}
