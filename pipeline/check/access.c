// access.c: what a reader who does not see the page needs: alternative text of figures, the report's language.
#include "check/rules.h"

static void check_language(const Rules *rules) {
    const Pages *pages = rules->pages;
    if (pages->metadata.language.size || !pages->tags.count) return;
    diagnostics_add(rules->diagnostics, SEVERITY_ERROR, rules_place(rules, 1), "language",
                    "the report does not say its language: a screen reader would guess how to speak it");
}

void rules_access(const Rules *rules) {
    const Pages *pages = rules->pages;
    check_language(rules);
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        if (tag->role != ROLE_FIGURE || tag_words(tag)->alt.size || tag_words(tag)->actual.size) continue;
        if (tag->box_page < 1 || tag->box_page > pages->pages.count) continue; // it was not placed
        rules_report(rules, SEVERITY_ERROR, &pages->pages.at[tag->box_page - 1], tag->box, i + 1, "figure-alt",
                     "a figure without alternative text: say in 'alt' what it shows, or mark it 'decorative: true'");
    }
}
