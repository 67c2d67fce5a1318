// figure.c: pictures on the grid.
//
// A picture's top meets the capitals of the first line beside it; its foot, or its caption's last line, stands
// on a grid baseline. A bleed starts at the sheet's edge and ends on the grid all the same.
#include "layout/figure.h"

#include "common/digest.h"
#include "common/file.h"
#include "common/image.h"
#include "layout/chart.h"
#include "layout/ornament.h"

Unit figure_caption_height(const Template *template, const Block *block) {
    Unit height = block->pieces.count ? template->figures.caption_gap : 0;
    for (int32_t i = 0; i < block->pieces.count; i++) {
        const Piece *piece = &block->pieces.at[i];
        height += piece->before + piece->setting.line_count * piece->style->leading;
    }
    return height;
}

static bool bleeds(const Block *block) {
    return block->figure->figure->span == SPAN_BLEED;
}

// the grid lines a picture of this height takes, its caption with it: rounded down, at least two
static int32_t height_lines(const GalleyInput *input, const Galley *galley, const Block *block, Unit height) {
    const Template *template = input->template;
    Unit first = bleeds(block) ? galley->master->top + template->grid_start : galley->cap;
    int64_t lines = ((int64_t)height + figure_caption_height(template, block) - first) / template->grid + 1;
    return lines < 2 ? 2 : lines > galley->grid_lines ? galley->grid_lines : (int32_t)lines;
}

static unsigned figure_slots(const Block *block, const Master *master) {
    const Figure *figure = block->figure->figure;
    bool column = (figure->span == SPAN_COLUMN || figure->span == SPAN_GUTTER) && master->columns > 1;
    unsigned top = 1u << (column ? SLOT_COLUMN_TOP : SLOT_TOP);
    unsigned bottom = 1u << (column ? SLOT_COLUMN_BOTTOM : SLOT_BOTTOM);
    if (block->gutter) top |= 1u << SLOT_GUTTER_TOP, bottom |= 1u << SLOT_GUTTER_BOTTOM;
    if (block->aside) return 1u << SLOT_ASIDE;
    if (bleeds(block) && block->pieces.count) bottom = top; // a caption has no room below the sheet's edge
    switch (figure->place) {
    case PLACE_AUTO: return top | bottom;
    case PLACE_TOP: return top;
    case PLACE_BOTTOM: return bottom;
    case PLACE_HERE: return 1u << SLOT_HERE;
    case PLACE_PAGE: return 1u << SLOT_PAGE;
    }
    return top;
}

static Unit picture_width(const GalleyInput *input, const Block *block) {
    return bleeds(block) ? input->template->width + 2 * input->template->bleed : block->measure;
}

// of a chart: what its data need, and within it the editor's range
static void want_chart_heights(const GalleyInput *input, const Block *block, Unit heights[3]) {
    const Figure *figure = block->figure->figure;
    ChartInput chart = {input->template, input->fonts, input->setter, input->diagnostics};
    chart_heights(&chart, block->figure, block->measure, heights);
    if (figure->most && figure->most < heights[0])
        diagnostics_add(input->diagnostics, SEVERITY_WARNING, block->place, "chart-height",
                        "the chart needs %d mm for what it shows, and gets them", (int)(heights[0] / UNIT_MM(1)) + 1);
    if (figure->least > heights[0]) heights[0] = figure->least;
    if (figure->most) heights[2] = figure->most > heights[0] ? figure->most : heights[0];
    if (heights[2] < heights[0]) heights[2] = heights[0];
}

// heights in millipoint: the editor's range, or what the picture's shape and the layout's rules give
static void wanted_heights(const Pages *part, const GalleyInput *input, const Block *block, Unit heights[3]) {
    const Figure *figure = block->figure->figure;
    const FigureRules *rules = &input->template->figures;
    int64_t width = picture_width(input, block);
    heights[0] = rules->least, heights[1] = rules->preferred, heights[2] = rules->most;
    if (block->figure->kind == NODE_CHART) {
        want_chart_heights(input, block, heights);
        return;
    }
    if (block->image >= 0) {
        const PagesImage *image = &part->images.at[block->image];
        int64_t whole = width * image->height / image->width; // of a picture that is all height, more than a Unit
        heights[1] = whole > input->template->height ? input->template->height : (Unit)whole;
        if (rules->aspect_most) heights[0] = (Unit)(width * 1000 / rules->aspect_most);
        if (rules->aspect_least) heights[2] = (Unit)(width * 1000 / rules->aspect_least);
    } else if (figure->width || !heights[1]) {
        heights[1] = (Unit)(width * 2 / 3);
        if (figure->width) heights[0] = heights[1];
    }
    if (figure->least) heights[0] = figure->least;
    if (figure->most) heights[2] = figure->most;
    if (heights[2] < heights[0]) heights[2] = heights[0];
}

Record figure_record(const Pages *part, const GalleyInput *input, const Galley *galley, const Block *block) {
    Unit heights[3];
    wanted_heights(part, input, block, heights);
    // a decorative figure may stand anywhere, but for the one that opens the article
    bool opens = block->figure == input->article->body;
    Record record = {.kind = RECORD_FIGURE, .free = block->figure->figure->decorative && !opens};
    record.slots = figure_slots(block, galley->master);
    record.least = height_lines(input, galley, block, heights[0]);
    record.most = height_lines(input, galley, block, heights[2]);
    record.height = height_lines(input, galley, block, heights[1]);
    record.span = record.slots == 1u << SLOT_HERE && block->wide && galley->master->columns > 1;
    if (record.slots == 1u << SLOT_PAGE) record.least = record.most = galley->grid_lines;
    if (block->aside) record.height = record.most; // it takes no line from the text
    if (record.height < record.least) record.height = record.least;
    if (record.height > record.most) record.height = record.most;
    if (block->gutter) record.least = record.most = record.height; // the lines beside are set for it
    Unit grid = input->template->grid, gap = input->template->figures.gap;
    record.gap = gap > grid ? (gap + grid - 1) / grid : 1;
    return record;
}

static int32_t find_image(const Pages *part, Text file) {
    for (int32_t i = 0; i < part->images.count; i++)
        if (text_equal(part->images.at[i].file, file)) return i;
    return -1;
}

// what is to be read, as it is now
static void mark_picture(PictureMarks *marks, Text path) {
    if (!marks) return;
    struct PictureMark *mark = array_add(marks->arena, &marks->all);
    mark->path = text_copy(marks->arena, path);
    mark->mark.stamp = file_stamp(mark->path.at);
}

// false after an error. scratch holds its bytes: they are not mapped, since an editor may cut the file at any time
static bool probe_image(Pages *part, const GalleyInput *input, const Node *node, Arena *scratch, PagesImage *image) {
    const char *why = NULL;
    Text path = file_join(scratch, input->root, node->figure->image);
    mark_picture(input->pictures, path);
    Text bytes = file_read(scratch, path.at, IMAGE_FILE_MOST, &why);
    ImageInfo info;
    if (!bytes.at)
        diagnostics_add(input->diagnostics, SEVERITY_ERROR, node->place, "image-missing",
                        "the picture '%.*s': %s", TEXT_ARG(node->figure->image), why);
    if (!bytes.at || !image_probe(scratch, bytes, node->place, &info, input->diagnostics)) return false;
    *image = (PagesImage){
        .file = text_copy(part->arena, node->figure->image), .digest = digest_of(part->arena, bytes),
        .width = info.width, .height = info.height,
        .colour = info.channels == 1 ? IMAGE_GREY : info.channels == 4 ? IMAGE_CMYK : IMAGE_RGB};
    return true;
}

int32_t figure_add_image(Pages *part, const GalleyInput *input, const Node *node) {
    int32_t found = find_image(part, node->figure->image);
    if (found >= 0) return found;
    PagesImage image;
    Arena *scratch = arena_new();
    bool good = probe_image(part, input, node, scratch, &image);
    arena_free(scratch);
    if (!good) return -1;
    *array_add(part->arena, &part->images) = image;
    return part->images.count - 1;
}

// the largest part of the picture in the frame's shape, as near to the focus as the edges allow
static Rect crop_about(const PagesImage *image, Rect frame, const Figure *figure) {
    int64_t width = image->width, height = image->height;
    if (width * frame.height > height * frame.width) width = height * frame.width / frame.height;
    else height = width * frame.height / frame.width;
    if (width < 1) width = 1;
    if (height < 1) height = 1;
    int64_t x = (int64_t)image->width * figure->focus_x / 1000 - width / 2;
    int64_t y = (int64_t)image->height * figure->focus_y / 1000 - height / 2;
    if (x > image->width - width) x = image->width - width;
    if (y > image->height - height) y = image->height - height;
    return (Rect){(Unit)(x < 0 ? 0 : x), (Unit)(y < 0 ? 0 : y), (Unit)width, (Unit)height};
}

static void paint_photograph(Pages *part, Page *page, const Block *block, Rect frame) {
    const PagesImage *image = &part->images.at[block->image];
    Rect crop = crop_about(image, frame, block->figure->figure);
    Item *item = items_add(part->arena, &page->items, ITEM_IMAGE, LAYER_PRINT, block->tag);
    item->image = (ImageItem){block->image, frame, crop};
}

void figure_paint(Pages *part, Page *page, const Template *template, const Block *block, Rect frame) {
    if (frame.width < 1 || frame.height < 1) return;
    if (block->image >= 0) paint_photograph(part, page, block, frame);
    else if (block->figure->figure->placeholder)
        ornament_draw_page(part, page, template, frame, &block->art, block->tag);
}
