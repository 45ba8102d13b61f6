/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-secret.h"

#include <string.h>

/**
 * studio_secret_free:
 * @text: (nullable) (transfer full): a string that g_free() would take
 *
 * Overwrites and frees @text.
 */
void
studio_secret_free (StudioSecret *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}
