//! The pages. Messages are in the language of the corpus, where available; other text has a `lang` wherever its language
//! is known.

use super::{
    super::{
        front::DESCRIPTION,
        markup::{beginning, escaped, flat, is_language, is_web},
    },
    site::{FOLDER, MARK, Site},
    text::{description, text},
};
use crate::{
    engine::reader,
    index::{Field, Index},
    link::{State, View},
    model::{Date, FieldKind},
};

/// What pages may load: a style sheet and an icon of their own site.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// What the head of a page says of it.
struct Head<'a> {
    language: Option<&'a str>,
    title: &'a str,
    /// The page's address within the site.
    within: &'a str,
    /// As Open Graph has it: `article` or `website`.
    kind: &'a str,
    description: &'a str,
    date: Option<Date>,
}

/// The page of a document.
pub fn document(site: &Site, doc: u32) -> String {
    let index = site.index;
    let title = index.title(doc);
    let paragraphs = reader::paragraphs(index, doc, index.paragraphs.within(index.documents.span(doc)), &[]);
    let head = Head {
        language: language(index, doc),
        title,
        within: &format!("{FOLDER}/{}", site.names[doc as usize]),
        kind: "article",
        description: &description(&paragraphs),
        date: date(index, doc),
    };
    let open = State { view: View::Read(index.documents.paths.get(doc).to_owned(), None), ..State::default() };
    let lang = site.lang();
    let text = match text(site, &paragraphs) {
        none if none.is_empty() => format!("<p{lang}>{}</p>\n", escaped(&site.words.empty_document())),
        text => text,
    };
    let body = [
        format!(
            "<nav{lang}><a href=\"index.html\">{}</a> <a href=\"../{}\">{}</a></nav>\n",
            escaped(&site.words.all_texts()),
            escaped(&open.to_fragment()),
            escaped(&site.words.open_in_readout())
        ),
        format!("<main>\n<article>\n<h1 dir=\"auto\">{}</h1>\n", escaped(title)),
        format!("<p{lang}><small>{}</small></p>\n", source(site, doc)),
        format!("<div class=\"text\">\n{text}</div>\n</article>\n"),
        facts(site, doc),
        "</main>\n".to_owned(),
        neighbours(site, doc),
    ];
    whole(site, &head, &body.concat())
}

/// The list of all documents, in the corpus's order.
pub fn list(site: &Site) -> String {
    let index = site.index;
    let about = &index.about;
    let head = Head {
        language: Some(site.words.tag()),
        title: &escaped(&site.words.all_texts()),
        within: &format!("{FOLDER}/"),
        kind: "website",
        description: &beginning(&about.description, DESCRIPTION),
        date: None,
    };
    let language = mark(Some(about.language.as_str()).filter(|tag| is_language(tag)).or(Some("")));
    let mut body = format!(
        "<nav><a href=\"../\">{}</a></nav>\n<main>\n<h1{language} dir=\"auto\">{}</h1>\n",
        escaped(&site.words.search_in_readout()),
        escaped(&about.title)
    );
    if !about.description.is_empty() {
        body += &format!("<p{language} dir=\"auto\">{}</p>\n", escaped(&about.description));
    }
    let count = index.documents.len() as u64;
    body += &format!("<h2>{}</h2>\n<ol>\n", escaped(&site.words.texts(count)));
    for doc in 0..index.documents.len() as u32 {
        body += &format!(
            "<li><a href=\"{}\"{} dir=\"auto\">{}</a> <small>{}</small></li>\n",
            site.names[doc as usize],
            mark(language_or_unknown(index, doc)),
            escaped(index.title(doc)),
            source(site, doc)
        );
    }
    body += "</ol>\n</main>\n";
    whole(site, &head, &body)
}

/// What a host shows for an address that it has nothing under, at whatever depth: a relative address would lead from
/// there to nothing. If the site's address is known, its host's own paths are used. Else this page loads nothing and
/// leads nowhere, and looks as browsers show plain pages: a style in it would need an exception in its policy.
pub fn not_found(site: &Site) -> String {
    let (policy, links, help) = match site.address.map(|address| escaped(address.root())) {
        Some(root) => (
            POLICY,
            format!(
                "<link rel=\"icon\" href=\"{root}icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{root}read.css\">\n"
            ),
            format!(
                "<nav><a href=\"{root}{FOLDER}/\">{}</a> <a href=\"{root}\">{}</a></nav>",
                escaped(&site.words.all_texts()),
                escaped(&site.words.search_in_readout())
            ),
        ),
        None => (
            "default-src 'none'; base-uri 'none'; form-action 'none'",
            String::new(),
            format!("<p>{}</p>", escaped(&site.words.listed_in(FOLDER))),
        ),
    };
    format!(
        "<!doctype html>\n{MARK}\n<html{}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{} · {}</title>\n{links}</head>\n<body>\n<main>\n<h1>{}</h1>\n\
         <p>{}</p>\n{help}\n</main>\n</body>\n</html>\n",
        site.lang(),
        escaped(&site.words.not_found()),
        escaped(&flat(&site.index.about.title)),
        escaped(&site.words.no_such_page()),
        escaped(&site.words.no_such_page_help())
    )
}

fn whole(site: &Site, head: &Head, body: &str) -> String {
    let about = &site.index.about;
    let title = flat(head.title);
    let corpus = flat(&about.title);
    let mut metas = Vec::new();
    let mut meta = |key: &str, name: &str, content: &str| {
        if !content.is_empty() {
            metas.push(format!("<meta {key}=\"{name}\" content=\"{}\">\n", escaped(content)));
        }
    };
    let address = site.address.map(|address| address.of(head.within));
    let date = head.date.map(|date| date.to_string()).unwrap_or_default();
    // A list is of its corpus, and is called so where nothing else says what corpus it is.
    let shared = if head.kind == "article" { title.clone() } else { corpus.clone() };
    meta("name", "description", head.description);
    meta("property", "og:type", head.kind);
    meta("property", "og:title", &shared);
    meta("property", "og:description", head.description);
    meta("property", "og:site_name", &corpus);
    meta("property", "og:url", address.as_deref().unwrap_or_default());
    meta("property", "article:published_time", &date);
    let canonical = address
        .map_or_else(String::new, |address| format!("<link rel=\"canonical\" href=\"{}\">\n", escaped(&address)));
    format!(
        "<!doctype html>\n{MARK}\n<html{}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{} · {}</title>\n{}{canonical}\
         <link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"../read.css\">\n</head>\n<body>\n{body}{}</body>\n</html>\n",
        mark(head.language),
        escaped(&title),
        escaped(&corpus),
        metas.concat(),
        foot(site)
    )
}

/// When and where a document was published, and its length: what tells it from others of like titles.
fn source(site: &Site, doc: u32) -> String {
    let index = site.index;
    let source = ["publisher", "source"].into_iter().find_map(|name| index.field(name)?.first(doc));
    let source = source.map(|source| {
        format!("<span{} dir=\"auto\">{}</span>", mark(language_or_unknown(index, doc)), escaped(source))
    });
    let words = u64::from(index.documents.span(doc).len());
    let words = escaped(&site.words.words(words));
    let said: Vec<String> = date(index, doc).map(time).into_iter().chain(source).chain([words]).collect();
    said.join(" · ")
}

/// What is known of a document, by field.
fn facts(site: &Site, doc: u32) -> String {
    let mut rows = String::new();
    for (field, values) in reader::fields_of(site.index, doc) {
        let values: Vec<String> = values.iter().map(|value| fact(field, value)).collect();
        rows += &format!("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>\n", escaped(&field.label), values.join("; "));
    }
    if rows.is_empty() {
        return rows;
    }
    format!("<h2{}>{}</h2>\n<dl>\n{rows}</dl>\n", site.lang(), escaped(&site.words.about_text()))
}

fn fact(field: &Field, value: &str) -> String {
    match Date::parse(value).filter(|_| field.kind == FieldKind::Date) {
        Some(date) => time(date),
        None if field.name == "url" && is_web(value) => {
            let value = escaped(value);
            format!("<a href=\"{value}\" rel=\"noopener noreferrer\">{value}</a>")
        }
        None => escaped(value),
    }
}

fn time(date: Date) -> String {
    format!("<time datetime=\"{date}\">{date}</time>")
}

fn neighbours(site: &Site, doc: u32) -> String {
    let index = site.index;
    let link = |doc: Option<u32>, rel: &str, label: String| {
        let Some((doc, name)) = doc.and_then(|doc| Some((doc, site.names.get(doc as usize)?))) else {
            return String::new();
        };
        format!(
            "<a href=\"{name}\" rel=\"{rel}\"><small>{}</small> <span{} dir=\"auto\">{}</span></a>\n",
            escaped(&label),
            mark(language_or_unknown(index, doc)),
            escaped(index.title(doc))
        )
    };
    let both =
        link(doc.checked_sub(1), "prev", site.words.previous()) + &link(Some(doc + 1), "next", site.words.next());
    if both.is_empty() {
        both
    } else {
        let name = escaped(&site.words.neighbours());
        format!("<nav class=\"neighbours\" aria-label=\"{name}\"{}>\n{both}</nav>\n", site.lang())
    }
}

/// How the corpus may be used and is cited.
fn foot(site: &Site) -> String {
    let about = &site.index.about;
    let line = |name: String, value: &str| {
        if value.is_empty() { String::new() } else { format!("<p><b>{}</b> {}</p>\n", escaped(&name), escaped(value)) }
    };
    format!(
        "<footer{}>\n<p>{} <a href=\"../\" dir=\"auto\">{}</a></p>\n{}{}</footer>\n",
        site.lang(),
        escaped(&site.words.from()),
        escaped(&about.title),
        line(site.words.licence(), &about.licence),
        line(site.words.cite(), &about.citation)
    )
}

fn date(index: &Index, doc: u32) -> Option<Date> {
    index.field("date")?.date(doc)
}

/// The language of a document: its own, else the corpus's.
fn language(index: &Index, doc: u32) -> Option<&str> {
    let own = index.field("language").and_then(|field| field.first(doc));
    own.into_iter().chain([index.about.language.as_str()]).find(|tag| is_language(tag))
}

/// The same within a page of ours: what is of no known language is not English for that.
fn language_or_unknown(index: &Index, doc: u32) -> Option<&str> {
    language(index, doc).or(Some(""))
}

/// An element's language, as an attribute.
fn mark(language: Option<&str>) -> String {
    language.map_or_else(String::new, |tag| format!(" lang=\"{}\"", escaped(tag)))
}
