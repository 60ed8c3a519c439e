// Filters and sorts the list of commitments in place. Without it the list stands whole, by plan.
// What was chosen is in the address, so that a view can be linked to.
(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("filter-list");
  const count = document.getElementById("filter-count");
  const flat = document.createElement("ul");
  flat.className = "rows";
  flat.hidden = true;
  let rows = [];
  let loading = null;

  const take = (root) => {
    for (const section of root.querySelectorAll("section"))
      for (const row of section.querySelectorAll("li")) {
        const link = row.querySelector(".row-main a");
        rows.push({
          row, home: row.parentNode, nth: rows.length, title: link.textContent.trim().toLowerCase(),
          plan: section.querySelector("h2").textContent.trim(),
        });
      }
  };

  // A long list lies on several pages: the others are fetched when somebody filters, not before.
  const all = () => loading ??= (async () => {
    const pages = Number(form.dataset.pages);
    const fetched = await Promise.all(Array.from({ length: pages - 1 }, async (_, i) => {
      const url = new URL(`page/${i + 2}/`, location.href.split("?")[0]);
      const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
      for (const a of page.querySelectorAll("#filter-list a[href]"))
        a.href = new URL(a.getAttribute("href"), url).href;
      return page.getElementById("filter-list");
    }));
    for (const part of fetched) {
      const before = rows.length;
      take(part);
      for (const it of rows.slice(before)) it.home = null;
    }
  })();

  const chosen = () => Object.fromEntries([...new FormData(form)].filter(([, v]) => v));

  const fits = (it, want) => Object.entries(want).every(([name, value]) =>
    name === "sort" ? true
      : name === "q" ? value.toLowerCase().split(/\s+/).every((word) => it.title.includes(word))
        : (it.row.dataset[name] ?? "").split(" ").includes(value));

  const orders = {
    late: (a, b) => (b.row.dataset.state === "late") - (a.row.dataset.state === "late") || a.nth - b.nth,
    new: (a, b) => (b.row.dataset.on ?? "").localeCompare(a.row.dataset.on ?? "") || a.nth - b.nth,
    title: (a, b) => a.title.localeCompare(b.title, document.documentElement.lang),
  };

  const show = async () => {
    const want = chosen();
    const active = Object.keys(want).length > 0;
    if (active) await all();
    const found = rows.filter((it) => fits(it, want));
    const order = orders[want.sort];
    const inOneList = Boolean(order) || (active && form.dataset.pages > 1);
    flat.hidden = !inOneList;
    for (const it of rows) it.row.hidden = !found.includes(it);
    if (inOneList) {
      flat.replaceChildren(...(order ? [...found].sort(order) : found).map((it) => it.row));
    } else {
      flat.replaceChildren();
      for (const it of rows) if (it.home) it.home.append(it.row);
    }
    for (const section of list.querySelectorAll("section"))
      section.hidden = inOneList || (active && !section.querySelector("li:not([hidden])"));
    const whole = form.dataset.pages > 1 && !loading ? Number(form.dataset.total) : rows.length;
    count.textContent = found.length || !active
      ? form.dataset.said.replace("@", active ? found.length : whole).replace("#", whole)
      : form.dataset.empty;
    const query = new URLSearchParams(want).toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  };

  take(list);
  list.prepend(flat);
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  show();
})();
