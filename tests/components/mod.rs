//! A few components, mounted in a real browser.

use std::sync::{Arc, Mutex};

use leptos::{mount::mount_to, prelude::*, task::tick};
use readout::ui::{
    components::{Marked, Menu, RemovableChip, VirtualList, VirtualRows},
    words,
};
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement, HtmlSelectElement};

/// An element of its own in the page, with a view in it. Taken away when it is dropped.
struct Mounted {
    element: HtmlElement,
    view: Option<Box<dyn FnOnce()>>,
}

impl Mounted {
    async fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        words::learn("en", include_str!("../../locales/en/page.ftl").to_owned());
        let document = web_sys::window().unwrap().document().unwrap();
        let element: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&element).unwrap();
        let handle = mount_to(element.clone(), view);
        tick().await;
        Self { element, view: Some(Box::new(move || drop(handle))) }
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        self.element.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn count(&self, selector: &str) -> u32 {
        self.element.query_selector_all(selector).unwrap().length()
    }

    fn unmount(&mut self) {
        if let Some(view) = self.view.take() {
            view();
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.unmount();
        self.element.remove();
    }
}

/// Waits until the next frame is painted.
async fn frame() {
    let painted = js_sys::Promise::new(&mut |resolve, _| {
        let then = Closure::once_into_js(move || resolve.call0(&wasm_bindgen::JsValue::NULL).map(drop));
        web_sys::window().unwrap().request_animation_frame(then.unchecked_ref()).unwrap();
    });
    JsFuture::from(painted).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_menu_shows_the_value_and_tells_of_another() {
    let value = RwSignal::new("b".to_owned());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hear = heard.clone();
    let options = [("a", "First"), ("b", "Second"), ("c", "Third")];
    let options: Vec<(String, String)> = options.map(|(value, name)| (value.into(), name.into())).to_vec();
    let mounted = Mounted::new(move || {
        let on_change = move |chosen| hear.lock().unwrap().push(chosen);
        view! { <Menu label="Order" class="choose" options value on_change/> }
    })
    .await;
    let select: HtmlSelectElement = mounted.find("select");
    assert_eq!((select.labels().length(), select.value().as_str()), (1, "b"));
    value.set("c".into());
    tick().await;
    assert_eq!(select.value(), "c");
    assert!(heard.lock().unwrap().is_empty());
    select.set_value("a");
    select.dispatch_event(&Event::new("change").unwrap()).unwrap();
    assert_eq!(*heard.lock().unwrap(), ["a"]);
}

#[wasm_bindgen_test]
async fn marked_text_stays_text() {
    let text = "<b>the cold</b> war";
    let mounted = Mounted::new(move || view! { <Marked text=text.into() highlights=vec![(3, 6), (7, 11)]/> }).await;
    assert_eq!(mounted.element.text_content().unwrap(), text);
    assert_eq!((mounted.count("mark"), mounted.count("b")), (2, 0));
    assert_eq!(mounted.find::<HtmlElement>("mark").text_content().unwrap(), "the");
}

#[wasm_bindgen_test]
async fn a_chip_is_named_and_goes_by_a_click() {
    let removed = RwSignal::new(0);
    let mounted = Mounted::new(move || {
        view! { <RemovableChip label="side: UK" on_remove=move || removed.update(|count| *count += 1)/> }
    })
    .await;
    let chip: HtmlElement = mounted.find("button");
    assert_eq!(chip.get_attribute("aria-label").unwrap(), words::remove_filter("side: UK"));
    chip.click();
    assert_eq!(removed.get_untracked(), 1);
}

/// Mounts a list of rows, which come as soon as they are wanted.
async fn list_of(total: u32) -> Mounted {
    Mounted::new(move || {
        let rows = VirtualRows::new(20.0);
        let each = move || {
            let (first, count) = rows.wanted();
            let end = total.min(first + count);
            rows.came(total, first, end - first);
            (first..end).collect::<Vec<u32>>()
        };
        view! {
            <VirtualList rows each key=|row: &u32| *row class="rows" let:row>
                <li style="block-size: 20px">{row}</li>
            </VirtualList>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_virtual_list_draws_what_is_near() {
    let window = web_sys::window().unwrap();
    let mounted = list_of(10_000).await;
    frame().await;
    frame().await;
    assert!((20..1_000).contains(&mounted.count("li")), "{} rows", mounted.count("li"));
    let height = mounted.element.get_bounding_client_rect().height();
    assert!((height - 200_000.0).abs() < 2_000.0, "{height} pixels");
    window.scroll_to_with_x_and_y(0.0, 100_000.0);
    for _ in 0..4 {
        frame().await;
    }
    let first: u32 = mounted.find::<HtmlElement>("li").text_content().unwrap().parse().unwrap();
    assert!((3_000..5_000).contains(&first), "row {first} is the first");
    assert!(mounted.count("li") < 1_000, "{} rows", mounted.count("li"));
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

/// A frame that was asked for comes after the list has gone: it finds nothing to measure, and does not panic.
#[wasm_bindgen_test]
async fn a_virtual_list_that_is_gone_measures_nothing() {
    for _ in 0..10 {
        let mut mounted = list_of(1_000).await;
        web_sys::window().unwrap().dispatch_event(&Event::new("resize").unwrap()).unwrap();
        mounted.unmount();
        assert_eq!(mounted.count("li"), 0);
        web_sys::window().unwrap().dispatch_event(&Event::new("scroll").unwrap()).unwrap();
        frame().await;
    }
}
