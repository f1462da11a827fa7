//! From a fragment to a state, and to what has to be said about it.

use super::{Place, State, View, names, percent};
use crate::protocol::Forms;

/// More faults than this are only counted: a link made of rubbish must not fill the page.
const PROBLEMS_SHOWN: usize = 8;

pub(super) fn read(fragment: &str) -> (State, Vec<String>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut problems = Vec::new();
    let mut state = State { view: view(path, &mut problems), ..State::default() };
    let mut seen = Vec::new();
    for parameter in parameters.split('&').filter(|parameter| !parameter.is_empty()) {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if !matches!(name, "where" | "subset") && seen.contains(&name) {
            problems.push(["The link gives ", &quote(name), " more than once; the first is used."].concat());
            continue;
        }
        seen.push(name);
        let Some(value) = percent::decode_value(value) else {
            problems.push(left_out(parameter, "is damaged"));
            continue;
        };
        // An empty value is what the part is without being named.
        if !value.is_empty()
            && let Err(problem) = set(&mut state, name, value)
        {
            problems.push(problem);
        }
    }
    if problems.len() > PROBLEMS_SHOWN {
        let more = problems.len() - PROBLEMS_SHOWN;
        problems.truncate(PROBLEMS_SHOWN);
        let parts =
            if more == 1 { String::from("1 more part") } else { [&(more as u32).to_string(), " more parts"].concat() };
        problems.push(parts + " of the link could not be used either.");
    }
    (state, problems)
}

fn view(path: &str, problems: &mut Vec<String>) -> View {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    let view = match name {
        "" | "overview" => View::Overview,
        "search" => View::Search,
        "concordance" => View::Concordance,
        "trends" => View::Trends,
        "terms" => View::Terms,
        "collocates" => View::Collocates,
        "compare" => View::Compare,
        "documents" => View::Documents,
        "read" => {
            return match percent::decode_path(rest) {
                Some(doc) if !doc.is_empty() => View::Read(doc, None),
                _ => {
                    problems.push("The link names no document that could be read; here are all of them.".into());
                    View::Documents
                }
            };
        }
        _ => {
            problems.push(["There is no view named ", &quote(name), "; this is the overview."].concat());
            return View::Overview;
        }
    };
    if !rest.is_empty() {
        problems.push(left_out(rest, "means nothing here"));
    }
    view
}

/// Takes one part, decoded and not empty, into the state, or says why not.
fn set(state: &mut State, name: &str, value: String) -> Result<(), String> {
    let wrong = |wanted: &str| {
        Err(["The link's ", name, " is ", &quote(&value), ", but has to be ", wanted, "; it was left out."].concat())
    };
    match name {
        "corpus" => state.corpus = Some(value),
        "fp" => {
            if value.len() != 12 || !value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return wrong("12 digits from 0 to f");
            }
            state.fingerprint = Some(value.to_ascii_lowercase());
        }
        "q" => state.query = value,
        "where" => state.filters.push(value),
        "subset" => match super::subset::read(&value) {
            Some(subset) if state.subsets.iter().all(|other| other.name != subset.name) => state.subsets.push(subset),
            Some(_) => return wrong("another name for each subset"),
            None => return wrong("a name and, behind a question mark, a query and filters"),
        },
        "forms" => match value.as_str() {
            "exact" => state.forms = Forms::Exact,
            "stem" => state.forms = Forms::Stem,
            _ => return wrong("exact or stem"),
        },
        "case" => match yes_or_no(&value) {
            Some(on) => state.case = on,
            None => return wrong("yes or no"),
        },
        "sort" => state.sort = Some(names::read_document_sort(&value)),
        "by" => state.by = Some(names::read_by(&value)),
        "date" => state.date_field = Some(value),
        "table" => match yes_or_no(&value) {
            Some(on) => state.as_table = on,
            None => return wrong("yes or no"),
        },
        "filter" => state.term_filter = value,
        "min" => match value.parse() {
            Ok(least) => state.min_freq = least,
            Err(_) => return wrong("a whole number"),
        },
        "place" => {
            let View::Read(_, at) = &mut state.view else {
                return Err("The link names a place in a text, but no text; the place was left out.".into());
            };
            let Some(place) = place(&value) else {
                return wrong("a paragraph's number, with a few words after a colon");
            };
            *at = Some(place);
        }
        _ => {
            let own = state.term_rows.set(name, &value).or_else(|| state.concordance.set(name, &value));
            let own = own.map(|read| read.map_err(String::from));
            return match own.or_else(|| state.settings.set(name, &value)) {
                Some(Ok(())) => Ok(()),
                Some(Err(wanted)) => wrong(&wanted),
                None => Err(left_out(name, "is unknown")),
            };
        }
    }
    Ok(())
}

fn left_out(part: &str, why: &str) -> String {
    ["The link's part ", &quote(part), " ", why, " and was left out."].concat()
}

fn place(value: &str) -> Option<Place> {
    let (paragraph, words) = value.split_once(':').unwrap_or((value, ""));
    let paragraph = paragraph.parse().ok().filter(|number| *number > 0)?;
    Some(Place { paragraph, words: words.into() })
}

fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A part of the link as it may stand in a sentence: short, in quotation marks.
pub(super) fn quote(part: &str) -> String {
    let mut shown: String = part.chars().take(40).collect();
    if shown.len() < part.len() {
        shown.push('…');
    }
    ["“", &shown, "”"].concat()
}
