//! Any fragment gives a state, and a state's own fragment gives that state again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout::link::State;

fuzz_target!(|text: &str| {
    let (state, _) = State::from_fragment(text);
    let written = state.to_fragment();
    let (again, said) = State::from_fragment(&written);
    assert!(said.is_empty(), "{written}: {said:?}");
    assert_eq!(again, state, "{written}");
});
