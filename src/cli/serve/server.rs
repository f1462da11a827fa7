//! Files in memory, by HTTP.

use std::{collections::BTreeMap, convert::Infallible, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use tokio::sync::watch::Sender;
use tokio_stream::{StreamExt, wrappers::WatchStream};

use xxhash_rust::xxh3::xxh3_64;

use crate::publish::markup::escaped;

const MANIFEST: &str = "corpus/corpus.json";
/// Where a page hears that its corpus has changed; its `index.html` says so.
pub const CHANGES: &str = "readout-changes";

/// The site of a corpus.
#[derive(Debug, PartialEq)]
pub struct Served {
    pub title: String,
    pub fingerprint: String,
    /// By path.
    pub files: BTreeMap<String, Bytes>,
}

/// The sites by their names in the address: the only one is at the root.
#[derive(Clone)]
pub struct Sites {
    pub sites: BTreeMap<String, Sender<Arc<Served>>>,
    pub address: SocketAddr,
}

/// What answers requests.
pub fn router(sites: Sites) -> Router {
    let is_only_one = sites.sites.len() == 1;
    let router = match is_only_one {
        true => Router::new().route("/", get(only)).route("/{*path}", get(only_file)),
        false => Router::new()
            .route("/", get(list))
            .route("/{name}", get(to_folder))
            .route("/{name}/", get(front))
            .route("/{name}/{*path}", get(file)),
    };
    router.layer(middleware::from_fn_with_state(sites.clone(), check_host)).with_state(sites)
}

/// Refuses what a browser asks by another name than this machine's: a page elsewhere whose name was pointed here could
/// read the texts otherwise. Where more than this machine is listened to, names are not known.
async fn check_host(State(sites): State<Sites>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    let is_own = matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name == sites.address.ip().to_string();
    if sites.address.ip().is_loopback() && !is_own {
        return (StatusCode::FORBIDDEN, "This server answers to 127.0.0.1 and localhost alone.").into_response();
    }
    next.run(request).await
}

async fn only(State(sites): State<Sites>) -> Response {
    answer(sites.sites.values().next(), "")
}

async fn only_file(State(sites): State<Sites>, Path(path): Path<String>) -> Response {
    answer(sites.sites.values().next(), &path)
}

async fn front(State(sites): State<Sites>, Path(name): Path<String>) -> Response {
    answer(sites.sites.get(&name), "")
}

async fn file(State(sites): State<Sites>, Path((name, path)): Path<(String, String)>) -> Response {
    answer(sites.sites.get(&name), &path)
}

/// Addresses within a page are relative to its folder.
async fn to_folder(State(sites): State<Sites>, Path(name): Path<String>) -> Response {
    match HeaderValue::from_str(&format!("/{name}/")) {
        Ok(folder) if sites.sites.contains_key(&name) => {
            (StatusCode::PERMANENT_REDIRECT, [(LOCATION, folder)]).into_response()
        }
        _ => not_found(),
    }
}

/// The corpora, where there are several.
async fn list(State(sites): State<Sites>) -> Response {
    let items = sites
        .sites
        .iter()
        .map(|(name, site)| format!("<li><a href=\"{name}/\">{}</a></li>", escaped(&site.borrow().title)));
    // The style of plain pages, which each site has.
    let style = sites.sites.keys().next().map(|name| format!("<link rel=\"stylesheet\" href=\"{name}/read.css\">"));
    let style = style.unwrap_or_default();
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>Readout</title>{style}</head><body><main><h1>Corpora</h1><ul>{}</ul></main></body></html>",
        items.collect::<String>()
    );
    (typed("text/html; charset=utf-8"), html).into_response()
}

fn answer(site: Option<&Sender<Arc<Served>>>, path: &str) -> Response {
    let Some(site) = site else { return not_found() };
    if path == CHANGES {
        return changes(site).into_response();
    }
    let served = site.borrow().clone();
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match served.files.get(&name) {
        Some(bytes) => (typed(content_type(&name)), Body::from(bytes.clone())).into_response(),
        None => match served.files.get("404.html") {
            Some(page) => {
                (StatusCode::NOT_FOUND, typed("text/html; charset=utf-8"), Body::from(page.clone())).into_response()
            }
            None => not_found(),
        },
    }
}

/// What the corpus is, now and each time that it changes: its fingerprint, and a hash of all that is said of it.
fn changes(site: &Sender<Arc<Served>>) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>> + use<>> {
    let said = WatchStream::new(site.subscribe()).map(|served| {
        let manifest = served.files.get(MANIFEST).map(|bytes| xxh3_64(bytes)).unwrap_or_default();
        Ok(Event::default().event("corpus").data(format!("{} {manifest:x}", served.fingerprint)))
    });
    Sse::new(said).keep_alive(KeepAlive::default())
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.").into_response()
}

/// The headers of an answer: what was served a moment ago may be another file by now.
fn typed(kind: &'static str) -> [(axum::http::HeaderName, &'static str); 3] {
    [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache"), (X_CONTENT_TYPE_OPTIONS, "nosniff")]
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
