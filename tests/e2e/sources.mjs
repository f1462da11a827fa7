// Files as readers have them: one of each format that is read, broken ones, and such as mean harm. Each is made in memory.
import { packedZeros, zip } from "./zip.mjs";

// Running text without the phrase: enough of it that a language and an encoding can be told.
const english = [
  "The ferry left the harbour at six, and nobody on the quay had come to wave.",
  "We kept the letters in a tin box under the stairs, where the damp could not reach them.",
  "It was said that the bridge would be finished before winter, but the river had other plans.",
  "She read the report twice and found nothing in it that she had not already heard at the market.",
  "By the evening the rain had turned the road into a brook, and the carts stood where they were.",
];
const french = [
  "L’été dernier, le maire a déclaré que l’école serait rénovée “dès que possible”.",
  "Les élèves ont répondu qu’ils préféraient l’ancien bâtiment, à côté de la forêt.",
  "Après la réunion, personne n’était très sûr de ce qui avait été décidé.",
  "Le boulanger, lui, répétait que le café d’en face avait déjà fermé à Noël.",
  "Enfin, on a trouvé une solution: la bibliothèque prêtera ses salles jusqu’à Pâques.",
];

// A text with the phrase amid others.
const around = (phrase) => `${english[0]} It began with a ${phrase}, and so it went on. ${english[1]}`;

const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const json = (value) => JSON.stringify(value);
const cell = (text) => `"${text.replaceAll('"', '""')}"`;

// Signs that Windows-1252 has where Latin-1 has none.
const WINDOWS = { "€": 0x80, "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96, "—": 0x97 };
const windows = (text) => Buffer.from([...text].map((sign) => WINDOWS[sign] ?? sign.codePointAt(0)));

// ## What a document of each format is made of: its body, as the format writes it, and what it says of itself.

function html({ title, body, head = "" }) {
  return `<!DOCTYPE html>\n<html lang="en"><head>${head}<title>${xml(title)}</title></head><body>${body}</body></html>\n`;
}

const p = (text) => `<p>${text}</p>`;

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id, type, target) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relations = (...all) => `<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
const contentTypes = (parts) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
  parts.map(([name, type]) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`).join("") +
  `</Types>`;

// A paragraph whose text comes in several runs.
const runs = (...texts) => `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`).join("")}</w:p>`;

function docx({ title, author, body }) {
  const core =
    `<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:language>en</dc:language></cp:coreProperties>`;
  const document =
    `<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`;
  return zip([
    ["[Content_Types].xml", contentTypes([["word/document.xml", "wordprocessingml.document.main"]])],
    ["_rels/.rels", relations(relation("a", `${OFFICE}/officeDocument`, "word/document.xml"), relation("b", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"))],
    ["word/document.xml", document],
    ["docProps/core.xml", core],
  ]);
}

function odt({ title, author, body }) {
  const of = "urn:oasis:names:tc:opendocument:xmlns";
  const names = ["office", "text", "meta", "style"].map((name) => `xmlns:${name}="${of}:${name}:1.0"`).join(" ");
  const part = (name, inner) => `<?xml version="1.0" encoding="UTF-8"?>\n<office:${name} ${names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">${inner}</office:${name}>`;
  const kind = "application/vnd.oasis.opendocument.text";
  const entry = (path, type) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  return zip(
    [
      ["mimetype", kind],
      ["content.xml", part("document-content", `<office:body><office:text>${body}</office:text></office:body>`)],
      ["meta.xml", part("document-meta", `<office:meta><dc:title>${xml(title)}</dc:title><meta:initial-creator>${xml(author)}</meta:initial-creator></office:meta>`)],
      [
        "META-INF/manifest.xml",
        `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="${of}:manifest:1.0" manifest:version="1.3">${entry("/", kind)}${entry("content.xml", "text/xml")}${entry("meta.xml", "text/xml")}</manifest:manifest>`,
      ],
    ],
    ["mimetype"],
  );
}

function epub({ title, author, chapters }) {
  const page = (inner) => `<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A part</title></head><body>${inner}</body></html>`;
  const items = chapters.map((_, n) => `<item id="c${n}" href="text/${n}.xhtml" media-type="application/xhtml+xml"/>`);
  const opf =
    `<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">` +
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x</dc:identifier><dc:title>${xml(title)}</dc:title>` +
    `<dc:creator>${xml(author)}</dc:creator><dc:date>1912-04-15</dc:date><dc:language>en</dc:language></metadata>` +
    `<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join("")}</manifest>` +
    `<spine>${chapters.map((_, n) => `<itemref idref="c${n}"/>`).join("")}</spine></package>`;
  return zip(
    [
      ["mimetype", "application/epub+zip"],
      ["META-INF/container.xml", `<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`],
      ["OEBPS/book.opf", opf],
      ["OEBPS/nav.xhtml", page(`<nav><ol>${chapters.map((_, n) => `<li><a href="text/${n}.xhtml">Part ${n}</a></li>`).join("")}</ol></nav>`)],
      ...chapters.map((inner, n) => [`OEBPS/text/${n}.xhtml`, page(inner)]),
    ],
    ["mimetype"],
  );
}

// A workbook of one sheet. A number is a day, as spreadsheets count them.
function xlsx(rows) {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const letter = (n) => String.fromCharCode(65 + n);
  const texts = [...new Set(rows.flat().filter((value) => typeof value === "string"))];
  const one = (value, place) => (typeof value === "string" ? `<c r="${place}" t="s"><v>${texts.indexOf(value)}</v></c>` : `<c r="${place}" s="1"><v>${value}</v></c>`);
  const sheet = rows.map((row, n) => `<row r="${n + 1}">${row.map((value, column) => one(value, `${letter(column)}${n + 1}`)).join("")}</row>`).join("");
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const kind = (name) => `spreadsheetml.${name}`;
  return zip([
    [
      "[Content_Types].xml",
      contentTypes([["xl/workbook.xml", kind("sheet.main")], ["xl/worksheets/sheet1.xml", kind("worksheet")], ["xl/styles.xml", kind("styles")], ["xl/sharedStrings.xml", kind("sharedStrings")]]),
    ],
    ["_rels/.rels", relations(relation("a", `${OFFICE}/officeDocument`, "xl/workbook.xml"))],
    ["xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="Talks" sheetId="1" r:id="a"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relations(relation("a", `${OFFICE}/worksheet`, "worksheets/sheet1.xml"), relation("b", `${OFFICE}/styles`, "styles.xml"), relation("c", `${OFFICE}/sharedStrings`, "sharedStrings.xml"))],
    ["xl/styles.xml", `${head}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`],
    ["xl/sharedStrings.xml", `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((text) => `<si><t>${xml(text)}</t></si>`).join("")}</sst>`],
    ["xl/worksheets/sheet1.xml", `${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`],
  ]);
}

function tei({ title, author, body, head = "" }) {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n${head}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>${xml(title)}</title><author>${xml(author)}</author></titleStmt>` +
    `<publicationStmt><date when="2016-05-04">4 May 2016</date></publicationStmt><sourceDesc><p>A stenographer’s notes.</p></sourceDesc></fileDesc>` +
    `<profileDesc><particDesc><listPerson><person xml:id="ann"><persName>Ann Moreau</persName></person><person xml:id="li"><persName>Li Wei</persName></person></listPerson></particDesc></profileDesc></teiHeader>` +
    `<text><body>${body}</body></text></TEI>\n`
  );
}

// A page that is drawn so, with what its trailer has beside.
function pdf(drawn, trailer = "") {
  const content = windows(drawn);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
    Buffer.concat([Buffer.from(`<< /Length ${content.length} >>\nstream\n`), content, Buffer.from("\nendstream")]),
    "<< /Title (Minutes of the meeting) /Author (Zoë Brandt) >>",
  ];
  const parts = [Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1")];
  const places = [];
  let at = parts[0].length;
  objects.forEach((object, n) => {
    const whole = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), typeof object === "string" ? windows(object) : object, Buffer.from("\nendobj\n")]);
    places.push(at);
    at += whole.length;
    parts.push(whole);
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

// Lines of text from the top of a page on.
const drawnLines = (...lines) => `BT /F1 11 Tf 14 TL 60 760 Td\n${lines.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`).join("\n")}\nET`;

const subtitle = (mark) => (n, text) => {
  const time = (second) => `00:00:${String(second).padStart(2, "0")}${mark}000`;
  return `${n}\n${time(n * 4)} --> ${time(n * 4 + 3)}\n${text}\n`;
};

// ## One file of each format.

/** A file of each format that is read, as `{ name, bytes, phrase }`: the phrase is in its text and in no other. */
export function sources() {
  const made = [];
  const add = (name, phrase, make) => made.push({ name, phrase, bytes: Buffer.from(make(phrase)) });

  add("marked.txt", "violet lantern 7 café 开放", (phrase) => `\u{FEFF}${around(phrase)}\n\n中国的改革开放是一项长期政策。\n`);
  // Without a mark that says how it is written.
  add("older.txt", "crimson anchor café crème", (phrase) =>
    windows(`${french.join(" ")}\r\n\r\nLe soir, on y servait “un ${phrase}” — c’était l’usage.\r\n\r\n${french.toReversed().join(" ")}\r\n`),
  );
  add("notes.md", "golden kettle 12 naïve 港口", (phrase) =>
    `---\ntitle: Notes from the harbour\ndate: 2019-03-07\nauthor: Zoë Brandt\ntags: [harbour, "thé"]\n---\n\n# Monday\n\n${english[2]}\n\nHere is a ${phrase.replace("kettle", "*kettle*")}, [as one says](https://example.org/kettle).\n\n- ${english[3]}\n- ${english[4]}\n`,
  );
  // As a host has it: the article between a menu and a footer.
  add("page.html", "silver compass déjà vu", (phrase) =>
    windows(
      html({
        title: "The lighthouse — a history",
        head: '<meta charset="windows-1252"><meta name="author" content="Zoë Brandt"><meta property="article:published_time" content="2018-11-02">',
        body: `<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/shop">Shop</a></li></ul></nav><article><h1>The lighthouse</h1>${english.map(p).join("\n")}${p(`They spoke of a ${phrase.replace("compass", "<em>compass</em>")} all night.`)}</article><footer>Imprint and cookies, all rights reserved</footer>`,
      }),
    ),
  );
  add("talks.csv", "copper bridge 31 señor 长城", (phrase) =>
    `date,title,text,place\r\n2020-01-05,First,${cell(`${english[0]} "Quoted", as they say.`)},Bath\r\n2020-02-06,Second,${cell(`${english[1]}\n${around(phrase)}`)},Genève\r\n`,
  );
  add("talks.tsv", "scarlet harbour 44 über 茶馆", (phrase) => `date\ttitle\ttext\n2021-01-05\tFirst\t${english[2]}\n2021-02-06\tSecond\t${around(phrase)}\n`);
  add("speeches.json", "emerald window 5 château 火车", (phrase) =>
    json([
      { date: "2017-06-01", title: "First", text: english[3], tags: ["a", "b"] },
      { date: "2017-07-01", title: "Second", text: around(phrase) },
    ]),
  );
  add("speeches.jsonl", "ivory telescope 68 façade 月亮", (phrase) =>
    [
      { date: "2016-06-01", title: "First", text: english[4] },
      { date: "2016-07-01", title: "Second", text: around(phrase) },
    ]
      // As many programs write it: ASCII alone.
      .map((row) => json(row).replace(/[^\x20-\x7E]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`))
      .join("\n"),
  );
  add("sheet.xlsx", "turquoise carpet 9 smörgås 北京", (phrase) =>
    xlsx([
      ["date", "title", "text"],
      [44042, "First", english[0]],
      [44043, "Second", around(phrase)],
    ]),
  );
  add("debate.xml", "maroon violin 17 âme 春天", (phrase) =>
    tei({
      title: "A debate",
      author: "The stenographers",
      body: `<u who="#ann">${english[0]} I hold a ${phrase.replace("violin", '<hi rend="italic">violin</hi>')} in my hand.</u><u who="#li">${english[1]}</u><sp who="#ann"><speaker>Ann Moreau</speaker><p>${english[2]}</p></sp>`,
    }),
  );
  const [srt, vtt] = [subtitle(","), subtitle(".")];
  add("film.srt", "bronze umbrella 23 garçon 雨天", (phrase) => [srt(1, "- Where is it?"), srt(2, `<i>Under a ${phrase.replace(" 23", "\n23")},</i>`), srt(3, "where it always was.")].join("\n"));
  add("film.vtt", "orange bicycle 86 fiancée 自行车", (phrase) =>
    `WEBVTT\n\n${[vtt(1, "<v Ann Moreau>Nobody told me of it."), vtt(2, `<v Li Wei>It was an ${phrase.replace("bicycle", "<b>bicycle</b>")}.</v>`), vtt(3, "<v Ann Moreau>Then I must have missed it.")].join("\n")}`,
  );
  add("letter.docx", "purple staircase 52 soufflé 钥匙", (phrase) => docx({ title: "A letter", author: "Zoë Brandt", body: runs(english[0]) + runs("There was a pur", `${phrase.slice(3)}`, ", and no one used it.") + runs(english[1]) }));
  add("memoir.odt", "yellow orchard 73 mañana 苹果", (phrase) =>
    odt({
      title: "A memoir",
      author: "Zoë Brandt",
      body: `<text:h text:outline-level="1">The orchard</text:h><text:p>${english[2]}</text:p><text:p>Past the ${phrase.replace("orchard", "<text:span>orchard</text:span>").replace(" 73", '<text:s text:c="2"/>73')} she would not go.</text:p>`,
    }),
  );
  add("book.epub", "indigo chandelier 39 façon 大海", (phrase) =>
    epub({ title: "The sea", author: "Zoë Brandt", chapters: [`<h1>One</h1>${p(english[3])}`, `<h1>Two</h1>${p(`Over the table hung an ${phrase.replace("ç", "&#231;")}.`)}${p(english[4])}`] }),
  );
  // Its lines end amid the phrase.
  add("minutes.pdf", "crystal doorway 61 élève", (phrase) => pdf(drawnLines("The meeting was opened at six, as it had been the year before. All", `agreed that the ${phrase.slice(0, 15)}`, `${phrase.slice(16)} should be counted again before the`, "winter, and that the minutes be printed. Nobody voted against it.")));
  add("archive.zip", "marble fountain 94 jalapeño 花园", (phrase) =>
    zip([
      ["letters/one.txt", `${english.join(" ")}\n`],
      ["letters/two.docx", docx({ title: "Another letter", author: "Li Wei", body: runs(around(phrase)) })],
    ]),
  );
  return made;
}

/** Whether a document with that path is of the file with that name. */
export const isOf = (path, name) => path === name || path.startsWith(`${name}#`) || path.startsWith(`${name.replace(/\.zip$/, "")}/`);

// ## Broken ones.

const entities = () => {
  const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`);
  return `<!DOCTYPE TEI [<!ENTITY e0 "ha">${levels.join("")}]>\n`;
};

/**
 * Files that cannot be read, or not without a word, as `{ name, bytes, says }`: what is said of each fits `says`. One with
 * a phrase is read all the same.
 */
export async function broken() {
  const whole = zip([["one.txt", english.join(" ")], ["two.txt", french.join(" ")]]);
  const page = drawnLines("This page can be read by nobody without its password.");
  return [
    { name: "cut.zip", bytes: whole.subarray(0, whole.length - 40), says: /is no zip archive, or is damaged/ },
    { name: "locked.pdf", bytes: pdf(page, "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -1 >> /ID [(a) (a)]"), says: /is encrypted; save it without a password/ },
    { name: "drawing.pdf", bytes: pdf("60 60 m 500 700 l S"), says: /holds no text: its pages are blank/ },
    { name: "photo.docx", bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from("JFIF\0"), Buffer.alloc(400, 7)]), says: /is a picture \(JPEG\)/ },
    { name: "laughs.xml", phrase: "hollow laughter 15", bytes: Buffer.from(tei({ title: "Laughs", author: "Nobody", head: entities(), body: p("A hollow laughter 15 &e9; was heard.") })), says: /entities that only a DTD explains, such as &e9;/ },
    { name: "climbing.zip", phrase: "patient climber 28", bytes: zip([["../../evil.txt", "It stands outside."], ["/root.txt", "So does this."], ["good.txt", "A patient climber 28 stays within."]]), says: /has 2 files in it \(the first \.\.\/\.\.\/evil\.txt\) left out, since names lead out/ },
    { name: "bomb.zip", bytes: zip([["zeros.txt", await packedZeros(700e6)]]), says: /unpacks to more than 512 MB/ },
    { name: "ragged.csv", phrase: "uneven ladder 77", bytes: Buffer.from("text,place,year\nThe first row of all is whole,Bath,2019\nThe second has an uneven ladder 77 in it\nAnd the third one has too much,York,2020,x,y\n"), says: /has 2 rows with more or fewer cells than the 3 of the first: rows 3, 4/ },
    { name: "nul.txt", bytes: Buffer.from("A text that goes on\0 after a NUL."), says: /holds a NUL/ },
  ];
}

// ## Such as mean harm.

const SCRIPT = "<script>window.ran = true</script>";
const IMAGE = '<img src=x onerror="window.ran = true">';
const LINK = '<a href="javascript:window.ran = true">press here</a>';
/** Markup that documents try to bring in. */
export const HARM = `${SCRIPT}${IMAGE}${LINK}`;
// In titles, names of people and of files.
const NAME = '<b onmouseover="window.ran = true">bold</b>';

/**
 * Documents that hold markup with scripts, as `{ name, bytes, phrase }`. Where `literal` is true it is the text itself,
 * which has to be shown sign by sign.
 */
export function hostile() {
  const text = (phrase) => `Before it ${HARM} and after it a ${phrase} stands.`;
  const made = [];
  const add = (name, phrase, literal, bytes) => made.push({ name, phrase, literal, bytes: Buffer.from(bytes) });

  add("<b onmouseover=window.ran=true>bold<b>.txt", "plain thistle 101", true, `${text("plain thistle 101")}\n`);
  add("harm.html", "woven thistle 102", false, html({ title: `${NAME} in HTML`, head: `<meta name="author" content="${xml(NAME)}">${SCRIPT}`, body: `<article>${english.map(p).join("")}<p onclick="window.ran = true">${text("woven thistle 102")}</p><svg onload="window.ran = true"><text>drawn</text></svg><iframe srcdoc="${xml(SCRIPT)}"></iframe></article>` }));
  add("harm.md", "mossy thistle 103", false, `---\ntitle: '${NAME} in Markdown'\nauthor: '${NAME}'\nplace: '${SCRIPT}'\n---\n\nA [link](javascript:window.ran=true) and <javascript:window.ran=true>.\n\n${HARM}\n\n![x](x" onerror="window.ran=true)\n\nThere is a mossy thistle 103 here.\n`);
  add("harm.docx", "dusty thistle 104", true, docx({ title: `${NAME} in Word`, author: NAME, body: runs(text("dusty thistle 104")) }));
  add("harm.csv", "frosty thistle 105", true, `title,text,${cell(NAME)},date\n${cell(`${NAME} in a table`)},${cell(text("frosty thistle 105"))},${cell(SCRIPT)},2020-01-01\n${cell(NAME)},${cell(english[0])},${cell(IMAGE)},2020-01-02\n`);
  add("harm.json", "sandy thistle 106", true, json([{ title: `${NAME} in JSON`, text: text("sandy thistle 106"), [IMAGE]: LINK, id: NAME }]));
  add("harm.xml", "thorny thistle 107", true, tei({ title: `${NAME} in TEI`, author: NAME, body: `<sp><speaker>${xml(NAME)}</speaker><p>${xml(text("thorny thistle 107"))}</p></sp><sp><speaker>${xml(NAME)}</speaker><p>${xml(SCRIPT)}</p></sp>` }));
  add("harm.epub", "silky thistle 108", false, epub({ title: `${NAME} in a book`, author: NAME, chapters: [`${p(`Before it ${SCRIPT}<img src="x" onerror="window.ran = true"/>${LINK} and after it a silky thistle 108 stands.`)}${p(english[1])}`] }));
  return made;
}
