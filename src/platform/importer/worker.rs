//! The importer's side: one thing at a time, with word of how far it is.

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::{heard, message_with};
use crate::{
    corpus::{self, Corpus, Options, Report, SourceFile},
    importing,
    index::{
        self,
        package::{self, File, MANIFEST},
    },
    platform::{
        given::{GivenFile, message_of},
        log, milliseconds,
    },
    protocol::importer::{FromImporter, ImportFailure, ImportProgress, Publication, Stage, ToImporter},
    publish::{self, CORPUS},
};

/// How often it is said how far something is, in milliseconds.
const SAY_EVERY: f64 = 50.0;
/// The most that all files together may have, in bytes: they and what is made of them lie in memory, of which a page has
/// four gigabytes.
const MOST: f64 = 1e9;

#[derive(Default)]
struct Importer {
    /// The files that were given last, to be read again with other settings.
    files: Vec<GivenFile>,
    corpus: Option<Corpus>,
}

thread_local! {
    static IMPORTER: RefCell<Importer> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Importer) -> T) -> T {
    IMPORTER.with(|cell| act(&mut cell.borrow_mut()))
}

/// Begins to listen and says that it does.
pub fn run() {
    std::panic::set_hook(Box::new(|info| say(&FromImporter::Panic(info.to_string()), &[])));
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| match heard(&event.data()) {
        Some((message, files)) => spawn_local(async move {
            let answer = answer(message, files).await;
            let (said, files) = answer.unwrap_or_else(|failure| (FromImporter::Failed(failure), Vec::new()));
            say(&said, &files);
        }),
        None => log("The importer cannot read a message."),
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say(&FromImporter::Ready, &[]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(said: &FromImporter, files: &[GivenFile]) {
    if let Err(error) = message_with(said, files).and_then(|message| scope().post_message(&message)) {
        web_sys::console::error_2(&"The importer cannot answer:".into(), &error);
    }
}

/// Says how far something is, not too often.
fn progress(stage: Stage) -> impl FnMut(usize, usize) {
    let mut last = f64::NEG_INFINITY;
    move |done, total| {
        let now = milliseconds();
        if now - last >= SAY_EVERY || done == total {
            last = now;
            say(&FromImporter::Progress(ImportProgress { stage, done: done as u32, total: total as u32 }), &[]);
        }
    }
}

type Answer = Result<(FromImporter, Vec<GivenFile>), ImportFailure>;

async fn answer(message: ToImporter, files: Vec<GivenFile>) -> Answer {
    match message {
        ToImporter::Read { title, changes, keep_all } => read(&title, Options { keep_all, changes }, files).await,
        ToImporter::Index { title } => index(title),
        ToImporter::Unpack => {
            let files = loaded(files).await?;
            match files.as_slice() {
                [packed] => package(importing::unpacked(&packed.bytes)?),
                _ => package(files),
            }
        }
        ToImporter::Publish(what) => publish(what, files).await,
        ToImporter::Rename { title } => {
            let mut files = loaded(files).await?;
            for file in files.iter_mut().filter(|file| file.name == MANIFEST) {
                file.bytes =
                    importing::renamed(&file.bytes, &title).map_err(|damage| ImportFailure::Damaged(damage.into()))?;
            }
            package(files)
        }
    }
}

/// A package, with what it says of itself once all of it is checked.
fn package(files: Vec<File>) -> Answer {
    let head = importing::head(&importing::opened(&files)?);
    Ok((FromImporter::Package(head), given(files)?))
}

/// Files of the browser, whose bytes lie no more in the importer's memory.
fn given(files: Vec<File>) -> Result<Vec<GivenFile>, ImportFailure> {
    files.into_iter().map(|file| given_file(file.name, &file.bytes)).collect()
}

fn given_file(path: String, bytes: &[u8]) -> Result<GivenFile, ImportFailure> {
    let content = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)));
    let content = content.map_err(|error| ImportFailure::Browser(message_of(&error)))?;
    Ok(GivenFile { path, content, is_named: false })
}

async fn bytes(content: &Blob) -> Result<Vec<u8>, ImportFailure> {
    let buffer = JsFuture::from(content.array_buffer()).await;
    let buffer = buffer.map_err(|error| ImportFailure::Browser(message_of(&error)))?;
    Ok(Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec())
}

async fn read(title: &str, options: Options, given: Vec<GivenFile>) -> Answer {
    let files = with(|importer| {
        importer.corpus = None;
        if !given.is_empty() {
            importer.files = given;
        }
        importer.files.clone()
    });
    let mut report = Report::default();
    let sources = load(files, &mut report).await?;
    let (mut corpus, read) = corpus::read_with(sources, &options, progress(Stage::Reading));
    let report = Report { problems: report.problems.into_iter().chain(read.problems).collect(), ..read };
    if corpus.documents.is_empty() && report.tables.is_empty() {
        return Err(ImportFailure::NoTexts(importing::troubles(report.problems)));
    }
    if corpus.about.title.is_empty() {
        corpus.about.title = title.to_owned();
    }
    let preview = importing::preview(&corpus, report);
    with(|importer| importer.corpus = Some(corpus));
    Ok((FromImporter::Preview(preview), Vec::new()))
}

/// The files' bytes. What is hidden is passed over, and what cannot be read is said.
async fn load(files: Vec<GivenFile>, report: &mut Report) -> Result<Vec<SourceFile>, ImportFailure> {
    let is_passed = |file: &GivenFile| !file.is_named && corpus::is_hidden(&file.path);
    let (hidden, files): (Vec<_>, Vec<_>) = files.into_iter().partition(is_passed);
    report.problems.extend(importing::passed_over(hidden.iter().map(|file| file.path.as_str())));
    let size: f64 = files.iter().map(|file| file.content.size()).sum();
    if size > MOST {
        return Err(ImportFailure::TooMuch { bytes: size, most: MOST });
    }
    let mut said = progress(Stage::Loading);
    let all = files.len();
    let mut sources = Vec::with_capacity(all);
    for (done, GivenFile { path, content, is_named }) in files.into_iter().enumerate() {
        match bytes(&content).await {
            Ok(bytes) => sources.push(SourceFile { path, bytes, named: is_named }),
            Err(ImportFailure::Browser(why)) => report.problems.push(importing::unread(&path, &why)),
            Err(failure) => return Err(failure),
        }
        said(done + 1, all);
    }
    Ok(sources)
}

fn index(title: String) -> Answer {
    let Some(mut corpus) = with(|importer| importer.corpus.take()) else {
        return Err(ImportFailure::NoTexts(Vec::new()));
    };
    corpus.about.title = title;
    let all = corpus.documents.len();
    let mut said = progress(Stage::Indexing);
    let index = index::build(&corpus, |done| said(done, all)).map_err(|_| ImportFailure::TooLarge)?;
    drop(corpus);
    say(&FromImporter::Progress(ImportProgress { stage: Stage::Packing, done: 0, total: 0 }), &[]);
    Ok((FromImporter::Package(importing::head(&index)), given(package::write(&index))?))
}

async fn loaded(files: Vec<GivenFile>) -> Result<Vec<File>, ImportFailure> {
    let mut loaded = Vec::with_capacity(files.len());
    for file in files {
        let bytes = bytes(&file.content).await?;
        loaded.push(File { name: file.path, bytes });
    }
    Ok(loaded)
}

/// Makes something to be saved of the package that comes with the message.
async fn publish(what: Publication, files: Vec<GivenFile>) -> Answer {
    let (of_corpus, of_page): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.path.starts_with(CORPUS));
    let page: BTreeMap<String, Vec<u8>> =
        loaded(of_page).await?.into_iter().map(|file| (file.name, file.bytes)).collect();
    let mut files = loaded(of_corpus).await?;
    for file in &mut files {
        file.name = file.name.split_off(CORPUS.len());
    }
    let index = importing::opened(&files)?;
    let unpublishable = |error: &dyn std::fmt::Display| ImportFailure::Unpublishable(error.to_string());
    let bytes = match what {
        Publication::Package => {
            importing::archive(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))
                .map_err(|error| unpublishable(&error))?
        }
        Publication::Metadata => importing::metadata(&index).map_err(|error| unpublishable(&error))?,
        Publication::Site => {
            let files = publish::site(&index, &page, None).map_err(|error| unpublishable(&error))?;
            let files: Vec<_> = files.iter().map(|file| (file.name.as_str(), file.bytes())).collect();
            importing::archive(files.iter().map(|(name, bytes)| (*name, &**bytes)))
                .map_err(|error| unpublishable(&error))?
        }
        Publication::SingleFile => publish::single(&index, &page).map_err(|error| unpublishable(&error))?.into_bytes(),
    };
    Ok((FromImporter::Published, vec![given_file(String::new(), &bytes)?]))
}
