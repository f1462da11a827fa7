//! Links: what they look like, what is said of broken ones, and that nothing is lost on the way there and back.

use proptest::prelude::*;
use readout::link::{Concordance, Fault, Place, Problem, Settings, State, TermRows, View, Wanted};
use readout::message::Message;
use readout::protocol::{
    By, DocumentKey, DocumentSort, Failure, FailureKind, FieldInfo, FieldKind, Forms, Grams, Info, KwicContext,
    KwicKey, KwicOnly, KwicSample, KwicSort, KwicUnit, Level, Subset, Within,
};
use readout::query::{Expr, Value, parse};
use readout::query::{Filter, word_query};

#[test]
fn links_read_as_they_are_written() {
    let state = State::default;
    let cases: Vec<(&str, State)> = vec![
        ("#/overview", state()),
        ("#/search?q=human+rights", State { view: View::Search, query: "human rights".into(), ..state() }),
        (
            "#/trends?corpus=un-debate&fp=0123456789ab&q=huawei,+%22golden+era%22&where=side:China&where=date:2019..2020-03&forms=stem&case=yes&by=quarter&date=printed&table=yes&unit=count",
            State {
                view: View::Trends,
                corpus: Some("un-debate".into()),
                fingerprint: Some("0123456789ab".into()),
                query: "huawei, \"golden era\"".into(),
                filters: vec!["side:China".into(), "date:2019..2020-03".into()],
                forms: Forms::Stem,
                case: true,
                by: Some(By::Quarter),
                date_field: Some("printed".into()),
                as_table: true,
                settings: settings(&[("unit", "count")]),
                ..state()
            },
        ),
        (
            "#/terms?filter=sanction&min=5&order=-dp",
            State {
                view: View::Terms,
                term_filter: "sanction".into(),
                min_freq: 5,
                settings: settings(&[("order", "-dp")]),
                ..state()
            },
        ),
        (
            "#/collocates?q=rights&near=5L,5R:1L/turn/human&run=3/10&window=0L,3R&least=2&minima=mi:3,log_dice:7.5&drawn=both",
            State {
                view: View::Collocates,
                query: "rights".into(),
                settings: settings(&[
                    ("near", "5L,5R:1L/turn/human"),
                    ("run", "3/10"),
                    ("window", "0L,3R"),
                    ("least", "2"),
                    ("minima", "mi=3,log_dice:7.50"),
                    ("drawn", "both"),
                ]),
                ..state()
            },
        ),
        (
            "#/compare?show=diversity&target=side:China&reference=side:UK&together=5&minrange=2&keyminima=p:0.05,log_ratio:-1&typical=attracted&across=10",
            State {
                view: View::Compare,
                settings: settings(&[
                    ("show", "diversity"),
                    ("target", "side:China"),
                    ("reference", "side:UK"),
                    ("together", "5"),
                    ("minrange", "2"),
                    ("keyminima", "log_ratio:2,p:0.05,log_ratio:-1"),
                    ("typical", "attracted"),
                    ("across", "10"),
                ]),
                ..state()
            },
        ),
        (
            "#/documents?sort=-words",
            State {
                view: View::Documents,
                sort: Some(DocumentSort { key: DocumentKey::Tokens, descending: true }),
                ..state()
            },
        ),
        (
            "#/concordance?q=rights&of=quotations&lines=1R,2R,-date&context=15&sample=100,7&group=own-category&only=1R:of",
            State {
                view: View::Concordance,
                query: "rights".into(),
                concordance: Concordance {
                    unit: KwicUnit::Quotations,
                    sort: [(KwicKey::Right(1), false), (KwicKey::Right(2), false), (KwicKey::Date, true)]
                        .map(|(key, descending)| KwicSort { key, descending })
                        .to_vec(),
                    context: KwicContext::Tokens(15),
                    sample: Some(KwicSample { size: 100, seed: 7 }),
                    group: Some(KwicKey::Category),
                    only: Some(KwicOnly { key: KwicKey::Right(1), value: Some("of".into()) }),
                },
                ..state()
            },
        ),
        (
            "#/concordance?context=paragraph&only=speaker",
            State {
                view: View::Concordance,
                concordance: Concordance {
                    context: KwicContext::Paragraph,
                    only: Some(KwicOnly { key: KwicKey::Field("speaker".into()), value: None }),
                    ..Concordance::default()
                },
                ..state()
            },
        ),
        (
            "#/trends?q=%E4%B9%A0%E8%BF%91%E5%B9%B3+100%25&by=field:year",
            State { view: View::Trends, query: "习近平 100%".into(), by: Some(By::Field("year".into())), ..state() },
        ),
        (
            "#/read/2020/press%20conference%20%232.txt?q=5G&place=12:a+dark+day",
            State {
                view: View::Read(
                    "2020/press conference #2.txt".into(),
                    Some(Place { paragraph: 12, words: "a dark day".into() }),
                ),
                query: "5G".into(),
                ..state()
            },
        ),
    ];
    for (link, state) in cases {
        assert_eq!(state.to_fragment(), link);
        assert_eq!(State::from_fragment(link), (state, vec![]), "{link}");
    }
}

#[test]
fn other_ways_to_write_a_link_are_understood() {
    let search = State { view: View::Search, query: "human rights".into(), ..State::default() };
    for link in
        ["/search?q=human+rights", "search?q=human%20rights", "#search/?&q=human rights&forms=exact&case=no&min="]
    {
        assert_eq!(State::from_fragment(link), (search.clone(), vec![]), "{link}");
    }
    for link in ["", "#", "#/", "#/overview", "?"] {
        assert_eq!(State::from_fragment(link), (State::default(), vec![]), "{link}");
    }
    let (state, _) = State::from_fragment("#/read/a+b/c%2Bd%20e");
    assert_eq!(state.view, View::Read("a+b/c+d e".into(), None));
    let (state, _) = State::from_fragment("#/search?fp=ABCDEF012345");
    assert_eq!(state.fingerprint.as_deref(), Some("abcdef012345"));
    for (link, written) in [
        ("#/collocates?window=3r", "#/collocates?window=0L,3R"),
        ("#/collocates?window=Sentence", "#/collocates?window=sentence"),
        ("#/collocates?window=5R,5L", "#/collocates"),
        ("#/collocates?near=2l:1l/turn/human", "#/collocates?near=2L,0R:1L/turn/human"),
    ] {
        let (state, problems) = State::from_fragment(link);
        assert_eq!((state.to_fragment().as_str(), problems), (written, vec![]), "{link}");
    }
}

#[test]
fn what_cannot_be_used_is_said_and_the_rest_is_used() {
    let not = |wanted, part: &'static str, value: &'static str| (Fault::Not(wanted), part, value);
    let cases = [
        ("#/concert?q=x", (Fault::NoView, "concert", "")),
        ("#/search/more?q=x", (Fault::Meaningless, "more", "")),
        ("#/read/?q=x", (Fault::NoDocument, "", "")),
        ("#/read/%FF?q=x", (Fault::NoDocument, "%FF", "")),
        ("#/search?q=x&shape=round", (Fault::Unknown, "shape", "round")),
        ("#/search?q=x&forms=loose", not(Wanted::OneOf("exact|stem"), "forms", "loose")),
        ("#/search?q=x&fp=12", not(Wanted::Fingerprint, "fp", "12")),
        ("#/terms?q=x&min=-1", not(Wanted::Number, "min", "-1")),
        ("#/terms?q=x&min=99999999999", not(Wanted::Number, "min", "99999999999")),
        ("#/terms?q=x&order=up", not(Wanted::Column, "order", "up")),
        ("#/terms?q=x&row=6", not(Wanted::OneOf("1|2|3|4|5"), "row", "6")),
        ("#/trends?q=x&unit=kg", not(Wanted::OneOf("rate|count|documents|among"), "unit", "kg")),
        ("#/trends?q=x&table=maybe", not(Wanted::OneOf("yes|no"), "table", "maybe")),
        ("#/concordance?q=x&lines=0L", not(Wanted::Orders, "lines", "0L")),
        ("#/concordance?q=x&context=few", not(Wanted::Context, "context", "few")),
        ("#/concordance?q=x&sample=5", not(Wanted::Sample, "sample", "5")),
        ("#/concordance?q=x&group=0L", not(Wanted::Order, "group", "0L")),
        ("#/collocates?q=x&window=51L,1R", not(Wanted::Window, "window", "51L,1R")),
        ("#/collocates?q=x&near=human", not(Wanted::Near, "near", "human")),
        ("#/collocates?q=x&run=4/3", not(Wanted::Run, "run", "4/3")),
        ("#/collocates?q=x&least=0", not(Wanted::Positive, "least", "0")),
        ("#/collocates?q=x&minima=mi:3,p:0.05", not(Wanted::Minima, "minima", "mi:3,p:0.05")),
        ("#/compare?q=x&keyminima=term:3", not(Wanted::Minima, "keyminima", "term:3")),
        ("#/search?q=x&case=1", not(Wanted::OneOf("yes|no"), "case", "1")),
        ("#/search?q=x&q=y", (Fault::Twice, "q", "")),
        ("#/search?q=x&filter=100%", (Fault::Damaged, "filter=100%", "")),
        ("#/search?q=x&filter=%e4%b9", (Fault::Damaged, "filter=%e4%b9", "")),
        ("#/search?q=x&place=3", (Fault::NoText, "place", "3")),
        ("#/read/a.txt?q=x&place=0:no", not(Wanted::Place, "place", "0:no")),
    ];
    for (link, (fault, part, value)) in cases {
        let (state, problems) = State::from_fragment(link);
        assert_eq!(problems, [Problem { fault, part: part.into(), value: value.into() }], "{link}");
        assert_eq!(state.query, "x", "{link}");
    }
    let long = format!("#/search?q=x&{}=1", "k".repeat(100));
    assert_eq!(State::from_fragment(&long).1[0].part, "k".repeat(40) + "…");
}

#[test]
fn a_link_has_bounds_that_are_said() {
    let parts = |name: &str, count: usize, value: &str| {
        (0..count).map(|n| format!("&{name}={}", value.replace('#', &n.to_string()))).collect::<String>()
    };
    let accents = |count: usize| "e".to_owned() + &"%CC%81".repeat(count);
    let fault = |fault, part: &str, value: &str| Problem { fault, part: part.into(), value: value.into() };
    let cut = |text: &str| text.chars().take(40).collect::<String>() + "…";
    for (parts, filters, subsets, expected) in [
        (parts("where", 500, "side:#"), 500, 0, vec![]),
        (parts("where", 5000, "side:#"), 500, 0, vec![fault(Fault::Many(500), "where", "")]),
        // What is said twice is one filter.
        (parts("where", 5000, "side:UK"), 1, 0, vec![]),
        (parts("subset", 100, "s#?q%3Dwar"), 0, 100, vec![]),
        (parts("subset", 1000, "s#?q%3Dwar"), 0, 100, vec![fault(Fault::Many(100), "subset", "")]),
        (format!("&where=side:{}", "a".repeat(19_995)), 1, 0, vec![]),
        (
            format!("&where=side:{}", "a".repeat(19_996)),
            0,
            0,
            vec![fault(Fault::Long(20_000), "where", &cut(&format!("side:{}", "a".repeat(50))))],
        ),
        (format!("&where=side:{}", accents(31)), 1, 0, vec![]),
        (
            format!("&where=side:{}&where=side:b", accents(32)),
            1,
            0,
            vec![fault(Fault::Marks, "where", &format!("side:e{}", "\u{301}".repeat(32)))],
        ),
        (
            format!("&filter={}", accents(50)),
            0,
            0,
            vec![fault(Fault::Marks, "filter", &cut(&format!("e{}", "\u{301}".repeat(50))))],
        ),
        // Scripts with many marks, and emoji of many parts, are within them.
        ("&where=side:%E0%B8%81%E0%B8%B9%E0%B9%89%E0%B8%B3&where=side:👨‍👩‍👧‍👦".to_owned(), 2, 0, vec![]),
    ] {
        let (state, problems) = State::from_fragment(&format!("#/search?q=x{parts}"));
        let start: String = parts.chars().take(80).collect();
        assert_eq!(problems, expected, "{start}");
        assert_eq!(
            (state.filters.len(), state.subsets.len(), state.query.as_str()),
            (filters, subsets, "x"),
            "{start}"
        );
    }
    let (state, problems) = State::from_fragment(&format!("#/read/{}?q=x", accents(33)));
    assert_eq!((state.view, problems[0].fault.clone()), (View::Documents, Fault::NoDocument));
}

#[test]
fn rubbish_is_summed_up() {
    let link = format!("#/search?q=x&{}", (0..1000).map(|n| format!("k{n}=1&")).collect::<String>());
    let (state, problems) = State::from_fragment(&link);
    assert_eq!(state.query, "x");
    assert_eq!(problems.len(), 9);
    assert_eq!((problems[8].fault.clone(), problems[8].part.as_str()), (Fault::More, "992"));
}

#[test]
fn what_the_corpus_cannot_use_is_said_and_left_out() {
    let field = |name: &str, kind| FieldInfo {
        name: name.into(),
        label: name.into(),
        kind,
        level: Level::Document,
        values: None,
        range: None,
    };
    let fields = vec![field("side", FieldKind::Facet), field("printed", FieldKind::Date)];
    let info = Info { fields, ..Info::default() };
    let unknown = |link: &str| {
        let (mut state, _) = State::from_fragment(link);
        let said = state.leave_out_unknown(&info);
        (state.to_fragment(), said)
    };
    for link in ["#/trends?by=side&date=printed", "#/trends?by=month", "#/search?sort=-side", "#/search?sort=title"] {
        assert_eq!(unknown(link), (link.to_owned(), vec![]));
    }
    for (link, kept, said) in [
        ("#/trends?q=huawei&by=foo", "#/trends?q=huawei", (Fault::NoField, "by", "foo")),
        ("#/search?sort=-foo", "#/search", (Fault::NoField, "sort", "foo")),
        ("#/trends?date=side", "#/trends", (Fault::NoDateField, "date", "side")),
    ] {
        let (fault, part, value) = said;
        let said = Problem { fault, part: part.into(), value: value.into() };
        assert_eq!(unknown(link), (kept.to_owned(), vec![said]));
    }

    let (mut state, _) = State::from_fragment("#/search?q=(a&where=(side:China&where=side:UK");
    let diagnostics = parse("(side:China").unwrap_err().into_iter().chain(parse("(a").unwrap_err()).collect();
    let failure = Failure { diagnostics, ..Failure::new(FailureKind::Query, Message::TooLong, None) };
    let said = state.leave_out_unreadable(&failure);
    let [Problem { fault: Fault::Unreadable(why), value, .. }] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!((why.to_string().as_str(), value.as_str()), ("This parenthesis is not closed.", "(side:China"));
    assert_eq!(state.to_fragment(), "#/search?q=%28a&where=side:UK");
}

#[test]
fn filters() {
    let filter = |field: &str, values: &[&str], exclude| Filter {
        field: field.into(),
        values: values.iter().map(ToString::to_string).collect(),
        exclude,
    };
    let same = [
        ("side:China", filter("side", &["China"], false)),
        ("-side:China", filter("side", &["China"], true)),
        ("publisher:\"UK press\"", filter("publisher", &["UK press"], false)),
        ("topics:(Huawei|\"5G network\"|习近平)", filter("topics", &["Huawei", "5G network", "习近平"], false)),
        ("-topics:(a|b)", filter("topics", &["a", "b"], true)),
        ("date:2019", filter("date", &["2019"], false)),
        ("date:2019..2020-03", filter("date", &["2019..2020-03"], false)),
        ("date:>=2020", filter("date", &[">=2020"], false)),
        ("date:<2020-07-30", filter("date", &["<2020-07-30"], false)),
        ("title:\"the \\\"golden\\\" \\“era\\” \\\\o/\"", filter("title", &["the \"golden\" “era” \\o/"], false)),
        ("speaker:Liu*", filter("speaker", &["Liu*"], false)),
        ("-side:*", Filter::of("side", None)),
        ("side:\"Hong Kong\"", Filter::of("side", Some("Hong Kong"))),
    ];
    for (text, expected) in same {
        assert_eq!(Filter::parse(text), Some(expected.clone()), "{text}");
        assert_eq!(expected.to_string(), text);
    }
    let rewritten = [
        ("  side:China ", "side:China"),
        ("side:\"China\"", "side:China"),
        ("side:“Hong Kong”", "side:\"Hong Kong\""),
        ("topics:( a | \"b\" )", "topics:(a|b)"),
        ("topics:(a)", "topics:a"),
        ("topics:(a b | c, d)", "topics:(\"a b\"|c|d)"),
    ];
    for (text, canonical) in rewritten {
        assert_eq!(Filter::parse(text).map(|filter| filter.to_string()).as_deref(), Some(canonical), "{text}");
    }
    let others = [
        "",
        "-",
        "china",
        ":x",
        "side:",
        "side:\"\"",
        "side:\"open",
        "side:(a",
        "side:(a|)",
        "side:()",
        "9side:a",
        "side:a b",
        "side:a side:b",
        "side:a,b",
        "side:a | side:b",
        "--side:a",
        "(side:a)",
        "a b:c",
        "side:\"a\"b",
        "side:(a|(b))",
        "[word=\"a\"]",
        "NOT side:a",
        "side:\"a\\",
    ];
    for text in others {
        assert_eq!(Filter::parse(text), None, "{text}");
    }
}

#[test]
fn a_word_is_found_as_it_was_counted() {
    let cases = [
        ("china", "", r#"[norm="china"]"#),
        ("u.s", " ", r#"[norm="u\.s"]"#),
        ("1,000", "side:China date:2020", r#"side:China date:2020 [norm="1,000"]"#),
        ("a\"b\\c", "", r#"[norm="a\"b\\c"]"#),
        ("习近平", "", r#"[norm="习近平"]"#),
    ];
    for (word, conditions, query) in cases {
        assert_eq!(word_query(word, conditions), query);
    }
}

/// Texts that hold what could break a link: separators, escapes, quotation marks, several scripts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z ]{0,8}", "[-+%&=?#/:;,.()|\"“”'\\\\a-f0-9 é习\u{202e}\u{0}]{0,12}", any::<String>()]
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_filter("not empty", |text| !text.is_empty())
}

fn view() -> impl Strategy<Value = View> {
    let place = proptest::option::of((1u32.., text()).prop_map(|(paragraph, words)| Place { paragraph, words }));
    prop_oneof![
        proptest::sample::select(View::ALL.to_vec()),
        (some_text(), place).prop_map(|(doc, place)| View::Read(doc, place)),
    ]
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![Just("year".into()), Just("date".into()), Just("-words".into()), Just("field:x".into()), text()]
}

fn by() -> impl Strategy<Value = By> {
    prop_oneof![
        Just(By::Auto),
        Just(By::Year),
        Just(By::Quarter),
        Just(By::Month),
        Just(By::Day),
        field().prop_map(By::Field),
    ]
}

fn sort() -> impl Strategy<Value = DocumentSort> {
    let key = prop_oneof![
        Just(DocumentKey::Relevance),
        Just(DocumentKey::Title),
        Just(DocumentKey::Date),
        Just(DocumentKey::Tokens),
        Just(DocumentKey::Types),
        Just(DocumentKey::Matches),
        field().prop_map(DocumentKey::Field),
    ];
    (key, any::<bool>()).prop_map(|(key, descending)| DocumentSort { key, descending })
}

/// As a link sets them; a value that is refused is left out.
fn settings(parts: &[(&str, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (name, value) in parts {
        settings.set(name, value);
    }
    settings
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let name = proptest::sample::select(vec![
        "near",
        "show",
        "window",
        "least",
        "minima",
        "keyminima",
        "drawn",
        "target",
        "reference",
        "together",
        "minrange",
        "typical",
        "across",
        "order",
    ]);
    let value = prop_oneof![
        Just("5L,5R/turn/human".to_owned()),
        Just("sentence:3R/document/a/b".to_owned()),
        Just("diversity".to_owned()),
        Just("05L,3R".to_owned()),
        Just("sentence".to_owned()),
        Just("both".to_owned()),
        Just("03/10".to_owned()),
        Just("-log_dice".to_owned()),
        Just("g2:1e3, lines=2".to_owned()),
        Just("g2:-0,q:5e-3,g2:7".to_owned()),
        (0..30u32).prop_map(|number| number.to_string()),
        some_text(),
    ];
    proptest::collection::vec((name, value), 0..8).prop_map(|parts| {
        let parts: Vec<_> = parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        settings(&parts)
    })
}

prop_compose! {
    fn state()(
        view in view(),
        (corpus, fingerprint, query) in (
            proptest::option::of(some_text()), proptest::option::of("[0-9a-f]{12}"), text()
        ),
        filters in filters_once(),
        (stem, case, as_table) in any::<(bool, bool, bool)>(),
        (sort, by, settings) in (proptest::option::of(sort()), proptest::option::of(by()), any_settings()),
        subsets in subsets(),
        (n, open, within, stop) in (
            1..=5u32, any::<bool>(), proptest::sample::select(vec![Within::Document, Within::Turn, Within::Sentence]),
            proptest::sample::select(vec!["", "en", "zh"]),
        ),
        concordance in concordance(),
        (date_field, term_filter, min_freq) in (proptest::option::of(some_text()), text(), any::<u32>()),
    ) -> State {
        let forms = if stem { Forms::Stem } else { Forms::Exact };
        State {
            view, corpus, fingerprint, query, filters, forms, case, sort, by, date_field, as_table, term_filter,
            min_freq, settings, subsets, concordance,
            term_rows: TermRows { grams: Grams { n, open, within }, stop: stop.into() }
        }
    }
}

fn concordance() -> impl Strategy<Value = Concordance> {
    let key = || {
        prop_oneof![
            Just(KwicKey::Doc),
            Just(KwicKey::Date),
            Just(KwicKey::Node),
            (1u8..=9).prop_map(KwicKey::Left),
            (1u8..=9).prop_map(KwicKey::Right),
            "[-,:\\\\a-z習][-,:\\\\a-z 習]{0,4}[a-z:]|doc|1L".prop_map(KwicKey::Field),
        ]
    };
    let sort = (key(), any::<bool>()).prop_map(|(key, descending)| KwicSort { key, descending });
    let context = prop_oneof![any::<u32>().prop_map(KwicContext::Tokens), Just(KwicContext::Paragraph)];
    let sample = proptest::option::of((any::<u32>(), any::<u32>()).prop_map(|(size, seed)| KwicSample { size, seed }));
    let value = proptest::option::of(prop_oneof![text(), "[:\\\\]{0,3}"]);
    let only = proptest::option::of((key(), value).prop_map(|(key, value)| KwicOnly { key, value }));
    let group = proptest::option::of(prop_oneof![key(), Just(KwicKey::Category)]);
    let unit = proptest::sample::select(vec![KwicUnit::Matches, KwicUnit::Quotations]);
    (unit, proptest::collection::vec(sort, 0..=3), context, sample, group, only)
        .prop_map(|(unit, sort, context, sample, group, only)| Concordance { unit, sort, context, sample, group, only })
}

/// Filters, none of them twice.
fn filters_once() -> impl Strategy<Value = Vec<String>> {
    let distinct = |all: Vec<String>| all.into_iter().collect::<indexmap::IndexSet<_>>().into_iter().collect();
    proptest::collection::vec(some_text(), 0..4).prop_map(distinct)
}

fn subsets() -> impl Strategy<Value = Vec<Subset>> {
    let filters = proptest::collection::vec(some_text(), 0..3);
    let subset = (text(), filters, any::<(bool, bool)>()).prop_map(|(query, filters, (stem, case))| Subset {
        name: String::new(),
        query,
        filters,
        forms: if stem { Forms::Stem } else { Forms::Exact },
        case,
    });
    // No two of one name.
    proptest::collection::vec(subset, 0..3).prop_map(|mut all| {
        all.iter_mut().enumerate().for_each(|(at, subset)| subset.name = format!("A & b = {at}? “é”"));
        all
    })
}

proptest! {
    #[test]
    fn any_state_comes_back(state in state()) {
        let link = state.to_fragment();
        prop_assert!(link.is_ascii() && !link.contains([' ', '"', '<', '>', '(', ')', '\n']), "{}", link);
        prop_assert_eq!(State::from_fragment(&link), (state, vec![]));
    }

    #[test]
    fn a_link_carries_the_subsets_that_it_names(known in subsets(), chosen: prop::sample::Index) {
        let mut known = known;
        known.push(Subset { name: "Never named".into(), ..Subset::default() });
        known.push(Subset { name: "Outer".into(), filters: vec!["-subset:(inner|other)".into()], ..Subset::default() });
        known.push(Subset { name: "Inner".into(), ..Subset::default() });
        let named = |state: State| state.named(&known).into_iter().map(|s| s.name).collect::<Vec<_>>();
        prop_assume!(known.len() > 3);
        let one = &known[chosen.index(known.len() - 3)..][..1];
        let filter = Filter::of("subset", Some(&one[0].name)).to_string();
        prop_assert_eq!(named(State { filters: vec![filter.clone()], ..State::default() }), vec![one[0].name.clone()]);
        prop_assert_eq!(named(State { query: format!("war -{filter} peace"), ..State::default() }), vec![one[0].name.clone()]);
        prop_assert_eq!(named(State { query: "Subset:outer | x:y".into(), ..State::default() }), vec!["Outer", "Inner"]);
        for side in ["target", "reference"] {
            let mut state = State::default();
            state.settings.put(side, filter.clone());
            prop_assert_eq!(named(state), vec![one[0].name.clone()]);
        }
        let of_another_field = named(State { query: "side:outer inner".into(), ..State::default() });
        prop_assert!(of_another_field.is_empty());
    }

    #[test]
    fn any_text_gives_a_state_with_one_canonical_link(parts in proptest::collection::vec(prop_oneof![
        "#?/?(search|read|trends|x)?/?", "[?&](q|where|by|sort|order|min|fp|place|date|lines|context|sample|group|only|y)=", text(), "%[0-9a-fA-F]{0,2}",
    ], 0..12)) {
        let (state, _) = State::from_fragment(&parts.concat());
        prop_assert_eq!(State::from_fragment(&state.to_fragment()), (state, vec![]));
    }

    #[test]
    fn any_filter_comes_back(
        field in "[\\p{L}_][\\p{L}0-9_-]{0,6}",
        values in proptest::collection::vec(some_text(), 1..4),
        exclude: bool,
    ) {
        let filter = Filter { field, values, exclude };
        prop_assert_eq!(Filter::parse(&filter.to_string()), Some(filter));
    }

    #[test]
    fn the_query_language_reads_a_filter_as_it_is_meant(
        field in "[a-z][a-z0-9_-]{0,6}",
        values in proptest::collection::vec("[-<>=.*|,:()\\[\\]\"“”'\\\\ a-c0-9é习]{1,10}", 1..4),
        exclude: bool,
    ) {
        let filter = Filter { field, values, exclude };
        let query = parse(&filter.to_string());
        prop_assert!(query.is_ok(), "{} {:?}", filter, query);
        let mut series = query.map(|query| query.series).unwrap_or_default();
        let mut read = series.pop();
        prop_assert!(series.is_empty());
        if let Some(Expr::Not(inner, _)) = read {
            prop_assert!(filter.exclude);
            read = Some(*inner);
        }
        let Some(Expr::Condition(condition, _)) = read else { return Err(TestCaseError::fail(filter.to_string())) };
        prop_assert_eq!(&condition.field, &filter.field);
        prop_assert_eq!(condition.values.len(), filter.values.len());
        for ((value, _), meant) in condition.values.iter().zip(&filter.values) {
            if let Value::Text(text) = value {
                prop_assert_eq!(text, meant);
            } else {
                prop_assert!(meant.starts_with(['<', '>']) || meant.contains(".."), "{}", meant);
            }
        }
    }

    #[test]
    fn any_text_read_as_a_filter_is_stable(text in "-?[a-z]{0,3}:?[-(|,)\" \\\\a-c“”<>=.*]{0,12}") {
        if let Some(filter) = Filter::parse(&text) {
            prop_assert_eq!(Filter::parse(&filter.to_string()), Some(filter));
        }
    }
}
