//! Opening a package, and verifying an open one.

use std::cell::RefCell;

use super::{
    context::{Corpus, Ctx},
    meter::Meter,
    reply::reply,
};
use crate::{
    index::{
        fingerprint::fingerprint,
        package::{Damage, MANIFEST, Opening},
    },
    message::{Malformed, Task},
    protocol::{Body, Check, Failure, FailureKind, Reply},
};

/// Files that the host supplied and no job has taken yet.
#[derive(Default)]
pub struct Inbox(Vec<(String, Result<Vec<u8>, Malformed>)>);

impl Inbox {
    pub fn push(&mut self, name: &str, bytes: Result<Vec<u8>, Malformed>) {
        self.0.push((name.to_owned(), bytes));
    }
}

impl From<Damage> for Failure {
    fn from(damage: Damage) -> Self {
        Self::new(FailureKind::Package, damage.message, damage.help)
    }
}

pub async fn open(inbox: &RefCell<Inbox>, meter: &Meter, manifest: &[u8]) -> Result<Corpus, Failure> {
    inbox.borrow_mut().0.clear();
    let mut opening = Opening::new(manifest)?;
    loop {
        for (name, bytes) in inbox.take().0 {
            opening.supply(&name, bytes)?;
        }
        while opening.advance()? {
            let (done, total) = opening.progress();
            meter.report(Task::Opening, done, total);
            // Decoding a chunk takes long: yields after each.
            meter.spend(1 << 20).await;
            for (name, bytes) in inbox.take().0 {
                opening.supply(&name, bytes)?;
            }
        }
        let missing = opening.missing();
        if missing.is_empty() {
            break;
        }
        meter.need(missing).await;
    }
    let package = Some(opening.size());
    Ok(Corpus::new(opening.finish()?, package))
}

impl Ctx {
    /// Verifies the fingerprint: that texts and metadata are those that were packaged. Chunks were verified on opening.
    pub async fn check(&self) -> Result<Reply, Failure> {
        let index = self.index();
        self.meter.report(Task::Checking, 0, 0);
        self.meter.spend(u64::from(index.tokens())).await;
        if fingerprint(index) != index.fingerprint {
            return Err(Damage::file(MANIFEST, Malformed::BadFingerprint).into());
        }
        let (chunks, bytes) = self.corpus.package.unwrap_or_default();
        let check = Check {
            chunks,
            bytes,
            documents: index.documents.len() as u32,
            tokens: u64::from(index.tokens()),
            fingerprint: index.fingerprint.clone(),
        };
        Ok(reply(Body::Check(check), Vec::new()))
    }
}
