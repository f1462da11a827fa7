//! What is looked at before a workbook is opened: the library that opens it trusts what the file says of its sizes.

use quick_xml::{Reader, events::Event};

use crate::corpus::formats::{part::Unread, zipped::Zip};

/// The beginning of files that Excel wrote before 2007, and of those that it encrypts.
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
/// In bytes: what all sheets together may take to read, each being as long as the longest part.
const MOST: u64 = 1 << 34;

/// What is known of a workbook that can be opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Package {
    pub has_comments: bool,
    /// In bytes, unpacked.
    longest: u64,
}

/// Unpacks all parts of a workbook, to see that they can be and are not too large.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn checked(bytes: &[u8]) -> Result<Package, Unread> {
    if bytes.starts_with(OLD) {
        let why = "is encrypted, or an old .xls: save it as .xlsx without a password, and add that";
        return Err(Unread::Fault(why.to_owned()));
    }
    let mut zip = Zip::open(bytes)?;
    let mut package = Package { has_comments: false, longest: 0 };
    for name in zip.names() {
        let part = zip.file(&name)?.unwrap_or_default();
        package.longest = package.longest.max(part.len() as u64);
        let name = name.to_ascii_lowercase();
        package.has_comments |= name.contains("/comments") || name.contains("/threadedcomments");
        if name.ends_with("sharedstrings.xml") && counts_too_many(&part) {
            return Err(Unread::Fault("is damaged: it counts more texts than it can hold".to_owned()));
        }
    }
    Ok(package)
}

impl Package {
    /// That so many sheets can be read in a bounded time.
    ///
    /// # Errors
    ///
    /// That they are too many.
    pub fn can_hold(&self, sheets: usize) -> Result<(), Unread> {
        if self.longest.saturating_mul(sheets as u64) > MOST {
            let why = format!("has {sheets} sheets, which is too many for their size; save some as files of their own");
            return Err(Unread::Fault(why));
        }
        Ok(())
    }
}

/// Whether a table of texts says that it has more of them than bytes: memory is taken for as many.
fn counts_too_many(part: &[u8]) -> bool {
    /// That many take little memory.
    const FEW: usize = 1 << 20;
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                let counts = tag.attributes_raw().split("uniqueCount").skip(1);
                let digits = counts.filter_map(|rest| {
                    let from = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
                    from.split(|c: char| !c.is_ascii_digit()).next()
                });
                return digits.filter_map(|digits| digits.parse().ok()).any(|count: usize| count > part.len().max(FEW));
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OLD, Package, checked, counts_too_many};
    use crate::corpus::formats::part::Unread;

    #[test]
    fn counts_of_texts() {
        for (part, expected) in [
            ("<?xml version='1.0'?><sst count=\"3\" uniqueCount=\"3\"><si><t>a</t></si></sst>", false),
            ("<sst uniqueCount='99999999999999999'></sst>", true),
            ("<a></b><x:sst uniqueCount = '99999999999999999'/>", true),
            ("<sst uniqueCount='999999999999999999999999'/>", false),
            ("<sst/>", false),
            ("", false),
        ] {
            assert_eq!(counts_too_many(part.as_bytes()), expected, "{part}");
        }
    }

    #[test]
    fn what_is_no_workbook() {
        for (bytes, expected) in [(OLD, "an old .xls"), (b"PK", "no zip archive"), (b"", "no zip archive")] {
            let Err(Unread::Fault(reason)) = checked(bytes) else { panic!("{bytes:?}") };
            assert!(reason.contains(expected), "{reason}");
        }
        let package = Package { has_comments: false, longest: 1 << 29 };
        assert!(package.can_hold(32).is_ok() && package.can_hold(33).is_err());
    }
}
