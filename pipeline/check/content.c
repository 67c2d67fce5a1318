// content.c: rules that need no geometry.
#include "check/check.h"

static void check_figure(const Node *node, Diagnostics *diagnostics) {
    if (!node->figure->placeholder) return;
    diagnostics_add(diagnostics, SEVERITY_ERROR, node->place, "placeholder",
                    "a placeholder stands where a picture is wanted (%.*s); a press build needs the "
                    "picture, or 'placeholders: print' with a reason in report.yaml",
                    TEXT_ARG(node->figure->wanted));
}

static int32_t least_level(const Node *first) {
    int32_t least = INT32_MAX;
    for (const Node *node = first; node; node = node_next(node))
        if (node->kind == NODE_HEADING && node->level < least) least = node->level;
    return least;
}

// A heading that skips a level misleads who moves from heading to heading. Where all are small, the least is the first.
static void check_levels(const Node *first, Severity severity, Diagnostics *diagnostics) {
    int32_t base = least_level(first) - 1, level = base;
    for (const Node *node = first; node; node = node_next(node)) {
        if (node->kind != NODE_HEADING) continue;
        if (node->level > level + 1)
            diagnostics_add(diagnostics, severity, node->place, "heading-level",
                            "a heading of level %d %s: write %.*s", node->level,
                            level > base ? "below one that is two levels higher" : "without one above it", level + 1, "###");
        level = node->level;
    }
}

static void check_headings(const Document *document, Profile profile, Diagnostics *diagnostics) {
    Severity severity = profile == PROFILE_PRESS ? SEVERITY_ERROR : SEVERITY_WARNING;
    for (int32_t i = 0; i < document->articles.count; i++)
        check_levels(document->articles.at[i]->body, severity, diagnostics);
}

void check_document(const Document *document, Profile profile, Diagnostics *diagnostics) {
    if (profile != PROFILE_DRAFT) check_headings(document, profile, diagnostics);
    if (profile != PROFILE_PRESS || document->print_placeholders) return;
    for (int32_t i = 0; i < document->articles.count; i++)
        for (const Node *node = document->articles.at[i]->body; node; node = node_next(node))
            if (node->kind == NODE_FIGURE) check_figure(node, diagnostics);
}
