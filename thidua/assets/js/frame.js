// The frame of every page: menu on a phone, rows that open, notices that can be closed.

document.addEventListener("click", (event) => {
  const menu = event.target.closest("[data-menu]");
  if (menu) {
    const side = document.querySelector(".side");
    const open = side.classList.toggle("open");
    document.querySelectorAll("[data-menu]").forEach((b) => b.setAttribute("aria-expanded", open));
    if (open) side.querySelector("a").focus();
    return;
  }
  const close = event.target.closest("[data-close]");
  if (close) {
    close.closest(close.dataset.close).remove();
    return;
  }
  const row = event.target.closest("tr[data-href]");
  if (row && !event.target.closest("a, button, input, label, select")) {
    window.location.href = row.dataset.href;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector(".side.open")?.classList.remove("open");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

// Selects and dates of a filter form act at once; with no script the button does.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});
