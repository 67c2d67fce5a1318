// pdfjs_layers.js: the layers that pdf.js, and so a browser, lists: their names in order, and which are shown at first.
// Prints JSON for layers.py.
//
//     node pdfjs_layers.js FILE.pdf
const fs = require("fs");

console.log = () => {}; // pdf.js says there that it has no canvas, which nothing here needs

const pdfjs = require("/usr/share/javascript/pdf/build/pdf.js"); // of Debian's libjs-pdf

async function main() {
    const data = new Uint8Array(fs.readFileSync(process.argv[2]));
    const pdf = await pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false, useSystemFonts: false }).promise;
    const layers = await pdf.getOptionalContentConfig();
    const groups = layers.getGroups() || {};
    process.stdout.write(JSON.stringify((layers.getOrder() || []).map((id) => [groups[id].name, groups[id].visible])));
}

main().catch((error) => {
    process.stderr.write(`pdfjs_layers: ${error.message}\n`);
    process.exit(2);
});
