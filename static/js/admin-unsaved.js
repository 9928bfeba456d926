// Nothing typed is lost: a copy of it is kept on this device until it is saved.
import { make } from "./admin-text-area.js";

const PREFIX = "unsaved:";
const stored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

if (document.querySelector(".messagelist .success")) {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX) && stored(key)?.sent) localStorage.removeItem(key);
}

export function keepWords(form, words) {
  const key = PREFIX + location.pathname;
  const fields = [...form.querySelectorAll("textarea, input[type=text]")].filter(
    (field) => field.id && !field.closest(".empty-form"),
  );
  const read = () => Object.fromEntries(fields.map((field) => [field.id, field.value]));
  const atFirst = JSON.stringify(read());
  const before = stored(key);
  let timer = 0;
  const keep = (sent = false) => {
    if (JSON.stringify(read()) === atFirst) return localStorage.removeItem(key);
    localStorage.setItem(key, JSON.stringify({ values: read(), at: new Date().toISOString(), sent }));
  };
  // Where another window saved meanwhile, the words are in the form already, brought together with that save.
  const differs =
    before &&
    !form.querySelector(".conflict") &&
    Object.entries(before.values).some(([id, value]) => (document.getElementById(id)?.value ?? "") !== value);
  if (differs) {
    const bar = make("div", { className: "admin-note" });
    bar.setAttribute("role", "status");
    const bring = make("button", { type: "button", className: "button", textContent: words.bring });
    const forget = make("button", { type: "button", className: "button", textContent: words.forget });
    bar.append(
      make("p", {
        textContent: `${words.unsaved} ${new Date(before.at).toLocaleString(document.documentElement.lang)}`,
      }),
      make("p", {}, bring, " ", forget),
    );
    bring.addEventListener("click", () => {
      for (const [id, value] of Object.entries(before.values)) {
        const field = document.getElementById(id);
        if (field) field.value = value;
      }
      bar.remove();
    });
    forget.addEventListener("click", () => {
      localStorage.removeItem(key);
      bar.remove();
    });
    form.prepend(bar);
  }
  let sending = false;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget === "_blank") return;
    sending = true;
    clearTimeout(timer); // or a copy that is due while the answer comes would say that nothing was sent
    keep(true);
  });
  addEventListener("beforeunload", (event) => {
    if (sending || JSON.stringify(read()) === atFirst) return;
    keep();
    event.preventDefault();
  });
}
