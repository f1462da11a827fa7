//! Asking the engine from a view.

use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use super::app::App;
use crate::platform::{
    before_paint,
    client::{self, News, Question},
};
use crate::protocol::{Failure, Progress, Reply, Request};
use crate::ui::words;
use leptos::prelude::*;

/// A reply that has come. It equals itself alone: to compare two replies word by word takes longer than to show one, and
/// the code for it is two kilobytes.
#[derive(Clone, Debug)]
pub struct Came(Arc<Reply>);

impl Deref for Came {
    type Target = Reply;

    fn deref(&self) -> &Reply {
        &self.0
    }
}

impl PartialEq for Came {
    fn eq(&self, other: &Came) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What is known of an answer at a moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The last good reply. It stays while the next one is under way and where the next one fails: nothing jumps.
    pub reply: Option<Came>,
    /// Why there is no newer reply.
    pub failure: Option<Arc<Failure>>,
    /// A newer reply is under way.
    pub pending: bool,
    pub progress: Option<Progress>,
}

impl App {
    /// Keeps the answer to whatever `request` says now: it is asked again whenever a signal that it reads changes, at
    /// most once a frame, and an older question of the same slot is given up. `None` asks nothing and keeps what was.
    ///
    /// A slot belongs to one place on the page at a time. What it asked is given up when that place goes away.
    pub fn ask(self, slot: &'static str, request: impl Fn() -> Option<Request> + 'static) -> RwSignal<Answer> {
        let answer = RwSignal::new(Answer::default());
        self.keep_asking(answer, slot, Box::new(request));
        answer
    }

    /// The same, with the answer where it is kept already.
    #[inline(never)]
    pub(super) fn keep_asking(
        self,
        answer: RwSignal<Answer>,
        slot: &'static str,
        request: Box<dyn Fn() -> Option<Request>>,
    ) {
        let wanted = StoredValue::new(None::<(u32, Question)>);
        let asked = StoredValue::new(None::<(u32, Question)>);
        let waits_for_frame = StoredValue::new(false);
        let send = move || {
            // The place that asked may have gone away before the frame came.
            let Some(Some(next)) = wanted.try_with_value(Option::clone) else { return };
            if asked.with_value(|asked| asked.as_ref() == Some(&next)) {
                return;
            }
            asked.set_value(Some(next.clone()));
            answer.update(|a| a.pending = true);
            client::ask(slot, next.1, Rc::new(move |news| take(answer, news)));
        };

        // The first of a burst goes out at once, the last of it with the next frame.
        Effect::new(move |_| {
            let again = self.again.get();
            wanted.set_value(request().map(|next| (again, Question::from(&next))));
            if waits_for_frame.get_value() {
                return;
            }
            waits_for_frame.set_value(true);
            send();
            before_paint(move || {
                waits_for_frame.set_value(false);
                send();
            });
        });
        on_cleanup(move || client::cancel(slot));
    }

    /// Asks once, for something that is not shown, such as a file to be saved. A failure is said in passing.
    pub fn ask_once(self, slot: &'static str, request: Request, then: impl Fn(Reply) + 'static) {
        self.try_once(slot, request, move |answer| match answer {
            Ok(reply) => then(reply),
            Err(failure) => self.say(words::said(&failure.message)),
        });
    }

    /// Asks once, for the sake of what may be wrong as well.
    pub fn try_once(self, slot: &'static str, request: Request, then: impl Fn(Result<Reply, Failure>) + 'static) {
        hear_once(slot, Question::from(&request), Box::new(then));
    }
}

#[inline(never)]
fn hear_once(slot: &'static str, request: Question, then: Box<dyn Fn(Result<Reply, Failure>)>) {
    let hear = move |news| {
        if let News::Answer(answer) = news {
            then(answer);
        }
    };
    client::ask(slot, request, Rc::new(hear));
}

fn take(answer: RwSignal<Answer>, news: News) {
    // A place that is gone takes nothing.
    answer.try_update(|a| match news {
        News::Answer(Ok(reply)) => {
            *a = Answer { reply: Some(Came(Arc::new(reply))), ..Answer::default() };
        }
        News::Answer(Err(failure)) => {
            a.failure = Some(Arc::new(failure));
            a.pending = false;
            a.progress = None;
        }
        News::Progress(progress) => a.progress = Some(progress),
    });
}
