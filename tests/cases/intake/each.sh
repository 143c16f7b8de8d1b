# What each of these bundles is read as: the files, or why there are none.
# . "$SOURCE/tests/cases/intake/each.sh" BUNDLE...
for bundle in "$@"; do
	echo "== $bundle"
	if $SEORYU facts --as-of 2026-02-20 -o facts.xml "$bundle" 2> message; then
		python3 "$SOURCE/tests/cases/intake/members.py" facts.xml
	else
		status=$?
		[ -s facts.xml ] && python3 "$SOURCE/tests/cases/intake/members.py" facts.xml
		cat message
		echo "status $status"
	fi
	rm -f facts.xml
done
