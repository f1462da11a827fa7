//! `site --single-file`: the page, its engine and a corpus as one HTML file, which opens from a disk.
//!
//! What the page would fetch lies in it as text: deflated, written as base64, in an element for each file, from where
//! `public/single.js` takes it. Scripts and styles are in the page itself, and its content security policy names their
//! hashes: nothing else runs, and nothing is fetched.

use base64::{Engine, engine::general_purpose::STANDARD};
use miniz_oxide::deflate::compress_to_vec;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use super::{page::Page, stop::Stop};
use crate::{
    index::{Index, package},
    publish::{markup::escaped, with_opening},
    text::grouped,
};

/// A browser reads the whole file before it shows anything, and holds its text, the bytes that it stands for and what they
/// inflate to: a corpus whose package is larger than this, in bytes, is for a folder.
const MOST: usize = 50_000_000;
/// How hard files are deflated, of 10.
const LEVEL: u8 = 9;
const SINGLE: &str = include_str!("../../public/single.js");
/// The scripts of the page, in the order in which they run, after the one that holds its files.
const SCRIPTS: [&str; 4] = ["said.js", "kept.js", "page.js", "boot.js"];
/// What they ask for, with its type. The catalogues of texts and the corpus come to it.
const HELD: [(&str, &str); 3] =
    [("page_bg.wasm", "application/wasm"), ("worker.js", "text/javascript"), ("worker_bg.wasm", "application/wasm")];
/// Pages that have no part in the file: it is the one itself, and who opens it has a browser that can.
const LEFT: [&str; 2] = ["index.html", "404.html"];

/// The text of the file.
pub fn html(index: &Index, page: &Page) -> Result<String, Stop> {
    let corpus = package::write(index);
    fits(corpus.iter().map(|file| file.bytes.len()).sum())?;
    let built = Built { page };
    let style = built.text("page.css")?;
    let mut scripts = vec![SINGLE.to_owned()];
    for name in SCRIPTS {
        scripts.push(built.text(name)?);
    }
    // Pages of their own, such as the reference of the query language, all have this style.
    let other = built.text("read.css")?;
    let mut held = String::new();
    for (name, kind) in HELD {
        hold(&mut held, name, kind, &page.bytes(name)?);
    }
    for name in page.files()? {
        if name.starts_with("locales/") {
            hold(&mut held, &name, "text/plain", &page.bytes(&name)?);
        } else if name.ends_with(".html") && !name.contains('/') && !LEFT.contains(&name.as_str()) {
            hold(&mut held, &name, "text/html", built.other(&name, &other)?.as_bytes());
        }
    }
    for file in &corpus {
        hold(&mut held, &format!("corpus/{}", file.name), "application/octet-stream", &file.bytes);
    }

    let mut html = head(&built, index, &style, &scripts, &other)?;
    html.push_str(&body(&with_opening(&built.text("index.html")?, &index.about)));
    html.push_str(&held);
    for script in &scripts {
        html += &format!("<script>{script}</script>\n");
    }
    html.push_str("</body></html>\n");
    Ok(html)
}

/// Whether a package of so many bytes can be in the file.
fn fits(size: usize) -> Result<(), Stop> {
    if size <= MOST {
        return Ok(());
    }
    let (size, most) = (grouped(size as u64), grouped(MOST as u64));
    Err(Stop::input(
        format!(
            "The corpus is too large for one file: its package has {size} bytes, and {most} are the most. A browser reads such a file whole before it shows anything."
        ),
        "Write a folder with --out, and put it on any web server.",
    ))
}

/// The parts of the built page, as they can stand in one file.
struct Built<'a> {
    page: &'a Page,
}

impl Built<'_> {
    /// A text that can stand in an element of its own.
    fn text(&self, name: &str) -> Result<String, Stop> {
        let text = self.page.text(name)?;
        let ends = |end: &str| !name.ends_with(".html") && text.to_ascii_lowercase().contains(end);
        if ends("</script") || ends("</style") || ends("<!--") {
            return Err(self.page.failed(name, &"it would end its element in the middle"));
        }
        Ok(text)
    }

    /// A page of its own with its style in it.
    fn other(&self, name: &str, style: &str) -> Result<String, Stop> {
        let html = Html::parse_document(&self.text(name)?);
        let language = html.root_element().value().attr("lang").unwrap_or("en");
        let (title, main) = (inner(&html, "title"), inner(&html, "main"));
        Ok(format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title><style>{style}</style></head><body><main>{main}</main></body></html>"
        ))
    }
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

fn head(built: &Built, index: &Index, style: &str, scripts: &[String], other: &str) -> Result<String, Stop> {
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {} {}; img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types readout",
        scripts.join(" "),
        hash(style),
        hash(other)
    );
    let icon = STANDARD.encode(built.page.bytes("icon.svg")?);
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
    use super::{MOST, Stop, body, fits};

    #[test]
    fn a_large_corpus_is_refused_with_the_reason() {
        assert!(fits(MOST).is_ok());
        let Err(Stop::Input { message, help }) = fits(MOST + 1) else { panic!("it fits") };
        assert!(
            message.contains("50,000,001") && message.contains("50,000,000") && help.contains("--out"),
            "{message} {help}"
        );
    }

    #[test]
    fn the_body_leads_to_no_other_page() {
        let page =
            "<html><body>\n<p>a <a href=read/>texts</a> b</p><noscript><a href=\"x\">y</a></noscript></body></html>";
        assert_eq!(body(page), "<body><p>a  b</p><noscript></noscript>\n");
    }
}
