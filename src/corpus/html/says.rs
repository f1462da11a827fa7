//! What a page says of itself: title, date, author, language, address.

use ego_tree::NodeRef;
use scraper::{Html, Node, node::Element};
use serde_json::Value;

use crate::corpus::cells;

/// What is found on the way through a page.
#[derive(Default)]
struct Found {
    title: Option<String>,
    /// `og:title`.
    shared_title: Option<String>,
    heading: Option<String>,
    site: Option<String>,
    language: Option<String>,
    author: Option<String>,
    url: Option<String>,
    /// Dates, with how good a witness each is: the least is the best.
    dates: Vec<(u8, String)>,
    times: usize,
}

/// How many `<time>` are looked at: the day of publication is among the first.
const TIMES: usize = 100;

/// Values of fields that a page gives itself.
///
/// - `title`: `<title>` without the site's name at its end, else `og:title`, else the first `<h1>`.
/// - `date`: the best that can be read of `article:published_time` and its like, `datePublished` of its JSON-LD, other
///   names of `<meta>`, and the first `<time>` that is no part of a sentence.
/// - `author` of `<meta>`, `language` of `<html>`, `url` of `<link rel=canonical>` or `og:url`.
pub(super) fn says(page: &Html) -> Vec<(&'static str, String)> {
    let mut found = Found::default();
    for node in page.tree.root().descendants() {
        if let Node::Element(element) = node.value() {
            found.take(node, element);
        }
    }
    let title = found.title();
    found.dates.sort_by_key(|(rank, _)| *rank);
    let readable = found.dates.iter().find(|(_, date)| cells::date(date, None).is_some());
    // One that cannot be read is said to be so.
    let date = readable.or(found.dates.first()).map(|(_, date)| date.clone());
    let values =
        [("title", title), ("date", date), ("author", found.author), ("language", found.language), ("url", found.url)];
    values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

impl Found {
    fn take(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        match element.name() {
            "html" => keep(&mut self.language, element.attr("lang").or(element.attr("xml:lang"))),
            // Not the title of a drawing.
            "title" if is_within(node, &["head"]) => keep(&mut self.title, Some(&text(node))),
            "h1" => keep(&mut self.heading, Some(&text(node))),
            "meta" => self.take_meta(element),
            "link" => {
                let is_canonical = element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                keep(&mut self.url, element.attr("href").filter(|href| is_canonical && is_address(href)));
            }
            "time" if self.times < TIMES => {
                self.times += 1;
                let date = element.attr("datetime").map_or_else(|| text(node), |date| date.trim().to_owned());
                if let Some(rank) = rank_of_time(node, element).filter(|_| cells::date(&date, None).is_some()) {
                    self.dates.push((rank, date));
                }
            }
            "script" if element.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case(JSON_LD)) => {
                let source: String =
                    node.children().filter_map(|child| child.value().as_text().map(|t| &**t)).collect();
                if let Ok(value) = serde_json::from_str(&source) {
                    self.dates.extend(published(&value).map(|date| (1, date)));
                }
            }
            _ => {}
        }
    }

    fn take_meta(&mut self, element: &Element) {
        let name = ["name", "property", "itemprop", "http-equiv"].into_iter().find_map(|key| element.attr(key));
        let name = name.unwrap_or_default().trim().to_ascii_lowercase();
        let Some(content) = element.attr("content").map(str::trim).filter(|content| !content.is_empty()) else {
            return;
        };
        match name.as_str() {
            "author" => keep(&mut self.author, Some(content)),
            "og:title" => keep(&mut self.shared_title, Some(content)),
            "og:site_name" => keep(&mut self.site, Some(content)),
            // What `link` says is better, and may come later.
            "og:url" if is_address(content) && self.url.is_none() => self.url = Some(content.to_owned()),
            _ => {
                if let Some(rank) = DATES.iter().position(|names| names.contains(&name.as_str())) {
                    self.dates.push((rank as u8 * 2, content.to_owned()));
                }
            }
        }
    }

    fn title(&self) -> Option<String> {
        let Some(title) = &self.title else { return self.shared_title.clone().or_else(|| self.heading.clone()) };
        Some(self.without_site(title).to_owned())
    }

    /// A title without the site's name, where the page says that it is one, or what is left is what it calls itself.
    fn without_site<'a>(&self, title: &'a str) -> &'a str {
        let is = |known: &Option<String>, part: &str| known.as_ref().is_some_and(|known| same(known, part));
        let mut parts = SEPARATORS
            .iter()
            .flat_map(|separator| title.match_indices(separator))
            .filter_map(|(at, separator)| Some((title.get(..at)?.trim(), title.get(at + separator.len()..)?.trim())))
            .filter(|(head, site)| !head.is_empty() && !site.is_empty())
            .collect::<Vec<_>>();
        parts.sort_by_key(|(head, _)| head.len());
        let is_called_so = |head: &str| is(&self.heading, head) || is(&self.shared_title, head);
        let called = parts.iter().find(|(head, _)| is_called_so(head));
        called.or_else(|| parts.iter().find(|(_, site)| is(&self.site, site))).map_or(title, |(head, _)| head)
    }
}

const JSON_LD: &str = "application/ld+json";

/// What stands between a title and the site's name.
const SEPARATORS: &[&str] = &[" - ", " | ", " – ", " — ", " · ", " • ", " :: ", " : ", " » ", " « ", " ‹ ", "｜"];

/// Names of `<meta>` that give the day of publication, the best first.
const DATES: &[&[&str]] = &[
    &[
        "article:published_time",
        "datepublished",
        "og:article:published_time",
        "citation_publication_date",
        "parsely-pub-date",
    ],
    &[
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "dc.date",
        "dcterms.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "sailthru.date",
        "citation_date",
    ],
];

/// How good a witness a `<time>` is; `None` for one in a sentence, which can be about any day.
fn rank_of_time(node: NodeRef<'_, Node>, element: &Element) -> Option<u8> {
    /// In bytes: a line such as `Published on 4 March 2020 by Mara Quill, our correspondent in London`.
    const BYLINE: usize = 120;
    let says_so = element.attr("pubdate").is_some()
        || element.attr("itemprop") == Some("datePublished")
        || element.attr("class").is_some_and(|class| class.contains("publish") || class.contains("entry-date"));
    if says_so {
        return Some(3);
    }
    let in_sentence = node
        .ancestors()
        .filter(|outer| {
            outer.value().as_element().is_some_and(|e| matches!(e.name(), "p" | "li" | "td" | "blockquote"))
        })
        .take(2)
        .any(|outer| text(outer).len() > BYLINE);
    let elsewhere = is_within(node, &["nav", "aside"]);
    (!in_sentence && !elsewhere).then(|| if is_within(node, &["article", "main"]) { 4 } else { 5 })
}

/// The first `datePublished` in JSON-LD.
fn published(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(published),
        Value::Object(object) => {
            let own = object.get("datePublished").and_then(Value::as_str).map(|date| date.trim().to_owned());
            own.or_else(|| object.values().find_map(published))
        }
        _ => None,
    }
}

fn is_within(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    /// Deeper than any page nests what matters here.
    const DEPTH: usize = 64;
    let mut outer = node.ancestors().take(DEPTH).filter_map(|outer| outer.value().as_element());
    outer.any(|element| names.contains(&element.name()))
}

/// An address that leads somewhere from anywhere.
fn is_address(href: &str) -> bool {
    let href = href.trim();
    href.starts_with("https://") || href.starts_with("http://")
}

/// The text of an element, with single spaces.
fn text(node: NodeRef<'_, Node>) -> String {
    /// In bytes: longer than any title.
    const LONGEST: usize = 2_000;
    let mut text = String::new();
    for child in node.descendants() {
        if text.len() > LONGEST {
            break;
        }
        match child.value() {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) if element.name() == "br" => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(a: &str, b: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    folded(a) == folded(b)
}

/// The first that is not empty counts.
fn keep(slot: &mut Option<String>, value: Option<&str>) {
    if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty() && slot.is_none()) {
        *slot = Some(value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::says;

    #[track_caller]
    fn check(source: &str, expected: &[(&str, &str)]) {
        let found = says(&scraper::Html::parse_document(source));
        let found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn what_a_page_says_of_itself() {
        check(
            "<html lang=en-GB><title> A\n title </title><meta name=Author content='Liu'><meta name=date content=2020-07-30>\
             <meta name=author content=other><meta name=keywords content=x><body lang=fr><svg><title>no</title></svg>",
            &[("title", "A title"), ("date", "2020-07-30"), ("author", "Liu"), ("language", "en-GB")],
        );
        check("<html lang=' '><title></title><meta name=author>x", &[]);
        check("<h1>One <i>and</i><br>two</h1><h1>Three</h1>", &[("title", "One and two")]);
        check(
            "<link rel=canonical href='/x'><meta property=og:url content=https://a.org/>",
            &[("url", "https://a.org/")],
        );
        check("<link rel=Canonical href=' https://a.org/b '>", &[("url", "https://a.org/b")]);
    }

    #[test]
    fn a_sites_name_is_no_part_of_the_title() {
        for (head, title) in [
            ("<title>Ferry sinks - The Daily Quill</title><h1>Ferry sinks</h1>", "Ferry sinks"),
            ("<title>Ferry sinks | News | Quill</title><meta property=og:title content='ferry  sinks'>", "Ferry sinks"),
            ("<title>Ferry sinks — Quill</title><meta property=og:site_name content=Quill>", "Ferry sinks"),
            ("<title>Ferry - a poem</title><h1>Other</h1>", "Ferry - a poem"),
            ("<title>Ferry - a poem</title>", "Ferry - a poem"),
            ("<title>North-west | Quill</title><meta property=og:site_name content=Quill>", "North-west"),
        ] {
            check(head, &[("title", title)]);
        }
    }

    #[test]
    fn the_day_of_publication() {
        for (source, date) in [
            (
                "<meta name=date content='4 March 2020'><meta property=article:published_time content=2020-03-04T10:00:00Z>",
                "2020-03-04T10:00:00Z",
            ),
            ("<meta name=date content='4 March 2020'>", "4 March 2020"),
            (
                "<script type='application/ld+json'>{\"@graph\": [{\"a\": 1}, {\"datePublished\": \"2019-05-06\"}]}</script>",
                "2019-05-06",
            ),
            ("<article><time datetime=2020-03-04>4 March</time><p>Text</article>", "2020-03-04"),
            ("<p>By Mara, <time>2020-03-04</time></p>", "2020-03-04"),
            ("<main><time datetime=2021-01-01>x</time><time pubdate datetime=2020-01-01>y</time></main>", "2020-01-01"),
        ] {
            check(source, &[("date", date)]);
        }
        let prose = "He was born on <time datetime=1879-03-14>14 March 1879</time> in a town on the river, where his father had a shop that he did not care for, and left it at fifteen.";
        check(&format!("<article><p>{prose}</p></article>"), &[]);
        check("<script type='application/ld+json'>not JSON</script><time datetime=PT2H>two hours</time>", &[]);
    }
}
