//! Messages from their bytes.
//!
//! What serde makes of them was a tenth of what the browser fetches: each field is followed by what to do if it is
//! missing, and by what to drop then. Here reading goes on with nothing after a fault, and the fault is found at the
//! end. The bytes are postcard's, as `to_bytes` writes them; a test holds the two to each other.

use super::*;
use crate::{said::Said, span::Span};

/// What is left to be read.
struct Bytes<'a> {
    rest: &'a [u8],
    faulty: bool,
}

impl Bytes<'_> {
    fn read<T: Decode>(&mut self) -> T {
        T::decode(self)
    }

    /// From here on there are no bytes, and each number is 0.
    fn fail(&mut self) {
        (self.rest, self.faulty) = (&[], true);
    }

    fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.rest.split_first() else {
            self.fail();
            return 0;
        };
        self.rest = rest;
        *byte
    }

    /// Seven bits in each byte, the lowest ones first; the last byte is less than 128.
    fn number(&mut self, bits: u32) -> u64 {
        let mut number = 0u128;
        for place in (0..bits).step_by(7) {
            let byte = self.byte();
            number |= u128::from(byte & 0x7f) << place;
            if byte < 0x80 && number >> bits == 0 {
                return number as u64;
            }
        }
        self.fail();
        0
    }

    fn length(&mut self) -> usize {
        self.number(32) as usize
    }
}

trait Decode {
    fn decode(bytes: &mut Bytes) -> Self;
}

impl Decode for u8 {
    fn decode(bytes: &mut Bytes) -> Self {
        bytes.byte()
    }
}

impl Decode for u32 {
    fn decode(bytes: &mut Bytes) -> Self {
        bytes.number(32) as u32
    }
}

impl Decode for u64 {
    fn decode(bytes: &mut Bytes) -> Self {
        bytes.number(64)
    }
}

/// The nearest to zero first, the negative before the positive of its size.
impl Decode for i32 {
    fn decode(bytes: &mut Bytes) -> Self {
        let number: u32 = bytes.read();
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }
}

impl Decode for f32 {
    fn decode(bytes: &mut Bytes) -> Self {
        Self::from_le_bytes(std::array::from_fn(|_| bytes.byte()))
    }
}

impl Decode for f64 {
    fn decode(bytes: &mut Bytes) -> Self {
        Self::from_le_bytes(std::array::from_fn(|_| bytes.byte()))
    }
}

impl Decode for bool {
    fn decode(bytes: &mut Bytes) -> Self {
        let byte = bytes.byte();
        if byte > 1 {
            bytes.fail();
        }
        byte == 1
    }
}

impl Decode for String {
    fn decode(bytes: &mut Bytes) -> Self {
        let length = bytes.length();
        let text = bytes.rest.split_at_checked(length).and_then(|(text, rest)| {
            bytes.rest = rest;
            std::str::from_utf8(text).ok()
        });
        if text.is_none() {
            bytes.fail();
        }
        text.unwrap_or_default().to_owned()
    }
}

impl Decode for Said {
    fn decode(bytes: &mut Bytes) -> Self {
        Self(bytes.read())
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(bytes: &mut Bytes) -> Self {
        bytes.read::<bool>().then(|| bytes.read())
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(bytes: &mut Bytes) -> Self {
        let mut all = Vec::new();
        for _ in 0..bytes.length() {
            // A length is only what somebody says.
            if bytes.faulty {
                break;
            }
            all.push(bytes.read());
        }
        all
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(bytes: &mut Bytes) -> Self {
        (bytes.read(), bytes.read())
    }
}

/// Structures, with their fields in order.
macro_rules! structures {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Decode for $name {
            #[allow(unused_variables)]
            fn decode(bytes: &mut Bytes) -> Self {
                Self { $($field: bytes.read()),* }
            }
        }
    )*};
}

/// Enumerations, with all their variants in order. After a fault the first variant is read, of nothing.
macro_rules! variants {
    ($($name:ident { $($variant:ident $({ $($field:tt),* })?),* })*) => {$(
        impl Decode for $name {
            #[allow(unused_assignments)]
            fn decode(bytes: &mut Bytes) -> Self {
                loop {
                    let number = bytes.length();
                    let mut at = 0;
                    $(
                        if number == at {
                            return Self::$variant { $($($field: bytes.read()),*)? };
                        }
                        at += 1;
                    )*
                    bytes.fail();
                }
            }
        }
        // One that is missing above is told here.
        const _: fn(&$name) = |all| match all { $($name::$variant { .. } => {})* };
    )*};
}

structures! {
    Curve { of_documents, smooth, changes }
    Panels { field, most }
    DocumentSort { key, descending }
    Grams { n, open, within }
    KwicOnly { key, value }
    KwicSample { size, seed }
    KwicSort { key, descending }
    Near { term, window, within, place }
    Run { nth, of }
    Scope { query, filters, forms, case, subsets, near, run }
    Span { start, end }
    Subset { name, query, filters, forms, case }
}

structures! {
    OpenRequest { manifest }
    InfoRequest { scope }
    SearchRequest { scope, sort, offset, limit }
    TrendRequest { scope, terms, by, date_field, curve, panels }
    TermsRequest { scope, filter, min_freq, sort, descending, offset, limit, grams, stop_words }
    FacetsRequest { scope }
    DocumentsRequest { scope, sort, offset, limit }
    ReadRequest { scope, doc, from, limit }
    FormsRequest { scope, limit }
    ExamplesRequest {}
    CompleteRequest { scope, before, limit }
    CheckRequest {}
    KwicRequest { scope, sort, context, sample, only, without, within, sets, offset, limit }
    KwicGroupsRequest { scope, by, sample, without, within, offset, limit }
    CollocatesRequest { scope, filter, window, within, min_freq, direction, sort, descending, offset, limit, stop_words, paired }
    KeynessRequest { scope, filter, target, reference, grams, min_freq, min_range, direction, sort, descending, offset, limit, stop_words }
    DispersionRequest { scope, parts, sort, descending, offset, limit }
    DiversityRequest { scope, sort, descending, offset, limit }
}

structures! {
    Reply { body, notes }
    PhraseForms { said, matches, forms, rows }
    FormRow { form, matches, query }
    Example { kind, query }
    Complete { from, items }
    Completion { kind, text, insert, count }
    Note { kind, text, suggestion, without }
    Failure { kind, message, help, diagnostics }
    Diagnostic { source, start, end, message, help }
    Progress { what, done, total }
    Size { documents, tokens }
    Info { title, description, about, language, licence, citation, documents, tokens, types, turns, fingerprint, stemmer, first_day, last_day, dates, undated, fields }
    FieldInfo { name, label, kind, level, values }
    ValueInfo { value, documents, tokens }
    Search { documents, matches, view, offset, results }
    SearchResult { doc, title, date, score, matches, snippets, tokens, strip, fields }
    Snippet { text, highlights, speaker, paragraph, cut_start, cut_end }
    Trend { by, overlapping, view, bins, series, outside, panels, panels_total }
    Panel { value, view, bins, series }
    Bin { key, documents, tokens }
    Series { term, freq, documents, points, smoothed, changes }
    Change { key, p, before, after }
    Point { key, freq, per_million, low, high, tokens, documents, of_documents, share, share_low, share_high, of_hits, among, among_low, among_high }
    Outside { undated, coarse }
    Terms { types, tokens, documents, rows_total, offset, conditions, rows }
    TermRow { term, freq, per_million, range, dp, forms }
    Facets { corpus, view, documents, matches, fields, parts, query, time }
    QueryPart { text, is_condition }
    Facet { name, label, level, values }
    FacetValue { value, documents, tokens, matches }
    TimeHistogram { by, bins, outside }
    Documents { documents, tokens, offset, columns, rows }
    DocumentRow { doc, title, date, tokens, types, matches, strip, values }
    Read { doc, title, date, language, tokens, fields, matches, match_paragraphs, strip, paragraphs_total, paragraphs, previous, next }
    Paragraph { number, kind, speaker, role, label, text, highlights, first_match, matches, in_view }
    Check { chunks, bytes, documents, tokens, fingerprint }
    Collocates { view, matches, n, r1, places, rows_total, offset, conditions, rows, pairs }
    Pair { a, b, lines }
    CollocateRow { term, o11, lines, c1, e11, direction, mi, mi3, t, z, g2, log_dice, dice, delta_p_21, delta_p_12, positions }
    Keyness { target, reference, places_target, places_reference, tested, rows_total, offset, conditions, rows }
    KeynessRow { term, freq_target, freq_reference, direction, g2, p, q, log_ratio, log_ratio_low, log_ratio_high, pct_diff, range_target, range_reference, dp_target }
    Dispersion { freq, parts, range, juilland_d, dp, dp_norm, rosengren_s, carroll_d2, arf, view, by, offset, rows }
    PartRow { part, title, tokens, freq, per_million, strip }
    Diversity { documents, offset, rows, total }
    DiversityRow { doc, title, tokens, types, ttr, mattr, mtld, hdd, yule_k, sentences, sentence_length }
    Kwic { matches, view, lines_total, documents, dropped, sets, offset, lines }
    KwicLine { doc, title, date, position, start, end, paragraph, left, node, right, speaker, source, url, fields, marks }
    KwicMark { sort, part, start, end }
    KwicGroups { matches, view, lines_total, overlapping, rows_total, rows }
    KwicGroup { value, count, documents }
}

variants! {
    Body { Info { 0 }, Search { 0 }, Trend { 0 }, Terms { 0 }, Facets { 0 }, Documents { 0 }, Read { 0 }, Forms { 0 }, Examples { 0 }, Check { 0 }, Complete { 0 }, Kwic { 0 }, KwicGroups { 0 }, Collocates { 0 }, Keyness { 0 }, Dispersion { 0 }, Diversity { 0 } }
    ExampleKind { Words, Phrase, Gap, Near, Either, Series, Without, Group, Begins, OneLetter, Regex, Edits, Written, Norm, Sequence, Field, NotField, Year, Range }
    CompletionKind { Word, Field, Value }
    NoteKind { Nothing, LeftOut, Hint }
    FailureKind { Query, Missing, Package, NotOpen }
    FieldKind { Facet, Date, Number, Text }
    Level { Document, Turn, Span }
    BlockKind { Paragraph, Heading, Item, Quote, Code, Cell }
    KwicPart { Left, Node, Right }
}

variants! {
    By { Auto, Year, Quarter, Month, Day, Field { 0 } }
    CollocateSort { LogDice, Term, O11, Lines, C1, E11, Mi, Mi3, T, Z, G2, Dice, DeltaP21, DeltaP12 }
    Direction { Attracted, Repelled, Both }
    DiversitySort { Order, Tokens, Types, Ttr, Mattr, Mtld, Hdd, YuleK, SentenceLength }
    DocumentKey { Relevance, Title, Date, Tokens, Types, Matches, Field { 0 } }
    Forms { Exact, Stem }
    KeynessSort {
        G2, Term, FreqTarget, FreqReference, LogRatio, LogRatioLow, LogRatioHigh, PctDiff, RangeTarget, RangeReference, DpTarget
    }
    KwicContext { Tokens { 0 }, Paragraph }
    KwicKey { Doc, Date, Node, Left { 0 }, Right { 0 }, Field { 0 } }
    PartSort { Order, Freq, PerMillion, Tokens }
    Parts { Documents, Equal { 0 }, Field { 0 } }
    Reference { Rest, Filters { 0 }, List { words, total } }
    StopWords { None, Language { 0 }, Words { 0 } }
    TermSort { Freq, Range, Dp, Term }
    Window { Words { left, right }, Sentence }
    Within { Document, Turn, Sentence }
    Request {
        Open { 0 },
        Info { 0 },
        Search { 0 },
        Trend { 0 },
        Terms { 0 },
        Facets { 0 },
        Documents { 0 },
        Read { 0 },
        Forms { 0 },
        Examples { 0 },
        Complete { 0 },
        Check { 0 },
        Kwic { 0 },
        KwicGroups { 0 },
        Collocates { 0 },
        Keyness { 0 },
        Dispersion { 0 },
        Diversity { 0 }
    }
}

/// The request that the bytes hold; `None` for bytes of another build or of nobody's.
pub fn request(bytes: &[u8]) -> Option<Request> {
    whole(bytes)
}

impl<T: Decode, E: Decode> Decode for Result<T, E> {
    fn decode(bytes: &mut Bytes) -> Self {
        match bytes.length() {
            0 => Ok(bytes.read()),
            1 => Err(bytes.read()),
            _ => {
                bytes.fail();
                Err(bytes.read())
            }
        }
    }
}

/// The answer that the bytes hold; `None` for bytes of another build or of nobody's.
pub fn answer(bytes: &[u8]) -> Option<Result<Reply, Failure>> {
    whole(bytes)
}

/// How far a job is, from its bytes.
pub fn progress(bytes: &[u8]) -> Option<Progress> {
    whole(bytes)
}

fn whole<T: Decode>(bytes: &[u8]) -> Option<T> {
    let mut bytes = Bytes { rest: bytes, faulty: false };
    let value = bytes.read();
    (!bytes.faulty).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every request, with every variant of what it holds and another value in each of its fields.
    fn all() -> Vec<Request> {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let windows = [Window::Words { left: 300, right: 4 }, Window::Sentence];
        let withins = [Within::Document, Within::Turn, Within::Sentence];
        let directions = [Direction::Attracted, Direction::Repelled, Direction::Both];
        let stops = [StopWords::None, StopWords::Language("en".into()), StopWords::Words(words("a b"))];
        let subset =
            |case| Subset { name: "n".into(), query: "q".into(), filters: words("f g"), forms: Forms::Stem, case };
        let scopes = [
            Scope::default(),
            Scope {
                run: Some(Run { nth: 3, of: 10 }),
                near: Some(Near {
                    term: "peace".into(),
                    window: Window::Sentence,
                    within: Within::Turn,
                    place: Some(-2),
                }),
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
            Request::Read(ReadRequest { scope: scope.clone(), doc: name(), from: 128, limit: 127 }),
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
            all.push(Request::Search(SearchRequest { scope: scope.clone(), sort: sort.clone(), offset: 1, limit: 2 }));
            all.push(Request::Documents(DocumentsRequest { scope: scope.clone(), sort, offset: 70_000, limit: 300 }));
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
        let keys =
            [KwicKey::Doc, KwicKey::Date, KwicKey::Node, KwicKey::Left(9), KwicKey::Right(255), KwicKey::Field(name())];
        for (at, key) in keys.into_iter().enumerate() {
            let sample = Some(KwicSample { size: 5, seed: 6 }).filter(|_| at > 1);
            let without = vec![Span { start: 7, end: 8 }, Span { start: 9, end: 1_000 }];
            let value = Some(name()).filter(|_| at > 2);
            all.push(Request::Kwic(KwicRequest {
                scope: scope.clone(),
                sort: vec![KwicSort { key: key.clone(), descending: at == 1 }],
                context: if at == 0 { KwicContext::Paragraph } else { KwicContext::Tokens(11) },
                sample,
                only: Some(KwicOnly { key: key.clone(), value }).filter(|_| at > 0),
                without: without.clone(),
                within: Some(without[1..].to_vec()).filter(|_| at > 3),
                sets: if at == 4 { vec![without.clone(), Vec::new()] } else { Vec::new() },
                offset: 1,
                limit: 2,
            }));
            let within = Some(without.clone()).filter(|_| at == 5);
            all.push(Request::KwicGroups(KwicGroupsRequest {
                scope: scope.clone(),
                by: key,
                sample,
                without,
                within,
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
            KeynessSort::Term,
            KeynessSort::FreqTarget,
            KeynessSort::FreqReference,
            KeynessSort::LogRatio,
            KeynessSort::PctDiff,
            KeynessSort::RangeTarget,
            KeynessSort::RangeReference,
            KeynessSort::DpTarget,
        ];
        let references = [
            Reference::Rest,
            Reference::Filters(words("a b")),
            Reference::List { words: vec![(name(), 1), (name(), u64::MAX)], total: 1 << 60 },
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
                direction: directions[at % 3],
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

    #[test]
    fn a_request_is_read_as_it_was_written() {
        for asked in all() {
            assert_eq!(request(&to_bytes(&asked)), Some(asked));
        }
    }

    #[test]
    fn damaged_bytes_are_read_as_the_library_reads_them() {
        for asked in all() {
            let bytes = to_bytes(&asked);
            for at in 0..bytes.len() {
                assert_eq!(request(&bytes[..at]), None, "{at} bytes of {asked:?}");
                for wrong in [0, 1, 2, 0x7f, 0x80, 0xff] {
                    let mut damaged = bytes.clone();
                    damaged[at] = wrong;
                    assert_eq!(request(&damaged), from_bytes(&damaged), "{wrong} at {at} of {asked:?}");
                }
            }
        }
        for bytes in [&[0xff; 20][..], &[]] {
            assert_eq!(request(bytes), None);
        }
    }
}
