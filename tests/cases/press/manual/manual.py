"""Takes the files and commands out of the manual's first section."""
import os
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
text = text[text.index(".Sh A FIRST PAPER"):text.index(".Sh WHAT STANDS")]
seen, commands = set(), []
for before, block in re.findall(r"([^\n]*)\n\.Bd -literal\n(.*?)\.Ed", text, re.S):
    name = re.match(r"\.Pa (ours/\S+) :$", before)
    if name:
        # The second form of a file stands for later.
        path = name.group(1)
        if path in seen:
            path += ".later"
        seen.add(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(block)
    elif block.startswith("$ "):
        commands.append(re.sub(r"^\$ (seoryu )?", lambda m: "$SEORYU "
                               if m.group(1) else "", block, flags=re.M))
    else:
        assert block.startswith("  <"), block
assert len(seen) == 6 and len(commands) == 3, (seen, commands)
template = "ours/visit-notice/template.xml"
commands[1] = f"mv {template}.later {template}\n" + commands[1]
for name, lines in zip(("first", "second", "third"), commands):
    with open(name, "w", encoding="utf-8") as f:
        f.write(lines)
