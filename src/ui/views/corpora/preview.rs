//! What was found in the files, how it is read, and what can be changed of that.

use std::sync::Arc;

use leptos::prelude::*;

use super::samples::Samples;
use super::troubles::Troubles;
use crate::corpus::{Changes, FieldChange, SpeakerChange, TableChange};
use crate::model::{FieldKind, Level};
use crate::platform::{download, locale};
use crate::protocol::importer::{FieldFound, Preview, SpeechFound};
use crate::protocol::{name_of, named};
use crate::ui::components::{Check, Long, Menu, Options};
use crate::ui::state::{Import, Step, use_import};
use crate::ui::words::corpora as said;

/// How many names of speakers are listed.
const NAMES: usize = 12;

const DATES: Options = &[
    ("", said::dates_found),
    ("DD/MM/YYYY", said::dates_day),
    ("MM/DD/YYYY", said::dates_month),
    ("YYYY/MM/DD", said::dates_year),
];
const SPEAKERS: Options = &[("", said::speakers_found), ("only", said::speakers_only), ("none", said::speakers_none)];
const KINDS: Options =
    &[("facet", said::kind_facet), ("date", said::kind_date), ("number", said::kind_number), ("text", said::kind_text)];

/// The names and texts of a list that is always the same.
fn options(all: Options) -> Vec<(String, String)> {
    all.iter().map(|(value, name)| ((*value).to_owned(), name())).collect()
}

#[component]
pub fn Found() -> impl IntoView {
    let import = use_import();
    let is_busy = move || import.step.with(|step| *step != Step::Shown);
    let with = move |read: fn(&Preview) -> String| {
        import.preview.with(|preview| preview.as_deref().map(read).unwrap_or_default())
    };
    view! {
        <div class="import-found" aria-busy=move || is_busy().to_string()>
            <section class="corpora-part">
                <h2>{said::found()}</h2>
                <p class="soft">{move || with(sizes)}</p>
                <TitleField/>
                <Buttons/>
            </section>
            {move || import.preview.get().map(|preview| view! { <Wrong preview/> })}
            <HowRead/>
            {move || import.preview.get().map(|preview| view! { <Fields preview/> })}
            {move || import.preview.get().map(|preview| view! { <Samples samples=preview.samples.clone()/> })}
            <Buttons/>
        </div>
    }
}

/// Documents, characters and formats.
fn sizes(preview: &Preview) -> String {
    let mut all = vec![said::found_documents(preview.documents.into()), said::found_characters(preview.characters)];
    if preview.formats.len() > 1 {
        let formats = preview.formats.iter().filter(|(format, _)| !format.is_empty());
        all.extend(formats.map(|(format, count)| said::of_format(&locale::count((*count).into()), format)));
    }
    all.join(" · ")
}

#[component]
fn TitleField() -> impl IntoView {
    let import = use_import();
    view! {
        <label class="corpus-title">
            {said::rename_label()}
            <input
                type="text"
                maxlength="200"
                placeholder=said::untitled()
                prop:value=move || import.title.get()
                on:input=move |event| import.title.set(event_target_value(&event))
            />
        </label>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    let import = use_import();
    let documents = move || {
        u64::from(import.preview.with(|preview| preview.as_ref().map(|preview| preview.documents).unwrap_or_default()))
    };
    let cannot = move || documents() == 0 || import.step.with(|step| *step != Step::Shown);
    view! {
        <p class="ways">
            <button type="button" class="strong main-way" disabled=cannot on:click=move |_| import.index()>
                {move || said::index(documents())}
            </button>
            <button type="button" class="plain" on:click=move |_| import.cancel()>{said::cancel()}</button>
        </p>
    }
}

/// What is wrong with the files, and the settings that can be kept.
#[component]
fn Wrong(preview: Arc<Preview>) -> impl IntoView {
    let config = preview.config.clone();
    let save = move |_| download::save("corpus.toml", "application/toml", &config);
    view! {
        {(!preview.troubles.is_empty()).then(|| view! { <Troubles troubles=preview.troubles.clone()/> })}
        {(!preview.config.is_empty()).then(|| view! {
            <p>
                <button type="button" class="plain" title=said::save_config_title() on:click=save>
                    {said::save_config()}
                </button>
            </p>
        })}
    }
}

/// The settings. They stay as they are while the files are read again.
#[component]
fn HowRead() -> impl IntoView {
    let import = use_import();
    let columns =
        Memo::new(move |_| import.preview.with(|preview| preview.as_deref().map(columns).unwrap_or_default()));
    let has_pages = move || {
        const PAGES: [&str; 5] = ["html", "htm", "xhtml", "md", "markdown"];
        import.preview.with(|preview| {
            preview.as_ref().is_some_and(|preview| preview.formats.iter().any(|(format, _)| PAGES.contains(&&**format)))
        })
    };
    let lacks_text = move || {
        import.preview.with(|preview| {
            preview.as_ref().is_some_and(|preview| preview.tables.iter().any(|table| table.text.is_empty()))
        })
    };
    view! {
        <section class="corpora-part">
            <h3>{said::settings()}</h3>
            <div class="how-read">
                <Language/>
                <Stems/>
                <Choice label=said::dates() options=options(DATES) read=|changes| changes.date_format.clone() write=|changes, value| {
                    changes.date_format = value;
                }/>
                <Speakers/>
                {move || columns.with(|columns| (!columns.is_empty()).then(|| view! { <Columns columns=columns.clone()/> }))}
            </div>
            <Show when=has_pages>
                <Check
                    label=said::keep_all()
                    checked=Signal::derive(move || import.keeps_all.get())
                    on_change=move |keeps_all: bool| import.keep_all(keeps_all)
                />
            </Show>
            <Show when=lacks_text>
                <p class="fault">{said::no_text_column()}</p>
            </Show>
            {move || import.preview.get().map(|preview| view! { <Speech speech=preview.speech.clone()/> })}
        </section>
    }
}

/// One of a few values of a setting; the empty one leaves it as it was found.
#[component]
fn Choice(
    label: String,
    options: Vec<(String, String)>,
    read: fn(&Changes) -> Option<String>,
    write: fn(&mut Changes, Option<String>),
) -> impl IntoView {
    let import = use_import();
    let value = Signal::derive(move || import.changes.with(read).unwrap_or_default());
    let change =
        move |value: String| import.read_again(|changes| write(changes, Some(value).filter(|v| !v.is_empty())));
    view! { <Menu label class="choose" options value on_change=change/> }
}

#[component]
fn Language() -> impl IntoView {
    let import = use_import();
    let now = move || {
        let found = import.preview.with(|preview| preview.as_ref().map(|preview| preview.language.clone()));
        import.changes.with(|changes| changes.language.clone()).or(found).unwrap_or_default()
    };
    let change = move |event| {
        let tag = event_target_value(&event).trim().to_owned();
        import.read_again(|changes| changes.language = Some(tag));
    };
    view! {
        <label class="choose" title=said::language_title()>
            <span>{said::language()}</span>
            <input type="text" size="10" placeholder=said::language_hint() prop:value=now on:change=change/>
        </label>
    }
}

#[component]
fn Stems() -> impl IntoView {
    const NONE: &str = "none";
    let import = use_import();
    let names = import.preview.with_untracked(|preview| preview.as_ref().map(|preview| preview.stemmers.clone()));
    let none = (NONE.to_owned(), said::stemmer_none());
    let options = std::iter::once(none).chain(names.unwrap_or_default().into_iter().map(|name| (name.clone(), name)));
    let now = move || {
        let found = import.preview.with(|preview| preview.as_ref().and_then(|preview| preview.stemmer.clone()));
        found.unwrap_or_else(|| NONE.to_owned())
    };
    let change = move |name: String| import.read_again(|changes| changes.stemmer = Some(name));
    view! {
        <Menu label=said::stemmer() class="choose" options=options.collect() value=Signal::derive(now) on_change=change/>
    }
}

/// Which labels open turns, and who is declared.
#[component]
fn Speakers() -> impl IntoView {
    let import = use_import();
    let names = move || {
        import.changes.with(|changes| changes.speakers.iter().map(|s| s.name.clone()).collect::<Vec<_>>().join("; "))
    };
    let change = move |event| {
        let written = event_target_value(&event);
        let names = written.split([';', '；']).map(str::trim).filter(|name| !name.is_empty());
        let speakers = names.map(|name| SpeakerChange { name: name.to_owned() }).collect();
        import.read_again(|changes| changes.speakers = speakers);
    };
    view! {
        <Choice
            label=said::speakers()
            options=options(SPEAKERS)
            read=|changes| match (changes.turns, changes.speakers_only) {
                (Some(false), _) => Some("none".to_owned()),
                (_, Some(true)) => Some("only".to_owned()),
                _ => None,
            }
            write=|changes, value| {
                changes.turns = value.as_ref().map(|value| value != "none");
                changes.speakers_only = value.map(|value| value == "only");
            }
        />
        <label class="choose" title=said::names_title()>
            <span>{said::names()}</span>
            <input type="text" placeholder=said::names_hint() prop:value=names on:change=change/>
        </label>
    }
}

/// The columns of all tables, each once.
fn columns(preview: &Preview) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for column in preview.tables.iter().flat_map(|table| &table.columns) {
        if !all.contains(column) {
            all.push(column.clone());
        }
    }
    all
}

/// Which column of tables is what.
#[component]
fn Columns(columns: Vec<String>) -> impl IntoView {
    type Of = (fn() -> String, fn(&Changes) -> Option<String>, fn(&mut TableChange, Option<String>));
    const ALL: [Of; 3] = [
        (said::text_column, |changes| changes.table.text.clone(), |table, column| table.text = column),
        (said::title_column, |changes| changes.table.title.clone(), |table, column| table.title = column),
        (said::date_column, |changes| changes.table.date.clone(), |table, column| table.date = column),
    ];
    let import = use_import();
    let found = move |at: usize| {
        let table = import.preview.with(|preview| preview.as_ref().and_then(|preview| preview.tables.first().cloned()));
        table.and_then(|table| match at {
            0 => Some(table.text.join(", ")).filter(|names| !names.is_empty()),
            1 => table.title,
            _ => table.date,
        })
    };
    let choices = ALL.into_iter().enumerate().map(|(at, (label, read, write))| {
        let as_found = move || match found(at) {
            Some(name) if import.changes.with(read).is_none() => format!("{} ({name})", said::as_found()),
            _ => said::as_found(),
        };
        let first = (String::new(), Signal::derive(as_found));
        let named = columns.iter().map(|name| (name.clone(), Signal::stored(name.clone())));
        let options: Vec<_> = std::iter::once(first).chain(named).collect();
        let value = Signal::derive(move || import.changes.with(read).unwrap_or_default());
        let change = move |column: String| {
            import.read_again(|changes| write(&mut changes.table, Some(column).filter(|column| !column.is_empty())));
        };
        view! { <Menu label=label() class="choose" options value on_change=change/> }
    });
    choices.collect_view()
}

#[component]
fn Speech(speech: SpeechFound) -> impl IntoView {
    let listed = |names: &[(String, u32)]| {
        let mut listed: Vec<String> = names
            .iter()
            .take(NAMES)
            .map(|(name, count)| format!("{name} ({})", locale::count((*count).into())))
            .collect();
        if names.len() > NAMES {
            listed.push("…".to_owned());
        }
        listed.join(", ")
    };
    let found = match speech.documents {
        0 => said::no_speech(),
        documents => said::speech(documents.into(), &listed(&speech.speakers)),
    };
    let passed = (!speech.passed.is_empty()).then(|| said::passed(&listed(&speech.passed)));
    view! {
        <p dir="auto">{found}</p>
        {passed.map(|passed| view! { <p class="soft" dir="auto">{passed}</p> })}
    }
}

/// The fields, with what each was taken for.
#[component]
fn Fields(preview: Arc<Preview>) -> impl IntoView {
    let import = use_import();
    let of_reader: Vec<FieldFound> =
        preview.fields.iter().filter(|field| !["title", "quoted", "role"].contains(&&*field.name)).cloned().collect();
    if of_reader.is_empty() {
        return view! { <section class="corpora-part"><h3>{said::fields()}</h3><p class="soft">{said::no_fields()}</p></section> }
            .into_any();
    }
    let rows = of_reader.into_iter().map(|field| view! { <FieldRow field import/> }).collect_view();
    view! {
        <section class="corpora-part">
            <h3>{said::fields()}</h3>
            <div class="table-frame">
                <table class="documents fields-found">
                    <caption class="vh">{said::fields()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{said::field()}</th>
                            <th scope="col">{said::kind()}</th>
                            <th scope="col" class="num">{said::field_documents()}</th>
                            <th scope="col" class="num">{said::field_values()}</th>
                            <th scope="col">{said::field_examples()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn FieldRow(field: FieldFound, import: Import) -> impl IntoView {
    let FieldFound { name, label, kind, level, documents, distinct, examples } = field;
    // What these mean needs their kind.
    let is_fixed = ["date", "speaker"].contains(&name.as_str());
    let kind_name = name_of(&kind);
    let kinds = if is_fixed {
        let text = KINDS.iter().find(|(value, _)| *value == kind_name).map(|(_, text)| text()).unwrap_or_default();
        view! { <span>{text}</span> }.into_any()
    } else {
        let change = move |value: String| {
            if let Some(kind) = named::<FieldKind>(&value) {
                let name = name.clone();
                import.read_again(move |changes| {
                    changes.fields.insert(name, FieldChange { kind });
                });
            }
        };
        let value = Signal::stored(kind_name);
        view! {
            <Menu label=format!("{} ({label})", said::kind()) class="kind-of-field" options=options(KINDS) value on_change=change/>
        }
        .into_any()
    };
    let of_turns = (level != Level::Document).then(|| view! { " " <span class="soft">{said::of_turns()}</span> });
    view! {
        <tr>
            <th scope="row" dir="auto"><Long text=label/>{of_turns}</th>
            <td>{kinds}</td>
            <td class="num">{locale::count(documents.into())}</td>
            <td class="num">{locale::count(distinct.into())}</td>
            <td dir="auto"><Long text=examples.join("; ")/></td>
        </tr>
    }
}
