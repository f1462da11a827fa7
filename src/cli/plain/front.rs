//! The first page of a site, named after its corpus.

use super::{
    address::Address,
    markup::{beginning, escaped, flat},
    page::DESCRIPTION,
};
use crate::corpus::About;

/// The page's `index.html` with the corpus's title and description in place of Readout's, for search engines and for
/// whoever is sent its address. One without a title is left as it is.
pub fn with_corpus(html: &str, about: &About, address: Option<&Address>) -> String {
    let Some((before, rest)) = html.split_once("<title>") else { return html.to_owned() };
    let Some((_, after)) = rest.split_once("</title>") else { return html.to_owned() };
    let title = flat(&about.title);
    let description = beginning(&about.description, DESCRIPTION);
    let meta = |key: &str, name: &str, content: &str| {
        if content.is_empty() {
            String::new()
        } else {
            format!("<meta {key}=\"{name}\" content=\"{}\">", escaped(content))
        }
    };
    let root = address.map(|address| address.of("")).unwrap_or_default();
    let canonical =
        if root.is_empty() { String::new() } else { format!("<link rel=\"canonical\" href=\"{}\">", escaped(&root)) };
    [
        &without_own_metas(before),
        &format!("<title>{}</title>", escaped(&title)),
        &meta("name", "description", &description),
        &meta("property", "og:type", "website"),
        &meta("property", "og:title", &title),
        &meta("property", "og:description", &description),
        &meta("property", "og:url", &root),
        &canonical,
        &without_own_metas(after),
    ]
    .map(String::as_str)
    .concat()
}

/// Leaves out the tags whose place others take. Builds for release put attributes in another order and leave quotation
/// marks out, so tags are told by their words; the page's own have no `>` within.
fn without_own_metas(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<meta") {
        let (before, tag_on) = rest.split_at(start);
        let (tag, after) = tag_on.split_at(tag_on.find('>').map_or(tag_on.len(), |end| end + 1));
        kept.push_str(before);
        let words = tag.replace(['"', '\''], "");
        if !words.contains("name=description") && !words.contains("property=og:") {
            kept.push_str(tag);
        }
        rest = after;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::{About, Address, with_corpus};

    #[test]
    fn the_corpus_takes_the_place_of_readout() {
        let about = About {
            title: "Talks & \"<script>\"".to_owned(),
            description: "What was\nsaid.".to_owned(),
            ..About::default()
        };
        let named = "<title>Talks &amp; &quot;&lt;script&gt;&quot;</title><meta name=\"description\" content=\"What was said.\"><meta property=\"og:type\" content=\"website\"><meta property=\"og:title\" content=\"Talks &amp; &quot;&lt;script&gt;&quot;\"><meta property=\"og:description\" content=\"What was said.\">";
        // As it is written, and as a release build writes it.
        for (first, second) in [
            ("<meta name=\"description\" content=\"Readout's\">\n", "<meta property=\"og:title\" content=\"Readout\">"),
            ("<meta content=Readout's name=description>", "<meta content=Readout property=og:title>"),
        ] {
            let html = format!("<meta charset=utf-8>{first}<title>Readout</title>{second}<p>x");
            let line = if first.ends_with('\n') { "\n" } else { "" };
            assert_eq!(with_corpus(&html, &about, None), format!("<meta charset=utf-8>{line}{named}<p>x"));
        }
        let address = Address::read("https://example.org/talks").unwrap();
        let placed = with_corpus("<title>Readout</title>", &about, Some(&address));
        assert!(placed.contains("<link rel=\"canonical\" href=\"https://example.org/talks/\">"), "{placed}");
        assert_eq!(with_corpus("<!doctype html>", &about, None), "<!doctype html>");
    }
}
