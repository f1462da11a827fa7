//! Settings of the tables of measures in a link: `window=5L,5R&least=5&target=side:China`.
//!
//! Each is kept as text, which was validated when it was set. Defaults are left out of the link.

use super::{Wanted, columns, list, names};
use crate::protocol::{
    CollocateSort, Compared, Direction, KeynessSort, Minimum, Near, RowMeasure, Run, Window, named, place_name,
    read_place,
};

/// The values that a setting can have.
enum Kind {
    /// With a `|` between them.
    OneOf(&'static str),
    /// From 1.
    Number,
    /// From 0.
    Whole,
    Titles,
    Window,
    Near,
    Run,
    Column,
    /// The least of some measures of a table, as its own reader writes them.
    Minima(fn(&str) -> Option<String>),
    Text,
}

struct Setting {
    name: &'static str,
    default: &'static str,
    kind: Kind,
}

const fn setting(name: &'static str, default: &'static str, kind: Kind) -> Setting {
    Setting { name, default, kind }
}

/// Orders of a field's values: see `chart::rank`.
const RANKS: &str = "documents|-documents|words|-words|hits|-hits|rate|-rate|name|-name";
const SETTINGS: &[Setting] = &[
    // The language of the page, where the link says which.
    setting("lang", "", Kind::OneOf("en|zh")),
    // The word that matches have near them, in every view.
    setting("near", "", Kind::Near),
    // The equal run of words that they lie in.
    setting("run", "", Kind::Run),
    // What Trends or Documents shows instead of the frequency or the catalogue.
    setting("show", "", Kind::OneOf("heat|dispersion|diversity")),
    // Trends: what a point is worth, how many bins are one value of the line, and whether changes of level are marked.
    setting("unit", "rate", Kind::OneOf("rate|count|documents|among")),
    setting("smooth", "", Kind::OneOf("3|5|7|13")),
    setting("changes", "", Kind::OneOf("marked")),
    // By a field: the order of its values, how many are drawn, and the least words of one, where nobody says as many as fit.
    setting("rank", "", Kind::OneOf(RANKS)),
    setting("top", "40", Kind::OneOf("10|20|40|100|1000")),
    setting("leastwords", "", Kind::Whole),
    // How values are drawn, and the titles of charts: see [`super::series`].
    setting("drawing", "", Kind::OneOf("bars")),
    setting("titles", "", Kind::Titles),
    // A field whose values have a chart each.
    setting("panels", "", Kind::Text),
    // Overview: what is counted over time instead of documents, and how words stand.
    setting("whole", "", Kind::OneOf("words")),
    setting("listed", "", Kind::OneOf("cloud")),
    // See [`super::series`].
    setting("hidden", "", Kind::Text),
    setting("names", "", Kind::Text),
    // Collocates. A least frequency that is not set adapts to the view.
    setting("window", "5L,5R", Kind::Window),
    setting("least", "", Kind::Number),
    setting("minima", "", Kind::Minima(rewritten::<CollocateSort>)),
    setting("drawn", "attracted", Kind::OneOf("attracted|repelled|both")),
    // Compare: a reference that is not named is all the rest.
    setting("target", "", Kind::Text),
    setting("reference", "", Kind::Text),
    setting("together", "", Kind::Number),
    setting("minrange", "1", Kind::Number),
    setting("keyminima", "", Kind::Minima(rewritten::<KeynessSort>)),
    setting("typical", "both", Kind::OneOf("attracted|repelled|both|alike")),
    // Dispersion: documents, a number of equal parts, or a field.
    setting("across", "documents", Kind::Text),
    // The column that a table is sorted by, from the greatest with a `-` before it.
    setting("order", "", Kind::Column),
];

/// The settings that are not at their default, in the order of the link.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Settings(Vec<(usize, String)>);

fn known(name: &str) -> Option<usize> {
    SETTINGS.iter().position(|setting| setting.name == name)
}

impl Settings {
    /// The value of a setting; empty for an unknown one.
    pub fn text(&self, name: &str) -> &str {
        let Some(at) = known(name) else { return "" };
        match self.0.iter().find(|(other, _)| *other == at) {
            Some((_, value)) => value,
            None => SETTINGS.get(at).map_or("", |setting| setting.default),
        }
    }

    pub fn number(&self, name: &str) -> u32 {
        self.text(name).parse().unwrap_or_default()
    }

    /// A least frequency, and whether it may adapt to the view: only where none is set.
    pub fn least(&self, name: &str, usual: u32) -> (u32, bool) {
        match self.text(name).parse() {
            Ok(least) => (least, false),
            Err(_) => (usual, true),
        }
    }

    pub fn window(&self) -> Window {
        self.text("window").parse().unwrap_or_default()
    }

    /// Which words are drawn around matches.
    pub fn direction(&self) -> Direction {
        named(self.text("drawn")).unwrap_or_default()
    }

    /// Which words of a comparison are shown.
    pub fn compared(&self) -> Compared {
        named(self.text("typical")).unwrap_or_default()
    }

    pub fn near(&self) -> Option<Near> {
        read_near(self.text("near"))
    }

    pub fn run(&self) -> Option<Run> {
        read_run(self.text("run"))
    }

    /// The minima that a table's rows have to meet.
    pub fn minima<M: RowMeasure>(&self, name: &str) -> Vec<Minimum<M>> {
        read_minima(self.text(name)).unwrap_or_default()
    }

    /// Sets the minimum of one measure, or takes it away.
    pub fn set_minimum<M: RowMeasure>(&mut self, name: &str, measure: M, value: Option<f64>) {
        let mut all = self.minima::<M>(name);
        match (all.iter_mut().find(|minimum| minimum.measure == measure), value) {
            (Some(minimum), Some(value)) => minimum.value = value,
            (None, Some(value)) => all.push(Minimum { measure, value }),
            (_, None) => all.retain(|minimum| minimum.measure != measure),
        }
        self.put(name, write_minima(&all));
    }

    /// The column that a table is sorted by, and whether descending; no column is the table's own order.
    pub fn order(&self) -> (&str, bool) {
        names::unturned(self.text("order"))
    }

    pub fn set_order(&mut self, column: &str, descending: bool) {
        let own = column.is_empty();
        self.put("order", if own { String::new() } else { names::turned(column.into(), descending) });
    }

    /// Sets a setting to a valid value; an empty one resets it to the default.
    pub fn put(&mut self, name: &str, value: String) {
        let Some(at) = known(name) else { return };
        self.0.retain(|(other, _)| *other != at);
        if !value.is_empty() && SETTINGS.get(at).is_some_and(|setting| setting.default != value) {
            let place = self.0.iter().take_while(|(other, _)| *other < at).count();
            self.0.insert(place, (at, value));
        }
    }

    /// The parts of the link, by name.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().filter_map(|(at, value)| Some((SETTINGS.get(*at)?.name, value.as_str())))
    }

    /// Sets a parameter from its decoded value, which is not empty. `None` for a parameter that is not a setting; the
    /// error is what the value has to be.
    pub fn set(&mut self, name: &str, value: &str) -> Option<Result<(), Wanted>> {
        let as_it_is = || Some(value.to_owned());
        let (read, wanted) = match &SETTINGS.get(known(name)?)?.kind {
            Kind::OneOf(values) => {
                (as_it_is().filter(|value| values.split('|').any(|known| known == value)), Wanted::OneOf(values))
            }
            Kind::Number => {
                let number = value.parse::<u32>().ok().filter(|number| *number > 0);
                (number.map(|number| number.to_string()), Wanted::Positive)
            }
            Kind::Whole => (value.parse::<u32>().ok().map(|number| number.to_string()), Wanted::Number),
            Kind::Titles => (as_it_is().filter(|value| list::are_titles(value)), Wanted::Titles),
            Kind::Window => (value.parse().ok().map(|window: Window| window.to_string()), Wanted::Window),
            Kind::Near => (read_near(value).as_ref().map(write_near), Wanted::Near),
            Kind::Run => (read_run(value).map(write_run), Wanted::Run),
            Kind::Column => {
                let (column, _) = names::unturned(value);
                (as_it_is().filter(|_| columns::is_known(column)), Wanted::Column)
            }
            Kind::Minima(rewritten) => (rewritten(value), Wanted::Minima),
            Kind::Text => (as_it_is(), Wanted::OneOf("")),
        };
        Some(read.map(|value| self.put(name, value)).ok_or(wanted))
    }
}

/// `mi:3,log_dice:7`; of two of a measure the last.
fn read_minima<M: RowMeasure>(text: &str) -> Option<Vec<Minimum<M>>> {
    let mut all: Vec<Minimum<M>> = Vec::new();
    for part in text.split(',').filter(|part| !part.trim().is_empty()) {
        let minimum: Minimum<M> = part.parse().ok()?;
        all.retain(|other| other.measure != minimum.measure);
        all.push(minimum);
    }
    Some(all)
}

pub fn write_minima<M: RowMeasure>(minima: &[Minimum<M>]) -> String {
    minima.iter().map(Minimum::to_string).collect::<Vec<_>>().join(",")
}

fn rewritten<M: RowMeasure>(text: &str) -> Option<String> {
    read_minima::<M>(text).map(|minima| write_minima(&minima))
}

fn read_run(text: &str) -> Option<Run> {
    let (nth, of) = text.split_once('/')?;
    let (nth, of) = (nth.parse().ok()?, of.parse().ok()?);
    (1 <= nth && nth <= of).then_some(Run { nth, of })
}

pub fn write_run(run: Run) -> String {
    format!("{}/{}", run.nth, run.of)
}

/// `5L,5R/turn/human`, or with one place of the window `5L,5R:2R/turn/human`.
pub fn write_near(near: &Near) -> String {
    let place = near.place.map(|place| format!(":{}", place_name(place))).unwrap_or_default();
    format!("{}{place}/{}/{}", near.window, near.within, near.term)
}

fn read_near(text: &str) -> Option<Near> {
    let (window, rest) = text.split_once('/')?;
    let (edge, term) = rest.split_once('/')?;
    let (window, place) = match window.split_once(':') {
        None => (window, None),
        Some((window, place)) => (window, Some(read_place(place)?)),
    };
    let (window, within) = (window.parse().ok()?, named(edge)?);
    (!term.is_empty()).then_some(Near { term: term.into(), window, within, place })
}
