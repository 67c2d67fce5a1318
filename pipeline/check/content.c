// content.c: rules that need no geometry.
#include "check/check.h"

static void check_figure(const Node *node, Diagnostics *diagnostics) {
    if (!node->figure->placeholder) return;
    diagnostics_add(diagnostics, SEVERITY_ERROR, node->place, "placeholder",
                    "a placeholder stands where a picture is wanted (%.*s); a press build needs the "
                    "picture, or 'placeholders: print' with a reason in report.yaml",
                    TEXT_ARG(node->figure->wanted));
}

void check_document(const Document *document, Profile profile, Diagnostics *diagnostics) {
    if (profile != PROFILE_PRESS || document->print_placeholders) return;
    for (int32_t i = 0; i < document->articles.count; i++)
        for (const Node *node = document->articles.at[i]->body; node; node = node_next(node))
            if (node->kind == NODE_FIGURE) check_figure(node, diagnostics);
}
