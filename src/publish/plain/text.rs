//! A document's text as markup.

use super::{
    super::markup::{beginning, escaped},
    site::Site,
};
use crate::{model::BlockKind, protocol::Paragraph};

/// Letters of a text that stand for it in a list of results.
const DESCRIPTION: usize = 150;

/// The text, as the reader's view shows it: what one speaker says under that speaker's name, and not under the label that
/// opens it in the text.
pub fn text(site: &Site, paragraphs: &[Paragraph]) -> String {
    let mut html = String::new();
    // A line without words stays with what it follows.
    for turn in paragraphs.chunk_by(|a, b| a.speaker == b.speaker || b.number == 0) {
        let speaker = turn.first().and_then(|paragraph| paragraph.speaker.as_deref().map(|name| (name, paragraph)));
        if let Some((name, paragraph)) = speaker {
            let role = match paragraph.role.as_deref() {
                Some("asks") => Some(site.words.asks()),
                Some("answers") => Some(site.words.answers()),
                _ => None,
            };
            let role = role.map(|role| format!(" <small{}>{}</small>", site.lang(), escaped(&role)));
            html += &format!(
                "<div class=\"turn\">\n<p class=\"who\"><b dir=\"auto\">{}</b>{}</p>\n<div>\n",
                escaped(name),
                role.unwrap_or_default()
            );
        }
        for run in turn.chunk_by(|a, b| a.kind == b.kind) {
            html += &blocks(run);
        }
        if speaker.is_some() {
            html += "</div>\n</div>\n";
        }
    }
    html
}

/// Paragraphs of one kind that follow each other.
fn blocks(run: &[Paragraph]) -> String {
    let kind = run.first().map_or(BlockKind::Paragraph, |paragraph| paragraph.kind);
    let (around, each) = match kind {
        BlockKind::Heading => (None, "h2"),
        BlockKind::Item => (Some("ul"), "li"),
        BlockKind::Quote => (Some("blockquote"), "p"),
        BlockKind::Code => (None, "pre"),
        BlockKind::Paragraph | BlockKind::Cell => (None, "p"),
    };
    let blocks: String = run
        .iter()
        .map(|paragraph| format!("<{each} dir=\"auto\">{}</{each}>\n", escaped(&without_label(paragraph))))
        .collect();
    around.map_or(blocks.clone(), |around| format!("<{around}>\n{blocks}</{around}>\n"))
}

fn without_label(paragraph: &Paragraph) -> String {
    let text: String = paragraph.text.chars().skip(paragraph.label as usize).collect();
    if paragraph.label == 0 { text } else { text.trim_start_matches([':', '：']).trim_start().to_owned() }
}

/// The first words of a text.
pub fn description(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if text.len() > 4 * DESCRIPTION {
            break;
        }
        text += &paragraph.text;
        text.push('\n');
    }
    beginning(&text, DESCRIPTION)
}
