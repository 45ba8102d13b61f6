/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: what somebody pastes as the output of `heroku config`. It gives one pair of known
 * variables or one sentence, and neither quotes what was not wanted. */
#include "fuzz.h"

#include "studio-config-vars.h"
#include "studio-error.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConfigVars) vars = studio_config_vars_read ((const char *) bytes, size, &error);
  g_assert_true ((vars == NULL) == (error != NULL));
  if (vars == NULL)
    {
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONFIG_VARS);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpstr (vars->address, !=, "");
  g_assert_cmpstr (vars->key, !=, "");
  g_assert_true (g_utf8_validate (vars->address, -1, NULL));
  g_assert_true (g_utf8_validate (vars->key, -1, NULL));
  g_assert_cmpuint (strlen (vars->address), <=, size);
  g_assert_cmpuint (strlen (vars->key), <=, size);
  g_assert_cmpuint (strlen (vars->alias), <, size);
  return 0;
}
