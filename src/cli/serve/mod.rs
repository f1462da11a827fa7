//! `serve`: the page with corpora, on this machine, for as long as the program runs.
//!
//! A corpus is indexed in memory. What is served are the files of its site (`corpus`), by a server that knows nothing of
//! corpora (`server`); where its texts change it is made anew (`watch`), and the pages that show it are told.

mod corpus;
mod server;
mod watch;

use std::{
    collections::BTreeSet,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use tokio::{net::TcpListener, runtime::Builder, sync::watch::Sender};

use self::{corpus::Source, server::Sites};
use super::{
    args::Reading,
    load,
    output::{lines, say},
    page::Page,
    stop::Stop,
};

/// How corpora are served.
pub struct Serving {
    pub reading: Reading,
    pub page: Page,
    pub host: IpAddr,
    /// 0 is any that is free.
    pub port: u16,
    /// Opens the address in a browser.
    pub open: bool,
}

/// Serves corpora until the program is ended.
pub fn serve(paths: &[PathBuf], serving: &Serving) -> Result<(), Stop> {
    let mut sites = Vec::new();
    for (path, name) in paths.iter().zip(names(paths)) {
        let source = Source { path: path.clone(), reading: serving.reading, page: serving.page.clone() };
        sites.push((name, Sender::new(Arc::new(source.read()?)), source));
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let wanted = SocketAddr::new(serving.host, serving.port);
        let listener = TcpListener::bind(wanted).await.map_err(|error| {
            Stop::input(
                format!("{wanted} cannot be listened to: {error}."),
                "Give another --port, or none for a free one.",
            )
        })?;
        let address = listener.local_addr()?;
        let root = format!("http://{address}/");
        if !serving.host.is_loopback() {
            say!("warning: whoever can reach {} can read the texts: nothing asks who they are.", serving.host);
        }
        let served =
            Sites { sites: sites.iter().map(|(name, site, _)| (name.clone(), site.clone())).collect(), address };
        let is_only_one = sites.len() == 1;
        let addresses =
            sites.iter().map(|(name, ..)| if is_only_one { root.clone() } else { format!("{root}{name}/") });
        lines(&addresses.collect::<Vec<_>>())?;
        say!("Ctrl+C ends it. A text that is changed, added or removed is shown at once.");
        if serving.open
            && let Err(error) = open::that_detached(&root)
        {
            say!("warning: no browser could be opened: {error}. Open {root} yourself.");
        }
        let _watchers: Vec<watch::Watcher> =
            sites.into_iter().filter_map(|(_, site, source)| watch::start(source, site)).collect();
        axum::serve(listener, server::router(served)).await.map_err(Stop::from)
    })
}

/// A name in the address for each corpus: that of its folder or file, with a number where another has it.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut name = |path: &PathBuf| {
        let base = slug(path);
        let name = (1..)
            .map(|number| if number == 1 { base.clone() } else { format!("{base}-{number}") })
            .find(|name| taken.insert(name.clone()));
        name.unwrap_or(base)
    };
    paths.iter().map(&mut name).collect()
}

/// Letters, digits and hyphens of a folder's name.
fn slug(path: &Path) -> String {
    let name = load::name_of(path).unwrap_or_default().to_lowercase();
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-");
    if slug.is_empty() { "corpus".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::names;

    #[test]
    fn each_corpus_has_a_name_of_its_own() {
        let paths = ["a/My talks, 2019", "b/my-talks-2019.csv", "中文", "c/中文", "x"].map(PathBuf::from);
        assert_eq!(names(&paths), ["my-talks-2019", "my-talks-2019-2", "corpus", "corpus-2", "x"]);
    }
}
