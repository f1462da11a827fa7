//! Messages of every kind: what is sent to the worker and back.

use readout::{message::Task, model::Span, protocol::*};

const FILES: &[(&str, &str)] = &[
    ("a.txt", "---\ndate: 2019\ntopics: x; y\n---\nAnn: War and rain.\n\nBo: Peace, and no war.\n"),
    ("b.txt", "---\ndate: 2020-03\ntopics: x\n---\nThe war is over, and the rain is over. War!\n"),
    ("c.txt", "Peace at last; 中国要和平。\n"),
];

/// Every request, with every variant of what it holds and another value in each of its fields.
pub fn requests() -> Vec<Request> {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let windows = [Window::Words { left: 300, right: 4 }, Window::Sentence];
    let withins = [Within::Document, Within::Turn, Within::Sentence];
    let directions = [Direction::Attracted, Direction::Repelled, Direction::Both];
    let stops = [StopWords::None, StopWords::Language("en".into()), StopWords::Words(words("a b"))];
    let subset = |case| Subset { name: "n".into(), query: "q".into(), filters: words("f g"), forms: Forms::Stem, case };
    let scopes = [
        Scope::default(),
        Scope {
            run: Some(Run { nth: 3, of: 10 }),
            near: Some(Near { term: "peace".into(), window: Window::Sentence, within: Within::Turn, place: Some(-2) }),
            query: "“war” 中国".into(),
            filters: words("a:b c:d e"),
            forms: Forms::Stem,
            case: true,
            subsets: vec![subset(true), subset(false)],
        },
        Scope { case: true, ..Scope::default() },
    ];
    let scope = scopes[1].clone();
    let name = || "the field".to_owned();
    let mut all = vec![
        Request::Open(OpenRequest { manifest: (0..=255).collect() }),
        Request::Facets(FacetsRequest { scope: scope.clone() }),
        Request::Read(ReadRequest { scope: scope.clone(), doc: name(), from: 128, limit: 127, without_text: true }),
        Request::Pieces(PiecesRequest { scope: scope.clone(), doc: name(), offset: 128, limit: 127 }),
        Request::FindPlace(FindPlaceRequest { scope: scope.clone(), doc: name(), place: TextPlace::Match(300) }),
        Request::FindPlace(FindPlaceRequest {
            scope: scope.clone(),
            doc: name(),
            place: TextPlace::Words { paragraph: 4, words: name() },
        }),
        Request::Forms(FormsRequest { scope: scope.clone(), limit: u32::MAX }),
        Request::Examples(ExamplesRequest),
        Request::Complete(CompleteRequest { scope: scope.clone(), before: name(), limit: 3 }),
        Request::Check(CheckRequest),
    ];
    all.extend(scopes.map(|scope| Request::Info(InfoRequest { scope })));
    let keys = [
        DocumentKey::Relevance,
        DocumentKey::Title,
        DocumentKey::Date,
        DocumentKey::Tokens,
        DocumentKey::Types,
        DocumentKey::Matches,
        DocumentKey::Field(name()),
    ];
    for (key, descending) in keys.into_iter().zip([true, false].into_iter().cycle()) {
        let sort = DocumentSort { key, descending };
        all.push(Request::Search(SearchRequest {
            scope: scope.clone(),
            sort: sort.clone(),
            natural: true,
            offset: 1,
            limit: 2,
        }));
        all.push(Request::Documents(DocumentsRequest {
            scope: scope.clone(),
            sort,
            natural: true,
            offset: 70_000,
            limit: 300,
        }));
    }
    for by in [By::Auto, By::Year, By::Quarter, By::Month, By::Day, By::Field(name())] {
        let date_field = Some(name()).filter(|_| by != By::Auto);
        let curve = Curve { of_documents: date_field.is_some(), smooth: 7, changes: date_field.is_none() };
        let panels = (by == By::Year).then(|| Panels { field: name(), most: 12 });
        all.push(Request::Trend(TrendRequest {
            scope: scope.clone(),
            terms: words("x y"),
            by,
            date_field,
            curve,
            panels,
        }));
    }
    for (at, sort) in [TermSort::Freq, TermSort::Range, TermSort::Dp, TermSort::Term].into_iter().enumerate() {
        all.push(Request::Terms(TermsRequest {
            scope: scope.clone(),
            filter: name(),
            min_freq: 1,
            sort,
            descending: at == 1,
            offset: 2,
            limit: 3,
            grams: Grams { n: 4, open: at == 2, within: withins[at % 3] },
            stop_words: stops[at % 3].clone(),
        }));
    }
    let keys = [
        KwicKey::Doc,
        KwicKey::Date,
        KwicKey::Node,
        KwicKey::Left(9),
        KwicKey::Right(255),
        KwicKey::Field(name()),
        KwicKey::Category,
    ];
    for (at, key) in keys.into_iter().enumerate() {
        let sample = Some(KwicSample { size: 5, seed: 6 }).filter(|_| at > 1);
        let without = vec![Span { start: 7, end: 8 }, Span { start: 9, end: 1_000 }];
        let value = Some(name()).filter(|_| at > 2);
        let unit = if at == 2 { KwicUnit::Quotations } else { KwicUnit::Matches };
        all.push(Request::Kwic(KwicRequest {
            scope: scope.clone(),
            unit,
            sort: vec![KwicSort { key: key.clone(), descending: at == 1 }],
            context: if at == 0 { KwicContext::Paragraph } else { KwicContext::Tokens(11) },
            sample,
            only: Some(KwicOnly { key: key.clone(), value }).filter(|_| at > 0),
            without: without.clone(),
            within: Some(without[1..].to_vec()).filter(|_| at > 3),
            except: without[..at % 2].to_vec(),
            sets: if at == 4 { vec![without.clone(), Vec::new()] } else { Vec::new() },
            offset: 1,
            limit: 2,
        }));
        let within = Some(without.clone()).filter(|_| at == 5);
        all.push(Request::KwicGroups(KwicGroupsRequest {
            scope: scope.clone(),
            unit,
            by: key,
            sample,
            without,
            within,
            except: vec![Span::new(5, 6)],
            categories: vec![KwicCategory { name: name(), lines: vec![Span::new(7, 8)] }],
            offset: 3,
            limit: 4,
        }));
    }
    let sorts = [
        CollocateSort::LogDice,
        CollocateSort::Term,
        CollocateSort::O11,
        CollocateSort::Lines,
        CollocateSort::C1,
        CollocateSort::E11,
        CollocateSort::Mi,
        CollocateSort::Mi3,
        CollocateSort::T,
        CollocateSort::Z,
        CollocateSort::G2,
        CollocateSort::Dice,
        CollocateSort::DeltaP21,
        CollocateSort::DeltaP12,
    ];
    for (at, sort) in sorts.into_iter().enumerate() {
        all.push(Request::Collocates(CollocatesRequest {
            filter: String::new(),
            paired: false,
            scope: scope.clone(),
            window: windows[at % 2],
            within: withins[at % 3],
            min_freq: 1,
            adapts: at == 1,
            minima: vec![Minimum { measure: sort, value: -0.5 }; at % 3],
            direction: directions[at % 3],
            sort,
            descending: at == 3,
            offset: 2,
            limit: 3,
            stop_words: stops[at % 3].clone(),
        }));
    }
    let sorts = [
        KeynessSort::G2,
        KeynessSort::P,
        KeynessSort::Q,
        KeynessSort::Term,
        KeynessSort::FreqTarget,
        KeynessSort::FreqReference,
        KeynessSort::LogRatio,
        KeynessSort::PctDiff,
        KeynessSort::RangeTarget,
        KeynessSort::RangeReference,
        KeynessSort::DpTarget,
    ];
    let compared = [Compared::Attracted, Compared::Repelled, Compared::Both, Compared::Alike];
    let references = [
        Reference::Rest,
        Reference::Filters(words("a b")),
        Reference::List { words: vec![(name(), 1), (name(), 1 << 52)], total: (1 << 53) - 1 },
    ];
    for (at, sort) in sorts.into_iter().enumerate() {
        all.push(Request::Keyness(KeynessRequest {
            filter: String::new(),
            scope: scope.clone(),
            target: words("c d"),
            reference: references[at % 3].clone(),
            grams: Grams { n: 2, open: at == 1, within: withins[at % 3] },
            min_freq: 1,
            min_range: 2,
            adapts: at == 2,
            minima: vec![Minimum { measure: sort, value: 1e300 }; at % 3],
            direction: compared[at % 4],
            sort,
            descending: at == 2,
            offset: 3,
            limit: 4,
            stop_words: stops[at % 3].clone(),
        }));
    }
    let parts = [Parts::Documents, Parts::Equal(20), Parts::Field(name()), Parts::Equal(u32::MAX)];
    let sorts = [PartSort::Order, PartSort::Freq, PartSort::PerMillion, PartSort::Tokens];
    for (parts, sort) in parts.into_iter().zip(sorts) {
        let descending = sort == PartSort::Freq;
        all.push(Request::Dispersion(DispersionRequest {
            scope: scope.clone(),
            parts,
            sort,
            descending,
            offset: 5,
            limit: 6,
        }));
    }
    let sorts = [
        SpreadSort::Order,
        SpreadSort::Freq,
        SpreadSort::Range,
        SpreadSort::JuillandD,
        SpreadSort::Dp,
        SpreadSort::DpNorm,
        SpreadSort::RosengrenS,
        SpreadSort::CarrollD2,
        SpreadSort::Arf,
    ];
    for sort in sorts {
        let (scope, parts) = (scope.clone(), Parts::Equal(3));
        all.push(Request::Spreads(SpreadsRequest { scope, parts, sort, descending: true, offset: 1, limit: 2 }));
    }
    let sorts = [
        DiversitySort::Order,
        DiversitySort::Tokens,
        DiversitySort::Types,
        DiversitySort::Ttr,
        DiversitySort::Mattr,
        DiversitySort::Mtld,
        DiversitySort::Hdd,
        DiversitySort::YuleK,
        DiversitySort::SentenceLength,
    ];
    for sort in sorts {
        all.push(Request::Diversity(DiversityRequest {
            scope: scope.clone(),
            sort,
            descending: true,
            offset: 7,
            limit: 8,
        }));
    }
    all
}

/// An answer of each kind, and whatever else a worker says.
pub fn said() -> Vec<FromWorker> {
    let engine = super::engine(FILES);
    let scope = super::scope("war, peace", &["date:<=2020"]);
    let near = super::scope("war", &[]);
    let ask = |request: Request| match super::ask(&engine, request) {
        Ok(reply) => FromWorker::Answer(reply),
        Err(failure) => FromWorker::Failure(failure),
    };
    let sort = KwicSort { key: KwicKey::Right(1), descending: false };
    let mut all = vec![
        FromWorker::Ready,
        FromWorker::Progress(Progress { what: Some(Task::Opening), done: 3, total: 1 << 40 }),
        FromWorker::Panic("panicked at src/lib.rs:1:1".into()),
        ask(InfoRequest::default().into()),
        ask(SearchRequest { scope: near.clone(), ..Default::default() }.into()),
        ask(SearchRequest { scope: super::scope("(war", &[]), ..Default::default() }.into()),
        ask(TrendRequest {
            scope: scope.clone(),
            by: By::Year,
            curve: Curve { of_documents: true, smooth: 3, changes: true },
            panels: Some(Panels { field: "topics".into(), most: 3 }),
            ..Default::default()
        }
        .into()),
        ask(TermsRequest { sort: TermSort::Dp, ..Default::default() }.into()),
        ask(FacetsRequest { scope: scope.clone() }.into()),
        ask(DocumentsRequest { scope, ..Default::default() }.into()),
        ask(ReadRequest { scope: near.clone(), doc: "a.txt".into(), from: 1, limit: 0, without_text: false }.into()),
        ask(PiecesRequest { scope: near.clone(), doc: "a.txt".into(), offset: 0, limit: 0 }.into()),
        ask(FindPlaceRequest { scope: near.clone(), doc: "a.txt".into(), place: TextPlace::Match(0) }.into()),
        ask(FormsRequest { scope: near.clone(), limit: 0 }.into()),
        ask(ExamplesRequest.into()),
        ask(CompleteRequest { before: "topics:".into(), limit: 9, ..Default::default() }.into()),
        ask(KwicRequest {
            scope: near.clone(),
            sort: vec![sort],
            sets: vec![vec![Span::new(1, 2)]],
            ..Default::default()
        }
        .into()),
        ask(KwicGroupsRequest { scope: near.clone(), ..Default::default() }.into()),
        ask(CollocatesRequest {
            scope: near.clone(),
            paired: true,
            minima: vec![Minimum { measure: CollocateSort::Mi, value: -9.0 }],
            ..Default::default()
        }
        .into()),
        ask(KeynessRequest {
            target: vec!["topics:x".into()],
            minima: vec![Minimum { measure: KeynessSort::P, value: 0.9 }],
            ..Default::default()
        }
        .into()),
        ask(SpreadsRequest { scope: super::scope("war, peace", &[]), ..Default::default() }.into()),
        ask(DispersionRequest { scope: near, ..Default::default() }.into()),
        ask(DiversityRequest::default().into()),
        ask(CheckRequest.into()),
    ];
    let check = Check { chunks: 1, bytes: 2, documents: 3, tokens: 4, fingerprint: "f".into() };
    all.push(FromWorker::Answer(Reply { body: Body::Check(check), notes: Vec::new() }));
    all
}
