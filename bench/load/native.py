"""The engine in C, compiled on first use."""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
import time
from array import array
from functools import cache
from pathlib import Path

from bench.load.plan import Outcome, Plan

SOURCE = Path(__file__).with_name("engine.c")
Int32, Int64 = ctypes.c_int32, ctypes.c_int64


class CSender(ctypes.Structure):
    _fields_ = [
        ("connection", Int32),
        ("frame_length", Int32),
        ("frame", ctypes.c_char_p),
        ("marks", Int32 * 4),
        ("outstanding", Int64),
    ]


class CPlan(ctypes.Structure):
    _fields_ = [
        ("sender_count", Int32),
        ("senders", ctypes.POINTER(CSender)),
        ("window", Int64),
        ("interval", Int64),
        ("duration", Int64),
        ("drain", Int64),
        ("event", ctypes.c_char_p),
        ("echoes", Int32),
        ("copies", Int64),
        ("capacity", Int64),
        ("sent_at", ctypes.POINTER(Int64)),
        ("answered", ctypes.POINTER(Int64)),
        ("complete", ctypes.POINTER(Int64)),
        ("arrivals", ctypes.POINTER(Int32)),
    ]


class COutcome(ctypes.Structure):
    _fields_ = [
        *((name, Int64) for name in ("sent", "answered", "deliveries", "bytes", "elapsed", "missing")),
        *((name, Int32) for name in ("lost_connections", "full", "refused")),
    ]


@cache
def library(work: Path) -> ctypes.CDLL | None:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    target = work / f"engine-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]}.so"
    if not target.exists():
        work.mkdir(parents=True, exist_ok=True)
        built = subprocess.run(
            [compiler, "-O2", "-shared", "-fPIC", "-o", str(target), str(SOURCE)],
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode:
            return None
    loaded = ctypes.CDLL(str(target))
    loaded.engine_new.restype = ctypes.c_void_p
    loaded.engine_new.argtypes = [ctypes.c_int, ctypes.POINTER(Int32)]
    loaded.engine_run.argtypes = [ctypes.c_void_p, ctypes.POINTER(CPlan), ctypes.POINTER(COutcome)]
    loaded.engine_run.restype = None
    loaded.engine_free.argtypes = [ctypes.c_void_p]
    loaded.engine_free.restype = None
    return loaded


class NativeEngine:
    name = "C"

    def __init__(self, loaded: ctypes.CDLL, descriptors: list[int]) -> None:
        self._library = loaded
        self._handle = loaded.engine_new(len(descriptors), (Int32 * len(descriptors))(*descriptors))

    def run(self, plan: Plan) -> Outcome:
        senders = (CSender * max(1, len(plan.senders)))()
        for slot, sender in zip(senders, plan.senders, strict=False):
            marks = [*sender.marks, -1, -1, -1, -1][:4]
            slot.connection, slot.frame, slot.frame_length = sender.connection, sender.frame, len(sender.frame)
            slot.marks = (Int32 * 4)(*marks)
        capacity = plan.capacity if plan.senders else 1
        sent_at, answered, complete = ((Int64 * capacity)() for _ in range(3))
        arrivals = (Int32 * capacity)()
        request = CPlan(
            sender_count=len(plan.senders),
            senders=senders,
            window=plan.window,
            interval=int(1e9 / plan.rate) if plan.rate else 0,
            duration=int(plan.seconds * 1e9),
            drain=int(plan.drain * 1e9),
            event=plan.event.encode(),
            echoes=int(plan.echoes),
            copies=plan.copies,
            capacity=capacity,
            sent_at=sent_at,
            answered=answered,
            complete=complete,
            arrivals=arrivals,
        )
        result = COutcome()
        cpu = time.process_time()
        self._library.engine_run(self._handle, ctypes.byref(request), ctypes.byref(result))
        cpu = time.process_time() - cpu
        if result.full:
            raise RuntimeError(f"more than {capacity} messages in one round: shorten it")
        return Outcome(
            sent=result.sent,
            answered=result.answered,
            refused=result.refused,
            deliveries=result.deliveries,
            bytes=result.bytes,
            seconds=result.elapsed / 1e9,
            missing=result.missing,
            lost_connections=result.lost_connections,
            answer_ns=array("q", answered[: result.sent]),
            complete_ns=array("q", complete[: result.sent]),
            client_cpu=cpu,
        )

    def close(self) -> None:
        self._library.engine_free(self._handle)
