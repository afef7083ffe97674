// Light or dark: the system's choice until the visitor makes one, the only thing kept in local storage.

const NAME = "puffy-theme";

export function applyTheme() {
  const chosen = localStorage.getItem(NAME);
  document.documentElement.dataset.theme = chosen ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export function switchTheme() {
  localStorage.setItem(NAME, document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  applyTheme();
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);
applyTheme();
