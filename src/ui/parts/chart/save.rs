//! The drawing as a file of its own: with its title, what it was made from, and the styles that the page gives it.

use std::rc::Rc;

use wasm_bindgen::JsCast;

use crate::chart::labels::wrapped;
use crate::chart::{decimal, marks::KINDS};
use crate::platform::{
    clipboard, download,
    drawing::{Ruler, style_value},
    element, locale,
};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, pieces};
use crate::ui::parts::facts::facts;
use crate::ui::words::{self, chart as said};

/// What the style sheet gives the drawing on the page, again for a file that has no style sheet.
const STYLE: [(&str, &[&str]); 19] = [
    ("text", &["font-family", "font-size", "dominant-baseline"]),
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
    (".chart-words > *", &["fill"]),
    (".chart-change", &["stroke-dasharray", "stroke-opacity"]),
    (".chart-behind", &["opacity"]),
    (".chart-part.is-weak", &["fill-opacity"]),
    (".chart-shade", &["fill"]),
    (".chart-zero", &["stroke", "fill"]),
    (".chart-cell.is-middle", &["fill"]),
    (".chart-cell.is-dark", &["fill"]),
];
/// What has the colour of its series.
const COLOURED: &str = ".chart-line,.chart-whisker,.chart-mark,.chart-change{stroke:currentColor}.chart-line{fill:none}\
    .chart-band,.chart-mark,.chart-cut,.chart-name,.chart-part{fill:currentColor}.chart-here{display:none}";

/// What is left free around the drawing, in pixels.
const MARGIN: f64 = 12.0;

/// A drawing of its own, with its size in pixels.
struct Picture {
    svg: String,
    size: (f64, f64),
}

/// A chart that can be taken away: the drawings within the element with this id.
#[derive(Clone)]
pub struct Taken {
    pub id: &'static str,
    /// Of its files.
    pub name: &'static str,
    pub title: String,
    /// How its numbers are made, and what has to be known to read it.
    pub remarks: Rc<dyn Fn() -> Vec<String>>,
    /// Saves its numbers as a table.
    pub save: Rc<dyn Fn()>,
}

impl Taken {
    fn file(&self, kind: &str) -> String {
        ["readout-", self.name, kind].concat()
    }
}

/// The head of a figure, or of a table in its place: its title, what else can be done with it, and the ways to take it
/// away as a picture, as an image of points, two for each pixel, as a citation, and as a table.
pub fn head(app: App, chart: &Taken, other: Option<Piece>, as_table: bool) -> Piece {
    let tools = el("span").is("chart-tools").with(other).with((!as_table).then(|| pictures(app, chart))).with(way(
        app,
        chart,
        words::csv(),
        said::csv_title(),
        |_, chart| (chart.save)(),
    ));
    let head = el(if as_table { "div" } else { "figcaption" }).is("chart-head");
    head.with(el("h2").with(chart.title.clone())).with(tools).piece()
}

fn way(app: App, chart: &Taken, name: String, title: String, act: fn(App, &Taken)) -> Piece {
    let chart = chart.clone();
    let act = click(move || act(app, &chart));
    el("button").at("type", "button").is("plain").at("title", title).on("click", act).with(name).piece()
}

fn pictures(app: App, chart: &Taken) -> Piece {
    let way = |name: String, title: String, act: fn(App, &Taken)| way(app, chart, name, title, act);
    pieces()
        .and(way(said::svg(), said::svg_title(), |app, chart| {
            if let Some(picture) = picture(app, chart) {
                download::save(&chart.file(".svg"), "image/svg+xml", &picture.svg);
            }
        }))
        .and(way(said::png(), said::png_title(), |app, chart| {
            if let Some(Picture { svg, size }) = picture(app, chart) {
                download::save_image(chart.file(".png"), &svg, size, 2.0, move |done| {
                    if !done {
                        app.say(said::no_png());
                    }
                });
            }
        }))
        .and(way(said::cite(), said::cite_title(), |app, chart| {
            clipboard::copy(citation(app, &chart.title), move |done| {
                app.say(if done { words::citation_copied() } else { words::not_copied_text() });
            });
        }))
}

/// Who made a chart from what, and where it is found again.
fn citation(app: App, title: &str) -> String {
    let facts = facts(app);
    let fact = |name| facts.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_str()).unwrap_or_default();
    said::citation(title, fact("corpus"), fact("fingerprint"), fact("version"), &locale::today(), fact("link"))
}

fn picture(app: App, chart: &Taken) -> Option<Picture> {
    let figure = element(chart.id)?;
    let drawing = figure.query_selector(".chart-drawing").ok()??;
    let (width, height, inside) = drawn_together(&figure)?;
    let title = chart.title.as_str();
    let (ink, soft) = (style_value(&figure, "--ink"), style_value(&figure, "--soft"));
    let mut style = ["text{fill:", &soft, "}.chart-value,.chart-cell,.chart-group{fill:", &ink, "}"].concat();
    for (selector, properties) in STYLE {
        if let Ok(Some(sample)) = figure.query_selector(selector) {
            style.push_str(selector);
            style.push('{');
            for property in properties {
                style.push_str(&[*property, ":", &style_value(&sample, property), ";"].concat());
            }
            style.push('}');
        }
    }
    let paper = style_value(&figure, "--paper");
    style.push_str(COLOURED);
    for series in 1..=KINDS {
        let number = (series as u32).to_string();
        let colour = style_value(&figure, &["--s", &number].concat());
        style.push_str(&[".s", &number, "{color:", &colour, "}"].concat());
    }
    let rules =
        [".chart-mark.is-weak,.chart-on>.chart-mark{fill:", &paper, "}.chart-title{font-weight:600;fill:", &ink, "}"];
    style.push_str(&rules.concat());

    let facts = facts(app);
    let conditions = facts.iter().filter(|(name, _)| *name == "where").map(|(_, filter)| [filter, "."].concat());
    let version = facts.iter().filter(|(name, _)| *name == "version").map(|(_, version)| [version, "."].concat());
    let foot = conditions.chain((chart.remarks)()).chain(version).collect::<Vec<_>>().join(" ");
    let description = facts.iter().map(|(name, value)| [name, ": ", value].concat()).collect::<Vec<_>>().join("\n");
    let ruler = Ruler::of(&drawing);
    let line = ruler.size * 1.4;
    let lines = |text: &str, from: f64, class: &str| {
        let lines = wrapped(text, width, &|text| ruler.width(text));
        let one = |(nth, text): (usize, &String)| {
            let y = decimal(from + line * (nth as f64 + 1.0), 1);
            ["<text x=\"0\" y=\"", &y, "\" class=\"", class, "\">", &escaped(text), "</text>"].concat()
        };
        (lines.iter().enumerate().map(one).collect::<String>(), line * lines.len() as f64)
    };
    let (head, above) = lines(title, 0.0, "chart-title");
    let top = above + line;
    let (foot, below) = lines(&foot, top + height + line / 2.0, "");
    let full = (width, top + height + below + 1.5 * line);
    let size = |(width, height): (f64, f64)| (decimal(width, 1), decimal(height, 1));
    let full = (full.0 + 2.0 * MARGIN, full.1 + 2.0 * MARGIN);
    let edge = decimal(-MARGIN, 1);
    let ((w, h), (_, top)) = (size(full), size((0.0, top)));
    let (title, description) = (escaped(title), escaped(&description));
    let area = ["width=\"", &w, "\" height=\"", &h, "\""].concat();
    #[rustfmt::skip]
    let svg = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" ", &area, " viewBox=\"", &edge, " ", &edge, " ", &w, " ", &h, "\"><title>",
        &title, "</title><desc>", &description, "</desc><style>", &style, "</style><rect x=\"", &edge, "\" y=\"", &edge,
        "\" ", &area, " fill=\"", &paper, "\"/>", &head, "<g transform=\"translate(0,", &top, ")\">", &inside, "</g>",
        &foot, "</svg>",
    ];
    Some(Picture { svg: svg.concat(), size: full })
}

/// All drawings of a figure, each at its place, and how wide and high they are together.
fn drawn_together(figure: &web_sys::Element) -> Option<(f64, f64, String)> {
    let drawings = figure.query_selector_all(".chart-drawing").ok()?;
    let (mut origin, mut size, mut all) = (None, (0.0, 0.0), String::new());
    for drawing in (0..drawings.length()).filter_map(|nth| drawings.item(nth)?.dyn_into::<web_sys::Element>().ok()) {
        let area = drawing.get_bounding_client_rect();
        let (left, top) = *origin.get_or_insert((area.left(), area.top()));
        size = ((area.right() - left).max(size.0), (area.bottom() - top).max(size.1));
        // What the browser writes is markup of HTML, which has one name that XML has not.
        let inside = js_sys::JsString::from(drawing.inner_html());
        let inside = inside.replace_all("&nbsp;", "&#160;").replace_all("<!---->", "").replace_all("<!>", "");
        let place = [decimal(area.left() - left, 1), ",".into(), decimal(area.top() - top, 1)].concat();
        all.push_str(&["<g transform=\"translate(", &place, ")\">", &String::from(inside), "</g>"].concat());
    }
    origin.map(|_| (size.0, size.1, all))
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
