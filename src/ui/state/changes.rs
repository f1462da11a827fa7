//! A corpus that changes while the page shows it.

use leptos::prelude::*;

use crate::{
    platform::{changes, client},
    protocol::Info,
};

/// What the server of the page says of the corpus, where there is one that does.
#[derive(Clone, Copy)]
pub(super) struct Changes {
    heard: StoredValue<Option<String>>,
    /// The corpus that is being opened takes the place of one that was shown.
    is_reopened: StoredValue<bool>,
}

impl Changes {
    pub fn new() -> Changes {
        Changes { heard: StoredValue::new(None), is_reopened: StoredValue::new(false) }
    }

    /// Opens the corpus again whenever another one is there than the page shows. `shown` is the open one, which may be one of
    /// the reader's own.
    pub fn follow(self, is_own: impl Fn() -> bool + 'static, shown: impl Fn() -> Option<String> + 'static) {
        changes::listen(move |said| {
            if is_own() {
                return self.heard.set_value(Some(said));
            }
            let before = self.heard.get_value();
            let is_new = match (&before, shown()) {
                (Some(before), _) => *before != said,
                // It may have changed between the page's coming and its listening.
                (None, Some(fingerprint)) => !said.starts_with(&fingerprint),
                (None, None) => false,
            };
            self.heard.set_value(Some(said));
            if is_new {
                self.reopen();
            }
        });
    }

    fn reopen(self) {
        self.is_reopened.set_value(true);
        client::reopen(None);
    }

    /// Whether the corpus that has been opened takes the place of another one. One that is another already is opened again.
    pub fn opened(self, info: &Info) -> bool {
        if self.heard.with_value(|heard| heard.as_ref().is_some_and(|said| !said.starts_with(&info.fingerprint))) {
            self.reopen();
        }
        let is_reopened = self.is_reopened.get_value();
        self.is_reopened.set_value(false);
        is_reopened
    }
}
