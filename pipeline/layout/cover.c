// cover.c: art from edge to edge and the edition's lines: all of it is the master's furniture.
#include "layout/cover.h"

#include <string.h>

static bool shows_word(const Master *master, Text word) {
    for (int32_t i = 0; i < master->furniture.count; i++) {
        Text text = master->furniture.at[i].text;
        if (text.size && memmem(text.at, text.size, word.at, word.size)) return true;
    }
    return false;
}

static void report_unplaced(const Furnisher *furnisher, const Master *master) {
    const Document *document = furnisher->document;
    for (int32_t i = 0; i < document->cover_lines.count; i++) {
        Arena *arena = furnisher->display.pages->arena;
        if (shows_word(master, text_print(arena, "{cover-%d}", i + 1))) continue;
        diagnostics_add(furnisher->display.diagnostics, SEVERITY_WARNING,
                        document->cover_lines.at[i].place, "cover-line",
                        "the layout's cover has no place for line %d", i + 1);
    }
}

void cover_add(Furnisher *furnisher, const Master *master, int32_t parent) {
    Pages *pages = furnisher->display.pages;
    int32_t section = pages_add_tag(pages, parent, ROLE_SECTION, furnisher->document->title_place);
    Page *page = furniture_begin_page(furnisher, master);
    furniture_end_page(furnisher, page, master, &(FurnitureFacts){0}, section);
    report_unplaced(furnisher, master);
}
