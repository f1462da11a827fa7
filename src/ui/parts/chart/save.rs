//! The drawing as a file of its own.

use crate::chart::{decimal, marks::SERIES};
use crate::platform::{download, drawing::style_value, element};
use crate::ui::app::App;
use crate::ui::parts::facts::facts;
use crate::ui::words::chart as said;

/// What the style sheet gives the drawing on the page, again for a file that has no style sheet.
const STYLE: [(&str, &[&str]); 12] = [
    ("text", &["font-family", "font-size", "fill"]),
    (".chart-name", &["font-weight"]),
    (".chart-group", &["font-weight", "fill"]),
    (".chart-rule", &["stroke", "stroke-width"]),
    (".chart-row", &["stroke", "stroke-width"]),
    (".chart-tick", &["stroke"]),
    (".chart-line:not(.is-weak)", &["stroke-width", "stroke-linejoin"]),
    (".chart-line.is-weak", &["stroke-width", "stroke-linejoin"]),
    (".chart-band", &["fill-opacity"]),
    (".chart-whisker:not(.is-weak)", &["stroke-width", "stroke-opacity"]),
    (".chart-whisker.is-weak", &["stroke-width", "stroke-opacity"]),
    (".chart-words rect", &["fill"]),
];
/// What has the colour of its series.
const COLOURED: &str = ".chart-line,.chart-whisker,.chart-mark{stroke:currentColor}.chart-line{fill:none}\
    .chart-band,.chart-mark,.chart-cut,.chart-name{fill:currentColor}.chart-here{display:none}";

/// Saves the drawing of the chart within the element with that id.
pub fn save(app: App, id: &str, title: &str) {
    let Some(figure) = element(id) else { return };
    let Ok(Some(drawing)) = figure.query_selector(".chart-drawing") else { return };
    let (Some(width), Some(height)) = (number(&drawing, "width"), number(&drawing, "height")) else { return };
    let mut style = String::new();
    for (selector, properties) in STYLE {
        if let Ok(Some(sample)) = drawing.query_selector(selector) {
            style.push_str(selector);
            style.push('{');
            for property in properties {
                style.push_str(&format!("{property}:{};", style_value(&sample, property)));
            }
            style.push('}');
        }
    }
    let paper = style_value(&figure, "--paper");
    style.push_str(COLOURED);
    for series in 1..=SERIES {
        style.push_str(&format!(".s{series}{{color:{}}}", style_value(&figure, &format!("--s{series}"))));
    }
    style.push_str(&format!(".chart-mark.is-weak{{fill:{paper}}}"));

    let facts = facts(app);
    let source = facts.iter().find(|(name, _)| *name == "corpus").map(|(_, title)| title.as_str()).unwrap_or_default();
    let description = facts.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("\n");
    // What the browser writes is markup of HTML, which has one name that XML has not.
    let inside = js_sys::JsString::from(drawing.inner_html());
    let inside = inside.replace_all("&nbsp;", "&#160;").replace_all("<!---->", "").replace_all("<!>", "");
    let inside = String::from(inside);
    let (full, foot, width) = (decimal(height + 52.0, 1), decimal(height + 18.0, 1), decimal(width, 1));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{full}\" viewBox=\"0 -28 {width} {full}\">\
         <title>{title}</title><desc>{description}</desc><style>{style}</style>\
         <rect x=\"0\" y=\"-28\" width=\"{width}\" height=\"{full}\" fill=\"{paper}\"/>\
         <text x=\"0\" y=\"-12\">{title}</text>{inside}<text x=\"0\" y=\"{foot}\">{counted} {source}</text></svg>",
        title = escaped(title),
        description = escaped(&description),
        source = escaped(source),
        counted = said::SOURCE,
    );
    download::save("readout-trends.svg", "image/svg+xml", &svg);
}

fn number(drawing: &web_sys::Element, attribute: &str) -> Option<f64> {
    // The browser's own reading: Rust's brings tables of ten kilobytes.
    Some(js_sys::Number::parse_float(&drawing.get_attribute(attribute)?)).filter(|n| n.is_finite())
}

fn escaped(text: &str) -> String {
    // XML has no way at all to write the other control characters.
    let shown = text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'));
    let mut escaped = String::new();
    for letter in shown {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
