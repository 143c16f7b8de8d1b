#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "intake/bundle.h"
#include "intake/reader.h"
#include "zipped.h"

/* What a reader made of some bytes. */
struct result {
	struct arena	*arena;
	struct member	 member;
	struct text	 text;
};

static void
result_read(struct result *r, const void *bytes, size_t n)
{
	struct buf	 copy;

	memset(r, 0, sizeof(*r));
	r->arena = arena_new();
	r->member.path = "test";
	r->member.kind = sniff_kind(bytes, n);
	text_init(&r->text, r->arena);
	/* A copy of exactly this size shows reading behind the end. */
	buf_init(&copy, n + 1);
	buf_add(&copy, bytes, n);
	reader_read(r->arena, &r->member, &copy, &r->text);
	buf_free(&copy);
}

static void
result_free(struct result *r)
{
	arena_free(r->arena);
}

static const char *
codes(struct result *r)
{
	const struct problem	*p;
	const char		*all = "";

	for (p = r->member.problems; p != NULL; p = p->next)
		all = arena_printf(r->arena, "%s%s ", all, diag_name(p->code));
	return all;
}

/* All pieces, "[cell] text" a line. */
static const char *
shown(struct result *r)
{
	struct buf	 out;
	const char	*copy;
	size_t		 i;

	buf_init(&out, 1 << 20);
	for (i = 0; i < r->text.n; i++) {
		const struct text_piece	*p = &r->text.pieces[i];

		if (p->cell != NULL)
			buf_printf(&out, "[%s] ", p->cell);
		buf_printf(&out, "%s|", p->str);
	}
	copy = arena_strdup(r->arena, buf_string(&out));
	buf_free(&out);
	return copy;
}

static void
assert_read(const void *bytes, size_t n, const char *want)
{
	struct result	 r;

	result_read(&r, bytes, n);
	assert_string_equal(shown(&r), want);
	assert_string_equal(bundle_state_name(r.member.state), "read");
	assert_string_equal(codes(&r), "");
	result_free(&r);
}

static void
assert_package(const struct zipped *files, const char *want)
{
	struct buf	 bytes;

	buf_init(&bytes, 1 << 20);
	zipped(&bytes, files);
	assert_read(bytes.data, bytes.len, want);
	buf_free(&bytes);
}

static void
assert_fails(const struct zipped *files, const char *state, const char *want)
{
	struct result	 r;
	struct buf	 bytes;

	buf_init(&bytes, 1 << 20);
	zipped(&bytes, files);
	result_read(&r, bytes.data, bytes.len);
	assert_string_equal(bundle_state_name(r.member.state), state);
	assert_string_equal(codes(&r), want);
	result_free(&r);
	buf_free(&bytes);
}

#define HS	"<hs:sec xmlns:hs='s' xmlns:hp='p'>"
#define P(t)	"<hp:p><hp:run><hp:t>" t "</hp:t></hp:run></hp:p>"

static void
reads_hwpx_paragraphs(void **state)
{
	static const struct zipped	 files[] = {
		{ "Contents/section0.xml", HS
		    /* A word cut into runs is joined without blanks. */
		    "<hp:p><hp:run><hp:t>납세증</hp:t></hp:run>"
		    "<hp:run><hp:t>명서</hp:t></hp:run></hp:p>"
		    P("가<hp:tab/>나<hp:lineBreak/>다<hp:nbSpace/>라")
		    P("남는 <hp:deleteBegin/>지운 <hp:deleteEnd/>글")
		    "<hp:p><hp:run><hp:t>밖</hp:t><hp:rect><hp:drawText>"
		    "<hp:subList>" P("글상자") "</hp:subList></hp:drawText>"
		    "</hp:rect><hp:t>끝</hp:t></hp:run></hp:p>"
		    "<hp:p><hp:run><hp:checkBtn value='CHECKED' caption='동의'/>"
		    "<hp:checkBtn value='UNCHECKED' caption='미동의'/>"
		    "</hp:run></hp:p>"
		    "<hp:p><hp:ctrl><hp:fieldBegin><hp:parameters>"
		    "<hp:stringParam>안내문</hp:stringParam></hp:parameters>"
		    "</hp:fieldBegin></hp:ctrl><hp:run><hp:t>값</hp:t></hp:run>"
		    "</hp:p></hs:sec>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "납세증명서|가\t나\n다 라|남는 글|밖|글상자|끝|"
	    "☑동의 □미동의 |값|");
}

#define CELL(t, row, column, rows, columns) \
	"<hp:tc><hp:subList>" P(t) "</hp:subList>" \
	"<hp:cellAddr colAddr='" #column "' rowAddr='" #row "'/>" \
	"<hp:cellSpan colSpan='" #columns "' rowSpan='" #rows "'/></hp:tc>"

static void
reads_hwpx_tables_by_address(void **state)
{
	static const struct zipped	 files[] = {
		{ "Contents/section0.xml", HS
		    "<hp:p><hp:run><hp:t>앞</hp:t><hp:tbl><hp:tr>"
		    CELL("상호", 0, 0, 2, 1) CELL("한빛정밀", 0, 1, 1, 3)
		    "</hp:tr><hp:tr>" CELL("번호", 1, 1, 1, 1)
		    /* A table in a cell has a number of its own. */
		    "<hp:tc><hp:subList>" P("겉")
		    "<hp:p><hp:run><hp:tbl><hp:tr>" CELL("속", 0, 0, 1, 1)
		    "</hp:tr></hp:tbl></hp:run></hp:p>" P("겉2") "</hp:subList>"
		    "<hp:cellAddr colAddr='2' rowAddr='1'/></hp:tc>"
		    "</hp:tr></hp:tbl><hp:t>뒤</hp:t></hp:run></hp:p></hs:sec>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "앞|[표1 R1C1] 상호|[표1 R1C2] 한빛정밀|"
	    "[표1 R2C2] 번호|[표2 R1C1] 속|[표1 R2C3] 겉\n\n겉2|뒤|");
}

/* Cells without address and without subList, the table right in the section. */
static void
reads_hwpx_tables_by_counting(void **state)
{
#define TC(t, spans)	"<hp:tc>" P(t) spans "</hp:tc>"
	static const struct zipped	 files[] = {
		{ "Contents/section0.xml", HS "<hp:tbl><hp:tr>"
		    TC("a", "<hp:cellSpan rowSpan='3' colSpan='1'/>")
		    TC("b", "") TC("c", "<hp:cellSpan rowSpan='2'/>")
		    "</hp:tr><hp:tr>" TC("d", "") "</hp:tr><hp:tr>"
		    TC("e", "") TC("f", "") "</hp:tr></hp:tbl></hs:sec>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "[표1 R1C1] a|[표1 R1C2] b|[표1 R1C3] c|"
	    "[표1 R2C2] d|[표1 R3C2] e|[표1 R3C3] f|");
}

static void
reads_hwpx_sections_in_order(void **state)
{
	static const char	 hpf[] =
	    "<opf:package xmlns:opf='o'><opf:manifest>"
	    "<opf:item id='header' href='Contents/header.xml'/>"
	    "<opf:item id='s0' href='Contents/section0.xml'/>"
	    "<opf:item id='s1' href='section1.xml'/></opf:manifest>"
	    "<opf:spine><opf:itemref idref='header'/>"
	    "<opf:itemref idref='s1'/><opf:itemref idref='s0'/></opf:spine>"
	    "</opf:package>";
	static const struct zipped	 spine[] = {
		{ "Contents/content.hpf", hpf },
		{ "Contents/section0.xml", HS P("둘째") "</hs:sec>" },
		{ "Contents/section1.xml", HS P("첫째") "</hs:sec>" },
		{ NULL, NULL }
	};
	static const struct zipped	 backslash[] = {
		{ "Contents\\section0.xml", HS P("가") "</hs:sec>" },
		{ "Contents\\section1.xml", HS P("나") "</hs:sec>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(spine, "첫째|둘째|");
	assert_package(backslash, "가|나|");
}

static void
tells_why_hwpx_is_not_read(void **state)
{
	static const struct zipped	 encrypted[] = {
		{ "META-INF/manifest.xml", "<odf:manifest xmlns:odf='o'>"
		    "<odf:file-entry><odf:encryption-data/></odf:file-entry>"
		    "</odf:manifest>" },
		{ "Contents/section0.xml", "\1\2\3" }, { NULL, NULL }
	};
	static const struct zipped	 broken[] = {
		{ "Contents/section0.xml", "<a><b></a>" }, { NULL, NULL }
	};
	static const struct zipped	 preview[] = {
		{ "Contents/section0.xml", "<a><b></a>" },
		{ "Preview/PrvText.txt", "미리보기" }, { NULL, NULL }
	};
	static const struct zipped	 second[] = {
		{ "Contents/section0.xml", HS P("가") "</hs:sec>" },
		{ "Contents/section1.xml", "<a" }, { NULL, NULL }
	};
	static const struct zipped	 entity[] = {
		{ "Contents/section0.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>"
		    "<a>&b;</a>" }, { NULL, NULL }
	};
	static const struct zipped	 empty[] = {
		{ "Contents/section0.xml", HS P(" ") "</hs:sec>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_fails(encrypted, "encrypted", "I071 ");
	assert_fails(broken, "damaged", "I070 ");
	assert_fails(preview, "read", "I073 ");
	assert_fails(second, "damaged", "I070 ");
	assert_fails(entity, "damaged", "I070 ");
	assert_fails(empty, "no-text", "I072 ");
}

#define W	"<w:document xmlns:w='w' xmlns:mc='m'><w:body>"
#define WP(t)	"<w:p><w:r><w:t>" t "</w:t></w:r></w:p>"

static void
reads_docx(void **state)
{
	static const struct zipped	 files[] = {
		{ "word/document.xml", W
		    "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
		    "<w:r><w:t>협</w:t></w:r><w:r><w:t>약서</w:t><w:tab/>"
		    "<w:t>1</w:t><w:br/><w:t>2</w:t></w:r></w:p>"
		    "<w:p><w:ins><w:r><w:t>새 글</w:t></w:r></w:ins><w:del><w:r>"
		    "<w:delText>옛 글</w:delText></w:r></w:del></w:p>"
		    "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>"
		    "<mc:AlternateContent><mc:Choice><w:txbxContent>" WP("상자")
		    "</w:txbxContent></mc:Choice><mc:Fallback>" WP("상자")
		    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
		    "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
		    WP("넓은") "</w:tc><w:tc>" WP("가") WP("나") "</w:tc></w:tr>"
		    "<w:tr><w:sdt><w:sdtContent><w:tc>" WP("틀") "</w:tc>"
		    "</w:sdtContent></w:sdt><w:tc>" WP("끝") "</w:tc></w:tr>"
		    "</w:tbl></w:body></w:document>" },
		{ "word/header1.xml", "<w:hdr xmlns:w='w'>" WP("머리") "</w:hdr>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "협약서\t1\n2|새 글|상자|[표1 R1C1] 넓은|"
	    "[표1 R1C3] 가\n나|[표1 R2C1] 틀|[표1 R2C2] 끝|머리|");
}

/* What the paper shows and no more. */
static void
reads_docx_as_it_is_shown(void **state)
{
	static const struct zipped	 files[] = {
		{ "word/document2.xml", W
		    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>숨은</w:t></w:r>"
		    "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>보이는</w:t>"
		    "</w:r></w:p><w:tbl>"
		    "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
		    WP("위") "</w:tc><w:tc>" WP("가") "</w:tc></w:tr>"
		    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" WP("가려진")
		    "</w:tc><w:tc>" WP("나") "</w:tc></w:tr>"
		    "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>"
		    WP("다") "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
		    WP("지운 줄") "</w:tc></w:tr></w:tbl>"
		    "<w:p><w:sdt><w:sdtPr><w14:checkbox xmlns:w14='w14'>"
		    "<w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
		    "<w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
		    "<w:r><w:t>동의 </w:t><w:sym w:font='Wingdings' "
		    "w:char='F0A8'/><w:t>미동의</w:t></w:r></w:p>"
		    "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default "
		    "w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar>"
		    "<w:t>동의</w:t></w:r></w:p></w:body></w:document>" },
		{ "word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote>"
		    WP("각주") "</w:footnote></w:footnotes>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "보이는|[표1 R1C1] 위|[표1 R1C2] 가|"
	    "[표1 R2C2] 나|[표1 R3C2] 다|☑동의 □미동의|☑동의|각주|");
}

#define WORKBOOK(sheets) \
	"<workbook xmlns:r='r'><sheets>" sheets "</sheets></workbook>"
#define RELATIONSHIPS \
	"<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>" \
	"<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/>" \
	"</Relationships>"

static void
reads_xlsx(void **state)
{
	static const struct zipped	 files[] = {
		{ "xl/workbook.xml", WORKBOOK("<sheet name='둘' r:id='r2'/>"
		    "<sheet name='하나' r:id='r1'/>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS },
		{ "xl/sharedStrings.xml", "<sst><si><t>공유</t></si>"
		    "<si><r><t>나</t></r><rPh><t>발음</t></rPh><r><t>눔</t></r>"
		    "</si></sst>" },
		{ "xl/styles.xml", "<styleSheet><numFmts>"
		    "<numFmt numFmtId='164' formatCode='yyyy&quot;년&quot;'/>"
		    "<numFmt numFmtId='165' formatCode='#,##0&quot;day&quot;'/>"
		    "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
		    "<xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
		    "</styleSheet>" },
		{ "xl/worksheets/sheet1.xml", "<worksheet><sheetData>"
		    "<row r='2'><c r='B2' t='s'><v>0</v></c>"
		    "<c r='D2' t='s'><v>1</v></c></row>"
		    "<row r='5'><c r='A5' s='1'><v>46056</v></c>"
		    "<c r='B5' s='2'><v>46056.75</v></c>"
		    "<c r='C5' s='3'><v>46056</v></c>"
		    "<c r='D5'><v>46056</v></c><c r='E5' s='1'><v>60</v></c>"
		    "<c r='F5' s='1'><v>59</v></c></row>"
		    "</sheetData></worksheet>" },
		{ "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row>"
		    "<c t='inlineStr'><is><t>&#xD55C;&#xAE00;</t></is></c>"
		    "<c t='str'><f>A1</f><v>식</v></c><c t='b'><v>1</v></c>"
		    "<c t='e'><v>#N/A</v></c>"
		    "<c t='d'><v>2026-02-03T00:00:00</v></c></row>"
		    "</sheetData></worksheet>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "[둘!A1] 한글|[둘!B1] 식|[둘!C1] TRUE|"
	    "[둘!D1] #N/A|[둘!E1] 2026-02-03|[하나!B2] 공유|[하나!D2] 나눔|"
	    "[하나!A5] 2026-02-03|[하나!B5] 2026-02-03|[하나!C5] 46056|"
	    "[하나!D5] 46056|[하나!E5] 60|[하나!F5] 1900-02-28|");
}

/* Ratios, numbers of companies, figures as binary fractions print them. */
static void
reads_numbers_as_they_are_shown(void **state)
{
	static const struct zipped	 files[] = {
		{ "xl/workbook.xml", WORKBOOK("<sheet name='표' r:id='r1'/>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS },
		{ "xl/styles.xml", "<styleSheet><numFmts>"
		    "<numFmt numFmtId='164' formatCode='000\\-00\\-00000'/>"
		    "<numFmt numFmtId='165' formatCode='0.0%;[Red]-0.0%'/>"
		    "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/>"
		    "<xf numFmtId='165'/><xf numFmtId='9'/><xf numFmtId='3'/>"
		    "</cellXfs></styleSheet>" },
		{ "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"
		    "<c s='1'><v>1248100998</v></c>"
		    "<c s='1'><v>1.248100998E9</v></c><c s='1'><v>7</v></c>"
		    "<c s='2'><v>0.80000000000000004</v></c>"
		    "<c s='3'><v>0.1</v></c><c s='4'><v>62500000</v></c>"
		    "<c><v>0.30000000000000004</v></c><c><v>1E-3</v></c>"
		    "<c><v>-12.50</v></c><c s='1'><v>글</v></c>"
		    "</row></sheetData></worksheet>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "[표!A1] 124-81-00998|[표!B1] 124-81-00998|"
	    "[표!C1] 000-00-00007|[표!D1] 80%|[표!E1] 10%|[표!F1] 62500000|"
	    "[표!G1] 0.3|[표!H1] 0.001|[표!I1] -12.5|[표!J1] 글|");
}

/* A merged cell keeps its value at the upper left, as it is stored. */
static void
reads_merged_cells_and_text_boxes(void **state)
{
	static const struct zipped	 files[] = {
		{ "xl/workbook.xml", WORKBOOK("<sheet name='표' r:id='r1'/>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS },
		{ "xl/worksheets/sheet1.xml", "<worksheet><sheetData>"
		    "<row r='1'><c r='A1' t='str'><v>기업명</v></c>"
		    "<c r='B1'/><c r='C1' t='str'><v>한빛</v></c></row>"
		    "</sheetData><mergeCells><mergeCell ref='A1:B1'/>"
		    "</mergeCells></worksheet>" },
		{ "xl/drawings/drawing1.xml", "<d:wsDr xmlns:d='d' xmlns:a='a'>"
		    "<d:sp><d:txBody><a:p><a:r><a:t>글</a:t></a:r><a:r>"
		    "<a:t>상자</a:t></a:r></a:p></d:txBody></d:sp></d:wsDr>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_package(files, "[표!A1] 기업명|[표!C1] 한빛|글상자|");
}

static void
assert_says(const struct zipped *files, const char *text, const char *want)
{
	struct result	 r;
	struct buf	 bytes;

	buf_init(&bytes, 1 << 20);
	zipped(&bytes, files);
	result_read(&r, bytes.data, bytes.len);
	assert_string_equal(shown(&r), text);
	assert_string_equal(codes(&r), want);
	result_free(&r);
	buf_free(&bytes);
}

static void
marks_what_is_hidden(void **state)
{
	static const struct zipped	 files[] = {
		{ "xl/workbook.xml", WORKBOOK("<sheet name='코드' "
		    "state='hidden' r:id='r1'/><sheet name='표' r:id='r2'/>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS },
		{ "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"
		    "<c><v>9</v></c></row></sheetData></worksheet>" },
		{ "xl/worksheets/sheet2.xml", "<worksheet><cols>"
		    "<col min='2' max='3' hidden='1'/></cols><sheetData><row>"
		    "<c><v>1</v></c><c><v>2</v></c></row><row hidden='1'>"
		    "<c><v>3</v></c></row></sheetData></worksheet>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_says(files, "[표!A1] 1|[표!B1(숨김)] 2|[표!A2(숨김)] 3|"
	    "[코드(숨김)!A1] 9|", "I225 I224 ");
}

static void
tells_what_an_xlsx_lacks(void **state)
{
	static const struct zipped	 missing[] = {
		{ "xl/workbook.xml", WORKBOOK("<sheet name='표' r:id='r9'/>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS },
		{ NULL, NULL }
	};
	static const struct zipped	 formula[] = {
		{ "xl/workbook.xml", WORKBOOK("<sheet name='표' r:id='r1'/>") },
		{ "xl/_rels/workbook.xml.rels", RELATIONSHIPS },
		{ "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"
		    "<c><v>1</v></c><c><f>A1*2</f></c><c t='s'><v>0</v></c>"
		    "</row></sheetData></worksheet>" },
		{ NULL, NULL }
	};

	(void)state;
	assert_fails(missing, "damaged", "I070 ");
	assert_fails(formula, "damaged", "I070 I226 ");
}

#define READ(bytes, want)	assert_read(bytes, sizeof(bytes) - 1, want)

static void
reads_csv(void **state)
{
	(void)state;
	READ("접수번호,기업명\r\n\r\n1,\"한빛, \"\"정밀\"\"\n둘째\"\r\n"
	    "2,\xEC\x83\x88\xEC\x86\x94\r\n", "[A1] 접수번호|[B1] 기업명|[A3] 1|"
	    "[B3] 한빛, \"정밀\"\n둘째|[A4] 2|[B4] 새솔|");
	READ("\xEF\xBB\xBF""a,b\n1,2\n", "[A1] a|[B1] b|[A2] 1|[B2] 2|");
	READ("\xBB\xF3\xC8\xA3,\xB9\xF8\xC8\xA3\r\nx,1\r\n",
	    "[A1] 상호|[B1] 번호|[A2] x|[B2] 1|");
	READ("\xFF\xFE""a\0\t\0\x5C\xD5\n\0b\0\t\0c\0\n\0",
	    "[A1] a|[B1] 한|[A2] b|[B2] c|");
	READ("a;b\n\"1;5\";2\n", "[A1] a|[B1] b|[A2] 1;5|[B2] 2|");
	READ("\"가,나\";다\n\"1,2\";3\n", "[A1] 가,나|[B1] 다|[A2] 1,2|"
	    "[B2] 3|");
	/* A title before the table, rows that carriage returns end. */
	READ("현황\n\n번호,기업,금액\n1,가,5\n2,나,6\n", "[A1] 현황|[A3] 번호|"
	    "[B3] 기업|[C3] 금액|[A4] 1|[B4] 가|[C4] 5|[A5] 2|[B5] 나|[C5] 6|");
	READ("a,b\r1,2\r", "[A1] a|[B1] b|[A2] 1|[B2] 2|");
	READ("sep=;\r\na;b\r\n1;2\r\n", "[A2] a|[B2] b|[A3] 1|[B3] 2|");
}

/* What is read of bytes that break off, and what is told of them. */
static void
assert_cut(const char *bytes, size_t n, const char *want, const char *told)
{
	struct result	 r;

	result_read(&r, bytes, n);
	assert_string_equal(shown(&r), want);
	assert_string_equal(bundle_state_name(r.member.state), "read");
	assert_string_equal(codes(&r), told);
	result_free(&r);
}

#define CUT(bytes, want, told) \
	assert_cut(bytes, sizeof(bytes) - 1, want, told)

static void
tells_of_tables_that_break_off(void **state)
{
	(void)state;
	/* In a row, in quotes, in letters of four codesets. */
	CUT("a,b\n1,2\n3,", "[A1] a|[B1] b|[A2] 1|[B2] 2|[A3] 3|", "I231 ");
	CUT("a,b\r\n1,2\r\n3,4", "[A1] a|[B1] b|[A2] 1|[B2] 2|[A3] 3|[B3] 4|",
	    "I231 ");
	CUT("a,b\n1,2\n3,\"4\n5", "[A1] a|[B1] b|[A2] 1|[B2] 2|[A3] 3|"
	    "[B3] 4\n5|", "I230 ");
	CUT("상,번\n1,2\n3,\xEC\x83", "[A1] 상|[B1] 번|[A2] 1|[B2] 2|[A3] 3|",
	    "I229 ");
	CUT("\xBB\xF3,\xB9\xF8\r\n1,2\r\n3,\xB9", "[A1] 상|[B1] 번|[A2] 1|"
	    "[B2] 2|[A3] 3|", "I229 ");
	CUT("\xFF\xFE""a\0,\0b\0\n\0c\0,\0d\0\n\0e", "[A1] a|[B1] b|[A2] c|"
	    "[B2] d|", "I229 ");
	CUT("\xFE\xFF\0a\0,\0b\0\n\0c\0,\0d\xD8\x3D", "[A1] a|[B1] b|[A2] c|"
	    "[B2] d|", "I229 ");
	CUT("국세\n완\xEB\x82", "국세|완|", "I229 ");
	/* Whole: the last row says so, or there is but one. */
	CUT("a,b\n1,2\n이하 여백,", "[A1] a|[B1] b|[A2] 1|[B2] 2|[A3] 이하 여백|",
	    "");
	CUT("a,b\n1,2\n3,4\n5,6\n7,8\n이하 여", "[A1] a|[B1] b|[A2] 1|[B2] 2|"
	    "[A3] 3|[B3] 4|[A4] 5|[B4] 6|[A5] 7|[B5] 8|[A6] 이하 여|", "I231 ");
	CUT("sep=,\na,b", "[A2] a|[B2] b|", "I231 ");
}

static void
reads_text_and_xml(void **state)
{
	struct result	 r;

	(void)state;
	READ("첫 줄\r\n\r\n  셋째 줄 ", "첫 줄|  셋째 줄 |");
	READ("\xB1\xB9\xBC\xBC", "국세|");
	READ("<?xml version='1.0'?><a><b>가</b>나<c d='x'/></a>", "가|나|");
	result_read(&r, "첫\n둘\n", 8);
	assert_int_equal(r.text.pieces[1].line, 2);
	result_free(&r);
	result_read(&r, "<a><b></a>", 10);
	assert_string_equal(bundle_state_name(r.member.state), "damaged");
	result_free(&r);
	result_read(&r, "ab\0cd", 5);
	assert_string_equal(bundle_state_name(r.member.state), "unsupported");
	assert_string_equal(codes(&r), "I054 ");
	result_free(&r);
}

static void
put_stream(GsfOutfile *ole, const char *name, const void *bytes, size_t n)
{
	GsfOutput	*stream = gsf_outfile_new_child(ole, name, FALSE);

	gsf_output_write(stream, n, bytes);
	gsf_output_close(stream);
	g_object_unref(stream);
}

/* An HWP 5 file with these flags and, if PREVIEW, one. */
static void
read_hwp5(struct result *r, unsigned flags, int preview)
{
	static const char	 text[] = "\xA9\xB0\x38\xC1\r\0\n\0\x1C\xB4";
	char			 header[256] = "HWP Document File";
	GsfOutput		*memory = gsf_output_memory_new();
	GsfOutfile		*ole = gsf_outfile_msole_new(memory);

	header[36] = (char)flags;
	header[37] = (char)(flags >> 8);
	put_stream(ole, "FileHeader", header, sizeof(header));
	if (preview)
		put_stream(ole, "PrvText", text, sizeof(text) - 1);
	gsf_output_close(GSF_OUTPUT(ole));
	result_read(r, gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory)),
	    (size_t)gsf_output_size(memory));
	g_object_unref(ole);
	g_object_unref(memory);
}

static void
reads_what_hwp_lets(void **state)
{
	static const struct {
		unsigned	 flags;
		int		 preview;
		const char	*state;
		const char	*codes;
		const char	*text;
	} rows[] = {
		/* No body: the preview, or nothing. */
		{ 1, 1, "read", "I073 ", "납세|된|" },
		{ 1, 0, "damaged", "I070 ", "" },
		{ 1 | 2, 1, "encrypted", "I081 ", "" },
		{ 1 | 1 << 8, 1, "encrypted", "I081 ", "" },
		{ 1 | 4, 1, "distribution", "I082 ", "납세|된|" },
		{ 1 | 16, 1, "encrypted", "I083 ", "" },
		{ 1 | 1 << 10, 1, "encrypted", "I083 ", "" },
	};
	struct result	 r;
	size_t		 i;

	(void)state;
	gsf_init();
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		read_hwp5(&r, rows[i].flags, rows[i].preview);
		assert_string_equal(r.member.kind, "hwp5");
		assert_string_equal(bundle_state_name(r.member.state),
		    rows[i].state);
		assert_string_equal(codes(&r), rows[i].codes);
		assert_string_equal(shown(&r), rows[i].text);
		result_free(&r);
	}
}

/* A file of the intake case hwp-body. */
static void
read_member(struct result *r, const char *name)
{
	struct diags	*ds = diags_new();
	struct arena	*arena = arena_new();
	struct bundle	*b;
	struct buf	 bytes;
	size_t		 i;

	b = bundle_open(ds, arena, "tests/cases/intake/hwp-body/bundle.zip");
	buf_init(&bytes, 1);
	for (i = 0; strcmp(bundle_member(b, i)->path, name) != 0; i++)
		assert_true(i + 1 < bundle_count(b));
	assert_int_equal(bundle_read(b, i, &bytes), 0);
	result_read(r, bytes.data, bytes.len);
	buf_free(&bytes);
	bundle_close(b);
	arena_free(arena);
	diags_free(ds);
}

/* The text and tables of HWP as those of HWPX. */
static void
reads_the_body_of_hwp(void **state)
{
	static const char	 want[] =
	    "머리말|탭\t뒤끝\n둘째 줄|각주 앞|각주의 글|각주 뒤|남은 글|"
	    "글상자의 글|둘째|\u1112\u119E\u11AB글 𠮷\u3000고정  묶음-이음|"
	    "[표1 R1C1] 겉|[표2 R1C1] 속1|[표2 R1C2] 속2|[표1 R1C2] 앞\n뒤|"
	    "[표1 R2C1] 넓은 칸|입력한 값|";
	struct result	 r;
	const char	*rest;

	(void)state;
	read_member(&r, "갖가지.hwp");
	assert_string_equal(bundle_state_name(r.member.state), "read");
	assert_string_equal(codes(&r), "");
	assert_memory_equal(shown(&r), want, strlen(want));
	/* The last record is longer than 4,094 bytes; the memo is left out. */
	rest = shown(&r) + strlen(want);
	assert_int_equal(strlen(rest), 5000 * strlen("가") + 1);
	result_free(&r);
}

static void
reads_ticks_of_hwp(void **state)
{
	struct result	 r;

	(void)state;
	read_member(&r, "동의서.hwp");
	assert_string_equal(shown(&r),
	    "중소기업 지원사업 통합관리시스템 정보 활용을 위한 동의서|"
	    "[표1 R1C1] 기업명|[표1 R1C2] 주식회사 한빛정밀|"
	    "[표1 R2C1] 사업자등록번호|[표1 R2C2] 999-81-20419|"
	    "개인정보 수집·이용 ☑동의 □미동의|☑동의 □미동의 |"
	    "제3자 제공 ☑동의 □미동의|고유식별정보 ☑동의 □미동의|"
	    "2026년 2월 10일|");
	result_free(&r);
}

/* The PDFs of the intake cases, by name: cut, no-unicode, open, scan, secret. */
static void
reads_pdf_and_says_why_not(void **state)
{
	static const char *const want[] = {
		"damaged I061 ", "no-text I063 ", "read ", "no-text I062 ",
		"encrypted I060 "
	};
	struct diags	*ds = diags_new();
	struct arena	*arena = arena_new();
	struct bundle	*b;
	struct buf	 bytes;
	struct result	 r;
	size_t		 i;

	(void)state;
	/* Under valgrind no confined child can be started. */
	if (getenv("LD_PRELOAD") != NULL &&
	    strstr(getenv("LD_PRELOAD"), "vgpreload") != NULL) {
		arena_free(arena);
		diags_free(ds);
		skip();
	}
	b = bundle_open(ds, arena, "tests/cases/intake/pdf-states/bundle.zip");
	buf_init(&bytes, 1);
	for (i = 0; i < bundle_count(b); i++) {
		assert_int_equal(bundle_read(b, i, &bytes), 0);
		result_read(&r, bytes.data, bytes.len);
		assert_string_equal(arena_printf(arena, "%s %s",
		    bundle_state_name(r.member.state), codes(&r)), want[i]);
		if (r.member.state == MEMBER_READ) {
			assert_int_equal(r.text.pages, 1);
			assert_int_equal(r.text.n, 5);
			assert_non_null(strstr(r.text.pieces[2].str,
			    "사업자등록번호 999-81-20419"));
			assert_int_equal(r.text.pieces[4].page, 1);
		}
		result_free(&r);
	}
	buf_free(&bytes);
	bundle_close(b);
	arena_free(arena);
	diags_free(ds);
}

/* N times what stands before and behind a number that no ratio forgives. */
static void
put_many(struct buf *out, int n, const char *before, const char *behind)
{
	unsigned	 x = 1;
	int		 i;

	for (i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		buf_printf(out, "%s%x%s", before, x, behind);
	}
}

static void
assert_docx(const char *body, const char *states)
{
	const struct zipped	 files[] = {
		{ "[Content_Types].xml", "t" },
		{ "word/document.xml", body },
		{ "word/header1.xml", "<hdr><p><r><t>머리</t></r></p></hdr>" },
		{ NULL, NULL }
	};
	struct result		 r;
	struct buf		 bytes;

	buf_init(&bytes, 32 * 1024 * 1024);
	zipped(&bytes, files);
	result_read(&r, bytes.data, bytes.len);
	assert_string_equal(arena_printf(r.arena, "%s %s%zu",
	    bundle_state_name(r.member.state), codes(&r), r.text.n), states);
	result_free(&r);
	buf_free(&bytes);
}

/* Any number of paragraphs, but none of any size: memory is bounded. */
static void
reads_paragraph_by_paragraph(void **state)
{
	struct buf	 body;

	(void)state;
	buf_init(&body, 16 * 1024 * 1024);
	buf_puts(&body, "<document><body>");
	put_many(&body, 150000, "<p><r><t>", "</t></r></p>");
	buf_puts(&body, "</body></document>");
	assert_docx(buf_string(&body), "read 150001");
	buf_clear(&body);
	buf_puts(&body, "<document><body><p>");
	put_many(&body, 150000, "<r><t>", "</t></r>");
	buf_puts(&body, "</p></body></document>");
	assert_docx(buf_string(&body), "too-large I290 1");
	buf_free(&body);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(reads_hwpx_paragraphs),
		cmocka_unit_test(reads_hwpx_tables_by_address),
		cmocka_unit_test(reads_hwpx_tables_by_counting),
		cmocka_unit_test(reads_hwpx_sections_in_order),
		cmocka_unit_test(tells_why_hwpx_is_not_read),
		cmocka_unit_test(reads_docx),
		cmocka_unit_test(reads_paragraph_by_paragraph),
		cmocka_unit_test(reads_docx_as_it_is_shown),
		cmocka_unit_test(reads_xlsx),
		cmocka_unit_test(reads_numbers_as_they_are_shown),
		cmocka_unit_test(reads_merged_cells_and_text_boxes),
		cmocka_unit_test(marks_what_is_hidden),
		cmocka_unit_test(tells_what_an_xlsx_lacks),
		cmocka_unit_test(reads_csv),
		cmocka_unit_test(tells_of_tables_that_break_off),
		cmocka_unit_test(reads_text_and_xml),
		cmocka_unit_test(reads_what_hwp_lets),
		cmocka_unit_test(reads_the_body_of_hwp),
		cmocka_unit_test(reads_ticks_of_hwp),
		cmocka_unit_test(reads_pdf_and_says_why_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
