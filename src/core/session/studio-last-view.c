/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-last-view.h"

#include "studio-json-object.h"

#include <glib/gstdio.h>
#include <string.h>

#define VERSION 1

/* All ids that are allowed, each of twenty characters, and a search are below this. */
#define MAX_FILE_SIZE (64 * 1024)

#define MIN_ZOOM 0.001
#define MAX_ZOOM 1000.0
#define MAX_COMPARE_MODE 3

static const char *const zoom_modes[] = { "fit", "fill", "free" };

/**
 * studio_last_view_new:
 *
 * Returns: (transfer full): the view of a window that shows nothing yet
 */
StudioLastView *
studio_last_view_new (void)
{
  StudioLastView *self = g_new0 (StudioLastView, 1);

  self->zoom = 1;
  self->x = 0.5;
  self->y = 0.5;
  self->strip = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->search = g_strdup ("");
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->compared = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * studio_last_view_free:
 * @self: (transfer full): a view
 */
void
studio_last_view_free (StudioLastView *self)
{
  g_array_unref (self->strip);
  g_free (self->search);
  g_array_unref (self->selected);
  g_array_unref (self->compared);
  g_free (self);
}

static void
set_ids (JsonObject *object, const char *name, GArray *ids)
{
  JsonArray *array = json_array_sized_new (ids->len);

  for (guint i = 0; i < ids->len; i++)
    json_array_add_int_element (array, g_array_index (ids, gint64, i));
  json_object_set_array_member (object, name, array);
}

/**
 * studio_last_view_build:
 * @self: a view
 *
 * Returns: (transfer full): the text of its file, JSON
 */
char *
studio_last_view_build (const StudioLastView *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "version", VERSION);
  json_object_set_int_member (object, "shown", self->shown);
  json_object_set_string_member (object, "zoom_mode", zoom_modes[self->zoom_mode]);
  json_object_set_double_member (object, "zoom", self->zoom);
  json_object_set_double_member (object, "x", self->x);
  json_object_set_double_member (object, "y", self->y);
  set_ids (object, "strip", self->strip);
  json_object_set_string_member (object, "search", self->search);
  json_object_set_int_member (object, "first", self->first);
  set_ids (object, "selected", self->selected);
  set_ids (object, "compared", self->compared);
  json_object_set_int_member (object, "compare_mode", self->compare_mode);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/* 0 for what is none. */
static gint64
read_id (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
             ? MAX (0, json_node_get_int (node))
             : 0;
}

static double
read_number (JsonObject *object, const char *name, double least, double most, double fallback)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type = node == NULL ? G_TYPE_INVALID : json_node_get_value_type (node);
  double number = type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : -1;

  return number >= least && number <= most ? number : fallback;
}

static const char *
read_text (JsonObject *object, const char *name)
{
  const char *text = studio_json_object_get_text (object, name);

  return text != NULL && strlen (text) <= STUDIO_LAST_VIEW_MAX_SEARCH ? text : "";
}

static void
read_ids (JsonObject *object, const char *name, guint max, GArray *ids)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < MIN (json_array_get_length (array), max); i++)
    {
      gint64 id = read_id (json_array_get_element (array, i));
      if (id > 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
}

static StudioLastZoom
read_zoom_mode (JsonObject *object)
{
  const char *mode = read_text (object, "zoom_mode");

  for (guint i = 0; i < G_N_ELEMENTS (zoom_modes); i++)
    if (g_str_equal (mode, zoom_modes[i]))
      return (StudioLastZoom) i;
  return STUDIO_LAST_ZOOM_FIT;
}

static StudioLastView *
read_view (JsonObject *object)
{
  StudioLastView *self = studio_last_view_new ();

  self->shown = read_id (json_object_get_member (object, "shown"));
  self->zoom_mode = read_zoom_mode (object);
  self->zoom = read_number (object, "zoom", MIN_ZOOM, MAX_ZOOM, 1);
  self->x = read_number (object, "x", 0, 1, 0.5);
  self->y = read_number (object, "y", 0, 1, 0.5);
  read_ids (object, "strip", STUDIO_LAST_VIEW_MAX_STRIP, self->strip);
  g_free (self->search);
  self->search = g_strdup (read_text (object, "search"));
  self->first = read_id (json_object_get_member (object, "first"));
  read_ids (object, "selected", STUDIO_LAST_VIEW_MAX_SELECTED, self->selected);
  read_ids (object, "compared", STUDIO_LAST_VIEW_MAX_COMPARED, self->compared);
  if (self->compared->len < 2)
    g_array_set_size (self->compared, 0);
  self->compare_mode = (guint) read_number (object, "compare_mode", 0, MAX_COMPARE_MODE, 0);
  return self;
}

/**
 * studio_last_view_parse:
 * @text: what the file holds
 * @length: how many bytes
 *
 * What is missing, or not as it should be, is as in a new view.
 *
 * Returns: (transfer full) (nullable): a view, %NULL where @text is none or of a later version
 */
StudioLastView *
studio_last_view_parse (const char *text, gsize length)
{
  g_autoptr (JsonObject) object = length <= MAX_FILE_SIZE ? studio_json_object_parse (text, length)
                                                          : NULL;

  return object != NULL && read_id (json_object_get_member (object, "version")) == VERSION
             ? read_view (object)
             : NULL;
}

/**
 * studio_last_view_read:
 * @path: the file
 *
 * Blocking.
 *
 * Returns: (transfer full) (nullable): the view, %NULL where there is none that can be read
 */
StudioLastView *
studio_last_view_read (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_FILE_SIZE
      || !g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  return studio_last_view_parse (text, length);
}
