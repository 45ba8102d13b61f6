/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the file of connections, or that of prices. No address in it sends a key unencrypted, and
 * no sum is beyond what can be counted. */
#include "fuzz.h"

#include "fuzz-file.h"
#include "studio-address.h"
#include "studio-connection-file.h"
#include "studio-spending-terms.h"

static void
check_connections (const char *path)
{
  g_autoptr (GKeyFile) file = studio_connection_file_read (path);
  g_autoptr (GListModel) list = studio_connection_file_list (file);
  g_autofree char *active = studio_connection_file_dup_active (file);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudioSavedConnection) saved = g_list_model_get_item (list, i);
      const char *address = studio_saved_connection_get_address (saved);
      g_autofree char *name = g_strdup (studio_saved_connection_get_name (saved));
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_str_has_prefix (address, "https://")
                     || studio_address_is_loopback (address));
      g_autoptr (StudioSavedConnection) found = studio_connection_file_find (file, name);
      g_assert_nonnull (found);
      studio_connection_file_remove (file, name);
      g_assert_null (studio_connection_file_find (file, name));
    }
}

static void
check_amount (gint64 micros)
{
  gint64 again = -1;
  g_autofree char *text = studio_amount_to_string (micros);
  g_assert_cmpint (micros, >=, 0);
  g_assert_cmpint (micros, <=, STUDIO_AMOUNT_MAX);
  g_assert_true (studio_amount_from_string (text, &again));
  g_assert_cmpint (again, ==, micros);
}

static void
check_terms (const char *path)
{
  StudioSpendingTerms terms = { 0 };
  studio_spending_terms_load (&terms, path);
  check_amount (terms.price_micros);
  check_amount (terms.limit_micros);
  check_amount (terms.confirm_micros);
  g_assert_cmpuint (terms.confirm_count, <=, STUDIO_CONFIRM_COUNT_MAX);
  g_assert_true (g_utf8_validate (terms.currency, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *path = fuzz_put_file (bytes, size);
  check_connections (path);
  check_terms (path);
  return 0;
}
