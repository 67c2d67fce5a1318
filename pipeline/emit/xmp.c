// xmp.c: XMP (ISO 16684-1) that says what the document information says, and which standards the file keeps.
//
// press: PDF/X-4, PDF/A-2a and PDF/UA-1; web: the latter two; a draft: none. Properties that PDF/A does not know
// are described by extension schemas (ISO 19005-2, 6.6.2.3). The DocumentID is made from what names
// the edition and stays with it, the InstanceID from all that the file holds.
#include "emit/xmp.h"

#include "common/digest.h"

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
static const char tail[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

// ---- properties --------------------------------------------------------------------------------

static void add_escaped(Buffer *out, Text text) {
    for (size_t i = 0; i < text.size; i++) switch (text.at[i]) {
        case '&': buffer_string(out, "&amp;"); break;
        case '<': buffer_string(out, "&lt;"); break;
        case '>': buffer_string(out, "&gt;"); break;
        default: buffer_byte(out, text.at[i]);
        }
}

static void add_property(Buffer *out, const char *name, Text value) {
    if (!value.size) return;
    buffer_print(out, "<%s>", name);
    add_escaped(out, value);
    buffer_print(out, "</%s>\n", name);
}

// the one item of an alternative, a sequence or a bag
static void add_item(Buffer *out, const char *name, const char *kind, const char *attribute, Text value) {
    if (!value.size) return;
    buffer_print(out, "<%s><rdf:%s><rdf:li%s>", name, kind, attribute);
    add_escaped(out, value);
    buffer_print(out, "</rdf:li></rdf:%s></%s>\n", kind, name);
}

// "a, b" as a bag of a and b
static void add_keywords(Buffer *out, Text keywords) {
    if (!keywords.size) return;
    buffer_string(out, "<dc:subject><rdf:Bag>");
    for (size_t at = 0; at <= keywords.size;) {
        size_t end = at;
        while (end < keywords.size && keywords.at[end] != ',') end++;
        Text word = text_trim(text_part(keywords, at, end));
        if (word.size) {
            buffer_string(out, "<rdf:li>");
            add_escaped(out, word);
            buffer_string(out, "</rdf:li>");
        }
        at = end + 1;
    }
    buffer_string(out, "</rdf:Bag></dc:subject>\n");
}

static void add_information(Buffer *out, const Emission *emission, const Information *information) {
    buffer_string(out, "<dc:format>application/pdf</dc:format>\n");
    add_item(out, "dc:title", "Alt", " xml:lang=\"x-default\"", information->title);
    add_item(out, "dc:creator", "Seq", "", information->author);
    add_item(out, "dc:description", "Alt", " xml:lang=\"x-default\"", information->subject);
    add_item(out, "dc:language", "Bag", "", emission->pages->metadata.language);
    add_keywords(out, information->keywords);
    add_property(out, "pdf:Keywords", information->keywords);
    add_property(out, "pdf:Producer", TEXT("Folio"));
    add_property(out, "pdf:Trapped", TEXT("False"));
    add_property(out, "xmp:CreatorTool", TEXT("Folio"));
    add_property(out, "xmp:CreateDate", information->xmp_date);
    add_property(out, "xmp:ModifyDate", information->xmp_date);
    add_property(out, "xmp:MetadataDate", information->xmp_date);
}

// ---- identity ----------------------------------------------------------------------------------

// a UUID of version 8 (RFC 9562), whose bits are ours, from a digest's hex digits
static Text uuid_of(Arena *arena, Text digest) {
    const char *at = digest.at;
    return text_print(arena, "uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", at, at + 8, at + 12, at + 15, at + 18);
}

static Text edition_id(const Emission *emission) {
    const Metadata *metadata = &emission->pages->metadata;
    Buffer out = {0};
    buffer_print(&out, "%.*s\n%.*s\n%.*s\n%.*s\n%s", TEXT_ARG(metadata->title), TEXT_ARG(metadata->author),
                 TEXT_ARG(metadata->language), TEXT_ARG(metadata->date), profile_name(emission->profile));
    Text id = uuid_of(emission->arena, digest_of(emission->arena, buffer_view(&out)));
    buffer_free(&out);
    return id;
}

static void add_identity(Buffer *out, const Emission *emission) {
    Arena *arena = emission->arena;
    add_property(out, "xmpMM:DocumentID", edition_id(emission));
    add_property(out, "xmpMM:InstanceID", uuid_of(arena, pdf_fingerprint(emission->pdf, arena)));
    Text revision = emission->pages->metadata.revision; // of a draft
    add_property(out, "xmpMM:VersionID", revision.size ? revision : TEXT("1"));
    add_property(out, "xmpMM:RenditionClass", TEXT("default"));
}

// ---- standards ---------------------------------------------------------------------------------

// a schema with one property
static void add_schema(Buffer *out, const char *prefix, const char *space, const char *title,
                       const char *property, const char *type, const char *what) {
    buffer_print(out,
                 "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s</pdfaSchema:schema>"
                 "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>"
                 "<pdfaSchema:prefix>%s</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
                 "<rdf:li rdf:parseType=\"Resource\">",
                 title, space, prefix);
    buffer_print(out,
                 "<pdfaProperty:name>%s</pdfaProperty:name>"
                 "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
                 "<pdfaProperty:category>internal</pdfaProperty:category>"
                 "<pdfaProperty:description>%s</pdfaProperty:description>"
                 "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>\n",
                 property, type, what);
}

static void add_standards(Buffer *out, const Emission *emission) {
    bool press = emission->profile == PROFILE_PRESS;
    buffer_string(out, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                       "<pdfuaid:part>1</pdfuaid:part>\n");
    if (press) buffer_string(out, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n");
    buffer_string(out, "<pdfaExtension:schemas><rdf:Bag>\n");
    add_schema(out, "pdf", "http://ns.adobe.com/pdf/1.3/", "Adobe PDF", "Trapped", "Text",
               "Whether colours were made to overlap where they meet");
    add_schema(out, "pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "PDF/UA identification", "part",
               "Integer", "Part of ISO 14289 that the file keeps");
    if (press)
        add_schema(out, "pdfxid", "http://www.npes.org/pdfx/ns/id/", "PDF/X identification",
                   "GTS_PDFXVersion", "Text", "Version of PDF/X that the file keeps");
    buffer_string(out, "</rdf:Bag></pdfaExtension:schemas>\n");
}

int32_t xmp_add(Emission *emission, const Information *information) {
    Buffer out = {0};
    int32_t number = pdf_add(emission->pdf);
    buffer_string(&out, head);
    add_information(&out, emission, information);
    add_identity(&out, emission);
    if (information->keeps_standards) add_standards(&out, emission);
    buffer_string(&out, tail);
    pdf_set_stream(emission->pdf, number, TEXT("/Type/Metadata/Subtype/XML"),
                   text_copy(emission->arena, buffer_view(&out)));
    buffer_free(&out);
    return number;
}
