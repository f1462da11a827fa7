//! What leaves the page: texts that are copied, and tables that are saved.

use leptos::prelude::*;

use super::Notices;
use crate::export::Table;
use crate::platform::{clipboard, download, storage};

/// Where it is kept whether a table's settings go into its file.
const WITH_SETTINGS: &str = "readout-csv-settings";
const YES: &str = "yes";

#[derive(Clone, Copy)]
pub struct Exports {
    notices: Notices,
    /// Whether CSV begins with the settings, as comments: not every program passes over them.
    pub with_settings: RwSignal<bool>,
    /// A text that the browser does not let the page copy: the reader does it.
    pub by_hand: RwSignal<String>,
    /// Whether it is shown.
    pub is_by_hand: RwSignal<bool>,
    /// What of the present view no link has, as a sentence.
    not_in_link: RwSignal<Option<String>>,
}

/// The ways out of the page, from anywhere on it.
pub fn use_exports() -> Exports {
    expect_context()
}

impl Exports {
    pub(super) fn new(notices: Notices) -> Exports {
        let with_settings = storage::read(WITH_SETTINGS).as_deref() == Some(YES);
        Exports {
            notices,
            with_settings: RwSignal::new(with_settings),
            by_hand: RwSignal::new(String::new()),
            is_by_hand: RwSignal::new(false),
            not_in_link: RwSignal::new(None),
        }
    }

    pub fn set_with_settings(self, with_settings: bool) {
        self.with_settings.set(with_settings);
        storage::write(WITH_SETTINGS, with_settings.then_some(YES));
    }

    /// Says of the view what no link to it has, as long as the view is there.
    pub fn keep_out_of_link(self, what: impl Fn() -> Option<String> + 'static) {
        Effect::new(move |_| self.not_in_link.set(what()));
        on_cleanup(move || {
            self.not_in_link.set(None);
        });
    }

    /// Copies the link to the present view, and says what it does not have.
    pub fn copy_link(self, link: String, copied: String) {
        let copied = match self.not_in_link.get_untracked() {
            Some(what) => format!("{copied} {what}"),
            None => copied,
        };
        self.copy(link, copied);
    }

    /// Copies a text and says that it has; where the browser does not allow it, shows the text to be copied by hand.
    pub fn copy(self, text: String, copied: String) {
        clipboard::copy(text.clone(), move |is_done| {
            if is_done {
                self.notices.say(copied);
            } else {
                self.by_hand.set(text);
                self.is_by_hand.set(true);
            }
        });
    }

    /// Saves a table as `NAME.csv`.
    pub fn save_csv(self, name: &str, table: &Table) {
        let csv = table.to_csv(self.with_settings.get_untracked());
        download::save(&format!("{name}.csv"), "text/csv;charset=utf-8", &csv);
    }

    /// Saves a table as `NAME.json`, with what it was made from.
    pub fn save_json(self, name: &str, table: &Table) {
        download::save(&format!("{name}.json"), "application/json", &table.to_json());
    }
}
