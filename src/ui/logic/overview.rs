//! What of the overview needs no browser: what is counted, the parts of a whole, words as a cloud, the file.

use crate::export::{Cell, Table};
use crate::link::State;
use crate::protocol::{
    Bin, FieldInfo, FieldKind, Info, Level, Point, SUBSET, Scope, Series, StopWords, Subset, Trend, ValueInfo,
};
use crate::query::Filter;

/// The name under which what is in view is asked for, as a subset. Nobody types it.
const IN_VIEW: &str = "\u{1}";

/// The scope that leaves the documents which the query of `scope` finds, as far as filters leave them.
pub fn documents_in_view(scope: Scope) -> Scope {
    let Scope { query, filters, forms, case, mut subsets, .. } = scope;
    if query.trim().is_empty() {
        return Scope { filters, forms, case, subsets, ..Scope::default() };
    }
    subsets.push(Subset { name: IN_VIEW.to_owned(), query, filters, forms, case });
    let filters = vec![Filter::of(SUBSET, Some(IN_VIEW)).to_string()];
    Scope { filters, forms, case, subsets, ..Scope::default() }
}

/// How much there is in a corpus, or in a view of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    pub documents: u64,
    pub words: u64,
    pub distinct: u64,
    pub speakers: u64,
}

impl Sizes {
    pub fn of(info: &Info) -> Sizes {
        let speakers = info.fields.iter().find(|field| field.name == "speaker").and_then(|field| field.values.as_ref());
        Sizes {
            documents: info.documents.into(),
            words: info.tokens,
            distinct: info.types.into(),
            speakers: speakers.map_or(0, Vec::len) as u64,
        }
    }
}

/// Makes a filter of what the query finds, a subset with the query for its name, so that the query can be another one
/// within it.
pub fn query_to_filter(state: &mut State) {
    if state.query.trim().is_empty() {
        return;
    }
    let (name, query) = (state.query.clone(), std::mem::take(&mut state.query));
    state.narrow(Filter::of(SUBSET, Some(&name)).to_string());
    state.subsets.retain(|subset| subset.name != name);
    state.subsets.push(Subset { name, query, filters: Vec::new(), forms: state.forms, case: state.case });
}

/// Words of grammar, as far as a language has a list of them.
pub fn stop_words(language: &str) -> StopWords {
    let known = ["en", "zh"].into_iter().find(|known| language.starts_with(known));
    known.map_or(StopWords::None, |known| StopWords::Language(known.to_owned()))
}

/// So many values have a part of their own; what others have is together one.
pub const PARTS: u32 = 7;

/// The field whose values are the parts, where none is chosen: where documents were published, or else the first that
/// tells documents apart in few parts; none where no field does.
pub fn field_of_parts(info: &Info) -> Option<&str> {
    let fits = |field: &&FieldInfo| {
        let values = field.values.as_deref().unwrap_or_default();
        field.kind == FieldKind::Facet && field.level == Level::Document && values.len() > 1 && are_parts(info, values)
    };
    let fields = || info.fields.iter().filter(fits);
    let field = fields().find(|field| field.name == "publisher").or_else(|| fields().next())?;
    Some(&field.name)
}

/// Whether values are few or, of many, the most common ones are half of the whole, and not one for each date, as sessions
/// or volumes are.
fn are_parts(info: &Info, values: &[ValueInfo]) -> bool {
    let common: u32 = values.iter().take(PARTS as usize).map(|value| value.documents).sum();
    let count = values.len() as u32;
    count <= PARTS || (2 * common >= info.documents && count < info.dates)
}

/// The first and the last time of a period, as a date is written: of whole years the years, else months; one where both
/// are the same.
pub fn period(info: &Info) -> Option<(&str, Option<&str>)> {
    let (first, last) = (info.first_day.as_deref()?, info.last_day.as_deref()?);
    let is_of_years = first.ends_with("-01-01") && last.ends_with("-12-31");
    let cut = |day: &'_ str| if is_of_years { day.len() - "-01-01".len() } else { day.len() - "-01".len() };
    let (first, last) = (first.get(..cut(first))?, last.get(..cut(last))?);
    Some((first, Some(last).filter(|last| *last != first)))
}

/// The series of a chart of parts, with the condition that leaves each of them.
#[derive(Debug, PartialEq)]
pub struct Parts {
    pub trend: Trend,
    pub conditions: Vec<Option<Filter>>,
}

/// What parts without a value of their own are called.
pub struct PartNames {
    pub no_value: String,
    pub others: String,
    pub documents: String,
}

/// The panels of a trend as parts, and as one part what is in none of them; the whole where there are no panels.
pub fn parts(trend: &Trend, field: &str, names: PartNames) -> Parts {
    let size_in = |bins: &[Bin], at: usize| bins.get(at).map_or((0, 0), |bin| (bin.documents, bin.tokens));
    let series = |term: String, size: &dyn Fn(usize) -> (u32, u64)| {
        let point = |(at, bin): (usize, &Bin)| {
            let (of_documents, tokens) = size(at);
            Point { key: bin.key.clone(), of_documents, tokens, ..Point::default() }
        };
        Series { term, points: trend.bins.iter().enumerate().map(point).collect(), ..Series::default() }
    };
    let mut parts = Vec::new();
    for panel in &trend.panels {
        let name = panel.value.clone().unwrap_or_else(|| names.no_value.clone());
        let condition = Filter::of(field, panel.value.as_deref());
        parts.push((series(name, &|at| size_in(&panel.bins, at)), Some(condition)));
    }
    // Where documents have several values, what is left is not the rest.
    if (trend.panels.len() as u32) < trend.panels_total && !is_overlapping(trend) {
        let rest = |at: usize| {
            let sizes = trend.panels.iter().map(|panel| size_in(&panel.bins, at));
            sizes.fold(size_in(&trend.bins, at), |(documents, tokens), (some, words)| {
                (documents.saturating_sub(some), tokens.saturating_sub(words))
            })
        };
        let values = trend.panels.iter().filter_map(|panel| panel.value.clone()).collect();
        parts.push((series(names.others, &rest), Some(Filter { field: field.to_owned(), values, exclude: true })));
    }
    if parts.is_empty() {
        parts.push((series(names.documents, &|at| size_in(&trend.bins, at)), None));
    }
    let (series, conditions) = parts.into_iter().unzip();
    let trend = Trend { series, panels: Vec::new(), by: trend.by.clone(), bins: trend.bins.clone(), ..*trend };
    Parts { trend, conditions }
}

/// A document can be in several of the panels.
pub fn is_overlapping(trend: &Trend) -> bool {
    trend.panels.iter().map(|panel| panel.view.documents).sum::<u32>() > trend.view.documents
}

/// The parts as a file: one row for each part and bin.
pub fn table_of_parts(parts: &Trend, mut head: Vec<(&'static str, String)>) -> Table {
    let row = |part: &Series, point: &Point| {
        let key = point.key.clone().map_or(Cell::Nothing, Cell::Text);
        vec![Cell::Text(part.term.clone()), key, Cell::Count(point.of_documents.into()), Cell::Count(point.tokens)]
    };
    let rows = parts.series.iter().flat_map(|part| part.points.iter().map(move |point| row(part, point))).collect();
    head.push(("by", parts.by.clone()));
    Table { head, columns: ["part", "key", "documents", "tokens"].map(String::from).to_vec(), rows }
}

/// A word of a list, with its frequency in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub term: String,
    pub freq: u64,
    /// What its size in a cloud goes by.
    pub weight: f64,
}

/// The height of letters in a cloud, in percent of the common one: of the least weight there can be, and what the greatest
/// has more.
const LEAST_SIZE: f64 = 70.0;
const MORE_SIZE: f64 = 170.0;

/// The words of a cloud: by the alphabet, each with the height of its letters in percent.
pub fn cloud(mut words: Vec<Word>) -> Vec<(Word, f64)> {
    let greatest = words.iter().map(|word| word.weight).fold(0.0, f64::max);
    words.sort_by(|a, b| a.term.cmp(&b.term));
    let sized = |word: Word| {
        // The square root: it is the area of letters that one sees.
        let share = if greatest > 0.0 { (word.weight / greatest).max(0.0).sqrt() } else { 0.0 };
        (word, LEAST_SIZE + MORE_SIZE * share)
    };
    words.into_iter().map(sized).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Outside, Panel, Size};

    #[test]
    fn what_is_in_view_is_what_the_query_finds() {
        let filters = vec!["speaker:A".to_owned()];
        let plain = Scope { filters: filters.clone(), query: " ".to_owned(), ..Scope::default() };
        assert_eq!(documents_in_view(plain).filters, filters);

        let narrowed =
            documents_in_view(Scope { filters: filters.clone(), query: "trade".to_owned(), ..Scope::default() });
        assert_eq!(narrowed.query, "");
        assert_eq!((narrowed.filters.len(), narrowed.subsets.len()), (1, 1));
        assert_eq!((narrowed.subsets[0].query.as_str(), &narrowed.subsets[0].filters), ("trade", &filters));
    }

    #[test]
    fn a_query_becomes_a_filter_once() {
        let mut state = State { query: "trade".to_owned(), ..State::default() };
        query_to_filter(&mut state);
        query_to_filter(&mut state);
        assert_eq!(state.query, "");
        assert_eq!((state.filters.len(), state.subsets.len()), (1, 1));
        assert_eq!((state.subsets[0].name.as_str(), state.subsets[0].query.as_str()), ("trade", "trade"));
    }

    #[test]
    fn stop_words_are_those_of_the_language() {
        assert_eq!(stop_words("en-GB"), StopWords::Language("en".to_owned()));
        assert_eq!(stop_words("fr"), StopWords::None);
    }

    fn field(name: &str, level: Level, values: &[&str]) -> FieldInfo {
        let value = |value: &&str| ValueInfo { value: (*value).to_owned(), documents: 1, tokens: 1 };
        let values = Some(values.iter().map(value).collect());
        FieldInfo { name: name.to_owned(), label: name.to_owned(), kind: FieldKind::Facet, level, values, range: None }
    }

    fn info(fields: Vec<FieldInfo>) -> Info {
        Info { documents: 2, tokens: 20, types: 9, turns: 2, fields, ..Info::default() }
    }

    #[test]
    fn parts_are_by_publisher_or_by_the_first_field_of_documents() {
        let fields = vec![
            field("one", Level::Document, &["a"]),
            field("speaker", Level::Turn, &["a", "b"]),
            field("country", Level::Document, &["a", "b"]),
            field("publisher", Level::Document, &["a", "b"]),
        ];
        assert_eq!(field_of_parts(&info(fields.clone())), Some("publisher"));
        assert_eq!(field_of_parts(&info(fields[..3].to_vec())), Some("country"));
        assert_eq!(field_of_parts(&info(fields[..2].to_vec())), None);
    }

    #[test]
    fn many_values_are_parts_only_where_a_few_are_most_of_the_whole() {
        let many = |documents: &[u32], dates: u32| {
            let value =
                |(at, documents): (usize, &u32)| ValueInfo { value: at.to_string(), documents: *documents, tokens: 1 };
            let mut own = field("session", Level::Document, &[]);
            own.values = Some(documents.iter().enumerate().map(value).collect());
            let documents = documents.iter().sum();
            field_of_parts(&Info { documents, dates, ..info(vec![own]) }).is_some()
        };
        // Seven sessions, each of a year, are still seven colours; twelve are one bar each.
        assert!(many(&[200; 7], 7) && !many(&[200; 12], 12) && many(&[200; 12], 400));
        // Of four hundred countries seven are next to nothing, unless they have most of the documents.
        assert!(!many(&[12; 400], 4_000) && many(&[&[900; 7][..], &[1; 300]].concat(), 4_000));
    }

    #[test]
    fn a_period_of_whole_years_is_said_in_years() {
        for (first, last, expected) in [
            ("2011-01-01", "2022-12-31", ("2011", Some("2022"))),
            ("2011-01-01", "2011-12-31", ("2011", None)),
            ("2019-02-03", "2024-07-30", ("2019-02", Some("2024-07"))),
            ("2011-01-01", "2022-09-20", ("2011-01", Some("2022-09"))),
            ("2020-07-01", "2020-07-31", ("2020-07", None)),
        ] {
            let days = Info { first_day: Some(first.to_owned()), last_day: Some(last.to_owned()), ..info(Vec::new()) };
            assert_eq!(period(&days), Some(expected));
        }
        assert_eq!(period(&info(Vec::new())), None);
    }

    #[test]
    fn sizes_count_speakers_where_there_are_some() {
        let with = info(vec![field("speaker", Level::Turn, &["a", "b"])]);
        assert_eq!(Sizes::of(&with), Sizes { documents: 2, words: 20, distinct: 9, speakers: 2 });
        assert_eq!(Sizes::of(&info(Vec::new())).speakers, 0);
    }

    fn trend(whole: (u32, u64), panels: &[(Option<&str>, (u32, u64))], panels_total: u32) -> Trend {
        let bins = |(documents, tokens)| vec![Bin { key: Some("2020".to_owned()), documents, tokens }];
        let panel = |(value, size): &(Option<&str>, (u32, u64))| Panel {
            value: value.map(str::to_owned),
            view: Size { documents: size.0, tokens: size.1 },
            bins: bins(*size),
            series: Vec::new(),
        };
        Trend {
            by: "year".to_owned(),
            overlapping: false,
            view: Size { documents: whole.0, tokens: whole.1 },
            bins: bins(whole),
            series: Vec::new(),
            outside: Outside::default(),
            panels: panels.iter().map(panel).collect(),
            panels_total,
        }
    }

    fn named(trend: &Trend) -> Parts {
        let names =
            PartNames { no_value: "(none)".to_owned(), others: "others".to_owned(), documents: "documents".to_owned() };
        parts(trend, "publisher", names)
    }

    fn sizes(parts: &Parts) -> Vec<(&str, u32, u64)> {
        let size = |part: &Series| (part.points[0].of_documents, part.points[0].tokens);
        parts.trend.series.iter().map(|part| (part.term.as_str(), size(part).0, size(part).1)).collect()
    }

    #[test]
    fn what_is_in_no_panel_is_a_part_of_its_own() {
        let parts = named(&trend((10, 900), &[(Some("BBC"), (4, 300)), (None, (3, 200))], 5));
        assert_eq!(sizes(&parts), [("BBC", 4, 300), ("(none)", 3, 200), ("others", 3, 400)]);
        let others = parts.conditions[2].as_ref().unwrap();
        assert!(others.exclude);
        assert_eq!(others.values, ["BBC"]);

        let table = table_of_parts(&parts.trend, vec![("corpus", "X".to_owned())]);
        assert_eq!(table.rows[2][0], Cell::Text("others".to_owned()));
        assert_eq!((table.rows.len(), table.head.len()), (3, 2));
    }

    #[test]
    fn documents_with_several_values_leave_no_rest_and_no_panels_one_part() {
        let overlapping = trend((10, 900), &[(Some("a"), (8, 700)), (Some("b"), (7, 600))], 3);
        assert!(is_overlapping(&overlapping));
        assert_eq!(sizes(&named(&overlapping)).len(), 2);
        let parts = named(&trend((10, 900), &[], 0));
        assert_eq!((sizes(&parts), &parts.conditions), (vec![("documents", 10, 900)], &vec![None]));
    }

    #[test]
    fn words_of_a_cloud_stand_by_the_alphabet_with_their_sizes() {
        let word = |term: &str, weight: f64| Word { term: term.to_owned(), freq: 1, weight };
        let sizes = cloud(vec![word("b", 100.0), word("a", 25.0), word("c", 0.0)]);
        let sizes: Vec<(&str, f64)> = sizes.iter().map(|(word, size)| (word.term.as_str(), *size)).collect();
        assert_eq!(sizes, [("a", 155.0), ("b", 240.0), ("c", 70.0)]);
    }
}
