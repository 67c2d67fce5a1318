// book.js: the proof book: pages on a desk, what is wrong with them beside them, and where every line comes from.
//
// Opened from disk it reads nothing but scripts and pictures of its own folder: data/book.js calls folio.book, and
// data/page-007.js, loaded when the browser has time or somebody asks, folio.page; their forms are told in book_data.c
// and book_page.c. Served by `folio serve` it also hears events: `book`, after which it takes the data anew and draws
// the pages again whose versions changed, and `trouble`, with which the last good pages stay.
//
// Lengths are points; `zoom` is CSS pixels a point. Words lie over the picture as invisible text, each line pressed to
// its width, so that selecting, finding and reading aloud work as in any page.
"use strict";

const folio = (() => {
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

  return {
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
})();
