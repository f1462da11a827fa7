//! The signals, memos and effects of the page: Leptos's own, compiled once.
//!
//! Leptos compiles each anew for every type that it holds and for every closure, which was an eighth of the page's
//! wasm. Beneath these all is one type, a box of anything, and only the way into the box is compiled for a type. Their
//! methods do what those of the same name in Leptos do.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use leptos::prelude as base;
use leptos::prelude::{LocalStorage, Read, ReadUntracked, ReadValue, Track, Write, WriteValue};
pub use leptos::prelude::{event_target_value, on_cleanup, untrack};

/// A value of a type that only its owner knows.
type Held = Box<dyn Any + Send + Sync>;

/// A value that can be changed, and that others follow.
pub struct RwSignal<T> {
    held: base::RwSignal<Held>,
    holds: PhantomData<fn() -> T>,
}

/// A value worked out of others. It counts as changed only when it is another one than before.
pub struct Memo<T> {
    held: base::Memo<Held>,
    holds: PhantomData<fn() -> T>,
}

/// A value that nobody follows, for as long as its place on the page is there.
pub struct StoredValue<T> {
    held: base::StoredValue<Box<dyn Any>, LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

/// Something to do, which can be handed on anywhere, as long as its place on the page is there.
pub type Act = StoredValue<Rc<dyn Fn()>>;

pub fn act(act: impl Fn() + 'static) -> Act {
    StoredValue::new(Rc::new(act))
}

/// Runs `act` once the page is drawn, and again after whatever signal it read has changed, until the place on the page
/// goes away.
pub fn effect(act: impl FnMut() + 'static) {
    start(Box::new(act));
}

#[inline(never)]
fn start(mut act: Box<dyn FnMut()>) {
    base::Effect::new(move |_: Option<()>| act());
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    pub fn new(value: T) -> RwSignal<T> {
        RwSignal { held: hold(Box::new(value)), holds: PhantomData }
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(open(&read_signal(self.held, true)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(open(&read_signal(self.held, false)))
    }

    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        change(open_mut(&mut self.held.write()));
    }

    /// Changes nothing where the place on the page that the signal belongs to has gone away.
    pub fn try_update(self, change: impl FnOnce(&mut T)) {
        if let Some(mut held) = self.held.try_write() {
            change(open_mut(&mut held));
        }
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    pub fn new(work_out: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
        let next = move |before: Option<Held>| {
            let now = work_out();
            let changed = before.is_none_or(|before| *open::<T>(&before) != now);
            (Box::new(now) as Held, changed)
        };
        Memo { held: follow(Box::new(next)), holds: PhantomData }
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(open(&read_memo(self.held, true)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(open(&read_memo(self.held, false)))
    }

    pub fn track(self) {
        self.held.track();
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: 'static> StoredValue<T> {
    pub fn new(value: T) -> StoredValue<T> {
        StoredValue { held: store(Box::new(value)), holds: PhantomData }
    }

    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        match self.try_with_value(read) {
            Some(read) => read,
            None => unreachable!("a value whose place has gone away"),
        }
    }

    /// Nothing where the place on the page has gone away.
    pub fn try_with_value<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        Some(read(read_stored(self.held)?.downcast_ref()?))
    }

    /// Changes nothing where the place on the page has gone away.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        Some(change(write_stored(self.held)?.downcast_mut()?))
    }

    /// Sets nothing where the place on the page has gone away.
    pub fn set_value(self, value: T) {
        if let Some(mut held) = write_stored(self.held) {
            *held = Box::new(value);
        }
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }
}

#[inline(never)]
fn store(value: Box<dyn Any>) -> base::StoredValue<Box<dyn Any>, LocalStorage> {
    base::StoredValue::new_local(value)
}

#[inline(never)]
fn read_stored(stored: base::StoredValue<Box<dyn Any>, LocalStorage>) -> Option<impl Deref<Target = Box<dyn Any>>> {
    stored.try_read_value()
}

#[inline(never)]
fn write_stored(stored: base::StoredValue<Box<dyn Any>, LocalStorage>) -> Option<impl DerefMut<Target = Box<dyn Any>>> {
    stored.try_write_value()
}

#[inline(never)]
fn hold(value: Held) -> base::RwSignal<Held> {
    base::RwSignal::new(value)
}

#[inline(never)]
fn follow(next: Box<dyn Fn(Option<Held>) -> (Held, bool) + Send + Sync>) -> base::Memo<Held> {
    base::Memo::new_owning(next)
}

#[inline(never)]
fn read_signal(signal: base::RwSignal<Held>, track: bool) -> impl Deref<Target = Held> {
    if track { signal.read() } else { signal.read_untracked() }
}

#[inline(never)]
fn read_memo(memo: base::Memo<Held>, track: bool) -> impl Deref<Target = Held> {
    if track { memo.read() } else { memo.read_untracked() }
}

#[inline(never)]
fn open<T: 'static>(held: &Held) -> &T {
    held.downcast_ref().unwrap_or_else(|| another_type())
}

#[inline(never)]
fn open_mut<T: 'static>(held: &mut Held) -> &mut T {
    held.downcast_mut().unwrap_or_else(|| another_type())
}

/// What is held is of the type that was put in: nothing outside of this file can put in another.
fn another_type() -> ! {
    unreachable!("a signal that holds another type")
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> RwSignal<T> {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Memo<T> {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> StoredValue<T> {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}
