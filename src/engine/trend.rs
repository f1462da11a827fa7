//! Trends: frequencies of terms over time or by the values of a field.

use std::cmp::Reverse;

use super::{
    bins::{Timeline, Unit, timeline},
    context::Ctx,
    curve,
    failure::{no_field, unreadable},
    reply::reply,
    scope::{Resolved, parse_in},
};
use crate::{
    index::{Documents, Field, Index, Postings},
    message::Message,
    model::{
        FieldKind, Size,
        span::{Span, total},
    },
    protocol::{
        Bin, Body, By, Curve, Failure, FailureKind, Outside, Panel, Point, Reply, Scope, Series, Trend, TrendRequest,
    },
    query::{Expr, Found, Note, NoteKind, Query, View, date_field},
    stats::{per_million, poisson_interval, share_interval},
};

/// A trend that nobody asked for by a field is by one with so many values, where there is one: more make no chart.
const FEW_VALUES: usize = 40;
/// With fewer distinct dates than this, a trend is by a field unless it is asked for by time.
const FEW_DATES: usize = 6;

/// A term of the trend: a part of the query between commas, or one of the requested terms.
struct Term {
    label: String,
    query: Query,
}

/// Occurrences in one bin.
#[derive(Clone, Copy, Default)]
struct Count {
    freq: u64,
    documents: u32,
    tokens: u64,
    of_documents: u32,
}

/// A value of a field and its text; `None` is the text without a value.
type Part = (Option<String>, View);

enum Axis<'a> {
    Time(&'a Field, Unit),
    Field(&'a Field),
}

/// The bins that hits are counted in.
enum Bins {
    Time(Timeline),
    Parts(Vec<Part>),
}

impl Ctx {
    pub async fn trend(&self, request: &TrendRequest) -> Result<Reply, Failure> {
        let TrendRequest { scope, terms, by, date_field, curve: wanted, panels } = request;
        let index = self.index();
        let resolved = self.resolve(scope).await?;
        let mut notes = resolved.notes.clone();
        if terms.is_empty() {
            // Hints are given for the whole view, not for its bins.
            let found = resolved.find(self.evaluator(), &resolved.view, &mut Vec::new())?;
            notes.extend(self.hints(&resolved, &found).await);
        }
        let terms = self.terms_of(&resolved, scope, terms, &mut notes).await?;
        let view = &resolved.view;
        let (by, bins) = match axis(index, by, date_field.as_deref(), view, panels.is_some())? {
            Axis::Time(field, unit) => {
                let widest = || Note::new(NoteKind::Hint, Message::WidestSmooth { bins: curve::WIDEST as u64 });
                notes.extend((wanted.smooth > curve::WIDEST).then(widest));
                let time = timeline(unit, view, &index.documents, |doc| field.date(doc))?;
                (unit.name(), Bins::Time(time))
            }
            Axis::Field(field) => {
                let parts = parts(index, view, field);
                self.meter.spend(parts.iter().map(|(_, part)| part.spans.len() as u64).sum()).await;
                (field.name.clone(), Bins::Parts(parts))
            }
        };
        let wanted = Curve { smooth: wanted.smooth.min(curve::WIDEST), ..*wanted };
        let series = self.series(&resolved, &terms, view, &bins, wanted, &mut notes).await?;
        let (mut shown, mut panels_total) = (Vec::new(), 0);
        if let Some(panels) = panels {
            let field = index.field(&panels.field).ok_or_else(|| no_field(index, &panels.field))?;
            let all = parts(index, view, field);
            panels_total = all.len() as u32;
            for (value, part) in all.into_iter().take(panels.most as usize) {
                let bins = bins.within(view, &part, &index.documents);
                // No notes on what a single panel lacks.
                let series = self.series(&resolved, &terms, &part, &bins, wanted, &mut Vec::new()).await?;
                shown.push(Panel { value, view: part.size(), bins: bins.all(), series });
            }
        }
        let all = bins.all();
        let (overlapping, outside) = match &bins {
            Bins::Time(time) => (false, time.outside),
            Bins::Parts(_) => (all.iter().map(|bin| bin.tokens).sum::<u64>() > view.size().tokens, Outside::default()),
        };
        let view = view.size();
        let trend = Trend { by, overlapping, view, bins: all, series, outside, panels: shown, panels_total };
        Ok(reply(Body::Trend(trend), notes))
    }

    async fn series(
        &self,
        resolved: &Resolved,
        terms: &[Term],
        view: &View,
        bins: &Bins,
        wanted: Curve,
        notes: &mut Vec<Note>,
    ) -> Result<Vec<Series>, Failure> {
        let mut all = Vec::new();
        for term in terms {
            let mut counted = match bins {
                Bins::Time(time) => self.over_time(resolved, term, view, time, notes)?,
                Bins::Parts(parts) => self.over_parts(resolved, term, view, parts, notes)?,
            };
            let mut spent = counted.freq;
            match bins {
                Bins::Time(_) => curve::draw(&mut counted, wanted),
                Bins::Parts(parts) => spent += 16 * parts.len() as u64,
            }
            self.meter.spend(spent).await;
            all.push(counted);
        }
        share_out(&mut all);
        Ok(all)
    }

    /// Documents and matches of a term in a view, and the view narrowed by the term's own conditions.
    fn find_term(
        &self,
        resolved: &Resolved,
        term: &Term,
        view: &View,
        notes: &mut Vec<Note>,
    ) -> Result<(Found, View), Failure> {
        let evaluator = self.evaluator();
        let found = evaluator.find_all(&term.query, view, resolved.matching, notes);
        let own = evaluator.view_of(&term.query, view, &mut Vec::new());
        let fail = |fault| unreadable(vec![fault]);
        let own = own.map_err(fail)?;
        Ok((resolved.with_near(self.index(), &own, found.map_err(fail)?), own))
    }

    fn over_time(
        &self,
        resolved: &Resolved,
        term: &Term,
        view: &View,
        time: &Timeline,
        notes: &mut Vec<Note>,
    ) -> Result<Series, Failure> {
        let documents = &self.index().documents;
        let (found, own) = self.find_term(resolved, term, view, notes)?;
        let mut counts = vec![Count::default(); time.bins.len()];
        for (&doc, bin) in view.docs.iter().zip(&time.bin_of) {
            let Some(bin) = *bin else { continue };
            let freq = found.in_document(documents.span(doc)).len() as u64;
            counts[bin].freq += freq;
            counts[bin].documents += u32::from(freq > 0);
            counts[bin].tokens += total(own.in_document(documents, doc));
            counts[bin].of_documents += u32::from(own.docs.binary_search(&doc).is_ok());
        }
        let with_matches = with_matches(&found, |hit| documents.span(documents.at(hit.start)));
        let points = time.bins.iter().zip(counts).map(|(bin, count)| point(bin, count)).collect();
        Ok(Series {
            term: term.label.clone(),
            freq: found.hits.len() as u64,
            documents: with_matches,
            points,
            ..Series::default()
        })
    }

    fn over_parts(
        &self,
        resolved: &Resolved,
        term: &Term,
        view: &View,
        parts: &[Part],
        notes: &mut Vec<Note>,
    ) -> Result<Series, Failure> {
        let documents = &self.index().documents;
        let with_matches = |found: &Found| with_matches(found, |hit| documents.span(documents.at(hit.start)));
        let (whole, _) = self.find_term(resolved, term, view, notes)?;
        let mut points = Vec::new();
        for part in parts {
            // No notes on what a single bin lacks.
            let (found, own) = self.find_term(resolved, term, &part.1, &mut Vec::new())?;
            let freq = found.hits.len() as u64;
            let Size { documents: of_documents, tokens } = own.size();
            points.push(point(&bin(part), Count { freq, documents: with_matches(&found), tokens, of_documents }));
        }
        let freq = whole.hits.len() as u64;
        Ok(Series { term: term.label.clone(), freq, documents: with_matches(&whole), points, ..Series::default() })
    }

    async fn terms_of(
        &self,
        resolved: &Resolved,
        scope: &Scope,
        terms: &[String],
        notes: &mut Vec<Note>,
    ) -> Result<Vec<Term>, Failure> {
        if terms.is_empty() {
            let query = &resolved.query;
            let term = |e: &Expr| Term { label: query.source.slice(e.range()).to_owned(), query: query.alone(e) };
            // Conditions have no matches to count.
            return Ok(query.series.iter().filter(|e| !e.is_condition()).map(term).collect());
        }
        let mut all = Vec::new();
        for text in terms {
            let query = parse_in(self, scope, &[], text).await.map_err(unreadable)?;
            notes.extend(query.notes.iter().cloned());
            notes.extend(self.on_query(&query, &resolved.view, resolved.matching));
            // Parts between commas are series of their own, as in a query.
            match query.series.len() {
                0 | 1 => all.push(Term { label: text.clone(), query }),
                _ => {
                    all.extend(query.series.iter().map(|expr| Term {
                        label: query.source.slice(expr.range()).to_owned(),
                        query: query.alone(expr),
                    }))
                }
            }
        }
        Ok(all)
    }
}

impl Bins {
    fn all(&self) -> Vec<Bin> {
        match self {
            Self::Time(time) => time.bins.clone(),
            Self::Parts(parts) => parts.iter().map(bin).collect(),
        }
    }

    /// The same bins, for a part of their view.
    fn within(&self, view: &View, part: &View, documents: &Documents) -> Self {
        match self {
            Self::Time(time) => Self::Time(time.within(view, part, documents)),
            Self::Parts(parts) => {
                Self::Parts(parts.iter().map(|(key, own)| (key.clone(), own.intersect(part, documents))).collect())
            }
        }
    }
}

/// Sets the share that each point has of the hits of all series in its bin.
fn share_out(series: &mut [Series]) {
    let bins = series.first().map_or(0, |series| series.points.len());
    for bin in 0..bins {
        let of_hits: u64 = series.iter().map(|series| series.points[bin].freq).sum();
        for point in series.iter_mut().map(|series| &mut series.points[bin]) {
            let share = share_interval(point.freq, of_hits);
            point.of_hits = of_hits;
            point.among = share.map(|_| point.freq as f64 / of_hits as f64);
            point.among_low = share.map(|share| share.low);
            point.among_high = share.map(|share| share.high);
        }
    }
}

/// The text of each value of a field, the one in most documents first, and last that without one.
fn parts(index: &Index, view: &View, field: &Field) -> Vec<Part> {
    let documents = &index.documents;
    let mut parts: Vec<Part> = Vec::new();
    for (text, value) in field.values.iter().zip(0..) {
        parts.push((Some(text.to_owned()), view.intersect(&View::of_value(index, field, value), documents)));
    }
    let rest = match &field.postings {
        Postings::Documents { .. } => {
            let docs = view.docs.iter().copied().filter(|&d| field.of_document(d).is_empty()).collect();
            View::of_documents(documents, docs)
        }
        Postings::Spans { spans, .. } => {
            View::of_spans(documents, spans.iter().map(|(s, _)| *s).collect()).complement(documents)
        }
    };
    parts.sort_by_key(|(_, part)| Reverse(part.docs.len()));
    parts.push((None, view.intersect(&rest, documents)));
    parts.retain(|(_, part)| !part.docs.is_empty());
    parts
}

fn bin((key, part): &Part) -> Bin {
    let size = part.size();
    Bin { key: key.clone(), documents: size.documents, tokens: size.tokens }
}

fn point(bin: &Bin, count: Count) -> Point {
    let interval = (count.tokens > 0).then(|| poisson_interval(count.freq));
    let share = share_interval(count.documents.into(), count.of_documents.into());
    let rate = |k: f64| k * 1e6 / count.tokens as f64;
    Point {
        key: bin.key.clone(),
        freq: count.freq,
        per_million: per_million(count.freq, count.tokens),
        low: interval.map(|i| rate(i.low)),
        high: interval.map(|i| rate(i.high)),
        tokens: count.tokens,
        documents: count.documents,
        of_documents: count.of_documents,
        share: share.map(|_| f64::from(count.documents) / f64::from(count.of_documents)),
        share_low: share.map(|share| share.low),
        share_high: share.map(|share| share.high),
        ..Point::default()
    }
}

/// Documents with at least one match.
fn with_matches(found: &Found, whole: impl Fn(&Span) -> Span) -> u32 {
    let (mut count, mut end) = (0, 0);
    for hit in &found.hits {
        if count == 0 || hit.start >= end {
            end = whole(hit).end;
            count += 1;
        }
    }
    count
}

fn no_date_field(index: &Index, name: &str) -> Failure {
    if index.field(name).is_none() {
        return no_field(index, name);
    }
    let dates: Vec<&str> = index.fields.iter().filter(|f| f.kind == FieldKind::Date).map(|f| f.name.as_str()).collect();
    let help = if dates.is_empty() { Message::NoDateFields } else { Message::DateFields { names: dates.join(", ") } };
    Failure::new(FailureKind::Missing, Message::NotDates { name: name.into() }, help)
}

/// What a trend is by. With `panels`, which are by a field already, it is never a field unless asked for.
fn axis<'a>(index: &'a Index, by: &By, date: Option<&str>, view: &View, panels: bool) -> Result<Axis<'a>, Failure> {
    if let By::Field(name) = by {
        return index.field(name).map(Axis::Field).ok_or_else(|| no_field(index, name));
    }
    let facet = || {
        let facets = || index.fields.iter().filter(|f| f.kind == FieldKind::Facet && f.values.len() > 1);
        facets().find(|f| f.values.len() <= FEW_VALUES).or_else(|| facets().next()).map(Axis::Field)
    };
    let Some(field) = date_field(index, date) else {
        if let Some(name) = date {
            return Err(no_date_field(index, name));
        }
        let found = if *by == By::Auto { facet() } else { None };
        let undated = || Failure::new(FailureKind::Missing, Message::NoDates, Message::CountByField);
        return found.ok_or_else(undated);
    };
    if let Some(unit) = Unit::named(by) {
        return Ok(Axis::Time(field, unit));
    }
    let mut dates: Vec<_> = view.docs.iter().filter_map(|&doc| field.date(doc)).collect();
    dates.sort_unstable();
    let unit = Unit::fitting(&dates);
    dates.dedup();
    let by_field = if dates.len() < FEW_DATES && !panels { facet() } else { None };
    Ok(by_field.unwrap_or(Axis::Time(field, unit)))
}
