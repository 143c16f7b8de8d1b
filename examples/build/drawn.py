"""Papers drawn letter run by letter run with cairo, as issuing systems do:
no lines of text in the file, only pieces at places. Labels are cut, columns
stand side by side, and the order in the file is not the order of reading."""
import cairo

from people import korean_date

MM = 72 / 25.4
GOTHIC, SERIF = "NanumGothic", "NanumMyeongjo"


class Sheet:
    """One surface; places in millimetres from the upper left corner."""

    def __init__(self, path, width, height):
        self.surface = cairo.PDFSurface(path, width * MM, height * MM)
        self.surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-02-19T17:30:00+09:00")
        self.context = cairo.Context(self.surface)
        self.context.scale(MM, MM)
        self.context.set_line_width(0.25)
        self.width = width

    def font(self, family, size, bold=False):
        weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
        self.context.select_font_face(family, cairo.FONT_SLANT_NORMAL, weight)
        self.context.set_font_size(size * 0.3528)

    def measure(self, text):
        return self.context.text_extents(text).x_advance

    def put(self, x, y, text):
        self.context.move_to(x, y)
        self.context.show_text(text)

    def centre(self, x, y, text):
        self.put(x - self.measure(text) / 2, y, text)

    def right(self, x, y, text):
        self.put(x - self.measure(text), y, text)

    def spread(self, x, width, y, text):
        """Each letter alone, spread over WIDTH."""
        letters = text.replace(" ", "")
        step = (width - self.measure(letters[-1])) / max(1, len(letters) - 1)
        for i, letter in enumerate(letters):
            self.put(x + i * step, y, letter)

    def line(self, x0, y0, x1, y1, width=0.25):
        self.context.set_line_width(width)
        self.context.move_to(x0, y0)
        self.context.line_to(x1, y1)
        self.context.stroke()

    def frame(self, x, y, width, height, line=0.25):
        self.context.set_line_width(line)
        self.context.rectangle(x, y, width, height)
        self.context.stroke()

    def shade(self, x, y, width, height, grey=0.93):
        self.context.set_source_rgb(grey, grey, grey)
        self.context.rectangle(x, y, width, height)
        self.context.fill()
        self.context.set_source_rgb(0, 0, 0)

    def seal(self, x, y, size, rows):
        self.context.set_source_rgb(0.78, 0.13, 0.13)
        self.frame(x, y, size, size, 0.6)
        self.font(SERIF, size * 0.62)
        for i, row in enumerate(rows):
            self.centre(x + size / 2, y + size * (i + 0.85) / (len(rows) + 0.3), row)
        self.context.set_source_rgb(0, 0, 0)

    def next(self):
        self.surface.show_page()

    def close(self):
        self.surface.finish()


def size_certificate(path, who, number, issued, valid, registration=None):
    """중소기업 확인서 of 중소기업현황정보시스템."""
    s = Sheet(path, 210, 297)
    s.context.set_source_rgb(0.1, 0.3, 0.55)
    s.frame(10, 10, 190, 277, 1.2)
    s.frame(12.5, 12.5, 185, 272, 0.3)
    s.context.set_source_rgb(0, 0, 0)
    s.font(GOTHIC, 9)
    s.put(18, 24, f"발급번호 : {number}")
    s.font(SERIF, 30, True)
    s.centre(105, 52, "중소기업 확인서")
    s.centre(105.15, 52, "중소기업 확인서")	# the bold of report servers: printed twice
    s.font(GOTHIC, 15)
    s.centre(105, 63, f"[{who['size']}]")
    rows = [("기업명", who["name"]), ("사업자등록번호", registration or who["number"]),
            ("법인등록번호", who["corporate"]), ("대표자명", who["representative"]),
            ("주소", who["address"]), ("주업종", who["industry"]),
            ("유효기간", f"{valid[0]} ~ {valid[1]}"), ("용도", "공공기관 제출용")]
    for i, (label, value) in enumerate(rows):
        y = 88 + i * 12
        s.font(SERIF, 13)
        s.put(24, y, "○")
        s.spread(31, 34, y, label)
        s.put(70, y, ":")
        s.put(75, y, value)
    s.font(SERIF, 14)
    s.centre(105, 198, f"위 기업은 「중소기업기본법」 제2조에 의한 {who['size']}임을")
    s.centre(105, 208, "확인합니다.")
    s.font(SERIF, 14)
    s.centre(105, 227, korean_date(issued))
    s.font(SERIF, 22, True)
    s.centre(100, 248, "중소벤처기업부장관")
    s.seal(146, 235, 18, ["중소벤처", "기업부", "장관인"])
    s.font(GOTHIC, 7.5)
    s.put(18, 270, "* 본 확인서는 중소기업현황정보시스템(sminfo.mss.go.kr)에서 발급된 것으로, 발급번호로 진위 여부를 확인할 수 있습니다.")
    s.put(18, 275, "* 유효기간 중이라도 「중소기업기본법 시행령」 제9조에 따른 사유가 생기면 중소기업에 해당하지 아니할 수 있습니다.")
    s.put(18, 280, f"출력일시 : {issued} 09:17:32")
    s.close()


ROSTER = [("연번", 14), ("성명", 28), ("주민등록번호", 42), ("국민연금", 40), ("건강보험", 40),
          ("산재보험", 40), ("고용보험", 40)]


def combined_roster(path, who, workplace, crew, number, issued, rows_a_page=15, unenrolled=1):
    """4대 사회보험 사업장 가입자 명부 of 4insure.or.kr: landscape, four columns
    of dates; the first UNENROLLED people (the owner) have no 산재 and 고용."""
    s = Sheet(path, 297, 210)
    pages = -(-len(crew) // rows_a_page)
    left, top, step = 26.5, 62, 6
    for page in range(pages):
        s.font(GOTHIC, 8)
        s.put(left, 16, "발급번호")
        s.put(left + 16, 16, number)
        s.right(270.5, 16, f"{page + 1} / {pages}")
        s.font(GOTHIC, 19, True)
        s.centre(148.5, 30, "4대 사회보험 사업장 가입자 명부")
        s.font(GOTHIC, 9)
        s.frame(left, 37, 244, 14)
        s.line(left, 44, left + 244, 44)
        for x, width, label, value, y in (
                (left, 34, "사업장관리번호", workplace, 42), (left + 122, 34, "사업장명칭", who["name"], 42),
                (left, 34, "사업자등록번호", who["number"], 49), (left + 122, 34, "대상기간", "발급일 현재 가입자", 49)):
            s.spread(x + 3, width - 6, y, label)
            s.put(x + width + 3, y, value)
            s.line(x + width, y - 5, x + width, y + 2)
        s.line(left + 122, 37, left + 122, 51)
        s.shade(left, 54, 244, 11)
        s.frame(left, 54, 244, 11)
        x = left
        for i, (label, width) in enumerate(ROSTER):
            if i < 3:
                s.centre(x + width / 2, 60.8, label)
            else:
                s.centre(x + width / 2, 58.4, label)
                s.put(x + width / 2 - 10, 63.4, "자격")
                s.put(x + width / 2 - 3.2, 63.4, "취득일")
            x += width
        chunk = crew[page * rows_a_page:(page + 1) * rows_a_page]
        for i, (name, birth, sex, joined) in enumerate(chunk):
            index = page * rows_a_page + i
            y = top + 7.2 + i * step
            owner = index < unenrolled
            values = [str(index + 1), name, f"{birth}-*******", joined, joined,
                      "-" if owner else joined, "-" if owner else joined]
            x = left
            for (label, width), value in zip(ROSTER, values):
                s.centre(x + width / 2, y, value)
                x += width
            s.line(left, y + 1.6, left + 244, y + 1.6, 0.12)
        bottom = top + 7.2 + len(chunk) * step
        if page == pages - 1:
            s.centre(148.5, bottom, "이 하 여 백")
            bottom += 2
        x = left
        for label, width in ROSTER + [("", 0)]:
            s.line(x, 54, x, bottom - 4, 0.12)
            x += width
        if page == pages - 1:
            s.font(GOTHIC, 9)
            s.centre(148.5, bottom + 6, "위와 같이 4대 사회보험 사업장 가입자 명부를 확인합니다.")
            s.font(GOTHIC, 10)
            s.centre(148.5, bottom + 13, korean_date(issued))
            s.font(GOTHIC, 12, True)
            for i, head in enumerate(("국민연금공단 이사장", "국민건강보험공단 이사장", "근로복지공단 이사장")):
                s.centre(75 + i * 74, bottom + 22, head)
        s.font(GOTHIC, 7)
        s.put(left, 203, "※ 4대사회보험 정보연계센터(www.4insure.or.kr)에서 발급하였으며, 발급번호로 발급일부터 90일간 확인할 수 있습니다. '-'는 해당 보험에 가입하지 않았음을 뜻합니다.")
        s.next()
    s.close()


# (code, label, depth) of 법인세법 시행규칙 별지 제3호의2 · 제3호의3; a row with
# children is their sum, so only leaves carry amounts in bundles.py.
BALANCE = [
    ("001", "Ⅰ. 유동자산", 0), ("002", "1. 당좌자산", 1), ("003", "가. 현금및현금성자산", 2),
    ("004", "나. 단기금융상품", 2), ("009", "다. 매출채권", 2), ("010", "라. 대손충당금", 2),
    ("014", "마. 단기대여금", 2), ("020", "바. 미수금", 2), ("029", "사. 선급비용", 2),
    ("040", "2. 재고자산", 1), ("041", "가. 상품", 2), ("044", "나. 제품", 2),
    ("047", "다. 재공품", 2), ("050", "라. 원재료", 2), ("053", "마. 저장품", 2),
    ("080", "Ⅱ. 비유동자산", 0), ("081", "1. 투자자산", 1), ("082", "가. 장기금융상품", 2),
    ("101", "2. 유형자산", 1), ("102", "가. 토지", 2), ("105", "나. 건물", 2),
    ("108", "다. 기계장치", 2), ("114", "라. 차량운반구", 2), ("120", "마. 공구와기구", 2),
    ("170", "3. 무형자산", 1), ("176", "가. 소프트웨어", 2), ("200", "4. 기타비유동자산", 1),
    ("203", "가. 임차보증금", 2), ("228", "자산총계(Ⅰ+Ⅱ)", 9),
    ("229", "Ⅰ. 유동부채", 0), ("230", "1. 매입채무", 1), ("236", "2. 단기차입금", 1),
    ("244", "3. 미지급금", 1), ("250", "4. 예수금", 1), ("258", "5. 미지급비용", 1),
    ("262", "6. 유동성장기부채", 1), ("284", "Ⅱ. 비유동부채", 0), ("285", "1. 장기차입금", 1),
    ("301", "2. 퇴직급여충당부채", 1), ("333", "부채총계(Ⅰ+Ⅱ)", 9),
    ("334", "Ⅲ. 자본금", 0), ("335", "1. 보통주자본금", 1), ("336", "2. 우선주자본금", 1),
    ("337", "Ⅳ. 자본잉여금", 0), ("338", "1. 주식발행초과금", 1), ("348", "Ⅴ. 자본조정", 0),
    ("361", "Ⅵ. 기타포괄손익누계액", 0), ("372", "Ⅶ. 이익잉여금", 0),
    ("373", "1. 법정적립금", 1), ("380", "2. 미처분이익잉여금", 1),
    ("382", "자본총계(Ⅲ+～+Ⅶ)", 9), ("383", "부채와 자본총계", 9)]
TOTALS = {"002": "003 004 009 010 014 020 029", "040": "041 044 047 050 053", "001": "002 040",
          "081": "082", "101": "102 105 108 114 120", "170": "176", "200": "203",
          "080": "081 101 170 200", "228": "001 080",
          "229": "230 236 244 250 258 262", "284": "285 301", "333": "229 284",
          "334": "335 336", "337": "338", "372": "373 380",
          "382": "334 337 348 361 372", "383": "333 382"}
INCOME = [
    ("001", "Ⅰ. 매출액", 0), ("002", "1. 상품매출", 1), ("005", "2. 제품매출", 1),
    ("035", "Ⅱ. 매출원가", 0), ("036", "1. 상품매출원가", 1), ("040", "2. 제품매출원가", 1),
    ("066", "Ⅲ. 매출총손익(Ⅰ-Ⅱ)", 9), ("067", "Ⅳ. 판매비와관리비", 0), ("068", "1. 급여", 1),
    ("072", "2. 퇴직급여", 1), ("074", "3. 복리후생비", 1), ("082", "4. 감가상각비", 1),
    ("090", "5. 지급수수료", 1), ("129", "Ⅴ. 영업손익(Ⅲ-Ⅳ)", 9), ("130", "Ⅵ. 영업외수익", 0),
    ("131", "1. 이자수익", 1), ("148", "2. 잡이익", 1), ("179", "Ⅶ. 영업외비용", 0),
    ("180", "1. 이자비용", 1), ("216", "Ⅷ. 법인세비용차감전손익", 9), ("217", "Ⅸ. 법인세비용", 0),
    ("219", "Ⅹ. 당기순손익(Ⅷ-Ⅸ)", 9)]
INCOME_TOTALS = {"001": "002 005", "035": "036 040", "066": "001 -035",
                 "067": "068 072 074 082 090", "129": "066 -067", "130": "131 148", "179": "180",
                 "216": "129 130 -179", "219": "216 -217"}


def settle(leaves, totals):
    """Amounts by code, sums filled in; children may come after parents."""
    amounts = dict(leaves)
    while True:
        missing = [code for code in totals if code not in amounts]
        if not missing:
            return amounts
        for code in missing:
            parts = totals[code].split()
            if all(p.lstrip("-") in amounts or p.lstrip("-") not in totals for p in parts):
                amounts[code] = sum((-1 if p[0] == "-" else 1) * amounts.get(p.lstrip("-"), 0) for p in parts)


def money(value):
    return f"{value:,}" if value >= 0 else f"△{-value:,}"


def statement(s, title, form, who, period, rows, amounts, page):
    """Two columns side by side: 계정과목 코드 금액 | 계정과목 코드 금액."""
    s.font(SERIF, 7.5)
    s.put(14, 14, form)
    s.right(196, 14, page)
    s.font(SERIF, 17, True)
    s.centre(105, 25, title)
    s.font(SERIF, 9)
    s.frame(14, 31, 182, 14)
    s.line(14, 38, 196, 38)
    s.line(105, 31, 105, 45)
    s.put(16, 36, "사업연도")
    s.put(40, 36, f"{period[0]} ~ {period[1]}")
    s.put(107, 36, "법인명")
    s.put(131, 36, who["name"])
    s.put(16, 43, "사업자등록번호")
    s.put(40, 43, who["number"])
    s.put(107, 43, "( 단위 : 원 )")
    half = -(-len(rows) // 2)
    for column in range(2):
        x = 14 + column * 91
        s.shade(x, 48, 91, 7)
        s.font(SERIF, 9)
        s.spread(x + 8, 30, 52.8, "계정과목")
        s.put(x + 49, 52.8, "코드")
        s.spread(x + 66, 16, 52.8, "금액")
        part = rows[column * half:(column + 1) * half]
        for i, (code, label, depth) in enumerate(part):
            y = 60 + i * 7
            s.font(SERIF, 8.5, depth == 9)
            s.put(x + 1.5 + (3 * depth if depth < 9 else 0), y, label)
            s.put(x + 49.5, y, code)
            value = amounts.get(code, 0)
            if value or depth in (0, 9):
                s.right(x + 89.5, y, money(value))
            s.line(x, y + 2, x + 91, y + 2, 0.12)
        height = 7 * half
        s.frame(x, 48, 91, 7 + height)
        s.line(x + 47, 48, x + 47, 55 + height)
        s.line(x + 58, 48, x + 58, 55 + height)
    s.font(SERIF, 7)
    s.right(196, 290, "210mm×297mm[백상지 80g/㎡]")


def financials(path, who, number, issued, period, filed, balance, income):
    """표준재무제표증명 of 홈택스: a cover, two statements."""
    s = Sheet(path, 210, 297)
    s.font(SERIF, 9)
    s.right(196, 16, "( 1 / 3 )")
    s.font(SERIF, 9)
    s.put(14, 22, "발급번호")
    s.put(32, 22, number)
    s.font(SERIF, 22, True)
    s.centre(105, 38, "표 준 재 무 제 표 증 명")
    s.font(SERIF, 11)
    s.centre(105, 48, "□ 개인     ■ 법인")
    rows = [(("상   호", "(법 인 명)"), who["name"], ("사업자등록번호",), who["number"]),
            (("성   명", "(대 표 자)"), who["representative"], ("주민등록번호", "(법인등록번호)"), who["corporate"]),
            (("업   태",), who["business"][0][0], ("종   목",), who["business"][0][1]),
            (("주   소", "(본   점)"), who["address"], (), ""),
            (("사 업 장",), who["address"], (), ""),
            (("사 업 연 도",), f"{period[0]} ~ {period[1]}", ("신 고 구 분",), "정 기 신 고"),
            (("신 고 일",), filed, ("제 출 처",), "관공서"),
            (("첨 부 서 류",), "표준재무상태표, 표준손익계산서", (), "")]
    y = 54
    for left, value, label, other in rows:
        s.shade(14, y, 34, 14)
        if label:
            s.shade(112, y, 34, 14)
        s.frame(14, y, 182, 14)
        s.line(48, y, 48, y + 14)
        s.font(SERIF, 10)
        for i, piece in enumerate(left):
            s.centre(31, y + (8.3 if len(left) == 1 else 6 + i * 5.2), piece)
        s.put(51, y + 8.3, value)
        if label:
            s.line(112, y, 112, y + 14)
            s.line(146, y, 146, y + 14)
            for i, piece in enumerate(label):
                s.centre(129, y + (8.3 if len(label) == 1 else 6 + i * 5.2), piece)
            s.put(149, y + 8.3, other)
        y += 14
    s.font(SERIF, 12)
    s.centre(105, y + 22, "붙임의 표준재무제표는 위의 납세자가 신고한 내용과 같음을 증명합니다.")
    s.font(SERIF, 12)
    s.centre(105, y + 44, korean_date(issued))
    s.font(SERIF, 20, True)
    s.centre(100, y + 64, " ".join(who["office"] + "세무서장"))
    s.seal(150, y + 51, 17, [who["office"], "세무서", "장인"])
    s.font(SERIF, 9)
    s.frame(14, y + 82, 182, 8)
    for x, text in ((16, "접수번호"), (34, "202602-4410-8827"), (80, "담당부서"), (98, who["team"]),
                    (136, "담당자"), (150, who["officer"]), (166, who["phone"])):
        s.put(x, y + 87.3, text)
    s.font(SERIF, 7)
    s.put(14, y + 96, "※ 위 내용은 국세청 홈택스에서 발급번호로 발급일부터 90일까지 확인할 수 있습니다. (국세청 민원사무처리규정 별지 제13호서식, 2024. 4. 17.)")
    s.next()
    statement(s, "표준재무상태표", "[별지 제3호의2서식(1)] (일반법인용)", who, period, BALANCE, settle(balance, TOTALS), "( 2 / 3 )")
    s.next()
    statement(s, "표준손익계산서", "[별지 제3호의3서식(1)] (일반법인용)", who, period, INCOME, settle(income, INCOME_TOTALS), "( 3 / 3 )")
    s.next()
    s.close()


def pension_roster(path, who, workplace, crew, number, issued):
    """국민연금 사업장 가입자 명부, one page."""
    s = Sheet(path, 210, 297)
    s.font(GOTHIC, 9)
    s.put(18, 20, f"발급번호 {number}")
    s.font(GOTHIC, 20, True)
    s.centre(105, 38, "국민연금 사업장 가입자 명부")
    s.font(GOTHIC, 10)
    for i, (label, value) in enumerate((("사업장명칭", who["name"]), ("사업장관리번호", workplace),
                                        ("사업자등록번호", who["number"]), ("가입자 수", f"{len(crew)}명"))):
        s.spread(20, 32, 52 + i * 7, label)
        s.put(58, 52 + i * 7, value)
    s.shade(18, 80, 174, 8)
    for x, label in ((28, "연번"), (60, "성명"), (105, "주민등록번호"), (160, "자격취득일")):
        s.centre(x, 85.5, label)
    for i, (name, birth, sex, joined) in enumerate(crew):
        y = 93.5 + i * 8
        for x, value in ((28, str(i + 1)), (60, name), (105, f"{birth}-*******"), (160, joined)):
            s.centre(x, y, value)
        s.line(18, y + 2.5, 192, y + 2.5, 0.12)
    y = 93.5 + len(crew) * 8
    s.centre(105, y, "이 하 여 백")
    s.font(GOTHIC, 11)
    s.centre(105, y + 18, "위와 같이 국민연금 사업장 가입자임을 확인합니다.")
    s.centre(105, y + 32, korean_date(issued))
    s.font(GOTHIC, 16, True)
    s.centre(100, y + 48, "국민연금공단 이사장")
    s.seal(132, y + 38, 15, ["국민", "연금", "공단"])
    s.close()
