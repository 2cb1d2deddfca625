// Keeps what is typed into forms that carry data-draft, a moment after the last key. Without this they work as well.
"use strict";
for (const form of document.querySelectorAll("form[data-draft]")) {
  const said = form.querySelector("[data-draft-said]");
  let timer = 0;
  // Who signed in again in another tab has another token now; this page takes it over.
  const renew = () => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (token) { form.elements.csrfmiddlewaretoken.value = token[1]; }
  };
  const keep = async () => {
    timer = 0;
    renew();
    const typed = new FormData(form);
    typed.set("form", form.dataset.draft);
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(typed), keepalive: true });
      said.textContent = answer.status === 204 ? said.dataset.kept : said.dataset.lost;
    } catch { said.textContent = said.dataset.lost; }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 600); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; renew(); });
  addEventListener("pagehide", () => { if (timer) { clearTimeout(timer); keep(); } });
}
