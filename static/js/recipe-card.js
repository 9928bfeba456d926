/* What a script adds to a recipe card: ticks kept on this device, scaling and cook mode without a page load,
   the screen kept awake, the ingredients copied, the page shared. Without it the card works all the same. */

let lock = null; // on the screen, while in cook mode

document.querySelectorAll(".recipe-card").forEach(wire);
document.addEventListener("visibilitychange", wake);

function wire(card) {
  const find = (what) => card.querySelector(what);
  keepTicks(card, find("[data-untick]"));
  offer(find("[data-copy]"), navigator.clipboard, (button) => copy(button, ingredients(card)));
  offer(find("[data-share]"), navigator.share || navigator.clipboard, (button) => share(button, card));
  find("[data-print]")?.addEventListener("click", (event) => {
    if (!location.pathname.endsWith("/print/")) return;
    event.preventDefault(); // this is the sheet already
    window.print();
  });
  card.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    swap(card, link.href, [...card.querySelectorAll("a[data-swap]")].indexOf(link));
  });
  find(".recipe-card__amount")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    swap(
      card,
      `${form.action.replace(/[?#].*/, "")}?${new URLSearchParams(new FormData(form))}#${card.id}`,
      -1,
    );
  });
  wake();
  card.dispatchEvent(new Event("recipe-card", { bubbles: true }));
}

function offer(button, able, act) {
  if (!button || !able) return;
  button.hidden = false;
  button.addEventListener("click", () => act(button));
}

/* The card as the address asks for it, in place of this one; focus stays where it was. */
async function swap(card, href, place) {
  card.dataset.href = href;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
    if (card.dataset.href !== href) return; // asked for something else meanwhile
    const fresh = document.adoptNode(page.getElementById(card.id));
    const photo = card.querySelector(".recipe-card__head picture, .recipe-card__head img");
    fresh.querySelector(".recipe-card__head picture, .recipe-card__head img")?.replaceWith(photo);
    fresh.querySelectorAll("img").forEach((image) => {
      image.loading = "eager";
    }); // they are here already: no waiting
    card.replaceWith(fresh);
    history.replaceState(null, "", href);
    wire(fresh);
    const next =
      place < 0
        ? fresh.querySelector(".recipe-card__amount input")
        : fresh.querySelectorAll("a[data-swap]")[place];
    next?.focus({ preventScroll: true });
  } catch {
    location.assign(href);
  }
}

/* Ticks: by place, and only while the recipe has as many lines as when they were made. */
function keepTicks(card, clear) {
  const boxes = [...card.querySelectorAll(".ingredients input, .step-tick")];
  const key = `ticks ${location.pathname.replace(/print\/$/, "")} ${card.id}`;
  const show = () => {
    if (clear) clear.hidden = !boxes.some((box) => box.checked);
  };
  const save = () => {
    const on = boxes.flatMap((box, place) => (box.checked ? [place] : []));
    try {
      if (on.length) localStorage.setItem(key, JSON.stringify([boxes.length, on]));
      else localStorage.removeItem(key);
    } catch {
      /* storage is full or forbidden: the ticks last as long as the page */
    }
    show();
  };
  try {
    const [count, on] = JSON.parse(localStorage.getItem(key)) ?? [0, []];
    if (count === boxes.length) for (const place of on) boxes[place].checked = true;
  } catch {
    /* nothing kept */
  }
  show();
  card.addEventListener("change", (event) => boxes.includes(event.target) && save());
  clear?.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    save();
    boxes[0]?.focus();
  });
}

/* The screen stays on in cook mode. A tab in the background loses the lock: take it again on return. */
async function wake() {
  const cooking = document.querySelector(".recipe-card.is-cooking");
  if (!cooking) return lock?.release();
  if (lock || document.visibilityState !== "visible") return;
  try {
    lock = await navigator.wakeLock?.request("screen");
    lock?.addEventListener("release", () => {
      lock = null;
    });
  } catch {
    /* a low battery may refuse: the words are large all the same */
  }
}

function ingredients(card) {
  const lists = [...card.querySelectorAll(".ingredients")].map((list) => {
    const name = list.previousElementSibling?.matches("h4") ? [list.previousElementSibling.textContent] : [];
    return [...name, ...[...list.querySelectorAll("li")].map((line) => line.textContent.trim())].join("\n");
  });
  return [card.querySelector("h2").textContent, ...lists].join("\n\n");
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
  const label = button.textContent;
  button.ariaLive = "polite";
  button.textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

async function share(button, card) {
  const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  if (!navigator.share) return copy(button, url);
  try {
    await navigator.share({ title: card.querySelector("h2").textContent, url });
  } catch {
    /* closed without sharing */
  }
}
