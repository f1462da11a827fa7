//! Filters as lists of conditions, and conditions that are typed into the box.

use crate::protocol::{Facets, QueryPart};
use crate::query::Filter;

/// The parts of a query that are conditions, as the last answer knows them. While a newer answer is on its way, those
/// that still stand in the query.
pub fn remaining_conditions(facets: &Facets, query: &str) -> Vec<String> {
    let still = |text: &String| facets.query == query || query.contains(text.as_str());
    facets.parts.iter().filter(|part| part.is_condition).map(|part| part.text.clone()).filter(still).collect()
}

/// The parts of a query, from those of `asked`, which was answered last. While a newer answer is on its way, a query that
/// is left of it by taking parts away has the others; any other query has none that are known.
pub fn remaining_parts(asked: &str, parts: &[QueryPart], query: &str) -> Vec<QueryPart> {
    if asked == query {
        return parts.to_vec();
    }
    let mut rest = query;
    let mut kept = Vec::new();
    for part in parts {
        let after = rest.strip_prefix(part.text.as_str()).filter(|after| after.is_empty() || after.starts_with(' '));
        if let Some(after) = after {
            kept.push(part.clone());
            rest = after.trim_start_matches(' ');
        }
    }
    if rest.is_empty() { kept } else { Vec::new() }
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
    use super::{remaining_parts, toggle};
    use crate::protocol::QueryPart;

    #[test]
    fn parts_that_are_left_of_an_older_query_are_known() {
        let asked = "huawei date:2019 -quoted:yes";
        let parts: Vec<QueryPart> = asked
            .split(' ')
            .map(|text| QueryPart { text: text.to_owned(), is_condition: text.contains(':') })
            .collect();
        for (query, expected) in [
            (asked, asked),
            ("huawei date:2019", "huawei date:2019"),
            ("huawei", "huawei"),
            ("date:2019 -quoted:yes", "date:2019 -quoted:yes"),
            ("", ""),
            // Others are not known before they are answered.
            ("huawei date:2020", ""),
            ("huaweis", ""),
            ("date:2019 huawei", ""),
            ("huawei security", ""),
        ] {
            let found: Vec<String> = remaining_parts(asked, &parts, query).into_iter().map(|part| part.text).collect();
            assert_eq!(found.join(" "), expected, "{query}");
        }
    }

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
