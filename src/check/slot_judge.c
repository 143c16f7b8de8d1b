/*
 * Why a document is not there: the sentence an applicant can act on.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/korean.h"
#include "base/xml.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/run.h"
#include "check/slot.h"

enum {
	NAMED_MAX	= 5,	/* files named in one sentence */
	SENTENCE_MAX	= 16 * 1024
};

/*
 * What a file's state means for the paper inside it. An empty file is known
 * to hold nothing; all others may well be the paper that is missed.
 */
static const struct {
	const char		*state;
	enum finding_verdict	 verdict;
	const char		*because;
	const char		*remedy;
} states[] = {
	{ "no-text", FINDING_UNREADABLE,
	    "글자 정보가 없는(스캔·사진) 파일이라",
	    "글자가 있는 원본 PDF(전자 발급본 등)로 다시 발급받거나 저장하여 제출해 "
	    "주십시오." },
	{ "encrypted", FINDING_UNREADABLE, "암호가 걸려 있어",
	    "암호를 푼 파일로 다시 제출해 주십시오." },
	{ "distribution", FINDING_UNREADABLE, "배포용 문서라",
	    "일반 문서나 PDF로 저장하여 다시 제출해 주십시오." },
	{ "damaged", FINDING_UNREADABLE, "파일이 손상되어",
	    "파일이 열리는지 확인하고 다시 저장하여 제출해 주십시오." },
	{ "unsupported", FINDING_UNREADABLE, "읽을 수 없는 형식이라",
	    "PDF로 저장하여 다시 제출해 주십시오." },
	{ "too-large", FINDING_UNREADABLE, "파일이 너무 커서",
	    "파일을 나누거나 크기를 줄여 다시 제출해 주십시오." },
	{ "refused", FINDING_UNREADABLE, "안전하지 않은 파일이라",
	    "파일 이름과 압축을 고쳐 다시 제출해 주십시오." },
	{ "empty", FINDING_SUPPLEMENT, "내용이 없는 빈 파일이라",
	    "내용이 있는 파일로 다시 제출해 주십시오." },
};
enum { STATES = sizeof(states) / sizeof(states[0]) };

static const char *
attribute(struct run *run, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(run->arena, node, name);

	return value != NULL ? value : "";
}

/* Index into states, -1 for a file that was read or left aside. */
static int
state_of(struct run *run, const xmlNode *file)
{
	const char	*state = attribute(run, file, "state");
	int		 i;

	for (i = 0; i < STATES; i++)
		if (strcmp(states[i].state, state) == 0)
			return i;
	return -1;
}

/* The word with the particle that fits it. */
static const char *
with(struct run *run, const char *word, const char *particle)
{
	return arena_printf(run->arena, "%s%s", word,
	    korean_particle(word, particle));
}

static struct finding
presence(const struct programme_document *d)
{
	return (struct finding){ .id = d->rule, .verdict = FINDING_PASS,
	    .severity = "info", .document = d->id, .basis = d->basis,
	    .conflict = d->conflict };
}

static void
add(struct run *run, const struct programme_document *d, struct finding f)
{
	const struct finding_role	*role;

	f.title = arena_printf(run->arena, "%s 제출", d->label);
	if (f.verdict == FINDING_SUPPLEMENT) {
		role = finding_role(programme_role(run->programme, d->rule,
		    "supplement"));
		f.verdict = role->verdict;
		f.severity = role->severity;
	} else if (f.verdict == FINDING_UNREADABLE) {
		f.severity = "warning";
	}
	findings_add(run->findings, &f);
}

/* In quotes; of a file that is some pages of another, which: '합.pdf'(3-4쪽). */
static const char *
quoted(struct run *run, const xmlNode *file)
{
	const char	*part = attribute(run, file, "part");
	const char	*path = attribute(run, file, "path");

	return part[0] == '\0' ? arena_printf(run->arena, "'%s'", path) :
	    arena_printf(run->arena, "'%s'(%s쪽)", path, part);
}

static void
put_file(struct run *run, const xmlNode *file, struct finding *f)
{
	f->file = attribute(run, file, "id");
	f->path = attribute(run, file, "path");
}

/* "'가.pdf', '나.jpg' 외 3개" of the first N_NAMED of N files. */
static const char *
name_files(struct run *run, const xmlNode *const *files, size_t n)
{
	struct buf	 out;
	const char	*text;
	size_t		 i;

	buf_init(&out, SENTENCE_MAX);
	for (i = 0; i < n && i < NAMED_MAX; i++)
		buf_printf(&out, "%s%s", i > 0 ? ", " : "",
		    quoted(run, files[i]));
	if (n > NAMED_MAX)
		buf_printf(&out, " 외 %zu개", n - NAMED_MAX);
	text = arena_strdup(run->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

/* The file was recognised, by its name or by statement, but not read. */
static void
judge_unread(struct run *run, const struct programme_document *d,
    const xmlNode *file)
{
	struct finding	 f = presence(d);
	int		 state = state_of(run, file);
	const char	*path = attribute(run, file, "path");

	put_file(run, file, &f);
	f.verdict = FINDING_UNREADABLE;
	if (state == -1) {
		f.text = arena_printf(run->arena,
		    "%s '%s' 파일로 보이지만 읽지 못했습니다.",
		    with(run, d->label, "은"), path);
		f.remedy = "파일이 열리는지 확인하고, 다시 저장하거나 "
		    "발급받아 제출해 주십시오.";
	} else {
		f.verdict = states[state].verdict;
		f.text = arena_printf(run->arena,
		    "%s '%s' 파일로 보이지만 %s 내용을 확인하지 못했습니다.",
		    with(run, d->label, "은"), path, states[state].because);
		f.remedy = states[state].remedy;
	}
	add(run, d, f);
}

/* How a file that was taken for nothing may yet be the document. */
enum likeness {
	LIKE_NOTHING,
	LIKE_PARTLY,	/* read, but for some pages, or by guessing */
	LIKE_ANYTHING,	/* unread, and its name says nothing */
	LIKE_CANDIDATE,	/* read, and it might be this one among others */
	LIKE_UNREAD	/* unread, and its name says so */
};

static int
is_candidate(struct run *run, const struct programme_document *d,
    const xmlNode *file)
{
	const xmlNode	*candidate = xml_child(file, "candidate");

	for (; candidate != NULL;
	    candidate = xml_next_named(candidate, "candidate"))
		if (names_among(d->accepts,
		    attribute(run, candidate, "document")))
			return 1;
	return 0;
}

/*
 * 1 if nobody can be sure of all pages of a file that was read: some hold
 * pictures, letters that were guessed from them, or that cannot be seen. One
 * page that was named holds nothing else.
 */
static int
is_partly_read(struct run *run, const xmlNode *file)
{
	int	 named = attribute(run, file, "document")[0] != '\0' ||
	    strcmp(attribute(run, file, "method"), "cover") == 0;

	if (strcmp(attribute(run, file, "method"), "parts") == 0)
		return 0;
	if (attribute(run, file, "unread-pages")[0] != '\0' ||
	    attribute(run, file, "unseen-words")[0] != '\0')
		return 1;
	return strcmp(attribute(run, file, "ocr"), "yes") == 0 &&
	    (!named || strcmp(attribute(run, file, "pages"), "1") != 0);
}

static enum likeness
likeness(struct run *run, const struct programme_document *d,
    const xmlNode *file)
{
	int	 state = state_of(run, file);
	int	 read = strcmp(attribute(run, file, "state"), "read") == 0;
	int	 unread = state != -1 &&
	    states[state].verdict == FINDING_UNREADABLE;

	if (!read && !unread)
		return LIKE_NOTHING;
	if (attribute(run, file, "document")[0] == '\0') {
		if (is_candidate(run, d, file))
			return read ? LIKE_CANDIDATE : LIKE_UNREAD;
		if (unread && xml_child(file, "candidate") == NULL)
			return LIKE_ANYTHING;
	}
	return read && is_partly_read(run, file) ? LIKE_PARTLY : LIKE_NOTHING;
}

/* The files of that likeness; their number. */
static size_t
files_like(struct run *run, const struct programme_document *d,
    enum likeness like, const xmlNode ***files)
{
	const xmlNode	*file;
	size_t		 n = 0, total = 0;

	for (file = xml_child(run->facts, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		total++;
	*files = arena_array(run->arena, total + 1, sizeof(xmlNode *));
	for (file = xml_child(run->facts, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		if (likeness(run, d, file) == like)
			(*files)[n++] = file;
	return n;
}

/* A read file of a type that is often handed in instead; NULL if none. */
static const xmlNode *
look_alike(struct run *run, const struct programme_document *d,
    const char **sentence)
{
	const xmlNode	*look, *file;
	const char	*type;

	for (look = xml_child(d->node, "look-alike"); look != NULL;
	    look = xml_next_named(look, "look-alike")) {
		type = attribute(run, look, "type");
		for (file = xml_child(run->facts, "file"); file != NULL;
		    file = xml_next_named(file, "file")) {
			if (strcmp(attribute(run, file, "document"), type))
				continue;
			*sentence = xml_text(run->arena, look);
			return file;
		}
	}
	return NULL;
}

static const char *
how_to_get(struct run *run, const struct programme_document *d)
{
	if (d->remedy != NULL)
		return d->remedy;
	if (d->obtain == NULL)
		return arena_printf(run->arena, "%s 준비하여 제출해 주십시오.",
		    with(run, d->label, "을"));
	return arena_printf(run->arena, "%s에서 %s 발급받아 제출해 주십시오.",
	    d->obtain, with(run, d->label, "을"));
}

/* What is said of FILES, in which a document may be. */
static const char *
where_it_may_be(struct run *run, enum likeness like, const char *files)
{
	if (like == LIKE_CANDIDATE)
		return arena_printf(run->arena,
		    "%s 파일일 수 있으나 확정하지 못했으니", files);
	if (like == LIKE_PARTLY)
		return arena_printf(run->arena, "%s 파일에 읽지 못했거나 "
		    "그림에서 글자를 인식한(OCR) 쪽이 있어 거기에 있을 수 "
		    "있으니", files);
	return arena_printf(run->arena, "읽지 못한 파일 %s에 있을 수 있으니",
	    files);
}

/* Somewhere in what nobody could read or place. */
static void
judge_doubtful(struct run *run, const struct programme_document *d,
    const xmlNode *const *files, size_t n, enum likeness like)
{
	struct finding	 f = presence(d);

	put_file(run, files[0], &f);
	f.verdict = like == LIKE_ANYTHING ? FINDING_UNREADABLE :
	    FINDING_REVIEW;
	f.severity = "warning";
	f.text = arena_printf(run->arena, "%s 확인되지 않았습니다. %s 직접 "
	    "확인해 주십시오.", with(run, d->label, "이"),
	    where_it_may_be(run, like, name_files(run, files, n)));
	f.remedy = how_to_get(run, d);
	add(run, d, f);
}

/* 1 if intake did not see all files: too many, or a folder that is closed. */
static int
is_cut_short(struct run *run)
{
	const xmlNode	*problem = xml_child(run->facts, "problem");

	for (; problem != NULL; problem = xml_next_named(problem, "problem"))
		if (strcmp(attribute(run, problem, "level"), "bundle") == 0)
			return 1;
	return 0;
}

/* Not among the files that were seen, and there are others. */
static void
judge_unseen(struct run *run, const struct programme_document *d)
{
	struct finding	 f = presence(d);

	f.verdict = FINDING_REVIEW;
	f.severity = "warning";
	f.text = arena_printf(run->arena, "%s 확인되지 않았습니다. 꾸러미의 파일을 "
	    "다 보지 못했으니 직접 확인해 주십시오.", with(run, d->label, "이"));
	f.remedy = how_to_get(run, d);
	add(run, d, f);
}

/* Surely not there; what is there in its place is named. */
static void
judge_absent(struct run *run, const struct programme_document *d,
    const xmlNode *other, const char *sentence)
{
	struct finding	 f = presence(d);
	const char	*label = with(run, d->label, "이");

	f.verdict = FINDING_SUPPLEMENT;
	f.remedy = how_to_get(run, d);
	f.text = arena_printf(run->arena, "%s 제출되지 않았습니다.", label);
	if (other != NULL) {
		put_file(run, other, &f);
		f.text = arena_printf(run->arena, "%s '%s': %s", f.text,
		    f.path, sentence);
	}
	add(run, d, f);
}

/*
 * From the likeliest to the least likely: only what can be none of these was
 * not submitted.
 */
static void
judge_missing(struct run *run, const struct programme_document *d)
{
	const xmlNode	**files, *other;
	const char	 *sentence = NULL;
	size_t		  n;

	if (files_like(run, d, LIKE_UNREAD, &files) > 0) {
		judge_unread(run, d, files[0]);
		return;
	}
	if ((n = files_like(run, d, LIKE_CANDIDATE, &files)) > 0) {
		judge_doubtful(run, d, files, n, LIKE_CANDIDATE);
		return;
	}
	other = look_alike(run, d, &sentence);
	if (other == NULL &&
	    (n = files_like(run, d, LIKE_ANYTHING, &files)) > 0)
		judge_doubtful(run, d, files, n, LIKE_ANYTHING);
	else if (other == NULL &&
	    (n = files_like(run, d, LIKE_PARTLY, &files)) > 0)
		judge_doubtful(run, d, files, n, LIKE_PARTLY);
	else if (other == NULL && is_cut_short(run))
		judge_unseen(run, d);
	else
		judge_absent(run, d, other, sentence);
}

/* The digest of a slot's file, "" where its bytes were not read. */
static const char *
digest(struct run *run, const xmlNode *slot_file)
{
	const char	*ref = attribute(run, slot_file, "ref");
	const xmlNode	*file = xml_child(run->facts, "file");

	while (file != NULL && strcmp(attribute(run, file, "id"), ref) != 0)
		file = xml_next_named(file, "file");
	return file != NULL ? attribute(run, file, "sha256") : "";
}

/* Parts of one file share its bytes, and yet are different papers. */
static int
same_bytes(struct run *run, const xmlNode *a, const xmlNode *b)
{
	const char	*of_a = digest(run, a);

	return of_a[0] != '\0' && strcmp(of_a, digest(run, b)) == 0 &&
	    strcmp(attribute(run, a, "part"), attribute(run, b, "part")) == 0;
}

/*
 * Several files for one document: one was checked, and a person has to say
 * whether it is the right one. Copies of the same bytes are one.
 */
static void
judge_several(struct run *run, const struct programme_document *d,
    const xmlNode *first, struct finding *f)
{
	const xmlNode	*file;
	const char	*others = "";

	for (file = xml_next_named(first, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		if (!same_bytes(run, file, first))
			others = arena_printf(run->arena, "%s%s%s", others,
			    others[0] != '\0' ? ", " : "", quoted(run, file));
	if (others[0] == '\0')
		return;
	f->verdict = FINDING_REVIEW;
	f->severity = "warning";
	f->text = arena_printf(run->arena, "%s 여러 개입니다. %s 파일로 "
	    "확인했으며 %s 파일의 내용은 판정에 쓰지 않았습니다.",
	    with(run, d->label, "이"), quoted(run, first), others);
	f->remedy = "어느 파일이 맞는지 확인하고, 제출할 파일 하나만 남겨 주십시오.";
}

/* Why a paper is not asked for yet; NULL of those due at application. */
static const char *
due_later(struct run *run, const struct programme_document *d)
{
	static const struct {
		const char	*stage, *when;
	} stages[] = {
		{ "selection", "선정평가 단계에서" },
		{ "agreement", "선정된 뒤 협약할 때" },
		{ "completion", "과제를 마칠 때" },
	};
	size_t	 i;

	for (i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (strcmp(stages[i].stage, d->stage) == 0)
			return arena_printf(run->arena,
			    "%s %s 제출하는 서류로, 신청할 때에는 내지 않아도 됩니다.",
			    with(run, d->label, "은"), stages[i].when);
	return NULL;
}

static void
judge(struct run *run, const struct programme_document *d)
{
	const xmlNode	*slot = run_document(run, d->id);
	const xmlNode	*file = xml_child(slot, "file");
	struct finding	 f = presence(d);

	if (strcmp(attribute(run, slot, "present"), "yes") == 0) {
		f.file = attribute(run, file, "ref");
		f.path = attribute(run, file, "path");
		judge_several(run, d, file, &f);
		add(run, d, f);
	} else if (strcmp(attribute(run, slot, "applies"), "no") == 0) {
		f.verdict = FINDING_NOT_APPLICABLE;
		f.text = due_later(run, d);
		add(run, d, f);
	} else if (file != NULL) {
		file = xml_child(run->facts, "file");
		while (file != NULL && strcmp(attribute(run, file, "id"),
		    attribute(run, xml_child(slot, "file"), "ref")) != 0)
			file = xml_next_named(file, "file");
		if (file != NULL)
			judge_unread(run, d, file);
	} else {
		judge_missing(run, d);
	}
}

/* What intake had to say of a file or of the bundle. */
static struct finding
remark(struct run *run, const xmlNode *problem)
{
	const char	*level = attribute(run, problem, "level");
	struct finding	 f = { .title = "파일 읽기", .severity = "warning",
			    .verdict = FINDING_REVIEW };

	f.id = attribute(run, problem, "code");
	if (strcmp(level, "warning") == 0 || strcmp(level, "note") == 0)
		f.verdict = FINDING_PASS;
	if (strcmp(level, "note") == 0)
		f.severity = "info";
	f.text = xml_text(run->arena, problem);
	return f;
}

static void
add_problem(struct run *run, const xmlNode *problem)
{
	struct finding	 f = remark(run, problem);

	run_locate(run, (xmlNode *)(uintptr_t)problem, NULL, NULL, &f);
	findings_add(run->findings, &f);
}

static int
holds(struct run *run, const xmlNode *slot, const xmlNode *file)
{
	const xmlNode	*held = xml_child(slot, "file");
	const char	*id = attribute(run, file, "id");

	for (; held != NULL; held = xml_next_named(held, "file"))
		if (strcmp(attribute(run, held, "ref"), id) == 0)
			return 1;
	return 0;
}

/*
 * A file may fill several slots. What a person has to look at in it is open
 * for each of them.
 */
static void
add_file_problem(struct run *run, const xmlNode *file, const xmlNode *problem)
{
	const xmlNode	*slot = xml_child(run->root, "documents");
	struct finding	 f = remark(run, problem);
	int		 n = 0;

	put_file(run, file, &f);
	for (slot = xml_child(slot, "document"); slot != NULL &&
	    f.verdict != FINDING_PASS;
	    slot = xml_next_named(slot, "document")) {
		if (!holds(run, slot, file))
			continue;
		f.document = attribute(run, slot, "id");
		findings_add(run->findings, &f);
		n++;
	}
	if (n == 0)
		add_problem(run, problem);
}

void
slot_judge(struct run *run)
{
	const struct programme	*p = run->programme;
	const xmlNode		*file, *problem;
	size_t			 i;

	for (i = 0; i < p->n_documents; i++)
		judge(run, &p->documents[i]);
	for (problem = xml_child(run->facts, "problem"); problem != NULL;
	    problem = xml_next_named(problem, "problem"))
		add_problem(run, problem);
	for (file = xml_child(run->facts, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		for (problem = xml_child(file, "problem"); problem != NULL;
		    problem = xml_next_named(problem, "problem"))
			add_file_problem(run, file, problem);
}
