// A file can be dropped on the field; the chosen name is shown before sending.

const zone = document.querySelector("[data-drop]");
const input = zone.querySelector("input[type=file]");
const chosen = zone.querySelector(".chosen");

function show() {
  const file = input.files[0];
  chosen.textContent = file ? `${file.name} (${Math.ceil(file.size / 1024).toLocaleString("vi-VN")} KB)` : "";
}

input.addEventListener("change", show);
for (const name of ["dragover", "dragleave", "drop"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      show();
    }
  });
}
