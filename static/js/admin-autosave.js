// What is typed is kept on the server every two seconds, and in this browser until the server has confirmed it.
import { make } from "./admin-text-area.js";
import { copiesOf, drop, put } from "./admin-unsaved.js";

const EVERY = 2000; // ms between two looks at the form
const AFTER_TROUBLE = 5000;
const LOOK_EVERY = 30000; // who else is here
const MOST_ON_LEAVING = 60000; // bytes: browsers send 64 KiB at the most for a page that goes

const status = document.querySelector(".autosave");
if (status) start(status, status.closest("form"));

function start(status, form) {
  const words = status.dataset;
  const window_ = form.elements._window;
  const token = form.elements.csrfmiddlewaretoken;
  const atFirst = read();
  let confirmed = "typed" in words ? "" : atFirst;
  let isKept = false; // the server holds words of this window
  let notKeptSince = null;
  let isSending = false; // the form itself
  let request = null;
  let lastLook = 0;
  let timer = 0;

  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") renew();
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    renew();
    isSending = false;
    tick();
  });

  function read() {
    const data = [...new FormData(form)].filter(
      ([name, value]) =>
        typeof value === "string" &&
        !["csrfmiddlewaretoken", "_window"].includes(name) &&
        !name.includes("__prefix__"),
    );
    return new URLSearchParams(data).toString();
  }

  // What this window's old name stood for is saved already, or lives on in another window.
  function renew(name = null) {
    drop(window_.value);
    const drawn = crypto.getRandomValues(new Uint8Array(16));
    window_.value = name ?? Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
    confirmed = "";
  }

  function copy(body, sent = false) {
    const { user, url } = words;
    return { user, url, window: window_.value, body, at: Date.now(), sent };
  }

  const isUntouched = (body) => body === atFirst && !("typed" in words);

  function post(url, window, body, flags, options = {}) {
    const data = new URLSearchParams(body ?? "");
    data.set("_window", window);
    data.set("csrfmiddlewaretoken", token.value);
    for (const flag of flags) data.set(flag, "1");
    return fetch(url, { method: "POST", body: data, headers: { Accept: "application/json" }, ...options });
  }

  // Signing in again in another tab changed what a form is sent with.
  async function renewToken() {
    const answer = await fetch(words.url, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return false;
    token.value = (await answer.json()).token;
    return true;
  }

  // The answer's status, 401 for signed out, and what it says.
  async function send(url, window, body, flags) {
    request = new AbortController();
    const stop = AbortSignal.any([request.signal, AbortSignal.timeout(30000)]);
    try {
      let answer = await post(url, window, body, flags, { signal: stop });
      if (answer.status === 403 && (await renewToken()))
        answer = await post(url, window, body, flags, { signal: stop });
      if (answer.redirected || answer.status === 403) return { status: 401 };
      const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
      return { status: answer.status, ...(isJson ? await answer.json() : {}) };
    } catch {
      return { status: 0 };
    } finally {
      request = null;
    }
  }

  function sayKept(at) {
    notKeptSince = null;
    status.hidden = false;
    status.classList.remove("is-not-kept");
    if (status.textContent !== `${words.kept} ${at}`) status.replaceChildren(`${words.kept} ${at}`);
  }

  function sayNotKept(code) {
    notKeptSince ??= new Date();
    const language = document.documentElement.lang || undefined;
    const time = notKeptSince.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    const why = code === 401 ? words.signedOut : code === 0 ? words.noConnection : words.notStored;
    const text = `${words.notKept} ${time}: ${why}`;
    status.hidden = false;
    status.classList.add("is-not-kept");
    if (status.dataset.said !== text || !status.textContent.startsWith(text)) {
      status.dataset.said = text;
      const href = `${words.login}?next=${encodeURIComponent(words.formUrl)}`;
      const link = make("a", { href, target: "_blank", textContent: words.signIn });
      status.replaceChildren(text, ...(code === 401 ? [" ", link] : []));
    }
  }

  function sayOthers(others) {
    const list = form.querySelector(".autosave-others");
    if (!list || !others) return;
    list.hidden = !others.length;
    const shown = [...list.children].map((item) => item.textContent);
    if (JSON.stringify(shown) !== JSON.stringify(others))
      list.replaceChildren(...others.map((textContent) => make("li", { textContent })));
  }

  async function keep() {
    const body = read();
    const kept = copy(body);
    const isTyped = !isUntouched(body);
    if (isTyped) put(kept);
    const answer = await send(words.url, kept.window, isTyped ? body : "", isTyped ? ["_is_typed"] : []);
    if (isSending) return true;
    if (answer.status === 200) {
      confirmed = body;
      isKept = isTyped;
      drop(kept.window, kept.at);
      if (isTyped) sayKept(answer.at);
      else status.hidden = true;
      lastLook = Date.now();
      sayOthers(answer.others);
      return true;
    }
    if (answer.status === 409) {
      renew(answer.window);
      return true;
    }
    sayNotKept(answer.status);
    return false;
  }

  async function look() {
    lastLook = Date.now();
    const answer = await send(words.url, window_.value, "", ["_look"]);
    sayOthers(answer.others);
  }

  async function tick() {
    clearTimeout(timer);
    if (isSending || request) return;
    let isWell = true;
    if (read() !== confirmed) isWell = await keep();
    else if (Date.now() - lastLook > LOOK_EVERY) await look();
    clearTimeout(timer);
    timer = setTimeout(tick, isWell ? EVERY : AFTER_TROUBLE);
  }

  function offer(key) {
    const href = `${words.formUrl}?autosave=${key}`;
    if (form.querySelector(`.autosave-offer a[href="${href}"]`)) return;
    const section = make(
      "section",
      { className: "admin-note autosave-offer" },
      make("p", { textContent: words.unsaved }),
      make("p", {}, make("a", { className: "button", href, textContent: words.bring })),
    );
    section.setAttribute("aria-label", words.unsaved);
    status.before(section);
  }

  // Its own window may have sent the copy, and seen it saved, since it was read here.
  function isSentNow(read) {
    const now = copiesOf(words.user).find((each) => each.window === read.window);
    return !now || now.sent;
  }

  // What earlier windows of this browser could not bring to the server goes there now.
  async function bringCopies() {
    for (const each of copiesOf(words.user).filter((each) => each.window !== window_.value)) {
      const flags = ["_is_typed", "_is_copy"];
      let answer = await send(each.url, each.window, each.body, flags);
      if (answer.status === 409 && !(answer.end === "saved" && isSentNow(each)))
        answer = await send(each.url, answer.window, each.body, flags);
      if (answer.status === 200 || answer.status === 409) drop(each.window, each.at);
      if (answer.status === 200 && each.url === words.url) offer(answer.key);
    }
  }

  let soon = 0;
  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      const body = read();
      if (!isSending && body !== confirmed && !isUntouched(body)) put(copy(body));
    }, 400);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget === "_blank" || event.defaultPrevented) return;
    isSending = true;
    clearTimeout(timer);
    request?.abort();
    if (!isUntouched(read())) put(copy(read(), true));
  });
  addEventListener("beforeunload", (event) => {
    const body = read();
    if (isSending || body === confirmed || (isUntouched(body) && !isKept)) return;
    put(copy(body));
    if (notKeptSince || body.length > MOST_ON_LEAVING) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    const body = read();
    const isNew = body !== confirmed && !isUntouched(body) && body.length <= MOST_ON_LEAVING;
    if (isSending) return;
    const flags = isNew ? ["_leaving", "_is_typed"] : ["_leaving"];
    post(words.url, window_.value, isNew ? body : "", flags, { keepalive: true }).catch(() => {});
  });
  form.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-forget]");
    if (!button) return;
    event.preventDefault();
    const body = new URLSearchParams({ _forget: button.value });
    const answer = await post(words.url, window_.value, body, ["_quiet"]);
    if (answer.ok) button.closest(".autosave-offer").remove();
  });
  bringCopies().finally(tick);
}
