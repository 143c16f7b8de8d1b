"""The fictitious companies and people of the sample bundles.

Registration numbers carry valid check digits under tax office 999, which
does not exist; cities, streets and persons are invented.
"""
import random

HANBIT = dict(
    key="hanbit", name="주식회사 한빛정밀", representative="김하늘",
    birth="780315-2******",
    number="999-81-20419", corporate="199911-0042011",
    address="경기도 가람시 새솔로 12 (다솜동)", opened="2012-05-02",
    registered="2012-05-09",
    business=[("제조업", "자동차 부품 정밀가공", "343000", "주"),
              ("도매 및 소매업", "기계부품", "515050", "부")],
    office="가람", mayor="가람시장", team="재산법인세과", officer="문서림",
    phone="031-999-7200", size="중기업", industry="그 외 자동차용 신품 부품 제조업")

DATAON = dict(
    key="dataon", name="데이터온솔루션 주식회사", representative="박서준",
    number="999-86-20772", corporate="199911-0077050",
    address="서울특별시 한내구 물빛로 45, 7층 703호")

SAESOL = dict(
    key="saesol", name="새솔푸드텍 주식회사", representative="이도담",
    birth="841122-1******",
    number="999-87-21157", corporate="199911-0115339",
    address="전라북도 온고을시 누리공단2길 31", opened="2020-03-16",
    registered="2020-03-19",
    business=[("제조업", "냉동만두", "154900", "주"), ("제조업", "면류", "154401", "부")],
    office="온고을", mayor="온고을시장", team="법인납세과", officer="권다온",
    phone="063-999-5300", size="소기업", industry="그 외 기타 식료품 제조업")

MORAENAE = dict(
    key="moraenae", name="주식회사 모래내산업", representative="정가온",
    birth="690807-1******",
    number="999-81-23089", corporate="199911-0230856",
    address="충청남도 새여울시 모래내길 77", opened="2011-09-01",
    registered="2011-09-05",
    business=[("제조업", "금속 프레스가공", "289100", "주")],
    office="새여울", mayor="새여울시장", team="법인세과", officer="양하람",
    phone="041-999-6100", size="소기업", industry="금속 압형제품 제조업")

FAMILY = "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심"
GIVEN = ["가람", "나래", "다솔", "도윤", "라온", "로운", "마루", "미르", "바다", "보람",
         "새벽", "소담", "슬기", "아라", "아름", "여울", "온유", "우람", "은솔", "이든",
         "재하", "지안", "채운", "초롱", "태양", "하람", "한결", "해솔", "현우", "희망"]


def crew(count, seed):
    """COUNT invented employees: (name, birth, sex digit, joined)."""
    dice = random.Random(seed).random
    pick = lambda things: things[int(dice() * len(things))]
    rows = {}
    while len(rows) < count:
        name = pick(FAMILY) + pick(GIVEN)
        year, month, day = 1964 + int(dice() * 38), 1 + int(dice() * 12), 1 + int(dice() * 28)
        sex = (1 if year < 2000 else 3) + int(dice() * 2)
        joined = "%04d-%02d-%02d" % (2013 + int(dice() * 12), 1 + int(dice() * 12),
                                     1 + int(dice() * 28))
        rows[name] = (name, "%02d%02d%02d" % (year % 100, month, day), sex, joined)
    return sorted(rows.values(), key=lambda row: row[3])


HANBIT_CREW = [("김하늘", "780315", 2, "2012-06-01")] + sorted(
    [("윤태오", "740911", 1, "2013-03-04"), ("서하윤", "890226", 2, "2015-07-01"),
     ("민지후", "950503", 1, "2020-01-06")] + crew(39, 3), key=lambda row: row[3])
SAESOL_CREW = [("이도담", "841122", 1, "2020-04-01")] + sorted(
    [("한여름", "880719", 2, "2020-05-04"), ("송가람", "960130", 1, "2022-02-07")]
    + [(name, birth, sex, max(joined, "2020-06-01"))
       for name, birth, sex, joined in crew(11, 8)], key=lambda row: row[3])
MORAENAE_CREW = [("정가온", "690807", 1, "2011-10-01")] + crew(8, 21)


def korean_date(iso, pad=True):
    """2026-02-03 as certificates write it: 2026년 02월 03일."""
    y, m, d = iso.split("-")
    return f"{y}년 {m}월 {d}일" if pad else f"{y}년 {int(m)}월 {int(d)}일"


def dots(iso):
    y, m, d = iso.split("-")
    return f"{y}. {int(m)}. {int(d)}."
