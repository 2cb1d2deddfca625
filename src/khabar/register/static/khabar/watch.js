// Asks every second how far the work is, until it is done. Without this the page loads itself anew every three seconds.
"use strict";
{
  const now = document.getElementById("now");
  const said = document.getElementById("said");
  const look = async () => {
    try {
      const answer = await fetch(now.dataset.now, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) { location.reload(); return; }
      const focused = now.contains(document.activeElement) ? document.activeElement.closest("form")?.action : null;
      now.innerHTML = await answer.text();
      if (focused) { [...now.querySelectorAll("form")].find((form) => form.action === focused)?.querySelector("button").focus(); }
      const part = now.firstElementChild;
      if (part.dataset.said !== said.textContent) { said.textContent = part.dataset.said; }
      if (part.dataset.watched === "0") { return; }
    } catch { /* the pages are away for a moment: ask again */ }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}
