/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-xml-names.h"

#include <string.h>

#define MAX_DECLARATIONS 128

typedef struct
{
  char *prefix;
  char *uri;
} Declaration;

struct _StudioXmlNames
{
  GPtrArray *declarations;
  /* How many declarations there were before each open element. */
  GArray *before;
};

static void
free_declaration (gpointer data)
{
  Declaration *declaration = data;
  g_free (declaration->prefix);
  g_free (declaration->uri);
  g_free (declaration);
}

/**
 * studio_xml_names_new:
 *
 * Returns: (transfer full): the names outside of any element
 */
StudioXmlNames *
studio_xml_names_new (void)
{
  StudioXmlNames *self = g_new (StudioXmlNames, 1);
  self->declarations = g_ptr_array_new_with_free_func (free_declaration);
  self->before = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * studio_xml_names_free:
 * @self: (transfer full): names
 */
void
studio_xml_names_free (StudioXmlNames *self)
{
  g_ptr_array_unref (self->declarations);
  g_array_unref (self->before);
  g_free (self);
}

/**
 * studio_xml_names_open:
 * @self: names
 * @attribute_names: (array zero-terminated=1): as GMarkup gives them
 * @attribute_values: (array zero-terminated=1): as GMarkup gives them
 *
 * Enters an element.
 *
 * Returns: whether neither depth nor declarations are beyond the limits
 */
gboolean
studio_xml_names_open (StudioXmlNames *self,
                       const char **attribute_names,
                       const char **attribute_values)
{
  guint before = self->declarations->len;
  if (self->before->len >= STUDIO_XML_MAX_DEPTH)
    return FALSE;
  g_array_append_val (self->before, before);
  for (int i = 0; attribute_names[i] != NULL; i++)
    {
      gboolean plain = strcmp (attribute_names[i], "xmlns") == 0;
      if (!plain && !g_str_has_prefix (attribute_names[i], "xmlns:"))
        continue;
      if (self->declarations->len >= MAX_DECLARATIONS)
        return FALSE;
      Declaration *declaration = g_new (Declaration, 1);
      declaration->prefix = g_strdup (plain ? "" : attribute_names[i] + strlen ("xmlns:"));
      declaration->uri = g_strdup (attribute_values[i]);
      g_ptr_array_add (self->declarations, declaration);
    }
  return TRUE;
}

/**
 * studio_xml_names_close:
 * @self: names
 *
 * Leaves an element.
 */
void
studio_xml_names_close (StudioXmlNames *self)
{
  guint before = g_array_index (self->before, guint, self->before->len - 1);
  g_array_set_size (self->before, self->before->len - 1);
  g_ptr_array_set_size (self->declarations, (int) before);
}

/**
 * studio_xml_names_get_depth:
 * @self: names
 *
 * Returns: how many elements are open
 */
guint
studio_xml_names_get_depth (StudioXmlNames *self)
{
  return self->before->len;
}

/**
 * studio_xml_names_resolve:
 * @self: names
 * @name: the name of an element or attribute, with its prefix
 * @local: (out): the name without it
 *
 * Returns: (transfer none): the namespace, empty where there is none
 */
const char *
studio_xml_names_resolve (StudioXmlNames *self, const char *name, const char **local)
{
  const char *colon = strchr (name, ':');
  gsize n_prefix = colon == NULL ? 0 : (gsize) (colon - name);
  *local = colon == NULL ? name : colon + 1;
  for (guint i = self->declarations->len; i > 0; i--)
    {
      const Declaration *declaration = g_ptr_array_index (self->declarations, i - 1);
      if (strlen (declaration->prefix) == n_prefix
          && memcmp (declaration->prefix, name, n_prefix) == 0)
        return declaration->uri;
    }
  return "";
}

/**
 * studio_xml_names_is:
 * @self: names
 * @name: the name of an element or attribute, with its prefix
 * @wanted_namespace: a namespace
 * @wanted_local: a name in it
 *
 * Returns: whether @name means that
 */
gboolean
studio_xml_names_is (StudioXmlNames *self,
                     const char *name,
                     const char *wanted_namespace,
                     const char *wanted_local)
{
  const char *local;
  const char *uri = studio_xml_names_resolve (self, name, &local);
  return strcmp (local, wanted_local) == 0 && strcmp (uri, wanted_namespace) == 0;
}
