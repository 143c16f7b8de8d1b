"""The line of progress on a terminal: there, erased at the end and before
anything else is written, also when a signal ends the run."""
import os
import pty
import shlex
import signal
import subprocess
import sys

SEORYU = shlex.split(os.environ["SEORYU"])
BUNDLES = [os.environ["SOURCE"] + "/examples/saesol-solo"] * 4
ERASE = b"\r\x1b[K"


def run(arguments, end_at=None, out_is_terminal=False):
    """What came to the terminal, and the status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        SEORYU + ["check", "-j", "2"] + arguments + BUNDLES, stderr=theirs,
        stdout=theirs if out_is_terminal else subprocess.DEVNULL)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        if end_at is not None and end_at in seen:
            process.send_signal(signal.SIGTERM)
            end_at = None
    return seen, process.wait()


def main():
    seen, status = run(["-o", "report"])
    print(status, b"[1/4]" in seen, b"[3/4]" in seen, seen.endswith(ERASE))
    seen, status = run(["-o", "report"], end_at=b"[1/4]")
    print(status, seen.endswith(ERASE))
    # The report begins lines of its own.
    seen, status = run([], out_is_terminal=True)
    text = seen.decode()
    print(status, text.count("꾸러미    "),
          all(line.startswith("꾸러미") or line.split("\x1b[K")[-1].startswith("꾸러미")
              for line in text.splitlines() if "꾸러미    " in line))
    print(any("/4]" in line.split("\x1b[K")[-1] and "꾸러미" in line
              for line in text.splitlines()))


sys.exit(main())
