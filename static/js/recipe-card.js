/* What a script adds to a recipe card: ticks kept on this device, cook mode without a page load and with
   the screen awake, the ingredients copied, the page shared. Without it the card works all the same. */

for (const card of document.querySelectorAll(".recipe-card")) {
  const find = (what) => card.querySelector(what);
  keepTicks(card, find("[data-untick]"));
  cookMode(card, find("[data-cook]"));
  offer(find("[data-copy]"), navigator.clipboard, (button) => copy(button, ingredients(card)));
  offer(find("[data-share]"), navigator.share || navigator.clipboard, (button) => share(button, card));
}

function offer(button, able, act) {
  if (!button || !able) return;
  button.hidden = false;
  button.addEventListener("click", () => act(button));
}

/* Ticks: by place, and only while the recipe has as many lines as when they were made. */
function keepTicks(card, clear) {
  const boxes = [...card.querySelectorAll('.ingredients input, .step-tick')];
  const key = `ticks ${location.pathname.replace(/print\/$/, "")} ${card.id}`;
  const show = () => { if (clear) clear.hidden = !boxes.some((box) => box.checked); };
  const save = () => {
    const on = boxes.flatMap((box, place) => (box.checked ? [place] : []));
    try {
      if (on.length) localStorage.setItem(key, JSON.stringify([boxes.length, on]));
      else localStorage.removeItem(key);
    } catch { /* storage is full or forbidden: the ticks last as long as the page */ }
    show();
  };
  try {
    const [count, on] = JSON.parse(localStorage.getItem(key)) ?? [0, []];
    if (count === boxes.length) for (const place of on) boxes[place].checked = true;
  } catch { /* nothing kept */ }
  show();
  card.addEventListener("change", (event) => boxes.includes(event.target) && save());
  clear?.addEventListener("click", () => { boxes.forEach((box) => { box.checked = false; }); save(); boxes[0]?.focus(); });
}

function cookMode(card, link) {
  if (!link) return;
  let lock = null;
  const cooking = () => card.classList.contains("is-cooking");
  const wake = async () => {
    try {
      if (cooking() && !lock && document.visibilityState === "visible") {
        lock = await navigator.wakeLock?.request("screen");
        lock?.addEventListener("release", () => { lock = null; });
        if (!cooking()) lock?.release();
      }
    } catch { /* a low battery may refuse: the words are large all the same */ }
  };
  const show = () => {
    link.setAttribute("aria-pressed", String(cooking()));
    if (cooking()) wake(); else lock?.release();
  };
  link.setAttribute("role", "button");
  link.removeAttribute("aria-current");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    card.classList.toggle("is-cooking");
    show();
    card.scrollIntoView();
  });
  link.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); link.click(); } });
  document.addEventListener("visibilitychange", wake);
  show();
}

function ingredients(card) {
  const lines = [...card.querySelectorAll(".ingredients")].map((list) => {
    const name = list.previousElementSibling?.matches("h4") ? [list.previousElementSibling.textContent] : [];
    return [...name, ...[...list.querySelectorAll("li")].map((line) => line.textContent.trim())].join("\n");
  });
  return [card.querySelector("h2").textContent, ...lines].join("\n\n");
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { return; }
  const label = button.textContent;
  button.textContent = button.dataset.done;
  button.ariaLive = "polite";
  setTimeout(() => { button.textContent = label; }, 2000);
}

async function share(button, card) {
  const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  if (!navigator.share) return copy(button, url);
  try {
    await navigator.share({ title: card.querySelector("h2").textContent, url });
  } catch { /* closed without sharing */ }
}
