// font_set.h: the making of a FontSet; for font.c, font_file.c and tests with fonts of their own.
#ifndef FOLIO_FONT_SET_H
#define FOLIO_FONT_SET_H

#include <pthread.h>

#include "common/font.h"

struct FontLock {
    pthread_mutex_t mutex;
};

// An empty set; fonts and fallback families are added by its maker before anyone else sees it.
FontSet *font_set_new(void);

#endif
