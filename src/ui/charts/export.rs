//! A figure as a file of its own: with its title, what it was made from, and the styles that the page gives it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::chart::{labels::wrapped, marks::KINDS};
use crate::cite::{Kind, Work};
use crate::export::Table;
use crate::platform::{
    self, download,
    drawing::{Ruler, style_value},
    locale, media,
};
use crate::protocol::{WORDING, Wording};
use crate::ui::components::{export_facts, filter_text};
use crate::ui::logic::charts::SvgFile;
use crate::ui::state::{Citation, Corpus, Notices, Route};
use crate::ui::words::{self, chart as said};

/// What the style sheet gives the drawing on the page, again for a file that has no style sheet.
const STYLE: [(&str, &[&str]); 21] = [
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
    (".chart-bar:not(.is-weak)", &["fill-opacity"]),
    (".chart-bar.is-weak", &["fill-opacity"]),
    (".chart-shade", &["fill"]),
    (".chart-zero", &["stroke", "fill"]),
    (".chart-cell.is-middle", &["fill"]),
    (".chart-cell.is-dark", &["fill"]),
];
/// What has the colour of its series.
const COLOURED: &str = ".chart-line,.chart-whisker,.chart-mark,.chart-change{stroke:currentColor}.chart-line{fill:none}\
    .chart-band,.chart-mark,.chart-cut,.chart-name,.chart-printed,.chart-part,.chart-bar{fill:currentColor}.chart-here{display:none}";

/// How a figure is exported.
#[derive(Clone)]
pub struct ChartExport {
    /// The id of the `<figure>`.
    pub id: &'static str,
    /// Names its files, without an ending.
    pub name: &'static str,
    /// What it shows, in words. The reader may give it another title, which is in the link.
    pub title: String,
    /// How its numbers are made, and what has to be known to read it.
    pub remarks: Callback<(), Vec<String>>,
    /// Its numbers as a table.
    pub table: Callback<(), Table>,
}

/// A drawing of its own, with its size in pixels.
struct Picture {
    svg: String,
    size: (f64, f64),
}

impl ChartExport {
    fn file(&self, ending: &str) -> String {
        format!("{}.{ending}", self.name)
    }

    pub(super) fn save_svg(&self, corpus: Corpus, route: Route, dark: bool) {
        if let Some(picture) = self.picture(corpus, route, dark) {
            download::save(&self.file("svg"), "image/svg+xml", &picture.svg);
        }
    }

    /// Saves an image with two points for each pixel of the drawing.
    pub(super) fn save_png(&self, corpus: Corpus, route: Route, dark: bool, notices: Notices) {
        if let Some(Picture { svg, size }) = self.picture(corpus, route, dark) {
            download::save_image(self.file("png"), &svg, size, 2.0, move |done| {
                if !done {
                    notices.say(said::no_png());
                }
            });
        }
    }

    /// Who made the chart from what, and where it is found again.
    pub(super) fn citation(&self, corpus: Corpus, route: Route) -> Citation {
        let facts = export_facts(corpus, route);
        let fact = |name| facts.iter().find(|(other, _)| *other == name).map_or("", |(_, text)| text.as_str());
        let (made_from, fingerprint) = (fact("corpus"), fact("fingerprint"));
        let title = self.own_title(route).unwrap_or_else(|| self.title.clone());
        let is_digest = fact(WORDING) == Wording::Digest.to_string();
        let citation = if is_digest { said::citation_digest } else { said::citation };
        let words = citation(&title, made_from, fingerprint, fact("version"), &locale::today(), fact("link"));
        let note = format!("{}, fingerprint {fingerprint}", fact("version"));
        let note = if is_digest { format!("{note}. {}", words::concordance::worded(made_from)) } else { note };
        let work = Work {
            kind: Kind::Chart,
            title,
            corpus: made_from.to_owned(),
            note: Some(note),
            link: fact("link").to_owned(),
            accessed: platform::today(),
            ..Work::default()
        };
        Citation { words, work }
    }

    /// The title that the reader gave the figure.
    fn own_title(&self, route: Route) -> Option<String> {
        route.state.with_untracked(|state| state.settings.title_of(self.id))
    }

    fn picture(&self, corpus: Corpus, route: Route, dark: bool) -> Option<Picture> {
        let figure = platform::element(self.id)?;
        let first = platform::report(figure.query_selector(".chart-drawing"))??;
        let (size, drawing) = drawn_together(&figure)?;
        let facts = export_facts(corpus, route);
        // What narrows the view, in words.
        let filters = route.state.get_untracked().filters;
        let conditions = filters.iter().map(|filter| untrack(|| filter_text(corpus, filter)));
        let conditions = conditions.filter(|filter| !self.title.contains(filter)).map(|filter| format!("{filter}."));
        let own = self.own_title(route);
        let caption = own.is_some().then(|| format!("{}.", self.title));
        let title = own.unwrap_or_else(|| self.title.clone());
        let version = facts.iter().filter(|(name, _)| *name == "version").map(|(_, version)| format!("{version}."));
        let below: Vec<String> =
            caption.into_iter().chain(conditions).chain(self.remarks.run(())).chain(version).collect();
        let description: Vec<String> = facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let ruler = Ruler::of(&first);
        // Paper is light, whatever the screen is.
        let (style, paper) = media::in_theme(dark, || (style_of(&figure), style_value(&figure, "--paper")));
        let lines = |text: &str| wrapped(text, size.0, &|text| ruler.width(text));
        let file = SvgFile {
            title: &title,
            description: &description.join("\n"),
            head: &lines(&title),
            foot: &lines(&below.join(" ")),
            line: ruler.size * 1.4,
            drawing: &drawing,
            size,
            style: &style,
            paper: &paper,
        };
        Some(Picture { svg: file.write(), size: file.size() })
    }
}

/// The rules of style that the drawings of a figure have.
fn style_of(figure: &Element) -> String {
    let value = |name: &str| style_value(figure, name);
    let (ink, soft, paper) = (value("--ink"), value("--soft"), value("--paper"));
    let mut style = format!("text{{fill:{soft}}}.chart-value,.chart-cell,.chart-group{{fill:{ink}}}");
    for (selector, properties) in STYLE {
        if let Some(Some(sample)) = platform::report(figure.query_selector(selector)) {
            let declarations = properties.iter().map(|name| format!("{name}:{};", style_value(&sample, name)));
            style.push_str(&format!("{selector}{{{}}}", declarations.collect::<String>()));
        }
    }
    style.push_str(COLOURED);
    for number in 1..=KINDS {
        style.push_str(&format!(".s{number}{{color:{}}}", value(&format!("--s{number}"))));
    }
    style
        + &format!(
            ".chart-mark.is-weak,.chart-on>.chart-mark{{fill:{paper}}}.chart-title{{font-weight:600;fill:{ink}}}"
        )
}

/// All drawings of a figure, each at its place: how wide and high they are together, and their markup.
fn drawn_together(figure: &Element) -> Option<((f64, f64), String)> {
    let drawings = platform::report(figure.query_selector_all(".chart-drawing"))?;
    let drawings = (0..drawings.length()).filter_map(|nth| drawings.item(nth)?.dyn_into::<Element>().ok());
    let (mut origin, mut size, mut all) = (None, (0.0_f64, 0.0_f64), String::new());
    for drawing in drawings {
        let area = drawing.get_bounding_client_rect();
        let (left, top) = *origin.get_or_insert((area.left(), area.top()));
        size = (size.0.max(area.right() - left), size.1.max(area.bottom() - top));
        // What the browser writes is markup of HTML, which has a name that XML has not. Comments are places that the
        // page keeps for what may come.
        let inside = drawing.inner_html().replace("&nbsp;", "&#160;").replace("<!---->", "").replace("<!>", "");
        let (x, y) = (area.left() - left, area.top() - top);
        all.push_str(&format!(r#"<g transform="translate({x:.1},{y:.1})">{inside}</g>"#));
    }
    origin.map(|_| (size, all))
}
