/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-spending-terms.h"

#include "studio-disk.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>

#define GROUP "Spending"
#define MAX_FILE_SIZE 4096

static gint64
read_amount (GKeyFile *file, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);
  gint64 micros = 0;

  studio_amount_from_string (text, &micros);
  return micros;
}

static void
read_currency (GKeyFile *file, char currency[STUDIO_CURRENCY_SIZE])
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, "Currency", NULL);
  g_autofree char *amount = g_strconcat ("1 ", text, NULL);
  gint64 micros = 0;

  /* What nobody could have typed is none. */
  *currency = '\0';
  studio_amount_parse (amount, NULL, &micros, currency);
}

/**
 * studio_spending_terms_load:
 * @self: (inout): the terms, untouched where there is no file that can be read
 * @path: the file
 *
 * Blocking. What is no amount is none.
 */
void
studio_spending_terms_load (StudioSpendingTerms *self, const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (studio_disk_get_size (path) > MAX_FILE_SIZE
      || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  gint64 count = g_key_file_get_int64 (file, GROUP, "ConfirmCount", NULL);
  self->price_micros = read_amount (file, "Price");
  self->limit_micros = read_amount (file, "MonthlyLimit");
  self->confirm_micros = read_amount (file, "ConfirmSum");
  self->confirm_count = (guint) CLAMP (count, 0, STUDIO_CONFIRM_COUNT_MAX);
  read_currency (file, self->currency);
}

static void
write_amount (GKeyFile *file, const char *key, gint64 micros)
{
  g_autofree char *text = studio_amount_to_string (micros);
  g_key_file_set_string (file, GROUP, key, text);
}

/**
 * studio_spending_terms_save:
 * @self: the terms
 * @path: the file, whose folder is made
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Blocking.
 *
 * Returns: whether they are on the disk
 */
gboolean
studio_spending_terms_save (const StudioSpendingTerms *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  write_amount (file, "Price", self->price_micros);
  write_amount (file, "MonthlyLimit", self->limit_micros);
  write_amount (file, "ConfirmSum", self->confirm_micros);
  g_key_file_set_uint64 (file, GROUP, "ConfirmCount", self->confirm_count);
  g_key_file_set_string (file, GROUP, "Currency", self->currency);
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);
  if (!studio_disk_make_folder (folder, error))
    return FALSE;
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_STORAGE,
               _ ("Price and limit could not be saved: %s."),
               failure->message);
  return FALSE;
}

/**
 * studio_spending_terms_equal:
 * @self: terms
 * @other: others
 *
 * Returns: whether they are the same
 */
gboolean
studio_spending_terms_equal (const StudioSpendingTerms *self, const StudioSpendingTerms *other)
{
  return self->price_micros == other->price_micros && self->limit_micros == other->limit_micros
         && self->confirm_micros == other->confirm_micros
         && self->confirm_count == other->confirm_count
         && g_str_equal (self->currency, other->currency);
}
