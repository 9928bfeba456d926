// What the toolbar and the photos write into a text area, and the elements they are made of.

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

export function insert(area, text, { select = null } = {}) {
  area.focus();
  const start = area.selectionStart;
  // insertText keeps the browser's own undo; setRangeText is for where it is gone.
  if (!document.execCommand("insertText", false, text))
    area.setRangeText(text, start, area.selectionEnd, "end");
  if (select) area.setSelectionRange(start + select[0], start + select[1]);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// The text as a paragraph of its own.
export function insertAlone(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  insert(area, `${gap}${text}\n\n`);
}
