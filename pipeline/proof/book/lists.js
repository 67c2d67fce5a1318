// lists.js: what stands beside the desk: thumbnails by section, diagnostics, the chosen text and its source, search.

// ---- sections and thumbnails ------------------------------------------------------------------

function makeThumb(page) {
  const height = Math.round(SMALL * page.height / page.width);
  const image = make("img", { alt: "", loading: "lazy", decoding: "async", width: SMALL, height, src: pageFile(page, "-small") });
  const open = () => { goTo(page); if (narrow.matches) showContents(false); };
  const button = make("button", { type: "button", onclick: open }, image,
    make("span", {}, page.label || String(page.number)));
  button.setAttribute("aria-label", `Page ${page.number}`);
  button.dataset.page = page.number;
  if (page.number % 2) button.classList.add("recto");
  page.thumb = button;
  return button;
}

function makeContents() {
  const starts = book.sections.filter((section, i) => !i || section.page !== book.sections[i - 1].page);
  const parts = [];
  const add = (title, from, to, page) => {
    const thumbs = make("div", { className: "thumbs" }, ...pages.slice(from - 1, to).map(makeThumb));
    const open = () => goTo(pages[page - 1]);
    const head = title ? [make("h2", {}, make("button", { type: "button", textContent: title, onclick: open }))] : [];
    if (from <= to) parts.push(...head, thumbs);
  };
  add("", 1, (starts[0]?.page ?? pages.length + 1) - 1);
  starts.forEach((section, i) => add(section.title, section.page, (starts[i + 1]?.page ?? pages.length + 1) - 1, section.page));
  $("contents").replaceChildren(...parts);
}

function showContents(on) {
  $("contents").hidden = !on;
  $("show-contents").setAttribute("aria-expanded", String(on));
  if (on) $("contents").querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  refit();
}

// ---- diagnostics ------------------------------------------------------------------------------

function makeProblems() {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const one of book.diagnostics) counts[one.severity]++;
  const names = { error: ["error", "errors"], warning: ["warning", "warnings"], note: ["note", "notes"] };
  const used = Object.keys(counts).filter((name) => counts[name]);
  $("problem-count").replaceChildren(...used.map((name) => {
    const unit = names[name][counts[name] === 1 ? 0 : 1];
    return make("span", { className: `${name} dot` }, String(counts[name]), make("span", { className: "sr" }, ` ${unit} `));
  }));
  if (!used.length) $("problem-count").textContent = "No problems";
  $("severities").hidden = used.length < 2;
  $("severities").replaceChildren(...used.map((name) => {
    const chip = make("button", { type: "button", className: `${name} dot`, textContent: count(counts[name], ...names[name]) });
    chip.setAttribute("aria-pressed", String(shown.has(name)));
    chip.onclick = () => {
      if (!shown.delete(name)) shown.add(name);
      chip.setAttribute("aria-pressed", String(shown.has(name)));
      listProblems();
    };
    return chip;
  }));
  for (const page of pages) {
    const here = book.diagnostics.filter((one) => one.page === page.number).map((one) => one.severity);
    const worst = ["error", "warning"].find((name) => here.includes(name));
    page.thumb.lastChild.className = worst ? `${worst} dot` : "";
  }
  listProblems();
}

function listProblems() {
  const items = book.diagnostics.map((one, i) => {
    if (!shown.has(one.severity)) return "";
    const button = make("button", { type: "button", onclick: () => chooseProblem(i) },
      make("span", { className: `what ${one.severity} dot` }, make("span", { className: "sr" }, `${one.severity}: `), one.message),
      make("span", { className: "where" }, ...(one.file ? [make("code", {}, place(one.file, one.line))] : []),
        make("span", {}, one.rule), make("span", {}, one.page ? `page ${one.page}` : "")));
    button.dataset.problem = i;
    if (i === fault) button.setAttribute("aria-current", "true");
    return make("li", {}, button);
  });
  $("problem-list").replaceChildren(...items.filter(Boolean));
  if (!book.diagnostics.length)
    $("problem-list").append(make("li", { className: "empty" }, "Nothing was found wrong with this edition."));
  pages.forEach(drawMarks);
}

function chooseProblem(i) {
  const one = book.diagnostics[i];
  fault = i;
  problem = one;
  for (const button of $("problem-list").querySelectorAll("button")) {
    const chosen = Number(button.dataset.problem) === i;
    if (!chosen) { button.removeAttribute("aria-current"); continue; }
    button.setAttribute("aria-current", "true");
    button.scrollIntoView({ block: "nearest" });
  }
  pick({ place: place(one.file || "", one.line), text: one.message, lines: [], quiet: true });
  if (one.page) goTo(pages[one.page - 1], one.box);
  pages.forEach(drawMarks);
  say(one.page ? `${one.severity} on page ${one.page}` : `${one.severity}, not on a page`, true);
}

function nextProblem(way) {
  const order = book.diagnostics.map((_, i) => i).filter((i) => shown.has(book.diagnostics[i].severity));
  if (!order.length) return say("No problems");
  showSide("problems", true);
  const at = order.indexOf(fault);
  chooseProblem(order[(at + way + order.length + (at < 0 && way < 0 ? 1 : 0)) % order.length]);
}

// what is marked on a page: faults while they are listed, hits, the chosen text
function drawMarks(page) {
  const marks = [];
  const add = (box, className) => {
    const mark = make("div", { className: `mark ${className}` });
    position(mark, box);
    mark.style.width = `${box[2]}px`;
    mark.style.height = `${box[3]}px`;
    marks.push(mark);
  };
  page.hits.forEach((one) => one.boxes.forEach((box) => add(box, one === hits[hit] ? "hit now" : "hit")));
  if (!$("problems").hidden)
    book.diagnostics.forEach((one, i) => {
      if (one.page !== page.number || !one.box[2] || !shown.has(one.severity)) return;
      add(one.box, `fault ${one.severity}${i === fault ? " now" : ""}`);
    });
  if (picked) picked.lines.filter((line) => line.page === page).forEach((line) => add(line.b, line.figure ? "pick frame" : "pick"));
  page.marks.replaceChildren(...marks);
}

function showSide(name, on) {
  $(name).hidden = !on;
  $("side").hidden = $("found").hidden && $("problems").hidden;
  $("show-problems").setAttribute("aria-expanded", String(!$("problems").hidden));
  refit();
  pages.forEach(drawMarks);
}

// ---- the chosen text and its source -----------------------------------------------------------

function pick(what) {
  const old = picked;
  picked = what;
  $("source").hidden = !what || !what.place;
  if (what) {
    $("place").textContent = what.place;
    $("quote").textContent = what.text;
    if (!what.quiet) say(`${what.place}: ${what.text.slice(0, 80)}`, true);
  }
  const touched = new Set([...(old?.lines ?? []), ...(what?.lines ?? [])].map((line) => line.page));
  touched.forEach(drawMarks);
}

function pickLines(lines, text) {
  const from = lines[0].place, [file, first] = from.split(":"), [end, last] = lines.at(-1).place.split(":");
  const several = file === end && Number(last) > Number(first);
  const words = (text || lines.map((line) => line.t).join("")).replace(/\u00ad/g, "").trim();
  pick({ lines, text: words, place: several ? `${from}-${last}` : from });
}

// a click takes a line or a picture, a selection all lines that it touches
function pointed(event) {
  const selection = getSelection();
  if (!selection.isCollapsed && selection.toString().trim()) return;
  const line = event.target.closest?.(".line, .figure")?.line;
  if (line) pickLines([line]);
  else if (event.target.closest?.(".page")) pick(null);
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !$("pages").contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0), lines = [];
  for (const page of near)
    for (const line of page.lines ?? [])
      if (!line.figure && range.intersectsNode(line.node.firstChild ?? line.node)) lines.push(line);
  const text = selection.toString().trim();
  if (lines.length && text) {
    pickLines(lines, text);
    picked.lines = []; // the selection itself shows
    pages.forEach(drawMarks);
  }
}

async function stepLine(way) {
  const from = picked?.lines.at(-1);
  let page = from?.page ?? pages[current - 1];
  await load(page).catch(() => {});
  let index = from ? page.lines.indexOf(from) + way : way > 0 ? 0 : (page.lines?.length ?? 0) - 1;
  while (page && !page.lines?.[index]) {
    page = pages[page.number - 1 + way];
    if (!page) return say(way > 0 ? "The last line" : "The first line");
    await load(page).catch(() => {});
    index = way > 0 ? 0 : (page.lines?.length ?? 0) - 1;
  }
  getSelection().removeAllRanges();
  pickLines([page.lines[index]]);
  goTo(page, page.lines[index].b);
}

async function copy() {
  if (!picked?.place) return say("Choose a line first");
  try {
    await navigator.clipboard.writeText(picked.place);
  } catch {
    const field = make("textarea", { value: picked.place, className: "sr" });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say(`Copied ${picked.place}`);
}

// ---- search -----------------------------------------------------------------------------------

// a letter for a letter, so that places in the folded text are places in the text
const FOLDS = {
  "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\n": " ",
};
const folds = new Map();
function foldLetter(c) {
  if (!folds.has(c)) folds.set(c, FOLDS[c] ?? c.toLowerCase().normalize("NFD")[0]);
  return folds.get(c);
}
const fold = (text) => Array.from({ length: text.length }, (_, i) => foldLetter(text[i])).join("");

// a page's text with, for each letter, its line and place in it
function flatten(page) {
  if (page.flat?.of === page.text) return page.flat;
  let text = "";
  const lines = [], places = [];
  for (const block of page.text.blocks) {
    if (block.role === "furniture") continue;
    for (const line of block.lines)
      for (let i = 0; i < line.t.length; i++) {
        if (line.t[i] === "\u00ad") continue;
        text += line.t[i];
        lines.push(line);
        places.push(i);
      }
    if (!text.endsWith("\n")) { text += "\n"; lines.push(null); places.push(0); }
  }
  page.flat = { of: page.text, text, folded: fold(text), lines, places };
  return page.flat;
}

// the box of letters from..to of a line: whole words by their boxes, parts of words by their share
function lineBox(line, from, to) {
  if (!line.w) return line.b;
  let left = Infinity, right = -Infinity, word = 0;
  for (const part of line.t.matchAll(/[^ ]+/g)) {
    const x = line.w[word * 2], width = line.w[word * 2 + 1], start = part.index, end = start + part[0].length;
    word++;
    const a = Math.max(from, start), b = Math.min(to, end);
    if (a >= b) continue;
    const share = (at) => x + width * (line.rtl ? end - at : at - start) / (end - start);
    left = Math.min(left, share(a), share(b));
    right = Math.max(right, share(a), share(b));
  }
  return left > right ? line.b : [left - 0.6, line.b[1], right - left + 1.2, line.b[3] * 1.04];
}

function findHits(page, wanted) {
  const flat = flatten(page), found = [];
  for (let at = flat.folded.indexOf(wanted); at >= 0; at = flat.folded.indexOf(wanted, at + wanted.length)) {
    const boxes = [];
    for (let i = at; i < at + wanted.length;) {
      const line = flat.lines[i];
      let end = i;
      while (end < at + wanted.length && flat.lines[end] === line) end++;
      if (line) boxes.push(lineBox(line, flat.places[i], flat.places[end - 1] + 1));
      i = end;
    }
    const end = at + wanted.length, part = (from, to) => flat.text.slice(from, to).replace(/\n/g, " ");
    found.push({ page, boxes, line: flat.lines[at], before: part(Math.max(0, at - 32), at), text: part(at, end), after: part(end, end + 48) });
  }
  return found;
}

const wantedWords = () => fold($("search").value.replace(/\s+/g, " ").trim());

let searching = 0; // the number of the last search
let origin = null; // where the reader was when it began: as long as no hit was chosen, each letter searches from there
async function search() {
  const mine = ++searching;
  query = wantedWords();
  if (!query) return closeSearch();
  origin ??= anchor();
  if (!await readAll(mine)) return;
  hits = [];
  for (const page of pages) { page.hits = page.text ? findHits(page, query) : []; hits.push(...page.hits); }
  hit = -1;
  listHits();
  showSide("found", true);
  const from = origin?.page.number ?? current, here = hits.findIndex((one) => one.page.number >= from);
  if (hits.length) chooseHit(Math.max(here, 0), false);
  else { pick(null); restore(origin); }
  sayHits();
}

// all pages' words; false: another search began meanwhile
async function readAll(mine) {
  if (pages.every((page) => page.text)) return true;
  await loadAll((n) => { if (mine === searching) $("found-title").textContent = `Reading ${n} of ${pages.length} pages …`; });
  return mine === searching;
}

function sayHits() {
  const on = count(new Set(hits.map((one) => one.page)).size, "page", "pages");
  say(hits.length ? `${count(hits.length, "hit", "hits")} on ${on}` : `“${$("search").value.trim()}” is on no page`, true);
}

function listHits() {
  const MOST = 500, items = [];
  let page = null;
  hits.slice(0, MOST).forEach((one, i) => {
    if (one.page !== page) items.push(make("li", {}, make("h3", {}, `Page ${one.page.number}`)));
    page = one.page;
    const button = make("button", { type: "button", dir: "auto", onclick: () => chooseHit(i, true) },
      `…${one.before}`, make("mark", {}, one.text), `${one.after}…`);
    button.dataset.hit = i;
    items.push(make("li", {}, button));
  });
  if (!hits.length) $("found-title").textContent = "No hits";
  if (!hits.length) items.push(make("li", { className: "empty" }, "No page has these words."));
  if (hits.length > MOST) items.push(make("li", { className: "empty" }, `and ${hits.length - MOST} more`));
  $("hits").replaceChildren(...items);
}

// by the reader, or by search alone
function chooseHit(i, byReader) {
  if (!hits.length) return;
  hit = (i + hits.length) % hits.length;
  const one = hits[hit];
  $("found-title").textContent = `${hit + 1} of ${count(hits.length, "hit", "hits")}`;
  $("hits").querySelector("[aria-current]")?.removeAttribute("aria-current");
  const button = $("hits").querySelector(`[data-hit="${hit}"]`);
  button?.setAttribute("aria-current", "true");
  button?.scrollIntoView({ block: "nearest" });
  goTo(one.page, one.boxes[0]);
  pick({ place: one.line?.place ?? "", text: one.text, lines: [], quiet: true });
  pages.forEach(drawMarks);
  if (!byReader) return;
  origin = anchor();
  say(`Hit ${hit + 1} of ${hits.length}, page ${one.page.number}`);
}

function closeSearch() {
  searching++;
  query = "";
  hits = [];
  pages.forEach((page) => { page.hits = []; });
  $("search").value = "";
  $("hits").replaceChildren();
  showSide("found", false);
  restore(origin);
  origin = null;
}

