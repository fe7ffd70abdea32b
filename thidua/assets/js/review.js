// The review of a plan: document and facts light each other; every act has a key.

const review = document.querySelector("[data-review]");
const documentPane = review.querySelector(".paper");
let currentId = null;
let nextId = null;

const cards = () => [...review.querySelectorAll(".fact")];
const cardOf = (id) => review.querySelector(`.fact[data-fact="${id}"]`);
const segmentsOf = (id) => documentPane.querySelectorAll(`[data-f~="${id}"]`);

function light(id, scroll) {
  documentPane.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
  const parts = id ? segmentsOf(id) : [];
  parts.forEach((part) => part.classList.add("lit"));
  if (scroll && parts.length) parts[0].scrollIntoView({ block: "center", behavior: "smooth" });
}

function select(card, { scrollDocument = true, focus = true } = {}) {
  if (!card) return;
  cards().forEach((other) => other.classList.toggle("current", other === card));
  currentId = card.dataset.fact;
  light(currentId, scrollDocument);
  if (focus) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.fact === currentId);
  select(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

// A decided fact moves down the list: where to go on is settled before it does.
function undecidedAfter(id) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.fact === id);
  const around = [...all.slice(at + 1), ...all.slice(0, at)];
  return around.find((card) => card.classList.contains("proposed"))?.dataset.fact ?? null;
}

function press(act) {
  const button = cardOf(currentId)?.querySelector(`[data-act="${act}"]`);
  if (!button) return;
  if (act !== "edit" && act !== "restore") nextId = undecidedAfter(currentId);
  button.click();
}

// Which characters of the document are selected; null when none. Offsets count
// code points, as the reader does, not UTF-16 units.
function selection() {
  const chosen = window.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  return from === null || to === null || from >= to ? null : { start: from, end: to };
}

function offsetOf(node, offset) {
  if (!documentPane.contains(node)) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const part = node.parentElement.closest("[data-s]");
    return part && Number(part.dataset.s) + codePoints(node.data.slice(0, offset));
  }
  const child = node.childNodes[offset];
  if (child) return startOf(child) ?? startOf(node);
  const parts = node.matches("[data-s]") ? [node] : [...node.querySelectorAll("[data-s]")];
  const last = parts.at(-1);
  return last ? Number(last.dataset.s) + codePoints(last.textContent) : null;
}

function startOf(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const part = element.closest("[data-s]") ?? element.querySelector("[data-s]");
  return part ? Number(part.dataset.s) : null;
}

const codePoints = (text) => [...text].length;

const bar = review.querySelector(".selection-bar");

function offerSelection() {
  const chosen = selection();
  bar.hidden = !chosen;
  if (!chosen) return;
  bar.querySelectorAll("input[name=start]").forEach((input) => (input.value = chosen.start));
  bar.querySelectorAll("input[name=end]").forEach((input) => (input.value = chosen.end));
  const moving = bar.querySelector("[data-reselect]");
  moving.hidden = !cardOf(currentId)?.dataset.reselect;
  if (!moving.hidden) moving.setAttribute("hx-post", cardOf(currentId).dataset.reselect);
  window.htmx.process(bar);
}

document.addEventListener("selectionchange", () => {
  window.clearTimeout(offerSelection.timer);
  offerSelection.timer = window.setTimeout(offerSelection, 150);
});

documentPane.addEventListener("click", (event) => {
  const part = event.target.closest("[data-f]");
  if (!part || selection()) return;
  const ids = part.dataset.f.split(" ");
  const shown = ids.map(cardOf).find(Boolean);
  if (shown) select(shown, { scrollDocument: false });
  else openTabOf(part.dataset.k, ids[0]);
});

// The fact of a place in the document may stand under another tab.
function openTabOf(kind, id) {
  const tab = review.querySelector(`[data-tab~="${kind}"]`);
  if (!tab) return;
  currentId = id;
  tab.click();
}

review.addEventListener("mouseover", (event) => {
  const card = event.target.closest(".fact");
  if (card) light(card.dataset.fact, false);
});

review.addEventListener("focusin", (event) => {
  const card = event.target.closest(".fact");
  if (card && card.dataset.fact !== currentId) select(card, { focus: false });
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) {
    if (event.key === "Escape") event.target.closest("form")?.querySelector("[data-act=cancel]")?.click();
    return;
  }
  const onButton = event.target.closest("button, a");
  const acts = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => !onButton && press("accept"),
    a: () => press("apply"),
    s: () => press("edit"),
    x: () => press("drop"),
    u: () => press("restore"),
    t: () => bar.hidden || bar.querySelector("[data-add]").click(),
    f: () => nextFinding(),
    "?": () => review.querySelector("[data-keys]")?.click(),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || (onButton && event.key === "Enter")) return;
  event.preventDefault();
  act();
});

function nextFinding() {
  const open = [...review.querySelectorAll('.fact[data-kind="finding"].proposed')];
  if (open.length) {
    const at = open.findIndex((card) => card.dataset.fact === currentId);
    select(open[(at + 1) % open.length]);
  } else openTabOf("finding", null);
}

document.addEventListener("htmx:afterSettle", () => {
  const card = cardOf(currentId);
  if (nextId) {
    const next = cardOf(nextId);
    nextId = null;
    select(next ?? card);
    return;
  }
  const field = card?.querySelector("form.mend input:not([type=hidden]), form.mend textarea");
  if (field) {
    card.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  }
  else select(card ?? cards()[0], { focus: Boolean(card) && document.activeElement === document.body });
});

review.querySelectorAll("[data-pane]").forEach((button) =>
  button.addEventListener("click", () => {
    review.dataset.show = button.dataset.pane;
    review.querySelectorAll("[data-pane]").forEach((b) => b.classList.toggle("on", b === button));
  }),
);

const asked = new URLSearchParams(window.location.search).get("muc");
select(cardOf(asked) ?? review.querySelector(".fact.proposed") ?? cards()[0], {
  scrollDocument: true,
  focus: false,
});
