"""Certificates as HTML, for WeasyPrint and Chromium.

Each function returns the body of one document. The layouts follow the forms
named in their comments; letter spacing by blanks, labels in two lines and the
dates that are not issue dates are there because real papers have them.
"""
import datetime

from people import dots, korean_date


def verifiable(issued):
    """The last day on which the issuer's page confirms a number: 90 days."""
    day = datetime.date.fromisoformat(issued) + datetime.timedelta(days=90)
    return dots(day.isoformat())


def page(title, body):
    return ("<!DOCTYPE html><html lang='ko'><head><meta charset='utf-8'>"
            f"<title>{title}</title><link rel='stylesheet' href='forms.css'></head>"
            f"<body>{body}</body></html>")


def seal(words):
    return f"<span class='seal'>{words}</span>"


def national_tax(who, number, issued, valid_until):
    """국세징수법 시행규칙 별지 제94호서식."""
    return page("납세증명서", f"""
<p class="form">■ 국세징수법 시행규칙 [별지 제94호서식] <b>&lt;개정 2021. 3. 16.&gt;</b></p>
<div class="outer">
<h1>납 세 증 명 서</h1>
<table><colgroup><col style="width:19%"><col style="width:31%"><col style="width:21%"><col style="width:29%"></colgroup>
<tr><th>발급번호</th><td>{number}</td><th>처리기간</th><td>즉시(단, 해외이주용 10일)</td></tr>
</table>
<table><colgroup><col style="width:9%"><col style="width:19%"><col style="width:28%"><col style="width:19%"><col style="width:25%"></colgroup>
<tr><th rowspan="4">납세자</th><th>상 호<br>(법 인 명)</th><td>{who['name']}</td><th>사업자등록번호</th><td>{who['number']}</td></tr>
<tr><th>성 명<br>(대 표 자)</th><td>{who['representative']}</td><th>주민등록번호<br>(법인등록번호)</th><td>{who['corporate']}</td></tr>
<tr><th>주 소<br>(본 점)</th><td colspan="3">{who['address']}</td></tr>
<tr><th>사 업 장</th><td colspan="3">{who['address']}</td></tr>
<tr><th colspan="2">증 명 서 의<br>사 용 목 적</th><td colspan="3">[ &nbsp; ]대금수령 &nbsp; [ &nbsp; ]해외이주(이주번호 제 &nbsp; &nbsp; &nbsp;호, 해외이주확인일 &nbsp; 년 &nbsp; 월 &nbsp; 일)<br>[ √ ]그 밖의 목적 (관공서 제출용)</td></tr>
<tr><th colspan="2">증 명 서 의<br>유 효 기 간</th><td colspan="3">유효기간: {korean_date(issued)} ~ {korean_date(valid_until)}<br>유효기간을 정한 사유: 「국세징수법 시행령」 제96조제1항</td></tr>
</table>
<p class="centre" style="margin:2mm 0 1mm">연장 · 유예 명세 (단위: 원)</p>
<table><colgroup><col style="width:20%"><col style="width:22%"><col style="width:13%"><col style="width:13%"><col style="width:16%"><col style="width:16%"></colgroup>
<tr><th>연장·유예 종류</th><th>연장·유예 기간</th><th>과세기간</th><th>세목</th><th>납부기한</th><th>세액</th></tr>
<tr><td class="c">해당없음</td><td class="c">-</td><td class="c">-</td><td class="c">-</td><td class="c">-</td><td class="c">-</td></tr>
</table>
<p class="centre" style="margin:2mm 0 1mm">물적납세의무 체납 명세 (단위: 원)</p>
<table><tr><th>위탁자</th><th>과세기간</th><th>세목</th><th>납부기한</th><th>세액</th></tr>
<tr><td class="c">해당없음</td><td class="c">-</td><td class="c">-</td><td class="c">-</td><td class="c">-</td></tr></table>
<p class="statement">&nbsp;「국세징수법」 제108조 및 같은 법 시행령 제95조에 따라 발급일 현재 위의 납부고지 유예액 등을 제외하고는 다른 체납액이 없음을 증명합니다.</p>
<p class="day">{korean_date(issued)}</p>
<p class="issuer">{who['office']}세무서장 {seal(who['office'] + '<br>세무서<br>장인')}</p>
<table class="small"><tr><th>담당부서</th><td>민원봉사실</td><th>담당자</th><td>{who['officer']}</td><th>연락처</th><td>{who['phone']}</td></tr></table>
</div>
<p class="tiny">※ 이 증명서는 인터넷으로 발급되었으며, 홈택스(www.hometax.go.kr)의 [민원증명 &gt; 민원증명 원본확인]에서 발급번호로 {verifiable(issued)}까지 원본 여부를 확인할 수 있습니다. 본 확인은 발급일부터 90일 이내에만 가능합니다.</p>
""")


def local_tax(who, number, issued, valid_until):
    """지방세징수법 시행규칙 별지 제1호서식, with its second page."""
    return page("지방세 납세증명서", f"""
<p class="form">■ 지방세징수법 시행규칙 [별지 제1호서식] <b>&lt;개정 2023. 12. 29.&gt;</b></p>
<h1>지방세 납세증명(신청)서</h1>
<p class="small">※ [ ]에는 해당되는 곳에 √ 표시를 합니다. &nbsp; 뒤쪽의 안내를 참고하시기 바랍니다. <span style="float:right">(앞쪽)</span></p>
<table><colgroup><col style="width:18%"><col style="width:32%"><col style="width:18%"><col style="width:32%"></colgroup>
<tr><th>발급번호</th><td>{number}</td><th>접수일시</th><td>{korean_date(issued)} 10:41</td></tr></table>
<table><colgroup><col style="width:10%"><col style="width:18%"><col style="width:26%"><col style="width:20%"><col style="width:26%"></colgroup>
<tr><th rowspan="3">납 세 자</th><th>성 명<br>(법 인 명)</th><td>{who['name']}</td><th>주민(법인·외국인)<br>등 록 번 호</th><td>{who['corporate']}</td></tr>
<tr><th>상 호</th><td></td><th>사업자등록번호</th><td></td></tr>
<tr><th>주 소<br>(영 업 소)</th><td colspan="3">{who['address']}</td></tr>
<tr><th rowspan="2">증명서의<br>사용목적</th><td colspan="4">[ &nbsp; ]대금수령 &nbsp; (대금지급자: &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp;)</td></tr>
<tr><td colspan="4">[ &nbsp; ]해외이주 &nbsp; [ &nbsp; ]부동산 신탁등기 &nbsp; [ √ ]그 밖의 목적 (지원사업 신청)</td></tr>
<tr><th>증 명 서<br>유효기간</th><td colspan="2">{korean_date(valid_until)}까지</td><th>유효기간을 정한 사유</th><td>「지방세징수법 시행령」 제7조</td></tr></table>
<p class="centre" style="margin:3mm 0 1mm">징수유예등 또는 체납처분유예의 명세</p>
<table><tr><th>유예종류</th><th>유예기간</th><th>과세연도</th><th>세목</th><th>납부기한</th><th>지방세액</th></tr>
<tr><td class="c">해 당 없 음</td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td class="c" colspan="6">- 이 하 여 백 -</td></tr></table>
<p class="statement">「지방세징수법」 제5조제1항 및 같은 법 시행령 제2조에 따라 발급일 현재 위의 징수유예등 또는 체납처분유예액을 제외하고는 다른 체납액이 없음을 증명합니다.</p>
<p class="day">{korean_date(issued)}</p>
<p class="issuer">{' '.join(who['mayor'])} {seal(who['mayor'][:-2] + '시<br>장인')}</p>
<p class="tiny">※ 본 증명서는 정부24(www.gov.kr)에서 인터넷으로 발급되었으며, 문서확인번호로 발급일부터 90일간({verifiable(issued)}까지) 위·변조 여부를 확인할 수 있습니다.<br>문서확인번호: 1770-1692-4410-2287</p>
<p class="tiny right">210㎜×297㎜[백상지(80g/㎡)]</p>
<div class="next"></div>
<p class="right small">(뒤쪽)</p>
<table><tr><th style="width:20%">신청인 제출서류</th><td>없음</td><th style="width:18%">수수료</th><td style="width:14%">없음</td></tr>
<tr><th>담당 공무원<br>확인사항</th><td colspan="3">1. 주민등록표 등본&nbsp; 2. 법인 등기사항증명서&nbsp; 3. 사업자등록증</td></tr></table>
<h2 class="centre">행정정보 공동이용 동의서</h2>
<p>본인은 이 건 업무처리와 관련하여 담당 공무원이 「전자정부법」 제36조제1항에 따른 행정정보의 공동이용을 통하여 위의 담당 공무원 확인사항을 확인하는 것에 동의합니다. &nbsp;* 동의하지 않는 경우에는 신청인이 직접 관련 서류를 제출해야 합니다.</p>
<p class="right">20 &nbsp; &nbsp; 년 &nbsp; &nbsp; &nbsp; 월 &nbsp; &nbsp; &nbsp; 일</p>
<p class="right">신청인 &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; &nbsp; (서명 또는 인)</p>
<h2 class="centre">유의사항</h2>
<ul class="plain"><li>1. 납세증명서의 유효기간은 발급일부터 30일로 합니다. 다만, 발급일 현재 신청인에게 고지된 지방세가 있는 경우에는 그 납부기한까지로 할 수 있습니다.</li>
<li>2. 이 증명은 발급일 현재의 체납 여부를 증명하며, 그 뒤에 부과되는 지방세에 대해서는 효력이 없습니다.</li></ul>
<h2 class="centre">처리절차</h2>
<table><tr><td class="c">신청서 작성<br><span class="small">신청인</span></td><td class="c">접수<br><span class="small">시·군·구</span></td><td class="c">확인<br><span class="small">세무 담당 부서</span></td><td class="c">증명서 발급<br><span class="small">신청인</span></td></tr></table>
""")


def registration_card(who, issued):
    """부가가치세법 시행규칙 별지 제7호서식(2): 사업자등록증, not the 증명."""
    kinds = "<br>".join(kind for kind, _, _, _ in who["business"])
    items = "<br>".join(item for _, item, _, _ in who["business"])
    y, m, d = who["opened"].split("-")
    return page("사업자등록증", f"""
<div class="outer" style="padding:12mm 12mm 16mm">
<p class="right small">발급 홈택스</p>
<h1 style="font-size:26pt;margin-bottom:1mm">사 업 자 등 록 증</h1>
<p class="centre" style="font-size:12pt">( 법인사업자 )</p>
<p class="centre" style="font-size:14pt;margin-bottom:9mm">등록번호 : {who['number']}</p>
<table style="font-size:12pt" class="bare"><colgroup><col style="width:30%"><col style="width:30%"><col style="width:20%"><col style="width:20%"></colgroup>
<tr><td style="border:0">법인명(단체명) :</td><td style="border:0" colspan="3">{who['name']}</td></tr>
<tr><td style="border:0">대 &nbsp; &nbsp; 표 &nbsp; &nbsp; 자 :</td><td style="border:0" colspan="3">{who['representative']}</td></tr>
<tr><td style="border:0">개 업 연 월 일 :</td><td style="border:0">{y} 년 {m} 월 {d} 일</td><td style="border:0">법인등록번호 :</td><td style="border:0">{who['corporate']}</td></tr>
<tr><td style="border:0">사업장 소재지 :</td><td style="border:0" colspan="3">{who['address']}</td></tr>
<tr><td style="border:0">본 점 소 재 지 :</td><td style="border:0" colspan="3">{who['address']}</td></tr>
<tr><td style="border:0">사 업 의 종 류 :</td><td style="border:0"><span class="small">업태</span> {kinds}</td><td style="border:0" colspan="2"><span class="small">종목</span> {items}</td></tr>
<tr><td style="border:0">발 급 사 유 :</td><td style="border:0" colspan="3">정정</td></tr>
<tr><td style="border:0">공 동 사 업 자 :</td><td style="border:0" colspan="3"></td></tr></table>
<p style="margin-top:10mm">사업자 단위 과세 적용사업자 여부 : 여( &nbsp; ) &nbsp; 부( ∨ )<br>전자세금계산서 전용 전자우편주소 :</p>
<p class="day" style="padding-top:12mm">{korean_date(issued)}</p>
<p class="issuer" style="margin-bottom:6mm">{' '.join(who['office'] + '세무서장')} {seal(who['office'] + '<br>세무서<br>장인')}</p>
<p class="centre gothic" style="color:#246">국세청</p>
</div>""")


CONSENTS = [
    ("1. 개인정보 수집·이용", [
        ("수집·이용 항목", "대표자 및 과제 책임자의 성명, 생년월일, 연락처, 전자우편"),
        ("수집·이용 목적", "지원사업 신청 자격 확인, 선정평가, 협약 및 사후관리"),
        ("보유·이용 기간", "사업 종료 후 5년")]),
    ("2. 고유식별정보 처리", [
        ("처리 항목", "주민등록번호(법령에 따라 처리가 허용된 경우에 한함)"),
        ("처리 목적", "지원 이력 및 중복지원 확인"),
        ("보유·이용 기간", "사업 종료 후 5년")]),
    ("3. 기업정보 수집·이용", [
        ("수집·이용 항목", "기업 일반정보, 재무정보, 고용정보, 지원 이력"),
        ("수집·이용 목적", "중소기업 지원사업 성과 분석, 중복지원 방지"),
        ("보유·이용 기간", "수집일부터 10년")]),
    ("4. 개인정보·기업정보 제3자 제공", [
        ("제공받는 자", "국세청, 국민연금공단, 국민건강보험공단, 근로복지공단, 신용정보회사"),
        ("제공 항목·목적", "매출·고용·수출 등 성과 지표 확인을 위한 기업정보"),
        ("보유·이용 기간", "제공 목적 달성 시까지")]),
]


def consent(who, dated, unticked=None):
    """통합관리시스템 정보활용동의서, the form of the portal."""
    parts = []
    for index, (title, rows) in enumerate(CONSENTS):
        yes, no = ("☐", "☐") if index == unticked else ("☑", "☐")
        body = "".join(f"<tr><th style='width:26%'>{a}</th><td>{b}</td></tr>" for a, b in rows)
        parts.append(f"""<h2>{title}</h2><table>{body}</table>
<p class="tiny" style="margin:1mm 0 0">※ 동의를 거부할 권리가 있으며, 거부하는 경우 지원사업 신청이 제한될 수 있습니다.</p>
<p class="right mark" style="margin:1mm 0">{yes} 동의 &nbsp; &nbsp; {no} 미동의</p>""")
    y, m, d = dated.split("-")
    return page("정보 활용 동의서", f"""
<h1 style="font-size:16pt">중소기업 지원사업 통합관리시스템<br>정보 활용을 위한 동의서</h1>
<p>중소벤처기업부는 「중소기업기본법」 제20조의2에 따른 중소기업 지원사업 통합관리시스템의 운영을 위하여 아래와 같이 정보를 수집·이용·제공하고자 합니다. 내용을 자세히 읽으신 후 동의 여부를 결정하여 주십시오.</p>
{''.join(parts)}
<p style="margin-top:5mm">위와 같이 정보의 수집·이용 및 제공에 관하여 충분히 이해하였으며, 표시한 바와 같이 동의 여부를 밝힙니다.</p>
<p class="day" style="padding:3mm 0">{y}년 {int(m)}월 {int(d)}일</p>
<table><colgroup><col style="width:22%"><col style="width:30%"><col style="width:20%"><col style="width:28%"></colgroup>
<tr><th>기 업 명</th><td>{who['name']}</td><th>사업자등록번호</th><td>{who['number']}</td></tr>
<tr><th>대 표 자</th><td>{who['representative']} &nbsp; &nbsp; &nbsp; (서명 또는 인)</td><th>법인등록번호</th><td>{who['corporate']}</td></tr></table>
<p class="centre" style="font-size:13pt;margin-top:6mm">중소벤처기업부장관 귀하</p>
""")


def library_trade(who, number, issued, rows):
    """제조데이터 라이브러리 거래실적 확인서 (no public form; derived)."""
    body = "".join(f"<tr><td class='c'>{i}</td><td class='c'>{kind}</td><td>{name}</td>"
                   f"<td class='c'>{day}</td><td class='r'>{price}</td></tr>"
                   for i, (kind, name, day, price) in enumerate(rows, 1))
    return page("거래실적 확인서", f"""
<p class="small gothic">확인번호 {number}</p>
<h1>제조데이터 라이브러리 거래실적 확인서</h1>
<table><colgroup><col style="width:20%"><col style="width:32%"><col style="width:20%"><col style="width:28%"></colgroup>
<tr><th>기 업 명</th><td>{who['name']}</td><th>사업자등록번호</th><td>{who['number']}</td></tr>
<tr><th>대 표 자</th><td>{who['representative']}</td><th>회원 가입일</th><td>2023-08-21</td></tr></table>
<h2>거래 내역</h2>
<table><colgroup><col style="width:8%"><col style="width:12%"><col style="width:44%"><col style="width:18%"><col style="width:18%"></colgroup>
<tr><th>연번</th><th>구분</th><th>상품명</th><th>거래일</th><th>금액(원)</th></tr>{body}
<tr><td class="c" colspan="5">이 하 여 백</td></tr></table>
<p class="statement">위와 같이 인공지능 제조플랫폼(KAMP) 제조데이터 라이브러리에서의 거래실적을 확인합니다.</p>
<p class="day">발급일 &nbsp;{dots(issued)}</p>
<p class="issuer" style="font-size:15pt">제조데이터 라이브러리 운영기관장 {seal('운영<br>기관<br>장인')}</p>
<p class="tiny">출력일시 {issued} 14:22:09 &nbsp;|&nbsp; mdata.kamp-ai.kr</p>
""")


def consulting_done(who, number, issued, completed):
    """'25 제조데이터 컨설팅(수시모집) 완료 확인서 (no public form; derived)."""
    return page("컨설팅 완료 확인서", f"""
<p class="small">제 {number} 호</p>
<h1 style="font-size:18pt">2025년 제조데이터 컨설팅(수시모집)<br>완 료 확 인 서</h1>
<table><colgroup><col style="width:24%"><col style="width:76%"></colgroup>
<tr><th>기 업 명</th><td>{who['name']}</td></tr>
<tr><th>사업자등록번호</th><td>{who['number']}</td></tr>
<tr><th>대 표 자</th><td>{who['representative']}</td></tr>
<tr><th>컨설팅 구분</th><td>2025년 제조데이터 컨설팅(수시모집)</td></tr>
<tr><th>컨설팅 분야</th><td>제조데이터 품질 진단 및 거래 준비</td></tr>
<tr><th>컨설팅 기간</th><td>{dots('2025-09-08')} ~ {dots(completed)}</td></tr>
<tr><th>완 료 일</th><td>{korean_date(completed)}</td></tr></table>
<p class="statement">위 기업은 2025년 제조데이터 컨설팅(수시모집)을 지원받아 컨설팅을 모두 완료하였음을 확인합니다.</p>
<p class="day">{korean_date(issued)}</p>
<p class="issuer" style="font-size:16pt">중소기업기술혁신협회장 {seal('협회<br>장인')}</p>
""")
