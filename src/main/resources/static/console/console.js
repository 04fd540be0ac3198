/* What a page cannot do without a script: live updates, keys, and small comforts. Every page works without it. */
"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  document.addEventListener("change", (event) => {
    const chosen = event.target.closest("[data-submit]");
    if (chosen) chosen.form.submit();
  });

  // At most so many of a fieldset's boxes, what is typed beside them included.
  document.addEventListener("change", (event) => {
    const set = event.target.closest("[data-most]");
    if (!set) return;
    const boxes = $$("input[type=checkbox]", set);
    const typed = $$("input:not([type=checkbox])", set).filter((one) => one.value);
    const full = boxes.filter((one) => one.checked).length + typed.length >= Number(set.dataset.most);
    for (const one of boxes) one.disabled = full && !one.checked;
  });

  // Live updates: the hub says that something changed; regions marked data-refresh fetch themselves again, and the
  // numbers of the bell with them. Only a page that somebody sees holds a line to the hub, and none asks more than once
  // a second. How many pages are told the same the hub knows: with its word goes over how many milliseconds they are to
  // spread, so that they do not ask all at once: within the two seconds that the hub promises, or within some more where the
  // line was broken, which it mostly is for everybody.
  const live = document.body.dataset.live;
  if (live) {
    let source = null;
    let waiting = null;
    let asked = 0;
    let again = 5000;
    let due = 0;
    const later = (spread = 0) => {
      const soon = Date.now() + 200;
      if (waiting && due <= Math.max(soon + spread, asked + 1000)) return;
      clearTimeout(waiting);
      due = Math.max(soon + Math.random() * spread, asked + 1000);
      waiting = setTimeout(() => { waiting = null; asked = Date.now(); refresh(); }, due - Date.now());
    };
    const leave = () => { source?.close(); source = null; };
    const listen = () => {
      if (source) return;
      const mine = source = new EventSource(live);
      source.addEventListener("changed", (event) => later(Math.min(Number(event.data) || 0, 800)));
      let opened = false;
      source.addEventListener("open", () => {
        again = 5000;
        if (opened) later(10000); // what changed while the line was broken, perhaps everybody's
        opened = true;
      });
      // A broken line the browser mends by itself; after a refusal (the hub said 503) it never asks again.
      source.addEventListener("error", () => {
        if (mine !== source || mine.readyState !== EventSource.CLOSED) return;
        leave();
        setTimeout(() => { if (!document.hidden) { listen(); later(10000); } }, again * (0.5 + Math.random()));
        again = Math.min(2 * again, 300000);
      });
    };
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) leave();
      else { listen(); later(); } // what changed meanwhile
    });
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", (event) => { if (event.persisted) { listen(); later(); } });
    if (!document.hidden) listen();
  }
  // A token is another one in every answer, so that it says nothing of whether something changed.
  const said = (region) => region.innerHTML.replace(/(name="_csrf" value=")[^"]*/g, "$1");
  async function refresh() {
    const regions = $$("[data-refresh]");
    const answer = await fetch(regions.length ? location.href : document.body.dataset.counts, { headers: { "X-Refresh": "1" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    let news = count(fresh);
    for (const region of regions) {
      const focused = region.contains(document.activeElement) ? document.activeElement : null;
      if (focused?.closest("form")) continue; // never under somebody's hands
      if (region.querySelector("details[open]")) continue; // nor what somebody has opened
      const next = fresh.getElementById(region.id);
      if (!next || said(next) === said(region)) continue;
      const held = focused?.getAttribute("href"); // whoever stands on a link stays on it
      region.replaceChildren(...next.childNodes);
      if (held) region.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus();
      news ||= region.dataset.refresh;
    }
    if (news) toast(news);
  }
  // The numbers beside the bell and the parts; only what is more than before is said aloud.
  function count(fresh) {
    let more = false;
    for (const next of $$("[data-count]", fresh)) {
      const here = document.getElementById(next.id);
      if (!here || here.dataset.count === next.dataset.count) continue;
      more ||= Number(next.dataset.count) > Number(here.dataset.count);
      here.dataset.count = next.dataset.count;
      here.replaceChildren(...next.childNodes);
    }
    return more ? $(".bell").dataset.news : "";
  }
  function toast(text) {
    const place = $("#toast");
    place.textContent = text;
    setTimeout(() => { place.textContent = ""; }, 6000);
  }
  window.toast = toast;

  // Keys, unless switched off: / ? g+letter j k Enter Esc.
  let pending = false;
  const GO = { i: "/hop-thu", c: "/lich-cuong-che", h: "/han", t: "/tra-cuu", s: "/cho-ky" };
  document.addEventListener("keydown", (event) => {
    if (localStorage.getItem("keys") === "off" || event.ctrlKey || event.altKey || event.metaKey) {
      if (event.ctrlKey && event.key === "Enter" && event.target.form) event.target.form.requestSubmit();
      return;
    }
    if (event.target.closest("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (pending) {
      pending = false;
      if (GO[event.key]) location.href = GO[event.key];
      return;
    }
    if (event.key === "/" && $("#find")) { event.preventDefault(); $("#find").focus(); }
    else if (event.key === "?") location.href = "/tro-giup/phim";
    else if (event.key === "g") pending = true;
    else if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
    else if (event.key === "Escape" && history.length > 1 && !$("dialog[open], form[data-dirty], #letter")) history.back();
    else {
      const wanted = $(`[data-key="${CSS.escape(event.key)}"]`);
      if (wanted) { event.preventDefault(); wanted.click(); }
    }
  });
  // What is typed into a form is not left by a key; what narrows a list sends nothing.
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post" && event.target.name) form.dataset.dirty = "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-filter]")) event.preventDefault();
  });
  function move(step) {
    const links = $$("[data-row] a, a[data-row]").filter((one) => one.closest("[data-row]").querySelector("a") === one || one.matches("[data-row]"));
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
  }

  // Dialogs by button, copying, leaving a form with unsaved words.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) { event.preventDefault(); document.getElementById(opener.dataset.open).showModal(); }
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    const copied = event.target.closest("[data-copy]");
    if (copied) {
      const text = document.getElementById(copied.dataset.copy).textContent;
      navigator.clipboard.writeText(text).then(() => toast(copied.dataset.done || "✓"));
    }
  });

  // A long list gets shorter while somebody types; marks do not matter.
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  document.addEventListener("input", (event) => {
    const list = event.target.dataset.filter && document.getElementById(event.target.dataset.filter);
    if (!list) return;
    const wanted = bare(event.target.value.trim());
    for (const one of $$("[data-filtered]", list)) one.hidden = !bare(one.textContent).includes(wanted);
  });

  // A file on its way says how far it is, and can be called back. What the answer shows under the name in data-progress
  // takes the place of what is here; without a name the page that answers is gone to.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-progress]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    const [bar, said, stop] = [$("progress", form), $("[data-said]", form), $("[data-stop]", form)];
    const file = $("input[type=file]", form).files[0];
    if (file && form.dataset.most && file.size > Number(form.dataset.most)) { said.textContent = form.dataset.tooLarge; return; }
    const call = new XMLHttpRequest();
    const buttons = $$("button[type=submit]", form);
    const working = (on) => {
      bar.hidden = stop.hidden = !on;
      bar.value = 0;
      for (const one of buttons) one.disabled = on;
    };
    const failed = (why) => { working(false); said.textContent = form.dataset[why]; };
    call.upload.addEventListener("progress", (now) => { if (now.lengthComputable) bar.value = 100 * now.loaded / now.total; });
    call.addEventListener("error", () => failed("lost"));
    call.addEventListener("abort", () => failed("stopped"));
    call.addEventListener("load", () => {
      const elsewhere = call.responseURL.split("#")[0] !== form.action;
      if (!form.dataset.progress && elsewhere && call.status < 400) { location.assign(call.responseURL); return; }
      const fresh = new DOMParser().parseFromString(call.responseText, "text/html");
      const next = form.dataset.progress && fresh.getElementById(form.dataset.progress);
      if (!next) { failed("lost"); return; }
      const here = document.getElementById(form.dataset.progress);
      here.dispatchEvent(new CustomEvent("fresh", { bubbles: true, detail: { fresh, url: call.responseURL } }));
      here.replaceChildren(...next.childNodes);
      here.focus();
    });
    stop.onclick = () => call.abort();
    said.textContent = form.dataset.sending;
    working(true);
    call.open("POST", form.action);
    call.send(new FormData(form));
  });
  const off = $("#keys-off");
  if (off) {
    off.checked = localStorage.getItem("keys") === "off";
    off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
  }
  // Whoever is signed out leaves no copy of a page behind.
  const forget = $("[data-forget]");
  if (forget && window.caches) caches.delete(forget.dataset.forget);
  if (forget) sessionStorage.removeItem("signing-agent");
  const errors = $("#errors");
  if (errors) errors.focus();

  // A hidden value, shown in place: what the answer holds under data-show takes the place of the form's .masked.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-show]");
    if (!form) return;
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = answer.ok && fresh.querySelector(form.dataset.show);
    if (shown) form.closest(".masked").replaceChildren(...shown.childNodes);
    else form.submit(); // the page itself says what is wrong
  });

  // Whole dong with dots while typing. What is no whole amount (1.5, pasted words) stays as it was typed: the server
  // says what is wrong with it, and nobody's 1.5 becomes 15.
  const whole = /^\d*$|^\d{1,3}(\.\d{3})+$|^\d{1,3}( \d{3})+$/;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("[data-money]")) return;
    const before = field.dataset.was ?? field.defaultValue;
    const byHand = event.inputType?.startsWith("delete") || /^\d+$/.test(event.data ?? "");
    if (whole.test(field.value) || (byHand && whole.test(before))) {
      const digits = field.value.replace(/\D/g, "").slice(0, 16);
      const dotted = digits.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
      if (dotted !== field.value) {
        // The caret stays behind the digits that were left of it; to delete forwards steps over a dot.
        let left = field.value.slice(0, field.selectionStart).replace(/\D/g, "").length;
        let caret = 0;
        for (; left > 0 && caret < dotted.length; caret++) if (dotted[caret] !== ".") left--;
        if (event.inputType === "deleteContentForward" && dotted[caret] === ".") caret++;
        field.value = dotted;
        field.setSelectionRange(caret, caret);
      }
    }
    field.dataset.was = field.value;
  });
})();
