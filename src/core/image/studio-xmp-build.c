/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-xmp-build.h"

#include "studio-config.h"
#include "studio-xmp-merge.h"
#include "studio-xmp.h"

#include <string.h>

/* IPTC's word for an image that a model made from a text; krita, and the law of some countries, use
 * it too. */
#define TRAINED "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
/* Screen readers read all of it. */
#define MAX_ALT_TEXT 1000

#define HEAD                                                             \
  "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"                             \
  "<rdf:RDF xmlns:rdf=\"" STUDIO_XMP_NS_RDF "\">\n"
#define TAIL "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"

typedef struct
{
  GString *block;
  GArray *dropped;
} Builder;

/* What XML can hold at all (XML 1.0, section 2.2), with as few escapes as it needs. */
static void
append_text (GString *out, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '\r')
        g_string_append (out, "&#13;");
      else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
}

static void
drop (Builder *builder, const char *uri, const char *name)
{
  StudioXmpName dropped = { uri, name };
  g_array_append_val (builder->dropped, dropped);
}

static void
add_simple (Builder *builder,
            const char *uri,
            const char *prefix,
            const char *name,
            const char *text)
{
  drop (builder, uri, name);
  g_string_append_printf (builder->block, "<%s:%s>", prefix, name);
  append_text (builder->block, text);
  g_string_append_printf (builder->block, "</%s:%s>\n", prefix, name);
}

static void
add_any_language (Builder *builder,
                  const char *uri,
                  const char *prefix,
                  const char *name,
                  const char *text)
{
  drop (builder, uri, name);
  g_string_append_printf (
      builder->block, "<%s:%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", prefix, name);
  append_text (builder->block, text);
  g_string_append_printf (builder->block, "</rdf:li></rdf:Alt></%s:%s>\n", prefix, name);
}

static void
add_tags (Builder *builder, const char *const *tags)
{
  drop (builder, STUDIO_XMP_NS_DC, "subject");
  g_string_append (builder->block, "<dc:subject><rdf:Bag>");
  for (; *tags != NULL; tags++)
    {
      g_string_append (builder->block, "<rdf:li>");
      append_text (builder->block, *tags);
      g_string_append (builder->block, "</rdf:li>");
    }
  g_string_append (builder->block, "</rdf:Bag></dc:subject>\n");
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_ALT_TEXT)
    return g_strdup (text);
  g_autofree char *head = g_utf8_substring (text, 0, MAX_ALT_TEXT - 1);
  return g_strconcat (head, "…", NULL);
}

static void
add_words (Builder *builder, const StudioImageFacts *facts)
{
  if (facts->prompt == NULL || *facts->prompt == '\0')
    return;
  g_autofree char *alt_text = shorten (facts->prompt);
  add_any_language (builder, STUDIO_XMP_NS_DC, "dc", "description", facts->prompt);
  add_any_language (
      builder, STUDIO_XMP_NS_IPTC_CORE, "Iptc4xmpCore", "AltTextAccessibility", alt_text);
}

static void
add_facts (Builder *builder, const StudioImageFacts *facts, gboolean has_tool)
{
  add_words (builder, facts);
  if (!has_tool && facts->origin == STUDIO_IMAGE_ORIGIN_MODEL)
    add_simple (builder, STUDIO_XMP_NS_XMP, "xmp", "CreatorTool", "Ultra Studio " STUDIO_VERSION);
  if (facts->created_us != 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (facts->created_us
                                                                  / G_USEC_PER_SEC);
      g_autofree char *text = time == NULL ? NULL : g_date_time_format_iso8601 (time);
      if (text != NULL)
        add_simple (builder, STUDIO_XMP_NS_XMP, "xmp", "CreateDate", text);
    }
  if (facts->rating >= 1 && facts->rating <= 5)
    {
      char rating[2] = { (char) ('0' + facts->rating), '\0' };
      add_simple (builder, STUDIO_XMP_NS_XMP, "xmp", "Rating", rating);
    }
  if (facts->tags != NULL && *facts->tags != NULL)
    add_tags (builder, facts->tags);
}

/* A label that is there already is at least as exact: it may say that a person composed the image
 * from parts that models made. */
static void
add_label (Builder *builder, const StudioImageFacts *facts, const char *existing)
{
  if (existing != NULL && strstr (existing, "lgorithmicMedia") != NULL)
    add_simple (builder, STUDIO_XMP_NS_IPTC_EXT, "Iptc4xmpExt", "DigitalSourceType", existing);
  else if (facts->origin == STUDIO_IMAGE_ORIGIN_MODEL)
    add_simple (builder, STUDIO_XMP_NS_IPTC_EXT, "Iptc4xmpExt", "DigitalSourceType", TRAINED);
}

static char *
finish (const StudioXmpPlan *plan, Builder *builder)
{
  char *packet = NULL;
  if (plan->existing != NULL && !plan->label_only)
    packet = studio_xmp_merge (plan->existing,
                               (const StudioXmpName *) (gpointer) builder->dropped->data,
                               builder->dropped->len,
                               builder->block->str);
  return packet != NULL ? packet : g_strconcat (HEAD, builder->block->str, TAIL, NULL);
}

static void
begin_block (Builder *builder)
{
  builder->dropped = g_array_new (FALSE, FALSE, sizeof (StudioXmpName));
  builder->block = g_string_new ("<rdf:Description xmlns:rdf=\"" STUDIO_XMP_NS_RDF "\" "
                                 "rdf:about=\"\"\n xmlns:dc=\"" STUDIO_XMP_NS_DC "\"\n "
                                 "xmlns:xmp=\"" STUDIO_XMP_NS_XMP "\"\n "
                                 "xmlns:xmpNote=\"" STUDIO_XMP_NS_NOTE "\"\n "
                                 "xmlns:Iptc4xmpCore=\"" STUDIO_XMP_NS_IPTC_CORE "\"\n "
                                 "xmlns:Iptc4xmpExt=\"" STUDIO_XMP_NS_IPTC_EXT "\"\n "
                                 "xmlns:UltraStudio=\"" STUDIO_XMP_NS_OWN "\">\n");
}

static void
end_block (Builder *builder)
{
  g_string_append (builder->block, "</rdf:Description>\n");
}

/**
 * studio_xmp_build:
 * @plan: what goes in
 *
 * Writes the label (IPTC DigitalSourceType), the prompt as description and as text for screen
 * readers, the program, time, rating and tags, so that photo programs show and find them. Of an
 * existing packet everything else stays, but for a pointer to a C2PA manifest elsewhere, which
 * would not be true of the copy any more.
 *
 * Returns: (transfer full): the packet
 */
char *
studio_xmp_build (const StudioXmpPlan *plan)
{
  Builder builder;
  g_autoptr (StudioXmp) existing = plan->existing == NULL ? NULL
                                                          : studio_xmp_parse (plan->existing);
  const char *label = existing == NULL
                          ? NULL
                          : studio_xmp_get (existing, STUDIO_XMP_NS_IPTC_EXT, "DigitalSourceType");
  gboolean has_tool = existing != NULL
                      && studio_xmp_get (existing, STUDIO_XMP_NS_XMP, "CreatorTool") != NULL;
  begin_block (&builder);
  drop (&builder, STUDIO_XMP_NS_DCTERMS, "provenance");
  drop (&builder, STUDIO_XMP_NS_OWN, "Parameters");
  add_label (&builder, plan->facts, label);
  if (!plan->label_only)
    add_facts (&builder, plan->facts, has_tool);
  if (plan->parameters != NULL)
    add_simple (&builder, STUDIO_XMP_NS_OWN, "UltraStudio", "Parameters", plan->parameters);
  if (plan->extension != NULL)
    add_simple (&builder, STUDIO_XMP_NS_NOTE, "xmpNote", "HasExtendedXMP", plan->extension);
  end_block (&builder);
  char *packet = finish (plan, &builder);
  g_array_unref (builder.dropped);
  g_string_free (builder.block, TRUE);
  return packet;
}

/**
 * studio_xmp_build_extension:
 * @parameters: our own JSON
 *
 * Returns: (transfer full): an extended packet with it, for files whose packets are bounded
 */
char *
studio_xmp_build_extension (const char *parameters)
{
  Builder builder;
  begin_block (&builder);
  add_simple (&builder, STUDIO_XMP_NS_OWN, "UltraStudio", "Parameters", parameters);
  end_block (&builder);
  char *packet = g_strconcat (
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"" STUDIO_XMP_NS_RDF "\">\n",
      builder.block->str,
      "</rdf:RDF>\n</x:xmpmeta>",
      NULL);
  g_array_unref (builder.dropped);
  g_string_free (builder.block, TRUE);
  return packet;
}
