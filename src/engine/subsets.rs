//! Queries in which subsets with names may stand: `subset:NAME` is what the subset of that name finds.

use std::rc::Rc;

use super::{
    Evaluator,
    asked::{Asked, refused},
};
use crate::{
    protocol::{Diagnostic, Failure, SUBSET, Scope, Subset},
    query::{Condition, Query, Source, Value, View, matches_pattern, parse},
    said, text,
};

/// Reads a text of the query language, with the views of the subsets that it names. `open` are those that it is read
/// within.
pub fn read(evaluator: &Evaluator, scope: &Scope, open: &[&str], text: &str) -> Result<Query, Vec<Diagnostic>> {
    let mut query = parse(text)?;
    let mut faults = Vec::new();
    let Query { source, series } = &mut query;
    for expr in series {
        expr.each_condition(&mut |condition| {
            if condition.field == SUBSET && is_meant(evaluator, scope, condition) {
                match view_of(evaluator, scope, open, source, condition) {
                    Ok(view) => condition.view = Some(Rc::new(view)),
                    Err(fault) => faults.push(fault),
                }
            }
        });
    }
    if faults.is_empty() { Ok(query) } else { Err(faults) }
}

/// A corpus may have a field of that name; a subset is then meant where there is one.
fn is_meant(evaluator: &Evaluator, scope: &Scope, condition: &Condition) -> bool {
    let known = |(value, _): &(Value, _)| scope.subsets.iter().any(|subset| is_named(subset, value));
    evaluator.index().field(SUBSET).is_none() || condition.values.iter().any(known)
}

fn is_named(subset: &Subset, value: &Value) -> bool {
    matches!(value, Value::Text(name) if matches_pattern(&text::plain(&subset.name), &text::plain(name)))
}

fn view_of(
    evaluator: &Evaluator,
    scope: &Scope,
    open: &[&str],
    source: &Source,
    condition: &Condition,
) -> Result<View, Diagnostic> {
    let mut left = View { docs: Vec::new(), spans: Vec::new() };
    for (value, range) in &condition.values {
        let named: Vec<&Subset> = scope.subsets.iter().filter(|subset| is_named(subset, value)).collect();
        if named.is_empty() {
            let names: Vec<&str> = scope.subsets.iter().map(|subset| subset.name.as_str()).collect();
            let help = match names.as_slice() {
                [] => said::query::no_subsets().into(),
                names => said::query::there_are(names.join(", ")),
            };
            return Err(source.fault(range, said::query::unknown_subset(), help));
        }
        for subset in named {
            let view = view(evaluator, scope, open, subset)
                .map_err(|failure| source.fault(range, failure.message, failure.help))?;
            left = left.union(&view, &evaluator.index().documents);
        }
    }
    Ok(left)
}

/// What one subset finds: where it has words, the documents that match, as far as its conditions leave them.
pub fn view(evaluator: &Evaluator, scope: &Scope, open: &[&str], subset: &Subset) -> Result<View, Failure> {
    if open.contains(&subset.name.as_str()) {
        return Err(refused(said::query::own_part(&*subset.name), said::query::take_out_itself()));
    }
    let inner = Scope {
        near: None,
        run: None,
        query: subset.query.clone(),
        filters: subset.filters.clone(),
        forms: subset.forms,
        case: subset.case,
        subsets: scope.subsets.clone(),
    };
    let open: Vec<&str> = open.iter().copied().chain([subset.name.as_str()]).collect();
    let asked = Asked::within(evaluator, &inner, &open)?;
    let found = asked.find(evaluator, &asked.view, &mut Vec::new())?;
    Ok(asked.view.within_documents(&found.docs, &evaluator.index().documents))
}
