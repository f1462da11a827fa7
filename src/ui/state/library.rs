//! The corpora that there are: the one that came with the page, those that are kept in this browser, and those that are
//! here for as long as the page is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::corpus::{Corpus, Trouble, WordList, WordsFrom};
use super::lasting::LastingSignal;
use super::notices::Notices;
use super::route::Route;
use crate::link;
use crate::platform::given::GivenFile;
use crate::platform::importer::{Importer, NoAnswer};
use crate::platform::kept::{self, Entry, Refused};
use crate::platform::{boot, client, download, elsewhere, milliseconds, storage};
use crate::protocol::importer::{FromImporter, PackageHead, Publication, ToImporter};
use crate::protocol::{Failure, TermsRequest};
use crate::ui::{problem, words};

/// Where other tabs hear that something is kept anew, or no more.
const CHANGED: &str = "readout-corpora-changed";

/// A corpus of the reader's own, as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    pub entry: Entry,
    /// It is here after the page is closed.
    pub is_kept: bool,
}

/// A corpus that is not kept, with its files.
struct Passing {
    entry: Entry,
    package: Vec<GivenFile>,
    sources: Vec<GivenFile>,
}

#[derive(Clone, Copy)]
pub struct Library {
    /// The one that came with the page, once that is known.
    pub bundled: LastingSignal<Option<PackageHead>>,
    pub own: LastingSignal<Vec<Own>>,
    /// Why the browser keeps nothing.
    pub refused: LastingSignal<Option<Refused>>,
    /// How many bytes this page's host keeps, and may keep.
    pub space: LastingSignal<Option<(f64, f64)>>,
    /// What is being made to be saved, and of which corpus; `None` is the page's own.
    pub publishing: LastingSignal<Option<(Option<String>, Publication)>>,
    passing: StoredValue<Vec<Passing>, LocalStorage>,
    route: Route,
    corpus: Corpus,
    notices: Notices,
}

/// The corpora, from anywhere on the page.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    pub(super) fn new(route: Route, corpus: Corpus, notices: Notices) -> Library {
        Library {
            bundled: LastingSignal::new(None),
            own: LastingSignal::new(Vec::new()),
            refused: LastingSignal::new(None),
            space: LastingSignal::new(None),
            publishing: LastingSignal::new(None),
            passing: StoredValue::new_local(Vec::new()),
            route,
            corpus,
            notices,
        }
    }

    /// Reads again what is kept.
    pub fn recall(self) {
        spawn_local(async move {
            let kept = match kept::all().await {
                Ok(kept) => {
                    // That there was no room stays said until something has been kept, or removed.
                    if self.refused.with_untracked(|refused| *refused != Some(Refused::Full)) {
                        self.refused.set(None);
                    }
                    kept
                }
                Err(refused) => {
                    self.refused.set(Some(refused));
                    Vec::new()
                }
            };
            let kept = kept.into_iter().map(|entry| Own { entry, is_kept: true });
            let passing = self.passing.with_value(|passing| {
                passing.iter().map(|passing| Own { entry: passing.entry.clone(), is_kept: false }).collect::<Vec<_>>()
            });
            self.own.set(kept.chain(passing).collect());
            self.space.set(kept::space().await);
        });
        spawn_local(async move {
            if let Some(head) = client::bundled().await {
                self.bundled.set(Some(head));
            }
        });
    }

    /// Reads again what is kept, and has other tabs do so.
    fn changed(self) {
        storage::write(CHANGED, Some(&milliseconds().to_string()));
        self.recall();
    }

    /// Opens the corpus that the link names.
    pub(super) fn open(self, slug: Option<String>) {
        client::close();
        self.corpus.leave();
        let Some(slug) = slug else { return client::reopen(None) };
        spawn_local(async move {
            let files = self.package(Some(&slug)).await;
            if self.route.with_untracked(|state| state.corpus.as_deref() != Some(&slug)) {
                return;
            }
            match files {
                Ok(files) if !files.is_empty() => client::reopen(Some(&files)),
                Ok(_) => self.corpus.trouble.set(Some(Trouble::NotHere(slug))),
                Err(why) => {
                    self.refused.set(Some(why));
                    self.corpus.trouble.set(Some(Trouble::NotHere(slug)));
                }
            }
        });
    }

    pub fn entry(self, slug: &str) -> Option<Own> {
        self.own.with(|own| own.iter().find(|own| own.entry.slug == slug).cloned())
    }

    /// Whether there is a corpus that is gone when the page is.
    pub(super) fn has_passing(self) -> bool {
        self.passing.with_value(|passing| !passing.is_empty())
    }

    /// The files of a package; none where there is no such corpus. `None` is the page's own.
    async fn package(self, slug: Option<&str>) -> Result<Vec<GivenFile>, Refused> {
        let Some(slug) = slug else {
            let files = boot::files(true).await.unwrap_or_default();
            let of_corpus = files.into_iter().filter_map(|file| {
                let path = file.path.strip_prefix("corpus/")?.to_owned();
                Some(GivenFile { path, ..file })
            });
            return Ok(of_corpus.collect());
        };
        let passing = self.passing.with_value(|all| {
            all.iter().find(|passing| passing.entry.slug == slug).map(|passing| passing.package.clone())
        });
        match passing {
            Some(files) => Ok(files),
            None => kept::package(slug).await,
        }
    }

    /// The files that a corpus was made of; none where a package was given.
    pub async fn sources(self, slug: &str) -> Vec<GivenFile> {
        let passing = self.passing.with_value(|all| {
            all.iter().find(|passing| passing.entry.slug == slug).map(|passing| passing.sources.clone())
        });
        match passing {
            Some(files) => files,
            None => kept::sources(slug).await.unwrap_or_else(|refused| {
                self.refused.set(Some(refused));
                Vec::new()
            }),
        }
    }

    /// Adds a corpus, or puts it in the place of one that is there, keeps it where the browser lets it, and opens it.
    pub async fn add(self, added: Added) {
        let Added { head, package, sources, changes, keeps_all, place } = added;
        let size = |files: &[GivenFile]| files.iter().map(|file| file.content.size()).sum();
        let may_replace = place.is_some();
        let base = place.unwrap_or_else(|| link::slug(&head.title));
        let mut entry = Entry {
            slug: base.clone(),
            bytes: size(&package),
            source_bytes: size(&sources),
            added: milliseconds(),
            removed: None,
            changes,
            keeps_all,
            head,
        };
        let mut number = 1;
        let kept = loop {
            let is_passing =
                |slug: &str| self.passing.with_value(|all| all.iter().any(|other| other.entry.slug == slug));
            let kept = if !may_replace && is_passing(&entry.slug) {
                Err(Refused::Taken)
            } else {
                kept::keep(&entry, &package, &sources, may_replace).await
            };
            if kept != Err(Refused::Taken) {
                break kept;
            }
            number += 1;
            entry.slug = format!("{base}-{number}");
        };
        let slug = entry.slug.clone();
        self.passing.update_value(|all| all.retain(|passing| passing.entry.slug != slug));
        let said = match &kept {
            Ok(()) => words::corpora::kept(&entry.head.title),
            Err(Refused::Full) => words::corpora::not_kept_full(),
            Err(_) => words::corpora::not_kept_forbidden(),
        };
        if kept.is_err() {
            self.passing.update_value(|all| all.push(Passing { entry, package, sources }));
        }
        self.refused.set(kept.err());
        self.changed();
        let is_open = self.route.with_untracked(|state| state.corpus.as_deref() == Some(&slug));
        self.route.go(|state| *state = state.of_corpus(Some(slug.clone())));
        if is_open {
            self.open(Some(slug));
        }
        // A step to another state takes away what was said of the one before.
        self.notices.say(said);
    }

    /// Takes a corpus away; undoing brings it back.
    pub fn remove(self, own: &Own) {
        let own = own.clone();
        let title = own.entry.head.title.clone();
        let is_open = self.route.with_untracked(|state| state.corpus.as_deref() == Some(&own.entry.slug));
        spawn_local(async move {
            let slug = own.entry.slug.clone();
            let mut back = None;
            if own.is_kept {
                let removed = Entry { removed: Some(milliseconds()), ..own.entry.clone() };
                if let Err(refused) = kept::change(&removed, None).await {
                    return self.refused.set(Some(refused));
                }
                self.refused.set(None);
            } else {
                self.passing.update_value(|all| {
                    let at = all.iter().position(|passing| passing.entry.slug == slug);
                    back = at.map(|at| all.remove(at));
                });
            }
            if is_open {
                self.route.go(|state| {
                    let view = state.view.clone();
                    *state = state.of_corpus(None);
                    state.view = view;
                });
            }
            self.changed();
            let back = StoredValue::new_local(back);
            self.notices.say_lasting(words::corpora::removed(&title), words::undo(), move || {
                self.bring_back(own.clone(), back);
            });
        });
    }

    fn bring_back(self, own: Own, passing: StoredValue<Option<Passing>, LocalStorage>) {
        spawn_local(async move {
            if own.is_kept {
                if let Err(refused) = kept::change(&own.entry, None).await {
                    self.refused.set(Some(refused));
                }
            } else if let Some(passing) = passing.try_update_value(Option::take).flatten() {
                self.passing.update_value(|all| all.push(passing));
            }
            self.changed();
        });
    }

    /// All words of a corpus that is not the one on the page, with their frequencies. `None` is the page's own.
    pub async fn word_list(self, slug: Option<String>) -> Result<WordList, Failure> {
        let files = match &slug {
            Some(slug) => Some(self.package(Some(slug)).await.unwrap_or_default()),
            None => None,
        };
        let reply = elsewhere::ask(files.as_deref(), TermsRequest { min_freq: 1, ..TermsRequest::default() }).await?;
        let words: Vec<(String, u64)> = reply.body.rows.into_iter().map(|row| (row.term, row.freq)).collect();
        let total = words.iter().map(|(_, freq)| freq).sum();
        Ok(WordList { name: self.title(slug.as_deref()), from: WordsFrom::Corpus(slug), words, total })
    }

    /// The title of a corpus; its slug where that is not known.
    pub fn title(self, slug: Option<&str>) -> String {
        match slug {
            Some(slug) => self.entry(slug).map_or_else(|| slug.to_owned(), |own| own.entry.head.title),
            None => self.bundled.get_untracked().map(|head| head.title).unwrap_or_default(),
        }
    }

    /// The other corpora than the one on the page: slug and title. `None` is the page's own.
    pub fn others(self) -> Vec<(Option<String>, String)> {
        let now = self.route.with(|state| state.corpus.clone());
        let bundled = self.bundled.get().map(|head| (None, head.title));
        let own = self.own.get().into_iter().map(|own| (Some(own.entry.slug), own.entry.head.title));
        bundled.into_iter().chain(own).filter(|(slug, _)| *slug != now).collect()
    }

    /// As [`recall`](Self::recall), where something was ever kept.
    pub fn recall_if_any(self) {
        if storage::read(CHANGED).is_some() {
            self.recall();
        }
    }

    /// Gives a corpus another title.
    pub fn rename(self, own: Own, title: String) {
        spawn_local(async move {
            let renamed = async {
                let files = self.package(Some(&own.entry.slug)).await.unwrap_or_default();
                let importer = Importer::start().await?;
                importer.ask(ToImporter::Rename { title }, &files, |_| ()).await
            };
            let (head, package) = match renamed.await {
                Ok((FromImporter::Package(head), package)) => (head, package),
                Ok(_) => return,
                Err(why) => return self.notices.say(problem::no_answer(&why)),
            };
            let entry = Entry { head, ..own.entry.clone() };
            if own.is_kept {
                if let Err(refused) = kept::change(&entry, Some(&package)).await {
                    return self.refused.set(Some(refused));
                }
            } else {
                self.passing.update_value(|all| {
                    for passing in all.iter_mut().filter(|passing| passing.entry.slug == entry.slug) {
                        passing.entry = entry.clone();
                        passing.package.clone_from(&package);
                    }
                });
            }
            self.changed();
            if self.route.with_untracked(|state| state.corpus.as_deref() == Some(&entry.slug)) {
                self.open(Some(entry.slug));
            }
        });
    }

    /// Makes something of a corpus to be saved, and offers it as a file. `None` is the page's own.
    pub fn publish(self, slug: Option<String>, title: String, what: Publication) {
        if self.publishing.with_untracked(Option::is_some) {
            return;
        }
        self.publishing.set(Some((slug.clone(), what)));
        spawn_local(async move {
            let made = async {
                let package = self.package(slug.as_deref()).await.map_err(|_| NoAnswer::NotStarted(String::new()))?;
                let in_folder =
                    package.into_iter().map(|file| GivenFile { path: format!("corpus/{}", file.path), ..file });
                let mut files: Vec<GivenFile> = in_folder.collect();
                if what.needs_page() {
                    files.extend(boot::files(false).await.map_err(NoAnswer::NotStarted)?);
                }
                let importer = Importer::start().await?;
                importer.ask(ToImporter::Publish(what), &files, |_| ()).await
            };
            let made = made.await;
            self.publishing.set(None);
            match made {
                Ok((_, files)) => {
                    if let Some(file) = files.first() {
                        download::save_blob(&file_name(&title, what), &file.content);
                    }
                }
                Err(why) => self.notices.say(problem::no_answer(&why)),
            }
        });
    }

    /// Asks the browser not to clear what is kept when room grows scarce.
    pub fn persist(self) {
        spawn_local(async move {
            let agreed = kept::persist().await;
            self.notices.say(if agreed { words::corpora::persisted() } else { words::corpora::not_persisted() });
        });
    }
}

/// A corpus that was made or given.
pub struct Added {
    pub head: PackageHead,
    pub package: Vec<GivenFile>,
    /// What it was made of.
    pub sources: Vec<GivenFile>,
    pub changes: crate::corpus::Changes,
    pub keeps_all: bool,
    /// The slug of the corpus whose place it takes.
    pub place: Option<String>,
}

/// What a file is called that is made of a corpus.
fn file_name(title: &str, what: Publication) -> String {
    let name = link::slug(title);
    match what {
        Publication::Package => format!("{name}.readout"),
        Publication::Site => format!("{name}-site.zip"),
        Publication::SingleFile => format!("{name}.html"),
        Publication::Metadata => format!("{name}-documents.csv"),
    }
}
