#!/usr/bin/env python3
"""Rows of the table of notices, all different: rows.py N > rows.xml

Names are put together from syllables so that every letter needs other
glyphs, as a table of real firms does. All of them are fictitious.
"""
import sys
from xml.sax.saxutils import escape

FIRST = ("가온 다솜 미르 새별 한결 온새 푸른 늘봄 해오름 예그린 라온 윤슬 도담 뷰티풀 곰솔 "
         "벼리 샘터 찬솔 휘나래 겨레 너울 두레 슬옹 씨밀레 옥빛").split()
SECOND = ("정밀 푸드텍 소재 전자 기계 바이오 금속 화학 섬유 로보틱스 광학 제강 목재 "
          "엔지니어링 특수강 컴퍼니 튜빙 플라즈마 케미칼 옵틱스 캐스팅 펌프 베어링 밸브").split()
FAMILY = "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍".split()
GIVEN = ("하늘 도담 아린 누리 온유 슬기 보람 찬빛 다솔 예슬 새롬 가람 나래 한별 "
         "초롱 빛나 우솔 해든 은솔 마루").split()
MACHINE = ("CNC 선반 스핀들|사출 성형기|프레스 금형|열처리로|표면 도금조|레이저 절단기|"
           "로봇 용접기|다이캐스팅기|증숙·급속동결 설비|포장 컨베이어").split("|")
QUANTITY = ("진동·전류|중심온도·중량|치수·표면조도|압력·유량|전압·두께|토크·변위|"
            "습도·함수율|파형·스패터").split("|")
PURPOSE = ("공구 마모 예측|품질 예측|불량 원인 분석|설비 이상 탐지|에너지 절감|"
           "공정 조건 최적화").split("|")


def row(i):
    grant = 30_000_000 + i * 37_000 % 20_000_000 // 1000 * 1000
    share = grant // 4
    cash = share // 10
    score = 7000 + i * 13 % 2500
    form = "주식회사 %s%s" if i % 3 else "%s%s 주식회사"
    return {
        "접수번호": "DP-2026-%04d" % i,
        "기업명": form % (FIRST[i % len(FIRST)],
                       SECOND[i // len(FIRST) % len(SECOND)]),
        "대표자": FAMILY[i % 20] + GIVEN[i // 20 % 20],
        "과제명": "%s %s 데이터 기반 %s 데이터 상품 가공" % (
            MACHINE[i % 10], QUANTITY[i // 10 % 8], PURPOSE[i // 80 % 6]),
        "참여형태": "컨소시엄" if i % 2 else "단독",
        "가공기업": "데이터온솔루션 주식회사" if i % 2 else "",
        "총사업비": str(grant + share),
        "정부지원금": str(grant),
        "기업부담금": str(share),
        "현금": str(cash),
        "현물": str(share - cash),
        "협약시작일": "2026-04-01",
        "협약종료일": "2026-07-31",
        "협약기한": "2026-03-31",
        "평균점수": "%d.%02d" % (score // 100, score % 100),
        "가점": str(i % 4),
        "최종점수": "%d.%02d" % (score // 100 + i % 4, score % 100),
        "문서번호": "데이터사업팀-%d" % (100 + i),
        "시행일": "2026-03-20",
    }


if __name__ == "__main__":
    print('<?xml version="1.0" encoding="UTF-8"?>\n<rows>')
    for i in range(int(sys.argv[1])):
        print("<row>%s</row>" % "".join(
            "<%s>%s</%s>" % (k, escape(v), k) for k, v in row(i).items()))
    print("</rows>")
