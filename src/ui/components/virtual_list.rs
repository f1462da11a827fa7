//! A virtual list: only the rows near what is seen are on the page, so that ten thousand rows scroll as smoothly as ten.
//! What is above and below is empty space of the height that it would have.

use std::hash::Hash;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::platform;
use crate::ui::logic::rows::{BLOCK, RowHeights};
use crate::ui::words;

/// What is done with a row that was gone to.
type Arrive = fn(&Element);

/// The rows of a virtual list: which are wanted, and the space around them. Cheap to copy; belongs to one list.
#[derive(Clone, Copy)]
pub struct VirtualRows {
    heights: StoredValue<RowHeights>,
    /// The first row to ask for, and how many.
    wanted: RwSignal<(u32, u32)>,
    above: RwSignal<f64>,
    below: RwSignal<f64>,
    /// The element that holds the rows.
    container: StoredValue<Option<Element>, LocalStorage>,
    /// A row to go to as soon as it is drawn, and what is done with it then.
    target: StoredValue<Option<(u32, Arrive)>>,
}

impl VirtualRows {
    /// Rows of about so many pixels each.
    pub fn new(guess: f64) -> VirtualRows {
        // What is seen and half as much again, which `look` asks to be there.
        let first = (platform::height() * 1.5 / guess) as u32 + BLOCK;
        let rows = VirtualRows {
            heights: StoredValue::new(RowHeights::new(guess)),
            wanted: RwSignal::new((0, first.next_multiple_of(BLOCK))),
            above: RwSignal::new(0.0),
            below: RwSignal::new(0.0),
            container: StoredValue::new_local(None),
            target: StoredValue::new(None),
        };
        let scroll = window_event_listener(ev::scroll, move |_| rows.look());
        let resize = window_event_listener(ev::resize, move |_| {
            // Lines break elsewhere: what was measured is not so any more.
            rows.heights.try_update_value(RowHeights::forget);
            rows.measure();
            rows.look();
        });
        on_cleanup(move || {
            scroll.remove();
            resize.remove();
        });
        rows
    }

    /// The first row to ask for, and how many. Follows what is seen.
    pub fn wanted(self) -> (u32, u32) {
        self.wanted.get()
    }

    /// Begins again from the first row whenever a signal that `track` reads changes.
    pub fn restart_on<T: PartialEq + 'static>(self, track: impl Fn() -> T + 'static) {
        Effect::new(move |before: Option<T>| {
            let now = track();
            if before.is_some_and(|before| before != now) {
                self.heights.update_value(RowHeights::forget);
                let count = self.wanted.get_untracked().1;
                self.wanted.set((0, count));
            }
            now
        });
    }

    /// Wants all of so many rows.
    pub fn want_all(self, total: u32) {
        if self.wanted.try_get_untracked().is_some_and(|wanted| wanted != (0, total)) {
            self.wanted.set((0, total));
        }
    }

    /// Goes to a row, wherever it is: `arrive` brings it into sight once it is drawn.
    pub fn go_to(self, row: u32, arrive: Arrive) {
        self.target.try_set_value(Some((row, arrive)));
        let is_drawn = self.heights.try_with_value(|heights| heights.drawn().contains(&row));
        if is_drawn == Some(true) {
            platform::before_paint(move || self.arrive());
        } else if let Some(near) = self.heights.try_with_value(|heights| heights.near(row, platform::height())) {
            self.wanted.try_set(near);
        }
    }

    /// At the row that was to be gone to, when it is drawn.
    fn arrive(self) {
        let Some(Some((row, arrive))) = self.target.try_get_value() else { return };
        let Some((drawn, total)) = self.heights.try_with_value(|heights| (heights.drawn(), heights.total())) else {
            return;
        };
        if drawn.contains(&row) || row >= total {
            self.target.try_set_value(None);
        }
        if let Some(Some(container)) = self.container.try_get_value()
            && let Some(element) = row.checked_sub(drawn.start).and_then(|at| container.children().item(at))
        {
            arrive(&element);
        }
    }

    /// Says which rows have come: `count` from the row `first` on, of `total`. Called before they are drawn.
    pub fn came(self, total: u32, first: u32, count: u32) {
        self.heights.update_value(|heights| heights.draw(total, first..first + count));
        self.space();
        // The list may be gone before the frame comes.
        platform::before_paint(move || {
            self.measure();
            // The space around the rows is as it was measured from the next frame on, and places on the page with it.
            platform::before_paint(move || {
                self.arrive();
                self.look();
            });
        });
    }

    fn space(self) {
        let Some((above, below)) = self.heights.try_with_value(RowHeights::around) else { return };
        for (space, height) in [(self.above, above.floor()), (self.below, below.floor())] {
            if space.try_get_untracked().is_some_and(|now| now != height) {
                space.set(height);
            }
        }
    }

    /// Measures the blocks that are on the page as a whole.
    fn measure(self) {
        let Some(Some(container)) = self.container.try_get_value() else { return };
        self.heights.try_update_value(|heights| {
            let children = container.children();
            let (first, count) = (heights.drawn().start, children.length());
            let edge = |at: u32| children.item(at).map(|row| row.get_bounding_client_rect());
            for start in (0..count).step_by(BLOCK as usize) {
                let end = (start + BLOCK).min(count);
                if let (Some(top), Some(bottom)) = (edge(start), edge(end - 1)) {
                    heights.measure(first + start, end - start, bottom.bottom() - top.top());
                }
            }
        });
        self.space();
    }

    /// Wants the rows that are seen, and a window's height of them above and below.
    fn look(self) {
        let Some(Some(container)) = self.container.try_get_value() else { return };
        // What is seen now is about to be left.
        if self.target.try_get_value().is_none_or(|target| target.is_some()) {
            return;
        }
        let next = self.heights.try_with_value(|heights| {
            if heights.total() == 0 {
                return None;
            }
            let window = platform::height();
            let top = heights.at(-container.get_bounding_client_rect().top());
            // Keys lead from row to row: the next ones have to be there before the last one is reached.
            let near = heights.between(top - window / 2.0, top + window * 1.5);
            let drawn = heights.drawn();
            if !drawn.is_empty() && drawn.start <= near.start && near.end.min(heights.total()) <= drawn.end {
                return None;
            }
            let next = heights.between(top - window, top + window * 2.0);
            Some((next.start, next.end.saturating_sub(next.start).max(BLOCK)))
        });
        if let Some(Some(next)) = next
            && self.wanted.try_get_untracked().is_some_and(|wanted| wanted != next)
        {
            self.wanted.set(next);
        }
    }
}

fn pixels(height: RwSignal<f64>) -> impl Fn() -> String {
    move || format!("{}px", height.get())
}

/// The rows as items of an ordered list.
#[component]
pub fn VirtualList<T, K, EF, KF, CF, V>(
    rows: VirtualRows,
    /// The rows that have come.
    each: EF,
    /// What tells a row from others: one with the key of an earlier row keeps its element.
    key: KF,
    class: &'static str,
    children: CF,
) -> impl IntoView
where
    EF: Fn() -> Vec<T> + Send + Sync + 'static,
    KF: Fn(&T) -> K + Send + Sync + Clone + 'static,
    CF: Fn(T) -> V + Send + Sync + Clone + 'static,
    K: Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    T: Send + 'static,
{
    let node = NodeRef::<html::Ol>::new();
    Effect::new(move |_| rows.container.set_value(node.get().map(Element::from)));
    view! {
        <Space height=rows.above/>
        <ol class=class node_ref=node>
            <For each key children/>
        </ol>
        <Space height=rows.below/>
    }
}

/// Space in place of rows that are not drawn.
#[component]
fn Space(
    height: RwSignal<f64>,
    #[prop(default = words::not_printed as fn() -> String)] on_paper: fn() -> String,
) -> impl IntoView {
    view! { <div class="space" aria-hidden="true" data-print=on_paper() style:block-size=pixels(height)></div> }
}

/// The rows as blocks of a text.
#[component]
pub fn VirtualText<T, K, EF, KF, CF, V>(
    rows: VirtualRows,
    /// The rows that have come.
    each: EF,
    /// What tells a row from others: one with the key of an earlier row keeps its element.
    key: KF,
    class: &'static str,
    children: CF,
) -> impl IntoView
where
    EF: Fn() -> Vec<T> + Send + Sync + 'static,
    KF: Fn(&T) -> K + Send + Sync + Clone + 'static,
    CF: Fn(T) -> V + Send + Sync + Clone + 'static,
    K: Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    T: Send + 'static,
{
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| rows.container.set_value(node.get().map(Element::from)));
    view! {
        <Space height=rows.above on_paper=words::text_not_printed/>
        <div class=class node_ref=node>
            <For each key children/>
        </div>
        <Space height=rows.below on_paper=words::text_not_printed/>
    }
}

/// The rows as the body of a table.
#[component]
pub fn VirtualTableBody<T, K, EF, KF, CF, V>(
    rows: VirtualRows,
    /// The rows that have come.
    each: EF,
    /// What tells a row from others: one with the key of an earlier row keeps its element.
    key: KF,
    children: CF,
) -> impl IntoView
where
    EF: Fn() -> Vec<T> + Send + Sync + 'static,
    KF: Fn(&T) -> K + Send + Sync + Clone + 'static,
    CF: Fn(T) -> V + Send + Sync + Clone + 'static,
    K: Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    T: Send + 'static,
{
    let node = NodeRef::<html::Tbody>::new();
    Effect::new(move |_| rows.container.set_value(node.get().map(Element::from)));
    let space = |height| {
        view! {
            <tbody class="space" aria-hidden="true">
                <tr>
                    <td colspan="100" data-print=words::not_printed() style:block-size=pixels(height)></td>
                </tr>
            </tbody>
        }
    };
    view! {
        {space(rows.above)}
        <tbody node_ref=node>
            <For each key children/>
        </tbody>
        {space(rows.below)}
    }
}
