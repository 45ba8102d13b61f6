/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-word-lists.h"

#include <string.h>

struct _StudioWordLists
{
  GHashTable *entries; /* char ** by name */
  GHashTable *texts;   /* char * by name, with comments and all */
};

static void
clear_lists (gpointer data)
{
  StudioWordLists *self = data;

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->texts);
}

/**
 * studio_word_lists_new:
 *
 * Returns: (transfer full): no lists
 */
StudioWordLists *
studio_word_lists_new (void)
{
  StudioWordLists *self = g_atomic_rc_box_new0 (StudioWordLists);

  self->entries = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * studio_word_lists_ref:
 * @self: lists
 *
 * Returns: (transfer full): @self
 */
StudioWordLists *
studio_word_lists_ref (StudioWordLists *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * studio_word_lists_unref:
 * @self: (transfer full): lists
 */
void
studio_word_lists_unref (StudioWordLists *self)
{
  g_atomic_rc_box_release_full (self, clear_lists);
}

/**
 * studio_word_lists_set:
 * @self: lists
 * @name: the name of one
 * @text: its file's text, UTF-8
 *
 * Adds a list, or replaces it.
 */
void
studio_word_lists_set (StudioWordLists *self, const char *name, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && *lines[i] != '#')
        g_strv_builder_add (builder, lines[i]);
    }
  g_hash_table_insert (self->entries, g_strdup (name), g_strv_builder_end (builder));
  g_hash_table_insert (self->texts, g_strdup (name), g_strdup (text));
}

/**
 * studio_word_lists_get_entries:
 * @self: lists
 * @name: the name of one
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): its entries, which are templates
 *   again; %NULL where there is no such list
 */
const char *const *
studio_word_lists_get_entries (StudioWordLists *self, const char *name)
{
  return g_hash_table_lookup (self->entries, name);
}

/**
 * studio_word_lists_get_text:
 * @self: lists
 * @name: the name of one
 *
 * Returns: (transfer none) (nullable): its file's text, for editing; %NULL where there is no such
 *   list
 */
const char *
studio_word_lists_get_text (StudioWordLists *self, const char *name)
{
  return g_hash_table_lookup (self->texts, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * studio_word_lists_dup_names:
 * @self: lists
 *
 * Returns: (transfer full) (array zero-terminated=1): their names in the order of the alphabet
 */
char **
studio_word_lists_dup_names (StudioWordLists *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

/**
 * studio_word_list_name_is_valid:
 * @name: a name
 *
 * A name is letters, digits, `-` and single `_` between them, so that `__name__` has one meaning
 * and the name of the file is a plain one.
 *
 * Returns: whether it can be the name of a list
 */
gboolean
studio_word_list_name_is_valid (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > STUDIO_WORD_LIST_MAX_NAME || !g_utf8_validate (name, -1, NULL)
      || name[0] == '_' || name[length - 1] == '_' || strstr (name, "__") != NULL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '-' && c != '_')
        return FALSE;
    }
  return TRUE;
}
