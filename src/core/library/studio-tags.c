/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tags.h"

typedef struct
{
  char *text;
  char *key;
} Tag;

static void
clear_tag_cb (gpointer data)
{
  Tag *tag = data;
  g_free (tag->text);
  g_free (tag->key);
}

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static gboolean
find (GArray *tags, const char *key, guint *index)
{
  for (*index = 0; *index < tags->len; *index += 1)
    if (g_str_equal (g_array_index (tags, Tag, *index).key, key))
      return TRUE;
  return FALSE;
}

static void
add_tag (GArray *tags, const char *text)
{
  Tag tag = { .text = studio_tags_clean (text) };
  guint index;

  if (tag.text == NULL)
    return;
  tag.key = fold (tag.text);
  if (tags->len >= STUDIO_TAGS_MAX_NUMBER || find (tags, tag.key, &index))
    clear_tag_cb (&tag);
  else
    g_array_append_val (tags, tag);
}

static void
remove_tag (GArray *tags, const char *text)
{
  g_autofree char *clean = studio_tags_clean (text);
  g_autofree char *key = clean == NULL ? NULL : fold (clean);
  guint index;

  if (key != NULL && find (tags, key, &index))
    g_array_remove_index (tags, index);
}

static int
compare_tags_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Tag *) a)->key, ((const Tag *) b)->key);
}

/**
 * studio_tags_clean:
 * @tag: what was typed
 *
 * Takes white space and control characters from both ends and makes each run of them in between one
 * space, so that a tag is always one line; cuts it to %STUDIO_TAGS_MAX_LENGTH characters.
 *
 * Returns: (transfer full) (nullable): the tag, %NULL where nothing is left
 */
char *
studio_tags_clean (const char *tag)
{
  g_autofree char *valid = g_utf8_make_valid (tag, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *clean = g_string_new (NULL);
  gboolean gap = FALSE;
  guint length = 0;

  for (const char *at = composed; *at != '\0' && length < STUDIO_TAGS_MAX_LENGTH;
       at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        {
          gap = length > 0;
          continue;
        }
      if (gap && ++length < STUDIO_TAGS_MAX_LENGTH)
        g_string_append_c (clean, ' ');
      gap = FALSE;
      if (length++ < STUDIO_TAGS_MAX_LENGTH)
        g_string_append_unichar (clean, character);
    }
  if (clean->len > 0 && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (clean, clean->len == 0);
}

/**
 * studio_tags_change:
 * @tags: (nullable): the tags of an image, one a line
 * @add: (nullable) (array zero-terminated=1): tags to add
 * @remove: (nullable) (array zero-terminated=1): tags to remove, in any case
 *
 * Returns: (transfer full): the new tags, one a line, sorted; empty for none
 */
char *
studio_tags_change (const char *tags, const char *const *add, const char *const *remove)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Tag));
  g_auto (GStrv) old = studio_tags_split (tags);
  GString *text = g_string_new (NULL);

  g_array_set_clear_func (list, clear_tag_cb);
  for (char **tag = old; *tag != NULL; tag++)
    add_tag (list, *tag);
  for (const char *const *tag = remove; tag != NULL && *tag != NULL; tag++)
    remove_tag (list, *tag);
  for (const char *const *tag = add; tag != NULL && *tag != NULL; tag++)
    add_tag (list, *tag);
  g_array_sort (list, compare_tags_cb);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", g_array_index (list, Tag, i).text);
  return g_string_free (text, FALSE);
}

/**
 * studio_tags_split:
 * @tags: (nullable): tags, one a line
 *
 * Returns: (transfer full) (array zero-terminated=1): each tag
 */
char **
studio_tags_split (const char *tags)
{
  return g_strsplit (tags == NULL ? "" : tags, "\n", -1);
}
