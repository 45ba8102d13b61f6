/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: what somebody pastes. An address that is taken is https or this computer, and normal. */
#include "fuzz.h"

#include "studio-address.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = studio_address_normalise (text, &error);
  g_assert_true ((address == NULL) == (error != NULL));
  if (address != NULL)
    {
      g_autofree char *again = studio_address_normalise (address, NULL);
      g_assert_cmpstr (again, ==, address);
      g_assert_true (
          g_str_has_prefix (address, "https://")
          || (g_str_has_prefix (address, "http://") && studio_address_is_loopback (address)));
      g_assert_null (strpbrk (address, "@?# \n"));
    }
  g_autofree char *key = studio_key_normalise (text, NULL);
  for (const char *at = key; at != NULL && *at != '\0'; at++)
    g_assert_true (g_ascii_isgraph (*at));
  g_autofree char *model = studio_model_normalise (text);
  g_assert_cmpstr (model, !=, "");
  return 0;
}
