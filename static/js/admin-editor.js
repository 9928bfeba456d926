// The author's words: a small toolbar and photo drop for the body, and a copy of what was typed kept on
// this device until it is saved. The form works without this script.
const words = document.querySelector("#editor-words")?.dataset;
const form = document.querySelector("#post_form, #page_form");

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// --- Nothing typed is lost ---------------------------------------------------------------------------
const PREFIX = "unsaved:";
const stored = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

if (document.querySelector(".messagelist .success")) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && stored(key)?.sent) localStorage.removeItem(key);
}

function keepWords() {
  const key = PREFIX + location.pathname;
  const fields = [...form.querySelectorAll("textarea, input[type=text]")].filter((field) => field.id && !field.closest(".empty-form"));
  const read = () => Object.fromEntries(fields.map((field) => [field.id, field.value]));
  const atFirst = JSON.stringify(read());
  const before = stored(key);
  let timer = 0;
  const keep = (sent = false) => {
    if (JSON.stringify(read()) === atFirst) return localStorage.removeItem(key);
    localStorage.setItem(key, JSON.stringify({ values: read(), at: new Date().toISOString(), sent }));
  };
  const differs = before && Object.entries(before.values).some(([id, value]) => (document.getElementById(id)?.value ?? "") !== value);
  if (differs) {
    const bar = make("div", { className: "kitchen-note" });
    bar.setAttribute("role", "status");
    const bring = make("button", { type: "button", className: "button", textContent: words.bring });
    const forget = make("button", { type: "button", className: "button", textContent: words.forget });
    bar.append(make("p", { textContent: `${words.unsaved} ${new Date(before.at).toLocaleString(document.documentElement.lang)}` }), make("p", {}, bring, " ", forget));
    bring.addEventListener("click", () => {
      for (const [id, value] of Object.entries(before.values)) { const field = document.getElementById(id); if (field) field.value = value; }
      bar.remove();
    });
    forget.addEventListener("click", () => { localStorage.removeItem(key); bar.remove(); });
    form.prepend(bar);
  }
  let sending = false;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 400); });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget === "_blank") return;
    sending = true;
    keep(true);
  });
  addEventListener("beforeunload", (event) => {
    if (sending || JSON.stringify(read()) === atFirst) return;
    keep();
    event.preventDefault();
  });
}

// --- The toolbar -------------------------------------------------------------------------------------
function insert(area, text, { select = null } = {}) {
  area.focus();
  const start = area.selectionStart;
  // insertText keeps the browser's own undo; setRangeText is for where it is gone.
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, start, area.selectionEnd, "end");
  if (select) area.setSelectionRange(start + select[0], start + select[1]);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function alone(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  insert(area, `${gap}${text}\n\n`);
}

const wrap = (mark) => (area) => {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  insert(area, mark + chosen + mark, { select: [mark.length, mark.length + chosen.length] });
};
const lead = (mark) => (area) => {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd) || "";
  insert(area, chosen.split("\n").map((line) => mark + line).join("\n"));
};

async function send(area, file) {
  const token = `{${file.name}…}`;
  alone(area, token);
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  data.append("files", file);
  let text;
  try {
    const response = await fetch(words.upload, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const answer = await response.json();
    text = response.ok ? `![](photo:${answer.slug})` : `{${file.name}: ${answer.error}}`;
  } catch {
    text = `{${file.name}: ${words.failed}}`;
  }
  const at = area.value.indexOf(token);
  if (at >= 0) area.setRangeText(text, at, at + token.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function picker(area) {
  const dialog = make("dialog", { className: "photo-picker" });
  const search = make("input", { type: "search", placeholder: words.search });
  search.setAttribute("aria-label", words.search);
  const grid = make("div", { className: "photo-picker__grid" });
  const close = make("button", { type: "button", className: "button", textContent: words.close });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  const show = async () => {
    const photos = (await (await fetch(`${words.photos}?q=${encodeURIComponent(search.value)}`)).json()).photos;
    grid.replaceChildren(...photos.map((photo) => {
      const button = make("button", { type: "button", title: photo.slug }, make("img", { src: photo.thumbnail, alt: photo.alt || photo.slug, width: 120, height: 120 }));
      button.addEventListener("click", () => { dialog.close(); alone(area, `![](photo:${photo.slug})`); });
      return button;
    }));
    if (!photos.length) grid.textContent = words.none;
  };
  search.addEventListener("input", show);
  dialog.append(search, grid, close);
  document.body.append(dialog);
  dialog.showModal();
  show();
}

function toolbar(area) {
  const bar = make("div", { className: "editor-bar" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.toolbar);
  const link = (target) => {
    const chosen = target.value.slice(target.selectionStart, target.selectionEnd);
    insert(target, `[${chosen}](https://)`, { select: [chosen.length + 3, chosen.length + 11] });
  };
  for (const [name, act] of [["bold", wrap("**")], ["italic", wrap("*")], ["link", link], ["heading", lead("## ")], ["list", lead("- ")], ["quote", lead("> ")], ["photo", picker], ["recipe", (target) => alone(target, "[recipe]")]]) {
    const button = make("button", { type: "button", textContent: words[name] });
    button.addEventListener("click", () => act(area));
    bar.append(button);
  }
  const frame = make("div", { className: "editor-frame" });
  area.replaceWith(frame);
  frame.append(bar, area);
  area.addEventListener("keydown", (event) => {
    const act = (event.ctrlKey || event.metaKey) && { b: wrap("**"), i: wrap("*"), k: link }[event.key];
    if (act) { event.preventDefault(); act(area); }
  });
  const files = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  for (const type of ["drop", "paste"]) {
    area.addEventListener(type, (event) => {
      const found = files(event.dataTransfer ?? event.clipboardData);
      if (found.length) { event.preventDefault(); found.reduce((last, file) => last.then(() => send(area, file)), Promise.resolve()); }
    });
  }
}

if (form && words) {
  keepWords();
  const area = form.querySelector("textarea.body-editor");
  if (area) toolbar(area);
}
