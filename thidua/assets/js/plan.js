// The plan page: a sentence and its note light up together; the story opens beside them.
// Going back swaps the page's body, so elements are looked up each time.

const story = () => document.querySelector("#story");
const shown = () => story()?.querySelector("[data-story]")?.dataset.story ?? "";

function light(id) {
  document.querySelectorAll("[data-paper] [data-tasks]").forEach((part) => {
    part.classList.toggle("lit", Boolean(id) && part.dataset.tasks.split(" ").includes(id));
  });
}

function closeStory() {
  const close = story()?.querySelector("[data-close-story]");
  if (!close) return;
  story().replaceChildren();
  light("");
  window.history.pushState({}, "", close.getAttribute("href"));
}

document.addEventListener("mouseover", (event) => {
  if (!event.target.closest("[data-paper]")) return;
  light(event.target.closest("[data-tasks]")?.dataset.task ?? shown());
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target !== story()) return;
  light(shown());
  story().querySelector("h2")?.scrollIntoView({ block: "nearest" });
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close-story]")) return;
  event.preventDefault();
  closeStory();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeStory();
});

document.querySelector(".tabs .on")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });

// A link from elsewhere names the sentence only: bring it into sight.
const asked = document.querySelector("[data-paper] .sentence.lit");
const narrow = window.matchMedia("(max-width: 900px)").matches;
if (asked) asked.scrollIntoView({ block: narrow ? "start" : "center", behavior: "instant" });
