//! The tools that an assistant has.

use rmcp::{
    ErrorData, ServerHandler,
    handler::server::wrapper::Parameters,
    model::{CallToolResult, ContentBlock, Implementation, ServerCapabilities, ServerConfig},
    tool, tool_handler, tool_router,
};
use serde_json::{Value, json as value};

use super::{
    super::{ask::ask, stop::Stop},
    asked,
    links::Links,
};
use crate::{
    engine::Engine,
    link::View,
    protocol::{
        CollocateSort, CollocatesRequest, Direction, Grams, InfoRequest, KeynessRequest, KeynessSort, KwicRequest,
        Query, ReadRequest, Reference, Reply, Scope, SearchRequest, TermSort, TermsRequest, TrendRequest, json,
    },
    text::grouped,
};

/// What one answer holds at most, in bytes of JSON.
const MOST_BYTES: usize = 60_000;
/// What one text in it holds at most, in characters.
const MOST_CHARACTERS: usize = 8_000;

pub struct Tools {
    engine: Engine,
    links: Links,
    instructions: String,
}

/// What was asked cannot be answered, which an assistant can mend.
type Fault = String;

/// An answer before it is sent: the array that has its rows, from which on they are, and how many there are in all.
struct Rows {
    key: &'static str,
    offset: u32,
    total: u64,
}

impl Tools {
    /// `address` is where the page with this corpus is.
    pub fn new(engine: Engine, address: Option<String>) -> Result<Self, Stop> {
        let info = ask(&engine, InfoRequest::default())?.body;
        let fields: Vec<&str> = info.fields.iter().map(|field| field.name.as_str()).collect();
        let instructions = format!(
            "The corpus \"{}\" ({} documents, {} words). {} Its fields: {}. Counts are exact. Quote no number and no text that a \
             tool did not give, say which query it is of, and give people the link of the answer.{}",
            info.title,
            grouped(u64::from(info.documents)),
            grouped(info.tokens),
            info.description,
            fields.join(", "),
            if address.is_none() { " Links begin with #: they follow the address of the corpus's page." } else { "" },
        );
        let links = Links::new(address, &info.fingerprint);
        Ok(Self { engine, links, instructions })
    }

    /// Asks the engine; gives the answer as JSON, with what was said of it.
    fn answer<Q: Query>(
        &self,
        request: Q,
        link: &str,
        rows: impl FnOnce(&Q::Reply) -> Option<Rows>,
    ) -> Result<Value, Fault>
    where
        Q::Reply: serde::Serialize,
    {
        let Reply { body, notes } = ask(&self.engine, request).map_err(|stop| said(&stop))?;
        let rows = rows(&body);
        let made_from = self.engine.made_from();
        // By way of text: as a value, a number of single precision has digits that `--json` does not print.
        let answer = serde_json::to_string(&json::Answer::new(&body, &notes, &made_from));
        let answer = answer.and_then(|text| serde_json::from_str(&text)).map_err(|error| error.to_string())?;
        Ok(bounded(answer, link, rows))
    }

    fn info_of(&self, asked: &asked::Info) -> Result<Value, Fault> {
        let scope = asked.within.scope("");
        let link = self.links.to(View::Overview, &scope, |_| {});
        self.answer(InfoRequest { scope }, &link, |_| None)
    }

    fn search_for(&self, asked: &asked::Search) -> Result<Value, Fault> {
        let scope = asked.within.scope(&asked.query);
        let link = self.links.to(View::Search, &scope, |_| {});
        let offset = asked.page.offset;
        let request = SearchRequest { scope, offset, limit: asked.page.rows(10, 50), ..SearchRequest::default() };
        self.answer(request, &link, |found| Some(Rows { key: "results", offset, total: u64::from(found.documents) }))
    }

    fn lines_of(&self, asked: &asked::Concordance) -> Result<Value, Fault> {
        let scope = asked.within.scope(&asked.query);
        let (context, sort) = asked.read()?;
        let link = self.links.to(View::Concordance, &scope, |state| {
            (state.concordance.context, state.concordance.sort) = (context, sort.clone());
        });
        let offset = asked.page.offset;
        let limit = asked.page.rows(40, 200);
        let request = KwicRequest { scope, context, sort, offset, limit, ..KwicRequest::default() };
        self.answer(request, &link, |kwic| Some(Rows { key: "lines", offset, total: kwic.lines_total }))
    }

    fn trend_of(&self, asked: &asked::Trend) -> Result<Value, Fault> {
        let (scope, by) = (asked.within.scope(""), asked.by());
        let link = self.links.to(View::Trends, &scope, |state| {
            (state.query, state.by) = (asked.terms.join(", "), Some(by.clone()));
        });
        let offset = asked.page.offset as usize;
        let request = TrendRequest { scope, terms: asked.terms.clone(), by, ..TrendRequest::default() };
        let whole = self.answer(request, &link, |_| None)?;
        let total = whole["bins"].as_array().map_or(0, Vec::len);
        let mut limit = asked.page.rows(100, 200) as usize;
        loop {
            let mut answer = with_bins(&whole, offset, limit);
            if answer.to_string().len() <= MOST_BYTES || limit == 1 {
                let next = offset.saturating_add(limit);
                answer["next_offset"] = if next < total { value!(next) } else { Value::Null };
                return Ok(answer);
            }
            limit = (limit * 3 / 4).max(1);
        }
    }

    fn terms_of(&self, asked: &asked::Terms) -> Result<Value, Fault> {
        let (scope, sort) = (asked.within.scope(""), asked.sort()?);
        let n = asked.n.unwrap_or(1);
        if !(1..=5).contains(&n) {
            return Err("n is 1 to 5".to_owned());
        }
        let link = self.links.to(View::Terms, &scope, |state| state.term_rows.grams.n = n);
        let offset = asked.page.offset;
        let request = TermsRequest {
            scope,
            min_freq: asked.min_freq.unwrap_or(1),
            sort,
            descending: matches!(sort, TermSort::Freq | TermSort::Range),
            offset,
            limit: asked.page.rows(50, 200),
            grams: Grams { n, ..Grams::default() },
            ..TermsRequest::default()
        };
        self.answer(request, &link, |terms| Some(Rows { key: "rows", offset, total: u64::from(terms.rows_total) }))
    }

    fn collocates_of(&self, asked: &asked::Collocates) -> Result<Value, Fault> {
        let (scope, window, sort) = (asked.within.scope(&asked.query), asked.window()?, asked.sort()?);
        let link = self.links.to(View::Collocates, &scope, |state| state.settings.put("window", window.to_string()));
        let offset = asked.page.offset;
        let request = CollocatesRequest {
            scope,
            window,
            min_freq: asked.min_freq.unwrap_or(5),
            direction: Direction::Attracted,
            sort,
            descending: sort != CollocateSort::Term,
            offset,
            limit: asked.page.rows(50, 200),
            ..CollocatesRequest::default()
        };
        self.answer(request, &link, |found| Some(Rows { key: "rows", offset, total: u64::from(found.rows_total) }))
    }

    fn keyness_of(&self, asked: &asked::Keyness) -> Result<Value, Fault> {
        let (scope, sort) = (asked.within.scope(""), asked.sort()?);
        let joined = |conditions: &[String]| conditions.join(" ");
        let link = self.links.to(View::Compare, &scope, |state| {
            state.settings.put("target", joined(&asked.target));
            state.settings.put("reference", joined(&asked.reference));
        });
        let reference =
            if asked.reference.is_empty() { Reference::Rest } else { Reference::Filters(asked.reference.clone()) };
        let offset = asked.page.offset;
        let request = KeynessRequest {
            scope,
            target: asked.target.clone(),
            reference,
            min_freq: asked.min_freq.unwrap_or(3),
            min_range: 1,
            sort,
            descending: !matches!(sort, KeynessSort::Term | KeynessSort::P | KeynessSort::Q),
            offset,
            limit: asked.page.rows(50, 200),
            ..KeynessRequest::default()
        };
        self.answer(request, &link, |found| Some(Rows { key: "rows", offset, total: u64::from(found.rows_total) }))
    }

    fn passage_of(&self, asked: &asked::Read) -> Result<Value, Fault> {
        let from = asked.from.unwrap_or(1).max(1);
        let request = ReadRequest {
            scope: Scope::default(),
            doc: asked.doc.clone(),
            from,
            limit: asked.limit.filter(|limit| *limit > 0).unwrap_or(20).min(100),
            ..ReadRequest::default()
        };
        let mut answer = self.answer(request, "", |read| {
            Some(Rows { key: "paragraphs", offset: from - 1, total: u64::from(read.paragraphs_total) })
        })?;
        if answer["paragraphs"].as_array().is_none_or(Vec::is_empty) {
            return Err(format!("{} has {} paragraphs: give a lower from", asked.doc, answer["paragraphs_total"]));
        }
        let first = answer["paragraphs"][0].clone();
        let text = first["text"].as_str().unwrap_or_default();
        answer["link"] = value!(self.links.to_paragraph(&asked.doc, from, text));
        // What only a page needs.
        for own in ["strip", "match_paragraphs"] {
            answer.as_object_mut().and_then(|answer| answer.remove(own));
        }
        Ok(answer)
    }
}

#[tool_router]
impl Tools {
    #[tool(
        description = "What the corpus is: documents, words, dates, its fields with their values (for conditions), licence, citation, and whether its words are the speakers' or a digest's",
        annotations(read_only_hint = true)
    )]
    fn info(&self, Parameters(asked): Parameters<asked::Info>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.info_of(&asked)))
    }

    #[tool(
        description = "Documents that match a query, the best first, with passages and exact counts",
        annotations(read_only_hint = true)
    )]
    fn search(&self, Parameters(asked): Parameters<asked::Search>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.search_for(&asked)))
    }

    #[tool(
        description = "Every occurrence of a query in a line of its text (KWIC), with document, date and speaker",
        annotations(read_only_hint = true)
    )]
    fn concordance(&self, Parameters(asked): Parameters<asked::Concordance>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.lines_of(&asked)))
    }

    #[tool(
        description = "How often terms occur over time or by the values of a field, per million words with 95 % intervals",
        annotations(read_only_hint = true)
    )]
    fn trend(&self, Parameters(asked): Parameters<asked::Trend>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.trend_of(&asked)))
    }

    #[tool(
        description = "The word list, or n-grams, with frequency, range and dispersion (DP)",
        annotations(read_only_hint = true)
    )]
    fn terms(&self, Parameters(asked): Parameters<asked::Terms>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.terms_of(&asked)))
    }

    #[tool(
        description = "The words around the matches of a query, with association measures (logDice, MI, G2 and others)",
        annotations(read_only_hint = true)
    )]
    fn collocates(&self, Parameters(asked): Parameters<asked::Collocates>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.collocates_of(&asked)))
    }

    #[tool(
        description = "What one part of the corpus says more or less often than another, with G2, p, q and log ratio",
        annotations(read_only_hint = true)
    )]
    fn keyness(&self, Parameters(asked): Parameters<asked::Keyness>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.keyness_of(&asked)))
    }

    #[tool(description = "Paragraphs of one document, with who speaks", annotations(read_only_hint = true))]
    fn read(&self, Parameters(asked): Parameters<asked::Read>) -> Result<CallToolResult, ErrorData> {
        Ok(sent(self.passage_of(&asked)))
    }
}

#[tool_handler]
impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("readout", crate::VERSION))
            .with_instructions(self.instructions.clone())
    }
}

/// An answer, or what was wrong with the question.
fn sent(answer: Result<Value, Fault>) -> CallToolResult {
    match answer {
        Ok(answer) => CallToolResult::structured(answer),
        Err(fault) => CallToolResult::error(vec![ContentBlock::text(fault)]),
    }
}

/// What the command line would say.
fn said(stop: &Stop) -> Fault {
    match stop {
        Stop::Input { message, help } => format!("{message} {help}"),
        Stop::Query(failure) => serde_json::to_string(&json::Failure::from(failure)).unwrap_or_default(),
        Stop::Partly | Stop::ClosedPipe => String::new(),
    }
}

/// A trend with some of its bins.
fn with_bins(trend: &Value, offset: usize, limit: usize) -> Value {
    let mut trend = trend.clone();
    let cut = |bins: &mut Value| {
        if let Some(bins) = bins.as_array_mut() {
            *bins = std::mem::take(bins).into_iter().skip(offset).take(limit).collect();
        }
    };
    cut(&mut trend["bins"]);
    for series in trend["series"].as_array_mut().into_iter().flatten() {
        cut(&mut series["points"]);
    }
    trend
}

/// An answer of bounded length, with its link, and the offset of the next page where there is one.
fn bounded(mut answer: Value, link: &str, rows: Option<Rows>) -> Value {
    shorten(&mut answer);
    answer["link"] = value!(link);
    let Some(Rows { key, offset, total }) = rows else { return answer };
    while answer.to_string().len() > MOST_BYTES {
        match answer[key].as_array_mut() {
            Some(rows) if rows.len() > 1 => rows.truncate(rows.len() * 3 / 4),
            _ => break,
        }
    }
    let shown = answer[key].as_array().map_or(0, Vec::len) as u64;
    let next = u64::from(offset) + shown;
    answer["next_offset"] = if next < total && shown > 0 { value!(next) } else { Value::Null };
    answer
}

/// Cuts texts that are longer than anybody reads in an answer.
fn shorten(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) {
                text.truncate(end);
                text.push('…');
            }
        }
        Value::Array(values) => values.iter_mut().for_each(shorten),
        Value::Object(members) => members.values_mut().for_each(shorten),
        _ => {}
    }
}
