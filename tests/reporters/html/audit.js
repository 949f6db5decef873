() => {
  const found = [];
  const visible = (e) => e.checkVisibility && e.checkVisibility();
  const name = (e) => {
    const by = e.getAttribute("aria-labelledby");
    if (by) return by.split(" ").map((id) => document.getElementById(id)?.textContent || "").join(" ").trim();
    if (e.getAttribute("aria-label")) return e.getAttribute("aria-label");
    if (e.labels && e.labels.length) return [...e.labels].map((l) => l.textContent).join(" ").trim();
    return e.textContent.trim();
  };
  const one = (selector, count = 1) => {
    const n = document.querySelectorAll(selector).length;
    if (n !== count) found.push(`${n} × ${selector}`);
  };
  one("html[lang]"); one("main"); one("h1"); one("head > title");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const here = Number(heading.tagName[1]);
    if (here > level + 1) found.push(`heading skips to ${heading.outerHTML}`);
    level = here;
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`id twice: ${id}`);
  for (const e of document.querySelectorAll("a, button, input, select, summary, [role=region], nav, section, form, svg"))
    if (!name(e) && !(e.tagName === "SECTION" && !e.hasAttribute("aria-labelledby"))) found.push(`no name: ${e.outerHTML.slice(0, 90)}`);
  for (const e of document.querySelectorAll("a[href^='#']"))
    if (!document.getElementById(decodeURIComponent(e.hash.slice(1)))) found.push(`leads nowhere: ${e.outerHTML}`);
  for (const e of document.querySelectorAll("[aria-labelledby]"))
    for (const id of e.getAttribute("aria-labelledby").split(" ")) if (!document.getElementById(id)) found.push(`no label ${id}`);
  for (const e of document.querySelectorAll("table"))
    if (!e.caption || [...e.tHead.rows[0].cells].some((c) => c.scope !== "col")) found.push("table without caption or scopes");
  for (const e of document.querySelectorAll("svg"))
    if (e.getAttribute("role") !== "img") found.push("svg without role");
  for (const e of document.querySelectorAll("[tabindex]"))
    if (Number(e.getAttribute("tabindex")) > 0) found.push(`focus out of order: ${e.outerHTML}`);
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const rgb = (css) => css.match(/[\d.]+/g).map(Number);
  const back = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const c = rgb(getComputedStyle(at).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  let worst = 21;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !visible(e) || e.closest("svg, script, style, option")) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(back(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    worst = Math.min(worst, ratio);
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: ${e.outerHTML.slice(0, 90)}`);
  }
  return { found, worst };
}
