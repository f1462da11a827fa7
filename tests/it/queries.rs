//! The query language: its table, and what holds for any text at all.

use proptest::prelude::*;
use readout::{
    protocol::{Forms, Scope},
    query::parse,
};

use crate::{common, tables};

#[test]
fn the_table_holds() {
    let table = tables::table();
    let cases = table.cases();
    let failures = tables::run_table(&table.engine(), &cases);
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn the_runner_can_fail() {
    let table = tables::table();
    let cases = table.cases();
    // Against the one corpus that has nothing of what is asked for.
    let other = common::engine(&[("other.txt", "Nothing of the kind.")]);
    let failures = tables::run_table(&other, &cases);
    assert!(failures.len() > cases.len() / 2, "only {} of {} cases failed", failures.len(), cases.len());
}

/// In a browser there are not all stemmers: the lexicon has the stems of the words that occur.
#[test]
fn words_are_stemmed_without_their_stemmer() {
    let mut index = common::index(&[
        ("corpus.toml", "stemmer = 'english'"),
        ("a.txt", "Sanctions and sanctioned goods: a sanction, cafés."),
    ]);
    index.about.stemmer = Some("one of another build".into());
    let engine = readout::engine::Engine::with_index(index);
    for (query, matches) in [("sanction", 3), ("sanctioned", 3), ("sanctioning", 0), ("good", 0), ("cafes", 1)] {
        let scope = Scope { forms: Forms::Stem, ..common::scope(query, &[]) };
        assert_eq!(common::search(&engine, scope).unwrap().0.matches, matches, "{query}");
    }
}

#[test]
fn a_query_has_an_end() {
    assert!(parse(&"war ".repeat(5_000)).is_ok());
    let [fault] = parse(&"wars ".repeat(5_000)).unwrap_err().try_into().unwrap();
    assert_eq!((fault.start, fault.end, fault.message.to_string().as_str()), (0, 0, "The query is too long."));
    for (opening, closing) in [("(", ")"), ("-", ""), ("NOT ", "")] {
        let nested = |depth: usize| format!("{}war{}", opening.repeat(depth), closing.repeat(depth));
        assert!(parse(&nested(64)).is_ok(), "{opening}");
        let faults = parse(&nested(4_000)).unwrap_err();
        assert!(
            faults.iter().any(|f| f.message.to_string() == "The query is nested too deeply."),
            "{opening}: {faults:?}"
        );
    }
}

/// Signs that mean something, and words between them.
fn signs() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        prop::sample::select(vec![
            "(",
            ")",
            "\"",
            "“",
            "”",
            "|",
            "OR ",
            "AND ",
            "NOT ",
            "-",
            ",",
            " ",
            " ",
            "*",
            "?",
            "~",
            "~2",
            "/",
            "=",
            "[norm=\"",
            "\"]",
            "[",
            "[]",
            "{0,2}",
            "{2,}",
            "{,3}",
            "+",
            "%c",
            "%",
            "£",
            "\"war\"",
            "(\"a\" | ",
            " within",
            " turn",
            "{",
            "}",
            "&",
            "!=",
            " within sentence",
            "word=\"",
            "case=\"yes\"",
            "/w.r/",
            "//r//",
            "]",
            ":",
            "speaker:",
            "date:",
            "..",
            ">=",
            "<",
            "\\",
            "2020",
            "1,0",
            "war",
            "é",
            "中国",
            "a-b",
            "’",
            "\u{301}",
            "\u{202E}",
            "\n",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(sign, 0..24).prop_map(|signs| signs.concat())
}

proptest! {
    // What it finds becomes a case of the table.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_text_is_read_or_its_faults_are_shown(text in signs()) {
        match parse(&text) {
            Ok(query) => {
                for range in query.series.iter().map(|e| e.range()).chain(query.phrases().into_iter().map(|(_, r)| r)) {
                    prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{:?}", range);
                }
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                let length = text.chars().count() as u32;
                for fault in &faults {
                    prop_assert!(fault.start <= fault.end && fault.end <= length, "{:?}", fault);
                    prop_assert!(fault.help.is_some(), "{:?}", fault);
                    prop_assert_eq!(&fault.source, &text);
                }
                prop_assert!(faults.is_sorted_by_key(|f| (f.start, f.end)));
            }
        }
    }

    #[test]
    fn what_is_printed_reads_as_the_same_query(text in signs()) {
        if let Ok(query) = parse(&text) {
            let printed = query.to_string();
            let again = parse(&printed);
            prop_assert!(again.is_ok(), "{text:?} is printed as {printed:?}, which cannot be read: {again:?}");
            prop_assert_eq!(said(&query), said(&again.unwrap()), "{:?} is printed as {:?}", text, printed);
        }
    }
}

/// A query without the places of its parts.
fn said(query: &readout::query::Query) -> String {
    let text = format!("{:?}", query.series);
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let from = digits(rest);
        if let Some(after) = rest[from..].strip_prefix("..").filter(|after| from > 0 && digits(after) > 0) {
            rest = &after[digits(after)..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}
