// stamp.h: is a file still the one that was read?
//
// A stamp is what the file system knows of a file. Two changes within one tick of its clock leave the same stamp, so one
// taken soon after a change proves nothing: then the bytes are read again and their hash is compared.
#ifndef FOLIO_STAMP_H
#define FOLIO_STAMP_H

#include "common/text.h"

typedef struct {
    int64_t device, inode;
    int64_t size;               // bytes; -1: there is no such file
    int64_t modified, changed;  // nanoseconds since 1970
    bool settled;               // the last change was well before the stamp was taken
} FileStamp;

typedef struct {
    FileStamp stamp;            // taken before the bytes were read
    uint64_t hash;              // of the bytes (text_hash); 0: not known
} FileMark;

FileStamp file_stamp(const char *path);
// Are these bytes, for certain, still in the file at path? most: as for file_read. Renews the stamp if they are.
bool file_mark_holds(FileMark *mark, const char *path, size_t most);

#endif
