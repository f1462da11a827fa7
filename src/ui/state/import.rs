//! Texts on their way into a corpus: read, looked at, indexed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lasting::LastingSignal;
use super::library::{Added, Library};
use super::notices::Notices;
use super::route::Route;
use crate::corpus::Changes;
use crate::link::View;
use crate::platform::given::GivenFile;
use crate::platform::importer::{Importer, NoAnswer, are_package};
use crate::platform::kept::Entry;
use crate::platform::{files, milliseconds};
use crate::protocol::importer::{FromImporter, ImportProgress, Preview, ToImporter};
use crate::ui::words;

/// How far an import is.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is none.
    None,
    /// The importer is fetched, or works.
    Working {
        progress: Option<ImportProgress>,
        /// When what it now does began, in milliseconds since 1970.
        since: f64,
    },
    /// What was read is shown, to be changed or indexed.
    Shown,
    /// It has ended without a corpus.
    Failed(NoAnswer),
}

/// What an import is made of.
#[derive(Clone, Default)]
struct Given {
    files: Vec<GivenFile>,
    /// The title where none is declared.
    title: String,
    /// The slug of the corpus whose place it takes.
    place: Option<String>,
}

#[derive(Clone, Copy)]
pub struct Import {
    pub step: LastingSignal<Step>,
    /// What was read last; it stays while the same is read in another way.
    pub preview: LastingSignal<Option<Arc<Preview>>>,
    /// The title that the corpus gets.
    pub title: LastingSignal<String>,
    /// What is changed of how texts are read.
    pub changes: LastingSignal<Changes>,
    /// What surrounds the text of HTML pages is read too.
    pub keeps_all: LastingSignal<bool>,
    given: StoredValue<Given, LocalStorage>,
    importer: StoredValue<Option<Arc<Importer>>, LocalStorage>,
    /// Counts imports: what an importer says of one before is void.
    number: StoredValue<u32>,
    library: Library,
    route: Route,
    notices: Notices,
}

/// The import, from anywhere on the page.
pub fn use_import() -> Import {
    expect_context()
}

impl Import {
    pub(super) fn new(library: Library, route: Route, notices: Notices) -> Import {
        Import {
            step: LastingSignal::new(Step::None),
            preview: LastingSignal::new(None),
            title: LastingSignal::new(String::new()),
            changes: LastingSignal::new(Changes::default()),
            keeps_all: LastingSignal::new(false),
            given: StoredValue::new_local(Given::default()),
            importer: StoredValue::new_local(None),
            number: StoredValue::new(0),
            library,
            route,
            notices,
        }
    }

    /// Reads files that were given, and shows what is in them. A package is opened at once.
    pub fn begin(self, files: Vec<GivenFile>, title: String) {
        self.begin_with(Given { files, title, place: None }, Changes::default(), false);
    }

    /// The same with what the browser gives.
    pub fn begin_given(self, files::Given { files, name, failed }: files::Given) {
        if !failed.is_empty() {
            self.notices.say(words::corpora::unread(&failed.join("; ")));
        }
        if files.is_empty() {
            return self.notices.say(words::corpora::nothing_given());
        }
        let title = if name.is_empty() { words::corpora::untitled() } else { name };
        self.begin(files, title);
    }

    /// Reads the files of a corpus again with others, which take the places of those with the same paths.
    pub fn begin_again(self, entry: Entry, more: Vec<GivenFile>) {
        let Entry { slug, head, changes, keeps_all, .. } = entry;
        spawn_local(async move {
            let mut files = self.library.sources(&slug).await;
            files.retain(|file| more.iter().all(|other| other.path != file.path));
            files.extend(more);
            self.begin_with(Given { files, title: head.title, place: Some(slug) }, changes, keeps_all);
        });
    }

    fn begin_with(self, given: Given, changes: Changes, keeps_all: bool) {
        self.cancel();
        self.route.go(|state| state.view = View::Corpora);
        self.changes.set(changes);
        self.keeps_all.set(keeps_all);
        let (title, files) = (given.title.clone(), given.files.clone());
        self.given.set_value(given);
        if are_package(&files) {
            self.ask(ToImporter::Unpack, files);
        } else {
            self.read(title, files);
        }
    }

    /// Reads the same files again as is now wanted.
    pub fn read_again(self, change: impl FnOnce(&mut Changes)) {
        self.changes.update(change);
        self.read(self.given.with_value(|given| given.title.clone()), Vec::new());
    }

    /// The same with or without what surrounds the text of HTML pages.
    pub fn keep_all(self, keeps_all: bool) {
        self.keeps_all.set(keeps_all);
        self.read_again(|_| ());
    }

    fn read(self, title: String, files: Vec<GivenFile>) {
        let (changes, keep_all) = (self.changes.get_untracked(), self.keeps_all.get_untracked());
        self.ask(ToImporter::Read { title, changes, keep_all }, files);
    }

    /// Indexes what is shown, keeps it and opens it.
    pub fn index(self) {
        let title = self.title.get_untracked().trim().to_owned();
        let title = if title.is_empty() { words::corpora::untitled() } else { title };
        self.ask(ToImporter::Index { title }, Vec::new());
    }

    /// Reads the same files once more, after it has failed.
    pub fn retry(self) {
        let given = self.given.get_value();
        self.begin_with(given, self.changes.get_untracked(), self.keeps_all.get_untracked());
    }

    /// Gives the import up, whatever it is at. What was there before is as it was.
    pub fn cancel(self) {
        self.number.update_value(|number| *number += 1);
        self.importer.set_value(None);
        self.given.set_value(Given::default());
        self.preview.set(None);
        self.step.set(Step::None);
    }

    /// Whether leaving the page would lose something.
    pub fn is_under_way(self) -> bool {
        self.step.with_untracked(|step| matches!(step, Step::Working { .. } | Step::Shown))
    }

    fn ask(self, message: ToImporter, files: Vec<GivenFile>) {
        let number = self.number.get_value();
        let is_void = move || self.number.get_value() != number;
        self.step.set(Step::Working { progress: None, since: milliseconds() });
        spawn_local(async move {
            let answer = self.answer(message, &files, is_void).await;
            if is_void() {
                return;
            }
            match answer {
                Ok((FromImporter::Preview(preview), _)) => {
                    // What the reader has written stays.
                    if self.preview.with_untracked(Option::is_none) {
                        self.title.set(preview.title.clone());
                    }
                    self.preview.set(Some(Arc::new(preview)));
                    self.step.set(Step::Shown);
                }
                Ok((FromImporter::Package(head), package)) => {
                    let Given { files, place, .. } = self.given.get_value();
                    // Of a package there is nothing to be read again.
                    let sources = if are_package(&files) { Vec::new() } else { files };
                    let changes = self.changes.get_untracked();
                    let keeps_all = self.keeps_all.get_untracked();
                    self.library.add(Added { head, package, sources, changes, keeps_all, place }).await;
                    if !is_void() {
                        self.cancel();
                    }
                }
                Ok(_) => {}
                Err(why) => {
                    // One that failed may not answer again.
                    self.importer.set_value(None);
                    self.preview.set(None);
                    self.step.set(Step::Failed(why));
                }
            }
        });
    }

    async fn answer(
        self,
        message: ToImporter,
        files: &[GivenFile],
        is_void: impl Fn() -> bool + Copy + 'static,
    ) -> Result<(FromImporter, Vec<GivenFile>), NoAnswer> {
        let importer = match self.importer.get_value() {
            Some(importer) => importer,
            None => {
                let importer = Arc::new(Importer::start().await?);
                if !is_void() {
                    self.importer.set_value(Some(importer.clone()));
                }
                importer
            }
        };
        let progress = move |so_far: ImportProgress| {
            if is_void() {
                return;
            }
            self.step.update(|step| {
                if let Step::Working { progress, since } = step {
                    if progress.is_none_or(|before| before.stage != so_far.stage) {
                        *since = milliseconds();
                    }
                    *progress = Some(so_far);
                }
            });
        };
        importer.ask(message, files, progress).await
    }
}
