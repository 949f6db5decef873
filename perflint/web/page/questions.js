// What both back ends have in common: questions wait in a row until one is asked.
import { Failure } from "./failures.js";

/** Questions in order; `work` of each back end takes the first of `queue`. */
export class Questions {
  constructor() {
    this.queue = [];
  }

  /** The answer to `request` about `files`, a map of names to blobs. */
  ask(request, files = new Map()) {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, files, resolve, reject });
      this.work();
    });
  }

  /** Give up what waits; what is being answered comes still. */
  stop() {
    for (const one of this.queue.splice(0)) one.reject(new Failure("stopped"));
  }
}
