// Decide by a key: s the same, d different, u unsure, k skip, z take back, r to the reason, ? for help.
"use strict";
{
  const form = document.getElementById("decide");
  const reason = form.elements.reason;
  const help = document.getElementById("keys");
  const press = (selector) => { const button = document.querySelector(selector); if (button && !button.disabled) { button.click(); } };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) { return; }
    if (event.target === reason) {
      if (event.key === "Escape") { reason.blur(); event.preventDefault(); }
      if (event.key === "Enter") { event.preventDefault(); }
      return;
    }
    if (event.target.closest("input, textarea, select")) { return; }
    const key = { KeyS: "s", KeyD: "d", KeyU: "u", KeyK: "k", KeyZ: "z", KeyR: "r" }[event.code] ?? event.key;
    if (["s", "d", "u", "k"].includes(key)) { press(`#decide button[data-key=${key}]`); }
    else if (key === "z") { press("#take-back button"); }
    else if (key === "r") { reason.focus(); }
    else if (key === "?") { help.open = !help.open; if (help.open) { help.querySelector("summary").focus(); } }
    else { return; }
    event.preventDefault();
  });
  form.addEventListener("submit", () => setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; })));
}
