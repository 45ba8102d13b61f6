/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-application-id.h"

#include "studio-config.h"

/**
 * studio_application_id_dup:
 * @library_dir: the folder of a library that is not the usual one
 *
 * Each library has a process of its own, so a second start raises the window of the same library
 * and never that of another.
 *
 * Returns: (transfer full): the application id for it
 */
char *
studio_application_id_dup (const char *library_dir)
{
  g_autofree char *whole = g_canonicalize_filename (library_dir, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  return g_strdup_printf ("%s.Library%.12s", STUDIO_APP_ID, digest);
}
