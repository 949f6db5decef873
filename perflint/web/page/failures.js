// How a question can go without its answer.

/** Why a question got no answer: timeout, memory, defect or stopped. */
export class Failure extends Error {
  constructor(kind, limit = "") {
    super(`${kind} ${limit}`);
    this.kind = kind;
    this.limit = limit;
  }
}

/** What cannot be done with a filing, told by perflint itself. */
export class Refusal extends Error {}
