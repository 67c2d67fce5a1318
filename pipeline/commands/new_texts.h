// new_texts.h: the texts of a new edition's files, for folio new to fill in.
//
// «YEAR», «DATE» and the like stand for what new.c knows. A new kind of block gets its sample in new_sample_blocks.
#ifndef FOLIO_NEW_TEXTS_H
#define FOLIO_NEW_TEXTS_H

// report.yaml, behind the keys that come from the other edition; «DATE», «SECTION»: the first section's title
extern const char new_report_head[], new_report_tail[];
// articles/sample.yaml: its head, then one sample of each kind of block; ends with NULL
extern const char new_sample_head[];
extern const char *const new_sample_blocks[];
extern const char new_index_file[], new_images_note[];

#endif
