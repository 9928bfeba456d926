// The text of a post: a small toolbar over it. The form works without this script.
import { pickPhoto, takePhotos } from "./admin-photo-picker.js";
import { insert, insertAlone, make } from "./admin-text-area.js";

const words = document.querySelector("#editor-words")?.dataset;
const form = document.querySelector("#post_form, #page_form");

const wrap = (mark) => (area) => {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  insert(area, mark + chosen + mark, { select: [mark.length, mark.length + chosen.length] });
};
const lead = (mark) => (area) => {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd) || "";
  insert(
    area,
    chosen
      .split("\n")
      .map((line) => mark + line)
      .join("\n"),
  );
};

function toolbar(area, words) {
  const bar = make("div", { className: "editor-bar" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.toolbar);
  const link = (target) => {
    const chosen = target.value.slice(target.selectionStart, target.selectionEnd);
    insert(target, `[${chosen}](https://)`, { select: [chosen.length + 3, chosen.length + 11] });
  };
  for (const [name, act] of [
    ["bold", wrap("**")],
    ["italic", wrap("*")],
    ["link", link],
    ["heading", lead("## ")],
    ["list", lead("- ")],
    ["quote", lead("> ")],
    ["photo", (target) => pickPhoto(target, words)],
    ["recipe", (target) => insertAlone(target, "[recipe]")],
  ]) {
    const button = make("button", { type: "button", textContent: words[name] });
    button.addEventListener("click", () => act(area));
    bar.append(button);
  }
  const frame = make("div", { className: "editor-frame" });
  area.replaceWith(frame);
  frame.append(bar, area);
  area.addEventListener("keydown", (event) => {
    const act = (event.ctrlKey || event.metaKey) && { b: wrap("**"), i: wrap("*"), k: link }[event.key];
    if (act) {
      event.preventDefault();
      act(area);
    }
  });
}

if (form && words) {
  const area = form.querySelector("textarea.body-editor");
  if (area) {
    toolbar(area, words);
    takePhotos(area, words);
  }
}
