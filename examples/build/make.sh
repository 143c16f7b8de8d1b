#!/bin/bash
# Makes the sample bundles again: examples/hanbit-consortium.zip,
# examples/saesol-solo/ and the papers of examples/moraenae-flawed/.
#
# The committed bundles are what the tests read; this is only needed to change
# them. The producers stamp their own clock and version into what they write,
# so the bytes differ from run to run while the pages do not.
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
mkdir -p "$work"
work=$(cd "$work" && pwd)

for tool in weasyprint chromium soffice gs qpdf pdftoppm; do
	command -v $tool > /dev/null || { echo "make.sh: $tool is missing" >&2; exit 1; }
done

office() {	# source extension-and-filter result
	soffice -env:UserInstallation="file://$work/office" --headless \
	    --convert-to "$2" --outdir "$work/converted" "${4:-$1}" > /dev/null 2>&1 < /dev/null
	mv "$work/converted/$(basename "${1%.*}").${2%%:*}" "$3"
}

produce() {	# producer source result
	case $1 in
	weasyprint)
		weasyprint --quiet "$2" "$3" ;;
	chromium)
		chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
		    --print-to-pdf-no-header --user-data-dir="$work/chromium" \
		    --print-to-pdf="$3" "file://$2" > /dev/null 2>&1 < /dev/null ;;
	libreoffice)
		office "$2" pdf "$3" ;;
	libreoffice-xlsx)
		soffice -env:UserInstallation="file://$work/office" --headless \
		    --infilter='CSV:44,34,76,1,,1042,false,true' --convert-to xlsx \
		    --outdir "$work/converted" "$2" > /dev/null 2>&1 < /dev/null
		mv "$work/converted/$(basename "${2%.*}").xlsx" "$3" ;;
	libreoffice+ghostscript)
		office "$2" pdf "$2.pdf"
		produce ghostscript "$2.pdf" "$3" ;;
	libreoffice+password)	# needs a password to open
		office "$2" pdf "$2.pdf"
		qpdf --encrypt moraenae1234 moraenae1234 256 -- "$2.pdf" "$3" ;;
	ghostscript)
		gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=pdfwrite -sOutputFile="$3" "$2" ;;
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
