use super::{
    read,
    samples::{lines, pdf},
};
use crate::corpus::formats::{Content, Parts, Unread};

fn text(parts: &Parts) -> (&str, Vec<(&str, &str)>) {
    let Some(Content::Lines { text, says }) = parts.documents.first().map(|part| &part.content) else { panic!() };
    (text, says.iter().map(|(name, value)| (*name, value.as_str())).collect())
}

fn said(parts: &Parts) -> Vec<&str> {
    parts.notes.iter().map(|(_, note)| note.as_str()).collect()
}

#[test]
fn text_of_fonts_of_both_kinds() {
    let coded = b"BT /F2 10 Tf 50 600 Td <000100020003> Tj ET".to_vec();
    let page = [lines(&[b"\x93Caf\xE9\x94 \x96 1\x80"]), coded].concat();
    let parts = read(&pdf(&[page], "/Info << /Title (A \\351tude) /Author <FEFF5F204E09> >>")).unwrap();
    let (found, says) = text(&parts);
    assert_eq!(found, "“Café” – 1€\n\n中国e");
    assert_eq!(says, [("title", "A étude"), ("author", "张三")]);
    assert_eq!(said(&parts), [""; 0]);
}

#[test]
fn programs_titles_are_none() {
    let parts =
        read(&pdf(&[lines(&[b"Text."])], "/Info << /Title (Microsoft Word - x.doc) /Author (user) >>")).unwrap();
    assert_eq!(text(&parts), ("Text.", Vec::new()));
}

#[test]
fn running_lines_and_pictures_are_said() {
    let page = |first: &str, number: &str| {
        let text: [&[u8]; 8] = [
            b"THE HARBOUR",
            b"",
            first.as_bytes(),
            b"was shut and nobody could say for how",
            b"long it would be so, nor why it was.",
            b"So they went home again.",
            b"",
            number.as_bytes(),
        ];
        lines(&text)
    };
    let picture = b"q 600 0 0 800 0 0 cm /I Do Q".to_vec();
    let pages = [
        page("On Monday the whole of the harbour", "1"),
        page("On Tuesday the whole of the harbour", "2"),
        page("On Friday the whole of the harbour", "3"),
        picture,
        b" ".to_vec(),
    ];
    let parts = read(&pdf(&pages, "")).unwrap();
    let (found, _) = text(&parts);
    assert!(!found.contains("HARBOUR") && !found.contains(['1', '2', '3']), "{found}");
    assert_eq!(found.matches("So they went home again.").count(), 3);
    assert_eq!(
        said(&parts),
        [
            "6 page numbers and running lines are left out",
            "has no text on 1 of 5 pages, which is a picture; an OCR program can make text of it",
        ]
    );
}

#[test]
fn files_without_text_say_what_to_do() {
    let picture = b"q 600 0 0 800 0 0 cm /I Do Q".to_vec();
    for (file, reason) in [
        (pdf(&[picture.clone(), picture], ""), "holds no text: its pages are pictures, as a scanner makes them"),
        (pdf(&[b"0 0 m 9 9 l S".to_vec()], ""), "holds no text: its pages are blank, or their letters are drawn"),
    ] {
        let Unread::NoText { reason: found, .. } = read(&file).unwrap_err() else { panic!() };
        assert!(found.starts_with(reason), "{found}");
    }
}

#[test]
fn files_that_cannot_be_opened_say_why() {
    let locked = pdf(&[lines(&[b"x"])], "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -1 >> /ID [(a) (a)]");
    for (file, reason) in [
        (locked, "is encrypted; save it without a password"),
        (pdf(&[], ""), "is damaged: it has no pages"),
        (b"\xFF\xD8\xFF\xE0".to_vec(), "is a picture (JPEG)"),
        (b"%PDF-1.4\nnothing else".to_vec(), "is damaged"),
        (b"no pdf at all".to_vec(), "is damaged"),
        (Vec::new(), "is empty"),
    ] {
        let Unread::Fault(found) = read(&file).unwrap_err() else { panic!("{reason}") };
        assert!(found.starts_with(reason), "{found}");
    }
}

#[test]
fn damaged_files_never_panic() {
    let page =
        [lines(&[b"A line of text", b"and another (one)."]), b"BT /F2 9 Tf <00010002> Tj ET /I Do".to_vec()].concat();
    let file = pdf(&[page.clone(), page], "/Info << /Title (T) >>");
    let mut seed = 7u32;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..300 {
        let mut damaged = file.clone();
        for _ in 0..=random(4) {
            let at = random(damaged.len());
            match random(4) {
                0 => damaged.truncate(at.max(1)),
                1 => damaged[at] ^= 1 << random(8),
                2 => damaged[at] = b"0123456789<>[]()/%"[random(18)],
                _ => drop(damaged.drain(at..(at + random(40)).min(damaged.len()))),
            }
            if damaged.is_empty() {
                break;
            }
        }
        let _ = read(&damaged);
    }
}

#[test]
fn deep_and_circular_files_end() {
    let deep = format!("{}x{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes();
    let _ = read(&pdf(std::slice::from_ref(&deep), ""));
    let _ = read(&pdf(&[lines(&[b"x"])], &format!("/Info {}", String::from_utf8(deep).unwrap())));
    let circle = "<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>";
    let file = pdf(&[lines(&[b"x"])], "");
    let text = String::from_utf8_lossy(&file).replace("<< /Type /Pages /Count 1 /Kids [8 0 R ] >>", circle);
    assert!(read(text.as_bytes()).is_err());
}
