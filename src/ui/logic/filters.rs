//! Filters as lists of conditions, and conditions that are typed into the box.

use crate::protocol::Facets;
use crate::query::Filter;

/// The parts of a query that are conditions, as the last answer knows them. While a newer answer is on its way, those
/// that still stand in the query.
pub fn remaining_conditions(facets: &Facets, query: &str) -> Vec<String> {
    let still = |text: &String| facets.query == query || query.contains(text.as_str());
    facets.parts.iter().filter(|part| part.is_condition).map(|part| part.text.clone()).filter(still).collect()
}

/// Whether a filter is about a field. Names of fields are the same in capitals and in small letters.
pub fn is_of(filter: &Filter, field: &str) -> bool {
    filter.field.eq_ignore_ascii_case(field)
}

/// Chooses a value of a field in a list of filters, or leaves it out, or takes that back. Values of one field are
/// alternatives in one filter.
pub fn toggle(filters: &mut Vec<String>, field: &str, value: &str, exclude: bool) {
    let same = |f: &String| Filter::parse(f).is_some_and(|f| is_of(&f, field) && f.exclude == exclude);
    let found = filters.iter().position(same).and_then(|at| Some((at, Filter::parse(filters.get(at)?)?)));
    let Some((at, mut filter)) = found else {
        filters.push(Filter { exclude, ..Filter::of(field, Some(value)) }.to_string());
        return;
    };
    match filter.values.iter().position(|other| other == value) {
        Some(index) => {
            filter.values.remove(index);
        }
        None => filter.values.push(value.to_owned()),
    }
    if filter.values.is_empty() {
        filters.remove(at);
    } else if let Some(place) = filters.get_mut(at) {
        *place = filter.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::toggle;

    #[test]
    fn values_of_a_field_are_chosen_and_taken_back() {
        for (before, value, exclude, after) in [
            (vec![], "Reuters", false, vec!["speaker:Reuters"]),
            (vec!["speaker:Reuters"], "BBC", false, vec!["speaker:(Reuters|BBC)"]),
            (vec!["speaker:(Reuters|BBC)"], "Reuters", false, vec!["speaker:BBC"]),
            (vec!["speaker:BBC"], "BBC", false, vec![]),
            // A capital in the field's name makes no other field.
            (vec!["Speaker:BBC"], "BBC", false, vec![]),
            // What is left out is a filter of its own.
            (vec!["speaker:BBC"], "BBC", true, vec!["speaker:BBC", "-speaker:BBC"]),
            (vec!["side:UK"], "BBC", false, vec!["side:UK", "speaker:BBC"]),
            // What only the query language can say is left as it is.
            (vec!["speaker:a speaker:b"], "BBC", false, vec!["speaker:a speaker:b", "speaker:BBC"]),
        ] {
            let mut filters: Vec<String> = before.iter().map(|filter| (*filter).to_owned()).collect();
            toggle(&mut filters, "speaker", value, exclude);
            assert_eq!(filters, after, "{before:?} and {value}");
        }
    }
}
