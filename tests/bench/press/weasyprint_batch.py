"""usage: weasyprint_batch.py OUT-FOLDER FILE.html...

One process for all; prints CPU milliseconds of the first, the mean of the
others, bytes of the last.
"""
import os
import sys
import time

import weasyprint

taken = []
for file in sys.argv[2:]:
    start = time.process_time()
    pdf = weasyprint.HTML(file).write_pdf()
    with open(os.path.join(sys.argv[1], os.path.basename(file) + ".pdf"), "wb") as f:
        f.write(pdf)
    taken.append((time.process_time() - start) * 1000)
rest = taken[1:] or taken
print("%.1f %.2f %d" % (taken[0], sum(rest) / len(rest), len(pdf)))
