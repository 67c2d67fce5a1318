// signature.c: sheets are folded and bound in signatures, so a printer needs a whole number of them.
//
// A blank page has no furniture and no words, and its number goes on. That pages are missing is an error, not a
// warning: a printer would have to ring up, and might add the blanks where nobody wants them.
#include "layout/signature.h"

static void add_blanks(Pages *pages, const Template *template, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        Page *page = pages_add_page(pages, template->width, template->height, template->bleed);
        page->master = TEXT("blank");
        page->label = text_print(pages->arena, "%d", page->number);
    }
}

void signature_fill(Pages *pages, const Document *document, const Template *template,
                    Diagnostics *diagnostics) {
    int32_t count = pages->pages.count, signature = template->signature;
    int32_t over = signature > 0 ? count % signature : 0, missing = signature - over;
    if (!over) return;
    if (!document->blank_pages) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, document->title_place, "signature",
                        "%d pages, but the press binds %d at a time: fill %d more or cut %d, or write "
                        "'blank-pages: end' to leave %d blank",
                        count, signature, missing, over, missing);
        return;
    }
    add_blanks(pages, template, missing);
    diagnostics_add(diagnostics, SEVERITY_NOTE, document->title_place, "signature",
                    "%d pages, but the press binds %d at a time: %d blank at the end, as 'blank-pages' allows",
                    count, signature, missing);
}
