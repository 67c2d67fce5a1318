// diff.js: one page pair at a time, before and after; changes and pages to choose from. All text is set as text.
"use strict";
const { ppi, differences: data } = JSON.parse(document.getElementById("data").textContent);
const $ = (selector) => document.querySelector(selector);
const stage = $("#stage"), sides = { before: $(".side.before"), after: $(".side.after") };
const statusWords = {
  changed: "changed", reflowed: "set anew", added: "added", removed: "removed", follows: "follows",
  moved: "moved, same content", identical: "identical",
};
const shown = data.pages.map((pair, index) => ({ pair, index }))
  .filter(({ pair }) => !["identical", "moved"].includes(pair.status) || pair.changes.length).map(({ index }) => index);
const state = { page: -1, change: -1, mode: "beside" };

function make(tag, values, ...children) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
}

const placeOf = (change) => change.after || change.before;
const placeText = (place) => place && place.line ? `${place.file}:${place.line}` : "";

// 1, 2, 3, 7 becomes 1–3, 7
function ranges(numbers) {
  const parts = [];
  for (const n of numbers) {
    const last = parts[parts.length - 1];
    if (last && last[1] === n - 1) last[1] = n;
    else parts.push([n, n]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

function pagesText(change) {
  const [pages, gone] = change.pagesAfter.length ? [change.pagesAfter, ""] : [change.pagesBefore, " before"];
  return pages.length ? `${pages.length > 1 ? "pages" : "page"} ${ranges(pages)}${gone}` : "";
}

// ---- the lists ---------------------------------------------------------------------------------

const numberOf = (pair) => pair.after || pair.before;

function why(pair) {
  const parts = [statusWords[pair.status]];
  if (pair.changes.length) parts.push(`by ${ranges(pair.changes.map((index) => index + 1))}`);
  if (pair.before && pair.after && pair.before !== pair.after) parts.push(`(page ${pair.before} before)`);
  if (pair.status !== "changed" && pair.follows.length && pair.status !== "moved") parts.push(`– ${pair.follows.join(", ")}`);
  return parts.join(" ");
}

function fillMap() {
  const map = $("#map");
  data.pages.forEach((pair, index) => {
    const cell = make("button", { type: "button", textContent: numberOf(pair), className: pair.status });
    cell.title = `Page ${numberOf(pair)}: ${why(pair)}`;
    cell.setAttribute("aria-label", cell.title);
    cell.disabled = !shown.includes(index);
    cell.onclick = () => showPage(index, -1);
    map.append(cell);
  });
  const key = make("div", { className: "key" });
  for (const [status, words] of Object.entries(statusWords)) {
    if (!data.totals[status]) continue;
    const sample = make("i", {});
    sample.style.background = `var(--${status === "identical" ? "same" : status})`;
    key.append(make("span", {}, sample, `${data.totals[status]} ${words}`));
  }
  map.append(key);
}

// A long run of words that stayed shows its ends alone.
function sameWords(text, first, last) {
  const words = text.split(" ");
  if (words.length < 16) return text;
  return `${first ? "" : words.slice(0, 6).join(" ")} … ${last ? "" : words.slice(-6).join(" ")}`.trim();
}

function wordsOf(change) {
  const element = make("span", { className: "words", dir: "auto" });
  change.words.forEach((part, index) => {
    if (index && part.apart) element.append(" ");
    const last = index === change.words.length - 1;
    if (part.state === "same") element.append(sameWords(part.text, !index, last));
    else element.append(make(part.state === "added" ? "ins" : "del", { textContent: part.text }));
  });
  return element;
}

function changeButton(change, index) {
  const place = placeText(placeOf(change));
  const button = make("button", { type: "button", className: "change" }, make("b", { textContent: index + 1 }), change.what);
  button.dataset.change = index;
  button.append(make("span", { className: "place", textContent: [place, pagesText(change)].filter(Boolean).join(" · ") }));
  if (change.words.length) button.append(wordsOf(change));
  button.onclick = () => showChange(index);
  return make("li", {}, button);
}

function articleHead(article) {
  const pages = article.countAfter ? ` pages ${ranges([...Array(article.countAfter).keys()].map((n) => n + article.firstAfter))}` : "";
  return make("h2", {}, article.title || article.id, make("small", { textContent: pages }));
}

function fillList() {
  const list = $("#list");
  const add = (head, changes) => {
    const items = make("ol", {});
    changes.forEach((index) => items.append(changeButton(data.changes[index], index)));
    list.append(head, items);
  };
  const whole = data.changes.map((change, index) => (change.article < 0 ? index : -1)).filter((index) => index >= 0);
  if (whole.length) add(make("h2", { textContent: "The whole report" }), whole);
  data.articles.filter((article) => article.changes.length).forEach((article) => add(articleHead(article), article.changes));
  if (!data.changes.length) list.append(make("p", { className: "none", textContent: data.summary }));
}

// ---- the page ----------------------------------------------------------------------------------

const fileOf = (side, number) => `pictures/${side}-${String(number).padStart(3, "0")}.png`;

// A frame round a box, a little larger, but on the page.
function frame(sheet, image, box, name) {
  const scale = ppi / 72000, wide = image.naturalWidth, high = image.naturalHeight, room = 4;
  const left = Math.max(0, box[0] * scale - room), top = Math.max(0, box[1] * scale - room);
  const right = Math.min(wide, (box[0] + box[2]) * scale + room), foot = Math.min(high, (box[1] + box[3]) * scale + room);
  const mark = make("div", { className: `mark ${name}` });
  Object.assign(mark.style, {
    left: `${(left / wide) * 100}%`, top: `${(top / high) * 100}%`,
    width: `${((right - left) / wide) * 100}%`, height: `${((foot - top) / high) * 100}%`,
  });
  sheet.append(mark);
}

function drawMarks(side, number) {
  const sheet = sides[side].querySelector(".sheet"), image = sheet.querySelector("img"), pair = data.pages[state.page];
  sheet.querySelectorAll(".mark").forEach((mark) => mark.remove());
  if (!number || !image.naturalWidth) return;
  const key = side === "before" ? "boxesBefore" : "boxesAfter";
  pair.changes.forEach((index) => {
    const name = state.change < 0 || state.change === index ? "" : "faint";
    data.changes[index][key].filter((box) => box.page === number).forEach((box) => frame(sheet, image, box.box, name));
  });
  (pair.pixels || []).forEach((box) => frame(sheet, image, box, "pixels"));
}

function showSide(side, number) {
  const figure = sides[side], image = figure.querySelector("img");
  figure.classList.toggle("none", !number);
  figure.querySelector("figcaption").textContent = number ? `page ${number}` : "";
  image.onload = () => { drawMarks(side, number); placeHandle(); };
  if (!number) return void image.removeAttribute("src");
  image.alt = `Page ${number} ${side}`;
  if (image.getAttribute("src") !== fileOf(side, number)) image.src = fileOf(side, number);
  else drawMarks(side, number);
}

function mark(elements, isCurrent) {
  elements.forEach((element) => element.setAttribute("aria-current", isCurrent(element)));
}

function showPage(index, change) {
  if (index < 0 || index >= data.pages.length) return;
  const pair = data.pages[index];
  Object.assign(state, { page: index, change });
  showSide("before", pair.before);
  showSide("after", pair.after);
  $("#why").replaceChildren(make("strong", { textContent: `Page ${numberOf(pair)}` }), why(pair));
  const cells = [...document.querySelectorAll("#map button")], changes = [...document.querySelectorAll(".change")];
  mark(cells, (cell) => cells.indexOf(cell) === index);
  mark(changes, (button) => Number(button.dataset.change) === change);
  placeHandle();
}

// The change's first page, on the side where it is.
function showChange(index) {
  const change = data.changes[index];
  const find = (key, numbers) => data.pages.findIndex((pair) => numbers.length && pair[key] === numbers[0]);
  let page = find("after", change.pagesAfter);
  if (page < 0) page = find("before", change.pagesBefore);
  if (page < 0) page = data.pages.findIndex((pair) => pair.changes.includes(index));
  if (page < 0) page = state.page;
  if (page >= 0) showPage(page, index);
  mark([...document.querySelectorAll(".change")], (button) => Number(button.dataset.change) === index);
  state.change = index;
  const button = $(`[data-change="${index}"]`), list = $("#list");
  if (getComputedStyle(list).position === "sticky") // within the list alone
    list.scrollTop += button.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
  else $("#viewer").scrollIntoView();
}

function stepChange(by) {
  const count = data.changes.length;
  if (count) showChange(state.change < 0 ? (by > 0 ? 0 : count - 1) : (state.change + by + count) % count);
}

function stepPage(by) {
  const at = shown.indexOf(state.page), next = shown[at + by];
  if (next !== undefined) showPage(next, -1);
}

// ---- views -------------------------------------------------------------------------------------

function setMode(mode) {
  stage.dataset.mode = state.mode = mode;
  document.querySelectorAll("#modes button").forEach((button) => button.setAttribute("aria-pressed", button.dataset.mode === mode));
  placeHandle();
}

function setSplit(percent) {
  const value = Math.max(0, Math.min(100, percent));
  stage.style.setProperty("--split", `${value}%`);
  $("#split input").value = value;
  placeHandle();
}

function placeHandle() {
  const sheet = sides.after.querySelector(".sheet").getBoundingClientRect(), box = stage.getBoundingClientRect();
  const split = Number($("#split input").value) / 100;
  Object.assign($(".handle").style, { left: `${sheet.left - box.left + sheet.width * split}px`, top: `${sheet.top - box.top}px`, height: `${sheet.height}px` });
}

function dragSplit(event) {
  if (state.mode !== "slider" || !(event.buttons & 1)) return;
  const sheet = sides.after.querySelector(".sheet").getBoundingClientRect();
  setSplit(((event.clientX - sheet.left) / sheet.width) * 100);
  event.preventDefault();
}

function toggle(button, attribute, on, off) {
  const pressed = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", pressed);
  const value = pressed ? on : off;
  if (value === null) stage.removeAttribute(attribute);
  else stage.setAttribute(attribute, value);
  placeHandle();
}

const toggleMarks = () => toggle($("#marks"), "data-marks", "yes", "no");
const toggleZoom = () => toggle($("#zoom"), "data-zoom", "", null);

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

async function copyPlace() {
  const change = data.changes[state.change], text = change && placeText(placeOf(change));
  if (!text) return;
  const field = make("textarea", { value: text });
  document.body.append(field);
  field.select();
  document.execCommand("copy"); // works from disk, where navigator.clipboard may not
  field.remove();
  $("#why").append(` – copied ${text}`);
}

const modes = ["beside", "slider", "overlay", "before", "after"];
const keys = {
  n: () => stepChange(1), j: () => stepChange(1), p: () => stepChange(-1), k: () => stepChange(-1),
  ArrowRight: () => stepPage(1), ArrowLeft: () => stepPage(-1), m: toggleMarks, z: toggleZoom, c: copyPlace,
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "INPUT") return;
  const act = keys[event.key] || (modes[event.key - 1] && (() => setMode(modes[event.key - 1])));
  if (!act) return;
  act();
  event.preventDefault();
});

function open() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  setTheme(dark.matches ? "dark" : "light");
  dark.onchange = () => setTheme(dark.matches ? "dark" : "light");
  $("#theme").onclick = () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  $("#before").textContent = `${data.before.name} (${data.before.pages} pages)`;
  $("#after").textContent = `${data.after.name} (${data.after.pages} pages)`;
  $("#summary").textContent = data.summary;
  document.title = `What changed: ${data.after.name}`;
  fillMap();
  fillList();
  document.querySelectorAll("#modes button").forEach((button) => { button.onclick = () => setMode(button.dataset.mode); });
  document.querySelectorAll("#steps button").forEach((button) => { button.onclick = () => stepChange(Number(button.dataset.step)); });
  $("#marks").onclick = toggleMarks;
  $("#zoom").onclick = toggleZoom;
  $("#split input").oninput = (event) => setSplit(Number(event.target.value));
  stage.onpointerdown = dragSplit;
  stage.onpointermove = dragSplit;
  stage.ondragstart = (event) => event.preventDefault();
  addEventListener("resize", placeHandle);
  setMode(innerWidth < 600 ? "slider" : "beside");
  if (data.changes.length) showChange(0);
  if (state.page < 0 && shown.length) showPage(shown[0], -1);
  if (state.page < 0) $("#viewer").hidden = true;
  scrollTo(0, 0);
}

open();
