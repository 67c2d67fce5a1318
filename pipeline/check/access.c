// access.c: what a reader who does not see the page needs: alternative text of figures.
#include "check/rules.h"

void rules_access(const Rules *rules) {
    const Pages *pages = rules->pages;
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        if (tag->role != ROLE_FIGURE || tag->alt.size || tag->actual.size) continue;
        if (tag->box_page < 1 || tag->box_page > pages->pages.count) continue; // it was not placed
        rules_report(rules, SEVERITY_ERROR, &pages->pages.at[tag->box_page - 1], tag->box, i + 1, "figure-alt",
                     "a figure without alternative text: say in 'alt' what it shows, or mark it 'decorative: true'");
    }
}
