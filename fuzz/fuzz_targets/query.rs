//! Any text is read or its faults are shown within it; what is read prints as text that reads as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout::query::parse;

fuzz_target!(|text: &str| {
    match parse(text) {
        Ok(query) => {
            let printed = query.to_string();
            let again = parse(&printed).unwrap_or_else(|faults| panic!("{printed:?}: {faults:?}"));
            assert_eq!(again.to_string(), printed);
        }
        Err(faults) => {
            let length = text.chars().count() as u32;
            assert!(!faults.is_empty() && faults.iter().all(|f| f.start <= f.end && f.end <= length));
        }
    }
});
