"""The command line as a process: what only shows when Python itself ends it."""

import subprocess
import sys

AT_A_TERMINAL = ["env", "--default-signal=INT"]
"""What starts the tests in the background ignores Ctrl-C for them."""
INSIDE_A_CALLBACK = """
import sys, time, weakref
from khabar.__main__ import again_when_heard
sys.unraisablehook = again_when_heard
def pressed(_): raise KeyboardInterrupt
class Held: pass
held = Held()
watch = weakref.ref(held, pressed)
try:
    del held
    time.sleep(20)
except KeyboardInterrupt:
    print("heard")
"""


def test_ctrl_c_inside_a_callback_is_heard_and_prints_no_traceback() -> None:
    done = subprocess.run(
        [*AT_A_TERMINAL, sys.executable, "-c", INSIDE_A_CALLBACK], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("heard\n", "")


def test_what_else_goes_wrong_inside_a_callback_is_still_told() -> None:
    other = INSIDE_A_CALLBACK.replace("raise KeyboardInterrupt", "raise ValueError('odd')").replace(
        "sleep(20)", "sleep(0)"
    )
    done = subprocess.run([*AT_A_TERMINAL, sys.executable, "-c", other], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert "odd" in done.stderr
