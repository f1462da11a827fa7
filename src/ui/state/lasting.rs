//! Signals of the page, or of a part of it that stays, read by effects that come and go.
//!
//! A signal holds a weak reference to every effect and memo that has read it, also when that is gone (`reactive_graph`
//! 0.2.16): one that outlives its readers would grow with every view. So who reads one of these is taken out of its
//! subscribers when it ends.

use std::ops::DerefMut;
use std::panic::Location;

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};
use leptos::reactive::traits::{Notify, UntrackableGuard};

/// A signal that outlives its readers. Cheap to copy.
pub struct LastingSignal<T: 'static>(RwSignal<T>);

/// A memo that outlives its readers. Cheap to copy.
pub struct LastingMemo<T: Send + Sync + 'static>(Memo<T>);

/// Takes the effect or memo that now reads a source out of its subscribers, when that ends or before it runs again.
fn leave_at_end(source: impl FnOnce() -> AnySource) {
    if let Some(reader) = Observer::get() {
        let source = source();
        on_cleanup(move || source.remove_subscriber(&reader));
    }
}

impl<T: Send + Sync + 'static> LastingSignal<T> {
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }
}

impl<T: PartialEq + Send + Sync + 'static> LastingMemo<T> {
    pub fn new(value: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self(Memo::new(value))
    }
}

impl<T: Send + Sync + 'static> Track for LastingSignal<T> {
    fn track(&self) {
        leave_at_end(|| self.0.to_any_source());
        self.0.track();
    }
}

impl<T: Send + Sync + 'static> Track for LastingMemo<T> {
    fn track(&self) {
        leave_at_end(|| ArcMemo::from(self.0).to_any_source());
        self.0.track();
    }
}

impl<T: Send + Sync + 'static> ReadUntracked for LastingSignal<T> {
    type Value = <RwSignal<T> as ReadUntracked>::Value;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}

impl<T: Send + Sync + 'static> ReadUntracked for LastingMemo<T> {
    type Value = <Memo<T> as ReadUntracked>::Value;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}

impl<T: Send + Sync + 'static> Write for LastingSignal<T> {
    type Value = T;

    fn try_write(&self) -> Option<impl UntrackableGuard<Target = T>> {
        self.0.try_write()
    }

    fn try_write_untracked(&self) -> Option<impl DerefMut<Target = T>> {
        self.0.try_write_untracked()
    }
}

impl<T: Send + Sync + 'static> Notify for LastingSignal<T> {
    fn notify(&self) {
        self.0.notify();
    }
}

impl<T: Send + Sync + 'static> IsDisposed for LastingSignal<T> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

impl<T: Send + Sync + 'static> DefinedAt for LastingSignal<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<T: Send + Sync + 'static> DefinedAt for LastingMemo<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<T: 'static> Clone for LastingSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: 'static> Copy for LastingSignal<T> {}

impl<T: Send + Sync + 'static> Clone for LastingMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for LastingMemo<T> {}
