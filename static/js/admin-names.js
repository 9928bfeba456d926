// Gives a name to what Django's admin leaves without one for a screen reader: select2's boxes, the tips of the
// two-box choosers, and the table heads over nothing.

const headOf = (element) => {
  const cell = element.closest("td");
  return cell?.closest("table").tHead?.rows[0]?.cells[cell.cellIndex]?.textContent.trim();
};
const nameOf = (select) => select.labels[0]?.textContent.trim().replace(/:$/, "") || headOf(select) || "";

function nameBox(box) {
  const select = box.previousElementSibling;
  if (select?.tagName !== "SELECT") return;
  const name = nameOf(select);
  const combobox = box.querySelector("[role=combobox]");
  const shown = box.querySelector(".select2-selection__rendered");
  shown.setAttribute("aria-label", [name, shown.textContent.trim()].filter(Boolean).join(": "));
  if (combobox.hasAttribute("aria-labelledby")) combobox.setAttribute("aria-labelledby", shown.id);
  else combobox.setAttribute("aria-label", name);
}

function nameAll() {
  for (const box of document.querySelectorAll(".select2-container")) nameBox(box);
  for (const field of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    const box = field.closest(".select2-container");
    const id = field.getAttribute("aria-controls")?.replace(/^select2-|-results$/g, "");
    const select = document.getElementById(id) ?? box?.previousElementSibling;
    if (select?.tagName === "SELECT") field.setAttribute("aria-label", nameOf(select));
  }
  for (const tip of document.querySelectorAll("span.help-tooltip[aria-label]:not([role])")) {
    tip.setAttribute("role", "img");
  }
  for (const head of document.querySelectorAll(".inline-group thead th:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = head.closest(".inline-group").querySelector(".inline-heading").textContent.trim();
    head.append(name);
  }
}

// At once, not at the next frame: what asks meanwhile would find no name.
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
