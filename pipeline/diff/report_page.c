// report_page.c: the differences as a page for a browser: page/diff.html with its style, its script and the JSON of
// report_json.c put in. It asks for nothing but the pictures beside it.
#include "common/embed.h"
#include "diff/report.h"

#include <string.h>

EMBED_FILE(diff_html, "pipeline/diff/page/diff.html");
EMBED_FILE(diff_css, "pipeline/diff/page/diff.css");
EMBED_FILE(diff_js, "pipeline/diff/page/diff.js");

bool diff_page_is_shown(const PagePair *pair) {
    return pair->status == PAGE_CHANGED || pair->status == PAGE_REFLOWED || pair->status == PAGE_ADDED ||
           pair->status == PAGE_REMOVED || pair->status == PAGE_FOLLOWS || pair->changes.count;
}

// inside a script element no "<" may stand that could end it
static void write_data(Buffer *out, const Differences *differences, int32_t ppi) {
    Buffer json = {0};
    diff_write_json(&json, differences);
    buffer_print(out, "{\"ppi\":%d,\"differences\":", ppi);
    for (size_t i = 0; i < json.size; i++) {
        if (json.bytes[i] == '<') buffer_string(out, "\\u003c");
        else buffer_byte(out, json.bytes[i]);
    }
    buffer_byte(out, '}');
    buffer_free(&json);
}

// The page up to a mark, which is passed over; the rest remains in *rest.
static void write_up_to(Buffer *out, Text *rest, const char *mark) {
    const char *at = memmem(rest->at, rest->size, mark, strlen(mark));
    size_t before = at ? (size_t)(at - rest->at) : rest->size;
    buffer_text(out, text_part(*rest, 0, before));
    *rest = text_part(*rest, before + (at ? strlen(mark) : 0), rest->size);
}

void diff_write_page(Buffer *out, const Differences *differences, int32_t ppi) {
    Text rest = embed_text(diff_html);
    write_up_to(out, &rest, "{style}");
    buffer_text(out, embed_text(diff_css));
    write_up_to(out, &rest, "{data}");
    write_data(out, differences, ppi);
    write_up_to(out, &rest, "{script}");
    buffer_text(out, embed_text(diff_js));
    buffer_text(out, rest);
}
