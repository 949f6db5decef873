"""`python -m tests.hostile --inputs 100000`: damaged files of every format through all of perflint.

What was found is printed; the exit code is 1 if anything was. A run goes on from where it stopped with
`--start`, and any input is made again with `--save NUMBER`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from perflint.batch.jobs import count_cores
from perflint.ruleset import load_ruleset
from tests.hostile.fuzz import Outcome, fuzz
from tests.hostile.samples import write as write_samples
from tests.hostile.seeds import save

SEED = 20240101
_EVERY = 1000


def main() -> int:
    """Run, and tell what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=int, default=0, help="number of the first input")
    parser.add_argument("--jobs", type=int, default=count_cores())
    parser.add_argument("--save", type=int, help="write this input into the current folder, no run")
    parser.add_argument("--samples", action="store_true", help="write fixtures/hostile/, no run")
    args = parser.parse_args()
    if args.samples:
        write_samples()
        return 0
    if args.save is not None:
        print(save(args.seed, args.save, Path()))
        return 0
    return run(args.seed, args.start, args.inputs, args.jobs)


def run(seed: int, start: int, inputs: int, jobs: int) -> int:
    """Try the inputs and tell what came of them, or of as many as there was time for."""
    began = time.monotonic()
    kinds: Counter[str] = Counter()
    slowest: list[Outcome] = []
    done, defects, spent = 0, 0, 0.0
    try:
        for outcome in fuzz(seed, start, inputs, jobs, load_ruleset()):
            done, spent = done + 1, spent + outcome.seconds
            slowest = sorted([*slowest, outcome], key=lambda one: -one.seconds)[:3]
            if outcome.kind == "defect":
                defects += 1
                told = f"input {outcome.number} (.{outcome.suffix}): {outcome.detail}"
                print(f"defect: {told}", flush=True)
            else:
                kinds[f"{outcome.kind} {outcome.detail}"] += 1
            if done % _EVERY == 0:
                print(f"{done} of {inputs}, {defects} defects", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(f"stopped; go on with --start {start + done}", file=sys.stderr)
    print(f"seed {seed}, inputs {start}–{start + done - 1}: {defects} defects")
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    print(
        f"{time.monotonic() - began:.0f} s with {jobs} processes, {spent:.0f} s of processor time"
    )
    for one in slowest:
        print(f"slowest: input {one.number} (.{one.suffix}) {one.seconds:.2f} s")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
