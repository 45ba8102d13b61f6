/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shown-path.h"

#include <string.h>

/**
 * studio_shown_path_dup:
 * @path: an absolute path
 *
 * What a person is told of a file or a folder. A sandbox gets both from the document portal, below
 * a number that nobody knows: $XDG_RUNTIME_DIR/doc/NUMBER/NAME, as
 * https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Documents.html
 * tells. Of those it is what comes after the number.
 *
 * Returns: (transfer full): in UTF-8
 */
char *
studio_shown_path_dup (const char *path)
{
  g_autofree char *documents = g_strconcat (g_get_user_runtime_dir (), "/doc/", NULL);
  const char *shown = path;

  if (g_str_has_prefix (path, documents))
    {
      const char *slash = strchr (path + strlen (documents), G_DIR_SEPARATOR);
      if (slash != NULL && slash[1] != '\0')
        shown = slash + 1;
    }
  return g_filename_display_name (shown);
}
