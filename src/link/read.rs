//! Reading a fragment: the state, and the parts that could not be used.

use super::{Fault, Place, Problem, State, View, Wanted, names, percent};
use crate::protocol::named;

/// The most problems that are reported one by one; further ones are counted.
const PROBLEMS_SHOWN: usize = 8;

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
            && let Err(fault) = set(&mut state, name, &value)
        {
            problems.push(Problem::new(fault, name, &value));
        }
    }
    if problems.len() > PROBLEMS_SHOWN {
        let more = problems.len() - PROBLEMS_SHOWN;
        problems.truncate(PROBLEMS_SHOWN);
        problems.push(Problem::new(Fault::More, &more.to_string(), ""));
    }
    (state, problems)
}

fn view(path: &str, problems: &mut Vec<Problem>) -> View {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    let view = match View::named(name) {
        Some(view) => view,
        None if name.is_empty() => View::Overview,
        None if name == "read" => {
            return match percent::decode_path(rest) {
                Some(doc) if !doc.is_empty() => View::Read(doc, None),
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
        "where" => state.filters.push(value.into()),
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
