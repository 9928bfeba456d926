// Photos in a text: dropped, pasted, or picked from those that are there.
import { insertAlone, make } from "./admin-text-area.js";

async function send(area, file, words) {
  const token = `{${file.name}…}`;
  insertAlone(area, token);
  const data = new FormData();
  data.append("csrfmiddlewaretoken", area.form.querySelector("[name=csrfmiddlewaretoken]").value);
  data.append("files", file);
  let text;
  try {
    const response = await fetch(words.upload, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    const answer = await response.json();
    text = response.ok ? `![](photo:${answer.slug})` : `{${file.name}: ${answer.error}}`;
  } catch {
    text = `{${file.name}: ${words.failed}}`;
  }
  const at = area.value.indexOf(token);
  if (at >= 0) area.setRangeText(text, at, at + token.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

export function takePhotos(area, words) {
  const files = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
  for (const type of ["drop", "paste"]) {
    area.addEventListener(type, (event) => {
      const found = files(event.dataTransfer ?? event.clipboardData);
      if (found.length) {
        event.preventDefault();
        found.reduce((last, file) => last.then(() => send(area, file, words)), Promise.resolve());
      }
    });
  }
}

export function pickPhoto(area, words) {
  const dialog = make("dialog", { className: "photo-picker" });
  const search = make("input", { type: "search", placeholder: words.search });
  search.setAttribute("aria-label", words.search);
  const grid = make("div", { className: "photo-picker__grid" });
  const close = make("button", { type: "button", className: "button", textContent: words.close });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  const show = async () => {
    const photos = (await (await fetch(`${words.photos}?q=${encodeURIComponent(search.value)}`)).json())
      .photos;
    grid.replaceChildren(
      ...photos.map((photo) => {
        const button = make(
          "button",
          { type: "button", title: photo.slug },
          make("img", { src: photo.thumbnail, alt: photo.alt || photo.slug, width: 120, height: 120 }),
        );
        button.addEventListener("click", () => {
          dialog.close();
          insertAlone(area, `![](photo:${photo.slug})`);
        });
        return button;
      }),
    );
    if (!photos.length) grid.textContent = words.none;
  };
  search.addEventListener("input", show);
  dialog.append(search, grid, close);
  document.body.append(dialog);
  dialog.showModal();
  show();
}
