//! Corpora that are kept in this browser, in IndexedDB: it is there over http and in a page from a disk alike, and a step
//! that fails or is interrupted leaves what was there before.

use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionMode, TransactionResult,
};
use js_sys::Reflect;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, StorageEstimate};

use super::{
    given::{GivenFile, files_of_js, files_to_js},
    window,
    wire::{from_js, to_js},
};
use crate::{corpus::Changes, protocol::importer::PackageHead};

const DATABASE: &str = "readout";
const VERSION: u32 = 1;
/// What is said of each corpus, its package, and the files that it was made of: by slug.
const ENTRIES: &str = "corpora";
const PACKAGES: &str = "packages";
const SOURCES: &str = "sources";
/// What the browser calls the failure of a full disk.
const FULL: &str = "QuotaExceededError";
/// How long a corpus that was taken away can be brought back, in milliseconds.
const BACK_WITHIN: f64 = 3_600_000.0;

/// What is said of a corpus that is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in links.
    pub slug: String,
    #[serde(flatten)]
    pub head: PackageHead,
    /// The length of its package, in bytes.
    pub bytes: f64,
    /// That of the files that it was made of, which are kept as well; 0 where a package was given.
    pub source_bytes: f64,
    /// When it was added, in milliseconds since 1970.
    pub added: f64,
    /// When it was taken away, in the same: it is gone for good after an hour.
    pub removed: Option<f64>,
    /// What was changed of how its texts are read.
    pub changes: Changes,
    /// What surrounds the text of HTML pages is in it.
    pub keeps_all: bool,
}

/// Why the browser keeps nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// There is no more room.
    Full,
    /// Another corpus has that slug.
    Taken,
    /// Storage is forbidden or broken, and why.
    Forbidden(String),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(thrown) if thrown.name() == FULL => Self::Full,
            _ if error.to_string().contains(FULL) => Self::Full,
            _ => Self::Forbidden(error.to_string()),
        }
    }
}

impl From<JsValue> for Refused {
    fn from(error: JsValue) -> Self {
        match error.dyn_ref::<DomException>() {
            Some(thrown) if thrown.name() == FULL => Self::Full,
            Some(thrown) => Self::Forbidden(thrown.message()),
            None => Self::Forbidden(error.as_string().unwrap_or_default()),
        }
    }
}

impl From<serde_wasm_bindgen::Error> for Refused {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self::Forbidden(error.to_string())
    }
}

async fn database() -> Result<Database, Refused> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let stores = event.database().and_then(|database| {
            for name in [ENTRIES, PACKAGES, SOURCES] {
                database.create_object_store(name, ObjectStoreParams::new())?;
            }
            Ok(())
        });
        if let Err(error) = stores {
            super::log(&error.to_string());
        }
    });
    Ok(request.await?)
}

/// Does something as one step, which happens as a whole or not at all.
async fn step<T>(
    mode: TransactionMode,
    act: impl AsyncFnOnce(&Transaction) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let database = database().await?;
    let transaction = database.transaction(&[ENTRIES, PACKAGES, SOURCES], mode)?;
    let done = match act(&transaction).await {
        Ok(done) => match transaction.await? {
            TransactionResult::Committed => Ok(done),
            // Every request was answered: what is left to fail is writing to the disk.
            TransactionResult::Aborted => Err(Refused::Full),
        },
        Err(refused) => {
            // It may have ended by what was refused.
            drop(transaction.abort());
            Err(refused)
        }
    };
    database.close();
    done
}

/// The corpora that are kept, in the order in which they were added. Those that were taken away long ago are let go.
pub async fn all() -> Result<Vec<Entry>, Refused> {
    let now = super::milliseconds();
    let mut entries: Vec<Entry> = step(TransactionMode::ReadOnly, async |transaction| {
        let values = transaction.object_store(ENTRIES)?.get_all(None, None)?.await?;
        Ok(values.into_iter().filter_map(|value| from_js(value).ok()).collect())
    })
    .await?;
    for old in entries.iter().filter(|entry| entry.removed.is_some_and(|removed| now - removed > BACK_WITHIN)) {
        purge(&old.slug).await?;
    }
    entries.retain(|entry| entry.removed.is_none());
    entries.sort_by(|a, b| a.added.total_cmp(&b.added));
    Ok(entries)
}

/// Keeps a corpus: its package, and the files that it was made of.
///
/// # Errors
///
/// One of that slug is kept and not to be replaced, or the browser refuses.
pub async fn keep(
    entry: &Entry,
    package: &[GivenFile],
    sources: &[GivenFile],
    may_replace: bool,
) -> Result<(), Refused> {
    let (package, sources) = (files_to_js(package), files_to_js(sources));
    let (slug, entry) = (JsValue::from_str(&entry.slug), to_js(entry)?);
    step(TransactionMode::ReadWrite, async |transaction| {
        // Another tab may have added one meanwhile, and one that was taken away may come back.
        if !may_replace && transaction.object_store(ENTRIES)?.get(slug.clone())?.await?.is_some() {
            return Err(Refused::Taken);
        }
        transaction.object_store(PACKAGES)?.put(&package, Some(&slug))?.await?;
        transaction.object_store(SOURCES)?.put(&sources, Some(&slug))?.await?;
        transaction.object_store(ENTRIES)?.put(&entry, Some(&slug))?.await?;
        Ok(())
    })
    .await
}

/// Changes what is said of a corpus, with the package where that says it too.
pub async fn change(entry: &Entry, package: Option<&[GivenFile]>) -> Result<(), Refused> {
    let package = package.map(files_to_js);
    let (slug, entry) = (JsValue::from_str(&entry.slug), to_js(entry)?);
    step(TransactionMode::ReadWrite, async |transaction| {
        if let Some(package) = &package {
            transaction.object_store(PACKAGES)?.put(package, Some(&slug))?.await?;
        }
        transaction.object_store(ENTRIES)?.put(&entry, Some(&slug))?.await?;
        Ok(())
    })
    .await
}

/// Lets a corpus go for good.
async fn purge(slug: &str) -> Result<(), Refused> {
    let slug = JsValue::from_str(slug);
    step(TransactionMode::ReadWrite, async |transaction| {
        for store in [ENTRIES, PACKAGES, SOURCES] {
            transaction.object_store(store)?.delete(slug.clone())?.await?;
        }
        Ok(())
    })
    .await
}

/// The files of a corpus's package; none where no such corpus is kept.
pub async fn package(slug: &str) -> Result<Vec<GivenFile>, Refused> {
    files(PACKAGES, slug).await
}

/// The files that a corpus was made of.
pub async fn sources(slug: &str) -> Result<Vec<GivenFile>, Refused> {
    files(SOURCES, slug).await
}

async fn files(store: &str, slug: &str) -> Result<Vec<GivenFile>, Refused> {
    let slug = JsValue::from_str(slug);
    step(TransactionMode::ReadOnly, async |transaction| {
        let found = transaction.object_store(store)?.get(slug)?.await?;
        Ok(found.map(|files| files_of_js(&files)).unwrap_or_default())
    })
    .await
}

/// How much this page and others of its host keep, and how much they may, in bytes; where the browser says.
pub async fn space() -> Option<(f64, f64)> {
    let storage = window()?.navigator().storage();
    // A page from a disk has none in some browsers.
    if JsValue::from(&storage).is_undefined() {
        return None;
    }
    let estimate: StorageEstimate = JsFuture::from(storage.estimate().ok()?).await.ok()?.unchecked_into();
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// Asks the browser not to clear what is kept when room grows scarce, and says whether it agrees.
pub async fn persist() -> bool {
    let Some(storage) = window().map(|window| window.navigator().storage()) else { return false };
    if JsValue::from(&storage).is_undefined() {
        return false;
    }
    match storage.persist() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|agreed| agreed.is_truthy()),
        Err(_) => false,
    }
}
