//! Elements that hold no text of a page.

/// Elements whose content is never text of the page.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "noembed", "noframes",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Whether what stands in an element of that name is never text of the page.
pub(in crate::corpus) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}
