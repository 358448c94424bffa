"""What the peers share: they run in a process of their own and time a case when they are told to.

They read lines "<case> <direction> <repeats>" and answer "<seconds a run>" or "unknown". The first line they write is
"ready <what was found>" or "absent <reason>".
"""
import sys
import time

WARM_RUNS, WARM_SECONDS = 4, 0.5  # TorchScript specialises in the first runs


def timed(run, repeats):
    start = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - start) / repeats


def warm(run):
    start = time.perf_counter()
    for i in range(WARM_RUNS):
        run()
        if i > 0 and time.perf_counter() - start > WARM_SECONDS:
            break


def absent(reason):
    print("absent", reason, flush=True)
    sys.exit(0)


def serve(description, makers):
    """Makers make cases by name; a case has a method for each direction."""
    print("ready", description, flush=True)
    cases, is_warm = {}, set()
    for line in sys.stdin:
        name, direction, repeats = line.split()
        if name not in makers:
            print("unknown", flush=True)
            continue
        if name not in cases:
            cases[name] = makers[name]()
        run = getattr(cases[name], direction)
        if (name, direction) not in is_warm:
            is_warm.add((name, direction))
            warm(run)
        print(timed(run, int(repeats)), flush=True)
