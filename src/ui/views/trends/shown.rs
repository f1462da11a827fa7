//! A trend with what the page has to know and say of it.

use std::sync::Arc;

use crate::link::State;
use crate::protocol::{Info, Note, Reply, Trend};
use crate::ui::components::{counted_in, time_unit};
use crate::ui::logic::trends::{Drawn, Look, Remarks, usual_least_words, words_and_conditions};
use crate::ui::words::chart as said;

/// What stands between two conditions of a caption.
const BETWEEN: &str = "; ";

/// A term that is compared, with its hits in all of the view.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Term {
    pub term: String,
    pub name: String,
    pub is_drawn: bool,
    pub freq: u64,
    pub documents: u32,
}

/// A trend and how it is shown.
#[derive(Debug)]
pub(super) struct Shown {
    reply: Arc<Reply<Trend>>,
    pub look: Look,
    pub names: Names,
}

/// The names that a trend is shown with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Names {
    pub title: String,
    /// What the terms are counted by, as the reader knows it: `month`, or a field's label.
    pub by: String,
    /// The field whose values have a chart each.
    pub panels: Option<String>,
    /// What was counted in.
    pub source: String,
}

impl PartialEq for Shown {
    /// Replies are compared by identity: comparing all their numbers would take longer than drawing them.
    fn eq(&self, other: &Shown) -> bool {
        Arc::ptr_eq(&self.reply, &other.reply) && self.look == other.look && self.names == other.names
    }
}

impl Shown {
    /// `filters` narrow the view; `in_words` says one as a chip does.
    pub fn new(
        reply: Arc<Reply<Trend>>,
        state: &State,
        info: Option<&Info>,
        filters: &[String],
        in_words: &dyn Fn(&str) -> String,
    ) -> Shown {
        let look = Look::new(&reply.body, state);
        let names = Names::new(&reply.body, &look, info, filters, in_words);
        Shown { reply, look, names }
    }

    /// The trend as it came.
    pub fn trend(&self) -> &Trend {
        &self.reply.body
    }

    pub fn notes(&self) -> Vec<Note> {
        self.reply.notes.clone()
    }

    pub fn drawn(&self) -> Drawn {
        Drawn::new(self.trend(), &self.look)
    }

    /// The least words of a value that is drawn, where the reader says nothing.
    pub fn usual_least_words(&self) -> u64 {
        usual_least_words(self.trend(), &self.look)
    }

    pub fn remarks(&self, drawn: &Drawn) -> Remarks {
        Remarks::new(self.trend(), &self.look, drawn)
    }

    pub fn terms(&self) -> Vec<Term> {
        let series = self.trend().series.iter().zip(&self.look.series);
        let term = series.map(|(series, named)| Term {
            term: series.term.clone(),
            name: named.name.clone(),
            is_drawn: named.is_drawn,
            freq: series.freq,
            documents: series.documents,
        });
        term.collect()
    }
}

impl Names {
    fn new(
        trend: &Trend,
        look: &Look,
        info: Option<&Info>,
        filters: &[String],
        in_words: &dyn Fn(&str) -> String,
    ) -> Names {
        let label = |name: &str| {
            let field = info.and_then(|info| info.fields.iter().find(|field| field.name == name));
            field.map_or_else(|| name.to_owned(), |field| field.label.to_lowercase())
        };
        let by = if look.is_time() { time_unit(&trend.by) } else { label(&trend.by) };
        let panels = look.panels.as_deref().map(label);
        // Of several dates it has to be said which.
        let by_which = look.named_date_field().map_or_else(|| by.clone(), |field| format!("{by} ({field})"));
        // A term is named by its words; its own conditions stand with it unless all that is counted has them.
        let term = |number: usize| {
            let Some(series) = trend.series.get(number).filter(|series| series.term == look.name(number)) else {
                return said::quoted(look.name(number));
            };
            let (words, mut own) = words_and_conditions(&series.term);
            own.retain(|condition| !filters.contains(condition));
            let own: Vec<String> = own.iter().map(|condition| in_words(condition)).collect();
            let words = said::quoted(&words);
            if own.is_empty() { words } else { said::term_within(&words, &own.join(BETWEEN)) }
        };
        let terms: Vec<String> = look.in_title().into_iter().map(term).collect();
        let title = said::title(&terms.join(", "), &by_which);
        let title = panels.as_ref().map_or(title.clone(), |panels| said::each(&title, panels));
        Names { title: within(title, filters, in_words), by, panels, source: info.map(counted_in).unwrap_or_default() }
    }
}

/// A caption with what narrows the view, in words.
fn within(title: String, filters: &[String], in_words: &dyn Fn(&str) -> String) -> String {
    let filters: Vec<String> = filters.iter().map(|filter| in_words(filter)).collect();
    if filters.is_empty() { title } else { said::title_within(&title, &filters.join(BETWEEN)) }
}

/// What a value of a field is called where there is a chart for each.
pub(super) fn panel_name(value: Option<&str>) -> String {
    value.map_or_else(said::no_value, str::to_owned)
}
