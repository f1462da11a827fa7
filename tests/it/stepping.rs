//! The engine in steps: whatever the fuel, the order of the files and what else goes on, the answers are the same.

use proptest::prelude::*;
use readout::{
    engine::{Engine, Job, Step},
    index::package::{File, MANIFEST, Opening, write},
    link::read_kwic_sort,
    message::Malformed,
    model::Span,
    protocol::{
        By, CheckRequest, CollocateSort, CollocatesRequest, DispersionRequest, DiversityRequest, DiversitySort,
        DocumentSort, DocumentsRequest, FacetsRequest, Failure, FailureKind, Grams, InfoRequest, KeynessRequest,
        KeynessSort, KwicContext, KwicGroupsRequest, KwicKey, KwicOnly, KwicRequest, KwicSample, OpenRequest, PartSort,
        Parts, ReadRequest, Reply, Request, Scope, SearchRequest, StopWords, Subset, TermSort, TermsRequest,
        TrendRequest, Window, Within,
    },
};

use crate::common;

fn first() -> Vec<File> {
    write(&common::index(&[
        ("corpus.toml", "title = 'First'\nlanguage = 'en'\n[[speakers]]\nname = 'Ann'\n[[speakers]]\nname = 'Bo'\n"),
        ("a.txt", "---\ndate: 2019\ntopics: north; south\n---\nAnn: War and rain.\n\nBo: “Rain” and no war."),
        ("b.txt", "---\ndate: 2020-07-30\ntopics: south\n---\nSee: wars. The war is over."),
        ("c.txt", "…"),
    ]))
}

fn second() -> Vec<File> {
    write(&common::index(&[("corpus.toml", "title = 'Second'"), ("z.txt", "---\ndate: 2021\n---\nWar once more.")]))
}

fn bytes(files: &[File], name: &str) -> Result<Vec<u8>, Malformed> {
    files.iter().find(|f| f.name == name).map(|f| f.bytes.clone()).ok_or(Malformed::ItIsMissing)
}

fn open(files: &[File]) -> Request {
    Request::Open(OpenRequest { manifest: bytes(files, MANIFEST).unwrap() })
}

fn opened(files: &[File]) -> Engine {
    let engine = Engine::new();
    engine.ask(open(files), |name| bytes(files, name), |_| ()).unwrap();
    engine
}

/// One of each kind, and some that fail.
fn requests() -> Vec<Request> {
    let scope = common::scope("war | \"and rain\"", &["date:<=2020"]);
    let sort = DocumentSort::default();
    let terms = |sort, descending| {
        Request::Terms(TermsRequest {
            scope: scope.clone(),
            filter: "r*".into(),
            min_freq: 1,
            sort,
            descending,
            limit: 5,
            ..TermsRequest::default()
        })
    };
    let trend =
        |by| Request::Trend(TrendRequest { scope: common::scope("war, rain", &[]), by, ..TrendRequest::default() });
    let collocates = |query: &str, limit| {
        Request::Collocates(CollocatesRequest {
            scope: common::scope(query, &[]),
            window: Window::Words { left: 2, right: 1 },
            within: Within::Turn,
            min_freq: 1,
            sort: CollocateSort::G2,
            descending: true,
            limit,
            stop_words: StopWords::Words(vec!["and".into()]),
            ..CollocatesRequest::default()
        })
    };
    let keyness = |n, target: &str| {
        Request::Keyness(KeynessRequest {
            target: vec![target.into()],
            grams: Grams { n, open: false, within: Within::Sentence },
            min_freq: 1,
            min_range: 1,
            sort: KeynessSort::RangeReference,
            descending: true,
            ..KeynessRequest::default()
        })
    };
    let dispersion = |parts| {
        Request::Dispersion(DispersionRequest {
            scope: common::scope("war", &[]),
            parts,
            sort: PartSort::Freq,
            descending: true,
            ..DispersionRequest::default()
        })
    };
    vec![
        Request::Info(InfoRequest::default()),
        Request::Check(CheckRequest),
        Request::Search(SearchRequest { scope: scope.clone(), sort: sort.clone(), ..SearchRequest::default() }),
        Request::Search(SearchRequest {
            scope: common::scope("speaker:Ann war", &[]),
            sort: sort.clone(),
            offset: 0,
            limit: 1,
            natural: true,
        }),
        trend(By::Auto),
        trend(By::Year),
        trend(By::Field("speaker".into())),
        trend(By::Field("nobody".into())),
        terms(TermSort::Dp, true),
        terms(TermSort::Freq, false),
        Request::Facets(FacetsRequest { scope: scope.clone() }),
        Request::Documents(DocumentsRequest {
            scope: scope.clone(),
            sort: sort.clone(),
            ..DocumentsRequest::default()
        }),
        Request::Read(ReadRequest {
            scope: scope.clone(),
            doc: "a.txt".into(),
            from: 1,
            limit: 0,
            ..Default::default()
        }),
        Request::Read(ReadRequest {
            scope: scope.clone(),
            doc: "nobody.txt".into(),
            from: 1,
            limit: 0,
            ..Default::default()
        }),
        Request::Search(SearchRequest { scope: common::scope("(war", &[]), sort, ..SearchRequest::default() }),
        Request::Kwic(KwicRequest {
            scope: scope.clone(),
            sort: read_kwic_sort("1R,-topics,node").unwrap(),
            context: KwicContext::Tokens(4),
            sample: Some(KwicSample { size: 3, seed: 7 }),
            only: Some(KwicOnly { key: KwicKey::Date, value: Some("2019".into()) }),
            without: vec![Span::new(1, 2)],
            within: Some(vec![Span::new(0, 1)]),
            sets: vec![vec![Span::new(0, 1)]],
            ..KwicRequest::default()
        }),
        Request::KwicGroups(KwicGroupsRequest {
            scope: scope.clone(),
            by: KwicKey::Node,
            ..KwicGroupsRequest::default()
        }),
        Request::Terms(TermsRequest {
            min_freq: 1,
            sort: TermSort::Dp,
            offset: 1,
            limit: 7,
            grams: Grams { n: 3, open: true, within: Within::Document },
            stop_words: StopWords::Language("en".into()),
            ..TermsRequest::default()
        }),
        collocates("war", 3),
        collocates("speaker:Ann", 0),
        keyness(1, "speaker:Ann"),
        keyness(2, "speaker:Ann"),
        keyness(6, "speaker:Ann"),
        keyness(1, "war"),
        dispersion(Parts::Documents),
        dispersion(Parts::Equal(3)),
        dispersion(Parts::Field("speaker".into())),
        dispersion(Parts::Field("nobody".into())),
        Request::Diversity(DiversityRequest {
            scope: scope.clone(),
            sort: DiversitySort::Ttr,
            descending: true,
            ..DiversityRequest::default()
        }),
    ]
}

type Answer = Result<Reply, Failure>;

fn answers(engine: &Engine) -> Vec<Answer> {
    requests().into_iter().map(|request| common::ask(engine, request)).collect()
}

/// Steps a job to its end, and how many steps that took.
fn finish(engine: &Engine, job: &mut Job, files: &[File], fuel: u64) -> (Answer, usize) {
    for steps in 1..1_000_000 {
        match job.step(fuel) {
            Step::Done(answer) => return (answer, steps),
            Step::More(_) => {}
            Step::Need(names) => names.iter().for_each(|name| engine.supply(name, bytes(files, name))),
        }
    }
    panic!("a job without an end");
}

#[test]
fn any_fuel_gives_the_same_answer() {
    let files = first();
    let engine = opened(&files);
    let unlimited = answers(&engine);
    let (opening, least) =
        finish(&Engine::new(), &mut Engine::new().start(Request::Info(InfoRequest::default())), &files, u64::MAX);
    assert_eq!((opening.unwrap_err().kind, least), (FailureKind::NotOpen, 1));
    let mut steps = vec![0; unlimited.len()];
    for fuel in [0, 1, 2, 3, 7, 20, 100, 3_000, u64::MAX] {
        for (number, (request, expected)) in requests().into_iter().zip(&unlimited).enumerate() {
            let (answer, taken) = finish(&engine, &mut engine.start(request.clone()), &files, fuel);
            assert_eq!(answer, *expected, "{request:?} with {fuel}");
            if fuel == 0 {
                steps[number] = taken;
            }
            assert!(taken <= steps[number], "more fuel took more steps: {taken}");
            assert!(fuel < u64::MAX || taken == 1, "{request:?} gave way {taken} times with fuel left");
        }
        let engine = Engine::new();
        let (info, _) = finish(&engine, &mut engine.start(open(&files)), &files, fuel);
        assert_eq!(info, unlimited[0], "opened with {fuel}");
        assert_eq!(answers(&engine), unlimited, "opened with {fuel}");
    }
    assert!(steps.iter().filter(|&&taken| taken > 2).count() > 8, "hardly any of these is stepped at all: {steps:?}");
}

#[test]
fn a_job_that_is_dropped_leaves_nothing_behind() {
    let files = first();
    let engine = opened(&files);
    let expected = answers(&engine);
    for request in requests() {
        for steps in 0..12 {
            let mut job = engine.start(request.clone());
            if (0..steps).any(|_| matches!(job.step(0), Step::Done(_))) {
                break;
            }
            drop(job);
            assert_eq!(answers(&engine), expected, "after {steps} steps of {request:?}");
        }
    }
}

#[test]
fn an_opening_that_is_dropped_leaves_the_corpus_that_was_open() {
    let (files, others) = (first(), second());
    let engine = opened(&files);
    let expected = answers(&engine);
    let of_others = answers(&opened(&others));
    assert_ne!(expected, of_others);
    for steps in 0..40 {
        let mut job = engine.start(open(&others));
        for _ in 0..steps {
            match job.step(0) {
                // An opening that came to its end has opened.
                Step::Done(_) => return assert_eq!(answers(&engine), of_others),
                Step::More(progress) => assert!(progress.done <= progress.total || progress.total == 0),
                Step::Need(names) => engine.supply(&names[0], bytes(&others, &names[0])),
            }
        }
        drop(job);
        assert_eq!(answers(&engine), expected, "after {steps} steps");
        // What was brought for it is no use to the next one, which asks again.
        let (again, _) = finish(&engine, &mut engine.start(open(&files)), &files, 1);
        assert_eq!(again, expected[0]);
    }
    panic!("the opening never came to its end");
}

#[test]
fn jobs_take_turns() {
    let files = first();
    let engine = opened(&files);
    let expected = answers(&engine);
    let mut jobs: Vec<(Job, Option<Answer>)> = requests().into_iter().map(|r| (engine.start(r), None)).collect();
    // Two of each, out of step with one another.
    jobs.extend(requests().into_iter().map(|r| (engine.start(r), None)));
    let count = requests().len();
    let mut round = 0;
    while jobs.iter().any(|(_, answer)| answer.is_none()) {
        for (number, (job, answer)) in jobs.iter_mut().enumerate() {
            if answer.is_none() && (number < count || round % 2 == 0) {
                match job.step(0) {
                    Step::Done(done) => *answer = Some(done),
                    Step::More(_) => {}
                    Step::Need(names) => panic!("{names:?} needed by an open corpus"),
                }
            }
        }
        round += 1;
    }
    for (number, (_, answer)) in jobs.into_iter().enumerate() {
        assert_eq!(answer.unwrap(), expected[number % count]);
    }
}

#[test]
fn a_job_keeps_the_corpus_that_it_began_with() {
    let (files, others) = (first(), second());
    let engine = opened(&files);
    let expected = answers(&engine);
    let mut jobs: Vec<Job> = requests().into_iter().map(|r| engine.start(r)).collect();
    let begun: Vec<Step> = jobs.iter_mut().map(|job| job.step(0)).collect();
    finish(&engine, &mut engine.start(open(&others)), &others, 1).0.unwrap();
    for ((mut job, step), expected) in jobs.into_iter().zip(begun).zip(expected) {
        let answer = if let Step::Done(done) = step { done } else { finish(&engine, &mut job, &others, 0).0 };
        assert_eq!(answer, expected);
    }
    assert_eq!(answers(&engine), answers(&opened(&others)));
}

#[test]
fn a_file_that_cannot_be_had_is_named() {
    let (files, others) = (first(), second());
    let engine = opened(&others);
    let expected = answers(&engine);
    for missing in files.iter().filter(|f| f.name != MANIFEST) {
        let fetch =
            |name: &str| if name == missing.name { Err(Malformed::ConnectionFailed) } else { bytes(&files, name) };
        let failure = engine.ask(open(&files), fetch, |_| ()).unwrap_err();
        assert_eq!(failure.kind, FailureKind::Package);
        assert_eq!(
            failure.message.to_string(),
            format!("The corpus is damaged: {}: the connection failed.", missing.name)
        );
        assert!(failure.help.is_some() && failure.diagnostics.is_empty());
        assert_eq!(answers(&engine), expected, "what was open stays open");
    }
    let failure =
        engine.ask(OpenRequest { manifest: b"{}".into() }, |_| Err(Malformed::ItIsMissing), |_| ()).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Package);
    assert!(failure.message.to_string().contains(MANIFEST), "{}", failure.message);
    assert_eq!(answers(&engine), expected);
}

#[test]
fn what_is_missing_is_said() {
    let engine = Engine::new();
    for request in requests() {
        assert_eq!(common::ask(&engine, request).unwrap_err().kind, FailureKind::NotOpen);
    }
    let kinds: Vec<FailureKind> =
        answers(&opened(&first())).into_iter().filter_map(|a| a.err()).map(|f| f.kind).collect();
    let [missing, query] = [FailureKind::Missing, FailureKind::Query];
    assert_eq!(kinds, [missing, missing, query, query, query, query, missing]);
    let undated = common::engine(&[("a.txt", "---\ntopics: x; y\n---\nWar.")]);
    let trend = |by| TrendRequest { scope: common::scope("war", &[]), by, ..TrendRequest::default() };
    assert_eq!(common::ask(&undated, trend(By::Year)).unwrap_err().kind, FailureKind::Missing);
    let trend = common::ask(&undated, trend(By::Auto)).unwrap_or_else(|f| panic!("{f:?}")).body;
    assert_eq!(trend.by, "topics");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn files_may_come_in_any_order(
        order in Just((0..first().len() - 1).collect::<Vec<_>>()).prop_shuffle(),
        fuel in prop::sample::select(vec![0, 1, 1 << 21, u64::MAX]),
    ) {
        let files = first();
        let engine = Engine::new();
        let mut job = engine.start(open(&files));
        let mut order = order.iter();
        let info = loop {
            match job.step(fuel) {
                Step::Done(answer) => break answer,
                Step::More(_) => {}
                // One by one, whichever is next: also files that are not wanted yet, or no more.
                Step::Need(names) => {
                    let name = match order.next() {
                        Some(&next) => files[next].name.clone(),
                        None => names[0].clone(),
                    };
                    engine.supply(&name, bytes(&files, &name));
                    engine.supply("nobody.bin", Ok(vec![1, 2, 3]));
                }
            }
        };
        let expected = opened(&files);
        prop_assert_eq!(info, common::ask(&expected, Request::Info(InfoRequest::default())));
        prop_assert_eq!(answers(&engine), answers(&expected));
    }

    #[test]
    fn the_index_is_the_same(order in Just((0..first().len() - 1).collect::<Vec<_>>()).prop_shuffle(), eager: bool) {
        let files = first();
        let mut opening = Opening::new(&bytes(&files, MANIFEST).unwrap()).unwrap();
        // The directory first: before it is read, nothing else is known to be wanted.
        let directory = opening.missing();
        for name in directory.iter().chain(order.iter().map(|&n| &files[n].name)) {
            opening.supply(name, bytes(&files, name)).unwrap();
            while (eager || *name == directory[0]) && opening.advance().unwrap() {}
        }
        while opening.advance().unwrap() {}
        prop_assert_eq!(opening.missing(), Vec::<String>::new());
        let (chunks, size) = opening.size();
        prop_assert_eq!(chunks as usize, files.len() - 1);
        prop_assert_eq!(size as usize, files.iter().filter(|f| f.name != MANIFEST).map(|f| f.bytes.len()).sum::<usize>());
        let index = opening.finish().unwrap();
        prop_assert_eq!(write(&index), files);
    }
}

#[test]
fn conditions_and_subsets_are_work_too() {
    let engine = opened(&first());
    let steps = |request: Request| {
        let mut job = engine.start(request);
        let mut steps = 1;
        loop {
            match job.step(1) {
                Step::Done(reply) => return (steps, reply),
                _ => steps += 1,
            }
        }
    };
    let scope = |filters: usize| {
        let filters: Vec<String> = (0..filters).map(|n| format!("-topics:none{n}")).collect();
        common::scope("war", &filters.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let search =
        |filters| Request::Search(SearchRequest { scope: scope(filters), limit: 10, ..SearchRequest::default() });
    let (few, plain) = steps(search(1));
    let (many, narrowed) = steps(search(400));
    // Somebody else is heard between any two of them, and nothing else is found.
    assert!(many >= few + 399, "{many} steps after {few}");
    let body = |reply: Result<Reply, Failure>| reply.unwrap().body;
    assert_eq!(body(plain), body(narrowed));

    let subset = |n: usize| Subset { name: format!("s{n}"), query: "rain".into(), ..Subset::default() };
    let facets = |subsets: usize| {
        let scope = Scope { subsets: (0..subsets).map(subset).collect(), ..scope(0) };
        Request::Facets(FacetsRequest { scope })
    };
    let (few, _) = steps(facets(1));
    let (many, _) = steps(facets(50));
    assert!(many >= few + 49, "{many} steps after {few}");

    let Err(refused) = steps(search(501)).1 else { panic!("it was answered") };
    assert_eq!(refused.kind, FailureKind::Query);
    assert!(refused.message.to_string().contains("500"), "{}", refused.message);
}
