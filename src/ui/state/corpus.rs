//! The corpus that the page shows, and what happens to it as a whole.

use std::sync::Arc;

use leptos::prelude::*;

use super::lasting::LastingSignal;

use crate::platform::client::Event;
use crate::protocol::{Failure, Info, Progress};

/// Why the page as a whole cannot go on, or what happened to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The corpus cannot be opened.
    Closed(Failure),
    /// The link is to a corpus of that slug, which is not in this browser.
    NotHere(String),
    /// The page and its worker come from different builds.
    OtherBuild,
    /// The engine cannot run here.
    NoWorker(String),
    /// The engine failed on a question, with the reason, or did not answer, and was started anew.
    Replaced(Option<String>),
}

/// Where words were counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsFrom {
    File,
    /// By slug; `None` is the page's own.
    Corpus(Option<String>),
}

/// Words that were counted elsewhere.
#[derive(Debug)]
pub struct WordList {
    /// Of its file, or the title of its corpus.
    pub name: String,
    pub from: WordsFrom,
    pub words: Vec<(String, u64)>,
    pub total: u64,
}

#[derive(Clone, Copy)]
pub struct Corpus {
    /// The corpus, once it is open.
    pub info: LastingSignal<Option<Arc<Info>>>,
    /// The slug of the one that is open; `None` is the page's own.
    pub slug: LastingSignal<Option<String>>,
    pub opening: LastingSignal<Option<Progress>>,
    pub trouble: LastingSignal<Option<Trouble>>,
    /// A newer build of the page waits to be taken.
    pub update: LastingSignal<bool>,
    /// A word list from a file, with which Compare compares.
    pub word_list: LastingSignal<Option<Arc<WordList>>>,
    /// Counts up when everything is to be asked again.
    pub again: LastingSignal<u32>,
}

/// The corpus, from anywhere on the page.
pub fn use_corpus() -> Corpus {
    expect_context()
}

impl Corpus {
    pub(super) fn new() -> Corpus {
        Corpus {
            info: LastingSignal::new(None),
            slug: LastingSignal::new(None),
            opening: LastingSignal::new(None),
            trouble: LastingSignal::new(None),
            update: LastingSignal::new(false),
            word_list: LastingSignal::new(None),
            again: LastingSignal::new(0),
        }
    }

    /// What the worker says of itself; the corpus where it has opened it.
    pub(super) fn hear(self, event: Event) -> Option<Arc<Info>> {
        match event {
            Event::Opened(info) => {
                self.opening.set(None);
                return Some(Arc::new(info));
            }
            Event::Opening(progress) => self.opening.set(Some(progress)),
            Event::Closed(failure) => self.trouble.set(Some(Trouble::Closed(failure))),
            Event::OtherBuild => self.trouble.set(Some(Trouble::OtherBuild)),
            Event::NoWorker(text) => self.trouble.set(Some(Trouble::NoWorker(text))),
            Event::Replaced(why) => self.trouble.set(Some(Trouble::Replaced(why))),
        }
        None
    }

    /// Another corpus is on its way.
    pub(super) fn leave(self) {
        self.info.set(None);
        self.opening.set(None);
        self.trouble.set(None);
        self.word_list.set(None);
    }

    /// The title; empty until the corpus is open.
    pub fn title(self) -> String {
        self.info.with(|info| info.as_ref().map(|info| info.title.clone()).unwrap_or_default())
    }

    /// The label of a field; its name where the corpus has no such field.
    pub fn field_label(self, name: &str) -> String {
        self.info.with(|info| {
            let field = info.iter().flat_map(|info| &info.fields).find(|field| field.name.eq_ignore_ascii_case(name));
            field.map_or_else(|| name.to_owned(), |field| field.label.clone())
        })
    }

    /// The language of its texts, as a tag, where it says one.
    pub fn language(self) -> Option<String> {
        self.info.with(|info| info.as_ref().map(|info| info.language.clone()).filter(|tag| !tag.is_empty()))
    }

    /// The first 12 digits of the fingerprint, once the corpus is open.
    pub fn fingerprint(self) -> Option<String> {
        self.info.with_untracked(|info| info.as_ref()?.fingerprint.get(..12).map(str::to_owned))
    }

    /// Asks everything again, after the engine failed.
    pub fn retry(self) {
        self.trouble.set(None);
        self.again.update(|count| *count += 1);
    }
}
