//! All lines, however many: fetched in parts, so that the engine can say between two of them that it is at work.

use leptos::task::spawn_local;

use super::state::ConcordanceState;
use crate::platform::client;
use crate::protocol::{Kwic, KwicContext};
use crate::ui::words::{self, concordance as said};

/// Lines of one answer.
const AT_ONCE: u32 = 10_000;

/// Fetches all lines, in the order that is shown, and says meanwhile how many have come. A failure is said in passing.
pub fn fetch_all(state: ConcordanceState, slot: &'static str, context: KwicContext, then: impl FnOnce(Kwic) + 'static) {
    let mut request = state.all_lines(context);
    request.limit = AT_ONCE;
    let notices = state.notices;
    spawn_local(async move {
        let mut all: Option<Kwic> = None;
        let mut notice = None;
        loop {
            let answer = match client::ask(slot, request.clone(), |_| ()).await {
                Ok(reply) => reply.body,
                Err(failure) => return notices.say(words::said(&failure.message)),
            };
            let is_last = answer.lines.is_empty();
            let kwic = match &mut all {
                None => all.insert(answer),
                Some(kwic) => {
                    kwic.lines.extend(answer.lines);
                    kwic
                }
            };
            let fetched = kwic.lines.len() as u64;
            if is_last || fetched >= kwic.lines_total {
                break;
            }
            notice = Some(notices.go_on_with(notice, said::fetching(fetched, kwic.lines_total)));
            request.offset = fetched as u32;
        }
        if let Some(notice) = notice {
            notices.dismiss(notice);
        }
        if let Some(kwic) = all {
            then(kwic);
        }
    });
}
