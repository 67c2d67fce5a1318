// desk.js: the proof book: pages on a desk, what is wrong with them beside them, and where every line comes from.
//
// Opened from disk it reads nothing but scripts and pictures of its own folder: data/book.js calls folio.book, and
// data/page-007.js, loaded when the browser has time or somebody asks, folio.page; their forms are told in book_data.c
// and book_page.c. Served by `folio serve` it also hears events: `book`, after which it takes the data anew and draws
// the pages again whose versions changed, and `trouble`, with which the last good pages stay.
//
// Lengths are points; `zoom` is CSS pixels a point. Words lie over the picture as invisible text, each line pressed to
// its width, so that selecting, finding and reading aloud work as in any page.
//
// desk.js, lists.js and book.js are one script, in this order, which the program joins as book.js: this file has pages, words,
// layers and the window on them.
"use strict";

const $ = (id) => document.getElementById(id);
const PIXELS = 96 / 72; // CSS pixels a point at 100 %
const SMALL = 240; // width of a thumbnail, in pixels
const STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400, 600, 800];
const LAYERS = {
  watermark: "Watermark", frames: "Frames of columns", grid: "Baseline grid", lines: "Source line numbers",
  marks: "Marks and wanted pictures",
};
const live = location.protocol.startsWith("http");
const narrow = matchMedia("(max-width: 46rem)");

const sheetSize = new CSSStyleSheet(); // of paper, for printing

let book = null; // as folio.book was given it
let pages = []; // { number, …, node, image, over, data, loading, marks }
let current = 1; // the page at the middle of the window
let reader = null; // where the reader was last seen; see anchor
let zoom = 1, fit = "page"; // fit: "page", "width", "print" or null, a fixed zoom
let fault = -1, problem = null; // the diagnostic chosen: its index, itself
let hits = [], hit = -1, query = "";
let picked = null; // { page, lines: [line, …], text, place }
const layers = new Set();
const shown = new Set(["error", "warning", "note"]); // severities

// ---- small things -----------------------------------------------------------------------------

function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const recall = (name) => { try { return localStorage.getItem("folio-" + name); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem("folio-" + name, value); } catch { /* private window */ } };
const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;
const place = (file, line) => (line ? `${file}:${line}` : file);
const number = (n) => String(n).padStart(book.digits, "0");
const versioned = (name, version) => (live ? `${name}?v=${version}` : name);

let silence = 0;
function say(text, quietly) { // to all, or to those who listen
  $("says").textContent = text;
  $("says").classList.toggle("shown", !quietly);
  clearTimeout(silence);
  silence = setTimeout(() => $("says").classList.remove("shown"), 2500);
}

function run(address) {
  return new Promise((done, failed) => {
    const script = make("script", { src: address, onload: done, onerror: failed });
    document.head.append(script);
    script.addEventListener("load", () => script.remove());
  });
}

// ---- pages ------------------------------------------------------------------------------------

function makePage(fact) {
  const page = { ...fact, hits: [] };
  const printed = fact.label && fact.label !== String(fact.number) ? `, printed ${fact.label}` : "";
  const name = `Page ${fact.number}${printed}`;
  page.image = make("img", { alt: "", loading: "lazy", decoding: "async" });
  page.image.onerror = () => page.node.classList.add("missing");
  page.image.onload = () => page.node.classList.remove("missing");
  page.under = make("div", { className: "over under" });
  page.layers = make("div", { className: "over" });
  page.words = make("div", { className: "over words", lang: book.language || "" });
  page.marks = make("div", { className: "over" });
  page.marks.setAttribute("aria-hidden", "true");
  for (const hidden of [page.under, page.layers]) hidden.setAttribute("aria-hidden", "true");
  page.node = make("section", { className: "page", id: `page-${fact.number}` },
    make("h2", { className: "sr", textContent: name }), page.image, page.under, page.layers, page.words, page.marks);
  page.node.setAttribute("aria-label", name);
  page.node.style.setProperty("--w", fact.width);
  page.node.style.setProperty("--h", fact.height);
  page.node.page = page;
  return page;
}

function layOut() {
  const spreads = [];
  for (const page of pages) {
    if (page.number % 2 === 0 || !spreads.length) spreads.push(make("div", { className: "spread" }));
    spreads.at(-1).append(page.node);
  }
  if (spreads.length) {
    spreads[0].classList.add("first");
    spreads[0].style.setProperty("--before", pages[0].width);
  }
  $("pages").replaceChildren(...spreads);
  for (const page of pages) watcher.observe(page.node);
}

const pageFile = (page, tail) => versioned(`pages/page-${number(page.number)}${tail}.png`, page.version);

// the picture with enough pixels for the zoom
function choosePicture(page) {
  const need = zoom * 72 * devicePixelRatio;
  const tail = book.large && need > book.density * 1.2 ? "-large" : need <= SMALL / page.width * 72 ? "-small" : "";
  const most = book.large && tail === "-large" ? book.large : book.density;
  page.node.classList.toggle("pixels", need > most * 1.5);
  const source = pageFile(page, tail);
  if (page.image.getAttribute("src") !== source) page.image.src = source;
}

const near = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) { near.delete(target.page); continue; }
    near.add(target.page);
    choosePicture(target.page);
    load(target.page);
    drawLayers(target.page);
  }
}, { root: null, rootMargin: "100% 50%" });

// ---- words ------------------------------------------------------------------------------------

const waiting = new Map(); // page number -> what to call when its data are there

function load(page) {
  if (page.loading) return page.loading;
  const name = versioned(`data/page-${number(page.number)}.js`, page.data);
  page.loading = new Promise((done, failed) => {
    waiting.set(page.number, (data) => { fill(page, data); done(page); });
    run(name).then(() => failed(new Error("no data")), failed);
  });
  page.loading.catch(() => { page.node.classList.add("wordless"); });
  return page.loading;
}

const TAGS = { h1: "h3", h2: "h4", h3: "h5", h4: "h6", quote: "blockquote" };
const pen = document.createElement("canvas").getContext("2d");

function fill(page, data) {
  page.text = data;
  page.lines = [];
  pen.font = "100px serif";
  page.words.replaceChildren(...data.blocks.map((block) => makeBlock(page, data, block)));
  page.svg = null;
  drawLayers(page);
  drawMarks(page);
}

function makeBlock(page, data, block) {
  const node = make(TAGS[block.role] || (block.b ? "div" : "p"));
  const silent = block.role === "furniture" || (block.b && !block.alt);
  if (block.language) node.lang = block.language;
  if (silent) node.setAttribute("aria-hidden", "true");
  if (block.b) node.append(makeFigure(page, data, block));
  for (const line of block.lines) node.append(makeLine(page, data, line, Boolean(block.b)));
  return node;
}

function makeFigure(page, data, block) {
  const words = block.alt || block.wanted || "";
  const line = { figure: true, b: block.b, t: words, place: placeOf(data, block.at), page };
  const node = make("div", { className: "figure" });
  if (block.alt) { node.setAttribute("role", "img"); node.setAttribute("aria-label", block.alt); }
  position(node, block.b);
  node.style.width = `${block.b[2]}px`;
  node.style.height = `${block.b[3]}px`;
  node.line = line;
  line.node = node;
  page.lines.push(line);
  return node;
}

function makeLine(page, data, line, inFigure) {
  const joined = line.t.endsWith("\u00ad") ? line.t.slice(0, -1) : line.t;
  const node = make("span", { className: "line", textContent: joined });
  const natural = pen.measureText(joined.trimEnd()).width / 100 * line.b[3];
  if (line.rtl) node.dir = "rtl";
  if (inFigure) node.setAttribute("aria-hidden", "true");
  position(node, line.b);
  node.style.fontSize = `${line.b[3]}px`;
  if (natural && line.w) node.style.transform = `scaleX(${(line.b[2] / natural).toFixed(4)})`;
  line.page = page;
  line.place = placeOf(data, line.at);
  line.node = node;
  node.line = line;
  page.lines.push(line);
  return node;
}

const placeOf = (data, at) => (at ? place(data.files[at[0]], at[1]) : "");
function position(node, box) {
  node.style.left = `${box[0]}px`;
  node.style.top = `${box[1]}px`;
}

// all pages' words, a few at a time, from the current page on
async function loadAll(told) {
  const order = [...pages.slice(current - 1), ...pages.slice(0, current - 1)];
  for (let i = 0; i < order.length; i += 4) {
    await Promise.allSettled(order.slice(i, i + 4).map(load));
    if (told) told(Math.min(i + 4, order.length));
    else await new Promise((done) => (window.requestIdleCallback || setTimeout)(done));
  }
}

// ---- proof layers -----------------------------------------------------------------------------

function drawLayers(page) {
  const wanted = page.text ? [...layers] : [];
  const drawn = wanted.join(" ");
  if (page.svg === drawn) return;
  page.svg = drawn;
  const box = `viewBox="0 0 ${page.width} ${page.height}" xmlns="http://www.w3.org/2000/svg"`;
  const draw = (parts) => wanted.filter((name) => parts[name])
    .map((name) => `<svg class="layer-${name}" ${box}>${parts[name]}</svg>`).join("");
  page.under.innerHTML = page.text ? draw(page.text.under) : ""; // blended with the print
  page.layers.innerHTML = page.text ? draw(page.text.layers) : "";
}

function makeLayerMenu() {
  for (const name of book.layers) {
    const box = make("input", { type: "checkbox", value: name, checked: layers.has(name) });
    box.onchange = () => {
      if (box.checked) layers.add(name);
      else layers.delete(name);
      $("layer-count").textContent = layers.size || "";
      pages.forEach(drawLayers);
    };
    $("layer-list").append(make("label", {}, box, LAYERS[name] || name));
  }
  $("layers").hidden = !book.layers.length;
}

// ---- the window on the pages ------------------------------------------------------------------

const single = () => document.body.classList.contains("single");

// Where the reader is: a point of a page, in points, and how far from the middle of the desk it shows, in CSS pixels.
// It is on what is chosen, where that is in sight, or else what the middle shows.
function anchor() {
  const desk = $("pages").getBoundingClientRect(), middle = { x: desk.left + desk.width / 2, y: desk.top + desk.height / 2 };
  const mark = markInSight(desk), page = mark ? mark.closest(".page").page : pageAt(middle);
  if (!page) return null;
  const box = page.node.getBoundingClientRect(), from = mark?.getBoundingClientRect();
  const at = from ? { x: from.left + from.width / 2, y: from.top + from.height / 2 }
    : { x: Math.max(box.left, Math.min(middle.x, box.right)), y: middle.y };
  return { page, x: (at.x - box.left) / zoom, y: (at.y - box.top) / zoom, across: at.x - middle.x, down: at.y - middle.y };
}

function markInSight(desk) {
  for (const mark of $("pages").querySelectorAll(".mark.now, .mark.pick")) {
    const box = mark.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (x > desk.left && x < desk.right && y > desk.top && y < desk.bottom) return mark;
  }
  return null;
}

// The page at a point of the window or nearest to it; of a spread the current one, as long as that is in sight.
function pageAt({ x, y }) {
  let best = null, away = Infinity;
  for (const page of pages) {
    const box = page.node.getBoundingClientRect();
    const far = Math.max(box.left - x, x - box.right, 0) + Math.max(box.top - y, y - box.bottom, 0);
    if (far < away) { away = far; best = page; }
  }
  return best && sameSpread(best.number, current) && isInSight(pages[current - 1]) ? pages[current - 1] : best;
}

const sameSpread = (a, b) => !single() && Math.floor(a / 2) === Math.floor(b / 2);
function isInSight(page) {
  const desk = $("pages").getBoundingClientRect(), box = page.node.getBoundingClientRect();
  return box.left < desk.right - 40 && box.right > desk.left + 40;
}

// scrolls so that a place shows where it did, or as near to that as the desk is large
function restore(at) {
  if (!at || !pages[at.page.number - 1]) return;
  const desk = $("pages").getBoundingClientRect(), box = pages[at.page.number - 1].node.getBoundingClientRect();
  const within = (offset, size) => Math.max(20 - size / 2, Math.min(offset, size / 2 - 20));
  $("pages").scrollBy(box.left + at.x * zoom - desk.left - desk.width / 2 - within(at.across, desk.width),
    box.top + at.y * zoom - desk.top - desk.height / 2 - within(at.down, desk.height));
  reader = at;
}

function fitted() {
  const style = getComputedStyle($("pages"));
  const wide = $("pages").clientWidth - parseFloat(style.paddingLeft) * 2;
  const high = $("pages").clientHeight - parseFloat(style.paddingTop) * 2;
  const first = pages[current - 1] || pages[0];
  if (!first) return 1;
  const width = single() ? first.width : Math.max(...pages.map((page) => page.width)) * (pages.length > 1 ? 2 : 1);
  // a pixel of the picture on one of the screen
  if (fit === "print") return (book.large || book.density) / 72 / devicePixelRatio;
  const across = wide / width;
  return Math.max(0.05, fit === "width" ? across : Math.min(across, high / first.height));
}

function setZoom(how, scale, at = pages.length ? anchor() : null) {
  fit = how;
  zoom = how ? fitted() : scale;
  document.documentElement.style.setProperty("--zoom", zoom);
  restore(at);
  near.forEach(choosePicture);
  showZoom();
}

// after the desk became wider or narrower: where the reader was before it
function refit() {
  if (!pages.length) return;
  if (fit) setZoom(fit, null, reader);
  else restore(reader);
}

function showZoom() {
  const percent = Math.round(zoom / PIXELS * 100);
  const value = fit || String(percent);
  $("zoom").querySelector("[data-free]")?.remove();
  if (![...$("zoom").options].some((option) => option.value === value))
    $("zoom").append(make("option", { value, textContent: `${percent} %`, "data-free": "" }));
  $("zoom").value = value;
}

function step(up) {
  const percent = Math.round(zoom / PIXELS * 100);
  const next = up ? STEPS.find((one) => one > percent) : STEPS.findLast((one) => one < percent);
  if (next) setZoom(null, next / 100 * PIXELS);
}

function setSingle(on) {
  const at = pages.length ? anchor() : null;
  if (at) Object.assign(at, { x: at.page.width / 2, across: 0 });
  document.body.classList.toggle("single", on);
  $("spreads").setAttribute("aria-pressed", String(!on));
  if (fit) { zoom = fitted(); document.documentElement.style.setProperty("--zoom", zoom); }
  restore(at);
  showZoom();
  keep("single", on ? "1" : "");
}

// the part of the desk that is not covered, as findings do in a narrow window
function seen() {
  const { left, right, top, bottom } = $("pages").getBoundingClientRect();
  const foot = $("side").hidden || !narrow.matches ? bottom : $("side").getBoundingClientRect().top;
  return { left, right, top, bottom: foot, height: foot - top };
}

// scrolls so that page's box is seen; without a box, so that the page is
function goTo(page, box) {
  if (!page) return;
  const desk = seen(), at = page.node.getBoundingClientRect();
  const inside = (from, to, low, high) => (from < low || to - from > high - low ? from - low : Math.max(0, to - high));
  if (box && (box[2] || box[3])) {
    const left = at.left + box[0] * zoom, top = at.top + box[1] * zoom;
    const right = left + box[2] * zoom, foot = top + box[3] * zoom;
    const middle = (desk.top + desk.bottom) / 2, isCurrent = at.top < middle && at.bottom > middle;
    const inSight = isCurrent && top >= desk.top + 20 && foot <= desk.bottom - 20;
    const down = top - desk.top - Math.max(40, (desk.height - (foot - top)) / 2);
    $("pages").scrollBy(inside(left, right, desk.left + 30, desk.right - 30), inSight ? 0 : down);
  } else {
    const gap = Math.min(24, Math.max(8, (desk.height - at.height) / 2));
    $("pages").scrollBy(inside(at.left, at.right, desk.left + 8, desk.right - 8), at.top - desk.top - gap);
  }
  setCurrent(page.number);
  reader = anchor();
}

function turn(way) {
  const by = single() ? 1 : 2;
  const from = single() ? current : current - (current % 2);
  goTo(pages[Math.min(pages.length, Math.max(1, from + way * by)) - 1]);
  say(`Page ${current} of ${pages.length}`);
}

function setCurrent(n) {
  if (n === current && $("page").value === String(n)) return;
  current = n;
  if (document.activeElement !== $("page")) $("page").value = n;
  $("previous").disabled = n === 1;
  $("next").disabled = n === pages.length;
  const old = $("contents").querySelector("[aria-current]");
  const now = $("contents").querySelector(`[data-page="${n}"]`);
  if (old === now) return;
  old?.removeAttribute("aria-current");
  now?.setAttribute("aria-current", "page");
  if (now && !$("contents").matches(":hover, :focus-within")) now.scrollIntoView({ block: "nearest" });
  try { history.replaceState(null, "", `#page-${n}`); } catch { /* not from every disk */ }
}

let ticking = false;
function scrolled() {
  if (ticking) return;
  ticking = true;
  requestAnimationFrame(() => {
    ticking = false;
    reader = anchor();
    if (reader) setCurrent(reader.page.number);
  });
}

