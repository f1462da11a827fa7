//! Reading a fragment: the state, and the parts that could not be used.

use unicode_segmentation::UnicodeSegmentation;

use super::{Fault, Place, Problem, State, View, Wanted, names, percent};
use crate::protocol::{MOST_FILTERS, named};

/// The most problems that are reported one by one; further ones are counted.
const PROBLEMS_SHOWN: usize = 8;
/// The longest value of a part, in bytes as decoded: that of a query (`query::LONGEST`).
const LONGEST: usize = 20_000;
/// The most subsets: each is evaluated, counted and listed.
const MOST_SUBSETS: usize = 100;
/// The most code points of one character with its combining marks. Browsers take seconds to draw thousands of them, and no
/// script has more than a few.
const MOST_MARKS: usize = 32;

impl State {
    /// The state that a fragment asks for, with or without its `#`, and what in it could not be used.
    pub fn from_fragment(fragment: &str) -> (State, Vec<Problem>) {
        read(fragment)
    }
}

fn read(fragment: &str) -> (State, Vec<Problem>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut problems = Vec::new();
    let mut state = State { view: view(path, &mut problems), ..State::default() };
    let mut seen = Vec::new();
    for parameter in parameters.split('&').filter(|parameter| !parameter.is_empty()) {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if !matches!(name, "where" | "subset") && seen.contains(&name) {
            problems.push(Problem::new(Fault::Twice, name, ""));
            continue;
        }
        seen.push(name);
        let Some(value) = percent::decode_value(value) else {
            problems.push(Problem::new(Fault::Damaged, parameter, ""));
            continue;
        };
        // An empty value is the default.
        if !value.is_empty()
            && let Err(fault) = within_bounds(&state, name, &value).and_then(|()| set(&mut state, name, &value))
        {
            // Of parts that are too many it is said once.
            let value = if matches!(fault, Fault::Many(_)) { "" } else { &value };
            let problem = Problem::new(fault, name, value);
            if !(value.is_empty() && problems.contains(&problem)) {
                problems.push(problem);
            }
        }
    }
    if problems.len() > PROBLEMS_SHOWN {
        let more = problems.len() - PROBLEMS_SHOWN;
        problems.truncate(PROBLEMS_SHOWN);
        problems.push(Problem::new(Fault::More, &more.to_string(), ""));
    }
    (state, problems)
}

/// Whether a part is one that the page can work with: links come from anywhere.
fn within_bounds(state: &State, name: &str, value: &str) -> Result<(), Fault> {
    let most = |most: usize, now: usize| if now < most { Ok(()) } else { Err(Fault::Many(most)) };
    match name {
        "where" => most(MOST_FILTERS, state.filters.len())?,
        "subset" => most(MOST_SUBSETS, state.subsets.len())?,
        _ => {}
    }
    bounded(value)
}

fn bounded(text: &str) -> Result<(), Fault> {
    if text.len() > LONGEST {
        return Err(Fault::Long(LONGEST));
    }
    // Most text has no marks at all.
    let has_marks = !text.is_ascii() && text.graphemes(true).any(|letter| letter.chars().count() > MOST_MARKS);
    if has_marks { Err(Fault::Marks) } else { Ok(()) }
}

fn view(path: &str, problems: &mut Vec<Problem>) -> View {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    let view = match View::named(name) {
        Some(view) => view,
        None if name.is_empty() => View::Overview,
        None if name == "read" => {
            return match percent::decode_path(rest) {
                Some(doc) if !doc.is_empty() && bounded(&doc).is_ok() => View::Read(doc, None),
                _ => {
                    problems.push(Problem::new(Fault::NoDocument, rest, ""));
                    View::Documents
                }
            };
        }
        None => {
            problems.push(Problem::new(Fault::NoView, name, ""));
            return View::Overview;
        }
    };
    if !rest.is_empty() {
        problems.push(Problem::new(Fault::Meaningless, rest, ""));
    }
    view
}

/// Sets a parameter of the state from its decoded value, which is not empty.
fn set(state: &mut State, name: &str, value: &str) -> Result<(), Fault> {
    let wrong = |wanted: Wanted| Err(Fault::Not(wanted));
    match name {
        "corpus" => state.corpus = Some(value.into()),
        "fp" => {
            if value.len() != 12 || !value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return wrong(Wanted::Fingerprint);
            }
            state.fingerprint = Some(value.to_ascii_lowercase());
        }
        "q" => state.query = value.into(),
        "where" => state.narrow(value.into()),
        "subset" => match super::subset::read(value) {
            Some(subset) if state.subsets.iter().all(|other| other.name != subset.name) => state.subsets.push(subset),
            Some(_) => return wrong(Wanted::OtherName),
            None => return wrong(Wanted::Subset),
        },
        "forms" => match named(value) {
            Some(forms) => state.forms = forms,
            None => return wrong(Wanted::OneOf("exact|stem")),
        },
        "case" => state.case = yes_or_no(value)?,
        "sort" => state.sort = Some(names::read_document_sort(value)),
        "by" => state.by = Some(names::read_by(value)),
        "date" => state.date_field = Some(value.into()),
        "table" => state.as_table = yes_or_no(value)?,
        "filter" => state.term_filter = value.into(),
        "min" => match value.parse() {
            Ok(least) => state.min_freq = least,
            Err(_) => return wrong(Wanted::Number),
        },
        "place" => {
            let View::Read(_, at) = &mut state.view else {
                return Err(Fault::NoText);
            };
            let Some(place) = place(value) else {
                return wrong(Wanted::Place);
            };
            *at = Some(place);
        }
        _ => {
            let own = state.term_rows.set(name, value).or_else(|| state.concordance.set(name, value));
            return match own.or_else(|| state.settings.set(name, value)) {
                Some(read) => read.map_err(Fault::Not),
                None => Err(Fault::Unknown),
            };
        }
    }
    Ok(())
}

fn place(value: &str) -> Option<Place> {
    let (paragraph, words) = value.split_once(':').unwrap_or((value, ""));
    let paragraph = paragraph.parse().ok().filter(|number| *number > 0)?;
    Some(Place { paragraph, words: words.into() })
}

fn yes_or_no(value: &str) -> Result<bool, Fault> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Fault::Not(Wanted::OneOf("yes|no"))),
    }
}
