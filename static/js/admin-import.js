// The report of an import that still runs: its progress, asked for again every few seconds. Without this
// script the link "Look again" does it.

const PAUSE = 3000;

async function lookAgain() {
  const shown = document.querySelector("[data-running]");
  if (!shown) return;
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (response.ok) {
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const now = page.querySelector("[data-running]");
      if (!now) {
        location.reload();
        return;
      }
      shown.replaceWith(document.adoptNode(now));
    }
  } catch {
    // The server is away for a moment: ask again.
  }
  setTimeout(lookAgain, PAUSE);
}

setTimeout(lookAgain, PAUSE);
