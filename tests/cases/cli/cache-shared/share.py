"""Ten runs on one cache, some killed at any moment, purged meanwhile: what it
holds is whole, and what is read with it is what is read without."""
import hashlib
import os
import random
import re
import shlex
import subprocess
import sys
import time

SEORYU = shlex.split(os.environ["SEORYU"])
SOURCE = os.environ["SOURCE"]
BUNDLES = [SOURCE + "/examples/saesol-solo", SOURCE + "/examples/moraenae-flawed"]
CHECK = SEORYU + ["check", "-j", "2", "-f", "json"]
CACHED = CHECK + ["--cache", "kept"] + BUNDLES


def start(command):
    return subprocess.Popen(command, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def is_whole(folder, name, data):
    """MAGIC hash\\n rest: the hash is of the key, a NUL and the rest."""
    head, rest = data.split(b"\n", 1)
    key = (os.path.basename(folder) + name).encode()
    return (re.fullmatch("[0-9a-f]{62}", name) is not None and head ==
            b"seoryu-cache 2 " + hashlib.sha256(key + b"\0" + rest)
            .hexdigest().encode())


def look():
    entries = 0
    for folder, _, names in os.walk("kept"):
        for name in names:
            path = os.path.join(folder, name)
            try:
                with open(path, "rb") as file:
                    data = file.read()
            except FileNotFoundError:
                continue
            if path == "kept/CACHEDIR.TAG":
                continue
            entries += 1
            if not is_whole(folder, name, data):
                print("not whole:", path)
    return entries


def main():
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else None)
    plain = subprocess.run(CHECK + BUNDLES, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, check=False)
    for _ in range(int(sys.argv[1])):
        runs = [start(CACHED) for _ in range(10)]
        for run in random.sample(runs, 5):
            time.sleep(random.random() * 0.15)
            run.kill()
            if random.random() < 0.5:
                purge = start(SEORYU + ["cache", "purge", "kept"])
                purge.communicate()
                # It may come before any run has made the folder.
                if purge.returncode not in (0, 5):
                    print("purge:", purge.returncode)
            look()
        for run in runs:
            out, errors = run.communicate()
            if run.returncode == -9:
                continue
            if run.returncode != plain.returncode or out != plain.stdout:
                print("another result:", run.returncode, errors.decode())
            if "주의" in errors.decode() or "오류" in errors.decode():
                print(errors.decode())
    # Purges may have taken some.
    run = start(CACHED)
    run.communicate()
    kept = look()
    print("kept something:", kept > 10)
    # Damaged by hand: noticed, and mended.
    for folder, _, names in os.walk("kept"):
        for name in names:
            with open(os.path.join(folder, name), "r+b") as file:
                data = bytearray(file.read())
                if name != "CACHEDIR.TAG":
                    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
                    file.seek(0)
                    file.write(data)
                    if random.random() < 0.3:
                        file.truncate(random.randrange(len(data)))
    run = start(CACHED)
    print("mended:", run.communicate()[0] == plain.stdout, look() == kept)
    subprocess.run(SEORYU + ["cache", "purge", "kept"],
                   stdout=subprocess.DEVNULL, check=False)
    print(os.listdir("kept"), oct(os.stat("kept").st_mode & 0o777))


main()
