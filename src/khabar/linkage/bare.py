"""Arrays without an owner, for compiled loops.

Numba counts the owners of every array that is handed on, with an atomic step each time, and threads wait for one
another there: three quarters of the time of comparing went into it. A bare array looks at the same memory and counts
nothing. Whoever makes one keeps the owner alive meanwhile; the arguments of a compiled function are.
"""

from __future__ import annotations

from typing import Any

from numba import carray  # type: ignore[attr-defined]
from numba.core import cgutils, types
from numba.extending import intrinsic

from khabar.compiled import njit
from khabar.linkage.coded import Coded


@intrinsic
def pointer(_context: Any, address: Any) -> Any:
    """Take a number for an address in memory."""

    def generate(_context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.inttoptr(args[0], cgutils.voidptr_t)

    return types.voidptr(address), generate


@njit(cache=True, nogil=True)
def bare(array: Any) -> Any:
    """Look at a contiguous array's memory without owning it."""
    return carray(pointer(array.ctypes.data), array.shape, array.dtype)  # type: ignore[call-arg]


@njit(cache=True, nogil=True)
def bare_coded(coded: Coded) -> Coded:
    """Look at coded records without owning them."""
    return Coded(
        bare(coded.hot),
        bare(coded.cold),
        bare(coded.letters),
        bare(coded.lengths),
        bare(coded.marks),
        bare(coded.table),
        bare(coded.digits),
        bare(coded.substitution),
        bare(coded.drop),
    )
