// failing.c: folio-emit whose Nth call of libharu fails, N in LIBHARU_FAILS. Linked into the program itself (see Makefile),
// whose calls of libharu then come here, and are counted: at the program's end it prints "N calls of libharu" on
// standard error. What fails does nothing but what libharu would have done: it gives back the object that it was given.
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>

static long calls;

static int fails(void) {
    const char *chosen = getenv("LIBHARU_FAILS");
    calls++;
    return chosen && atol(chosen) == calls;
}

static HPDF_STATUS lose(HPDF_MMgr memory, void *object) {
    HPDF_Obj_Free(memory, object);
    return HPDF_FAILD_TO_ALLOC_MEM;
}

static HPDF_STATUS lose_indirect(HPDF_MMgr memory, void *object) {
    HPDF_Obj_ForceFree(memory, object);
    return HPDF_FAILD_TO_ALLOC_MEM;
}

#define WRAP(type, name, parameters, arguments, failed)                                            \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters { return fails() ? (failed) : __real_##name arguments; }

WRAP(HPDF_MMgr, HPDF_MMgr_New, (HPDF_Error error, HPDF_UINT size, HPDF_Alloc_Func take, HPDF_Free_Func give),
     (error, size, take, give), NULL)
WRAP(HPDF_Xref, HPDF_Xref_New, (HPDF_MMgr memory, HPDF_UINT32 offset), (memory, offset), NULL)
WRAP(HPDF_Dict, HPDF_Dict_New, (HPDF_MMgr memory), (memory), NULL)
WRAP(HPDF_Array, HPDF_Array_New, (HPDF_MMgr memory), (memory), NULL)
WRAP(HPDF_Binary, HPDF_Binary_New, (HPDF_MMgr memory, HPDF_BYTE *bytes, HPDF_UINT size), (memory, bytes, size), NULL)
WRAP(HPDF_Stream, HPDF_CallbackWriter_New, (HPDF_MMgr memory, HPDF_Stream_Write_Func write, void *data),
     (memory, write, data), NULL)
WRAP(HPDF_XrefEntry, HPDF_Xref_GetEntry, (HPDF_Xref table, HPDF_UINT index), (table, index), NULL)
WRAP(HPDF_STATUS, HPDF_Xref_Add, (HPDF_Xref table, void *object), (table, object),
     lose_indirect(table->mmgr, object))
WRAP(HPDF_STATUS, HPDF_Dict_Add, (HPDF_Dict dict, const char *key, void *object), (dict, key, object),
     lose(dict->mmgr, object))
WRAP(HPDF_STATUS, HPDF_Array_Add, (HPDF_Array array, void *object), (array, object), lose(array->mmgr, object))
WRAP(HPDF_STATUS, HPDF_Stream_Write, (HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size),
     (stream, bytes, size), HPDF_FILE_IO_ERROR)
WRAP(HPDF_STATUS, HPDF_Stream_WriteStr, (HPDF_Stream stream, const char *text), (stream, text), HPDF_FILE_IO_ERROR)
WRAP(HPDF_STATUS, HPDF_Xref_WriteToStream, (HPDF_Xref table, HPDF_Stream stream, HPDF_Encrypt key),
     (table, stream, key), HPDF_FILE_IO_ERROR)

static void __attribute__((destructor)) print_calls(void) {
    fprintf(stderr, "%ld calls of libharu\n", calls);
}
