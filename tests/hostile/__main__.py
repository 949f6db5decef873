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
_SHOWN = 40
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
    began = time.monotonic()
    kinds: Counter[tuple[str, str]] = Counter()
    defects: list[Outcome] = []
    slowest: list[Outcome] = []
    spent = 0.0
    for outcome in fuzz(args.seed, args.start, args.inputs, args.jobs, load_ruleset()):
        kinds[outcome.kind, outcome.detail if outcome.kind != "defect" else ""] += 1
        if outcome.kind == "defect":
            defects.append(outcome)
            print(
                f"defect: input {outcome.number} (.{outcome.suffix}): {outcome.detail}", flush=True
            )
        spent += outcome.seconds
        slowest = sorted([*slowest, outcome], key=lambda one: -one.seconds)[:3]
        done = outcome.number - args.start + 1
        if done % _EVERY == 0:
            print(f"{done} of {args.inputs}, {len(defects)} defects", file=sys.stderr, flush=True)
    told = ", ".join(f"{detail} {count}" for (_, detail), count in kinds.most_common(_SHOWN))
    print(f"seed {args.seed}, inputs {args.start}–{args.start + args.inputs - 1}: {told}")
    print(
        f"defects {len(defects)}; {time.monotonic() - began:.0f} s with {args.jobs} processes, "
        f"{spent:.0f} s of processor time"
    )
    for one in slowest:
        print(f"slowest: input {one.number} (.{one.suffix}) {one.seconds:.2f} s")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
