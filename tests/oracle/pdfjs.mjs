// What pdf.js reads of the PDFs named, one line of JSON a file: the text in
// the order drawn without artifacts, the same with them, and the text in the
// order of the structure tree.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// The library makes one on loading; only drawing, not done here, needs it.
globalThis.DOMMatrix ??= class {};

const [library, ...files] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library));

// Pieces of a page: [id of marked content, text], artifacts have no id.
function pieces(items) {
	const open = [], out = [];
	for (const item of items) {
		if (item.type === "beginMarkedContentProps")
			open.push(item.id);
		else if (item.type === "beginMarkedContent")
			open.push(item.tag === "Artifact" ? null : undefined);
		else if (item.type === "endMarkedContent")
			open.pop();
		else
			out.push([open.includes(null) ? null :
			    open.findLast((id) => id), item.str]);
	}
	return out;
}

// pdf.js gives the tree of each page by itself: a cell that goes on stands
// in both, so that order across pages is judged elsewhere.
function walk(node, texts, out) {
	for (const child of node?.children ?? [])
		if (child.type === "content")
			out.push(texts.get(child.id) ?? "");
		else
			walk(child, texts, out);
}

async function read(file) {
	const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)),
	    verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;
	const pages = [];
	for (let n = 1; n <= pdf.numPages; n++) {
		const page = await pdf.getPage(n);
		const content = await page.getTextContent({
		    includeMarkedContent: true, disableNormalization: true });
		const texts = new Map(), parts = pieces(content.items), tree = [];
		for (const [id, text] of parts)
			texts.set(id, (texts.get(id) ?? "") + text);
		walk(await page.getStructTree(), texts, tree);
		pages.push({ drawn: parts.map((p) => p[1]).join(""),
		    marked: parts.filter((p) => p[0]).map((p) => p[1]).join(""),
		    tree: tree.join("") });
	}
	await pdf.destroy();
	return { file, pages };
}

for (const file of files)
	console.log(JSON.stringify(await read(file)));
