// Puts the answers of the form together, as forms/block.py writes them. Nothing is sent before a choice.
(() => {
  const form = document.getElementById("form");
  if (!form) return;
  const say = (name, values = {}) =>
    form.dataset[`say${name}`].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  const fields = new Map([...form.querySelectorAll("[data-field]")].map((f) => [f.dataset.field, f]));
  const control = (field) => field.querySelector("input:not([type=hidden]), select, textarea");
  const boxes = (field) => [...field.querySelectorAll("input[type=checkbox]")];
  const answer = (field) => {
    const typed = control(field).value.replace(/\r\n?/g, "\n");
    return field.dataset.shape === "text" ? typed.replace(/^\n+|\n+$/g, "") : typed.trim();
  };
  const NAME = "input.txt";
  const length = (text) => new TextEncoder().encode(text).length;

  const part = (field) => {
    const said = field.dataset.shape === "checks"
      ? boxes(field).map((b) => `- [${b.checked ? "X" : " "}] ${b.dataset.label}`).join("\n")
      : answer(field) || form.dataset.empty;
    return `### ${field.dataset.label}\n\n${said}`;
  };
  const block = () => {
    const parts = form.dataset.order.split(" ").map((id) => part(fields.get(id)));
    return `${form.dataset.begin}\n\n${parts.join("\n\n")}\n\n${form.dataset.end}\n`;
  };

  // The addresses of the two ways that have a limit.
  const mail = (body) => `mailto:${form.dataset.email}`
    + `?subject=${encodeURIComponent(answer(fields.get("title")))}`
    + `&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
  const ways = {
    mail: () => mail(block()),
    issue: () => form.dataset.issue + [...fields]
      .filter(([, f]) => f.dataset.shape !== "checks" && answer(f))
      .map(([id, f]) => `&${id}=${encodeURIComponent(answer(f))}`).join(""),
  };
  const limits = { mail: Number(form.dataset.mailLimit), issue: Number(form.dataset.linkLimit) };
  const over = (way) => length(ways[way]()) - limits[way];

  // What one more letter of this text costs in an address: six bytes for a Cyrillic one.
  const cost = () => {
    const text = answer(fields.get("text"));
    if (!text) return document.documentElement.lang === "en" ? 1.2 : 6;
    return length(encodeURIComponent(text)) / [...text].length;
  };
  const measure = () => {
    for (const way of Object.keys(ways)) {
      const room = document.getElementById(`room-${way}`);
      if (!room) continue;
      const letters = Math.ceil(Math.abs(over(way)) / cost());
      const words = over(way) <= 0 ? say("Fits", { count: letters })
        : way === "mail" ? say("AttachRoom") : say("Over", { count: letters });
      if (room.textContent !== words) room.textContent = words;
    }
  };

  const PERSONAL = [/\S@[\w-]+\.\w/, /(?<!\d)(\d[ -]?){7}\d(?!\d)/, /[А-ЯЁӨҮ]{2}\d{8}/iu];
  const warn = () => {
    const all = [...fields.values()].filter((f) => f.dataset.shape !== "checks").map(answer).join("\n");
    document.getElementById("personal").textContent = PERSONAL.some((p) => p.test(all)) ? say("Personal") : "";
  };

  const wrong = (field) => {
    const { label, shape, longest, pattern } = field.dataset;
    if (shape === "checks") {
      return boxes(field).some((b) => b.required && !b.checked) ? say("Agree") : "";
    }
    const text = answer(field);
    if ("required" in field.dataset && !text.trim()) return say("Needed", { field: label });
    const long = [...text].length - Number(longest || Infinity);
    if (long > 0) return say("Long", { field: label, count: long });
    if (text && pattern && !new RegExp(pattern, "u").test(text)) return say("Form", { field: label });
    const own = [form.dataset.begin, form.dataset.end, ...[...fields.values()].map((f) => `### ${f.dataset.label}`)];
    const line = text.split("\n").find((l) => own.includes(l.replace(/^[> ]+/, "").trimEnd()));
    return line === undefined ? "" : say("Line", { line });
  };
  const mark = (field) => {
    const words = wrong(field);
    const place = document.getElementById(`e-${field.dataset.field}`);
    place.textContent = words;
    place.hidden = !words;
    control(field).toggleAttribute("aria-invalid", Boolean(words));
    return [field, words];
  };
  const check = () => {
    const found = [...fields.values()].map(mark);
    const bad = found.filter(([, words]) => words);
    const box = document.getElementById("errors");
    box.hidden = !bad.length;
    box.querySelector("ul").replaceChildren(...bad.map(([field, words]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${control(field).id}`;
      link.textContent = words;
      link.addEventListener("click", (event) => { event.preventDefault(); control(field).focus(); });
      item.append(link);
      return item;
    }));
    if (bad.length) box.focus();
    return !bad.length;
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([block()], { type: "text/plain;charset=utf-8" }));
    link.download = NAME;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const done = (words) => {
    const place = document.getElementById("done");
    place.textContent = words;
    place.focus();
  };
  const open = (address, target) => {
    const link = document.createElement("a");
    link.href = address;
    link.rel = "noopener noreferrer";
    link.target = target;
    link.click();
  };
  const choose = {
    file: () => { save(); done(say("Saved", { file: NAME })); },
    copy: async () => { await navigator.clipboard.writeText(block()); done(say("Copied")); },
    mail: () => {
      const long = over("mail") > 0;
      if (long) save();
      open(long ? mail(say("Attached")) : ways.mail(), "_self");
      done(long ? say("Attach", { file: NAME }) : say("Opened"));
    },
    issue: () => {
      if (over("issue") > 0) return done(document.getElementById("room-issue").textContent);
      open(ways.issue(), "_blank");
      return done(say("Opened"));
    },
  };

  for (const button of form.querySelectorAll("[data-way]")) {
    button.hidden = button.dataset.way === "copy" && !navigator.clipboard;
    if (button.type === "button") {
      button.addEventListener("click", () => { if (check()) choose[button.dataset.way](); });
    }
  }
  form.addEventListener("submit", (event) => { if (!form.hasAttribute("action") || !check()) event.preventDefault(); });
  // A page of a commitment names it in its link here: it is chosen if it is one of those offered.
  const asked = new URLSearchParams(location.search).get("commitment");
  const offered = fields.has("commitments") ? [...(control(fields.get("commitments")).options ?? [])] : [];
  for (const option of offered) if (asked && option.value === asked) option.selected = true;
  form.addEventListener("input", (event) => {
    const field = event.target.closest("[data-field]");
    if (field && control(field).hasAttribute("aria-invalid")) mark(field);
    measure();
    warn();
  });
  measure();
})();
