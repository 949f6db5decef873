// What both back ends have in common: questions wait in a row until one is asked.
import { Failure } from "./failures.js";

/** Questions in order; `work` of each back end takes the first of `queue`. */
export class Questions {
  constructor() {
    this.queue = [];
  }

  /** The answer to `request` about `files`, a map of names to blobs. What a person waits for goes ahead of
   * the filings that are still to be checked. */
  ask(request, files = new Map()) {
    return new Promise((resolve, reject) => {
      const first = this.queue.findIndex((one) => one.request.ask === "check");
      const place = request.ask === "check" || first < 0 ? this.queue.length : first;
      this.queue.splice(place, 0, { request, files, resolve, reject });
      this.work();
    });
  }

  /** Give up what waits; what is being answered comes still. */
  stop() {
    for (const one of this.queue.splice(0)) one.reject(new Failure("stopped"));
  }
}
