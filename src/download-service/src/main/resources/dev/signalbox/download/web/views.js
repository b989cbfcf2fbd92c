// Turns what the API says into rows. All texts go through textContent: names and URLs are written by strangers.

export const STATUSES = {
  pending: ["idle", "‖", "Pending"],
  downloading: ["run", "◌", "Downloading"],
  callback_pending: ["wait", "…", "Callback pending"],
  calling_back: ["run", "◌", "Calling back"],
  done: ["good", "✓", "Done"],
  failed: ["bad", "✕", "Failed"],
  callback_failed: ["bad", "✕", "Callback failed"],
  canceled: ["idle", "■", "Canceled"],
};

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function badge([kind, icon, word]) {
  return element("span", { class: `badge ${kind}` }, element("span", { "aria-hidden": "true" }, icon), word);
}

/**
 * Brings a table's body up to date without touching what stays, so that focus and selection survive.
 * A row is { key, cells }, a cell { sign, attributes, make }; a cell is made anew only when its sign changes.
 */
export function update(body, rows) {
  const old = new Map([...body.rows].map((row) => [row.dataset.key, row]));
  rows.forEach((wanted, at) => {
    const row = old.get(wanted.key) ?? body.insertRow();
    old.delete(wanted.key);
    row.dataset.key = wanted.key;
    wanted.cells.forEach((cell, column) => fill(row, column, cell));
    if (body.rows[at] !== row) {
      body.insertBefore(row, body.rows[at]);
    }
  });
  old.forEach((row) => row.remove());
}

function fill(row, column, cell) {
  let place = row.cells[column];
  if (!place) {
    place = row.appendChild(element(column === 0 ? "th" : "td", column === 0 ? { scope: "row" } : {}));
  }
  if (place.dataset.sign === cell.sign) {
    return;
  }
  place.dataset.sign = cell.sign;
  Object.entries(cell.attributes ?? {}).forEach(([key, value]) => place.setAttribute(key, value));
  place.replaceChildren(...[cell.make()].flat());
}

export const text = (value, kind = "", title = "") => ({
  sign: `${value}|${title}`,
  attributes: { class: kind, ...(title ? { title } : {}) },
  make: () => [String(value)],
});

const LONGEST = 120;

/** What strangers wrote: the middle of a long one is left out, and is in the tooltip. */
function foreign(value, kind = "long") {
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST * 0.6)}…${value.slice(-LONGEST * 0.4)}` : value;
  return text(short, kind, short === value ? "" : value);
}

export const number = (value) => text(value === null ? "no limit" : value.toLocaleString("en"), "number");

export function ago(time, now) {
  const seconds = Math.max(0, Math.round((now - Date.parse(time)) / 1000));
  if (seconds < 90) return `${seconds} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86400)} days ago`;
}

export function instanceRow(instance, now) {
  const state = instance.live ? ["good", "✓", "Live"] : ["bad", "✕", "Not seen"];
  return {
    key: `${instance.component} ${instance.name}`,
    cells: [
      text(instance.component, "nowrap"), text(instance.name, "mono"),
      { sign: state[2], make: () => badge(state) },
      text(ago(instance.seen_at, now), "nowrap", instance.seen_at),
    ],
  };
}

export function jobRow(job, now, act) {
  const error = job.status.startsWith("callback") && job.callback_error ? job.callback_error : job.error;
  return {
    key: job.id,
    cells: [
      text(job.id, "mono nowrap"),
      { sign: job.status, make: () => badge(STATUSES[job.status] ?? ["idle", "?", job.status]) },
      foreign(job.aggr_id), foreign(job.url, "mono long"), text(job.downloads, "number"), foreign(error),
      text(ago(job.updated_at, now), "nowrap", job.updated_at), { sign: job.status, make: () => action(job, act) },
    ],
  };
}

function action(job, act) {
  const verb = { pending: "cancel", downloading: "cancel", callback_failed: "retry" }[job.status];
  if (!verb) {
    return [];
  }
  const word = verb === "cancel" ? "Cancel" : "Retry callback";
  const button = element("button", { type: "button", "aria-label": `${word}, job ${job.id}` }, word);
  button.addEventListener("click", () => act(verb, job));
  return button;
}

export function aggregationRow(aggregation) {
  const rate = aggregation.requests_per_second;
  return {
    key: aggregation.id,
    cells: [
      foreign(aggregation.id), number(aggregation.pending), number(aggregation.downloading),
      text(aggregation.set_by_operator ? `${aggregation.limit} (by operator)` : aggregation.limit, "number"), number(rate),
    ],
  };
}

/** One row for each counter, one column for each instance. The columns change with the instances: made anew then. */
export function statistics(place, component, instances) {
  const sign = JSON.stringify(instances.map((instance) => instance.name));
  let table = place.querySelector(`[data-component="${component}"]`);
  if (table?.dataset.sign !== sign) {
    table?.remove();
    if (instances.length === 0) return;
    table = statisticsTable(component, instances);
    table.dataset.sign = sign;
    place.append(table);
  }
  if (instances.length === 0) return;
  const names = [...new Set(instances.flatMap((instance) => Object.keys(instance.counters)))].sort();
  update(table.querySelector("tbody"), names.map((name) => ({
    key: name,
    cells: [text(name, "mono"), ...instances.map((instance) => number(instance.counters[name] ?? 0))],
  })));
}

function statisticsTable(component, instances) {
  const title = `${component[0].toUpperCase()}${component.slice(1)}`;
  const heads = instances.map((instance) => element("th", { scope: "col", class: "number" }, instance.name));
  return element("div", { "data-component": component },
    element("h3", { id: `${component}-statistics` }, title),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": `${component}-statistics` },
      element("table", {}, element("caption", { class: "unseen" }, `Counters of each ${component}`),
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Counter"), ...heads)),
        element("tbody"))));
}
