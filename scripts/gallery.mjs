// Takes a picture of every chart of the page: of each corpus, light and dark, at four widths, as its link opens it.
//   READOUT_INAUGURAL=path/to/inaugural READOUT_DEBATES=path/to/un-general-debate node scripts/gallery.mjs [OUT_FOLDER]
// A corpus whose variable is not set is left out; the bundled one is always there. OUT_FOLDER is target/gallery where none
// is given: `pictures` and `sites` in it are made anew, and index.html shows all pictures by chart, each with the link
// that it shows. The links work when OUT_FOLDER lies on a web server, the pictures from a disk too.
// Needs the built page in dist and the command line in target/release. It ends with 1, naming them, where a chart does
// not appear within 20 seconds, a page is wider than its window, or does what no visit may do.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dist, launch, root, serve, visit } from "../tests/e2e/person.mjs";

const widths = [320, 768, 1280, 1920];
// Higher than any chart, so that nothing lies over it.
const HEIGHT = 2400;
// No more of a table is in its picture.
const TABLE = 900;

// Where each kind of chart is: the smallest element that has all of it, and what in it is drawn last.
const kinds = {
  trend: { figure: 'figure[aria-label*=" by "]', drawing: "svg[role=img]" },
  dispersion: { figure: ".measured", drawing: ".strip path, tbody tr:nth-child(2)", isTable: true },
  network: { figure: "figure.plotted", drawing: "svg text" },
  scatter: { figure: ".plotted:has(figure)", drawing: "svg text" },
  overview: { figure: "#overview-time", drawing: "svg[role=img]" },
  words: { figure: ".overview-words", drawing: ".word-list li" },
  shares: { figure: ".overview .tables", drawing: ".bar span" },
  filters: { figure: ".filters fieldset:has(.brush)", drawing: ".brush rect.on", isFilter: true },
  facets: { figure: ".filters fieldset:has(.facet-line)", drawing: ".bar span", isFilter: true },
  search: { figure: ".results .hits", drawing: ".strip path" },
  reader: { figure: ".hit-bar", drawing: ".strip path" },
};

// Each chart by its name, its kind and the fragment that opens it.
const corpora = [
  {
    name: "bundled",
    charts: [
      ["Trends over time", "trend", "trends?q=huawei, security, trade, xinjiang&by=month"],
      ["Trends, one term", "trend", "trends?q=huawei&by=month"],
      ["Trends, eight terms", "trend", "trends?q=huawei, security, trade, xinjiang, hong, market, students, media&by=year"],
      ["Trends by a field", "trend", "trends?q=huawei, security, trade&by=side"],
      ["Trends by a field, one term", "trend", "trends?q=huawei&by=speaker"],
      ["Trends, counts", "trend", "trends?q=huawei, security, trade, xinjiang&by=month&unit=count"],
      ["Trends by a field, counts", "trend", "trends?q=huawei, security, trade&by=side&unit=count"],
      ["Trends, a chart each", "trend", "trends?q=huawei, security, trade&by=month&panels=side"],
      ["Trends, a chart each, shares", "trend", "trends?q=Uyghur, Uighur, Uygur&by=month&unit=among&panels=side"],
      ["Trends, shares among terms", "trend", "trends?q=Uyghur, Uighur, Uygur&by=month&unit=among"],
      ["Trends by a field, shares among terms", "trend", "trends?q=Uyghur, Uighur, Uygur&by=side&unit=among"],
      ["Trends, heat map", "trend", "trends?q=huawei, security, trade, xinjiang&by=month&show=heat"],
      ["Trends by a field, heat map", "trend", "trends?q=huawei, security, trade, xinjiang&by=side&show=heat"],
      ["Trends, dispersion over documents", "dispersion", "trends?q=huawei&show=dispersion"],
      ["Trends, dispersion over a field", "dispersion", "trends?q=huawei&show=dispersion&across=side"],
      ["Collocates, network", "network", "collocates?q=china"],
      ["Compare, scatter plot", "scatter", "compare?target=side:China&reference=side:UK"],
      ["Overview, time", "overview", "overview"],
      ["Overview, words over time", "overview", "overview?whole=words"],
      ["Overview, words in view", "words", "overview?where=side:UK"],
      ["Overview, cloud", "words", "overview?where=side:UK&listed=cloud"],
      ["Overview, shares", "shares", "overview"],
      ["Filters, time", "filters", "search?q=huawei"],
      ["Filters, a stretch of time", "filters", "search?q=huawei&where=date:2019-01..2020-06"],
      ["Filters, a field", "facets", "search?q=huawei"],
      ["Search, strips", "search", "search?q=huawei"],
      ["Reader, strip", "reader", "read/{first}?q=huawei"],
    ],
  },
  {
    name: "inaugural",
    variable: "READOUT_INAUGURAL",
    charts: [
      ["Trends over time", "trend", "trends?q=freedom, union, government&by=year"],
      ["Trends, one term", "trend", "trends?q=freedom&by=year"],
      ["Trends, eight terms", "trend", "trends?q=freedom, union, government, peace, war, people, america, constitution&by=year"],
      ["Trends by a field", "trend", "trends?q=freedom, union, government&by=president"],
      ["Trends by a field, one term", "trend", "trends?q=freedom&by=president"],
      ["Trends, counts", "trend", "trends?q=freedom, union, government&by=year&unit=count"],
      ["Trends by a field, counts", "trend", "trends?q=freedom, union, government&by=president&unit=count"],
      ["Trends, a chart each", "trend", "trends?q=freedom, union, government&by=year&panels=president"],
      ["Trends, a chart each, shares", "trend", "trends?q=america, union, nation&by=year&unit=among&panels=president"],
      ["Trends, shares among terms", "trend", "trends?q=america, union, nation&by=year&unit=among"],
      ["Trends by a field, shares among terms", "trend", "trends?q=america, union, nation&by=president&unit=among"],
      ["Trends, heat map", "trend", "trends?q=freedom, union, government&by=year&show=heat"],
      ["Trends by a field, heat map", "trend", "trends?q=freedom, union, government&by=president&show=heat"],
      ["Trends, dispersion over documents", "dispersion", "trends?q=freedom&show=dispersion"],
      ["Trends, dispersion over a field", "dispersion", "trends?q=freedom&show=dispersion&across=president"],
      ["Collocates, network", "network", "collocates?q=government"],
      ["Compare, scatter plot", "scatter", "compare?target=date:>=1950"],
      ["Overview, time", "overview", "overview"],
      ["Overview, words over time", "overview", "overview?whole=words"],
      ["Overview, words in view", "words", "overview?where=date:>=1950"],
      ["Overview, cloud", "words", "overview?where=date:>=1950&listed=cloud"],
      ["Overview, shares", "shares", "overview"],
      ["Filters, time", "filters", "search?q=freedom"],
      ["Filters, a stretch of time", "filters", "search?q=freedom&where=date:1900..1950"],
      ["Filters, a field", "facets", "search?q=freedom"],
      ["Search, strips", "search", "search?q=freedom"],
      ["Reader, strip", "reader", "read/{first}?q=freedom"],
    ],
  },
  {
    name: "debates",
    variable: "READOUT_DEBATES",
    charts: [
      ["Trends over time", "trend", "trends?q=climate, terrorism, peace&by=year"],
      ["Trends, one term", "trend", "trends?q=climate&by=year"],
      ["Trends, eight terms", "trend", "trends?q=climate, terrorism, peace, pandemic, syria, ukraine, women, nuclear&by=year"],
      ["Trends by a field", "trend", "trends?q=climate, terrorism, peace&by=country"],
      ["Trends by a field, one term", "trend", "trends?q=climate&by=country"],
      ["Trends, counts", "trend", "trends?q=climate, terrorism, peace&by=year&unit=count"],
      ["Trends by a field, counts", "trend", "trends?q=climate, terrorism, peace&by=country&unit=count"],
      ["Trends, a chart each", "trend", "trends?q=climate, terrorism, peace&by=year&panels=country"],
      ["Trends, a chart each, shares", "trend", "trends?q=covid*, pandemic, coronavirus&by=year&unit=among&panels=country"],
      ["Trends, shares among terms", "trend", "trends?q=covid*, pandemic, coronavirus&by=year&unit=among"],
      ["Trends by a field, shares among terms", "trend", "trends?q=covid*, pandemic, coronavirus&by=country&unit=among"],
      ["Trends, heat map", "trend", "trends?q=climate, terrorism, peace, syria, ukraine&by=year&show=heat"],
      ["Trends by a field, heat map", "trend", "trends?q=climate, terrorism, peace, syria, ukraine&by=country&show=heat"],
      ["Trends, dispersion over documents", "dispersion", "trends?q=climate&show=dispersion"],
      ["Trends, dispersion over a field", "dispersion", "trends?q=climate&show=dispersion&across=session"],
      ["Collocates, network", "network", "collocates?q=climate"],
      ["Compare, scatter plot", "scatter", "compare?target=country:France&reference=country:Germany"],
      ["Overview, time", "overview", "overview"],
      ["Overview, words over time", "overview", "overview?whole=words"],
      ["Overview, words in view", "words", "overview?where=country:France"],
      ["Overview, cloud", "words", "overview?where=country:France&listed=cloud"],
      ["Overview, shares", "shares", "overview"],
      ["Filters, time", "filters", "search?q=climate"],
      ["Filters, a stretch of time", "filters", "search?q=climate&where=date:2014..2016"],
      ["Filters, a field", "facets", "search?q=climate"],
      ["Search, strips", "search", "search?q=climate"],
      ["Reader, strip", "reader", "read/{first}?q=climate"],
    ],
  },
];

// READOUT_ONLY, a part of their names, takes pictures of some charts alone.
const only = process.env.READOUT_ONLY ?? "";
const out = resolve(process.argv[2] ?? join(root, "target/gallery"));
for (const made of ["pictures", "sites"]) {
  rmSync(join(out, made), { recursive: true, force: true });
  mkdirSync(join(out, made), { recursive: true });
}
const errors = [];
const pictures = [];
const browser = await launch();
for (const { name: corpus, variable, charts } of corpora) {
  const source = variable && process.env[variable];
  if (variable && !source) {
    console.log(`${corpus} is left out: ${variable} says where its texts are`);
    continue;
  }
  const folder = join(out, "sites", corpus);
  if (source) execFileSync(join(root, "target/release/readout"), ["site", source, "--out", folder], { cwd: root, stdio: "ignore" });
  else cpSync(dist, folder, { recursive: true });
  const site = await serve(folder);
  const before = pictures.length;
  for (const [chart, kind, link] of charts.filter(([chart]) => chart.includes(only))) {
    const fragment = `#/${link.includes("{first}") ? link.replace("{first}", await first(site, new URLSearchParams(link.split("?")[1]).get("q"))) : link}`;
    for (const dark of [false, true]) {
      for (const width of widths) {
        const file = `pictures/${[corpus, chart, width, dark ? "dark" : "light"].join(" ").toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`;
        const picture = { corpus, chart, fragment, width, dark, file, taken: true };
        pictures.push(picture);
        const failed = (fault) => errors.push(`${corpus}, ${chart}, ${width} px, ${dark ? "dark" : "light"}, ${fragment}: ${fault}`);
        try {
          await take(site, kinds[kind], picture, failed);
        } catch (error) {
          picture.taken = false;
          failed(error.message);
        }
      }
    }
  }
  await site.close();
  console.log(`${corpus}: ${pictures.slice(before).filter(({ taken }) => taken).length} of ${pictures.length - before} pictures`);
}
await browser.close();
writeFileSync(join(out, "index.html"), index());
console.log(join(out, "index.html"));
for (const error of errors) console.error(error);
process.exit(errors.length ? 1 : 0);

// The name in links of the document that a search finds first.
async function first(site, query) {
  const person = await visit(browser, `${site.address}#/search?q=${query}`);
  const link = await person.page.waitForSelector(".results a[href*='#/read/']");
  const name = await link.evaluate((link) => /#\/read\/([^?]*)/.exec(link.href)[1]);
  await person.context.close();
  return name;
}

async function take(site, { figure, drawing, isFilter, isTable }, { fragment, width, dark, file }, failed) {
  const person = await visit(browser, site.address + encodeURI(fragment), { width, height: HEIGHT, dark });
  const { page } = person;
  try {
    await person.ready();
    // In a narrow window the filters are behind a button, which a wide one does not show.
    const button = isFilter && (await page.waitForSelector(".filters-open"));
    if (button && (await button.isVisible())) await button.click();
    const found = await page
      .waitForFunction(
        (figure, drawing) =>
          [...document.querySelectorAll(figure)].find((place) => {
            const drawn = [...place.querySelectorAll(drawing)].some((part) => part.getClientRects().length > 0);
            return drawn && place.checkVisibility() && !document.querySelector(".is-pending");
          }),
        { timeout: 20_000 },
        figure,
        drawing,
      )
      .catch(() => Promise.reject(new Error("the chart does not appear")));
    // What is drawn for the width that it has now.
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 100))));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) failed(`the page is ${wide} px wider than its window`);
    const area = await found.evaluate((place) => {
      const { left, top, width, height } = place.getBoundingClientRect();
      return { x: left + scrollX, y: top + scrollY, width, height };
    });
    // A little of what is around it too, where a label could stick out.
    const clip = { x: Math.max(0, area.x - 8), y: Math.max(0, area.y - 8), height: isTable ? Math.min(area.height + 16, TABLE) : area.height + 16 };
    await page.screenshot({ path: join(out, file), clip: { ...clip, width: Math.min(area.x + area.width + 8, width) - clip.x } });
    for (const fault of person.faults) failed(fault);
  } finally {
    await person.context.close();
  }
}

function index() {
  const text = (string) => string.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const picture = ({ corpus, fragment, width, dark, file, taken }) => {
    const caption = `<a href="sites/${corpus}/index.html${text(encodeURI(fragment))}">${corpus}, ${text(fragment)}</a>, ${width} px, ${dark ? "dark" : "light"}`;
    const shown = taken ? `<a href="${file}"><img src="${file}" alt="" loading="lazy"></a>` : "<p>The chart does not appear.</p>";
    return `<figure>${shown}<figcaption>${caption}</figcaption></figure>`;
  };
  const groups = [...new Set(pictures.map(({ chart }) => chart))];
  const group = (chart) => {
    const own = pictures.filter((one) => one.chart === chart);
    return `<section><h2>${text(chart)}</h2>${[...new Set(own.map(({ corpus }) => corpus))]
      .map((corpus) => `<h3>${corpus}</h3><div>${own.filter((one) => one.corpus === corpus).map(picture).join("\n")}</div>`)
      .join("\n")}</section>`;
  };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Charts of Readout</title>
<style>
  body { margin: 1rem; font: 0.9rem/1.4 system-ui, sans-serif; background: #888; color: #000; }
  div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
  figure { margin: 0; max-width: 100%; }
  img { display: block; max-width: 100%; }
  figcaption { max-width: 40rem; overflow-wrap: anywhere; }
  a { color: inherit; }
</style>
<h1>Charts of Readout</h1>
${groups.map(group).join("\n")}
</html>
`;
}
