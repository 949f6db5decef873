// The back end in the browser: workers, each with a Python of its own, ended when they take too long.
import { Failure, Refusal } from "./failures.js";
import { Questions } from "./questions.js";

const PATIENCE = 90_000;
const MOST = 10;
const RETIRE = 1024 * 1024 * 1024;

class Hand {
  constructor(address, parts) {
    this.gone = this.busy = this.spent = false;
    this.worker = new Worker(address);
    this.waiting = null;
    this.ready = this.wait(PATIENCE);
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => this.fail(new Failure("defect", event.message || "worker"));
    this.worker.postMessage(parts);
  }

  wait(milliseconds) {
    return new Promise((resolve, reject) => {
      const alarm = setTimeout(() => this.fail(new Failure("timeout", Math.round(milliseconds / 1000))), milliseconds);
      this.waiting = { resolve, reject, alarm };
    });
  }

  hear(data) {
    const { waiting } = this;
    if (!waiting) return;
    clearTimeout(waiting.alarm);
    this.waiting = null;
    this.spent = data.memory > RETIRE;
    if (data.failure) {
      if (data.broken || data.failure.kind === "memory") this.end();
      waiting.reject(new Failure(data.failure.kind, data.failure.limit));
    } else if (data.refusal) waiting.reject(new Refusal(`${data.refusal.error}。${data.refusal.hint}`));
    else waiting.resolve(data);
  }

  fail(failure) {
    const { waiting } = this;
    this.end();
    if (!waiting) return;
    clearTimeout(waiting.alarm);
    this.waiting = null;
    waiting.reject(failure);
  }

  end() {
    this.gone = true;
    this.worker.terminate();
  }
}

/** Answers questions; see ServerBackEnd for the other one that a page may have. */
export class BrowserBackEnd extends Questions {
  constructor(address, parts) {
    super();
    this.address = address;
    this.parts = parts;
    this.hands = [];
    this.seconds = 60;
    this.most = (navigator.hardwareConcurrency || 1) > 3 && (navigator.deviceMemory || 4) >= 4 ? 2 : 1;
    this.place = "";
  }

  /** What the page has to know; the first worker is ready then. */
  async start() {
    const about = (await this.ask({ ask: "about" })).told;
    this.seconds = about.seconds;
    return about;
  }

  work() {
    this.hands = this.hands.filter((hand) => !hand.gone);
    while (this.queue.length) {
      let hand = this.hands.find((one) => !one.busy);
      if (!hand && (!this.hands.length || (this.hands.length < this.most && this.queue.length > 2))) {
        hand = new Hand(this.address, this.parts);
        this.hands.push(hand);
      }
      if (!hand) return;
      this.handle(hand, this.queue.shift());
    }
  }

  async handle(hand, { request, files, resolve, reject }) {
    hand.busy = true;
    try {
      await hand.ready;
      const size = [...files.values()].reduce((sum, blob) => sum + blob.size, 0);
      const longer = Math.min(1 + size / 1048576, MOST);
      const answer = hand.wait(this.seconds * longer * 1000);
      hand.worker.postMessage({ request, files });
      resolve(await answer);
    } catch (failure) {
      reject(failure);
    }
    hand.busy = false;
    if (hand.spent) hand.end();
    this.work();
  }
}
