//! Texts that change.

use std::{path::Path, sync::Arc, time::Duration};

use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer,
    notify::{self, RecommendedWatcher, RecursiveMode},
};
use tokio::sync::watch::Sender;

use super::{
    super::output::{self, say},
    corpus::Source,
    server::Served,
};

/// Watches until it is dropped.
pub type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// How long nothing more must change before the texts are read again: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Makes the site anew where the texts change. Where they cannot be watched, or read again, that is said, and what was
/// served stays.
pub fn start(source: Source, site: Sender<Arc<Served>>) -> Option<Watcher> {
    let path = source.path.clone();
    let watched = watcher(source, site).and_then(|mut watcher| {
        // A file that is replaced by another is none that can be watched: its folder can.
        let place = if path.is_file() {
            path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
        } else {
            &path
        };
        let mode = if path.is_file() { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        watcher.watch(place, mode)?;
        Ok(watcher)
    });
    watched
        .inspect_err(|error| {
            say!("warning: {} cannot be watched: {error}. Start again to show changes.", path.display())
        })
        .ok()
}

fn watcher(source: Source, site: Sender<Arc<Served>>) -> notify::Result<Watcher> {
    new_debouncer(QUIET, None, move |events: DebounceEventResult| {
        // Reading the texts is an event as well.
        if events.is_ok_and(|events| events.iter().all(|event| event.kind.is_access())) {
            return;
        }
        match source.read() {
            Ok(served) => {
                let is_new = site.send_if_modified(|now| {
                    let is_new = **now != served;
                    *now = Arc::new(served);
                    is_new
                });
                if is_new {
                    say!("{} was read again.", source.path.display());
                }
            }
            Err(stop) => {
                output::stop(&stop);
                say!("What was read before is still shown.");
            }
        }
    })
}
