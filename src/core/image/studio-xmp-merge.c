/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-xmp-merge.h"

#include "studio-xml-names.h"
#include "studio-xmp.h"

#include <string.h>

typedef struct
{
  GString *out;
  StudioXmlNames *names;
  const StudioXmpName *dropped;
  gsize n_dropped;
  const char *block;
  /* At which depth the element begins that is left out, 0 for none. */
  guint left_out;
  /* At which depth rdf:RDF is, 0 before it. */
  guint rdf;
  gboolean placed;
} Merge;

static gboolean
is_dropped (Merge *merge, const char *name)
{
  for (gsize i = 0; i < merge->n_dropped; i++)
    if (studio_xml_names_is (merge->names, name, merge->dropped[i].uri, merge->dropped[i].name))
      return TRUE;
  return FALSE;
}

static void
append_escaped (GString *out, const char *text, gsize size)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) size);
  g_string_append (out, escaped);
}

static void
append_start (Merge *merge, const char *element, const char **names, const char **values)
{
  gboolean description = studio_xml_names_is (
      merge->names, element, STUDIO_XMP_NS_RDF, "Description");
  g_string_append_printf (merge->out, "<%s", element);
  for (int i = 0; names[i] != NULL; i++)
    {
      if (description && is_dropped (merge, names[i]))
        continue;
      g_string_append_printf (merge->out, " %s=\"", names[i]);
      append_escaped (merge->out, values[i], strlen (values[i]));
      g_string_append_c (merge->out, '"');
    }
  g_string_append_c (merge->out, '>');
}

static void
start_element_cb (G_GNUC_UNUSED GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Merge *merge = user_data;
  if (!studio_xml_names_open (merge->names, names, values))
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE, "too deep");
      return;
    }
  guint depth = studio_xml_names_get_depth (merge->names);
  if (merge->rdf == 0 && studio_xml_names_is (merge->names, element, STUDIO_XMP_NS_RDF, "RDF"))
    merge->rdf = depth;
  /* Properties are the children of descriptions, which are those of rdf:RDF. */
  if (merge->left_out == 0 && merge->rdf != 0 && depth == merge->rdf + 2
      && is_dropped (merge, element))
    merge->left_out = depth;
  if (merge->left_out == 0)
    append_start (merge, element, names, values);
}

static void
end_element_cb (G_GNUC_UNUSED GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                G_GNUC_UNUSED GError **error)
{
  Merge *merge = user_data;
  guint depth = studio_xml_names_get_depth (merge->names);
  if (depth == merge->rdf && !merge->placed)
    {
      g_string_append (merge->out, merge->block);
      merge->placed = TRUE;
    }
  if (merge->left_out == 0)
    g_string_append_printf (merge->out, "</%s>", element);
  else if (merge->left_out == depth)
    merge->left_out = 0;
  studio_xml_names_close (merge->names);
}

static void
text_cb (G_GNUC_UNUSED GMarkupParseContext *context,
         const char *text,
         gsize size,
         gpointer user_data,
         G_GNUC_UNUSED GError **error)
{
  Merge *merge = user_data;
  if (merge->left_out == 0)
    append_escaped (merge->out, text, size);
}

static void
passthrough_cb (G_GNUC_UNUSED GMarkupParseContext *context,
                const char *text,
                gsize size,
                gpointer user_data,
                G_GNUC_UNUSED GError **error)
{
  Merge *merge = user_data;
  if (merge->left_out == 0)
    g_string_append_len (merge->out, text, (gssize) size);
}

/**
 * studio_xmp_merge:
 * @packet: an XMP packet, of bounded size
 * @dropped: (array length=n_dropped): the properties to leave out
 * @n_dropped: how many
 * @block: an `rdf:Description` to put in
 *
 * Copies everything that is not named, whatever it is.
 *
 * Returns: (transfer full) (nullable): the new packet, %NULL if @packet is not well-formed
 */
char *
studio_xmp_merge (const char *packet,
                  const StudioXmpName *dropped,
                  gsize n_dropped,
                  const char *block)
{
  const GMarkupParser callbacks = {
    start_element_cb, end_element_cb, text_cb, passthrough_cb, NULL,
  };
  Merge merge = {
    .out = g_string_new (NULL),
    .names = studio_xml_names_new (),
    .dropped = dropped,
    .n_dropped = n_dropped,
    .block = block,
  };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      &callbacks, G_MARKUP_DEFAULT_FLAGS, &merge, NULL);
  if (g_str_has_prefix (packet, "\xef\xbb\xbf"))
    packet += 3;
  gboolean good = g_markup_parse_context_parse (context, packet, (gssize) strlen (packet), NULL)
                  && g_markup_parse_context_end_parse (context, NULL) && merge.placed;
  studio_xml_names_free (merge.names);
  return g_string_free (merge.out, !good);
}
