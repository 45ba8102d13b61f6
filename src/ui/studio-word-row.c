/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-word-row.h"

static gboolean
word_to_position (GValue *value, GVariant *variant, gpointer words)
{
  const char *const *word = words;
  const char *wanted = g_variant_get_string (variant, NULL);

  for (guint i = 0; word[i] != NULL; i++)
    if (g_str_equal (word[i], wanted))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
position_to_word (const GValue *value, G_GNUC_UNUSED const GVariantType *type, gpointer words)
{
  const char *const *word = words;
  guint position = g_value_get_uint (value);

  return position == GTK_INVALID_LIST_POSITION ? NULL : g_variant_new_string (word[position]);
}

/**
 * studio_word_row_bind:
 * @row: a row
 * @settings: the settings
 * @key: a setting that is a word
 * @words: (array zero-terminated=1): the words in the order of the row; not copied
 *
 * Keeps what is selected and the setting the same. Whether the row can be used is left alone.
 */
void
studio_word_row_bind (AdwComboRow *row,
                      GSettings *settings,
                      const char *key,
                      const char *const *words)
{
  g_settings_bind_with_mapping (settings,
                                key,
                                row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY,
                                word_to_position,
                                position_to_word,
                                (gpointer) words,
                                NULL);
}
