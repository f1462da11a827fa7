//! Files that the reader gives: chosen, dropped or pasted.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, DataTransfer, DragEvent, Event, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

use super::given::{GivenFile, message_of};

/// Files that were given together.
#[derive(Clone, Default)]
pub struct Given {
    pub files: Vec<GivenFile>,
    /// The name of the folder, or of the only file without its ending; empty where there are several.
    pub name: String,
    /// What the browser could not read, and why.
    pub failed: Vec<String>,
}

/// Reads the file that was chosen in a field, as UTF-8, and gives its name and text. The field is empty again, so that
/// the same file can be chosen once more.
pub fn read_chosen(event: &Event, then: impl FnOnce(String, String) + 'static) {
    let Some(file) = chosen_in(event).into_iter().next() else { return };
    let (name, text) = (file.name(), file.text());
    spawn_local(async move {
        let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
        if text.is_none() {
            super::log(&format!("The file {name} cannot be read."));
        }
        // Whoever asked says that there is nothing of use in it.
        then(name, text.unwrap_or_default());
    });
}

/// The files, or those of the folder, that were chosen in a field, which is empty again.
pub fn chosen(event: &Event) -> Given {
    let path = |file: &File| {
        let in_folder = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        in_folder.filter(|path| !path.is_empty())
    };
    let files = chosen_in(event);
    // All of one folder begin with its name.
    let folder = files.first().and_then(path).and_then(|path| Some(path.split_once('/')?.0.to_owned()));
    let given = files.into_iter().map(|file| match path(&file) {
        Some(path) => {
            let below = path.split_once('/').map_or(path.as_str(), |(_, below)| below).to_owned();
            GivenFile { path: below, content: file.into(), is_named: false }
        }
        None => GivenFile { path: file.name(), content: file.into(), is_named: true },
    });
    let files: Vec<GivenFile> = given.collect();
    Given { name: folder.unwrap_or_else(|| name_of(&files)), files, failed: Vec::new() }
}

fn chosen_in(event: &Event) -> Vec<File> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return Vec::new() };
    let files = field.files().map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect());
    field.set_value("");
    files.unwrap_or_default()
}

/// The name of the only file, without its ending.
fn name_of(files: &[GivenFile]) -> String {
    match files {
        [only] => only.path.rsplit_once('.').map_or(only.path.as_str(), |(stem, _)| stem).to_owned(),
        _ => String::new(),
    }
}

/// Whether something is dragged that has files.
pub fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// A text that is no file, as one.
pub fn of_text(path: String, text: &str) -> Option<GivenFile> {
    let content = Blob::new_with_str_sequence(&Array::of1(&text.into()));
    Some(GivenFile { path, content: super::report(content)?, is_named: true })
}

/// The files that were dropped, with those in folders. It is to be called while the event is handled, and can be waited for
/// later.
pub fn dropped(event: &DragEvent) -> impl Future<Output = Given> + 'static {
    let entries = event.data_transfer().map(|data| entries_of(&data)).unwrap_or_default();
    async move {
        let mut given = Given::default();
        match entries.as_slice() {
            // The folder itself is the corpus.
            [only] if only.is_directory() => {
                given.name = only.name();
                for entry in children(only).await.unwrap_or_else(|why| failed(&mut given, only, &why)) {
                    take(entry, "", false, &mut given).await;
                }
            }
            several => {
                for entry in several {
                    take(entry.clone(), "", true, &mut given).await;
                }
                given.name = name_of(&given.files);
            }
        }
        given
    }
}

fn entries_of(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    let items = (0..items.length()).filter_map(|at| items.get(at));
    items.filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect()
}

fn failed<T: Default>(given: &mut Given, entry: &FileSystemEntry, why: &JsValue) -> T {
    given.failed.push(format!("{}: {}", entry.name(), message_of(why)));
    T::default()
}

/// Takes a file, or all files of a folder.
async fn take(entry: FileSystemEntry, folder: &str, is_named: bool, given: &mut Given) {
    let path = format!("{folder}{}", entry.name());
    if entry.is_directory() {
        let folder = format!("{path}/");
        for inner in children(&entry).await.unwrap_or_else(|why| failed(given, &entry, &why)) {
            Box::pin(take(inner, &folder, false, given)).await;
        }
        return;
    }
    match file(&entry).await {
        Ok(file) => given.files.push(GivenFile { path, content: file.into(), is_named }),
        Err(why) => failed(given, &entry, &why),
    }
}

/// What a call gives back by one of two functions.
async fn called(call: impl FnOnce(&Function, &Function)) -> Result<JsValue, JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |resolve, reject| {
        if let Some(call) = call.take() {
            call(&resolve, &reject);
        }
    });
    JsFuture::from(promise).await
}

async fn file(entry: &FileSystemEntry) -> Result<File, JsValue> {
    let entry: &FileSystemFileEntry = entry.unchecked_ref();
    Ok(called(|done, failed| entry.file_with_callback_and_callback(done, failed)).await?.unchecked_into())
}

async fn children(entry: &FileSystemEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let folder: &FileSystemDirectoryEntry = entry.unchecked_ref();
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        // They come some at a time, and none at the end.
        let some = called(|done, failed| {
            super::report(reader.read_entries_with_callback_and_callback(done, failed));
        });
        let some = Array::from(&some.await?);
        if some.length() == 0 {
            return Ok(all);
        }
        all.extend(some.iter().map(|entry| entry.unchecked_into::<FileSystemEntry>()));
    }
}
