"use strict";
(() => {
  const root = document.documentElement;
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));

  // Language
  document.getElementById("language").addEventListener("click", () => {
    const language = root.dataset.language === "en" ? "zh" : "en";
    root.dataset.language = language;
    root.lang = language;
  });

  // Names under the pointer, or the finger: the titles of shapes, which browsers show late or never.
  const tip = document.getElementById("tip");
  const titles = new WeakMap();
  const titleOf = (element) => {
    const shape = element.closest && element.closest("use[data-d], .patches path, .severed path, [data-l=supply] *");
    for (let node = shape; node && node.nodeName !== "svg"; node = node.parentNode) {
      const title = Array.from(node.children).find((child) => child.nodeName === "title");
      if (title) { titles.set(node, title.textContent); title.remove(); }
      if (titles.has(node)) return titles.get(node);
    }
    return null;
  };
  const show = (event) => {
    const text = titleOf(event.target);
    tip.hidden = !text;
    if (!text) return;
    if (tip.textContent !== text) tip.textContent = text;
    const box = tip.getBoundingClientRect();
    const x = Math.min(event.clientX + 14, innerWidth - box.width - 8);
    const y = event.clientY + 18 + box.height > innerHeight ? event.clientY - box.height - 10 : event.clientY + 18;
    tip.setAttribute("hidden", "");
    tip.hidden = false;
    tip.style.left = Math.max(4, x) + "px";
    tip.style.top = Math.max(4, y) + "px";
  };
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);
  document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });

  // One district alone
  const filter = document.getElementById("filter");
  let chosen = null;
  const choose = (district, name) => {
    chosen = district;
    filter.hidden = district === null;
    filter.querySelector("b").textContent = name || "";
    for (const row of all("tr[data-d], .findings li[data-d], article.district")) {
      row.hidden = district !== null && row.dataset.d !== district;
    }
    for (const shape of all("use[data-d]")) shape.classList.toggle("lit", shape.dataset.d === district);
  };
  filter.querySelector("button").addEventListener("click", () => choose(null));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen !== null) choose(null); });

  // Maps: layers, zoom and pan
  for (const figure of all("figure.map")) {
    const svg = figure.querySelector("svg[role=img]");
    const whole = svg.getAttribute("viewBox").split(" ").map(Number);
    let view = whole.slice();
    const set = (next) => {
      const width = Math.min(whole[2], Math.max(whole[2] / 40, next[2]));
      const height = width * whole[3] / whole[2];
      view = [
        Math.min(whole[2] - width, Math.max(0, next[0])), Math.min(whole[3] - height, Math.max(0, next[1])),
        width, height,
      ];
      svg.setAttribute("viewBox", view.map((n) => +n.toFixed(2)).join(" "));
      svg.classList.toggle("zoomed", width < whole[2]);
      const furniture = svg.querySelector(".furniture");
      if (furniture) furniture.toggleAttribute("hidden", width < whole[2]);
    };
    const zoom = (factor, x = 0.5, y = 0.5) => {
      const width = view[2] / factor;
      const height = view[3] / factor;
      set([view[0] + (view[2] - width) * x, view[1] + (view[3] - height) * y, width, height]);
    };
    const tools = figure.querySelector(".tools");
    tools.hidden = false;
    for (const button of all("button", tools)) {
      button.addEventListener("click", () => {
        if (button.dataset.zoom === "all") set(whole.slice());
        else zoom(button.dataset.zoom === "in" ? 1.7 : 1 / 1.7);
      });
    }
    svg.addEventListener("wheel", (event) => {
      // A page that is scrolled must not stop at each map.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 300), (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }, { passive: false });
    let drag = null;
    let moved = false;
    svg.addEventListener("pointerdown", (event) => {
      moved = false;
      if (view[2] < whole[2]) drag = { x: event.clientX, y: event.clientY, view: view.slice(), id: event.pointerId };
    });
    svg.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const scale = view[2] / svg.getBoundingClientRect().width;
      const dx = (event.clientX - drag.x) * scale;
      const dy = (event.clientY - drag.y) * scale;
      if (Math.abs(dx) + Math.abs(dy) > 3 * scale) {
        if (!moved) svg.setPointerCapture(drag.id);
        moved = true;
      }
      set([drag.view[0] - dx, drag.view[1] - dy, view[2], view[3]]);
    });
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => { drag = null; });
    svg.addEventListener("click", (event) => {
      if (moved) return;
      const shape = event.target.closest("use[data-d]");
      if (!shape) return;
      const title = titleOf(shape) || "";
      const row = figure.parentNode.querySelector("tr[data-d=\"" + shape.dataset.d + "\"] th");
      choose(chosen === shape.dataset.d ? null : shape.dataset.d, row ? row.textContent : title.split(":")[0]);
    });
    for (const box of all(".legend input", figure)) {
      box.hidden = false;
      box.addEventListener("change", () => {
        for (const other of all(".legend input[data-l=" + box.dataset.l + "]", figure)) other.checked = box.checked;
        for (const layer of all("svg[role=img] [data-l=" + box.dataset.l + "]", figure)) {
          layer.toggleAttribute("hidden", !box.checked);
        }
      });
    }
  }
})();
