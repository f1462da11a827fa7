//! Whatever fails, at whatever step: what was there is there, or what is new is.

use std::{
    cell::Cell,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::{
    disk::Disk,
    owned::{Owned, SITE, name_in},
    swap::{self, Put, Target},
    work::Work,
};
use crate::publish::File;

type Tree = BTreeMap<String, Vec<u8>>;

/// Every file below a folder, but for what is left of a working folder in it.
fn tree(folder: &Path) -> Tree {
    let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| (name_in(folder, entry.path()), fs::read(entry.path()).unwrap()));
    named.filter(|(name, _)| !name.starts_with(".readout/")).collect()
}

fn outputs<'a>(files: &[(&str, &'a str)]) -> Vec<File<'a>> {
    files.iter().map(|(name, text)| File::of(*name, text.as_bytes())).collect()
}

const BEFORE: &[(&str, &str)] = &[
    ("index.html", "old"),
    ("page.js", "old"),
    ("same.css", "same"),
    ("corpus/a.txt", "old"),
    ("read/gone.html", "old"),
    ("old/only/here.txt", "old"),
];
const AFTER: &[(&str, &str)] = &[
    ("index.html", "new"),
    ("page.js", "new"),
    ("same.css", "same"),
    ("corpus/a.txt", "new"),
    ("corpus/b.txt", "new"),
    ("read/come.html", "new"),
    ("new/only/here.txt", "new"),
];
/// What somebody else has put there.
const OTHERS: &[(&str, &str)] =
    &[("CNAME", "example.org"), (".git/objects/1", "x"), ("read/notes.html", "mine"), ("old/mine.txt", "mine")];

/// A folder with a site in it.
struct Sites {
    above: TempDir,
    out: PathBuf,
    /// Whether files may be replaced one by one.
    one_by_one: Cell<bool>,
}

impl Sites {
    fn empty() -> Self {
        let above = tempfile::tempdir().unwrap();
        let out = above.path().canonicalize().unwrap().join("site");
        Self { above, out, one_by_one: Cell::new(false) }
    }

    fn before() -> Self {
        let sites = Self::empty();
        sites.put(BEFORE, &Disk::default()).unwrap();
        for (name, text) in OTHERS {
            fs::create_dir_all(sites.out.join(name).parent().unwrap()).unwrap();
            fs::write(sites.out.join(name), text).unwrap();
        }
        fs::create_dir(sites.out.join("mine")).unwrap();
        sites
    }

    fn put(&self, files: &[(&str, &str)], disk: &Disk) -> io::Result<Put> {
        let owned = Owned::of(&self.out, &SITE)?;
        let outputs = outputs(files);
        owned.allows(&self.out, &self.out, outputs.iter().map(|output| output.name.as_str())).unwrap();
        let one_by_one = self.one_by_one.get();
        swap::put(disk, &Target { out: &self.out, kind: &SITE, owned: &owned, one_by_one }, &outputs)
    }

    /// What is beside the site.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.above.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "site").collect()
    }

    #[track_caller]
    fn is_clean(&self) {
        assert_eq!(self.beside(), [""; 0]);
        assert!(!self.out.join(".readout").exists());
    }
}

/// The working folder of a site.
const BESIDE: &str = ".site.readout";

/// What is to fail.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// One step.
    Error,
    /// All from that step on, as if the process had been killed before it.
    Kill,
}

/// Puts the new site over the old one with a fault at each of the steps, one after the other, until none is left to fail, and
/// hands what came of it on.
fn at_every_step(
    fault: Fault,
    refuses: &dyn Fn(&Path) -> bool,
    mut then: impl FnMut(&Sites, io::Result<Put>),
) -> usize {
    for at in 0.. {
        let (sites, steps) = (Sites::before(), Cell::new(0));
        sites.one_by_one.set(refuses(Path::new(BESIDE)));
        let ask = |path: &Path| {
            if refuses(path) {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            let step = steps.replace(steps.get() + 1);
            let fails = if fault == Fault::Kill { step >= at } else { step == at };
            if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        };
        let put = sites.put(AFTER, &Disk::asking(&ask));
        if steps.get() <= at {
            put.unwrap();
            sites.is_clean();
            return at;
        }
        then(&sites, put);
    }
    unreachable!()
}

/// What was there, and what is there when all goes well.
fn before_and_after() -> (Tree, Tree) {
    let sites = Sites::before();
    let before = tree(&sites.out);
    sites.put(AFTER, &Disk::default()).unwrap();
    (before, tree(&sites.out))
}

#[test]
fn what_is_new_takes_the_place_of_what_was_ours() {
    let (before, after) = before_and_after();
    for (name, text) in AFTER.iter().chain(OTHERS) {
        assert_eq!(after[*name], text.as_bytes(), "{name}");
    }
    assert_eq!(after.len(), AFTER.len() + OTHERS.len() + 1, "{:?}", after.keys());
    assert!(before.contains_key("readout-site.json") && after.contains_key("readout-site.json"));
    let sites = Sites::before();
    let (folder, file) = (fs::metadata(&sites.out).unwrap(), fs::metadata(sites.out.join("same.css")).unwrap());
    assert!(sites.put(AFTER, &Disk::default()).unwrap().at_once);
    assert!(sites.out.join("mine").is_dir() && !sites.out.join("old/only").exists());
    sites.is_clean();
    // Who has the folder open still has the site; a file that is as before is not made anew.
    let modified = |there: &fs::Metadata| there.modified().unwrap();
    assert_eq!(modified(&fs::metadata(sites.out.join("same.css")).unwrap()), modified(&file));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        assert_eq!(fs::metadata(&sites.out).unwrap().ino(), folder.ino());
    }
    let _ = folder;
}

#[test]
fn killed_at_any_step_the_old_site_or_the_new_one_is_whole() {
    let (before, after) = before_and_after();
    let mut found = [0, 0];
    let steps = at_every_step(Fault::Kill, &|_| false, |sites, _| {
        let now = tree(&sites.out);
        found[usize::from(now == after)] += 1;
        assert!(now == before || now == after, "{:?}", now.keys());
        // The next run clears up.
        sites.put(AFTER, &Disk::default()).unwrap();
        assert_eq!(tree(&sites.out), after);
        sites.is_clean();
    });
    assert!(steps > 40 && found.iter().all(|count| *count > 5), "{steps}, {found:?}");
}

#[test]
fn an_error_at_any_step_leaves_what_was_there() {
    let (before, after) = before_and_after();
    at_every_step(Fault::Error, &|_| false, |sites, put| {
        match put {
            Ok(Put { left, .. }) => {
                assert_eq!(tree(&sites.out), after);
                assert_eq!(left.is_some(), !sites.beside().is_empty() || sites.out.join(".readout").exists());
            }
            Err(_) => assert_eq!(tree(&sites.out), before),
        }
        sites.put(AFTER, &Disk::default()).unwrap();
        assert_eq!(tree(&sites.out), after);
        sites.is_clean();
    });
}

fn is_beside(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == BESIDE)
}

/// A disk on which nothing can be made beside a site.
fn refuse_beside(path: &Path) -> io::Result<()> {
    if is_beside(path) { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
}

#[test]
fn one_by_one_where_folders_cannot_be_exchanged_and_a_person_wants_it() {
    let (before, after) = before_and_after();
    at_every_step(Fault::Error, &is_beside, |sites, put| match put {
        Ok(Put { at_once, .. }) => {
            assert!(!at_once);
            assert_eq!(tree(&sites.out), after);
        }
        Err(_) => assert_eq!(tree(&sites.out), before),
    });
    // Whichever site is written next: the new one, or the old one again.
    for (next, expected) in [(AFTER, &after), (BEFORE, &before)] {
        at_every_step(Fault::Kill, &is_beside, |sites, _| {
            let now = tree(&sites.out);
            for (name, text) in OTHERS {
                assert_eq!(now[*name], text.as_bytes(), "{name}");
            }
            // Each file is whole, and the next run makes one site of them.
            assert!(now.iter().all(|(name, bytes)| [&before, &after].iter().any(|site| site.get(name) == Some(bytes))));
            sites.put(next, &Disk::asking(&refuse_beside)).unwrap();
            assert_eq!(tree(&sites.out), *expected);
            sites.is_clean();
        });
    }
}

#[test]
fn nothing_is_half_new_unless_a_person_wants_it() {
    let sites = Sites::before();
    let before = tree(&sites.out);
    let error = sites.put(AFTER, &Disk::asking(&refuse_beside)).unwrap_err();
    assert!(error.to_string().contains("--one-by-one"), "{error}");
    assert_eq!(tree(&sites.out), before);
    sites.is_clean();
    // Where none of ours is yet, no page of an old site can be beside one of a new one.
    let sites = Sites::empty();
    fs::create_dir(&sites.out).unwrap();
    fs::write(sites.out.join("CNAME"), "example.org").unwrap();
    assert!(!sites.put(AFTER, &Disk::asking(&refuse_beside)).unwrap().at_once);
    assert_eq!(tree(&sites.out).len(), AFTER.len() + 2);
}

#[test]
fn where_nothing_was_nothing_is_left_of_a_failure() {
    for at in 0.. {
        let (sites, steps) = (Sites::empty(), Cell::new(0));
        let out = sites.out.join("deep/down");
        let ask = |_: &Path| {
            let step = steps.replace(steps.get() + 1);
            if step == at { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        };
        let owned = Owned::default();
        let target = Target { out: &out, kind: &SITE, owned: &owned, one_by_one: false };
        let put = swap::put(&Disk::asking(&ask), &target, &outputs(AFTER));
        match put {
            Ok(_) => assert_eq!(tree(&out).len(), AFTER.len() + 1),
            Err(_) if at > 0 => assert!(!out.exists()),
            Err(_) => assert!(!sites.out.exists()),
        }
        if steps.get() <= at {
            return;
        }
    }
}

#[test]
fn two_runs_do_not_write_at_once() {
    let sites = Sites::before();
    let disk = Disk::default();
    let folder = sites.out.with_file_name(BESIDE);
    let work = Work::open(&disk, folder.clone()).unwrap();
    let error = sites.put(AFTER, &disk).unwrap_err();
    assert!(error.to_string().contains("in use"), "{error}");
    drop(work);
    // A folder of that name that is not ours is left alone.
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mine.txt"), "mine").unwrap();
    let error = sites.put(AFTER, &disk).unwrap_err();
    assert!(error.to_string().contains("in the way") && folder.join("mine.txt").exists(), "{error}");
}
