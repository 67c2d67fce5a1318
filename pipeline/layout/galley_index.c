// galley_index.c: a block of the index: its entries by the language's order, under the letters they begin with.
//
// An entry is a paragraph: its text, the pages that name it (10, 12–14), other entries to look under. Page numbers are
// references to the line that names it. Tags: an Index that holds headings, and a list for each letter.
#include <stdlib.h>

#include "common/collate.h"
#include "layout/galley_inside.h"
#include "layout/index.h"

typedef struct {
    const IndexEntry *entry;
    const IndexPlaces *places; // NULL: not known yet
    Text key, letter;
} Listed;

typedef ARRAY(Listed) List;

typedef struct {
    GalleyBuilder *builder;
    const Style *style, *number_style;
    int32_t tag;            // of the whole index
    Role letter_role;
} IndexSetter;

// ---- which entries -----------------------------------------------------------------------------

static const IndexPlaces *places_of(const GalleyInput *input, int32_t entry) {
    const IndexPages *pages = input->numbers->index;
    return pages ? &pages->entries[entry] : NULL;
}

// has it pages? As long as no page is known: all have
static bool is_named(const GalleyInput *input, int32_t entry) {
    const IndexPlaces *places = places_of(input, entry);
    return !places || places->at.count;
}

static bool is_printed(const GalleyInput *input, int32_t entry) {
    if (is_named(input, entry)) return true;
    const IndexEntry *from = &input->document->index.at[entry];
    for (int32_t i = 0; i < from->see.count; i++)
        if (is_named(input, from->see.at[i])) return true;
    return false;
}

static int compare_listed(const void *a, const void *b) {
    const Listed *left = a, *right = b;
    int order = text_compare(left->key, right->key);
    if (!order) order = text_compare(left->entry->text, right->entry->text);
    return order ? order : (int)left->entry->kind - (int)right->entry->kind;
}

// With words of its own, for the galley may outlive the Document; names of files outlive both.
static const IndexEntry *own_entry(Arena *arena, const IndexEntry *entry) {
    IndexEntry *own = arena_copy(arena, entry, sizeof *entry);
    own->text = text_copy(arena, entry->text);
    return own;
}

static List list_entries(GalleyBuilder *builder, IndexKind kind) {
    const GalleyInput *input = builder->input;
    const Document *document = input->document;
    Collator *collator = collator_new(galley_language(builder, NULL));
    List list = {0};
    for (int32_t i = 0; i < document->index.count; i++) {
        const IndexEntry *entry = &document->index.at[i];
        if ((kind != INDEX_ALL && entry->kind != kind) || !entry->text.size || !is_printed(input, i)) continue;
        Text sort = entry->sort.size ? entry->sort : entry->text;
        *array_add(builder->arena, &list) = (Listed){own_entry(builder->arena, entry), places_of(input, i), collator_key(collator, builder->arena, sort),
                                                     collator_letter(collator, builder->arena, sort)};
    }
    collator_free(collator);
    if (list.count) qsort(list.at, (size_t)list.count, sizeof *list.at, compare_listed);
    return list;
}

// ---- an entry ----------------------------------------------------------------------------------

// in the style at hand, which is that of the spans to come
static void add_span(IndexSetter *setter, const Style *style, Text text, Place place, int32_t tag) {
    setter->builder->spans.style = style;
    spans_add_text(&setter->builder->spans, text, place, tag);
    setter->builder->spans.style = setter->style;
}

static int32_t number_of(const GalleyInput *input, const IndexPlace *place) {
    return input->numbers->first_pages[place->article] + place->page - 1;
}

// the pages from one on that follow each other; the number of them
static int32_t count_run(const GalleyInput *input, const IndexPlaces *places, int32_t from) {
    int32_t count = 1, first = number_of(input, &places->at.at[from]);
    while (from + count < places->at.count && number_of(input, &places->at.at[from + count]) == first + count) count++;
    return count;
}

static void add_numbers(IndexSetter *setter, const Listed *listed, int32_t tag) {
    GalleyBuilder *builder = setter->builder;
    const GalleyInput *input = builder->input;
    const IndexPlaces *places = listed->places;
    int32_t count = places && input->numbers->first_pages ? places->at.count : 0, run;
    for (int32_t i = 0; i < count; i += run) {
        run = count_run(input, places, i);
        const IndexPlace *first = &places->at.at[i];
        int32_t number = number_of(input, first), link = galley_add_tag(builder, tag, ROLE_REFERENCE, listed->entry->place);
        Tag *made = &builder->part->tags.at[link - 1];
        made->reference = text_copy(builder->arena, input->document->articles.at[first->article]->id);
        made->reference_page = first->page;
        made->reference_y = first->y;
        Text shown = run > 1 ? text_print(builder->arena, "%d–%d", number, number + run - 1)
                             : text_print(builder->arena, "%d", number);
        add_span(setter, setter->number_style, i ? TEXT(", ") : TEXT("\u2002"), listed->entry->place, tag);
        add_span(setter, setter->number_style, shown, listed->entry->place, link);
        array_last(&builder->spans.spans)->together = true;
    }
}

// "see", or "see also" behind pages, and the entries
static void add_sees(IndexSetter *setter, const Listed *listed, int32_t tag) {
    GalleyBuilder *builder = setter->builder;
    bool also = !listed->places || listed->places->at.count, first = true;
    for (int32_t i = 0; i < listed->entry->see.count; i++) {
        int32_t to = listed->entry->see.at[i];
        if (!is_named(builder->input, to)) continue;
        Place place = listed->entry->place;
        if (first) {
            Text word = template_word(builder->input->template, also ? TEXT("see-also") : TEXT("see"));
            if (!word.size) word = also ? TEXT("see also") : TEXT("see");
            add_span(setter, setter->style, also ? TEXT("; ") : TEXT("\u2002"), place, tag);
            add_span(setter, setter->style, word, place, tag);
            if (setter->style->emphasis >= 0) array_last(&builder->spans.spans)->font = setter->style->emphasis;
        }
        add_span(setter, setter->style, first ? TEXT(" ") : TEXT("; "), place, tag);
        add_span(setter, setter->style, text_copy(builder->arena, builder->input->document->index.at[to].text), place, tag);
        first = false;
    }
}

static void add_entry(IndexSetter *setter, const Listed *listed, int32_t list) {
    GalleyBuilder *builder = setter->builder;
    Place place = listed->entry->place;
    int32_t item = galley_add_tag(builder, list, ROLE_ITEM, place);
    int32_t body = galley_add_tag(builder, item, ROLE_BODY, place);
    galley_begin_spans(builder, setter->style, NULL);
    add_span(setter, setter->style, listed->entry->text, place, body);
    add_numbers(setter, listed, body);
    add_sees(setter, listed, body);
    galley_add_text(builder, body, place, DIRECTION_AUTO, (Text){0}, 0);
    builder->after_heading = false;
}

// ---- the block ---------------------------------------------------------------------------------

static void add_letter(IndexSetter *setter, Text letter, Place place) {
    GalleyBuilder *builder = setter->builder;
    int32_t tag = galley_add_tag(builder, setter->tag, setter->letter_role, place);
    galley_begin_spans(builder, template_style(builder->input->template, "index-letter"), NULL);
    spans_add_text(&builder->spans, letter, place, tag);
    galley_add_text(builder, tag, place, DIRECTION_AUTO, (Text){0}, 0);
    builder->after_heading = true;
}

void galley_add_index(GalleyBuilder *builder, const Node *node, int32_t parent) {
    const Template *template = builder->input->template;
    IndexSetter setter = {.builder = builder,
                          .style = template_style(template, "index-entry"),
                          .number_style = template_style(template, "index-page"),
                          .tag = galley_add_tag(builder, parent, ROLE_INDEX, node->place),
                          .letter_role = node->first ? ROLE_H3 : ROLE_H2};
    builder->galley->numbers_used = builder->galley->index_used = true;
    galley_add_blocks(builder, node->first, "body", setter.tag);
    List list = list_entries(builder, (IndexKind)node->level);
    int32_t tag = 0;
    for (int32_t i = 0; i < list.count; i++) {
        if (!i || !text_equal(list.at[i].letter, list.at[i - 1].letter)) {
            if (!text_is(list.at[i].letter, "#")) add_letter(&setter, list.at[i].letter, list.at[i].entry->place);
            tag = galley_add_tag(builder, setter.tag, ROLE_LIST, list.at[i].entry->place);
        }
        add_entry(&setter, &list.at[i], tag);
    }
}
