// figure.h: pictures: how high they may be, where the crop falls, and what is painted.
#ifndef FOLIO_FIGURE_H
#define FOLIO_FIGURE_H

#include "layout/galley.h"

// Heights in grid lines and the slots a figure may take, from the editor's wishes and the layout's rules.
Record figure_record(const Pages *part, const GalleyInput *input, const Galley *galley, const Block *block);
// The picture's file as an image of part; its index, or -1 after an error.
int32_t figure_add_image(Pages *part, const GalleyInput *input, const Node *node);
// Paints block's picture into frame on page: a crop of the photograph about its focus, or art.
void figure_paint(Pages *part, Page *page, const Template *template, const Block *block, Rect frame);
// Height of the caption below the picture, from the picture's foot to its last baseline.
Unit figure_caption_height(const Template *template, const Block *block);

#endif
