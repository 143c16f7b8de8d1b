#!/usr/bin/python3
"""Says whether each paper yields the words a reader sees on it.
usage: verify.py WORK-FOLDER (of make.sh)

Words are compared without blanks. A paper that is meant to yield nothing
(scan, password) is listed as such.
"""
import pathlib
import re
import subprocess
import sys
import zipfile

work = pathlib.Path(sys.argv[1])
HANBIT = ["주식회사 한빛정밀", "999-81-20419"]
SAESOL = ["새솔푸드텍 주식회사", "999-87-21157"]
MORAENAE = ["주식회사 모래내산업", "999-81-23089"]
EXPECTED = {
    "hanbit": [
        ("1. ", HANBIT + ["컨설팅 신청서", "62,500,000", "11,250,000", "AAS(IEC 63278)"]),
        ("2-1.", HANBIT + ["납세증명서", "체납액이 없음을 증명합니다", "2026년 02월 03일", "가람세무서장"]),
        ("2-2.", [HANBIT[0], "199911-0042011", "지방세 납세증명", "체납액이 없음", "2026년 02월 04일", "가람시장"]),
        ("3. ", HANBIT + ["사업자등록증명", "2012년 05월 02일", "2026년 02월 03일", "제조업"]),
        ("4. ", HANBIT + ["중소기업 확인서", "[중기업]", "2026년 01월 12일", "2025-04-01 ~ 2026-03-31"]),
        ("5. ", HANBIT + ["정보 활용을 위한 동의서", "☑ 동의", "2026년 2월 13일"]),
        ("6. ", HANBIT + ["4대 사회보험 사업장 가입자 명부", "2026년 02월 10일", "이하여백", "국민연금공단 이사장"]),
        ("7. ", HANBIT + ["표준재무제표증명", "2024. 1. 1. ~ 2024. 12. 31.", "9,312,406,885", "4,165,188,455", "418,775,940"]),
        ("9. ", HANBIT + ["컨소시엄 협약서", "999-86-20772", "2026년 2월 11일"]),
        ("10-1.", HANBIT + ["거래실적 확인서", "2025-09-18", "구매"]),
        ("10-2.", HANBIT + ["컨설팅(수시모집)", "2025년 11월 14일"])],
    "saesol": [
        ("01_", SAESOL + ["컨설팅 신청서", "40,000,000", "32,000,000"]),
        ("02_국세", SAESOL + ["납세증명서", "온고을세무서장", "2026년 01월 26일"]),
        ("02_지방세", [SAESOL[0], "온고을시장", "2026년 01월 26일"]),
        ("03_", SAESOL + ["사업자등록증명", "2026년 01월 27일"]),
        ("04_", SAESOL + ["[소기업]", "2026년 01월 20일"]),
        ("05_", SAESOL + ["☑ 동의", "2026년 2월 23일"]),
        ("06_국민", SAESOL + ["국민연금 사업장 가입자 명부"]),
        ("06_건강", SAESOL + ["건강보험 사업장 가입자 명부", "2026-01-28"]),
        ("06_고용", SAESOL + ["고용·산재보험 가입자(근로자) 명부", "2026년 01월 29일"]),
        ("07_", SAESOL + ["표준재무제표증명", "1,984,627,350", "641,815,390", "91,207,640"])],
    "moraenae": [
        ("국세", MORAENAE + ["2025년 11월 26일", "새여울세무서장"]),
        ("지방세", MORAENAE + ["2025년 11월 26일", "새여울세무서장"]),
        ("사업자등록", MORAENAE + ["사업자등록증", "2023년 05월 16일"]),
        ("중소기업", [MORAENAE[0], "999-86-20772"]),
        ("정보활용", MORAENAE + ["☐ 동의", "☑ 동의"]),
        ("국민연금", None), ("고용산재", None),
        ("건강보험", MORAENAE + ["900210-1234567"]),
        ("표준재무", MORAENAE + ["△157,286,650", "200,000,000"]),
        ("2025년", [MORAENAE[0], "결산서", "37,510,850"]),
        ("제조데이터", MORAENAE + ["2026-02-03"]),
        ("사업계획서", MORAENAE + ["62,600,000", "50,000,001"])]}


def text(path):
    if path.suffix == ".pdf":
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=False)
        return done.stdout.decode("utf-8")
    if path.suffix == ".csv":
        return path.read_bytes().decode("cp949")
    if path.suffix in (".hwpx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(n).decode("utf-8") for n in archive.namelist()
                     if n.endswith(".xml") and ("section" in n or "sharedStrings" in n)]
        return re.sub(r"<[^>]*>", "", "".join(parts))
    return ""


def main():
    faults = 0
    for bundle, papers in EXPECTED.items():
        for start, words in papers:
            path = next(p for p in sorted((work / bundle).iterdir()) if p.name.startswith(start))
            found = re.sub(r"\s", "", text(path))
            if words is None:
                print(f"{bundle}/{path.name}: {'nothing, as meant' if not found else 'TEXT FOUND'}")
                faults += bool(found)
                continue
            missing = [w for w in words if re.sub(r"\s", "", w) not in found]
            print(f"{bundle}/{path.name}: {'ok' if not missing else 'MISSING ' + ', '.join(missing)}")
            faults += bool(missing)
    sys.exit(1 if faults else 0)


main()
