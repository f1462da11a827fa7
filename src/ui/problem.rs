//! What could not be used of a link, in words.

use crate::link::{Fault, LONGEST_TITLE, Problem, Wanted};
use crate::ui::words::{self, problem as said};

pub fn in_words(problem: &Problem) -> String {
    let Problem { part, value, .. } = problem;
    match &problem.fault {
        Fault::Twice => said::twice(part),
        Fault::Damaged => said::damaged(part),
        Fault::Unknown => said::unknown(part),
        Fault::Meaningless => said::meaningless(part),
        Fault::NoView => said::no_view(part),
        Fault::NoDocument => said::no_document(),
        Fault::NoText => said::no_text(),
        Fault::NoField => said::no_field(part, value),
        Fault::NoDateField => said::no_date_field(part, value),
        Fault::Unreadable(why) => said::unreadable(value, &words::said(why)),
        Fault::Many(most) => said::many(part, *most as u64),
        Fault::Long(most) => said::long(part, *most as u64),
        Fault::Marks => said::marks(part),
        Fault::More => said::more(part.parse().unwrap_or_default()),
        Fault::Not(Wanted::OneOf(values)) => said::wrong(part, value, &said::one_of(&values.replace('|', ", "))),
        Fault::Not(wanted) => {
            let wanted = match wanted {
                Wanted::OneOf(_) | Wanted::Number => said::number(),
                Wanted::Positive => said::positive(),
                Wanted::Titles => said::titles(&LONGEST_TITLE.to_string()),
                Wanted::Fingerprint => said::fingerprint(),
                Wanted::OtherName => said::other_name(),
                Wanted::Subset => said::subset(),
                Wanted::Place => said::place(),
                Wanted::Orders => said::orders(),
                Wanted::Order => said::order(),
                Wanted::Context => said::context(),
                Wanted::Sample => said::sample(),
                Wanted::Window => said::window(),
                Wanted::Near => said::near(),
                Wanted::Run => said::run(),
                Wanted::Column => said::column(),
                Wanted::Minima => said::minima(),
            };
            said::wrong(part, value, &wanted)
        }
    }
}
