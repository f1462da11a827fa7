//! The signals, memos and effects of the page: Leptos's own, compiled once.
//!
//! Leptos compiles each anew for every type that it holds and for every closure, which was an eighth of the page's
//! wasm. Beneath these all is one type, a box of anything, and only the way into the box is compiled for a type. Their
//! methods do what those of the same name in Leptos do.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

use leptos::prelude as base;
use leptos::prelude::{Read, ReadUntracked, Track, Write};
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
    key: Key,
    holds: PhantomData<fn() -> T>,
}

/// A place among those that are kept, and how many values were kept there before.
#[derive(Clone, Copy)]
struct Key {
    at: usize,
    age: u32,
}

/// What a place keeps, if anything, and its age.
#[derive(Default)]
struct Kept {
    value: Option<Rc<RefCell<Box<dyn Any>>>>,
    age: u32,
}

thread_local! {
    // Leptos's own ask which thread they are on, which in a browser brings threads and an allocator for them.
    static KEPT: RefCell<(Vec<Kept>, Vec<usize>)> = const { RefCell::new((Vec::new(), Vec::new())) };
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
    let drawn = RwSignal::new(false);
    follow_now(Box::new(move || {
        if drawn.get() {
            act();
        }
    }));
    drawn.set(true);
}

/// Runs now, and again whenever a signal that it read changes, until the place on the page goes away.
pub(super) fn follow_now(mut act: Box<dyn FnMut()>) {
    StoredValue::new(base::RenderEffect::new(move |_: Option<()>| act()));
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
        StoredValue { key: keep(Box::new(value)), holds: PhantomData }
    }

    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        match self.try_with_value(read) {
            Some(read) => read,
            None => unreachable!("a value whose place has gone away"),
        }
    }

    /// Nothing where the place on the page has gone away.
    pub fn try_with_value<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        let kept = kept(self.key)?;
        Some(read(kept.borrow().downcast_ref()?))
    }

    /// Changes nothing where the place on the page has gone away.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let kept = kept(self.key)?;
        Some(change(kept.borrow_mut().downcast_mut()?))
    }

    /// Sets nothing where the place on the page has gone away.
    pub fn set_value(self, value: T) {
        self.try_update_value(|held| *held = value);
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }
}

#[inline(never)]
fn keep(value: Box<dyn Any>) -> Key {
    let key = KEPT.with(|kept| {
        let (all, free) = &mut *kept.borrow_mut();
        let at = free.pop().unwrap_or_else(|| {
            all.push(Kept::default());
            all.len() - 1
        });
        let place = &mut all[at];
        place.value = Some(Rc::new(RefCell::new(value)));
        Key { at, age: place.age }
    });
    on_cleanup(move || forget(key));
    key
}

#[inline(never)]
fn kept(key: Key) -> Option<Rc<RefCell<Box<dyn Any>>>> {
    KEPT.with(|kept| kept.borrow().0.get(key.at).filter(|place| place.age == key.age)?.value.clone())
}

fn forget(key: Key) {
    // What a value does as it goes may need others: it goes when none are held any more.
    let _gone = KEPT.with(|kept| {
        let (all, free) = &mut *kept.borrow_mut();
        let place = all.get_mut(key.at)?;
        place.age += 1;
        free.push(key.at);
        place.value.take()
    });
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
