"""Ctrl-C finishes what was begun."""

from __future__ import annotations

import os
import signal

import pytest

from perflint.cli.interruption import Interruption

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals cannot be sent to oneself")


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def write(done: list[str], *, times: int) -> None:
    """Write something, interrupted on the way and once it is written."""
    with Interruption() as interruption:
        with interruption.put_off():
            for _ in range(times):
                interrupt()
            done.append("written")
        done.append("afterwards")


def test_what_is_put_off_is_raised_at_the_end() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        write(done, times=1)
    assert done == ["written"]


def test_the_second_time_is_at_once() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        write(done, times=2)
    assert done == []


def test_elsewhere_it_is_at_once() -> None:
    with Interruption(), pytest.raises(KeyboardInterrupt):
        interrupt()


def test_the_handler_is_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) is before
    with Interruption(wanted=False):
        assert signal.getsignal(signal.SIGINT) is before
