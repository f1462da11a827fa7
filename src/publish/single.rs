//! The page, its engine and a corpus as one HTML file, which opens from a disk.
//!
//! What the page would fetch lies in it as text: deflated, written as base64, in an element for each file, from where
//! `public/single.js` takes it. Scripts and styles are in the page itself, and its content security policy names their
//! hashes: nothing else runs, and nothing is fetched.

use base64::{Engine, engine::general_purpose::STANDARD};
use miniz_oxide::deflate::compress_to_vec;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use super::{
    built::{FRONT, PageFiles, bytes, check_page, page_names, text, unusable},
    error::{Fault, Unpublishable},
    file::File,
    front::with_opening,
    markup::escaped,
    offline,
    package::{CORPUS, package},
};
use crate::index::Index;

/// A browser reads the whole file before it shows anything, and holds its text, the bytes that it stands for and what they
/// inflate to: a corpus whose package is larger than this, in bytes, is for a folder.
const MOST: usize = 50_000_000;
/// How hard files are deflated, of 10.
const LEVEL: u8 = 9;
const SINGLE: &str = include_str!("../../public/single.js");
/// The scripts of the page, in the order in which they run, after the one that holds its files.
const SCRIPTS: [&str; 4] = ["said.js", "kept.js", "page.js", "boot.js"];
/// The types of what they ask for, by its ending.
const TYPES: [(&str, &str); 3] = [(".wasm", "application/wasm"), (".js", "text/javascript"), (".txt", "text/plain")];
/// What has no part in the file: who opens it has no server.
const LEFT: [&str; 2] = ["404.html", offline::NAME];
/// Before the names of pages as they can be shown from the file.
const SHOWN: &str = "shown/";

/// The text of the file.
pub fn single(index: &Index, page: &dyn PageFiles) -> Result<String, Unpublishable> {
    let names = page_names(page)?;
    check_page(&names)?;
    let corpus = package(index, CORPUS);
    fits(corpus.iter().map(File::length).sum())?;
    let style = part(page, "page.css")?;
    let mut scripts = vec![SINGLE.to_owned()];
    for name in SCRIPTS {
        scripts.push(part(page, name)?);
    }
    // Pages of their own, such as the reference of the query language, all have this style.
    let other_style = part(page, "read.css")?;
    let mut held = String::new();
    // All of it: the file can be made into a site, or into another file, by itself.
    for name in names.iter().filter(|name| !LEFT.contains(&name.as_str())) {
        let kind = TYPES
            .iter()
            .find(|(ending, _)| name.ends_with(ending))
            .map_or("application/octet-stream", |(_, kind)| kind);
        hold(&mut held, name, kind, &bytes(page, name)?);
        if name.ends_with(".html") && !name.contains('/') && name != FRONT {
            let shown = format!("{SHOWN}{name}");
            hold(&mut held, &shown, "text/html", other(&text(page, name)?, &other_style).as_bytes());
        }
    }
    for file in &corpus {
        hold(&mut held, &file.name, "application/octet-stream", &file.bytes());
    }

    let mut html = head(page, index, &style, &scripts, &other_style)?;
    html.push_str(&body(&with_opening(&text(page, FRONT)?, &index.about)));
    html.push_str(&held);
    for script in &scripts {
        html += &format!("<script>{script}</script>\n");
    }
    html.push_str("</body></html>\n");
    Ok(html)
}

/// Whether a package of so many bytes can be in the file.
fn fits(size: usize) -> Result<(), Unpublishable> {
    if size <= MOST { Ok(()) } else { Err(Unpublishable::TooLarge { size, most: MOST }) }
}

/// A script or style of the page, which can stand in an element of its own.
fn part(page: &dyn PageFiles, name: &str) -> Result<String, Unpublishable> {
    let text = text(page, name)?;
    let lower = text.to_ascii_lowercase();
    if ["</script", "</style", "<!--"].iter().any(|end| lower.contains(end)) {
        return Err(unusable(name, Fault::EndsElement));
    }
    Ok(text)
}

/// A page of its own with its style in it.
fn other(html: &str, style: &str) -> String {
    let html = Html::parse_document(html);
    let language = html.root_element().value().attr("lang").unwrap_or("en");
    let (title, main) = (inner(&html, "title"), inner(&html, "main"));
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title><style>{style}</style></head><body><main>{main}</main></body></html>"
    )
}

/// What stands in the first element of that name, as markup.
fn inner(html: &Html, name: &str) -> String {
    let selector = Selector::parse(name).ok();
    selector.and_then(|selector| html.select(&selector).next().map(|found| found.inner_html())).unwrap_or_default()
}

fn hold(held: &mut String, name: &str, kind: &str, bytes: &[u8]) {
    let text = STANDARD.encode(compress_to_vec(bytes, LEVEL));
    *held +=
        &format!("<script type=\"application/octet-stream\" id=\"held:{name}\" data-type=\"{kind}\">{text}</script>\n");
}

/// A source of a content security policy: what has just this text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn head(
    page: &dyn PageFiles,
    index: &Index,
    style: &str,
    scripts: &[String],
    other: &str,
) -> Result<String, Unpublishable> {
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {} {}; img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types readout",
        scripts.join(" "),
        hash(style),
        hash(other)
    );
    let icon = STANDARD.encode(bytes(page, "icon.svg")?);
    let title = escaped(&index.about.title);
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"description\" content=\"{}\">\n<title>{title}</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n<style>{style}</style></head>\n",
        escaped(&index.about.description),
    ))
}

/// The body of the page as it is written, without the ways to pages that are not in the file.
fn body(page: &str) -> String {
    let within = page.split_once("<body>").and_then(|(_, rest)| rest.split_once("</body>"));
    let mut rest = within.map_or("", |(body, _)| body.trim());
    let mut body = String::from("<body>");
    while let Some((before, link)) = rest.split_once("<a ") {
        body.push_str(before);
        rest = link.split_once("</a>").map_or("", |(_, after)| after);
    }
    body + rest + "\n"
}

#[cfg(test)]
mod tests {
    use super::{MOST, body, fits};

    #[test]
    fn a_large_corpus_is_refused_with_the_reason() {
        assert!(fits(MOST).is_ok());
        let said = fits(MOST + 1).unwrap_err().to_string();
        assert!(said.contains("50,000,001") && said.contains("50,000,000"), "{said}");
    }

    #[test]
    fn the_body_leads_to_no_other_page() {
        let page =
            "<html><body>\n<p>a <a href=read/>texts</a> b</p><noscript><a href=\"x\">y</a></noscript></body></html>";
        assert_eq!(body(page), "<body><p>a  b</p><noscript></noscript>\n");
    }
}
