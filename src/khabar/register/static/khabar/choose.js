// Files may be dropped on the form; one that is too large is said before it is sent. Without this the form works as well.
"use strict";
{
  const form = document.querySelector("form.choose");
  const files = form.querySelector("input[type=file]");
  const said = form.querySelector("p[role=alert]");
  const check = () => {
    const large = [...files.files].find((file) => file.size > Number(form.dataset.mostBytes));
    said.textContent = large ? `${large.name}: ${form.dataset.tooLarge}` : "";
    said.hidden = !large;
    files.setCustomValidity(said.textContent);
  };
  files.addEventListener("change", check);
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) { files.files = event.dataTransfer.files; check(); }
  });
}
