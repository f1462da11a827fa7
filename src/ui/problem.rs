//! What could not be used of a link or of files, in words.

use crate::link::{Fault, LONGEST_TITLE, Problem, Wanted};
use crate::platform::importer::NoAnswer;
use crate::platform::locale;
use crate::protocol::importer::ImportFailure;
use crate::ui::words::{self, corpora, problem as said};

/// Why there is no corpus, or no file to be saved.
pub fn no_answer(why: &NoAnswer) -> String {
    let plain = |why: &str| if why.is_empty() { "?".to_owned() } else { why.trim_end_matches('.').to_owned() };
    match why {
        NoAnswer::NotStarted(why) => corpora::not_started(&plain(why)),
        NoAnswer::OtherBuild => words::other_build_help(),
        NoAnswer::Broken(why) => corpora::broken(&plain(why)),
        NoAnswer::Refused(failure) => match failure {
            ImportFailure::NoTexts(_) => corpora::no_texts(),
            ImportFailure::TooMuch { bytes, most } => corpora::too_much(&size(*bytes), &size(*most)),
            ImportFailure::TooLarge => corpora::too_large(),
            ImportFailure::NoPackage(why) => corpora::no_package(&plain(why)),
            ImportFailure::Damaged(failure) => {
                let said = [Some(&failure.message), failure.help.as_ref()].into_iter().flatten();
                corpora::damaged(&said.map(|part| words::said(part)).collect::<Vec<_>>().join(" "))
            }
            ImportFailure::Browser(why) => corpora::browser(&plain(why)),
            ImportFailure::Unpublishable(why) => corpora::unpublishable(&plain(why)),
        },
    }
}

/// A number of bytes, in a unit that suits it.
pub fn size(bytes: f64) -> String {
    match bytes {
        1e9.. => corpora::gigabytes(&locale::fixed(bytes / 1e9, 1)),
        1e6.. => corpora::megabytes(&locale::fixed(bytes / 1e6, 1)),
        _ => corpora::kilobytes(&locale::count((bytes / 1e3).ceil() as u64)),
    }
}

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
