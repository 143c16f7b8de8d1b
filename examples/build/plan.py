"""A business plan as applicants write it in a word processor: application.xml
turned into blocks, which hwpx.py and fodt.py write out.

A block is (kind, text) for title, heading, section, text, centre, right;
("break", ""), or ("table", widths, rows) whose cells are text or
(text, columns, rows) where a cell spans.
"""
import xml.etree.ElementTree as ElementTree

from people import dots, korean_date


def won(text):
    return f"{int(text):,}"


def reader(node):
    return lambda path: (node.findtext(path) or "").strip()


def prose(node, path):
    return [("text", "".join(p.itertext()).strip()) for p in node.findall(path + "/p")]


def table(widths, head, rows):
    return ("table", widths, [head] + rows)


def cells(node, rows, *names):
    return [[row.findtext(name) or "" for name in names] for row in node.findall(rows)]


def cover(root):
    of = reader(root)
    joint = root.get("mode") == "consortium"
    partner = [["가공기업", of("partner/name")]] if joint else []
    return [
        ("centre", "2026년도 제조데이터 상품가공 지원사업"),
        ("title", "사 업 계 획 서"),
        ("table", [3, 9], [
            ["과 제 명", of("project/title")],
            ["상품 구분", of("project/product-kind")],
            ["참여형태", "컨소시엄" if joint else "단독"],
            ["신청기업", of("company/name")],
            ["대 표 자", of("company/representative") + "        (인)"]] + partner),
        ("centre", korean_date(of("written"), pad=False)),
        ("centre", of("addressee") + " 귀하"),
        ("break", ""),
    ]


def company(root):
    of = reader(root.find("company"))
    years = root.findall("company/financials/year")
    lines = [("매출액", "sales"), ("영업이익", "operating-income"), ("당기순이익", "net-income"),
             ("자산총계", "assets"), ("부채총계", "liabilities"), ("자본총계", "equity"),
             ("자본금", "capital")]
    blocks = [("heading", "Ⅰ. 신청기업 현황"), ("table", [3, 4, 3, 4], [
        ["기 업 명", of("name"), "대 표 자", of("representative")],
        ["사업자등록번호", of("registration-number"), "법인등록번호", of("corporate-number")],
        ["기업규모", of("size"), "설립일(개업일)", dots(of("founded"))],
        ["업태 / 종목", of("business-type") + " / " + of("business-item"),
         "주업종", of("industry") + f" ({root.find('company/industry').get('code')})"],
        ["본사 주소", (of("address"), 3, 1)],
        ["공장 주소", (of("site-address"), 3, 1)],
        ["상시근로자 수", of("employees") + "명", "스마트공장 수준", of("smart-factory")],
        ["과제책임자", f"{of('manager/name')} {of('manager/position')}", "연락처",
         of("manager/phone") + ", " + of("manager/email")],
        ["실무담당자", f"{of('contact/name')} {of('contact/position')}", "연락처",
         of("contact/phone") + ", " + of("contact/email")]]),
        ("section", "최근 3개년 재무 현황 (단위: 원)"),
        table([3] + [4] * len(years), ["구 분"] + [y.findtext("fiscal-year") + "년" for y in years],
              [[label] + [won(y.findtext(name)) for y in years] for label, name in lines])]
    if root.get("mode") == "consortium":
        of = reader(root.find("partner"))
        blocks += [("heading", "Ⅱ. 가공기업 현황"), ("table", [3, 4, 3, 4], [
            ["기 업 명", of("name"), "대 표 자", of("representative")],
            ["사업자등록번호", of("registration-number"), "Pool 등록번호", of("pool-number")],
            ["주 소", (of("address"), 3, 1)],
            ["책 임 자", f"{of('manager/name')} {of('manager/position')}", "연락처", of("manager/phone")]]),
            table([6, 3, 5], ["주요 실적", "발주처", "결과"],
                  cells(root, "partner/records/record", "title", "client", "result"))]
    return blocks


EXCLUSIONS = ["기업의 부도, 휴·폐업, 제한 업종", "국세 및 지방세 체납처분", "파산·회생·개인회생절차 개시신청",
              "외부감사 의견거절 또는 부적정", "최근 결산 완전자본잠식", "제재처분 조치 기간 중"]


def summary(root):
    s = root.find("project/summary")
    third, fourth = "ⅢⅣ" if root.get("mode") == "consortium" else "ⅡⅢ"
    rows = [[str(i), name, "미해당" if root.find(f"exclusions/exclusion[@id='{i}']").get("applies") == "no" else "해당"]
            for i, name in enumerate(EXCLUSIONS, 1)]
    blocks = [("heading", f"{third}. 지원제외 자가점검"), table([1, 9, 2], ["번호", "항 목", "해당 여부"], rows),
              ("heading", f"{fourth}. 과제 요약")]
    for name, tag in (("목적", "purpose"), ("대상 공정·설비", "target-process"), ("보유 데이터", "data-held"),
                      ("가공 내용", "processing"), ("목표 상품", "product"), ("기대효과", "effect")):
        blocks += [("section", "○ " + name)] + prose(s, tag)
    blocks.append(("text", "핵심어: " + ", ".join(k.text for k in s.findall("keywords/keyword"))))
    return blocks


def body(root):
    p = root.find("plan")
    of = reader(p)
    blocks = [("heading", "1. 사업 이해 및 필요성"), ("section", "1.1 추진 배경 및 필요성과 사업성과의 객관성")]
    blocks += prose(p, "necessity/background") + prose(p, "necessity/need")
    blocks.append(table([4, 2, 2, 2, 6, 2], ["성과지표", "단위", "현재", "목표", "측정방법", "가중치(%)"],
                        cells(p, "necessity/indicators/indicator", "name", "unit", "current", "target", "method", "weight")))
    blocks.append(("section", "1.2 제조데이터 현황 및 상품화 가능성"))
    rows = []
    for d in p.findall("data/datasets/dataset"):
        of_d = reader(d)
        rows.append([of_d("name"), of_d("process"), of_d("format"), of_d("columns"), won(of_d("records")),
                     won(of_d("size-mb")), f"{dots(of_d('from'))} ~ {dots(of_d('until'))}", of_d("missing-rate")])
    blocks.append(table([4, 3, 2, 1.6, 3, 2, 4, 2], ["데이터명", "공정", "형식", "항목", "건수", "용량(MB)", "수집기간", "결측률(%)"], rows))
    blocks += prose(p, "data/marketability")
    blocks += [("heading", "2. 사업 수행 공정 및 수행 방안"), ("section", "2.1 제조데이터 수집, 추출, 확보, 저장 방안")]
    for name in ("configuration", "method", "retention", "security"):
        blocks += prose(p, "collection/" + name)
    blocks.append(("section", "2.2 제조데이터 가공(정제, 전처리, 표준적용) 방안"))
    blocks.append(table([3, 7, 3, 4], ["단계", "내용", "도구", "산출물"],
                        cells(p, "processing/steps/step", "stage", "content", "tool", "output")))
    standards = ", ".join(s.text for s in p.findall("processing/standards/standard"))
    if standards:
        blocks.append(("text", f"적용 표준: {standards} (적용 항목 {of('processing/standard-items')}개)"))
    blocks += prose(p, "processing/standard-plan") + prose(p, "processing/de-identification")
    blocks.append(("section", "2.3 제조데이터 품질 확보 방안"))
    blocks.append(table([3, 3, 3], ["품질지표", "현재(%)", "목표(%)"], cells(p, "quality/indices/index", "name", "current", "target")))
    blocks += prose(p, "quality/inspection") + prose(p, "quality/rework")
    blocks += [("heading", "3. 수행 결과물 및 상품화"), ("section", "3.1 제조데이터 상품화 목표")] + prose(p, "products/goal")
    rows = [[r("name"), r("kind"), r("form"), r("volume"), won(r("price")), dots(r("registers"))]
            for r in map(reader, p.findall("products/product"))]
    blocks.append(table([5, 3, 2, 3, 3, 3], ["상품명", "구분", "제공형태", "건수·용량", "목표 판매가(원)", "등록 예정일"], rows))
    blocks.append(("section", "3.2 제조데이터 상품판매 등 사업화 방안"))
    blocks += prose(p, "business/pricing") + prose(p, "business/promotion") + prose(p, "business/profit-sharing")
    targets = p.findall("business/sales-targets/target")
    if targets:
        blocks.append(table([3] * (len(targets) + 1), ["목표 매출"] + [t.findtext("year") + "년" for t in targets],
                            [["금액(원)"] + [won(t.findtext("amount")) for t in targets]]))
    if of("business/keep-registered") == "yes":
        blocks.append(("text", "산출된 제조데이터 상품은 제조데이터 거래시스템에 등록한 날부터 1년 이상 유지할 것을 확약합니다."))
    blocks += [("heading", "4. 프로젝트 수행능력"), ("section", "4.1 사업수행 일정 및 과업 범위")] + prose(p, "schedule/scope")
    rows = []
    for t in p.findall("schedule/task"):
        first, last = int(t.findtext("from")), int(t.findtext("until"))
        months = ["■" if first <= m <= last else "" for m in range(1, 5)]
        rows.append([t.findtext("name"), t.findtext("owner")] + months + [t.findtext("weight"), t.findtext("output")])
    blocks.append(table([5, 4, 1, 1, 1, 1, 1.6, 4], ["과업", "담당", "1", "2", "3", "4", "비중", "산출물"], rows))
    blocks.append(("section", "4.2 컨소시엄 구성 및 역할과 참여 인력"))
    blocks += prose(p, "team/organisation")
    blocks.append(table([2, 3.4, 2.6, 5, 3.4, 1.6, 1.8], ["성명", "소속", "직위", "역할", "자격", "경력", "참여율"],
                        cells(p, "team/member", "name", "affiliation", "position", "role", "qualification", "career-years", "rate")))
    for t in p.findall("team/trainee"):
        blocks.append(("text", f"AAS 교육 이수 예정: {t.findtext('name')}({t.findtext('affiliation')}), {dots(t.findtext('date'))}"))
    return blocks


def budget(root):
    b = root.find("budget")
    amount = {name: int(b.findtext(name)) for name in ("total", "grant", "cash", "in-kind")}
    own = amount["total"] - amount["grant"]
    share = lambda part: f"{part * 10000 // amount['total'] / 100:.2f}%"
    blocks = [("heading", "5. 사업비 (부가세 별도)"), ("section", "5.1 재원"), ("table", [3, 3, 3, 3, 3, 3], [
        ["구 분", "총사업비", "정부지원금", "기업부담금", "현금", "현물"],
        ["금액(원)", won(amount["total"]), won(amount["grant"]), won(own), won(amount["cash"]), won(amount["in-kind"])],
        ["비율", "100.00%", share(amount["grant"]), share(own), share(amount["cash"]), share(amount["in-kind"])]]),
        ("section", "5.2 비목별 명세 (단위: 원)")]
    rows = [[r("kind"), r("basis"), won(r("grant")), won(r("cash")), won(r("in-kind")), won(r("total"))]
            for r in map(reader, b.findall("item"))]
    rows.append(["합 계", ""] + [won(str(amount[n])) for n in ("grant", "cash", "in-kind", "total")])
    blocks.append(table([3, 6, 3, 2.6, 2.8, 3], ["비 목", "산출근거", "정부지원금", "현금", "현물", "계"], rows))
    if b.find("labour") is not None:
        rows = [[r("name"), r("position"), won(r("monthly")), r("rate") + "%", r("months") + "개월", won(r("amount"))]
                for r in map(reader, b.findall("labour"))]
        blocks += [("section", "5.3 현물 인건비 (단위: 원)"),
                   table([2, 2, 3, 2, 2, 3], ["성명", "직위", "월급여", "참여율", "기간", "금액"], rows)]
    return blocks


def consulting(root):
    c = root.find("consulting")
    of = reader(c)
    whole = reader(root)
    fields = "  ".join("☑ " + f.text for f in c.findall("fields/field"))
    return [
        ("break", ""), ("title", "컨설팅 신청서"),
        ("table", [3, 4, 3, 4], [
            ["기 업 명", whole("company/name"), "사업자등록번호", whole("company/registration-number")],
            ["대 표 자", whole("company/representative"), "담 당 자", of("contact/name") + " " + of("contact/position")],
            ["전 화", of("contact/phone"), "전자우편", of("contact/email")],
            ["과 제 명", (whole("project/title"), 3, 1)],
            ["신청 분야", (fields, 3, 1)]]),
        ("section", "가. 데이터 품질검사"),
        ("text", f"대상 데이터: {of('quality/data-name')} ({of('quality/format')}, {of('quality/volume')})"),
        table([2] * 6, [i.findtext("name") for i in c.findall("quality/index")],
              [[i.findtext("current") for i in c.findall("quality/index")]]),
    ] + prose(c, "quality/problem") + [
        ("section", "나. 이익 배분 가이드"),
        table([4, 4, 2, 2], ["기관", "역할", "기여", "희망 배분율(%)"],
              cells(c, "sharing/stakeholder", "organisation", "role", "contribution", "share")),
        ("text", f"대금 방식: {of('sharing/payment')}, 정산 주기: {of('sharing/settlement')}"),
        ("section", "다. 계약 체결"),
        ("text", f"계약 유형: {of('contract/kind')}, 상대방: {of('contract/counterpart')}, 예정일: {dots(of('contract/planned'))}"),
        table([3, 9], ["쟁점", "내용"], cells(c, "contract/issue", "topic", "text")),
        ("text", f"희망 일정: 1순위 {dots(of('schedule/first'))}, 2순위 {dots(of('schedule/second'))} ({of('schedule/mode')}, {of('schedule/place')})"),
        ("text", "위와 같이 제조데이터 컨설팅을 신청하며, 컨설팅에 필요한 정보의 제공에 동의합니다."),
        ("right", korean_date(of("applied"), pad=False)),
        ("right", f"{whole('company/name')} 대표이사 {whole('company/representative')} (인)"),
    ]


def plan(path):
    """The blocks of the whole plan in the order of the notice's items."""
    root = ElementTree.parse(path).getroot()
    blocks = cover(root) + company(root) + summary(root) + body(root) + budget(root)
    if root.find("consulting") is not None:
        blocks += consulting(root)
    return blocks


def agreement(who, partner, title, amounts, signed, until):
    """The blocks of a 컨소시엄 협약서 (no public form; derived)."""
    articles = [
        ("제1조(목적)", f"이 협약은 2026년도 제조데이터 상품가공 지원사업의 과제 「{title}」(이하 \"과제\")을 공동으로 수행하기 위하여 필요한 사항을 정함을 목적으로 한다."),
        ("제2조(역할)", "① 주관기업은 제조데이터를 제공하고 과제를 총괄하며 라벨 판정과 품질 확인을 맡는다. ② 가공기업은 정제, 전처리, 표준 적용과 데이터 상품의 등록 실무를 맡는다."),
        ("제3조(사업비의 분담)", f"총사업비는 {amounts[0]:,}원으로 하되 정부지원금 {amounts[1]:,}원, 주관기업의 현금 부담 {amounts[2]:,}원, 현물(인건비) 부담 {amounts[3]:,}원으로 한다. 현금 부담금의 부가가치세는 별도로 한다."),
        ("제4조(협약기간)", f"협약기간은 협약일부터 {dots(until)}까지로 한다. 다만, 상품 등록의 유지에 관한 의무는 등록일부터 1년간 존속한다."),
        ("제5조(권리와 이익배분)", "원본 제조데이터의 권리는 주관기업에 있으며, 데이터 상품의 판매 대금은 거래 수수료를 뺀 뒤 주관기업 70%, 가공기업 30%로 배분한다."),
        ("제6조(비밀유지)", "양 당사자는 과제 수행 중 알게 된 상대방의 영업비밀을 제3자에게 누설하지 아니하며, 협약이 끝난 뒤에도 같다."),
        ("제7조(교육)", "양 당사자는 과제 선정 이후 전문기관이 제공하는 AAS 교육을 이수한다."),
        ("제8조(분쟁의 해결)", "이 협약에 관한 분쟁은 협의하여 해결하되, 협의가 이루어지지 아니하면 관계 법령에 따른다."),
    ]
    blocks = [("title", "컨 소 시 엄 협 약 서"),
              ("text", f"{who['name']}(이하 \"주관기업\")과 {partner['name']}(이하 \"가공기업\")은 2026년도 제조데이터 상품가공 지원사업에 공동으로 참여하기 위하여 다음과 같이 컨소시엄 협약을 체결한다.")]
    for name, words in articles:
        blocks.append(("text", f"{name} {words}"))
    blocks += [("text", "이 협약의 성립을 증명하기 위하여 협약서 2부를 작성하여 양 당사자가 기명날인한 후 각각 1부씩 보관한다."),
               ("centre", korean_date(signed, pad=False)),
               ("table", [2, 3, 6], [
                   [("주관기업", 1, 4), "기 업 명", who["name"]],
                   ["사업자등록번호", who["number"]],
                   ["주 소", who["address"]],
                   ["대표이사", who["representative"] + "        (직인)"],
                   [("가공기업", 1, 4), "기 업 명", partner["name"]],
                   ["사업자등록번호", partner["number"]],
                   ["주 소", partner["address"]],
                   ["대표이사", partner["representative"] + "        (직인)"]])]
    return blocks


def registration(who, number, issued):
    """사업자등록증명, 국세청 민원사무처리규정 별지 제5호서식."""
    items = who["business"]
    return [
        ("small", f"발급번호  {number}"),
        ("title", "사 업 자 등 록 증 명"),
        ("table", [3.2, 4.6, 3.2, 4.6], [
            ["상   호\n(법 인 명)", who["name"], "사업자등록번호", who["number"]],
            ["성   명\n(대 표 자)", who["representative"], "주민(법인)\n등록번호", who["corporate"]],
            ["사업장소재지", (who["address"], 3, 1)],
            ["개 업 일", korean_date(who["opened"]), "사업자등록일", korean_date(who["registered"])],
            ["과세유형", "법인사업자", "공동사업자", "해당없음"]]),
        ("table", [2, 4, 5.6, 4], [[("업  태", 2, 1), "종  목", "업종코드"]] + [
            [(kind, 2, 1), item, f"{code} ({main}업종)"] for kind, item, code, main in items]),
        ("table", [3.2, 4.6, 3.2, 4.6], [["사 용 목 적", "관공서 제출용", "제 출 처", "스마트제조혁신추진단"]]),
        ("centre", "위와 같이 증명합니다."),
        ("centre", korean_date(issued)),
        ("issuer", f"{who['office']}세무서장"),
        ("table", [2, 3, 2, 3, 2, 4], [["담당부서", who["team"], "담당자", who["officer"], "연락처", who["phone"]]]),
        ("small", "※ 본 증명서는 인터넷으로 발급되었으며, 위 발급번호로 국세청 홈택스에서 발급일부터 90일까지 진위를 확인할 수 있습니다. (국세청 민원사무처리규정 별지 제5호서식, 2024. 4. 17.)"),
    ]


def inhouse(who, year, rows):
    """결산서: what an accountant prints, not the 표준재무제표증명."""
    return [
        ("title", "결 산 서"),
        ("centre", f"제 {year - 2010} 기  {year}년 1월 1일부터 {year}년 12월 31일까지"),
        ("centre", who["name"]),
        ("section", "재 무 상 태 표 (가결산)"),
        ("right", "(단위: 원)"),
        table([6, 4], ["과    목", f"제 {year - 2010} (당)기"], rows),
        ("text", "위 재무제표는 당사의 결산 자료를 바탕으로 세무대리인이 작성한 것입니다."),
        ("right", "세무회계 여울 세무사 하도경"),
    ]
