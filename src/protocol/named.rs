//! The names that enums have in JSON, which are those of the command line and, but for a few, of links.

use serde::{
    Serialize,
    de::{DeserializeOwned, IntoDeserializer, value},
};

/// The value of an enum that has this name in JSON; `None` for one with fields, too.
///
/// ```
/// use readout::protocol::{KeynessSort, named};
///
/// assert_eq!(named("log_ratio"), Some(KeynessSort::LogRatio));
/// assert_eq!(named::<KeynessSort>("loudness"), None);
/// ```
pub fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    let name: value::StrDeserializer<'_, value::Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

/// The name that a value of an enum has in JSON; empty for one with fields.
///
/// ```
/// use readout::protocol::{KeynessSort, name_of};
///
/// assert_eq!(name_of(&KeynessSort::LogRatio), "log_ratio");
/// ```
pub fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
