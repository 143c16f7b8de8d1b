#!/bin/bash
# Makes the sample bundles again: examples/hanbit-consortium.zip,
# examples/saesol-solo/ and the papers of examples/moraenae-flawed/.
#
# The committed bundles are what the tests read; this is only needed to change
# them. The clock of the papers is fixed; what differs between runs are the
# names some producers draw at random, and what differs between machines are
# their versions.
#
# Debian 12 packages: weasyprint chromium libreoffice-writer-nogui
# libreoffice-calc-nogui ghostscript qpdf poppler-utils python3-cairo
# python3-pil fonts-nanum
#
# usage: examples/build/make.sh [WORK-FOLDER]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
examples=$(dirname "$here")
work=${1:-$(mktemp -d)}
export SOURCE_DATE_EPOCH=1771489800	# 2026-02-19 17:30 KST
export TZ=UTC-9
mkdir -p "$work"
work=$(cd "$work" && pwd)

for tool in weasyprint chromium soffice gs qpdf pdftoppm; do
	command -v $tool > /dev/null || { echo "make.sh: $tool is missing" >&2; exit 1; }
done

office() {	# source extension result [import-filter]
	soffice -env:UserInstallation="file://$work/office" --headless ${4:+"--infilter=$4"} \
	    --convert-to "$2" --outdir "$work/converted" "$1" > /dev/null 2>&1 < /dev/null
	mv "$work/converted/$(basename "${1%.*}").$2" "$3"
}

# For producers whose clock cannot be set; the date keeps its length, so every
# place in the file stays true.
set_clock() {
	sed -i -E "s/\(D:[0-9]{14}[+]([0-9]{2})'([0-9]{2})'\)/(D:20260219173000+\1'\2')/" "$1"
}

produce() {	# producer source result
	case $1 in
	weasyprint)
		weasyprint --quiet "$2" "$3" ;;
	chromium)
		chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
		    --print-to-pdf-no-header --user-data-dir="$work/chromium" \
		    --print-to-pdf="$3" "file://$2" > /dev/null 2>&1 < /dev/null
		set_clock "$3" ;;
	libreoffice)
		office "$2" pdf "$3"
		set_clock "$3" ;;
	libreoffice-xlsx)
		office "$2" xlsx "$3" 'CSV:44,34,76,1,,1042,false,true' ;;
	libreoffice+ghostscript)
		office "$2" pdf "$2.pdf"
		produce ghostscript "$2.pdf" "$3" ;;
	libreoffice+password)	# needs a password to open
		office "$2" pdf "$2.pdf"
		qpdf --encrypt moraenae1234 moraenae1234 256 -- "$2.pdf" "$3" ;;
	ghostscript)
		gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=pdfwrite -sOutputFile="$3" "$2"
		set_clock "$3" ;;
	cairo)
		cp "$2" "$3" ;;
	csv-cp949)
		iconv -f UTF-8 -t CP949 "$2" > "$3" ;;
	scan)
		pdftoppm -r 110 -gray -png -singlefile "$2" "$work/source/scan"
		/usr/bin/python3 "$here/scan.py" "$work/source/scan.png" "$3" ;;
	*)
		echo "make.sh: no producer $1" >&2
		exit 1 ;;
	esac
	test -s "$3"
}

rm -rf "$work/source" "$work/hanbit" "$work/saesol" "$work/moraenae"
/usr/bin/python3 "$here/bundles.py" "$work"
cp "$here/forms.css" "$work/source/"
mkdir -p "$work/converted"
while IFS=$'\t' read -r producer source result; do
	echo "$producer: ${result#"$work"/}"
	produce "$producer" "$source" "$result"
done < "$work/steps.txt"

/usr/bin/python3 "$here/pack.py" "$work/hanbit" "$examples/hanbit-consortium.zip" 한빛정밀_제출서류
mkdir -p "$examples/saesol-solo" "$examples/moraenae-flawed"
cp "$work"/saesol/* "$examples/saesol-solo/"
cp "$work"/moraenae/* "$examples/moraenae-flawed/"
echo "made in $examples; single papers in $work"
