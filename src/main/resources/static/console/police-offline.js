/* Shows the copy of a day's page (police-day.js keeps it) while there is no line or the hub answers 503, and does nothing
   else. A copy is good for a day and a half, and is thrown away where somebody signs out. */
"use strict";
const COPY = "police-day";
const GOOD_MS = 36 * 3600 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const asked = event.request;
  const path = new URL(asked.url).pathname;
  const page = asked.mode === "navigate" && path.endsWith("/ngay-thuc-hien");
  const part = path.startsWith("/console/") || path === "/hub.svg";
  if (asked.method === "GET" && asked.url.startsWith(self.location.origin) && (page || part)) {
    event.respondWith(fetch(asked).then((answer) => instead(answer, asked, page), () => kept(asked, page)));
  }
});

// A hub that cannot answer for a while leaves whoever stands at the place as alone as no line does.
async function instead(answer, asked, page) {
  if (answer.status !== 503) return answer;
  const copy = await kept(asked, page);
  return copy.type === "error" ? answer : copy;
}

async function kept(asked, page) {
  const copy = await caches.open(COPY);
  const found = await copy.match(asked, { ignoreSearch: page });
  if (!found) return Response.error();
  if (Date.now() - Date.parse(found.headers.get("Date")) < GOOD_MS) return found;
  await copy.delete(asked, { ignoreSearch: page });
  return Response.error();
}
