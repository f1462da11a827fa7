//! A scope resolved: its query parsed, and its filters and subsets evaluated to a view.

use std::{future::Future, pin::Pin, rc::Rc};

use super::{
    context::Ctx,
    failure::{refused, unreadable},
    windows,
};
use crate::{
    index::Index,
    message::Message,
    protocol::{Failure, MOST_FILTERS, Near, Run, SUBSET, Scope, Subset},
    query::{
        Condition, Diagnostic, Evaluator, Expr, Found, Matching, Note, Query, Source, Value, View, matches_pattern,
        parse,
    },
    text,
};

/// A parsed scope with its view.
pub struct Resolved {
    pub query: Query,
    /// The query without the conditions that are applied to `view` already.
    words: Query,
    /// All that narrows the view: each filter, and each condition of a query that is one conjunction.
    pub filters: Vec<Filter>,
    pub matching: Matching,
    near: Option<Near>,
    run: Option<Run>,
    /// The view of the filters and the query's conditions.
    pub view: View,
    pub notes: Vec<Note>,
}

/// A filter of the scope, or a condition of its query.
pub struct Filter {
    /// Its text, as given.
    pub text: String,
    /// The fields of its conditions, in lower case.
    fields: Vec<String>,
    /// What it leaves of the whole corpus.
    view: View,
}

impl Ctx {
    pub async fn resolve(&self, scope: &Scope) -> Result<Resolved, Failure> {
        let mut resolved = Resolved::within(self, scope, &[]).await?;
        if !resolved.is_nearer() {
            let hints = self.on_query(&resolved.query, &resolved.view, resolved.matching);
            resolved.notes.extend(hints);
        }
        Ok(resolved)
    }
}

impl Resolved {
    /// Resolves a scope inside the definitions of the subsets named in `open`, which must not refer to themselves.
    pub async fn within(ctx: &Ctx, scope: &Scope, open: &[&str]) -> Result<Self, Failure> {
        let mut faults = Vec::new();
        let query = parse_in(ctx, scope, open, &scope.query).await.unwrap_or_else(|found| {
            faults.extend(found);
            Query::default()
        });
        if scope.filters.len() > MOST_FILTERS {
            let most = MOST_FILTERS as u64;
            return Err(refused(Message::ManyFilters { most }, Message::JoinFilters));
        }
        let mut notes = query.notes.clone();
        let mut filters: Vec<Filter> = Vec::new();
        for text in &scope.filters {
            if filters.iter().any(|filter| filter.text == *text) {
                continue;
            }
            let mut own = Vec::new();
            let filter = match parse_in(ctx, scope, open, text).await {
                Ok(query) => Filter::new(ctx, query, &mut own).await,
                Err(found) => Err(found),
            };
            notes.extend(own.into_iter().map(Note::without_query));
            match filter {
                Ok(filter) => filters.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        let (typed, words) = apart(&query);
        for (query, text) in typed {
            let filter = Filter::new(ctx, query, &mut notes).await.map_err(unreadable)?;
            filters.push(Filter { text, ..filter });
        }
        let view = left_by(ctx, &filters, |_| true);
        let matching = Matching { forms: scope.forms, case: scope.case };
        Ok(Self { query, words, filters, matching, near: scope.near.clone(), run: scope.run, view, notes })
    }

    /// The view of all filters but those on one field; `None` where there are none on it.
    pub fn view_but_for(&self, ctx: &Ctx, field: &str) -> Option<View> {
        let field = &text::normal(field);
        let is_of = |filter: &Filter| filter.fields.contains(field);
        self.filters.iter().any(is_of).then(|| left_by(ctx, &self.filters, |filter| !is_of(filter)))
    }

    /// For each filter, the view of all the others.
    pub async fn views_without_one(&self, ctx: &Ctx) -> Vec<View> {
        let documents = &ctx.index().documents;
        let and = |view: &View, filter: &Filter| view.intersect(&filter.view, documents);
        // What the filters behind each leave, then what those before it do: all in two passes.
        let mut behind = vec![View::whole(documents)];
        for filter in self.filters.iter().skip(1).rev() {
            ctx.meter.spend(filter.work(ctx)).await;
            behind.push(and(&behind[behind.len() - 1], filter));
        }
        let mut before = View::whole(documents);
        let mut without = Vec::new();
        for (filter, behind) in self.filters.iter().zip(behind.into_iter().rev()) {
            ctx.meter.spend(2 * filter.work(ctx)).await;
            without.push(before.intersect(&behind, documents));
            before = and(&before, filter);
        }
        without
    }

    /// The view narrowed by further filters.
    pub async fn narrowed_by(
        &self,
        ctx: &Ctx,
        scope: &Scope,
        filters: &[String],
        notes: &mut Vec<Note>,
    ) -> Result<View, Failure> {
        let (mut read, mut faults) = (Vec::new(), Vec::new());
        for text in filters {
            let mut own = Vec::new();
            let filter = match parse_in(ctx, scope, &[], text).await {
                Ok(query) => Filter::new(ctx, query, &mut own).await,
                Err(found) => Err(found),
            };
            notes.extend(own.into_iter().map(Note::without_query));
            match filter {
                Ok(filter) => read.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        let left = left_by(ctx, &read, |_| true);
        Ok(self.view.intersect(&left, &ctx.index().documents))
    }

    /// Documents and matches of the query's words in a view, in place of its own.
    pub fn find(&self, evaluator: &Evaluator, view: &View, notes: &mut Vec<Note>) -> Result<Found, Failure> {
        let found = evaluator.find_all(&self.words, view, self.matching, notes);
        found.map(|found| self.with_near(evaluator.index(), view, found)).map_err(|fault| unreadable(vec![fault]))
    }

    /// Of what was found in a view, the matches that pass the scope's `near` and `run`.
    pub fn with_near(&self, index: &Index, view: &View, found: Found) -> Found {
        if self.near.is_none() && self.run.is_none() {
            return found;
        }
        let mut hits = match &self.near {
            Some(near) => windows::near(index, view, &found.hits, near),
            None => found.hits,
        };
        if let Some(run) = self.run {
            hits = windows::in_run(view, &hits, run);
        }
        let mut docs: Vec<u32> = hits.iter().map(|hit| index.documents.at(hit.start)).collect();
        docs.dedup();
        Found { docs, hits }
    }

    /// Whether matches have to pass more than the query says.
    pub const fn is_nearer(&self) -> bool {
        self.near.is_some() || self.run.is_some()
    }

    /// Whether the query has words, and not conditions alone.
    pub fn has_words(&self) -> bool {
        !self.query.phrases().is_empty()
    }
}

impl Filter {
    /// Evaluates a query of conditions alone.
    async fn new(ctx: &Ctx, query: Query, notes: &mut Vec<Note>) -> Result<Self, Vec<Diagnostic>> {
        if let Some(words) = query.series.iter().find_map(Expr::first_words) {
            return Err(vec![query.source.fault(words, Message::WordInFilter, Message::WriteFilter)]);
        }
        notes.extend(query.notes.iter().cloned());
        let documents = &ctx.index().documents;
        let mut fields = Vec::new();
        query.series.iter().for_each(|e| e.fields(&mut fields));
        let mut view =
            if query.series.is_empty() { View::whole(documents) } else { View { docs: Vec::new(), spans: Vec::new() } };
        for expr in &query.series {
            let part = ctx.evaluator().narrow(&query.source, expr, notes).map_err(|fault| vec![fault])?;
            view = view.union(&part, documents);
        }
        let fields = fields.into_iter().map(str::to_owned).collect();
        let filter = Self { text: query.source.0.clone(), fields, view };
        ctx.meter.spend(filter.work(ctx)).await;
        Ok(filter)
    }

    /// About as much work as it is to apply it, in tokens' worth.
    fn work(&self, ctx: &Ctx) -> u64 {
        (ctx.index().documents.len() + self.view.spans.len()) as u64
    }
}

/// Splits a query that is one conjunction into its conditions, each with its text, and the rest.
fn apart(query: &Query) -> (Vec<(Query, String)>, Query) {
    let [only] = query.series.as_slice() else { return (Vec::new(), query.clone()) };
    let (conditions, words): (Vec<_>, Vec<_>) = only.conjuncts().iter().cloned().partition(Expr::is_condition);
    let with = |series| Query { source: query.source.clone(), series, notes: Vec::new() };
    let texts = query.parts().into_iter().filter(|(_, is_condition)| *is_condition).map(|(text, _)| text);
    let filters = conditions.into_iter().map(|condition| with(vec![condition])).zip(texts).collect();
    let series = match words.len() {
        0 | 1 => words,
        _ => vec![Expr::And(words, only.range().clone())],
    };
    (filters, with(series))
}

/// What the wanted filters leave of the whole corpus.
fn left_by(ctx: &Ctx, filters: &[Filter], wanted: impl Fn(&Filter) -> bool) -> View {
    let documents = &ctx.index().documents;
    let wanted = filters.iter().filter(|filter| wanted(filter));
    wanted.fold(View::whole(documents), |view, filter| view.intersect(&filter.view, documents))
}

/// Parses a text of the query language and evaluates the subsets that it names: `subset:NAME` is what the subset of that
/// name finds. `open` are the names of the subsets that it is part of.
pub async fn parse_in(ctx: &Ctx, scope: &Scope, open: &[&str], text: &str) -> Result<Query, Vec<Diagnostic>> {
    let mut query = parse(text)?;
    let mut named = Vec::new();
    for expr in &mut query.series {
        expr.each_condition(&mut |condition| {
            if condition.field == SUBSET && is_meant(ctx.evaluator(), scope, condition) {
                named.push(condition.clone());
            }
        });
    }
    let (mut views, mut faults) = (Vec::new(), Vec::new());
    for condition in &named {
        match named_view(ctx, scope, open, &query.source, condition).await {
            Ok(view) => views.push(Rc::new(view)),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut views = views.into_iter();
    for expr in &mut query.series {
        expr.each_condition(&mut |condition| {
            if condition.field == SUBSET && is_meant(ctx.evaluator(), scope, condition) {
                condition.view = views.next();
            }
        });
    }
    Ok(query)
}

/// Whether a condition names a subset. Where the corpus has a field called `subset`, it does if there is such a subset.
fn is_meant(evaluator: &Evaluator, scope: &Scope, condition: &Condition) -> bool {
    let known = |(value, _): &(Value, _)| scope.subsets.iter().any(|subset| is_named(subset, value));
    evaluator.index().field(SUBSET).is_none() || condition.values.iter().any(known)
}

fn is_named(subset: &Subset, value: &Value) -> bool {
    matches!(value, Value::Text(name) if matches_pattern(&text::plain(&subset.name), &text::plain(name)))
}

async fn named_view(
    ctx: &Ctx,
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
                [] => Message::NoSubsets,
                names => Message::ThereAre { names: names.join(", ") },
            };
            return Err(source.fault(range, Message::UnknownSubset, help));
        }
        for subset in named {
            let view = subset_view(ctx, scope, open, subset)
                .await
                .map_err(|failure| source.fault(range, failure.message, failure.help))?;
            left = left.union(&view, &ctx.index().documents);
        }
    }
    Ok(left)
}

/// The view of one subset: that of its conditions, within the documents that match its words.
pub fn subset_view<'a>(
    ctx: &'a Ctx,
    scope: &'a Scope,
    open: &'a [&'a str],
    subset: &'a Subset,
) -> Pin<Box<dyn Future<Output = Result<View, Failure>> + 'a>> {
    // Boxed, since subsets can be named in subsets.
    Box::pin(async move {
        if open.contains(&subset.name.as_str()) {
            return Err(refused(Message::OwnPart { name: subset.name.clone() }, Message::TakeOutItself));
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
        let inner = Resolved::within(ctx, &inner, &open).await?;
        let found = inner.find(ctx.evaluator(), &inner.view, &mut Vec::new())?;
        ctx.meter.spend(1024 + found.hits.len() as u64).await;
        Ok(inner.view.within_documents(&found.docs, &ctx.index().documents))
    })
}
