//! Small files for tests.

/// A font of Latin letters, and one whose codes stand for the characters that a table gives.
const FONTS: &str = "<< /F1 3 0 R /F2 4 0 R >>";
const LATIN: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
const CODED: &str =
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>";
const DESCENDANT: &str = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 \
                          /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>";
/// 1 中 2 国 3 é
const CODES: &str = "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
                     3 beginbfchar <0001> <4E2D> <0002> <56FD> <0003> <0065> endbfchar\nendcmap end";

/// A file of pages that are drawn so, with what its trailer has beside.
pub(super) fn pdf(pages: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let first = 8;
    let kids: String = (0..pages.len()).map(|index| format!("{} 0 R ", first + 2 * index)).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len()).into_bytes(),
        LATIN.into(),
        CODED.into(),
        DESCENDANT.into(),
        stream("", CODES.as_bytes()),
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"x"),
    ];
    for (index, content) in pages.iter().enumerate() {
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
                 /Resources << /Font {FONTS} /XObject << /I 7 0 R >> >> >>",
                first + 2 * index + 1
            )
            .into_bytes(),
        );
        objects.push(stream("", content));
    }
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", index + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
            .bytes(),
    );
    out
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// How lines of text are drawn from the top of a page, each twelve points below the one before; an empty one leaves a
/// space between paragraphs.
pub(super) fn lines(lines: &[&[u8]]) -> Vec<u8> {
    let mut out = b"BT /F1 10 Tf 12 TL 50 700 Td\n".to_vec();
    for line in lines {
        let line: Vec<u8> = line
            .iter()
            .flat_map(|byte| if b"()\\".contains(byte) { vec![b'\\', *byte] } else { vec![*byte] })
            .collect();
        out.extend([b"(", line.as_slice(), b") Tj T*\n"].concat());
    }
    out.extend(b"ET\n");
    out
}
