//! Tables as files: RFC 4180, with the settings that gave them in columns beside them, so that a row says by itself
//! what it counts.

use crate::protocol::Forms;
use crate::ui::app::App;

const SETTINGS: [&str; 6] = ["query", "filters", "forms", "case", "fingerprint", "readout"];

/// The text of a file with these columns and rows.
pub fn table(app: App, head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let settings = settings(app);
    let mut text = String::new();
    line(&mut text, head.iter().map(String::as_str).chain(SETTINGS));
    for row in rows {
        line(&mut text, row.iter().map(String::as_str).chain(settings.iter().map(String::as_str)));
    }
    text
}

fn settings(app: App) -> [String; 6] {
    use leptos::prelude::{GetUntracked, WithUntracked};
    let scope = app.scope.get_untracked();
    let forms = if scope.forms == Forms::Stem { "stem" } else { "exact" };
    let fingerprint = app.info.with_untracked(|i| i.as_ref().map(|i| i.fingerprint.clone()));
    [
        scope.query,
        scope.filters.join(" "),
        forms.to_owned(),
        if scope.case { "yes" } else { "no" }.to_owned(),
        fingerprint.unwrap_or_default(),
        crate::VERSION.to_owned(),
    ]
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
