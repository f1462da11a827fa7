use super::{People, add_people, may_list_people, read};
use crate::{
    corpus::{
        blocks::Extract,
        formats::part::{Content, Part, Unread},
    },
    model::BlockKind::{self, Cell, Heading, Item, Paragraph, Quote},
};

fn parts(source: &str, people: &People) -> (Vec<(Option<String>, Extract)>, Vec<String>) {
    let parts = read(source, people).unwrap();
    let extract = |Part { key, content, .. }: Part| match content {
        Content::Marked(extract) => (key, extract),
        Content::Plain(_) | Content::Lines { .. } => panic!("TEI is marked up"),
    };
    (parts.documents.into_iter().map(extract).collect(), parts.notes.into_iter().map(|(_, note)| note).collect())
}

/// A document with that in its body, and what is said of it.
fn body(inner: &str) -> (Extract, Vec<String>) {
    let source =
        format!("<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>{inner}</body></text></TEI>");
    let (mut documents, notes) = parts(&source, &People::default());
    assert_eq!(documents.len(), 1);
    (documents.remove(0).1, notes)
}

#[track_caller]
fn check(inner: &str, expected: &[(BlockKind, &str)]) {
    let (extract, _) = body(inner);
    let found: Vec<(BlockKind, &str)> =
        extract.blocks.iter().map(|block| (block.kind, &extract.text[block.range.clone()])).collect();
    assert_eq!(found, expected, "blocks of {inner}");
}

/// Turns by names, role, label and text.
fn turns(extract: &Extract) -> Vec<String> {
    let text = |range: &std::ops::Range<usize>| extract.text[range.clone()].to_owned();
    let turn = |turn: &crate::corpus::blocks::Voiced| {
        let role = turn.role.as_ref().map(|role| format!(" ({role})")).unwrap_or_default();
        let label = turn.label.as_ref().map(|label| format!("[{}] ", text(label))).unwrap_or_default();
        format!("{}{role}: {label}{}", turn.names.join("+"), text(&turn.range))
    };
    extract.voiced.iter().map(turn).collect()
}

#[test]
fn blocks_by_kind() {
    check(
        "<div><head>Chapitre <hi>1</hi></head>\n<p>Un\n  &amp; deux.</p><ab>Trois</ab></div>",
        &[(Heading, "Chapitre 1"), (Paragraph, "Un & deux."), (Paragraph, "Trois")],
    );
    check(
        "<lg><l>One line</l>\n<l/>\n<l>and <hi>another</hi></l></lg><l>alone</l><l>too</l>",
        &[(Paragraph, "One line\nand another"), (Paragraph, "alone\ntoo")],
    );
    check(
        "<p>Buy:<list><head>Things</head><label>1</label><item>a<p>b</p></item></list>and go.</p>\
         <table><row><cell>c</cell><cell><p>d</p></cell></row></table>",
        &[
            (Paragraph, "Buy:"),
            (Heading, "Things"),
            (Item, "1"),
            (Item, "a"),
            (Item, "b"),
            (Paragraph, "and go."),
            (Cell, "c"),
            (Cell, "d"),
        ],
    );
    check(
        "<opener><dateline>Paris, <date>1 mai</date></dateline> <salute>Cher ami,</salute></opener><p>a<unknown>b</unknown>c</p>",
        &[(Paragraph, "Paris, 1 mai"), (Paragraph, "Cher ami,"), (Paragraph, "abc")],
    );
    check(
        "<p>e&#x301;t\u{E9} 中文<lb/>line<pb n='2'/>page hy<lb break='no'/>\n phen<pb break='no'/>ated</p>",
        &[(Paragraph, "été 中文\nline page hyphenated")],
    );
}

#[test]
fn words_that_are_broken_are_whole() {
    for (inner, text, joined) in [
        ("scratch-<lb break='no'/>find", "scratchfind", 1),
        ("ou¬\n<lb break='no'/>urages", "ouurages", 1),
        ("Anglo-<lb break='no'/>Saxon", "Anglo-Saxon", 0),
        ("ha-<pb break='no'/><fw>2</fw><lb break='no'/>ve", "have", 1),
        ("a-<q><lb break='no'/>b</q>-<lb break='no'/>c", "a-bc", 1),
        ("a<lb break='no'/>b-<lb/>c", "ab-\nc", 0),
    ] {
        let (extract, _) = body(&format!("<p>{inner}</p>"));
        assert_eq!((extract.text.as_str(), extract.deeds.joined), (text, joined), "{inner}");
    }
}

#[test]
fn quotations() {
    let (extract, _) = body(
        "<p>He said <q>come <said>now</said></q> and left.</p><quote><p>Block.</p><p>More.</p></quote>\
         <cit><quote>Cited</quote><bibl>Book</bibl></cit><p>In <quote><l>verse</l><l>lines</l></quote> here</p>\
         <p>Out <quote><p>in</p></quote> out</p>",
    );
    let found: Vec<(BlockKind, &str)> =
        extract.blocks.iter().map(|block| (block.kind, &extract.text[block.range.clone()])).collect();
    assert_eq!(
        found,
        [
            (Paragraph, "He said come now and left."),
            (Quote, "Block."),
            (Quote, "More."),
            (Quote, "Cited"),
            (Paragraph, "Book"),
            (Paragraph, "In\nverse\nlines\nhere"),
            (Paragraph, "Out"),
            (Quote, "in"),
            (Paragraph, "out"),
        ]
    );
    let quoted: Vec<&str> = extract.quoted.iter().map(|range| &extract.text[range.clone()]).collect();
    assert_eq!(quoted, ["come now", "Block.\nMore.", "Cited", "verse\nlines", "in"]);
}

#[test]
fn one_of_several_readings() {
    for (inner, text) in [
        ("a<choice>\n<sic>teh</sic>\n<corr>the</corr>\n</choice>b", "atheb"),
        ("<choice><reg>now</reg><orig>nowe</orig></choice>", "now"),
        ("<choice><abbr>Dr</abbr><expan>Doctor</expan></choice>", "Doctor"),
        ("<choice><sic>only</sic></choice>", "only"),
        ("<choice><unclear>one</unclear><unclear>two</unclear></choice>", "one"),
        (
            "<choice><orig>x<choice><sic>y</sic><corr>z</corr></choice></orig><reg>r<choice><abbr>s</abbr><expan>t</expan>\
             </choice></reg></choice>",
            "rt",
        ),
        ("<app><rdg>r</rdg><lem>l</lem></app> <app><rdg>1</rdg><rdg>2</rdg></app>", "l 1"),
        ("<subst><del>old</del><add>new</add></subst>", "new"),
        ("<sic>kept</sic> <orig>too</orig>", "kept too"),
    ] {
        assert_eq!(body(&format!("<p>{inner}</p>")).0.text, text, "{inner}");
    }
    let (_, notes) = body("<p><choice><sic>a</sic><corr>b</corr></choice><app><lem>c</lem><rdg>d</rdg></app></p>");
    assert_eq!(
        notes,
        [
            "where there are two forms, the regular, corrected or expanded one is taken (1 place)",
            "where witnesses differ, the reading of the lemma, else the first, is taken (1 place)"
        ]
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let (extract, notes) = body(
        "<fw>Page 1</fw><stage>Enter</stage><p>One<note>n<p>o</p></note>, two<gap reason='lost'><desc>x</desc></gap>.\
         <note/><vocal><desc>laughs</desc></vocal><del>three</del><index><term>four</term></index></p>\
         <listBibl><bibl>Five</bibl></listBibl><figure><figDesc>A ship</figDesc></figure>",
    );
    assert_eq!(extract.text, "One, two.");
    assert_eq!(
        notes,
        [
            "2 notes, 1 stage direction, 1 remark on a sound or gesture, 1 deleted passage, 1 running head, 1 bibliography \
          and 1 description are left out"
        ]
    );
}

#[test]
fn tokens_are_set_as_their_text() {
    let tokens = "<p><s><w>We</w>\n<w join='right'>do</w>\n<pc>,</pc>\n<w>don</w> <w join='left'>’t</w>\n<pc join='both'>/</pc>\
                  <w>we<w norm='x'/></w></s><s><w join='right'>Yes</w><pc>.</pc></s></p>";
    assert_eq!(body(tokens).0.text, "We do, don’t/we Yes.");
    assert_eq!(body("<p><w>We</w><c> </c><w>do</w><pc>.</pc></p>").0.text, "We do.");
}

const PLAY: &str = "<TEI><teiHeader><profileDesc><particDesc><listPerson><person xml:id='ham'><persName>Hamlet</persName>\
    </person><personGrp xml:id='all'><name>Everyone</name></personGrp></listPerson></particDesc></profileDesc></teiHeader>\
    <text><front><castList><castItem><role xml:id='oph'>Ophelia</role></castItem></castList></front><body><div>\
    <stage>A hall.</stage><p>Nobody says this.</p>\
    <sp who='#ham'><speaker>HAM.</speaker><stage>aside</stage><l>To be,</l><l>or not.</l></sp>\
    <sp who='#oph #ham'><speaker>Both</speaker><p>Good my lord!</p></sp>\
    <sp who='#ghost'><speaker>Ghost.</speaker><p>Mark me.</p></sp><sp who='#ghost'><p>Again.</p></sp>\
    <sp><speaker>First Clown:</speaker><ab>He.</ab><stage>digs</stage><ab>She.</ab></sp>\
    <sp who='#all'><stage>Exeunt</stage></sp><sp who='x.xml#zz'><p>Zed.</p></sp><sp><p>Who?</p></sp></div></body></text></TEI>";

#[test]
fn a_play() {
    let (documents, _) = parts(PLAY, &People::default());
    let (_, extract) = &documents[0];
    assert_eq!(
        turns(extract),
        [
            "Hamlet: [HAM.] To be,\nor not.",
            "Ophelia+Hamlet: [Both] Good my lord!",
            "Ghost: [Ghost.] Mark me.",
            "Ghost: Again.",
            "First Clown: [First Clown:] He.\nShe.",
            "Everyone: ",
            "zz: Zed.",
        ]
    );
    assert!(extract.text.starts_with("Ophelia\nNobody says this.\nHAM.\nTo be,\nor not.\nBoth\n"));
}

const PEOPLE: &str = "<listPerson xmlns='http://www.tei-c.org/ns/1.0'><person xml:id='BahElodie'><persName><surname>Bah</surname>\
    <forename>Élodie</forename></persName></person></listPerson>";

#[test]
fn the_record_of_a_parliament() {
    let mut people = People::default();
    add_people(PEOPLE, &mut people);
    assert!(may_list_people(PEOPLE.as_bytes()));
    assert!(!may_list_people(PLAY.as_bytes()));
    let record = "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='fr' xml:id='P1'><teiHeader><fileDesc><titleStmt>\
        <title type='sub'>Sub</title><title type='main' xml:lang='en'>Sitting</title><title \
        type='main' xml:lang='fr'>Séance</title></titleStmt>\
        <publicationStmt><idno type='URI'>http://hdl.handle.net/1</idno><date when='2021-01-01'>2021</date></publicationStmt>\
        <sourceDesc><bibl>\n<title>Compte rendu</title>\n<publisher>Chambre</publisher>\n<idno type='URI'>https://x.fr/1</idno>\n\
        <date when='2015-03-02'>2 mars</date></bibl><bibl>Other</bibl></sourceDesc></fileDesc><profileDesc><settingDesc>\
        <setting><date when='2015-03-01'>1 mars</date></setting></settingDesc><langUsage><language ident='fr'>French</language>\
        <language ident='en'>English</language></langUsage></profileDesc></teiHeader><text ana='#x'><body><div>\
        <note type='speaker'>LE PRÉSIDENT</note><u who='#BahElodie' ana='#chair' xml:id='u1'><seg>La séance</seg>\
        <note>bruit</note><seg>est ouverte.</seg></u><kinesic><desc>applause</desc></kinesic>\
        <u who='#unknown' ana='#x #regular'>Merci.</u><u>Personne.</u></div></body></text></TEI>";
    let (documents, notes) = parts(record, &people);
    let (key, extract) = &documents[0];
    assert_eq!(*key, None);
    assert_eq!(turns(extract), ["Élodie Bah (chair): La séance\nest ouverte.", "unknown (regular): Merci."]);
    assert_eq!(extract.text, "La séance\nest ouverte.\nMerci.\nPersonne.");
    let says: Vec<(&str, &str)> = extract.says.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        says,
        [
            ("title", "Séance"),
            ("date", "2015-03-01"),
            ("language", "fr"),
            ("source", "Compte rendu, Chambre, 2 mars"),
            ("url", "https://x.fr/1"),
        ]
    );
    assert_eq!(notes, ["2 notes and 1 remark on a sound or gesture are left out"]);
    let (documents, notes) = parts(PEOPLE, &People::default());
    assert!(documents.is_empty());
    assert_eq!(notes, ["names 1 person for the texts of other files, and holds no text"]);
}

#[test]
fn what_headers_say() {
    let says = |header: &str| -> Vec<String> {
        let source = format!("<TEI><teiHeader>{header}</teiHeader><text><body><p>x</p></body></text></TEI>");
        let (documents, notes) = parts(&source, &People::default());
        let says = documents[0].1.says.iter().map(|(name, value)| format!("{name}={value}"));
        says.chain(notes).collect()
    };
    let long = "word ".repeat(100);
    for (header, expected) in [
        (
            "<fileDesc><titleStmt><title>Emma\n : a novel</title><author><persName><forename>Jane</forename>\
             <surname>Austen</surname></persName><idno>Q1</idno></author><author>Bell; Currer</author></titleStmt>\
             <sourceDesc><bibl><date>1815</date></bibl></sourceDesc></fileDesc>",
            vec!["title=Emma : a novel", "author=Jane Austen; Bell, Currer", "date=1815", "source=1815"],
        ),
        (
            "<fileDesc><titleStmt><title>Letter</title></titleStmt><publicationStmt><date when='1990'/><ptr target='https://x/y'/>\
             </publicationStmt></fileDesc><profileDesc><correspDesc><correspAction type='sent'><persName>Ada</persName>\
             <date from='1842-03-01' to='1842-03-04'/></correspAction><correspAction type='received'><persName>B</persName>\
             <date when='1843'/></correspAction></correspDesc></profileDesc>",
            vec!["title=Letter", "author=Ada", "date=1842-03", "url=https://x/y"],
        ),
        (
            "<fileDesc><sourceDesc><bibl><date notBefore='1850' notAfter='1860'/></bibl></sourceDesc></fileDesc>\
             <profileDesc><langUsage><language ident='de'/></langUsage></profileDesc>",
            vec![
                "language=de",
                "has a date between 1850 and 1860, which no single day, month or year spans; it is undated unless \
                 metadata.csv dates it",
            ],
        ),
        (
            "<fileDesc><sourceDesc><bibl type='digitalSource'><date>2019</date></bibl><bibl type='firstEdition'>\
             <date>1867</date></bibl></sourceDesc><publicationStmt><date when='1800'/></publicationStmt></fileDesc>",
            vec!["date=1867", "source=2019"],
        ),
        (
            "<fileDesc><publicationStmt><date when='soon'/></publicationStmt></fileDesc>",
            vec!["has \"soon\" as its date, which is none that can be read"],
        ),
    ] {
        assert_eq!(says(header), expected, "{header}");
    }
    let source = says(&format!("<fileDesc><sourceDesc><p/><p>{long}</p></sourceDesc></fileDesc>")).remove(0);
    assert!(source.ends_with("word…") && source.len() < 320, "{source}");
}

#[test]
fn a_play_is_dated_by_its_events() {
    let events = "<standOff><listEvent><event type='print' when='1603'><desc/></event><event type='written' when='1602'/>\
                  <event/></listEvent></standOff>";
    let header = "<fileDesc><sourceDesc><bibl><date>1590</date></bibl></sourceDesc></fileDesc>";
    let source = format!("<TEI><teiHeader>{header}</teiHeader>{events}<text><body><p>x</p></body></text></TEI>");
    let (documents, _) = parts(&source, &People::default());
    assert_eq!(documents[0].1.says[0], ("date", "1602".to_owned()));
}

#[test]
fn a_corpus_of_several_texts() {
    let text = |id: &str, text: &str| format!("<TEI{id}><teiHeader/><text><body><p>{text}</p></body></text></TEI>");
    let source = format!(
        "<teiCorpus xml:lang='de'><teiHeader/>{}{}{}<teiCorpus>{}</teiCorpus></teiCorpus>",
        text(" xml:id='a'", "eins"),
        text("", "zwei"),
        text(" xml:id='a' xml:lang='en'", "three"),
        text(" xml:id='2'", "vier"),
    );
    let (documents, _) = parts(&source, &People::default());
    let found: Vec<(&str, &str, &str)> = documents
        .iter()
        .map(|(key, extract)| (key.as_deref().unwrap(), extract.text.as_str(), extract.says[0].1.as_str()))
        .collect();
    assert_eq!(found, [("a", "eins", "de"), ("2", "zwei", "de"), ("a-3", "three", "en"), ("2-4", "vier", "de")]);
}

#[test]
fn what_is_no_tei_is_left_out() {
    for (source, said) in [
        ("<html><body/></html>", "its root element is <html>, not <TEI>"),
        ("<taxonomy xmlns='http://www.tei-c.org/ns/1.0'/>", "its root element is <taxonomy>"),
        ("", "holds no XML element"),
        ("plain text", "holds no XML element"),
        ("<TEI><teiHeader/></TEI>", "without a <text>"),
        ("<teiCorpus><teiHeader/><xi:include href='a.xml'/></teiCorpus>", "without a <text>"),
        ("<listPerson/>", "its root element is <listPerson>"),
        ("<teiCorpus><text>x</text></teiCorpus>", "without a <text>"),
    ] {
        match read(source, &People::default()) {
            Err(Unread::NoText { reason, .. }) => assert!(reason.contains(said), "{source}: {reason}"),
            other => panic!("{source}: {other:?}"),
        }
    }
    for source in ["<TEI><text>", "<TEI><text></TEI>", "<TEI a='b"] {
        assert!(matches!(read(source, &People::default()), Err(Unread::Fault(_))), "{source}");
    }
}

#[test]
fn entities_of_a_dtd_are_not_expanded() {
    let bomb = "<!DOCTYPE TEI [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><TEI><text><p>caf&b;</p></text></TEI>";
    let (documents, notes) = parts(bomb, &People::default());
    assert_eq!(documents[0].1.text, "caf&b;");
    assert_eq!(
        notes,
        [
            "holds 1 reference to entities that only a DTD explains, such as &b;: they are not resolved, and stand as they are \
          written; save it with characters instead"
        ]
    );
}

#[test]
fn hostile_files_end() {
    let deep = |name: &str| {
        let count = 50_000;
        format!("<TEI><text>{}x{}</text></TEI>", format!("<{name}>").repeat(count), format!("</{name}>").repeat(count))
    };
    for name in
        ["p", "quote", "sp", "choice", "note", "u who='#a'", "TEI", "teiHeader", "person xml:id='a'", "persName"]
    {
        let source = deep(name).replace("</u who='#a'>", "</u>").replace("</person xml:id='a'>", "</person>");
        assert!(read(&source, &People::default()).is_ok(), "{name}");
    }
    let many = "<sp who='#a'/>x<choice/><l/><quote/><lb/><speaker>a</speaker>".repeat(20_000);
    let header = "<sourceDesc><p/><date/></sourceDesc><titleStmt><title/><author/></titleStmt><person/>".repeat(20_000);
    let source = format!("<TEI><teiHeader>{header}</teiHeader><text>{many}</text></TEI>");
    assert!(read(&source, &People::default()).is_ok());
    let attributes: String = (0..20_000).map(|n| format!(" a{n}='x'")).collect();
    assert!(read(&format!("<TEI><text><u{attributes}>x</u></text></TEI>"), &People::default()).is_ok());
    let named = format!("<TEI><text><sp who='#{}'>x</sp></text></TEI>", "a".repeat(100_000));
    assert_eq!(parts(&named, &People::default()).0[0].1.voiced[0].names[0].len(), 200);
}
