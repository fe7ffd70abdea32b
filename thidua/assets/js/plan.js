// The plan page: a sentence and its note light up together; the story opens beside them.

const paper = document.querySelector("[data-paper]");
const story = document.querySelector("#story");

function light(id) {
  paper?.querySelectorAll("[data-tasks]").forEach((part) => {
    part.classList.toggle("lit", Boolean(id) && part.dataset.tasks.split(" ").includes(id));
  });
}

function shown() {
  return story?.querySelector("[data-story]")?.dataset.story ?? "";
}

paper?.addEventListener("mouseover", (event) => {
  const part = event.target.closest("[data-tasks]");
  if (part) light(part.dataset.task);
});

paper?.addEventListener("mouseleave", () => light(shown()));

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target !== story) return;
  light(shown());
  story.querySelector("h2")?.scrollIntoView({ block: "nearest" });
});

story?.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close-story]");
  if (!close) return;
  event.preventDefault();
  story.replaceChildren();
  light("");
  window.history.pushState({}, "", close.getAttribute("href"));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") story?.querySelector("[data-close-story]")?.click();
});

// A link from elsewhere names the sentence only: bring it into sight.
const asked = paper?.querySelector(".sentence.lit");
if (asked) asked.scrollIntoView({ block: "center" });
