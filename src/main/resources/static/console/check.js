/* Hashes a file on the reader's own machine and asks the hub about the digest alone. */
"use strict";
(() => {
  const place = document.getElementById("drop");
  const input = document.getElementById("file");
  const told = document.getElementById("hashing");
  if (!place || !window.crypto || !crypto.subtle) return;

  async function check(file) {
    if (/\.(pdf|asice)$/i.test(file.name)) {
      told.textContent = told.dataset.paper; // paper carries a code; only the signed file has the digest
      document.getElementById("ma").focus();
      return;
    }
    told.textContent = told.dataset.working;
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const hex = [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, "0")).join("");
    location.href = "/kiem-tra/" + hex;
  }
  input.addEventListener("change", () => { if (input.files.length) check(input.files[0]); });
  for (const kind of ["dragenter", "dragover"]) {
    place.addEventListener(kind, (event) => { event.preventDefault(); place.classList.add("over"); });
  }
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    if (event.dataTransfer.files.length) check(event.dataTransfer.files[0]);
  });

  // A picture of the code, where the browser itself can read it; many cannot, and say so.
  const scan = document.getElementById("scan");
  const unread = document.getElementById("unread");
  async function reads() {
    return "BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
  }
  async function codeIn(picture) {
    const seen = await new BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(picture));
    return seen.map((one) => /\/v\/([0-9A-Z-]{16,19})$/.exec(one.rawValue)).find(Boolean);
  }
  function type(word) {
    unread.textContent = unread.dataset[word];
    document.getElementById("ma").focus();
  }
  document.getElementById("picture").addEventListener("change", async (event) => {
    if (!event.target.files.length) return;
    unread.textContent = "";
    const code = await codeIn(event.target.files[0]).catch(() => undefined);
    if (code) location.href = "/v/" + code[1];
    else type("none");
  });
  reads().catch(() => false).then((can) => {
    scan.hidden = !can;
    if (!can) unread.textContent = unread.dataset.cannot;
  });
})();
