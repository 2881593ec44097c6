// Light and dark: the reader's choice is kept in this browser and nowhere else.
(() => {
  "use strict";
  const root = document.documentElement;
  try {
    const kept = localStorage.getItem("tawam-theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    // Storage may be closed to us; the system's preference then stands.
  }
  document.addEventListener("DOMContentLoaded", () => {
    for (const part of document.querySelectorAll("[data-script-only]")) part.hidden = false;
    const toggle = document.querySelector("[data-theme-toggle]");
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try {
        localStorage.setItem("tawam-theme", root.dataset.theme);
      } catch {
        // Not kept; the choice holds for this page.
      }
    });
    const suggestions = document.getElementById("suggestions");
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".site-search")) suggestions.replaceChildren();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") suggestions.replaceChildren();
      if (event.key === "/" && !event.target.closest("input, textarea, select, canvas")) {
        event.preventDefault();
        document.getElementById("site-q").focus();
      }
    });
  });
})();
