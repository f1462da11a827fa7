//! The beginnings of the first texts, as they were read.

use leptos::prelude::*;

use crate::model::BlockKind;
use crate::platform::locale;
use crate::protocol::importer::{Mark, Sample, SampleBlock};
use crate::ui::components::Long;
use crate::ui::words::corpora as said;

/// The fields that stand in the head of a text.
const TITLE: &str = "title";
const DATE: &str = "date";

#[component]
pub fn Samples(samples: Vec<Sample>) -> impl IntoView {
    let samples = samples.into_iter().enumerate().map(|(at, sample)| view! { <SampleText sample is_open=at == 0/> });
    view! {
        <section class="corpora-part">
            <h3>{said::samples()}</h3>
            <p class="soft">{said::samples_key()}</p>
            {samples.collect_view()}
        </section>
    }
}

#[component]
fn SampleText(sample: Sample, is_open: bool) -> impl IntoView {
    let Sample { path, fields, blocks, is_cut } = sample;
    let value = |name: &str| {
        fields.iter().find(|(field, _)| field == name).map(|(_, values)| values.join("; ")).unwrap_or_default()
    };
    let (title, date) = (value(TITLE), value(DATE));
    let others = fields.iter().filter(|(name, _)| name != TITLE && name != DATE);
    let others: Vec<String> = others.map(|(name, values)| format!("{name}: {}", values.join("; "))).collect();
    let date = (!date.is_empty()).then(|| view! { <span>{locale::date(&date)}</span> });
    view! {
        <details class="sample" open=is_open>
            <summary dir="auto"><strong><Long text=title/></strong> " " <span class="soft">{path}</span></summary>
            <p class="meta">
                {date}
                {others.into_iter().map(|text| view! { <span dir="auto"><Long text/></span> }).collect_view()}
            </p>
            <div class="sample-text" dir="auto">
                {blocks.into_iter().map(|block| view! { <BlockText block/> }).collect_view()}
            </div>
            {is_cut.then(|| view! { <p class="soft">{said::goes_on()}</p> })}
        </details>
    }
}

#[component]
fn BlockText(block: SampleBlock) -> impl IntoView {
    let class = match block.kind {
        BlockKind::Heading => "is-heading",
        BlockKind::Item => "is-item",
        BlockKind::Quote => "is-quote",
        BlockKind::Code => "is-code",
        BlockKind::Cell | BlockKind::Paragraph => "",
    };
    let piece = |(mark, text): (Mark, String)| match mark {
        Mark::Text => view! { <span>{text}</span> }.into_any(),
        Mark::Apart => view! { <span class="apart">{text}</span> }.into_any(),
        Mark::Quoted => view! { <span class="quoted">{text}</span> }.into_any(),
    };
    view! { <p class=class>{block.pieces.into_iter().map(piece).collect_view()}</p> }
}
