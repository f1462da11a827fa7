//! The first page of a site, named after its corpus.

use super::{
    address::Address,
    markup::{beginning, escaped, flat, is_language},
};
use crate::corpus::About;

/// The element whose content says what is being opened. There are no elements of its own kind within.
const OPENING: &str = "boot-corpus";
/// Letters of a corpus's description that stand for it in a list of results.
pub const DESCRIPTION: usize = 300;

/// The page's `index.html` with the corpus's title and description in place of Readout's, for search engines and for
/// whoever is sent its address. One without a title is left as it is.
pub fn with_corpus(html: &str, about: &About, address: Option<&Address>) -> String {
    let html = with_opening(html, about);
    let Some((before, rest)) = html.split_once("<title>") else { return html };
    let Some((_, after)) = rest.split_once("</title>") else { return html.clone() };
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

/// The page with the corpus's title and description in place of the bundled one's where it says what is being opened: they
/// are read before the program has come, and where it does not come.
pub fn with_opening(html: &str, about: &About) -> String {
    let place = html.find(OPENING).and_then(|at| Some(at + html[at..].find('>')? + 1));
    let Some((start, end)) = place.and_then(|start| Some((start, start + html[start..].find("</div>")?))) else {
        return html.to_owned();
    };
    let language =
        if is_language(&about.language) { format!(" lang=\"{}\"", escaped(&about.language)) } else { String::new() };
    let mut opening = format!("<h1 dir=\"auto\"{language}>{}</h1>", escaped(&flat(&about.title)));
    if !about.description.is_empty() {
        opening += &format!("<p class=\"lede\" dir=\"auto\"{language}>{}</p>", escaped(&about.description));
    }
    format!("{}{opening}{}", &html[..start], &html[end..])
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
    use super::{About, Address, with_corpus, with_opening};

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

    #[test]
    fn what_is_opened_is_said_before_it_has_come() {
        let about = About {
            title: "Talks & <b>".to_owned(),
            description: "</div>What was said.".to_owned(),
            language: "de".to_owned(),
            ..About::default()
        };
        let opening = "<h1 dir=\"auto\" lang=\"de\">Talks &amp; &lt;b&gt;</h1><p class=\"lede\" dir=\"auto\" lang=\"de\">&lt;/div&gt;What was said.</p>";
        for tag in ["<div id=\"boot-corpus\" class=\"overview\">", "<div class=overview id=boot-corpus>"] {
            assert_eq!(
                with_opening(&format!("{tag}<h1>x</h1></div><p>y"), &about),
                format!("{tag}{opening}</div><p>y")
            );
        }
        assert_eq!(with_opening("<p>", &about), "<p>");
        // Nothing said is nothing shown.
        assert_eq!(
            with_opening("<div id=boot-corpus>x</div>", &About::default()),
            "<div id=boot-corpus><h1 dir=\"auto\"></h1></div>"
        );
    }

    #[test]
    fn the_page_opens_with_the_bundled_corpus() {
        let page = include_str!("../../index.html");
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/corpus/corpus.toml");
        let toml = std::fs::read_to_string(source).unwrap();
        for name in ["title", "description"] {
            let line = toml.lines().find(|line| line.starts_with(name)).unwrap();
            let text = line.split_once("= \"").unwrap().1.trim_end_matches('"');
            assert!(page.contains(&format!(">{text}</")), "index.html has another {name}");
        }
    }
}
