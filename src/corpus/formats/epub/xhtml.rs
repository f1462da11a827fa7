//! From the XML of a chapter to the HTML that the reader of pages knows.

use std::borrow::Cow;

use quick_xml::{Reader, escape::escape, events::Event};

/// Elements that have no end in HTML.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The page with an end for each element: to HTML, `<title/>` or `<script/>` goes on to the end of the page. One that is
/// no sound XML stays as it is.
pub(super) fn as_html(source: &str) -> Cow<'_, str> {
    if !source.contains("/>") && !source.contains("<![CDATA[") {
        return Cow::Borrowed(source);
    }
    rewritten(source).map_or(Cow::Borrowed(source), Cow::Owned)
}

fn rewritten(source: &str) -> Option<String> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut out = String::with_capacity(source.len());
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                out.push('<');
                out.push_str(tag.trim_end());
                out.push('>');
            }
            Event::End(tag) if VOID.contains(&tag.name().0) => {}
            Event::End(tag) => {
                out.push_str("</");
                out.push_str(tag.name().0);
                out.push('>');
            }
            Event::Text(text) => out.push_str(&text),
            Event::CData(text) => out.push_str(&escape(&*text)),
            Event::GeneralRef(reference) => {
                out.push('&');
                out.push_str(&reference);
                out.push(';');
            }
            Event::Eof => return Some(out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn every_element_ends() {
        for (source, html) in [
            ("<p>as it is</p>", "<p>as it is</p>"),
            (
                "<?xml version='1.0'?><html><head><title/></head><body><a id='x'/>a&nbsp;&amp;b<br/>c<!-- d --></body></html>",
                "<html><head><title></title></head><body><a id='x'></a>a&nbsp;&amp;b<br>c</body></html>",
            ),
            ("<p><![CDATA[1 < 2]]></p>", "<p>1 &lt; 2</p>"),
            ("<p><br/>not sound", "<p><br>not sound"),
            ("<p><br/></q>", "<p><br/></q>"),
        ] {
            assert_eq!(as_html(source), html, "{source}");
        }
    }
}
