//! What is said in passing.

use std::sync::Arc;

use leptos::prelude::*;

use super::lasting::LastingSignal;

use crate::platform;

/// How long a notice stays, in milliseconds: at least, and for each byte of its text.
const STAYS: i32 = 5_000;
const STAYS_FOR_BYTE: i32 = 100;

/// Something said in passing, with at most one thing to do about it.
#[derive(Clone)]
pub struct Notice {
    pub id: u32,
    pub text: String,
    /// What a button says, and what it does. Not a `Callback`, which would end with the place that said it.
    pub action: Option<Action>,
    /// It is right whatever the state becomes.
    is_lasting: bool,
}

type Action = (String, Arc<dyn Fn() + Send + Sync>);

#[derive(Clone, Copy)]
pub struct Notices {
    pub all: LastingSignal<Vec<Notice>>,
    last_id: StoredValue<u32>,
}

/// The notices, from anywhere on the page.
pub fn use_notices() -> Notices {
    expect_context()
}

impl Notices {
    pub(super) fn new() -> Notices {
        Notices { all: LastingSignal::new(Vec::new()), last_id: StoredValue::new(0) }
    }

    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), None, false);
    }

    /// Says something, with a button that does something about it.
    pub fn say_with(self, text: impl Into<String>, label: String, act: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Some((label, Arc::new(act))), false);
    }

    /// Says how far something long is, in the place of what the notice of that number said of it. Gives its number.
    pub fn go_on_with(self, notice: Option<u32>, text: String) -> u32 {
        let shown = notice.filter(|&id| self.all.with_untracked(|all| all.iter().any(|notice| notice.id == id)));
        let Some(id) = shown else { return self.push(text, None, true) };
        self.all.update(|all| {
            for notice in all.iter_mut().filter(|notice| notice.id == id) {
                notice.text.clone_from(&text);
            }
        });
        id
    }

    /// The same for what can be done in any state that follows, such as while one types on.
    pub fn say_lasting(self, text: impl Into<String>, label: String, act: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Some((label, Arc::new(act))), true);
    }

    fn push(self, text: String, action: Option<Action>, is_lasting: bool) -> u32 {
        let id = self.last_id.get_value() + 1;
        self.last_id.set_value(id);
        let stays = STAYS + text.len() as i32 * STAYS_FOR_BYTE;
        self.all.update(|all| {
            all.retain(|notice| notice.text != text);
            all.push(Notice { id, text, action, is_lasting });
        });
        self.dismiss_later(id, stays);
        id
    }

    /// A notice lies over the page: it goes when there was time to read it, but not from under the pointer or the focus,
    /// nor while the page is not seen.
    fn dismiss_later(self, id: u32, milliseconds: i32) {
        platform::after(milliseconds, move || {
            if platform::is_hidden() || platform::exists(".notice:hover, .notice:focus-within") {
                self.dismiss_later(id, STAYS);
            } else {
                self.dismiss(id);
            }
        });
    }

    pub fn dismiss(self, id: u32) {
        if self.all.with_untracked(|all| all.iter().any(|notice| notice.id == id)) {
            self.all.update(|all| all.retain(|notice| notice.id != id));
        }
    }

    /// What was said of a state before, and what would undo a step to it, is not right any more.
    pub(super) fn clear(self) {
        if self.all.with_untracked(|all| all.iter().any(|notice| !notice.is_lasting)) {
            self.all.update(|all| all.retain(|notice| notice.is_lasting));
        }
    }
}
