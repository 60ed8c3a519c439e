// Finds records by their words. Nothing of the index is asked for before a reader searches.
// Words of records are only ever set as text, never as markup.
(() => {
  const box = document.querySelector("[data-search]");
  const field = box.querySelector("input");
  const state = box.querySelector("[role=status]");
  const results = document.getElementById("search-results");
  const here = new URL(".", location.href);
  const SHOWN = 8;
  const EXACT = 4, SAME_STEM = 3, BEGINS = 2, NAMED = 5;
  const kept = new Map();
  let opened, rounds, asked = 0;

  const get = (address) => {
    if (!kept.has(address)) {
      kept.set(address, fetch(new URL(address, here)).then((answer) => {
        if (!answer.ok) throw new Error(address);
        return answer.json();
      }));
    }
    return kept.get(address);
  };

  const open = async () => {
    opened = await get("index.json");
    rounds = opened.rounds.map(([again, patterns]) => [again, patterns.map((p) => new RegExp(p, "u"))]);
  };

  const terms = (text) => (text.toLowerCase().normalize("NFC").match(/[\p{L}\p{N}]+/gu) || [])
    .filter((term) => term.length > 1 || /\d/.test(term));

  const stem = (word) => {
    for (const [again, patterns] of rounds) {
      let found;
      do {
        found = patterns.map((p) => p.exec(word)).find(Boolean);
        if (found) word = found.slice(1).map((group) => group || "").join("");
      } while (again && found);
    }
    return word;
  };

  const weigh = (scores, steps, weight) => {
    let at = 0;
    for (const step of steps) {
      at += step;
      scores.set(at, Math.max(scores.get(at) || 0, weight));
    }
  };

  // How well each record fits one word: the form itself, another form of it, or its beginning.
  const scored = async (term) => {
    const scores = new Map(), root = stem(term);
    const letters = [...term].slice(0, 2).map((letter) => letter.codePointAt(0).toString(16)).join("-");
    if (!opened.shards.includes(letters)) return scores;
    const shard = await get(`../../search/${letters}.json`);
    for (const [other, forms] of Object.entries(shard)) {
      for (let i = 0; i < forms.length; i += 3) {
        const form = forms[i];
        const fits = form === term ? EXACT : other === root ? SAME_STEM : form.startsWith(term) ? BEGINS : 0;
        if (!fits) continue;
        weigh(scores, forms[i + 2], fits);
        weigh(scores, forms[i + 1], fits * NAMED);
      }
    }
    return scores;
  };

  const together = (all) => {
    const sums = new Map();
    for (const scores of all) {
      for (const [number, score] of scores) {
        const sum = sums.get(number) || { words: 0, score: 0 };
        sums.set(number, { words: sum.words + 1, score: sum.score + score });
      }
    }
    const whole = [...sums].filter(([, sum]) => sum.words === all.length);
    const found = whole.length ? whole : [...sums];
    found.sort(([a, x], [b, y]) => y.words - x.words || y.score - x.score || a - b);
    return { found, some: !whole.length && found.length > 0 };
  };

  // The records of each kind; the kind with the best of them first.
  const grouped = (found) => {
    const groups = [];
    let from = 0;
    for (const [kind, heading, count] of opened.kinds) {
      const until = from + count, first = from;
      const own = found.filter(([number]) => number >= first && number < until);
      if (own.length) groups.push([own[0][1].score, [kind, heading, own.map(([number]) => number)]]);
      from = until;
    }
    return groups.sort(([a], [b]) => b - a).map(([, group]) => group);
  };

  const made = (name, text) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    return element;
  };

  const item = async (number) => {
    const block = await get(`${Math.floor(number / opened.block)}.json`);
    const [address, title, note, lang] = block[number % opened.block];
    const entry = made("li"), link = made("a", title);
    link.href = new URL(`../${address}`, here);
    if (lang) link.lang = lang;
    entry.append(link);
    if (note) entry.append(" ", made("small", note));
    return entry;
  };

  const fill = async (list, numbers, more) => {
    const next = numbers.splice(0, SHOWN);
    const entries = await Promise.all(next.map(item));
    list.append(...entries);
    if (!numbers.length) more?.remove();
    return entries[0];
  };

  const group = async (kind, heading, numbers) => {
    const part = made("section"), list = made("ul");
    const title = made("h2", `${heading} (${numbers.length.toLocaleString(document.documentElement.lang)})`);
    title.id = `found-${kind}`;
    part.setAttribute("aria-labelledby", title.id);
    list.className = "found";
    part.append(title, list);
    if (numbers.length > SHOWN) {
      const more = made("button", opened.said.more);
      more.type = "button";
      more.className = "more";
      more.setAttribute("aria-describedby", title.id);
      more.addEventListener("click", async () => (await fill(list, numbers, more)).firstChild.focus());
      part.append(more);
      await fill(list, numbers, more);
    } else {
      await fill(list, numbers);
    }
    return part;
  };

  const counted = (count) => {
    const lang = document.documentElement.lang;
    const form = new Intl.PluralRules(lang).select(count) === "one" ? "one" : "other";
    return opened.said[form].replace("{count}", () => count.toLocaleString(lang));
  };

  const search = async () => {
    const turn = ++asked, typed = field.value.trim();
    history.replaceState(null, "", typed ? `?q=${encodeURIComponent(typed)}` : here);
    if (!typed) { results.replaceChildren(); state.textContent = ""; return; }
    try {
      if (!rounds) await open();
      const words = [...new Set(terms(typed))];
      const { found, some } = together(await Promise.all(words.map(scored)));
      const parts = await Promise.all(grouped(found).map((args) => group(...args)));
      if (turn !== asked) return;
      results.replaceChildren(...parts);
      const said = some ? [opened.said.some] : [];
      state.textContent = found.length ? [counted(found.length), ...said].join(" ") : opened.said.none;
    } catch {
      kept.clear();
      state.textContent = box.dataset.broken;
    }
  };

  let wait;
  box.hidden = false;
  box.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); search(); });
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 300); });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) search();
})();
