//! Numbers and dates as the page's language writes them where the reader is, by the browser's own `Intl`.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{boot, report};
use crate::chart::time::Calendar;

thread_local! {
    static COUNT: Function = number(&[]);
    static PERCENT: Function = number(&[("style", "percent".into())]);
    static FINE_PERCENT: Function = number(&[("style", "percent".into()), ("maximumFractionDigits", 1.into())]);
    static QUARTERS: Cell<Option<Quarters>> = const { Cell::new(None) };
    static RATES: RefCell<[Option<Function>; 5]> = const { RefCell::new([const { None }; 5]) };
    static YEAR: Function = date_format(&[("year", "numeric")]);
    static MONTH: Function = date_format(&[("year", "numeric"), ("month", "short")]);
    static MONTH_NAME: Function = date_format(&[("month", "short")]);
    static DAY: Function = date_format(&[("year", "numeric"), ("month", "short"), ("day", "numeric")]);
}

/// How a quarter is called, alone and with its year.
#[derive(Clone, Copy)]
pub struct Quarters {
    pub alone: fn(&str) -> String,
    pub of_year: fn(&str, &str) -> String,
}

/// Has to come before the first quarter: the browser knows no names for them.
pub fn learn(quarters: Quarters) {
    QUARTERS.set(Some(quarters));
}

fn quarter(number: &str, year: Option<&str>) -> String {
    match (QUARTERS.get(), year) {
        (Some(say), Some(year)) => (say.of_year)(number, year),
        (Some(say), None) => (say.alone)(number),
        (None, _) => String::new(),
    }
}

/// The kinds of the page's language that the reader's browser names, and the language itself.
fn locales() -> Array {
    boot::get("locales").map_or_else(Array::new, |tags| tags.unchecked_into())
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        report(Reflect::set(&object, &JsValue::from_str(key), value));
    }
    object
}

fn number(pairs: &[(&str, JsValue)]) -> Function {
    Intl::NumberFormat::new(&locales(), &options(pairs)).format()
}

fn date_format(pairs: &[(&str, &str)]) -> Function {
    let mut all: Vec<(&str, JsValue)> = pairs.iter().map(|(k, v)| (*k, JsValue::from_str(v))).collect();
    all.push(("timeZone", JsValue::from_str("UTC")));
    Intl::DateTimeFormat::new(&locales(), &options(&all)).format()
}

fn apply(format: &Function, value: &JsValue) -> String {
    report(format.call1(&JsValue::UNDEFINED, value)).and_then(|v| v.as_string()).unwrap_or_default()
}

/// Makes the formats, which takes as long as drawing a view does, before there is anything to write.
pub fn prepare() {
    count(0);
    percent(0.01);
    percent(1.0);
    date("2000-01-01");
    date("2000");
}

/// A whole number with separators of thousands.
pub fn count(n: u64) -> String {
    COUNT.with(|f| apply(f, &JsValue::from_f64(n as f64)))
}

/// A number with exactly so many decimal places, at most 4.
pub fn fixed(value: f64, places: usize) -> String {
    let places = places.min(4);
    RATES.with(|cell| {
        let mut formats = cell.borrow_mut();
        let Some(slot) = formats.get_mut(places) else { return String::new() };
        let digits = JsValue::from_f64(places as f64);
        let format = slot.get_or_insert_with(|| {
            number(&[("minimumFractionDigits", digits.clone()), ("maximumFractionDigits", digits)])
        });
        apply(format, &JsValue::from_f64(value))
    })
}

/// A share of 1 as a percentage; a small one keeps a decimal place.
pub fn percent(share: f64) -> String {
    let format = if share > 0.0 && share < 0.1 { &FINE_PERCENT } else { &PERCENT };
    format.with(|f| apply(f, &JsValue::from_f64(share)))
}

/// `1990..1999`, `2020`, `2020-Q3`, `2020-07` or `2020-07-30`, as the reader's language writes it; anything else as it
/// stands.
pub fn date(text: &str) -> String {
    if let Some((first, last)) = text.split_once("..") {
        return format!("{}–{}", date(first), date(last));
    }
    let mut parts = text.split('-');
    let year = parts.next().and_then(|p| p.parse::<u32>().ok());
    let rest: Vec<&str> = parts.collect();
    let Some(year) = year else { return text.to_owned() };
    let at = |month: i32, day: i32| day_of(year, month, day);
    let parsed: Vec<Option<i32>> = rest.iter().map(|p| p.parse().ok()).collect();
    match (rest.as_slice(), parsed.as_slice()) {
        ([], _) => YEAR.with(|f| apply(f, &at(1, 1))),
        ([number], [None]) if number.starts_with('Q') => {
            quarter(number.trim_start_matches('Q'), Some(&YEAR.with(|f| apply(f, &at(1, 1)))))
        }
        (_, [Some(month)]) => MONTH.with(|f| apply(f, &at(*month, 1))),
        (_, [Some(month), Some(day)]) => DAY.with(|f| apply(f, &at(*month, *day))),
        _ => text.to_owned(),
    }
}

/// The day of a moment, which is in milliseconds since 1970, as the reader's language writes it.
pub fn day(moment: f64) -> String {
    DAY.with(|f| apply(f, &Date::new(&JsValue::from_f64(moment)).into()))
}

/// This day, as the reader's language writes it.
pub fn today() -> String {
    DAY.with(|f| apply(f, &Date::new_0().into()))
}

fn day_of(year: u32, month: i32, day: i32) -> JsValue {
    let date = Date::new(&JsValue::from_f64(0.0));
    // `Date.UTC` would read the years 0 to 99 as those of the twentieth century.
    date.set_utc_full_year_with_month_date(year, month - 1, day);
    date.into()
}

/// A label of a time axis, which is read together with the one below it.
pub fn calendar(label: Calendar) -> String {
    match label {
        Calendar::Years(first, last) => date(&format!("{first:04}..{last:04}")),
        Calendar::Year(year) => date(&format!("{year:04}")),
        Calendar::Quarter(number) => quarter(&number.to_string(), None),
        Calendar::Month(month) => MONTH_NAME.with(|f| apply(f, &day_of(2000, month as i32, 1))),
        Calendar::Day(day) => count(day.into()),
        Calendar::MonthOf(year, month) => date(&format!("{year:04}-{month:02}")),
    }
}
