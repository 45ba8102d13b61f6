/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-xmp.h"

#include "studio-xml-names.h"

#include <string.h>

#define MAX_PROPERTIES 1024
#define MAX_VALUES 1024

typedef enum
{
  KIND_OTHER,
  KIND_RDF,
  KIND_DESCRIPTION,
  KIND_PROPERTY,
  KIND_LIST,
  KIND_ITEM,
} Kind;

typedef struct
{
  char *uri;
  char *name;
  GPtrArray *values;
} Property;

struct _StudioXmp
{
  GPtrArray *properties;
};

typedef struct
{
  StudioXmp *xmp;
  StudioXmlNames *names;
  Kind kinds[STUDIO_XML_MAX_DEPTH + 1];
  /* At which depth rdf:RDF is, 0 before it; another one inside of it means nothing. */
  guint rdf;
  Property *property;
  GString *text;
  gboolean is_default;
} Parser;

static void
free_property (gpointer data)
{
  Property *property = data;
  g_free (property->uri);
  g_free (property->name);
  g_ptr_array_unref (property->values);
  g_free (property);
}

static Property *
add_property (StudioXmp *self, const char *uri, const char *name)
{
  Property *property = g_new (Property, 1);
  property->uri = g_strdup (uri);
  property->name = g_strdup (name);
  property->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->properties, property);
  return property;
}

static Property *
find_property (StudioXmp *self, const char *uri, const char *name)
{
  for (guint i = 0; i < self->properties->len; i++)
    {
      Property *property = g_ptr_array_index (self->properties, i);
      if (strcmp (property->name, name) == 0 && strcmp (property->uri, uri) == 0)
        return property;
    }
  return NULL;
}

/* The text for any language stands in front. */
static void
add_value (Property *property, const char *value, gboolean is_default)
{
  if (property->values->len < MAX_VALUES)
    g_ptr_array_insert (property->values, is_default ? 0 : -1, g_strdup (value));
}

static const char *
find_attribute (Parser *parser,
                const char **names,
                const char **values,
                const char *uri,
                const char *local)
{
  for (int i = 0; names[i] != NULL; i++)
    if (studio_xml_names_is (parser->names, names[i], uri, local))
      return values[i];
  return NULL;
}

/* Simple properties may stand as attributes of the description (ISO 16684-1, section 7.9.2.2). */
static void
add_attributes (Parser *parser, const char **names, const char **values)
{
  for (int i = 0; names[i] != NULL && parser->xmp->properties->len < MAX_PROPERTIES; i++)
    {
      const char *local;
      const char *uri = studio_xml_names_resolve (parser->names, names[i], &local);
      if (*uri != '\0' && strcmp (uri, STUDIO_XMP_NS_RDF) != 0)
        add_value (add_property (parser->xmp, uri, local), values[i], FALSE);
    }
}

static gboolean
is_rdf (Parser *parser, const char *element, const char *local)
{
  return studio_xml_names_is (parser->names, element, STUDIO_XMP_NS_RDF, local);
}

static void
begin_property (Parser *parser, const char *element, const char **names, const char **values)
{
  const char *local;
  const char *uri = studio_xml_names_resolve (parser->names, element, &local);
  const char *resource = find_attribute (parser, names, values, STUDIO_XMP_NS_RDF, "resource");
  parser->property = add_property (parser->xmp, uri, local);
  if (resource != NULL)
    add_value (parser->property, resource, FALSE);
}

static Kind
find_kind (Parser *parser, const char *element, const char **names, const char **values)
{
  guint depth = studio_xml_names_get_depth (parser->names);
  Kind outer = parser->kinds[depth - 1];
  if (is_rdf (parser, element, "RDF") && (parser->rdf == 0 || parser->rdf == depth))
    {
      parser->rdf = depth;
      return KIND_RDF;
    }
  if (outer == KIND_RDF && is_rdf (parser, element, "Description"))
    {
      add_attributes (parser, names, values);
      return KIND_DESCRIPTION;
    }
  if (outer == KIND_DESCRIPTION && parser->xmp->properties->len < MAX_PROPERTIES)
    {
      begin_property (parser, element, names, values);
      return KIND_PROPERTY;
    }
  if (outer == KIND_PROPERTY
      && (is_rdf (parser, element, "Alt") || is_rdf (parser, element, "Bag")
          || is_rdf (parser, element, "Seq")))
    return KIND_LIST;
  if (outer == KIND_LIST && is_rdf (parser, element, "li"))
    {
      /* The prefix xml needs no declaration. */
      const char *language = NULL;
      for (int i = 0; names[i] != NULL; i++)
        if (strcmp (names[i], "xml:lang") == 0)
          language = values[i];
      parser->is_default = g_strcmp0 (language, "x-default") == 0;
      return KIND_ITEM;
    }
  return KIND_OTHER;
}

static void
start_element_cb (G_GNUC_UNUSED GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Parser *parser = user_data;
  if (!studio_xml_names_open (parser->names, names, values))
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE, "too deep");
      return;
    }
  Kind kind = find_kind (parser, element, names, values);
  parser->kinds[studio_xml_names_get_depth (parser->names)] = kind;
  if (kind != KIND_OTHER)
    g_string_truncate (parser->text, 0);
}

/* What stands around a structure or an empty list. */
static gboolean
is_blank (const GString *text)
{
  return strspn (text->str, " \t\r\n") == text->len;
}

static void
end_element_cb (G_GNUC_UNUSED GMarkupParseContext *context,
                G_GNUC_UNUSED const char *element,
                gpointer user_data,
                G_GNUC_UNUSED GError **error)
{
  Parser *parser = user_data;
  Kind kind = parser->kinds[studio_xml_names_get_depth (parser->names)];
  if (kind == KIND_ITEM)
    add_value (parser->property, parser->text->str, parser->is_default);
  else if (kind == KIND_PROPERTY && parser->property->values->len == 0 && !is_blank (parser->text))
    add_value (parser->property, parser->text->str, FALSE);
  if (kind == KIND_ITEM)
    g_string_truncate (parser->text, 0);
  studio_xml_names_close (parser->names);
}

static void
text_cb (G_GNUC_UNUSED GMarkupParseContext *context,
         const char *text,
         gsize size,
         gpointer user_data,
         G_GNUC_UNUSED GError **error)
{
  Parser *parser = user_data;
  Kind kind = parser->kinds[studio_xml_names_get_depth (parser->names)];
  if (kind == KIND_PROPERTY || kind == KIND_ITEM)
    g_string_append_len (parser->text, text, (gssize) size);
}

static gboolean
parse (StudioXmp *self, const char *packet)
{
  const GMarkupParser callbacks = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  Parser parser = {
    .xmp = self,
    .names = studio_xml_names_new (),
    .text = g_string_new (NULL),
  };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      &callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &parser, NULL);
  /* GMarkup does not take the byte order mark that some programs write in front. */
  if (g_str_has_prefix (packet, "\xef\xbb\xbf"))
    packet += 3;
  gboolean good = g_markup_parse_context_parse (context, packet, (gssize) strlen (packet), NULL)
                  && g_markup_parse_context_end_parse (context, NULL);
  studio_xml_names_free (parser.names);
  g_string_free (parser.text, TRUE);
  return good;
}

/**
 * studio_xmp_parse:
 * @packet: an XMP packet, of bounded size
 *
 * Returns: (transfer full) (nullable): its properties, %NULL if it is not well-formed or nested
 *   too deeply
 */
StudioXmp *
studio_xmp_parse (const char *packet)
{
  StudioXmp *self = g_new (StudioXmp, 1);
  self->properties = g_ptr_array_new_with_free_func (free_property);
  if (!parse (self, packet))
    g_clear_pointer (&self, studio_xmp_free);
  return self;
}

/**
 * studio_xmp_free:
 * @self: (transfer full): properties
 */
void
studio_xmp_free (StudioXmp *self)
{
  g_ptr_array_unref (self->properties);
  g_free (self);
}

/**
 * studio_xmp_get:
 * @self: properties
 * @uri: a namespace
 * @name: a property in it
 *
 * Returns: (transfer none) (nullable): its text; of a list the default, or else the first
 */
const char *
studio_xmp_get (StudioXmp *self, const char *uri, const char *name)
{
  Property *property = find_property (self, uri, name);
  return property == NULL || property->values->len == 0 ? NULL
                                                        : g_ptr_array_index (property->values, 0);
}

/**
 * studio_xmp_dup_list:
 * @self: properties
 * @uri: a namespace
 * @name: a property in it
 *
 * Returns: (transfer full) (array zero-terminated=1): its texts, perhaps none
 */
char **
studio_xmp_dup_list (StudioXmp *self, const char *uri, const char *name)
{
  Property *property = find_property (self, uri, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; property != NULL && i < property->values->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (property->values, i));
  return g_strv_builder_end (builder);
}
