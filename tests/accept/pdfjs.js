// pdfjs.js: what pdf.js, and so a browser, finds in a PDF: each page's structure tree, the text of each piece of
// marked content, page labels, outline, title. Prints JSON for tags.py.
//
//     node pdfjs.js FILE.pdf
const fs = require("fs");

console.log = () => {}; // pdf.js says there that it has no canvas, which nothing here needs

const file = process.argv[2];
const pdfjs = require("/usr/share/javascript/pdf/build/pdf.js"); // of Debian's libjs-pdf

async function texts(page) {
    const found = {}, open = [];
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    for (const item of content.items) {
        if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") open.push(item.id);
        else if (item.type === "endMarkedContent") open.pop();
        else if (open.length && open[open.length - 1])
            found[open[open.length - 1]] = (found[open[open.length - 1]] || "") + item.str;
    }
    return found;
}

async function main() {
    const data = new Uint8Array(fs.readFileSync(file));
    const pdf = await pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false, useSystemFonts: false }).promise;
    const labels = await pdf.getPageLabels();
    const outline = await pdf.getOutline();
    const out = { labelled: labels !== null, outline: (outline || []).length, pages: [] };
    out.marked = await pdf.getMarkInfo();
    out.info = (await pdf.getMetadata()).info;
    for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const label = labels ? labels[number - 1] : "";
        out.pages.push({ label, tree: await page.getStructTree(), texts: await texts(page) });
        page.cleanup();
    }
    process.stdout.write(JSON.stringify(out));
}

main().catch((error) => {
    process.stderr.write(`pdfjs: ${error.message}\n`);
    process.exit(2);
});
