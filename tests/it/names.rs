//! Names and small forms that JSON, the command line and links share: each is read in one place.

use std::{collections::BTreeSet, fmt::Debug};

use clap::ValueEnum;
use readout::{
    link::{ColumnSort, Settings},
    protocol::{
        By, CollocateSort, Compared, Direction, DiversitySort, DocumentKey, FieldKind, Forms, KeynessSort, KwicContext,
        KwicKey, PartSort, Parts, PartsFault, SpreadSort, TermSort, Window, WindowFault, Within, name_of, named,
        place_name, read_place,
    },
};
use serde::{Serialize, de::DeserializeOwned};

/// The names of all values of an enum, which the command line has from JSON and `named` reads.
fn names<T: ValueEnum + Serialize + DeserializeOwned + PartialEq + Debug>() -> Vec<String> {
    let name = |value: &T| {
        let name = name_of(value);
        assert_eq!(named::<T>(&name).as_ref(), Some(value), "{name}");
        assert_eq!(value.to_possible_value().unwrap().get_name(), name);
        name
    };
    T::value_variants().iter().map(name).collect()
}

#[test]
fn the_command_line_has_the_names_of_json() {
    assert_eq!(names::<TermSort>().join(" "), "freq range dp term");
    assert_eq!(
        names::<CollocateSort>().join(" "),
        "log_dice term o11 lines c1 e11 mi mi3 t z g2 dice delta_p_21 delta_p_12"
    );
    assert_eq!(
        names::<KeynessSort>().join(" "),
        "g2 p q term freq_target freq_reference log_ratio log_ratio_low log_ratio_high shared pct_diff range_target \
         range_reference dp_target"
    );
    assert_eq!(names::<PartSort>().join(" "), "order freq per_million tokens");
    assert_eq!(names::<DiversitySort>().join(" "), "order tokens types ttr mattr mtld hdd yule_k sentence_length");
    assert_eq!(names::<Direction>().join(" "), "attracted repelled both");
    assert_eq!(names::<Compared>().join(" "), "attracted repelled both alike");
    assert_eq!(names::<Within>().join(" "), "document turn sentence");
    assert_eq!(names::<Forms>().join(" "), "exact stem");
    assert_eq!(Within::ALL, Within::value_variants());
    assert_eq!(Within::Turn.to_string(), "turn");
}

#[test]
fn what_has_fields_has_no_name() {
    assert_eq!(named("year"), Some(By::Year));
    assert_eq!(named("facet"), Some(FieldKind::Facet));
    for name in ["", "field", "Year", "year ", "side"] {
        assert_eq!(named::<By>(name), None, "{name:?}");
        assert_eq!(named::<DocumentKey>(name), None, "{name:?}");
        assert_eq!(named::<KwicKey>(name), None, "{name:?}");
    }
    assert_eq!(name_of(&By::Quarter), "quarter");
    assert_eq!(name_of(&By::Field("side".into())), "");
    assert_eq!(name_of(&KwicContext::Paragraph), "paragraph");
    assert_eq!(name_of(&KwicContext::Tokens(8)), "");
}

/// Links that name a column are published: no name goes.
#[test]
fn the_columns_that_links_can_order_by() {
    let columns: BTreeSet<&str> =
        "term freq range dp o11 lines c1 e11 mi mi3 t z g2 log_dice dice delta_p_21 delta_p_12 \
                                   freq_target freq_reference log_ratio log_ratio_low log_ratio_high shared p q pct_diff \
                                   range_target range_reference dp_target part doc per_million tokens types ttr mattr \
                                   mtld hdd yule_k sentence_length juilland_d dp_norm rosengren_s carroll_d2 arf"
            .split_whitespace()
            .collect();
    assert_eq!(columns.len(), 45);
    let is_read = |column: &str| Settings::default().set("order", column).unwrap().is_ok();
    for column in &columns {
        assert!(is_read(column) && is_read(&format!("-{column}")), "{column}");
    }
    let sorts = [
        names::<TermSort>(),
        names::<CollocateSort>(),
        names::<KeynessSort>(),
        names::<PartSort>(),
        names::<SpreadSort>(),
        names::<DiversitySort>(),
    ];
    for name in sorts.concat() {
        assert_eq!(is_read(&name), columns.contains(name.as_str()), "{name}");
    }
    for column in ["order", "direction", "forms", "strip", "1L", "--term", "Term", "sentences"] {
        assert!(!is_read(column), "{column}");
    }
}

#[test]
fn what_a_column_orders_by() {
    assert_eq!(TermSort::by_column("per_million"), Some(TermSort::Freq));
    assert_eq!(TermSort::by_column("forms"), None);
    assert_eq!(CollocateSort::by_column("delta_p_12"), Some(CollocateSort::DeltaP12));
    assert_eq!(CollocateSort::by_column("5L"), None);
    assert_eq!(KeynessSort::by_column("q"), Some(KeynessSort::Q));
    assert_eq!(PartSort::by_column("part"), Some(PartSort::Order));
    assert_eq!(PartSort::by_column("doc"), None);
    assert_eq!(PartSort::by_column("order"), None);
    assert_eq!(PartSort::by_column("per_million"), Some(PartSort::PerMillion));
    assert_eq!(DiversitySort::by_column("doc"), Some(DiversitySort::Order));
    assert_eq!(DiversitySort::by_column("order"), None);
    assert_eq!(DiversitySort::by_column("yule_k"), Some(DiversitySort::YuleK));
}

#[test]
fn windows() {
    for (text, window, written) in [
        ("5L,5R", Window::Words { left: 5, right: 5 }, "5L,5R"),
        ("0L,3R", Window::Words { left: 0, right: 3 }, "0L,3R"),
        ("50L,50R", Window::Words { left: 50, right: 50 }, "50L,50R"),
        ("3R", Window::Words { left: 0, right: 3 }, "0L,3R"),
        ("2l", Window::Words { left: 2, right: 0 }, "2L,0R"),
        (" 1r , 02L ", Window::Words { left: 2, right: 1 }, "2L,1R"),
        ("sentence", Window::Sentence, "sentence"),
        ("Sentence", Window::Sentence, "sentence"),
    ] {
        assert_eq!(text.parse(), Ok(window), "{text}");
        assert_eq!(window.to_string(), written);
        assert_eq!(written.parse(), Ok(window), "{written}");
    }
    for (text, fault) in [
        ("", WindowFault::NoSide),
        ("5", WindowFault::NoSide),
        ("5L,", WindowFault::NoSide),
        ("sentences", WindowFault::NoSide),
        ("五", WindowFault::NoSide),
        ("L", WindowFault::Words),
        ("51R", WindowFault::Words),
        ("-1L", WindowFault::Words),
        ("5LR", WindowFault::Words),
        ("5 L", WindowFault::Words),
        ("五L", WindowFault::Words),
        ("5L,5L", WindowFault::Twice),
        ("1L,2R,3R", WindowFault::Twice),
    ] {
        assert_eq!(text.parse::<Window>(), Err(fault), "{text}");
    }
    assert_eq!(WindowFault::Words.to_string(), "give 0 to 50 words on each side, such as 5L,5R");
}

#[test]
fn places_of_a_window() {
    for (place, name) in [(-5, "5L"), (-1, "1L"), (2, "2R"), (50, "50R")] {
        assert_eq!(place_name(place), name);
        assert_eq!(read_place(name), Some(place));
    }
    assert_eq!(read_place("3r"), Some(3));
    for name in ["", "L", "5", "0R", "-1L", "2X", "1LR"] {
        assert_eq!(read_place(name), None, "{name:?}");
    }
}

#[test]
fn parts_of_a_dispersion() {
    for (text, parts) in [
        ("documents", Ok(Parts::Documents)),
        ("10", Ok(Parts::Equal(10))),
        ("speaker", Ok(Parts::Field("speaker".into()))),
        ("equal", Ok(Parts::Field("equal".into()))),
        ("", Err(PartsFault::Empty)),
        ("0", Err(PartsFault::Zero)),
    ] {
        assert_eq!(text.parse(), parts, "{text:?}");
    }
}
