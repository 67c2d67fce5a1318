// rules.h: what the rules of check_preflight share; for nobody else.
//
// A sheet is a page as rules see it: its items without groups, each with the box that it covers on the page. A
// drawing is one mark; what it is painted of was summed up once. Boxes are millipoints on the page, cut by the
// groups' clips; curves count with their control points.
#ifndef FOLIO_RULES_H
#define FOLIO_RULES_H

#include "check/check.h"

// What the marks of a kind look like that a drawing holds, in its own space.
typedef struct {
    ARRAY(Paint) paints;   // each once
    Unit thinnest;         // line or rule; 0: none
} DrawingFacts;

typedef struct {
    const Item *item;      // text, rule, path, image or drawing
    Rect box;              // width or height 0: nothing of it shows
    int32_t across, down;  // how much larger the groups around it make it, 1/1000
} Mark;

typedef struct {
    const Page *page;
    ARRAY(Mark) marks;     // in paint order
} Sheet;

typedef struct {
    const Preflight *preflight;
    const Pages *pages;
    const PressLimits *limits;
    const DrawingFacts *drawings; // as pages->drawings
    Sheet *sheets;                // as pages->pages
    uint8_t *told;                // of each tag of furniture: the rules that it was reported for, a bit each
    Arena *arena;
    Diagnostics *diagnostics;
} Rules;

// sheet.c
const DrawingFacts *sheet_read_drawings(Arena *arena, const Pages *pages);
Sheet sheet_read(Arena *arena, const Pages *pages, const Page *page);
bool rect_meets(Rect a, Rect b);
// Do words of it show? Blanks alone do not. Every other mark: false.
bool mark_shows_words(const Mark *mark);
Unit mark_type_size(const Mark *mark); // of text as it stands on the page, by the direction that shrinks it more
double path_bar_height(const Path *path); // of four corners and straight sides, filled: what a drawn rule is; 0: another shape
// The paints of a mark, each once, borrowed or in room (2); images have none.
const Paint *mark_paints(const Rules *rules, const Mark *mark, Paint room[2], int32_t *count);
// Adds a diagnostic that shows on a page; the message begins with "page N: ".
void rules_report(const Rules *rules, Severity severity, const Page *page, Rect box, int32_t tag, const char *rule,
                  const char *format, ...) __attribute__((format(printf, 7, 8)));
Place rules_place(const Rules *rules, int32_t tag);

// one a family
void rules_images(const Rules *rules); // resolution, colour
void rules_ink(const Rules *rules);    // what the plates sum to
void rules_type(const Rules *rules);   // sizes, mixed blacks, lines too thin
void rules_space(const Rules *rules);  // the trim, the bound edge, the bleed
void rules_access(const Rules *rules); // alternative text
void rules_ground(const Rules *rules); // contrast, reversed type
void rules_fonts(const Rules *rules);  // licence bits
void rules_locate(const Rules *rules); // pages and boxes of what check_document found

#endif
