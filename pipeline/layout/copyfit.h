// copyfit.h: `pages: N` is a constraint; what an editor can do when it is not met.
#ifndef FOLIO_COPYFIT_H
#define FOLIO_COPYFIT_H

#include "layout/galley.h"

// Reports an article that does not fill, or does not fit on, the pages it asks for: a warning at the number, by
// how many grid lines (pagination_fit), and notes at the paragraphs where few characters make a line's
// difference. Nothing where it fits. setter sets the shortened paragraphs for trial. scratch is rewound.
void copyfit_report(const Galley *galley, const Article *article, const Pagination *pagination,
                    Typesetter *setter, Arena *scratch, Diagnostics *diagnostics);

#endif
