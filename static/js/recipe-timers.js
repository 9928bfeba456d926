/* Each length of time in a step becomes a button that counts it down; several may run at once. */

let tray = null;

document.querySelectorAll(".recipe-card").forEach(wire);
document.addEventListener("recipe-card", (event) => wire(event.target));

function wire(card) {
  for (const words of card.querySelectorAll(".time:not(:has(button))")) {
    const said = words.closest("[data-timer]").dataset; // the page says it in its language
    const button = document.createElement("button");
    button.type = "button";
    button.className = "timer";
    button.textContent = words.textContent;
    button.title = said.timer;
    button.addEventListener("click", () => start(Number(words.dataset.seconds), words.textContent, said));
    words.replaceChildren(button);
  }
}

function clock(left) {
  const pad = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(left / 3600);
  return `${hours ? `${hours}:${pad(Math.floor(left / 60) % 60)}` : Math.floor(left / 60)}:${pad(left % 60)}`;
}

function start(seconds, name, said) {
  const end = Date.now() + seconds * 1000;
  const sound = window.AudioContext ? new AudioContext() : null; // made at the click, or it stays silent
  if (!tray) {
    tray = document.createElement("div");
    tray.className = "timers";
    document.body.append(tray);
  }
  const timer = document.createElement("div");
  const left = document.createElement("b");
  const label = document.createElement("span");
  const stop = document.createElement("button");
  timer.setAttribute("role", "timer");
  label.textContent = name;
  stop.type = "button";
  stop.className = "button button--quiet";
  stop.textContent = said.stop;
  stop.setAttribute("aria-label", `${said.stopTimer}: ${name}`);
  timer.append(left, label, stop);
  tray.append(timer);
  const tick = () => {
    const rest = Math.max(0, Math.round((end - Date.now()) / 1000));
    left.textContent = clock(rest);
    if (rest) return;
    clearInterval(beat);
    timer.classList.add("is-over");
    timer.setAttribute("role", "alert");
    ring(sound);
  };
  const beat = setInterval(tick, 250);
  stop.addEventListener("click", () => {
    clearInterval(beat);
    sound?.close();
    timer.remove();
  });
  tick();
}

function ring(sound) {
  for (const at of sound ? [0, 0.4, 0.8, 1.6, 2, 2.4] : []) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    volume.gain.value = 0.2;
    tone.frequency.value = 880;
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + at);
    tone.stop(sound.currentTime + at + 0.25);
  }
  navigator.vibrate?.([300, 150, 300]);
}
