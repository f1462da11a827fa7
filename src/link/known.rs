//! Checking a state against the open corpus: parts of a link can be well-formed and still not fit it.

use super::{Fault, Problem, State};
use crate::{
    model::FieldKind,
    protocol::{By, DocumentKey, Failure, FieldInfo, Info, KwicKey},
};

impl State {
    /// Removes the fields that the corpus does not have, and reports each.
    pub fn leave_out_unknown(&mut self, info: &Info) -> Vec<Problem> {
        let mut said = Vec::new();
        let has = |name: &str, date: bool| {
            let fits = |f: &&FieldInfo| !date || f.kind == FieldKind::Date;
            info.fields.iter().filter(fits).any(|f| f.name.eq_ignore_ascii_case(name))
        };
        let mut judge = |part: &str, name: &str, date: bool| {
            let unknown = !has(name, date);
            if unknown {
                said.push(Problem::new(if date { Fault::NoDateField } else { Fault::NoField }, part, name));
            }
            unknown
        };
        if matches!(&self.by, Some(By::Field(name)) if judge("by", name, false)) {
            self.by = None;
        }
        if matches!(&self.sort, Some(sort) if matches!(&sort.key, DocumentKey::Field(name) if judge("sort", name, false)))
        {
            self.sort = None;
        }
        let concordance = &mut self.concordance;
        let unknown = |key: &KwicKey, part: &str, judge: &mut dyn FnMut(&str, &str, bool) -> bool| matches!(key, KwicKey::Field(name) if judge(part, name, false));
        concordance.sort.retain(|sort| !unknown(&sort.key, "lines", &mut judge));
        concordance.group.take_if(|key| unknown(key, "group", &mut judge));
        concordance.only.take_if(|only| unknown(&only.key, "only", &mut judge));
        let panels = self.settings.text("panels").to_owned();
        if !panels.is_empty() && judge("panels", &panels, false) {
            self.settings.put("panels", String::new());
        }
        if matches!(&self.date_field, Some(name) if judge("date", name, true)) {
            self.date_field = None;
        }
        said
    }

    /// Removes the filters that the engine could not parse, and reports each.
    pub fn leave_out_unreadable(&mut self, failure: &Failure) -> Vec<Problem> {
        let mut said = Vec::new();
        self.filters.retain(|filter| match failure.diagnostics.iter().find(|d| d.source == *filter) {
            None => true,
            Some(fault) => {
                said.push(Problem::new(Fault::Unreadable(fault.message.clone()), "", filter));
                false
            }
        });
        said
    }
}
