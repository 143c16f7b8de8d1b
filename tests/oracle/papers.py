"""Prints the papers that the oracles and veraPDF look at.

usage: papers.py SEORYU FOLDER [samples|cases|bundles]...

Into FOLDER go for each paper NAME.pdf, NAME.dump and NAME.expanded: every
sample*.xml under templates/, every case under tests/cases/press that prints,
and the papers of the sample bundles. A sample or a bundle that cannot be
printed is a failure.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

BUNDLES = ("hanbit-consortium.zip", "saesol-solo")
BUNDLE_PAPERS = ("check-report", "review-result")
TRACES = (("pdf", []), ("dump", ["-T", "dump"]),
          ("expanded", ["-T", "expanded"]))


def base(path):
    return os.path.splitext(os.path.basename(path))[0]


class Printer:
    def __init__(self, seoryu, folder):
        self.seoryu = os.path.abspath(seoryu)
        self.folder = os.path.abspath(folder)
        self.source = os.getcwd()
        self.failed = []
        self.names = []
        os.makedirs(self.folder, exist_ok=True)

    def run(self, name, command, **more):
        """All three of a paper; removes what stands there of a failed one."""
        for suffix, options in TRACES:
            out = f"{self.folder}/{name}.{suffix}"
            done = subprocess.run(command + options + ["-o", out],
                                  capture_output=True, check=False, **more)
            if done.returncode != 0 or not os.path.exists(out):
                for other, _ in TRACES:
                    if os.path.exists(f"{self.folder}/{name}.{other}"):
                        os.remove(f"{self.folder}/{name}.{other}")
                return done.stderr.decode("utf-8", "replace")
        self.names.append(name)
        return None

    def must(self, name, command):
        wrong = self.run(name, command)
        if wrong is not None:
            self.failed.append(f"{name} is not printed: {wrong.strip()[:300]}")

    def samples(self):
        for data in sorted(glob.glob("templates/*/sample*.xml")):
            paper = os.path.basename(os.path.dirname(data))
            name = paper + base(data)[len("sample"):]
            self.must(name, [self.seoryu, "print", paper, data])

    def bundles(self):
        for bundle in BUNDLES:
            for paper in BUNDLE_PAPERS:
                self.must(f"{paper}-of-{base(bundle)}", [
                    self.seoryu, "print", paper, f"examples/{bundle}"])

    def cases(self):
        for cmd in sorted(glob.glob("tests/cases/press/*/cmd")):
            with open(cmd, encoding="utf-8") as f:
                found = re.search(r"press/print((?: --[a-z-]+(?: [a-z]\S*)?"
                                  r"| -[To] \w\S*)*)", f.read())
            if found:
                self.case(os.path.dirname(cmd), found.group(1))

    def case(self, folder, arguments):
        """With the options of its command but our stage and output."""
        keep = re.sub(r" -[To] \S+", "", arguments).split()
        with tempfile.TemporaryDirectory() as scratch:
            work = f"{scratch}/case"
            shutil.copytree(folder, work)
            env = dict(os.environ, SEORYU=self.seoryu, SOURCE=self.source)
            # Cases of bad input print nothing; what else fails, fails there.
            self.run("case-" + os.path.basename(folder),
                     [f"{self.source}/tests/cases/press/print"] + keep,
                     cwd=work, env=env)


def main():
    printer = Printer(sys.argv[1], sys.argv[2])
    for kind in sys.argv[3:] or ("samples", "cases", "bundles"):
        getattr(printer, kind)()
    for line in printer.failed:
        print(line)
    print(f"papers: {len(printer.names)} printed, "
          f"{len(printer.failed)} failed")
    return 1 if printer.failed or not printer.names else 0


if __name__ == "__main__":
    sys.exit(main())
