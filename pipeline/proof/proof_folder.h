// proof_folder.h: a folder of pictures and a book that changes as a whole. Private to proof/.
#ifndef FOLIO_PROOF_FOLDER_H
#define FOLIO_PROOF_FOLDER_H

#include "common/file.h"

// A new folder inside folder, for the files being made; absent and *why on failure.
Text proof_folder_open(Arena *arena, Text folder, const char **why);
// Moves the new files into folder, each in the place of the old one of its name, then drops what else is left of the
// old proof, and the made folder.
bool proof_folder_commit(Text made, Text folder, const char **why);
// Drops the made folder and all in it.
void proof_folder_drop(Text made);

#endif
