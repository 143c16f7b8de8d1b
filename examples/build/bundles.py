#!/usr/bin/python3
"""Writes the sources of every paper of the three sample bundles into a work
folder, and the list of what turns each into its final form (steps.txt):

    PRODUCER <tab> SOURCE <tab> RESULT

make.sh runs the producers; this file decides who has what, and when.
"""
import pathlib
import sys

import drawn
import fodt
import forms
import hwpx
import plan
from people import (DATAON, HANBIT, HANBIT_CREW, MORAENAE, MORAENAE_CREW, SAESOL, SAESOL_CREW)

HERE = pathlib.Path(__file__).resolve().parent
WORK = pathlib.Path(sys.argv[1])
STEPS = []


def place(bundle, name):
    path = WORK / bundle / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def html(bundle, name, producer, text):
    source = place("source", f"{len(STEPS):02d}.html")
    source.write_text(text, encoding="utf-8")
    STEPS.append((producer, source, place(bundle, name)))


def office(bundle, name, blocks, producer="libreoffice", padding="0.09cm"):
    source = place("source", f"{len(STEPS):02d}.fodt")
    source.write_text(fodt.fodt(blocks, padding), encoding="utf-8")
    STEPS.append((producer, source, place(bundle, name)))


def copy(bundle, name, data):
    place(bundle, name).write_bytes(data)


def sheet(bundle, name, rows, producer):
    source = place(f"source/{len(STEPS):02d}", "가입자명부.csv")	# the sheet's name, too
    width = max(len(row) for row in rows)	# Excel gives every line as many commas
    text = "".join(",".join(f'"{c}"' if "," in c else c for c in row + [""] * (width - len(row))) + "\r\n"
                   for row in rows)
    source.write_text(text, encoding="utf-8", newline="")
    STEPS.append((producer, source, place(bundle, name)))


def drawing(bundle, name, producer, draw, *arguments, **named):
    source = place("source", f"{len(STEPS):02d}.pdf")
    draw(str(source), *arguments, **named)
    STEPS.append((producer, source, place(bundle, name)))


def fit(leaves, totals, goals):
    """LEAVES with one of them moved per goal: {leaf: (sum, amount)}."""
    amounts = dict(leaves)
    for leaf, (code, goal, sign) in goals.items():
        amounts[leaf] = 0
        amounts[leaf] = sign * (goal - drawn.settle(amounts, totals)[code])
    filled = drawn.settle(amounts, totals)
    for code, goal, _ in goals.values():
        assert filled[code] == goal, (code, filled[code], goal)
    return amounts


def statements(assets, liabilities, equity, capital, sales, operating, net, balance, income):
    """The leaves of both statements of bundles below, closed on the totals."""
    balance = fit(balance, drawn.TOTALS, {
        "108": ("228", assets, 1), "285": ("333", liabilities, 1)})
    balance["335"] = capital
    balance = fit(balance, drawn.TOTALS, {"380": ("382", equity, 1)})
    assert drawn.settle(balance, drawn.TOTALS)["383"] == assets
    income = fit(income, drawn.INCOME_TOTALS, {
        "005": ("001", sales, 1), "068": ("129", operating, -1), "217": ("219", net, -1)})
    return balance, income


def hanbit():
    b, who = "hanbit", HANBIT
    data = (HERE / "../consortium/application.xml").resolve()
    copy(b, "application.xml", data.read_bytes())
    blocks = plan.plan(data)
    copy(b, "1. 사업계획서(컨설팅 신청서 포함).hwpx", hwpx.hwpx(blocks, "사업계획서"))
    html(b, "2-1. 국세 납세증명서.pdf", "weasyprint",
         forms.national_tax(who, "6377-316-8893-532", "2026-02-03", "2026-03-05"))
    html(b, "2-2. 지방세 납세증명서.pdf", "chromium",
         forms.local_tax(who, "9572-3737-4206-7656", "2026-02-04", "2026-03-06"))
    office(b, "3. 사업자등록증명원.pdf", plan.registration(who, "6377-318-1140-227", "2026-02-03"),
           padding="0.22cm")
    drawing(b, "4. 중소기업확인서_한빛정밀.pdf", "cairo", drawn.size_certificate, who,
            "0010-2026-018842", "2026-01-12", ("2025-04-01", "2026-03-31"))
    html(b, "5. 정보활용동의서.pdf", "chromium", forms.consent(who, "2026-02-13"))
    drawing(b, "6. 4대보험 사업장 가입자명부.pdf", "cairo", drawn.combined_roster, who,
            "99981204190", HANBIT_CREW, "20260210447193", "2026-02-10")
    balance, income = statements(
        9312406885, 5147218430, 4165188455, 500000000, 11842617530, 612348210, 418775940,
        {"003": 842610335, "004": 300000000, "009": 2193847200, "010": -21938470, "020": 38512400,
         "029": 12640180, "044": 418270950, "047": 296514300, "050": 523806740, "053": 41205300,
         "082": 120000000, "102": 1560000000, "105": 1284350000, "114": 62187400, "120": 214603150,
         "176": 48216000, "203": 55000000, "230": 1386472910, "236": 1200000000, "244": 214830660,
         "250": 31472280, "258": 96318740, "262": 360000000, "301": 428910220, "373": 60000000},
        {"002": 214306000, "036": 187420500, "040": 9218604730, "072": 142318600, "074": 186420350,
         "082": 214873900, "090": 98416270, "131": 12846300, "148": 21460380, "180": 168423910})
    drawing(b, "7. 표준재무제표증명(2024).pdf", "cairo", drawn.financials, who, "6377-320-4471-905",
            "2026-02-03", ("2024. 1. 1.", "2024. 12. 31."), "2025. 3. 27.", balance, income)
    title = [block for block in blocks if block[0] == "table"][0][2][0][1]
    office(b, "9. 컨소시엄 협약서.pdf", plan.agreement(
        who, DATAON, title, (62500000, 50000000, 1250000, 11250000), "2026-02-11", "2026-07-31"))
    html(b, "10-1. 가점_제조데이터 라이브러리 거래실적 확인서.pdf", "weasyprint", forms.library_trade(
        who, "KDL-2026-0127", "2026-02-05",
        [("구매", "절삭 조건별 공구 수명 데이터셋", "2025-09-18", "1,200,000")]))
    html(b, "10-2. 가점_제조데이터 컨설팅(수시모집) 완료확인서.pdf", "chromium",
         forms.consulting_done(who, "2025-수시-031", "2026-02-06", "2025-11-14"))


def saesol():
    b, who = "saesol", SAESOL
    data = (HERE / "../solo/application.xml").resolve()
    copy(b, "application.xml", data.read_bytes())
    office(b, "01_사업계획서_새솔푸드텍.pdf", plan.plan(data))
    html(b, "02_국세완납증명서.pdf", "chromium",
         forms.national_tax(who, "3318-126-5520-418", "2026-01-26", "2026-02-25"))
    html(b, "02_지방세완납증명서.pdf", "weasyprint",
         forms.local_tax(who, "4410-2287-9036-1154", "2026-01-26", "2026-02-25"))
    office(b, "03_사업자등록증명.pdf", plan.registration(who, "3318-127-0916-733", "2026-01-27"),
           "libreoffice+ghostscript", padding="0.22cm")
    drawing(b, "04_중소기업 확인서.pdf", "cairo", drawn.size_certificate, who, "0010-2026-031175",
            "2026-01-20", ("2025-04-01", "2026-03-31"))
    html(b, "05_통합관리시스템 정보활용 동의서.pdf", "weasyprint", forms.consent(who, "2026-02-23"))
    sheet(b, "06_국민연금 가입자명부.xlsx", [
        ["국민연금 사업장 가입자 명부"], ["사업장명칭", who["name"]], ["사업장관리번호", "999-87-21157-0"],
        ["사업자등록번호", who["number"]], ["가입자 수", f"{len(SAESOL_CREW)}명"], [],
        ["연번", "성명", "주민등록번호", "자격취득일"]] + [
        [str(i), name, f"{birth}-*******", joined] for i, (name, birth, _, joined) in enumerate(SAESOL_CREW, 1)]
        + [["이하 여백"], [], ["발급번호", "2026-0128-44021"], ["발급일", "2026-01-28"], ["국민연금공단 이사장"]],
        "libreoffice-xlsx")
    sheet(b, "06_건강보험 가입자명부.csv", [
        ["건강보험 사업장 가입자 명부"], ["사업장명칭", who["name"]], ["사업장관리번호", "999-87-21157-0"],
        ["사업자등록번호", who["number"]], ["발급일", "2026-01-28"], ["발급기관", "국민건강보험공단 이사장"], [],
        ["연번", "성명", "주민등록번호", "자격취득일", "비고"]] + [
        [str(i), name, f"{birth}-{sex}******", joined.replace("-", "."), "대표자" if i == 1 else ""]
        for i, (name, birth, sex, joined) in enumerate(SAESOL_CREW, 1)] + [["이하 여백"]], "csv-cp949")
    rows = [["연번", "성 명", "주민등록번호", "산재보험\n고용일", "고용보험\n자격취득일"]]
    rows += [[str(i), name, f"{birth}-*******", joined, joined]
             for i, (name, birth, _, joined) in enumerate(SAESOL_CREW[1:], 1)]
    rows.append([("이 하 여 백", 5, 1)])
    office(b, "06_고용산재 근로자명부.pdf", labour(who, "999-87-21157-0", rows, "2026-01-29"),
           padding="0.15cm")
    balance, income = statements(
        1984627350, 1342811960, 641815390, 300000000, 2746318900, 128450370, 91207640,
        {"003": 163204870, "009": 312846200, "010": -3128460, "029": 4218330, "044": 84630500,
         "047": 21706400, "050": 96318240, "053": 12460700, "105": 386420000, "102": 240000000,
         "114": 28416000, "120": 46213800, "176": 9600000, "203": 20000000, "230": 198426310,
         "236": 300000000, "244": 46218700, "250": 8416330, "258": 21604270, "262": 80000000,
         "301": 68420150, "373": 6000000},
        {"040": 2214608300, "072": 24163800, "074": 41206350, "082": 62418700, "090": 38416200,
         "131": 1284600, "148": 12406330, "180": 41206770})
    drawing(b, "07_표준재무제표증명_2024년.pdf", "ghostscript", drawn.financials, who, "3318-127-2284-096",
            "2026-01-27", ("2024. 1. 1.", "2024. 12. 31."), "2025. 3. 28.", balance, income)


def labour(who, workplace, rows, issued):
    y, m, d = issued.split("-")
    return [
        ("small", "발급번호  50420260129018"),
        ("title", "고용·산재보험 가입자(근로자) 명부"),
        ("table", [3, 5, 3, 5], [
            ["사업장명칭", who["name"], "사업장관리번호", workplace],
            ["사업자등록번호", who["number"], "대 표 자", who["representative"]],
            ["소 재 지", (who["address"], 3, 1)]]),
        ("table", [1.5, 3, 4, 4, 4], rows),
        ("centre", "위와 같이 고용보험 및 산재보험 가입 근로자임을 확인합니다."),
        ("centre", f"{y}년 {m}월 {d}일"),
        ("issuer", "근로복지공단 이사장"),
    ]


def moraenae():
    b, who = "moraenae", MORAENAE
    data = HERE / "moraenae/application.xml"
    copy(b, "application.xml", data.read_bytes())
    office(b, "사업계획서.pdf", plan.plan(data))
    html(b, "국세 납세증명서.pdf", "weasyprint",
         forms.national_tax(who, "7744-330-1182-640", "2025-11-26", "2025-12-26"))
    html(b, "지방세 납세증명서.pdf", "chromium",
         forms.national_tax(who, "7744-330-1182-651", "2025-11-26", "2025-12-26"))
    html(b, "사업자등록증명원.pdf", "weasyprint", forms.registration_card(who, "2023-05-16"))
    drawing(b, "중소기업확인서.pdf", "cairo", drawn.size_certificate, who, "0010-2026-044310",
            "2026-02-09", ("2025-04-01", "2026-03-31"), registration=DATAON["number"])
    html(b, "정보활용동의서.pdf", "chromium", forms.consent(who, "2026-02-24", unticked=3))
    drawing(b, "국민연금 가입자명부 스캔.png", "scan", drawn.pension_roster, who, "999-81-23089-0",
            MORAENAE_CREW, "2026-0219-70118", "2026-02-19")
    open_number = dict(zip(("name", "shown"), ("서새벽", "900210-1234567")))
    sheet(b, "건강보험 가입자명부.csv", [
        ["건강보험 사업장 가입자 명부"], ["사업장명칭", who["name"]], ["사업장관리번호", "999-81-23089-0"],
        ["사업자등록번호", who["number"]], ["발급일", "2026-02-19"], ["발급기관", "국민건강보험공단 이사장"], [],
        ["연번", "성명", "주민등록번호", "자격취득일", "비고"]] + [
        [str(i), name, open_number["shown"] if name == open_number["name"] else f"{birth}-{sex}******",
         joined.replace("-", "."), "대표자" if i == 1 else ""]
        for i, (name, birth, sex, joined) in enumerate(MORAENAE_CREW, 1)] + [["이하 여백"]], "csv-cp949")
    rows = [["연번", "성 명", "주민등록번호", "산재보험\n고용일", "고용보험\n자격취득일"]]
    rows += [[str(i), name, f"{birth}-*******", joined, joined]
             for i, (name, birth, _, joined) in enumerate(MORAENAE_CREW[1:], 1)]
    office(b, "고용산재 근로자명부.pdf", labour(who, "999-81-23089-0", rows, "2026-02-20"),
           "libreoffice+password")
    balance, income = statements(
        1094318260, 1251604910, -157286650, 200000000, 1386204500, -214630780, -268417350,
        {"003": 18426330, "009": 196420800, "010": -9821040, "044": 64218300, "047": 38416250,
         "050": 71206400, "102": 280000000, "105": 196418000, "114": 14206300, "120": 32614800,
         "203": 15000000, "230": 286418230, "236": 420000000, "244": 84216740, "250": 12418600,
         "258": 31206480, "262": 96000000, "301": 58416200},
        {"040": 1318620400, "072": 18420600, "074": 24618300, "082": 71206450, "090": 36418200,
         "131": 184300, "148": 2416800, "180": 56387670})
    drawing(b, "표준재무제표증명.pdf", "cairo", drawn.financials, who, "7744-331-0916-282",
            "2026-02-20", ("2024. 1. 1.", "2024. 12. 31."), "2025. 3. 31.", balance, income)
    office(b, "2025년 결산서.pdf", plan.inhouse(who, 2025, [
        ["Ⅰ. 유동자산", "421,306,280"], ["Ⅱ. 비유동자산", "702,418,900"], ["자산총계", "1,123,725,180"],
        ["부채총계", "1,086,214,330"], ["Ⅰ. 자본금", "400,000,000"], ["Ⅱ. 결손금", "△362,489,150"],
        ["자본총계", "37,510,850"], ["부채와 자본총계", "1,123,725,180"]]))
    html(b, "제조데이터 라이브러리 거래실적 확인서.pdf", "weasyprint", forms.library_trade(
        who, "KDL-2026-0209", "2026-02-09",
        [("등록", "프레스 타발 하중 요약 데이터", "2026-02-03", "300,000")]))


hanbit()
saesol()
moraenae()
(WORK / "steps.txt").write_text("".join(f"{p}\t{s}\t{r}\n" for p, s, r in STEPS), encoding="utf-8")
