"""Ends seoryu at any moment: it dies of the signal, and nothing stays behind:
no process, no file but whole ones."""
import os
import random
import shlex
import signal
import subprocess
import sys
import time

SEORYU = shlex.split(os.environ["SEORYU"])
SOURCE = os.environ["SOURCE"]
BUNDLES = [SOURCE + "/examples/saesol-solo",
           SOURCE + "/examples/moraenae-flawed"] * 2
RUNS = [
    ["check", "-j", "3", "-f", "json", "-o", "out/report", "--cache", "kept"]
    + BUNDLES,
    ["facts", "-o", "out/report", BUNDLES[0]],
    ["print", "check-report", BUNDLES[0], "-o", "out/report"],
    ["check", "-j", "2", "-f", "pdf", "-o", "out"] + BUNDLES[:2],
]
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL]


def session(sid):
    """Processes of a session that are there still, dead ones too."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            if int(fields[3]) == sid:
                found.append(pid)
        except OSError:
            pass
    return found


def wait_for_none(sid):
    """The kernel ends them with their parent, but not in the same instant."""
    end = time.monotonic() + 5
    while session(sid):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def left(folder):
    """Files that nobody asked for."""
    for path, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".seoryu") or "." in name and path != folder:
                if name != "CACHEDIR.TAG":
                    yield os.path.join(path, name)


def once(command, number, whole_group, moment):
    process = subprocess.Popen(
        SEORYU + command, start_new_session=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    try:
        (os.killpg if whole_group else os.kill)(process.pid, number)
    except ProcessLookupError:
        pass
    status = process.wait(timeout=60)
    if status < 0 and status != -number:
        print("ended by", -status, "and not by", number)
    if not wait_for_none(process.pid):
        print("left behind:", session(process.pid))
    return status < 0


def main():
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else None)
    os.mkdir("out")
    os.mkdir("tmp")
    os.environ["TMPDIR"] = os.path.abspath("tmp")
    ended = 0
    for i in range(int(sys.argv[1])):
        with open("out/report", "w") as report:
            report.write("old")
        number = SIGNALS[i % len(SIGNALS)]
        ended += once(RUNS[i % 2 if i % 8 < 6 else 2 + i % 2], number,
                      random.random() < 0.5, random.random() ** 2 * 0.6)
        text = open("out/report", "rb").read()
        whole = (text == b"old" or text.rstrip()[-1:] in (b"]", b">", b"}")
                 or text.rstrip().endswith(b"%%EOF"))
        if not whole:
            print("half a report")
        for folder in ("out", "tmp", "kept"):
            for path in left(folder):
                print("left behind:", path)
        if os.listdir("tmp"):
            print("left behind:", os.listdir("tmp"))
    if not ended:
        print("nothing was ended")


main()
