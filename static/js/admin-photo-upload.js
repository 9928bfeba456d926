// Several photos at once, a progress bar each, and their descriptions while they travel.
// Without this script the form sends all files together and asks for the descriptions on the next page.
const AT_ONCE = 2;
const form = document.querySelector(".photo-drop");

if (form) {
  const input = form.querySelector("input[type=file]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const waiting = [];
  let travelling = 0;
  let words = null;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const list = () => {
    if (words) return words.querySelector("ul");
    words = make("form", { method: "post", action: form.dataset.describe, className: "photo-words" });
    words.append(
      make("input", { type: "hidden", name: "csrfmiddlewaretoken", value: token }),
      make("ul", { className: "photo-rows" }),
      make("button", {
        type: "submit",
        className: "button default",
        textContent: form.dataset.save,
        disabled: true,
      }),
    );
    form.after(words);
    return words.querySelector("ul");
  };

  const settle = () => {
    words.querySelector("button").disabled =
      travelling > 0 || waiting.length > 0 || !words.querySelector("[name=photo]");
  };

  const add = (file) => {
    const preview = make("img", { width: 96, height: 96, alt: "", src: URL.createObjectURL(file) });
    preview.addEventListener("error", () => preview.classList.add("is-blank")); // a format this browser cannot show
    const alt = make("input", { type: "text" });
    alt.setAttribute("aria-label", `${form.dataset.alt} (${file.name})`);
    alt.placeholder = form.dataset.alt;
    const decorative = make("input", { type: "checkbox" });
    const bar = make("progress", { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    const state = make("span", { className: "photo-state", textContent: form.dataset.waiting });
    state.setAttribute("role", "status");
    const row = make(
      "li",
      {},
      preview,
      make(
        "div",
        {},
        make("strong", { textContent: file.name }),
        alt,
        make("label", {}, decorative, ` ${form.dataset.decorative}`),
        make("div", { className: "photo-progress" }, bar, state),
      ),
    );
    list().append(row);
    waiting.push({ file, row, preview, alt, decorative, bar, state });
    next();
  };

  const send = ({ file, row, preview, alt, decorative, bar, state }) => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    data.append("files", file);
    const request = new XMLHttpRequest(); // fetch() cannot tell how far an upload is
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
      state.textContent = bar.value < 1 ? `${Math.round(bar.value * 100)} %` : form.dataset.making;
    });
    request.addEventListener("loadend", () => {
      const answer = request.response || {};
      if (request.status === 201) {
        bar.value = 1;
        state.textContent = form.dataset.done;
        URL.revokeObjectURL(preview.src);
        preview.src = answer.thumbnail;
        preview.classList.remove("is-blank");
        alt.name = `alt-${answer.id}`;
        decorative.name = `decorative-${answer.id}`;
        row.append(make("input", { type: "hidden", name: "photo", value: answer.id }));
      } else {
        row.classList.add("is-refused");
        state.textContent = answer.error || form.dataset.failed;
        alt.remove();
        decorative.parentElement.remove();
        bar.remove();
      }
      travelling -= 1;
      next();
    });
    request.send(data);
  };

  const next = () => {
    while (travelling < AT_ONCE && waiting.length) {
      travelling += 1;
      send(waiting.shift());
    }
    settle();
  };

  form.classList.add("is-live");
  input.addEventListener("change", () => {
    [...input.files].forEach(add);
    input.value = "";
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.toggle("is-over", kind === "dragover");
      if (kind === "drop") [...event.dataTransfer.files].forEach(add);
    });
  }
}
