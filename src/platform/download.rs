//! Files that the reader saves.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::document;

/// Offers `text` as a file, such as `("terms.csv", "text/csv", …)`.
pub fn save(name: &str, mime: &str, text: &str) {
    // The address of the blob is freed with the page: freed at once, some browsers save an empty file.
    if let Some(link) = link(name, mime, text) {
        link.click();
    }
}

/// Offers a file.
pub fn save_blob(name: &str, content: &Blob) {
    if let Some(link) = link_to(name, content) {
        link.click();
    }
}

/// Offers a drawing as an image, `scale` points for each of its pixels, and says whether that went well.
pub fn save_image(name: String, svg: &str, (width, height): (f64, f64), scale: f64, then: impl Fn(bool) + 'static) {
    let drawing = link("", "image/svg+xml;charset=utf-8", svg).map(|link| link.href());
    let Some(image) = HtmlImageElement::new().ok() else { return then(false) };
    image.set_src(&drawing.unwrap_or_default());
    spawn_local(async move {
        let decoded = JsFuture::from(image.decode()).await.is_ok();
        then(decoded && draw(&name, &image, (width * scale, height * scale)).is_some());
    });
}

fn draw(name: &str, image: &HtmlImageElement, (width, height): (f64, f64)) -> Option<()> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.ceil() as u32);
    canvas.set_height(height.ceil() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&canvas.to_data_url().ok()?);
    link.set_download(name);
    link.click();
    Some(())
}

fn link(name: &str, mime: &str, text: &str) -> Option<HtmlAnchorElement> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
    link_to(name, &blob)
}

fn link_to(name: &str, content: &Blob) -> Option<HtmlAnchorElement> {
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&Url::create_object_url_with_blob(content).ok()?);
    link.set_download(name);
    Some(link)
}
