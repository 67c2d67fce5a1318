// book.js: the book as data give it, events of `folio serve`, and the controls: keys, menus, panels.

// ---- the book ---------------------------------------------------------------------------------

function tell(text) {
  $("trouble").textContent = text;
  $("trouble").hidden = !text;
}

function showFacts() {
  document.title = `${book.title || "Proof"} · proof`;
  $("title").textContent = book.title || "Proof";
  $("edition").textContent = [book.revision, book.date, count(pages.length, "page", "pages")].filter(Boolean).join(" · ");
  $("of").textContent = `of ${pages.length}`;
  sheetSize.replaceSync(pages.length ? `@page { size: ${pages[0].width}pt ${pages[0].height}pt; margin: 0 }` : "");
}

function start() {
  pages = book.pages.map(makePage);
  makeLayerMenu();
  layOut();
  makeContents();
  showFacts();
  const wanted = Number(/^#page-(\d+)$/.exec(location.hash)?.[1]) || 1;
  document.body.classList.toggle("single", recall("single") !== null ? recall("single") === "1" : narrow.matches);
  $("spreads").setAttribute("aria-pressed", String(!single()));
  showContents(!narrow.matches);
  makeProblems();
  setZoom(narrow.matches ? "width" : "page");
  goTo(pages[Math.min(wanted, pages.length) - 1] ?? pages[0]);
  if (!pages.length) $("pages").append(make("p", { className: "empty" }, "This edition has no pages."));
  (window.requestIdleCallback || setTimeout)(() => loadAll());
}

// a newer book: pages that look the same stay as they are
function update() {
  if (!pages.length && book.pages.length) return location.reload(); // there was nothing to see
  const at = anchor(), old = pages, chosen = picked?.lines[0];
  const same = (one) => problem && one.rule === problem.rule && one.message === problem.message && one.file === problem.file;
  let moved = old.length !== book.pages.length;
  pages = book.pages.map((fact, i) => {
    const page = old[i];
    if (!page || ["width", "height", "label"].some((name) => page[name] !== fact[name])) { moved = true; return makePage(fact); }
    const repaint = page.version !== fact.version, reread = page.data !== fact.data;
    Object.assign(page, fact);
    if (repaint) { choosePicture(page); page.thumb.querySelector("img").src = pageFile(page, "-small"); }
    if (reread) { page.loading = null; if (page.text) load(page); }
    return page;
  });
  if (moved) { near.clear(); layOut(); makeContents(); }
  pages.forEach((page) => page.node.classList.remove("stale"));
  tell("");
  if (opened) showSide("problems", false);
  opened = false;
  showFacts();
  fault = book.diagnostics.findIndex(same);
  problem = book.diagnostics[fault] ?? null;
  makeProblems();
  if (moved || current > pages.length) current = 1;
  restore(at);
  scrolled();
  Promise.allSettled(pages.map((page) => page.loading)).then(() => {
    if (chosen) pickAgain(chosen);
    if (query) search();
  });
}

// the line that was chosen, where its page was read anew: the one of the same words, or else of the same place
function pickAgain(chosen) {
  const lines = pages[chosen.page.number - 1]?.lines ?? [];
  if (lines.includes(chosen)) return;
  const line = lines.find((one) => one.t === chosen.t) ?? lines.find((one) => one.place === chosen.place);
  if (line) pickLines([line]);
  else pick(null);
}

let opened = false; // the findings, by trouble
function trouble(list) {
  opened ||= $("problems").hidden;
  book.diagnostics = sorted(list);
  fault = -1;
  makeProblems();
  showSide("problems", true);
  pages.forEach((page) => page.node.classList.add("stale"));
  const errors = list.filter((one) => one.severity === "error");
  tell(`The last save cannot be laid out: ${count(errors.length, "error", "errors")}. The pages below are those before it.`);
}

function listen() {
  const events = new EventSource("events");
  const status = (text, lost) => {
    $("live").textContent = text;
    $("live").hidden = false;
    $("live").classList.toggle("lost", lost);
  };
  events.onopen = () => status("Live", false);
  events.onerror = () => {
    status("Connection lost, trying again", true);
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
  events.addEventListener("book", (event) => run(`data/book.js?v=${encodeURIComponent(event.data)}`));
  events.addEventListener("trouble", (event) => {
    const data = JSON.parse(event.data);
    trouble(Array.isArray(data) ? data : data.diagnostics);
  });
}

// ---- controls ---------------------------------------------------------------------------------

function setTheme(theme) {
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (theme) document.documentElement.dataset.theme = theme;
  $("theme-name").textContent = dark ? "Light colours" : "Dark colours";
  return dark;
}

const keys = {
  ArrowLeft: () => turn(-1), ArrowRight: () => turn(1),
  Home: () => goTo(pages[0]), End: () => goTo(pages.at(-1)),
  g: () => $("page").select(), "/": () => $("search").select(),
  j: () => stepLine(1), k: () => stepLine(-1), c: copy,
  d: () => showSide("problems", $("problems").hidden), n: () => nextProblem(1), p: () => nextProblem(-1),
  "+": () => step(true), "=": () => step(true), "-": () => step(false), "−": () => step(false),
  f: () => setZoom("page"), w: () => setZoom("width"), 1: () => setZoom(null, PIXELS), x: () => setZoom("print"),
  s: () => setSingle(!single()), t: () => showContents($("contents").hidden),
  l: () => { $("layers").open = !$("layers").open; if ($("layers").open) $("layer-list").querySelector("input")?.focus(); },
  "?": () => $("keys").showModal(),
};

function escape() {
  if ($("layers").open) { $("layers").open = false; $("layers").querySelector("summary").focus(); }
  else if (!$("found").hidden) { closeSearch(); $("pages").focus(); }
  else if (picked) { getSelection().removeAllRanges(); pick(null); }
  else if (!$("problems").hidden) showSide("problems", false);
}

function pressed(event) {
  if (event.key === "Escape" && !$("keys").open) return escape();
  const field = event.target.matches?.("input:not([type=checkbox]), select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || field || $("keys").open || !book) return;
  if (["ArrowLeft", "ArrowRight"].includes(event.key) && zoom > fittedWidth() * 1.01) return; // the page is to be moved
  const act = keys[event.key] ?? (event.key > "\x7f" && keys[/^Key(.)$/.exec(event.code)?.[1].toLowerCase()]); // by its place, of ЙЦУКЕН
  if (!act || (event.key.length === 1 && !$("use-keys").checked)) return;
  event.preventDefault();
  act();
}

function fittedWidth() {
  return $("pages").clientWidth / ((pages[current - 1]?.width ?? 1) * (single() ? 1 : 2));
}

// In a list of buttons the tab key stops at one, the chosen or the first; arrows go from there. Findings are chosen on
// the way, thumbnails by Enter.
function rove(list) {
  const buttons = [...list.querySelectorAll("button")];
  const stop = list.querySelector("[aria-current]") ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}

function listPressed(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const next = buttons[buttons.indexOf(document.activeElement) + way];
  event.preventDefault();
  next?.focus();
  if (event.currentTarget.id !== "contents") next?.click();
}

function goToNamed() {
  const wanted = $("page").value.trim();
  const page = pages[Number(wanted) - 1] ?? pages.find((one) => one.label === wanted);
  if (page) goTo(page);
  else say(`There is no page ${wanted}`);
  $("page").value = current;
}

function chooseZoom() {
  const percent = Number($("zoom").value);
  if (percent) setZoom(null, percent / 100 * PIXELS);
  else setZoom($("zoom").value);
}

function connectBar() {
  $("show-contents").onclick = keys.t;
  $("previous").onclick = () => turn(-1);
  $("next").onclick = () => turn(1);
  $("page").onchange = goToNamed;
  $("page").onkeydown = (event) => { if (event.key === "Enter") { goToNamed(); $("pages").focus(); } };
  for (const [value, textContent] of [["page", "Fit page"], ["width", "Fit width"], ["print", "Print pixels"]])
    $("zoom").append(make("option", { value, textContent }));
  for (const one of STEPS) $("zoom").append(make("option", { value: String(one), textContent: `${one} %` }));
  $("zoom").onchange = chooseZoom;
  $("smaller").onclick = () => step(false);
  $("larger").onclick = () => step(true);
  $("spreads").onclick = keys.s;
  $("theme").onclick = () => {
    const next = setTheme(document.documentElement.dataset.theme) ? "light" : "dark";
    keep("theme", next);
    setTheme(next);
  };
  document.addEventListener("click", (event) => { if (!$("layers").contains(event.target)) $("layers").open = false; });
}

function connectSearch() {
  let typed = 0;
  $("search").oninput = () => { clearTimeout(typed); typed = setTimeout(search, 200); };
  $("search-form").onsubmit = (event) => {
    event.preventDefault();
    if (query && wantedWords() === query) chooseHit(hit + 1, true);
    else search();
  };
  $("search").onkeydown = (event) => {
    if (event.key !== "Enter" || !event.shiftKey) return;
    event.preventDefault();
    chooseHit(hit - 1, true);
  };
  $("previous-hit").onclick = () => chooseHit(hit - 1, true);
  $("next-hit").onclick = () => chooseHit(hit + 1, true);
  $("close-found").onclick = closeSearch;
}

function connectLists() {
  $("show-problems").onclick = keys.d;
  $("close-problems").onclick = () => { showSide("problems", false); $("show-problems").focus(); };
  for (const list of ["hits", "problem-list", "contents"]) {
    $(list).onkeydown = listPressed;
    const observer = new MutationObserver(() => rove($(list)));
    observer.observe($(list), { childList: true, subtree: true, attributeFilter: ["aria-current"] });
  }
}

function connectHelp() {
  $("help").onclick = keys["?"];
  $("close-keys").onclick = () => $("keys").close();
  $("use-keys").checked = recall("keys") !== "off";
  $("use-keys").onchange = () => keep("keys", $("use-keys").checked ? "on" : "off");
}

function connectPages() {
  let selecting = 0;
  $("copy").onclick = copy;
  $("unpick").onclick = () => { getSelection().removeAllRanges(); pick(null); };
  $("pages").onclick = pointed;
  $("pages").addEventListener("scroll", scrolled, { passive: true });
  new ResizeObserver(refit).observe($("pages"));
  document.addEventListener("selectionchange", () => { clearTimeout(selecting); selecting = setTimeout(selected, 120); });
  addEventListener("beforeprint", () => {
    for (const page of pages) {
      page.image.loading = "eager";
      if (!page.image.getAttribute("src")) page.image.src = pageFile(page, "");
    }
  });
}

function connect() {
  document.adoptedStyleSheets.push(sheetSize);
  for (const part of [connectBar, connectSearch, connectLists, connectHelp, connectPages]) part();
  document.addEventListener("keydown", pressed);
  setTheme(recall("theme"));
}

connect();
addEventListener("load", () => {
  if (!book) tell("This proof cannot be shown: data/book.js is missing or damaged. Write it again with folio proof.");
});

// the worst first, each kind in the order of the pages; what is on no page comes last
function sorted(list) {
  const rank = ({ severity }) => ["error", "warning", "note"].indexOf(severity);
  return list.sort((a, b) => rank(a) - rank(b) || (a.page || 1e9) - (b.page || 1e9) || a.box[1] - b.box[1]);
}

const folio = {
  book(data) {
    const first = !book;
    book = data;
    sorted(book.diagnostics);
    if (!first) return update();
    start();
    if (live) listen();
  },
  page(data) {
    const done = waiting.get(data.number);
    waiting.delete(data.number);
    done?.(data);
  },
};
