"use strict";

// Light or dark: as the system has it, until the button says otherwise.
const theme = document.getElementById("theme");
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  showTheme();
});
dark.addEventListener("change", showTheme);
showTheme();

// A layer's panel, with its first piece of code.
function openPanel(panel) {
  panel.showModal();
  panel.scrollTop = 0;
  const first = panel.querySelector("[data-code]");
  if (first && !panel.querySelector("[aria-pressed=true]")) showCode(first);
}

function showCode(tab) {
  const panel = tab.closest("dialog");
  for (const other of panel.querySelectorAll("[data-code]")) other.setAttribute("aria-pressed", String(other === tab));
  const code = document.getElementById(tab.dataset.code).content.cloneNode(true);
  panel.querySelector(".code").replaceChildren(code);
}

// A coefficient leads to its path.
function showPath(link) {
  const panel = link.closest("dialog");
  for (const old of panel.querySelectorAll("tr.shown")) old.classList.remove("shown");
  const row = panel.querySelector(`table[data-table=${link.dataset.table}] tr[data-path="${link.dataset.path}"]`);
  if (!row) return;
  row.classList.add("shown");
  row.scrollIntoView({ block: "center" });
  row.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  const tab = event.target.closest("[data-code]");
  const link = event.target.closest("a.path");
  if (opener) openPanel(document.getElementById(opener.dataset.open));
  else if (tab) showCode(tab);
  else if (link) {
    event.preventDefault();
    showPath(link);
  } else if (event.target.closest(".close") || event.target.matches("dialog")) event.target.closest("dialog").close();
});

// Nodes of the graph are buttons that no browser knows as such.
document.addEventListener("keydown", (event) => {
  const node = event.target.closest("g[data-open]");
  if (node && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    openPanel(document.getElementById(node.dataset.open));
  }
});

const named = document.getElementById(location.hash.slice(1));
if (named instanceof HTMLDialogElement) openPanel(named);
