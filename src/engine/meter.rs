//! Fuel, progress and needs of one job.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    task::Poll,
};

use crate::{message::Task, protocol::Progress};

#[derive(Default)]
pub struct Meter {
    fuel: Cell<u64>,
    progress: RefCell<Progress>,
    needs: RefCell<Vec<String>>,
}

impl Meter {
    pub fn fill(&self, fuel: u64) {
        self.fuel.set(fuel);
    }

    pub fn progress(&self) -> Progress {
        self.progress.borrow().clone()
    }

    pub fn take_needs(&self) -> Vec<String> {
        self.needs.take()
    }

    /// Sets the progress of the job.
    pub fn report(&self, what: Task, done: u64, total: u64) {
        self.progress.replace(Progress { what: Some(what), done, total });
    }

    /// Spends fuel for work, about one for every token, and yields once it is used up.
    pub async fn spend(&self, work: u64) {
        let left = self.fuel.get().saturating_sub(work);
        self.fuel.set(left);
        if left == 0 {
            self.give_way().await;
        }
    }

    /// Requests files from the host and yields.
    pub async fn need(&self, names: Vec<String>) {
        self.needs.replace(names);
        self.give_way().await;
    }

    async fn give_way(&self) {
        let mut gave = false;
        poll_fn(|_| {
            if gave {
                return Poll::Ready(());
            }
            gave = true;
            Poll::Pending
        })
        .await;
    }
}
