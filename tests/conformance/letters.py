"""Prints varied letters, always the same ones: what an office might send.

usage: letters.py SEORYU FOLDER [HOW-MANY]

Names short and long, of rare syllables, Hanja and Latin letters; amounts of
all lengths; columns empty or filled; one to twenty things to supplement.
"""
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.sax.saxutils import escape

WORDS = ("한빛 가람 누리 다솜 미리내 새솔 모래내 온누리 정밀 금형 산업 전자 소재 "
         "부품 기술 데이터 솔루션 테크 로보틱스 시스템 연구소 홀딩스").split()
LATIN = ("CNC", "AI", "A&B", "R&D", "Tech", "iFactory", "SMART<3>", "(주)",
         "e-Mold", "“온”", "'24", "㈜", "①", "～", "½", "Ω")
# Hanja of KS X 1001, which every Korean office can type.
HANJA = [bytes((a, b)).decode("euc_kr")
         for a in range(0xCA, 0xFE) for b in range(0xA1, 0xFF)]


class Office:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def rare(self, n):
        """Any of the 11,172 syllables: 뷁 똠 쀍 …"""
        return "".join(chr(0xAC00 + self.r.randrange(11172))
                       for _ in range(n))

    def hanja(self, n):
        return "".join(self.r.choice(HANJA) for _ in range(n))

    def words(self, n):
        kinds = (lambda: self.r.choice(WORDS), lambda: self.r.choice(WORDS),
                 lambda: self.r.choice(LATIN), lambda: self.rare(3),
                 lambda: self.hanja(2))
        return " ".join(self.r.choice(kinds)() for _ in range(n))

    def company(self):
        name = self.r.choice((
            self.rare(2), self.words(1), self.words(3), self.hanja(4),
            "".join(self.r.choice(WORDS) for _ in range(9)),
            "Hanbit Precision Manufacturing Co., Ltd. Korea"))
        return self.r.choice(("주식회사 ", "", "㈜", "농업회사법인 ")) + name

    def person(self):
        return self.r.choice((self.rare(3), self.hanja(3), "김하늘", "나봄",
                              "남궁하늘빛나라·제갈새봄누리", "Anna-Maria Kim"))

    def day(self):
        return (f"{self.r.randrange(2026, 2028)}-{self.r.randrange(1, 13):02}"
                f"-{self.r.randrange(1, 29):02}")

    def maybe(self, value):
        return value if self.r.randrange(3) else ""

    def common(self):
        return {"접수번호": f"DP-2026-{self.r.randrange(10000):04}",
                "기업명": self.company(), "대표자": self.person(),
                "과제명": self.words(self.r.choice((1, 6, 12, 24))),
                "문서번호": self.maybe(f"사업팀-{self.r.randrange(999999)}"),
                "시행일": self.maybe(self.day())}

    def selection(self):
        cash = self.r.randrange(10 ** self.r.randrange(1, 11))
        kind = self.r.randrange(10 ** self.r.randrange(1, 11))
        grant = self.r.randrange(1, 10 ** self.r.randrange(1, 12))
        score = self.maybe(f"{self.r.randrange(60, 100)}.25")
        return self.common() | {
            "참여형태": self.r.choice(("단독", "컨소시엄")),
            "가공기업": self.maybe(self.company()),
            "정부지원금": grant, "현금": cash, "현물": kind,
            "기업부담금": cash + kind, "총사업비": cash + kind + grant,
            "협약시작일": self.day(), "협약종료일": self.day(),
            "협약기한": self.day(), "평균점수": score,
            "가점": score and "3", "최종점수": score}

    def rejection(self):
        return self.common() | {
            "결과": self.r.choice(("60점 미만", "고득점순 미선정",
                                 "현장확인 부적합", "예비")),
            "사유": self.words(self.r.choice((3, 20, 60))),
            "평균점수": "57.40", "가점": "", "최종점수": "",
            "예비순위": "", "평가의견": self.words(self.r.choice((5, 40))),
            "이의신청기한": self.day()}

    def row(self, columns):
        return "<row>" + "".join(
            f"<{name}>{escape(str(value))}</{name}>"
            for name, value in columns.items()) + "</row>\n"

    def finding(self, n):
        r, w = self.r, lambda most: escape(self.words(r.randrange(1, most)))
        return (f'<finding id="DP-{n:03}" title="{w(5).replace(chr(34), "")}" '
                f'verdict="{r.choice(("supplement", "unreadable"))}" '
                f'severity="error" document="plan"><text>{w(25)}</text>'
                f"<remedy>{w(25)}</remedy>"
                f'<basis notice="B" line="{r.randrange(1, 200)}">{w(6)}'
                "</basis></finding>")

    def supplement(self):
        rows = "".join(self.finding(n + 1)
                       for n in range(self.r.randrange(1, 21)))
        return (
            '<case version="1"><facts as-of="2026-03-04T09:30:00+09:00">'
            '<application programme="data-product-2026" mode="solo" '
            'submitted="2026-02-26T16:20:00+09:00"><receipt-number>DP-2026-'
            f"{self.r.randrange(10000):04}</receipt-number><company><name>"
            f"{escape(self.company())}</name><representative>"
            f"{escape(self.person())}</representative></company><project>"
            f"<title>{escape(self.words(9))}</title></project></application>"
            '</facts><programme id="data-product-2026" title="2026년도 '
            '제조데이터 상품가공 지원사업"><notice id="B" date="2026-01-29" '
            'title="2026년도 제조데이터 상품가공지원사업 공고" '
            'issuer="중소벤처기업부"/></programme><findings '
            'verdict="supplement" as-of="2026-03-04T09:30:00+09:00" '
            f'checks="168">{rows}</findings><letter number="사업팀-1" '
            f'date="{self.day()}" deadline="{self.day()}"/></case>\n')

    def letter(self, n):
        """(template, data)"""
        if n % 4 == 3:
            return "supplement-letter", self.supplement()
        if n % 4 == 2:
            return "rejection-letter", self.row(self.rejection())
        return "selection-letter", self.row(self.selection())


def main():
    seoryu, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    many = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    os.makedirs(folder, exist_ok=True)

    def write(n):
        template, data = Office(n).letter(n)
        name = f"{folder}/letter-{n:04}"
        with open(name + ".xml", "w", encoding="utf-8") as f:
            f.write('<?xml version="1.0" encoding="UTF-8"?>\n' + data)
        done = subprocess.run(
            [seoryu, "print", template, name + ".xml", "-o", name + ".pdf"],
            capture_output=True, check=False)
        return "" if done.returncode == 0 else \
            f"{name} is not printed: {done.stderr.decode()[:300]}"

    with ThreadPoolExecutor(2) as pool:
        failed = [line for line in pool.map(write, range(many)) if line]
    print("\n".join(failed[:10]), end="\n" if failed else "")
    print(f"letters: {many - len(failed)} printed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
