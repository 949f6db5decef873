// The back end on a server: questions go there as one piece, answers come back as one.
import { Failure, Refusal } from "./failures.js";
import { Questions } from "./questions.js";

const AT_ONCE = 4;
const PAUSE = 1500;
const TRIES = 200;

const frame = (header, contents) => {
  const words = new TextEncoder().encode(JSON.stringify({ ...header, sizes: contents.map((one) => one.size) }));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, words.length);
  return new Blob([length.buffer, words, ...contents]);
};

const unframe = async (blob) => {
  const length = new DataView(await blob.slice(0, 4).arrayBuffer()).getUint32(0);
  const header = JSON.parse(await blob.slice(4, 4 + length).text());
  return { header, content: blob.slice(4 + length) };
};

/** Answers questions; see BrowserBackEnd for the other one that a page may have. */
export class ServerBackEnd extends Questions {
  constructor() {
    super();
    this.place = location.host;
    this.busy = 0;
  }

  /** What the page has to know. `watch` hears how many filings wait on the server. */
  async start(watch) {
    const about = (await this.ask({ ask: "about" })).told;
    const events = new EventSource("queue");
    events.onmessage = ({ data }) => watch(JSON.parse(data).waiting);
    return about;
  }

  async work() {
    if (!this.queue.length || this.busy >= AT_ONCE) return;
    this.busy += 1;
    const { request, files, resolve, reject } = this.queue.shift();
    try {
      resolve(await this.send(frame({ request, names: [...files.keys()] }, [...files.values()])));
    } catch (failure) {
      reject(failure);
    }
    this.busy -= 1;
    this.work();
  }

  async send(body) {
    for (let left = TRIES; ; left -= 1) {
      let response;
      try {
        response = await fetch("ask", { method: "POST", body, headers: { "Content-Type": "application/octet-stream" } });
      } catch {
        throw new Failure("unreachable");
      }
      if (response.status === 503 && left) {
        await new Promise((done) => setTimeout(done, PAUSE));
        continue;
      }
      if (response.status === 413) throw new Failure("too-large");
      if (!response.ok) throw new Failure("unreachable", String(response.status));
      const { header, content } = await unframe(await response.blob());
      if (header.failure) throw new Failure(header.failure.kind, header.failure.limit);
      if (header.refusal) throw new Refusal(`${header.refusal.error}。${header.refusal.hint}`);
      return { told: header.told, content };
    }
  }
}
