// Click on the photo to say what every crop keeps. The two numbers below it work without this script.
const frame = document.querySelector(".photo-focus");
const fields = ["focal_x", "focal_y"].map((name) => document.getElementById(`id_${name}`));

if (frame && fields.every(Boolean)) {
  const mark = document.createElement("span");
  mark.className = "photo-focus__mark";
  const hint = document.createElement("figcaption");
  hint.textContent = frame.dataset.hint;
  frame.append(mark, hint);
  const image = frame.querySelector("img");
  image.classList.add("is-live");

  const show = () => {
    mark.style.left = `${fields[0].value * image.clientWidth}px`;
    mark.style.top = `${fields[1].value * image.clientHeight}px`;
  };
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    fields[0].value = ((event.clientX - box.left) / box.width).toFixed(3);
    fields[1].value = ((event.clientY - box.top) / box.height).toFixed(3);
    show();
  });
  for (const field of fields) field.addEventListener("input", show);
  new ResizeObserver(show).observe(image);
}
