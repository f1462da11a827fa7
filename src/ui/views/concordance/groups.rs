//! How many lines there are of each kind, each a way to just these lines.

use super::View;
use super::controls::{key_name, pressed};
use crate::platform::locale;
use crate::protocol::{Body, KwicGroup, KwicGroups, KwicGroupsRequest, KwicKey, KwicOnly, Request};
use crate::ui::dom::{Piece, button, click, el, live_option, pieces};
use crate::ui::parts::trouble;
use crate::ui::words::{self, concordance as said};
use leptos::prelude::*;

/// So many groups at first, and as many more when they are asked for.
const PAGE: u32 = 50;

/// A group's value in words.
pub fn value_name(key: &KwicKey, value: Option<&str>) -> String {
    match (key, value) {
        (KwicKey::Date, Some(date)) => locale::date(date),
        (_, Some(value)) => value.to_owned(),
        (KwicKey::Left(_) | KwicKey::Right(_), None) => said::edge(),
        (_, None) => said::no_value(),
    }
}

pub fn groups(view: View) -> Piece {
    let key = Memo::new(move |_| view.wanted.with(|wanted| wanted.group.clone()));
    let limit = RwSignal::new(PAGE);
    let answer = untrack(|| {
        view.app.ask("kwic-groups", move || {
            let by = key.get()?;
            let sample = view.wanted.with(|wanted| wanted.sample);
            let (without, within) = view.sorted.with(|sorted| (sorted.dropped.clone(), sorted.within()));
            let scope = view.app.scope.get();
            Some(Request::KwicGroups(KwicGroupsRequest {
                scope,
                by,
                sample,
                without,
                within,
                offset: 0,
                limit: limit.get(),
            }))
        })
    });
    // With the key that was asked for: while the next answer is under way, the last one is still of the last key.
    let reply = Memo::new(move |_| (answer.with(|answer| answer.reply.clone()), untrack(|| key.get())));
    let content = move || {
        reply.with(|(reply, key)| match reply.as_deref().map(|reply| &reply.body) {
            Some(Body::KwicGroups(groups)) => Some(table(view, key.as_ref()?, groups, limit)),
            _ => None,
        })
    };
    let frame = el("div").is("kwic-groups").at("tabindex", "0").at("role", "region").at("aria-label", said::group());
    frame.with(trouble::answer_trouble(view.app, answer)).with(live_option(content)).piece()
}

fn table(view: View, key: &KwicKey, groups: &KwicGroups, limit: RwSignal<u32>) -> Piece {
    let name = key_name(view.app, key);
    let caption = {
        let lines = said::count_lines(groups.lines_total);
        let rows = u64::from(groups.rows_total);
        said::groups_caption(&name, &said::count_groups(rows), &lines)
    };
    let row = |row: &KwicGroup| {
        let only = KwicOnly { key: key.clone(), value: row.value.clone() };
        let mine = only.clone();
        let pressed = pressed(move || view.wanted.with(|wanted| wanted.only.as_ref() == Some(&mine)));
        let act = move || {
            view.change(&|wanted| {
                let again = wanted.only.as_ref() == Some(&only);
                wanted.only = (!again).then(|| only.clone());
            });
        };
        let value = el("button")
            .at("type", "button")
            .is("plain")
            .at("dir", "auto")
            .at("aria-pressed", pressed)
            .on("click", click(act))
            .with(value_name(key, row.value.as_deref()));
        el("tr")
            .with(el("th").at("scope", "row").with(value))
            .with(el("td").is("num").with(locale::count(row.count)))
            .with(el("td").is("num").with(locale::count(row.documents.into())))
            .piece()
    };
    let head = |name: String, class: &'static str| el("th").at("scope", "col").is(class).with(name).piece();
    let more = u64::from(groups.rows_total) > groups.rows.len() as u64;
    let table = el("table")
        .is("pairs-table")
        .with(el("caption").with(caption))
        .with(el("thead").with(
            el("tr").with(head(name, "")).with(head(said::count(), "num")).with(head(said::in_documents(), "num")),
        ))
        .with(el("tbody").with(groups.rows.iter().map(row).collect::<Piece>()));
    pieces()
        .and(table)
        .and(groups.overlapping.then(|| el("p").is("soft").with(said::overlapping()).piece()))
        .and(more.then(|| button("plain", words::show_more(), move || limit.update(|limit| *limit += PAGE))))
}
