// Asks the API every 5 s and shows what it says; when it does not answer, the last good answers stay, with their age.
import { STATUSES, aggregationRow, element, instanceRow, jobRow, statistics, update } from "./views.js";

const EVERY = 5000;
const PATIENCE = 10000;
const KEY = "signalbox-downloads-key";
const PAGES_OF_AGGREGATIONS = 5;
const $ = (id) => document.getElementById(id);
const seen = new Map();
const cursors = [""];
let refreshedAt = null;
let running = null;
let again = false;

class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(path, method = "GET") {
  const headers = {};
  const key = sessionStorage.getItem(KEY);
  if (key) headers["X-Api-Key"] = key;
  const answer = await fetch(path, { method, headers, signal: AbortSignal.timeout(PATIENCE) });
  const body = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiError(answer.status, body.message ?? `HTTP ${answer.status}`);
  return { body, now: Date.parse(answer.headers.get("Date")) || Date.now() };
}

const jobsPath = () => `jobs?${new URLSearchParams({
  limit: "25", status: $("status").value, aggr_id: $("aggregation").value.trim(), cursor: cursors.at(-1),
})}`;

async function aggregations() {
  const all = [];
  let next = "";
  for (let page = 0; page < PAGES_OF_AGGREGATIONS && next !== null; page++) {
    const { body } = await call(`aggregations?${new URLSearchParams({ limit: "200", cursor: next })}`);
    all.push(...body.aggregations);
    next = body.next;
  }
  return { all: all.sort((a, b) => b.pending - a.pending || a.id.localeCompare(b.id)), more: next !== null };
}

async function load() {
  const [instances, counts, jobs, groups] = await Promise.all(
    [call("instances"), call("jobs/counts"), call(jobsPath()), aggregations()]);
  const now = instances.now;
  const known = remember(instances.body.instances, now);
  update($("instance-rows"), known.map((instance) => instanceRow(instance, now)));
  $("instances-empty").hidden = known.length > 0;
  missing(known);
  showCounts(counts.body);
  update($("job-rows"), jobs.body.jobs.map((job) => jobRow(job, now, act)));
  $("jobs-empty").hidden = jobs.body.jobs.length > 0;
  paging(jobs.body.next);
  update($("aggregation-rows"), groups.all.map(aggregationRow));
  $("aggregations-empty").hidden = groups.all.length > 0;
  $("aggregations-more").hidden = !groups.more;
  $("aggregations-more").textContent = `Only the first ${groups.all.length.toLocaleString("en")} by name are shown.`;
  const live = instances.body.instances.sort((a, b) => a.name.localeCompare(b.name));
  const shown = ["processor", "notifier"].map((component) => {
    const own = live.filter((instance) => instance.component === component);
    statistics($("statistics-tables"), component, own);
    return own.length;
  });
  $("statistics-empty").hidden = shown.some((count) => count > 0);
}

/** A process is live when it was seen within two of its intervals; one that is gone is shown as such for an hour. */
function remember(instances, now) {
  for (const instance of instances) {
    const key = `${instance.component} ${instance.name}`;
    const before = seen.get(key);
    const gap = before ? Date.parse(instance.seen_at) - Date.parse(before.seen_at) : 0;
    seen.set(key, { ...instance, listed: now, gap: Math.max(gap, before?.gap ?? 0, EVERY) });
  }
  for (const [key, instance] of seen) {
    instance.live = instance.listed === now && now - Date.parse(instance.seen_at) <= 2 * instance.gap + 1000;
    if (now - instance.listed > 3600000) seen.delete(key);
  }
  return [...seen.values()].sort((a, b) => a.component.localeCompare(b.component) || a.name.localeCompare(b.name));
}

function missing(known) {
  const effects = { processor: "jobs wait", notifier: "callbacks wait" };
  const absent = Object.keys(effects).filter((component) => !known.some((one) => one.component === component && one.live));
  $("instances-missing").hidden = absent.length === 0;
  setText($("instances-missing"), absent.map((component) => `No ${component} is live: ${effects[component]}.`).join(" "));
}

function showCounts(counts) {
  const items = Object.entries(STATUSES).map(([status, [, , word]]) =>
    element("li", {}, `${word} `, element("b", {}, (counts[status] ?? 0).toLocaleString("en"))));
  $("counts").replaceChildren(...items);
}

function paging(next) {
  $("first").disabled = cursors.length === 1;
  $("next").disabled = next === null;
  $("next").dataset.cursor = next ?? "";
  setText($("page"), `Page ${cursors.length}`);
}

/** Does nothing when it is the same: a live region would say it again. */
function setText(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function refresh() {
  again = running !== null;
  running ??= refreshing().finally(() => {
    running = null;
    if (again) refresh();
  });
  return running;
}

async function refreshing() {
  try {
    await load();
    refreshedAt = new Date();
    $("key-form").hidden = true;
    $("problem").hidden = true;
    setText($("freshness"), `Refreshed ${refreshedAt.toLocaleTimeString()}`);
  } catch (e) {
    failed(e);
  }
}

function failed(e) {
  if (e.status === 401) {
    setText($("freshness"), "An API key is needed");
    if ($("key-form").hidden) {
      $("key-form").hidden = false;
      $("key").focus();
    }
  }
  const since = refreshedAt ? `Not refreshed since ${refreshedAt.toLocaleTimeString()}` : "Nothing was loaded yet";
  const tried = sessionStorage.getItem(KEY) !== null;
  $("problem").hidden = e.status === 401 && !tried;
  setText($("problem"), e.status === 401 ? "This key is not known here." : `${since}: ${e.message}`);
  if (e.status !== 401) setText($("freshness"), "Stale");
}

async function act(verb, job) {
  if (verb === "cancel" && !await confirmed(job)) return;
  try {
    await call(verb === "cancel" ? `jobs/${job.id}/cancel` : `retry/${job.id}`, "POST");
    $("announcement").textContent = verb === "cancel" ? `Job ${job.id} is canceled` : `The callback of job ${job.id} is sent again`;
  } catch (e) {
    $("announcement").textContent = `Job ${job.id}: ${e.message}`;
    $("problem").hidden = false;
    setText($("problem"), `Job ${job.id}: ${e.message}`);
    return;
  }
  await refresh();
}

function confirmed(job) {
  setText($("confirm-text"), `${job.id}, ${job.url}: it will not be downloaded, and nobody is called back.`);
  const dialog = $("confirm");
  dialog.returnValue = "keep";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "cancel"), { once: true });
  });
}

function turn(change) {
  change();
  refresh();
}

function start() {
  $("status").append(element("option", { value: "" }, "All"));
  for (const [status, [, , word]] of Object.entries(STATUSES)) {
    $("status").append(element("option", { value: status }, word));
  }
  const anew = () => turn(() => cursors.splice(1));
  $("status").addEventListener("change", anew);
  $("aggregation").addEventListener("change", anew);
  $("first").addEventListener("click", anew);
  $("next").addEventListener("click", () => turn(() => cursors.push($("next").dataset.cursor)));
  $("key-form").addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem(KEY, $("key").value);
    $("key").value = "";
    refresh();
  });
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  setInterval(() => document.hidden || refresh(), EVERY);
  refresh();
}

start();
